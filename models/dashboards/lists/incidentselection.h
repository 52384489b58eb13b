// Which incidents an incident list shows. Incidents live on the same floor as dashboards, so they come as
// these plain lines, filled in by app/. Pure, any thread.
#pragma once

#include "core/instant.h"
#include "dashboards/lists/listscope.h"
#include "dashboards/options/listoptions.h"

namespace yagura::dashboards {

enum class IncidentLineStatus { Triggered, Acknowledged, Resolved };

struct IncidentLine
{
    QString id;
    QString sourceId;
    QString number; // "#4812"
    QString title;
    QString service; // canonical
    QString owner; // who has it, or is paged
    QString priority; // "P1"; empty for none
    QString pendingWrite; // translated state of an unconfirmed write; empty for none
    IncidentLineStatus status = IncidentLineStatus::Triggered;
    bool isUrgent = true; // of high urgency
    Instant since;
    std::optional<Instant> until = {}; // resolved

    bool operator==(const IncidentLine &) const = default;
};

struct IncidentSelection
{
    std::vector<IncidentLine> lines; // in the order given: most urgent first
    int matching = 0; // before the limit
};

[[nodiscard]] IncidentSelection selectIncidents(const std::vector<IncidentLine> &lines,
                                                const IncidentListOptions &options,
                                                const PlanContext &context);

} // namespace yagura::dashboards
