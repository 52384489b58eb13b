#include "incidents/incidentsscreen.h"

#include "core/clock.h"
#include "incidents/incidentalertspane.h"
#include "incidents/incidentdetailspane.h"
#include "incidents/incidentheader.h"
#include "incidents/incidentlistpane.h"
#include "incidents/timelinepane.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/errortext.h"
#include "kit/safelinks.h"
#include "kit/tables/datatable.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QStackedLayout>

namespace yagura::incidents {

using correlate::Pivot;
using correlate::Target;

IncidentsScreen::IncidentsScreen(correlate::TimeContext &time, IncidentFeed &feed, Outbox &outbox,
                                 QWidget *parent)
    : Screen(parent)
    , m_time(time)
    , m_feed(feed)
    , m_outbox(outbox)
    , m_list(new IncidentListPane)
    , m_details(new IncidentDetailsPane)
    , m_noDetails(new kit::StatePane)
    , m_detailsStack(new QStackedLayout)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::medium, kit::space::medium,
                               kit::space::medium);
    layout->setSpacing(kit::space::medium);
    layout->addWidget(m_list, 43);
    m_detailsStack->addWidget(m_noDetails);
    m_detailsStack->addWidget(m_details);
    layout->addLayout(m_detailsStack, 57);
    m_noDetails->showEmpty(tr("No incident is chosen"),
                           tr("Choose one in the list to see what happened and to act."),
                           kit::IconName::Incidents);
    connectPanes();
    connect(&m_feed, &IncidentFeed::changed, this, [this] {
        showList();
        if (m_isActive)
            loadDetails();
    });
    connect(&m_outbox, &Outbox::changed, this, [this](const OutboxAction &action) {
        showList();
        if (action.isFinished())
            m_feed.refresh();
    });
    connect(&m_outbox, &Outbox::loaded, this, &IncidentsScreen::showList);
    connect(&m_time, &correlate::TimeContext::refreshed, this, [this] {
        if (m_isActive)
            m_feed.refresh();
    });
    connect(&m_time, &correlate::TimeContext::zoneChanged, this, &IncidentsScreen::showList);
    showList();
}

void IncidentsScreen::connectPanes()
{
    connect(m_list, &IncidentListPane::scopeChanged, this, &IncidentsScreen::showList);
    connect(m_list, &IncidentListPane::filterChanged, this, &IncidentsScreen::showList);
    connect(m_list, &IncidentListPane::currentChanged, this, &IncidentsScreen::takeCurrent);
    connect(m_list, &IncidentListPane::acknowledgeRequested, this, &IncidentsScreen::acknowledge);
    connect(m_list, &IncidentListPane::resolveRequested, this, &IncidentsScreen::resolve);
    connect(m_list, &IncidentListPane::resolveConfirmed, this, [this] {
        submit(m_list->model()->ticked(), IncidentAct::Resolve);
        m_list->dropTicks();
    });
    const auto current = [this](IncidentAct act) {
        if (const auto row = currentRow())
            submit({*row}, act);
    };
    connect(m_details->header(), &IncidentHeader::acknowledgeRequested, this,
            [current] { current(IncidentAct::Acknowledge); });
    connect(m_details->header(), &IncidentHeader::resolveRequested, m_details->header(),
            &IncidentHeader::askToResolve);
    connect(m_details->header(), &IncidentHeader::resolveConfirmed, this,
            [current] { current(IncidentAct::Resolve); });
    connect(m_details->header(), &IncidentHeader::noteRequested, m_details->timeline(),
            &TimelinePane::focusNote);
    connect(m_details->timeline(), &TimelinePane::partChanged, this, &IncidentsScreen::showTimeline);
    connect(m_details->timeline(), &TimelinePane::noteEntered, this, [this](const QString &text) {
        if (const auto row = currentRow())
            submit({*row}, IncidentAct::Note, text);
    });
    connect(m_details, &IncidentDetailsPane::goTo, this, &IncidentsScreen::goTo);
    connect(m_details, &IncidentDetailsPane::pageOpened, this, [this] {
        if (m_shown)
            kit::openLink(m_shown->pageUrl);
    });
}

void IncidentsScreen::registerActions(kit::ActionRegistry &registry)
{
    const QString group = tr("Incidents");
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, kit::IconName icon,
                         std::function<void()> run) {
        registry.add(this, {QString::fromLatin1(id), text, group, key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    add("incidents.acknowledge", tr("Acknowledge"), Qt::Key_A, kit::IconName::HalfCircle,
        [this] { acknowledge(); });
    add("incidents.resolve", tr("Resolve…"), Qt::Key_R, kit::IconName::OkTick, [this] { resolve(); });
    add("incidents.note", tr("Add a note"), Qt::Key_N, kit::IconName::Chat,
        [this] { m_details->timeline()->focusNote(); });
    add("incidents.filter", tr("Filter incidents"), Qt::Key_Slash, kit::IconName::Filter,
        [this] { m_list->focusFilter(); });
    add("incidents.dashboard", tr("Dashboard of the incident's service"), Qt::Key_D,
        kit::IconName::Dashboards, [this] { goTo(Target::Dashboards); });
    add("incidents.traces", tr("Traces of the incident's service"), Qt::Key_T, kit::IconName::Traces,
        [this] { goTo(Target::Traces); });
    add("incidents.logs", tr("Logs of the incident's service"), Qt::Key_L, kit::IconName::Logs,
        [this] { goTo(Target::Logs); });
    add("incidents.refresh", tr("Ask for incidents again"), {}, kit::IconName::Refresh,
        [this] { m_feed.refresh(); });
}

Instant IncidentsScreen::midnight() const
{
    const QDateTime now
        = QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(m_time.clock().now()), m_time.zone());
    return fromUnixMilliseconds(now.date().startOfDay(m_time.zone()).toMSecsSinceEpoch());
}

void IncidentsScreen::showList()
{
    const QScopedValueRollback automatic(m_isSelecting, true);
    const Instant now = m_time.clock().now();
    const auto filter = IncidentFilter::parse(m_list->filterText());
    m_list->setFilterProblem(filter ? QString() : kit::errorSentence(filter.error()));
    if (!filter)
        return;
    std::vector<IncidentRow> rows;
    int counts[3] = {};
    for (const Incident &incident : m_feed.incidents()) {
        if (!filter->passes(incident, midnight()))
            continue;
        const Identity identity = m_feed.identity(incident.sourceId);
        for (const Scope scope : {Scope::Mine, Scope::Team, Scope::Everyone})
            counts[static_cast<int>(scope)] += isInScope(incident, scope, identity);
        if (isInScope(incident, m_list->scope(), identity))
            rows.push_back({incident, pendingFor(m_outbox.actions(), incident, now)});
    }
    m_list->setScopeCounts(counts[0], counts[1], counts[2]);
    m_list->setRows(rows, now, m_time.zone());
    if (rows.empty())
        showEmptyList(static_cast<int>(m_feed.incidents().size()));
    else
        m_list->stack()->setContent();
    std::optional<Instant> oldest = now;
    for (const auto &source : m_feed.sources()) {
        const auto confirmed = m_feed.state(source.id).confirmedAt;
        oldest = confirmed && oldest ? std::optional(std::min(*oldest, *confirmed)) : oldest;
    }
    m_list->staleBadge()->setAge(oldest, now);
    selectInList(rows);
    showDetails();
}

// Whoever has not chosen one yet looks at the first; when that one is over and another is open, at the open
// one.
void IncidentsScreen::selectInList(const std::vector<IncidentRow> &rows)
{
    int row = m_list->model()->rowOf(m_current.first, m_current.second);
    const bool isNone = row < 0 && m_current.second.isEmpty();
    const bool isOver = !m_isChosen && row >= 0 && !m_list->model()->row(row).incident.isOpen();
    if (!rows.empty() && (isNone || (isOver && m_list->model()->row(0).incident.isOpen())))
        row = 0;
    if (row >= 0)
        m_list->selectRow(row);
}

void IncidentsScreen::showEmptyList(int total)
{
    kit::ContentStack *stack = m_list->stack();
    if (m_feed.sources().isEmpty()) {
        stack->setEmpty(tr("No PagerDuty is connected"), tr("Add one in the settings."),
                        kit::IconName::Incidents);
        return;
    }
    for (const auto &source : m_feed.sources()) {
        const FeedState state = m_feed.state(source.id);
        if (state.error && total == 0) {
            stack->setError(*state.error, source.name);
            return;
        }
    }
    if (!m_feed.isSettled())
        stack->setLoading();
    else if (total == 0)
        stack->setEmpty(tr("No incidents"), tr("Nothing is open and nothing was resolved lately."));
    else
        stack->setEmpty(tr("No incident passes the filter"), tr("Clear the filter, or look at everyone's."),
                        kit::IconName::Filter);
}

void IncidentsScreen::takeCurrent()
{
    const QModelIndex index = m_list->table()->currentIndex();
    if (!index.isValid())
        return;
    m_isChosen = m_isChosen || !m_isSelecting;
    const auto key = m_list->model()->row(index.row()).key();
    if (key == m_current)
        return;
    m_current = key;
    showDetails();
    loadDetails();
}

std::optional<IncidentRow> IncidentsScreen::currentRow() const
{
    if (!m_shown)
        return std::nullopt;
    return IncidentRow{*m_shown, pendingFor(m_outbox.actions(), *m_shown, m_time.clock().now())};
}

void IncidentsScreen::showDetails()
{
    if (const Incident *incident = m_feed.incident(m_current.first, m_current.second))
        m_shown = *incident;
    else if (m_shown && std::pair(m_shown->sourceId, m_shown->id) != m_current)
        m_shown.reset();
    m_detailsStack->setCurrentIndex(m_shown ? 1 : 0);
    if (!m_shown)
        return;
    m_details->setIncident(*currentRow(), m_time.clock().now(), m_time.zone());
    showTimeline();
}

void IncidentsScreen::loadDetails()
{
    if (!m_shown)
        return;
    PagerDutyClient *client = m_feed.client(m_shown->sourceId);
    const auto key = m_current;
    if (!client || (m_loaded == key && m_awaitsEntries))
        return;
    if (m_loaded != key) {
        m_entries.clear();
        m_isLoadedOnce = false;
        m_loaded = key;
        m_details->timeline()->stack()->setLoading();
        m_details->alerts()->stack()->setLoading();
        showTimeline();
    }
    m_awaitsEntries = m_awaitsAlerts = true;
    m_askEntries.start(client->logEntries(key.second), this, [this](const Result<Entries> &entries) {
        m_awaitsEntries = false;
        m_isLoadedOnce = true;
        if (entries)
            m_entries = **entries;
        else if (m_entries.empty())
            m_details->timeline()->stack()->setError(entries.error());
        showTimeline();
    });
    m_askAlerts.start(client->alerts(key.second), this, [this](const Result<AlertList> &alerts) {
        m_awaitsAlerts = false;
        if (alerts)
            m_details->alerts()->setAlerts(**alerts, m_time.clock().now(), m_time.zone());
        else
            m_details->alerts()->stack()->setError(alerts.error());
    });
}

void IncidentsScreen::showTimeline()
{
    TimelinePane *pane = m_details->timeline();
    const bool isLoaded = m_loaded == m_current;
    const auto items = mergeTimeline(isLoaded ? m_entries : std::vector<LogEntry>(),
                                     m_outbox.actionsOf(m_current.first, m_current.second), pane->part());
    pane->setItems(items, m_time.clock().now(), m_time.zone());
    if (!items.empty())
        pane->stack()->setContent();
    else if (isLoaded && m_isLoadedOnce && !m_entries.empty())
        pane->stack()->setEmpty(tr("Nothing of this kind yet"), {}, kit::IconName::Clock);
}

std::vector<IncidentRow> IncidentsScreen::chosen() const
{
    std::vector<IncidentRow> rows = m_list->model()->ticked();
    if (rows.empty()) {
        if (const auto row = currentRow())
            rows.push_back(*row);
    }
    return rows;
}

void IncidentsScreen::acknowledge()
{
    submit(chosen(), IncidentAct::Acknowledge);
    m_list->dropTicks();
}

void IncidentsScreen::resolve()
{
    if (const int count = static_cast<int>(m_list->model()->ticked().size()); count > 0)
        m_list->askToResolve(count);
    else if (m_shown && m_shown->isOpen())
        m_details->header()->askToResolve();
}

void IncidentsScreen::submit(const std::vector<IncidentRow> &rows, IncidentAct act, const QString &text)
{
    m_isChosen = true; // whoever acts on an incident wants to see what becomes of it
    std::erase_if(m_submissions, [](const Call<OutboxAction> &call) { return !call.isRunning(); });
    for (const IncidentRow &row : rows) {
        if (act != IncidentAct::Note && !row.incident.isOpen())
            continue;
        auto &call = m_submissions.emplace_back(
            m_outbox.submit({row.incident.sourceId, row.incident.id, act, text}));
        call.onDone(this, [this, act, text](const Result<OutboxAction> &kept) {
            if (kept)
                return;
            if (act == IncidentAct::Note)
                m_details->timeline()->restoreNote(text);
            m_list->setFilterProblem(tr("Nothing was sent. %1").arg(kit::errorSentence(kept.error())));
            kit::announce(this, tr("Nothing was sent."));
        });
    }
}

void IncidentsScreen::goTo(Target target)
{
    if (!m_shown)
        return;
    Pivot pivot;
    pivot.target = target;
    pivot.service = m_identity.canonical(m_shown->service.name);
    pivot.incidentId = m_shown->id;
    const Instant end = m_shown->resolvedAt.value_or(m_time.clock().now());
    pivot.range = TimeRange{m_shown->createdAt - std::chrono::minutes(15), end + std::chrono::minutes(5)};
    if (pivot.range->to > m_time.clock().now())
        pivot.range->to = m_time.clock().now();
    Q_EMIT pivotRequested(pivot);
}

void IncidentsScreen::openPivot(const Pivot &pivot)
{
    if (!pivot.incidentId.isEmpty()) {
        const Incident *incident = m_feed.incident(pivot.sourceId, pivot.incidentId);
        m_current = {incident ? incident->sourceId : pivot.sourceId, pivot.incidentId};
        m_isChosen = true;
        m_list->setScope(Scope::Everyone);
        if (m_list->model()->rowOf(m_current.first, m_current.second) < 0)
            m_list->setFilterText(QStringLiteral("status:all"));
    } else if (!pivot.service.isEmpty()) {
        m_list->setScope(Scope::Everyone);
        m_list->setFilterText(QStringLiteral("status:open,today service:%1").arg(pivot.service));
        m_current = {};
        m_isChosen = false;
    }
    showList();
    loadDetails();
}

bool IncidentsScreen::isSettled() const
{
    return m_feed.isSettled() && m_outbox.isLoaded() && !m_awaitsEntries && !m_awaitsAlerts;
}

void IncidentsScreen::activate()
{
    m_isActive = true;
    m_feed.refresh();
    showList();
    loadDetails();
}

void IncidentsScreen::deactivate()
{
    m_isActive = false;
}

} // namespace yagura::incidents
