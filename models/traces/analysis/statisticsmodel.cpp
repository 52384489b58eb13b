#include "traces/analysis/statisticsmodel.h"

#include "core/text.h"

namespace yagura::traces {

namespace {

// Empty where the answer or the tag gave nothing; screens have words for that.
QString nameOf(const SpanStatistics &group)
{
    const QString name = group.service + u' ' + group.operation + group.value;
    return name.trimmed();
}

} // namespace

void StatisticsModel::setTable(StatisticsTable table)
{
    beginResetModel();
    m_table = std::move(table);
    resetOrder(m_table.groups.size());
    endResetModel();
}

StatisticsModel::Unit StatisticsModel::unitOf(int column)
{
    switch (column) {
    case GroupColumn:
        return Text;
    case CountColumn:
        return Count;
    case ErrorColumn:
    case CriticalShareColumn:
        return Share;
    default:
        return Nanoseconds;
    }
}

double StatisticsModel::valueOf(const SpanStatistics &group, int column)
{
    switch (column) {
    case CountColumn:
        return group.count;
    case TotalColumn:
        return static_cast<double>(group.total);
    case SelfColumn:
        return static_cast<double>(group.self);
    case AverageColumn:
        return group.average;
    case ShortestColumn:
        return static_cast<double>(group.shortest);
    case LongestColumn:
        return static_cast<double>(group.longest);
    case P50Column:
        return group.p50;
    case P95Column:
        return group.p95;
    case P99Column:
        return group.p99;
    case ErrorColumn:
        return group.errorShare;
    case CriticalColumn:
        return static_cast<double>(group.critical);
    default:
        return group.criticalShare;
    }
}

int StatisticsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &group = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole:
        return index.column() == GroupColumn ? QVariant(nameOf(group)) : valueOf(group, index.column());
    case UnitRole:
        return unitOf(index.column());
    case RowsRole:
        return QVariant::fromValue(QList<uint>(group.rows.begin(), group.rows.end()));
    case ServiceRole:
        return group.service;
    case OperationRole:
        return group.operation;
    case HasValueRole:
        return group.hasValue;
    default:
        return {};
    }
}

int StatisticsModel::compare(int column, size_t a, size_t b) const
{
    const auto &left = m_table.groups[a];
    const auto &right = m_table.groups[b];
    if (column == GroupColumn)
        return nameOf(left).compare(nameOf(right), Qt::CaseInsensitive);
    return compareValues(valueOf(left, column), valueOf(right, column));
}

} // namespace yagura::traces
