#include "kit/controls/iconbutton.h"

#include "kit/controls/plaintooltip.h"
#include "kit/paintparts.h"

#include <QPainter>

namespace yagura::kit {

IconButton::IconButton(IconName name, const QString &text, QWidget *parent)
    : QToolButton(parent)
    , m_name(name)
{
    setText(text);
    setAccessibleName(text);
    setPlainToolTip(this, text);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconButton::setIconName(IconName name)
{
    m_name = name;
    update();
}

void IconButton::setControlSize(ControlSize size)
{
    m_size = size;
    updateGeometry();
}

void IconButton::setFramed(bool isFramed)
{
    m_isFramed = isFramed;
    update();
}

void IconButton::setBadgeCount(int count)
{
    m_badgeCount = count;
    update();
}

QSize IconButton::sizeHint() const
{
    const int side = m_size == ControlSize::Small ? size::controlSmall : size::control;
    return {side, side};
}

void IconButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const bool isHot = underMouse() && isEnabled();
    QColor color
        = theme.color(isEnabled() ? (isHot ? ColorRole::Text : ColorRole::TextMuted) : ColorRole::LineStrong);
    if (isChecked()) {
        paintBox(painter, rect(), theme.color(ColorRole::AccentSurface), {});
        color = theme.color(ColorRole::Accent);
    } else if (isHot || m_isFramed) {
        paintBox(painter, rect(), theme.color(isHot ? ColorRole::Hover : ColorRole::Raised),
                 m_isFramed ? theme.color(ColorRole::LineStrong) : QColor());
    }
    const int side = m_size == ControlSize::Small ? 14 : size::icon;
    const QRectF place(QPointF(rect().center()) - QPointF(side / 2.0 - 0.5, side / 2.0 - 0.5),
                       QSizeF(side, side));
    paintIcon(painter, place, m_name, color);
    if (m_badgeCount > 0)
        paintCountBadge(painter, place.topRight() + QPointF(1, 0), m_badgeCount, theme);
    if (hasFocus())
        paintFocusRing(painter, rect(), theme);
}

void paintCountBadge(QPainter &painter, const QPointF &center, int count, const Theme &theme)
{
    const QString text = count > 99 ? QStringLiteral("99+") : QString::number(count);
    QFont font = textFont(TextStyle::LabelStrong);
    font.setPixelSize(10);
    const qreal width = std::max(15.0, QFontMetricsF(font).horizontalAdvance(text) + 7);
    const QRectF disc(center.x() - width / 2, center.y() - 7.5, width, 15);
    paintBox(painter, disc, theme.color(ColorRole::Critical), {}, 7.5);
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::OnAccent));
    painter.drawText(disc, Qt::AlignCenter, text);
}

} // namespace yagura::kit
