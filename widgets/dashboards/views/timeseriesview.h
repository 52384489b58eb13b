// Lines, areas, bars and points over time. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

namespace yagura::kit {
class TimeSeriesChart;
}

namespace yagura::dashboards {

class PinnedLinks;

class TimeSeriesView : public PanelView
{
    Q_OBJECT
public:
    explicit TimeSeriesView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    void setOverlays(const PanelOverlays &overlays) override;
    void setExemplars(const std::vector<metrics::Exemplar> &exemplars) override;
    void setCursor(std::optional<Instant> at) override;
    void setPinned(std::optional<Instant> at) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::TimeSeriesChart *chart() const { return m_chart; }
    [[nodiscard]] PinnedLinks *pinnedLinks() const { return m_pinnedLinks; }

private:
    void showThresholds(const frames::FieldConfig &field);
    void showLegend(const PanelContent &content);
    void showPinnedLinks(std::optional<Instant> at);

    kit::TimeSeriesChart *m_chart;
    PinnedLinks *m_pinnedLinks;
    QTimeZone m_zone = QTimeZone::utc();
    SharedPanelData m_data;
};

} // namespace yagura::dashboards
