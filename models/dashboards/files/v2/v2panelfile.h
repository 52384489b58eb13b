// One element of a schema-v2 dashboard as a classic panel. Internal to the v2 reader and writer; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/v2/v2queryfile.h"
#include "dashboards/gridlayout.h"

namespace yagura::dashboards::v2 {

// What an element's spec and a classic panel say alike, and what queryOptions and a panel do.
inline constexpr const char *alikeMembers[] = {"title", "description", "links", "transparent"};
inline constexpr const char *queryOptions[]
    = {"timeFrom", "maxDataPoints", "timeShift",        "queryCachingTTL",
       "interval", "cacheTimeout",  "hideTimeOverride", "timeCompare"};

// The grid's members of a classic panel.
[[nodiscard]] OrderedJson gridJson(const GridRect &rect);

// element without a place; its id is id.
[[nodiscard]] OrderedJson classicPanel(const OrderedJsonView &element, int id);

} // namespace yagura::dashboards::v2
