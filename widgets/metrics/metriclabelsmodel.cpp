#include "metrics/metriclabelsmodel.h"

#include "core/text.h"

#include <algorithm>
#include <map>

namespace yagura::metrics {

std::vector<LabelCardinality> cardinalities(const std::vector<Labels> &series)
{
    std::map<QString, std::map<QString, int>> counts;
    for (const Labels &one : series) {
        for (const auto &[name, value] : one.pairs()) {
            if (name != QLatin1String("__name__"))
                ++counts[name][value];
        }
    }
    std::vector<LabelCardinality> labels;
    for (const auto &[label, values] : counts) {
        LabelCardinality one{label, {}};
        for (const auto &[value, count] : values)
            one.values.push_back({value, count});
        std::ranges::stable_sort(one.values, std::ranges::greater(), &LabelValueCount::series);
        labels.push_back(std::move(one));
    }
    std::ranges::stable_sort(labels, std::ranges::greater(),
                             [](const LabelCardinality &one) { return one.values.size(); });
    return labels;
}

void MetricLabelsModel::setLabels(std::vector<LabelCardinality> labels)
{
    beginResetModel();
    m_labels = std::move(labels);
    updateLines();
    endResetModel();
}

void MetricLabelsModel::toggle(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const QString &label = m_labels[static_cast<size_t>(m_lines[static_cast<size_t>(row)].label)].label;
    beginResetModel();
    m_open = m_open == label ? QString() : label;
    updateLines();
    endResetModel();
}

void MetricLabelsModel::updateLines()
{
    m_lines.clear();
    for (size_t i = 0; i < m_labels.size(); ++i) {
        m_lines.push_back({static_cast<int>(i), -1});
        if (m_labels[i].label != m_open)
            continue;
        const int shown = std::min(static_cast<int>(m_labels[i].values.size()), mostValues);
        for (int value = 0; value < shown; ++value)
            m_lines.push_back({static_cast<int>(i), value});
    }
}

int MetricLabelsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant MetricLabelsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line &line = m_lines[static_cast<size_t>(index.row())];
    const LabelCardinality &label = m_labels[static_cast<size_t>(line.label)];
    const bool isValue = line.value >= 0;
    const LabelValueCount *value = isValue ? &label.values[static_cast<size_t>(line.value)] : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return isValue ? value->value : label.label;
    case Qt::AccessibleTextRole:
        return spokenText(data(index, Qt::DisplayRole));
    case LabelRole:
        return label.label;
    case ValueRole:
        return isValue ? value->value : QString();
    case CountRole:
        return isValue ? value->series : static_cast<int>(label.values.size());
    case IsOpenRole:
        return label.label == m_open;
    default:
        return {};
    }
}

} // namespace yagura::metrics
