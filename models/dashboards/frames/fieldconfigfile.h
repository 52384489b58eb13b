// How fields are shown, as a dashboard's file has it: fieldConfig.defaults, overrides and their parts. Pure,
// any thread.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/frames/overrides.h"

namespace yagura::dashboards::frames {

// Also the form of before Grafana 8: {type: 1, value, text} and {type: 2, from, to, text}. What is neither is
// left out.
[[nodiscard]] ValueMappings readValueMappings(const OrderedJsonView &list);
[[nodiscard]] Thresholds readThresholds(const OrderedJsonView &thresholds);
// Nothing for a mode that is not known.
[[nodiscard]] std::optional<FieldColor> readFieldColor(const OrderedJsonView &color);

// As a file of today has them.
[[nodiscard]] OrderedJson valueMappingsJson(const ValueMappings &mappings);
[[nodiscard]] OrderedJson thresholdsJson(const Thresholds &thresholds);
[[nodiscard]] OrderedJson fieldColorJson(const FieldColor &color);

[[nodiscard]] FieldConfig readFieldConfig(const OrderedJsonView &defaults);
// Properties that are not known and have no place in custom are left out.
[[nodiscard]] std::vector<Override<FieldConfig>> readOverrides(const OrderedJsonView &list);

// Put into a panel's defaults, or its list of overrides, what is different now. Properties and matchers that
// are not known stay as the file has them.
void putFieldConfig(OrderedJson &defaults, const FieldConfig &old, const FieldConfig &now);
void putOverrides(OrderedJson &list, const std::vector<Override<FieldConfig>> &old,
                  const std::vector<Override<FieldConfig>> &now);

} // namespace yagura::dashboards::frames
