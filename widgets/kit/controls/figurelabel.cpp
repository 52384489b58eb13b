#include "kit/controls/figurelabel.h"

#include "kit/controls/plaintooltip.h"

#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

bool isLarge(TextStyle style)
{
    return style == TextStyle::Figure || style == TextStyle::FigureSmall;
}

QFont unitFont(TextStyle style)
{
    QFont font = textFont(style);
    if (isLarge(style)) {
        font = textFont(TextStyle::Name);
        font.setPixelSize(style == TextStyle::Figure ? 15 : 13);
    }
    return font;
}

qreal unitGap(const ValueText &value, TextStyle style)
{
    const bool isTight
        = value.unit.startsWith(u'×') || value.unit.startsWith(u'/') || value.unit.startsWith(u'°');
    return value.unit.isEmpty() || isTight ? 0 : (isLarge(style) ? 4 : 3);
}

} // namespace

qreal figureWidth(const ValueText &value, TextStyle style)
{
    return NumberPainter(textFont(style)).width(value.number) + unitGap(value, style)
        + NumberPainter(unitFont(style)).width(value.unit);
}

qreal paintFigure(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const ValueText &value,
                  TextStyle style, const QColor &color)
{
    const NumberPainter number(textFont(style));
    const NumberPainter unit(unitFont(style));
    const qreal total = figureWidth(value, style);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - total;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - total / 2;
    const qreal numberWidth = number.width(value.number);
    const auto vertical = alignment & Qt::AlignVertical_Mask;
    number.draw(painter, QRectF(x, rect.top(), numberWidth, rect.height()), Qt::AlignLeft | vertical,
                value.number, color);
    if (!value.unit.isEmpty()) {
        // Both stand on one base line: the smaller font is moved down by the difference of the halves.
        const QFontMetricsF big(textFont(style));
        const QFontMetricsF small(unitFont(style));
        const qreal shift = (big.ascent() - big.descent() - small.ascent() + small.descent()) / 2;
        unit.draw(painter,
                  QRectF(x + numberWidth + unitGap(value, style), rect.top() + shift, 1000, rect.height()),
                  Qt::AlignLeft | vertical, value.unit, color);
    }
    return total;
}

FigureLabel::FigureLabel(const ValueText &value, TextStyle style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setValue(value);
}

void FigureLabel::setValue(const ValueText &value)
{
    if (value == m_value && !accessibleName().isEmpty())
        return;
    m_value = value;
    setAccessibleName(value.joined());
    setToolTip({});
    updateGeometry();
    update();
}

void FigureLabel::setMissing(const QString &reason)
{
    setValue({missingText(), {}});
    setAccessibleName(reason);
    setPlainToolTip(this, reason);
}

void FigureLabel::setColorRole(ColorRole role)
{
    m_role = role;
    update();
}

void FigureLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize FigureLabel::sizeHint() const
{
    return {qCeil(figureWidth(m_value, m_style)) + 1, qCeil(QFontMetricsF(textFont(m_style)).height())};
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintFigure(painter, rect(), m_alignment, m_value, m_style, Theme::of(this).color(m_role));
}

} // namespace yagura::kit
