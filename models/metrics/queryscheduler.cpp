#include "metrics/queryscheduler.h"

#include <QHash>
#include <QPointer>

namespace yagura::metrics {

struct QueryScheduler::Job
{
    struct Asker
    {
        quint64 id = 0;
        Promise<SharedResult> promise;
    };

    QString source;
    QString key;
    Start start;
    std::vector<Asker> askers;
    Call<SharedResult> call;
    bool running = false;
};

QueryScheduler::QueryScheduler(int perSource, QObject *parent)
    : QObject(parent)
    , m_perSource(perSource)
{
}

QueryScheduler::~QueryScheduler()
{
    for (const JobPtr &job : m_jobs) {
        job->call.cancel();
        for (const Job::Asker &asker : job->askers)
            asker.promise.finish(failure(ErrorKind::Cancelled));
    }
}

Call<SharedResult> QueryScheduler::submit(const QString &source, const QString &key, Start start)
{
    ++m_submitted;
    JobPtr job;
    for (const JobPtr &known : m_jobs) {
        if (known->source == source && known->key == key)
            job = known;
    }
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
    job->askers.push_back({id, std::move(promise)});
    return call;
}

int QueryScheduler::pending() const
{
    return static_cast<int>(m_jobs.size());
}

int QueryScheduler::running() const
{
    return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), [](const JobPtr &job) { return job->running; }));
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
    for (const JobPtr &job : m_jobs)
        busy[job->source] += job->running ? 1 : 0;
    const QList<JobPtr> jobs = m_jobs;
    for (const JobPtr &job : jobs) {
        int &used = busy[job->source];
        if (job->running || used >= m_perSource)
            continue;
        ++used;
        begin(job);
    }
}

void QueryScheduler::begin(const JobPtr &job)
{
    job->running = true;
    ++m_started;
    job->call = job->start();
    job->call.onDone(this, [this, weak = std::weak_ptr(job)](Result<SharedResult> result) {
        if (const auto alive = weak.lock())
            finish(alive, result);
    });
}

void QueryScheduler::finish(const JobPtr &job, const Result<SharedResult> &result)
{
    remove(job);
    for (const Job::Asker &asker : job->askers)
        asker.promise.finish(result);
    job->askers.clear();
    if (m_jobs.isEmpty())
        Q_EMIT idle();
}

void QueryScheduler::abandon(const JobPtr &job, quint64 asker)
{
    std::erase_if(job->askers, [asker](const Job::Asker &one) { return one.id == asker; });
    if (!job->askers.empty())
        return;
    job->call.cancel();
    remove(job);
    if (m_jobs.isEmpty())
        Q_EMIT idle();
}

void QueryScheduler::remove(const JobPtr &job)
{
    m_jobs.removeOne(job);
    schedulePump();
}

} // namespace yagura::metrics
