#include "traces/details/gotorow.h"

#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>

namespace yagura::traces {

GoToRow::GoToRow(kit::IconName icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void GoToRow::setNote(const QString &note)
{
    m_note = note;
    setAccessibleDescription(note);
    update();
}

void GoToRow::setIconRole(kit::ColorRole role)
{
    m_iconRole = role;
    update();
}

void GoToRow::paintEvent(QPaintEvent *)
{
    using kit::ColorRole;
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    if (underMouse() || isDown())
        kit::paintBox(painter, rect(), theme.color(ColorRole::Hover), {});
    if (hasFocus())
        kit::paintFocusRing(painter, rect(), theme);
    kit::paintIcon(painter, QRectF(6, (height() - 16) / 2.0, 16, 16), m_icon, theme.color(m_iconRole));
    const QFont body = kit::textFont(kit::TextStyle::Body);
    painter.setFont(body);
    painter.setPen(theme.color(ColorRole::Text));
    const QFontMetrics metrics(body);
    const QFontMetrics small(kit::textFont(kit::TextStyle::Label));
    const auto name = kit::safeText(text());
    const int nameWidth = std::min(metrics.horizontalAdvance(name) + 2, width() - 36);
    painter.drawText(QRect(32, 0, nameWidth, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(name, Qt::ElideRight, nameWidth));
    const QRect rest(32 + nameWidth + 12, 0, width() - nameWidth - 32 - 12 - 8, height());
    if (m_note.isEmpty() || rest.width() < 30)
        return;
    painter.setFont(kit::textFont(kit::TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     small.elidedText(kit::safeText(m_note), Qt::ElideRight, rest.width()));
}

} // namespace yagura::traces
