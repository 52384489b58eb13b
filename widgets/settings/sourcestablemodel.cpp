#include "settings/sourcestablemodel.h"

#include "core/text.h"
#include "kit/errortext.h"
#include "settings/settingstexts.h"

#include <QCoreApplication>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;

bool contains(const std::vector<SourceRow> &rows, const QString &id)
{
    return std::any_of(rows.begin(), rows.end(), [&](const SourceRow &row) { return row.config.id == id; });
}

} // namespace

QString connectionText(const SourceRow &row)
{
    switch (row.stage) {
    case ConnectionStage::NotTested:
        return QCoreApplication::translate("Settings", "Not tested");
    case ConnectionStage::Testing:
        return QCoreApplication::translate("Settings", "Testing …");
    case ConnectionStage::Reached:
        return u"%1 %2"_s.arg(row.report.product, row.report.version).trimmed();
    case ConnectionStage::Failed:
        return row.error ? kit::errorTitle(*row.error) : QString();
    }
    return {};
}

bool SourcesTableModel::sameOrder(const std::vector<SourceRow> &rows) const
{
    return std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                      [](const SourceRow &a, const SourceRow &b) { return a.config.id == b.config.id; });
}

void SourcesTableModel::setRows(const std::vector<SourceRow> &rows)
{
    for (int i = rowCount() - 1; i >= 0; --i) {
        if (contains(rows, row(i).config.id))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        if (contains(m_rows, rows[static_cast<size_t>(i)].config.id))
            continue;
        const int place = std::min(i, rowCount());
        beginInsertRows({}, place, place);
        m_rows.insert(m_rows.begin() + place, rows[static_cast<size_t>(i)]);
        endInsertRows();
    }
    if (!sameOrder(rows)) { // the file was put in another order by hand
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (int i = 0; i < rowCount(); ++i) {
        if (m_rows[static_cast<size_t>(i)] == rows[static_cast<size_t>(i)])
            continue;
        m_rows[static_cast<size_t>(i)] = rows[static_cast<size_t>(i)];
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

int SourcesTableModel::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const SourceRow &row) { return row.config.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SourcesTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SourcesTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SourcesTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SourceRow &source = row(index.row());
    if (role == Qt::ToolTipRole && index.column() == ConnectionColumn && source.error)
        return kit::errorSentence(*source.error);
    if (role == Qt::AccessibleTextRole)
        return spokenText(index.column() == NameColumn
                              ? QVariant(tr("%1, %2").arg(source.config.name, kindText(source.config.kind)))
                              : data(index, Qt::DisplayRole));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return source.config.name;
    case AddressColumn:
        return source.config.url.toDisplayString(QUrl::RemoveUserInfo);
    case SignInColumn:
        return signInText(source.config);
    case ConnectionColumn:
        return connectionText(source);
    default:
        return {};
    }
}

QVariant SourcesTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case AddressColumn:
        return tr("Address");
    case SignInColumn:
        return tr("Sign-in");
    case ConnectionColumn:
        return tr("Connection");
    default:
        return {};
    }
}

} // namespace yagura::settings
