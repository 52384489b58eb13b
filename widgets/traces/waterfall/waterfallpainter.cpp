#include "traces/waterfall/waterfallpainter.h"

#include "kit/icons.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/severity.h"
#include "traces/tracetext.h"
#include "traces/waterfall/waterfallview.h"

#include <QPainter>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;
using Kind = WaterfallRow::Kind;

constexpr int TimelineGap = 8;
constexpr int RightMargin = 8;
constexpr int Indent = 12;
constexpr int FirstIndent = 8;
constexpr int ChevronSide = 12;
constexpr int WordGap = 6;
constexpr int MostGuides = 64;
constexpr double NewRowShare = 0.12; // of the ground of a row that just arrived
constexpr double DimmedOpacity = 0.32;
constexpr double ContextOpacity = 0.55;

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

WaterfallPainter::WaterfallPainter(QPainter &painter, const WaterfallScene &scene,
                                   const WaterfallColumns &columns)
    : m_painter(painter)
    , m_scene(scene)
    , m_theme(scene.theme)
    , m_open(scene.open)
    , m_rows(scene.rows)
    , m_columns(columns)
{ }

// Deep rows stop moving to the right, so that their names stay on screen.
int WaterfallPainter::indentOf(std::uint32_t depth, int treeWidth)
{
    const int deepest = std::max(0, (treeWidth * 45 / 100 - FirstIndent) / Indent);
    return FirstIndent + Indent * static_cast<int>(std::min(depth, static_cast<std::uint32_t>(deepest)));
}

void WaterfallPainter::paintRow(const WaterfallRow &row, const QRect &rect, RowState state)
{
    paintGround(row, rect, state);
    paintGuides(row, rect);
    m_painter.setOpacity(opacityOf(row));
    paintTree(row, rect, state.isCurrent);
    paintDuration(row, rect, state.isCurrent);
    m_painter.save();
    m_painter.setClipRect(QRect(m_columns.timeline, rect.top(), m_columns.timelineWidth, rect.height()),
                          Qt::IntersectClip);
    paintTimeline(row, rect);
    m_painter.restore();
    m_painter.setOpacity(1);
}

double WaterfallPainter::opacityOf(const WaterfallRow &row) const
{
    if (!m_rows.hasMatches() || m_rows.matchMode() == MatchMode::Mark)
        return 1;
    const double other = m_rows.matchMode() == MatchMode::Dim ? DimmedOpacity : ContextOpacity;
    if (row.kind == Kind::Gap)
        return other;
    const auto end = row.kind == Kind::RollUp ? m_rows.rollUps().groups[row.index].end : row.row + 1;
    return m_rows.matchesIn(row.row, end) > 0 ? 1 : other;
}

void WaterfallPainter::paintGround(const WaterfallRow &row, const QRect &rect, RowState state)
{
    if (state.isCurrent) {
        m_painter.fillRect(rect, m_theme.color(ColorRole::AccentSurface));
        m_painter.fillRect(QRect(rect.left(), rect.top(), kit::size::currentEdge, rect.height()),
                           m_theme.color(state.hasFocus ? ColorRole::Accent : ColorRole::LineStrong));
    } else if (state.isHovered) {
        m_painter.fillRect(rect, m_theme.color(ColorRole::Hover));
    } else if (state.isNew) {
        m_painter.fillRect(rect, kit::withAlpha(m_theme.color(ColorRole::Info), NewRowShare));
    }
    m_painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                       kit::blend(m_theme.color(ColorRole::Surface), m_theme.color(ColorRole::Line), 0.55));
    if (!m_rows.hasMatches() || row.kind == Kind::Gap)
        return;
    const auto end = row.kind == Kind::RollUp ? m_rows.rollUps().groups[row.index].end
        : m_rows.isFolded(row.row)            ? m_open.tree.next(row.row)
                                              : row.row + 1;
    if (m_rows.matchesIn(row.row, end) > 0)
        m_painter.fillRect(QRect(rect.left() + 4, rect.top() + 6, 3, rect.height() - 12),
                           m_theme.color(ColorRole::Accent));
}

// A line down from every ancestor that has more children below, and an elbow to the row itself.
void WaterfallPainter::paintGuides(const WaterfallRow &row, const QRect &rect)
{
    if (row.parent == NoIndex)
        return;
    const QColor line = m_theme.color(ColorRole::LineStrong);
    const auto guideOf = [this](const WaterfallRow &parent) {
        return indentOf(parent.depth, m_columns.tree) + ChevronSide / 2;
    };
    const auto &shown = m_rows.shown();
    const int own = indentOf(row.depth, m_columns.tree);
    const int middle = rect.top() + rect.height() / 2;
    const int x = guideOf(shown[row.parent]);
    const bool hasChevron
        = row.kind == Kind::RollUp || (row.kind == Kind::Span && m_rows.isFoldable(row.row));
    m_painter.fillRect(QRect(x, rect.top(), 1, row.goesOn ? rect.height() : middle - rect.top()), line);
    if (own > x + 1)
        m_painter.fillRect(QRect(x, middle, own - x + (hasChevron ? -1 : ChevronSide - 4), 1), line);
    // Where the indent stops, the level is said.
    if (indentOf(row.depth + 1, m_columns.tree) == own)
        kit::NumberPainter(kit::textFont(TextStyle::Label))
            .draw(m_painter, QRectF(0, rect.top(), own - 5, rect.height()), Qt::AlignRight | Qt::AlignVCenter,
                  kit::groupedNumber(row.depth + 1), m_theme.color(ColorRole::TextFaint));
    int levels = 0;
    for (auto at = row.parent; shown[at].parent != NoIndex && levels < MostGuides;
         at = shown[at].parent, ++levels) {
        if (shown[at].goesOn)
            m_painter.fillRect(QRect(guideOf(shown[shown[at].parent]), rect.top(), 1, rect.height()), line);
    }
}

void WaterfallPainter::paintTree(const WaterfallRow &row, const QRect &rect, bool isCurrent)
{
    int x = indentOf(row.depth, m_columns.tree);
    const bool isRollUp = row.kind == Kind::RollUp;
    if (isRollUp || (row.kind == Kind::Span && m_rows.isFoldable(row.row))) {
        const bool isClosed = isRollUp ? !m_rows.isOpen(row.index) : m_rows.isFolded(row.row);
        const QRectF chevron(x, rect.top() + (rect.height() - ChevronSide) / 2.0, ChevronSide, ChevronSide);
        kit::paintIcon(m_painter, chevron,
                       isClosed ? kit::IconName::ChevronRight : kit::IconName::ChevronDown,
                       m_theme.color(ColorRole::TextMuted));
    }
    x += ChevronSide + 4;
    if (row.kind != Kind::Gap) {
        m_painter.fillRect(QRect(x, rect.top() + 6, 3, rect.height() - 12),
                           m_scene.colors.color(row.row, m_theme));
        x += 3 + 5;
    }
    if (isRollUp)
        x = paintBadge(QChar(0x00d7) + kit::groupedNumber(m_rows.rollUps().groups[row.index].count), rect, x);
    paintWords(row, rect, x, isCurrent);
    paintErrorMark(row, rect);
}

void WaterfallPainter::paintWords(const WaterfallRow &row, const QRect &rect, int from, bool isCurrent)
{
    std::vector<Words> words;
    if (row.kind == Kind::Gap) {
        words.push_back(
            {WaterfallView::tr("unaccounted for"), {TextStyle::Body, true}, ColorRole::TextMuted});
    } else {
        const bool isStrong = isCurrent || row.row == m_open.tree.mainRoot;
        words.push_back({serviceText(m_open.service(row.row)), {TextStyle::Body}, ColorRole::TextMuted});
        words.push_back(
            {m_open.operation(row.row), {isStrong ? TextStyle::Strong : TextStyle::Name}, ColorRole::Text});
    }
    const WordCache::Style quiet{TextStyle::Label};
    const bool hides = row.kind == Kind::Span && m_rows.hiddenBelow(row.row) > 0;
    const QString hidden = hides
        ? WaterfallView::tr("+%1 hidden").arg(kit::groupedNumber(m_rows.hiddenBelow(row.row)))
        : QString();
    const double right = m_columns.tree - (hasErrorMark(row) ? 24 : 4)
        - (hides ? m_scene.words.width(hidden, quiet) + WordGap : 0);
    double x = from;
    for (size_t i = 0; i < words.size(); ++i) {
        // The service gives way to the operation.
        const double room = i + 1 < words.size() ? (right - x) * 0.55 : right - x;
        if (room < 8)
            continue;
        m_painter.setPen(m_theme.color(words[i].role));
        x += m_scene.words.draw(m_painter, QRectF(x, rect.top(), room, rect.height()), words[i].text,
                                words[i].style)
            + WordGap;
    }
    if (!hides)
        return;
    m_painter.setPen(m_theme.color(ColorRole::TextMuted));
    m_scene.words.draw(m_painter, QRectF(x, rect.top(), m_columns.tree - x, rect.height()), hidden, quiet);
}

// Returns where the text behind it begins.
int WaterfallPainter::paintBadge(const QString &text, const QRect &rect, int x)
{
    const kit::NumberPainter numbers(kit::textFont(TextStyle::LabelStrong));
    const QRectF badge(x, rect.top() + 4, numbers.width(text) + 12, rect.height() - 9);
    m_painter.setRenderHint(QPainter::Antialiasing);
    kit::paintBox(m_painter, badge, m_theme.color(ColorRole::WarningSurface), {}, 3);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    numbers.draw(m_painter, badge, Qt::AlignCenter, text, m_theme.color(ColorRole::Warning));
    return static_cast<int>(badge.right()) + WordGap;
}

bool WaterfallPainter::hasErrorMark(const WaterfallRow &row) const
{
    if (row.kind == Kind::Gap)
        return false;
    const auto end = row.kind == Kind::RollUp ? m_rows.rollUps().groups[row.index].end
        : m_rows.isFolded(row.row)            ? m_open.tree.next(row.row)
                                              : row.row + 1;
    return m_scene.errorsBefore[end] > m_scene.errorsBefore[row.row];
}

// Filled for a failed span, a ring where only something hidden below it failed.
void WaterfallPainter::paintErrorMark(const WaterfallRow &row, const QRect &rect)
{
    if (!hasErrorMark(row))
        return;
    const QRectF mark(m_columns.tree - 17, rect.top() + (rect.height() - 13) / 2.0, 13, 13);
    const QColor color = m_theme.color(ColorRole::Critical);
    if (row.kind == Kind::Span && m_open.isError(row.row)) {
        kit::paintShape(m_painter, mark, kit::Shape::Octagon, color, m_theme.color(ColorRole::Surface));
        return;
    }
    kit::paintShape(m_painter, mark, kit::Shape::Ring, color, m_theme.color(ColorRole::Surface));
}

void WaterfallPainter::paintDuration(const WaterfallRow &row, const QRect &rect, bool isCurrent)
{
    std::int64_t duration = 0;
    auto role = ColorRole::Text;
    switch (row.kind) {
    case Kind::Span:
        duration = m_open.duration(row.row);
        role = m_open.isError(row.row) ? ColorRole::Critical : ColorRole::Text;
        break;
    case Kind::RollUp: {
        const auto &figures = m_scene.figures(row.index);
        duration = figures.end - figures.start;
        break;
    }
    case Kind::Gap: {
        const auto &gap = m_rows.gaps()[row.index];
        duration = gap.end - gap.start;
        role = ColorRole::TextMuted;
        break;
    }
    }
    kit::NumberPainter(kit::textFont(isCurrent ? TextStyle::Strong : TextStyle::Body))
        .draw(m_painter, QRectF(m_columns.tree, rect.top(), m_columns.duration - 4, rect.height()),
              Qt::AlignRight | Qt::AlignVCenter, durationOf(duration).joined(), m_theme.color(role));
}

} // namespace yagura::traces
