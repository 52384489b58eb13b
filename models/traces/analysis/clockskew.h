// Clocks that disagree: what the server moved (as its warnings say), and our own adjustment, which is a view
// that can be switched off. Pure, iterative, any thread; n log n.
//
// Our model: all spans of a host share one clock (host.id, else the first host.ip, host.name, ip or hostname
// among the process' tags, else the process itself). Where a child runs on another clock than its parent, the
// pair of clocks is given an estimate: nothing if the child lies within its parent, else what centres it in
// its parent (the network taking as long there as back); if it is longer than its parent, what pulls its
// start to its parent's, if it began earlier. The difference between two clocks is the median of all their
// estimates. From the main root's clock, pairs with the most estimates are followed first, so every clock
// gets one shift and every span of it moves by the same; durations never change. Children that follow from
// their parent or consume its message are no evidence.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

struct ClockShift
{
    QString clock; // the host, or the service of the process where it is not known
    QString against; // the clock it was compared with
    std::int64_t shift = 0; // ns added to its times, against the main root's clock
    std::uint32_t evidence = 0; // estimates between the two
    std::uint32_t spans = 0; // moved

    bool operator==(const ClockShift &) const = default;
};

struct ClockShifts
{
    std::vector<std::int64_t> ofSpan; // ns, one element a span of the Trace
    std::vector<ClockShift> clocks; // those that moved, most first

    [[nodiscard]] bool isEmpty() const { return clocks.empty(); }
    bool operator==(const ClockShifts &) const = default;
};

// Our adjustment of the trace as it stands.
[[nodiscard]] ClockShifts estimatedShifts(const OpenTrace &open);

// What the server says about one span.
struct ServedShift
{
    std::uint32_t span = 0;
    std::int64_t shift = 0; // ns
    bool isApplied = true; // false: worked out, but the server's limit or setting forbade it

    bool operator==(const ServedShift &) const = default;
};

// From Jaeger's warnings ("… adjusted by 10ms", "… not applying calculated delta of -2ms"), in order of
// spans.
[[nodiscard]] std::vector<ServedShift> servedShifts(const Trace &trace);

// The applied ones by span: minus these gives the times as they were sent. (Jaeger 2 before 2.15 moved starts
// but not ends; there the durations stay as served.)
[[nodiscard]] std::vector<std::int64_t> appliedShifts(const Trace &trace);

// The same by clock, as a screen lists them.
[[nodiscard]] ClockShifts shiftsAsServed(const Trace &trace);

// The trace with starts and events moved; durations stay. ofSpan: ns, one element a span.
[[nodiscard]] Trace shifted(Trace trace, const std::vector<std::int64_t> &ofSpan);

enum class ClockView {
    AsServed,
    Raw, // without what the server moved
    Adjusted, // raw, then moved by our estimate
};
struct ClockedTrace
{
    OpenTrace open;
    ClockShifts shifts; // against what was sent: empty when Raw; the server's when AsServed
};
[[nodiscard]] ClockedTrace inClockView(const Trace &asServed, ClockView view);

} // namespace yagura::traces
