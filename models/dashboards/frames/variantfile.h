// Parts of a dashboard's file whose names only their reader knows (options, custom settings): JSON as
// QVariant and back, and changes put into a file without touching the rest. Pure, any thread.
#pragma once

#include "core/jsonreader.h"

#include <QVariantMap>

namespace yagura::dashboards::frames {

// Objects become QVariantMap, arrays QVariantList, numbers double; null and what is absent are invalid.
[[nodiscard]] QVariant variantOf(const OrderedJsonView &view);
// Whole numbers are written without a point; an invalid value is null.
[[nodiscard]] OrderedJson jsonOf(const QVariant &value);

// Sets in json what differs between before and now, member by member; members that are equal, and all that
// neither has, stay as they are.
void putChanges(OrderedJson &json, const QVariantMap &before, const QVariantMap &now);

} // namespace yagura::dashboards::frames
