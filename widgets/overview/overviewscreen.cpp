#include "overview/overviewscreen.h"

#include "kit/controls/panel.h"
#include "kit/controls/plainlabel.h"
#include "kit/tables/datatable.h"
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

namespace {

constexpr int TrendSteps = 60;
constexpr int LowHeight = 850;
constexpr int ListsHeight = 840; // of the two panels of a column with all their usual rows, and the gaps

kit::ValueText countText(const PartState &state, qsizetype number)
{
    return {state.settled ? QString::number(number) : kit::missingText(), {}};
}

// How many of the alerts were firing at each of some moments of the range.
std::vector<double> firingTrend(const QList<AlertLine> &alerts, const TimeRange &range)
{
    std::vector<double> trend;
    for (int i = 0; range.isValid() && i <= TrendSteps; ++i) {
        const Instant at = range.from + range.length() * i / TrendSteps;
        trend.push_back(
            static_cast<double>(std::count_if(alerts.begin(), alerts.end(), [at](const AlertLine &alert) {
                return alert.since <= at && (!alert.until || *alert.until > at);
            })));
    }
    return trend;
}

} // namespace

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

// Two columns, tiles on top of each, so that edges line up; the timeline runs under both.
void OverviewScreen::buildLayout()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large, kit::space::medium);
    layout->setSpacing(kit::space::medium);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(kit::space::medium);
    const auto addColumn = [columns](std::initializer_list<std::pair<QWidget *, int>> tiles,
                                     std::initializer_list<QWidget *> panels, int stretch) {
        auto *column = new QVBoxLayout;
        column->setSpacing(kit::space::medium);
        auto *row = new QHBoxLayout;
        row->setSpacing(kit::space::medium);
        for (const auto &[tile, share] : tiles)
            row->addWidget(tile, share);
        column->addLayout(row);
        for (QWidget *panel : panels)
            column->addWidget(panel);
        columns->addLayout(column, stretch);
    };
    m_verdict->setFixedHeight(m_incidentTile->sizeHint().height());
    addColumn({{m_verdict, 5}, {m_incidentTile, 2}, {m_alertTile, 2}}, {m_services, m_errors}, 3);
    addColumn({{m_sourceTile, 1}, {m_deployTile, 1}}, {m_incidents, m_alerts}, 2);
    // What is left goes to the lists that are longest on a bad day.
    for (QWidget *panel : {static_cast<QWidget *>(m_services), static_cast<QWidget *>(m_incidents)})
        panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (QWidget *panel : {static_cast<QWidget *>(m_errors), static_cast<QWidget *>(m_alerts)})
        panel->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    layout->addLayout(columns, 1);
    auto *legend = new kit::PlainLabel(tr("Dashed: resolved"), kit::TextStyle::Label, ColorRole::TextMuted);
    m_timelinePanel->headerLayout()->addWidget(legend);
    m_timelinePanel->bodyLayout()->addWidget(m_timeline);
    layout->addWidget(m_timelinePanel);
    setFocusProxy(m_services->table());
}

void OverviewScreen::resizeEvent(QResizeEvent *event)
{
    Screen::resizeEvent(event);
    // A low window keeps its rows for the services; a high one has room for more bars once all lists show
    // theirs.
    const int rows = height() < LowHeight ? TimelineView::RowsLeast : TimelineView::RowsUsual;
    const int lists
        = ListsHeight + m_incidentTile->height() + kit::size::panelHeader + TimelineView::heightFor(rows);
    m_timeline->setFixedHeight(TimelineView::heightFor(
        std::clamp(rows + (height() - lists) / TimelineView::RowHeight, rows, TimelineView::RowsMost)));
}

void OverviewScreen::registerActions(kit::ActionRegistry &actions)
{
    m_incidents->registerActions(actions);
    m_services->registerActions(actions);
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
    connect(m_incidents, &IncidentsPanel::acknowledgeRequested, this, &OverviewScreen::acknowledgeRequested);
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

QString OverviewScreen::title() const
{
    return tr("Overview");
}

void OverviewScreen::openPivot(const correlate::Pivot &) { }

bool OverviewScreen::isSettled() const
{
    const auto settled = [](const PartState &part) { return !part.configured || part.settled; };
    return settled(m_content.servicesState) && settled(m_content.incidentsState)
        && settled(m_content.alertsState) && settled(m_content.errorsState);
}

void OverviewScreen::activate()
{
    Q_EMIT activityChanged(true);
}
void OverviewScreen::deactivate()
{
    Q_EMIT activityChanged(false);
}

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
    m_timelinePanel->setTitle(content.range.isValid() ? kit::rangeText(content.range, content.zone)
                                                      : tr("Timeline"));
    const auto number = [](qsizetype size) { return static_cast<int>(size); };
    m_timelinePanel->setSubtitle(QStringList{tr("%n deploy(s)", nullptr, number(content.deploys.size())),
                                             tr("%n alert(s)", nullptr, number(content.alerts.size())),
                                             tr("%n incident(s)", nullptr, number(content.incidents.size()))}
                                     .join(tr(", ", "between counts")));
    showIncidentTile(open);
    showAlertTile(firing);
    showSourceTile();
    showDeployTile(open);
}

void OverviewScreen::showIncidentTile(const QList<IncidentLine> &open)
{
    const auto acknowledged = static_cast<int>(std::count_if(
        open.begin(), open.end(), [](const IncidentLine &incident) { return incident.acknowledged; }));
    const int waiting = static_cast<int>(open.size()) - acknowledged;
    TileContent tile{tr("Open incidents"), countText(m_content.incidentsState, open.size()), {}, {}, {}, {}};
    if (waiting > 0)
        tile.parts << TilePart{tr("%n waiting", "incidents", waiting), Severity::Warning};
    tile.parts << TilePart{tr("%n acknowledged", nullptr, acknowledged)};
    m_incidentTile->setContent(tile);
}

void OverviewScreen::showAlertTile(const QList<AlertLine> &firing)
{
    const auto count = [&firing](Severity severity) {
        return static_cast<int>(
            std::count_if(firing.begin(), firing.end(),
                          [severity](const AlertLine &alert) { return alert.severity == severity; }));
    };
    const int critical = count(Severity::Critical);
    const int warning = count(Severity::Warning);
    const int others = static_cast<int>(firing.size()) - critical - warning;
    TileContent tile{tr("Firing alerts"), countText(m_content.alertsState, firing.size()), {}, {}, {}, {}};
    if (critical > 0)
        tile.parts << TilePart{tr("%n critical", nullptr, critical), Severity::Critical};
    tile.parts << TilePart{tr("%n warning", nullptr, warning)};
    if (others > 0)
        tile.parts << TilePart{tr("%n other(s)", "alerts", others)};
    tile.trend = firingTrend(m_content.alerts, m_content.range);
    m_alertTile->setContent(tile);
}

void OverviewScreen::showSourceTile()
{
    const auto healthy = static_cast<int>(
        std::count_if(m_content.sources.begin(), m_content.sources.end(),
                      [](const SourceLine &source) { return source.severity == Severity::Ok; }));
    TileContent tile{tr("Sources answering"), {QString::number(healthy), {}}, {}, {}, {}, {}};
    tile.beside = tr("of %n", "sources answering", static_cast<int>(m_content.sources.size()));
    for (const SourceLine &source : m_content.sources) {
        if (source.severity != Severity::Ok && source.severity != Severity::Unknown)
            tile.parts << TilePart{source.name, source.severity};
    }
    if (tile.parts.isEmpty())
        tile.parts << TilePart{m_content.sources.isEmpty() ? tr("none connected yet") : tr("no failure")};
    m_sourceTile->setContent(tile);
}

void OverviewScreen::showDeployTile(const QList<IncidentLine> &open)
{
    TileContent tile{tr("Newest deploy"), {kit::missingText(), {}}, {}, {}, {}, {}};
    if (m_content.deploys.isEmpty()) {
        tile.parts << TilePart{tr("none known in this time")};
        m_deployTile->setContent(tile);
        return;
    }
    const DeployLine &newest = m_content.deploys.last();
    tile.figure.number = kit::clockText(newest.at, m_content.zone);
    tile.beside = newest.service;
    tile.besideSmall = newest.version;
    tile.parts << TilePart{kit::agoText(newest.at, m_content.now)};
    for (const IncidentLine &incident : open) {
        if (incident.since >= newest.at && incident.since - newest.at < std::chrono::hours(1)) {
            tile.parts << TilePart{
                tr("%1 before %2").arg(kit::spanText(incident.since - newest.at), incident.number),
                Severity::Warning};
            break;
        }
    }
    m_deployTile->setContent(tile);
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
