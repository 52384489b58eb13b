#include "kit/charts/figures/bargauge.h"

#include "kit/charts/figures/figuretext.h"
#include "kit/safetext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double thickest = 20; // of a lying bar; rows may be higher
constexpr double widestUpright = 64;
constexpr int valueSize = 13;
constexpr double narrow = 180; // pixels of a row below which all make do with less

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
    return m_look.titleSize.value_or(hasNameOnTop() || width() < narrow ? 11 : 13);
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
    return std::min(wide, area().width() * 0.4);
}

int BarGauge::valuePixels() const
{
    return m_look.valueSize.value_or(width() < narrow ? 11 : valueSize);
}

double BarGauge::valueWidth() const
{
    double wide = 0;
    for (const FigureItem &item : items())
        wide = std::max(wide, sizedFigureWidth(item.text, valuePixels()));
    return std::min(wide, area().width() * 0.4);
}

BarGauge::Parts BarGauge::partsOf(const QRectF &cell) const
{
    Parts parts;
    const bool hasValue = m_look.values != FigureValues::Hidden;
    const int gap = cell.width() < narrow ? space::tiny + 2 : space::medium;
    QRectF rest = cell;
    if (hasNameOnTop()) {
        parts.name = QRectF(rest.left(), isLying() ? rest.top() : rest.bottom() - lineHeight(), rest.width(),
                            lineHeight());
        isLying() ? rest.setTop(parts.name.bottom()) : rest.setBottom(parts.name.top() - 2);
    } else if (m_look.names != FigureNames::Hidden) {
        parts.name = QRectF(rest.left(), rest.top(), nameWidth(), rest.height());
        rest.setLeft(parts.name.right() + gap);
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
        rest.setRight(parts.value.left() - gap);
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

void BarGauge::paintSteps(QPainter &painter, const FigureItem &item, const QRectF &track) const
{
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < item.steps.size(); ++i) {
        const double from = item.share(item.steps[i].from);
        const double to = i + 1 < item.steps.size() ? item.share(item.steps[i + 1].from) : 1.0;
        QRectF line = partOfTrack(track, isLying(), from, to);
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
    paintBarTrack(painter, parts.track, item, {m_look.mode, isLying(), m_look.hasUnfilled}, theme);
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
    const int pixels = m_look.valueSize.value_or(
        fittingFigureSize(text, parts.value.size(), isLying() ? valuePixels() : 15));
    paintSizedFigure(painter, parts.value, (isLying() ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter,
                     text, pixels, color);
}

} // namespace yagura::kit
