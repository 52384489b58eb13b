#include "kit/controls/tabstrip.h"

#include "kit/numbers.h"
#include "kit/paintparts.h"

#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr int stripHeight = 36;
constexpr int countGap = 5;
constexpr int tabGap = 20;

int textWidth(const Choice &tab)
{
    return QFontMetrics(textFont(TextStyle::Strong)).horizontalAdvance(tab.text);
}

int countWidth(const Choice &tab)
{
    if (tab.count.isEmpty())
        return 0;
    return countGap + qCeil(NumberPainter(textFont(TextStyle::Body)).width(tab.count));
}

} // namespace

TabStrip::TabStrip(const QString &accessibleName, std::vector<Choice> choices, QWidget *parent)
    : ChoiceStrip(accessibleName, std::move(choices), parent)
{ }

QSize TabStrip::sizeHint() const
{
    int width = 0;
    for (const Choice &tab : choices())
        width += textWidth(tab) + countWidth(tab) + tabGap;
    return {std::max(0, width - tabGap), stripHeight};
}

QRect TabStrip::tabRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += textWidth(choices()[static_cast<size_t>(i)]) + countWidth(choices()[static_cast<size_t>(i)])
            + tabGap;
    const Choice &tab = choices()[static_cast<size_t>(index)];
    return {x, 0, textWidth(tab) + countWidth(tab), height()};
}

QRect TabStrip::hitRect(int index) const
{
    return tabRect(index).adjusted(-tabGap / 2, 0, tabGap / 2, 0);
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    for (int i = 0; i < count(); ++i) {
        const Choice &tab = choices()[static_cast<size_t>(i)];
        const bool isCurrent = i == currentIndex();
        const QRect r = tabRect(i);
        painter.setFont(textFont(isCurrent ? TextStyle::Strong : TextStyle::Body));
        painter.setPen(
            theme.color(isCurrent || i == hoveredIndex() ? ColorRole::Text : ColorRole::TextMuted));
        painter.drawText(r, Qt::AlignLeft | Qt::AlignVCenter, tab.text);
        const int shownWidth = QFontMetrics(painter.font()).horizontalAdvance(tab.text);
        if (!tab.count.isEmpty())
            NumberPainter(textFont(TextStyle::Body))
                .draw(painter, r.adjusted(shownWidth + countGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      tab.count, theme.color(ColorRole::TextFaint));
        if (isCurrent)
            painter.fillRect(QRect(r.left(), height() - 2, r.width(), 2), theme.color(ColorRole::Accent));
        if (isCurrent && hasFocus())
            paintFocusRing(painter, r.adjusted(-4, 4, 4, -5), theme);
    }
}

} // namespace yagura::kit
