#include "traces/tracepage.h"

#include "kit/actionregistry.h"
#include "kit/controls/tabstrip.h"
#include "kit/numbers.h"
#include "kit/theme.h"
#include "traces/details/spandetailspane.h"
#include "traces/findings/findingspane.h"
#include "traces/graph/tracegraphpane.h"
#include "traces/share/tracesharing.h"
#include "traces/traceheader.h"
#include "traces/views/dataqualitypane.h"
#include "traces/views/traceviews.h"
#include "traces/waterfall/keyhintbar.h"
#include "traces/waterfall/minimapview.h"
#include "traces/waterfall/spanfinder.h"
#include "traces/waterfall/tracefilterbar.h"
#include "traces/waterfall/waterfallactions.h"
#include "traces/waterfall/waterfallview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace yagura::traces {

namespace {

constexpr int FindingsWidth = 272;
constexpr int DetailsWidth = 336;
constexpr int NarrowFindingsWidth = 232;
constexpr int NarrowDetailsWidth = 316;
constexpr int NarrowPage = 1300;
constexpr int WideFindingsWidth = 336;
constexpr int WideDetailsWidth = 424;
constexpr int WidePage = 2000;
constexpr int PageWithoutFindings = 1000;
constexpr int LeastMiddle = 640; // beside findings and spans being compared
// Logs and metrics are asked for a little around the span, as clocks differ and scrapes are seconds apart.
constexpr auto LogMargin = std::chrono::seconds(30);
constexpr auto MetricMargin = std::chrono::minutes(15);

TimeRange around(std::int64_t from, std::int64_t to, Duration margin)
{
    return {fromUnixNanoseconds(from) - margin, fromUnixNanoseconds(to) + margin};
}

} // namespace

std::vector<KeyHint> TracePage::waterfallHints()
{
    return {{{QStringLiteral("↑"), QStringLiteral("↓")}, tr("rows")},
            {{QStringLiteral("←"), QStringLiteral("→")}, tr("fold")},
            {{QStringLiteral("N")}, tr("next error")},
            {{QStringLiteral("C")}, tr("next on critical path")},
            {{QStringLiteral("F")}, tr("fit")},
            {{QStringLiteral("W"), QStringLiteral("S")}, tr("zoom")},
            {{QStringLiteral("V")}, tr("next view")}};
}

TracePage::TracePage(correlate::TimeContext &time, QWidget *parent)
    : QWidget(parent)
    , m_time(time)
    , m_header(new TraceHeader)
    , m_findings(new FindingsPane)
    , m_minimap(new MinimapView)
    , m_filter(new TraceFilterBar)
    , m_finder(new SpanFinder(this))
    , m_waterfall(new WaterfallView)
    , m_details(new SpanDetailsPane)
    , m_views(new TraceViews(m_waterfall))
    , m_sharing(new TraceSharing(this, m_views))
    , m_foot(new KeyHintBar)
{
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    auto *strip = new QHBoxLayout;
    strip->setContentsMargins(kit::space::medium, 0, kit::space::medium, 0);
    strip->addWidget(m_views->strip(), 1);
    middle->addLayout(strip);
    middle->addWidget(m_minimap);
    middle->addWidget(m_filter);
    middle->addWidget(m_views, 1);
    middle->addWidget(m_foot);
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    panes->addWidget(m_findings);
    panes->addLayout(middle, 1);
    panes->addWidget(m_details);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(panes, 1);
    connectParts();
    connectDetails();
    connectViews();
    showView();
    connectFilter();
}

void TracePage::connectParts()
{
    connect(m_header, &TraceHeader::backRequested, this, &TracePage::backRequested);
    connect(m_header, &TraceHeader::compareRequested, this, &TracePage::compareRequested);
    connect(m_header, &TraceHeader::logsRequested, this, [this] { goToLogs(NoIndex); });
    connect(m_header, &TraceHeader::foldAllRequested, m_waterfall, &WaterfallView::foldAll);
    connect(m_header, &TraceHeader::unfoldAllRequested, m_waterfall, &WaterfallView::unfoldAll);
    connect(m_findings, &FindingsPane::findingChosen, this, [this](const Finding &finding) {
        m_waterfall->chooseRows(finding.rows);
        const auto [from, to] = extentOf(*m_open, finding);
        m_minimap->setMarked(from, to);
    });
    connect(m_findings, &FindingsPane::rowsChosen, m_waterfall, &WaterfallView::chooseRows);
    connect(m_minimap, &MinimapView::windowChanged, m_waterfall, &WaterfallView::setWindow);
    connect(m_minimap, &MinimapView::grabbed, m_waterfall, &WaterfallView::settleHistory);
    connect(m_waterfall, &WaterfallView::windowChanged, m_minimap, &MinimapView::setWindow);
    connect(m_waterfall, &WaterfallView::currentRowChanged, this, &TracePage::chooseRow);
    connect(m_waterfall, &WaterfallView::rowsChanged, this, &TracePage::showFoot);
    connect(m_waterfall, &WaterfallView::pointerMoved, this, [this](qint64 offset) {
        m_time.setCursor(offset < 0 || !m_open
                             ? std::nullopt
                             : std::optional(fromUnixNanoseconds(m_open->tree.start + offset)));
    });
    connect(m_details, &SpanDetailsPane::closeRequested, this,
            [this] { m_waterfall->setCurrentRow(NoIndex); });
    connect(m_details, &SpanDetailsPane::logsOfSpanRequested, this,
            [this] { goToLogs(m_waterfall->currentRow()); });
    connect(m_details, &SpanDetailsPane::logsOfTraceRequested, this, [this] { goToLogs(NoIndex); });
    connect(m_details, &SpanDetailsPane::metricsRequested, this,
            [this] { goToMetrics(m_waterfall->currentRow()); });
    connect(m_details, &SpanDetailsPane::similarTracesRequested, this, [this] {
        const auto row = m_waterfall->currentRow();
        if (m_open && row != NoIndex)
            Q_EMIT similarTracesRequested(m_open->service(row), m_open->operation(row));
    });
}

void TracePage::connectDetails()
{
    connect(m_details, &SpanDetailsPane::rowRequested, m_waterfall, &WaterfallView::setCurrentRow);
    connect(m_details, &SpanDetailsPane::traceRequested, this, &TracePage::traceRequested);
    connect(m_details, &SpanDetailsPane::widthChanged, this, &TracePage::placePanes);
    connect(m_details, &SpanDetailsPane::filterRequested, this, [this](const QString &clause) {
        const auto text = m_filter->text().trimmed();
        setFilter(text.isEmpty() ? clause : QStringLiteral("(%1) and %2").arg(text, clause));
    });
}

void TracePage::connectViews()
{
    connect(m_views, &TraceViews::currentChanged, this, &TracePage::showView);
    connect(m_views, &TraceViews::rowsChosen, m_waterfall, &WaterfallView::chooseRows);
    connect(m_views->dataQuality(), &DataQualityPane::clockViewChosen, this, &TracePage::setClockView);
    connect(m_header, &TraceHeader::repairsRequested, this,
            [this] { m_views->show(TraceViewKind::DataQuality); });
    connect(m_sharing, &TraceSharing::said, this, &TracePage::say);
}

void TracePage::showView()
{
    const bool isWaterfall = m_views->current() == TraceViewKind::Waterfall;
    m_minimap->setVisible(isWaterfall);
    m_foot->setHints(isWaterfall ? waterfallHints() : std::vector<KeyHint>{});
    placePanes();
    if (isWaterfall)
        showFoot();
    else
        m_foot->setText({});
}

void TracePage::connectFilter()
{
    connect(m_filter, &TraceFilterBar::textChanged, m_finder, &SpanFinder::find);
    connect(m_finder, &SpanFinder::found, this, &TracePage::takeMatches);
    connect(m_finder, &SpanFinder::failed, this, [this](const FilterProblem &problem) {
        takeMatches({});
        m_filter->setError(problem.at, problem.length, problem.message);
    });
    connect(m_filter, &TraceFilterBar::modeChanged, this, &TracePage::showMatches);
    connect(m_filter, &TraceFilterBar::findRequested, this, [this](TraceFilterBar::FindStep step) {
        const auto direction = step == TraceFilterBar::FindStep::Next ? WaterfallView::Direction::Next
                                                                      : WaterfallView::Direction::Previous;
        if (m_finder->isSearching())
            m_stepWhenFound = direction;
        else
            m_waterfall->goTo(WaterfallView::Target::Match, direction);
    });
    connect(m_filter, &TraceFilterBar::criticalPathToggled, m_waterfall,
            &WaterfallView::setCriticalPathShown);
    connect(m_filter, &TraceFilterBar::rollUpChosen, m_waterfall, &WaterfallView::setRollUp);
    connect(m_filter, &TraceFilterBar::coloringChosen, m_waterfall, &WaterfallView::setColoring);
    connect(m_filter, &TraceFilterBar::leaveRequested, m_waterfall, [this] { m_waterfall->setFocus(); });
}

void TracePage::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void TracePage::takeMatches(const std::vector<bool> &matches)
{
    m_matches = matches;
    m_minimap->setMatches(m_matches);
    showMatches();
    if (m_matches.empty())
        m_filter->setResult(0, 0);
    else
        m_filter->setResult(countOf(m_matches), static_cast<std::uint32_t>(m_matches.size()));
    Q_EMIT matchesChanged();
    if (const auto direction = std::exchange(m_stepWhenFound, std::nullopt))
        m_waterfall->goTo(WaterfallView::Target::Match, *direction);
}

void TracePage::showMatches()
{
    m_waterfall->setMatches(m_matches, m_filter->mode());
    m_views->setMatches(m_matches);
}

void TracePage::registerActions(kit::ActionRegistry &registry)
{
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, kit::IconName icon,
                         auto run) {
        registry.add(this, {QString::fromLatin1(id), text, tr("Trace"), key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    using kit::IconName;
    registerWaterfallActions(registry, this, m_waterfall);
    auto *find
        = registry.add(this,
                       {QStringLiteral("traces.filter"), tr("Filter the spans"), tr("Trace"),
                        QKeySequence(Qt::CTRL | Qt::Key_F), IconName::Filter, kit::ActionScope::Screen},
                       [this] { m_filter->focusField(); });
    find->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::CTRL | Qt::Key_B)});
    add("traces.matchMode", tr("Mark, dim or hide by the filter"), Qt::Key_M, IconName::Eye,
        [this] { m_filter->setMode(static_cast<MatchMode>((static_cast<int>(m_filter->mode()) + 1) % 3)); });
    add("traces.criticalPath", tr("Show or hide the critical path"), Qt::Key_U, IconName::Traces,
        [this] { m_filter->setCriticalPathShown(!m_waterfall->isCriticalPathShown()); });
    add("traces.back", tr("Back to the search"), Qt::Key_Escape, IconName::ChevronLeft,
        [this] { Q_EMIT backRequested(); });
    add("traces.nextView", tr("Next view of the trace"), Qt::Key_V, IconName::ChevronRight,
        [this] { m_views->showNext(); });
    add("traces.showWaterfall", tr("Show the waterfall"), {}, IconName::Traces,
        [this] { m_views->show(TraceViewKind::Waterfall); });
    add("traces.showFlameGraph", tr("Show the flame graph"), {}, IconName::Traces,
        [this] { m_views->show(TraceViewKind::FlameGraph); });
    add("traces.showStatistics", tr("Show the statistics of the spans"), {}, IconName::Traces,
        [this] { m_views->show(TraceViewKind::Statistics); });
    add("traces.showGraph", tr("Show the graph of the trace"), {}, IconName::Traces,
        [this] { m_views->show(TraceViewKind::Graph); });
    m_views->graph()->registerActions(registry);
    add("traces.showDataQuality", tr("Show the data quality of the trace"), {}, IconName::Warning,
        [this] { m_views->show(TraceViewKind::DataQuality); });
    const std::pair<const char *, ClockView> clocks[] = {{"traces.clockServed", ClockView::AsServed},
                                                         {"traces.clockRaw", ClockView::Raw},
                                                         {"traces.clockAdjusted", ClockView::Adjusted}};
    const QString clockTexts[] = {tr("Times as the store served them"), tr("Times as they were sent"),
                                  tr("Times with clocks adjusted")};
    for (size_t i = 0; i < std::size(clocks); ++i)
        add(clocks[i].first, clockTexts[i], {}, IconName::Clock,
            [this, view = clocks[i].second] { setClockView(view); });
    m_details->registerActions(registry, this);
    m_sharing->registerActions(registry, m_header->shareMenu());
    add("traces.logs", tr("Logs of the trace"), Qt::Key_L, IconName::Logs, [this] { goToLogs(NoIndex); });
}

void TracePage::setTrace(std::shared_ptr<const OpenTrace> open, SpanId span)
{
    const bool isSame = m_open && open && m_open->trace.id == open->trace.id; // keeps its filter
    m_arrived = 0;
    m_header->setNewSpans(0);
    m_open = std::move(open);
    m_served = m_open;
    m_clockView = ClockView::AsServed;
    m_clocked.cancel();
    m_isClockAwaited = false;
    m_finder->setTrace(m_open);
    m_filter->setTrace(m_open);
    m_header->setTrace(m_open, m_time.zone());
    m_findings->setTrace(m_open);
    m_minimap->setTrace(m_open);
    m_waterfall->setTrace(m_open);
    m_views->setTrace(m_open);
    m_sharing->setTrace(m_open);
    applyClock();
    takeMatches({});
    m_filter->setText(isSame ? m_filter->text() : QString());
    chooseRow(NoIndex);
    const auto row = m_open && !span.isNull() ? m_open->rowOf(span) : NoIndex;
    if (row != NoIndex)
        m_waterfall->setCurrentRow(row);
    m_views->focusCurrent();
}

void TracePage::growTrace(std::shared_ptr<const OpenTrace> open)
{
    if (!m_open || !open || open->trace.id != m_open->trace.id)
        return;
    m_served = std::move(open);
    if (m_clockView == ClockView::AsServed)
        showGrown(m_served);
    applyClock();
}

// The same trace again, with more spans or other times.
void TracePage::showGrown(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_header->setTrace(m_open, m_time.zone());
    m_findings->setTrace(m_open);
    m_minimap->setTrace(m_open);
    m_arrived += m_waterfall->grow(m_open);
    m_views->setTrace(m_open);
    m_sharing->setTrace(m_open);
    m_header->setNewSpans(static_cast<int>(m_arrived));
    takeMatches({});
    m_filter->setTrace(m_open);
    m_finder->setTrace(m_open);
    m_finder->find(m_filter->text());
}

void TracePage::say(const QString &sentence)
{
    m_foot->setText(sentence);
}

void TracePage::setClockView(ClockView view)
{
    if (view == m_clockView)
        return;
    m_clockView = view;
    if (view == ClockView::AsServed && m_served)
        showGrown(m_served);
    applyClock();
}

void TracePage::applyClock()
{
    if (!m_served)
        return m_views->dataQuality()->setTrace(nullptr, m_clockView, {});
    m_isClockAwaited = true;
    using Shared = std::shared_ptr<const ClockedTrace>;
    m_clocked.start(runOnWorker(QThreadPool::globalInstance(),
                                [served = m_served, view = m_clockView]() -> Result<Shared> {
                                    if (view == ClockView::AsServed) // the trace is there already
                                        return std::make_shared<const ClockedTrace>(
                                            ClockedTrace{{}, shiftsAsServed(served->trace)});
                                    return std::make_shared<const ClockedTrace>(
                                        inClockView(served->trace, view));
                                }),
                    this, [this](Result<Shared> clocked) {
                        m_isClockAwaited = false;
                        if (!clocked)
                            return;
                        if (m_clockView != ClockView::AsServed)
                            showGrown({*clocked, &(*clocked)->open});
                        m_views->dataQuality()->setTrace(m_open, m_clockView, (*clocked)->shifts);
                    });
}

void TracePage::chooseRow(std::uint32_t row)
{
    m_details->setSpan(m_open, row);
    m_details->setVisible(m_open && row != NoIndex);
    m_sharing->setCurrentRow(row);
    if (m_open && row != NoIndex)
        m_minimap->setMarked(m_open->start(row) - m_open->tree.start, m_open->end(row) - m_open->tree.start);
    else
        m_minimap->setMarked(0, 0);
}

void TracePage::showFoot()
{
    if (!m_open || m_views->current() != TraceViewKind::Waterfall)
        return m_foot->setText({});
    const auto &rows = m_waterfall->rows();
    const int scroll = m_waterfall->verticalScrollBar()->value();
    const int shown = static_cast<int>(rows.shownCount());
    const int first = std::min(shown, scroll / kit::size::waterfallRow + 1);
    const int page = (m_waterfall->viewport()->height() - kit::size::tableHeader) / kit::size::waterfallRow;
    const int last = std::clamp(first + page - 1, 0, shown);
    QStringList text{
        tr("Rows %1–%2 of %3")
            .arg(kit::groupedNumber(first), kit::groupedNumber(last), kit::groupedNumber(shown))};
    if (rows.rolledUp() > 0)
        text.append(tr("%1 spans rolled up", nullptr, static_cast<int>(rows.rolledUp()))
                        .arg(kit::groupedNumber(rows.rolledUp())));
    const int hidden = static_cast<int>(rows.hiddenCount());
    const bool isFiltered = rows.matchMode() == MatchMode::Hide && rows.hasMatches();
    if (hidden > 0)
        text.append(
            (isFiltered ? tr("%1 spans hidden", nullptr, hidden) : tr("%1 spans folded", nullptr, hidden))
                .arg(kit::groupedNumber(hidden)));
    m_foot->setText(text.join(QStringLiteral(", ")));
}

void TracePage::goToLogs(std::uint32_t row)
{
    if (!m_open)
        return;
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Logs;
    pivot.traceId = idText(m_open->trace.id);
    pivot.range = around(m_open->tree.start, m_open->tree.end, LogMargin);
    if (row != NoIndex) {
        pivot.spanId = idText(m_open->trace.ids[m_open->tree.spans[row]]);
        pivot.service = m_open->service(row);
        pivot.range = around(m_open->start(row), m_open->end(row), LogMargin);
    }
    Q_EMIT pivotRequested(pivot);
}

void TracePage::goToMetrics(std::uint32_t row)
{
    if (!m_open || row == NoIndex)
        return;
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Metrics;
    pivot.service = m_open->service(row);
    pivot.range = around(m_open->start(row), m_open->end(row), MetricMargin);
    Q_EMIT pivotRequested(pivot);
}

void TracePage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), kit::Theme::of(this).color(kit::ColorRole::Surface));
}

void TracePage::resizeEvent(QResizeEvent *)
{
    placePanes();
}

// Tables and flame graphs need the width more than findings do.
void TracePage::placePanes()
{
    const auto pick = [this](int narrow, int usual, int wide) {
        return width() < NarrowPage ? narrow : width() < WidePage ? usual : wide;
    };
    m_findings->setFixedWidth(pick(NarrowFindingsWidth, FindingsWidth, WideFindingsWidth));
    const bool isWaterfall = m_views->current() == TraceViewKind::Waterfall;
    const int details = std::min(
        m_details->wantedWidth(pick(NarrowDetailsWidth, DetailsWidth, WideDetailsWidth)), width() / 2);
    const bool fits
        = !m_details->isComparing() || width() - details - m_findings->minimumWidth() >= LeastMiddle;
    const bool hasFindings = fits && width() >= (isWaterfall ? PageWithoutFindings : WidePage);
    // Both wide at once, even for a moment, would push the window's edge out.
    if (!hasFindings)
        m_findings->hide();
    m_details->setFixedWidth(details);
    m_findings->setVisible(hasFindings);
}

} // namespace yagura::traces
