#include "shell/navigationrail.h"

#include "kit/controls/iconbutton.h"
#include "kit/controls/plaintooltip.h"
#include "kit/paintparts.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::shell {

using kit::ColorRole;
using kit::Theme;

namespace {

constexpr int LogoHeight = 56;
constexpr int ButtonSide = 44;

} // namespace

RailButton::RailButton(kit::IconName icon, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_name(name)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(sizeHint());
    setAttribute(Qt::WA_Hover);
    updateTexts();
}

void RailButton::setBadge(int count)
{
    if (m_badge == count)
        return;
    m_badge = count;
    updateTexts();
    update();
}

void RailButton::setShortcutHint(const QKeySequence &shortcut)
{
    m_shortcut = shortcut;
    updateTexts();
}

void RailButton::setName(const QString &name)
{
    m_name = name;
    updateTexts();
}

void RailButton::updateTexts()
{
    setAccessibleName(m_name);
    setAccessibleDescription(m_badge > 0 ? tr("%n waiting", nullptr, m_badge) : QString());
    setToolTip(kit::plainToolTip(m_name, m_shortcut));
}

QSize RailButton::sizeHint() const
{
    return {ButtonSide, ButtonSide};
}

// The arrow keys are the rail's.
void RailButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        event->ignore();
    else
        QAbstractButton::keyPressEvent(event);
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(this);
    if (isChecked() || underMouse())
        kit::paintBox(painter, rect(), theme.color(isChecked() ? ColorRole::AccentSurface : ColorRole::Hover),
                      {});
    if (hasFocus())
        kit::paintFocusRing(painter, rect(), theme);
    const QRectF place(width() / 2.0 - 10, height() / 2.0 - 10, 20, 20);
    kit::paintIcon(painter, place, m_icon,
                   theme.color(isChecked() ? ColorRole::Accent : ColorRole::TextMuted));
    if (m_badge > 0)
        kit::paintCountBadge(painter, QPointF(width() - 11, 11), m_badge, theme);
}

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setFixedWidth(kit::size::navigationRail);
    setAccessibleName(tr("Screens"));
    m_layout->setContentsMargins(6, LogoHeight, 6, kit::space::small);
    m_layout->setSpacing(kit::space::tiny);
    m_layout->addStretch();
}

RailButton *NavigationRail::addTarget(correlate::Target target, kit::IconName icon, const QString &name,
                                      Place place)
{
    auto *button = new RailButton(icon, name, this);
    if (m_lastAdded)
        setTabOrder(m_lastAdded, button);
    m_lastAdded = button;
    m_buttons.insert(target, button);
    if (place == Place::Top)
        m_layout->insertWidget(static_cast<int>(m_topCount++), button);
    else
        m_layout->addWidget(button);
    connect(button, &QAbstractButton::clicked, this, [this, target] { Q_EMIT targetChosen(target); });
    return button;
}

void NavigationRail::setCurrent(correlate::Target target)
{
    for (auto it = m_buttons.begin(); it != m_buttons.end(); ++it)
        it.value()->setChecked(it.key() == target);
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(ColorRole::Line));
    const QRectF logo(width() / 2.0 - 10, 20, 20, 20);
    kit::paintIcon(painter, logo, kit::IconName::Logo, theme.color(ColorRole::Accent));
}

void NavigationRail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        moveFocus(event->key() == Qt::Key_Up ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void NavigationRail::moveFocus(int step)
{
    QList<QWidget *> buttons; // from top to bottom
    for (int i = 0; i < m_layout->count(); ++i) {
        if (QWidget *button = m_layout->itemAt(i)->widget())
            buttons << button;
    }
    const qsizetype at = buttons.indexOf(focusWidget());
    if (QWidget *next = at < 0 ? nullptr : buttons.value(at + step))
        next->setFocus(step < 0 ? Qt::BacktabFocusReason : Qt::TabFocusReason);
}

} // namespace yagura::shell
