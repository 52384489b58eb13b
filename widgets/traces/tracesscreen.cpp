#include "traces/tracesscreen.h"

#include "kit/actionregistry.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/search/durationscatter.h"
#include "traces/search/searchform.h"
#include "traces/search/searchpage.h"
#include "traces/tracepage.h"
#include "traces/tracetext.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStackedLayout>
#include <QThreadPool>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

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
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_fileLine);
    layout->addLayout(m_pages, 1);
    m_fileLine->hide();
    m_pages->addWidget(m_search);
    m_pages->addWidget(m_traceStack);
    connectPages();
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
    connect(fields, &SearchForm::serviceChanged, this, &TracesScreen::loadOperations);
    connect(fields, &SearchForm::sourceChanged, this, [this] {
        m_services.clear();
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
    connect(m_trace, &TracePage::backRequested, this, &TracesScreen::showSearch);
    connect(m_trace, &TracePage::pivotRequested, this, [this](correlate::Pivot pivot) {
        if (!pivot.service.isEmpty())
            pivot.service = m_identity.canonical(pivot.service);
        Q_EMIT pivotRequested(pivot);
    });
    connect(m_trace, &TracePage::similarTracesRequested, this,
            [this](const QString &service, const QString &operation) {
                form()->setService(service);
                form()->setOperation(operation);
                forgetFile();
                showSearch();
                search();
            });
    connect(m_traceStack->pane(), &kit::StatePane::actionTriggered, this, [this] {
        if (!m_wantedFile.isEmpty())
            openFile(QString(m_wantedFile)); // which openFile() clears
        else if (m_wanted)
            openTrace(*m_wanted);
    });
    const auto onTime = [this] {
        m_isStale = true;
        if (m_isActive && !isShowingTrace())
            searchUnlessFile();
    };
    connect(&m_time, &correlate::TimeContext::rangeChanged, this, onTime);
    connect(&m_time, &correlate::TimeContext::refreshed, this, onTime);
}

SearchForm *TracesScreen::form() const
{
    return m_search->form();
}

template <typename T>
void TracesScreen::ask(Question<T> &question, Call<T> call, std::function<void(Result<T>)> handler)
{
    question.isAwaited = true;
    question.call.start(std::move(call), this, [&question, handler = std::move(handler)](Result<T> result) {
        question.isAwaited = false;
        handler(std::move(result));
    });
}

bool TracesScreen::isSettled() const
{
    return !m_askServices.isAwaited && !m_askDependencies.isAwaited && !m_askOperations.isAwaited
        && !m_askSearch.isAwaited && !m_askTrace.isAwaited && !m_askFile.isAwaited;
}

const JaegerClient *TracesScreen::client() const
{
    const auto index = form()->sourceIndex();
    return index < m_sources.size() ? m_sources[index].client.get() : nullptr;
}

void TracesScreen::setSources(Sources<JaegerClient> sources)
{
    m_askServices.drop();
    m_askDependencies.drop();
    m_askOperations.drop();
    m_askSearch.drop();
    m_askTrace.drop();
    m_sources = std::move(sources);
    m_services.clear();
    m_isStale = true;
    QStringList names;
    for (const auto &source : m_sources)
        names.append(source.name);
    form()->setSources(names);
    if (m_isActive)
        loadServices();
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
    registry.add(this,
                 {QStringLiteral("traces.openFile"), tr("Open a trace file"), tr("Traces"),
                  QKeySequence(Qt::CTRL | Qt::Key_O), kit::IconName::Traces, kit::ActionScope::Screen},
                 [this] { chooseFile(); });
    m_trace->registerActions(registry);
}

void TracesScreen::activate()
{
    m_isActive = true;
    if (m_services.isEmpty())
        loadServices();
    else if (m_isStale && !isShowingTrace())
        searchUnlessFile();
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
    const auto *jaeger = client();
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
    form()->setServices(services);
    if (isOfFile())
        return;
    if (services.isEmpty()) {
        m_search->setHint(
            tr("No services yet"),
            tr("The store has not received a trace. Services appear here with their first one."));
        return;
    }
    if (!form()->service().isEmpty()) {
        form()->setService(spelling(form()->service()));
        search();
        return;
    }
    const auto range = m_time.range();
    ask<std::vector<Dependency>>(
        m_askDependencies, client()->dependencies(range), [this](Result<std::vector<Dependency>> edges) {
            const auto entry = edges ? entryService(*edges) : QString();
            if (form()->service().isEmpty())
                form()->setService(m_services.contains(entry) ? entry : m_services.front());
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

void TracesScreen::loadOperations(const QString &service)
{
    const auto *jaeger = client();
    if (!jaeger || service.isEmpty())
        return;
    form()->setOperation({});
    ask<std::vector<Operation>>(
        m_askOperations, jaeger->operations(service), [this](Result<std::vector<Operation>> operations) {
            // Without the list the search still works, only without a choice of operations.
            form()->setOperations(operations ? *operations : std::vector<Operation>());
        });
}

void TracesScreen::search()
{
    const auto *jaeger = client();
    if (!jaeger) {
        m_search->setNoSources();
        return;
    }
    auto query = form()->query();
    if (!query)
        return;
    if (query->service.isEmpty()) {
        m_search->setHint(tr("Choose a service"), tr("Traces are searched by a service they pass through."));
        return;
    }
    query->range = m_time.range();
    m_isStale = false;
    m_search->setLoading();
    ask<std::shared_ptr<const SearchResult>>(m_askSearch, jaeger->search(*query),
                                             [this, range = query->range](auto result) {
                                                 if (result)
                                                     m_search->setResult(**result, range);
                                                 else
                                                     m_search->setError(result.error());
                                             });
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
    form()->setService(spelling(pivot.service));
    form()->setOperation({});
    m_isStale = true;
    if (m_isActive)
        search();
}

void TracesScreen::openTrace(const TraceReference &reference)
{
    m_wanted = reference;
    const auto &shown = m_trace->trace();
    if (shown && shown->trace.id == reference.trace && m_traceStack->isShowingContent() && !reference.span) {
        setShowingTrace(true);
        return;
    }
    m_wantedFile.clear();
    if (m_file && m_file->holds(reference.trace)) {
        openFromFile(reference);
        return;
    }
    const auto *jaeger = client();
    if (!jaeger) {
        m_search->setNoSources();
        return;
    }
    setShowingTrace(true);
    m_traceStack->setLoading();
    ask<std::shared_ptr<const OpenTrace>>(m_askTrace, jaeger->trace(reference.trace),
                                          [this, reference](auto open) {
                                              if (open)
                                                  showTrace(*open, reference.span.value_or(SpanId()));
                                              else
                                                  showTraceProblem(open.error());
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
    m_trace->setTrace(std::move(open), span);
    m_traceStack->setContent();
    setShowingTrace(true);
    Q_EMIT titleChanged();
}

void TracesScreen::showSearch()
{
    m_askTrace.drop();
    setShowingTrace(false);
    if (m_isActive && m_isStale && !m_services.isEmpty())
        searchUnlessFile();
}

void TracesScreen::searchUnlessFile()
{
    if (!isOfFile())
        search();
}

void TracesScreen::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a trace file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Traces (*.json *.jsonl *.ndjson *.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &TracesScreen::openFile);
    dialog->open();
}

void TracesScreen::openFile(const QString &path)
{
    m_askSearch.drop();
    m_askTrace.drop();
    m_wanted.reset();
    m_wantedFile.clear();
    m_file.reset();
    form()->setSearching(false);
    setShowingTrace(true);
    m_traceStack->setLoading();
    auto *workers = m_workers ? m_workers : QThreadPool::globalInstance();
    ask<std::shared_ptr<const OpenedFile>>(
        m_askFile, runOnWorker(workers, [path] { return openTraceFile(path); }), [this, path](auto file) {
            if (file) {
                showFile(*file);
                return;
            }
            m_wantedFile = path;
            m_trace->setTrace({}, {});
            m_traceStack->setError(
                file.error(),
                tr("The file %1 could not be opened.").arg(kit::safeText(QFileInfo(path).fileName())));
            showFileLine();
        });
    showFileLine();
}

void TracesScreen::showFile(std::shared_ptr<const OpenedFile> file)
{
    m_file = std::move(file);
    showFileLine();
    const auto name = kit::safeText(QFileInfo(m_file->path).fileName());
    if (m_file->found.traces.empty())
        m_search->setHint(tr("No traces in %1").arg(name), tr("It holds no span."));
    else
        m_search->setResult(m_file->found, m_file->range);
    if (m_file->only)
        showTrace(m_file->only);
    else
        setShowingTrace(false);
}

// The file, what was wrong with it, and the way out of it. Texts of the file are cut: a line widens no
// window.
void TracesScreen::showFileLine()
{
    constexpr size_t MostProblems = 2;
    constexpr qsizetype LongestName = 48;
    constexpr qsizetype LongestText = 110;
    m_fileLine->setVisible(m_file != nullptr);
    if (!m_file)
        return;
    const auto cut = [](const QString &text, qsizetype longest) {
        return text.size() <= longest ? text : QString(text.left(longest) + QChar(0x2026));
    };
    const int count = static_cast<int>(m_file->found.traces.size());
    std::vector<kit::StripItem> items{
        {.text = tr("%n traces, %1", nullptr, count).arg(formatName(m_file->format)),
         .strong = cut(kit::safeText(QFileInfo(m_file->path).fileName()), LongestName)}};
    const auto shown = std::min(MostProblems, m_file->problems.size());
    for (const auto &problem : std::span(m_file->problems).first(shown)) {
        const QString place = problem.where.startsWith(m_file->path)
            ? problem.where.mid(m_file->path.size() + 2)
            : problem.where;
        const QString text = place.isEmpty() ? problem.detail : tr("%1: %2").arg(place, problem.detail);
        items.push_back({.text = cut(text, LongestText), .severity = kit::Severity::Warning});
    }
    if (m_file->problems.size() > shown)
        items.push_back(
            {.text = tr("%n more problems", nullptr, static_cast<int>(m_file->problems.size() - shown)),
             .severity = kit::Severity::Warning});
    items.push_back({.text = tr("Back to the server"), .actionId = QStringLiteral("close")});
    m_fileLine->setItems(items);
}

void TracesScreen::forgetFile()
{
    m_askFile.drop();
    m_wantedFile.clear();
    m_file.reset();
    showFileLine();
}

void TracesScreen::openFromFile(const TraceReference &reference)
{
    setShowingTrace(true);
    m_traceStack->setLoading();
    auto *workers = m_workers ? m_workers : QThreadPool::globalInstance();
    ask<std::shared_ptr<const OpenTrace>>(
        m_askTrace,
        runOnWorker(workers, [file = m_file, id = reference.trace] { return openFrom(*file, id); }),
        [this, reference](auto open) {
            if (open)
                showTrace(*open, reference.span.value_or(SpanId()));
            else
                showTraceProblem(open.error());
        });
}

void TracesScreen::setShowingTrace(bool isShowing)
{
    if (isShowing == isShowingTrace())
        return;
    m_pages->setCurrentIndex(isShowing ? 1 : 0);
    if (!isShowing) {
        m_time.setCursor(std::nullopt);
        m_search->setFocus();
    }
    Q_EMIT titleChanged();
}

bool TracesScreen::isShowingTrace() const
{
    return m_pages->currentIndex() == 1;
}

QString TracesScreen::breadcrumb() const
{
    if (!isShowingTrace() || !m_trace->trace())
        return {};
    const auto &open = *m_trace->trace();
    return open.tree.mainRoot == NoIndex ? shortId(idText(open.trace.id))
                                         : open.operation(open.tree.mainRoot);
}

} // namespace yagura::traces
