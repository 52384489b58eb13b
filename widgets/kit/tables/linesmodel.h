// A list of one kind of lines as a table model; delegates draw each column from the line
// itself. Rows keep their identity from one list to the next. GUI thread.
#pragma once

#include "core/rowdifference.h"
#include "core/text.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>
#include <vector>

namespace yagura::kit {

template <typename Line> class LinesModel : public QAbstractTableModel
{
public:
    using KeyOf = std::function<QString(const Line &)>;

    // text is what DisplayRole says of a line: for search, copying and screen readers.
    LinesModel(int columns, KeyOf keyOf, KeyOf text, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
        , m_keyOf(std::move(keyOf))
        , m_text(std::move(text))
    { }

    void setHeaders(const QStringList &headers) { m_headers = headers; }

    void setLines(const QList<Line> &lines)
    {
        applyRows(m_lines, std::vector<Line>(lines.begin(), lines.end()), m_keyOf,
                  {[this](int row) { beginInsertRows({}, row, row); }, [this] { endInsertRows(); },
                   [this](int row) { beginRemoveRows({}, row, row); }, [this] { endRemoveRows(); },
                   [this](int from, int to) { beginMoveRows({}, from, from, {}, to); },
                   [this] { endMoveRows(); },
                   [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, m_columns - 1)); }});
    }

    [[nodiscard]] const Line &line(int row) const { return m_lines[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::AccessibleTextRole)
            return spokenText(data(index, Qt::DisplayRole));
        if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
            return {};
        return m_text(line(index.row()));
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_headers.value(section))
                                                                        : QVariant();
    }

private:
    int m_columns;
    KeyOf m_keyOf;
    KeyOf m_text;
    QStringList m_headers;
    std::vector<Line> m_lines;
};

} // namespace yagura::kit
