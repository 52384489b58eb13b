#include "dashboards/files/grafanarowsfile.h"

#include "dashboards/files/grafanaoldpanelfile.h"
#include "dashboards/files/grafanapanelfile.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards::detail {

namespace {

using View = OrderedJsonView;

constexpr int arrangedSchema = 39;
constexpr int pixelsPerCell = 38; // 30 and a gap of 8
constexpr double leastPixels = 90;
constexpr int defaultCells = 7; // 250 pixels
constexpr int defaultSpan = 4;

// A number, or text such as "250px"; absent or zero: alternative.
int cellsOf(const View &height, int alternative)
{
    double pixels = height.numberOr(0);
    if (height.isString()) {
        QString text = height.stringOr();
        text.remove(QLatin1String("px"));
        pixels = text.trimmed().toDouble();
    }
    if (!(pixels > 0))
        return alternative;
    return static_cast<int>(std::ceil(std::clamp(pixels, leastPixels, 100'000.0) / pixelsPerCell));
}

int highestId(const View &rows)
{
    double highest = 0;
    rows.forEach([&](const View &row) {
        row.at("panels").forEach(
            [&](const View &panel) { highest = std::max(highest, panel.at("id").numberOr(0)); });
    });
    return static_cast<int>(std::min(highest, 1e9));
}

OrderedJson gridJson(int x, int y, int w, int h)
{
    OrderedJson grid = OrderedJson::object();
    setMember(grid, "h", h);
    setMember(grid, "w", w);
    setMember(grid, "x", x);
    setMember(grid, "y", y);
    return grid;
}

class Arranger
{
public:
    explicit Arranger(const View &rows)
        : m_nextId(highestId(rows) + 1)
    {
        rows.forEach([this](const View &row) {
            m_showRows = m_showRows || row.at("collapse").booleanOr(false)
                || row.at("showTitle").booleanOr(false) || !row.at("repeat").stringOr().isEmpty();
        });
    }

    void add(const View &row)
    {
        const int rowHeight = cellsOf(row.at("height"), defaultCells);
        const bool collapsed = row.at("collapse").booleanOr(false);
        OrderedJson head = OrderedJson::object();
        if (m_showRows)
            head = rowPanel(row, collapsed);
        OrderedJson placed = place(row.at("panels"), rowHeight);
        const int below = m_y;
        if (collapsed) {
            setMember(head, "panels", std::move(placed));
            placed = OrderedJson::array();
            m_y = m_rowY;
        } else {
            m_y = below + rowHeight;
        }
        if (m_showRows)
            m_panels.push_back(std::move(head));
        for (OrderedJson &panel : placed)
            m_panels.push_back(std::move(panel));
    }

    [[nodiscard]] OrderedJson take() { return std::move(m_panels); }

private:
    OrderedJson rowPanel(const View &row, bool collapsed)
    {
        OrderedJson head = OrderedJson::object();
        setMember(head, "collapsed", collapsed);
        setMember(head, "gridPos", gridJson(0, m_y, 24, 1));
        setMember(head, "id", m_nextId++);
        setMember(head, "panels", OrderedJson::array());
        if (!row.at("repeat").stringOr().isEmpty())
            setMember(head, "repeat", jsonText(row.at("repeat").stringOr()));
        setMember(head, "title", jsonText(row.at("title").stringOr()));
        setMember(head, "type", "row");
        m_rowY = ++m_y;
        return head;
    }

    // From left to right; what does not fit beside opens a new band. m_y ends at the last band.
    OrderedJson place(const View &panels, int rowHeight)
    {
        OrderedJson placed = OrderedJson::array();
        int x = 0;
        panels.forEach([&](const View &one) {
            if (!one.isObject() || isRepeatedCopy(one))
                return;
            const double span = one.at("span").numberOr(0);
            const int width = 2 * static_cast<int>(std::clamp(span > 0 ? span : defaultSpan, 1.0, 12.0));
            if (x + width > 24) {
                m_y += rowHeight;
                x = 0;
            }
            OrderedJson panel = modernPanel(one.json());
            setMember(panel, "gridPos", gridJson(x, m_y, width, cellsOf(one.at("height"), rowHeight)));
            removeMember(panel, "span");
            removeMember(panel, "height");
            if (one.at("minSpan").numberOr(0) > 0) {
                setMember(panel, "maxPerRow",
                          std::max(1, static_cast<int>(12 / std::min(12.0, one.at("minSpan").numberOr(1)))));
                removeMember(panel, "minSpan");
            }
            x += width;
            placed.push_back(std::move(panel));
        });
        return placed;
    }

    OrderedJson m_panels = OrderedJson::array();
    int m_nextId = 1;
    int m_y = 0;
    int m_rowY = 0;
    bool m_showRows = false;
};

} // namespace

bool hasOldRows(const View &dashboard)
{
    return dashboard.at("rows").size() > 0 && dashboard.at("panels").size() == 0;
}

bool isRepeatedCopy(const View &panel)
{
    return panel.at("repeatPanelId").numberOr(0) > 0 || panel.at("repeatByRow").booleanOr(false);
}

OrderedJson withRowsArranged(OrderedJson dashboard)
{
    OrderedJson panels;
    {
        const View rows = View(dashboard).at("rows");
        Arranger arranger(rows);
        rows.forEach([&](const View &row) {
            if (row.isObject() && row.at("repeatIteration").numberOr(0) <= 0)
                arranger.add(row);
        });
        panels = arranger.take();
    }
    removeMember(dashboard, "rows");
    setMember(dashboard, "panels", std::move(panels));
    setMember(dashboard, "schemaVersion", arrangedSchema);
    return dashboard;
}

} // namespace yagura::dashboards::detail
