#include "metrics/scrapewindow.h"

#include <QRegularExpression>

#include <algorithm>

namespace yagura::metrics {

namespace {

// A matcher made ready for many values. A pattern that is none matches nothing and excludes nothing.
class ReadyMatcher
{
public:
    explicit ReadyMatcher(const TargetMatcher &matcher)
        : m_matcher(matcher)
    {
        if (matcher.kind == MatchKind::Regex || matcher.kind == MatchKind::NotRegex)
            m_pattern.setPattern(QRegularExpression::anchoredPattern(matcher.value));
    }

    [[nodiscard]] bool matches(const Labels &labels) const
    {
        const QString value = labels.value(m_matcher.name);
        switch (m_matcher.kind) {
        case MatchKind::Equal:
            return value == m_matcher.value;
        case MatchKind::NotEqual:
            return value != m_matcher.value;
        case MatchKind::Regex:
            return m_pattern.isValid() && m_pattern.match(value).hasMatch();
        case MatchKind::NotRegex:
            return !m_pattern.isValid() || !m_pattern.match(value).hasMatch();
        }
        Q_UNREACHABLE();
    }

private:
    const TargetMatcher m_matcher;
    QRegularExpression m_pattern;
};

} // namespace

std::optional<Duration> scrapeIntervalFor(const std::vector<TargetMatcher> &selector,
                                          const TargetList &targets)
{
    std::vector<ReadyMatcher> matchers;
    for (const TargetMatcher &matcher : selector) {
        const bool isOfTargets
            = std::any_of(targets.active.begin(), targets.active.end(),
                          [&](const Target &target) { return target.labels.contains(matcher.name); });
        if (isOfTargets && matcher.name != QLatin1String("__name__"))
            matchers.emplace_back(matcher);
    }
    TargetList chosen;
    std::copy_if(targets.active.begin(), targets.active.end(), std::back_inserter(chosen.active),
                 [&](const Target &target) {
                     return std::all_of(matchers.begin(), matchers.end(),
                                        [&](const ReadyMatcher &one) { return one.matches(target.labels); });
                 });
    const Duration interval = scrapeIntervalOf(chosen);
    return interval > Duration::zero() ? std::optional(interval) : std::nullopt;
}

std::optional<Duration> scrapeIntervalFor(const QString &job, const TargetList &targets)
{
    return scrapeIntervalFor({{QStringLiteral("job"), MatchKind::Equal, job}}, targets);
}

std::optional<NarrowWindow> narrowWindow(Duration window, const std::vector<TargetMatcher> &selector,
                                         const TargetList &targets)
{
    const auto interval = scrapeIntervalFor(selector, targets);
    if (!interval || window >= 2 * *interval)
        return std::nullopt;
    return NarrowWindow{window, *interval, 4 * *interval};
}

} // namespace yagura::metrics
