// Figures: one a value, each with its course and what it was in the range. Owned by its PanelFrame; GUI
// thread.
#pragma once

#include "dashboards/panelfigures.h"
#include "dashboards/views/linklook.h"

namespace yagura::kit {
class BigStat;
struct FigureItem;
} // namespace yagura::kit

namespace yagura::dashboards {

class StatView : public PanelView
{
    Q_OBJECT
public:
    explicit StatView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::BigStat *stat() const { return m_stat; }

private:
    [[nodiscard]] kit::FigureItem itemOf(const PanelFigure &figure, const StatOptions &options) const;

    kit::BigStat *m_stat;
    LinkLists m_links; // one list a figure
};

} // namespace yagura::dashboards
