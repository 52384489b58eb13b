// What the PagerDuty double remembers, and what happens to it: services, people, incidents, alerts, notes and
// the log. Knows no HTTP. Plain object; the double keeps it behind its mutex.
#pragma once

#include "core/instant.h"
#include "demo/pagerdutydouble.h"

#include <QHash>
#include <QJsonObject>

#include <deque>

namespace yagura::demo::pagerduty {

struct User
{
    QString id, name, email, teamId;
};

struct Team
{
    QString id, name;
};

struct Policy
{
    QString id, name;
    QStringList levels; // user ids
};

struct Service
{
    QString id, name, routingKey, policyId, teamId;
};

struct Alert
{
    QString id, key, severity, summary, source;
    QJsonObject details;
    Instant createdAt;
    bool resolved = false;
};

struct Note
{
    QString id, userId, content;
    Instant createdAt;
};

// Who or what did something: a user's or a service's id.
struct Agent
{
    enum class Kind { User, Service } kind = Kind::Service;
    QString id;
};

struct LogEntry
{
    QString id, type, summary, note;
    Instant createdAt;
    Agent agent;
    QStringList assignees; // user ids
    std::int64_t snoozedSeconds = 0;
};

struct Acknowledgement
{
    QString userId;
    Instant at;
};

struct PendingAction
{
    QString type; // escalate, unacknowledge
    Instant at;
};

struct Incident
{
    QString id, title, status, urgency, key, serviceId, policyId, priority, resolution, mergedInto;
    int number = 0;
    int level = 1;
    Instant createdAt, statusChangedAt, updatedAt;
    Agent statusChangedBy;
    QStringList assignees;
    std::vector<Acknowledgement> acknowledgements;
    std::vector<PendingAction> pendingActions;
    std::vector<Alert> alerts;
    std::vector<Note> notes;
    std::vector<LogEntry> log; // oldest first

    [[nodiscard]] bool isOpen() const { return status != QLatin1String("resolved"); }
    [[nodiscard]] int openAlerts() const;
};

struct Event
{
    QString key, severity, summary, source;
    QJsonObject details;
};

class World
{
public:
    explicit World(const PagerDutyDoubleOptions &options);

    // Does what has become due: escalations and ends of snoozes.
    void advance(Instant now);

    Incident &trigger(const Service &service, const Event &event, Instant now);
    void acknowledge(Incident &incident, const Agent &agent, Instant now);
    void resolve(Incident &incident, const Agent &agent, Instant now);
    void reopen(Incident &incident, const Agent &agent, Instant now);
    void snooze(Incident &incident, const Agent &agent, std::int64_t seconds, Instant now);
    void merge(Incident &target, const std::vector<Incident *> &sources, const Agent &agent, Instant now);
    const Note &annotate(Incident &incident, const QString &userId, const QString &content, Instant now);
    void assign(Incident &incident, const QStringList &userIds, const Agent &agent, Instant now);
    void escalate(Incident &incident, int level, const Agent &agent, Instant now);
    void change(Incident &incident, const QString &logType, const QString &summary, const Agent &agent,
                Instant now);
    void resolveAlert(Incident &incident, Alert &alert, Instant now);
    void remove(const QString &incidentId);
    void clear();

    [[nodiscard]] Incident *incident(const QString &id);
    [[nodiscard]] const Incident *incident(const QString &id) const;
    // The open incident of a service that holds an alert of this key or was made with it.
    [[nodiscard]] Incident *openByKey(const QString &serviceId, const QString &key);
    [[nodiscard]] const std::deque<Incident> &incidents() const { return m_incidents; }

    [[nodiscard]] const Service *serviceByName(const QString &name) const;
    [[nodiscard]] const Service *serviceByRoutingKey(const QString &key) const;
    [[nodiscard]] const Service *service(const QString &id) const;
    [[nodiscard]] const User *user(const QString &id) const;
    [[nodiscard]] const User *userByEmail(const QString &email) const;
    [[nodiscard]] const Team *team(const QString &id) const;
    [[nodiscard]] const Policy *policy(const QString &id) const;

    [[nodiscard]] const std::vector<User> &users() const { return m_users; }
    [[nodiscard]] const std::vector<Team> &teams() const { return m_teams; }
    [[nodiscard]] const std::vector<Policy> &policies() const { return m_policies; }
    [[nodiscard]] const std::vector<Service> &services() const { return m_services; }

private:
    LogEntry &log(Incident &incident, const QString &type, const QString &summary, const Agent &agent,
                  Instant now);
    void setStatus(Incident &incident, const QString &status, const Agent &agent, Instant now);
    void scheduleEscalation(Incident &incident, Instant now);
    [[nodiscard]] QString nameOf(const Agent &agent) const;
    [[nodiscard]] QString newId(QChar prefix);
    const Team &teamNamed(const QString &name);
    const Policy &policyFor(const QStringList &userNames);

    std::chrono::seconds m_escalationTimeout;
    std::vector<User> m_users;
    std::vector<Team> m_teams;
    std::vector<Policy> m_policies;
    std::vector<Service> m_services;
    std::deque<Incident> m_incidents; // oldest first; references stay valid while others are added
    int m_nextNumber = 4801;
    int m_nextId = 1;
};

// high for critical and error, low for warning and info.
[[nodiscard]] QString urgencyOf(const QString &severity);
// 14 characters, upper case, the same for the same text.
[[nodiscard]] QString stableId(QChar prefix, const QString &of);

} // namespace yagura::demo::pagerduty
