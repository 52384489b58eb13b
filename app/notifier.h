// Desktop notices of new incidents, by the system tray where there is one. A click on the notice opens the
// incident. Owned by main; GUI thread.
#pragma once

#include "incidents/incidentfeed.h"

#include <QObject>
#include <QSystemTrayIcon>

namespace yagura {

class Notifier : public QObject
{
    Q_OBJECT
public:
    // feed outlives the notifier.
    explicit Notifier(incidents::IncidentFeed &feed, QObject *parent = nullptr);

Q_SIGNALS:
    void incidentChosen(const QString &incidentId);
    void windowRequested();

private:
    void announce(const incidents::Incident &incident);

    QSystemTrayIcon m_tray;
    QString m_lastIncident;
};

} // namespace yagura
