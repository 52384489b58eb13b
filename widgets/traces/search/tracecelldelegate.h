// Paints the cells of the result table that are more than text: the root with its state, the chips of the
// services, the bar of the duration. Owned by the table; GUI thread.
#pragma once

#include "kit/tables/celldelegate.h"
#include "traces/tracelistmodel.h"

namespace yagura::traces {

class TraceCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    TraceCellDelegate(const TraceListModel &model, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    void paintRoot(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const TraceSummary &trace) const;
    void paintServices(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                       const TraceSummary &trace) const;
    void paintDuration(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                       const TraceSummary &trace) const;

    const TraceListModel &m_model;
};

} // namespace yagura::traces
