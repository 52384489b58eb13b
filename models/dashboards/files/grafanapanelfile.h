// One panel of a Grafana file, read and patched. Internal to grafanafile; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/panel.h"

namespace yagura::dashboards::detail {

// Never fails: what has another shape than expected reads as not set.
[[nodiscard]] Panel readPanel(const OrderedJsonView &view);

// The panel's JSON with what differs from it set.
[[nodiscard]] OrderedJson writePanel(const Panel &panel);

// Ways of changing a parsed tree without trusting its shape.
[[nodiscard]] OrderedJson &memberOf(OrderedJson &parent,
                                    const char *key); // made an object's member if need be
void setMember(OrderedJson &parent, const char *key, OrderedJson value);
void removeMember(OrderedJson &parent, const char *key);
[[nodiscard]] OrderedJson jsonText(const QString &text);

} // namespace yagura::dashboards::detail
