// What is different between two states of a dashboard, panel by panel and field by field, for people to read
// before they restore one. Panels are told apart by id, inside collapsed rows too; fields are places in the
// JSON. Pure, any thread.
#pragma once

#include "dashboards/dashboard.h"

#include <optional>
#include <vector>

namespace yagura::dashboards {

struct FieldDifference
{
    QString path; // "targets[A].expr", "fieldConfig.defaults.unit"
    QString before; // as text; null: was not there
    QString after;

    bool operator==(const FieldDifference &) const = default;
};

enum class PanelFate { Added, Removed, Kept };

struct PanelDifference
{
    int id = 0;
    QString title; // of the later state, if it is there
    PanelFate fate = PanelFate::Kept;
    GridRect before; // valid unless Added
    GridRect after; // valid unless Removed
    std::vector<FieldDifference> fields;

    [[nodiscard]] bool isMoved() const
    {
        return fate == PanelFate::Kept && (before.x != after.x || before.y != after.y);
    }
    [[nodiscard]] bool isResized() const
    {
        return fate == PanelFate::Kept && (before.w != after.w || before.h != after.h);
    }
    bool operator==(const PanelDifference &) const = default;
};

struct DashboardDifference
{
    std::vector<PanelDifference> panels; // removed ones first, then in the order of the later state
    std::vector<FieldDifference> settings; // of the dashboard itself: title, time, variables …

    [[nodiscard]] bool isEmpty() const { return panels.empty() && settings.empty(); }
    bool operator==(const DashboardDifference &) const = default;
};

[[nodiscard]] DashboardDifference dashboardDifference(const Dashboard &before, const Dashboard &after);

// Panels added, removed, moved or resized, otherwise changed; settings changed.
struct DifferenceCounts
{
    int added = 0;
    int removed = 0;
    int moved = 0;
    int changed = 0;
    int settings = 0;

    bool operator==(const DifferenceCounts &) const = default;
};
[[nodiscard]] DifferenceCounts countsOf(const DashboardDifference &difference);

} // namespace yagura::dashboards
