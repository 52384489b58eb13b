#include "overview/overviewscreen.h"

#include "kit/controls/panel.h"
#include "kit/timetext.h"
#include "overview/alertspanel.h"
#include "overview/errorspanel.h"
#include "overview/figuretile.h"
#include "overview/incidentspanel.h"
#include "overview/servicespanel.h"
#include "overview/timelineview.h"
#include "overview/verdicttile.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::overview {

using correlate::Target;
using kit::ColorRole;
using kit::Severity;

OverviewScreen::OverviewScreen(correlate::TimeContext &time, QWidget *parent)
    : Screen(parent)
    , m_time(time)
    , m_verdict(new VerdictTile)
    , m_incidentTile(new FigureTile)
    , m_alertTile(new FigureTile)
    , m_sourceTile(new FigureTile)
    , m_deployTile(new FigureTile)
    , m_services(new ServicesPanel)
    , m_incidents(new IncidentsPanel)
    , m_alerts(new AlertsPanel)
    , m_errors(new ErrorsPanel)
    , m_timelinePanel(new kit::Panel({}, kit::PanelBody::Flush))
    , m_timeline(new TimelineView)
{
    buildLayout();
    connectPivots();
    setContent({});
}

void OverviewScreen::buildLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    layout->setSpacing(kit::space::medium);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(kit::space::medium);
    tiles->addWidget(m_verdict, 9);
    tiles->addWidget(m_incidentTile, 5);
    tiles->addWidget(m_alertTile, 4);
    tiles->addWidget(m_sourceTile, 4);
    tiles->addWidget(m_deployTile, 5);
    layout->addLayout(tiles);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(kit::space::medium);
    auto *left = new QVBoxLayout;
    left->setSpacing(kit::space::medium);
    left->addWidget(m_services, 5);
    left->addWidget(m_errors, 3);
    auto *right = new QVBoxLayout;
    right->setSpacing(kit::space::medium);
    right->addWidget(m_incidents, 3);
    right->addWidget(m_alerts, 5);
    columns->addLayout(left, 3);
    columns->addLayout(right, 2);
    layout->addLayout(columns, 1);
    m_timelinePanel->bodyLayout()->addWidget(m_timeline);
    layout->addWidget(m_timelinePanel);
}

void OverviewScreen::connectPivots()
{
    const auto go = [this](Target target) {
        return [this, target] {
            correlate::Pivot pivot;
            pivot.target = target;
            Q_EMIT pivotRequested(pivot);
        };
    };
    connect(m_incidentTile, &QAbstractButton::clicked, this, go(Target::Incidents));
    connect(m_alertTile, &QAbstractButton::clicked, this, go(Target::Alerts));
    connect(m_sourceTile, &QAbstractButton::clicked, this, go(Target::Settings));
    connect(m_deployTile, &QAbstractButton::clicked, this, [this] {
        correlate::Pivot pivot;
        pivot.target = Target::Dashboards;
        pivot.service = m_content.deploys.isEmpty() ? QString() : m_content.deploys.last().service;
        Q_EMIT pivotRequested(pivot);
    });
    connect(m_services, &ServicesPanel::pivotRequested, this, &Screen::pivotRequested);
    connect(m_incidents, &IncidentsPanel::incidentOpened, this, &OverviewScreen::openIncident);
    connect(m_timeline, &TimelineView::incidentClicked, this, &OverviewScreen::openIncident);
    connect(m_alerts, &AlertsPanel::alertOpened, this, &OverviewScreen::openAlert);
    connect(m_timeline, &TimelineView::alertClicked, this, &OverviewScreen::openAlert);
    connect(m_verdict, &VerdictTile::opened, this, [this] {
        const Verdict verdict = verdictOf(m_content);
        if (!verdict.incidentId.isEmpty())
            openIncident(verdict.incidentId);
        else
            openAlert(verdict.alertFingerprint);
    });
    connect(m_errors, &ErrorsPanel::lineOpened, this, [this](const ErrorLine &line) {
        correlate::Pivot pivot;
        pivot.target = Target::Logs;
        pivot.service = line.service;
        Q_EMIT pivotRequested(pivot);
    });
}

QString OverviewScreen::title() const { return tr("Overview"); }

void OverviewScreen::openPivot(const correlate::Pivot &) { }

bool OverviewScreen::isSettled() const
{
    const auto settled = [](const PartState &part) { return !part.configured || part.settled; };
    return settled(m_content.servicesState) && settled(m_content.incidentsState) && settled(m_content.alertsState)
        && settled(m_content.errorsState);
}

void OverviewScreen::activate() { Q_EMIT activityChanged(true); }
void OverviewScreen::deactivate() { Q_EMIT activityChanged(false); }

void OverviewScreen::setContent(const OverviewContent &content)
{
    m_content = content;
    const QList<IncidentLine> open = content.openIncidents();
    const QList<AlertLine> firing = content.firingAlerts();
    m_verdict->setVerdict(verdictOf(content), content.now, content.zone);
    m_services->setServices(content.services, content.servicesState, content.now);
    m_incidents->setIncidents(open, content.incidentsState, content.now, content.zone);
    m_alerts->setAlerts(firing, content.alertsState, content.now, content.zone);
    m_errors->setLines(content.errors, content.errorsState, content.now, content.zone);
    m_timeline->setContent({content.range, content.zone, content.totalErrors, content.deploys, content.alerts,
                            content.incidents});
    m_timelinePanel->setTitle(content.range.isValid() ? kit::rangeText(content.range, content.zone) : tr("Timeline"));
    const auto number = [](qsizetype size) { return static_cast<int>(size); };
    m_timelinePanel->setSubtitle(QStringList {tr("%n deploy(s)", nullptr, number(content.deploys.size())),
                                              tr("%n alert(s)", nullptr, number(content.alerts.size())),
                                              tr("%n incident(s)", nullptr, number(content.incidents.size()))}
                                     .join(tr(", ", "between counts")));
    showTiles();
}

void OverviewScreen::showTiles()
{
    const QList<IncidentLine> open = m_content.openIncidents();
    const QList<AlertLine> firing = m_content.firingAlerts();
    const auto acknowledged = static_cast<int>(
        std::count_if(open.begin(), open.end(), [](const IncidentLine &incident) { return incident.acknowledged; }));
    const int waiting = static_cast<int>(open.size()) - acknowledged;
    const auto count = [](const PartState &state, qsizetype number) {
        return kit::ValueText {state.settled ? QString::number(number) : kit::missingText(), {}};
    };
    TileContent incidents {tr("Open incidents"), count(m_content.incidentsState, open.size()), {}, {}, {}, {}};
    incidents.parts << TilePart {tr("%1 acknowledged").arg(acknowledged)};
    if (waiting > 0)
        incidents.parts << TilePart {tr("%1 waiting").arg(waiting), Severity::Warning};
    m_incidentTile->setContent(incidents);
    const auto critical = static_cast<int>(std::count_if(
        firing.begin(), firing.end(), [](const AlertLine &alert) { return alert.severity == Severity::Critical; }));
    TileContent alerts {tr("Firing alerts"), count(m_content.alertsState, firing.size()), {}, {}, {}, {}};
    if (critical > 0)
        alerts.parts << TilePart {tr("%1 critical").arg(critical), Severity::Critical};
    alerts.parts << TilePart {tr("%1 warning").arg(firing.size() - critical)};
    m_alertTile->setContent(alerts);
    const auto healthy = static_cast<int>(std::count_if(
        m_content.sources.begin(), m_content.sources.end(),
        [](const SourceLine &source) { return source.severity == Severity::Ok; }));
    TileContent sources {tr("Sources answering"), {QString::number(healthy), {}}, {}, {}, {}, {}};
    sources.beside = tr("of %1", "sources answering").arg(m_content.sources.size());
    for (const SourceLine &source : m_content.sources) {
        if (source.severity != Severity::Ok && source.severity != Severity::Unknown)
            sources.parts << TilePart {source.name, source.severity};
    }
    if (sources.parts.isEmpty())
        sources.parts << TilePart {m_content.sources.isEmpty() ? tr("none connected yet") : tr("no failure")};
    m_sourceTile->setContent(sources);
    TileContent deploy {tr("Newest deploy"), {kit::missingText(), {}}, {}, {}, {}, {}};
    if (!m_content.deploys.isEmpty()) {
        const DeployLine &newest = m_content.deploys.last();
        deploy.figure.number = kit::clockText(newest.at, m_content.zone);
        deploy.beside = newest.service + QLatin1Char(' ') + newest.version;
        deploy.besideSmall = kit::agoText(newest.at, m_content.now);
        for (const IncidentLine &incident : open) {
            if (incident.since >= newest.at && incident.since - newest.at < std::chrono::hours(1)) {
                deploy.parts << TilePart {tr("%1 before %2").arg(kit::spanText(incident.since - newest.at), incident.number),
                                          Severity::Warning};
                break;
            }
        }
    } else {
        deploy.parts << TilePart {tr("none known in this time")};
    }
    m_deployTile->setContent(deploy);
}

void OverviewScreen::openIncident(const QString &id)
{
    correlate::Pivot pivot;
    pivot.target = Target::Incidents;
    pivot.incidentId = id;
    Q_EMIT pivotRequested(pivot);
}

void OverviewScreen::openAlert(const QString &fingerprint)
{
    correlate::Pivot pivot;
    pivot.target = Target::Alerts;
    pivot.alertFingerprint = fingerprint;
    Q_EMIT pivotRequested(pivot);
}

} // namespace yagura::overview
