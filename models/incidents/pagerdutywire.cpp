#include "incidents/pagerdutywire.h"

#include "core/jsonreader.h"

#include <QDateTime>

#include <tuple>

using namespace Qt::StringLiterals;

namespace yagura::incidents {

namespace {

std::optional<Instant> readTime(const JsonView &view)
{
    const QString text = view.stringOr();
    if (text.isEmpty())
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.date().year() < 1990 || time.date().year() > 2200)
        return std::nullopt;
    return fromUnixMilliseconds(time.toMSecsSinceEpoch());
}

Reference readReference(const JsonView &view)
{
    const QString name = view.at("summary").stringOr(view.at("name").stringOr());
    return {view.at("id").stringOr(), name};
}

IncidentStatus readStatus(const QString &name)
{
    for (const auto status :
         {IncidentStatus::Triggered, IncidentStatus::Acknowledged, IncidentStatus::Resolved}) {
        if (name == statusName(status))
            return status;
    }
    return IncidentStatus::Unknown;
}

Urgency readUrgency(const QString &name)
{
    if (name == u"high"_s)
        return Urgency::High;
    return name == u"low"_s ? Urgency::Low : Urgency::Unknown;
}

PendingKind readPendingKind(const QString &name)
{
    if (name == u"unacknowledge"_s)
        return PendingKind::Unacknowledge;
    if (name == u"resolve"_s)
        return PendingKind::Resolve;
    if (name == u"escalate"_s)
        return PendingKind::Escalate;
    return name == u"urgency_change"_s ? PendingKind::UrgencyChange : PendingKind::Other;
}

LogEntryKind readLogEntryKind(const QString &type)
{
    static const std::pair<QLatin1String, LogEntryKind> kinds[] = {
        {"trigger_log_entry"_L1, LogEntryKind::Trigger},
        {"acknowledge_log_entry"_L1, LogEntryKind::Acknowledge},
        {"unacknowledge_log_entry"_L1, LogEntryKind::Unacknowledge},
        {"assign_log_entry"_L1, LogEntryKind::Assign},
        {"escalate_log_entry"_L1, LogEntryKind::Escalate},
        {"delegate_log_entry"_L1, LogEntryKind::Delegate},
        {"resolve_log_entry"_L1, LogEntryKind::Resolve},
        {"snooze_log_entry"_L1, LogEntryKind::Snooze},
        {"notify_log_entry"_L1, LogEntryKind::Notify},
        {"annotate_log_entry"_L1, LogEntryKind::Annotate},
        {"urgency_change_log_entry"_L1, LogEntryKind::UrgencyChange},
        {"priority_change_log_entry"_L1, LogEntryKind::PriorityChange},
        {"field_value_change_log_entry"_L1, LogEntryKind::FieldChange},
        {"custom_field_value_change_log_entry"_L1, LogEntryKind::FieldChange},
        {"merge_log_entry"_L1, LogEntryKind::Merge},
    };
    for (const auto &[name, kind] : kinds) {
        if (type == name)
            return kind;
    }
    return LogEntryKind::Other;
}

// An object without an id or a time of creation is not what was promised.
Result<std::pair<QString, Instant>> readHead(const JsonView &view)
{
    const auto id = view.at("id").string();
    if (!id)
        return std::unexpected(id.error());
    const auto createdAt = readTime(view.at("created_at"));
    if (!createdAt)
        return failure(ErrorKind::Malformed, view.at("created_at").path(), u"not a time"_s);
    return std::pair(*id, *createdAt);
}

void readParties(Incident &incident, const JsonView &view)
{
    incident.service = readReference(view.at("service"));
    incident.escalationPolicy = readReference(view.at("escalation_policy"));
    incident.statusChangedBy = readReference(view.at("last_status_change_by"));
    view.at("teams").forEach([&](const JsonView &team) { incident.teams.push_back(readReference(team)); });
    view.at("assignments").forEach([&](const JsonView &assignment) {
        incident.assignees.push_back(readReference(assignment.at("assignee")));
    });
    view.at("acknowledgements").forEach([&](const JsonView &one) {
        incident.acknowledgements.push_back(
            {readReference(one.at("acknowledger")), readTime(one.at("at")).value_or(incident.createdAt)});
    });
    view.at("pending_actions").forEach([&](const JsonView &one) {
        if (const auto at = readTime(one.at("at")))
            incident.pendingChanges.push_back({readPendingKind(one.at("type").stringOr()), *at});
    });
}

Result<Incident> readIncident(const JsonView &view)
{
    const auto head = readHead(view);
    if (!head)
        return std::unexpected(head.error());
    Incident incident;
    std::tie(incident.id, incident.createdAt) = *head;
    incident.number = static_cast<int>(view.at("incident_number").integerOr(0));
    incident.title = view.at("title").stringOr(view.at("summary").stringOr());
    incident.statusName = view.at("status").stringOr();
    incident.status = readStatus(incident.statusName);
    incident.urgency = readUrgency(view.at("urgency").stringOr());
    incident.priority = readReference(view.at("priority")).name;
    incident.dedupKey = view.at("incident_key").stringOr();
    incident.pageUrl = view.at("html_url").stringOr();
    incident.alertCount = static_cast<int>(view.at("alert_counts").at("all").integerOr(0));
    incident.openAlertCount = static_cast<int>(view.at("alert_counts").at("triggered").integerOr(0));
    incident.statusChangedAt = readTime(view.at("last_status_change_at"));
    incident.resolvedAt = readTime(view.at("resolved_at"));
    readParties(incident, view);
    return incident;
}

Result<LogEntry> readLogEntry(const JsonView &view)
{
    const auto head = readHead(view);
    if (!head)
        return std::unexpected(head.error());
    LogEntry entry;
    std::tie(entry.id, entry.createdAt) = *head;
    entry.typeName = view.at("type").stringOr();
    entry.kind = readLogEntryKind(entry.typeName);
    entry.summary = view.at("summary").stringOr();
    entry.agent = readReference(view.at("agent"));
    entry.isByUser = view.at("agent").at("type").stringOr().startsWith(u"user"_s);
    if (entry.kind == LogEntryKind::Annotate)
        entry.note = view.at("channel").at("summary").stringOr(view.at("channel").at("content").stringOr());
    view.at("assignees").forEach([&](const JsonView &who) { entry.people.push_back(readReference(who)); });
    if (entry.people.empty() && view.at("user").isObject())
        entry.people.push_back(readReference(view.at("user")));
    return entry;
}

Result<IncidentAlert> readAlert(const JsonView &view)
{
    const auto head = readHead(view);
    if (!head)
        return std::unexpected(head.error());
    return IncidentAlert{head->first,
                         view.at("alert_key").stringOr(),
                         view.at("summary").stringOr(),
                         view.at("severity").stringOr(),
                         view.at("status").stringOr() == u"resolved"_s,
                         head->second};
}

Result<Note> readNote(const JsonView &view)
{
    const auto head = readHead(view);
    if (!head)
        return std::unexpected(head.error());
    return Note{head->first, view.at("content").stringOr(), readReference(view.at("user")), head->second};
}

Result<Identity> readUser(const JsonView &view)
{
    const auto id = view.at("id").string();
    if (!id)
        return std::unexpected(id.error());
    Identity user{
        *id, view.at("name").stringOr(view.at("summary").stringOr()), view.at("email").stringOr(), {}};
    view.at("teams").forEach([&](const JsonView &team) { user.teamIds << team.at("id").stringOr(); });
    return user;
}

Result<OnCall> readOnCall(const JsonView &view)
{
    return OnCall{readReference(view.at("user")), readReference(view.at("escalation_policy")),
                  static_cast<int>(view.at("escalation_level").integerOr(1)), readTime(view.at("end"))};
}

template <typename Item>
Result<Page<Item>> readPage(const QByteArray &body, const char *name, Result<Item> (*read)(const JsonView &))
{
    const auto json = parseJson(body, QString::fromLatin1(name));
    if (!json)
        return std::unexpected(json.error());
    const JsonView document(*json);
    const JsonView list = document.at(name);
    if (const Status isList = list.requireArray(); !isList)
        return std::unexpected(isList.error());
    Page<Item> page;
    page.items.reserve(list.size());
    page.hasMore = document.at("more").booleanOr(false);
    for (size_t i = 0; i < list.size(); ++i) {
        auto item = read(list.at(i));
        if (!item)
            return std::unexpected(item.error());
        page.items.push_back(std::move(*item));
    }
    return page;
}

template <typename Item> Result<std::vector<Item>> itemsOf(Result<Page<Item>> page)
{
    if (!page)
        return std::unexpected(page.error());
    return std::move(page->items);
}

} // namespace

QString statusName(IncidentStatus status)
{
    switch (status) {
    case IncidentStatus::Triggered:
        return u"triggered"_s;
    case IncidentStatus::Acknowledged:
        return u"acknowledged"_s;
    case IncidentStatus::Resolved:
        return u"resolved"_s;
    case IncidentStatus::Unknown:
        break;
    }
    return {};
}

Result<Page<Incident>> parseIncidents(const QByteArray &body)
{
    return readPage<Incident>(body, "incidents", readIncident);
}

Result<Incident> parseIncident(const QByteArray &body)
{
    const auto json = parseJson(body, u"incident"_s);
    if (!json)
        return std::unexpected(json.error());
    const JsonView document(*json);
    if (document.at("incidents").size() > 0)
        return readIncident(document.at("incidents").at(0));
    return readIncident(document.at("incident"));
}

Result<Page<LogEntry>> parseLogEntries(const QByteArray &body)
{
    return readPage<LogEntry>(body, "log_entries", readLogEntry);
}

Result<Page<IncidentAlert>> parseIncidentAlerts(const QByteArray &body)
{
    return readPage<IncidentAlert>(body, "alerts", readAlert);
}

Result<std::vector<Note>> parseNotes(const QByteArray &body)
{
    return itemsOf(readPage<Note>(body, "notes", readNote));
}

Result<Note> parseNote(const QByteArray &body)
{
    const auto json = parseJson(body, u"note"_s);
    if (!json)
        return std::unexpected(json.error());
    return readNote(JsonView(*json).at("note"));
}

Result<std::vector<Identity>> parseUsers(const QByteArray &body)
{
    return itemsOf(readPage<Identity>(body, "users", readUser));
}

Result<Page<OnCall>> parseOnCalls(const QByteArray &body)
{
    return readPage<OnCall>(body, "oncalls", readOnCall);
}

Result<QStringList> parseAbilities(const QByteArray &body)
{
    const auto json = parseJson(body, u"abilities"_s);
    if (!json)
        return std::unexpected(json.error());
    const JsonView document(*json);
    const JsonView list = document.at("abilities");
    if (const Status isList = list.requireArray(); !isList)
        return std::unexpected(isList.error());
    QStringList names;
    list.forEach([&](const JsonView &name) { names << name.stringOr(); });
    return names;
}

QString parseErrorText(const QByteArray &body)
{
    const auto json = parseJson(body, u"error"_s);
    if (!json)
        return {};
    const JsonView document(*json);
    QStringList words;
    if (const QString message = document.at("error").at("message").stringOr(); !message.isEmpty())
        words << message;
    document.at("error").at("errors").forEach([&](const JsonView &one) { words << one.stringOr(); });
    words.removeAll(QString());
    return words.join(u": "_s).left(400);
}

QByteArray statusChangeBody(const QString &incidentId, IncidentStatus status)
{
    const Json item = {{"id", incidentId.toStdString()},
                       {"type", "incident_reference"},
                       {"status", statusName(status).toStdString()}};
    return dumpJson(Json{{"incidents", Json::array({item})}});
}

QByteArray noteBody(const QString &content)
{
    return dumpJson(Json{{"note", {{"content", content.toStdString()}}}});
}

} // namespace yagura::incidents
