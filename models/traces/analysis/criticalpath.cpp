#include "traces/analysis/criticalpath.h"

#include <algorithm>
#include <numeric>

namespace yagura::traces {

namespace {

class Walk
{
public:
    Walk(const Trace &trace, const TraceTree &tree, const std::vector<std::int64_t> &self)
        : m_tree(tree)
        , m_self(self)
        , m_spans(clipSpans(trace, tree))
    {
        listChildren();
    }

    CriticalPath walkAll()
    {
        for (const auto root : m_tree.roots) {
            m_path.firstOfRoot.push_back(static_cast<std::uint32_t>(m_path.sections.size()));
            const auto first = static_cast<std::ptrdiff_t>(m_path.sections.size());
            walk(root);
            std::reverse(m_path.sections.begin() + first, m_path.sections.end());
        }
        m_path.firstOfRoot.push_back(static_cast<std::uint32_t>(m_path.sections.size()));
        return std::move(m_path);
    }

private:
    // The children that count, of each row, the one that ends last first.
    void listChildren()
    {
        const auto count = m_tree.size();
        m_first.assign(count + 1, 0);
        for (std::uint32_t row = 0; row < count; ++row) {
            if (m_spans.counts[row] && m_tree.parents[row] != NoIndex)
                ++m_first[m_tree.parents[row] + 1];
        }
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_children.resize(m_first.back());
        auto next = m_first;
        for (std::uint32_t row = 0; row < count; ++row) {
            if (m_spans.counts[row] && m_tree.parents[row] != NoIndex)
                m_children[next[m_tree.parents[row]]++] = row;
        }
        const auto later = [this](std::uint32_t a, std::uint32_t b) {
            if (m_spans.ends[a] != m_spans.ends[b])
                return m_spans.ends[a] > m_spans.ends[b];
            if (m_self[a] != m_self[b])
                return m_self[a] > m_self[b];
            return a < b; // rows of siblings are in order of start, then id
        };
        for (std::uint32_t row = 0; row < count; ++row) {
            if (m_first[row + 1] - m_first[row] > 1)
                std::sort(m_children.begin() + m_first[row], m_children.begin() + m_first[row + 1], later);
        }
    }

    void section(std::uint32_t row, std::int64_t start, std::int64_t end)
    {
        if (end > start)
            m_path.sections.push_back({row, start, end});
    }

    void walk(std::uint32_t root)
    {
        struct Frame
        {
            std::uint32_t row;
            std::uint32_t next; // of m_children; everything before was looked at
            std::int64_t moment;
        };
        std::vector<Frame> stack{{root, m_first[root], m_spans.ends[root]}};
        while (!stack.empty()) {
            auto &top = stack.back();
            const auto last = m_first[top.row + 1];
            while (top.next < last && m_spans.ends[m_children[top.next]] > top.moment)
                ++top.next;
            if (top.next == last) {
                section(top.row, m_spans.starts[top.row], top.moment);
                stack.pop_back();
                continue;
            }
            const auto child = m_children[top.next++];
            section(top.row, m_spans.ends[child], top.moment);
            top.moment = m_spans.starts[child];
            stack.push_back({child, m_first[child], m_spans.ends[child]});
        }
    }

    const TraceTree &m_tree;
    const std::vector<std::int64_t> &m_self;
    ClippedSpans m_spans;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_children;
    CriticalPath m_path;
};

} // namespace

// Rows come parents first, so one pass clips each into its already clipped parent.
ClippedSpans clipSpans(const Trace &trace, const TraceTree &tree)
{
    ClippedSpans spans;
    const auto count = tree.size();
    spans.starts.resize(count);
    spans.ends.resize(count);
    spans.counts.assign(count, true);
    for (std::uint32_t row = 0; row < count; ++row) {
        const auto span = tree.spans[row];
        auto &start = spans.starts[row] = trace.starts[span];
        auto &end = spans.ends[row] = trace.end(span);
        const auto parent = tree.parents[row];
        if (parent == NoIndex)
            continue;
        const bool handedOver = trace.kinds[span] == SpanKind::Consumer
            && trace.kinds[tree.spans[parent]] == SpanKind::Producer;
        spans.counts[row]
            = spans.counts[parent] && !handedOver && start < spans.ends[parent] && end > spans.starts[parent];
        start = std::max(start, spans.starts[parent]);
        end = std::min(end, spans.ends[parent]);
    }
    return spans;
}

CriticalPath criticalPath(const Trace &trace, const TraceTree &tree, const std::vector<std::int64_t> &self)
{
    return Walk(trace, tree, self).walkAll();
}

} // namespace yagura::traces
