#include "dashboards/annotations.h"

#include "core/duration.h"
#include "dashboards/legendtext.h"
#include "metrics/stepmaths.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr Duration usualStep = std::chrono::seconds(60);
constexpr double lastMs = 9.2e15; // beyond, nanoseconds do not fit

// Moments at which a series is above zero.
std::vector<Instant> activeMoments(const metrics::Series &series, bool isValueTheTime)
{
    std::vector<Instant> moments;
    for (size_t i = 0; i < series.values.size() && i < series.timesMs.size(); ++i) {
        const double value = series.values[i];
        if (!isValueTheTime && value > 0)
            moments.push_back(fromUnixMilliseconds(series.timesMs[i]));
        else if (isValueTheTime && std::abs(value) < lastMs / 1000)
            moments.push_back(fromUnixMilliseconds(static_cast<std::int64_t>(std::floor(value))));
    }
    return moments;
}

QStringList tagsOf(const Labels &labels, const QStringList &keys)
{
    QStringList tags;
    for (const auto &[name, value] : labels.pairs()) {
        if (keys.contains(name))
            tags << value;
    }
    return tags;
}

} // namespace

bool isShownOn(const AnnotationQuery &query, int panelId)
{
    if (query.panels.empty())
        return true;
    const bool isNamed = std::find(query.panels.begin(), query.panels.end(), panelId) != query.panels.end();
    return isNamed != query.areExcluded;
}

std::optional<PlannedAnnotation> planAnnotation(const AnnotationQuery &query, const TimeRange &range,
                                                const std::vector<Variable> &variables)
{
    if (!query.isEnabled || query.kind != AnnotationKind::Prometheus || query.expression.trimmed().isEmpty()
        || !range.isValid())
        return std::nullopt;
    Scope scope;
    addVariables(scope, variables, range);
    addIntervals(scope, {range, usualStep, usualStep});
    PlannedAnnotation planned;
    const auto written = parseDuration(interpolated(query.step, scope, Escaping::None).trimmed());
    planned.step = written && *written > Duration::zero() ? *written : usualStep;
    if (range.length() / planned.step > metrics::pointLimit)
        planned.step = metrics::automaticStep(range, static_cast<int>(metrics::pointLimit), planned.step);
    addIntervals(scope, {range, planned.step, planned.step});
    planned.expression = interpolated(query.expression, scope, Escaping::PromQl);
    planned.range = range;
    return planned;
}

std::vector<Annotation> annotationsFrom(const AnnotationQuery &query, const metrics::QueryResult &result,
                                        Duration step)
{
    std::vector<Annotation> all;
    for (const metrics::Series &series : result.series) {
        std::optional<Annotation> open;
        for (const Instant moment : activeMoments(series, query.isValueTheTime)) {
            if (open && moment <= open->to + step) {
                open->to = std::max(open->to, moment);
                continue;
            }
            if (open)
                all.push_back(std::move(*open));
            open = Annotation{moment, moment, legendText(query.titleFormat, series.labels),
                              legendText(query.textFormat, series.labels),
                              tagsOf(series.labels, query.tagKeys)};
        }
        if (open)
            all.push_back(std::move(*open));
    }
    return all;
}

} // namespace yagura::dashboards
