// Classic panels as the sections that a schema-v2 layout is to have: those above all rows, then one for every
// row. Internal to the v2 writer; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/gridlayout.h"

#include <vector>

namespace yagura::dashboards::v2 {

[[nodiscard]] int idOf(const OrderedJsonView &panel);
[[nodiscard]] GridRect rectOf(const OrderedJsonView &panel);
[[nodiscard]] bool isRow(const OrderedJsonView &panel);

// The panels below one row header, or above all of them. They point into the list.
struct WantedSection
{
    const OrderedJson *row = nullptr; // null: above all rows
    int y = 0; // where its panels begin
    std::vector<const OrderedJson *> panels;
};

// Open rows own what stands between them and the next one; the order in the list says nothing.
[[nodiscard]] std::vector<WantedSection> wantedSections(const OrderedJson &panels);

} // namespace yagura::dashboards::v2
