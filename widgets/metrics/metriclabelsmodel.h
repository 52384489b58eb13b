// The labels of one metric with how many values each has, and below an opened label its values with how many
// series each stands in; what has most comes first. Owned by MetricBrowserPane; GUI thread.
#pragma once

#include "core/labels.h"

#include <QAbstractListModel>

#include <vector>

namespace yagura::metrics {

struct LabelValueCount
{
    QString value;
    int series = 0;

    bool operator==(const LabelValueCount &) const = default;
};

struct LabelCardinality
{
    QString label;
    std::vector<LabelValueCount> values; // most series first, then by name

    bool operator==(const LabelCardinality &) const = default;
};

// Of label sets as /api/v1/series has them, without __name__; labels with most values first, then by name.
[[nodiscard]] std::vector<LabelCardinality> cardinalities(const std::vector<Labels> &series);

class MetricLabelsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        LabelRole = Qt::UserRole + 1,
        ValueRole, // empty for the row of a label
        CountRole,
        IsOpenRole,
    };

    using QAbstractListModel::QAbstractListModel;

    void setLabels(std::vector<LabelCardinality> labels);
    // Opens or closes the label of a row.
    void toggle(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    // Beyond these a list is no help.
    static constexpr int mostValues = 200;

    struct Line
    {
        int label = 0;
        int value = -1; // -1: the label itself
    };
    void updateLines();

    std::vector<LabelCardinality> m_labels;
    QString m_open;
    std::vector<Line> m_lines;
};

} // namespace yagura::metrics
