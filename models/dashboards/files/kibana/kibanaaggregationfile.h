// Aggregations of Kibana's visualizations, and those in Elasticsearch's own words, as metrics and buckets of
// a target. Internal to the Kibana reader; pure.
#pragma once

#include "dashboards/files/kibana/kibanatargetfile.h"

namespace yagura::dashboards::kibana {

// aggs of a visState: [{id, type, schema, params}]. What has no counterpart is noted.
void readAggregations(const OrderedJsonView &aggs, TargetBuilder &builder, QStringList &notes);
// {name: {type: params, aggs: {…}}}, nested buckets in order.
void readPlainAggregations(const OrderedJsonView &aggs, TargetBuilder &builder, QStringList &notes);
// Words in those that Elasticsearch has removed, each with what is asked instead.
[[nodiscard]] QStringList removedWords(const OrderedJsonView &aggs);

} // namespace yagura::dashboards::kibana
