// Asks for the exemplars that a panel's targets want, over the one desk of questions, and keeps the latest.
// Owned by its PanelFrame; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/panelquery.h"
#include "metrics/exemplar.h"
#include "metrics/queryscheduler.h"
#include "net/source.h"

#include <QObject>

namespace yagura::dashboards {

class ExemplarLoader : public QObject
{
    Q_OBJECT
public:
    explicit ExemplarLoader(metrics::QueryScheduler &scheduler, QObject *parent = nullptr);

    // Of the queries those that have them; the same again while they are under way does nothing.
    void ask(const std::vector<PlannedQuery> &queries, const Sources<metrics::PromClient> &sources);
    void cancel();
    [[nodiscard]] bool isRunning() const;
    // Of all queries. Of one whose latest question failed, those of before.
    [[nodiscard]] std::vector<metrics::Exemplar> exemplars() const;

Q_SIGNALS:
    void changed();

private:
    struct Asked
    {
        PlannedQuery query;
        Latest<metrics::SharedResult> call;
        std::vector<metrics::Exemplar> found;
    };

    metrics::QueryScheduler &m_scheduler;
    std::vector<Asked> m_asked;
};

} // namespace yagura::dashboards
