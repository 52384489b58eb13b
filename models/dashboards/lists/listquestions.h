// What logs and trace panels ask their servers: from their targets in Grafana's shapes where there are any,
// else from their options; variables put in. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/lists/listscope.h"
#include "logs/logquery.h"
#include "traces/tracesearch.h"

namespace yagura::dashboards {

struct LogQuestion
{
    logs::LogQuery query;
    QString source; // uid, name or $variable put in; empty: the first
    int limit = 500;

    bool operator==(const LogQuestion &) const = default;
};

struct TraceQuestion
{
    traces::TraceQuery query; // service is empty where none was chosen
    QString source;

    bool operator==(const TraceQuestion &) const = default;
};

// Unsupported when the panel's targets are meant for another kind of server than Elasticsearch.
[[nodiscard]] Result<LogQuestion> logQuestion(const Panel &panel, const PlanContext &context);
// InvalidInput for a duration or tags that cannot be read, Unsupported as above for Jaeger.
[[nodiscard]] Result<TraceQuestion> traceQuestion(const Panel &panel, const PlanContext &context);

} // namespace yagura::dashboards
