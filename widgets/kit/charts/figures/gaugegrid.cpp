#include "kit/charts/figures/gaugegrid.h"

#include "kit/charts/figures/figuretext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yagura::kit {

namespace {

constexpr int fullArc = 180 * 16;
constexpr int labelHeight = 14;
constexpr int labelRoom = 34; // beside the arc, for the labels of limits
constexpr double largestRadius = 140; // beyond that the figure would be lost in it
constexpr double widthToHeight = 1.6; // of a cell whose gauge fills it

int nameHeightOf(const GaugeLook &look)
{
    return std::max(18, qRound(look.titleSize.value_or(11) * 1.5));
}

void paintArc(QPainter &painter, const GaugeGrid::Arc &arc, double inset, double wide, double from, double to,
              const QColor &color)
{
    if (to <= from)
        return;
    const double r = arc.radius - inset;
    QPen pen(color, wide);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawArc(QRectF(arc.center.x() - r, arc.center.y() - r, 2 * r, 2 * r),
                    qRound(fullArc * (1 - from)), qRound(fullArc * (from - to)));
}

} // namespace

void GaugeGrid::setLook(const GaugeLook &look)
{
    m_look = look;
    invalidate();
}

FigureGridShape GaugeGrid::shapeFor(const QSizeF &area, int count) const
{
    const double gap = cellGap();
    const QSize least = m_look.minSize.value_or(QSize(72, 60));
    const int most = std::max(1, static_cast<int>((area.width() + gap) / (least.width() + gap)));
    int columns = 1;
    if (m_look.direction == FigureDirection::Vertical) {
        columns = std::min(count, most);
    } else if (m_look.direction == FigureDirection::Auto) {
        // The number of columns that gives the largest gauges.
        double best = 0;
        for (int tried = 1; tried <= std::min(count, most); ++tried) {
            const int rows = (count + tried - 1) / tried;
            const double wide = (area.width() - gap * (tried - 1)) / tried;
            const double high = (area.height() - gap * (rows - 1)) / rows;
            const double radius = std::min(wide / widthToHeight, high);
            if (radius > best + 0.5) {
                best = radius;
                columns = tried;
            }
        }
    }
    const int rows = (count + columns - 1) / columns;
    const int fitting = std::max(1, static_cast<int>((area.height() + gap) / (least.height() + gap)));
    const int seen = std::min(rows, fitting);
    return {columns, seen, (area.height() - gap * (seen - 1)) / seen};
}

GaugeGrid::Arc GaugeGrid::arcIn(const QRectF &cell) const
{
    const double below = 6 + (m_look.hasName ? nameHeightOf(m_look) : 0);
    const double side = m_look.hasStepLabels ? labelRoom : 4;
    const double above = m_look.hasStepLabels ? labelHeight + 2 : 2;
    const double radius
        = std::clamp(std::min(cell.width() / 2 - side, cell.height() - below - above), 12.0, largestRadius);
    const double used = radius + below + above;
    const double top = cell.top() + std::max(0.0, (cell.height() - used) / 2) + above;
    return {QPointF(cell.center().x(), top + radius), radius, std::clamp(radius * 0.16, 5.0, 18.0)};
}

GaugeGrid::Arc GaugeGrid::arcOf(int item)
{
    return arcIn(cellRect(item));
}

void GaugeGrid::paintStepLabels(QPainter &painter, const FigureItem &item, const Arc &arc,
                                const QRectF &cell) const
{
    const Theme &theme = Theme::of(this);
    const NumberPainter numbers(textFont(TextStyle::Label));
    QRectF last;
    for (const FigureStep &step : item.steps) {
        if (!std::isfinite(step.from) || step.from < item.min || step.from > item.max)
            continue;
        const double angle = item.share(step.from) * std::numbers::pi;
        const QPointF tip
            = arc.center - QPointF(std::cos(angle) * (arc.radius + 4), std::sin(angle) * (arc.radius + 4));
        const QString text
            = (m_look.stepText ? m_look.stepText(step.from) : ValueText{shortNumber(step.from), {}}).joined();
        const double wide = numbers.width(text);
        // Left half: right-aligned to the tip; right half: left-aligned; the top: between.
        const double left = tip.x() - wide * (std::cos(angle) + 1) / 2;
        const QRectF rect(std::clamp(left, cell.left(), std::max(cell.left(), cell.right() - wide)),
                          tip.y() - labelHeight * (0.5 + std::sin(angle) / 2), wide, labelHeight);
        if (last.adjusted(-4, 0, 4, 0).intersects(rect))
            continue;
        last = rect;
        numbers.draw(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, text,
                     theme.color(ColorRole::TextMuted));
    }
}

void GaugeGrid::paintItem(QPainter &painter, const FigureItem &item, const QRectF &cell) const
{
    const Theme &theme = Theme::of(this);
    const Arc arc = arcIn(cell);
    const bool isMissing = std::isnan(item.value);
    const QColor own = item.colorAt(item.value).resolve(theme);
    painter.setBrush(Qt::NoBrush);
    paintArc(painter, arc, arc.thick / 2, arc.thick, 0, 1, theme.color(ColorRole::Hover));
    const double start = item.share(item.neutral.value_or(item.min));
    const double end = item.share(item.value);
    paintArc(painter, arc, arc.thick / 2, arc.thick, std::min(start, end), std::max(start, end), own);
    for (size_t i = 0; m_look.hasStepMarks && i < item.steps.size(); ++i) {
        const double from = item.share(item.steps[i].from);
        const double to = i + 1 < item.steps.size() ? item.share(item.steps[i + 1].from) : 1.0;
        paintArc(painter, arc, arc.thick + 3, 2, from, to, item.steps[i].color.resolve(theme));
    }
    if (m_look.hasStepLabels)
        paintStepLabels(painter, item, arc, cell);
    const double room = (arc.radius - arc.thick - 6) * 1.7;
    const QRectF middle(cell.left(), arc.center.y() - arc.radius * 0.55, cell.width(), arc.radius * 0.4);
    const ValueText text = isMissing ? ValueText{missingText(), {}} : item.text;
    const int pixels = m_look.valueSize.value_or(fittingFigureSize(text, QSizeF(room, arc.radius * 0.5)));
    paintSizedFigure(painter, middle, Qt::AlignCenter, text, pixels,
                     isMissing                ? theme.color(ColorRole::TextFaint)
                         : item.steps.empty() ? theme.color(ColorRole::Text)
                                              : own);
    if (!item.caption.isEmpty() && arc.radius > 44)
        paintSizedText(
            painter, QRectF(arc.center.x() - room / 2, arc.center.y() - arc.radius * 0.15, room, labelHeight),
            Qt::AlignCenter, item.caption, 11, theme.color(ColorRole::TextMuted));
    if (m_look.hasName)
        paintSizedText(painter, QRectF(cell.left(), arc.center.y() + 6, cell.width(), nameHeightOf(m_look)),
                       Qt::AlignCenter, item.name, m_look.titleSize.value_or(11),
                       theme.color(ColorRole::TextMuted));
}

} // namespace yagura::kit
