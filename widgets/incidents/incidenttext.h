// What incidents, their states and their writes are called, and which shape stands for them. Translated;
// plain functions, GUI thread.
#pragma once

#include "incidents/incidentmodel.h"
#include "incidents/timelinemodel.h"
#include "kit/controls/chippainter.h"
#include "kit/icons.h"
#include "kit/tables/richdelegates.h"

#include <QTimeZone>

namespace yagura::incidents {

[[nodiscard]] QString statusText(const Incident &incident);
[[nodiscard]] kit::Shape statusShape(IncidentStatus status);
[[nodiscard]] kit::Severity statusSeverity(IncidentStatus status);
// "High · P1", "Low"; the priority alone where the urgency is unknown.
[[nodiscard]] QString urgencyText(const Incident &incident);
// "primary on-call, db team"; "nobody".
[[nodiscard]] QString peopleText(const Incident &incident);

// "Acknowledge", "Resolve", "Note".
[[nodiscard]] QString actText(IncidentAct act);
// The true state of a write, short: "Acknowledge unknown, checking".
[[nodiscard]] QString actionStateText(const OutboxAction &action);
[[nodiscard]] kit::ChipContent actionChip(const OutboxAction &action);

// The cells of a row of the list.
[[nodiscard]] kit::TwoLineCell stateCell(const Incident &incident);
[[nodiscard]] kit::TwoLineCell titleCell(const IncidentRow &row);
[[nodiscard]] kit::TwoLineCell ageCell(const Incident &incident, Instant now, const QTimeZone &zone);

// One item of the timeline.
struct TimelineText
{
    QString title;
    QString detail;
    kit::IconName icon = kit::IconName::Info;
    kit::ColorRole role = kit::ColorRole::TextMuted;
    bool isUnfinished = false;
};
[[nodiscard]] TimelineText timelineText(const TimelineItem &item);

} // namespace yagura::incidents
