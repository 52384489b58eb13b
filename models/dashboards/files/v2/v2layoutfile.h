// The layout of a schema-v2 dashboard as places on the classic grid: rows and tabs one below the other under
// row headers, automatic grids on 24 columns. Reading the same body twice gives the same ids and places, so a
// changed dashboard can be matched with its file. Internal to the v2 reader and writer; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/filefinding.h"
#include "dashboards/gridlayout.h"

namespace yagura::dashboards::v2 {

enum class SectionKind {
    Grid, // GridLayout
    GridRow, // a GridLayoutRow inside a GridLayout, of the first versions of v2
    Automatic, // AutoGridLayout
    Header, // a row or tab that only holds others
};

struct PlacedElement
{
    int id = 0; // of the panel
    std::string element; // its name among the elements
    GridRect rect; // on the classic grid
    OrderedJson item; // as the layout has it
};

struct Section
{
    SectionKind kind = SectionKind::Grid;
    int rowId = 0; // of the row panel above it; 0: it has none
    int y = 0; // where its panels begin
    bool isCollapsed = false;
    OrderedJson header; // the RowsLayoutRow, TabsLayoutTab or GridLayoutRow; null without one
    OrderedJson::json_pointer headerAt = OrderedJson::json_pointer(); // of that in the body
    OrderedJson::json_pointer layoutAt = OrderedJson::json_pointer(); // of the layout node
    std::vector<PlacedElement> items;
};

struct Layout
{
    std::vector<Section> sections;
    FileFindings findings;
};

[[nodiscard]] Layout readLayout(const OrderedJson &body);

// Where an automatic grid puts its count-th element, from its own top.
[[nodiscard]] GridRect automaticPlace(const OrderedJsonView &spec, int index);

} // namespace yagura::dashboards::v2
