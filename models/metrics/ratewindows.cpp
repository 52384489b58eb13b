#include "metrics/ratewindows.h"

#include "core/duration.h"
#include "metrics/promql/selections.h"

#include <algorithm>

namespace yagura::metrics {

using namespace promql;

namespace {

// Need two samples in their window.
bool needsTwoSamples(const QString &function)
{
    static const QStringList names{
        QStringLiteral("rate"),           QStringLiteral("irate"),
        QStringLiteral("increase"),       QStringLiteral("delta"),
        QStringLiteral("idelta"),         QStringLiteral("deriv"),
        QStringLiteral("predict_linear"), QStringLiteral("double_exponential_smoothing"),
        QStringLiteral("holt_winters")};
    return names.contains(function);
}

QString resolvedText(const QString &text, const ScrapeKnowledge &knowledge)
{
    return knowledge.resolved && text.contains(QLatin1Char('$')) ? knowledge.resolved(text) : text;
}

// The targets' side of a selector. Values whose variables are not known say nothing.
std::vector<TargetMatcher> targetMatchers(const std::vector<LabelMatcher> &matchers,
                                          const ScrapeKnowledge &knowledge)
{
    std::vector<TargetMatcher> chosen;
    for (const LabelMatcher &matcher : matchers) {
        const QString value = resolvedText(matcher.text(), knowledge);
        const bool isUnknown = !knowledge.resolved && value.contains(QLatin1Char('$'));
        if (!isUnknown)
            chosen.push_back({matcher.name, matcher.kind, value});
    }
    return chosen;
}

struct ReadJobs
{
    std::vector<JobInterval> jobs;
    bool isCertain = false; // a matcher or what is known of the metric leads to them
};

ReadJobs jobsReadBy(const Selection &selection, const ScrapeKnowledge &knowledge)
{
    const auto matchers = targetMatchers(selection.matchers, knowledge);
    const TargetList &targets = knowledge.targets;
    const auto known = knowledge.jobsOfMetric.constFind(selection.metric);
    const bool isKnown = known != knowledge.jobsOfMetric.constEnd();
    ReadJobs read;
    read.isCertain = isKnown || std::any_of(matchers.begin(), matchers.end(), [](const TargetMatcher &one) {
                         return one.name == QLatin1String("job")
                             && (one.kind == MatchKind::Equal || one.kind == MatchKind::Regex);
                     });
    std::vector<QString> seen;
    for (const Target &target : targets.active) {
        const QString job = target.labels.value(u"job");
        if (std::find(seen.begin(), seen.end(), job) != seen.end() || (isKnown && !known->contains(job)))
            continue;
        seen.push_back(job);
        auto ofJob = matchers;
        ofJob.push_back({QStringLiteral("job"), MatchKind::Equal, job});
        if (const auto interval = scrapeIntervalFor(ofJob, targets))
            read.jobs.push_back({job, *interval});
    }
    return read;
}

void addJobs(std::vector<JobInterval> &jobs, const std::vector<JobInterval> &more)
{
    for (const JobInterval &one : more) {
        const auto it = std::find_if(jobs.begin(), jobs.end(),
                                     [&](const JobInterval &known) { return known.job == one.job; });
        if (it == jobs.end())
            jobs.push_back(one);
        else
            it->interval = std::max(it->interval, one.interval);
    }
}

std::optional<Duration> windowLength(const Length &length, const ScrapeKnowledge &knowledge)
{
    if (!length.isVariable())
        return length.ms > 0 ? std::optional<Duration>(std::chrono::milliseconds(length.ms)) : std::nullopt;
    if (length.variable.contains(QLatin1String("__")) || !knowledge.resolved)
        return std::nullopt; // the console's own are as wide as they must be
    const auto read = parsePrometheusDuration(knowledge.resolved(length.variable));
    return read ? std::optional(*read) : std::nullopt;
}

RateWindowFinding findingOf(const QString &expression, const Length &length, const NarrowWindow &window,
                            const QString &job)
{
    RateWindowFinding finding;
    finding.job = job;
    finding.window = window;
    finding.span = length.span;
    finding.windowText = expression.mid(length.span.start, length.span.length);
    const QString every = prometheusDuration(window.interval);
    finding.message = job.isEmpty()
        ? QStringLiteral("rate window [%1] holds fewer than two scrapes of any job (the fastest every %2)")
              .arg(finding.windowText, every)
        : QStringLiteral("rate window [%1] holds fewer than two scrapes of job %2 (every %3)")
              .arg(finding.windowText, job, every);
    finding.mended = applied({length.span, prometheusDuration(window.suggested)}, expression);
    return finding;
}

NarrowWindow narrowFor(Duration window, Duration interval)
{
    return {window, interval, 4 * interval};
}

// The windows of one call, against the jobs its selector reads.
void findIn(const RangeNode &range, const QString &expression, const ScrapeKnowledge &knowledge,
            std::vector<RateWindowFinding> &findings)
{
    const auto window = windowLength(range.range, knowledge);
    const auto selections = selectionsOf(*range.selector);
    if (!window || selections.empty())
        return;
    const ReadJobs read = jobsReadBy(selections.front(), knowledge);
    if (read.jobs.empty())
        return;
    if (read.isCertain) {
        for (const JobInterval &one : read.jobs) {
            if (*window < 2 * one.interval)
                findings.push_back(
                    findingOf(expression, range.range, narrowFor(*window, one.interval), one.job));
        }
        return;
    }
    const auto fastest = std::min_element(
        read.jobs.begin(), read.jobs.end(),
        [](const JobInterval &a, const JobInterval &b) { return a.interval < b.interval; });
    if (*window < 2 * fastest->interval)
        findings.push_back(findingOf(expression, range.range, narrowFor(*window, fastest->interval),
                                     read.jobs.size() == 1 ? fastest->job : QString()));
}

ParseOptions withVariables()
{
    ParseOptions options;
    options.variables = true;
    return options;
}

} // namespace

std::vector<JobInterval> jobIntervals(const QString &expression, const ScrapeKnowledge &knowledge)
{
    const Parsed parsed = parseSyntax(expression, withVariables());
    std::vector<JobInterval> jobs;
    for (const Selection &selection : selectionsOf(*parsed.root))
        addJobs(jobs, jobsReadBy(selection, knowledge).jobs);
    return jobs;
}

std::optional<Duration> scrapeIntervalOfExpression(const QString &expression,
                                                   const ScrapeKnowledge &knowledge)
{
    const Parsed parsed = parseSyntax(expression, withVariables());
    std::optional<Duration> slowest;
    for (const Selection &selection : selectionsOf(*parsed.root)) {
        const ReadJobs read = jobsReadBy(selection, knowledge);
        for (const JobInterval &one : read.jobs) {
            if (read.isCertain)
                slowest = slowest ? std::max(*slowest, one.interval) : one.interval;
        }
    }
    if (slowest)
        return slowest;
    const Duration usual = scrapeIntervalOf(knowledge.targets);
    return usual > Duration::zero() ? std::optional(usual) : std::nullopt;
}

std::vector<RateWindowFinding> rateWindowFindings(const QString &expression, const ScrapeKnowledge &knowledge)
{
    const Parsed parsed = parseSyntax(expression, withVariables());
    std::vector<RateWindowFinding> findings;
    forEachNode(*parsed.root, [&](const Expr &expr) {
        const auto *call = expr.as<CallNode>();
        if (!call || !needsTwoSamples(call->name))
            return;
        for (const ExprPtr &argument : call->arguments) {
            if (const auto *range = withoutParens(*argument).as<RangeNode>())
                findIn(*range, expression, knowledge, findings);
        }
    });
    return findings;
}

// Of several jobs that one window is too short for, the slowest says how wide it must be.
promql::Problems rateWindowProblems(const QString &expression, const ScrapeKnowledge &knowledge)
{
    std::vector<RateWindowFinding> widest;
    for (RateWindowFinding &finding : rateWindowFindings(expression, knowledge)) {
        if (widest.empty() || widest.back().span != finding.span)
            widest.push_back(std::move(finding));
        else if (widest.back().window.suggested < finding.window.suggested)
            widest.back() = std::move(finding);
    }
    promql::Problems problems;
    for (const RateWindowFinding &finding : widest) {
        const QString better = prometheusDuration(finding.window.suggested);
        problems.push_back({finding.span, finding.message,
                            QStringLiteral("%1 survives a missed scrape.").arg(better),
                            FindingSeverity::Warning, QStringLiteral("range-too-short"),
                            promql::Edit{finding.span, better}});
    }
    return problems;
}

} // namespace yagura::metrics
