// The fields of one document, name and value a row. GUI thread; owned by the details pane.
#pragma once

#include "logs/fieldcatalogue.h"
#include "logs/sourcewire.h"

#include <QAbstractTableModel>

namespace yagura::logs {

class DetailFieldsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole }; // int of FieldKind

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    struct Field
    {
        QString name;
        QString value;
        FieldKind kind = FieldKind::Other;

        bool operator==(const Field &) const = default;
    };
    // Rows are kept where their names are: only what differs is announced.
    void setFields(QList<Field> fields);
    [[nodiscard]] const Field &field(int row) const { return m_fields[row]; }

private:
    QList<Field> m_fields;
};

// The fields of a document, kinds from the mappings where these know them.
[[nodiscard]] QList<DetailFieldsModel::Field> detailFields(std::string_view source,
                                                           const FieldCatalogue &catalogue);

} // namespace yagura::logs
