#include "traces/graph/tracegraphwords.h"

#include "kit/safetext.h"
#include "traces/graph/graphtools.h"
#include "traces/tracetext.h"

#include <QCoreApplication>

namespace yagura::traces {

namespace {

struct GraphWords
{
    Q_DECLARE_TR_FUNCTIONS(yagura::traces::GraphWords)
};

constexpr qsizetype NameCap = 120;

QString safe(const QString &text)
{
    return kit::safeText(text, kit::LineBreaks::Shown, NameCap);
}

double valueOf(const GraphFigures &figures, GraphWeight weight)
{
    switch (weight) {
    case GraphWeight::Calls:
        return figures.count;
    case GraphWeight::SelfTime:
        return static_cast<double>(figures.self);
    case GraphWeight::CriticalPath:
        break;
    }
    return static_cast<double>(figures.critical);
}

// Of an edge the time that is waited for what it calls, with all that this waits for itself.
double valueOf(const TraceGraphEdge &edge, GraphWeight weight)
{
    return weight == GraphWeight::CriticalPath ? static_cast<double>(edge.criticalBelow)
                                               : valueOf(edge.figures, weight);
}

double ratio(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

QString spansText(const GraphFigures &figures)
{
    const QString spans = GraphWords::tr("%n spans", nullptr, static_cast<int>(figures.count));
    return figures.errors == 0
        ? spans
        : GraphWords::tr("%1, %2").arg(
              spans, GraphWords::tr("%n failed", nullptr, static_cast<int>(figures.errors)));
}

QStringList timesOf(const GraphFigures &figures, const GraphFigures &whole)
{
    return {GraphWords::tr("Durations together %1").arg(durationOf(figures.total).joined()),
            GraphWords::tr("Own time %1, %2 of the trace's")
                .arg(durationOf(figures.self).joined(),
                     kit::percentText(ratio(figures.self, whole.self)).joined()),
            GraphWords::tr("On the critical path %1, %2 of it")
                .arg(durationOf(figures.critical).joined(),
                     kit::percentText(ratio(figures.critical, whole.critical)).joined())};
}

std::vector<GraphFigure> figuresOf(const GraphFigures &figures, const GraphFigures &whole, GraphWeight weight)
{
    std::vector<GraphFigure> list{{{}, {timesText(figures.count), {}}}};
    if (weight == GraphWeight::SelfTime) {
        list.push_back({{}, durationOf(figures.self)});
        list.push_back({{}, kit::percentText(ratio(figures.self, whole.self), 0)});
    } else if (weight == GraphWeight::CriticalPath) {
        list.push_back({{}, durationOf(figures.critical)});
        list.push_back({{}, kit::percentText(ratio(figures.critical, whole.critical), 0)});
    }
    if (figures.errors > 0)
        list.push_back(
            {GraphWords::tr("failed"), {kit::groupedNumber(figures.errors), {}}, kit::ColorRole::Critical});
    return list;
}

QString nameOf(const TraceGraphNode &node)
{
    const QString service = safe(serviceText(node.service));
    return node.operation.isEmpty() ? service : GraphWords::tr("%1 %2").arg(service, safe(node.operation));
}

} // namespace

std::vector<GraphNode> nodesOf(const TraceGraph &graph, GraphWeight weight)
{
    const double whole = valueOf(graph.whole, weight);
    std::vector<GraphNode> nodes;
    for (const auto &group : graph.nodes) {
        GraphNode node;
        node.service = serviceText(group.service);
        const bool isByOperation = graph.grouping == GraphGrouping::ServiceAndOperation;
        node.title = safe(isByOperation ? group.operation : node.service);
        if (isByOperation)
            node.subtitle = safe(node.service);
        node.figures = figuresOf(group.figures, graph.whole, weight);
        if (group.figures.errors > 0)
            node.severity = kit::Severity::Critical;
        node.share = whole > 0 ? valueOf(group.figures, weight) / whole : 0;
        QStringList lines{nameOf(group), spansText(group.figures)};
        if (group.inner > 0)
            lines.append(
                GraphWords::tr("%n of them called from within", nullptr, static_cast<int>(group.inner)));
        lines += timesOf(group.figures, graph.whole);
        node.toolTip = lines.join(u'\n');
        node.spoken
            = GraphWords::tr("%1, %2, own time %3")
                  .arg(nameOf(group), spansText(group.figures), durationOf(group.figures.self).joined());
        nodes.push_back(std::move(node));
    }
    return nodes;
}

std::vector<GraphEdge> edgesOf(const TraceGraph &graph, GraphWeight weight)
{
    double largest = 0;
    for (const auto &edge : graph.edges)
        largest = std::max(largest, valueOf(edge, weight));
    std::vector<GraphEdge> edges;
    for (const auto &called : graph.edges) {
        const double value = valueOf(called, weight);
        GraphEdge edge{called.from, called.to, widthShare(value, largest), called.figures.errors > 0, {}, {}};
        if (weight == GraphWeight::Calls)
            edge.label = timesText(called.figures.count);
        else if (value > 0)
            edge.label = durationOf(static_cast<std::int64_t>(value)).joined();
        edge.toolTip = (QStringList{GraphWords::tr("%1 → %2").arg(nameOf(graph.nodes[called.from]),
                                                                  nameOf(graph.nodes[called.to])),
                                    spansText(called.figures)}
                        + timesOf(called.figures, graph.whole)
                        + QStringList{GraphWords::tr("Waited for, with all below: %1")
                                          .arg(durationOf(called.criticalBelow).joined())})
                           .join(u'\n');
        edges.push_back(std::move(edge));
    }
    return edges;
}

} // namespace yagura::traces
