// The bytes of PagerDuty's REST API v2, read into values and written from them. Pure; any thread. Unknown
// types and absent members survive: a value this program has not met becomes Unknown or Other and keeps its
// name. An answer that is not JSON is NotJson; one without the promised list is Malformed.
#pragma once

#include "core/result.h"
#include "incidents/incident.h"
#include "incidents/logentry.h"

#include <QByteArray>

namespace yagura::incidents {

template <typename Item> struct Page
{
    std::vector<Item> items;
    bool hasMore = false;
};

[[nodiscard]] Result<Page<Incident>> parseIncidents(const QByteArray &body);
// {"incident": …}, or the first of {"incidents": […]}.
[[nodiscard]] Result<Incident> parseIncident(const QByteArray &body);
[[nodiscard]] Result<Page<LogEntry>> parseLogEntries(const QByteArray &body);
[[nodiscard]] Result<Page<IncidentAlert>> parseIncidentAlerts(const QByteArray &body);
[[nodiscard]] Result<std::vector<Note>> parseNotes(const QByteArray &body);
[[nodiscard]] Result<Note> parseNote(const QByteArray &body);
[[nodiscard]] Result<std::vector<Identity>> parseUsers(const QByteArray &body);
[[nodiscard]] Result<Page<OnCall>> parseOnCalls(const QByteArray &body);
[[nodiscard]] Result<QStringList> parseAbilities(const QByteArray &body);

// The words of an error answer: its message and the list of what was wrong; empty when the body is no
// envelope.
[[nodiscard]] QString parseErrorText(const QByteArray &body);

// Bodies of writes.
[[nodiscard]] QByteArray statusChangeBody(const QString &incidentId, IncidentStatus status);
[[nodiscard]] QByteArray noteBody(const QString &content);

// triggered, acknowledged, resolved.
[[nodiscard]] QString statusName(IncidentStatus status);

} // namespace yagura::incidents
