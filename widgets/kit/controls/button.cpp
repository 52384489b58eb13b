#include "kit/controls/button.h"

#include "kit/paintparts.h"

#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int gap = 6;
constexpr int chevronWidth = 12;

} // namespace

Button::Button(const QString &text, ButtonKind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus); // a click leaves the focus where people work
    if (kind == ButtonKind::Link)
        setCursor(Qt::PointingHandCursor);
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    update();
}

void Button::setControlSize(ControlSize size)
{
    m_size = size;
    updateGeometry();
}

void Button::setIconName(std::optional<IconName> name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QString &key)
{
    m_keyHint = key;
    updateGeometry();
}

void Button::setOpensMenu(bool opens)
{
    m_opensMenu = opens;
    updateGeometry();
}

QFont Button::labelFont() const
{
    if (m_kind == ButtonKind::Filled)
        return textFont(TextStyle::Strong);
    QFont font = textFont(m_kind == ButtonKind::Link ? TextStyle::Body : TextStyle::Name);
    if (m_size == ControlSize::Small)
        font.setPixelSize(12);
    return font;
}

QSize Button::sizeHint() const
{
    const int padding = m_kind == ButtonKind::Link ? 0 : (m_size == ControlSize::Small ? 8 : 11);
    int width = QFontMetrics(labelFont()).size(Qt::TextShowMnemonic, text()).width() + 2 * padding;
    if (m_icon || isCheckable())
        width += size::icon + (text().isEmpty() ? 0 : gap);
    if (hasChevron())
        width += chevronWidth + gap;
    if (!m_keyHint.isEmpty())
        width += keyCapWidth(m_keyHint) + space::small;
    const int height = m_size == ControlSize::Small ? size::controlSmall : size::control;
    return {std::max(width, height), height};
}

Button::Colors Button::colors() const
{
    const Theme &theme = Theme::of(this);
    const bool isHot = underMouse() && isEnabled();
    const QColor hover = theme.color(isDown() ? ColorRole::LineStrong : ColorRole::Hover);
    Colors result;
    switch (m_kind) {
    case ButtonKind::Filled: {
        const QColor accent = theme.color(ColorRole::Accent);
        result = {isHot ? blend(accent, theme.color(ColorRole::Text), 0.12) : accent,
                  {},
                  theme.color(ColorRole::OnAccent)};
        break;
    }
    case ButtonKind::Outlined:
        result = {isHot ? hover : theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong),
                  theme.color(ColorRole::Text)};
        break;
    case ButtonKind::Quiet:
        result = {isHot ? hover : QColor(), {}, theme.color(ColorRole::TextMuted)};
        break;
    case ButtonKind::Destructive:
        result = {isHot ? theme.color(ColorRole::CriticalSurface) : QColor(),
                  theme.color(ColorRole::Critical), theme.color(ColorRole::Critical)};
        break;
    case ButtonKind::Link:
        result = {{}, {}, theme.color(ColorRole::Accent)};
        break;
    }
    if (isCheckable() && isChecked())
        result = {theme.color(ColorRole::AccentSurface), theme.color(ColorRole::Accent),
                  theme.color(ColorRole::Accent)};
    if (!isEnabled()) {
        result.text = theme.color(ColorRole::TextFaint);
        if (m_kind != ButtonKind::Quiet && m_kind != ButtonKind::Link) {
            result.fill = theme.color(ColorRole::Surface);
            result.line = theme.color(ColorRole::Line);
        }
    }
    return result;
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors c = colors();
    const Theme &theme = Theme::of(this);
    if (c.fill.isValid() || c.line.isValid())
        paintBox(painter, rect(), c.fill, c.line);
    const QFont font = labelFont();
    const int textWidth = QFontMetrics(font).size(Qt::TextShowMnemonic, text()).width();
    const bool hasLead = m_icon || isCheckable();
    int total = textWidth + (hasLead ? size::icon + (text().isEmpty() ? 0 : gap) : 0);
    total += hasChevron() ? chevronWidth + gap : 0;
    total += m_keyHint.isEmpty() ? 0 : keyCapWidth(m_keyHint) + space::small;
    int x = m_kind == ButtonKind::Link ? 0 : std::max(4, (width() - total) / 2);
    if (hasLead) {
        const QRectF place(x, (height() - size::icon) / 2.0, size::icon, size::icon);
        const bool showsTick = isCheckable() && isChecked() && !m_icon;
        if (m_icon || showsTick)
            paintIcon(painter, place, m_icon.value_or(IconName::Check), c.text);
        x += size::icon + (text().isEmpty() ? 0 : gap);
    }
    painter.setFont(font);
    painter.setPen(c.text);
    painter.drawText(QRect(x, 0, textWidth + 1, height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, text());
    if (m_kind == ButtonKind::Link && underMouse())
        painter.drawLine(x, height() / 2 + 7, x + textWidth, height() / 2 + 7);
    x += textWidth + gap;
    if (hasChevron()) {
        paintIcon(painter, QRectF(x, (height() - 12) / 2.0, chevronWidth, 12), IconName::ChevronDown, c.text);
        x += chevronWidth + gap;
    }
    if (!m_keyHint.isEmpty())
        paintKeyCap(painter,
                    QRectF(x + 2, (height() - keyCapHeight) / 2.0, keyCapWidth(m_keyHint), keyCapHeight),
                    m_keyHint, c.text, withAlpha(c.text, 0.6));
    if (hasFocus()) {
        const bool isFilled = m_kind == ButtonKind::Filled;
        if (isFilled)
            paintBox(painter, rect().adjusted(2, 2, -2, -2), {}, theme.color(ColorRole::OnAccent), 3);
        else
            paintFocusRing(painter, rect(), theme);
    }
}

} // namespace yagura::kit
