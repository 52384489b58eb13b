// The end of an incident's row: how long it lasts, or the button that acknowledges it. Owned by the incidents
// table.
#pragma once

#include "kit/tables/richdelegates.h"

namespace yagura::overview {

class AcknowledgeDelegate : public kit::TwoLineDelegate
{
    Q_OBJECT
public:
    using HasButton = std::function<bool(const QModelIndex &)>;
    AcknowledgeDelegate(Describe describe, HasButton hasButton, QObject *parent);

    // Within a cell without its margins.
    [[nodiscard]] static QRect buttonRect(const QRect &cell);

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

Q_SIGNALS:
    void clicked(int row);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    HasButton m_hasButton;
};

} // namespace yagura::overview
