#include "metrics/metricsscreen.h"

#include "core/clock.h"
#include "correlate/servicequestion.h"
#include "kit/actionregistry.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "metrics/metricbrowserpane.h"
#include "metrics/metricquerypane.h"
#include "metrics/resultview.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::metrics {

using dashboards::PlannedQuery;
using dashboards::QueryMode;

namespace {

constexpr auto patienceWithTargets = std::chrono::seconds(3);

} // namespace

MetricsScreen::MetricsScreen(correlate::TimeContext &time, QWidget *parent)
    : kit::Screen(parent)
    , m_time(time)
    , m_line(new MetricQueryPane(this))
    , m_facts(new kit::StatusStrip(this))
    , m_browser(new MetricBrowserPane(this))
    , m_result(new ResultView(this))
{
    buildLayout();
    connectParts();
    connectTime();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceWithTargets);
    connect(&m_patience, &QTimer::timeout, this, &MetricsScreen::send);
    setSources({});
}

void MetricsScreen::buildLayout()
{
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    panes->addWidget(m_browser);
    panes->addWidget(m_result, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_line);
    layout->addWidget(m_facts);
    layout->addLayout(panes, 1);
}

void MetricsScreen::connectParts()
{
    connect(m_line, &MetricQueryPane::runRequested, this, &MetricsScreen::run);
    connect(m_line, &MetricQueryPane::sourceChosen, this,
            [this](int index) { useSource(m_sources.value(index).id); });
    connect(m_browser, &MetricBrowserPane::metricChosen, this,
            [this](const QString &name, MetricType type) { ask(firstQuery(name, type)); });
    connect(m_browser, &MetricBrowserPane::serviceRemoved, this, [this] { narrowTo({}); });
    connect(m_browser, &MetricBrowserPane::retryRequested, this, &MetricsScreen::askCatalogue);
    connect(m_result, &ResultView::retryRequested, this, &MetricsScreen::run);
    connect(m_result, &ResultView::settingsRequested, this, [this] {
        correlate::Pivot pivot;
        pivot.target = correlate::Target::Settings;
        Q_EMIT pivotRequested(pivot);
    });
    connect(&m_catalogue, &MetricCatalogue::namesChanged, this, [this] {
        m_browser->setNames(*m_catalogue.names());
        askAboutService();
    });
    connect(&m_catalogue, &MetricCatalogue::namesFailed, this, [this](const Error &error) {
        m_browser->showError(error);
        askAboutService();
    });
    connect(&m_catalogue, &MetricCatalogue::metadataChanged, m_browser, &MetricBrowserPane::setMetadata);
    connect(&m_catalogue, &MetricCatalogue::targetsAnswered, this, [this] {
        if (m_isWaiting)
            send();
    });
}

void MetricsScreen::connectTime()
{
    connect(m_result, &ResultView::cursorMoved, &m_time, &correlate::TimeContext::setCursor);
    connect(m_result, &ResultView::rangeSelected, &m_time, &correlate::TimeContext::setAbsolute);
    connect(&m_time, &correlate::TimeContext::cursorChanged, this,
            [this] { m_result->showCursor(m_time.cursor()); });
    connect(&m_time, &correlate::TimeContext::rangeChanged, this, [this] {
        if (!m_isActive)
            return;
        askCatalogue();
        run();
    });
    connect(&m_time, &correlate::TimeContext::refreshed, this, [this] {
        if (m_isActive && !m_isAsking && !m_isWaiting)
            run();
    });
    connect(&m_time, &correlate::TimeContext::zoneChanged, this, [this] {
        if (m_answer)
            m_result->showAnswer(*m_answer, m_time.zone());
        showFacts();
    });
}

QString MetricsScreen::title() const
{
    return tr("Metrics");
}

void MetricsScreen::openPivot(const correlate::Pivot &pivot)
{
    const auto isAsked = [&](const Source<PromClient> &one) { return one.id == pivot.sourceId; };
    if (std::any_of(m_sources.cbegin(), m_sources.cend(), isAsked))
        useSource(pivot.sourceId);
    if (pivot.range && *pivot.range != m_time.range())
        m_time.setAbsolute(*pivot.range);
    m_isServiceAsked = pivot.query.isEmpty() && !pivot.service.isEmpty();
    narrowTo(pivot.service);
    if (!pivot.query.isEmpty())
        ask(pivot.query);
    else if (m_catalogue.names())
        askAboutService();
}

bool MetricsScreen::isSettled() const
{
    return m_isActive && !m_isWaiting && !m_isAsking && !m_catalogue.isAsking();
}

void MetricsScreen::activate()
{
    m_isActive = true;
    if (!isAncestorOf(QApplication::focusWidget()))
        m_line->focusText();
    begin();
}

void MetricsScreen::begin()
{
    askCatalogue();
    if (!m_isServiceAsked && !m_line->text().trimmed().isEmpty())
        run();
}

void MetricsScreen::deactivate()
{
    m_isActive = false;
    m_isWaiting = false;
    m_isAsking = false;
    m_patience.stop();
    m_query.cancel();
    m_catalogue.cancel();
}

void MetricsScreen::setSources(const Sources<PromClient> &sources)
{
    m_sources = sources;
    QStringList names;
    int current = sources.isEmpty() ? -1 : 0;
    for (int i = 0; i < sources.size(); ++i) {
        names << sources[i].name;
        if (sources[i].id == m_sourceId)
            current = i;
    }
    m_line->setSources(names, current);
    useSource(current >= 0 ? sources[current].id : QString());
}

void MetricsScreen::useSource(const QString &id)
{
    const bool isOther = std::exchange(m_sourceId, id) != id;
    const Source<PromClient> *chosen = source();
    m_catalogue.setClient(chosen ? chosen->client : nullptr);
    if (isOther || !chosen)
        forgetAnswer();
    if (!chosen) {
        m_browser->showNothing();
        return;
    }
    m_line->showSource(static_cast<int>(chosen - m_sources.constData()));
    if (isOther)
        m_browser->forgetNames();
    if (m_isActive)
        begin();
}

const Source<PromClient> *MetricsScreen::source() const
{
    const auto it = std::find_if(m_sources.cbegin(), m_sources.cend(),
                                 [this](const Source<PromClient> &one) { return one.id == m_sourceId; });
    return it == m_sources.cend() ? nullptr : &*it;
}

void MetricsScreen::askCatalogue()
{
    if (!source())
        return;
    m_catalogue.setRange(m_time.range());
    if (!m_catalogue.names())
        m_browser->showLoading();
    m_catalogue.ask();
}

void MetricsScreen::narrowTo(const QString &service)
{
    m_service = service;
    m_browser->setService(service);
    m_catalogue.setSelectors(service.isEmpty() ? QStringList()
                                               : correlate::serviceSelectors(m_identity.spellings(service)));
    if (m_isActive)
        askCatalogue();
}

void MetricsScreen::askAboutService()
{
    if (std::exchange(m_isServiceAsked, false))
        ask(correlate::serviceQuery(m_catalogue.names().value_or(QStringList()),
                                    m_identity.spellings(m_service)));
}

void MetricsScreen::ask(const QString &query)
{
    m_line->setText(query);
    m_line->remember();
    m_isServiceAsked = false;
    run();
}

void MetricsScreen::setMode(QueryMode mode)
{
    m_line->setMode(mode);
}

std::optional<PlannedQuery> MetricsScreen::plan() const
{
    dashboards::Panel panel;
    dashboards::Target target;
    target.refId = QStringLiteral("A");
    target.expression = m_line->text();
    target.mode = m_line->mode();
    panel.targets = {target};
    const auto queries = dashboards::planQueries(
        panel, {m_time.range(), std::max(m_result->width(), 100), m_catalogue.scrapeInterval(), {}});
    return queries.empty() ? std::nullopt : std::optional(queries.front());
}

// Windows and steps hang on the scrape interval: the first query waits for it, though not for ever.
void MetricsScreen::run()
{
    m_query.cancel();
    m_patience.stop();
    m_isAsking = false;
    m_isWaiting = false;
    if (!m_isActive || !source())
        return;
    if (!plan()) {
        forgetAnswer();
        return;
    }
    m_result->showLoading();
    if (m_catalogue.isAskingTargets()) {
        m_isWaiting = true;
        m_patience.start();
        return;
    }
    send();
}

void MetricsScreen::send()
{
    m_patience.stop();
    m_isWaiting = false;
    const auto query = plan();
    if (!query)
        return;
    const PromClient &client = *source()->client;
    RangeQuery range;
    range.expression = query->expression;
    range.range = query->range;
    range.step = query->step;
    m_isAsking = true;
    m_askedAt = m_time.clock().steady();
    m_query.start(query->mode == QueryMode::Instant ? client.query(query->expression, query->range.to)
                                                    : client.queryRange(range),
                  this,
                  [this, query = *query](Result<SharedResult> answer) { take(query, std::move(answer)); });
}

void MetricsScreen::take(const PlannedQuery &query, Result<SharedResult> answer)
{
    m_isAsking = false;
    m_took = m_time.clock().steady() - m_askedAt;
    m_error.reset();
    if (answer) {
        m_answer = dashboards::QueryAnswer{query, std::move(*answer)};
        m_result->showAnswer(*m_answer, m_time.zone());
    } else if (m_result->isShowingContent() && m_answer) {
        // A typing mistake is said under the line; the last good answer stays.
        m_error = answer.error();
    } else {
        m_answer.reset();
        m_result->showError(answer.error());
    }
    const bool hasDetail = m_error && !m_error->detail.isEmpty();
    m_line->setProblem(!m_error ? QString() : hasDetail ? m_error->detail : kit::errorSentence(*m_error));
    showFacts();
}

void MetricsScreen::forgetAnswer()
{
    m_query.cancel();
    m_isAsking = false;
    m_answer.reset();
    m_error.reset();
    m_line->setProblem({});
    if (source())
        m_result->showNothing();
    else
        m_result->showNoSource();
    showFacts();
}

void MetricsScreen::registerActions(kit::ActionRegistry &registry)
{
    const auto add = [&](const char *id, const QString &text, const QKeySequence &shortcut,
                         kit::IconName icon, std::function<void()> act) {
        registry.add(this,
                     {QString::fromLatin1(id), text, tr("Metrics"), shortcut, icon, kit::ActionScope::Screen},
                     std::move(act));
    };
    add("metrics.run", tr("Run query"), QKeySequence(Qt::CTRL | Qt::Key_Return), kit::IconName::Play, [this] {
        m_line->remember();
        run();
    });
    add("metrics.query", tr("Edit the query"), QKeySequence(Qt::Key_Slash), kit::IconName::Search,
        [this] { m_line->focusText(); });
    add("metrics.browse", tr("Filter metrics"), QKeySequence(Qt::CTRL | Qt::Key_F), kit::IconName::Filter,
        [this] { m_browser->focusFilter(); });
}

} // namespace yagura::metrics
