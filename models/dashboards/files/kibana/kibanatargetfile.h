// A target of Grafana's Elasticsearch source: metrics, bucketAggs and a Lucene query. Internal to the Kibana
// reader; pure.
#pragma once

#include "core/jsonreader.h"

#include <QStringList>

namespace yagura::dashboards::kibana {

// One target on its way. Ids are given in order, metrics and buckets from one row of numbers, as Grafana
// does.
class TargetBuilder
{
public:
    explicit TargetBuilder(QString timeField);

    // A metric of Grafana's type ("count", "avg", "percentiles" …); the id it got.
    QString addMetric(const char *type, const QString &field, OrderedJson settings = OrderedJson::object());
    QString addBucket(const char *type, const QString &field, OrderedJson settings);
    // interval is Kibana's or Elasticsearch's in any form: "auto", "5m", "1d", "month".
    QString addTimeBucket(const QString &field, const QString &interval);
    QString addTerms(const QString &field, int size, const QString &order, const QString &orderBy);
    void addQuery(const QString &lucene);
    void setAlias(const QString &alias) { m_alias = alias; }

    [[nodiscard]] bool hasMetrics() const { return !m_metrics.empty(); }
    [[nodiscard]] bool hasBuckets() const { return !m_buckets.empty(); }
    [[nodiscard]] bool hasTimeBucket() const { return m_hasTimeBucket; }
    // A count where no metric was asked for. index is the pattern of indices, for whoever asks them directly.
    [[nodiscard]] OrderedJson target(const QString &refId, const QString &index);

private:
    [[nodiscard]] std::string nextId();

    QString m_timeField;
    QString m_alias;
    QStringList m_queries;
    OrderedJson m_metrics = OrderedJson::array();
    OrderedJson m_buckets = OrderedJson::array();
    int m_lastId = 0;
    bool m_hasTimeBucket = false;
};

// Grafana's bucket interval; "auto" for none. Fixed units as they are, calendar words as their units.
[[nodiscard]] QString grafanaInterval(const QString &interval);

} // namespace yagura::dashboards::kibana
