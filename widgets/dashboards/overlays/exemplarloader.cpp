#include "dashboards/overlays/exemplarloader.h"

#include "dashboards/overlays/exemplarresult.h"
#include "dashboards/panelsources.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"

namespace yagura::dashboards {

namespace {

using SharedExemplars = std::shared_ptr<const std::vector<metrics::ExemplarSeries>>;

// On the workers that read the source's answers.
Call<metrics::SharedResult> asResult(const std::shared_ptr<metrics::PromClient> &client,
                                     const PlannedQuery &query)
{
    return thenOnWorker(client->http()->workers(), client->queryExemplars(query.expression, query.range),
                        [](const SharedExemplars &series) -> Result<metrics::SharedResult> {
                            return std::make_shared<const metrics::QueryResult>(exemplarResult(*series));
                        });
}

} // namespace

ExemplarLoader::ExemplarLoader(metrics::QueryScheduler &scheduler, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
{ }

void ExemplarLoader::ask(const std::vector<PlannedQuery> &queries,
                         const Sources<metrics::PromClient> &sources)
{
    std::vector<PlannedQuery> wanted;
    for (const PlannedQuery &query : queries) {
        if (query.hasExemplars && !query.isInput && !sources.isEmpty())
            wanted.push_back(query);
    }
    const bool isAsking = isRunning() && std::ranges::equal(wanted, m_asked, {}, {}, &Asked::query);
    if (isAsking)
        return;
    const bool hadAny = !m_asked.empty();
    m_asked.resize(wanted.size());
    for (size_t i = 0; i < wanted.size(); ++i) {
        Asked &one = m_asked[i];
        if (one.query.refId != wanted[i].refId || one.query.expression != wanted[i].expression)
            one.found.clear();
        one.query = wanted[i];
        const auto *source = sourceNamed(sources, one.query.source);
        const auto start = [client = source->client, query = one.query] { return asResult(client, query); };
        one.call.start(m_scheduler.submit(source->id, QStringLiteral("exemplars|") + one.query.key(), start,
                                          {metrics::QueryPriority::Near, this}),
                       this, [this, i](const Result<metrics::SharedResult> &answer) {
                           if (!answer)
                               return; // many sources have none; the panel's own answer tells of trouble
                           m_asked[i].found = exemplarsIn(**answer);
                           Q_EMIT changed();
                       });
    }
    if (hadAny && m_asked.empty())
        Q_EMIT changed();
}

void ExemplarLoader::cancel()
{
    for (Asked &one : m_asked)
        one.call.cancel();
}

bool ExemplarLoader::isRunning() const
{
    return std::ranges::any_of(m_asked, [](const Asked &one) { return one.call.isRunning(); });
}

std::vector<metrics::Exemplar> ExemplarLoader::exemplars() const
{
    std::vector<metrics::Exemplar> all;
    for (const Asked &one : m_asked)
        all.insert(all.end(), one.found.begin(), one.found.end());
    return all;
}

} // namespace yagura::dashboards
