#include "kit/accessibility.h"

#include "kit/safetext.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QWidget>

namespace yagura::kit {

void setAccessible(QWidget *widget, const QString &name, const QString &description)
{
    widget->setAccessibleName(safeText(name));
    widget->setAccessibleDescription(safeText(description));
}

void announce(QWidget *widget, const QString &message)
{
    // Qt 6.4 has no announcement event; an alert on the widget makes readers say its description.
    widget->setAccessibleDescription(safeText(message));
    QAccessibleEvent event(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QStringList namelessControls(const QWidget *root)
{
    QStringList nameless;
    for (const QWidget *child : root->findChildren<QWidget *>()) {
        const bool isInner = child->objectName().startsWith(QLatin1String("qt_"))
            || child->inherits("QScrollBar") || child->inherits("QHeaderView") || child->inherits("QLabel")
            || (child->parentWidget() && child->parentWidget()->inherits("QAbstractSpinBox"))
            || (child->parentWidget() && child->parentWidget()->inherits("QComboBox"))
            || child->inherits("QComboBoxPrivateContainer");
        if (child->focusPolicy() == Qt::NoFocus || child->isHidden() || isInner
            || !child->accessibleName().isEmpty())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(child);
        if (button && !button->text().isEmpty())
            continue;
        nameless << QString(QLatin1String(child->metaObject()->className()) + QLatin1Char(' ')
                            + child->objectName());
    }
    return nameless;
}

} // namespace yagura::kit
