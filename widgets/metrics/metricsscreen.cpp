#include "metrics/metricsscreen.h"

#include "core/clock.h"
#include "correlate/servicequestion.h"
#include "dashboards/files/panelclipfile.h"
#include "kit/actionregistry.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "metrics/draghandle.h"
#include "metrics/inspectorpane.h"
#include "metrics/metricbrowserpane.h"
#include "metrics/metricquerypane.h"
#include "metrics/queryrow.h"
#include "metrics/querysidepane.h"
#include "metrics/resultview.h"
#include "metrics/subexpressionpane.h"
#include "net/httpclient.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QVBoxLayout>

namespace yagura::metrics {

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
    , m_side(new QuerySidePane(this))
{
    m_side->hide();
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
    panes->addWidget(m_side);
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
    connect(m_line, &MetricQueryPane::remembered, this, &MetricsScreen::queryAsked);
    connect(m_line, &MetricQueryPane::inspectToggled, this, [this] { setInspecting(!m_side->isVisible()); });
    connect(m_side, &QuerySidePane::closed, this, [this] {
        setInspecting(false);
        m_line->focusText();
    });
    connect(m_result, &ResultView::addToDashboardRequested, this, &MetricsScreen::offerPanel);
    m_result->handle()->setContent([this]() -> std::unique_ptr<QMimeData> {
        const QByteArray panel = panelClip();
        if (panel.isEmpty())
            return nullptr;
        auto content = std::make_unique<QMimeData>();
        content->setData(dashboards::panelMimeType, panel);
        return content;
    });
    connect(m_browser, &MetricBrowserPane::metricChosen, this,
            [this](const QString &name, MetricType type) { ask(firstQuery(name, type)); });
    connect(m_browser, &MetricBrowserPane::insertRequested, this,
            [this](const QString &text) { m_line->currentRow().insert(text); });
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
    connect(&m_catalogue, &MetricCatalogue::metadataChanged, m_line, &MetricQueryPane::setMetadata);
    connect(&m_catalogue, &MetricCatalogue::targetsAnswered, this, [this] {
        m_line->setTargets(m_catalogue.targets());
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
        if (!m_answers.empty())
            m_result->showAnswers(m_answers, m_time.zone());
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
    if (!m_isServiceAsked && !plan().empty())
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
    m_line->setClient(chosen ? chosen->client : nullptr);
    m_browser->setClient(chosen ? chosen->client : nullptr);
    m_side->parts().setClient(chosen ? chosen->client : nullptr);
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
    m_browser->setRange(m_time.range());
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

std::vector<AskedQuery> MetricsScreen::plan() const
{
    return askedQueries(
        m_line->queries(),
        {m_line->mode(), m_time.range(), std::max(m_result->width(), 100), m_catalogue.scrapeInterval()});
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
    if (plan().empty()) {
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
    const auto queries = plan();
    if (queries.empty())
        return;
    const PromClient &client = *source()->client;
    std::vector<Call<SharedResult>> calls;
    for (const AskedQuery &query : queries) {
        RangeQuery range;
        range.expression = query.expression;
        range.range = query.range;
        range.step = query.step;
        calls.push_back(query.mode == QueryMode::Instant ? client.query(query.expression, query.range.to)
                                                         : client.queryRange(range));
    }
    m_isAsking = true;
    m_askedAt = m_time.clock().steady();
    m_query.start(all(std::move(calls)), this,
                  [this, queries](Result<std::vector<Result<SharedResult>>> answers) {
                      if (answers)
                          take(queries, std::move(*answers));
                  });
}

void MetricsScreen::take(const std::vector<AskedQuery> &queries, std::vector<Result<SharedResult>> answers)
{
    m_isAsking = false;
    m_took = m_time.clock().steady() - m_askedAt;
    std::vector<ExploreAnswer> good;
    for (size_t i = 0; i < answers.size(); ++i) {
        if (answers[i])
            good.push_back({queries[i], *answers[i]});
    }
    m_isOutdated = false;
    if (!good.empty()) {
        m_answers = std::move(good);
        m_result->showAnswers(m_answers, m_time.zone());
    } else if (m_result->isShowingContent() && !m_answers.empty()) {
        m_isOutdated = true; // a typing mistake is said under its row; the last good answer stays
    } else {
        m_answers.clear();
        m_result->showError(answers.front().error());
    }
    showProblems(queries, answers);
    inspect(queries, answers);
    showFacts();
}

void MetricsScreen::showProblems(const std::vector<AskedQuery> &queries,
                                 const std::vector<Result<SharedResult>> &answers)
{
    QHash<QString, QString> problems;
    const bool isSaidBelow = m_answers.empty() && queries.size() == 1;
    for (size_t i = 0; i < answers.size() && !isSaidBelow; ++i) {
        if (!answers[i])
            problems.insert(queries[i].refId,
                            answers[i].error().detail.isEmpty() ? kit::errorSentence(answers[i].error())
                                                                : answers[i].error().detail);
    }
    m_line->setProblems(problems);
}

void MetricsScreen::inspect(const std::vector<AskedQuery> &queries,
                            const std::vector<Result<SharedResult>> &answers)
{
    std::vector<Inspection> inspections;
    const Endpoint &endpoint = source()->client->http()->endpoint();
    for (size_t i = 0; i < queries.size(); ++i)
        inspections.push_back(inspectionOf(queries[i], endpoint, answers[i] ? *answers[i] : nullptr,
                                           answers[i] ? std::nullopt : std::optional(answers[i].error())));
    m_side->inspector().setInspections(inspections);
    const QString current = m_line->currentRow().refId();
    const auto shown = std::find_if(queries.begin(), queries.end(),
                                    [&](const AskedQuery &one) { return one.refId == current; });
    m_side->parts().setQuery(shown == queries.end() ? queries.front() : *shown);
}

void MetricsScreen::forgetAnswer()
{
    m_query.cancel();
    m_isAsking = false;
    m_answers.clear();
    m_isOutdated = false;
    m_line->setProblems({});
    m_side->inspector().setInspections({});
    m_side->parts().setQuery({});
    if (source())
        m_result->showNothing();
    else
        m_result->showNoSource();
    showFacts();
}

void MetricsScreen::setHistory(const QStringList &queries)
{
    m_line->setHistory(queries);
}

void MetricsScreen::setInspecting(bool isInspecting)
{
    m_side->setVisible(isInspecting);
    m_line->setInspecting(isInspecting);
}

QByteArray MetricsScreen::panelClip() const
{
    dashboards::Panel panel = panelOf(m_line->queries(), m_line->mode());
    if (panel.targets.empty())
        return {};
    panel.grid = {0, 0, 12, 8};
    return dashboards::writePanels({panel});
}

void MetricsScreen::offerPanel()
{
    const QByteArray panel = panelClip();
    if (!panel.isEmpty())
        Q_EMIT addToDashboardRequested(panel);
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
    add("metrics.add", tr("Add query"), {}, kit::IconName::Plus, [this] { m_line->addRow().focusText(); });
    add("metrics.format", tr("Format the query"), QKeySequence(Qt::SHIFT | Qt::ALT | Qt::Key_F),
        kit::IconName::Wrap, [this] { m_line->currentRow().format(); });
    add("metrics.inspect", tr("Inspect the query"), QKeySequence(Qt::CTRL | Qt::Key_I), kit::IconName::Eye,
        [this] { setInspecting(!m_side->isVisible()); });
    add("metrics.addToDashboard", tr("Add to dashboard"), {}, kit::IconName::Dashboards,
        [this] { offerPanel(); });
    add("metrics.browse", tr("Filter metrics"), QKeySequence(Qt::CTRL | Qt::Key_F), kit::IconName::Filter,
        [this] { m_browser->focusFilter(); });
}

} // namespace yagura::metrics
