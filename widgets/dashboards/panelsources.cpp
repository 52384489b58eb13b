#include "dashboards/panelsources.h"

#include "core/callcombinators.h"
#include "dashboards/elastictarget.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"

#include <QCoreApplication>

namespace yagura::dashboards {

namespace {

bool isPrometheus(const PlannedQuery &query)
{
    return query.model.isEmpty();
}

PanelQuestion metricsQuestion(const PlannedQuery &query, const Source<metrics::PromClient> &source,
                              metrics::QueryScheduler &scheduler)
{
    const auto start
        = [&scheduler, client = source.client, id = source.id, query](const metrics::QueryAsker &asker) {
              if (query.mode == QueryMode::Instant)
                  return scheduler.submit(
                      id, query.key(),
                      [client, query] { return client->query(query.expression, query.range.to); }, asker);
              metrics::RangeQuery range;
              range.expression = query.expression;
              range.range = query.range;
              range.step = query.step;
              return scheduler.submitRange(id, client, range, asker);
          };
    return {query, source.id, start};
}

Call<metrics::SharedResult> counted(const std::shared_ptr<logs::ElasticClient> &client,
                                    const PlannedQuery &query)
{
    auto asked = elasticQuery(query.model, {query.range, query.step});
    if (!asked)
        return Call<metrics::SharedResult>::ready(std::unexpected(asked.error()));
    return thenOnWorker(
        client->http().workers(), client->aggregation(std::move(*asked)),
        [at = query.range.to](const logs::SharedAggregation &answer) -> Result<metrics::SharedResult> {
            return seriesResult(*answer, at);
        });
}

PanelQuestion logsQuestion(const PlannedQuery &query, const Source<logs::ElasticClient> &source,
                           metrics::QueryScheduler &scheduler)
{
    const auto start = [&scheduler, client = source.client, id = source.id,
                        query](const metrics::QueryAsker &asker) {
        return scheduler.submit(id, query.key(), [client, query] { return counted(client, query); }, asker);
    };
    return {query, source.id, start};
}

} // namespace

PanelQuestion questionFor(const PlannedQuery &query, const PanelSources &sources,
                          metrics::QueryScheduler &scheduler)
{
    if (isPrometheus(query)) {
        const auto *source = sourceNamed(sources.metrics, query.source);
        return source ? metricsQuestion(query, *source, scheduler) : PanelQuestion{query, {}, {}};
    }
    const auto *source = isElasticType(query.sourceType) ? sourceNamed(sources.logs, query.source) : nullptr;
    return source ? logsQuestion(query, *source, scheduler) : PanelQuestion{query, {}, {}};
}

QString missingSourceHint(const PlannedQuery &query)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("PanelFrame", source); };
    if (isPrometheus(query))
        return text(QT_TRANSLATE_NOOP("PanelFrame", "Add a Prometheus source in the settings."));
    if (isElasticType(query.sourceType))
        return text(
            QT_TRANSLATE_NOOP("PanelFrame", "Add an Elasticsearch or OpenSearch source in the settings."));
    return text(QT_TRANSLATE_NOOP("PanelFrame",
                                  "Its queries are for a source of the kind \"%1\", which is not asked."))
        .arg(query.sourceType);
}

} // namespace yagura::dashboards
