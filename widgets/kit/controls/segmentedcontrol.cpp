#include "kit/controls/segmentedcontrol.h"

#include "kit/controls/plaintooltip.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"

#include <QHelpEvent>
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

} // namespace

SegmentedControl::SegmentedControl(const QString &accessibleName, std::vector<Segment> segments,
                                   QWidget *parent)
    : QWidget(parent)
    , m_segments(std::move(segments))
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateDescription();
}

void SegmentedControl::setSegments(std::vector<Segment> segments)
{
    m_segments = std::move(segments);
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    updateDescription();
    updateGeometry();
    update();
}

void SegmentedControl::setCount(int index, const QString &count)
{
    m_segments.at(static_cast<size_t>(index)).count = count;
    updateDescription();
    updateGeometry();
    update();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (index < 0 || index >= count() || index == m_current)
        return;
    m_current = index;
    updateDescription();
    update();
    Q_EMIT currentIndexChanged(index);
}

void SegmentedControl::setControlSize(ControlSize size)
{
    m_size = size;
    updateGeometry();
}

void SegmentedControl::updateDescription()
{
    if (m_segments.empty())
        return;
    const Segment &segment = m_segments[static_cast<size_t>(m_current)];
    setAccessibleDescription(
        segment.count.isEmpty() ? segment.text : QString(segment.text + QLatin1Char(' ') + segment.count));
}

int SegmentedControl::segmentWidth(const Segment &segment) const
{
    int width = QFontMetrics(labelFont()).horizontalAdvance(segment.text) + 2 * padding;
    if (!segment.count.isEmpty())
        width += qCeil(NumberPainter(countFont()).width(segment.count)) + countGap;
    return width;
}

QSize SegmentedControl::sizeHint() const
{
    int width = 1;
    for (const Segment &segment : m_segments)
        width += segmentWidth(segment);
    return {width, m_size == ControlSize::Small ? size::controlSmall : size::control};
}

QRect SegmentedControl::segmentRect(int index) const
{
    int x = 0;
    for (int i = 0; i < index; ++i)
        x += segmentWidth(m_segments[static_cast<size_t>(i)]);
    return {x, 0, segmentWidth(m_segments[static_cast<size_t>(index)]) + 1, height()};
}

int SegmentedControl::segmentAt(const QPoint &position) const
{
    for (int i = 0; i < count(); ++i) {
        if (segmentRect(i).contains(position))
            return i;
    }
    return -1;
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintBox(painter, rect(), theme.color(ColorRole::Surface), theme.color(ColorRole::LineStrong));
    const QFont label = labelFont();
    const NumberPainter number(countFont());
    for (int i = 0; i < count(); ++i) {
        const Segment &segment = m_segments[static_cast<size_t>(i)];
        const QRect r = segmentRect(i);
        const bool isCurrent = i == m_current;
        if (isCurrent || i == m_hovered)
            paintBox(painter, r, theme.color(isCurrent ? ColorRole::AccentSurface : ColorRole::Hover),
                     theme.color(isCurrent ? ColorRole::LineStrong : ColorRole::LineStrong), 3);
        else if (i > 0 && i - 1 != m_current)
            painter.fillRect(QRect(r.left(), 1, 1, height() - 2), theme.color(ColorRole::LineStrong));
        QFont font = label;
        if (isCurrent)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        const QColor color = theme.color(
            !isEnabled() ? ColorRole::TextFaint : (isCurrent ? ColorRole::Accent : ColorRole::TextMuted));
        painter.setPen(color);
        const int textWidth = QFontMetrics(font).horizontalAdvance(segment.text);
        const int total
            = textWidth + (segment.count.isEmpty() ? 0 : countGap + qCeil(number.width(segment.count)));
        const int x = r.left() + (r.width() - total) / 2;
        painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         segment.text);
        if (!segment.count.isEmpty())
            number.draw(painter, QRectF(x + textWidth + countGap, 0, 200, height()),
                        Qt::AlignLeft | Qt::AlignVCenter, segment.count,
                        isCurrent ? color : theme.color(ColorRole::Text));
    }
    if (hasFocus())
        paintFocusRing(painter, rect(), theme);
}

bool SegmentedControl::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = segmentAt(help->pos());
        const QString text = index < 0 ? QString() : m_segments[static_cast<size_t>(index)].toolTip;
        if (text.isEmpty())
            hidePlainToolTip();
        else
            showPlainToolTip(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void SegmentedControl::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCurrentIndex(segmentAt(event->position().toPoint()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = segmentAt(event->position().toPoint());
    update();
}

void SegmentedControl::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        setCurrentIndex(m_current - 1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
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

void SegmentedControl::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void SegmentedControl::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace yagura::kit
