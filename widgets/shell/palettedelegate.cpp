#include "shell/palettedelegate.h"

#include "kit/icons.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "shell/palettemodel.h"

#include <QPainter>

namespace yagura::shell {

using kit::ColorRole;
using kit::Theme;

namespace {

// Draws the title letter run by letter run, matching letters in accent; returns the x behind it.
int paintTitle(QPainter &painter, QRect room, const QString &title, const QList<int> &positions,
               const Theme &theme)
{
    int x = room.left();
    for (int i = 0; i < title.size();) {
        const bool hit = positions.contains(i);
        int end = i;
        while (end < title.size() && positions.contains(end) == hit)
            ++end;
        const QString run = title.mid(i, end - i);
        painter.setFont(kit::textFont(hit ? kit::TextStyle::Strong : kit::TextStyle::Body));
        painter.setPen(theme.color(hit ? ColorRole::Accent : ColorRole::Text));
        painter.drawText(QRect(x, room.top(), room.right() - x, room.height()), Qt::AlignVCenter, run);
        x += painter.fontMetrics().horizontalAdvance(run);
        i = end;
    }
    return x;
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(option.widget);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(ColorRole::AccentSurface));
        painter->drawRoundedRect(option.rect, kit::size::radiusControl, kit::size::radiusControl);
    }
    QRect room = option.rect.adjusted(kit::space::small, 0, -kit::space::small, 0);
    const QRectF iconPlace(room.left(), room.center().y() - 7, 16, 16);
    kit::paintIcon(*painter, iconPlace,
                   static_cast<kit::IconName>(index.data(PaletteModel::IconRole).toInt()),
                   theme.color(ColorRole::TextMuted));
    room.setLeft(room.left() + 24);
    if (const QString shortcut = index.data(PaletteModel::ShortcutRole).toString(); !shortcut.isEmpty()) {
        const int width = kit::keyCapWidth(shortcut);
        const QRectF cap(room.right() - width + 1, room.center().y() - kit::keyCapHeight / 2 + 1, width,
                         kit::keyCapHeight);
        kit::paintKeyCap(*painter, cap, shortcut, theme.color(ColorRole::TextMuted),
                         theme.color(ColorRole::LineStrong));
        room.setRight(room.right() - width - kit::space::small);
    }
    const QString title = kit::safeText(index.data().toString());
    const int x = paintTitle(*painter, room, title,
                             index.data(PaletteModel::PositionsRole).value<QList<int>>(), theme);
    painter->setFont(kit::textFont(kit::TextStyle::Label));
    painter->setPen(theme.color(ColorRole::TextFaint));
    const QRect rest(x + kit::space::small, room.top(), room.right() - x - kit::space::small, room.height());
    painter->drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data(PaletteModel::GroupRole).toString(),
                                                        Qt::ElideRight, std::max(0, rest.width())));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), kit::size::row + 2};
}

} // namespace yagura::shell
