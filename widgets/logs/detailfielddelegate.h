// Paints the fields of a line: kind and name, then the value; on the row under the pointer or the current one
// stand the signs for include, exclude and copy, which it takes clicks for. Owned by the details pane; GUI
// thread.
#pragma once

#include "kit/tables/celldelegate.h"

namespace yagura::logs {

enum class FieldAct { Include, Exclude, Copy };

class DetailFieldDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using kit::CellDelegate::CellDelegate;

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

Q_SIGNALS:
    void actRequested(int row, yagura::logs::FieldAct act);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

} // namespace yagura::logs
