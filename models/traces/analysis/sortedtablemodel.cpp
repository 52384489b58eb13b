#include "traces/analysis/sortedtablemodel.h"

#include <algorithm>
#include <numeric>

namespace yagura::traces {

int SortedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

void SortedTableModel::resetOrder(size_t count)
{
    m_order.resize(count);
    sortOrderVector();
}

void SortedTableModel::sortOrderVector()
{
    std::iota(m_order.begin(), m_order.end(), size_t{0});
    if (m_column < 0)
        return;
    std::ranges::stable_sort(m_order, [this](size_t a, size_t b) {
        const int order = compare(m_column, a, b);
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    });
}

void SortedTableModel::sort(int column, Qt::SortOrder order)
{
    m_column = column < columnCount() ? column : -1;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = persistentIndexList();
    std::vector<size_t> places;
    for (const auto &index : before)
        places.push_back(placeOf(index.row()));
    sortOrderVector();
    std::vector<int> rows(m_order.size());
    for (size_t row = 0; row < m_order.size(); ++row)
        rows[m_order[row]] = static_cast<int>(row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rows[places[static_cast<size_t>(i)]], before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace yagura::traces
