// The three small buttons at the end of a row that lead to the dashboard, the traces and the logs of what the
// row is about; shown on the hovered and the current row. Owned by its table.
#pragma once

#include "correlate/pivot.h"
#include "kit/tables/celldelegate.h"

namespace yagura::overview {

class PivotDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    [[nodiscard]] static int width();

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

Q_SIGNALS:
    void chosen(yagura::correlate::Target target, int row);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    mutable bool m_isShown = false; // of the row being painted
};

} // namespace yagura::overview
