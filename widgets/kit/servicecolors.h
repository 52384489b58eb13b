// One fixed colour a service, on every screen. A service prefers the colour its name hashes to; if another
// service has it, it takes the next free one, so that neighbours differ. Once given, a colour stays. When all
// are taken, lighter and darker kinds of the same follow; the reddish colour is never given, because red
// means error. Owned by ThemeManager.
#pragma once

#include "kit/theme.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace yagura::kit {

class ServiceColors
{
public:
    [[nodiscard]] QColor color(const QString &service, const Theme &theme);

    // Gives every name a place, in alphabetical order: call it when the list of services is known, so that
    // the colours do not depend on which screen was opened first.
    void assign(QStringList services);

    // 0 … : the place of a service; stable for the life of this object.
    [[nodiscard]] int slot(const QString &service);
    [[nodiscard]] static QColor slotColor(int slot, const Theme &theme);

private:
    QHash<QString, int> m_slots;
};

} // namespace yagura::kit
