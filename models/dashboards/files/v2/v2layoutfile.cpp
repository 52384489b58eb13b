#include "dashboards/files/v2/v2layoutfile.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

namespace {

using View = OrderedJsonView;
using Pointer = OrderedJson::json_pointer;

constexpr int defaultColumns = 3;
constexpr double pixelsPerCell = 38; // 30 and a gap of 8
constexpr double gap = 8;

std::string text(const View &view)
{
    return view.stringOr().toStdString();
}

// The first versions spell the reference otherwise.
std::string elementOf(const View &spec)
{
    const View reference = spec.at("element");
    const std::string name = text(reference.at("name"));
    return name.empty() ? text(reference.at("spec").at("uid")) : name;
}

int cell(const View &view, int alternative, int least, int most)
{
    return static_cast<int>(std::clamp(view.numberOr(alternative), double(least), double(most)));
}

GridRect rectOf(const View &spec)
{
    GridRect rect;
    rect.w = cell(spec.at("width"), 12, 1, gridColumns);
    rect.x = std::min(cell(spec.at("x"), 0, 0, gridColumns - 1), gridColumns - rect.w);
    rect.y = cell(spec.at("y"), 0, 0, 100'000);
    rect.h = cell(spec.at("height"), 8, 1, 10'000);
    return rect;
}

class LayoutReader
{
public:
    explicit LayoutReader(const OrderedJson &body)
        : m_elements(View(body).at("elements"))
    {
        m_elements.forEachMember([this](const QString &, const View &element) {
            m_highestId = std::max(m_highestId, idOf(element));
        });
    }

    Layout read(const OrderedJson &body)
    {
        walk(View(body).at("layout"), Pointer("/layout"), Header());
        number();
        return std::move(m_layout);
    }

private:
    // What stands above the next section.
    struct Header
    {
        OrderedJson json;
        Pointer at = Pointer();
        bool isShown = false;
        bool isCollapsed = false;
    };

    static int idOf(const View &element)
    {
        const double id = element.at("spec").at("id").numberOr(0);
        return id >= 1 && id < 1e9 ? static_cast<int>(id) : 0;
    }

    void walk(const View &layout, const Pointer &at, const Header &header)
    {
        const QString kind = layout.at("kind").stringOr();
        if (kind == "RowsLayout"_L1 || kind == "TabsLayout"_L1)
            walkRows(layout, at, header, kind == "TabsLayout"_L1);
        else if (kind == "AutoGridLayout"_L1 || kind == "ResponsiveGridLayout"_L1)
            addAutomatic(layout, at, header);
        else
            addGrid(layout, at, header);
    }

    void walkRows(const View &layout, const Pointer &at, const Header &above, bool isTabs)
    {
        if (above.isShown) {
            open(SectionKind::Header, at, above);
            note(isTabs ? u"tabs inside a row are shown as rows below it"_s
                        : u"rows inside a row or tab are shown below it"_s);
        }
        if (isTabs)
            note(u"tabs are shown as rows"_s);
        const char *key = isTabs ? "tabs" : "rows";
        const View rows = layout.at("spec").at(key);
        for (size_t i = 0; rows.isArray() && i < rows.size(); ++i) {
            const View row = rows.at(i);
            const View spec = row.at("spec");
            if (!row.isObject())
                continue;
            Header header{row.json(), at / "spec" / key / i};
            const bool isFirst = m_layout.sections.empty();
            header.isShown = !isFirst || !spec.at("hideHeader").booleanOr(false);
            header.isCollapsed = spec.at("collapse").booleanOr(false);
            noteCondition(spec);
            walk(spec.at("layout"), header.at / "spec" / "layout", header);
        }
    }

    Section &open(SectionKind kind, const Pointer &at, const Header &header)
    {
        Section section;
        section.kind = kind;
        section.layoutAt = at;
        section.header = header.json;
        section.headerAt = header.at;
        section.isCollapsed = header.isShown && header.isCollapsed && kind != SectionKind::Header;
        section.rowId = header.isShown ? -1 : 0; // numbered at the end
        section.y = header.isShown ? m_y + 1 : m_y;
        m_y = section.y;
        m_layout.sections.push_back(std::move(section));
        return m_layout.sections.back();
    }

    void close(const Section &section)
    {
        if (section.isCollapsed)
            return;
        for (const PlacedElement &item : section.items)
            m_y = std::max(m_y, item.rect.bottom());
    }

    void addItem(Section &section, const View &item, GridRect rect)
    {
        const View spec = item.at("spec");
        PlacedElement placed;
        placed.element = elementOf(spec);
        if (placed.element.empty() || !m_elements.at(placed.element.c_str()).isObject())
            return;
        placed.id = idOf(m_elements.at(placed.element.c_str()));
        rect.y += section.y;
        placed.rect = rect;
        placed.item = item.json();
        noteCondition(spec);
        section.items.push_back(std::move(placed));
    }

    void addGrid(const View &layout, const Pointer &at, const Header &header)
    {
        Section &section = open(SectionKind::Grid, at, header);
        const View items = layout.at("spec").at("items");
        bool hasRows = false;
        items.forEach([&](const View &item) {
            if (item.at("kind").stringOr() == "GridLayoutRow"_L1)
                hasRows = true;
            else
                addItem(section, item, rectOf(item.at("spec")));
        });
        close(section);
        if (hasRows)
            addGridRows(items, at);
    }

    void addGridRows(const View &items, const Pointer &at)
    {
        for (size_t i = 0; i < items.size(); ++i) {
            const View row = items.at(i);
            const View spec = row.at("spec");
            if (row.at("kind").stringOr() != "GridLayoutRow"_L1)
                continue;
            Header header{row.json(), at / "spec" / "items" / i};
            header.isShown = true;
            header.isCollapsed = spec.at("collapsed").booleanOr(false);
            Section &section = open(SectionKind::GridRow, header.at, header);
            spec.at("elements").forEach([&](const View &item) {
                addItem(section, item, rectOf(item.at("spec")));
            });
            close(section);
        }
    }

    void addAutomatic(const View &layout, const Pointer &at, const Header &header)
    {
        Section &section = open(SectionKind::Automatic, at, header);
        const View spec = layout.at("spec");
        spec.at("items").forEach([&](const View &item) {
            addItem(section, item, automaticPlace(spec, static_cast<int>(section.items.size())));
        });
        close(section);
        note(u"an automatic grid is placed on the 24 columns"_s);
    }

    // An element may stand in two places, or without an id: the second gets one of its own.
    void number()
    {
        QSet<int> seen;
        for (Section &section : m_layout.sections) {
            for (PlacedElement &item : section.items) {
                if (item.id <= 0 || seen.contains(item.id))
                    item.id = ++m_highestId;
                seen.insert(item.id);
            }
        }
        for (Section &section : m_layout.sections) {
            if (section.rowId < 0)
                section.rowId = ++m_highestId;
        }
    }

    void noteCondition(const View &spec)
    {
        if (spec.at("conditionalRendering").isObject())
            note(u"what is shown under a condition only is shown always"_s);
    }

    void note(const QString &detail)
    {
        const FileFinding finding{FileFindingKind::SimplifiedLayout, 0, {}, detail};
        if (std::find(m_layout.findings.begin(), m_layout.findings.end(), finding) == m_layout.findings.end())
            m_layout.findings.push_back(finding);
    }

    View m_elements;
    Layout m_layout;
    int m_highestId = 0;
    int m_y = 0;
};

} // namespace

Layout readLayout(const OrderedJson &body)
{
    return LayoutReader(body).read(body);
}

GridRect automaticPlace(const View &spec, int index)
{
    const int columns = cell(spec.at("maxColumnCount"), defaultColumns, 1, gridColumns);
    const QString mode = spec.at("rowHeightMode").stringOr();
    // Grafana's heights in pixels.
    double pixels = mode == "short"_L1 ? 168 : mode == "tall"_L1 ? 512 : 320;
    if (mode == "custom"_L1 || spec.at("rowHeight").isNumber())
        pixels = std::clamp(spec.at("rowHeight").numberOr(pixels), 38.0, 10'000.0);
    const int height = std::max(1, static_cast<int>(std::lround((pixels + gap) / pixelsPerCell)));
    const int width = gridColumns / columns;
    return {(index % columns) * width, (index / columns) * height, width, height};
}

} // namespace yagura::dashboards::v2
