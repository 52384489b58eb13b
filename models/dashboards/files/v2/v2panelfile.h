// One element of a schema-v2 dashboard as a classic panel, and a changed classic panel put back into it:
// what both forms say alike is set, everything else of the element stays. Internal to the v2 reader and
// writer; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/gridlayout.h"

namespace yagura::dashboards::v2 {

// Where plugin ids stand: v2alpha1 has them for a kind, v2beta1 and v2 in a group.
enum class Dialect { KindIsPlugin, GroupIsPlugin };

[[nodiscard]] Dialect dialectOf(const OrderedJson &body);

// The grid's members of a classic panel.
[[nodiscard]] OrderedJson gridJson(const GridRect &rect);

// element without a place; its id is id.
[[nodiscard]] OrderedJson classicPanel(const OrderedJsonView &element, int id);
// element with what differs between the classic panels before and after.
[[nodiscard]] OrderedJson withPanelPut(OrderedJson element, const OrderedJson &before,
                                       const OrderedJson &after, Dialect dialect);
// A new element.
[[nodiscard]] OrderedJson elementFrom(const OrderedJson &panel, Dialect dialect);

// A v2 query as a classic target's datasource and members, and back; annotations and variables have the same
// shape. datasource is null when the query names none.
struct ClassicQuery
{
    OrderedJson datasource;
    OrderedJson members;
};
[[nodiscard]] ClassicQuery classicQuery(const OrderedJsonView &query);
[[nodiscard]] OrderedJson queryFrom(const OrderedJsonView &datasource, OrderedJson members, Dialect dialect);

} // namespace yagura::dashboards::v2
