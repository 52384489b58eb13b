// The frames of a flame graph, as columns ready to paint: in the order of time, or left-heavy with equal
// paths of service and operation merged. Pure, iterative, any thread; n log n.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

enum class FlameOrder {
    Time, // one frame a span
    LeftHeavy, // one frame a path of service and operation, the heaviest to the left
};

// What a frame is as wide as. Merged frames add up their spans'.
enum class FlameWeight {
    Wall, // Time: its interval; LeftHeavy: duration, or what its children add up to where that is more
    Self, // own time of itself and all below
    Critical, // time on the critical path of itself and all below
};

struct FlameLayout
{
    // One element a frame, parents before their children, children from left to right.
    std::vector<std::uint32_t> depths; // level to paint at, from 0
    std::vector<double> x0; // 0 to 1 of the whole width
    std::vector<double> x1;
    std::vector<std::uint32_t> parents; // frame, NoIndex for roots
    std::vector<std::uint32_t> colours; // name of the service in Trace::names, NoIndex unknown
    std::vector<std::int64_t> weights; // ns
    std::vector<std::uint32_t> errors; // failed spans merged into it
    std::vector<std::uint32_t> firstRow; // place in rows, and one more
    std::vector<std::uint32_t> rows; // of the trace, frame by frame, in order
    std::int64_t whole = 0; // ns that the whole width stands for
    std::uint32_t levels = 0;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(depths.size()); }
    [[nodiscard]] std::span<const std::uint32_t> rowsOf(std::uint32_t frame) const
    {
        return std::span(rows).subspan(firstRow[frame], firstRow[frame + 1] - firstRow[frame]);
    }
    // The frame at a place, or NoIndex. x from 0 to 1.
    [[nodiscard]] std::uint32_t at(double x, std::uint32_t depth) const;
};

// By Time and Wall a frame lies where its span does in time. Spans in parallel would hide each other: a frame
// stands below its parent on the first level that is free from there on. Otherwise frames stand side by side
// within their parent, as wide as their weight, and those of no weight are left out with all that is below
// them.
[[nodiscard]] FlameLayout flameLayout(const OpenTrace &open, FlameOrder order, FlameWeight weight);

} // namespace yagura::traces
