// States over time, a row a series: as bars as long as they last, or as one cell a sample. Owned by its
// PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

namespace yagura::kit {
class StateTimelineChart;
}

namespace yagura::dashboards {

class PinnedLinks;

class StateTimelineView : public PanelView
{
    Q_OBJECT
public:
    explicit StateTimelineView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    void setCursor(std::optional<Instant> at) override;
    void setPinned(std::optional<Instant> at) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::StateTimelineChart *chart() const { return m_chart; }
    [[nodiscard]] PinnedLinks *pinnedLinks() const { return m_pinnedLinks; }

private:
    [[nodiscard]] std::vector<FieldLink> linksOf(int row, Instant at) const;

    kit::StateTimelineChart *m_chart;
    PinnedLinks *m_pinnedLinks;
    std::vector<frames::Field> m_fields; // one a row
    QStringList m_names;
};

} // namespace yagura::dashboards
