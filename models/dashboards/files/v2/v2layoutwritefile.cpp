#include "dashboards/files/v2/v2layoutwritefile.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/v2/v2layoutfile.h"
#include "dashboards/files/v2/v2panelwritefile.h"
#include "dashboards/files/v2/v2sectionfile.h"

#include <QHash>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

using namespace detail;

namespace {

using View = OrderedJsonView;

class LayoutWriter
{
public:
    LayoutWriter(OrderedJson body, const OrderedJson &before)
        : m_body(std::move(body))
        , m_dialect(dialectOf(m_body))
        , m_layout(readLayout(m_body))
    {
        index(before);
        for (const Section &section : m_layout.sections) {
            for (const PlacedElement &item : section.items) {
                m_items.insert(item.id, &item);
                m_sectionOf.insert(item.id, &section);
            }
        }
    }

    OrderedJson write(const OrderedJson &before, const OrderedJson &after)
    {
        putElements(after);
        const std::vector<WantedSection> wanted = wantedSections(after);
        if (!isSameLayout(before, after)) {
            if (hasSameRows(wanted))
                patch(wanted);
            else
                rebuild(wanted);
        }
        dropElements();
        return std::move(m_body);
    }

private:
    void index(const OrderedJson &panels)
    {
        for (const OrderedJson &panel : panels) {
            m_before.insert(idOf(View(panel)), &panel);
            if (panel.contains("panels") && panel.at("panels").is_array())
                index(panel.at("panels"));
        }
    }

    // Elements -------------------------------------------------------------------------------------------

    void putElements(const OrderedJson &panels)
    {
        for (const OrderedJson &panel : panels) {
            const View view(panel);
            if (!isRow(view) && panel.is_object())
                putElement(panel);
            if (view.at("panels").isArray())
                putElements(panel.at("panels"));
        }
    }

    void putElement(const OrderedJson &panel)
    {
        const int id = idOf(View(panel));
        const auto item = m_items.constFind(id);
        const OrderedJson *old = m_before.value(id);
        OrderedJson &elements = memberOf(m_body, "elements");
        if (item == m_items.cend() || !old) {
            const std::string name = newName(elements, id);
            m_names.insert(id, name);
            elements[name] = elementFrom(panel, m_dialect);
            return;
        }
        const std::string &name = (*item)->element;
        m_names.insert(id, name);
        if (*old != panel)
            elements[name] = withPanelPut(elements[name], *old, panel, m_dialect);
    }

    static std::string newName(const OrderedJson &elements, int id)
    {
        const std::string wanted = "panel-" + std::to_string(id);
        std::string name = wanted;
        for (int i = 2; elements.contains(name); ++i)
            name = wanted + "-" + std::to_string(i);
        return name;
    }

    // What stood in the layout and no longer does.
    void dropElements()
    {
        std::set<std::string> used;
        const Layout now = readLayout(m_body);
        for (const Section &section : now.sections) {
            for (const PlacedElement &item : section.items)
                used.insert(item.element);
        }
        for (const PlacedElement *item : std::as_const(m_items)) {
            if (!used.contains(item->element))
                memberOf(m_body, "elements").erase(item->element);
        }
    }

    // Layout ---------------------------------------------------------------------------------------------

    static bool isSameLayout(const OrderedJson &before, const OrderedJson &after)
    {
        const auto bare = [](const OrderedJson &panels, const auto &self) -> OrderedJson {
            OrderedJson list = OrderedJson::array();
            for (const OrderedJson &panel : panels) {
                const View view(panel);
                OrderedJson one = OrderedJson::object();
                for (const char *key : {"id", "gridPos", "repeat", "repeatDirection", "maxPerRow"}) {
                    if (view.at(key).exists())
                        setMember(one, key, view.at(key).json());
                }
                if (isRow(view)) {
                    setMember(one, "title", jsonText(view.at("title").stringOr()));
                    setMember(one, "collapsed", view.at("collapsed").booleanOr(false));
                }
                if (view.at("panels").isArray())
                    setMember(one, "panels", self(panel.at("panels"), self));
                list.push_back(std::move(one));
            }
            return list;
        };
        return bare(before, bare) == bare(after, bare);
    }

    // A row may lack its layout.
    bool isObjectAt(const OrderedJson::json_pointer &place) const
    {
        return m_body.contains(place) && m_body.at(place).is_object();
    }

    bool hasSameRows(const std::vector<WantedSection> &wanted) const
    {
        std::vector<int> rows;
        bool hasUpper = false;
        for (const Section &section : m_layout.sections) {
            if (section.kind == SectionKind::GridRow || !isObjectAt(section.layoutAt))
                return false;
            if (section.rowId != 0)
                rows.push_back(section.rowId);
            else
                hasUpper = true;
        }
        std::vector<int> wantedRows;
        for (const WantedSection &section : wanted) {
            if (section.row)
                wantedRows.push_back(idOf(View(*section.row)));
            else if (!hasUpper && !section.panels.empty())
                return false;
        }
        // A header without a grid of its own has nowhere to put a panel.
        for (const Section &section : m_layout.sections) {
            const auto it = std::find_if(wanted.begin(), wanted.end(), [&](const WantedSection &one) {
                return (one.row ? idOf(View(*one.row)) : 0) == section.rowId;
            });
            if (section.kind == SectionKind::Header && it != wanted.end() && !it->panels.empty())
                return false;
        }
        return rows == wantedRows;
    }

    void patch(const std::vector<WantedSection> &wanted)
    {
        for (const Section &section : m_layout.sections) {
            const auto it = std::find_if(wanted.begin(), wanted.end(), [&](const WantedSection &one) {
                return (one.row ? idOf(View(*one.row)) : 0) == section.rowId;
            });
            const WantedSection none;
            const WantedSection &mine = it != wanted.end() ? *it : none;
            if (section.kind != SectionKind::Header)
                m_body[section.layoutAt] = layoutNode(&section, mine);
            if (mine.row)
                patchHeader(m_body[section.headerAt], *mine.row);
        }
    }

    void patchHeader(OrderedJson &header, const OrderedJson &row) const
    {
        OrderedJson &spec = memberOf(header, "spec");
        const View now(row);
        const QString title = now.at("title").stringOr();
        if (View(spec).at("title").stringOr() != title)
            setMember(spec, "title", jsonText(title));
        const bool collapsed = now.at("collapsed").booleanOr(false);
        const bool isTab = View(header).at("kind").stringOr() == "TabsLayoutTab"_L1;
        if (!isTab && View(spec).at("collapse").booleanOr(false) != collapsed)
            setMember(spec, "collapse", collapsed);
        const OrderedJson *old = m_before.value(idOf(now));
        const QString repeat = now.at("repeat").stringOr();
        const QString was = old ? View(*old).at("repeat").stringOr() : QString();
        if (repeat != was && repeat.isEmpty())
            removeMember(spec, "repeat");
        else if (repeat != was)
            setMember(spec, "repeat", OrderedJson{{"mode", "variable"}, {"value", repeat.toStdString()}});
    }

    // Rows of grids; what the old rows say beyond that is kept.
    void rebuild(const std::vector<WantedSection> &wanted)
    {
        if (wanted.size() == 1 && !wanted.front().row) {
            setMember(m_body, "layout", layoutNode(nullptr, wanted.front()));
            return;
        }
        OrderedJson rows = OrderedJson::array();
        for (const WantedSection &section : wanted) {
            const Section *old = section.row ? sectionOfRow(idOf(View(*section.row))) : nullptr;
            OrderedJson row = OrderedJson::object();
            setMember(row, "kind", "RowsLayoutRow");
            OrderedJson spec = OrderedJson::object();
            if (old && View(old->header).at("spec").isObject())
                spec = old->header.at("spec");
            for (const char *key : {"y", "elements", "collapsed"}) // of a GridLayoutRow
                removeMember(spec, key);
            setMember(row, "spec", std::move(spec));
            if (section.row)
                patchHeader(row, *section.row);
            else
                setMember(memberOf(row, "spec"), "hideHeader", true);
            setMember(memberOf(row, "spec"), "layout", layoutNode(old, section));
            rows.push_back(std::move(row));
        }
        setMember(m_body, "layout",
                  OrderedJson{{"kind", "RowsLayout"}, {"spec", OrderedJson{{"rows", std::move(rows)}}}});
    }

    const Section *sectionOfRow(int rowId) const
    {
        const auto it = std::find_if(m_layout.sections.begin(), m_layout.sections.end(),
                                     [&](const Section &one) { return one.rowId == rowId; });
        return it == m_layout.sections.end() ? nullptr : &*it;
    }

    // The section's own node where it can say what is wanted, a grid otherwise.
    OrderedJson layoutNode(const Section *section, const WantedSection &wanted) const
    {
        OrderedJson node = OrderedJson::object();
        const bool isOwn = section
            && (section->kind == SectionKind::Grid || section->kind == SectionKind::Automatic)
            && isObjectAt(section->layoutAt);
        if (isOwn)
            node = m_body.at(section->layoutAt);
        if (isOwn && section->kind == SectionKind::Automatic) {
            if (auto items = automaticItems(*section, wanted, View(node).at("spec"))) {
                setMember(memberOf(node, "spec"), "items", std::move(*items));
                return node;
            }
            node = OrderedJson::object();
        }
        if (!node.contains("kind"))
            setMember(node, "kind", "GridLayout");
        OrderedJson items = OrderedJson::array();
        for (const OrderedJson *panel : inFileOrder(section, wanted))
            items.push_back(gridItem(*panel, wanted));
        setMember(memberOf(node, "spec"), "items", std::move(items));
        return node;
    }

    static std::vector<const OrderedJson *> inFileOrder(const Section *section, const WantedSection &wanted)
    {
        std::vector<const OrderedJson *> panels = wanted.panels;
        if (!section)
            return panels;
        const auto place = [&](const OrderedJson *panel) {
            const auto it
                = std::find_if(section->items.begin(), section->items.end(),
                               [&](const PlacedElement &item) { return item.id == idOf(View(*panel)); });
            return it - section->items.begin();
        };
        std::stable_sort(panels.begin(), panels.end(),
                         [&](const OrderedJson *a, const OrderedJson *b) { return place(a) < place(b); });
        return panels;
    }

    OrderedJson reference(int id) const
    {
        return OrderedJson{{"kind", "ElementReference"}, {"name", m_names.value(id)}};
    }

    OrderedJson gridItem(const OrderedJson &panel, const WantedSection &wanted) const
    {
        const int id = idOf(View(panel));
        const PlacedElement *old = m_items.value(id);
        const bool isGridItem = old && View(old->item).at("kind").stringOr() == "GridLayoutItem"_L1;
        OrderedJson item = isGridItem ? old->item : OrderedJson{{"kind", "GridLayoutItem"}};
        OrderedJson &spec = memberOf(item, "spec");
        const GridRect rect = relativeRect(panel, wanted);
        const auto put = [&](const char *key, int value) {
            if (View(spec).at(key).numberOr(-1) != value)
                setMember(spec, key, value);
        };
        put("x", rect.x);
        put("y", rect.y);
        put("width", rect.w);
        put("height", rect.h);
        if (!spec.contains("element"))
            setMember(spec, "element", reference(id));
        putRepeat(spec, panel);
        return item;
    }

    // Panels of a collapsed row may have stayed behind when the row moved; what was not moved keeps its
    // place.
    GridRect relativeRect(const OrderedJson &panel, const WantedSection &wanted) const
    {
        GridRect rect = rectOf(View(panel));
        const int id = idOf(View(panel));
        const OrderedJson *old = m_before.value(id);
        const Section *section = m_sectionOf.value(id);
        const bool isStill = old && section && wanted.row && section->rowId == idOf(View(*wanted.row))
            && section->isCollapsed && rectOf(View(*old)) == rect;
        rect.y = std::max(0, rect.y - (isStill ? section->y : wanted.y));
        return rect;
    }

    void putRepeat(OrderedJson &spec, const OrderedJson &panel) const
    {
        const OrderedJson *old = m_before.value(idOf(View(panel)));
        const auto text = [](const OrderedJson *one, const char *key) {
            return one ? View(*one).at(key).stringOr() : QString();
        };
        const bool isSame = text(old, "repeat") == text(&panel, "repeat")
            && text(old, "repeatDirection") == text(&panel, "repeatDirection")
            && (old ? View(*old).at("maxPerRow").numberOr(0) : 0) == View(panel).at("maxPerRow").numberOr(0);
        if (isSame)
            return;
        if (text(&panel, "repeat").isEmpty()) {
            removeMember(spec, "repeat");
            return;
        }
        OrderedJson &repeat = memberOf(spec, "repeat");
        setMember(repeat, "mode", "variable");
        setMember(repeat, "value", jsonText(text(&panel, "repeat")));
        if (View(panel).at("repeatDirection").isString())
            setMember(repeat, "direction", panel.at("repeatDirection"));
        if (View(panel).at("maxPerRow").isNumber())
            setMember(repeat, "maxPerRow", panel.at("maxPerRow"));
    }

    // Empty when the places are not what the automatic grid would give.
    std::optional<OrderedJson> automaticItems(const Section &section, const WantedSection &wanted,
                                              const View &spec) const
    {
        std::vector<const OrderedJson *> panels = wanted.panels;
        std::stable_sort(panels.begin(), panels.end(), [](const OrderedJson *a, const OrderedJson *b) {
            const GridRect first = rectOf(View(*a));
            const GridRect second = rectOf(View(*b));
            return std::pair(first.y, first.x) < std::pair(second.y, second.x);
        });
        OrderedJson items = OrderedJson::array();
        for (size_t i = 0; i < panels.size(); ++i) {
            const int id = idOf(View(*panels[i]));
            if (relativeRect(*panels[i], wanted) != automaticPlace(spec, static_cast<int>(i)))
                return std::nullopt;
            const PlacedElement *old = m_items.value(id);
            const bool isOwn = old && m_sectionOf.value(id) == &section;
            OrderedJson fresh = OrderedJson::object();
            setMember(fresh, "kind", "AutoGridLayoutItem");
            setMember(memberOf(fresh, "spec"), "element", reference(id));
            items.push_back(isOwn ? old->item : std::move(fresh));
        }
        return items;
    }

    OrderedJson m_body;
    Dialect m_dialect;
    Layout m_layout; // as it was
    QHash<int, const OrderedJson *> m_before; // classic panels by id
    QHash<int, const PlacedElement *> m_items; // by panel
    QHash<int, const Section *> m_sectionOf;
    QHash<int, std::string> m_names; // of the elements, by panel
};

} // namespace

OrderedJson withPanelsPut(OrderedJson body, const OrderedJson &before, const OrderedJson &after)
{
    return LayoutWriter(std::move(body), before).write(before, after);
}

} // namespace yagura::dashboards::v2
