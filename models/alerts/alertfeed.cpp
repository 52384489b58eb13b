#include "alerts/alertfeed.h"

#include "alerts/alertmerge.h"
#include "core/clock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::alerts {

namespace {

int failingRules(const std::vector<metrics::RuleGroup> &groups)
{
    int failing = 0;
    for (const metrics::RuleGroup &group : groups)
        failing += static_cast<int>(
            std::ranges::count(group.rules, metrics::RuleHealth::Failed, &metrics::Rule::health));
    return failing;
}

} // namespace

AlertFeed::AlertFeed(const Clock &clock, QThreadPool &workers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_workers(workers)
{
    connect(&m_timer, &QTimer::timeout, this, &AlertFeed::refresh);
    m_timer.setInterval(std::chrono::seconds(10));
}

AlertFeed::~AlertFeed() = default;

QString AlertFeed::slotKey(Kind kind, const QString &id)
{
    return (kind == Kind::Alertmanager ? u"a:"_s : u"p:"_s) + id;
}

void AlertFeed::addSlot(Kind kind, const QString &id, const QString &name,
                        std::map<QString, std::unique_ptr<Slot>> &old)
{
    auto place = std::make_unique<Slot>();
    place->state.id = id;
    place->state.name = name;
    place->state.isAlertmanager = kind == Kind::Alertmanager;
    if (const auto found = old.find(slotKey(kind, id)); found != old.end()) {
        place->alerts = found->second->alerts;
        place->state.alerts = found->second->state.alerts;
        place->state.confirmedAt = found->second->state.confirmedAt;
    }
    m_slots[slotKey(kind, id)] = std::move(place);
}

void AlertFeed::setSources(const Sources<AlertmanagerClient> &alertmanagers,
                           const Sources<metrics::PromClient> &prometheuses)
{
    auto old = std::exchange(m_slots, {});
    m_alertmanagers = alertmanagers;
    m_prometheuses = prometheuses;
    for (const auto &source : m_alertmanagers)
        addSlot(Kind::Alertmanager, source.id, source.name, old);
    for (const auto &source : m_prometheuses)
        addSlot(Kind::Prometheus, source.id, source.name, old);
    join();
    refresh();
    setInterval(m_timer.intervalAsDuration());
}

AlertmanagerClient *AlertFeed::alertmanager(const QString &sourceId) const
{
    const auto found = std::ranges::find(m_alertmanagers, sourceId, &Source<AlertmanagerClient>::id);
    return found == m_alertmanagers.end() ? nullptr : found->client.get();
}

void AlertFeed::setInterval(std::chrono::milliseconds interval)
{
    m_timer.setInterval(interval);
    if (interval.count() > 0 && !m_slots.empty())
        m_timer.start();
    else
        m_timer.stop();
}

void AlertFeed::refresh()
{
    for (const auto &source : m_alertmanagers)
        askAlertmanager(source);
    for (const auto &source : m_prometheuses)
        askPrometheus(source);
}

void AlertFeed::askAlertmanager(const Source<AlertmanagerClient> &source)
{
    Slot &place = *m_slots.at(slotKey(Kind::Alertmanager, source.id));
    if (place.received.isRunning())
        return;
    place.received.start(source.client->alerts(), this,
                         [this, &place](const Result<std::shared_ptr<const Alerts>> &alerts) {
                             if (!alerts) {
                                 fail(place, alerts.error());
                                 return;
                             }
                             Alerts own = **alerts;
                             for (Alert &alert : own)
                                 alert.sourceIds = {place.state.id};
                             accept(place, std::make_shared<const Alerts>(std::move(own)));
                         });
}

void AlertFeed::askPrometheus(const Source<metrics::PromClient> &source)
{
    Slot &place = *m_slots.at(slotKey(Kind::Prometheus, source.id));
    if (place.rules.isRunning())
        return;
    using Groups = std::shared_ptr<const std::vector<metrics::RuleGroup>>;
    place.rules.start(source.client->rules(), this, [this, &place](const Result<Groups> &groups) {
        if (!groups) {
            fail(place, groups.error());
            return;
        }
        place.state.failingRules = failingRules(**groups);
        accept(place, std::make_shared<const Alerts>(alertsOfRules(**groups, place.state.id)));
    });
}

void AlertFeed::fail(Slot &place, const Error &error)
{
    place.state.error = error;
    Q_EMIT changed();
}

void AlertFeed::accept(Slot &place, std::shared_ptr<const Alerts> alerts)
{
    place.state.error.reset();
    place.state.confirmedAt = m_clock.now();
    place.state.alerts = static_cast<int>(alerts->size());
    place.alerts = std::move(alerts);
    join();
}

void AlertFeed::join()
{
    if (m_isJoining) {
        m_joinAgain = true;
        return;
    }
    m_joinAgain = false;
    m_isJoining = true;
    std::vector<std::shared_ptr<const Alerts>> received;
    std::vector<std::shared_ptr<const Alerts>> evaluated;
    for (const auto &[key, place] : m_slots)
        (place->state.isAlertmanager ? received : evaluated).push_back(place->alerts);
    auto joining = runOnWorker(&m_workers, [received, evaluated]() -> Result<std::shared_ptr<const Alerts>> {
        const auto lists = [](const auto &shared) {
            std::vector<Alerts> all;
            for (const auto &one : shared)
                all.push_back(*one);
            return all;
        };
        return std::make_shared<const Alerts>(mergeAlerts(lists(received), lists(evaluated)));
    });
    m_joining.start(std::move(joining), this, [this](const Result<std::shared_ptr<const Alerts>> &alerts) {
        m_isJoining = false;
        if (alerts)
            m_alerts = *alerts;
        if (m_joinAgain)
            join();
        Q_EMIT changed();
    });
}

int AlertFeed::countOf(AlertState state) const
{
    return static_cast<int>(std::ranges::count(*m_alerts, state, &Alert::state));
}

const Alert *AlertFeed::alert(const QString &fingerprint) const
{
    const auto found = std::ranges::find(*m_alerts, fingerprint, &Alert::fingerprint);
    return found == m_alerts->end() ? nullptr : &*found;
}

std::vector<AlertSourceState> AlertFeed::sourceStates() const
{
    std::vector<AlertSourceState> states;
    for (const auto &[key, place] : m_slots)
        states.push_back(place->state);
    return states;
}

bool AlertFeed::isSettled() const
{
    return !m_isJoining && std::ranges::all_of(m_slots, [](const auto &one) {
        const AlertSourceState &state = one.second->state;
        return state.confirmedAt || state.error;
    });
}

} // namespace yagura::alerts
