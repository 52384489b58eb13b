// Asks what one panel wants to know and keeps the latest answers, also while newer ones fail. One round of
// questions at a time: asked again with the same questions while they are under way, it does nothing. Owned
// by its PanelFrame; GUI thread.
#pragma once

#include "core/call.h"
#include "dashboards/panelquery.h"
#include "metrics/queryscheduler.h"

#include <QObject>

#include <functional>

namespace yagura {
class Clock;
}
namespace yagura::dashboards {

// One question with whoever answers it.
struct PanelQuestion
{
    PlannedQuery query;
    QString sourceId;
    std::function<Call<metrics::SharedResult>(const metrics::QueryAsker &asker)> start;
};

class PanelLoader : public QObject
{
    Q_OBJECT
public:
    PanelLoader(metrics::QueryScheduler &scheduler, const Clock &clock, QObject *parent = nullptr);

    // Takes back what is under way if it asks something else.
    void ask(std::vector<PanelQuestion> questions);
    void cancel();
    // Also of what waits for its turn: the panel came into sight or left it.
    void setPriority(metrics::QueryPriority priority);

    [[nodiscard]] bool isRunning() const { return m_missing > 0; }
    // Of the latest round in which any question was answered.
    [[nodiscard]] const std::vector<QueryAnswer> &answers() const { return m_answers; }
    [[nodiscard]] bool hasAnswers() const { return m_confirmedAt.has_value(); }
    [[nodiscard]] std::optional<Instant> confirmedAt() const { return m_confirmedAt; }
    // The first failure of the latest round.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void finished();

private:
    struct Question
    {
        PlannedQuery query;
        QString sourceId;
        Call<metrics::SharedResult> call;
        metrics::SharedResult result;
    };

    void take(size_t index, Result<metrics::SharedResult> result);
    void finishRound();
    [[nodiscard]] bool isAsking(const std::vector<PanelQuestion> &questions) const;

    metrics::QueryScheduler &m_scheduler;
    const Clock &m_clock;
    metrics::QueryPriority m_priority = metrics::QueryPriority::Visible;
    std::vector<Question> m_questions;
    int m_missing = 0;
    std::optional<Error> m_roundError;
    std::vector<QueryAnswer> m_answers;
    std::optional<Instant> m_confirmedAt;
    std::optional<Error> m_error;
};

} // namespace yagura::dashboards
