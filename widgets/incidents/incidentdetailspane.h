// One incident: its head, the ways to its signals, its alerts, its timeline. Shows what it is given. Owned by
// the screen; GUI thread.
#pragma once

#include "correlate/pivot.h"
#include "incidents/incidentmodel.h"
#include "incidents/logentry.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

namespace yagura::kit {
class Panel;
}

namespace yagura::incidents {

class IncidentAlertsPane;
class IncidentHeader;
class TimelinePane;

class IncidentDetailsPane : public QWidget
{
    Q_OBJECT
public:
    explicit IncidentDetailsPane(QWidget *parent = nullptr);

    void setIncident(const IncidentRow &row, Instant now, const QTimeZone &zone);
    [[nodiscard]] IncidentHeader *header() const { return m_header; }
    [[nodiscard]] IncidentAlertsPane *alerts() const { return m_alerts; }
    [[nodiscard]] TimelinePane *timeline() const { return m_timeline; }

Q_SIGNALS:
    void goTo(yagura::correlate::Target target);
    void pageOpened(); // in the browser

private:
    [[nodiscard]] kit::Panel *makeGoTo();

    IncidentHeader *m_header;
    IncidentAlertsPane *m_alerts;
    TimelinePane *m_timeline;
};

} // namespace yagura::incidents
