// The first screen: what is wrong, where, since when, who has it; the services, open incidents, firing alerts, newest
// errors, and the last hour on one axis. app/ gives it content; it asks no server itself. GUI thread.
#pragma once

#include "correlate/timecontext.h"
#include "kit/screen.h"
#include "overview/overviewcontent.h"

class QGridLayout;

namespace yagura::kit {
class Panel;
}

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
    [[nodiscard]] const OverviewContent &content() const { return m_content; }

Q_SIGNALS:
    // Between activation and deactivation app/ keeps the content fresh.
    void activityChanged(bool isActive);

private:
    void buildLayout();
    void connectPivots();
    void showTiles();
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
