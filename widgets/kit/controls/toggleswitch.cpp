#include "kit/controls/toggleswitch.h"

#include "kit/paintparts.h"

#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int trackWidth = 30;
constexpr int trackHeight = 16;

} // namespace

ToggleSwitch::ToggleSwitch(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ToggleSwitch::sizeHint() const
{
    return {trackWidth + space::small + QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(text()) + 4,
            size::controlSmall};
}

void ToggleSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QRectF track(2, (height() - trackHeight) / 2.0, trackWidth, trackHeight);
    const bool isOn = isChecked();
    const QColor fill
        = theme.color(isOn ? (isEnabled() ? ColorRole::Accent : ColorRole::TextFaint) : ColorRole::Hover);
    paintBox(painter, track, fill, isOn ? QColor() : theme.color(ColorRole::TextFaint), trackHeight / 2.0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(isOn ? ColorRole::OnAccent : ColorRole::TextMuted));
    painter.drawEllipse(QPointF(isOn ? track.right() - 8 : track.left() + 8, track.center().y()), 5, 5);
    painter.setFont(textFont(TextStyle::Body));
    painter.setPen(theme.color(isEnabled() ? ColorRole::Text : ColorRole::TextFaint));
    painter.drawText(rect().adjusted(trackWidth + 2 + space::small, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, text());
    if (hasFocus())
        paintFocusRing(painter, track.adjusted(-2, -2, 2, 2), theme, trackHeight / 2.0 + 2);
}

} // namespace yagura::kit
