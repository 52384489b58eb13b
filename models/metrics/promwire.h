// The bytes of Prometheus' HTTP API v1, read into values. Pure; any thread, usually a worker.
//
// All readers: an envelope with status "error" becomes its Error (kind from errorType, where is the
// errorType, detail the server's words); text that is not a JSON object at all (a proxy's page) is NotJson
// with its first line; anything that ends early or is not of the promised shape is Malformed. Unknown keys
// are ignored.
#pragma once

#include "core/result.h"
#include "metrics/exemplar.h"
#include "metrics/metricmetadata.h"
#include "metrics/rulegroup.h"
#include "metrics/series.h"
#include "metrics/target.h"

#include <QByteArray>

namespace yagura::metrics {

// /query and /query_range. Takes the body by value: it may be padded in place.
[[nodiscard]] Result<QueryResult> parseQueryResult(QByteArray body);
// The same without the short way for plain matrices: the careful reader, which knows every form. For tests
// and comparisons; the two agree on everything.
[[nodiscard]] Result<QueryResult> parseAnyQueryResult(QByteArray body);

// /labels and /label/NAME/values.
[[nodiscard]] Result<QStringList> parseNames(QByteArray body);
[[nodiscard]] Result<MetadataMap> parseMetadata(QByteArray body);
[[nodiscard]] Result<std::vector<RuleGroup>> parseRules(QByteArray body);
[[nodiscard]] Result<std::vector<ActiveAlert>> parseAlerts(QByteArray body);
[[nodiscard]] Result<TargetList> parseTargets(QByteArray body);
[[nodiscard]] Result<BuildInfo> parseBuildInfo(QByteArray body);
// /series.
[[nodiscard]] Result<std::vector<Labels>> parseSeries(QByteArray body);
// /query_exemplars.
[[nodiscard]] Result<std::vector<ExemplarSeries>> parseExemplars(QByteArray body);

// The error inside an answer whose HTTP status is not a success; nothing when the body is no error envelope.
[[nodiscard]] std::optional<Error> parseErrorEnvelope(QByteArray body);

} // namespace yagura::metrics
