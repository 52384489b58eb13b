#include "dashboards/panelquery.h"

#include "core/duration.h"
#include "core/timerangeexpression.h"
#include "dashboards/elastictarget.h"
#include "dashboards/frames/expression/exprgraph.h"
#include "dashboards/options/seriesoptions.h"
#include "dashboards/targets/targetsource.h"
#include "metrics/stepmaths.h"

#include <QCborValue>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr int leastPoints = 60;
constexpr int leastBars = 12;
constexpr int mostPoints = 11'000;

QString operatorLogin()
{
    return qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
}

// As Grafana says it: "utc", or the zone's name.
QString zoneName(const QTimeZone &zone)
{
    return zone == QTimeZone::utc() ? QStringLiteral("utc") : QString::fromLatin1(zone.id());
}

Scope scopeOf(const PlanContext &context, Duration interval)
{
    Scope scope;
    addVariables(scope, context.variables, context.range);
    addIntervals(scope, {context.range, interval, context.scrapeInterval});
    addDashboardNames(scope, context.dashboardUid, context.dashboardTitle);
    addConsoleNames(scope, operatorLogin(), zoneName(context.zone));
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
    const bool hasBars = seriesOptions(panel.field).style == DrawStyle::Bars;
    const int pixelsPerPoint = hasBars ? 8 : 1;
    const int points = panel.maximumPoints > 0 ? panel.maximumPoints : context.widthPx / pixelsPerPoint;
    const int least = hasBars ? leastBars : leastPoints;
    return metrics::automaticStep(context.range, std::clamp(points, least, mostPoints), minimum);
}

// RefIds that any calculation of the panel reads.
QStringList calculationInputs(const Panel &panel)
{
    QStringList inputs;
    for (const Target &target : panel.targets) {
        if (target.calculation)
            inputs += frames::inputsOf(*target.calculation);
    }
    return inputs;
}

// Texts inside a target of another kind of source, variables put in.
QVariant interpolatedModel(const QVariant &value, const Scope &scope)
{
    if (value.typeId() == QMetaType::QString)
        return interpolated(value.toString(), scope, Escaping::Lucene);
    if (value.typeId() == QMetaType::QVariantList) {
        QVariantList list = value.toList();
        for (QVariant &one : list)
            one = interpolatedModel(one, scope);
        return list;
    }
    if (value.typeId() == QMetaType::QVariantMap) {
        QVariantMap map = value.toMap();
        for (auto it = map.begin(); it != map.end(); ++it)
            it.value() = interpolatedModel(it.value(), scope);
        return map;
    }
    return value;
}

// A target may have a source of its own, above all where the panel's is "mixed".
void setSource(PlannedQuery &query, const Panel &panel, const Target &target, const Scope &scope)
{
    const SourceRef source = sourceOf(target, panel);
    query.sourceType = source.type;
    query.source = interpolated(source.uid, scope, Escaping::None);
}

// Ad-hoc filters that are meant for another source stay out.
QStringList namesOfSource(const QString &wanted, const std::vector<SourceName> &sources)
{
    const auto named = std::ranges::find_if(
        sources, [&](const SourceName &one) { return one.id == wanted || one.name == wanted; });
    if (named != sources.end())
        return {named->id, named->name};
    return sources.empty() ? QStringList() : QStringList{sources.front().id, sources.front().name};
}

bool asksAnything(const Target &target)
{
    return !target.model.isEmpty() || !target.expression.trimmed().isEmpty();
}

} // namespace

TimeRange panelRange(const Panel &panel, const TimeRange &range, const QTimeZone &zone)
{
    TimeRange shown = range;
    if (!panel.timeFrom.isEmpty()) {
        const QString from = panel.timeFrom.startsWith(QLatin1String("now"))
            ? panel.timeFrom
            : QStringLiteral("now-") + panel.timeFrom;
        if (const auto start = resolveTime(from, range.to, zone, Rounding::Down); start && *start < range.to)
            shown.from = *start;
    }
    if (const auto shift = parseDuration(panel.timeShift)) {
        shown.from -= *shift;
        shown.to -= *shift;
    }
    return shown;
}

QString PlannedQuery::key() const
{
    const QByteArray asked
        = model.isEmpty() ? QByteArray() : QCborValue::fromVariant(model).toCbor().toBase64();
    return QStringLiteral("%1|%2|%3|%4|%5%6")
        .arg(mode == QueryMode::Instant ? QLatin1String("i") : QLatin1String("r"))
        .arg(toUnixMilliseconds(range.from))
        .arg(toUnixMilliseconds(range.to))
        .arg(step.count())
        .arg(expression, QString::fromLatin1(asked));
}

std::vector<PlannedQuery> planQueries(const Panel &panel, const PlanContext &dashboard)
{
    PlanContext context = dashboard;
    context.range = panelRange(panel, dashboard.range, dashboard.zone);
    std::vector<PlannedQuery> queries;
    const QStringList inputs = calculationInputs(panel);
    for (const Target &target : panel.targets) {
        const bool isWanted = !target.hidden || inputs.contains(target.refId);
        if (target.calculation || !isWanted || !asksAnything(target))
            continue;
        const Duration step = stepFor(panel, target, context);
        Scope scope = scopeOf(context, step);
        PlannedQuery query;
        setSource(query, panel, target, scope);
        if (target.model.isEmpty())
            scope.source = namesOfSource(query.source, context.metricSources);
        query.refId = target.refId;
        query.expression = interpolated(target.expression, scope, Escaping::PromQl);
        query.legend = interpolated(target.legend, scope, Escaping::None);
        query.mode = target.mode;
        query.range = context.range;
        query.step = step;
        query.format = target.format;
        query.isInput = target.hidden;
        query.hasExemplars = target.exemplars && target.model.isEmpty();
        query.model = interpolatedModel(target.model, scope).toMap();
        if (isElasticType(query.sourceType)) {
            query.legend = elasticLegend(query.model);
            const bool hasCourse = hasTimeBuckets(query.model);
            query.mode = hasCourse ? QueryMode::Range : QueryMode::Instant;
            query.format = hasCourse ? frames::TargetFormat::TimeSeries : frames::TargetFormat::Table;
        }
        queries.push_back(std::move(query));
    }
    return queries;
}

QString shownText(const QString &text, const PlanContext &context)
{
    return interpolated(text, scopeOf(context, stepFor(Panel{}, Target{}, context)), Escaping::Text);
}

QString settingText(const QString &text, const PlanContext &context)
{
    return interpolated(text, scopeOf(context, stepFor(Panel{}, Target{}, context)), Escaping::None);
}

QString linkAddress(const QString &address, const PlanContext &context)
{
    return interpolated(address, scopeOf(context, stepFor(Panel{}, Target{}, context)), Escaping::None);
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
