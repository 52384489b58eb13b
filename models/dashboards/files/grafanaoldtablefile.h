// The styled table of before Grafana 7 in today's form, and the pieces of today's form that all old panels
// need. Internal to the Grafana reader; pure.
#pragma once

#include "core/jsonreader.h"

namespace yagura::dashboards::detail {

[[nodiscard]] bool isOldTable(const OrderedJsonView &panel);
void tableToModern(OrderedJson &panel, const OrderedJsonView &old);

[[nodiscard]] OrderedJson propertyJson(const char *id, OrderedJson value);
// pattern is a name, or a regular expression between slashes.
[[nodiscard]] OrderedJson overrideJson(const QString &pattern, OrderedJson properties);
[[nodiscard]] OrderedJson fixedColorJson(const QString &color);
[[nodiscard]] OrderedJson valueMappingJson(const QString &value, const QString &text);
// one: {from, to, text} of an old range map.
[[nodiscard]] OrderedJson rangeMappingJson(const OrderedJsonView &one);

} // namespace yagura::dashboards::detail
