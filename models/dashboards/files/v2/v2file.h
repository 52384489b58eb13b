// Grafana's dashboard schema v2 (elements and a layout of grids, rows and tabs; v2alpha1, v2beta1, v2) as a
// classic dashboard, and a changed classic dashboard put back into the file it came from. What the classic
// form has no word for stays in the file. Internal to grafanafile; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/filefinding.h"

namespace yagura::dashboards::v2 {

// body is the spec, out of any wrapper.
[[nodiscard]] bool isV2(const OrderedJsonView &body);

[[nodiscard]] OrderedJson classicOf(const OrderedJson &body, FileFindings &findings);

// body with what differs between before, which is classicOf(body), and after.
[[nodiscard]] OrderedJson withClassicPut(OrderedJson body, const OrderedJson &before,
                                         const OrderedJson &after);

// A new file's body; without panels.
[[nodiscard]] OrderedJson emptyBody();

} // namespace yagura::dashboards::v2
