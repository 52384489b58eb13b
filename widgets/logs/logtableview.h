// The log lines: a virtual table of 22 px rows over the loaded pages, which asks for more a little before its
// end. Owned by the screen; GUI thread.
#pragma once

#include "kit/tables/datatable.h"
#include "logs/logdisplay.h"

namespace yagura::logs {

class LogCellDelegate;

class LogTableView : public kit::DataTable
{
    Q_OBJECT
public:
    explicit LogTableView(LogModel &model, QWidget *parent = nullptr);

    void setZone(const QTimeZone &zone);
    void setDayShown(DayShown day);
    void setMarkedWords(const QStringList &words);

    [[nodiscard]] int currentRow() const { return currentIndex().row(); }
    void selectRow(int row);
    // The same without scrolling to it.
    void markRow(int row);
    enum class Direction { Up, Down };
    void step(Direction direction);
    // The next line at error or worse in that direction; false when the loaded lines have none.
    bool stepToError(Direction direction);

Q_SIGNALS:
    void traceClicked(int row);

private:
    void fetchAhead();
    void updateColumns();

    LogModel &m_model;
    LogCellDelegate *m_delegate;
    DayShown m_day = DayShown::No;
};

} // namespace yagura::logs
