// The query_string query of the Elasticsearch double: classic Lucene syntax with fields, phrases, AND OR NOT
// && || ! + -, parentheses, wildcards, ranges, comparisons, _exists_. Fuzziness, proximity and regular
// expressions are refused.
#pragma once

#include "demo/esquery.h"

namespace yagura::demo::es {

[[nodiscard]] Query compileQueryString(const Json &body, const QueryContext &context);

} // namespace yagura::demo::es
