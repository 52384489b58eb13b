// The paths of a trace compared with many as a sortable table. Meaning only: nanoseconds, counts,
// percentiles. GUI thread.
#pragma once

#include "traces/analysis/sortedtablemodel.h"
#include "traces/comparison/baselinecomparison.h"

namespace yagura::traces {

class BaselineModel : public SortedTableModel
{
    Q_OBJECT
public:
    enum Column {
        PathColumn, // service and operation
        PresenceColumn, // ValueRole: PathPresence as int
        CountColumn,
        MedianCountColumn,
        CountPercentileColumn,
        TotalColumn, // invalid where the path is missing
        MedianTotalColumn, // invalid where it is extra
        TotalPercentileColumn, // invalid unless usual; ExcessColumn too
        ExcessColumn,
        OthersColumn, // share of the other traces that have the path
        ColumnCount
    };
    enum Role {
        ValueRole = Qt::UserRole, // path: text; the others: a number in the column's unit
        UnitRole, // Unit
        DepthRole,
        RowsRole, // QList<uint>: rows of the trace
    };
    enum Unit { Text, Count, Nanoseconds, Percentile, Share }; // Percentile: 0 to 100; Share: 0 to 1

    using SortedTableModel::SortedTableModel;

    void setComparison(BaselineComparison comparison);
    [[nodiscard]] const BaselineComparison &comparison() const { return m_comparison; }
    [[nodiscard]] const PathStanding &at(int row) const { return m_comparison.paths[placeOf(row)]; }
    [[nodiscard]] static Unit unitOf(int column);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] int compare(int column, size_t a, size_t b) const override;

private:
    [[nodiscard]] std::optional<double> valueOf(const PathStanding &path, int column) const;

    BaselineComparison m_comparison;
};

} // namespace yagura::traces
