#include "shell/palettemodel.h"

#include "core/text.h"
#include <algorithm>

namespace yagura::shell {

void PaletteModel::setEntries(QList<PaletteEntry> entries)
{
    m_entries = std::move(entries);
}

void PaletteModel::setPattern(const QString &pattern, const QList<PaletteEntry> &extra)
{
    beginResetModel();
    m_rows.clear();
    for (const PaletteEntry &entry : m_entries) {
        if (auto match = fuzzyMatch(pattern, entry.title))
            m_rows.push_back({entry, std::move(*match)});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return a.match.score > b.match.score; });
    for (const PaletteEntry &entry : extra)
        m_rows.push_back({entry, {}});
    endResetModel();
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<size_t>(row)].entry : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.entry.title;
    case Qt::AccessibleTextRole:
        return spokenText(row.entry.group.isEmpty()
                              ? row.entry.title
                              : QStringLiteral("%1, %2").arg(row.entry.title, row.entry.group));
    case GroupRole:
        return row.entry.group;
    case ShortcutRole:
        return row.entry.shortcut.toString(QKeySequence::NativeText);
    case IconRole:
        return static_cast<int>(row.entry.icon);
    case PositionsRole:
        return QVariant::fromValue(row.match.positions);
    default:
        return {};
    }
}

} // namespace yagura::shell
