// Shares of a whole, a slice a value. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

namespace yagura::kit {
class PieChart;
}

namespace yagura::dashboards {

class PieView : public PanelView
{
    Q_OBJECT
public:
    explicit PieView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] kit::PieChart *chart() const { return m_chart; }

private:
    kit::PieChart *m_chart;
};

} // namespace yagura::dashboards
