#include "metrics/queryscheduler.h"

#include "core/callcombinators.h"
#include "metrics/stepmaths.h"
#include "net/httpclient.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace yagura::metrics {

namespace {

// Failures that say something about the server, not about the question.
bool isServersFault(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::DeadlineExceeded:
    case ErrorKind::Stalled:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionLost:
    case ErrorKind::TooManyRequests:
    case ErrorKind::ServerFailed:
    case ErrorKind::CircuitOpen:
        return true;
    default:
        return false;
    }
}

// With its step, and on the grid of it: as it is asked.
RangeQuery exactly(RangeQuery query)
{
    if (query.step <= Duration::zero())
        query.step = automaticStep(query.range, query.maxPoints, query.minimumStep);
    query.range = alignedTo(query.range, query.step);
    return query;
}

QString keyOf(const RangeQuery &exact)
{
    return QStringLiteral("range|%1|%2|%3|%4")
        .arg(toUnixMilliseconds(exact.range.from))
        .arg(toUnixMilliseconds(exact.range.to))
        .arg(exact.step.count())
        .arg(exact.expression);
}

} // namespace

struct QueryScheduler::Job
{
    struct Asker
    {
        quint64 id = 0;
        QueryAsker who;
        Promise<SharedResult> promise;
    };
    [[nodiscard]] QueryPriority priority() const
    {
        const auto first = std::min_element(askers.begin(), askers.end(), [](const Asker &a, const Asker &b) {
            return a.who.priority < b.who.priority;
        });
        return first == askers.end() ? QueryPriority::Background : first->who.priority;
    }

    QString source;
    QString key;
    Start start;
    std::vector<Asker> askers;
    Call<SharedResult> call;
    bool running = false;
    int failuresBefore = 0; // of the source, when this was asked
    // Of a range query: what its answer is kept under.
    QString expression;
    bool isWhole = true;
};

struct QueryScheduler::SourceState
{
    int failures = 0; // in a row
    QTimer pause;
};

QueryScheduler::QueryScheduler(const SchedulerOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_ranges(options.ranges)
{ }

QueryScheduler::~QueryScheduler()
{
    for (const JobPtr &job : m_jobs) {
        job->call.cancel();
        for (const Job::Asker &asker : job->askers)
            asker.promise.finish(failure(ErrorKind::Cancelled));
    }
}

void QueryScheduler::beginRound()
{
    m_roundSubmitted = m_submitted;
    m_roundStarted = m_started;
}

QueryScheduler::JobPtr QueryScheduler::jobFor(const QString &source, const QString &key) const
{
    const auto known = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const JobPtr &job) {
        return job->source == source && job->key == key;
    });
    return known == m_jobs.end() ? nullptr : *known;
}

Call<SharedResult> QueryScheduler::submit(const QString &source, const QString &key, Start start,
                                          const QueryAsker &asker)
{
    ++m_submitted;
    JobPtr job = jobFor(source, key);
    if (!job) {
        job = std::make_shared<Job>();
        job->source = source;
        job->key = key;
        job->start = std::move(start);
        m_jobs.push_back(job);
        schedulePump();
    }
    Promise<SharedResult> promise;
    auto call = promise.call();
    const quint64 id = ++m_lastAsker;
    promise.onCancel([guard = QPointer<QueryScheduler>(this), weak = std::weak_ptr(job), id] {
        const auto alive = weak.lock();
        if (guard && alive)
            guard->abandon(alive, id);
    });
    job->askers.push_back({id, asker, std::move(promise)});
    return call;
}

Call<SharedResult> QueryScheduler::submitRange(const QString &source,
                                               const std::shared_ptr<PromClient> &client,
                                               const RangeQuery &query, const QueryAsker &asker)
{
    const RangeQuery exact = exactly(query);
    const QString key = keyOf(exact);
    const auto start = [this, source, key, client, exact] {
        const JobPtr job = jobFor(source, key);
        return startRange(job, client, exact);
    };
    return submit(source, key, start, asker);
}

Call<SharedResult> QueryScheduler::startRange(const JobPtr &job, const std::shared_ptr<PromClient> &client,
                                              const RangeQuery &query)
{
    job->expression = query.expression;
    const RangePlan plan = m_ranges.plan(job->source, query.expression, query.range, query.step);
    job->isWhole = !plan.known;
    if (job->isWhole)
        return client->queryRange(query);
    ++m_continued;
    RangeQuery end = query;
    end.range = plan.range;
    return thenOnWorker(
        client->http()->workers(), client->queryRange(end),
        [known = plan.known, range = query.range](const SharedResult &tail) -> Result<SharedResult> {
            return std::make_shared<const QueryResult>(continued(*known, *tail, range));
        });
}

void QueryScheduler::prioritise(const void *who, QueryPriority priority)
{
    for (const JobPtr &job : m_jobs) {
        for (Job::Asker &asker : job->askers) {
            if (asker.who.who == who)
                asker.who.priority = priority;
        }
    }
}

int QueryScheduler::pending() const
{
    return static_cast<int>(m_jobs.size());
}

int QueryScheduler::running() const
{
    return static_cast<int>(
        std::count_if(m_jobs.begin(), m_jobs.end(), [](const JobPtr &job) { return job->running; }));
}

bool QueryScheduler::isPaused(const QString &source) const
{
    const auto state = m_sources.find(source);
    return state != m_sources.end() && state->second->pause.isActive();
}

QueryScheduler::SourceState &QueryScheduler::stateOf(const QString &source)
{
    auto &state = m_sources[source];
    if (!state) {
        state = std::make_unique<SourceState>();
        state->pause.setSingleShot(true);
        connect(&state->pause, &QTimer::timeout, this, &QueryScheduler::pump);
    }
    return *state;
}

void QueryScheduler::schedulePump()
{
    if (std::exchange(m_pumping, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pumping = false;
            pump();
        },
        Qt::QueuedConnection);
}

void QueryScheduler::pump()
{
    QHash<QString, int> busy;
    std::vector<JobPtr> waiting;
    for (const JobPtr &job : m_jobs) {
        busy[job->source] += job->running ? 1 : 0;
        if (!job->running)
            waiting.push_back(job);
    }
    std::stable_sort(waiting.begin(), waiting.end(),
                     [](const JobPtr &a, const JobPtr &b) { return a->priority() < b->priority(); });
    for (const JobPtr &job : waiting) {
        const SourceState &state = stateOf(job->source);
        const int share = state.failures > 0 ? 1 : m_options.perSource;
        int &used = busy[job->source];
        if (used >= share || state.pause.isActive())
            continue;
        ++used;
        begin(job);
    }
}

void QueryScheduler::begin(const JobPtr &job)
{
    job->running = true;
    job->failuresBefore = stateOf(job->source).failures;
    ++m_started;
    job->call = job->start();
    job->call.onDone(this, [this, weak = std::weak_ptr(job)](Result<SharedResult> result) {
        if (const auto alive = weak.lock())
            finish(alive, result);
    });
}

// Questions that were under way together fail together: that is one failure.
void QueryScheduler::noteHealth(const JobPtr &job, const Result<SharedResult> &result)
{
    SourceState &state = stateOf(job->source);
    if (result) {
        state.failures = 0;
        state.pause.stop();
        return;
    }
    if (!isServersFault(result.error().kind) || job->failuresBefore != state.failures)
        return;
    const Duration pause
        = std::min(m_options.firstPause * (1 << std::min(state.failures, 10)), m_options.longestPause);
    ++state.failures;
    state.pause.start(std::chrono::ceil<std::chrono::milliseconds>(pause));
}

void QueryScheduler::finish(const JobPtr &job, const Result<SharedResult> &result)
{
    noteHealth(job, result);
    if (result && !job->expression.isEmpty())
        m_ranges.keep(job->source, job->expression, *result, job->isWhole);
    remove(job);
    for (const Job::Asker &asker : job->askers)
        asker.promise.finish(result);
    job->askers.clear();
    if (m_jobs.empty())
        Q_EMIT idle();
}

void QueryScheduler::abandon(const JobPtr &job, quint64 asker)
{
    std::erase_if(job->askers, [asker](const Job::Asker &one) { return one.id == asker; });
    if (!job->askers.empty())
        return;
    job->call.cancel();
    remove(job);
    if (m_jobs.empty())
        Q_EMIT idle();
}

void QueryScheduler::remove(const JobPtr &job)
{
    std::erase(m_jobs, job);
    schedulePump();
}

} // namespace yagura::metrics
