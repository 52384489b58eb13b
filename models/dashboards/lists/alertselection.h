// Which alerts an alert list shows, in which order and groups. Pure, any thread.
#pragma once

#include "alerts/alert.h"
#include "core/result.h"
#include "dashboards/lists/listscope.h"
#include "dashboards/options/listoptions.h"

namespace yagura::dashboards {

// One row: a group's head, or an alert.
struct AlertListRow
{
    QString group; // "service=payment, env=prod"; empty where nothing is grouped
    int members = 0; // of a head
    std::optional<alerts::Alert> alert; // nothing: this is a head

    [[nodiscard]] bool isHead() const { return !alert; }
    [[nodiscard]] QString key() const { return alert ? alert->fingerprint : QLatin1Char('\n') + group; }
    bool operator==(const AlertListRow &) const = default;
};

struct AlertSelection
{
    std::vector<AlertListRow> rows;
    int matching = 0; // before the limit
    Severity worst = Severity::Unknown; // of what fires; Ok where nothing does
};

struct AlertSelectionContext
{
    PlanContext plan;
    QString dashboardUid; // of the dashboard the panel is on
    QStringList sourceIds; // alerts of these only; empty: of all
};

// InvalidInput when the matchers cannot be read.
[[nodiscard]] Result<AlertSelection> selectAlerts(const alerts::Alerts &alerts,
                                                  const AlertListOptions &options,
                                                  const AlertSelectionContext &context);

} // namespace yagura::dashboards
