#include "alerts/alertmerge.h"

#include <QHash>

#include <algorithm>

namespace yagura::alerts {

namespace {

Alert fromRule(const metrics::Rule &rule, const metrics::ActiveAlert &active, const QString &sourceId)
{
    Alert alert;
    alert.fingerprint = fingerprintOf(active.labels);
    alert.labels = active.labels;
    alert.annotations = active.annotations;
    alert.since = active.activeAt;
    alert.value = active.value;
    alert.expression = rule.expression;
    alert.sourceIds = {sourceId};
    if (active.state == metrics::AlertState::Pending) {
        alert.state = AlertState::Pending;
        if (active.activeAt)
            alert.firesAt = *active.activeAt + rule.holdFor;
    }
    return alert;
}

bool hasAll(const Labels &whole, const Labels &part)
{
    return std::ranges::all_of(part.pairs(), [&](const Labels::Pair &pair) {
        return whole.contains(pair.first) && whole.value(pair.first) == pair.second;
    });
}

void addSources(Alert &alert, const Alert &other)
{
    for (const QString &id : other.sourceIds) {
        if (!alert.sourceIds.contains(id))
            alert.sourceIds << id;
    }
}

// Two Alertmanagers of one cluster, or two that know different silences: what anybody heard of counts as
// firing.
void joinReceived(Alert &alert, const Alert &other)
{
    alert.state = std::min(alert.state, other.state);
    for (const QString &receiver : other.receivers) {
        if (!alert.receivers.contains(receiver))
            alert.receivers << receiver;
    }
    if (other.since && (!alert.since || *other.since < *alert.since))
        alert.since = other.since;
    addSources(alert, other);
}

// since: Alertmanager's begins when the alert fired, Prometheus' when the condition began to hold; the latter
// is asked.
void joinEvaluated(Alert &alert, const Alert &evaluated)
{
    alert.value = evaluated.value;
    alert.expression = evaluated.expression;
    if (!alert.since)
        alert.since = evaluated.since;
    addSources(alert, evaluated);
}

class Merger
{
public:
    void addReceived(const Alert &alert)
    {
        const auto known = m_byFingerprint.constFind(alert.fingerprint);
        if (known != m_byFingerprint.cend()) {
            joinReceived(m_alerts[*known], alert);
            return;
        }
        append(alert);
        m_byName[alert.name()].push_back(m_alerts.size() - 1);
    }

    void addEvaluated(const Alert &alert)
    {
        if (const auto place = placeOf(alert))
            joinEvaluated(m_alerts[*place], alert);
        else
            append(alert);
    }

    [[nodiscard]] Alerts take()
    {
        nameInhibitors();
        std::ranges::sort(m_alerts, isMoreUrgent);
        return std::move(m_alerts);
    }

private:
    [[nodiscard]] std::optional<size_t> placeOf(const Alert &alert) const
    {
        const auto known = m_byFingerprint.constFind(alert.fingerprint);
        if (known != m_byFingerprint.cend())
            return *known;
        if (alert.state != AlertState::Firing)
            return std::nullopt;
        for (const size_t place : m_byName.value(alert.name())) {
            if (hasAll(m_alerts[place].labels, alert.labels))
                return place;
        }
        return std::nullopt;
    }

    void nameInhibitors()
    {
        for (Alert &alert : m_alerts) {
            for (const QString &fingerprint : std::as_const(alert.inhibitedBy)) {
                const auto known = m_byFingerprint.constFind(fingerprint);
                if (known != m_byFingerprint.cend())
                    alert.inhibitorNames << m_alerts[*known].name();
            }
        }
    }

    void append(const Alert &alert)
    {
        m_byFingerprint.insert(alert.fingerprint, m_alerts.size());
        m_alerts.push_back(alert);
    }

    Alerts m_alerts;
    QHash<QString, size_t> m_byFingerprint;
    QHash<QString, std::vector<size_t>> m_byName; // of received ones
};

} // namespace

Alerts alertsOfRules(const std::vector<metrics::RuleGroup> &groups, const QString &sourceId)
{
    Alerts alerts;
    for (const metrics::RuleGroup &group : groups) {
        for (const metrics::Rule &rule : group.rules) {
            for (const metrics::ActiveAlert &active : rule.alerts) {
                if (active.state != metrics::AlertState::Inactive)
                    alerts.push_back(fromRule(rule, active, sourceId));
            }
        }
    }
    return alerts;
}

Alerts mergeAlerts(const std::vector<Alerts> &received, const std::vector<Alerts> &evaluated)
{
    Merger merger;
    for (const Alerts &list : received) {
        for (const Alert &alert : list)
            merger.addReceived(alert);
    }
    for (const Alerts &list : evaluated) {
        for (const Alert &alert : list)
            merger.addEvaluated(alert);
    }
    return merger.take();
}

} // namespace yagura::alerts
