#include "dashboards/overlays/overlaydesk.h"

#include "core/finding.h"
#include "dashboards/files/annotationsfile.h"
#include "metrics/promclient.h"
#include "metrics/stepmaths.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr int historyPoints = 400;

bool hasSwitch(const AnnotationQuery &query)
{
    return query.kind == AnnotationKind::Prometheus && !query.isHidden;
}

bool isDeploys(const AnnotationQuery &query)
{
    return query.name.startsWith(QLatin1String("deploy"), Qt::CaseInsensitive);
}

// Panels are behind it: theirs is asked first.
metrics::QueryAsker asker(const void *who)
{
    return {metrics::QueryPriority::Near, who};
}

QStringList ids(const Sources<metrics::PromClient> &sources)
{
    QStringList all;
    for (const auto &source : sources)
        all << source.id;
    return all;
}

} // namespace

bool OverlayRound::asksTheSame(const OverlayRound &other) const
{
    return plan.range == other.plan.range && plan.variables == other.plan.variables
        && plan.zone == other.plan.zone && panels == other.panels && ids(sources) == ids(other.sources);
}

OverlayDesk::OverlayDesk(metrics::QueryScheduler &scheduler, QThreadPool &workers, QObject *parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_workers(workers)
{ }

OverlayDesk::~OverlayDesk() = default;

void OverlayDesk::setDashboard(const Dashboard &dashboard)
{
    if (dashboard.json == m_text)
        return;
    m_text = dashboard.json;
    const auto read = readAnnotations(m_text, dashboard.title);
    const std::vector<AnnotationQuery> queries = read.value_or(std::vector<AnnotationQuery>());
    const auto sameBeforeSwitch = [](const Annotating &shown, AnnotationQuery query) {
        query.isEnabled = shown.query.isEnabled;
        return shown.query == query;
    };
    if (std::equal(m_annotations.begin(), m_annotations.end(), queries.begin(), queries.end(),
                   sameBeforeSwitch))
        return;
    m_annotations.clear();
    for (const AnnotationQuery &query : queries) {
        Annotating one;
        one.query = query;
        m_annotations.push_back(std::move(one));
    }
    if (m_round)
        askAnnotations();
    Q_EMIT switchesChanged();
    Q_EMIT changed();
}

void OverlayDesk::setIncidents(std::vector<IncidentLine> incidents)
{
    if (incidents == m_incidents)
        return;
    m_incidents = std::move(incidents);
    findServices();
    Q_EMIT changed();
}

std::vector<OverlaySwitch> OverlayDesk::switches() const
{
    std::vector<OverlaySwitch> all;
    for (const Annotating &one : m_annotations) {
        if (hasSwitch(one.query))
            all.push_back(
                {one.query.name, one.query.isEnabled, one.error ? describe(*one.error) : QString()});
    }
    return all;
}

void OverlayDesk::setOn(int switchIndex, bool isOn)
{
    int at = -1;
    for (size_t i = 0; i < m_annotations.size(); ++i) {
        if (!hasSwitch(m_annotations[i].query) || ++at != switchIndex)
            continue;
        m_annotations[i].query.isEnabled = isOn;
        if (m_round)
            askAnnotation(i);
        Q_EMIT switchesChanged();
        Q_EMIT changed();
        return;
    }
}

void OverlayDesk::setShowsIncidents(bool shows)
{
    if (std::exchange(m_showsIncidents, shows) != shows)
        Q_EMIT changed();
}

void OverlayDesk::setShowsAlerts(bool shows)
{
    if (std::exchange(m_showsAlerts, shows) == shows)
        return;
    if (shows && m_askings)
        askRules();
    Q_EMIT changed();
}

void OverlayDesk::ask(const OverlayRound &round)
{
    if (m_round && m_round->asksTheSame(round) && !m_isOutdated)
        return;
    m_isOutdated = false;
    m_round = round;
    askAnnotations();
    planAlerts();
}

void OverlayDesk::markOutdated()
{
    if (!isRunning())
        m_isOutdated = true;
}

void OverlayDesk::stop()
{
    m_isOutdated = m_isOutdated || isRunning();
    for (Annotating &one : m_annotations)
        one.call.cancel();
    m_planning.cancel();
    for (auto &[source, watching] : m_watching) {
        watching.rules.cancel();
        watching.ribbons.cancel();
        watching.history.cancel();
    }
}

bool OverlayDesk::isRunning() const
{
    return m_planning.isRunning()
        || std::ranges::any_of(m_annotations, [](const Annotating &one) { return one.call.isRunning(); })
        || std::ranges::any_of(m_watching, [](const auto &one) {
               const Watching &watching = one.second;
               return watching.rules.isRunning() || watching.ribbons.isRunning()
                   || watching.history.isRunning();
           });
}

const Source<metrics::PromClient> *OverlayDesk::sourceNamed(const QString &wanted) const
{
    const auto &sources = m_round->sources;
    for (const auto &source : sources) {
        if (source.id == wanted || source.name == wanted)
            return &source;
    }
    return sources.isEmpty() ? nullptr : &sources.front();
}

void OverlayDesk::askAnnotations()
{
    for (size_t i = 0; i < m_annotations.size(); ++i)
        askAnnotation(i);
}

void OverlayDesk::askAnnotation(size_t index)
{
    Annotating &one = m_annotations[index];
    const PlanContext &plan = m_round->plan;
    const auto planned = planAnnotation(one.query, plan.range, plan.variables);
    const auto *source = planned ? sourceNamed(settingText(one.query.source, plan)) : nullptr;
    if (!source) {
        one.call.cancel();
        one.found.clear();
        one.error.reset();
        return;
    }
    metrics::RangeQuery question;
    question.expression = planned->expression;
    question.range = planned->range;
    question.step = planned->step;
    one.call.start(m_scheduler.submitRange(source->id, source->client, question, asker(this)), this,
                   [this, index, step = planned->step](const Result<metrics::SharedResult> &answer) {
                       takeAnnotation(index, step, answer);
                   });
}

void OverlayDesk::takeAnnotation(size_t index, Duration step, const Result<metrics::SharedResult> &answer)
{
    Annotating &one = m_annotations[index];
    const std::optional<Error> before = one.error;
    one.error = answer ? std::nullopt : std::optional(answer.error());
    if (answer)
        one.found = annotationsFrom(one.query, **answer, step);
    if (before.has_value() != one.error.has_value())
        Q_EMIT switchesChanged();
    Q_EMIT changed();
}

// What every panel reads is worked out away from the window.
void OverlayDesk::planAlerts()
{
    m_planning.start(runOnWorker(&m_workers,
                                 [panels = m_round->panels, plan = m_round->plan]() -> Result<SharedAskings> {
                                     return std::make_shared<const std::vector<PanelAsking>>(
                                         askingOf(panels, plan));
                                 }),
                     this, [this](const Result<SharedAskings> &askings) {
                         if (!askings)
                             return;
                         m_askings = *askings;
                         findServices();
                         askRules();
                         Q_EMIT changed();
                     });
}

void OverlayDesk::findServices()
{
    m_services.clear();
    if (!m_askings)
        return;
    QStringList services;
    for (const IncidentLine &incident : m_incidents) {
        if (!services.contains(incident.service))
            services << incident.service;
    }
    for (const PanelAsking &asking : *m_askings)
        m_services[asking.panel] += servicesRead(asking.expressions, services);
}

void OverlayDesk::askRules()
{
    QStringList wanted;
    for (const PanelAsking &asking : *m_askings)
        wanted << asking.source;
    std::erase_if(m_watching, [&](const auto &one) { return !wanted.contains(one.first); });
    if (!m_showsAlerts)
        return;
    for (const auto &source : m_round->sources) {
        if (!wanted.contains(source.id))
            continue;
        m_watching[source.id].rules.start(
            source.client->rules(), this,
            [this,
             id = source.id](const Result<std::shared_ptr<const std::vector<metrics::RuleGroup>>> &answer) {
                // Many that speak PromQL have no rules: that is no trouble of the dashboard's.
                if (answer)
                    findRibbons(id, **answer);
            });
    }
}

void OverlayDesk::findRibbons(const QString &source, const std::vector<metrics::RuleGroup> &groups)
{
    const auto work = [askings = m_askings, groups, source, range = m_round->plan.range,
                       now = m_round->now]() -> Result<SharedRibbons> {
        Ribbons found;
        for (const PanelAsking &asking : *askings) {
            if (asking.source == source)
                found[asking.panel] = alertRibbons(asking.expressions, groups, range, now);
        }
        return std::make_shared<const Ribbons>(std::move(found));
    };
    m_watching[source].ribbons.start(runOnWorker(&m_workers, work), this,
                                     [this, source](const Result<SharedRibbons> &found) {
                                         if (found)
                                             askHistory(source, *found);
                                     });
}

// One question for the past of all rules that watch anything here.
void OverlayDesk::askHistory(const QString &source, const SharedRibbons &ribbons)
{
    std::vector<AlertRibbon> all;
    for (const auto &ofPanel : *ribbons)
        all.insert(all.end(), ofPanel.begin(), ofPanel.end());
    std::ranges::sort(all, {}, &AlertRibbon::rule); // the same question whichever panel came first
    metrics::RangeQuery question;
    question.expression = alertHistoryQuery(all);
    const auto *asked = sourceNamed(source);
    if (question.expression.isEmpty() || !asked) {
        takeRibbons(source, ribbons);
        return;
    }
    question.range = {m_round->plan.range.from, std::min(m_round->plan.range.to, m_round->now)};
    question.step = metrics::automaticStep(question.range, historyPoints, m_round->plan.scrapeInterval);
    const auto take = [this, source, ribbons](const Result<metrics::SharedResult> &answer) {
        if (!answer) {
            takeRibbons(source, ribbons);
            return;
        }
        const auto work
            = [ribbons, askings = m_askings, source, history = *answer]() -> Result<SharedRibbons> {
            Ribbons told = *ribbons;
            for (const PanelAsking &asking : *askings) {
                if (asking.source == source)
                    told[asking.panel]
                        = withAlertHistory(told.value(asking.panel), asking.expressions, *history);
            }
            return std::make_shared<const Ribbons>(std::move(told));
        };
        m_watching[source].ribbons.start(runOnWorker(&m_workers, work), this,
                                         [this, source](const Result<SharedRibbons> &told) {
                                             if (told)
                                                 takeRibbons(source, *told);
                                         });
    };
    m_watching[source].history.start(m_scheduler.submitRange(source, asked->client, question, asker(this)),
                                     this, take);
}

void OverlayDesk::takeRibbons(const QString &source, const SharedRibbons &ribbons)
{
    m_watching[source].known = ribbons;
    Q_EMIT changed();
}

PanelOverlays OverlayDesk::of(const Panel &panel) const
{
    const int original = panel.copyOf != 0 ? panel.copyOf : panel.id;
    PanelOverlays overlays;
    for (const Annotating &one : m_annotations) {
        if (one.found.empty() || !isShownOn(one.query, original))
            continue;
        if (isDeploys(one.query))
            overlays.deploys.insert(overlays.deploys.end(), one.found.begin(), one.found.end());
        else
            overlays.annotations.push_back({one.query.name, one.query.color, one.found});
    }
    const QStringList services = m_services.value(panel.id);
    for (const IncidentLine &incident : m_incidents) {
        if (m_showsIncidents && services.contains(incident.service))
            overlays.incidents.push_back(incident);
    }
    if (!m_showsAlerts)
        return overlays;
    for (const auto &[source, watching] : m_watching) {
        if (!watching.known)
            continue;
        const auto ribbons = watching.known->value(panel.id);
        overlays.ribbons.insert(overlays.ribbons.end(), ribbons.begin(), ribbons.end());
    }
    return overlays;
}

} // namespace yagura::dashboards
