// Counts by time and value: histograms, or raw values that are counted here. Owned by its PanelFrame; GUI
// thread.
#pragma once

#include "dashboards/options/chartoptions.h"
#include "dashboards/panelview.h"

namespace yagura::kit {
class HeatmapChart;
struct HeatmapCell;
} // namespace yagura::kit

namespace yagura::dashboards {

class HeatmapView : public PanelView
{
    Q_OBJECT
public:
    explicit HeatmapView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    void setCursor(std::optional<Instant> at) override;
    void setPinned(std::optional<Instant> at) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::HeatmapChart *chart() const { return m_chart; }

private:
    void showAxis(const HeatmapOptions &options, const frames::FieldConfig &field);
    void showColors(const HeatmapOptions &options);

    kit::HeatmapChart *m_chart;
    frames::FieldConfig m_field;
    std::shared_ptr<const std::vector<kit::HeatmapCell>> m_cells;
};

} // namespace yagura::dashboards
