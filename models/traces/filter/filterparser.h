// From the words of a span filter to its terms. Nesting is bounded, so hostile text cannot exhaust the stack.
// Pure, any thread.
#pragma once

#include "traces/filter/spanfilter.h"

namespace yagura::traces {

[[nodiscard]] std::expected<FilterExpression, FilterProblem> parseFilter(const QString &text);

// Names of the fields that are no tags, in the order in which to offer them.
[[nodiscard]] QStringList filterFieldNames();
// Which field a name is; AnyTag if it is none of ours. name: becomes the tag's name.
[[nodiscard]] FilterField filterField(QString &name);

} // namespace yagura::traces
