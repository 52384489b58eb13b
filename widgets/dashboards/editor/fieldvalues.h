// A field's settings as the map that forms over descriptors edit: "unit", "color.mode", "custom.lineWidth".
// Pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"

#include <QVariantMap>

namespace yagura::dashboards {

// Thresholds and mappings are not in the map: they have editors of their own.
[[nodiscard]] QVariantMap fieldValues(const frames::FieldConfig &config);
// An invalid value: not set.
[[nodiscard]] frames::FieldConfig withFieldValue(frames::FieldConfig config, const QString &path,
                                                 const QVariant &value);

} // namespace yagura::dashboards
