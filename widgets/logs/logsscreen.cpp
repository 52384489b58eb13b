#include "logs/logsscreen.h"

#include "core/clock.h"
#include "kit/accessibility.h"
#include "kit/controls/splitter.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/timetext.h"
#include "logs/fieldlistview.h"
#include "logs/fieldspane.h"
#include "logs/filterpane.h"
#include "logs/histogrampane.h"
#include "logs/indexpattern.h"
#include "logs/logdetailspane.h"
#include "logs/logdisplay.h"
#include "logs/logquerypane.h"
#include "logs/logtableview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QVBoxLayout>

namespace yagura::logs {

namespace {

constexpr int roomForDetails = 1'100;
constexpr int roomForWidePanes = 1'400;

} // namespace

LogsScreen::LogsScreen(correlate::TimeContext &time, QWidget *parent)
    : kit::Screen(parent)
    , m_time(time)
    , m_query(new LogQueryPane(this))
    , m_strip(new kit::StatusStrip(this))
    , m_fields(new FieldsPane(this))
    , m_histogram(new HistogramPane(this))
    , m_table(new LogTableView(m_search.model(), this))
    , m_stack(new kit::ContentStack(m_table, this))
    , m_details(new LogDetailsPane(this))
    , m_splitter(new kit::Splitter(Qt::Horizontal, this))
{
    buildLayout();
    connectSearch();
    connectPanes();
    connect(&m_time, &correlate::TimeContext::rangeChanged, this, &LogsScreen::run);
    connect(&m_time, &correlate::TimeContext::refreshed, this, &LogsScreen::refresh);
    connect(&m_time, &correlate::TimeContext::zoneChanged, this, &LogsScreen::showZone);
    showZone();
    setSources({});
}

LogsScreen::~LogsScreen() = default;

void LogsScreen::buildLayout()
{
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    middle->setMinimumWidth(320);
    column->addWidget(m_histogram);
    column->addWidget(m_stack, 1);
    m_splitter->addWidget(m_fields);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({248, 600, 352});
    m_details->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_query);
    layout->addWidget(m_strip);
    layout->addWidget(m_splitter, 1);
}

void LogsScreen::connectSearch()
{
    connect(&m_search, &LogSearch::stateChanged, this, &LogsScreen::showState);
    connect(&m_search, &LogSearch::rowsReplaced, this, &LogsScreen::showRows);
    connect(&m_search, &LogSearch::histogramChanged, this,
            [this] { m_histogram->setHistogram(m_search.histogram(), m_search.query().range); });
    connect(&m_search, &LogSearch::summaryChanged, this,
            [this] { m_fields->setSummary(m_search.summary()); });
    connect(&m_search, &LogSearch::fieldsChanged, this, [this] {
        QStringList names;
        if (const auto &fields = m_search.fields())
            for (auto it = fields->fields().constBegin(); it != fields->fields().constEnd(); ++it)
                if (it->searchable && !it->isMetadata && it->kind != FieldKind::Object)
                    names << it.key();
        m_query->filters()->setFieldNames(names);
    });
}

void LogsScreen::connectPanes()
{
    connect(m_query, &LogQueryPane::runRequested, this, &LogsScreen::run);
    connect(m_query, &LogQueryPane::cancelRequested, this, [this] {
        m_search.cancel();
        showState();
    });
    connect(m_query, &LogQueryPane::sourceChosen, this, &LogsScreen::chooseSource);
    connect(m_strip, &kit::StatusStrip::actionTriggered, this, &LogsScreen::run);
    connect(m_stack->pane(), &kit::StatePane::actionTriggered, this, [this] {
        const LogQuery query = m_query->query();
        if (m_search.rowsError()) {
            run();
        } else if (!query.text.isEmpty() || !query.filters.isEmpty()) {
            m_query->clear();
            run();
        } else {
            m_time.zoomOut();
        }
    });
    connect(m_histogram, &HistogramPane::selectionChanged, &m_search, &LogSearch::narrow);
    connect(m_histogram, &HistogramPane::zoomRequested, this,
            [this](const TimeRange &range) { m_time.setAbsolute(range); });
    const auto include = [this](const QString &field, const QString &value) {
        addFilter(field, value, FilterSense::Include);
    };
    const auto exclude = [this](const QString &field, const QString &value) {
        addFilter(field, value, FilterSense::Exclude);
    };
    connect(m_fields->list(), &FieldListView::includeRequested, this, include);
    connect(m_fields->list(), &FieldListView::excludeRequested, this, exclude);
    connect(m_fields->list(), &FieldListView::existsRequested, this,
            [this](const QString &field) { m_query->addFilter({field, FilterKind::Exists}); });
    connect(m_details, &LogDetailsPane::includeRequested, this, include);
    connect(m_details, &LogDetailsPane::excludeRequested, this, exclude);
    connect(m_details, &LogDetailsPane::targetRequested, this, &LogsScreen::goTo);
    connect(m_details, &LogDetailsPane::previousRequested, this,
            [this] { m_table->step(LogTableView::Direction::Up); });
    connect(m_details, &LogDetailsPane::nextRequested, this,
            [this] { m_table->step(LogTableView::Direction::Down); });
    connect(m_details, &LogDetailsPane::closeRequested, this, &LogsScreen::closeDetails);
    connect(m_table, &kit::DataTable::currentRowChanged, this,
            [this](const QModelIndex &current) { showLine(current.row()); });
    connect(m_table, &kit::DataTable::rowClicked, this,
            [this](const QModelIndex &index) { showLine(index.row()); });
    connect(m_table, &LogTableView::traceClicked, this, [this](int row) {
        showLine(row);
        goTo(LineTarget::Trace);
    });
}

QString LogsScreen::title() const
{
    return tr("Logs");
}

void LogsScreen::setSources(const Sources<ElasticClient> &sources)
{
    m_sources = sources;
    QStringList names;
    int current = m_sources.isEmpty() ? -1 : 0;
    for (int i = 0; i < m_sources.size(); ++i) {
        names << m_sources[i].name;
        if (m_sources[i].id == m_sourceId)
            current = i;
    }
    m_query->setSources(names, current);
    if (current >= 0) {
        if (m_sources[current].client != m_search.client())
            chooseSource(current);
        return;
    }
    m_sourceId.clear();
    m_search.setClient(nullptr);
    m_query->setIndexChoices({}, {});
    m_details->hide();
    showState();
}

void LogsScreen::chooseSource(int place)
{
    if (place < 0 || place >= m_sources.size())
        return;
    const auto &source = m_sources[place];
    m_sourceId = source.id;
    m_search.setClient(source.client);
    m_query->setIndexChoices({source.client->defaultIndex()}, source.client->defaultIndex());
    closeDetails();
    m_isStale = true;
    if (m_isActive) {
        askIndices();
        run();
    }
}

// Only fills the picker: a server that does not tell its indices can still be searched.
void LogsScreen::askIndices()
{
    if (!m_search.client())
        return;
    m_indicesCall.start(m_search.client()->indices(), this, [this](Result<QStringList> names) {
        if (!names)
            return;
        QStringList choices = indexChoices(*names);
        const QString standard = m_search.client()->defaultIndex();
        if (!choices.contains(standard))
            choices.prepend(standard);
        m_query->setIndexChoices(choices, m_query->index());
    });
}

void LogsScreen::activate()
{
    m_isActive = true;
    if (!std::exchange(m_isSized, true) && width() < roomForWidePanes)
        m_splitter->setSizes({240, width() - 240 - 312, 312});
    if (!isAncestorOf(QApplication::focusWidget()))
        m_table->setFocus(Qt::OtherFocusReason);
    if (!m_isStale || !m_search.client())
        return;
    askIndices();
    run();
}

void LogsScreen::deactivate()
{
    m_isActive = false;
}

bool LogsScreen::isSettled() const
{
    return !m_search.client()
        || (!m_isStale && !m_search.isRunning() && !m_search.isSummarising() && !m_indicesCall.isRunning());
}

void LogsScreen::run()
{
    m_isStale = true;
    if (!m_isActive || !m_search.client())
        return;
    m_isStale = false;
    LogQuery query = m_query->query();
    query.range = m_time.range();
    m_histogram->setSelection({});
    m_stack->setLoading();
    m_search.run(query, m_histogram->bucketCount());
    m_table->setMarkedWords(literalWords(query.text));
}

// Time has passed. Who reads further down keeps the place: then only the count is made anew.
void LogsScreen::refresh()
{
    if (!m_isActive || !m_search.client() || m_search.isRunning()) {
        m_isStale = m_isStale || !m_isActive;
        return;
    }
    const bool isReading = m_table->verticalScrollBar()->value() > 0 || m_search.narrowed();
    if (isReading)
        m_search.recount(m_time.range());
    else
        run();
}

void LogsScreen::showState()
{
    m_query->setRunning(m_search.client() && m_search.isRunning());
    if (!m_search.client()) {
        m_strip->setItems({});
        m_stack->setEmpty(tr("No source of logs is configured."),
                          tr("Add an Elasticsearch or OpenSearch server in the settings."),
                          kit::IconName::Logs);
        m_stack->pane()->setAction({});
        return;
    }
    m_strip->setItems(factItems(m_search, m_time.zone(), m_time.range().to));
    if (m_search.model().rowCount() > 0) {
        m_stack->setContent();
    } else if (m_search.rowsError()) {
        m_stack->setError(*m_search.rowsError(), tr("The search failed."));
        m_stack->pane()->setAction(tr("Try again"));
    } else if (m_search.hasRows()) {
        const LogQuery query = m_query->query();
        const bool isNarrow = !query.text.isEmpty() || !query.filters.isEmpty();
        const bool isPartial = m_search.facts().isPartial();
        m_stack->setEmpty(
            isPartial ? tr("No lines came back, but parts of the search failed.") : tr("No lines match."),
            tr("Searched: %1, %2")
                .arg(m_search.query().index, kit::rangeText(m_search.query().range, m_time.zone())),
            isPartial ? kit::IconName::Warning : kit::IconName::Logs);
        m_stack->pane()->setAction(isNarrow ? tr("Clear query and filters") : tr("Twice the time range"));
    } else {
        m_stack->setLoading();
    }
}

void LogsScreen::showRows()
{
    const int rows = m_search.model().rowCount();
    if (rows > 0) {
        const auto day = [&](int row) {
            const auto at = m_search.model().place(row);
            return kit::dateText(fromUnixNanoseconds(at.buffer->timeNs(at.row)), m_time.zone());
        };
        m_table->setDayShown(day(0) == day(rows - 1)
                                     && kit::dateText(m_time.range().from, m_time.zone()) == day(0)
                                 ? DayShown::No
                                 : DayShown::Yes);
        m_table->scrollToTop();
    }
    kit::announce(this, tr("%n line(s) loaded", nullptr, rows));
    if (m_hasChosen) {
        keepChosenRow();
        return;
    }
    if (rows == 0 || width() < roomForDetails)
        return;
    // The details are shown from the start where there is room for them: of the first error, else of the
    // first line.
    if (!m_table->stepToError(LogTableView::Direction::Down))
        m_table->selectRow(0);
}

// The line in the details stays the current one when the rows are made anew, if it is still among them.
void LogsScreen::keepChosenRow()
{
    const LogEntry &chosen = m_details->entry();
    if (m_details->isHidden() || chosen.id.isEmpty())
        return;
    const std::string id = chosen.id.toStdString();
    const std::string index = chosen.index.toStdString();
    for (int row = 0; row < m_search.model().rowCount(); ++row) {
        const auto at = m_search.model().place(row);
        if (at.buffer->id(at.row) != id || at.buffer->index(at.row) != index)
            continue;
        m_table->markRow(row);
        return;
    }
}

void LogsScreen::showLine(int row)
{
    if (row < 0 || row >= m_search.model().rowCount())
        return;
    m_hasChosen = true;
    m_details->showEntry(m_search.model().entry(row),
                         m_search.fields() ? *m_search.fields() : FieldCatalogue(), m_time.zone());
    m_details->show();
}

void LogsScreen::closeDetails()
{
    m_details->hide();
    m_table->setFocus(Qt::OtherFocusReason);
}

void LogsScreen::showZone()
{
    m_table->setZone(m_time.zone());
    m_histogram->setZone(m_time.zone());
    if (!m_details->isHidden())
        m_details->showEntry(m_details->entry(), m_search.fields() ? *m_search.fields() : FieldCatalogue(),
                             m_time.zone());
    showState();
}

void LogsScreen::addFilter(const QString &field, const QString &value, FilterSense sense)
{
    m_query->addFilter({field, FilterKind::Is, sense, {value}});
}

void LogsScreen::openPivot(const correlate::Pivot &pivot)
{
    const auto known = std::ranges::find(m_sources, pivot.sourceId, &Source<ElasticClient>::id);
    if (!pivot.sourceId.isEmpty() && known != m_sources.end() && pivot.sourceId != m_sourceId) {
        const auto place = static_cast<int>(known - m_sources.begin());
        m_query->setSources(
            [this] {
                QStringList names;
                for (const auto &source : m_sources)
                    names << source.name;
                return names;
            }(),
            place);
        chooseSource(place);
    }
    QList<LogFilter> filters;
    const auto add = [&](FieldRole role, const QString &value) {
        if (value.isEmpty())
            return;
        const QString name = m_search.fields() ? m_search.fields()->forRole(role) : QString();
        LogFilter filter{
            name.isEmpty() ? fieldNames(role).front() : name, FilterKind::Is, FilterSense::Include, {value}};
        filter.role = role;
        filters.append(filter);
    };
    add(FieldRole::Trace, pivot.traceId);
    add(FieldRole::Span, pivot.spanId);
    // A trace goes through many services; naming one of them as well would hide the others.
    if (pivot.traceId.isEmpty())
        add(FieldRole::Service, pivot.service);
    m_query->setText(pivot.query);
    m_query->filters()->setFilters(filters);
    if (pivot.range && *pivot.range != m_time.range())
        m_time.setAbsolute(*pivot.range); // searches, if the screen is shown
    else
        run();
}

void LogsScreen::goTo(LineTarget target)
{
    const LogEntry &entry = m_details->entry();
    if (target == LineTarget::LinesOfTrace) {
        correlate::Pivot pivot;
        pivot.target = correlate::Target::Logs;
        pivot.traceId = entry.trace.toString();
        openPivot(pivot);
        return;
    }
    correlate::Pivot pivot;
    pivot.service = entry.service;
    if (target == LineTarget::Trace) {
        pivot.target = correlate::Target::Traces;
        pivot.traceId = entry.trace.toString();
        if (entry.span.isValid())
            pivot.spanId = entry.span.toString();
    } else {
        pivot.target
            = target == LineTarget::Metrics ? correlate::Target::Dashboards : correlate::Target::Incidents;
    }
    if (target == LineTarget::Metrics && entry.time)
        pivot.range = TimeRange{*entry.time - std::chrono::minutes(5), *entry.time + std::chrono::minutes(5)};
    Q_EMIT pivotRequested(pivot);
}

void LogsScreen::copyLine()
{
    if (m_table->currentRow() < 0)
        return;
    const LogEntry entry = m_search.model().entry(m_table->currentRow());
    const QString time
        = entry.time ? lineTimeText(toUnixNanoseconds(*entry.time), m_time.zone(), DayShown::Yes) : QString();
    QGuiApplication::clipboard()->setText(
        QStringList({time, levelName(entry.level), entry.service, entry.message}).join(u'\t'));
}

} // namespace yagura::logs
