// A table whose rows stay where they are stored while an order over them is sorted: current, selected and
// expanded rows follow. Subclasses say how two of their rows compare in a column. GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace yagura::traces {

class SortedTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    // -1: as the analysis ordered them.
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] int sortColumn() const { return m_column; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

protected:
    // Negative, zero or positive. a and b are places of the subclass's storage.
    [[nodiscard]] virtual int compare(int column, size_t a, size_t b) const = 0;
    [[nodiscard]] size_t placeOf(int row) const { return m_order[static_cast<size_t>(row)]; }
    // Between beginResetModel and endResetModel, when the storage holds that many rows.
    void resetOrder(size_t count);

    template <typename T> [[nodiscard]] static int compareValues(const T &a, const T &b)
    {
        return a < b ? -1 : b < a ? 1 : 0;
    }

private:
    void sortOrderVector();

    std::vector<size_t> m_order; // row → place
    int m_column = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace yagura::traces
