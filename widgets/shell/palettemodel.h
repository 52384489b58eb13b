// The entries of the command palette that match what was typed, best first. Owned by the palette.
#pragma once

#include "shell/commandpalette.h"
#include "shell/fuzzymatch.h"

#include <QAbstractListModel>

#include <vector>

namespace yagura::shell {

class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    // Qt::DisplayRole is the title.
    enum Role { GroupRole = Qt::UserRole, ShortcutRole, IconRole, PositionsRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<PaletteEntry> entries);
    // extra is put behind the matches.
    void setPattern(const QString &pattern, const QList<PaletteEntry> &extra);
    [[nodiscard]] const PaletteEntry *entry(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        PaletteEntry entry;
        FuzzyMatch match;
    };
    QList<PaletteEntry> m_entries;
    std::vector<Row> m_rows;
};

} // namespace yagura::shell
