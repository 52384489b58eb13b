// Paints single rows of the waterfall: guides, names, duration, bar, critical path, ticks, label. A
// throw-away object of one paint event; GUI thread.
#pragma once

#include "kit/theme.h"
#include "traces/opentrace.h"
#include "traces/timewindow.h"
#include "traces/waterfall.h"
#include "traces/waterfall/spancolors.h"
#include "traces/waterfall/wordcache.h"

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

// What one frame is painted from; all of it outlives the painter.
struct WaterfallScene
{
    const kit::Theme &theme;
    const OpenTrace &open;
    const Waterfall &rows;
    const TimeWindow &window;
    SpanColors &colors;
    WordCache &words;
    const std::vector<std::uint32_t> &errorsBefore; // row → failed rows above it, and one more
    std::function<const RollUpFigures &(std::uint32_t group)> figures;
    bool showsCriticalPath = true;
};

class WaterfallPainter
{
public:
    WaterfallPainter(QPainter &painter, const WaterfallScene &scene, const WaterfallColumns &columns);

    struct RowState
    {
        bool isCurrent = false;
        bool isHovered = false;
        bool hasFocus = false;
        bool isNew = false; // arrived after the trace was opened
    };
    void paintRow(const WaterfallRow &row, const QRect &rect, RowState state);

    [[nodiscard]] static int indentOf(std::uint32_t depth, int treeWidth);

private:
    struct Bar
    {
        std::uint32_t row = 0;
        QRectF rect; // clipped a little outside the timeline
        bool isVisible = false;
    };
    struct Words
    {
        QString text;
        WordCache::Style style;
        kit::ColorRole role;
    };

    [[nodiscard]] bool hasErrorMark(const WaterfallRow &row) const;
    [[nodiscard]] double opacityOf(const WaterfallRow &row) const;
    void paintGround(const WaterfallRow &row, const QRect &rect, RowState state);
    void paintGuides(const WaterfallRow &row, const QRect &rect);
    void paintTree(const WaterfallRow &row, const QRect &rect, bool isCurrent);
    void paintWords(const WaterfallRow &row, const QRect &rect, int x, bool isCurrent);
    int paintBadge(const QString &text, const QRect &rect, int x);
    void paintErrorMark(const WaterfallRow &row, const QRect &rect);
    void paintDuration(const WaterfallRow &row, const QRect &rect, bool isCurrent);

    void paintTimeline(const WaterfallRow &row, const QRect &rect);
    [[nodiscard]] Bar barOf(std::int64_t start, std::int64_t end, const QRect &rect) const;
    void paintSpan(std::uint32_t row, const QRect &rect);
    void paintRollUp(std::uint32_t group, const QRect &rect);
    void paintGap(std::uint32_t gap, const QRect &rect);
    void paintSelfTime(std::uint32_t row, const QRectF &bar, const QColor &color);
    void paintCriticalPath(std::uint32_t first, std::uint32_t end, const QRectF &bar);
    void paintEvents(std::uint32_t row, const QRectF &bar);
    void paintLabel(const QString &text, kit::ColorRole role, const QRectF &bar, const QRect &rect);
    [[nodiscard]] double xOf(std::int64_t time) const; // clamped to just outside the timeline

    QPainter &m_painter;
    const WaterfallScene &m_scene;
    const kit::Theme &m_theme;
    const OpenTrace &m_open;
    const Waterfall &m_rows;
    const WaterfallColumns m_columns;
};

// What an event is called: its name, or the field that v1 puts it into; may be empty.
[[nodiscard]] QString eventName(const Trace &trace, const Event &event);

} // namespace yagura::traces
