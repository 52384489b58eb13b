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
constexpr int LeastDrag = 4;

} // namespace

void WaterfallView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(viewport()->rect(), theme.color(ColorRole::Surface));
    m_paintedRows = 0;
    if (!m_open)
        return;
    paintRows(painter);
    paintMarks(painter);
    paintHeader(painter);
    paintOverlays(painter);
}

void WaterfallView::paintRows(QPainter &painter)
{
    const auto &theme = kit::Theme::of(this);
    const auto columns = columnsFor(viewport()->width());
    const int height = viewport()->height();
    const int scroll = verticalScrollBar()->value();
    painter.save();
    painter.setClipRect(0, HeaderHeight, viewport()->width(), height - HeaderHeight);
    const auto ticks = roundOffsets(m_window.from(), m_window.to(), std::max(2, columns.timelineWidth / 90));
    const auto drawGrid = [&](const QRect &rect) {
        for (const auto tick : ticks)
            painter.fillRect(QRectF(columns.timeline + std::floor(m_window.xOf(tick, columns.timelineWidth)),
                                    rect.top(), 1, rect.height()),
                             kit::blend(theme.color(ColorRole::Surface), theme.color(ColorRole::Line), 0.7));
    };
    WaterfallPainter rows(painter, theme, *m_open, m_rows, m_window, columns);
    drawGrid(QRect(0, HeaderHeight, viewport()->width(), height));
    for (auto place = static_cast<size_t>(scroll / RowHeight); place < m_rows.shownCount(); ++place) {
        const int y = HeaderHeight + static_cast<int>(place) * RowHeight - scroll;
        if (y >= height)
            break;
        const auto row = m_rows.shown()[place];
        rows.paintRow(row, QRect(0, y, viewport()->width(), RowHeight),
                      {row == m_current, row == m_hovered, hasFocus()});
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
    const auto ticks = roundOffsets(m_window.from(), m_window.to(), std::max(2, columns.timelineWidth / 90));
    const auto step = ticks.size() > 1 ? ticks[1] - ticks[0] : m_window.length();
    const kit::NumberPainter numbers(painter.font());
    for (const auto tick : ticks) {
        const QString text = tickText(tick, step);
        const double x = columns.timeline + m_window.xOf(tick, columns.timelineWidth);
        if (x + 4 + numbers.width(text) > viewport()->width())
            continue;
        painter.fillRect(QRectF(std::floor(x), HeaderHeight - 7, 1, 6), theme.color(ColorRole::LineStrong));
        numbers.draw(painter, QRectF(x + 4, 0, 80, HeaderHeight - 2), Qt::AlignLeft | Qt::AlignVCenter, text,
                     theme.color(ColorRole::TextMuted));
    }
}

// Where the errors are, along the right edge: at most one mark a pixel.
void WaterfallView::paintMarks(QPainter &painter)
{
    const int height = viewport()->height() - HeaderHeight;
    if (m_marksHeight != height) {
        m_marksHeight = height;
        m_errorMarks.clear();
        const double scale = static_cast<double>(height) / std::max(1U, m_rows.shownCount());
        const double most = RowHeight;
        for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
            if (!m_open->isError(row))
                continue;
            const int y = static_cast<int>((m_rows.placeOf(row) + 0.5) * std::min(scale, most));
            if (m_errorMarks.empty() || m_errorMarks.back() != y)
                m_errorMarks.push_back(y);
        }
    }
    if (verticalScrollBar()->maximum() == 0)
        return;
    const QColor color = kit::Theme::of(this).color(ColorRole::Critical);
    for (const int y : m_errorMarks)
        painter.fillRect(viewport()->width() - 6, HeaderHeight + y, 6, 2, color);
}

void WaterfallView::paintOverlays(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const int left = timelineLeft();
    if (m_dragFrom >= 0 && m_pointerX >= 0 && std::abs(m_pointerX - m_dragFrom) >= LeastDrag) {
        const QRect band(left + std::min(m_dragFrom, m_pointerX), HeaderHeight,
                         std::abs(m_pointerX - m_dragFrom), viewport()->height() - HeaderHeight);
        painter.fillRect(band, kit::withAlpha(theme.color(ColorRole::Accent), 0.18));
    }
    if (m_pointerX < 0)
        return;
    const QColor accent = theme.color(ColorRole::Accent);
    painter.fillRect(left + m_pointerX, HeaderHeight, 1, viewport()->height() - HeaderHeight, accent);
    const QString text = durationOf(m_window.offsetAt(m_pointerX, timelineWidth())).joined();
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
