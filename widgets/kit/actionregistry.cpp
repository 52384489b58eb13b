#include "kit/actionregistry.h"

#include <QWidget>

namespace yagura::kit {

QAction *ActionRegistry::add(QWidget *owner, const ActionDescription &description, std::function<void()> run)
{
    auto *action = new QAction(owner);
    action->setObjectName(description.id);
    // A lone ampersand would become a mnemonic.
    action->setText(QString(description.text).replace(QLatin1Char('&'), QLatin1String("&&")));
    action->setIcon(icon(description.icon));
    action->setShortcut(description.shortcut);
    action->setShortcutContext(description.scope == ActionScope::Window ? Qt::WindowShortcut
                                                                        : Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, owner, std::move(run));
    owner->addAction(action);
    m_entries.removeIf(
        [&](const Entry &entry) { return !entry.action || entry.description.id == description.id; });
    m_entries.append({description, action, owner});
    return action;
}

QList<ActionRegistry::Entry> ActionRegistry::entries() const
{
    QList<Entry> alive;
    for (const Entry &entry : m_entries) {
        if (entry.action)
            alive.append(entry);
    }
    return alive;
}

QAction *ActionRegistry::action(const QString &id) const
{
    for (const Entry &entry : m_entries) {
        if (entry.action && entry.description.id == id)
            return entry.action;
    }
    return nullptr;
}

} // namespace yagura::kit
