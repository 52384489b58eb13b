// Hands the dashboards screen what its lists show besides answers to PromQL: alerts, incidents, objectives of
// the workspace, clients of traces and logs, and the stars the operator gave. Owned by the screen; GUI
// thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/lists/panelfeeds.h"
#include "session.h"
#include "workspace/preferences.h"

#include <QObject>

namespace yagura {

class DashboardFeeds : public QObject
{
    Q_OBJECT
public:
    // All outlive this.
    DashboardFeeds(Session &session, Preferences &preferences, dashboards::PanelFeeds &feeds,
                   QObject *parent);

    // After every change of the sources.
    void takeSources();

private:
    struct Objectives
    {
        slo::Objectives all;
        QStringList problems;
    };

    void showIncidents();
    void readObjectives();
    void saveStars(const QStringList &ids);

    Session &m_session;
    Preferences &m_preferences;
    dashboards::PanelFeeds &m_feeds;
    Latest<Objectives> m_reading;
};

} // namespace yagura
