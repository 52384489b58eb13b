// The right side of a row: bars, what is marked on them, and the words beside them.
#include "traces/waterfall/waterfallpainter.h"

#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "traces/analysis/findings.h"
#include "traces/tracetext.h"
#include "traces/waterfall/waterfallview.h"

#include <QPainter>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;
using Kind = WaterfallRow::Kind;

constexpr int BarHeight = 11;
constexpr double LeastBar = 2;
constexpr int LabelGap = 6;
constexpr int LeastLabel = 24;
constexpr double ChildShare = 0.34; // opacity of the time spent in children
constexpr double CombTooth = 2; // pixels, and one between
constexpr double CombStep = 3;
constexpr int MostTicks = 2'000;

// Which pixel columns of a row are taken: whatever is closer together than a pixel is painted once.
class PixelColumns
{
public:
    PixelColumns(int left, int width)
        : m_left(left)
        , m_taken(static_cast<size_t>(width))
    { }

    void take(double from, double to)
    {
        const int last = static_cast<int>(m_taken.size()) - 1;
        const int first = static_cast<int>(std::floor(from)) - m_left;
        const int end = std::max(first, static_cast<int>(std::ceil(to)) - 1 - m_left);
        for (int x = std::max(0, first); x <= std::min(last, end); ++x)
            m_taken[static_cast<size_t>(x)] = 1;
    }

    // Calls with(left, width) for every run, in pixels of the widget.
    template <typename F> void forEachRun(F with) const
    {
        for (size_t x = 0; x < m_taken.size();) {
            size_t end = x;
            while (end < m_taken.size() && m_taken[end])
                ++end;
            if (end > x)
                with(m_left + static_cast<int>(x), static_cast<int>(end - x));
            x = std::max(end, x + 1);
        }
    }

private:
    int m_left;
    std::vector<char> m_taken;
};

} // namespace

QString eventName(const Trace &trace, const Event &event)
{
    if (event.name != NoIndex && !trace.names[event.name].isEmpty())
        return trace.names[event.name];
    for (const auto key : {u"event", u"message", u"error.kind"}) {
        if (const auto *found = trace.find(event.attributes, key))
            return trace.valueText(*found, 300);
    }
    return {};
}

double WaterfallPainter::xOf(std::int64_t time) const
{
    const double x = m_scene.window.xOf(time - m_open.tree.start, m_columns.timelineWidth);
    return m_columns.timeline + std::clamp(x, -4.0, m_columns.timelineWidth + 4.0);
}

WaterfallPainter::Bar WaterfallPainter::barOf(std::int64_t start, std::int64_t end, const QRect &rect) const
{
    Bar bar;
    // Two pixels at least, also at the very end.
    const double edge = m_columns.timeline + m_columns.timelineWidth;
    const bool isInside = start - m_open.tree.start <= m_scene.window.to();
    const double left = isInside ? std::min(xOf(start), edge - LeastBar) : xOf(start);
    const double right = std::max(xOf(end), left + LeastBar);
    bar.rect = QRectF(left, rect.top() + (rect.height() - BarHeight) / 2, right - left, BarHeight);
    bar.isVisible = right >= m_columns.timeline && left <= edge;
    return bar;
}

void WaterfallPainter::paintTimeline(const WaterfallRow &row, const QRect &rect)
{
    switch (row.kind) {
    case Kind::Span:
        return paintSpan(row.row, rect);
    case Kind::RollUp:
        return paintRollUp(row.index, rect);
    case Kind::Gap:
        return paintGap(row.index, rect);
    }
}

void WaterfallPainter::paintSpan(std::uint32_t row, const QRect &rect)
{
    const auto bar = barOf(m_open.start(row), m_open.end(row), rect);
    if (bar.isVisible) {
        const QColor color = m_scene.colors.color(row, m_theme);
        m_painter.fillRect(bar.rect, kit::withAlpha(color, ChildShare));
        paintSelfTime(row, bar.rect, color);
        if (m_open.isError(row)) {
            m_painter.setPen(m_theme.color(ColorRole::Critical));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(bar.rect.adjusted(0.5, 0.5, -0.5, -0.5));
        }
        paintCriticalPath(row, m_rows.isFolded(row) ? m_open.tree.next(row) : row + 1, bar.rect);
        paintEvents(row, bar.rect);
    }
    const bool isError = m_open.isError(row);
    paintLabel(isError ? errorMessage(m_open.trace, m_open.tree.spans[row]) : QString(),
               isError ? ColorRole::Critical : ColorRole::TextMuted, bar.rect, rect);
}

// A comb: the members themselves where they are wide enough to be told apart, teeth that stand for them where
// not.
void WaterfallPainter::paintRollUp(std::uint32_t group, const QRect &rect)
{
    const auto &run = m_rows.rollUps().groups[group];
    const auto &figures = m_scene.figures(group);
    const auto bar = barOf(figures.start, figures.end, rect);
    if (bar.isVisible) {
        const QColor color = m_scene.colors.color(run.first, m_theme);
        m_painter.fillRect(bar.rect, kit::withAlpha(color, ChildShare));
        PixelColumns columns(m_columns.timeline, m_columns.timelineWidth);
        for (auto row = run.first; row < run.end; row = m_open.tree.next(row)) {
            const double left = xOf(m_open.start(row));
            const double right = xOf(m_open.end(row));
            columns.take(left, right - left > CombStep ? right - 1 : std::max(right, left + 1));
        }
        const double top = bar.rect.top();
        columns.forEachRun([&](int left, int width) {
            const double perMember = bar.rect.width() / run.count;
            if (perMember > CombStep) {
                m_painter.fillRect(QRectF(left, top, width, BarHeight), color);
                return;
            }
            for (double x = std::ceil(left / CombStep) * CombStep; x < left + width; x += CombStep)
                m_painter.fillRect(QRectF(x, top, std::min(CombTooth, left + width - x), BarHeight), color);
        });
        paintCriticalPath(run.first, run.end, bar.rect);
    }
    const auto figure = [](double ns) { return durationOf(std::llround(ns)).joined(); };
    const QString failed = figures.errors > 0
        ? WaterfallView::tr("%n failed", nullptr, static_cast<int>(figures.errors)) + QStringLiteral("  ")
        : QString();
    const QString text = failed
        + WaterfallView::tr("p50 %1  p95 %2  p99 %3, %4")
              .arg(figure(figures.p50), figure(figures.p95), figure(figures.p99),
                   figures.overlaps ? WaterfallView::tr("overlapping") : WaterfallView::tr("one by one"));
    paintLabel(text, figures.errors > 0 ? ColorRole::Critical : ColorRole::TextMuted, bar.rect, rect);
}

void WaterfallPainter::paintGap(std::uint32_t gap, const QRect &rect)
{
    const auto &shown = m_rows.gaps()[gap];
    const auto bar = barOf(shown.start, shown.end, rect);
    if (bar.isVisible) {
        m_painter.setRenderHint(QPainter::Antialiasing);
        kit::paintDashedBox(m_painter, bar.rect, {}, m_theme.color(ColorRole::TextFaint), 2);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }
    paintLabel(
        WaterfallView::tr("no child span, %1 did not report").arg(serviceText(m_open.service(shown.parent))),
        ColorRole::TextMuted, bar.rect, rect);
}

// Solid where no child covers the span. Pieces below a pixel add up to a share of their pixel column.
void WaterfallPainter::paintSelfTime(std::uint32_t row, const QRectF &bar, const QColor &color)
{
    const auto windowEnd = m_open.tree.start + m_scene.window.to();
    auto free = m_open.start(row);
    double column = -1;
    double share = 0;
    const auto flush = [&] {
        if (share > 0.05)
            m_painter.fillRect(QRectF(column, bar.top(), 1, bar.height()),
                               kit::withAlpha(color, std::min(1.0, share)));
        share = 0;
    };
    const auto fill = [&](std::int64_t from, std::int64_t to) {
        const double x0 = std::max(xOf(from), bar.left());
        const double x1 = std::min(std::max(xOf(to), x0), bar.right());
        if (x1 - x0 >= 1) {
            m_painter.fillRect(QRectF(x0, bar.top(), x1 - x0, bar.height()), color);
            return;
        }
        if (std::floor(x0) != column) {
            flush();
            column = std::floor(x0);
        }
        share += x1 - x0;
    };
    for (auto child = row + 1; child < m_open.tree.next(row); child = m_open.tree.next(child)) {
        const auto start = m_open.start(child);
        if (start > windowEnd)
            break;
        if (start > free)
            fill(free, std::min(start, m_open.end(row)));
        free = std::max(free, m_open.end(child));
    }
    if (free < m_open.end(row))
        fill(free, m_open.end(row));
    else if (m_open.duration(row) == 0)
        m_painter.fillRect(bar, color);
    flush();
}

// Of all rows that the bar stands for.
void WaterfallPainter::paintCriticalPath(std::uint32_t first, std::uint32_t end, const QRectF &bar)
{
    if (!m_scene.showsCriticalPath || m_open.firstSection[first] == m_open.firstSection[end])
        return;
    const auto from = m_open.tree.start + m_scene.window.from();
    const auto to = m_open.tree.start + m_scene.window.to();
    PixelColumns columns(m_columns.timeline, m_columns.timelineWidth);
    for (auto at = m_open.firstSection[first]; at < m_open.firstSection[end]; ++at) {
        const auto &section = m_open.path.sections[m_open.sectionOrder[at]];
        if (section.end >= from && section.start <= to)
            columns.take(xOf(section.start), xOf(section.end));
    }
    const QColor color = m_theme.color(ColorRole::Text);
    columns.forEachRun(
        [&](int left, int width) { m_painter.fillRect(QRectF(left, bar.bottom() + 1, width, 2), color); });
}

void WaterfallPainter::paintEvents(std::uint32_t row, const QRectF &bar)
{
    const auto events = m_open.trace.eventsOf(m_open.tree.spans[row]);
    if (events.empty())
        return;
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.color(ColorRole::Text));
    double lastX = -100;
    int drawn = 0;
    for (const auto &event : events) {
        const double x = std::round(xOf(event.time)) + 0.5;
        if (std::abs(x - lastX) < 2)
            continue;
        if (++drawn > MostTicks)
            break;
        lastX = x;
        const QPointF triangle[3] = {{x - 3, bar.top() - 4}, {x + 3, bar.top() - 4}, {x, bar.top()}};
        m_painter.drawPolygon(triangle, 3);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

// Behind the bar, or in front of it where there is no room behind. A bar outside the window is pointed at.
void WaterfallPainter::paintLabel(const QString &words, ColorRole role, const QRectF &bar, const QRect &rect)
{
    QString text = words;
    const double end = m_columns.timeline + m_columns.timelineWidth;
    if (bar.right() <= m_columns.timeline)
        text = QStringLiteral("‹");
    else if (bar.left() >= end)
        text = QStringLiteral("›");
    if (text.isEmpty())
        return;
    const WordCache::Style style{TextStyle::Label};
    const double width = m_scene.words.width(text, style);
    const double before = bar.left() - m_columns.timeline - 2 * LabelGap;
    const double behind = end - bar.right() - 2 * LabelGap;
    const bool flips = behind < width && before > behind;
    const double room = std::min(width, flips ? before : behind);
    if (room < LeastLabel && text.size() > 1)
        return;
    const double x = flips ? std::min(bar.left(), end) - LabelGap - room
                           : std::max<double>(bar.right(), m_columns.timeline) + LabelGap;
    m_painter.setPen(m_theme.color(role));
    m_scene.words.draw(m_painter, QRectF(std::floor(x), rect.top(), room, rect.height()), text, style);
}

} // namespace yagura::traces
