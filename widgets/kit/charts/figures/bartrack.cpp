#include "kit/charts/figures/bartrack.h"

#include "kit/paintparts.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double cellLength = 6; // of an LCD, with a gap of 2
constexpr double cellPitch = 8;

void paintCells(QPainter &painter, const QRectF &track, const FigureItem &item, const BarTrack &how,
                const Theme &theme)
{
    const double length = how.isLying ? track.width() : track.height();
    const int count = std::max(1, static_cast<int>((length + cellPitch - cellLength) / cellPitch));
    const double filled = item.share(item.value);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < count; ++i) {
        const double middle = (i + 0.5) / count;
        const double value = std::lerp(item.min, item.max, middle);
        const bool isLit = filled > 0 && i < std::max(1.0, std::round(filled * count));
        if (!isLit && !how.hasUnfilled)
            continue;
        const QColor color = item.colorAt(value).resolveFill(theme);
        const double from = i * cellPitch / length;
        painter.fillRect(partOfTrack(track, how.isLying, from, from + cellLength / length),
                         isLit ? color : blend(theme.color(ColorRole::Surface), color, 0.16));
    }
}

QBrush gradientOf(const QRectF &track, const FigureItem &item, bool isLying, const Theme &theme)
{
    QLinearGradient gradient(track.bottomLeft(), isLying ? track.bottomRight() : track.topLeft());
    gradient.setColorAt(0, item.colorAt(item.min).resolveFill(theme));
    for (const FigureStep &step : item.steps)
        gradient.setColorAt(item.share(step.from), step.color.resolveFill(theme));
    return gradient;
}

} // namespace

QRectF partOfTrack(const QRectF &track, bool isLying, double from, double to)
{
    if (isLying)
        return {track.left() + from * track.width(), track.top(), (to - from) * track.width(),
                track.height()};
    return {track.left(), track.bottom() - to * track.height(), track.width(), (to - from) * track.height()};
}

void paintBarTrack(QPainter &painter, const QRectF &track, const FigureItem &item, const BarTrack &how,
                   const Theme &theme)
{
    if (how.mode == BarGaugeMode::Lcd) {
        paintCells(painter, track, item, how, theme);
        return;
    }
    if (how.hasUnfilled)
        paintBox(painter, track, theme.color(ColorRole::Raised), {}, 2);
    const double filled = item.share(item.value);
    if (filled <= 0)
        return;
    QRectF bar = partOfTrack(track, how.isLying, 0, filled);
    if (how.isLying)
        bar.setWidth(std::max(2.0, bar.width()));
    else
        bar.setTop(std::min(bar.top(), bar.bottom() - 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(how.mode == BarGaugeMode::Gradient
                         ? gradientOf(track, item, how.isLying, theme)
                         : QBrush(item.colorAt(item.value).resolveFill(theme)));
    painter.drawRoundedRect(bar, 2, 2);
}

} // namespace yagura::kit
