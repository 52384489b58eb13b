// A value in its limits, as a half circle; one a series. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelfigures.h"
#include "dashboards/panelview.h"

class QHBoxLayout;

namespace yagura::kit {
class Gauge;
}

namespace yagura::dashboards {

class GaugeView : public PanelView
{
    Q_OBJECT
public:
    explicit GaugeView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;

private:
    void showFigure(kit::Gauge &gauge, const PanelFigure &shown, bool isAlone) const;

    QHBoxLayout *m_layout;
    std::vector<kit::Gauge *> m_gauges;
};

} // namespace yagura::dashboards
