#include "traces/comparison/baselinemodel.h"

#include "core/text.h"

namespace yagura::traces {

namespace {

QString nameOf(const PathStanding &path)
{
    const QString name = path.service + u' ' + path.operation;
    return name.trimmed();
}

} // namespace

void BaselineModel::setComparison(BaselineComparison comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    resetOrder(m_comparison.paths.size());
    endResetModel();
}

BaselineModel::Unit BaselineModel::unitOf(int column)
{
    switch (column) {
    case PathColumn:
        return Text;
    case PresenceColumn:
    case CountColumn:
    case MedianCountColumn:
        return Count;
    case CountPercentileColumn:
    case TotalPercentileColumn:
        return Percentile;
    case OthersColumn:
        return Share;
    default:
        return Nanoseconds;
    }
}

std::optional<double> BaselineModel::valueOf(const PathStanding &path, int column) const
{
    const auto onlyIf
        = [](bool condition, double value) { return condition ? std::optional(value) : std::nullopt; };
    const bool isUsual = path.presence == PathPresence::Usual;
    switch (column) {
    case PresenceColumn:
        return static_cast<int>(path.presence);
    case CountColumn:
        return path.count;
    case MedianCountColumn:
        return path.medianCount;
    case CountPercentileColumn:
        return onlyIf(m_comparison.others > 0, path.countPercentile);
    case TotalColumn:
        return onlyIf(path.count > 0, static_cast<double>(path.total));
    case MedianTotalColumn:
        return onlyIf(path.othersWith > 0, path.medianTotal);
    case TotalPercentileColumn:
        return onlyIf(isUsual, path.totalPercentile);
    case ExcessColumn:
        return onlyIf(isUsual, path.excess);
    default:
        return onlyIf(m_comparison.others > 0,
                      static_cast<double>(path.othersWith) / std::max(1U, m_comparison.others));
    }
}

int BaselineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BaselineModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &path = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole: {
        if (index.column() == PathColumn)
            return nameOf(path);
        const auto value = valueOf(path, index.column());
        return value ? QVariant(*value) : QVariant();
    }
    case UnitRole:
        return unitOf(index.column());
    case DepthRole:
        return path.depth;
    case RowsRole:
        return QVariant::fromValue(QList<uint>(path.rows.begin(), path.rows.end()));
    default:
        return {};
    }
}

int BaselineModel::compare(int column, size_t a, size_t b) const
{
    const auto &left = m_comparison.paths[a];
    const auto &right = m_comparison.paths[b];
    if (column == PathColumn)
        return nameOf(left).compare(nameOf(right), Qt::CaseInsensitive);
    return compareValues(valueOf(left, column), valueOf(right, column));
}

} // namespace yagura::traces
