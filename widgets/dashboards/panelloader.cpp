#include "dashboards/panelloader.h"

#include "core/clock.h"

namespace yagura::dashboards {

PanelLoader::PanelLoader(metrics::QueryScheduler &scheduler, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_clock(clock)
{ }

bool PanelLoader::isAsking(const std::vector<PanelQuestion> &questions) const
{
    return m_missing > 0
        && std::equal(questions.begin(), questions.end(), m_questions.begin(), m_questions.end(),
                      [](const PanelQuestion &asked, const Question &running) {
                          return asked.query == running.query && asked.sourceId == running.sourceId;
                      });
}

void PanelLoader::ask(std::vector<PanelQuestion> questions)
{
    if (isAsking(questions))
        return;
    cancel();
    m_roundError.reset();
    m_missing = static_cast<int>(questions.size());
    if (questions.empty()) {
        m_answers.clear();
        m_error.reset();
        m_confirmedAt = m_clock.now();
        QMetaObject::invokeMethod(this, &PanelLoader::finished, Qt::QueuedConnection);
        return;
    }
    const metrics::QueryAsker asker{m_priority, this};
    for (PanelQuestion &asked : questions)
        m_questions.push_back({std::move(asked.query), asked.sourceId, asked.start(asker), {}});
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
