// Paints a row of the command palette: icon, title with the matching letters in accent, group, shortcut.
#pragma once

#include <QStyledItemDelegate>

namespace yagura::shell {

class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace yagura::shell
