#include "traces/waterfall/waterfallview.h"

#include "kit/numbers.h"
#include "kit/theme.h"
#include "traces/tracetext.h"
#include "traces/waterfall/waterfallpainter.h"

#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int HeaderHeight = kit::size::tableHeader;
constexpr int RowHeight = kit::size::waterfallRow;
constexpr int TickGap = 90; // pixels between ticks, at least
constexpr int TextGap = 16;

} // namespace

void WaterfallView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(viewport()->rect(), theme.color(ColorRole::Surface));
    m_paintedRows = 0;
    if (!m_open)
        return;
    if (m_rows.shownCount() == 0)
        paintNothing(painter);
    else
        paintRows(painter);
    paintHeader(painter);
    paintOverlays(painter);
}

void WaterfallView::paintNothing(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    painter.setFont(kit::textFont(TextStyle::Body));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(
        viewport()->rect().adjusted(24, HeaderHeight, -24, 0), Qt::AlignCenter | Qt::TextWordWrap,
        m_open->rowCount() == 0 ? tr("The trace has no spans.") : tr("No span matches the filter."));
}

// The labels get longer the closer one looks: then there are fewer.
std::vector<std::int64_t> WaterfallView::ticks(int timelineWidth) const
{
    const kit::NumberPainter numbers(kit::textFont(TextStyle::Label));
    auto found = roundOffsets(m_window.from(), m_window.to(), std::max(2, timelineWidth / TickGap));
    for (int round = 0; round < 3 && found.size() > 2; ++round) {
        const double width = numbers.width(tickText(found.back(), found[1] - found[0])) + TextGap;
        const double gap = static_cast<double>(found[1] - found[0]) / static_cast<double>(m_window.length())
            * timelineWidth;
        if (width <= gap)
            break;
        found = roundOffsets(m_window.from(), m_window.to(),
                             std::max(1, static_cast<int>(timelineWidth / width) - round));
    }
    return found;
}

void WaterfallView::paintRows(QPainter &painter)
{
    const auto &theme = kit::Theme::of(this);
    const auto columns = columnsFor(viewport()->width());
    const int height = viewport()->height();
    const int scroll = verticalScrollBar()->value();
    painter.save();
    painter.setClipRect(0, HeaderHeight, viewport()->width(), height - HeaderHeight);
    const QColor grid = kit::blend(theme.color(ColorRole::Surface), theme.color(ColorRole::Line), 0.7);
    for (const auto tick : ticks(columns.timelineWidth))
        painter.fillRect(QRectF(columns.timeline + std::floor(m_window.xOf(tick, columns.timelineWidth)),
                                HeaderHeight, 1, height),
                         grid);
    const WaterfallScene scene{
        theme,
        *m_open,
        m_rows,
        m_window,
        m_colors,
        m_words,
        m_errorsBefore,
        [this](std::uint32_t group) -> const RollUpFigures & { return figures(group); },
        m_showsCriticalPath};
    WaterfallPainter rows(painter, scene, columns);
    const auto current = currentPlace();
    for (auto place = static_cast<std::uint32_t>(scroll / RowHeight); place < m_rows.shownCount(); ++place) {
        const auto rect = placeRect(place).toRect();
        if (rect.top() >= height)
            break;
        const auto &row = m_rows.shown()[place];
        const bool isNew = !m_new.empty() && row.kind == WaterfallRow::Kind::Span && m_new[row.row];
        rows.paintRow(row, rect, {place == current, place == m_hovered, hasFocus(), isNew});
        ++m_paintedRows;
    }
    painter.restore();
}

void WaterfallView::paintHeader(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto columns = columnsFor(viewport()->width());
    painter.fillRect(0, 0, viewport()->width(), HeaderHeight, theme.color(ColorRole::Surface));
    painter.fillRect(0, HeaderHeight - 1, viewport()->width(), 1, theme.color(ColorRole::Line));
    painter.setFont(kit::textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    const QFontMetrics metrics(painter.font());
    painter.drawText(QRect(12, 0, columns.tree - 16, HeaderHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(tr("Service and operation"), Qt::ElideRight, columns.tree - 16));
    painter.drawText(QRect(columns.tree, 0, columns.duration - 4, HeaderHeight),
                     Qt::AlignVCenter | Qt::AlignRight, tr("Duration"));
    const auto shown = ticks(columns.timelineWidth);
    const auto step = shown.size() > 1 ? shown[1] - shown[0] : m_window.length();
    const kit::NumberPainter numbers(painter.font());
    for (const auto tick : shown) {
        const QString text = tickText(tick, step);
        const double x = columns.timeline + m_window.xOf(tick, columns.timelineWidth);
        if (x + 4 + numbers.width(text) > viewport()->width())
            continue;
        painter.fillRect(QRectF(std::floor(x), HeaderHeight - 7, 1, 6), theme.color(ColorRole::LineStrong));
        numbers.draw(painter, QRectF(x + 4, 0, 80, HeaderHeight - 2), Qt::AlignLeft | Qt::AlignVCenter, text,
                     theme.color(ColorRole::TextMuted));
    }
}

void WaterfallView::paintOverlays(QPainter &painter) const
{
    if (m_drag == Drag::Select && m_pointerX >= 0)
        paintSelection(painter);
    if (m_pointerX >= 0)
        paintPointer(painter);
    // Without a current row the head shows the focus.
    if (hasFocus() && currentPlace() == NoIndex)
        painter.fillRect(0, HeaderHeight - 2, viewport()->width(), 2,
                         kit::Theme::of(this).color(ColorRole::Accent));
}

void WaterfallView::paintSelection(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const QRect band(timelineLeft() + std::min(m_dragFrom, m_pointerX), HeaderHeight,
                     std::abs(m_pointerX - m_dragFrom), viewport()->height() - HeaderHeight);
    const QColor accent = theme.color(ColorRole::Accent);
    painter.fillRect(band, kit::withAlpha(accent, 0.18));
    painter.fillRect(band.left(), band.top(), 1, band.height(), accent);
    const auto length = std::abs(m_window.offsetAt(m_pointerX, timelineWidth())
                                 - m_window.offsetAt(m_dragFrom, timelineWidth()));
    const kit::NumberPainter numbers(kit::textFont(TextStyle::LabelStrong));
    const QString text = durationOf(length).joined();
    if (numbers.width(text) + 8 < band.width())
        numbers.draw(painter, QRectF(band.left(), band.bottom() - 20, band.width(), 18), Qt::AlignCenter,
                     text, accent);
}

// As exact as a pixel is.
void WaterfallView::paintPointer(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const QColor accent = theme.color(ColorRole::Accent);
    const int left = timelineLeft();
    painter.fillRect(left + m_pointerX, HeaderHeight, 1, viewport()->height() - HeaderHeight, accent);
    const auto perPixel = std::max<std::int64_t>(1, m_window.length() / timelineWidth());
    const QString text
        = tickText(std::max<std::int64_t>(0, m_window.offsetAt(m_pointerX, timelineWidth())), perPixel);
    const kit::NumberPainter numbers(kit::textFont(TextStyle::LabelStrong));
    const double width = numbers.width(text) + 12;
    const double x = std::clamp<double>(left + m_pointerX - width / 2, 0, viewport()->width() - width);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(QRectF(x, 4, width, 18), 3, 3);
    numbers.draw(painter, QRectF(x, 4, width, 18), Qt::AlignCenter, text, theme.color(ColorRole::OnAccent));
}

} // namespace yagura::traces
