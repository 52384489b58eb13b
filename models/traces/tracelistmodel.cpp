#include "traces/tracelistmodel.h"

#include "core/text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace yagura::traces {

namespace {

template <typename T> int compare(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compareBy(int column, const TraceSummary &a, const TraceSummary &b)
{
    switch (column) {
    case TraceListModel::RootColumn:
        if (const int order = a.rootService.compare(b.rootService, Qt::CaseInsensitive))
            return order;
        return a.rootOperation.compare(b.rootOperation, Qt::CaseInsensitive);
    case TraceListModel::IdColumn:
        return compare(a.id, b.id);
    case TraceListModel::ServicesColumn:
        return compare(a.services.size(), b.services.size());
    case TraceListModel::SpansColumn:
        return compare(a.spans, b.spans);
    case TraceListModel::ErrorsColumn:
        return compare(a.errors, b.errors);
    case TraceListModel::DurationColumn:
        return compare(a.duration, b.duration);
    default:
        return compare(a.start, b.start);
    }
}

} // namespace

bool TraceListModel::before(const TraceSummary &a, const TraceSummary &b) const
{
    const int order = compareBy(m_sortColumn, a, b);
    if (order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    return a.start != b.start ? a.start > b.start : a.id < b.id;
}

void TraceListModel::order(std::vector<TraceSummary> &traces) const
{
    std::ranges::sort(traces, [this](const auto &a, const auto &b) { return before(a, b); });
}

// Rows that went are removed, rows that stay are moved by a layout change, new ones are inserted where they
// belong.
void TraceListModel::setTraces(std::vector<TraceSummary> traces)
{
    std::unordered_set<TraceId> unique;
    std::erase_if(traces, [&](const TraceSummary &trace) { return !unique.insert(trace.id).second; });
    order(traces);
    m_longest = {};
    for (const auto &trace : traces)
        m_longest = std::max(m_longest, trace.duration);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (unique.contains(at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_traces.erase(m_traces.begin() + row);
        endRemoveRows();
    }
    std::unordered_set<TraceId> had;
    for (const auto &trace : m_traces)
        had.insert(trace.id);
    std::unordered_map<TraceId, TraceSummary> fresh;
    for (const auto &trace : traces)
        fresh.emplace(trace.id, trace);
    for (auto &trace : m_traces)
        trace = fresh.at(trace.id);
    sort(m_sortColumn, m_sortOrder);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    for (size_t row = 0; row < traces.size();) {
        if (had.contains(traces[row].id)) {
            ++row;
            continue;
        }
        auto last = row;
        while (last + 1 < traces.size() && !had.contains(traces[last + 1].id))
            ++last;
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(last));
        m_traces.insert(m_traces.begin() + static_cast<std::ptrdiff_t>(row),
                        traces.begin() + static_cast<std::ptrdiff_t>(row),
                        traces.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        endInsertRows();
        row = last + 1;
    }
}

std::optional<int> TraceListModel::rowOf(const TraceId &id) const
{
    const auto found = std::ranges::find(m_traces, id, &TraceSummary::id);
    if (found == m_traces.end())
        return std::nullopt;
    return static_cast<int>(found - m_traces.begin());
}

int TraceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_traces.size());
}

int TraceListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TraceListModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &trace = at(index.row());
    if (role == TraceIdRole)
        return idText(trace.id);
    if (role == Qt::CheckStateRole && index.column() == MarkColumn)
        return std::ranges::find(m_marked, trace.id) == m_marked.end() ? Qt::Unchecked : Qt::Checked;
    if (role != Qt::DisplayRole && role != ValueRole)
        return {};
    switch (index.column()) {
    case MarkColumn:
        return {};
    case RootColumn: {
        const QString root = trace.rootService + u' ' + trace.rootOperation;
        return root.trimmed();
    }
    case IdColumn:
        return idText(trace.id);
    case ServicesColumn: {
        QStringList names;
        for (const auto &service : trace.services)
            names.append(service.service);
        return names.join(QStringLiteral(", "));
    }
    case SpansColumn:
        return trace.spans;
    case ErrorsColumn:
        return trace.errors;
    case DurationColumn:
        return QVariant::fromValue<qlonglong>(trace.duration.count());
    default:
        return QVariant::fromValue<qlonglong>(toUnixNanoseconds(trace.start));
    }
}

void TraceListModel::clearMarks()
{
    m_marked.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, MarkColumn), index(rowCount() - 1, MarkColumn), {Qt::CheckStateRole});
    Q_EMIT markedChanged();
}

bool TraceListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != MarkColumn
        || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const auto id = at(index.row()).id;
    std::erase(m_marked, id);
    if (value.toInt() == Qt::Checked)
        m_marked.push_back(id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT markedChanged();
    return true;
}

Qt::ItemFlags TraceListModel::flags(const QModelIndex &index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == MarkColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

void TraceListModel::sort(int column, Qt::SortOrder sortOrder)
{
    if (column == MarkColumn)
        return;
    m_sortColumn = column < 0 ? StartColumn : column;
    m_sortOrder = sortOrder;
    if (std::ranges::is_sorted(m_traces, [this](const auto &a, const auto &b) { return before(a, b); }))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const auto before = persistentIndexList();
    std::vector<TraceId> ids;
    for (const auto &persistent : before)
        ids.push_back(at(persistent.row()).id);
    order(m_traces);
    std::unordered_map<TraceId, int> rows;
    for (int row = 0; row < rowCount(); ++row)
        rows.emplace(at(row).id, row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rows.at(ids[static_cast<size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace yagura::traces
