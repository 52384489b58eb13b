// Query DSL of the Elasticsearch double: JSON in, a test of documents out. A query is compiled once for each
// index, because a field may be mapped differently there. Plain functions; EsFailure for what the real server
// refuses.
#pragma once

#include "demo/esstore.h"

#include <functional>

namespace yagura::demo::es {

using Query = std::function<bool(const Document &)>;
using ValueTest = std::function<bool(const Value &)>;

struct QueryContext
{
    const Store &store;
    const Index &index;
    std::int64_t now = 0; // ns
};

[[nodiscard]] Query compileQuery(const Json &dsl, const QueryContext &context);

// What a piece of query text asks of a value.
enum class Match {
    Term, // not analysed
    AnyWord,
    AllWords,
    Phrase,
    Wildcard,
    Prefix,
};
// Whether values of this type pass. EsFailure when text cannot be of that type, for instance a word for a
// number.
[[nodiscard]] ValueTest valueTest(Match match, FieldType type, const std::string &text, std::int64_t now,
                                  CaseSensitivity sensitivity = CaseSensitivity::Sensitive);
// gt, gte, lt, lte, format, time_zone.
[[nodiscard]] ValueTest rangeTest(FieldType type, const Json &bounds, std::int64_t now);

// Documents of which some value of field passes; none when the index does not map it.
[[nodiscard]] Query fieldQuery(const QueryContext &context, const std::string &field,
                               const std::function<ValueTest(const Mapping &)> &test);
// The same over all fields; those for which the test cannot be made are left out.
[[nodiscard]] Query anyFieldQuery(const QueryContext &context,
                                  const std::function<ValueTest(const Mapping &)> &test);
[[nodiscard]] Query existsQuery(const QueryContext &context, const std::string &field);

struct BoolParts
{
    std::vector<Query> must; // and filter
    std::vector<Query> should;
    std::vector<Query> mustNot;
    int minimumShould = 0;
};
[[nodiscard]] Query boolQuery(BoolParts parts);

// Bounds of @timestamp that every match must lie in, as far as the outermost clauses tell (ns, inclusive).
struct TimeBounds
{
    std::int64_t from = INT64_MIN;
    std::int64_t to = INT64_MAX;
};
[[nodiscard]] TimeBounds timeBounds(const Json &dsl, std::int64_t now);

} // namespace yagura::demo::es
