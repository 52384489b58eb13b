// Every action of the console in one list: menus, the command palette and the keyboard help are made from it.
// The registry holds actions, it does not own them: they belong to the widget they act on and leave the list
// with it. Owned by a window; GUI thread.
#pragma once

#include "kit/icons.h"

#include <QAction>
#include <QList>
#include <QPointer>

#include <functional>
#include <optional>

namespace yagura::kit {

// Where an action's shortcut is heard.
enum class ActionScope {
    Window, // anywhere
    Screen, // only while its widget or a child of it has the focus
};

struct ActionDescription
{
    QString id; // stable, "logs.run"
    QString text; // translated, as in a menu, without mnemonic
    QString group; // translated: the screen or area it belongs to
    QKeySequence shortcut;
    IconName icon = IconName::ChevronRight;
    ActionScope scope = ActionScope::Screen;
};

class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Makes the action on owner, which hears its shortcut and owns it. ids are unique: a second action of the
    // same id replaces the first in the list.
    QAction *add(QWidget *owner, const ActionDescription &description, std::function<void()> run);

    struct Entry
    {
        ActionDescription description;
        QPointer<QAction> action;
        QPointer<QWidget> owner;
    };
    // In order of registration; those whose owner is gone are left out.
    [[nodiscard]] QList<Entry> entries() const;
    [[nodiscard]] QAction *action(const QString &id) const;

private:
    QList<Entry> m_entries;
};

} // namespace yagura::kit
