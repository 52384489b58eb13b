// The window of the waterfall and its history.
#include "traces/waterfall/waterfallview.h"

#include <QScrollBar>

namespace yagura::traces {

using Kind = WaterfallRow::Kind;

void WaterfallView::showWindow(const TimeWindow &window)
{
    m_window = window;
    updateScrollBars();
    viewport()->update();
    Q_EMIT windowChanged(m_window);
}

void WaterfallView::setWindow(const TimeWindow &window)
{
    if (window == m_window)
        return;
    m_history.leave(m_window, ZoomHistory::Step::Glide);
    showWindow(window);
}

void WaterfallView::jumpTo(const TimeWindow &window)
{
    if (window == m_window)
        return;
    m_history.leave(m_window, ZoomHistory::Step::Jump);
    showWindow(window);
}

void WaterfallView::zoomBack()
{
    if (const auto window = m_history.back(m_window))
        showWindow(*window);
}

void WaterfallView::zoomForward()
{
    if (const auto window = m_history.forward(m_window))
        showWindow(*window);
}

void WaterfallView::zoomBy(double factor)
{
    auto window = m_window;
    const auto anchor = m_pointerX >= 0 ? m_window.offsetAt(m_pointerX, timelineWidth())
                                        : m_window.from() + m_window.length() / 2;
    window.zoom(factor, anchor);
    setWindow(window);
}

void WaterfallView::panBy(double share)
{
    auto window = m_window;
    window.pan(share);
    setWindow(window);
}

void WaterfallView::fit()
{
    auto window = m_window;
    window.fit();
    jumpTo(window);
}

std::pair<std::int64_t, std::int64_t> WaterfallView::extentOfCurrent() const
{
    if (m_currentKind == Kind::Gap) {
        const auto &gap = m_rows.gaps()[m_currentIndex];
        return {gap.start, gap.end};
    }
    if (m_currentKind == Kind::RollUp) {
        const auto all = figuresOf(*m_open, m_rows.rollUps().groups[m_currentIndex]);
        return {all.start, all.end};
    }
    return {m_open->start(m_current), m_open->end(m_current)};
}

void WaterfallView::fitCurrent()
{
    if (!m_open || m_current == NoIndex)
        return;
    const auto [start, end] = extentOfCurrent();
    const auto margin = (end - start) / 20;
    auto window = m_window;
    window.set(std::max<std::int64_t>(0, start - m_open->tree.start - margin),
               std::min(window.whole(), end - m_open->tree.start + margin));
    jumpTo(window);
}

} // namespace yagura::traces
