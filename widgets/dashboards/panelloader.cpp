#include "dashboards/panelloader.h"

#include "core/clock.h"
#include "metrics/promclient.h"

namespace yagura::dashboards {

PanelLoader::PanelLoader(metrics::QueryScheduler &scheduler, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_clock(clock)
{ }

bool PanelLoader::isAsking(const QString &sourceId, const std::vector<PlannedQuery> &queries) const
{
    return m_missing > 0 && m_sourceId == sourceId
        && std::equal(
               queries.begin(), queries.end(), m_questions.begin(), m_questions.end(),
               [](const PlannedQuery &query, const Question &question) { return query == question.query; });
}

void PanelLoader::ask(const QString &sourceId, const std::shared_ptr<metrics::PromClient> &client,
                      std::vector<PlannedQuery> queries)
{
    if (isAsking(sourceId, queries))
        return;
    cancel();
    m_sourceId = sourceId;
    m_roundError.reset();
    m_missing = static_cast<int>(queries.size());
    if (queries.empty()) {
        m_answers.clear();
        m_error.reset();
        m_confirmedAt = m_clock.now();
        QMetaObject::invokeMethod(this, &PanelLoader::finished, Qt::QueuedConnection);
        return;
    }
    const metrics::QueryAsker asker{m_priority, this};
    for (PlannedQuery &query : queries) {
        Question question;
        if (query.mode == QueryMode::Instant) {
            const auto start = [client, query] { return client->query(query.expression, query.range.to); };
            question.call = m_scheduler.submit(sourceId, query.key(), start, asker);
        } else {
            metrics::RangeQuery range;
            range.expression = query.expression;
            range.range = query.range;
            range.step = query.step;
            question.call = m_scheduler.submitRange(sourceId, client, range, asker);
        }
        question.query = std::move(query);
        m_questions.push_back(std::move(question));
    }
    for (size_t i = 0; i < m_questions.size(); ++i)
        m_questions[i].call.onDone(
            this, [this, i](Result<metrics::SharedResult> result) { take(i, std::move(result)); });
}

void PanelLoader::setPriority(metrics::QueryPriority priority)
{
    if (priority != std::exchange(m_priority, priority))
        m_scheduler.prioritise(this, priority);
}

void PanelLoader::cancel()
{
    m_questions.clear();
    m_missing = 0;
}

void PanelLoader::take(size_t index, Result<metrics::SharedResult> result)
{
    if (result)
        m_questions[index].result = std::move(*result);
    else if (!m_roundError)
        m_roundError = result.error();
    if (--m_missing == 0)
        finishRound();
}

void PanelLoader::finishRound()
{
    std::vector<QueryAnswer> answers;
    for (Question &question : m_questions) {
        if (question.result)
            answers.push_back({question.query, question.result});
    }
    m_error = m_roundError;
    if (!answers.empty()) {
        m_answers = std::move(answers);
        m_confirmedAt = m_clock.now();
    }
    m_questions.clear();
    Q_EMIT finished();
}

} // namespace yagura::dashboards
