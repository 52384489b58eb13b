// What a metric is, as its exporter describes it (/api/v1/metadata). Plain values.
#pragma once

#include <QHash>
#include <QString>

namespace yagura::metrics {

enum class MetricType { Unknown, Counter, Gauge, Histogram, GaugeHistogram, Summary, Info, StateSet };

struct MetricMetadata
{
    MetricType type = MetricType::Unknown;
    QString help;
    QString unit;

    bool operator==(const MetricMetadata &) const = default;
};

// By metric name; where exporters disagree, the first description.
using MetadataMap = QHash<QString, MetricMetadata>;

} // namespace yagura::metrics
