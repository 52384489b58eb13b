#include "notifier.h"

#include "kit/icons.h"
#include "kit/safetext.h"

namespace yagura {

Notifier::Notifier(incidents::IncidentFeed &feed, QObject *parent)
    : QObject(parent)
    , m_tray(kit::icon(kit::IconName::Logo, kit::ColorRole::Accent))
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_tray.setToolTip(QStringLiteral("Yagura"));
    m_tray.show();
    connect(&feed, &incidents::IncidentFeed::incidentArrived, this, &Notifier::announce);
    connect(&m_tray, &QSystemTrayIcon::messageClicked, this,
            [this] { Q_EMIT incidentChosen(m_lastIncident); });
    connect(&m_tray, &QSystemTrayIcon::activated, this, [this] { Q_EMIT windowRequested(); });
}

void Notifier::announce(const incidents::Incident &incident)
{
    m_lastIncident = incident.id;
    const QString title = tr("Incident #%1: %2").arg(incident.number).arg(incident.service.name);
    const auto sign
        = incident.urgency == incidents::Urgency::High ? QSystemTrayIcon::Critical : QSystemTrayIcon::Warning;
    m_tray.showMessage(kit::safeText(title), kit::safeText(incident.title), sign);
}

} // namespace yagura
