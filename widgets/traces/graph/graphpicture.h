// What a graph view draws: nodes as boxes with a few words and figures, edges between them, and where they
// all are. Everything is worded by whoever makes it; text from outside has been made safe. Plain values.
#pragma once

#include "kit/numbers.h"
#include "kit/severity.h"
#include "traces/graph/layeredlayout.h"

#include <optional>

namespace yagura::traces {

struct GraphFigure
{
    QString name; // before the figure, small; may be empty
    kit::ValueText value;
    bool isBad = false;
};

struct GraphNode
{
    QString service; // whose colour it has
    QString subtitle; // a line above the title; may be empty
    QString title;
    std::vector<GraphFigure> figures;
    QString note; // where there are no figures: why
    std::optional<kit::Severity> severity; // its shape in the corner
    std::optional<double> share; // 0 to 1, as a bar at the foot
    QString toolTip;
    QString spoken; // for screen readers
};

struct GraphEdge
{
    std::uint32_t from = 0; // nodes
    std::uint32_t to = 0;
    double share = 0; // 0 to 1 of the widest
    bool isBad = false;
    QString label;
    QString toolTip;
};

struct GraphPicture
{
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    GraphLayout layout; // of these nodes and edges
};

// As large as a box has to be for its words; figures are given the same room whatever they say, so that they
// can change without moving everything. GUI thread (it measures text).
[[nodiscard]] std::vector<LayoutSize> graphNodeSizes(const std::vector<GraphNode> &nodes,
                                                     double figuresWidth);
// Weights as given, one element an edge.
[[nodiscard]] std::vector<LayoutEdge> graphLayoutEdges(const std::vector<GraphEdge> &edges);

} // namespace yagura::traces
