// Single observations that a series remembers, with the trace they belong to (/api/v1/query_exemplars). Plain
// values.
#pragma once

#include "core/instant.h"
#include "core/labels.h"

#include <vector>

namespace yagura::metrics {

struct Exemplar
{
    Instant time;
    double value = 0;
    Labels labels; // of the exemplar, its trace id among them
    QString traceId; // 32 or 16 lower-case hex digits, from the label that usually has it; empty: it has none

    bool operator==(const Exemplar &) const = default;
};

struct ExemplarSeries
{
    Labels labels; // of the series
    std::vector<Exemplar> exemplars; // ascending by time

    bool operator==(const ExemplarSeries &) const = default;
};

// The trace that an exemplar's labels name: trace_id, traceID, traceId, TraceID, trace-id … Empty when there
// is none that can be one.
[[nodiscard]] QString traceIdIn(const Labels &labels);

} // namespace yagura::metrics
