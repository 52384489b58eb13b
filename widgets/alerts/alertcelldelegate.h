// Cells of the alert table: a group's row spans its name and counts over the columns, an alert's row has one
// thing a column. Owned by the table; GUI thread.
#pragma once

#include "alerts/alertmodel.h"
#include "kit/tables/celldelegate.h"

#include <QTimeZone>

namespace yagura::alerts {

// What the cells need to know besides the row.
struct AlertTableContext
{
    const AlertModel *model = nullptr;
    Instant now;
    QTimeZone zone;
};

class AlertCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    // context outlives the delegate.
    AlertCellDelegate(const AlertTableContext &context, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    void paintGroup(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                    const QModelIndex &index) const;
    void paintAlert(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                    const QModelIndex &index) const;
    void paintName(QPainter &painter, const QRect &rect, const kit::Theme &theme, const Alert &alert) const;

    const AlertTableContext &m_context;
};

} // namespace yagura::alerts
