// The metrics a server has, with what their exporters say about them. Rows stay from refresh to refresh. GUI
// thread; owned by the screen.
#pragma once

#include "metrics/metricmetadata.h"

#include <QAbstractListModel>
#include <QStringList>

namespace yagura::metrics {

class MetricNamesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TypeRole = Qt::UserRole + 1, // MetricType as int
        HelpRole,
    };

    using QAbstractListModel::QAbstractListModel;

    // Sorted and without repetition inside.
    void setNames(QStringList names);
    void setMetadata(const MetadataMap &metadata);
    // Of the metric a series name belongs to: http_x_bucket belongs to http_x.
    [[nodiscard]] MetricMetadata metadataOf(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList m_names;
    MetadataMap m_metadata;
};

// A sensible first question about a metric: a rate for counters, a quantile for buckets, itself for the rest.
// Windows are $__rate_interval.
[[nodiscard]] QString firstQuery(const QString &name, MetricType type);

} // namespace yagura::metrics
