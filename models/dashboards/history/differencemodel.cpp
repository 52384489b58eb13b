#include "dashboards/history/differencemodel.h"

#include "core/text.h"

namespace yagura::dashboards {

void DifferenceModel::setDifference(const DashboardDifference &difference)
{
    beginResetModel();
    m_lines.clear();
    for (const FieldDifference &setting : difference.settings)
        m_lines.push_back({std::nullopt, setting, true});
    for (const PanelDifference &panel : difference.panels) {
        PanelDifference alone = panel;
        alone.fields.clear();
        m_lines.push_back({std::move(alone), std::nullopt, false});
        for (const FieldDifference &field : panel.fields)
            m_lines.push_back({std::nullopt, field, false});
    }
    endResetModel();
}

const DifferenceLine *DifferenceModel::line(int row) const
{
    return row >= 0 && row < rowCount() ? &m_lines[static_cast<size_t>(row)] : nullptr;
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    const DifferenceLine *one = line(index.row());
    if (!one || role != Qt::DisplayRole)
        return {};
    return one->panel ? one->panel->title : one->field->path;
}

} // namespace yagura::dashboards
