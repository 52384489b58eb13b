#include "logs/logtableview.h"

#include "logs/logcelldelegate.h"

#include <QHeaderView>
#include <QScrollBar>

namespace yagura::logs {

LogTableView::LogTableView(LogModel &model, QWidget *parent)
    : kit::DataTable(tr("Log lines"), parent)
    , m_model(model)
    , m_delegate(new LogCellDelegate(model, this))
{
    setItemDelegate(m_delegate);
    setRowHeight(kit::size::logRow);
    model.setColumnTitles({tr("Time"), tr("Level"), tr("Service"), tr("Message"), tr("Trace")});
    setModel(&model);
    updateColumns();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogTableView::fetchAhead);
    connect(this, &kit::DataTable::rowClicked, this, [this](const QModelIndex &index) {
        if (index.column() == LogModel::TraceColumn && !index.data(LogModel::TraceRole).toString().isEmpty())
            Q_EMIT traceClicked(index.row());
    });
}

void LogTableView::updateColumns()
{
    using kit::ColumnWidth;
    const QFontMetrics mono(kit::textFont(kit::TextStyle::Mono));
    const int clock = mono.horizontalAdvance(m_day == DayShown::Yes ? QStringLiteral("00 Www  00:00:00.000")
                                                                    : QStringLiteral("00:00:00.000"));
    setColumns({{ColumnWidth::Fixed, clock + 26},
                {ColumnWidth::Fixed, mono.horizontalAdvance(QStringLiteral("ERROR")) + 2 * kit::space::small},
                {ColumnWidth::Fixed, mono.horizontalAdvance(QStringLiteral("orders-db-repl")) + 14},
                {ColumnWidth::Stretch, 200},
                {ColumnWidth::Fixed, 72}});
}

void LogTableView::setZone(const QTimeZone &zone)
{
    m_delegate->setZone(zone);
    viewport()->update();
}

void LogTableView::setDayShown(DayShown day)
{
    m_delegate->setDayShown(day);
    if (std::exchange(m_day, day) != day)
        updateColumns();
    viewport()->update();
}

void LogTableView::setMarkedWords(const QStringList &words)
{
    m_delegate->setMarkedWords(words);
    viewport()->update();
}

void LogTableView::selectRow(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    // Of the first column: going to one further right could move the table sideways, where Qt fetches
    // unasked.
    const QModelIndex index = m_model.index(row, LogModel::TimeColumn);
    setCurrentIndex(index);
    scrollTo(index);
}

void LogTableView::markRow(int row)
{
    setAutoScroll(false);
    setCurrentIndex(m_model.index(row, LogModel::TimeColumn));
    setAutoScroll(true);
}

void LogTableView::step(Direction direction)
{
    selectRow(currentRow() < 0 ? 0 : currentRow() + (direction == Direction::Down ? 1 : -1));
    fetchAhead();
}

bool LogTableView::stepToError(Direction direction)
{
    const int by = direction == Direction::Down ? 1 : -1;
    for (int row = currentRow() + by; row >= 0 && row < m_model.rowCount(); row += by) {
        const auto at = m_model.place(row);
        if (at.buffer->level(at.row) > LogLevel::Error)
            continue;
        selectRow(row);
        return true;
    }
    return false;
}

void LogTableView::fetchAhead()
{
    constexpr int pagesAhead = 3;
    const QScrollBar *bar = verticalScrollBar();
    if (bar->maximum() > 0 && bar->maximum() - bar->value() <= pagesAhead * bar->pageStep()
        && m_model.canFetchMore({}))
        m_model.fetchMore({});
}

} // namespace yagura::logs
