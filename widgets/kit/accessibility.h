// Small helps for people who use a screen reader or the keyboard alone. Plain functions; GUI thread.
#pragma once

#include <QString>

class QWidget;

namespace yagura::kit {

// Name and, if wanted, description in one call; text from outside is made safe.
void setAccessible(QWidget *widget, const QString &name, const QString &description = {});

// Lets a screen reader say something that happened elsewhere on the screen: "3 alerts acknowledged".
void announce(QWidget *widget, const QString &message);

// The widgets under root that can take the focus but have nothing a screen reader could say. For tests of
// screens.
[[nodiscard]] QStringList namelessControls(const QWidget *root);

} // namespace yagura::kit
