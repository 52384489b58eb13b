// Transformations as a dashboard's file has them: a list of {id, options, disabled, filter}. Pure, any
// thread.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/frames/transform/transformation.h"

namespace yagura::dashboards::frames {

// Every element of the list becomes one transformation, also what is not known or not usable (without a step,
// and with the reason in problem), so that numbers agree with the file.
[[nodiscard]] Transformations readTransformations(const OrderedJsonView &list);

// A matcher {id, options} of an override or a transformation. Never for one that is not known.
[[nodiscard]] FieldMatcher readFieldMatcher(const OrderedJsonView &matcher);

} // namespace yagura::dashboards::frames
