// Values in their limits, as half circles. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

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
    [[nodiscard]] kit::GaugeGrid *gauges() const { return m_gauges; }

private:
    kit::GaugeGrid *m_gauges;
};

} // namespace yagura::dashboards
