// The metrics and buckets that an Elasticsearch query can have, and the settings of each: tables over the
// parts of a target's model. GUI thread, for their texts.
#pragma once

#include "dashboards/editor/query/partsedit.h"

#include <QCoreApplication>

namespace yagura::dashboards {

class ElasticSections
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::ElasticSections)
public:
    // metrics: all of the query, which pipeline metrics and orders choose from.
    [[nodiscard]] static OptionSections metric(const QVariantMap &part, const QVariantList &metrics);
    [[nodiscard]] static OptionSections bucket(const QVariantMap &part, const QVariantList &metrics);
    // A kind of its own begins with its usual settings.
    [[nodiscard]] static QVariantMap withMetricValue(QVariantMap part, const QString &path,
                                                     const QVariant &value, const QVariantList &metrics);
    [[nodiscard]] static QVariantMap withBucketValue(QVariantMap part, const QString &path,
                                                     const QVariant &value, const QString &timeField);
    [[nodiscard]] static PartsKind filters();
    [[nodiscard]] static PartsKind ranges();
    [[nodiscard]] static PartsKind scriptVariables(const QVariantList &metrics);

private:
    [[nodiscard]] static std::vector<OptionChoice> metricKinds();
    [[nodiscard]] static std::vector<OptionChoice> bucketKinds();
    [[nodiscard]] static std::vector<OptionChoice> inputs(const QVariantList &metrics,
                                                          const QString &without);
    [[nodiscard]] static QString shown(const QVariantMap &metric);
    [[nodiscard]] static OptionSection terms(const QVariantList &metrics);
};

} // namespace yagura::dashboards
