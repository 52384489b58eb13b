#include "dashboards/dashboard.h"

#include <QHash>

#include <algorithm>

namespace yagura::dashboards {

const Panel *findPanel(const Dashboard &dashboard, int id)
{
    const auto it = std::find_if(dashboard.panels.begin(), dashboard.panels.end(),
                                 [id](const Panel &panel) { return panel.id == id; });
    return it == dashboard.panels.end() ? nullptr : &*it;
}

Panel *findPanel(Dashboard &dashboard, int id)
{
    return const_cast<Panel *>(findPanel(std::as_const(dashboard), id));
}

int nextPanelId(const Dashboard &dashboard)
{
    int highest = 0;
    for (const Panel &panel : dashboard.panels) {
        highest = std::max(highest, panel.id);
        for (const Panel &child : panel.children)
            highest = std::max(highest, child.id);
    }
    return highest + 1;
}

GridLayout gridOf(const Dashboard &dashboard)
{
    GridLayout layout;
    for (const Panel &panel : dashboard.panels)
        layout.push_back({panel.id, panel.grid});
    return layout;
}

void applyGrid(Dashboard &dashboard, const GridLayout &layout)
{
    QHash<int, GridRect> places;
    for (const GridItem &item : layout) {
        if (!places.contains(item.id))
            places.insert(item.id, item.rect);
    }
    for (Panel &panel : dashboard.panels) {
        if (const auto place = places.constFind(panel.id); place != places.constEnd())
            panel.grid = *place;
    }
}

Dashboard withPanelAdded(Dashboard dashboard, Panel panel)
{
    panel.grid = placeFor(gridOf(dashboard), panel.grid.w, panel.grid.h, dashboard.layout);
    dashboard.panels.push_back(std::move(panel));
    return dashboard;
}

Dashboard withPanelRemoved(Dashboard dashboard, int id)
{
    std::erase_if(dashboard.panels, [id](const Panel &panel) { return panel.id == id; });
    applyGrid(dashboard, arranged(gridOf(dashboard), dashboard.layout));
    return dashboard;
}

Dashboard withPanelDuplicated(Dashboard dashboard, int id)
{
    const Panel *original = findPanel(dashboard, id);
    if (!original)
        return dashboard;
    Panel copy = *original;
    copy.id = nextPanelId(dashboard);
    const GridRect place = original->grid;
    copy.grid = place.x + 2 * place.w <= gridColumns ? GridRect{place.x + place.w, place.y, place.w, place.h}
                                                     : GridRect{place.x, place.y + place.h, place.w, place.h};
    const GridRect wanted = copy.grid;
    const int copyId = copy.id;
    dashboard.panels.push_back(std::move(copy));
    // As if it had been dropped there: what is in the way makes room (an exchange would send it to the
    // bottom).
    const LayoutMode mode = dashboard.layout == LayoutMode::Swap ? LayoutMode::Free : dashboard.layout;
    GridLayout layout = gridOf(dashboard);
    layout.back().rect.y = bottomOf(layout);
    applyGrid(dashboard, moved(layout, copyId, wanted.x, wanted.y, mode));
    return dashboard;
}

Dashboard withPanelReplaced(Dashboard dashboard, const Panel &panel)
{
    if (Panel *old = findPanel(dashboard, panel.id))
        *old = panel;
    return dashboard;
}

Dashboard withLayoutMode(Dashboard dashboard, LayoutMode mode)
{
    dashboard.layout = mode;
    applyGrid(dashboard, arranged(gridOf(dashboard), mode));
    return dashboard;
}

Dashboard withRowToggled(Dashboard dashboard, int rowId)
{
    Panel *row = findPanel(dashboard, rowId);
    if (!row || row->kind != PanelKind::Row)
        return dashboard;
    const int rowY = row->grid.y;
    if (row->collapsed) {
        // Children keep their absolute place; what is below makes room for them.
        const int height = [&] {
            int bottom = rowY + 1;
            for (const Panel &child : row->children)
                bottom = std::max(bottom, child.grid.y + child.grid.h);
            return bottom - (rowY + 1);
        }();
        std::vector<Panel> children = std::move(row->children);
        row->children.clear();
        row->collapsed = false;
        for (Panel &panel : dashboard.panels) {
            if (panel.grid.y > rowY)
                panel.grid.y += height;
        }
        for (Panel &child : children)
            dashboard.panels.push_back(std::move(child));
    } else {
        int nextRowY = bottomOf(gridOf(dashboard));
        for (const Panel &panel : dashboard.panels) {
            if (panel.kind == PanelKind::Row && panel.grid.y > rowY)
                nextRowY = std::min(nextRowY, panel.grid.y);
        }
        const auto belongs = [&](const Panel &panel) {
            return panel.kind != PanelKind::Row && panel.grid.y > rowY && panel.grid.y < nextRowY;
        };
        std::vector<Panel> children;
        std::copy_if(dashboard.panels.begin(), dashboard.panels.end(), std::back_inserter(children), belongs);
        row->children = std::move(children);
        row->collapsed = true;
        std::erase_if(dashboard.panels, belongs);
    }
    applyGrid(dashboard, arranged(gridOf(dashboard), dashboard.layout));
    return dashboard;
}

} // namespace yagura::dashboards
