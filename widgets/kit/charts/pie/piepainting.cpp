// The drawing of a pie: slices, labels and their leader lines.
#include "kit/charts/figures/figuretext.h"
#include "kit/charts/pie/piechart.h"
#include "kit/controls/figurelabel.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace yagura::kit {

namespace {

constexpr double turn = 2 * std::numbers::pi;
constexpr double lift = 4; // pixels by which the current slice stands out
constexpr int lineHeight = 14;

} // namespace

void PieChart::paintSlice(QPainter &painter, int mark, double grow) const
{
    const PieSector &sector = m_sectors[static_cast<size_t>(mark)];
    if (!sector.isDrawn())
        return;
    const Theme &theme = Theme::of(this);
    const double radius = m_circle.radius + grow;
    const QPointF c = m_circle.center;
    const QRectF outer(c.x() - radius, c.y() - radius, 2 * radius, 2 * radius);
    const double inner = innerRadius();
    const QRectF hole(c.x() - inner, c.y() - inner, 2 * inner, 2 * inner);
    const bool isWhole = sector.sweep() >= turn - 1e-6;
    // Qt counts degrees against the clock from three o'clock.
    const double start = 90 - sector.from * 180 / std::numbers::pi;
    const double sweep = -sector.sweep() * 180 / std::numbers::pi;
    QPainterPath path;
    if (isWhole) {
        path.addEllipse(outer);
        path.addEllipse(hole);
    } else {
        path.arcMoveTo(outer, start);
        path.arcTo(outer, start, sweep);
        if (inner > 0)
            path.arcTo(hole, start + sweep, -sweep);
        else
            path.lineTo(c);
        path.closeSubpath();
    }
    const bool isSeparated = !isWhole && sector.sweep() * radius > 6;
    painter.setPen(isSeparated ? QPen(theme.color(ColorRole::Surface), 1) : QPen(Qt::NoPen));
    painter.setBrush(grow > 0 ? slice(mark).color.resolve(theme) : slice(mark).color.resolveFill(theme));
    painter.drawPath(path);
}

// Only: the label of one slice, over that slice when it is lifted.
void PieChart::paintLabels(QPainter &painter, std::optional<int> only) const
{
    const Theme &theme = Theme::of(this);
    const NumberPainter numbers(textFont(TextStyle::Label));
    for (const PieLabel &label : m_labels) {
        if (only && (*only != label.mark || label.isOutside))
            continue;
        const PieSector &sector = m_sectors[static_cast<size_t>(label.mark)];
        QColor color = readableOn(slice(label.mark).color.resolveFill(theme));
        if (label.isOutside) {
            color = theme.color(ColorRole::TextMuted);
            const bool isRight = label.rect.left() > m_circle.center.x();
            const QPointF end(isRight ? label.rect.left() - 3 : label.rect.right() + 3,
                              label.rect.center().y());
            painter.setPen(QPen(theme.color(ColorRole::LineStrong), 1));
            painter.drawPolyline(
                QPolygonF{m_circle.at(sector.middle(), m_circle.radius + 1), label.elbow, end});
        }
        for (qsizetype i = 0; i < label.lines.size(); ++i) {
            const QRectF line(label.rect.left(), label.rect.top() + static_cast<double>(i) * lineHeight,
                              label.rect.width(), lineHeight);
            numbers.draw(painter, line, Qt::AlignHCenter | Qt::AlignVCenter, label.lines[i], color);
        }
    }
}

void PieChart::paintStill(QPainter &painter)
{
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_slices.empty() && !(total() > 0)) {
        // Nothing of everything: an empty ring, as for an unknown state.
        painter.setPen(QPen(theme.color(ColorRole::LineStrong), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(m_circle.center, m_circle.radius, m_circle.radius);
    }
    for (int mark = 0; mark < markCount(); ++mark)
        paintSlice(painter, mark, 0);
    paintLabels(painter, std::nullopt);
    const double hole = innerRadius();
    if (m_look.hasTotal && hole > 24) {
        const ValueText text = m_look.format.text(total());
        const bool isLarge = figureWidth(text, TextStyle::Figure) < hole * 1.6;
        paintFigure(painter, QRectF(m_circle.center - QPointF(hole, hole), QSizeF(2 * hole, 2 * hole)),
                    Qt::AlignCenter, text, isLarge ? TextStyle::Figure : TextStyle::FigureSmall,
                    theme.color(ColorRole::Text));
    }
}

void PieChart::paintMoving(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (const auto mark = currentItem(); mark && *mark < markCount()) {
        paintSlice(painter, *mark, lift);
        paintLabels(painter, mark);
    }
    paintLegend(painter);
}

} // namespace yagura::kit
