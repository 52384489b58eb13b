// Whether the windows of rates in an expression are wide enough for how often the jobs it reads are scraped,
// job by job, with the text that would mend each. Pure, any thread.
#pragma once

#include "metrics/promql/problem.h"
#include "metrics/scrapewindow.h"

#include <QHash>
#include <QStringList>

#include <functional>

namespace yagura::metrics {

struct JobInterval
{
    QString job;
    Duration interval{}; // that most of its chosen targets have; of equals the longer

    bool operator==(const JobInterval &) const = default;
};

// What is known beside the expression.
struct ScrapeKnowledge
{
    const TargetList &targets;
    // The jobs a metric comes from (label_values(metric, job)); a metric that is not in it may come from any.
    QHash<QString, QStringList> jobsOfMetric = {};
    // Puts a dashboard's variables into a matcher's value or a window; none: they stay unknown.
    std::function<QString(const QString &)> resolved = {};
};

// The jobs whose series the expression may read, each once, in the order of the expression and of the
// targets; jobs that do not tell their interval are left out. Nothing for what is no PromQL.
[[nodiscard]] std::vector<JobInterval> jobIntervals(const QString &expression,
                                                    const ScrapeKnowledge &knowledge);

// For $__interval and $__rate_interval of a panel: the slowest job that the expression certainly reads, else
// what most targets have. Nothing when no target tells.
[[nodiscard]] std::optional<Duration> scrapeIntervalOfExpression(const QString &expression,
                                                                 const ScrapeKnowledge &knowledge);

struct RateWindowFinding
{
    QString job; // empty: whichever job it is, all are too slow
    NarrowWindow window;
    QString windowText; // as written, "1m" or a variable
    promql::Span span; // where
    QString message; // "rate window [1m] holds fewer than two scrapes of job node (every 1m)"
    QString mended; // the whole expression with this one window wide enough
};

// In the order of the text. A selector that names no job gives a finding only when every job it may read is
// too slow. $__rate_interval and its sisters are wide by themselves.
[[nodiscard]] std::vector<RateWindowFinding> rateWindowFindings(const QString &expression,
                                                                const ScrapeKnowledge &knowledge);

// The same for an editor: each where it stands, with the edit that mends it.
[[nodiscard]] promql::Problems rateWindowProblems(const QString &expression,
                                                  const ScrapeKnowledge &knowledge);

} // namespace yagura::metrics
