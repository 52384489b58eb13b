#include "traces/graph/layerorder.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace yagura::traces {

SegmentNeighbours::SegmentNeighbours(std::uint32_t vertices, std::span<const LayerSegment> segments)
    : m_firstBefore(size_t{vertices} + 1)
    , m_before(segments.size())
    , m_firstAfter(size_t{vertices} + 1)
    , m_after(segments.size())
{
    for (const auto &segment : segments) {
        ++m_firstAfter[segment.from + 1];
        ++m_firstBefore[segment.to + 1];
    }
    std::partial_sum(m_firstAfter.begin(), m_firstAfter.end(), m_firstAfter.begin());
    std::partial_sum(m_firstBefore.begin(), m_firstBefore.end(), m_firstBefore.begin());
    auto nextAfter = m_firstAfter;
    auto nextBefore = m_firstBefore;
    for (const auto &segment : segments) {
        m_after[nextAfter[segment.from]++] = segment.to;
        m_before[nextBefore[segment.to]++] = segment.from;
    }
}

namespace {

constexpr int PlacingPasses = 12;
constexpr int StaleSweeps = 4; // as many without fewer crossings end the sweeping

std::vector<std::uint32_t> placesOf(const VertexLayers &layers, std::uint32_t vertices)
{
    std::vector<std::uint32_t> places(vertices);
    for (const auto &layer : layers) {
        for (std::uint32_t i = 0; i < layer.size(); ++i)
            places[layer[i]] = i;
    }
    return places;
}

// In the order in which a walk from the first layer comes by them: trees are free of crossings at once.
void orderByWalk(VertexLayers &layers, const SegmentNeighbours &neighbours)
{
    std::vector<std::uint32_t> layerOf(neighbours.size());
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        for (const auto vertex : layers[i])
            layerOf[vertex] = i;
    }
    std::vector<bool> isSeen(neighbours.size());
    VertexLayers ordered(layers.size());
    std::vector<std::uint32_t> stack;
    for (const auto &layer : layers) {
        for (const auto root : layer) {
            stack.push_back(root);
            while (!stack.empty()) {
                const auto vertex = stack.back();
                stack.pop_back();
                if (isSeen[vertex])
                    continue;
                isSeen[vertex] = true;
                ordered[layerOf[vertex]].push_back(vertex);
                const auto after = neighbours.after(vertex);
                stack.insert(stack.end(), after.rbegin(), after.rend());
            }
        }
    }
    layers = std::move(ordered);
}

class Sweeper
{
public:
    Sweeper(VertexLayers &layers, const SegmentNeighbours &neighbours)
        : m_layers(layers)
        , m_neighbours(neighbours)
        , m_shares(neighbours.size())
        , m_wishes(neighbours.size())
    {
        for (size_t i = 0; i < layers.size(); ++i)
            note(i);
    }

    void forth()
    {
        for (size_t i = 1; i < m_layers.size(); ++i)
            sort(i, true);
    }
    void back()
    {
        for (size_t i = m_layers.size() - 1; i-- > 0;)
            sort(i, false);
    }

private:
    void note(size_t layer)
    {
        const auto count = static_cast<double>(m_layers[layer].size());
        for (size_t i = 0; i < m_layers[layer].size(); ++i)
            m_shares[m_layers[layer][i]] = (static_cast<double>(i) + 0.5) / count;
    }
    void sort(size_t layer, bool byBefore)
    {
        for (const auto vertex : m_layers[layer]) {
            const auto joined = byBefore ? m_neighbours.before(vertex) : m_neighbours.after(vertex);
            double sum = 0;
            for (const auto other : joined)
                sum += m_shares[other];
            m_wishes[vertex] = joined.empty() ? m_shares[vertex] : sum / static_cast<double>(joined.size());
        }
        std::ranges::stable_sort(m_layers[layer], {},
                                 [this](std::uint32_t vertex) { return m_wishes[vertex]; });
        note(layer);
    }

    VertexLayers &m_layers;
    const SegmentNeighbours &m_neighbours;
    std::vector<double> m_shares; // vertex → 0 to 1 from the top of its layer
    std::vector<double> m_wishes;
};

// Sets the vertices of one layer as near to their wishes as their order and gaps allow: the least squares, by
// pooling neighbours that would overlap.
class LayerPlacer
{
public:
    explicit LayerPlacer(std::span<const VertexShape> shapes)
        : m_shapes(shapes)
    { }

    void place(const std::vector<std::uint32_t> &layer, std::span<const double> wishes,
               std::vector<double> &middles)
    {
        m_blocks.clear();
        m_offsets.assign(1, 0);
        for (size_t i = 0; i < layer.size(); ++i) {
            if (i > 0)
                m_offsets.push_back(m_offsets.back() + distance(layer[i - 1], layer[i]));
            const double pull = m_shapes[layer[i]].pull;
            m_blocks.push_back({pull * (wishes[layer[i]] - m_offsets[i]), pull, i});
            while (m_blocks.size() > 1 && m_blocks.back().at() < m_blocks[m_blocks.size() - 2].at()) {
                const auto last = m_blocks.back();
                m_blocks.pop_back();
                m_blocks.back().sum += last.sum;
                m_blocks.back().pull += last.pull;
            }
        }
        for (size_t i = 0; i < m_blocks.size(); ++i) {
            const auto end = i + 1 < m_blocks.size() ? m_blocks[i + 1].first : layer.size();
            for (auto j = m_blocks[i].first; j < end; ++j)
                middles[layer[j]] = m_blocks[i].at() + m_offsets[j];
        }
    }

    [[nodiscard]] double distance(std::uint32_t upper, std::uint32_t lower) const
    {
        const auto &a = m_shapes[upper];
        const auto &b = m_shapes[lower];
        return a.height / 2 + std::max(a.gap, b.gap) + b.height / 2;
    }

private:
    struct Block
    {
        double sum = 0;
        double pull = 0;
        size_t first = 0;
        [[nodiscard]] double at() const { return sum / pull; }
    };
    std::span<const VertexShape> m_shapes;
    std::vector<Block> m_blocks;
    std::vector<double> m_offsets;
};

enum class Side { Before, After, Both };

// The mean of what a vertex is joined with; for a vertex with a pull of its own by the pulls of the others,
// so that a long edge goes by its next stretch and not by what branches off.
double wishOf(std::uint32_t vertex, Side side, const SegmentNeighbours &neighbours,
              std::span<const VertexShape> shapes, const std::vector<double> &middles)
{
    double sum = 0;
    double weight = 0;
    const auto add = [&](std::span<const std::uint32_t> others) {
        for (const auto other : others) {
            const double share = shapes[vertex].pull > 1 ? shapes[other].pull : 1;
            sum += share * middles[other];
            weight += share;
        }
    };
    if (side != Side::After)
        add(neighbours.before(vertex));
    if (side != Side::Before)
        add(neighbours.after(vertex));
    return weight > 0 ? sum / weight : middles[vertex];
}

} // namespace

std::uint64_t crossings(const VertexLayers &layers, const SegmentNeighbours &neighbours)
{
    const auto places = placesOf(layers, neighbours.size());
    std::uint64_t count = 0;
    std::vector<std::uint32_t> tree;
    std::vector<std::uint32_t> ends;
    for (size_t i = 0; i + 1 < layers.size(); ++i) {
        tree.assign(layers[i + 1].size() + 1, 0);
        std::uint32_t passed = 0;
        for (const auto vertex : layers[i]) {
            ends.clear();
            for (const auto other : neighbours.after(vertex))
                ends.push_back(places[other] + 1);
            for (const auto end : ends) {
                std::uint32_t above = 0;
                for (auto at = end; at > 0; at &= at - 1)
                    above += tree[at];
                count += passed - above;
            }
            for (const auto end : ends) {
                for (auto at = end; at < tree.size(); at += at & (~at + 1))
                    ++tree[at];
                ++passed;
            }
        }
    }
    return count;
}

void orderLayers(VertexLayers &layers, const SegmentNeighbours &neighbours, int sweeps)
{
    orderByWalk(layers, neighbours);
    auto best = layers;
    auto fewest = crossings(layers, neighbours);
    Sweeper sweeper(layers, neighbours);
    int stale = 0;
    for (int i = 0; i < sweeps && fewest > 0 && stale < StaleSweeps; ++i) {
        i % 2 == 0 ? sweeper.forth() : sweeper.back();
        const auto count = crossings(layers, neighbours);
        ++stale;
        if (count < fewest) {
            fewest = count;
            best = layers;
            stale = 0;
        }
    }
    layers = std::move(best);
}

std::vector<double> placeVertices(const VertexLayers &layers, const SegmentNeighbours &neighbours,
                                  std::span<const VertexShape> shapes)
{
    std::vector<double> middles(shapes.size());
    if (shapes.empty())
        return middles;
    LayerPlacer placer(shapes);
    for (const auto &layer : layers) { // at first close together, around 0
        double at = 0;
        for (size_t i = 0; i < layer.size(); ++i) {
            at += i > 0 ? placer.distance(layer[i - 1], layer[i]) : 0;
            middles[layer[i]] = at;
        }
        for (const auto vertex : layer)
            middles[vertex] -= at / 2;
    }
    std::vector<double> wishes(shapes.size());
    const auto settle = [&](const std::vector<std::uint32_t> &layer, Side side) {
        for (const auto vertex : layer)
            wishes[vertex] = wishOf(vertex, side, neighbours, shapes, middles);
        placer.place(layer, wishes, middles);
    };
    for (int pass = 0; pass < PlacingPasses; ++pass) {
        const bool isLast = pass + 2 >= PlacingPasses;
        if (pass % 2 == 0) {
            for (const auto &layer : layers)
                settle(layer, isLast ? Side::Both : Side::Before);
        } else {
            for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
                settle(*layer, isLast ? Side::Both : Side::After);
        }
    }
    double top = std::numeric_limits<double>::max();
    for (size_t i = 0; i < shapes.size(); ++i)
        top = std::min(top, middles[i] - shapes[i].height / 2);
    for (auto &middle : middles)
        middle -= top;
    return middles;
}

} // namespace yagura::traces
