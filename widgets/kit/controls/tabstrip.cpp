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

int textWidth(const Tab &tab)
{
    return QFontMetrics(textFont(TextStyle::Strong)).horizontalAdvance(tab.text);
}

int countWidth(const Tab &tab)
{
    if (tab.count.isEmpty())
        return 0;
    QFont font = textFont(TextStyle::Body);
    return countGap + qCeil(NumberPainter(font).width(tab.count));
}

} // namespace

TabStrip::TabStrip(const QString &accessibleName, std::vector<Tab> tabs, QWidget *parent)
    : QWidget(parent)
    , m_tabs(std::move(tabs))
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateDescription();
}

void TabStrip::setTabs(std::vector<Tab> tabs)
{
    m_tabs = std::move(tabs);
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    updateDescription();
    updateGeometry();
    update();
}

void TabStrip::setCount(int index, const QString &count)
{
    m_tabs.at(static_cast<size_t>(index)).count = count;
    updateDescription();
    updateGeometry();
    update();
}

void TabStrip::setCurrentIndex(int index)
{
    if (index < 0 || index >= count() || index == m_current)
        return;
    m_current = index;
    updateDescription();
    update();
    Q_EMIT currentIndexChanged(index);
}

void TabStrip::updateDescription()
{
    if (m_tabs.empty())
        return;
    const Tab &tab = m_tabs[static_cast<size_t>(m_current)];
    setAccessibleDescription(tab.count.isEmpty() ? tab.text
                                                 : QString(tab.text + QLatin1Char(' ') + tab.count));
}

QSize TabStrip::sizeHint() const
{
    int width = 0;
    for (const Tab &tab : m_tabs)
        width += textWidth(tab) + countWidth(tab) + tabGap;
    return {std::max(0, width - tabGap), stripHeight};
}

QRect TabStrip::tabRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += textWidth(m_tabs[static_cast<size_t>(i)]) + countWidth(m_tabs[static_cast<size_t>(i)]) + tabGap;
    const Tab &tab = m_tabs[static_cast<size_t>(index)];
    return {x, 0, textWidth(tab) + countWidth(tab), height()};
}

int TabStrip::tabAt(const QPoint &position) const
{
    for (int i = 0; i < count(); ++i) {
        if (tabRect(i).adjusted(-tabGap / 2, 0, tabGap / 2, 0).contains(position))
            return i;
    }
    return -1;
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    for (int i = 0; i < count(); ++i) {
        const Tab &tab = m_tabs[static_cast<size_t>(i)];
        const bool isCurrent = i == m_current;
        const QRect r = tabRect(i);
        painter.setFont(textFont(isCurrent ? TextStyle::Strong : TextStyle::Body));
        painter.setPen(theme.color(isCurrent || i == m_hovered ? ColorRole::Text : ColorRole::TextMuted));
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

void TabStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCurrentIndex(tabAt(event->position().toPoint()));
}

void TabStrip::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = tabAt(event->position().toPoint());
    update();
}

void TabStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void TabStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrentIndex(m_current - 1);
        break;
    case Qt::Key_Right:
        setCurrentIndex(m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrentIndex(0);
        break;
    case Qt::Key_End:
        setCurrentIndex(count() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace yagura::kit
