#include "logs/detailfieldsmodel.h"

#include "core/text.h"

namespace yagura::logs {

int DetailFieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}
int DetailFieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DetailFieldsModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!index.isValid() || index.row() >= m_fields.size())
        return {};
    const Field &field = m_fields[index.row()];
    if (role == Qt::DisplayRole)
        return index.column() == NameColumn ? field.name : field.value;
    if (role == KindRole)
        return static_cast<int>(field.kind);
    return {};
}

QVariant DetailFieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Field") : tr("Value");
}

void DetailFieldsModel::setFields(QList<Field> fields)
{
    const auto sameNames = fields.size() == m_fields.size()
        && std::equal(fields.begin(), fields.end(), m_fields.begin(),
                      [](const Field &a, const Field &b) { return a.name == b.name; });
    if (!sameNames) {
        beginResetModel();
        m_fields = std::move(fields);
        endResetModel();
        return;
    }
    for (int row = 0; row < fields.size(); ++row) {
        if (fields[row] == m_fields[row])
            continue;
        m_fields[row] = fields[row];
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

QList<DetailFieldsModel::Field> detailFields(std::string_view source, const FieldCatalogue &catalogue)
{
    QList<DetailFieldsModel::Field> made;
    const auto fields = sourcewire::readFields(source);
    for (const auto &field : fields) {
        const auto mapped = catalogue.find(field.name);
        const FieldKind guessed = field.kind == sourcewire::ScalarKind::Number ? FieldKind::Number
            : field.kind == sourcewire::ScalarKind::Boolean                    ? FieldKind::Boolean
                                                                               : FieldKind::Keyword;
        made.append({field.name, field.value, mapped ? mapped->kind : guessed});
    }
    return made;
}

} // namespace yagura::logs
