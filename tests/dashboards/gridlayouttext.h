// Layouts as one line of text, for tests of the grid.
#pragma once

#include "dashboards/gridlayout.h"

#include <QString>
#include <QStringList>

namespace yagura::dashboards::test {

// "1:0,0,12,8 2:12,0,12,8!" - id:x,y,w,h, an exclamation mark for static ones.
inline GridLayout layoutFrom(const QString &text)
{
    GridLayout layout;
    for (const QString &part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString plain = part.endsWith(QLatin1Char('!')) ? part.chopped(1) : part;
        const QStringList numbers = plain.section(QLatin1Char(':'), 1).split(QLatin1Char(','));
        layout.push_back({plain.section(QLatin1Char(':'), 0, 0).toInt(),
                          {numbers[0].toInt(), numbers[1].toInt(), numbers[2].toInt(), numbers[3].toInt()},
                          plain == part ? Pinning::Loose : Pinning::Static});
    }
    return layout;
}

inline QString textOf(const GridLayout &layout)
{
    QStringList parts;
    for (const GridItem &item : layout)
        parts << QStringLiteral("%1:%2,%3,%4,%5%6")
                     .arg(item.id)
                     .arg(item.rect.x)
                     .arg(item.rect.y)
                     .arg(item.rect.w)
                     .arg(item.rect.h)
                     .arg(item.pinning == Pinning::Static ? QStringLiteral("!") : QString());
    return parts.join(QLatin1Char(' '));
}

inline bool overlaps(const GridLayout &layout)
{
    for (size_t i = 0; i < layout.size(); ++i) {
        for (size_t j = i + 1; j < layout.size(); ++j) {
            if (layout[i].rect.collidesWith(layout[j].rect))
                return true;
        }
    }
    return false;
}

} // namespace yagura::dashboards::test
