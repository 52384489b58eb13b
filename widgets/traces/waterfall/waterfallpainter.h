// Paints single rows of the waterfall: guides, names, duration, bar, critical path, ticks, label. A
// throw-away object of one paint event; GUI thread.
#pragma once

#include "kit/theme.h"
#include "traces/opentrace.h"
#include "traces/timewindow.h"
#include "traces/waterfall.h"

#include <QFontMetrics>
#include <QHash>

class QPainter;

namespace yagura::traces {

struct WaterfallColumns
{
    int tree = 0; // width of the tree
    int duration = 64;
    int timeline = 0; // left edge
    int timelineWidth = 0;
};

// Of a viewport that wide.
[[nodiscard]] WaterfallColumns columnsFor(int width);

class WaterfallPainter
{
public:
    WaterfallPainter(QPainter &painter, const kit::Theme &theme, const OpenTrace &open, const Waterfall &rows,
                     const TimeWindow &window, const WaterfallColumns &columns);

    struct RowState
    {
        bool isCurrent = false;
        bool isHovered = false;
        bool hasFocus = false;
    };
    void paintRow(std::uint32_t row, const QRect &rect, RowState state);

    [[nodiscard]] static int indentOf(const OpenTrace &open, std::uint32_t row, int treeWidth);

private:
    void paintGround(const QRect &rect, RowState state);
    void paintGuides(std::uint32_t row, const QRect &rect);
    void paintName(std::uint32_t row, const QRect &rect);
    void paintDuration(std::uint32_t row, const QRect &rect);
    void paintBar(std::uint32_t row, const QRect &rect);
    void paintSelfTime(std::uint32_t row, const QRectF &bar, const QColor &color);
    void paintCriticalPath(std::uint32_t row, const QRectF &bar);
    void paintEvents(std::uint32_t row, const QRectF &bar);
    void paintLabel(std::uint32_t row, const QRectF &bar, const QRect &rect);
    [[nodiscard]] QColor serviceColorOf(std::uint32_t row);
    [[nodiscard]] double xOf(std::int64_t time) const; // clamped to just outside the timeline

    QPainter &m_painter;
    const kit::Theme &m_theme;
    const OpenTrace &m_open;
    const Waterfall &m_rows;
    const TimeWindow &m_window;
    const WaterfallColumns m_columns;
    const QFontMetrics m_body;
    const QFontMetrics m_name;
    const QFontMetrics m_label;
    QHash<std::uint32_t, QColor> m_colors; // process → colour
};

} // namespace yagura::traces
