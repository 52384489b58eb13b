// One desk for all queries of a screen: the same question asked twice at once goes out once, no source gets more than
// its share, and a question nobody waits for any more is taken back. GUI thread; owned by the screen.
#pragma once

#include "core/call.h"
#include "metrics/series.h"

#include <QObject>

#include <functional>
#include <memory>

namespace yagura::metrics {

class QueryScheduler : public QObject
{
    Q_OBJECT
public:
    using Start = std::function<Call<SharedResult>()>;

    explicit QueryScheduler(int perSource = 4, QObject *parent = nullptr);
    ~QueryScheduler() override;

    // key says what is asked (the same key at the same source, while under way, shares one answer). start is called
    // when it is this question's turn, never from within submit. Questions start in the order of submission.
    [[nodiscard]] Call<SharedResult> submit(const QString &source, const QString &key, Start start);

    // Under way or waiting, over all sources.
    [[nodiscard]] int pending() const;
    [[nodiscard]] int running() const;
    // Questions submitted and requests really started, since the beginning.
    [[nodiscard]] int submitted() const { return m_submitted; }
    [[nodiscard]] int started() const { return m_started; }

Q_SIGNALS:
    // The last answer has been given out.
    void idle();

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;

    void pump();
    void schedulePump();
    void begin(const JobPtr &job);
    void finish(const JobPtr &job, const Result<SharedResult> &result);
    void abandon(const JobPtr &job, quint64 asker);
    void remove(const JobPtr &job);

    const int m_perSource;
    QList<JobPtr> m_jobs; // in order of submission
    int m_submitted = 0;
    int m_started = 0;
    quint64 m_lastAsker = 0;
    bool m_pumping = false;
};

} // namespace yagura::metrics
