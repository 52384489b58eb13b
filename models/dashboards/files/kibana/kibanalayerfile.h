// One layer of a Lens visualization as targets: metrics with a filter of their own ask separately. Internal
// to the Kibana reader; pure.
#pragma once

#include "dashboards/files/kibana/kibanapanelfile.h"

#include <QSet>

namespace yagura::dashboards::kibana {

class LayerReader
{
public:
    // What is read goes into visualization, which outlives the reader, as does the layer.
    LayerReader(const OrderedJsonView &layer, QString index, QString timeField, Visualization &visualization);

    void read(const QStringList &queries);

    [[nodiscard]] bool isOverTime() const;
    // Of the first metric.
    [[nodiscard]] QString unit() const;

private:
    struct Column
    {
        QString id;
        OrderedJsonView json;
    };

    [[nodiscard]] static std::vector<Column> columnsOf(const OrderedJsonView &layer);
    [[nodiscard]] static QString filterOf(const Column &column);
    [[nodiscard]] bool isShown(const Column &column) const { return !m_inner.contains(column.id); }
    void addTarget(const QStringList &queries, const QString &filter);
    void addMetric(TargetBuilder &builder, const Column &column);
    void addBucket(TargetBuilder &builder, const Column &column);

    QString m_index;
    QString m_timeField;
    Visualization &m_visualization;
    std::vector<Column> m_columns;
    QSet<QString> m_inner; // columns that others are calculated from are not shown themselves
    QHash<QString, QString> m_ids; // a column's metric in the target
};

} // namespace yagura::dashboards::kibana
