#include "traces/graph/layeredlayout.h"

#include "traces/graph/layering.h"
#include "traces/graph/layerorder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace yagura::traces {

namespace {

constexpr std::uint32_t Nothing = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t LeastRoom = 8; // nodes in a layer, before it is split
constexpr double RoomShare = 1.3; // times the square root of the number of nodes: about as wide as a screen
constexpr double PassPull = 10000; // long edges are to run straight rather than boxes to stand in the middle
constexpr double PortShare = 0.62; // of a box's height that edges spread over
constexpr double MostPortDistance = 10;
constexpr double GapShare = 0.1; // of the height: a gap between layers is wider where edges are steep
constexpr double WidestGap = 2.5; // times the usual

// The parts of a graph that are not joined: node → part, numbered by their first node.
std::vector<std::uint32_t> partsOf(std::uint32_t nodes, std::span<const LayoutEdge> edges)
{
    std::vector<std::uint32_t> leaders(nodes);
    std::iota(leaders.begin(), leaders.end(), 0U);
    const auto leaderOf = [&](std::uint32_t node) {
        while (leaders[node] != node)
            node = leaders[node] = leaders[leaders[node]];
        return node;
    };
    for (const auto &edge : edges) {
        const auto a = leaderOf(edge.from);
        const auto b = leaderOf(edge.to);
        leaders[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::uint32_t> parts(nodes);
    std::uint32_t count = 0;
    for (std::uint32_t node = 0; node < nodes; ++node) {
        const auto leader = leaderOf(node);
        parts[node] = leader == node ? count++ : parts[leader];
    }
    return parts;
}

// One part of the graph, its nodes numbered from 0.
class PartLayout
{
public:
    PartLayout(std::vector<LayoutSize> sizes, std::vector<LayoutEdge> edges, const LayoutOptions &options)
        : m_sizes(std::move(sizes))
        , m_edges(std::move(edges))
        , m_options(options)
    { }

    void run()
    {
        turnRound();
        const auto nodes = static_cast<std::uint32_t>(m_sizes.size());
        const auto room = m_options.mostInLayer > 0
            ? m_options.mostInLayer
            : std::max(LeastRoom, static_cast<std::uint32_t>(std::ceil(RoomShare * std::sqrt(nodes))));
        m_layerOf = layersOf(nodes, m_edges, room);
        for (const auto &size : m_sizes)
            m_shapes.push_back({size.height, m_options.nodeGap, 1});
        makePasses();
        m_layers.resize(m_layerOf.empty() ? 0 : size_t{std::ranges::max(m_layerOf)} + 1);
        for (std::uint32_t vertex = 0; vertex < m_layerOf.size(); ++vertex)
            m_layers[m_layerOf[vertex]].push_back(vertex);
        const SegmentNeighbours neighbours(static_cast<std::uint32_t>(m_layerOf.size()), m_segments);
        orderLayers(m_layers, neighbours, m_options.sweeps);
        m_middles = placeVertices(m_layers, neighbours, m_shapes);
        for (size_t i = 0; i < m_shapes.size(); ++i)
            m_height = std::max(m_height, m_middles[i] + m_shapes[i].height / 2);
        placeColumns();
        spreadPorts();
    }

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] PlacedNode node(std::uint32_t node) const
    {
        return {m_lefts[m_layerOf[node]], m_middles[node] - m_sizes[node].height / 2, m_layerOf[node]};
    }
    [[nodiscard]] bool isReversed(size_t edge) const { return m_isReversed[edge]; }
    // From source to target; appended.
    void addPoints(size_t edge, std::vector<LayoutPoint> &points) const
    {
        const auto first = static_cast<std::ptrdiff_t>(points.size());
        for (const auto segment : m_ways[edge]) {
            const auto [from, to] = m_segments[segment];
            const double right = from < m_sizes.size() ? m_lefts[m_layerOf[from]] + m_sizes[from].width
                                                       : rightOf(m_layerOf[from]);
            points.push_back({right, m_middles[from] + m_outPorts[segment]});
            points.push_back({m_lefts[m_layerOf[to]], m_middles[to] + m_inPorts[segment]});
        }
        if (m_isReversed[edge])
            std::reverse(points.begin() + first, points.end());
    }

private:
    void turnRound()
    {
        m_isReversed = edgesToReverse(static_cast<std::uint32_t>(m_sizes.size()), m_edges);
        for (size_t i = 0; i < m_edges.size(); ++i) {
            if (m_isReversed[i])
                std::swap(m_edges[i].from, m_edges[i].to);
        }
    }

    // Edges of one source share the places where they pass layers, so that they run together as long as they
    // can.
    void makePasses()
    {
        std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, std::uint32_t> passes;
        std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, std::uint32_t> segments;
        const auto segment = [&](std::uint32_t from, std::uint32_t to, bool isReversed) {
            const auto [place, isNew]
                = segments.try_emplace({from, to, isReversed}, static_cast<std::uint32_t>(m_segments.size()));
            if (isNew)
                m_segments.push_back({from, to});
            return place->second;
        };
        m_ways.resize(m_edges.size());
        for (size_t i = 0; i < m_edges.size(); ++i) {
            const auto &edge = m_edges[i];
            auto at = edge.from;
            for (auto layer = m_layerOf[edge.from] + 1; layer < m_layerOf[edge.to]; ++layer) {
                const auto [pass, isNew] = passes.try_emplace({edge.from, layer, m_isReversed[i]},
                                                              static_cast<std::uint32_t>(m_layerOf.size()));
                if (isNew) {
                    m_layerOf.push_back(layer);
                    m_shapes.push_back({0, m_options.passGap, PassPull});
                }
                m_ways[i].push_back(segment(at, pass->second, m_isReversed[i]));
                at = pass->second;
            }
            m_ways[i].push_back(segment(at, edge.to, m_isReversed[i]));
        }
    }

    void placeColumns()
    {
        std::vector<double> widths(m_layers.size());
        for (size_t node = 0; node < m_sizes.size(); ++node)
            widths[m_layerOf[node]] = std::max(widths[m_layerOf[node]], m_sizes[node].width);
        const double gap
            = std::clamp(m_height * GapShare, m_options.layerGap, m_options.layerGap * WidestGap);
        for (const double width : widths) {
            m_lefts.push_back(m_width);
            m_rights.push_back(m_width + width);
            m_width += width + gap;
        }
        m_width = m_rights.empty() ? 0 : m_rights.back();
    }
    [[nodiscard]] double rightOf(std::uint32_t layer) const { return m_rights[layer]; }

    // Where segments leave and reach boxes: from the top in the order of where they come from or go to.
    void spreadPorts()
    {
        m_outPorts.assign(m_segments.size(), 0);
        m_inPorts.assign(m_segments.size(), 0);
        spread(m_outPorts, &LayerSegment::from, &LayerSegment::to);
        spread(m_inPorts, &LayerSegment::to, &LayerSegment::from);
    }
    void spread(std::vector<double> &ports, std::uint32_t LayerSegment::*own,
                std::uint32_t LayerSegment::*other) const
    {
        std::vector<std::uint32_t> order(m_segments.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::sort(order, {}, [&](std::uint32_t i) {
            return std::tuple(m_segments[i].*own, m_middles[m_segments[i].*other], i);
        });
        for (size_t first = 0; first < order.size();) {
            const auto box = m_segments[order[first]].*own;
            auto end = first;
            while (end < order.size() && m_segments[order[end]].*own == box)
                ++end;
            const auto count = static_cast<double>(end - first);
            const double distance = std::min(MostPortDistance, m_shapes[box].height * PortShare / count);
            for (auto i = first; i < end; ++i)
                ports[order[i]] = (static_cast<double>(i - first) - (count - 1) / 2) * distance;
            first = end;
        }
    }

    std::vector<LayoutSize> m_sizes;
    std::vector<LayoutEdge> m_edges; // turned round where they have to be
    const LayoutOptions &m_options;
    std::vector<bool> m_isReversed;
    std::vector<std::vector<std::uint32_t>> m_ways; // edge → segments
    // Vertices: the nodes, then the places where edges pass.
    std::vector<std::uint32_t> m_layerOf;
    std::vector<VertexShape> m_shapes;
    std::vector<double> m_middles;
    std::vector<LayerSegment> m_segments;
    std::vector<double> m_outPorts; // of segments, from the middle of the box
    std::vector<double> m_inPorts;
    VertexLayers m_layers;
    std::vector<double> m_lefts; // of layers
    std::vector<double> m_rights;
    double m_width = 0;
    double m_height = 0;
};

// Lays the parts out and puts them below one another, the largest first.
class WholeLayout
{
public:
    WholeLayout(std::span<const LayoutSize> sizes, std::span<const LayoutEdge> edges,
                const LayoutOptions &options)
        : m_options(options)
        , m_places(sizes.size())
        , m_wayOf(edges.size(), Nothing)
    {
        std::vector<LayoutEdge> good;
        std::vector<std::uint32_t> numbers; // of the good ones
        for (std::uint32_t i = 0; i < edges.size(); ++i) {
            if (edges[i].from >= sizes.size() || edges[i].to >= sizes.size() || edges[i].from == edges[i].to)
                continue;
            good.push_back(edges[i]);
            numbers.push_back(i);
        }
        m_parts = partsOf(static_cast<std::uint32_t>(sizes.size()), good);
        const auto count = m_parts.empty() ? 0 : size_t{std::ranges::max(m_parts)} + 1;
        std::vector<std::vector<LayoutSize>> partSizes(count);
        std::vector<std::vector<LayoutEdge>> partEdges(count);
        for (size_t node = 0; node < sizes.size(); ++node) {
            m_places[node] = static_cast<std::uint32_t>(partSizes[m_parts[node]].size());
            partSizes[m_parts[node]].push_back(sizes[node]);
        }
        for (size_t i = 0; i < good.size(); ++i) {
            auto &list = partEdges[m_parts[good[i].from]];
            m_wayOf[numbers[i]] = static_cast<std::uint32_t>(list.size());
            list.push_back({m_places[good[i].from], m_places[good[i].to], good[i].weight});
        }
        for (size_t i = 0; i < count; ++i) {
            m_counts.push_back(partSizes[i].size());
            m_layouts.emplace_back(std::move(partSizes[i]), std::move(partEdges[i]), m_options).run();
        }
    }

    [[nodiscard]] GraphLayout result(std::span<const LayoutEdge> edges) const
    {
        GraphLayout layout;
        const auto tops = stack(layout);
        for (size_t node = 0; node < m_parts.size(); ++node) {
            auto placed = m_layouts[m_parts[node]].node(m_places[node]);
            placed.y += tops[m_parts[node]];
            layout.nodes.push_back(placed);
        }
        for (size_t i = 0; i < edges.size(); ++i) {
            PlacedEdge placed;
            placed.firstPoint = static_cast<std::uint32_t>(layout.points.size());
            if (m_wayOf[i] != Nothing) {
                const auto part = m_parts[edges[i].from];
                m_layouts[part].addPoints(m_wayOf[i], layout.points);
                placed.isReversed = m_layouts[part].isReversed(m_wayOf[i]);
                for (auto point = size_t{placed.firstPoint}; point < layout.points.size(); ++point)
                    layout.points[point].y += tops[part];
            }
            placed.pointCount = static_cast<std::uint32_t>(layout.points.size()) - placed.firstPoint;
            layout.edges.push_back(placed);
        }
        return layout;
    }

private:
    // The top of each part.
    std::vector<double> stack(GraphLayout &layout) const
    {
        std::vector<size_t> order(m_layouts.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::ranges::stable_sort(order, std::greater(), [this](size_t part) { return m_counts[part]; });
        std::vector<double> tops(m_layouts.size());
        for (const auto part : order) {
            tops[part] = layout.height > 0 ? layout.height + m_options.partGap : 0;
            layout.height = tops[part] + m_layouts[part].height();
            layout.width = std::max(layout.width, m_layouts[part].width());
        }
        return tops;
    }

    const LayoutOptions &m_options;
    std::vector<std::uint32_t> m_parts; // of nodes
    std::vector<std::uint32_t> m_places; // of nodes, in their part
    std::vector<std::uint32_t> m_wayOf; // of edges, in their part
    std::vector<PartLayout> m_layouts;
    std::vector<size_t> m_counts;
};

} // namespace

GraphLayout layeredLayout(std::span<const LayoutSize> sizes, std::span<const LayoutEdge> edges,
                          const LayoutOptions &options)
{
    return WholeLayout(sizes, edges, options).result(edges);
}

} // namespace yagura::traces
