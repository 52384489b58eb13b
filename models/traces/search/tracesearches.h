// Runs a search that takes several requests, and puts their answers together. Any thread.
#pragma once

#include "traces/jaegerclient.h"
#include "traces/search/searchconditions.h"

namespace yagura::traces {

// An operation with a wildcard is looked up among the operations of each service first. Fails only when every
// request failed; what some of them said is among the problems of the result.
[[nodiscard]] Call<std::shared_ptr<const SearchResult>>
searchTraces(const std::shared_ptr<JaegerClient> &client, const SearchConditions &conditions,
             const TimeRange &range);

} // namespace yagura::traces
