// The waterfall of a trace that is still growing: what is there stays as it is, what came is marked.
#include "traces/waterfall/waterfallview.h"

#include <QScrollBar>

#include <unordered_map>

namespace yagura::traces {

std::uint32_t WaterfallView::grow(std::shared_ptr<const OpenTrace> open)
{
    if (!m_open || !open)
        return 0;
    struct Known
    {
        bool isFolded = false;
        bool isNew = false;
    };
    std::unordered_map<std::uint64_t, Known> known;
    known.reserve(m_open->rowCount());
    for (std::uint32_t row = 0; row < m_open->rowCount(); ++row)
        known[m_open->trace.ids[m_open->tree.spans[row]].value]
            = {m_rows.isFolded(row), !m_new.empty() && m_new[row]};
    const auto current = m_current == NoIndex ? SpanId() : m_open->trace.ids[m_open->tree.spans[m_current]];
    const bool wasWhole = m_window.isWhole();
    const auto from = m_open->tree.start + m_window.from();
    const auto to = m_open->tree.start + m_window.to();
    const int scroll = verticalScrollBar()->value();

    setTrace(std::move(open));
    m_new.assign(m_open->rowCount(), false);
    std::vector<bool> folded(m_open->rowCount(), false);
    std::uint32_t arrived = 0;
    for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
        const auto before = known.find(m_open->trace.ids[m_open->tree.spans[row]].value);
        arrived += before == known.end() ? 1 : 0;
        m_new[row] = before == known.end() || before->second.isNew;
        folded[row] = before != known.end() && before->second.isFolded;
    }
    m_rows.foldWhere([&](std::uint32_t row) { return folded[row]; });
    rowsHaveChanged();
    if (!wasWhole) {
        auto window = m_window;
        window.set(from - m_open->tree.start, to - m_open->tree.start);
        setWindow(window);
    }
    if (!current.isNull())
        setCurrentRow(m_open->rowOf(current));
    verticalScrollBar()->setValue(scroll);
    return arrived;
}

} // namespace yagura::traces
