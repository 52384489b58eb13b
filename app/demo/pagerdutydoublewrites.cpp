#include "demo/pagerdutydoublejson.h"
#include "demo/pagerdutydoublerest.h"

#include <algorithm>
#include <expected>

using namespace Qt::StringLiterals;

// The writes under /incidents. Each checks everything first and changes nothing unless all of it is right.
namespace yagura::demo::pagerduty {

namespace {

struct Write
{
    World &world;
    const Request &request;
    QJsonObject body;
    Agent agent;
    Instant now;
};

Answer changed(Answer answer)
{
    answer.changed = true;
    return answer;
}

bool isIncidentType(const QJsonValue &type)
{
    return type == u"incident"_s || type == u"incident_reference"_s;
}

// What is wrong with one item of PUT /incidents; empty when nothing is.
QStringList itemErrors(const Write &write, const QJsonObject &item)
{
    QStringList errors;
    if (!isIncidentType(item[u"type"_s]))
        errors << u"Incident type must be incident or incident_reference"_s;
    const QString status = item[u"status"_s].toString();
    static const QStringList statuses{u"acknowledged"_s, u"resolved"_s, u"triggered"_s};
    if (item.contains(u"status"_s) && !statuses.contains(status))
        errors << u"Status must be one of acknowledged, resolved, triggered"_s;
    const Incident *incident = write.world.incident(item[u"id"_s].toString());
    if (incident && !incident->isOpen() && status == u"resolved"_s)
        errors << u"Incident Already Resolved"_s;
    for (const QString &unknown : {u"incident_type"_s, u"conference_bridge"_s}) {
        if (item.contains(unknown))
            errors << u"%1 is not enabled for this account"_s.arg(unknown);
    }
    const QString urgency = item[u"urgency"_s].toString();
    if (item.contains(u"urgency"_s) && urgency != u"high"_s && urgency != u"low"_s)
        errors << u"Urgency must be one of high, low"_s;
    if (item.contains(u"escalation_policy"_s)
        && !write.world.policy(item[u"escalation_policy"_s][u"id"_s].toString()))
        errors << u"Escalation policy not found"_s;
    if (item.contains(u"assignments"_s) && item.contains(u"escalation_policy"_s))
        errors << u"Assignments and escalation policy exclude each other"_s;
    for (const auto &assignment : item[u"assignments"_s].toArray()) {
        if (!write.world.user(assignment[u"assignee"_s][u"id"_s].toString()))
            errors << u"Assignee not found"_s;
    }
    return errors;
}

QString priorityName(const QJsonValue &priority)
{
    for (const QString &name : {u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s, u"P5"_s}) {
        if (priority[u"id"_s] == priorityId(name) || priority[u"name"_s] == name)
            return name;
    }
    return {};
}

void applyFields(const Write &write, Incident &incident, const QJsonObject &item)
{
    World &world = write.world;
    if (item.contains(u"title"_s)) {
        incident.title = item[u"title"_s].toString();
        world.change(incident, u"field_value_change_log_entry"_s, u"Title changed."_s, write.agent,
                     write.now);
    }
    if (item.contains(u"urgency"_s)) {
        incident.urgency = item[u"urgency"_s].toString();
        world.change(incident, u"urgency_change_log_entry"_s, u"Urgency set to %1."_s.arg(incident.urgency),
                     write.agent, write.now);
    }
    if (item.contains(u"priority"_s)) {
        incident.priority = priorityName(item[u"priority"_s]);
        world.change(incident, u"priority_change_log_entry"_s,
                     u"Priority set to %1."_s.arg(incident.priority), write.agent, write.now);
    }
    if (item.contains(u"escalation_policy"_s)) {
        incident.policyId = item[u"escalation_policy"_s][u"id"_s].toString();
        world.escalate(incident, 1, write.agent, write.now);
    }
    if (item.contains(u"assignments"_s)) {
        QStringList ids;
        for (const auto &assignment : item[u"assignments"_s].toArray())
            ids << assignment[u"assignee"_s][u"id"_s].toString();
        world.assign(incident, ids, write.agent, write.now);
    }
    if (item.contains(u"escalation_level"_s))
        world.escalate(incident, item[u"escalation_level"_s].toInt(1), write.agent, write.now);
}

void applyItem(const Write &write, Incident &incident, const QJsonObject &item)
{
    applyFields(write, incident, item);
    const QString status = item[u"status"_s].toString();
    if (status == u"acknowledged"_s)
        write.world.acknowledge(incident, write.agent, write.now);
    else if (status == u"triggered"_s && incident.status != u"triggered"_s)
        write.world.reopen(incident, write.agent, write.now);
    else if (status == u"resolved"_s) {
        if (item.contains(u"resolution"_s))
            write.world.annotate(incident, write.agent.id,
                                 u"Resolution Note: "_s + item[u"resolution"_s].toString(), write.now);
        write.world.resolve(incident, write.agent, write.now);
    }
}

Answer updateMany(const Write &write)
{
    if (!write.body[u"incidents"_s].isArray())
        return invalidInput({u"incidents must be an array"_s});
    const QJsonArray items = write.body[u"incidents"_s].toArray();
    if (items.size() > 250)
        return errorAnswer(413, 2001, u"Invalid Input Provided"_s,
                           {u"At most 250 incidents in one request"_s});
    QStringList errors;
    for (const auto &value : items) {
        const QJsonObject item = value.toObject();
        if (!item[u"id"_s].isString())
            errors << u"Incident id is missing"_s;
        else if (!write.world.incident(item[u"id"_s].toString()))
            return notFound();
        errors << itemErrors(write, item);
    }
    if (!errors.isEmpty())
        return invalidInput(errors);
    QJsonArray updated;
    for (const auto &value : items) {
        Incident &incident = *write.world.incident(value[u"id"_s].toString());
        applyItem(write, incident, value.toObject());
        updated.append(incidentJson(write.world, incident, {}));
    }
    return changed(jsonAnswer(
        200, {{u"incidents"_s, updated}, {u"limit"_s, 100}, {u"offset"_s, 0}, {u"more"_s, false}}));
}

Answer updateOne(const Write &write, Incident &incident)
{
    QJsonObject item = write.body[u"incident"_s].toObject();
    item[u"id"_s] = incident.id;
    if (const QStringList errors = itemErrors(write, item); !errors.isEmpty())
        return invalidInput(errors);
    applyItem(write, incident, item);
    return changed(jsonAnswer(200, {{u"incident"_s, incidentJson(write.world, incident, {})}}));
}

Answer create(const Write &write)
{
    const QJsonObject item = write.body[u"incident"_s].toObject();
    QStringList errors;
    if (item[u"type"_s] != u"incident"_s)
        errors << u"Incident type must be incident"_s;
    if (item[u"title"_s].toString().isEmpty())
        errors << u"Title cannot be empty"_s;
    const Service *service = write.world.service(item[u"service"_s][u"id"_s].toString());
    if (!service)
        errors << u"Service cannot be empty"_s;
    if (item.contains(u"assignments"_s) && item.contains(u"escalation_policy"_s))
        errors << u"Assignments and escalation policy exclude each other"_s;
    if (!errors.isEmpty())
        return invalidInput(errors);
    const QString key = item[u"incident_key"_s].toString();
    if (!key.isEmpty() && write.world.openByKey(service->id, key)) {
        return invalidInput({u"Open incident with matching dedup key already exists on this service"_s});
    }
    const QString severity = item[u"urgency"_s] == u"low"_s ? u"warning"_s : u"critical"_s;
    Incident &incident = write.world.trigger(*service,
                                             {key, severity, item[u"title"_s].toString(), u"REST"_s,
                                              QJsonObject{{u"details"_s, item[u"body"_s][u"details"_s]}}},
                                             write.now);
    if (item.contains(u"priority"_s))
        incident.priority = priorityName(item[u"priority"_s]);
    return changed(jsonAnswer(201, {{u"incident"_s, incidentJson(write.world, incident, {})}}));
}

Answer addNote(const Write &write, Incident &incident)
{
    const QString content = write.body[u"note"_s][u"content"_s].toString();
    if (content.isEmpty())
        return invalidInput({u"Content cannot be empty"_s});
    if (incident.notes.size() >= 2000)
        return invalidInput({u"An incident can have at most 2000 notes"_s});
    const Note &note = write.world.annotate(incident, write.agent.id, content, write.now);
    return changed(jsonAnswer(200, {{u"note"_s, noteJson(write.world, note)}}));
}

Answer snooze(const Write &write, Incident &incident)
{
    const int seconds = write.body[u"duration"_s].toInt(0);
    if (seconds < 1 || seconds > 604'800)
        return invalidInput({u"Duration must be between 1 and 604800"_s});
    if (!incident.isOpen())
        return invalidInput({u"Incident Already Resolved"_s});
    write.world.snooze(incident, write.agent, seconds, write.now);
    return changed(jsonAnswer(201, {{u"incident"_s, incidentJson(write.world, incident, {})}}));
}

Answer merge(const Write &write, Incident &target)
{
    if (!target.isOpen())
        return invalidInput({u"Target incident must be open"_s});
    std::vector<Incident *> sources;
    size_t alerts = target.alerts.size();
    for (const auto &value : write.body[u"source_incidents"_s].toArray()) {
        Incident *source = write.world.incident(value[u"id"_s].toString());
        if (!source || source == &target || !isIncidentType(value[u"type"_s]))
            return invalidInput({u"Source incidents must be other existing incidents"_s});
        alerts += source->alerts.size();
        sources.push_back(source);
    }
    if (sources.empty())
        return invalidInput({u"source_incidents cannot be empty"_s});
    if (alerts > 1000)
        return invalidInput({u"An incident can have at most 1000 alerts"_s});
    write.world.merge(target, sources, write.agent, write.now);
    return changed(jsonAnswer(200, {{u"incident"_s, incidentJson(write.world, target, {})}}));
}

Answer updateAlerts(const Write &write, Incident &incident)
{
    const QJsonArray items = write.body[u"alerts"_s].toArray();
    if (items.isEmpty() || items.size() > 250)
        return invalidInput({u"alerts must hold 1 to 250 items"_s});
    QJsonArray updated;
    for (const auto &value : items) {
        const auto alert = std::ranges::find(incident.alerts, value[u"id"_s].toString(), &Alert::id);
        if (alert == incident.alerts.end())
            return notFound();
        if (value[u"status"_s] == u"resolved"_s)
            write.world.resolveAlert(incident, *alert, write.now);
        updated.append(alertJson(write.world, incident, *alert));
    }
    return changed(jsonAnswer(200, {{u"alerts"_s, updated}}));
}

Answer dispatch(const Write &write)
{
    const QByteArray &method = write.request.method;
    const QStringList &path = write.request.path;
    if (path.size() == 1)
        return method == "PUT" ? updateMany(write) : method == "POST" ? create(write) : notFound();
    Incident *incident = write.world.incident(path.at(1));
    if (!incident)
        return notFound();
    const QString part = path.value(2);
    if (part.isEmpty() && method == "PUT")
        return updateOne(write, *incident);
    if (part == u"notes"_s && method == "POST")
        return addNote(write, *incident);
    if (part == u"snooze"_s && method == "POST")
        return snooze(write, *incident);
    if (part == u"merge"_s && method == "PUT")
        return merge(write, *incident);
    if (part == u"alerts"_s && method == "PUT")
        return updateAlerts(write, *incident);
    return notFound();
}

} // namespace

Answer answerIncidentWrite(World &world, const Request &request, Instant now)
{
    if (request.from.isEmpty())
        return invalidInput({u"From header must be present and hold the email address of a valid user"_s});
    const User *user = world.userByEmail(QString::fromUtf8(request.from));
    if (!user)
        return errorAnswer(400, 1008, u"Requester User Not Found"_s);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return invalidInput({u"The request body is not a JSON object"_s});
    return dispatch({world, request, document.object(), {Agent::Kind::User, user->id}, now});
}

} // namespace yagura::demo::pagerduty
