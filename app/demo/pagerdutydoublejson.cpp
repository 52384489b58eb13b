#include "demo/pagerdutydoublejson.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::demo::pagerduty {

namespace {

constexpr auto api = "https://api.pagerduty.com/"_L1;
constexpr auto site = "https://shop.pagerduty.example/"_L1;

QString timeText(Instant t)
{
    return QDateTime::fromSecsSinceEpoch(toUnixMilliseconds(t) / 1000, Qt::UTC).toString(Qt::ISODate);
}

// An object's head: type, summary, links. path is its collection.
QJsonObject head(const QString &id, const QString &type, const QString &summary, const QString &path)
{
    const QString self = api + path + u'/' + id;
    const QString page = site + path + u'/' + id;
    return {
        {u"id"_s, id}, {u"type"_s, type}, {u"summary"_s, summary}, {u"self"_s, self}, {u"html_url"_s, page}};
}

QJsonObject userReference(const World &world, const QString &id)
{
    const User *user = world.user(id);
    return head(id, u"user_reference"_s, user ? user->name : QString(), u"users"_s);
}

QJsonObject serviceReference(const World &world, const QString &id)
{
    const Service *service = world.service(id);
    return head(id, u"service_reference"_s, service ? service->name : QString(), u"services"_s);
}

QJsonObject policyReference(const World &world, const QString &id)
{
    const Policy *policy = world.policy(id);
    return head(id, u"escalation_policy_reference"_s, policy ? policy->name : QString(),
                u"escalation_policies"_s);
}

QJsonObject teamReference(const World &world, const QString &id)
{
    const Team *team = world.team(id);
    return head(id, u"team_reference"_s, team ? team->name : QString(), u"teams"_s);
}

QJsonObject agentJson(const World &world, const Agent &agent)
{
    return agent.kind == Agent::Kind::User ? userReference(world, agent.id)
                                           : serviceReference(world, agent.id);
}

QJsonObject incidentReference(const Incident &incident)
{
    return head(incident.id, u"incident_reference"_s, u"[#%1] %2"_s.arg(incident.number).arg(incident.title),
                u"incidents"_s);
}

QJsonArray teamsOf(const World &world, const Incident &incident)
{
    const Service *service = world.service(incident.serviceId);
    return service ? QJsonArray{teamReference(world, service->teamId)} : QJsonArray();
}

QJsonArray peopleJson(const World &world, const Incident &incident, const QStringList &include)
{
    QJsonArray assignments;
    for (const QString &id : incident.assignees) {
        const User *user = world.user(id);
        const bool whole = include.contains(u"assignees"_s) && user;
        assignments.append(
            QJsonObject{{u"at"_s, timeText(incident.createdAt)},
                        {u"assignee"_s, whole ? userJson(world, *user) : userReference(world, id)}});
    }
    return assignments;
}

QJsonArray acknowledgementsJson(const World &world, const Incident &incident)
{
    QJsonArray all;
    for (const auto &acknowledgement : incident.acknowledgements) {
        all.append(QJsonObject{{u"at"_s, timeText(acknowledgement.at)},
                               {u"acknowledger"_s, userReference(world, acknowledgement.userId)}});
    }
    return all;
}

QJsonArray pendingJson(const Incident &incident)
{
    QJsonArray all;
    for (const auto &action : incident.pendingActions)
        all.append(QJsonObject{{u"type"_s, action.type}, {u"at"_s, timeText(action.at)}});
    return all;
}

QJsonObject alertCountsJson(const Incident &incident)
{
    const int total = static_cast<int>(incident.alerts.size());
    const int open = incident.openAlerts();
    return {{u"all"_s, total}, {u"triggered"_s, open}, {u"resolved"_s, total - open}};
}

void addParties(QJsonObject &json, const World &world, const Incident &incident, const QStringList &include)
{
    const Service *service = world.service(incident.serviceId);
    const Policy *policy = world.policy(incident.policyId);
    json[u"service"_s] = include.contains(u"services"_s) && service
        ? serviceJson(world, *service)
        : serviceReference(world, incident.serviceId);
    json[u"escalation_policy"_s] = include.contains(u"escalation_policies"_s) && policy
        ? policyJson(world, *policy)
        : policyReference(world, incident.policyId);
    json[u"teams"_s] = teamsOf(world, incident);
    json[u"assignments"_s] = peopleJson(world, incident, include);
    json[u"acknowledgements"_s] = acknowledgementsJson(world, incident);
    json[u"last_status_change_by"_s] = agentJson(world, incident.statusChangedBy);
    if (!incident.log.empty()) {
        const LogEntry &first = incident.log.front();
        json[u"first_trigger_log_entry"_s] = include.contains(u"first_trigger_log_entries"_s)
            ? logEntryJson(world, incident, first)
            : head(first.id, u"trigger_log_entry_reference"_s, first.summary, u"log_entries"_s);
    }
}

} // namespace

QString priorityId(const QString &name)
{
    return stableId(u'P', u"priority "_s + name);
}

QJsonObject priorityJson(const QString &name)
{
    QJsonObject json = head(priorityId(name), u"priority"_s, name, u"priorities"_s);
    json[u"name"_s] = name;
    return json;
}

QJsonObject incidentJson(const World &world, const Incident &incident, const QStringList &include)
{
    QJsonObject json = incidentReference(incident);
    json[u"type"_s] = u"incident"_s;
    json[u"incident_number"_s] = incident.number;
    json[u"title"_s] = incident.title;
    json[u"description"_s] = incident.title;
    json[u"created_at"_s] = timeText(incident.createdAt);
    json[u"updated_at"_s] = timeText(incident.updatedAt);
    json[u"status"_s] = incident.status;
    json[u"incident_key"_s] = incident.key;
    json[u"urgency"_s] = incident.urgency;
    json[u"assigned_via"_s] = u"escalation_policy"_s;
    json[u"last_status_change_at"_s] = timeText(incident.statusChangedAt);
    json[u"resolved_at"_s]
        = incident.isOpen() ? QJsonValue() : QJsonValue(timeText(incident.statusChangedAt));
    json[u"alert_counts"_s] = alertCountsJson(incident);
    json[u"is_mergeable"_s] = incident.isOpen();
    json[u"incident_type"_s] = QJsonObject{{u"name"_s, u"incident_default"_s}};
    json[u"pending_actions"_s] = pendingJson(incident);
    json[u"priority"_s]
        = incident.priority.isEmpty() ? QJsonValue() : QJsonValue(priorityJson(incident.priority));
    json[u"resolve_reason"_s] = incident.mergedInto.isEmpty()
        ? QJsonValue()
        : QJsonValue(QJsonObject{
              {u"type"_s, u"merge_resolve_reason"_s},
              {u"incident"_s,
               QJsonObject{{u"id"_s, incident.mergedInto}, {u"type"_s, u"incident_reference"_s}}}});
    json[u"conference_bridge"_s] = QJsonValue();
    json[u"incidents_responders"_s] = QJsonArray();
    json[u"responder_requests"_s] = QJsonArray();
    addParties(json, world, incident, include);
    return json;
}

QJsonObject logEntryJson(const World &world, const Incident &incident, const LogEntry &entry)
{
    QJsonObject json = head(entry.id, entry.type, entry.summary, u"log_entries"_s);
    json[u"created_at"_s] = timeText(entry.createdAt);
    json[u"agent"_s] = agentJson(world, entry.agent);
    json[u"incident"_s] = incidentReference(incident);
    json[u"service"_s] = serviceReference(world, incident.serviceId);
    json[u"teams"_s] = teamsOf(world, incident);
    json[u"contexts"_s] = QJsonArray();
    QJsonObject channel{{u"type"_s, entry.agent.kind == Agent::Kind::User ? u"web_trigger"_s : u"api"_s}};
    if (!entry.note.isEmpty())
        channel = {{u"type"_s, u"note"_s}, {u"summary"_s, entry.note}};
    json[u"channel"_s] = channel;
    if (entry.type == u"trigger_log_entry"_s)
        json[u"event_details"_s] = QJsonObject{{u"description"_s, incident.title}};
    if (entry.type == u"notify_log_entry"_s && !entry.assignees.isEmpty())
        json[u"user"_s] = userReference(world, entry.assignees.front());
    if (entry.type == u"snooze_log_entry"_s)
        json[u"changed_actions"_s] = pendingJson(incident);
    QJsonArray assignees;
    for (const QString &id : entry.assignees)
        assignees.append(userReference(world, id));
    if (!assignees.isEmpty())
        json[u"assignees"_s] = assignees;
    return json;
}

QJsonObject alertJson(const World &world, const Incident &incident, const Alert &alert)
{
    QJsonObject json = head(alert.id, u"alert"_s, alert.summary, u"alerts"_s);
    json[u"created_at"_s] = timeText(alert.createdAt);
    json[u"status"_s] = alert.resolved ? u"resolved"_s : u"triggered"_s;
    json[u"alert_key"_s] = alert.key;
    json[u"severity"_s] = alert.severity;
    json[u"suppressed"_s] = false;
    json[u"service"_s] = serviceReference(world, incident.serviceId);
    json[u"incident"_s] = QJsonObject{{u"id"_s, incident.id}, {u"type"_s, u"incident_reference"_s}};
    json[u"body"_s] = QJsonObject{
        {u"type"_s, u"alert_body"_s}, {u"contexts"_s, QJsonArray()}, {u"details"_s, alert.details}};
    return json;
}

QJsonObject noteJson(const World &world, const Note &note)
{
    return {{u"id"_s, note.id},
            {u"user"_s, userReference(world, note.userId)},
            {u"channel"_s, QJsonObject{{u"summary"_s, u"The PagerDuty website or APIs"_s}}},
            {u"content"_s, note.content},
            {u"created_at"_s, timeText(note.createdAt)}};
}

QJsonObject serviceJson(const World &world, const Service &service)
{
    QJsonObject json = head(service.id, u"service"_s, service.name, u"services"_s);
    const auto of
        = [&](const Incident &incident) { return incident.serviceId == service.id && incident.isOpen(); };
    const bool anyTriggered = std::ranges::any_of(world.incidents(), [&](const Incident &incident) {
        return of(incident) && incident.status == u"triggered"_s;
    });
    const bool anyOpen = std::ranges::any_of(world.incidents(), of);
    json[u"name"_s] = service.name;
    json[u"status"_s] = anyTriggered ? u"critical"_s : anyOpen ? u"warning"_s : u"active"_s;
    json[u"escalation_policy"_s] = policyReference(world, service.policyId);
    json[u"teams"_s] = QJsonArray{teamReference(world, service.teamId)};
    json[u"alert_creation"_s] = u"create_alerts_and_incidents"_s;
    json[u"incident_urgency_rule"_s]
        = QJsonObject{{u"type"_s, u"constant"_s}, {u"urgency"_s, u"severity_based"_s}};
    return json;
}

QJsonObject userJson(const World &world, const User &user)
{
    QJsonObject json = head(user.id, u"user"_s, user.name, u"users"_s);
    json[u"name"_s] = user.name;
    json[u"email"_s] = user.email;
    json[u"time_zone"_s] = u"Asia/Tokyo"_s;
    json[u"role"_s] = u"user"_s;
    json[u"teams"_s] = QJsonArray{teamReference(world, user.teamId)};
    return json;
}

QJsonObject policyJson(const World &world, const Policy &policy)
{
    QJsonObject json = head(policy.id, u"escalation_policy"_s, policy.name, u"escalation_policies"_s);
    json[u"name"_s] = policy.name;
    QJsonArray rules;
    for (const QString &userId : policy.levels) {
        rules.append(QJsonObject{{u"id"_s, stableId(u'P', policy.id + userId)},
                                 {u"escalation_delay_in_minutes"_s, 30},
                                 {u"targets"_s, QJsonArray{userReference(world, userId)}}});
    }
    json[u"escalation_rules"_s] = rules;
    return json;
}

QJsonObject teamJson(const Team &team)
{
    QJsonObject json = head(team.id, u"team"_s, team.name, u"teams"_s);
    json[u"name"_s] = team.name;
    return json;
}

QJsonArray onCallsJson(const World &world)
{
    QJsonArray all;
    for (const Policy &policy : world.policies()) {
        for (int level = 1; level <= policy.levels.size(); ++level) {
            all.append(QJsonObject{{u"user"_s, userReference(world, policy.levels.at(level - 1))},
                                   {u"escalation_policy"_s, policyReference(world, policy.id)},
                                   {u"escalation_level"_s, level},
                                   {u"schedule"_s, QJsonValue()},
                                   {u"start"_s, QJsonValue()},
                                   {u"end"_s, QJsonValue()}});
        }
    }
    return all;
}

} // namespace yagura::demo::pagerduty
