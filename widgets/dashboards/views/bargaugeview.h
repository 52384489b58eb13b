// Values as bars within their limits. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

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
    [[nodiscard]] kit::BarGauge *bars() const { return m_bars; }

private:
    kit::BarGauge *m_bars;
};

} // namespace yagura::dashboards
