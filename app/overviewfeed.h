// Puts the overview's content together from the feeds of every domain. Asks for service health, error lines
// and deploys only while the overview is shown; alerts and incidents come from the session's feeds. Owned by
// the console.
#pragma once

#include "core/callcombinators.h"
#include "correlate/servicehealthfeed.h"
#include "overview/overviewcontent.h"
#include "session.h"

#include <QObject>

namespace yagura {

class OverviewFeed : public QObject
{
    Q_OBJECT
public:
    explicit OverviewFeed(Session &session, QObject *parent = nullptr);

    void setActive(bool isActive);
    [[nodiscard]] overview::OverviewContent content() const;

Q_SIGNALS:
    void changed();

private:
    void setClients();
    void refresh();
    void takeErrors(const Result<logs::SharedPage> &page, const TimeRange &range);
    void takeDeploys(const Result<metrics::SharedResult> &result);

    Session &m_session;
    bool m_isActive = false;
    correlate::ServiceHealthFeed m_health;
    std::optional<Instant> m_healthConfirmedAt;
    Latest<logs::SharedPage> m_errorCall;
    Latest<metrics::SharedResult> m_deployCall;
    QList<overview::ErrorLine> m_errors;
    overview::PartState m_errorsState;
    QList<overview::DeployLine> m_deploys;
    QTimer m_announce; // several feeds answer at about the same moment: one repaint
};

// Lines alike: numbers, ids and quoted values are the same for all.
[[nodiscard]] QString messageShape(const QString &message);

} // namespace yagura
