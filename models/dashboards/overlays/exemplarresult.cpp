#include "dashboards/overlays/exemplarresult.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

metrics::QueryResult exemplarResult(const std::vector<metrics::ExemplarSeries> &series)
{
    metrics::QueryResult result;
    result.type = metrics::ResultType::Matrix;
    for (const metrics::ExemplarSeries &one : series) {
        for (const metrics::Exemplar &exemplar : one.exemplars) {
            if (!std::isfinite(exemplar.value))
                continue;
            metrics::Series sample;
            sample.labels = one.labels;
            for (const auto &[name, value] : exemplar.labels.pairs())
                sample.labels.set(name, value);
            sample.timesMs = {toUnixMilliseconds(exemplar.time)};
            sample.values = {exemplar.value};
            result.series.push_back(std::move(sample));
        }
    }
    if (result.series.size() > mostExemplars) {
        const auto last = result.series.begin() + static_cast<std::ptrdiff_t>(mostExemplars);
        std::ranges::nth_element(result.series, last, std::ranges::greater(),
                                 [](const metrics::Series &one) { return one.values.front(); });
        result.series.erase(last, result.series.end());
    }
    return result;
}

std::vector<metrics::Exemplar> exemplarsIn(const metrics::QueryResult &result)
{
    std::vector<metrics::Exemplar> exemplars;
    for (const metrics::Series &one : result.series) {
        if (one.timesMs.empty() || one.values.empty())
            continue;
        exemplars.push_back({fromUnixMilliseconds(one.timesMs.front()), one.values.front(), one.labels,
                             metrics::traceIdIn(one.labels)});
    }
    std::ranges::stable_sort(exemplars, {}, &metrics::Exemplar::time);
    return exemplars;
}

} // namespace yagura::dashboards
