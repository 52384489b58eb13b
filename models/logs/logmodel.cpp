#include "logs/logmodel.h"

#include "core/text.h"

#include <algorithm>

namespace yagura::logs {

namespace {

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

LogModel::LogModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}
int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

LogModel::Place LogModel::place(int row) const
{
    const auto page = std::upper_bound(m_starts.begin(), m_starts.end(), row) - m_starts.begin() - 1;
    const auto number = static_cast<size_t>(page);
    return {&m_pages[number]->rows, m_firsts[number] + static_cast<size_t>(row - m_starts[number])};
}

LogEntry LogModel::entry(int row) const
{
    const Place at = place(row);
    return at.buffer->entry(at.row);
}

QVariant LogModel::display(const Place &at, int column) const
{
    switch (column) {
    case TimeColumn:
        return at.buffer->timeNs(at.row) == noTime ? QVariant() : QVariant(qint64(at.buffer->timeNs(at.row)));
    case LevelColumn:
        return levelName(at.buffer->level(at.row));
    case ServiceColumn:
        return textOf(at.buffer->service(at.row));
    case MessageColumn:
        return textOf(at.buffer->message(at.row));
    case TraceColumn:
        return at.buffer->trace(at.row).isValid() ? at.buffer->trace(at.row).toString() : QString();
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const Place at = place(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(at, index.column());
    case TimeRole:
        return display(at, TimeColumn);
    case LevelRole:
        return static_cast<int>(at.buffer->level(at.row));
    case SeverityRole:
        return static_cast<int>(severityOf(at.buffer->level(at.row)));
    case ServiceRole:
        return display(at, ServiceColumn);
    case MessageRole:
        return display(at, MessageColumn);
    case TraceRole:
        return display(at, TraceColumn);
    case HasStackTraceRole:
        return at.buffer->hasStackTrace(at.row);
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_titles.value(section);
}

void LogModel::setColumnTitles(const QStringList &titles)
{
    m_titles = titles;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

bool LogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more;
}

void LogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_more = false;
    Q_EMIT moreWanted();
}

void LogModel::clear()
{
    m_more = false;
    if (m_rows == 0)
        return;
    beginResetModel();
    m_pages.clear();
    m_starts.clear();
    m_firsts.clear();
    m_rows = 0;
    m_bytes = 0;
    endResetModel();
}

void LogModel::append(SharedPage page, size_t first)
{
    if (first >= page->rows.size())
        return;
    const int added = static_cast<int>(page->rows.size() - first);
    beginInsertRows({}, m_rows, m_rows + added - 1);
    m_starts.push_back(m_rows);
    m_firsts.push_back(first);
    m_bytes += page->rows.bytes();
    m_pages.push_back(std::move(page));
    m_rows += added;
    endInsertRows();
}

} // namespace yagura::logs
