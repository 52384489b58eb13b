// The drawing of a heatmap: axis, cells, exemplars, the legend of its colours.
#include "kit/charts/chartpainter.h"
#include "kit/charts/figures/figuretext.h"
#include "kit/charts/heatmap/heatmapchart.h"
#include "kit/charts/parts/axistitle.h"
#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QPainter>
#include <QtMath>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int rampHeight = 8;
constexpr double exemplarRadius = 4;
constexpr double countHeight = 12;

} // namespace

void HeatmapChart::paintValueAxis(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRectF plot = m_mapping.plot;
    const QFont font = textFont(TextStyle::Label);
    const NumberPainter labels(font);
    double last = std::numeric_limits<double>::infinity();
    for (const ValueTick &tick : m_mapping.scale.ticks) {
        const double y = yOf(tick.value);
        painter.setRenderHint(QPainter::Antialiasing, false);
        if (m_axis.scale != HeatmapScale::Rows)
            painter.fillRect(QRectF(plot.left(), std::round(y), plot.width(), 1),
                             withAlpha(theme.color(ColorRole::Line), 0.75));
        if (std::abs(last - y) < 13)
            continue;
        last = y;
        const double beside = m_axis.isOnRight ? width() - plot.right() : plot.left();
        const int room = qFloor(beside) - space::small - axisTitleRoomOf(m_axis.title);
        const QString text = QFontMetrics(font).elidedText(safeText(tick.label, LineBreaks::Shown, 200),
                                                           Qt::ElideMiddle, room);
        const QRectF place = m_axis.isOnRight ? QRectF(plot.right() + space::small, y - 8, room, 16)
                                              : QRectF(0, y - 8, plot.left() - space::small, 16);
        labels.draw(painter, place, (m_axis.isOnRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                    text, theme.color(ColorRole::TextMuted));
    }
}

void HeatmapChart::paintLegend(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const std::vector<QRgb> colors = ramp();
    painter.setRenderHint(QPainter::Antialiasing, false);
    // The bar is even in counts, so that the mark and the eye agree; its colours are those counts take.
    const int columns = qRound(m_rampRect.width());
    for (int x = 0; x < columns; ++x) {
        const double count = std::lerp(m_counts.min(), m_counts.max(), (x + 0.5) / columns);
        const size_t step = std::min<size_t>(m_counts.step(count), colors.size());
        painter.fillRect(QRectF(std::round(m_rampRect.left()) + x, m_rampRect.top(), 1, rampHeight),
                         QColor(colors[step - 1]));
    }
    const NumberPainter labels(textFont(TextStyle::Label));
    const QRectF line(0, m_rampRect.center().y() - 8, width(), 16);
    const QColor color = theme.color(ColorRole::TextMuted);
    labels.draw(painter, QRectF(0, line.top(), m_rampRect.left() - space::small, 16),
                Qt::AlignRight | Qt::AlignVCenter, m_countFormat.joined(m_counts.min()), color);
    labels.draw(painter, QRectF(m_rampRect.right() + space::small, line.top(), width(), 16),
                Qt::AlignLeft | Qt::AlignVCenter, m_countFormat.joined(m_counts.max()), color);
}

void HeatmapChart::paintCounts(QPainter &painter)
{
    const NumberPainter labels(textFont(TextStyle::Label));
    const std::vector<QRgb> colors = ramp();
    for (size_t i = 0; i < cells().size(); ++i) {
        if (m_steps[i] == 0)
            continue;
        const QRectF cell = cellRect(i);
        const QString text = m_countFormat.joined(cells()[i].count);
        if (cell.height() >= countHeight && cell.width() >= labels.width(text) + 2)
            labels.draw(painter, cell, Qt::AlignCenter, text,
                        readableOn(QColor(colors[std::min<size_t>(m_steps[i], colors.size()) - 1])));
    }
}

void HeatmapChart::paintExemplars(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    for (const HeatmapExemplar &one : m_exemplars) {
        if (!isShown(one))
            continue;
        paintDiamond(painter, pointOf(one), exemplarRadius, one.color.resolve(theme),
                     theme.color(ColorRole::Surface));
    }
}

void HeatmapChart::paintStill(QPainter &painter)
{
    if (m_axis.isShown)
        paintValueAxis(painter);
    const QRectF plot = m_mapping.plot;
    paintAxisTitle(
        painter,
        QRectF(m_axis.isOnRight ? width() - axisTitleRoom : 0, plot.top(), axisTitleRoom, plot.height()),
        m_axis.title, Theme::of(this));
    paintTimeAxis(painter, plot.bottom() + 5);
    const qreal ratio = painter.device()->devicePixelRatioF();
    QImage picture = rasterHeatmap(cells(), m_steps, ramp(), rasterSetup(ratio));
    picture.setDevicePixelRatio(ratio);
    painter.drawImage(plot.topLeft(), picture);
    if (m_hasCounts)
        paintCounts(painter);
    paintExemplars(painter);
    if (m_hasLegend && !cells().empty())
        paintLegend(painter);
}

void HeatmapChart::paintLegendMark(QPainter &painter, double count) const
{
    const double share = (count - m_counts.min()) / (m_counts.max() - m_counts.min());
    const double x = m_rampRect.left() + std::clamp(share, 0.0, 1.0) * m_rampRect.width();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(this).color(ColorRole::Text));
    painter.drawPolygon(QPolygonF{QPointF(x, m_rampRect.top() - 1), QPointF(x - 4, m_rampRect.top() - 7),
                                  QPointF(x + 4, m_rampRect.top() - 7)});
}

void HeatmapChart::paintMoving(QPainter &painter)
{
    TimeChart::paintMoving(painter);
    const Theme &theme = Theme::of(this);
    if (const auto cell = currentCell()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(theme.color(ColorRole::Text));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(*cell).adjusted(-1, -1, 0, 0));
        if (m_hasLegend)
            paintLegendMark(painter, cells()[*cell].count);
    }
    if (m_exemplar)
        paintDiamond(painter, exemplarPoint(*m_exemplar), exemplarRadius + 2,
                     m_exemplars[*m_exemplar].color.resolve(theme), theme.color(ColorRole::Accent));
}

} // namespace yagura::kit
