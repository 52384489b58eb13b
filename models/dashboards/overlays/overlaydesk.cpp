#include "dashboards/overlays/overlaydesk.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

bool isDeploys(const AnnotationQuery &query)
{
    return query.name.startsWith(QLatin1String("deploy"), Qt::CaseInsensitive);
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

void OverlayDesk::setIncidents(std::vector<IncidentLine> incidents)
{
    if (incidents == m_incidents)
        return;
    m_incidents = std::move(incidents);
    findServices();
    Q_EMIT changed();
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
