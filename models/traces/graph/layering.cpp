#include "traces/graph/layering.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace yagura::traces {

GraphAdjacency::GraphAdjacency(std::uint32_t nodes, std::span<const LayoutEdge> edges)
    : m_firstOut(size_t{nodes} + 1)
    , m_out(edges.size())
    , m_firstIn(size_t{nodes} + 1)
    , m_in(edges.size())
{
    for (const auto &edge : edges) {
        ++m_firstOut[edge.from + 1];
        ++m_firstIn[edge.to + 1];
    }
    std::partial_sum(m_firstOut.begin(), m_firstOut.end(), m_firstOut.begin());
    std::partial_sum(m_firstIn.begin(), m_firstIn.end(), m_firstIn.begin());
    auto nextOut = m_firstOut;
    auto nextIn = m_firstIn;
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        m_out[nextOut[edges[i].from]++] = i;
        m_in[nextIn[edges[i].to]++] = i;
    }
}

namespace {

// Takes the nodes of a graph away one by one, in an order that few edges run against.
class NodeOrder
{
public:
    NodeOrder(std::uint32_t nodes, std::span<const LayoutEdge> edges)
        : m_edges(edges)
        , m_adjacency(nodes, edges)
        , m_out(nodes)
        , m_in(nodes)
        , m_surplus(nodes)
        , m_isGone(nodes)
    {
        for (const auto &edge : edges) {
            if (edge.from == edge.to)
                continue;
            ++m_out[edge.from];
            ++m_in[edge.to];
            m_surplus[edge.from] += edge.weight;
            m_surplus[edge.to] -= edge.weight;
        }
        for (std::uint32_t node = 0; node < nodes; ++node)
            enqueue(node);
    }

    // Node → its place in the order.
    std::vector<std::uint32_t> run()
    {
        std::vector<std::uint32_t> places(m_out.size());
        std::uint32_t front = 0;
        auto back = static_cast<std::uint32_t>(m_out.size());
        while (front < back) {
            if (!m_sinks.empty()) {
                const auto node = *m_sinks.begin();
                places[node] = --back;
                take(node);
                continue;
            }
            const auto node = m_sources.empty() ? std::get<1>(*m_others.begin()) : *m_sources.begin();
            places[node] = front++;
            take(node);
        }
        return places;
    }

private:
    void enqueue(std::uint32_t node)
    {
        if (m_in[node] == 0) // a lone node too: it then keeps its place among the sources
            m_sources.insert(node);
        else if (m_out[node] == 0)
            m_sinks.insert(node);
        else
            m_others.emplace(-m_surplus[node], node);
    }
    void dequeue(std::uint32_t node)
    {
        m_sources.erase(node);
        m_sinks.erase(node);
        m_others.erase({-m_surplus[node], node});
    }
    void take(std::uint32_t node)
    {
        dequeue(node);
        m_isGone[node] = true;
        for (const auto i : m_adjacency.out(node))
            loosen(m_edges[i].to, m_in, m_edges[i].weight);
        for (const auto i : m_adjacency.in(node))
            loosen(m_edges[i].from, m_out, -m_edges[i].weight);
    }
    void loosen(std::uint32_t node, std::vector<std::uint32_t> &degrees, double surplus)
    {
        if (m_isGone[node])
            return;
        dequeue(node);
        --degrees[node];
        m_surplus[node] += surplus;
        enqueue(node);
    }

    std::span<const LayoutEdge> m_edges;
    GraphAdjacency m_adjacency;
    std::vector<std::uint32_t> m_out; // edges to nodes that are still there
    std::vector<std::uint32_t> m_in;
    std::vector<double> m_surplus; // weight out less weight in
    std::vector<bool> m_isGone;
    std::set<std::uint32_t> m_sources;
    std::set<std::uint32_t> m_sinks;
    std::set<std::tuple<double, std::uint32_t>> m_others; // the greatest surplus first
};

// Every node after those that lead to it; of two that could be next, the lower place first.
std::vector<std::uint32_t> topologicalOrder(std::uint32_t nodes, std::span<const LayoutEdge> edges,
                                            const GraphAdjacency &adjacency)
{
    std::vector<std::uint32_t> waitsFor(nodes);
    for (const auto &edge : edges)
        ++waitsFor[edge.to];
    std::vector<std::uint32_t> order;
    order.reserve(nodes);
    for (std::uint32_t node = 0; node < nodes; ++node) {
        if (waitsFor[node] == 0)
            order.push_back(node);
    }
    for (size_t i = 0; i < order.size(); ++i) {
        for (const auto edge : adjacency.out(order[i])) {
            if (--waitsFor[edges[edge].to] == 0)
                order.push_back(edges[edge].to);
        }
    }
    return order;
}

// Layers that take no more than so many nodes each.
class LayerRoom
{
public:
    explicit LayerRoom(std::uint32_t most)
        : m_most(most)
    { }

    // The first with room from that one on; takes a place there.
    std::uint32_t take(std::uint32_t layer)
    {
        if (m_most == 0)
            return layer;
        layer = firstFree(layer);
        if (++m_counts[layer] == m_most)
            m_next[layer] = layer + 1;
        return layer;
    }
    void release(std::uint32_t layer)
    {
        if (m_most != 0)
            --m_counts[layer];
    }
    [[nodiscard]] bool hasRoom(std::uint32_t layer) const
    {
        return m_most == 0 || layer >= m_counts.size() || m_counts[layer] < m_most;
    }
    void put(std::uint32_t layer)
    {
        if (m_most != 0)
            ++m_counts[layer];
    }

private:
    std::uint32_t firstFree(std::uint32_t layer)
    {
        auto found = layer;
        for (;;) {
            while (m_next.size() <= found) {
                m_next.push_back(static_cast<std::uint32_t>(m_next.size()));
                m_counts.push_back(0);
            }
            if (m_next[found] == found)
                break;
            found = m_next[found];
        }
        while (m_next[layer] != found && layer != found)
            layer = std::exchange(m_next[layer], found);
        return found;
    }

    std::uint32_t m_most;
    std::vector<std::uint32_t> m_next; // a layer with room at or after it, by way of others
    std::vector<std::uint32_t> m_counts;
};

// Without layers that nothing is in.
void closeUp(std::vector<std::uint32_t> &layers)
{
    if (layers.empty())
        return;
    std::vector<std::uint32_t> before(size_t{std::ranges::max(layers)} + 2);
    for (const auto layer : layers)
        before[layer + 1] = 1;
    std::partial_sum(before.begin(), before.end(), before.begin());
    for (auto &layer : layers)
        layer = before[layer];
}

} // namespace

std::vector<bool> edgesToReverse(std::uint32_t nodes, std::span<const LayoutEdge> edges)
{
    const auto places = NodeOrder(nodes, edges).run();
    std::vector<bool> reversed(edges.size());
    for (size_t i = 0; i < edges.size(); ++i)
        reversed[i] = places[edges[i].from] > places[edges[i].to];
    return reversed;
}

std::vector<std::uint32_t> layersOf(std::uint32_t nodes, std::span<const LayoutEdge> edges,
                                    std::uint32_t mostInLayer)
{
    const GraphAdjacency adjacency(nodes, edges);
    auto order = topologicalOrder(nodes, edges, adjacency);
    std::vector<std::uint32_t> depths(nodes); // the longest way from a source
    std::vector<std::uint32_t> heights(nodes); // the longest way to a sink
    for (const auto node : order) {
        for (const auto edge : adjacency.out(node))
            depths[edges[edge].to] = std::max(depths[edges[edge].to], depths[node] + 1);
    }
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        for (const auto edge : adjacency.out(*node))
            heights[*node] = std::max(heights[*node], heights[edges[edge].to] + 1);
    }
    // Where there is not room for all, those that much hangs on go first.
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(depths[a], heights[b], a) < std::tuple(depths[b], heights[a], b);
    });
    LayerRoom room(mostInLayer);
    std::vector<std::uint32_t> layers(nodes);
    for (const auto node : order) {
        std::uint32_t earliest = 0;
        for (const auto edge : adjacency.in(node))
            earliest = std::max(earliest, layers[edges[edge].from] + 1);
        layers[node] = room.take(earliest);
    }
    for (auto node = order.rbegin(); node != order.rend(); ++node) {
        const auto out = adjacency.out(*node);
        if (out.size() <= adjacency.in(*node).size())
            continue;
        auto nearest = layers[edges[out.front()].to];
        for (const auto edge : out)
            nearest = std::min(nearest, layers[edges[edge].to]);
        auto target = nearest - 1;
        while (target > layers[*node] && !room.hasRoom(target))
            --target;
        if (target == layers[*node])
            continue;
        room.release(layers[*node]);
        room.put(target);
        layers[*node] = target;
    }
    closeUp(layers);
    return layers;
}

} // namespace yagura::traces
