#include "dashboards/alertribbons.h"

#include "dashboards/interpolation.h"
#include "metrics/promql/selections.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace yagura::dashboards {

using metrics::AlertState;
using metrics::promql::LabelMatcher;
using metrics::promql::Selection;

namespace {

using Selections = std::vector<Selection>;

Selections selectionsIn(const QString &expression)
{
    metrics::promql::ParseOptions options;
    options.variables = true;
    const auto parsed = metrics::promql::parseSyntax(expression, options);
    return parsed.isRight() ? metrics::promql::selectionsOf(*parsed.root) : Selections();
}

Selections selectionsIn(const QStringList &expressions)
{
    Selections all;
    for (const QString &expression : expressions) {
        for (Selection &one : selectionsIn(expression))
            all.push_back(std::move(one));
    }
    return all;
}

// Two matchers of one label contradict each other only where one of them names the value.
bool agree(const LabelMatcher &one, const LabelMatcher &other)
{
    if (one.name != other.name)
        return true;
    const bool isFirstExact = one.kind == MatchKind::Equal && !one.text().contains(QLatin1Char('$'));
    const bool isSecondExact = other.kind == MatchKind::Equal && !other.text().contains(QLatin1Char('$'));
    if (isFirstExact)
        return mayMatch(other, one.text());
    return !isSecondExact || mayMatch(one, other.text());
}

bool agree(const Selection &one, const Selection &other)
{
    if (one.metric.isEmpty() || one.metric != other.metric)
        return false;
    return std::all_of(one.matchers.begin(), one.matchers.end(), [&](const LabelMatcher &first) {
        return std::all_of(other.matchers.begin(), other.matchers.end(),
                           [&](const LabelMatcher &second) { return agree(first, second); });
    });
}

// The panel's selections that the rule watches.
Selections watched(const Selections &panel, const QString &rule)
{
    const Selections ofRule = selectionsIn(rule);
    Selections common;
    for (const Selection &shown : panel) {
        if (std::any_of(ofRule.begin(), ofRule.end(),
                        [&](const Selection &one) { return agree(shown, one); }))
            common.push_back(shown);
    }
    return common;
}

// A label that the alert does not have was aggregated away and says nothing.
bool isShownBy(const Selection &selection, const Labels &alert)
{
    return std::all_of(selection.matchers.begin(), selection.matchers.end(), [&](const LabelMatcher &one) {
        return !alert.contains(one.name) || mayMatch(one, alert.value(one.name));
    });
}

bool isShownBy(const Selections &selections, const Labels &alert)
{
    return std::any_of(selections.begin(), selections.end(),
                       [&](const Selection &one) { return isShownBy(one, alert); });
}

void addSpan(std::vector<AlertSpan> &spans, AlertSpan span, const TimeRange &range)
{
    span.from = std::max(span.from, range.from);
    span.to = std::min(span.to, range.to);
    if (span.from < span.to)
        spans.push_back(span);
}

AlertRibbon ribbonOf(const metrics::RuleGroup &group, const metrics::Rule &rule)
{
    AlertRibbon ribbon;
    ribbon.rule = rule.name;
    ribbon.group = group.name;
    ribbon.labels = rule.labels;
    ribbon.annotations = rule.annotations;
    ribbon.expression = rule.expression;
    return ribbon;
}

AlertRibbon ribbonOf(const metrics::RuleGroup &group, const metrics::Rule &rule,
                     const metrics::ActiveAlert &alert, const TimeRange &until)
{
    AlertRibbon ribbon = ribbonOf(group, rule);
    ribbon.labels = alert.labels;
    ribbon.annotations = alert.annotations;
    ribbon.state = alert.state;
    const Instant since = alert.activeAt.value_or(until.to);
    const bool isFiring = alert.state == AlertState::Firing;
    const Instant fired = isFiring ? std::min(since + rule.holdFor, until.to) : until.to;
    addSpan(ribbon.spans, {since, fired, AlertState::Pending}, until);
    if (isFiring)
        addSpan(ribbon.spans, {fired, until.to, AlertState::Firing}, until);
    return ribbon;
}

int urgency(AlertState state)
{
    return state == AlertState::Firing ? 0 : state == AlertState::Pending ? 1 : 2;
}

// Samples at most two steps apart belong together; a sample stands for the step behind it.
std::vector<AlertSpan> spansOf(const metrics::Series &series, Duration step, AlertState state)
{
    std::vector<AlertSpan> spans;
    for (const std::int64_t ms : series.timesMs) {
        const Instant at = fromUnixMilliseconds(ms);
        if (!spans.empty() && at <= spans.back().to + step)
            spans.back().to = at + step;
        else
            spans.push_back({at, at + step, state});
    }
    return spans;
}

Labels withoutStateAndName(Labels labels)
{
    labels.remove(u"__name__");
    labels.remove(u"alertstate");
    return labels;
}

// What rules have in common with what is told of the past: the alert's labels.
AlertRibbon &ribbonFor(std::vector<AlertRibbon> &ribbons, const Labels &alert)
{
    const QString rule = alert.value(u"alertname");
    const auto same = std::find_if(ribbons.begin(), ribbons.end(), [&](const AlertRibbon &one) {
        return one.rule == rule && one.labels == alert;
    });
    if (same != ribbons.end())
        return *same;
    const auto quiet = std::find_if(ribbons.begin(), ribbons.end(), [&](const AlertRibbon &one) {
        return one.rule == rule && one.state == AlertState::Inactive && one.spans.empty();
    });
    if (quiet != ribbons.end()) {
        quiet->labels = alert;
        return *quiet;
    }
    const auto ofRule = std::find_if(ribbons.begin(), ribbons.end(),
                                     [&](const AlertRibbon &one) { return one.rule == rule; });
    AlertRibbon over = ofRule == ribbons.end() ? AlertRibbon() : *ofRule;
    over.rule = rule;
    over.labels = alert;
    over.state = AlertState::Inactive;
    over.spans.clear();
    ribbons.push_back(over);
    return ribbons.back();
}

} // namespace

bool mayMatch(const LabelMatcher &matcher, const QString &value)
{
    const QString wanted = matcher.text();
    if (wanted.contains(QLatin1Char('$')) && matcher.kind != MatchKind::Regex
        && matcher.kind != MatchKind::NotRegex)
        return true;
    const auto fits = [&] {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(wanted));
        return !pattern.isValid() || pattern.match(value).hasMatch();
    };
    switch (matcher.kind) {
    case MatchKind::Equal:
        return value == wanted;
    case MatchKind::NotEqual:
        return value != wanted;
    case MatchKind::Regex:
        return fits();
    case MatchKind::NotRegex:
        return !fits();
    }
    Q_UNREACHABLE();
}

bool readCommonSeries(const QString &expression, const QString &other)
{
    return !watched(selectionsIn(expression), other).empty();
}

std::vector<AlertRibbon> alertRibbons(const QStringList &expressions,
                                      const std::vector<metrics::RuleGroup> &groups, const TimeRange &range,
                                      Instant now)
{
    const Selections panel = selectionsIn(expressions);
    const TimeRange until{range.from, std::min(range.to, now)};
    std::vector<AlertRibbon> ribbons;
    for (const metrics::RuleGroup &group : groups) {
        for (const metrics::Rule &rule : group.rules) {
            const Selections common
                = rule.type == metrics::RuleType::Alerting ? watched(panel, rule.expression) : Selections();
            if (common.empty())
                continue;
            bool isQuiet = true;
            for (const metrics::ActiveAlert &alert : rule.alerts) {
                if (!isShownBy(common, alert.labels))
                    continue;
                ribbons.push_back(ribbonOf(group, rule, alert, until));
                isQuiet = false;
            }
            if (isQuiet)
                ribbons.push_back(ribbonOf(group, rule));
        }
    }
    std::ranges::stable_sort(ribbons, {}, [](const AlertRibbon &one) { return urgency(one.state); });
    return ribbons;
}

QString alertHistoryQuery(const std::vector<AlertRibbon> &ribbons)
{
    QStringList names;
    for (const AlertRibbon &ribbon : ribbons) {
        if (!names.contains(ribbon.rule))
            names << ribbon.rule;
    }
    if (names.isEmpty())
        return {};
    LabelMatcher matcher;
    matcher.name = QStringLiteral("alertname");
    matcher.kind = MatchKind::Regex;
    matcher.value = inFormat({}, {names}, QStringLiteral("regex")).value_or(QString()).toUtf8();
    return metrics::promql::selectionText({QStringLiteral("ALERTS"), {matcher}, {}});
}

std::vector<AlertRibbon> withAlertHistory(std::vector<AlertRibbon> ribbons, const QStringList &expressions,
                                          const metrics::QueryResult &history)
{
    QHash<QString, Selections> commonByRule;
    const Selections panel = selectionsIn(expressions);
    for (const AlertRibbon &ribbon : ribbons)
        commonByRule.insert(ribbon.rule, watched(panel, ribbon.expression));
    for (AlertRibbon &ribbon : ribbons)
        ribbon.spans.clear(); // the past tells it all
    for (const metrics::Series &series : history.series) {
        const Labels alert = withoutStateAndName(series.labels);
        const Selections common = commonByRule.value(alert.value(u"alertname"));
        if (common.empty() || !isShownBy(common, alert))
            continue;
        const bool isFiring = series.labels.value(u"alertstate") == QLatin1String("firing");
        const auto spans = spansOf(series, std::max(history.step, Duration(std::chrono::seconds(1))),
                                   isFiring ? AlertState::Firing : AlertState::Pending);
        AlertRibbon &ribbon = ribbonFor(ribbons, alert);
        ribbon.spans.insert(ribbon.spans.end(), spans.begin(), spans.end());
        std::ranges::sort(ribbon.spans, {}, &AlertSpan::from);
    }
    return ribbons;
}

} // namespace yagura::dashboards
