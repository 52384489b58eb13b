#include "traces/waterfall/waterfallpainter.h"

#include "kit/icons.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/severity.h"
#include "kit/thememanager.h"
#include "traces/analysis/findings.h"
#include "traces/tracetext.h"

#include <QPainter>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int TimelineGap = 8;
constexpr int RightMargin = 14; // holds the error marks
constexpr int Indent = 12;
constexpr int FirstIndent = 8;
constexpr int ChevronSide = 12;
constexpr int BarHeight = 11;
constexpr int LabelGap = 6;
constexpr double ChildShare = 0.34; // opacity of the time spent in children

// The look's 306 where there is room, more on very wide screens, less on narrow ones.
int treeWidthFor(int width)
{
    return std::clamp(width * 38 / 100, 180, std::max(306, width * 22 / 100));
}

} // namespace

WaterfallColumns columnsFor(int width)
{
    WaterfallColumns columns;
    columns.tree = treeWidthFor(width);
    columns.timeline = columns.tree + columns.duration + TimelineGap;
    columns.timelineWidth = std::max(10, width - columns.timeline - RightMargin);
    return columns;
}

WaterfallPainter::WaterfallPainter(QPainter &painter, const kit::Theme &theme, const OpenTrace &open,
                                   const Waterfall &rows, const TimeWindow &window,
                                   const WaterfallColumns &columns)
    : m_painter(painter)
    , m_theme(theme)
    , m_open(open)
    , m_rows(rows)
    , m_window(window)
    , m_columns(columns)
    , m_body(kit::textFont(TextStyle::Body))
    , m_name(kit::textFont(TextStyle::Name))
    , m_label(kit::textFont(TextStyle::Label))
{ }

// Deep rows stop moving to the right, so that their names stay on screen.
int WaterfallPainter::indentOf(const OpenTrace &open, std::uint32_t row, int treeWidth)
{
    const int deepest = std::max(0, (treeWidth * 45 / 100 - FirstIndent) / Indent);
    return FirstIndent + Indent * std::min(static_cast<int>(open.tree.depths[row]), deepest);
}

QColor WaterfallPainter::serviceColorOf(std::uint32_t row)
{
    const auto process = m_open.trace.processOf[m_open.tree.spans[row]];
    auto found = m_colors.find(process);
    if (found == m_colors.end())
        found = m_colors.insert(process, kit::serviceColor(serviceText(m_open.service(row))));
    return *found;
}

double WaterfallPainter::xOf(std::int64_t time) const
{
    const double x = m_window.xOf(time - m_open.tree.start, m_columns.timelineWidth);
    return m_columns.timeline + std::clamp(x, -4.0, m_columns.timelineWidth + 4.0);
}

void WaterfallPainter::paintRow(std::uint32_t row, const QRect &rect, RowState state)
{
    paintGround(rect, state);
    paintGuides(row, rect);
    paintName(row, rect);
    paintDuration(row, rect);
    m_painter.save();
    m_painter.setClipRect(QRect(m_columns.timeline, rect.top(), m_columns.timelineWidth, rect.height()),
                          Qt::IntersectClip);
    paintBar(row, rect);
    m_painter.restore();
}

void WaterfallPainter::paintGround(const QRect &rect, RowState state)
{
    if (state.isCurrent) {
        m_painter.fillRect(rect, m_theme.color(ColorRole::AccentSurface));
        m_painter.fillRect(QRect(rect.left(), rect.top(), kit::size::currentEdge, rect.height()),
                           m_theme.color(state.hasFocus ? ColorRole::Accent : ColorRole::LineStrong));
    } else if (state.isHovered) {
        m_painter.fillRect(rect, m_theme.color(ColorRole::Hover));
    }
    m_painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                       kit::blend(m_theme.color(ColorRole::Surface), m_theme.color(ColorRole::Line), 0.55));
}

// A line down from every ancestor that has more children below, and an elbow to the row itself.
void WaterfallPainter::paintGuides(std::uint32_t row, const QRect &rect)
{
    const QColor line = m_theme.color(ColorRole::LineStrong);
    const int own = indentOf(m_open, row, m_columns.tree);
    const int middle = rect.top() + rect.height() / 2;
    auto child = row;
    int levels = 0;
    for (auto at = m_open.tree.parents[row]; at != NoIndex && levels < 64;
         child = at, at = m_open.tree.parents[at]) {
        const int x = indentOf(m_open, at, m_columns.tree) + ChevronSide / 2;
        const bool goesOn = m_open.tree.next(child) < m_open.tree.next(at);
        if (at == m_open.tree.parents[row]) {
            m_painter.fillRect(QRect(x, rect.top(), 1, goesOn ? rect.height() : middle - rect.top()), line);
            if (own > x + 1)
                m_painter.fillRect(
                    QRect(x, middle, own - x + (m_rows.isFoldable(row) ? -1 : ChevronSide - 4), 1), line);
        } else if (goesOn) {
            m_painter.fillRect(QRect(x, rect.top(), 1, rect.height()), line);
        }
        ++levels;
    }
}

void WaterfallPainter::paintName(std::uint32_t row, const QRect &rect)
{
    int x = indentOf(m_open, row, m_columns.tree);
    if (m_rows.isFoldable(row)) {
        const QRectF chevron(x, rect.top() + (rect.height() - ChevronSide) / 2.0, ChevronSide, ChevronSide);
        kit::paintIcon(m_painter, chevron,
                       m_rows.isFolded(row) ? kit::IconName::ChevronRight : kit::IconName::ChevronDown,
                       m_theme.color(ColorRole::TextMuted));
    }
    x += ChevronSide + 4;
    m_painter.fillRect(QRect(x, rect.top() + 6, 3, rect.height() - 12), serviceColorOf(row));
    x += 3 + 5;
    const int right = m_columns.tree - (m_open.isError(row) ? 24 : 4);
    const QString hidden = m_rows.hiddenBelow(row) > 0
        ? QStringLiteral("+%1").arg(kit::groupedNumber(m_rows.hiddenBelow(row)))
        : QString();
    const int hiddenWidth = hidden.isEmpty() ? 0 : m_label.horizontalAdvance(hidden) + LabelGap;
    const auto draw
        = [&](const QString &text, TextStyle style, ColorRole role, const QFontMetrics &metrics, int limit) {
              const int room = std::min(limit, right - hiddenWidth - x);
              if (room < 8)
                  return;
              const QString shown = metrics.elidedText(kit::safeText(text, kit::LineBreaks::Shown, 200),
                                                       Qt::ElideRight, room);
              m_painter.setFont(kit::textFont(style));
              m_painter.setPen(m_theme.color(role));
              m_painter.drawText(QRect(x, rect.top(), room, rect.height()),
                                 Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
              x += metrics.horizontalAdvance(shown) + LabelGap;
          };
    draw(serviceText(m_open.service(row)), TextStyle::Body, ColorRole::TextMuted, m_body,
         (right - x) * 55 / 100);
    draw(m_open.operation(row), TextStyle::Name, ColorRole::Text, m_name, right);
    if (!hidden.isEmpty()) {
        m_painter.setFont(kit::textFont(TextStyle::Label));
        m_painter.setPen(m_theme.color(ColorRole::TextMuted));
        m_painter.drawText(QRect(x, rect.top(), hiddenWidth, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                           hidden);
    }
    if (m_open.isError(row))
        kit::paintShape(
            m_painter, QRectF(m_columns.tree - 17, rect.top() + (rect.height() - 13) / 2.0, 13, 13),
            kit::Shape::Octagon, m_theme.color(ColorRole::Critical), m_theme.color(ColorRole::Surface));
}

void WaterfallPainter::paintDuration(std::uint32_t row, const QRect &rect)
{
    const auto role = m_open.isError(row) ? ColorRole::Critical : ColorRole::Text;
    kit::NumberPainter(kit::textFont(TextStyle::Body))
        .draw(m_painter, QRectF(m_columns.tree, rect.top(), m_columns.duration - 4, rect.height()),
              Qt::AlignRight | Qt::AlignVCenter, durationOf(m_open.duration(row)).joined(),
              m_theme.color(role));
}

void WaterfallPainter::paintBar(std::uint32_t row, const QRect &rect)
{
    const double left = xOf(m_open.start(row));
    const double right = std::max(xOf(m_open.end(row)), left + 2);
    const QRectF bar(left, rect.top() + (rect.height() - BarHeight) / 2, right - left, BarHeight);
    const bool isVisible
        = right >= m_columns.timeline && left <= m_columns.timeline + m_columns.timelineWidth;
    if (isVisible) {
        const QColor color = serviceColorOf(row);
        m_painter.fillRect(bar, kit::withAlpha(color, ChildShare));
        paintSelfTime(row, bar, color);
        if (m_open.isError(row)) {
            m_painter.setPen(m_theme.color(ColorRole::Critical));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
        }
        paintCriticalPath(row, bar);
        paintEvents(row, bar);
    }
    paintLabel(row, bar, rect);
}

// Solid where no child covers the span; children come in order of start.
void WaterfallPainter::paintSelfTime(std::uint32_t row, const QRectF &bar, const QColor &color)
{
    const auto windowEnd = m_open.tree.start + m_window.to();
    auto free = m_open.start(row);
    const auto fill = [&](std::int64_t from, std::int64_t to) {
        const double x0 = std::max(xOf(from), bar.left());
        const double x1 = std::min(std::max(xOf(to), x0), bar.right());
        if (x1 - x0 >= 0.3)
            m_painter.fillRect(QRectF(x0, bar.top(), x1 - x0, bar.height()), color);
    };
    for (auto child = row + 1; child < m_open.tree.next(row); child = m_open.tree.next(child)) {
        if (m_open.start(child) > windowEnd)
            break;
        if (m_open.start(child) > free)
            fill(free, std::min(m_open.start(child), m_open.end(row)));
        free = std::max(free, m_open.end(child));
    }
    if (free < m_open.end(row))
        fill(free, m_open.end(row));
    else if (m_open.duration(row) == 0)
        m_painter.fillRect(bar, color);
}

// Sections closer together than a pixel are drawn as one.
void WaterfallPainter::paintCriticalPath(std::uint32_t row, const QRectF &bar)
{
    const auto first = m_open.sectionOrder.begin() + m_open.firstSection[row];
    const auto last = m_open.sectionOrder.begin() + m_open.firstSection[row + 1];
    const auto from = m_open.tree.start + m_window.from();
    auto at = std::lower_bound(first, last, from, [this](std::uint32_t index, std::int64_t time) {
        return m_open.path.sections[index].end < time;
    });
    const QColor color = m_theme.color(ColorRole::Text);
    double pendingLeft = 0;
    double pendingRight = -1;
    const auto flush = [&] {
        if (pendingRight > pendingLeft)
            m_painter.fillRect(QRectF(pendingLeft, bar.bottom() + 1, pendingRight - pendingLeft, 2), color);
    };
    for (; at != last; ++at) {
        const auto &section = m_open.path.sections[*at];
        if (section.start > m_open.tree.start + m_window.to())
            break;
        const double left = xOf(section.start);
        const double right = std::max(xOf(section.end), left + 1);
        if (left > pendingRight + 0.5) {
            flush();
            pendingLeft = left;
        }
        pendingRight = right;
    }
    flush();
}

void WaterfallPainter::paintEvents(std::uint32_t row, const QRectF &bar)
{
    const auto events = m_open.trace.eventsOf(m_open.tree.spans[row]);
    if (events.empty())
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.color(ColorRole::TextMuted));
    double lastX = -100;
    int drawn = 0;
    for (const auto &event : events) {
        const double x = xOf(event.time);
        if (std::abs(x - lastX) < 2 || ++drawn > 2'000)
            continue;
        lastX = x;
        const QPointF triangle[3] = {{x - 3, bar.top() - 4}, {x + 3, bar.top() - 4}, {x, bar.top()}};
        m_painter.drawPolygon(triangle, 3);
    }
}

// Behind the bar, or in front of it where there is no room behind.
void WaterfallPainter::paintLabel(std::uint32_t row, const QRectF &bar, const QRect &rect)
{
    QString text;
    auto role = ColorRole::TextMuted;
    const double end = m_columns.timeline + m_columns.timelineWidth;
    if (bar.right() <= m_columns.timeline)
        text = QStringLiteral("‹");
    else if (bar.left() >= end)
        text = QStringLiteral("›");
    else if (m_open.isError(row)) {
        text = errorMessage(m_open.trace, m_open.tree.spans[row]);
        role = ColorRole::Critical;
    }
    if (text.isEmpty())
        return;
    text = kit::safeText(text, kit::LineBreaks::Shown, 120);
    const int width = m_label.horizontalAdvance(text);
    const double before = bar.left() - m_columns.timeline - 2 * LabelGap;
    const double behind = end - bar.right() - 2 * LabelGap;
    const bool flips = behind < width && before > behind;
    const int room = static_cast<int>(std::min<double>(width, flips ? before : behind));
    if (room < 24 && text.size() > 1)
        return;
    const double x = flips ? std::min(bar.left(), end) - LabelGap - room
                           : std::max<double>(bar.right(), m_columns.timeline) + LabelGap;
    m_painter.setFont(kit::textFont(TextStyle::Label));
    m_painter.setPen(m_theme.color(role));
    m_painter.drawText(QRectF(x, rect.top(), room + 1, rect.height()),
                       Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                       m_label.elidedText(text, Qt::ElideRight, room + 1));
}

} // namespace yagura::traces
