#include "traces/details/spandetailspane.h"

#include "kit/actionregistry.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/wrappedtext.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "traces/details/attributetable.h"
#include "traces/details/eventlistview.h"
#include "traces/details/gotorow.h"
#include "traces/details/pinnedspans.h"
#include "traces/details/referencelist.h"
#include "traces/details/spancomparisonview.h"
#include "traces/details/spanhead.h"
#include "traces/details/textview.h"
#include "traces/tracetext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int TallPane = 860; // reads a text or compares spans without giving up the ways to elsewhere
constexpr int EventsMargin = 14; // above and below their list
constexpr size_t MostBelow = 20; // events; more are in their own tab only
constexpr size_t MostWarnings = 50;
constexpr size_t WarningBytes = 2'000;

QScrollArea *scrolled(QWidget *content, const QString &name)
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(name);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return scroll;
}

QWidget *padded(QWidget *inner)
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(15, 6, 12, 8);
    layout->addWidget(inner);
    layout->addStretch();
    return widget;
}

} // namespace

SpanDetailsPane::SpanDetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_head(new SpanHead)
    , m_pins(new PinnedSpans)
    , m_tabs(new DetailsTabs)
    , m_pages(new QStackedWidget)
    , m_attributes(new AttributeTable)
    , m_belowEvents(new EventListView)
    , m_events(new EventListView)
    , m_eventFields(new AttributeTable)
    , m_references(new ReferenceList)
    , m_json(new TextView)
    , m_value(new TextView)
    , m_comparison(new SpanComparisonView)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_pins);
    layout->addWidget(makeTabs());
    makePages();
    layout->addWidget(m_pages, 1);
    m_goTo = makeGoTo();
    layout->addWidget(m_goTo);
    connectParts();
}

SpanDetailsPane::~SpanDetailsPane() = default;

QWidget *SpanDetailsPane::makeTabs()
{
    auto *line = new QWidget;
    m_searchButton = new kit::IconButton(kit::IconName::Search, tr("Search the tags"));
    m_searchButton->setControlSize(kit::ControlSize::Small);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(15, 0, kit::space::small, 0);
    layout->setSpacing(kit::space::small);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_searchButton, 0, Qt::AlignTop);
    return line;
}

void SpanDetailsPane::makeTagsPage()
{
    m_belowTitle = new kit::PlainLabel({}, TextStyle::Strong);
    m_belowTitle->setContentsMargins(0, 10, 0, 4);
    m_below = new QWidget;
    auto *below = new QVBoxLayout(m_below);
    below->setContentsMargins(15, 0, 12, 8);
    below->setSpacing(0);
    below->addWidget(m_belowTitle);
    below->addWidget(m_belowEvents);
    m_tagsPage = new QWidget;
    auto *tags = new QVBoxLayout(m_tagsPage);
    tags->setContentsMargins(0, 0, 0, 0);
    tags->setSpacing(0);
    tags->addWidget(m_attributes, 1);
    tags->addWidget(m_below);
    tags->addStretch();
}

// The list, and under it what the chosen event says.
void SpanDetailsPane::makeEventsPage()
{
    m_eventsPage = new QWidget;
    m_fields = new QWidget;
    m_eventsScroll = scrolled(padded(m_events), tr("Events"));
    m_eventsScroll->setFocusPolicy(Qt::NoFocus); // the list has it
    auto *layout = new QVBoxLayout(m_eventsPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_eventsScroll, 1);
    layout->addWidget(m_fields, 1);
    auto *title = new kit::PlainLabel(tr("Fields of the event"), TextStyle::Strong);
    title->setContentsMargins(15, 6, 12, 4);
    auto *fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(0);
    fields->addWidget(title);
    fields->addWidget(m_eventFields, 1);
    m_fields->hide();
}

void SpanDetailsPane::makePages()
{
    makeTagsPage();
    makeEventsPage();
    m_referencesPage = scrolled(m_references, tr("References"));
    auto *warnings = new QWidget;
    m_warnings = new QVBoxLayout(warnings);
    m_warnings->setContentsMargins(15, 8, 12, 8);
    m_warnings->setSpacing(kit::space::small);
    m_warningsPage = scrolled(warnings, tr("Warnings"));
    for (auto *page : std::initializer_list<QWidget *>{m_tagsPage, m_eventsPage, m_referencesPage,
                                                       m_warningsPage, m_json, m_value, m_comparison})
        m_pages->addWidget(page);
    // The pages scroll; none may hold the pane taller than its place.
    m_pages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
}

QWidget *SpanDetailsPane::makeGoTo()
{
    auto *area = new QWidget;
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(9, 0, 8, 8);
    layout->setSpacing(0);
    auto *title = new kit::PlainLabel(tr("Go to"), TextStyle::Strong);
    title->setContentsMargins(6, 8, 0, 4);
    layout->addWidget(title);
    const auto add = [&](kit::IconName icon, const QString &text, void (SpanDetailsPane::*signal)()) {
        auto *row = new GoToRow(icon, text);
        connect(row, &QAbstractButton::clicked, this, signal);
        layout->addWidget(row);
        return row;
    };
    add(kit::IconName::Logs, tr("Logs of this span"), &SpanDetailsPane::logsOfSpanRequested)
        ->setNote(tr("trace and span id"));
    add(kit::IconName::Logs, tr("Logs of this trace"), &SpanDetailsPane::logsOfTraceRequested);
    m_metrics = add(kit::IconName::Metrics, tr("Metrics of the service"), &SpanDetailsPane::metricsRequested);
    m_similar = add(kit::IconName::Traces, tr("Traces like this"), &SpanDetailsPane::similarTracesRequested);
    return area;
}

void SpanDetailsPane::connectParts()
{
    connect(m_head, &SpanHead::closeRequested, this, &SpanDetailsPane::closeRequested);
    connect(m_head, &SpanHead::pinRequested, this, &SpanDetailsPane::togglePin);
    connect(m_tabs, &DetailsTabs::partChanged, this, [this] {
        showPart();
        Q_EMIT widthChanged();
    });
    connect(m_searchButton, &QAbstractButton::clicked, this, &SpanDetailsPane::startSearch);
    for (auto *table : {m_attributes, m_eventFields}) {
        connect(table, &AttributeTable::filterRequested, this, &SpanDetailsPane::filterRequested);
        connect(table, &AttributeTable::valueRequested, this, &SpanDetailsPane::showValue);
        table->table()->installEventFilter(this);
    }
    connect(m_events, &EventListView::chosen, this, &SpanDetailsPane::showFields);
    connect(m_belowEvents, &EventListView::chosen, this, [this](int line) {
        m_tabs->choose(DetailsPart::Events);
        m_events->choose(line);
        m_events->setFocus(Qt::OtherFocusReason);
    });
    connect(m_value, &TextView::backRequested, this, [this] { take(OwnKey::Leave); });
    connect(m_references, &ReferenceList::rowRequested, this, &SpanDetailsPane::rowRequested);
    connect(m_references, &ReferenceList::traceRequested, this, &SpanDetailsPane::traceRequested);
    connect(m_pins, &PinnedSpans::spanRequested, this, &SpanDetailsPane::goTo);
    connect(m_pins, &PinnedSpans::changed, this, [this] {
        showTabs();
        showPart();
        Q_EMIT widthChanged();
    });
    connect(m_pages, &QStackedWidget::currentChanged, this, &SpanDetailsPane::placeParts);
    connect(m_comparison, &SpanComparisonView::spanRequested, this, &SpanDetailsPane::goTo);
    // Tables would take a letter for the beginning of a cell to go to.
    m_comparison->table()->installEventFilter(this);
}

void SpanDetailsPane::setSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row)
{
    m_open = std::move(open);
    m_row = m_open ? row : NoIndex;
    m_pins->rebind(m_open);
    m_head->setSpan(m_open, m_row);
    m_value->clear();
    m_json->clear();
    m_references->setSpan({}, NoIndex);
    m_areEventsShown = false;
    if (m_row == NoIndex) {
        m_attributes->setAttributes({}, {}, {});
        m_events->setSpan(nullptr, NoIndex);
        m_belowEvents->setSpan(nullptr, NoIndex);
        return;
    }
    const bool wasComparing = isComparing();
    m_belowTitle->setText(tr("Events  %1").arg(m_open->trace.eventsOf(m_open->tree.spans[m_row]).size()));
    showWarnings();
    showTabs();
    showPart();
    placeParts();
    const auto service = serviceText(m_open->service(m_row));
    m_metrics->setText(tr("Metrics of %1").arg(service));
    m_metrics->setAccessibleName(m_metrics->text());
    m_similar->setNote(m_open->operation(m_row));
    if (wasComparing != isComparing() || isComparing())
        Q_EMIT widthChanged();
    update();
}

void SpanDetailsPane::setBaseline(SpanBaseline baseline)
{
    m_head->setBaseline(baseline.isEmpty() ? nullptr
                                           : std::make_shared<const SpanBaseline>(std::move(baseline)));
}

const AttributeModel &SpanDetailsPane::attributes() const
{
    return m_attributes->model();
}

bool SpanDetailsPane::isComparing() const
{
    return m_row != NoIndex && m_tabs->part() == DetailsPart::Comparison;
}

bool SpanDetailsPane::isShowingValue() const
{
    return m_pages->currentWidget() == m_value;
}

int SpanDetailsPane::wantedWidth(int usual) const
{
    return isComparing() ? std::max(usual, m_comparison->wantedWidth(usual)) : usual;
}

// A part with nothing in it has no tab.
void SpanDetailsPane::showTabs()
{
    if (m_row == NoIndex)
        return;
    const auto &trace = m_open->trace;
    const auto span = m_open->tree.spans[m_row];
    const auto countOf = [](auto n) { return static_cast<int>(n); };
    std::vector<DetailsTab> tabs{
        {DetailsPart::Tags, countOf(trace.spanAttributes[span].count)},
        {DetailsPart::Process, countOf(trace.processes[trace.processOf[span]].attributes.count)}};
    const auto addSome = [&](DetailsPart part, int count) {
        if (count > 0)
            tabs.push_back({part, count});
    };
    addSome(DetailsPart::Events, countOf(trace.eventsOf(span).size()));
    addSome(DetailsPart::References, countOf(trace.referencesOf(span).size()));
    addSome(DetailsPart::Warnings, countOf(trace.warningsOf(span).size()));
    tabs.push_back({DetailsPart::Json, 0});
    const ComparedSpan own{m_open, m_row};
    const auto others
        = std::ranges::count_if(m_pins->spans(), [&](const ComparedSpan &pinned) { return pinned != own; });
    addSome(DetailsPart::Comparison, others > 0 ? countOf(others) + 1 : 0);
    m_tabs->setTabs(std::move(tabs));
    m_head->setPinned(m_pins->has(own));
}

void SpanDetailsPane::showPart()
{
    if (m_row == NoIndex)
        return;
    const auto part = m_tabs->part();
    const bool isTable = part == DetailsPart::Tags || part == DetailsPart::Process;
    m_searchButton->setVisible(isTable);
    switch (part) {
    case DetailsPart::Tags:
    case DetailsPart::Process:
        return showAttributes(part);
    case DetailsPart::Events:
        return showEvents();
    case DetailsPart::References:
        m_references->setSpan(m_open, m_row);
        return m_pages->setCurrentWidget(m_referencesPage);
    case DetailsPart::Warnings:
        return m_pages->setCurrentWidget(m_warningsPage);
    case DetailsPart::Json:
        m_json->showSpan(m_open, m_row);
        return m_pages->setCurrentWidget(m_json);
    case DetailsPart::Comparison:
        return showComparison();
    }
}

void SpanDetailsPane::showAttributes(DetailsPart part)
{
    const auto &trace = m_open->trace;
    const auto span = m_open->tree.spans[m_row];
    if (part == DetailsPart::Tags)
        m_attributes->setAttributes(m_open, trace.spanAttributes[span], QStringLiteral("tag."));
    else
        m_attributes->setAttributes(m_open, trace.processes[trace.processOf[span]].attributes,
                                    QStringLiteral("process."));
    m_pages->setCurrentWidget(m_tagsPage);
}

// A name alone is in the list already.
void SpanDetailsPane::showFields(int line, Slice fields)
{
    const auto attributes = m_open->trace.attributesOf(fields);
    const bool isNameOnly = fields.count == 1 && m_open->trace.names[attributes.front().key] == u"event";
    const bool isShown = fields.count > 0 && !isNameOnly;
    m_eventFields->setAttributes(m_open, fields, QStringLiteral("event."));
    m_fields->setVisible(isShown);
    // The fields follow the list where it is short; else both have their half.
    m_eventsScroll->setMaximumHeight(isShown ? m_events->sizeHint().height() + EventsMargin
                                             : QWIDGETSIZE_MAX);
    const auto rect = m_events->rectOf(line);
    m_eventsScroll->ensureVisible(rect.center().x(), m_events->y() + rect.center().y(), 0, rect.height());
}

AttributeTable *SpanDetailsPane::currentTable() const
{
    return m_tabs->part() == DetailsPart::Events ? m_eventFields : m_attributes;
}

void SpanDetailsPane::showEvents()
{
    if (!std::exchange(m_areEventsShown, true)) {
        m_events->setSpan(m_open.get(), m_row);
        m_fields->hide();
        m_eventsScroll->setMaximumHeight(QWIDGETSIZE_MAX);
        m_events->choose(m_events->notableLine());
    }
    m_pages->setCurrentWidget(m_eventsPage);
}

// Events stand under the tags too where the pane is tall enough for all of both; what is read takes the room
// of the ways to elsewhere where it is not.
void SpanDetailsPane::placeParts()
{
    if (m_row == NoIndex)
        return;
    const auto *page = m_pages->currentWidget();
    const bool isReading = page == m_json || page == m_value || page == m_comparison;
    m_goTo->setVisible(!isReading || height() >= TallPane);
    const auto events = m_open->trace.eventsOf(m_open->tree.spans[m_row]).size();
    const bool hasEvents = m_tabs->part() == DetailsPart::Tags && events > 0 && events <= MostBelow;
    if (hasEvents)
        m_belowEvents->setSpan(m_open.get(), m_row);
    const int needed = m_attributes->fullHeight() + m_below->sizeHint().height();
    const bool isShown = hasEvents && !m_attributes->isSearching() && needed <= m_pages->height();
    m_attributes->setMaximumHeight(isShown ? m_attributes->fullHeight() : QWIDGETSIZE_MAX);
    m_below->setVisible(isShown);
}

void SpanDetailsPane::showWarnings()
{
    while (auto *item = m_warnings->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto &trace = m_open->trace;
    const auto warnings = trace.warningsOf(m_open->tree.spans[m_row]);
    for (const auto warning : warnings.first(std::min(MostWarnings, warnings.size()))) {
        const auto text = trace.textOf(warning).substr(0, WarningBytes);
        m_warnings->addWidget(
            new kit::WrappedText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())),
                                 TextStyle::Body, ColorRole::Warning));
    }
    if (warnings.size() > MostWarnings)
        m_warnings->addWidget(
            new kit::PlainLabel(tr("and %n more", nullptr, static_cast<int>(warnings.size() - MostWarnings)),
                                TextStyle::Label, ColorRole::TextMuted));
    m_warnings->addStretch();
}

void SpanDetailsPane::showComparison()
{
    const ComparedSpan own{m_open, m_row};
    std::vector<ComparedSpan> spans{own};
    std::ranges::copy_if(m_pins->spans(), std::back_inserter(spans),
                         [&](const ComparedSpan &pinned) { return pinned != own; });
    m_comparison->setSpans(std::move(spans));
    m_pages->setCurrentWidget(m_comparison);
}

void SpanDetailsPane::showValue(const Attribute &attribute)
{
    m_value->showValue(m_open, attribute);
    m_searchButton->hide();
    m_pages->setCurrentWidget(m_value);
    m_value->focusText();
}

void SpanDetailsPane::togglePin()
{
    if (m_row == NoIndex)
        return;
    if (m_pins->spans().empty())
        m_tabs->choose(m_tabs->part());
    m_pins->toggle({m_open, m_row});
}

void SpanDetailsPane::goTo(const ComparedSpan &span)
{
    if (span.open == m_open)
        Q_EMIT rowRequested(span.row);
    else
        Q_EMIT traceRequested({span.open->trace.id, span.open->trace.ids[span.span()]});
}

void SpanDetailsPane::startSearch()
{
    if (m_row == NoIndex)
        return;
    if (m_tabs->part() != DetailsPart::Process)
        m_tabs->choose(DetailsPart::Tags);
    showPart(); // also from a value
    m_attributes->startSearch();
    placeParts();
}

void SpanDetailsPane::registerActions(kit::ActionRegistry &registry, QWidget *page)
{
    const auto add = [&](QWidget *owner, const char *id, const QString &text, const QKeySequence &key,
                         kit::IconName icon, auto run) {
        registry.add(owner,
                     {QString::fromLatin1(id), text, tr("Span details"), key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    using kit::IconName;
    add(page, "traces.pinSpan", tr("Pin the span to compare"), Qt::SHIFT | Qt::Key_P, IconName::Pin,
        [this] { togglePin(); });
    add(page, "traces.focusDetails", tr("Go to the details of the span"), Qt::Key_I, IconName::ArrowRight,
        [this] {
            if (isVisible())
                m_tabs->setFocus(Qt::ShortcutFocusReason);
        });
    add(this, "traces.findTag", tr("Search the tags of the span"), Qt::Key_Slash, IconName::Search,
        [this] { startSearch(); });
    add(this, "traces.copyTagValue", tr("Copy the value of the tag"), QKeySequence::Copy, IconName::Copy,
        [this] { currentTable()->copyValue(); });
    add(this, "traces.copyTag", tr("Copy the tag as key=value"), Qt::ALT | Qt::Key_C, IconName::Copy,
        [this] { currentTable()->copyPair(); });
    add(this, "traces.filterForTag", tr("Filter for the tag"), Qt::ALT | Qt::Key_Return, IconName::Filter,
        [this] { currentTable()->filter(FilterSense::For); });
    add(this, "traces.filterOutTag", tr("Filter out the tag"), Qt::ALT | Qt::SHIFT | Qt::Key_Return,
        IconName::Filter, [this] { currentTable()->filter(FilterSense::Out); });
}

// Keys that mean something else on the rest of the page.
SpanDetailsPane::OwnKey SpanDetailsPane::ownKey(const QKeyEvent &event) const
{
    if (event.key() == Qt::Key_P && event.modifiers() == Qt::NoModifier)
        return OwnKey::Pin;
    if (event.key() == Qt::Key_F && event.modifiers() == Qt::ControlModifier)
        return OwnKey::Search;
    if (event.key() == Qt::Key_Escape && (isShowingValue() || m_attributes->isSearching()))
        return OwnKey::Leave;
    return OwnKey::None;
}

bool SpanDetailsPane::take(OwnKey key)
{
    switch (key) {
    case OwnKey::None:
        return false;
    case OwnKey::Pin:
        togglePin();
        break;
    case OwnKey::Search:
        startSearch();
        break;
    case OwnKey::Leave:
        if (isShowingValue()) {
            showPart();
            currentTable()->table()->setFocus(Qt::ShortcutFocusReason);
        } else {
            m_attributes->endSearch();
        }
        m_value->clear();
        placeParts();
        break;
    }
    return true;
}

bool SpanDetailsPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && ownKey(*static_cast<QKeyEvent *>(event)) != OwnKey::None) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool SpanDetailsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && take(ownKey(*static_cast<QKeyEvent *>(event))))
        return true;
    return QWidget::eventFilter(watched, event);
}

void SpanDetailsPane::keyPressEvent(QKeyEvent *event)
{
    if (!take(ownKey(*event)))
        QWidget::keyPressEvent(event);
}

void SpanDetailsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeParts();
}

void SpanDetailsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    const QColor line = theme.color(ColorRole::Line);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(0, 0, 1, height(), line);
    if (m_row == NoIndex)
        return;
    const auto color = kit::serviceColor(serviceText(m_open->service(m_row)));
    painter.fillRect(1, m_head->geometry().top() + 12, 4, 38, color);
    painter.fillRect(0, m_pages->geometry().top() - 1, width(), 1, line);
    if (m_goTo->isVisible())
        painter.fillRect(0, m_goTo->geometry().top(), width(), 1, line);
}

} // namespace yagura::traces
