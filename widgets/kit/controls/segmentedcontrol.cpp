#include "kit/controls/segmentedcontrol.h"

#include "kit/numbers.h"
#include "kit/paintparts.h"

#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr int padding = 10;
constexpr int countGap = 5;

QFont labelFont()
{
    QFont font = textFont(TextStyle::Body);
    font.setPixelSize(12);
    return font;
}

QFont countFont()
{
    QFont font = textFont(TextStyle::Strong);
    font.setPixelSize(12);
    return font;
}

int widthOf(const Choice &choice)
{
    int width = QFontMetrics(labelFont()).horizontalAdvance(choice.text) + 2 * padding;
    if (!choice.count.isEmpty())
        width += qCeil(NumberPainter(countFont()).width(choice.count)) + countGap;
    return width;
}

} // namespace

SegmentedControl::SegmentedControl(const QString &accessibleName, std::vector<Choice> choices,
                                   QWidget *parent)
    : ChoiceStrip(accessibleName, std::move(choices), parent)
{ }

void SegmentedControl::setControlSize(ControlSize size)
{
    m_size = size;
    updateGeometry();
}

QSize SegmentedControl::sizeHint() const
{
    int width = 1;
    for (const Choice &choice : choices())
        width += widthOf(choice);
    return {width, m_size == ControlSize::Small ? size::controlSmall : size::control};
}

QRect SegmentedControl::hitRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += widthOf(choices()[static_cast<size_t>(i)]);
    return {x, 0, widthOf(choices()[static_cast<size_t>(index)]) + 1, height()};
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintBox(painter, rect(), theme.color(ColorRole::Surface), theme.color(ColorRole::LineStrong));
    const QFont label = labelFont();
    const NumberPainter number(countFont());
    for (int i = 0; i < count(); ++i) {
        const Choice &choice = choices()[static_cast<size_t>(i)];
        const QRect r = hitRect(i);
        const bool isCurrent = i == currentIndex();
        if (isCurrent || i == hoveredIndex())
            paintBox(painter, r, theme.color(isCurrent ? ColorRole::AccentSurface : ColorRole::Hover),
                     theme.color(ColorRole::LineStrong), 3);
        else if (i > 0 && i - 1 != currentIndex())
            painter.fillRect(QRect(r.left(), 1, 1, height() - 2), theme.color(ColorRole::LineStrong));
        QFont font = label;
        if (isCurrent)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        const QColor color = theme.color(
            !isEnabled() ? ColorRole::TextFaint : (isCurrent ? ColorRole::Accent : ColorRole::TextMuted));
        painter.setPen(color);
        const int textWidth = QFontMetrics(font).horizontalAdvance(choice.text);
        const int total
            = textWidth + (choice.count.isEmpty() ? 0 : countGap + qCeil(number.width(choice.count)));
        const int x = r.left() + (r.width() - total) / 2;
        painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, choice.text);
        if (!choice.count.isEmpty())
            number.draw(painter, QRectF(x + textWidth + countGap, 0, 200, height()),
                        Qt::AlignLeft | Qt::AlignVCenter, choice.count,
                        isCurrent ? color : theme.color(ColorRole::Text));
    }
    if (hasFocus())
        paintFocusRing(painter, rect(), theme);
}

} // namespace yagura::kit
