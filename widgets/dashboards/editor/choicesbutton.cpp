#include "dashboards/editor/choicesbutton.h"

#include <QKeyEvent>
#include <QMenu>

namespace yagura::dashboards {

namespace {

constexpr int leastWidth = 80;
constexpr int besideText = 44; // of the button, for its frame and chevron

} // namespace

ChoicesButton::ChoicesButton(const QString &accessibleName, const std::vector<OptionChoice> &choices,
                             QWidget *parent)
    : kit::Button({}, kit::ButtonKind::Outlined, parent)
    , m_choices(choices)
    , m_menu(new QMenu(this))
    , m_name(accessibleName)
{
    setOpensMenu(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const OptionChoice &choice : m_choices) {
        QAction *action = m_menu->addAction(choice.text);
        action->setCheckable(true);
        action->setData(choice.value);
        connect(action, &QAction::triggered, this, [this, action] { toggle(action->data().toString()); });
    }
    m_menu->installEventFilter(this);
    connect(this, &QAbstractButton::clicked, this,
            [this] { m_menu->popup(mapToGlobal(QPoint(0, height()))); });
    showChosen();
}

QSize ChoicesButton::sizeHint() const
{
    return {leastWidth, kit::Button::sizeHint().height()};
}

QSize ChoicesButton::minimumSizeHint() const
{
    return sizeHint();
}

void ChoicesButton::setChosen(const QStringList &values)
{
    m_chosen = values;
    showChosen();
}

void ChoicesButton::toggle(const QString &value)
{
    QStringList now;
    QStringList others = m_chosen;
    for (const OptionChoice &choice : m_choices) {
        const QString one = choice.value.toString();
        if (m_chosen.contains(one) != (one == value))
            now << one;
        others.removeAll(one);
    }
    m_chosen = now + others;
    showChosen();
    Q_EMIT chosenChanged(m_chosen);
}

void ChoicesButton::showChosen()
{
    QStringList names;
    const QList<QAction *> actions = m_menu->actions();
    for (QAction *action : actions) {
        const bool isChosen = m_chosen.contains(action->data().toString());
        action->setChecked(isChosen);
        if (isChosen)
            names << action->text();
    }
    const QString all = names.isEmpty() ? tr("None") : names.join(QStringLiteral(", "));
    setToolTip(names.size() > 1 ? all : QString());
    setAccessibleName(m_name + QStringLiteral(": ") + all);
    setText(fontMetrics().elidedText(all, Qt::ElideRight, std::max(leastWidth, width()) - besideText));
}

void ChoicesButton::resizeEvent(QResizeEvent *event)
{
    kit::Button::resizeEvent(event);
    showChosen();
}

// A tick leaves the list open: several are wanted.
bool ChoicesButton::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_menu)
        return kit::Button::eventFilter(watched, event);
    const bool isClick = event->type() == QEvent::MouseButtonRelease;
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    if (isClick || (key && (key->key() == Qt::Key_Space || key->key() == Qt::Key_Return))) {
        if (QAction *action = m_menu->activeAction()) {
            action->trigger();
            return true;
        }
    }
    return kit::Button::eventFilter(watched, event);
}

} // namespace yagura::dashboards
