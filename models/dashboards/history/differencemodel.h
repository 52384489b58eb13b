// A difference as lines: one for each setting, one for each panel, and under it one for each of its fields.
// Words are the view's. Owned by whoever shows it; GUI thread.
#pragma once

#include "dashboards/history/difference.h"

#include <QAbstractTableModel>

namespace yagura::dashboards {

struct DifferenceLine
{
    std::optional<PanelDifference> panel; // of a line for a panel; its fields are not in it
    std::optional<FieldDifference> field; // otherwise
    bool isSetting = false; // a field of the dashboard itself
};

class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setDifference(const DashboardDifference &difference);
    [[nodiscard]] const DifferenceLine *line(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // Qt::DisplayRole is the panel's title or the field's path.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<DifferenceLine> m_lines;
};

} // namespace yagura::dashboards
