// The traces a search found, as a table. Meaning only: numbers in nanoseconds and counts; screens put units
// and colours to them. A new result keeps the rows of traces that are still there. GUI thread.
#pragma once

#include "traces/tracesearch.h"

#include <QAbstractTableModel>

namespace yagura::traces {

class TraceListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        MarkColumn, // a tick, for what is compared
        RootColumn,
        IdColumn,
        ServicesColumn,
        SpansColumn,
        ErrorsColumn,
        DurationColumn,
        StartColumn,
        ColumnCount
    };
    enum Role {
        ValueRole = Qt::UserRole, // spans, errors: count; duration: ns; start: ns since the epoch
        TraceIdRole, // 32 hexadecimal digits
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setTraces(std::vector<TraceSummary> traces);
    [[nodiscard]] const TraceSummary &at(int row) const { return m_traces[static_cast<size_t>(row)]; }
    [[nodiscard]] const std::vector<TraceSummary> &traces() const { return m_traces; }
    [[nodiscard]] std::optional<int> rowOf(const TraceId &id) const;
    [[nodiscard]] Duration longest() const { return m_longest; }
    // Ticked, in the order of ticking; also those that a newer search did not find.
    [[nodiscard]] const std::vector<TraceId> &marked() const { return m_marked; }
    void clearMarks();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void markedChanged();

private:
    [[nodiscard]] bool before(const TraceSummary &a, const TraceSummary &b) const;
    void order(std::vector<TraceSummary> &traces) const;

    std::vector<TraceSummary> m_traces;
    std::vector<TraceId> m_marked;
    Duration m_longest{};
    int m_sortColumn = StartColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace yagura::traces
