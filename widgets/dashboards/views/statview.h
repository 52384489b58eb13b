// Figures: one a value, each with its course and what it was in the range. Owned by its PanelFrame; GUI
// thread.
#pragma once

#include "dashboards/panelfigures.h"
#include "dashboards/panelview.h"

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
    [[nodiscard]] kit::BigStat *stat() const { return m_stat; }

private:
    [[nodiscard]] kit::FigureItem itemOf(const PanelFigure &figure, const StatOptions &options) const;

    kit::BigStat *m_stat;
};

} // namespace yagura::dashboards
