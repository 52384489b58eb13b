// Exemplars in the shape of an answer to a query, so that they go over the one desk of questions, and back.
// Pure, any thread.
#pragma once

#include "metrics/exemplar.h"
#include "metrics/series.h"

namespace yagura::dashboards {

inline constexpr size_t mostExemplars = 400;

// A series of one sample for each, with the labels of both: the exemplar's win. Of more than mostExemplars
// the ones of the highest values, which are those looked for.
[[nodiscard]] metrics::QueryResult exemplarResult(const std::vector<metrics::ExemplarSeries> &series);
// Ascending by time.
[[nodiscard]] std::vector<metrics::Exemplar> exemplarsIn(const metrics::QueryResult &result);

} // namespace yagura::dashboards
