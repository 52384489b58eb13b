#include "overviewfeed.h"

#include "overviewlines.h"

#include <QHash>
#include <QRegularExpression>

namespace yagura {

namespace {

constexpr int NewestErrorLines = 500;
constexpr int ErrorRows = 12;
constexpr size_t TrendSteps = 30;
constexpr auto AnnounceDelay = std::chrono::milliseconds(40);

// A part fed by several sources is as old as its oldest, and failed when one has.
void addState(overview::PartState &part, const std::optional<Error> &error,
              std::optional<Instant> confirmedAt)
{
    if (error)
        part.error = error;
    if (confirmedAt && (!part.confirmedAt || *confirmedAt < *part.confirmedAt))
        part.confirmedAt = confirmedAt;
}

} // namespace

QString messageShape(const QString &message)
{
    static const QRegularExpression value(
        QStringLiteral("\"[^\"]*\"|'[^']*'|\\b[0-9a-fA-F]{8,}(?:-[0-9a-fA-F]{4,})*\\b|\\d+(?:[.,:]\\d+)*"));
    return QString(message).replace(value, QStringLiteral("*"));
}

OverviewFeed::OverviewFeed(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_announce.setSingleShot(true);
    m_announce.setInterval(AnnounceDelay);
    connect(&m_announce, &QTimer::timeout, this, &OverviewFeed::changed);
    const auto announce = [this] {
        if (!m_announce.isActive())
            m_announce.start();
    };
    connect(&m_health, &correlate::ServiceHealthFeed::changed, this, [this, announce] {
        if (!m_health.error())
            m_healthConfirmedAt = m_session.clock().now();
        announce();
    });
    connect(&session.alertFeed(), &alerts::AlertFeed::changed, this, announce);
    connect(&session.incidentFeed(), &incidents::IncidentFeed::changed, this, announce);
    connect(&session.outbox(), &incidents::Outbox::changed, this, announce);
    connect(&session.connections(), &Connections::statusChanged, this, announce);
    connect(&session, &Session::clientsChanged, this, &OverviewFeed::setClients);
    connect(&session.time(), &correlate::TimeContext::refreshed, this, &OverviewFeed::refresh);
    connect(&session.time(), &correlate::TimeContext::rangeChanged, this, &OverviewFeed::refresh);
    setClients();
}

void OverviewFeed::setActive(bool isActive)
{
    m_isActive = isActive;
    if (isActive)
        refresh();
}

void OverviewFeed::setClients()
{
    const auto prometheus = m_session.connections().prometheus();
    m_health.setIdentity(m_session.identity());
    m_health.setClient(prometheus.isEmpty() ? nullptr : prometheus.first().client);
    m_errorsState.configured = !m_session.connections().elasticsearch().isEmpty();
    refresh();
}

void OverviewFeed::refresh()
{
    if (!m_isActive)
        return;
    const TimeRange range = m_session.time().range();
    m_health.refresh(range);
    const auto elastic = m_session.connections().elasticsearch();
    if (!elastic.isEmpty() && !m_errorCall.isRunning())
        m_errorCall.start(elastic.first().client->newestErrors(range, NewestErrorLines), this,
                          [this, range](const auto &page) { takeErrors(page, range); });
    const auto prometheus = m_session.connections().prometheus();
    if (!prometheus.isEmpty() && !m_deployCall.isRunning()) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(range.length()).count();
        const QString query
            = QStringLiteral("max by (service, version) (max_over_time(deploy_timestamp_seconds[%1s]))")
                  .arg(std::max<qint64>(60, seconds));
        m_deployCall.start(prometheus.first().client->query(query, range.to), this,
                           [this](const auto &result) { takeDeploys(result); });
    }
}

void OverviewFeed::takeErrors(const Result<logs::SharedPage> &page, const TimeRange &range)
{
    m_errorsState.settled = true;
    m_errorsState.error = page ? std::nullopt : std::optional(page.error());
    if (!m_announce.isActive())
        m_announce.start();
    if (!page)
        return;
    m_errorsState.confirmedAt = m_session.clock().now();
    QList<overview::ErrorLine> lines;
    QHash<QString, qsizetype> places;
    const logs::LogBuffer &rows = (*page)->rows;
    for (size_t i = 0; i < rows.size(); ++i) {
        const logs::LogEntry entry = rows.entry(i);
        if (!entry.time)
            continue;
        const QString key = entry.service + QLatin1Char('\n') + messageShape(entry.message);
        auto place = places.constFind(key);
        if (place == places.constEnd()) {
            place = places.insert(key, lines.size());
            lines.append({*entry.time, m_session.identity().canonical(entry.service), entry.message, 0,
                          std::vector<double>(TrendSteps, 0)});
        }
        overview::ErrorLine &line = lines[*place];
        ++line.count;
        const double part = toSeconds(*entry.time - range.from) / toSeconds(range.length());
        line.trend[static_cast<size_t>(std::clamp(part * TrendSteps, 0.0, TrendSteps - 1.0))] += 1;
    }
    m_errors = lines.mid(0, ErrorRows);
}

void OverviewFeed::takeDeploys(const Result<metrics::SharedResult> &result)
{
    if (!result)
        return; // a server without such a metric is no failure worth a sentence here
    const TimeRange range = m_session.time().range();
    QList<overview::DeployLine> deploys;
    for (const metrics::Series &series : (*result)->series) {
        if (series.values.empty())
            continue;
        const Instant at = fromUnixSeconds(series.values.back());
        if (range.contains(at))
            deploys.append(
                {at, m_session.identity().fromLabels(series.labels), series.labels.value(u"version")});
    }
    std::sort(deploys.begin(), deploys.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    m_deploys = deploys;
    if (!m_announce.isActive())
        m_announce.start();
}

overview::OverviewContent OverviewFeed::content() const
{
    overview::OverviewContent content;
    const correlate::ServiceIdentity identity = m_session.identity();
    content.now = m_session.clock().now();
    content.range = m_session.time().range();
    content.zone = m_session.time().zone();
    content.totalErrors = m_health.totalErrorRatio();
    content.servicesState = {!m_session.connections().prometheus().isEmpty(), m_health.isSettled(),
                             m_health.error(), m_healthConfirmedAt};
    const alerts::AlertFeed &alertFeed = m_session.alertFeed();
    content.alerts = alertLines(*alertFeed.alerts(), identity);
    const auto alertSources = alertFeed.sourceStates();
    content.services
        = alertSources.empty() ? m_health.services() : withFiringAlerts(m_health.services(), content.alerts);
    content.alertsState.configured = !alertSources.empty();
    content.alertsState.settled = content.alertsState.configured && alertFeed.isSettled();
    for (const alerts::AlertSourceState &state : alertSources)
        addState(content.alertsState, state.error, state.confirmedAt);
    const incidents::IncidentFeed &incidentFeed = m_session.incidentFeed();
    content.incidents = incidentLines(incidentFeed.incidents(), m_session.outbox().actions(), identity);
    content.incidentsState.configured = !incidentFeed.sources().isEmpty();
    content.incidentsState.settled = content.incidentsState.configured && incidentFeed.isSettled();
    for (const auto &source : incidentFeed.sources()) {
        const incidents::FeedState state = incidentFeed.state(source.id);
        addState(content.incidentsState, state.error, state.confirmedAt);
    }
    content.errors = m_errors;
    content.errorsState = m_errorsState;
    content.deploys = m_deploys;
    for (const SourceStatus &status : m_session.connections().statuses())
        content.sources.append(sourceLine(status));
    return content;
}

} // namespace yagura
