// What an axis counts, in words beside it: "requests per second". Plain functions; GUI thread.
#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace yagura::kit {

class Theme;

inline constexpr int axisTitleRoom = 16; // pixels a title takes beside its axis

// Room for the title, nothing if there is none.
[[nodiscard]] inline int axisTitleRoomOf(const QString &title)
{
    return title.isEmpty() ? 0 : axisTitleRoom;
}
// Reads from the bottom up along a strip that is higher than wide, else from left to right.
void paintAxisTitle(QPainter &painter, const QRectF &strip, const QString &title, const Theme &theme);

} // namespace yagura::kit
