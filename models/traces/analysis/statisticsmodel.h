// The statistics of a trace's spans as a sortable table. Meaning only: numbers in nanoseconds, counts and
// shares; screens put units and colours to them. GUI thread.
#pragma once

#include "traces/analysis/sortedtablemodel.h"
#include "traces/analysis/spanstatistics.h"

namespace yagura::traces {

class StatisticsModel : public SortedTableModel
{
    Q_OBJECT
public:
    enum Column {
        GroupColumn,
        CountColumn,
        TotalColumn,
        SelfColumn,
        AverageColumn,
        ShortestColumn,
        LongestColumn,
        P50Column,
        P95Column,
        P99Column,
        ErrorColumn,
        CriticalColumn,
        CriticalShareColumn,
        ColumnCount
    };
    enum Role {
        ValueRole = Qt::UserRole, // group: text; the others: a number in the column's unit
        UnitRole, // Unit
        RowsRole, // QList<uint>: rows of the trace, the longest span first
        ServiceRole, // text; empty if not grouped by it
        OperationRole,
        HasValueRole, // false: the spans without the tag
    };
    enum Unit { Text, Count, Nanoseconds, Share }; // Share: 0 to 1

    using SortedTableModel::SortedTableModel;

    void setTable(StatisticsTable table);
    [[nodiscard]] const StatisticsTable &table() const { return m_table; }
    [[nodiscard]] const SpanStatistics &at(int row) const { return m_table.groups[placeOf(row)]; }
    [[nodiscard]] static Unit unitOf(int column);
    // The number of a group (or of StatisticsTable::all) in a column other than GroupColumn.
    [[nodiscard]] static double valueOf(const SpanStatistics &group, int column);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] int compare(int column, size_t a, size_t b) const override;

private:
    StatisticsTable m_table;
};

} // namespace yagura::traces
