#include "traces/tracesscreen.h"

#include "kit/actionregistry.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/comparison/comparisonpage.h"
#include "traces/graph/servicegraphpage.h"
#include "traces/search/durationscatter.h"
#include "traces/search/searchform.h"
#include "traces/search/searchpage.h"
#include "traces/search/tracesearches.h"
#include "traces/share/tracesharing.h"
#include "traces/tracepage.h"
#include "traces/tracetext.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStackedLayout>
#include <QThreadPool>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

constexpr int MostOperationLists = 8; // services whose operations are offered

// The service that calls most and is called by none: where requests come in.
QString entryService(const std::vector<Dependency> &dependencies)
{
    std::map<QString, std::uint64_t> calls;
    for (const auto &edge : dependencies)
        calls[edge.parent] += edge.calls;
    for (const auto &edge : dependencies)
        calls.erase(edge.child);
    const auto most = std::ranges::max_element(calls, {}, [](const auto &entry) { return entry.second; });
    return most == calls.end() ? QString() : most->first;
}

} // namespace

TracesScreen::TracesScreen(correlate::TimeContext &time, QWidget *parent)
    : Screen(parent)
    , m_time(time)
    , m_pages(new QStackedLayout)
    , m_search(new SearchPage(time))
    , m_trace(new TracePage(time))
    , m_traceStack(new kit::ContentStack(m_trace))
    , m_fileLine(new kit::StatusStrip)
    , m_servicePage(new ServiceGraphPage(time))
    , m_comparison(new ComparisonPage)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_fileLine);
    layout->addLayout(m_pages, 1);
    m_fileLine->hide();
    m_pages->addWidget(m_search);
    m_pages->addWidget(m_traceStack);
    m_pages->addWidget(m_servicePage);
    m_pages->addWidget(m_comparison);
    m_growthPause.setSingleShot(true);
    connect(&m_growthPause, &QTimer::timeout, this, &TracesScreen::askForGrowth);
    connectPages();
    connectServicePage();
}

void TracesScreen::connectPages()
{
    auto *fields = form();
    connect(fields, &SearchForm::searchRequested, this, [this] {
        forgetFile();
        search();
    });
    connect(m_fileLine, &kit::StatusStrip::actionTriggered, this, [this] {
        forgetFile();
        showSearch();
        search();
    });
    connect(fields, &SearchForm::traceRequested, this, &TracesScreen::openTrace);
    connect(fields, &SearchForm::servicesChanged, this, &TracesScreen::loadOperations);
    connect(fields, &SearchForm::saveRequested, this, &TracesScreen::saveSearchRequested);
    connect(fields, &SearchForm::removeRequested, this, &TracesScreen::removeSearchRequested);
    connect(fields, &SearchForm::sourceChanged, this, [this] {
        m_services.clear();
        form()->setKnownServices({});
        form()->setServices({});
        loadServices();
    });
    connect(fields, &SearchForm::cancelRequested, this, [this, fields] {
        m_askSearch.drop();
        fields->setSearching(false);
        if (m_search->results().rowCount() == 0)
            m_search->setHint(tr("Search cancelled"), {});
    });
    connect(m_search, &SearchPage::traceChosen, this,
            [this](const TraceId &id) { openTrace({id, std::nullopt}); });
    connect(m_search, &SearchPage::retryRequested, this, [this] {
        forgetFile();
        m_services.isEmpty() ? loadServices() : search();
    });
    connect(m_search, &SearchPage::comparisonRequested, this, &TracesScreen::compare);
    connect(m_comparison, &ComparisonPage::backRequested, this, [this] {
        m_askCompared.drop();
        m_askOthers.drop();
        showSearch();
    });
    connect(m_comparison, &ComparisonPage::retryRequested, this, [this] {
        if (const auto again = m_compareAgain) // it sets itself anew
            again();
    });
    connect(m_comparison, &ComparisonPage::spanChosen, this,
            [this](const SharedTrace &open, std::uint32_t row) {
                showTrace(open, open->trace.ids[open->tree.spans[row]]);
            });
    connect(m_trace, &TracePage::compareRequested, this, &TracesScreen::compareWithOthers);
    connect(m_trace, &TracePage::backRequested, this, &TracesScreen::showSearch);
    connect(m_trace, &TracePage::traceRequested, this, &TracesScreen::openTrace);
    connect(m_trace, &TracePage::pivotRequested, this, &TracesScreen::pivotFrom);
    connect(m_trace, &TracePage::similarTracesRequested, this, &TracesScreen::searchService);
    connect(m_traceStack->pane(), &kit::StatePane::actionTriggered, this, [this] {
        if (!m_wantedFile.isEmpty())
            openFile(QString(m_wantedFile)); // which openFile() clears
        else if (m_wanted)
            openTrace(*m_wanted);
    });
    const auto onTime = [this] {
        m_isStale = true;
        if (m_isActive && page() == Page::Search)
            searchUnlessFile();
        if (m_isActive && page() == Page::Services)
            askServiceGraph();
    };
    connect(&m_time, &correlate::TimeContext::rangeChanged, this, onTime);
    connect(&m_time, &correlate::TimeContext::refreshed, this, onTime);
}

void TracesScreen::pivotFrom(correlate::Pivot pivot)
{
    if (!pivot.service.isEmpty())
        pivot.service = m_identity.canonical(pivot.service);
    Q_EMIT pivotRequested(pivot);
}

void TracesScreen::searchService(const QString &service, const QString &operation)
{
    SearchConditions conditions;
    conditions.services = {service};
    conditions.operation = operation;
    form()->setConditions(conditions);
    forgetFile();
    m_isStale = false; // asked for here
    showSearch();
    search();
}

void TracesScreen::setServiceIdentity(const correlate::ServiceIdentity &identity)
{
    m_identity = identity;
    m_servicePage->setServiceIdentity(identity);
}

SearchForm *TracesScreen::form() const
{
    return m_search->form();
}

bool TracesScreen::isSettled() const
{
    return !m_askServices.isAwaited && !m_askDependencies.isAwaited && !m_askOperations.isAwaited
        && !m_askSearch.isAwaited && !m_askTrace.isAwaited && !m_askFile.isAwaited && !m_askCompared.isAwaited
        && !m_askOthers.isAwaited && !m_askServiceGraph.isAwaited && m_comparison->isSettled()
        && m_trace->isSettled() && m_servicePage->isSettled();
}

std::shared_ptr<JaegerClient> TracesScreen::client() const
{
    const auto index = form()->sourceIndex();
    return index < m_sources.size() ? m_sources[index].client : nullptr;
}

void TracesScreen::setSources(Sources<JaegerClient> sources)
{
    m_askServices.drop();
    m_askDependencies.drop();
    m_askOperations.drop();
    m_askSearch.drop();
    m_askTrace.drop();
    m_askGrowth.drop();
    m_askCompared.drop();
    m_askOthers.drop();
    m_growthPause.stop();
    m_askServiceGraph.drop();
    m_sources = std::move(sources);
    m_services.clear();
    m_isStale = true;
    QStringList names;
    for (const auto &source : m_sources)
        names.append(source.name);
    form()->setSources(names);
    if (m_isActive)
        loadServices();
    if (m_isActive && page() == Page::Services)
        askServiceGraph();
}

void TracesScreen::registerActions(kit::ActionRegistry &registry)
{
    registry.add(m_search,
                 {QStringLiteral("traces.paste"), tr("Open a trace by its id"), tr("Traces"),
                  QKeySequence(Qt::Key_Slash), kit::IconName::Search, kit::ActionScope::Screen},
                 [this] { form()->focusLine(); });
    registry.add(this,
                 {QStringLiteral("traces.search"), tr("Search traces"), tr("Traces"),
                  QKeySequence(Qt::CTRL | Qt::Key_Return), kit::IconName::Search, kit::ActionScope::Screen},
                 [this] {
                     forgetFile();
                     showSearch();
                     search();
                 });
    registry.add(m_search,
                 {QStringLiteral("traces.savedSearches"),
                  tr("Saved trace searches"),
                  tr("Traces"),
                  {},
                  kit::IconName::Star,
                  kit::ActionScope::Screen},
                 [this] { form()->openSavedSearches(); });
    registry.add(m_search,
                 {QStringLiteral("traces.compareMarked"),
                  tr("Compare the marked traces"),
                  tr("Traces"),
                  {},
                  kit::IconName::Traces,
                  kit::ActionScope::Screen},
                 [this] { m_search->compareMarked(); });
    registry.add(m_trace,
                 {QStringLiteral("traces.compareWithOthers"), tr("Compare the trace with others of its kind"),
                  tr("Trace"), QKeySequence(Qt::Key_B), kit::IconName::Traces, kit::ActionScope::Screen},
                 [this] { compareWithOthers(); });
    registry.add(m_trace,
                 {QStringLiteral("traces.archive"),
                  tr("Archive the trace"),
                  tr("Trace"),
                  {},
                  kit::IconName::Traces,
                  kit::ActionScope::Screen},
                 [this] { archive(); });
    registry.add(this,
                 {QStringLiteral("traces.openFile"), tr("Open a trace file"), tr("Traces"),
                  QKeySequence(Qt::CTRL | Qt::Key_O), kit::IconName::Traces, kit::ActionScope::Screen},
                 [this] { chooseFile(); });
    registry.add(this,
                 {QStringLiteral("traces.serviceGraph"), tr("Graph of the services"), tr("Traces"),
                  QKeySequence(Qt::CTRL | Qt::Key_G), kit::IconName::Traces, kit::ActionScope::Screen},
                 [this] { showServices(); });
    m_trace->registerActions(registry);
    m_servicePage->registerActions(registry);
}

void TracesScreen::activate()
{
    m_isActive = true;
    if (isShowingTrace() && m_nextPause > Duration())
        awaitGrowth(m_firstPause);
    if (m_services.isEmpty())
        loadServices();
    else if (m_isStale && page() == Page::Search)
        searchUnlessFile();
    if (page() == Page::Services)
        askServiceGraph();
}

void TracesScreen::deactivate()
{
    m_isActive = false;
    m_time.setCursor(std::nullopt);
}

void TracesScreen::loadServices()
{
    if (m_askServices.isAwaited)
        return;
    const auto jaeger = client();
    if (!jaeger) {
        if (!isOfFile())
            m_search->setNoSources();
        return;
    }
    if (!isOfFile())
        m_search->setLoading();
    ask<QStringList>(m_askServices, jaeger->services(), [this](Result<QStringList> services) {
        if (!services) {
            if (!isOfFile())
                m_search->setError(services.error());
            return;
        }
        chooseService(*services);
    });
}

// The first time, the service where requests come in is the one to begin with; else the first of all.
void TracesScreen::chooseService(const QStringList &services)
{
    m_services = services;
    if (auto *themes = kit::ThemeManager::installed())
        themes->serviceColors().assign(services);
    form()->setKnownServices(services);
    if (isOfFile())
        return;
    if (services.isEmpty()) {
        m_search->setHint(
            tr("No services yet"),
            tr("The store has not received a trace. Services appear here with their first one."));
        return;
    }
    if (!form()->services().isEmpty()) {
        QStringList chosen = form()->services();
        for (auto &service : chosen)
            service = spelling(service);
        form()->setServices(chosen);
        search();
        return;
    }
    const auto range = m_time.range();
    ask<std::vector<Dependency>>(
        m_askDependencies, client()->dependencies(range), [this](Result<std::vector<Dependency>> edges) {
            const auto entry = edges ? entryService(*edges) : QString();
            if (form()->services().isEmpty())
                form()->setServices({m_services.contains(entry) ? entry : m_services.front()});
            searchUnlessFile();
        });
}

QString TracesScreen::spelling(const QString &canonicalService) const
{
    if (m_services.contains(canonicalService))
        return canonicalService;
    for (const auto &service : m_services) {
        if (m_identity.canonical(service) == m_identity.canonical(canonicalService))
            return service;
    }
    return canonicalService;
}

void TracesScreen::loadOperations(const QStringList &services)
{
    const auto jaeger = client();
    if (!jaeger || services.isEmpty())
        return;
    std::vector<Call<std::vector<Operation>>> calls;
    for (const auto &service : services.mid(0, MostOperationLists))
        calls.push_back(jaeger->operations(service));
    ask<std::vector<Result<std::vector<Operation>>>>(
        m_askOperations, all(std::move(calls)), [this](auto lists) {
            // Without the lists the search still works, only without a choice of operations.
            QStringList names;
            for (const auto &list : lists ? *lists : std::vector<Result<std::vector<Operation>>>()) {
                for (const auto &operation : list ? *list : std::vector<Operation>())
                    names.append(operation.name);
            }
            form()->setKnownOperations(names);
        });
}

void TracesScreen::search()
{
    const auto jaeger = client();
    if (!jaeger) {
        m_search->setNoSources();
        return;
    }
    const auto conditions = form()->conditions();
    if (!conditions)
        return;
    if (conditions->services.isEmpty()) {
        m_search->setHint(tr("Choose a service"), tr("Traces are searched by a service they pass through."));
        return;
    }
    const auto range = m_time.range();
    m_isStale = false;
    m_search->setLoading();
    ask<std::shared_ptr<const SearchResult>>(m_askSearch, searchTraces(jaeger, *conditions, range),
                                             [this, range](auto result) {
                                                 if (result)
                                                     m_search->setResult(**result, range);
                                                 else
                                                     m_search->setError(result.error());
                                             });
}

void TracesScreen::setSavedSearches(std::vector<SavedSearch> searches)
{
    form()->setSavedSearches(std::move(searches));
}

void TracesScreen::searchSaved(const QString &title, const Status &done)
{
    const auto name = kit::safeText(title, kit::LineBreaks::Shown, 80);
    m_search->say(done ? tr("“%1” is saved.").arg(name)
                       : tr("“%1” was not saved: %2").arg(name, kit::errorSentence(done.error())));
}

void TracesScreen::searchRemoved(const QString &title, const Status &done)
{
    const auto name = kit::safeText(title, kit::LineBreaks::Shown, 80);
    m_search->say(done ? tr("“%1” is in the bin.").arg(name)
                       : tr("“%1” was not removed: %2").arg(name, kit::errorSentence(done.error())));
}

void TracesScreen::openPivot(const correlate::Pivot &pivot)
{
    for (qsizetype i = 0; i < m_sources.size(); ++i) {
        if (!pivot.sourceId.isEmpty() && m_sources[i].id == pivot.sourceId)
            form()->setSourceIndex(static_cast<int>(i));
    }
    if (const auto trace = parseTraceId(pivot.traceId.toStdString())) {
        TraceReference reference{*trace, std::nullopt};
        if (const auto span = parseSpanId(pivot.spanId.toStdString()))
            reference.span = span;
        openTrace(reference);
        return;
    }
    if (!pivot.service.isEmpty())
        forgetFile();
    showSearch();
    if (pivot.service.isEmpty())
        return;
    SearchConditions conditions;
    conditions.services = {spelling(pivot.service)};
    form()->setConditions(conditions);
    m_isStale = true;
    if (m_isActive)
        search();
}

void TracesScreen::openTrace(const TraceReference &reference)
{
    m_wanted = reference;
    const auto &shown = m_trace->trace();
    if (shown && shown->trace.id == reference.trace && m_traceStack->isShowingContent() && !reference.span) {
        showPage(Page::Trace);
        return;
    }
    m_wantedFile.clear();
    if (m_file && m_file->holds(reference.trace)) {
        openFromFile(reference);
        return;
    }
    const auto jaeger = client();
    if (!jaeger) {
        m_search->setNoSources();
        return;
    }
    showPage(Page::Trace);
    m_traceStack->setLoading();
    ask<std::shared_ptr<const OpenTrace>>(
        m_askTrace, jaeger->trace(reference.trace), [this, reference](auto open) {
            if (!open)
                return showTraceProblem(open.error());
            showTrace(*open, reference.span.value_or(SpanId()));
            m_trace->sharing()->setStorePage(client()->http().endpoint().base);
            awaitGrowth(m_firstPause);
        });
}

void TracesScreen::showTraceProblem(const Error &error)
{
    const auto id = m_wanted ? idText(m_wanted->trace) : QString();
    m_trace->setTrace({}, {});
    if (error.kind == ErrorKind::NotFound)
        m_traceStack->setEmpty(
            tr("The store has no trace %1").arg(id),
            tr("It may not have arrived yet, was not sampled, or has expired. Esc goes back to the search."),
            kit::IconName::Traces);
    else
        m_traceStack->setError(error, tr("Trace %1 could not be opened.").arg(id));
}

void TracesScreen::showTrace(std::shared_ptr<const OpenTrace> open, SpanId span)
{
    m_wanted = TraceReference{open->trace.id, std::nullopt};
    m_growthPause.stop();
    m_askGrowth.drop();
    m_nextPause = {};
    m_trace->sharing()->setStorePage({});
    m_trace->setTrace(std::move(open), span);
    m_traceStack->setContent();
    showPage(Page::Trace);
    Q_EMIT titleChanged();
}

void TracesScreen::showSearch()
{
    m_askTrace.drop();
    m_askServiceGraph.drop();
    showPage(Page::Search);
    if (m_isActive && m_isStale && !m_services.isEmpty())
        searchUnlessFile();
}

void TracesScreen::searchUnlessFile()
{
    if (!isOfFile())
        search();
}

void TracesScreen::showPage(Page page)
{
    if (page == this->page())
        return;
    m_pages->setCurrentIndex(static_cast<int>(page));
    if (page != Page::Trace)
        m_time.setCursor(std::nullopt);
    if (page == Page::Search)
        m_search->setFocus();
    Q_EMIT titleChanged();
}

TracesScreen::Page TracesScreen::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

bool TracesScreen::isShowingTrace() const
{
    return page() == Page::Trace;
}

bool TracesScreen::isShowingComparison() const
{
    return page() == Page::Comparison;
}

bool TracesScreen::isShowingServices() const
{
    return page() == Page::Services;
}

QString TracesScreen::breadcrumb() const
{
    if (isShowingComparison())
        return tr("Comparison");
    if (isShowingServices())
        return tr("Services");
    if (!isShowingTrace() || !m_trace->trace())
        return {};
    const auto &open = *m_trace->trace();
    return open.tree.mainRoot == NoIndex ? shortId(idText(open.trace.id))
                                         : open.operation(open.tree.mainRoot);
}

} // namespace yagura::traces
