// A query of a schema-v2 dashboard as a classic target's datasource and members, and back; panels,
// annotations and variables have the same shape. Internal to the v2 reader and writer; pure.
#pragma once

#include "core/jsonreader.h"

namespace yagura::dashboards::v2 {

// Where plugin ids stand: v2alpha1 has them for a kind, v2beta1 and v2 in a group.
enum class Dialect { KindIsPlugin, GroupIsPlugin };

[[nodiscard]] Dialect dialectOf(const OrderedJson &body);
// Of anything that has a kind.
[[nodiscard]] QString pluginOf(const OrderedJsonView &kind);

struct ClassicQuery
{
    OrderedJson datasource; // null when the query names none
    OrderedJson members;
};
[[nodiscard]] ClassicQuery classicQuery(const OrderedJsonView &query);
[[nodiscard]] OrderedJson queryFrom(const OrderedJsonView &datasource, OrderedJson members, Dialect dialect);

} // namespace yagura::dashboards::v2
