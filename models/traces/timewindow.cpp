#include "traces/timewindow.h"

#include <algorithm>
#include <cmath>

namespace yagura::traces {

TimeWindow::TimeWindow(std::int64_t lengthNs)
    : m_whole(std::max(lengthNs, ShortestNs))
    , m_to(m_whole)
{ }

void TimeWindow::set(std::int64_t from, std::int64_t to)
{
    const auto wanted = std::clamp(to - from, ShortestNs, m_whole);
    m_from = std::clamp<std::int64_t>(from, 0, m_whole - wanted);
    m_to = m_from + wanted;
}

void TimeWindow::zoom(double factor, std::int64_t anchor)
{
    const auto before = static_cast<double>(length());
    const auto wanted
        = std::clamp(before * factor, static_cast<double>(ShortestNs), static_cast<double>(m_whole));
    const double share = static_cast<double>(anchor - m_from) / before;
    const auto from = anchor - static_cast<std::int64_t>(std::llround(wanted * share));
    set(from, from + static_cast<std::int64_t>(std::llround(wanted)));
}

void TimeWindow::pan(double share)
{
    const auto by = static_cast<std::int64_t>(std::llround(static_cast<double>(length()) * share));
    const auto from = std::clamp<std::int64_t>(m_from + by, 0, m_whole - length());
    set(from, from + length());
}

double TimeWindow::xOf(std::int64_t offset, double width) const
{
    return static_cast<double>(offset - m_from) / static_cast<double>(length()) * width;
}

std::int64_t TimeWindow::offsetAt(double x, double width) const
{
    if (width <= 0)
        return m_from;
    return m_from + static_cast<std::int64_t>(std::llround(x / width * static_cast<double>(length())));
}

std::vector<std::int64_t> roundOffsets(std::int64_t from, std::int64_t to, int most)
{
    std::vector<std::int64_t> offsets;
    if (to <= from || most < 1)
        return offsets;
    std::int64_t step = 1;
    for (int i = 0; (to - from) / step > most; ++i)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2; // 1, 2, 5, 10, 20 …
    for (auto at = (from + step - 1) / step * step; at <= to; at += step)
        offsets.push_back(at);
    return offsets;
}

} // namespace yagura::traces
