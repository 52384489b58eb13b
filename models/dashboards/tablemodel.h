// A TableFrame as a Qt model: says numbers with their unit and what a cell is, never colours. Keeps rows by
// their key from refresh to refresh, and keeps the order the operator chose. GUI thread; owned by its panel.
#pragma once

#include "dashboards/tableframe.h"

#include <QAbstractTableModel>

namespace yagura::dashboards {

class TableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        NumberRole = Qt::UserRole + 1, // double; NaN where there is none
        KindRole, // ColumnKind as int
        KeyRole, // of the row
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setFrame(TableFrame frame);
    [[nodiscard]] const TableFrame &frame() const { return m_frame; }
    [[nodiscard]] const TableColumn &column(int index) const
    {
        return m_frame.columns[static_cast<size_t>(index)];
    }
    // What a column of that type holds, in a word; translated.
    [[nodiscard]] static QString typeName(frames::FieldType type);
    // Smallest and largest number of a column, for bars where the field has no limits.
    [[nodiscard]] std::pair<double, double> extentOf(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void orderRows(std::vector<TableRow> &rows) const;
    void removeRowsWithout(const std::vector<TableRow> &rows);
    void insertRowsOf(const std::vector<TableRow> &rows);
    void reorderLike(const std::vector<TableRow> &rows);

    TableFrame m_frame;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace yagura::dashboards
