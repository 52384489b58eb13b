#include "demo/pagerdutydoubleworld.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::demo::pagerduty {

namespace {

template <typename Items>
auto findBy(Items &items, auto member, const QString &value) -> decltype(&items.front())
{
    const auto found = std::ranges::find(items, value, member);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

QString urgencyOf(const QString &severity)
{
    return severity == u"critical"_s || severity == u"error"_s ? u"high"_s : u"low"_s;
}

QString stableId(QChar prefix, const QString &of)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const QByteArray hash = QCryptographicHash::hash(of.toUtf8(), QCryptographicHash::Sha1);
    QString id(prefix);
    for (int i = 0; i < 13; ++i)
        id += QLatin1Char(alphabet[static_cast<unsigned char>(hash.at(i)) % 36]);
    return id;
}

int Incident::openAlerts() const
{
    return static_cast<int>(std::ranges::count(alerts, false, &Alert::resolved));
}

World::World(const PagerDutyDoubleOptions &options)
    : m_escalationTimeout(options.escalationTimeout)
{
    m_teams.push_back({stableId(u'P', u"team Shop"_s), u"Shop"_s});
    for (const QString &name : options.users) {
        m_users.push_back(
            {stableId(u'P', u"user "_s + name), name, PagerDutyDouble::userEmail(name), m_teams.front().id});
    }
    for (const auto &service : options.services) {
        const QString teamId = teamNamed(service.team).id;
        const QStringList levels
            = service.escalation.isEmpty() ? options.users.mid(0, 2) : service.escalation;
        const QString policyId = policyFor(levels).id;
        m_services.push_back({stableId(u'P', u"service "_s + service.name), service.name,
                              PagerDutyDouble::routingKey(service.name), policyId, teamId});
    }
}

const Team &World::teamNamed(const QString &name)
{
    if (const Team *known = findBy(m_teams, &Team::name, name))
        return *known;
    return m_teams.emplace_back(Team{stableId(u'P', u"team "_s + name), name});
}

const Policy &World::policyFor(const QStringList &userNames)
{
    const QString name = userNames.join(u", then "_s);
    if (const Policy *known = findBy(m_policies, &Policy::name, name))
        return *known;
    Policy policy{stableId(u'P', u"policy "_s + name), name, {}};
    for (const QString &userName : userNames) {
        if (const User *known = findBy(m_users, &User::name, userName))
            policy.levels << known->id;
    }
    return m_policies.emplace_back(std::move(policy));
}

QString World::newId(QChar prefix)
{
    return stableId(prefix, u"object "_s + QString::number(m_nextId++));
}

QString World::nameOf(const Agent &agent) const
{
    if (agent.kind == Agent::Kind::User) {
        const User *who = user(agent.id);
        return who ? who->name : u"unknown user"_s;
    }
    const Service *what = service(agent.id);
    return what ? what->name : u"the API"_s;
}

LogEntry &World::log(Incident &incident, const QString &type, const QString &summary, const Agent &agent,
                     Instant now)
{
    incident.updatedAt = now;
    return incident.log.emplace_back(LogEntry{newId(u'R'), type, summary, {}, now, agent, {}, 0});
}

void World::setStatus(Incident &incident, const QString &status, const Agent &agent, Instant now)
{
    incident.status = status;
    incident.statusChangedAt = now;
    incident.statusChangedBy = agent;
}

void World::scheduleEscalation(Incident &incident, Instant now)
{
    incident.pendingActions.clear();
    const Policy *escalation = policy(incident.policyId);
    if (escalation && incident.level < escalation->levels.size())
        incident.pendingActions.push_back({u"escalate"_s, now + m_escalationTimeout});
}

Incident &World::trigger(const Service &service, const Event &event, Instant now)
{
    const Agent agent{Agent::Kind::Service, service.id};
    if (Incident *open = openByKey(service.id, event.key)) {
        Alert *alert = findBy(open->alerts, &Alert::key, event.key);
        if (!alert)
            alert = &open->alerts.emplace_back(Alert{newId(u'Q'), event.key, {}, {}, {}, {}, now, false});
        alert->severity = event.severity;
        alert->summary = event.summary;
        alert->details = event.details;
        alert->resolved = false;
        log(*open, u"trigger_log_entry"_s, u"Triggered through the API."_s, agent, now);
        return *open;
    }
    Incident &incident = m_incidents.emplace_back();
    incident.id = newId(u'Q');
    incident.number = m_nextNumber++;
    incident.title = event.summary;
    incident.urgency = urgencyOf(event.severity);
    incident.key = event.key;
    incident.serviceId = service.id;
    incident.policyId = service.policyId;
    incident.createdAt = now;
    incident.alerts.push_back(
        {newId(u'Q'), event.key, event.severity, event.summary, event.source, event.details, now, false});
    setStatus(incident, u"triggered"_s, agent, now);
    log(incident, u"trigger_log_entry"_s, u"Triggered through the API."_s, agent, now);
    escalate(incident, 1, agent, now);
    return incident;
}

void World::escalate(Incident &incident, int level, const Agent &agent, Instant now)
{
    incident.level = level;
    const Policy *escalation = policy(incident.policyId);
    if (escalation && level >= 1 && level <= escalation->levels.size()) {
        const QString userId = escalation->levels.at(level - 1);
        incident.assignees = {userId};
        const QString name = nameOf({Agent::Kind::User, userId});
        const QString type = level == 1 ? u"assign_log_entry"_s : u"escalate_log_entry"_s;
        const QString verb = level == 1 ? u"Assigned to %1."_s : u"Escalated to %1."_s;
        log(incident, type, verb.arg(name), agent, now).assignees = incident.assignees;
        log(incident, u"notify_log_entry"_s, u"Notified %1 by push notification."_s.arg(name), agent, now)
            .assignees
            = incident.assignees;
    }
    scheduleEscalation(incident, now);
}

void World::assign(Incident &incident, const QStringList &userIds, const Agent &agent, Instant now)
{
    incident.assignees = userIds;
    incident.acknowledgements.clear();
    QStringList names;
    for (const QString &id : userIds)
        names << nameOf({Agent::Kind::User, id});
    log(incident, u"assign_log_entry"_s, u"Reassigned to %1 by %2."_s.arg(names.join(u", "_s), nameOf(agent)),
        agent, now)
        .assignees
        = userIds;
}

void World::acknowledge(Incident &incident, const Agent &agent, Instant now)
{
    if (!incident.isOpen())
        incident.assignees = {agent.id};
    setStatus(incident, u"acknowledged"_s, agent, now);
    incident.pendingActions.clear();
    std::erase_if(incident.acknowledgements, [&](const auto &old) { return old.userId == agent.id; });
    incident.acknowledgements.push_back({agent.id, now});
    log(incident, u"acknowledge_log_entry"_s, u"Acknowledged by %1."_s.arg(nameOf(agent)), agent, now);
}

void World::resolve(Incident &incident, const Agent &agent, Instant now)
{
    setStatus(incident, u"resolved"_s, agent, now);
    incident.pendingActions.clear();
    incident.assignees.clear();
    incident.acknowledgements.clear();
    for (Alert &alert : incident.alerts)
        alert.resolved = true;
    log(incident, u"resolve_log_entry"_s, u"Resolved by %1."_s.arg(nameOf(agent)), agent, now);
}

void World::reopen(Incident &incident, const Agent &agent, Instant now)
{
    setStatus(incident, u"triggered"_s, agent, now);
    incident.acknowledgements.clear();
    log(incident, u"unacknowledge_log_entry"_s, u"Returned to triggered by %1."_s.arg(nameOf(agent)), agent,
        now);
    escalate(incident, 1, agent, now);
}

void World::snooze(Incident &incident, const Agent &agent, std::int64_t seconds, Instant now)
{
    if (incident.status != u"acknowledged"_s)
        acknowledge(incident, agent, now);
    incident.pendingActions = {{u"unacknowledge"_s, now + std::chrono::seconds(seconds)}};
    log(incident, u"snooze_log_entry"_s, u"Snoozed by %1."_s.arg(nameOf(agent)), agent, now).snoozedSeconds
        = seconds;
}

void World::merge(Incident &target, const std::vector<Incident *> &sources, const Agent &agent, Instant now)
{
    for (Incident *source : sources) {
        for (Alert &alert : source->alerts)
            target.alerts.push_back(alert);
        source->alerts.clear();
        source->mergedInto = target.id;
        resolve(*source, agent, now);
        log(target, u"merge_log_entry"_s, u"Merged #%1 into this incident."_s.arg(source->number), agent,
            now);
    }
}

const Note &World::annotate(Incident &incident, const QString &userId, const QString &content, Instant now)
{
    log(incident, u"annotate_log_entry"_s, u"Note added by %1."_s.arg(nameOf({Agent::Kind::User, userId})),
        {Agent::Kind::User, userId}, now)
        .note
        = content;
    return incident.notes.emplace_back(Note{newId(u'P'), userId, content, now});
}

void World::change(Incident &incident, const QString &logType, const QString &summary, const Agent &agent,
                   Instant now)
{
    log(incident, logType, summary, agent, now);
}

void World::resolveAlert(Incident &incident, Alert &alert, Instant now)
{
    alert.resolved = true;
    incident.updatedAt = now;
    if (incident.openAlerts() == 0 && incident.isOpen())
        resolve(incident, {Agent::Kind::Service, incident.serviceId}, now);
}

void World::advance(Instant now)
{
    for (Incident &incident : m_incidents) {
        const auto due = std::ranges::find_if(incident.pendingActions,
                                              [&](const auto &action) { return action.at <= now; });
        if (due == incident.pendingActions.end())
            continue;
        const PendingAction action = *due;
        const Agent agent{Agent::Kind::Service, incident.serviceId};
        if (action.type == u"escalate"_s)
            escalate(incident, incident.level + 1, agent, action.at);
        else
            reopen(incident, agent, action.at);
    }
}

void World::remove(const QString &incidentId)
{
    std::erase_if(m_incidents, [&](const Incident &incident) { return incident.id == incidentId; });
}

void World::clear()
{
    m_incidents.clear();
}

Incident *World::incident(const QString &id)
{
    return findBy(m_incidents, &Incident::id, id);
}

const Incident *World::incident(const QString &id) const
{
    return findBy(m_incidents, &Incident::id, id);
}

Incident *World::openByKey(const QString &serviceId, const QString &key)
{
    for (Incident &incident : m_incidents) {
        if (incident.isOpen() && incident.serviceId == serviceId
            && (incident.key == key || findBy(incident.alerts, &Alert::key, key)))
            return &incident;
    }
    return nullptr;
}

const Service *World::serviceByName(const QString &name) const
{
    return findBy(m_services, &Service::name, name);
}

const Service *World::serviceByRoutingKey(const QString &key) const
{
    return findBy(m_services, &Service::routingKey, key);
}

const Service *World::service(const QString &id) const
{
    return findBy(m_services, &Service::id, id);
}

const User *World::user(const QString &id) const
{
    return findBy(m_users, &User::id, id);
}

const User *World::userByEmail(const QString &email) const
{
    return findBy(m_users, &User::email, email);
}

const Team *World::team(const QString &id) const
{
    return findBy(m_teams, &Team::id, id);
}

const Policy *World::policy(const QString &id) const
{
    return findBy(m_policies, &Policy::id, id);
}

} // namespace yagura::demo::pagerduty
