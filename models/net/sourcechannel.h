// Everything one source needs on the network thread: its two lanes (queue and connections), retries, circuit,
// the pause a server asked for, and its state. Child of the NetworkContext, made and deleted by HttpClient.
#pragma once

#include "core/clock.h"
#include "net/circuit.h"
#include "net/connectionpool.h"
#include "net/connectiontracker.h"
#include "net/endpoint.h"
#include "net/httpjob.h"
#include "net/requestbuilder.h"
#include "net/requestqueue.h"
#include "net/retrypolicy.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace yagura {

class NetworkContext;
class Transfer;

class SourceChannel : public QObject
{
    Q_OBJECT
public:
    SourceChannel(NetworkContext &context, const Endpoint &endpoint);
    ~SourceChannel() override;

    void submit(std::shared_ptr<HttpJob> job);
    // Its asker lost interest.
    void cancel(RequestId id);

Q_SIGNALS:
    void stateChanged(const yagura::ConnectionState &state);
    void wokeUp();

private:
    struct Lane
    {
        explicit Lane(int parallel)
            : queue(parallel)
        { }
        std::shared_ptr<ConnectionPool> pool;
        RequestQueue queue;
        std::optional<Duration> idleSince;
    };
    struct Entry
    {
        std::shared_ptr<HttpJob> job;
        Transfer *transfer = nullptr; // while an attempt runs
    };

    [[nodiscard]] Lane &laneOf(const HttpJob &job);
    [[nodiscard]] Duration deadlineOf(const HttpJob &job) const;
    [[nodiscard]] Duration remainingPause() const;
    void pump(Lane &lane);
    // False when the job has to wait for the end of the pause, and all behind it.
    [[nodiscard]] bool tryDispatch(Lane &lane, HttpJob &job);
    void dispatch(Lane &lane, HttpJob &job);
    void onAttemptDone(RequestId id, Result<HttpResponse> result);
    [[nodiscard]] bool scheduleRetry(HttpJob &job, const Result<HttpResponse> &result);
    void conclude(HttpJob &job, Result<HttpResponse> result);
    void record(const HttpJob &job, const Result<HttpResponse> &result);
    void refuse(Lane &lane, HttpJob &job, Error error);
    void release(Lane &lane);
    // What is under way keeps the old connections until it ends.
    void takeFreshConnections(Lane &lane);
    void announce();
    void onWoke();

    NetworkContext &m_context;
    const Clock &m_clock;
    Endpoint m_endpoint;
    RequestBuilder m_builder;
    RetryRules m_rules;
    Circuit m_circuit;
    ConnectionTracker m_tracker;
    Lane m_ordinary;
    Lane m_urgent;
    std::map<RequestId, Entry> m_jobs; // waiting, running or pausing
    Duration m_pauseUntil{}; // steady time
    QTimer m_pauseTimer;
};

} // namespace yagura
