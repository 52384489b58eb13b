#include "kit/charts/figures/bargauge.h"

#include "kit/charts/figures/figuretext.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double thickest = 20; // of a lying bar; rows may be higher
constexpr double widestUpright = 64;
constexpr double cellLength = 6; // of an LCD, with a gap of 2
constexpr double cellPitch = 8;
constexpr int valueSize = 13;

} // namespace

void BarGauge::setLook(const BarGaugeLook &look)
{
    m_look = look;
    invalidate();
}

bool BarGauge::isLying() const
{
    return m_look.direction == FigureDirection::Horizontal
        || (m_look.direction == FigureDirection::Auto && width() >= height());
}

bool BarGauge::hasNameOnTop() const
{
    return m_look.names == FigureNames::Top || (m_look.names != FigureNames::Hidden && !isLying());
}

FigureGridShape BarGauge::shapeFor(const QSizeF &area, int count) const
{
    if (!isLying()) {
        // All beside each other; what is narrower than wished wraps into more rows.
        const double least = std::max(28, m_look.minWidth);
        const int columns
            = std::clamp(static_cast<int>((area.width() + cellGap()) / (least + cellGap())), 1, count);
        const int rows = (count + columns - 1) / columns;
        const int seen = std::clamp(static_cast<int>(area.height() / 80), 1, rows);
        return {columns, seen, (area.height() - cellGap() * (seen - 1)) / seen};
    }
    const double extra = hasNameOnTop() ? lineHeight() : 0;
    const double least = std::max(8, m_look.minHeight) + extra;
    const double most = std::max(least, m_look.maxHeight + extra);
    const double high = std::clamp(area.height() / count, least, most);
    return {1, std::max(1, static_cast<int>(area.height() / high + 0.001)), high};
}

int BarGauge::namePixels() const
{
    return m_look.titleSize.value_or(hasNameOnTop() ? 11 : 13);
}

int BarGauge::lineHeight() const
{
    return std::max(16, qRound(namePixels() * 1.4));
}

double BarGauge::nameWidth() const
{
    double wide = 0;
    QFont font = textFont(TextStyle::Label);
    font.setPixelSize(std::max(6, namePixels()));
    const QFontMetricsF metrics(font);
    for (const FigureItem &item : items())
        wide = std::max(wide, metrics.horizontalAdvance(safeText(item.name, LineBreaks::Shown, 200)) + 1);
    return std::min(wide, width() * 0.4);
}

double BarGauge::valueWidth() const
{
    double wide = 0;
    for (const FigureItem &item : items())
        wide = std::max(wide, sizedFigureWidth(item.text, m_look.valueSize.value_or(valueSize)));
    return std::min(wide, width() * 0.4);
}

BarGauge::Parts BarGauge::partsOf(const QRectF &cell) const
{
    Parts parts;
    const bool hasValue = m_look.values != FigureValues::Hidden;
    QRectF rest = cell;
    if (hasNameOnTop()) {
        parts.name = QRectF(rest.left(), isLying() ? rest.top() : rest.bottom() - lineHeight(), rest.width(),
                            lineHeight());
        isLying() ? rest.setTop(parts.name.bottom()) : rest.setBottom(parts.name.top() - 2);
    } else if (m_look.names != FigureNames::Hidden) {
        parts.name = QRectF(rest.left(), rest.top(), nameWidth(), rest.height());
        rest.setLeft(parts.name.right() + space::medium);
    }
    if (!isLying()) {
        if (hasValue) {
            parts.value = QRectF(rest.left(), rest.top(), rest.width(),
                                 std::max(20, qRound(m_look.valueSize.value_or(0) * 1.3)));
            rest.setTop(parts.value.bottom() + 2);
        }
        const double thick = std::clamp(rest.width(), 1.0, std::max<double>(m_look.minWidth, widestUpright));
        parts.track = QRectF(std::round(rest.center().x() - thick / 2), rest.top(), thick, rest.height());
        return parts;
    }
    if (hasValue) {
        parts.value = QRectF(rest.right() - valueWidth(), rest.top(), valueWidth(), rest.height());
        rest.setRight(parts.value.left() - space::medium);
    }
    const double thick = std::clamp(rest.height() * 0.6, 6.0, std::max(6.0, thickest));
    parts.track = QRectF(rest.left(), std::round(rest.center().y() - thick / 2), std::max(4.0, rest.width()),
                         std::round(thick));
    return parts;
}

QRectF BarGauge::trackRect(int item)
{
    const QRectF cell = cellRect(item);
    return cell.isEmpty() ? QRectF() : partsOf(cell).track;
}

QRectF BarGauge::partOf(const QRectF &track, double from, double to) const
{
    if (isLying())
        return {track.left() + from * track.width(), track.top(), (to - from) * track.width(),
                track.height()};
    return {track.left(), track.bottom() - to * track.height(), track.width(), (to - from) * track.height()};
}

void BarGauge::paintCells(QPainter &painter, const FigureItem &item, const QRectF &track) const
{
    const Theme &theme = Theme::of(this);
    const double length = isLying() ? track.width() : track.height();
    const int count = std::max(1, static_cast<int>((length + cellPitch - cellLength) / cellPitch));
    const double filled = item.share(item.value);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < count; ++i) {
        const double middle = (i + 0.5) / count;
        const double value = std::lerp(item.min, item.max, middle);
        const bool isLit = filled > 0 && i < std::max(1.0, std::round(filled * count));
        if (!isLit && !m_look.hasUnfilled)
            continue;
        const QColor color = item.colorAt(value).resolveFill(theme);
        const double from = i * cellPitch / length;
        painter.fillRect(partOf(track, from, from + cellLength / length),
                         isLit ? color : blend(theme.color(ColorRole::Surface), color, 0.16));
    }
}

void BarGauge::paintTrack(QPainter &painter, const FigureItem &item, const QRectF &track) const
{
    const Theme &theme = Theme::of(this);
    if (m_look.mode == BarGaugeMode::Lcd) {
        paintCells(painter, item, track);
        return;
    }
    if (m_look.hasUnfilled)
        paintBox(painter, track, theme.color(ColorRole::Raised), {}, 2);
    const double filled = item.share(item.value);
    if (filled <= 0)
        return;
    const QColor own = item.colorAt(item.value).resolveFill(theme);
    QRectF bar = partOf(track, 0, filled);
    if (isLying())
        bar.setWidth(std::max(2.0, bar.width()));
    else
        bar.setTop(std::min(bar.top(), bar.bottom() - 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(own);
    if (m_look.mode == BarGaugeMode::Gradient) {
        QLinearGradient gradient(track.bottomLeft(), isLying() ? track.bottomRight() : track.topLeft());
        gradient.setColorAt(0, item.colorAt(item.min).resolveFill(theme));
        for (const FigureStep &step : item.steps)
            gradient.setColorAt(item.share(step.from), step.color.resolveFill(theme));
        painter.setBrush(gradient);
    }
    painter.drawRoundedRect(bar, 2, 2);
}

void BarGauge::paintSteps(QPainter &painter, const FigureItem &item, const QRectF &track) const
{
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < item.steps.size(); ++i) {
        const double from = item.share(item.steps[i].from);
        const double to = i + 1 < item.steps.size() ? item.share(item.steps[i + 1].from) : 1.0;
        QRectF line = partOf(track, from, to);
        if (isLying())
            line = QRectF(line.left(), track.bottom() + 2, line.width(), 2);
        else
            line = QRectF(track.right() + 2, line.top(), 2, line.height());
        painter.fillRect(line, item.steps[i].color.resolve(theme));
    }
}

void BarGauge::paintItem(QPainter &painter, const FigureItem &item, const QRectF &cell) const
{
    const Theme &theme = Theme::of(this);
    const Parts parts = partsOf(cell);
    paintTrack(painter, item, parts.track);
    if (m_look.hasSteps)
        paintSteps(painter, item, parts.track);
    if (!parts.name.isEmpty())
        paintSizedText(painter, parts.name, (isLying() ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter,
                       item.name, namePixels(),
                       theme.color(hasNameOnTop() ? ColorRole::TextMuted : ColorRole::Text));
    if (m_look.values == FigureValues::Hidden)
        return;
    const bool isMissing = std::isnan(item.value);
    const QColor color = m_look.values == FigureValues::Color && !isMissing && !item.steps.empty()
        ? item.colorAt(item.value).resolve(theme)
        : theme.color(isMissing ? ColorRole::TextFaint : ColorRole::Text);
    const ValueText text = isMissing ? ValueText{missingText(), {}} : item.text;
    const int pixels
        = m_look.valueSize.value_or(fittingFigureSize(text, parts.value.size(), isLying() ? valueSize : 15));
    paintSizedFigure(painter, parts.value, (isLying() ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter,
                     text, pixels, color);
}

} // namespace yagura::kit
