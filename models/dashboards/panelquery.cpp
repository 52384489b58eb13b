#include "dashboards/panelquery.h"

#include "core/duration.h"
#include "dashboards/legendtext.h"
#include "metrics/stepmaths.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr int leastPoints = 60;
constexpr int leastBars = 12;
constexpr int mostPoints = 11'000;

Scope scopeOf(const PlanContext &context, Duration interval)
{
    Scope scope;
    addVariables(scope, context.variables, context.range);
    addIntervals(scope, {context.range, interval, context.scrapeInterval});
    return scope;
}

// "1m", ">1m" (a floor, as everything here is) or a variable.
std::optional<Duration> intervalIn(const QString &text, const Scope &scope)
{
    QString plain = interpolated(text, scope, Escaping::None).trimmed();
    if (plain.startsWith(QLatin1Char('>')))
        plain = plain.mid(1).trimmed();
    const auto duration = parseDuration(plain);
    return duration && *duration > Duration::zero() ? std::optional(*duration) : std::nullopt;
}

Duration stepFor(const Panel &panel, const Target &target, const PlanContext &context)
{
    const Scope scope = scopeOf(context, Duration::zero());
    Duration minimum = context.scrapeInterval;
    if (const auto own = intervalIn(target.minimumInterval, scope))
        minimum = *own;
    else if (const auto ofPanel = intervalIn(panel.interval, scope))
        minimum = *ofPanel;
    // A bar needs some pixels to be one.
    const int pixelsPerPoint = panel.drawing.style == DrawStyle::Bars ? 8 : 1;
    const int points = panel.maximumPoints > 0 ? panel.maximumPoints : context.widthPx / pixelsPerPoint;
    const int least = panel.drawing.style == DrawStyle::Bars ? leastBars : leastPoints;
    return metrics::automaticStep(context.range, std::clamp(points, least, mostPoints), minimum);
}

bool isAutomatic(const QString &legend)
{
    return legend.isEmpty() || legend == QLatin1String("__auto");
}

QStringList namesOf(const QueryAnswer &answer)
{
    const auto &series = answer.result->series;
    std::vector<Labels> labels;
    std::transform(series.begin(), series.end(), std::back_inserter(labels),
                   [](const metrics::Series &one) { return one.labels; });
    QStringList names;
    if (isAutomatic(answer.query.legend)) {
        names = automaticLegends(labels);
        // A bare number without a name of its own is called what was asked.
        for (QString &name : names)
            name = name.isEmpty() || name == QLatin1String("{}") ? answer.query.expression : name;
    } else {
        for (const Labels &one : labels)
            names.push_back(legendText(answer.query.legend, one));
    }
    return names;
}

} // namespace

QString PlannedQuery::key() const
{
    return QStringLiteral("%1|%2|%3|%4|%5")
        .arg(mode == QueryMode::Instant ? QLatin1String("i") : QLatin1String("r"))
        .arg(toUnixMilliseconds(range.from))
        .arg(toUnixMilliseconds(range.to))
        .arg(step.count())
        .arg(expression);
}

std::vector<PlannedQuery> planQueries(const Panel &panel, const PlanContext &context)
{
    std::vector<PlannedQuery> queries;
    for (const Target &target : panel.targets) {
        if (target.hidden || target.expression.trimmed().isEmpty())
            continue;
        const Duration step = stepFor(panel, target, context);
        const Scope scope = scopeOf(context, step);
        PlannedQuery query;
        query.refId = target.refId;
        query.expression = interpolated(target.expression, scope, Escaping::PromQl);
        query.legend = interpolated(target.legend, scope, Escaping::None);
        query.mode = target.mode;
        query.range = context.range;
        query.step = step;
        queries.push_back(std::move(query));
    }
    return queries;
}

QString shownText(const QString &text, const PlanContext &context)
{
    return interpolated(text, scopeOf(context, stepFor(Panel{}, Target{}, context)), Escaping::None);
}

std::vector<PanelSeries> seriesOf(const Panel &panel, const std::vector<QueryAnswer> &answers)
{
    std::vector<PanelSeries> all;
    for (const QueryAnswer &answer : answers) {
        if (!answer.result)
            continue;
        const QStringList names = namesOf(answer);
        for (size_t i = 0; i < answer.result->series.size(); ++i) {
            PanelSeries one;
            one.name = names.at(static_cast<qsizetype>(i));
            one.refId = answer.query.refId;
            one.field = fieldOptionsFor(panel, one.name, one.refId);
            if (one.field.displayName && !one.field.displayName->contains(QLatin1Char('$')))
                one.name = *one.field.displayName;
            one.owner = answer.result;
            one.series = &answer.result->series[i];
            one.step = answer.query.mode == QueryMode::Range ? answer.query.step : Duration::zero();
            all.push_back(std::move(one));
        }
    }
    return all;
}

QStringList noticesOf(const std::vector<QueryAnswer> &answers)
{
    QStringList notices;
    for (const QueryAnswer &answer : answers) {
        if (answer.result)
            notices += answer.result->warnings + answer.result->infos;
    }
    notices.removeDuplicates();
    return notices;
}

} // namespace yagura::dashboards
