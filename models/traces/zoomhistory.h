// The way through the windows of a trace, back and forward. A run of small steps (wheel, keys, dragging) is
// one step of the history; a jump is one by itself. Plain value.
#pragma once

#include "traces/timewindow.h"

#include <optional>

namespace yagura::traces {

class ZoomHistory
{
public:
    static constexpr size_t Longest = 100;
    enum class Step { Jump, Glide };

    // Call before the window leaves `from`.
    void leave(const TimeWindow &from, Step step)
    {
        const bool goesOn = step == Step::Glide && m_isGliding;
        m_isGliding = step == Step::Glide;
        if (goesOn)
            return;
        m_forward.clear();
        m_back.push_back(from);
        if (m_back.size() > Longest)
            m_back.erase(m_back.begin());
    }
    // What follows is a new step, even if it glides.
    void settle() { m_isGliding = false; }

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    // The window to show instead of `now`, if there is one.
    [[nodiscard]] std::optional<TimeWindow> back(const TimeWindow &now)
    {
        return take(m_back, m_forward, now);
    }
    [[nodiscard]] std::optional<TimeWindow> forward(const TimeWindow &now)
    {
        return take(m_forward, m_back, now);
    }

private:
    [[nodiscard]] std::optional<TimeWindow> take(std::vector<TimeWindow> &from, std::vector<TimeWindow> &to,
                                                 const TimeWindow &now)
    {
        m_isGliding = false;
        if (from.empty())
            return std::nullopt;
        to.push_back(now);
        const auto window = from.back();
        from.pop_back();
        return window;
    }

    std::vector<TimeWindow> m_back;
    std::vector<TimeWindow> m_forward;
    bool m_isGliding = false;
};

} // namespace yagura::traces
