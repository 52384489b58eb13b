// The part of a trace's time that is on screen, and the arithmetic between time and pixels. Offsets are
// nanoseconds from the trace's start. Plain value.
#pragma once

#include <cstdint>
#include <vector>

namespace yagura::traces {

class TimeWindow
{
public:
    static constexpr std::int64_t ShortestNs = 100;

    TimeWindow() = default;
    explicit TimeWindow(std::int64_t lengthNs);

    [[nodiscard]] std::int64_t whole() const { return m_whole; } // at least ShortestNs
    [[nodiscard]] std::int64_t from() const { return m_from; }
    [[nodiscard]] std::int64_t to() const { return m_to; }
    [[nodiscard]] std::int64_t length() const { return m_to - m_from; }
    [[nodiscard]] bool isWhole() const { return m_from == 0 && m_to == m_whole; }

    // Cut and shifted into the whole; never shorter than ShortestNs.
    void set(std::int64_t from, std::int64_t to);
    void fit() { set(0, m_whole); }
    // factor below 1 comes closer. What is at anchor stays where it is.
    void zoom(double factor, std::int64_t anchor);
    // By that share of the window's length; positive is later.
    void pan(double share);

    // Pixels from the left edge of an area width wide; outside of it for what is outside.
    [[nodiscard]] double xOf(std::int64_t offset, double width) const;
    [[nodiscard]] std::int64_t offsetAt(double x, double width) const;

    bool operator==(const TimeWindow &) const = default;

private:
    std::int64_t m_whole = ShortestNs;
    std::int64_t m_from = 0;
    std::int64_t m_to = ShortestNs;
};

// Round offsets for an axis: 1, 2 or 5 times a power of ten apart, at most about most of them, within [from,
// to].
[[nodiscard]] std::vector<std::int64_t> roundOffsets(std::int64_t from, std::int64_t to, int most);

} // namespace yagura::traces
