#include "traces/comparison/comparisonmodel.h"

#include "core/text.h"

namespace yagura::traces {

namespace {

QString nameOf(const PathDifference &path)
{
    const QString name = path.service + u' ' + path.operation;
    return name.trimmed();
}

// Nothing where there is nothing to compare with.
std::optional<double> valueOf(const PathDifference &path, int column)
{
    switch (column) {
    case ComparisonModel::ChangeColumn:
        return static_cast<int>(path.change);
    case ComparisonModel::FirstCountColumn:
        return path.first.count;
    case ComparisonModel::SecondCountColumn:
        return path.second.count;
    case ComparisonModel::FirstAverageColumn:
        return path.first.count > 0 ? std::optional(path.first.average) : std::nullopt;
    case ComparisonModel::SecondAverageColumn:
        return path.second.count > 0 ? std::optional(path.second.average) : std::nullopt;
    case ComparisonModel::AverageDifferenceColumn:
        return path.isInBoth() ? std::optional(path.averageDifference()) : std::nullopt;
    case ComparisonModel::TotalDifferenceColumn:
        return static_cast<double>(path.totalDifference());
    case ComparisonModel::SelfDifferenceColumn:
        return static_cast<double>(path.selfDifference());
    default:
        return path.criticalDifference();
    }
}

QVariant rowList(const std::vector<std::uint32_t> &rows)
{
    return QVariant::fromValue(QList<uint>(rows.begin(), rows.end()));
}

} // namespace

void ComparisonModel::setComparison(TraceComparison comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    resetOrder(m_comparison.paths.size());
    endResetModel();
}

ComparisonModel::Unit ComparisonModel::unitOf(int column)
{
    switch (column) {
    case PathColumn:
        return Text;
    case ChangeColumn:
    case FirstCountColumn:
    case SecondCountColumn:
        return Count;
    case CriticalDifferenceColumn:
        return Share;
    default:
        return Nanoseconds;
    }
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
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
    case FirstRowsRole:
        return rowList(path.first.rows);
    case SecondRowsRole:
        return rowList(path.second.rows);
    case PlaceRole:
        return QVariant::fromValue<qulonglong>(placeOf(index.row()));
    default:
        return {};
    }
}

int ComparisonModel::compare(int column, size_t a, size_t b) const
{
    const auto &left = m_comparison.paths[a];
    const auto &right = m_comparison.paths[b];
    if (column == PathColumn)
        return nameOf(left).compare(nameOf(right), Qt::CaseInsensitive);
    return compareValues(valueOf(left, column), valueOf(right, column));
}

} // namespace yagura::traces
