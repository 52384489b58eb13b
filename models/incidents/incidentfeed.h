// Asks every PagerDuty again and again and keeps the latest complete list: everything open, and what was
// resolved lately. Tells of incidents that are new, for desktop notices. A source that fails keeps its last
// incidents, with their age. GUI thread; owned by app/, runs while the program does, whatever screen is
// shown.
#pragma once

#include "core/callcombinators.h"
#include "incidents/pagerdutyclient.h"
#include "net/source.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>
#include <memory>

namespace yagura {
class Clock;
}

namespace yagura::incidents {

// How one source is doing.
struct FeedState
{
    QString sourceName;
    std::optional<Instant> confirmedAt; // of the latest complete answer
    std::optional<Error> error; // of the latest failure; nothing after a success
    bool isAsking = false;
};

class IncidentFeed : public QObject
{
    Q_OBJECT
public:
    explicit IncidentFeed(const Clock &clock, QObject *parent = nullptr);
    ~IncidentFeed() override;

    void setSources(const Sources<PagerDutyClient> &sources);
    [[nodiscard]] const Sources<PagerDutyClient> &sources() const { return m_sources; }
    [[nodiscard]] PagerDutyClient *client(const QString &sourceId) const;
    // Zero: only when asked.
    void setInterval(std::chrono::milliseconds interval);
    void refresh();

    // Of all sources, most urgent first.
    [[nodiscard]] const Incidents &incidents() const { return m_incidents; }
    [[nodiscard]] const Incident *incident(const QString &sourceId, const QString &id) const;
    [[nodiscard]] int openCount() const;
    // Who the operator is on a source; empty until known.
    [[nodiscard]] Identity identity(const QString &sourceId) const;
    [[nodiscard]] FeedState state(const QString &sourceId) const;
    // True once every source has been answered, well or badly.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void changed();
    // Triggered, and not there in the answer before. Not for what is there at the first answer.
    void incidentArrived(const yagura::incidents::Incident &incident);

private:
    using Answer = std::vector<Result<std::shared_ptr<const Incidents>>>;
    struct Slot
    {
        FeedState state;
        Incidents incidents;
        QSet<QString> known;
        Identity identity;
        Latest<Answer> lists;
        Latest<std::shared_ptr<const Identity>> who;
    };

    void ask(const Source<PagerDutyClient> &source);
    void take(const QString &sourceId, const Answer &answer);
    void join();

    const Clock &m_clock;
    Sources<PagerDutyClient> m_sources;
    std::map<QString, std::unique_ptr<Slot>> m_slots;
    Incidents m_incidents;
    QTimer m_timer;
};

} // namespace yagura::incidents

Q_DECLARE_METATYPE(yagura::incidents::Incident)
