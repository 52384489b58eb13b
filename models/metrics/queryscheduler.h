// One desk for all queries of the console: the same question asked twice at once goes out once, what is on
// the screen goes first, no source gets more than its share, a source that fails is left in peace for a
// while, and a question nobody waits for any more is taken back. Made for a whole session, so that its
// screens and windows share the shares; a screen that is given none has its own. GUI thread.
#pragma once

#include "core/call.h"
#include "metrics/promclient.h"
#include "metrics/rangecache.h"
#include "metrics/series.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace yagura::metrics {

enum class QueryPriority { Visible, Near, Background };

// A question is as urgent as the most urgent of those who asked it.
struct QueryAsker
{
    QueryPriority priority = QueryPriority::Visible;
    const void *who = nullptr; // names the asker, is not looked at
};

struct SchedulerOptions
{
    int perSource = 4; // questions under way at once
    // After a failure of the server, doubled with each further one; meanwhile nothing is asked, then one
    // question to try.
    Duration firstPause = std::chrono::seconds(1);
    Duration longestPause = std::chrono::seconds(30);
    RangeCacheOptions ranges{};
};

class QueryScheduler : public QObject
{
    Q_OBJECT
public:
    using Start = std::function<Call<SharedResult>()>;

    explicit QueryScheduler(const SchedulerOptions &options = {}, QObject *parent = nullptr);
    ~QueryScheduler() override;

    // key says what is asked (the same key at the same source, while under way, shares one answer). start is
    // called when it is this question's turn, never from within submit. Of equal priority the first submitted
    // starts first.
    [[nodiscard]] Call<SharedResult> submit(const QString &source, const QString &key, Start start,
                                            const QueryAsker &asker = {});
    // A range query whose range only moved on since its last answer asks for the new steps and a little
    // before them; the answer is the whole range all the same.
    [[nodiscard]] Call<SharedResult> submitRange(const QString &source,
                                                 const std::shared_ptr<PromClient> &client,
                                                 const RangeQuery &query, const QueryAsker &asker = {});
    // Of all that who still waits for: the operator scrolled.
    void prioritise(const void *who, QueryPriority priority);

    // Under way or waiting, over all sources.
    [[nodiscard]] int pending() const;
    [[nodiscard]] int running() const;
    // Questions submitted and questions really asked, since the beginning: "286 targets → 41 requests".
    [[nodiscard]] int submitted() const { return m_submitted; }
    [[nodiscard]] int started() const { return m_started; }
    // The same since a screen last began to ask anew.
    void beginRound();
    [[nodiscard]] int submittedThisRound() const { return m_submitted - m_roundSubmitted; }
    [[nodiscard]] int startedThisRound() const { return m_started - m_roundStarted; }
    // Of those asked, the ones that asked for the end of their range only.
    [[nodiscard]] int continuedRanges() const { return m_continued; }
    [[nodiscard]] bool isPaused(const QString &source) const;
    [[nodiscard]] const RangeCache &ranges() const { return m_ranges; }
    // Everything is asked anew from now on.
    void forgetRanges() { m_ranges.clear(); }

Q_SIGNALS:
    // The last answer has been given out.
    void idle();

private:
    struct Job;
    struct SourceState;
    using JobPtr = std::shared_ptr<Job>;

    void pump();
    void schedulePump();
    void begin(const JobPtr &job);
    void finish(const JobPtr &job, const Result<SharedResult> &result);
    void abandon(const JobPtr &job, quint64 asker);
    void remove(const JobPtr &job);
    void noteHealth(const JobPtr &job, const Result<SharedResult> &result);
    [[nodiscard]] SourceState &stateOf(const QString &source);
    [[nodiscard]] JobPtr jobFor(const QString &source, const QString &key) const;
    [[nodiscard]] Call<SharedResult> startRange(const JobPtr &job, const std::shared_ptr<PromClient> &client,
                                                const RangeQuery &query);

    const SchedulerOptions m_options;
    RangeCache m_ranges;
    std::vector<JobPtr> m_jobs; // in order of submission
    std::map<QString, std::unique_ptr<SourceState>> m_sources;
    int m_submitted = 0;
    int m_started = 0;
    int m_continued = 0;
    int m_roundSubmitted = 0;
    int m_roundStarted = 0;
    quint64 m_lastAsker = 0;
    bool m_pumping = false;
};

} // namespace yagura::metrics
