#include "alerts/alertsscreen.h"

#include "alerts/alertdetailspane.h"
#include "alerts/alertlistpane.h"
#include "alerts/pagekey.h"
#include "core/clock.h"
#include "incidents/incidentfeed.h"
#include "kit/actionregistry.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "kit/tables/datatable.h"

#include <QHBoxLayout>
#include <QStackedLayout>

namespace yagura::alerts {

using correlate::Pivot;
using correlate::Target;

AlertsScreen::AlertsScreen(correlate::TimeContext &time, AlertFeed &feed, incidents::IncidentFeed *incidents,
                           QWidget *parent)
    : Screen(parent)
    , m_time(time)
    , m_feed(feed)
    , m_incidents(incidents)
    , m_list(new AlertListPane)
    , m_details(new AlertDetailsPane)
    , m_detailsStack(new QStackedLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium,
                               kit::space::medium);
    layout->setSpacing(kit::space::medium);
    layout->addWidget(m_list, 69);
    auto *nothing = new kit::StatePane;
    nothing->showEmpty(tr("No alert is chosen"),
                       tr("Choose one in the table to see its labels and evidence."), kit::IconName::Bell);
    m_detailsStack->addWidget(nothing);
    m_detailsStack->addWidget(m_details);
    layout->addLayout(m_detailsStack, 31);
    connectPanes();
    showList();
}

void AlertsScreen::connectPanes()
{
    connect(&m_feed, &AlertFeed::changed, this, &AlertsScreen::showList);
    if (m_incidents)
        connect(m_incidents, &incidents::IncidentFeed::changed, this, &AlertsScreen::lookForIncident);
    connect(&m_time, &correlate::TimeContext::refreshed, this, [this] {
        if (m_isActive)
            m_feed.refresh();
    });
    connect(&m_time, &correlate::TimeContext::zoneChanged, this, &AlertsScreen::showList);
    connect(m_list, &AlertListPane::currentChanged, this, &AlertsScreen::takeCurrent);
    connect(m_list, &AlertListPane::filtered, this, &AlertsScreen::showState);
    connect(m_list->strip(), &kit::StatusStrip::actionTriggered, &m_feed, &AlertFeed::refresh);
    connect(m_details, &AlertDetailsPane::goTo, this, &AlertsScreen::goTo);
    connect(m_details, &AlertDetailsPane::labelChosen, this,
            [this](const QString &name, const QString &value) {
                if (const auto matcher = Matcher::make(name, MatchKind::Equal, value))
                    m_list->addMatcher(*matcher);
            });
    connect(m_details, &AlertDetailsPane::incidentOpened, this, [this] { goTo(Target::Incidents); });
}

void AlertsScreen::registerActions(kit::ActionRegistry &registry)
{
    const QString group = tr("Alerts");
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, kit::IconName icon,
                         std::function<void()> run) {
        registry.add(this, {QString::fromLatin1(id), text, group, key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    add("alerts.filter", tr("Add a matcher"), Qt::Key_Slash, kit::IconName::Filter,
        [this] { m_list->focusFilter(); });
    add("alerts.clear", tr("Drop all matchers"), {}, kit::IconName::Close,
        [this] { m_list->clearMatchers(); });
    add("alerts.dashboard", tr("Dashboard of the alert's service"), Qt::Key_D, kit::IconName::Dashboards,
        [this] { goTo(Target::Dashboards); });
    add("alerts.traces", tr("Traces of the alert's service"), Qt::Key_T, kit::IconName::Traces,
        [this] { goTo(Target::Traces); });
    add("alerts.logs", tr("Logs of the alert's service"), Qt::Key_L, kit::IconName::Logs,
        [this] { goTo(Target::Logs); });
    add("alerts.query", tr("Query of the alert's rule"), Qt::Key_E, kit::IconName::Metrics,
        [this] { goTo(Target::Metrics); });
    add("alerts.incident", tr("Incident of the alert"), Qt::Key_I, kit::IconName::Incidents,
        [this] { goTo(Target::Incidents); });
    add("alerts.refresh", tr("Ask for alerts again"), {}, kit::IconName::Refresh,
        [this] { m_feed.refresh(); });
}

void AlertsScreen::showList()
{
    m_list->setAlerts(m_feed.alerts(), m_time.clock().now(), m_time.zone());
    showSources();
    if (!m_wanted.isEmpty() && m_list->select(m_wanted))
        m_wanted.clear();
    else if (m_feed.isSettled() && !m_list->table()->currentIndex().isValid()
             && m_list->model()->rowCount() > 1)
        m_list->table()->setCurrentIndex(m_list->model()->index(1, AlertModel::Name));
    showDetails();
}

void AlertsScreen::showSources()
{
    const Instant now = m_time.clock().now();
    const auto states = m_feed.sourceStates();
    int received = 0;
    std::optional<Instant> oldest = now;
    std::vector<kit::StripItem> items(1);
    bool anyFailed = false;
    for (const AlertSourceState &state : states) {
        received += state.alerts;
        if (state.confirmedAt && oldest)
            oldest = std::min(*oldest, *state.confirmedAt);
        if (state.error) {
            anyFailed = true;
            items.push_back({QStringLiteral("%1: %2").arg(state.name, kit::errorTitle(*state.error)),
                             {},
                             kit::Severity::Warning});
        }
        if (state.failingRules > 0)
            items.push_back(
                {tr("%1: %n rule(s) cannot be evaluated", nullptr, state.failingRules).arg(state.name),
                 {},
                 kit::Severity::Warning});
    }
    items.front() = {tr("%1 reported by %n source(s), the same alert counted once", nullptr,
                        static_cast<int>(states.size()))
                         .arg(received)};
    if (anyFailed)
        items.push_back({tr("Ask again"), {}, {}, QStringLiteral("refresh")});
    m_list->strip()->setItems(items);
    m_list->staleBadge()->setAge(oldest, now);
}

void AlertsScreen::showState()
{
    kit::ContentStack *stack = m_list->stack();
    if (m_list->model()->rowCount() > 0) {
        stack->setContent();
        return;
    }
    const auto states = m_feed.sourceStates();
    const auto failed
        = std::ranges::find_if(states, [](const AlertSourceState &state) { return state.error.has_value(); });
    if (states.empty())
        stack->setEmpty(tr("No Alertmanager or Prometheus is connected"), tr("Add one in the settings."),
                        kit::IconName::Bell);
    else if (!m_feed.isSettled())
        stack->setLoading();
    else if (failed != states.end() && m_feed.alerts()->empty())
        stack->setError(*failed->error, failed->name);
    else if (m_list->hasFilter() && !m_feed.alerts()->empty())
        stack->setEmpty(tr("No alert passes the filter"), tr("Drop a matcher or look at all states."),
                        kit::IconName::Filter);
    else
        stack->setEmpty(tr("No alerts"), tr("Nothing is firing and nothing is pending."));
}

void AlertsScreen::takeCurrent()
{
    const Alert *current = m_list->current();
    if (!current || (m_shown && m_shown->fingerprint == current->fingerprint))
        return;
    m_shown = *current;
    m_pageKeys.clear();
    m_incident.reset();
    m_askGroups.cancel();
    m_awaitsGroups = false;
    showDetails();
    for (const auto &source : m_feed.alertmanagers()) {
        if (!m_shown->sourceIds.contains(source.id))
            continue;
        m_awaitsGroups = true;
        m_askGroups.start(source.client->groupsOf(m_shown->name()), this,
                          [this](const Result<Groups> &groups) {
                              m_awaitsGroups = false;
                              if (!groups)
                                  return;
                              for (const AlertGroup &group : **groups) {
                                  if (group.fingerprints.contains(m_shown->fingerprint))
                                      m_pageKeys += likelyPageKeys(m_shown->labels, group.labels);
                              }
                              lookForIncident();
                          });
        break;
    }
}

void AlertsScreen::showDetails()
{
    if (m_shown) {
        if (const Alert *fresh = m_feed.alert(m_shown->fingerprint))
            m_shown = *fresh;
    }
    m_detailsStack->setCurrentIndex(m_shown ? 1 : 0);
    if (!m_shown)
        return;
    QHash<QString, QString> names;
    for (const AlertSourceState &state : m_feed.sourceStates())
        names.insert(state.id, state.name);
    m_details->setAlert(*m_shown, names, m_time.clock().now(), m_time.zone());
    lookForIncident();
}

void AlertsScreen::lookForIncident()
{
    if (!m_shown)
        return;
    m_incident.reset();
    for (const incidents::Incident &incident :
         m_incidents ? m_incidents->incidents() : incidents::Incidents()) {
        if (m_pageKeys.contains(incident.dedupKey) && (!m_incident || incident.isOpen())) {
            m_incident = incident;
            if (incident.isOpen())
                break;
        }
    }
    m_details->setIncident(
        m_incident ? QStringLiteral("#%1 %2").arg(m_incident->number).arg(m_incident->title) : QString());
}

void AlertsScreen::goTo(Target target)
{
    if (!m_shown || (target == Target::Incidents && !m_incident))
        return;
    Pivot pivot;
    pivot.target = target;
    pivot.service = m_identity.fromLabels(m_shown->labels);
    pivot.alertFingerprint = m_shown->fingerprint;
    if (target == Target::Incidents) {
        pivot.incidentId = m_incident->id;
        pivot.sourceId = m_incident->sourceId;
    }
    if (target == Target::Metrics)
        pivot.query = m_shown->expression;
    const Instant now = m_time.clock().now();
    if (m_shown->since && target != Target::Incidents)
        pivot.range = TimeRange{*m_shown->since - std::chrono::minutes(15), now};
    Q_EMIT pivotRequested(pivot);
}

void AlertsScreen::openPivot(const Pivot &pivot)
{
    m_list->clearMatchers();
    if (!pivot.alertFingerprint.isEmpty()) {
        if (!m_list->select(pivot.alertFingerprint))
            m_wanted = pivot.alertFingerprint;
    } else if (!pivot.service.isEmpty()) {
        if (const auto matcher = Matcher::make(QStringLiteral("service"), MatchKind::Equal, pivot.service))
            m_list->addMatcher(*matcher);
    }
    takeCurrent();
}

bool AlertsScreen::isSettled() const
{
    return m_feed.isSettled() && !m_awaitsGroups;
}

void AlertsScreen::activate()
{
    m_isActive = true;
    m_feed.refresh();
    showList();
}

void AlertsScreen::deactivate()
{
    m_isActive = false;
}

} // namespace yagura::alerts
