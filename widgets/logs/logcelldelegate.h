// Paints the cells of the log table straight from the buffer: time with the level's edge, level, service with
// its square, message with the searched words marked, the sign of a trace. Owned by the table; GUI thread.
#pragma once

#include "kit/tables/celldelegate.h"
#include "logs/logdisplay.h"
#include "logs/logmodel.h"

#include <QStringList>

namespace yagura::logs {

class LogCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    explicit LogCellDelegate(const LogModel &model, QObject *parent = nullptr);

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void setDayShown(DayShown day) { m_day = day; }
    // Marked wherever they occur in a message, in any case.
    void setMarkedWords(const QStringList &words) { m_words = words; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    void paintMessage(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                      const LogModel::Place &at) const;
    void paintMarks(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                    const QString &shown) const;

    const LogModel &m_model;
    QTimeZone m_zone = QTimeZone::utc();
    DayShown m_day = DayShown::No;
    QStringList m_words;
};

} // namespace yagura::logs
