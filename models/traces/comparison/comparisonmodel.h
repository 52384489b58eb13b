// The paths of two compared traces as a sortable table. Meaning only: nanoseconds, counts and shares. GUI
// thread.
#pragma once

#include "traces/analysis/sortedtablemodel.h"
#include "traces/comparison/tracecomparison.h"

namespace yagura::traces {

class ComparisonModel : public SortedTableModel
{
    Q_OBJECT
public:
    enum Column {
        PathColumn, // service and operation
        ChangeColumn, // ValueRole: PathChange as int
        FirstCountColumn,
        SecondCountColumn,
        FirstAverageColumn,
        SecondAverageColumn,
        AverageDifferenceColumn, // second minus first; invalid unless the path is in both
        TotalDifferenceColumn,
        SelfDifferenceColumn,
        CriticalDifferenceColumn,
        ColumnCount
    };
    enum Role {
        ValueRole = Qt::UserRole, // path: text; the others: a number in the column's unit
        UnitRole, // Unit
        DepthRole,
        FirstRowsRole, // QList<uint>: rows of the first trace
        SecondRowsRole,
        PlaceRole, // of TraceComparison::paths
    };
    enum Unit { Text, Count, Nanoseconds, Share }; // Share: -1 to 1

    using SortedTableModel::SortedTableModel;

    void setComparison(TraceComparison comparison);
    [[nodiscard]] const TraceComparison &comparison() const { return m_comparison; }
    [[nodiscard]] const PathDifference &at(int row) const { return m_comparison.paths[placeOf(row)]; }
    [[nodiscard]] static Unit unitOf(int column);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] int compare(int column, size_t a, size_t b) const override;

private:
    TraceComparison m_comparison;
};

} // namespace yagura::traces
