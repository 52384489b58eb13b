// Values in their limits, as half circles. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/views/linklook.h"

namespace yagura::kit {
class GaugeGrid;
}

namespace yagura::dashboards {

class GaugeView : public PanelView
{
    Q_OBJECT
public:
    explicit GaugeView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::GaugeGrid *gauges() const { return m_gauges; }

private:
    kit::GaugeGrid *m_gauges;
    LinkLists m_links; // one list a figure
};

} // namespace yagura::dashboards
