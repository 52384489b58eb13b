#include "settings/problemstablemodel.h"

#include "core/text.h"

#include <QDir>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;

} // namespace

void ProblemsTableModel::setProblems(const Findings &problems, const QString &folder)
{
    m_folder = folder;
    for (int i = static_cast<int>(m_problems.size()) - 1; i >= 0; --i) {
        if (problems.contains(m_problems[i]))
            continue;
        beginRemoveRows({}, i, i);
        m_problems.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(problems.size()); ++i) {
        if (i < m_problems.size() && m_problems[i] == problems[i])
            continue;
        const qsizetype known = m_problems.indexOf(problems[i], i);
        if (known > i) {
            beginMoveRows({}, static_cast<int>(known), static_cast<int>(known), {}, i);
            m_problems.move(known, i);
            endMoveRows();
            continue;
        }
        beginInsertRows({}, i, i);
        m_problems.insert(i, problems[i]);
        endInsertRows();
    }
    if (m_problems.size() > problems.size()) { // the same finding twice before, once now
        beginRemoveRows({}, static_cast<int>(problems.size()), static_cast<int>(m_problems.size()) - 1);
        m_problems.resize(problems.size());
        endRemoveRows();
    }
}

int ProblemsTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ProblemsTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProblemsTableModel::placeText(const Finding &finding) const
{
    const QString inside = QDir(m_folder).relativeFilePath(finding.file);
    const QString name = inside.startsWith(".."_L1) ? finding.file : inside;
    return finding.line > 0 ? u"%1:%2"_s.arg(name).arg(finding.line) : name;
}

QVariant ProblemsTableModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Finding &finding = problem(index.row());
    if (role == Qt::ToolTipRole)
        return describe(finding);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == FileColumn)
        return placeText(finding);
    return finding.subject.isEmpty() ? finding.message : u"%1: %2"_s.arg(finding.subject, finding.message);
}

QVariant ProblemsTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == FileColumn ? tr("File and line") : tr("What is wrong, and what to do");
}

} // namespace yagura::settings
