#include "dashboards/samples/sampleanswers.h"

#include "dashboards/samples/samplelabels.h"
#include "dashboards/samples/samplevalues.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr int mostSamples = 400;

// How many of 1,000 requests a bucket holds with those below it: a bell that wanders.
double bucketCount(size_t bucket, size_t buckets, double at)
{
    const double middle = (0.45 + 0.12 * std::sin(at * 6)) * static_cast<double>(buckets);
    const double distance = (static_cast<double>(bucket) - middle) / 1.6;
    return std::round(1000 / (1 + std::exp(-1.7 * distance)));
}

metrics::Series sampleSeries(const SampleLabels &shape, size_t number, const PlannedQuery &query,
                             const SampleValues &values, double offset)
{
    metrics::Series series;
    series.labels = shape.of(number);
    const bool isInstant = query.mode == QueryMode::Instant;
    const auto from = toUnixMilliseconds(query.range.from);
    const auto to = toUnixMilliseconds(query.range.to);
    const std::int64_t step = std::max<std::int64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(query.step).count(), 1);
    const double phase = offset + static_cast<double>(number) * 0.7;
    for (std::int64_t time = isInstant ? to : from; time <= to; time += step) {
        const double at = to > from ? static_cast<double>(time - from) / static_cast<double>(to - from) : 1;
        series.timesMs.push_back(time);
        series.values.push_back(shape.hasBuckets() ? bucketCount(number, shape.count(), at)
                                                   : values.at(phase, at));
    }
    return series;
}

} // namespace

std::vector<Variable> sampleVariables(std::vector<Variable> variables)
{
    for (Variable &variable : variables) {
        if (variable.kind != VariableKind::Query && variable.kind != VariableKind::DataSource)
            continue;
        if (variable.options.empty()) {
            for (const QString &value : usualValues(variable.name))
                variable.options.push_back({value, value});
        }
        if (variable.current.isEmpty() || variable.isAll())
            variable.current = {variable.options.front().value};
    }
    return variables;
}

std::vector<QueryAnswer> sampleAnswers(const Panel &panel, const PlanContext &context)
{
    std::vector<QueryAnswer> answers;
    const SampleValues values(panel.field, context.range.to);
    std::vector<PlannedQuery> queries = planQueries(panel, context);
    for (PlannedQuery &query : queries) {
        query.step = std::max(query.step, query.range.length() / mostSamples);
        const SampleLabels shape(panel, query);
        auto result = std::make_shared<metrics::QueryResult>();
        result->type
            = query.mode == QueryMode::Instant ? metrics::ResultType::Vector : metrics::ResultType::Matrix;
        result->range = query.range;
        result->step = query.step;
        for (size_t i = 0; i < shape.count(); ++i)
            result->series.push_back(
                sampleSeries(shape, i, query, values, static_cast<double>(answers.size()) * 1.3));
        answers.push_back({query, std::move(result)});
    }
    return answers;
}

} // namespace yagura::dashboards
