// Bars of categories: the first text of a frame along the axis, a bar for each of its numbers. Owned by its
// PanelFrame; GUI thread.
#pragma once

#include "dashboards/views/linklook.h"

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
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::BarChart *chart() const { return m_chart; }

private:
    void showThresholds(const frames::FieldConfig &field);

    kit::BarChart *m_chart;
    LinkLists m_links; // one list a mark of the chart; empty where no field has any
};

} // namespace yagura::dashboards
