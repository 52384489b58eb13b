#include "net/sourcechannel.h"

#include "net/authheader.h"
#include "net/httpclient.h"
#include "net/networkcontext.h"
#include "net/transfer.h"
#include "net/urlpolicy.h"

#include <QRandomGenerator>

#include <cmath>

namespace yagura {

namespace {

// A connection that idled longer may have been closed by the server meanwhile; a write would then end in
// doubt.
constexpr Duration longestIdleBeforeWrite = std::chrono::seconds(2);

std::chrono::milliseconds timerSpan(Duration d)
{
    return std::chrono::ceil<std::chrono::milliseconds>(std::max(Duration::zero(), d));
}

bool countsAgainstCircuit(const Result<HttpResponse> &result)
{
    if (result)
        return result->status >= 502 && result->status <= 504;
    switch (result.error().kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::ShuttingDown:
    case ErrorKind::InvalidInput:
    case ErrorKind::TooLarge:
    case ErrorKind::NotJson:
    case ErrorKind::RedirectRefused:
    case ErrorKind::Malformed:
        return false;
    default:
        return true;
    }
}

// A write that timed out is in doubt first of all.
bool isTimeout(const Error &error)
{
    return error.kind == ErrorKind::Stalled || error.kind == ErrorKind::DeadlineExceeded
        || error.kind == ErrorKind::OutcomeUnknown;
}

} // namespace

SourceChannel::SourceChannel(NetworkContext &context, const Endpoint &endpoint)
    : QObject(&context)
    , m_context(context)
    , m_clock(context.clock())
    , m_endpoint(endpoint)
    , m_builder(endpoint)
    , m_rules{.most = endpoint.retries}
    , m_ordinary(endpoint.parallel)
    , m_urgent(RequestQueue::mostParallel)
{
    takeFreshConnections(m_ordinary);
    takeFreshConnections(m_urgent);
    m_pauseTimer.setSingleShot(true);
    connect(&m_pauseTimer, &QTimer::timeout, this, [this] { pump(m_ordinary); });
    connect(&context, &NetworkContext::woke, this, &SourceChannel::onWoke);
}

SourceChannel::~SourceChannel()
{
    for (auto &[id, entry] : m_jobs)
        delete std::exchange(entry.transfer, nullptr);
}

SourceChannel::Lane &SourceChannel::laneOf(const HttpJob &job)
{
    return job.request.urgent || job.request.intent == HttpIntent::Write ? m_urgent : m_ordinary;
}

Duration SourceChannel::deadlineOf(const HttpJob &job) const
{
    const Duration whole = job.request.deadline.value_or(m_endpoint.deadline);
    return job.dispatchedAt ? whole - (m_clock.steady() - *job.dispatchedAt) : whole;
}

Duration SourceChannel::remainingPause() const
{
    return std::max(Duration::zero(), m_pauseUntil - m_clock.steady());
}

void SourceChannel::submit(std::shared_ptr<HttpJob> job)
{
    m_context.look();
    auto prepared = m_builder.build(job->request);
    if (!prepared) {
        m_tracker.failed(prepared.error());
        announce();
        job->promise.finish(std::unexpected(std::move(prepared.error())));
        return;
    }
    job->prepared = std::move(*prepared);
    Lane &lane = laneOf(*job);
    lane.queue.enqueue(job->id);
    m_jobs.emplace(job->id, Entry{job});
    pump(lane);
}

void SourceChannel::cancel(RequestId id)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const Entry entry = found->second;
    m_jobs.erase(found);
    Lane &lane = laneOf(*entry.job);
    if (!entry.transfer) {
        lane.queue.remove(id);
        return;
    }
    delete entry.transfer;
    if (entry.job->admission == Circuit::Admission::Probe)
        m_circuit.probeAbandoned();
    release(lane);
    pump(lane);
}

void SourceChannel::pump(Lane &lane)
{
    while (const auto id = lane.queue.takeNext()) {
        const auto found = m_jobs.find(*id);
        if (found == m_jobs.end()) {
            lane.queue.release();
            continue;
        }
        const auto job = found->second.job;
        if (!tryDispatch(lane, *job)) {
            lane.queue.release();
            lane.queue.enqueueFront(*id);
            m_pauseTimer.start(timerSpan(remainingPause()));
            return;
        }
    }
}

bool SourceChannel::tryDispatch(Lane &lane, HttpJob &job)
{
    if (job.request.urgent) {
        job.admission = Circuit::Admission::Pass;
        dispatch(lane, job);
        return true;
    }
    if (const Duration pause = remainingPause(); pause > Duration::zero()) {
        if (&lane == &m_ordinary && pause <= deadlineOf(job))
            return false;
        refuse(lane, job,
               {ErrorKind::TooManyRequests,
                displayUrl(job.prepared.url()),
                QStringLiteral("the server asked for a pause, %1 s of it are left")
                    .arg(std::ceil(toSeconds(pause))),
                {}});
        return true;
    }
    job.admission = m_circuit.admit(m_clock.steady());
    if (job.admission == Circuit::Admission::Refuse) {
        const double rest = std::ceil(toSeconds(m_circuit.remainingRest(m_clock.steady())));
        refuse(lane, job,
               {ErrorKind::CircuitOpen,
                displayUrl(job.prepared.url()),
                QStringLiteral("several requests in a row failed; asked again in %1 s").arg(rest),
                {}});
        return true;
    }
    dispatch(lane, job);
    return true;
}

void SourceChannel::dispatch(Lane &lane, HttpJob &job)
{
    const Duration now = m_clock.steady();
    const bool aloneInLane = lane.queue.running() == 1;
    if (job.request.intent == HttpIntent::Write && aloneInLane && lane.idleSince
        && now - *lane.idleSince > longestIdleBeforeWrite)
        takeFreshConnections(lane);
    if (!job.dispatchedAt)
        job.dispatchedAt = now;
    auto *transfer = new Transfer(lane.pool, m_clock, job.request, this);
    m_jobs[job.id].transfer = transfer;
    transfer->start(
        job.prepared, {deadlineOf(job), m_endpoint.stallLimit},
        [this, id = job.id](Result<HttpResponse> result) { onAttemptDone(id, std::move(result)); });
}

void SourceChannel::release(Lane &lane)
{
    lane.queue.release();
    lane.idleSince = m_clock.steady();
}

void SourceChannel::takeFreshConnections(Lane &lane)
{
    lane.pool = ConnectionPool::make(m_endpoint, m_context.reaper());
}

void SourceChannel::refuse(Lane &lane, HttpJob &job, Error error)
{
    const auto kept = m_jobs.extract(job.id);
    lane.queue.release();
    job.promise.finish(std::unexpected(std::move(error)));
}

void SourceChannel::onAttemptDone(RequestId id, Result<HttpResponse> result)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const auto job = found->second.job;
    Transfer *transfer = std::exchange(found->second.transfer, nullptr);
    transfer->deleteLater();
    Lane &lane = laneOf(*job);
    release(lane);
    // Headers without end would hold whatever comes after on the same connections.
    if (!result && !transfer->sawHeaders() && isTimeout(result.error()))
        takeFreshConnections(lane);
    if (result && result->status >= 400)
        result->body = withoutSecret(std::move(result->body), m_endpoint.authentication);
    if (!result)
        result.error().detail
            = QString::fromUtf8(withoutSecret(result.error().detail.toUtf8(), m_endpoint.authentication));
    if (!scheduleRetry(*job, result)) {
        m_jobs.erase(found);
        conclude(*job, std::move(result));
    }
    pump(lane);
}

bool SourceChannel::scheduleRetry(HttpJob &job, const Result<HttpResponse> &result)
{
    Attempt attempt;
    attempt.intent = job.request.intent;
    attempt.retriesDone = job.retries;
    if (result) {
        attempt.status = result->status;
        attempt.retryAfter = requestedPause(m_rules, *result, m_clock.now());
    } else {
        attempt.error = result.error().kind;
    }
    if (attempt.retryAfter)
        m_pauseUntil = std::max(m_pauseUntil, m_clock.steady() + *attempt.retryAfter);
    const auto pause = retryPause(m_rules, attempt, QRandomGenerator::global()->generateDouble());
    if (!pause || *pause >= deadlineOf(job))
        return false;
    if (job.admission == Circuit::Admission::Probe)
        m_circuit.probeAbandoned();
    ++job.retries;
    QTimer::singleShot(timerSpan(*pause), this, [this, id = job.id] {
        if (const auto found = m_jobs.find(id); found != m_jobs.end()) {
            Lane &lane = laneOf(*found->second.job);
            lane.queue.enqueueFront(id);
            pump(lane);
        }
    });
    return true;
}

void SourceChannel::conclude(HttpJob &job, Result<HttpResponse> result)
{
    record(job, result);
    announce();
    job.promise.finish(std::move(result));
}

void SourceChannel::record(const HttpJob &job, const Result<HttpResponse> &result)
{
    if (countsAgainstCircuit(result))
        m_circuit.failed(m_clock.steady());
    else
        m_circuit.succeeded();
    if (!result) {
        m_tracker.failed(result.error());
        return;
    }
    std::optional<Error> blame;
    if (blamesSource(result->status))
        blame = httpStatusError(*result, displayUrl(job.prepared.url()));
    m_tracker.answered(m_clock.now(), result->elapsed, job.retries, std::move(blame));
}

void SourceChannel::announce()
{
    if (m_tracker.takeAnnouncement())
        Q_EMIT stateChanged(m_tracker.state());
}

void SourceChannel::onWoke()
{
    QList<QPointer<Transfer>> running;
    for (const auto &[id, entry] : m_jobs) {
        if (entry.transfer)
            running.append(entry.transfer);
    }
    for (const auto &transfer : running) {
        if (transfer)
            transfer->end({ErrorKind::ConnectionLost, {}, QStringLiteral("the machine slept"), {}});
    }
    takeFreshConnections(m_ordinary);
    takeFreshConnections(m_urgent);
    Q_EMIT wokeUp();
}

} // namespace yagura
