#include "kit/controls/chip.h"

#include "kit/icons.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QMouseEvent>
#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int closeWidth = 16;

} // namespace

Chip::Chip(const ChipContent &content, QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setContent(content);
    updateReach();
}

Chip::Chip(Severity severity, const QString &text, QWidget *parent)
    : Chip(ChipContent{.kind = ChipKind::Severity, .text = text, .severity = severity, .hasShape = true},
           parent)
{ }

void Chip::setContent(const ChipContent &content)
{
    m_content = content;
    QString name = safeText(content.text);
    if (!content.prefix.isEmpty())
        name = safeText(content.prefix) + QLatin1Char(' ') + name;
    if (content.kind == ChipKind::Severity)
        name = severityText(content.severity) + QStringLiteral(": ") + name;
    setAccessibleName(name);
    updateGeometry();
    update();
}

void Chip::setClosable(bool isClosable)
{
    m_isClosable = isClosable;
    updateReach();
    updateGeometry();
}

void Chip::setInteractive(bool isInteractive)
{
    m_isInteractive = isInteractive;
    updateReach();
}

void Chip::updateReach()
{
    const bool canReach = m_isClosable || m_isInteractive;
    setFocusPolicy(canReach ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, !canReach);
    setCursor(m_isInteractive ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize Chip::sizeHint() const
{
    const QSize inner = chipSize(m_content);
    const bool isControl = m_isClosable || m_isInteractive;
    return {inner.width() + (m_isClosable ? closeWidth : 0), isControl ? size::controlSmall : inner.height()};
}

QRect Chip::closeRect() const
{
    return m_isClosable ? QRect(width() - closeWidth - 4, 0, closeWidth + 4, height()) : QRect();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintChip(painter, rect(), m_content, theme);
    if (m_isClosable) {
        const bool isHot = underMouse() && closeRect().contains(mapFromGlobal(QCursor::pos()));
        paintIcon(painter, QRectF(width() - closeWidth - 2, (height() - 12) / 2.0, 12, 12), IconName::Close,
                  theme.color(isHot ? ColorRole::Text : ColorRole::TextFaint));
    }
    if (hasFocus())
        paintFocusRing(painter, rect(), theme,
                       m_content.kind == ChipKind::Severity ? height() / 2.0 : size::radiusControl);
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    if (!closeRect().contains(event->position().toPoint()))
        QAbstractButton::mousePressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (closeRect().contains(event->position().toPoint()))
        Q_EMIT closeRequested();
    else
        QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_isClosable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        Q_EMIT closeRequested();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace yagura::kit
