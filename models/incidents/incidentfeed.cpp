#include "incidents/incidentfeed.h"

#include "core/clock.h"

#include <algorithm>

namespace yagura::incidents {

namespace {

constexpr auto lately = std::chrono::hours(24);

} // namespace

IncidentFeed::IncidentFeed(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &IncidentFeed::refresh);
    m_timer.setInterval(std::chrono::seconds(10));
}

IncidentFeed::~IncidentFeed() = default;

void IncidentFeed::setSources(const Sources<PagerDutyClient> &sources)
{
    m_sources = sources;
    std::map<QString, std::unique_ptr<Slot>> old = std::exchange(m_slots, {});
    for (const auto &source : sources) {
        auto place = std::make_unique<Slot>();
        place->state.sourceName = source.name;
        if (const auto found = old.find(source.id); found != old.end()) {
            place->incidents = found->second->incidents;
            place->known = found->second->known;
            place->state.confirmedAt = found->second->state.confirmedAt;
        }
        m_slots[source.id] = std::move(place);
    }
    join();
    refresh();
    if (m_timer.interval() > 0 && !sources.isEmpty())
        m_timer.start();
    else
        m_timer.stop();
}

PagerDutyClient *IncidentFeed::client(const QString &sourceId) const
{
    const auto found = std::ranges::find(m_sources, sourceId, &Source<PagerDutyClient>::id);
    return found == m_sources.end() ? nullptr : found->client.get();
}

void IncidentFeed::setInterval(std::chrono::milliseconds interval)
{
    m_timer.setInterval(interval);
    if (interval.count() > 0 && !m_sources.isEmpty())
        m_timer.start();
    else
        m_timer.stop();
}

void IncidentFeed::refresh()
{
    for (const auto &source : m_sources)
        ask(source);
}

void IncidentFeed::ask(const Source<PagerDutyClient> &source)
{
    Slot &place = *m_slots.at(source.id);
    if (place.state.isAsking)
        return;
    if (place.identity.id.isEmpty() && !place.who.isRunning() && !source.client->fromAddress().isEmpty()) {
        place.who.start(source.client->identity(), this,
                        [this, id = source.id](const Result<std::shared_ptr<const Identity>> &who) {
                            if (who)
                                m_slots.at(id)->identity = **who;
                            Q_EMIT changed();
                        });
    }
    std::vector<Call<std::shared_ptr<const Incidents>>> calls;
    calls.push_back(
        source.client->incidents({{IncidentStatus::Triggered, IncidentStatus::Acknowledged}, std::nullopt}));
    calls.push_back(source.client->incidents({{IncidentStatus::Resolved}, m_clock.now() - lately}));
    place.state.isAsking = true;
    place.lists.start(all(std::move(calls)), this,
                      [this, id = source.id](const Result<Answer> &answer) { take(id, *answer); });
}

void IncidentFeed::take(const QString &sourceId, const Answer &answer)
{
    Slot &place = *m_slots.at(sourceId);
    place.state.isAsking = false;
    std::vector<Incident> arrived;
    const auto failed = std::ranges::find_if(answer, [](const auto &one) { return !one.has_value(); });
    if (failed != answer.end()) {
        place.state.error = failed->error();
    } else {
        const bool isFirst = !place.state.confirmedAt;
        place.state.error.reset();
        place.state.confirmedAt = m_clock.now();
        place.incidents.clear();
        QSet<QString> ids;
        for (const auto &list : answer) {
            for (Incident incident : **list) {
                if (ids.contains(incident.id)) // changed its state between the two questions
                    continue;
                ids.insert(incident.id);
                incident.sourceId = sourceId;
                if (!isFirst && !place.known.contains(incident.id)
                    && incident.status == IncidentStatus::Triggered)
                    arrived.push_back(incident);
                place.incidents.push_back(std::move(incident));
            }
        }
        place.known += ids;
    }
    join();
    Q_EMIT changed();
    for (const Incident &incident : arrived)
        Q_EMIT incidentArrived(incident);
}

void IncidentFeed::join()
{
    m_incidents.clear();
    for (const auto &[id, place] : m_slots)
        m_incidents.insert(m_incidents.end(), place->incidents.begin(), place->incidents.end());
    std::ranges::sort(m_incidents, isMoreUrgent);
}

const Incident *IncidentFeed::incident(const QString &sourceId, const QString &id) const
{
    const auto found = std::ranges::find_if(m_incidents, [&](const Incident &one) {
        return one.id == id && (sourceId.isEmpty() || one.sourceId == sourceId);
    });
    return found == m_incidents.end() ? nullptr : &*found;
}

int IncidentFeed::openCount() const
{
    return static_cast<int>(std::ranges::count_if(m_incidents, &Incident::isOpen));
}

Identity IncidentFeed::identity(const QString &sourceId) const
{
    const auto found = m_slots.find(sourceId);
    return found == m_slots.end() ? Identity() : found->second->identity;
}

FeedState IncidentFeed::state(const QString &sourceId) const
{
    const auto found = m_slots.find(sourceId);
    return found == m_slots.end() ? FeedState() : found->second->state;
}

bool IncidentFeed::isSettled() const
{
    return std::ranges::all_of(m_slots, [](const auto &one) {
        const FeedState &state = one.second->state;
        return state.confirmedAt || state.error;
    });
}

} // namespace yagura::incidents
