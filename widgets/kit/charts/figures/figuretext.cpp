#include "kit/charts/figures/figuretext.h"

#include "kit/safetext.h"
#include "kit/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace yagura::kit {

namespace {

constexpr double unitShare = 0.55; // of the number's size
constexpr int leastPixels = 9; // smaller is not read

QFont numberFont(int pixels)
{
    QFont font = textFont(pixels >= 20 ? TextStyle::Figure : TextStyle::Strong);
    font.setPixelSize(std::max(6, pixels));
    return font;
}
QFont unitFont(int pixels)
{
    QFont font = textFont(TextStyle::Name);
    font.setPixelSize(std::max(std::min(pixels, 11), qRound(pixels * unitShare)));
    return font;
}

double unitGap(const ValueText &value, int pixels)
{
    if (value.unit.isEmpty())
        return 0;
    const QChar first = value.unit.front();
    return first == u'×' || first == u'/' || first == u'°' ? 0 : (pixels >= 20 ? 4 : 3);
}

} // namespace

double sizedFigureWidth(const ValueText &value, int pixels)
{
    return NumberPainter(numberFont(pixels)).width(value.number) + unitGap(value, pixels)
        + NumberPainter(unitFont(pixels)).width(value.unit);
}

namespace {

// A word that a mapping gives may be longer than any size makes it fit.
ValueText elided(const ValueText &value, int pixels, double room)
{
    const double total = sizedFigureWidth(value, pixels);
    if (total <= room)
        return value;
    const QFont font = numberFont(pixels);
    const double rest = total - NumberPainter(font).width(value.number);
    return {QFontMetricsF(font).elidedText(value.number, Qt::ElideRight, room - rest), value.unit};
}

} // namespace

void paintSizedFigure(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const ValueText &whole,
                      int wanted, const QColor &color)
{
    int pixels = wanted;
    while (pixels > leastPixels && sizedFigureWidth(whole, pixels) > rect.width())
        --pixels;
    const ValueText value = elided(whole, pixels, rect.width());
    const NumberPainter number(numberFont(pixels));
    const double total = sizedFigureWidth(value, pixels);
    double x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - total;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - total / 2;
    const auto vertical = alignment & Qt::AlignVertical_Mask;
    const double wide = number.width(value.number);
    number.draw(painter, QRectF(x, rect.top(), wide, rect.height()), Qt::AlignLeft | vertical, value.number,
                color);
    if (value.unit.isEmpty())
        return;
    // Both stand on one base line: the smaller font is moved down by the difference of the halves.
    const QFontMetricsF big(numberFont(pixels));
    const QFontMetricsF small(unitFont(pixels));
    const double shift = (big.ascent() - big.descent() - small.ascent() + small.descent()) / 2;
    NumberPainter(unitFont(pixels))
        .draw(painter, QRectF(x + wide + unitGap(value, pixels), rect.top() + shift, 1000, rect.height()),
              Qt::AlignLeft | vertical, value.unit, color);
}

int fittingFigureSize(const ValueText &value, const QSizeF &room, int most)
{
    for (const int pixels : {28, 20, 15, 13}) {
        const bool fits = sizedFigureWidth(value, pixels) <= room.width() && pixels * 1.2 <= room.height();
        if (pixels <= most && fits)
            return pixels;
    }
    return 11;
}

void paintSizedText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
                    int pixels, const QColor &color)
{
    QFont font = textFont(TextStyle::Label);
    font.setPixelSize(std::max(6, pixels));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(safeText(text, LineBreaks::Shown, 200), Qt::ElideMiddle,
                                                    rect.width()));
}

QColor readableOn(const QColor &ground)
{
    const QColor light = Theme::dark().color(ColorRole::Text);
    const QColor dark = Theme::light().color(ColorRole::Text);
    return contrastRatio(light, ground) >= contrastRatio(dark, ground) ? light : dark;
}

} // namespace yagura::kit
