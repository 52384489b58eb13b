#include "traces/spanmodel.h"

#include "core/text.h"

namespace yagura::traces {

void SpanModel::setTrace(std::shared_ptr<const OpenTrace> open)
{
    beginResetModel();
    m_open = std::move(open);
    endResetModel();
}

int SpanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_open ? 0 : static_cast<int>(m_open->rowCount());
}

int SpanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SpanModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::uint32_t>(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole:
        return value(row, index.column());
    case DepthRole:
        return m_open->tree.depths[row];
    case ErrorRole:
        return m_open->isError(row);
    case CriticalRole:
        return m_open->isOnCriticalPath(row);
    case SpanIdRole:
        return m_open->trace.spanIdText(m_open->tree.spans[row]);
    default:
        return {};
    }
}

QVariant SpanModel::value(std::uint32_t row, int column) const
{
    switch (column) {
    case ServiceColumn:
        return m_open->service(row);
    case OperationColumn:
        return m_open->operation(row);
    case StartColumn:
        return QVariant::fromValue<qlonglong>(m_open->start(row) - m_open->tree.start);
    case DurationColumn:
        return QVariant::fromValue<qlonglong>(m_open->duration(row));
    default:
        return QVariant::fromValue<qlonglong>(m_open->self[row]);
    }
}

} // namespace yagura::traces
