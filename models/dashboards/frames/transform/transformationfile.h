// Transformations as a dashboard's file has them: a list of {id, options, disabled, filter}. Pure, any
// thread.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/frames/transform/transformation.h"

namespace yagura::dashboards::frames {

// Every element of the list becomes one transformation, also what is not known or not usable (without a step,
// and with the reason in problem), so that numbers agree with the file.
[[nodiscard]] Transformations readTransformations(const OrderedJsonView &list);

// One entry of the list, edited: what it says anew.
[[nodiscard]] Transformation transformationOf(const QVariantMap &entry);

// Puts into a list that says old what is different now. What the list has beyond the known stays with the
// transformation it belongs to.
void putTransformations(OrderedJson &list, const Transformations &old, const Transformations &now);

// An entry's options as text and back, for transformations that have no form of their own. The error says
// where the text is no JSON object.
[[nodiscard]] QString optionsText(const QVariantMap &options);
[[nodiscard]] Result<QVariantMap> optionsOfText(const QString &text);

// A matcher {id, options} of an override or a transformation. Never for one that is not known.
[[nodiscard]] FieldMatcher readFieldMatcher(const OrderedJsonView &matcher);
[[nodiscard]] OrderedJson fieldMatcherJson(const FieldMatcher &matcher);

} // namespace yagura::dashboards::frames
