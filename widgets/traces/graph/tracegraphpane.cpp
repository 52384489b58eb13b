#include "traces/graph/tracegraphpane.h"

#include "kit/controls/plainlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/statepane.h"
#include "traces/graph/graphtools.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yagura::traces {

namespace {

constexpr double FiguresWidth = 152; // "×60 912 ms 16 % failed 2"
constexpr int FindWidth = 200;

} // namespace

TraceGraphPane::TraceGraphPane(QWidget *parent)
    : QWidget(parent)
    , m_graph(std::make_shared<const TraceGraph>())
    , m_groupings(new kit::SegmentedControl(tr("Grouped by"), {{tr("Services")}, {tr("Operations")}}))
    , m_weights(new kit::SegmentedControl(
          tr("Weighed by"),
          {{tr("Calls"), {}, tr("Edges as wide as they have calls")},
           {tr("Own time"), {}, tr("Edges as wide as the time that the called spans spend themselves")},
           {tr("Critical path"),
            {},
            tr("Edges as wide as the time that the trace waits for what they call")}}))
    , m_count(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted))
    , m_find(new kit::SearchField(tr("Find in the graph")))
    , m_view(new GraphView(tr("Graph of the trace")))
    , m_stack(new kit::ContentStack(m_view))
{
    m_workers.setMaxThreadCount(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    makeHead(*layout);
    layout->addWidget(m_stack, 1);
    m_weights->setCurrentIndex(static_cast<int>(m_weight));
    connect(m_groupings, &kit::ChoiceStrip::currentIndexChanged, this, [this](int index) {
        m_grouping = static_cast<GraphGrouping>(index);
        workOut();
    });
    connect(m_weights, &kit::ChoiceStrip::currentIndexChanged, this, [this](int index) {
        m_weight = static_cast<GraphWeight>(index);
        showWords();
    });
    connect(m_find, &kit::SearchField::searchChanged, this, [this](const QString &text) {
        m_search = text;
        showMatches();
    });
    connect(m_find, &QLineEdit::returnPressed, m_view, &GraphView::goToNextMatch);
    const auto tell = [this](void (TraceGraphPane::*signal)(std::vector<std::uint32_t>)) {
        return [this, signal](std::uint32_t node) {
            if (node < m_graph->nodes.size())
                Q_EMIT(this->*signal)(m_graph->nodes[node].rows);
        };
    };
    connect(m_view, &GraphView::nodeChosen, this, tell(&TraceGraphPane::rowsChosen));
    connect(m_view, &GraphView::nodeActivated, this, tell(&TraceGraphPane::rowsActivated));
}

TraceGraphPane::~TraceGraphPane()
{
    m_workers.waitForDone();
}

void TraceGraphPane::makeHead(QVBoxLayout &layout)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 12, 6);
    head->setSpacing(8);
    m_groupings->setControlSize(kit::ControlSize::Small);
    m_weights->setControlSize(kit::ControlSize::Small);
    m_find->setMaximumWidth(FindWidth);
    m_find->setFixedHeight(kit::size::controlSmall);
    head->addWidget(m_groupings);
    head->addWidget(m_weights);
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_find);
    addZoomButtons(*head, m_view);
    layout.addLayout(head);
}

void TraceGraphPane::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_matches.clear();
    m_isStale = true;
    if (isVisible())
        workOut();
}

void TraceGraphPane::setMatches(const std::vector<bool> &matches)
{
    m_matches = matches;
    showMatches();
}

void TraceGraphPane::setGrouping(GraphGrouping grouping)
{
    m_groupings->setCurrentIndex(static_cast<int>(grouping));
}

void TraceGraphPane::setWeight(GraphWeight weight)
{
    m_weights->setCurrentIndex(static_cast<int>(weight));
}

void TraceGraphPane::showEvent(QShowEvent *)
{
    if (m_isStale)
        workOut();
}

void TraceGraphPane::workOut()
{
    m_isStale = false;
    m_laidOut.cancel();
    if (!m_open || m_open->rowCount() == 0) {
        m_grouped.cancel();
        m_isWorking = false;
        m_graph = std::make_shared<const TraceGraph>();
        m_view->setPicture({}, {});
        m_count->setText({});
        m_stack->setEmpty(tr("No spans"), tr("There is nothing to draw of this trace."),
                          kit::IconName::Traces);
        return;
    }
    m_isWorking = true;
    m_stack->setLoading();
    m_grouped.start(
        runOnWorker(&m_workers,
                    [open = m_open, grouping = m_grouping]() -> Result<std::shared_ptr<const TraceGraph>> {
                        return std::make_shared<const TraceGraph>(traceGraph(*open, grouping));
                    }),
        this, [this](Result<std::shared_ptr<const TraceGraph>> graph) {
            m_isWorking = graph.has_value();
            if (!graph)
                return m_stack->setError(graph.error(), tr("The graph could not be made."));
            m_graph = *graph;
            layOut();
        });
}

void TraceGraphPane::layOut()
{
    auto nodes = nodesOf(*m_graph, m_weight);
    auto edges = edgesOf(*m_graph, m_weight);
    const auto sizes = graphNodeSizes(nodes, {.width = FiguresWidth});
    // By calls, whatever is weighed: another weight is another look at the same picture.
    auto arrows = graphLayoutEdges(edgesOf(*m_graph, GraphWeight::Calls));
    m_laidOut.start(runOnWorker(&m_workers,
                                [sizes, arrows = std::move(arrows)]() -> Result<GraphLayout> {
                                    return layeredLayout(sizes, arrows);
                                }),
                    this, [this, nodes, edges, sizes](Result<GraphLayout> layout) {
                        m_isWorking = false;
                        if (!layout)
                            return m_stack->setError(layout.error(), tr("The graph could not be laid out."));
                        m_view->setPicture({nodes, edges, std::move(*layout)}, sizes);
                        m_stack->setContent();
                        showWords(); // what was chosen meanwhile
                        showMatches();
                    });
}

void TraceGraphPane::showWords()
{
    if (m_isWorking || m_view->picture().nodes.size() != m_graph->nodes.size())
        return;
    m_view->setWords(nodesOf(*m_graph, m_weight), edgesOf(*m_graph, m_weight));
    m_count->setText(tr("%1, %2").arg(tr("%n groups", nullptr, static_cast<int>(m_graph->nodes.size())),
                                      tr("%n edges", nullptr, static_cast<int>(m_graph->edges.size()))));
}

void TraceGraphPane::showMatches()
{
    const auto &nodes = m_view->picture().nodes;
    if (m_isWorking || nodes.size() != m_graph->nodes.size())
        return;
    auto isMatch = nodesWith(nodes, m_search);
    if (!m_matches.empty()) {
        if (isMatch.empty())
            isMatch.assign(nodes.size(), true);
        for (size_t i = 0; i < nodes.size(); ++i)
            isMatch[i] = isMatch[i] && std::ranges::any_of(m_graph->nodes[i].rows, [this](std::uint32_t row) {
                             return row < m_matches.size() && m_matches[row];
                         });
    }
    m_view->setMatches(std::move(isMatch));
}

void TraceGraphPane::registerActions(kit::ActionRegistry &registry)
{
    registerGraphActions(registry, m_view, QStringLiteral("traces.graph"), tr("Graph of the trace"));
}

void TraceGraphPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    painter.fillRect(0, m_stack->geometry().top() - 1, width(), 1, theme.color(kit::ColorRole::Line));
}

} // namespace yagura::traces
