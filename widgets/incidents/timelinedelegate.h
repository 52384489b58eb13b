// Draws one item of the timeline: time, sign on a line that joins the items, what happened, by whom. Owned by
// the table; GUI thread.
#pragma once

#include "incidents/incidenttext.h"
#include "kit/tables/celldelegate.h"

namespace yagura::incidents {

struct TimelineCell
{
    QString time;
    TimelineText text;
    bool isFirst = false;
    bool isLast = false;
};

class TimelineDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<TimelineCell(const QModelIndex &)>;
    TimelineDelegate(Describe describe, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    Describe m_describe;
};

} // namespace yagura::incidents
