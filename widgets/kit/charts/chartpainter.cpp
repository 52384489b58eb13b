#include "kit/charts/chartpainter.h"

#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr qreal bandStrength = 0.10;

} // namespace

void paintValueGrid(QPainter &painter, const PlotMapping &mapping, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor line = withAlpha(theme.color(ColorRole::Line), 0.75);
    for (const ValueTick &tick : mapping.scale.ticks)
        painter.fillRect(
            QRectF(mapping.plot.left(), std::round(mapping.y(tick.value)), mapping.plot.width(), 1), line);
}

int valueLabelWidth(const ValueScale &scale)
{
    const NumberPainter labels(textFont(TextStyle::Label));
    qreal width = 0;
    for (const ValueTick &tick : scale.ticks)
        width = std::max(width, labels.width(tick.label));
    return qCeil(width);
}

void paintValueLabels(QPainter &painter, const PlotMapping &mapping, const Theme &theme)
{
    const NumberPainter labels(textFont(TextStyle::Label));
    for (const ValueTick &tick : mapping.scale.ticks)
        labels.draw(painter, QRectF(0, mapping.y(tick.value) - 8, mapping.plot.left() - space::small, 16),
                    Qt::AlignRight | Qt::AlignVCenter, tick.label, theme.color(ColorRole::TextMuted));
}

void paintTimeGrid(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                   const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const TimeTick &tick : ticks)
        painter.fillRect(QRectF(std::round(mapping.x(toUnixMilliseconds(tick.at))), mapping.plot.top(), 1,
                                mapping.plot.height()),
                         withAlpha(theme.color(ColorRole::Line), tick.isDayStart ? 1.0 : 0.55));
}

void paintTimeLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                     qreal top, const Theme &theme)
{
    const QFont font = textFont(TextStyle::Label);
    const NumberPainter labels(font);
    qreal free = 0; // the last label is moved in from the edge, onto the one before
    for (const TimeTick &tick : ticks) {
        const qreal width = labels.width(tick.label);
        const qreal x = mapping.x(toUnixMilliseconds(tick.at));
        const qreal left = std::clamp(x - width / 2, 0.0, std::max(0.0, mapping.plot.right() + 4 - width));
        if (std::abs(left + width / 2 - x) > width / 2 || left < free)
            continue;
        free = left + width + space::small;
        labels.draw(painter, QRectF(left, top, width, 16), Qt::AlignLeft | Qt::AlignVCenter, tick.label,
                    theme.color(tick.isDayStart ? ColorRole::Text : ColorRole::TextMuted));
    }
}

void paintBands(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ChartBand &band : bands) {
        const double left = std::max(mapping.plot.left(), mapping.x(toUnixMilliseconds(band.from)));
        const double right = band.to ? std::min(mapping.plot.right(), mapping.x(toUnixMilliseconds(*band.to)))
                                     : mapping.plot.right();
        if (right > left)
            painter.fillRect(QRectF(left, mapping.plot.top(), right - left, mapping.plot.height()),
                             withAlpha(theme.color(colorOf(band.severity)), bandStrength));
    }
}

void paintBandLines(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                    const Theme &theme)
{
    const QFont font = textFont(TextStyle::LabelStrong);
    for (const ChartBand &band : bands) {
        const double x = std::round(mapping.x(toUnixMilliseconds(band.from)));
        if (x < mapping.plot.left() || x > mapping.plot.right())
            continue;
        const QColor color = theme.color(colorOf(band.severity));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(x, mapping.plot.top(), 1, mapping.plot.height()), color);
        if (band.label.isEmpty())
            continue;
        const QString label = safeText(band.label, LineBreaks::Shown, 40);
        const qreal width = NumberPainter(font).width(label) + 12;
        const bool fitsLeft = x - width >= mapping.plot.left();
        const QRectF tag(fitsLeft ? x - width : x + 1, mapping.plot.top(), width, 15);
        painter.fillRect(tag, color);
        NumberPainter(font).draw(painter, tag, Qt::AlignCenter, label, theme.color(ColorRole::OnAccent));
    }
}

void paintDiamond(QPainter &painter, const QPointF &center, qreal radius, const QColor &fill,
                  const QColor &line)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawPolygon(QPolygonF{center + QPointF(0, -radius), center + QPointF(radius, 0),
                                  center + QPointF(0, radius), center + QPointF(-radius, 0)});
}

void paintDeploys(QPainter &painter, const std::vector<ChartDeploy> &deploys, const PlotMapping &mapping,
                  const Theme &theme)
{
    const QColor color = theme.color(ColorRole::Accent);
    for (const ChartDeploy &deploy : deploys) {
        const double x = std::round(mapping.x(toUnixMilliseconds(deploy.at))) + 0.5;
        if (x < mapping.plot.left() || x > mapping.plot.right())
            continue;
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen(color, 1);
        pen.setDashPattern({2, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, mapping.plot.top()), QPointF(x, mapping.plot.bottom()));
        paintDiamond(painter, QPointF(x, mapping.plot.bottom()), 4.5, color, {});
    }
}

void paintRibbon(QPainter &painter, const std::vector<RibbonPart> &parts, const QRectF &strip,
                 const TimeRange &range, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(strip, theme.color(ColorRole::LineStrong));
    for (const RibbonPart &part : parts) {
        const double left = std::max(0.0, timeToX(part.from, range, strip.width()));
        const double right = std::min(strip.width(), timeToX(part.to, range, strip.width()));
        if (right <= left)
            continue;
        const QRectF rect(strip.left() + left, strip.top(), std::max(2.0, right - left), strip.height());
        const QColor color = theme.color(colorOf(part.severity));
        if (!part.isPending) {
            painter.fillRect(rect, color);
            continue;
        }
        painter.fillRect(rect, theme.color(surfaceOf(part.severity)));
        painter.save();
        painter.setClipRect(rect);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, 2));
        for (double x = rect.left() - rect.height(); x < rect.right() + rect.height(); x += 5)
            painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + rect.height() + 1, rect.top() - 1));
        painter.restore();
    }
}

} // namespace yagura::kit
