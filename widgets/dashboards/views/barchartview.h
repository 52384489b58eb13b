// Bars of categories: the first text of a frame along the axis, a bar for each of its numbers. Owned by its
// PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

namespace yagura::kit {
class BarChart;
}

namespace yagura::dashboards {

class BarChartView : public PanelView
{
    Q_OBJECT
public:
    explicit BarChartView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] kit::BarChart *chart() const { return m_chart; }

private:
    void showThresholds(const frames::FieldConfig &field);

    kit::BarChart *m_chart;
};

} // namespace yagura::dashboards
