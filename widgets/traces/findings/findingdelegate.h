// Paints a finding: shape, title, cost, explanation, and where in the trace it lies. Owned by the list; GUI
// thread.
#pragma once

#include <QStyledItemDelegate>

namespace yagura::traces {

class FindingDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace yagura::traces
