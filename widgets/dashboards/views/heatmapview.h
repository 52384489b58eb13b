// Counts by time and value: histograms, or raw values that are counted here. Owned by its PanelFrame; GUI
// thread.
#pragma once

#include "dashboards/options/chartoptions.h"
#include "dashboards/panelview.h"
#include "kit/charts/seriescolor.h"

namespace yagura::kit {
class HeatmapChart;
struct HeatmapCell;
} // namespace yagura::kit

namespace yagura::dashboards {

class PinnedLinks;

class HeatmapView : public PanelView
{
    Q_OBJECT
public:
    explicit HeatmapView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    void setExemplars(const std::vector<metrics::Exemplar> &exemplars) override;
    void setCursor(std::optional<Instant> at) override;
    void setPinned(std::optional<Instant> at) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::HeatmapChart *chart() const { return m_chart; }
    [[nodiscard]] PinnedLinks *pinnedLinks() const { return m_pinnedLinks; }

private:
    void showAxis(const HeatmapOptions &options, const frames::FieldConfig &field);
    void showColors(const HeatmapOptions &options);

    kit::HeatmapChart *m_chart;
    PinnedLinks *m_pinnedLinks;
    frames::FieldConfig m_field;
    std::optional<kit::SeriesColor> m_exemplarColor;
    QStringList m_traces; // of the exemplars; empty where one has none
    std::shared_ptr<const std::vector<kit::HeatmapCell>> m_cells;
};

} // namespace yagura::dashboards
