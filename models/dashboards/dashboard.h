// A dashboard as a value: panels on a grid, variables, time. Copies are cheap enough to keep one an undo
// step.
#pragma once

#include "core/timerangeexpression.h"
#include "dashboards/annotations.h"
#include "dashboards/panel.h"
#include "dashboards/variable.h"

#include <optional>

namespace yagura::dashboards {

struct Dashboard
{
    QString uid;
    QString title;
    QStringList tags;
    std::optional<TimeRangeExpression> time;
    QString refresh; // "5s", empty for none
    LayoutMode layout = LayoutMode::Gravity;
    std::vector<Variable> variables;
    std::vector<AnnotationQuery> annotations; // as read
    std::vector<Panel> panels;
    QByteArray json; // the file, including its wrapper if it has one; empty for one made here

    bool operator==(const Dashboard &) const = default;
};

[[nodiscard]] const Panel *findPanel(const Dashboard &dashboard, int id);
[[nodiscard]] Panel *findPanel(Dashboard &dashboard, int id);
// One more than the highest, children of rows included.
[[nodiscard]] int nextPanelId(const Dashboard &dashboard);

// The panels on the grid (a collapsed row's children are not).
[[nodiscard]] GridLayout gridOf(const Dashboard &dashboard);
// Panels take the rectangles of layout.
void applyGrid(Dashboard &dashboard, const GridLayout &layout);

// Whole edits; each returns the new state and leaves the rest as it is.
[[nodiscard]] Dashboard withPanelAdded(Dashboard dashboard, Panel panel);
[[nodiscard]] Dashboard withPanelRemoved(Dashboard dashboard, int id);
// The copy stands right of or below the original; its id is nextPanelId() of the old state.
[[nodiscard]] Dashboard withPanelDuplicated(Dashboard dashboard, int id);
[[nodiscard]] Dashboard withPanelReplaced(Dashboard dashboard, const Panel &panel);
[[nodiscard]] Dashboard withLayoutMode(Dashboard dashboard, LayoutMode mode);
// Collapses an open row (its panels go into it) or opens a collapsed one (they come back below it).
[[nodiscard]] Dashboard withRowToggled(Dashboard dashboard, int rowId);

} // namespace yagura::dashboards
