#include "kit/controls/plainlabel.h"

#include "kit/safetext.h"

namespace yagura::kit {

PlainLabel::PlainLabel(const QString &text, TextStyle style, ColorRole role, QWidget *parent)
    : QLabel(parent)
    , m_role(role)
{
    setTextFormat(Qt::PlainText);
    setFont(textFont(style));
    applyRole();
    setText(text);
}

void PlainLabel::setText(const QString &text)
{
    setTextFormat(Qt::PlainText);
    QLabel::setText(safeText(text, LineBreaks::Kept));
}

void PlainLabel::setTextStyle(TextStyle style)
{
    setFont(textFont(style));
}

void PlainLabel::setColorRole(ColorRole role)
{
    m_role = role;
    applyRole();
}

void PlainLabel::setSelectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyRole();
}

void PlainLabel::applyRole()
{
    const QColor color = Theme::of(this).color(m_role);
    if (palette().color(QPalette::Active, QPalette::WindowText) == color
        && palette().color(QPalette::Disabled, QPalette::WindowText) == color)
        return;
    QPalette changed = palette();
    changed.setColor(QPalette::WindowText, color);
    changed.setColor(QPalette::Text, color);
    setPalette(changed);
}

} // namespace yagura::kit
