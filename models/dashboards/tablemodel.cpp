#include "dashboards/tablemodel.h"

#include "core/text.h"
#include "core/units.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

void TableModel::orderRows(std::vector<TableRow> &rows) const
{
    if (m_sortColumn < 0 || m_sortColumn >= static_cast<int>(m_frame.columns.size()))
        return;
    const auto at = static_cast<size_t>(m_sortColumn);
    const ColumnKind kind = m_frame.columns[at].kind;
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(rows.begin(), rows.end(), [&](const TableRow &a, const TableRow &b) {
        return cellLess((descending ? b : a).cells[at], (descending ? a : b).cells[at], kind);
    });
}

void TableModel::setFrame(TableFrame frame)
{
    if (frame.columns != m_frame.columns) {
        beginResetModel();
        m_frame = std::move(frame);
        orderRows(m_frame.rows);
        endResetModel();
        return;
    }
    m_frame.columns = std::move(frame.columns); // their scales
    m_frame.footer = std::move(frame.footer);
    orderRows(frame.rows);
    removeRowsWithout(frame.rows);
    insertRowsOf(frame.rows);
    reorderLike(frame.rows);
    for (size_t i = 0; i < frame.rows.size(); ++i) {
        if (m_frame.rows[i] == frame.rows[i])
            continue;
        m_frame.rows[i] = std::move(frame.rows[i]);
        Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), columnCount() - 1));
    }
}

void TableModel::removeRowsWithout(const std::vector<TableRow> &rows)
{
    QSet<QString> keys;
    for (const TableRow &row : rows)
        keys.insert(row.key);
    for (int i = rowCount() - 1; i >= 0; --i) {
        if (keys.contains(m_frame.rows[static_cast<size_t>(i)].key))
            continue;
        beginRemoveRows({}, i, i);
        m_frame.rows.erase(m_frame.rows.begin() + i);
        endRemoveRows();
    }
}

void TableModel::insertRowsOf(const std::vector<TableRow> &rows)
{
    QSet<QString> known;
    for (const TableRow &row : m_frame.rows)
        known.insert(row.key);
    for (size_t i = 0; i < rows.size(); ++i) {
        if (known.contains(rows[i].key))
            continue;
        const int at = std::min(static_cast<int>(i), rowCount());
        beginInsertRows({}, at, at);
        m_frame.rows.insert(m_frame.rows.begin() + at, rows[i]);
        endInsertRows();
    }
}

void TableModel::reorderLike(const std::vector<TableRow> &rows)
{
    const auto sameKey = [](const TableRow &a, const TableRow &b) { return a.key == b.key; };
    if (std::equal(rows.begin(), rows.end(), m_frame.rows.begin(), m_frame.rows.end(), sameKey))
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    QHash<QString, int> places;
    for (size_t i = 0; i < rows.size(); ++i)
        places.insert(rows[i].key, static_cast<int>(i));
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before) {
        const int row = places.value(m_frame.rows[static_cast<size_t>(old.row())].key);
        after.push_back(index(row, old.column()));
    }
    std::sort(m_frame.rows.begin(), m_frame.rows.end(), [&](const TableRow &a, const TableRow &b) {
        return places.value(a.key) < places.value(b.key);
    });
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    std::vector<TableRow> rows = m_frame.rows;
    orderRows(rows);
    reorderLike(rows);
}

std::pair<double, double> TableModel::extentOf(int column) const
{
    double low = std::nan("");
    double high = std::nan("");
    for (const TableRow &row : m_frame.rows) {
        const double value = row.cells[static_cast<size_t>(column)].number;
        low = std::fmin(low, value);
        high = std::fmax(high, value);
    }
    return {low, high};
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_frame.rows.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_frame.columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!index.isValid())
        return {};
    const TableColumn &column = m_frame.columns[static_cast<size_t>(index.column())];
    const TableRow &row = m_frame.rows[static_cast<size_t>(index.row())];
    const TableCell &cell = row.cells[static_cast<size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        if (column.kind == ColumnKind::Text || !cell.text.isEmpty())
            return cell.text;
        if (!cell.shown.number.isEmpty())
            return cell.shown.toString();
        return formatNumber(cell.number, column.field.unit.value_or(QStringLiteral("short")),
                            {column.field.decimals})
            .toString();
    case Qt::TextAlignmentRole:
        return int(column.kind == ColumnKind::Number ? Qt::AlignRight | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter);
    case NumberRole:
        return cell.number;
    case KindRole:
        return static_cast<int>(column.kind);
    case KeyRole:
        return row.key;
    default:
        return {};
    }
}

QString TableModel::typeName(frames::FieldType type)
{
    switch (type) {
    case frames::FieldType::Number:
        return tr("numbers");
    case frames::FieldType::Text:
        return tr("texts");
    case frames::FieldType::Time:
        return tr("times");
    case frames::FieldType::Boolean:
        return tr("yes or no");
    case frames::FieldType::Trend:
        break;
    }
    return tr("other values");
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_frame.columns[static_cast<size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::AccessibleTextRole:
        return tr("%1, %2", "a column and what it holds")
            .arg(spokenText(column.title), typeName(column.type));
    default:
        return {};
    }
}

} // namespace yagura::dashboards
