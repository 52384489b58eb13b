// The first screen: what is wrong, where, since when, who has it; the services, open incidents, firing
// alerts, newest errors, and the last hour on one axis. app/ gives it content; it asks no server itself. GUI
// thread.
#pragma once

#include "correlate/timecontext.h"
#include "kit/screen.h"
#include "overview/overviewcontent.h"

namespace yagura::kit {
class ActionRegistry;
class Panel;
} // namespace yagura::kit

namespace yagura::overview {

class AlertsPanel;
class ErrorsPanel;
class FigureTile;
class IncidentsPanel;
class ServicesPanel;
class TimelineView;
class VerdictTile;

class OverviewScreen : public kit::Screen
{
    Q_OBJECT
public:
    explicit OverviewScreen(correlate::TimeContext &time, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    void setContent(const OverviewContent &content);
    // Acknowledge, and the ways from a service.
    void registerActions(kit::ActionRegistry &actions);
    [[nodiscard]] const OverviewContent &content() const { return m_content; }

Q_SIGNALS:
    // Between activation and deactivation app/ keeps the content fresh.
    void activityChanged(bool isActive);
    // The operator wants to acknowledge an open incident; app/ puts it into the outbox.
    void acknowledgeRequested(const QString &incidentId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void connectPivots();
    void showIncidentTile(const QList<IncidentLine> &open);
    void showAlertTile(const QList<AlertLine> &firing);
    void showSourceTile();
    void showDeployTile(const QList<IncidentLine> &open);
    void openIncident(const QString &id);
    void openAlert(const QString &fingerprint);

    correlate::TimeContext &m_time;
    OverviewContent m_content;
    VerdictTile *m_verdict;
    FigureTile *m_incidentTile;
    FigureTile *m_alertTile;
    FigureTile *m_sourceTile;
    FigureTile *m_deployTile;
    ServicesPanel *m_services;
    IncidentsPanel *m_incidents;
    AlertsPanel *m_alerts;
    ErrorsPanel *m_errors;
    kit::Panel *m_timelinePanel;
    TimelineView *m_timeline;
};

} // namespace yagura::overview
