// The alerts screen: every alert of every Prometheus and Alertmanager in one table, and what is known of one.
// Reads from the feed; never acts. Made once by app/; GUI thread.
#pragma once

#include "alerts/alertfeed.h"
#include "core/callcombinators.h"
#include "correlate/serviceidentity.h"
#include "correlate/timecontext.h"
#include "incidents/incident.h"
#include "kit/screen.h"

#include <QSet>

class QStackedLayout;

namespace yagura::kit {
class ActionRegistry;
}

namespace yagura::incidents {
class IncidentFeed;
}

namespace yagura::alerts {

class AlertDetailsPane;
class AlertListPane;

class AlertsScreen : public kit::Screen
{
    Q_OBJECT
public:
    // feed outlives the screen; incidents, where an alert's page is looked for, may be null and outlives it
    // too.
    AlertsScreen(correlate::TimeContext &time, AlertFeed &feed, incidents::IncidentFeed *incidents,
                 QWidget *parent = nullptr);

    void setServiceIdentity(const correlate::ServiceIdentity &identity) { m_identity = identity; }
    void registerActions(kit::ActionRegistry &registry);

    [[nodiscard]] QString title() const override { return tr("Alerts"); }
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    [[nodiscard]] AlertListPane *list() const { return m_list; }
    [[nodiscard]] AlertDetailsPane *details() const { return m_details; }

private:
    using Groups = std::shared_ptr<const std::vector<AlertGroup>>;

    void connectPanes();
    void showList();
    void showState();
    void showSources();
    void takeCurrent();
    void showDetails();
    void lookForIncident();
    void goTo(correlate::Target target);

    correlate::TimeContext &m_time;
    AlertFeed &m_feed;
    incidents::IncidentFeed *m_incidents;
    correlate::ServiceIdentity m_identity;
    AlertListPane *m_list;
    AlertDetailsPane *m_details;
    QStackedLayout *m_detailsStack;
    std::optional<Alert> m_shown;
    QString m_wanted; // fingerprint asked for by a pivot before it was known
    QSet<QString> m_pageKeys; // under which the shown alert may have paged
    std::optional<incidents::Incident> m_incident;
    Latest<Groups> m_askGroups;
    bool m_awaitsGroups = false;
    bool m_isActive = false;
};

} // namespace yagura::alerts
