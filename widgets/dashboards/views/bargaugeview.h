// Values as bars within their limits. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/views/linklook.h"

namespace yagura::kit {
class BarGauge;
}

namespace yagura::dashboards {

class BarGaugeView : public PanelView
{
    Q_OBJECT
public:
    explicit BarGaugeView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::BarGauge *bars() const { return m_bars; }

private:
    kit::BarGauge *m_bars;
    LinkLists m_links; // one list a figure
};

} // namespace yagura::dashboards
