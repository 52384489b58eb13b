// What would have been, had some spans been faster; and who holds the critical path. Pure, iterative, any
// thread; n log n.
//
// The model: a span is its own time, cut into sections by its children that are waited for, and those
// children. Making spans p % faster shortens their own sections by p %. A child begins as late after what its
// parent finished before it (the children that had ended when it began, and the parent's own sections in
// between) as it did, so what ran in sequence moves up and what ran in parallel still does; the parent ends
// when its last section or child does, plus its own time after that. Queueing, retries and contention are not
// modelled, nor that a call that is faster may be made more often. Children that are not waited for
// (messages, work after the parent's end) move along but hold nobody up. Speeding up nothing gives exactly
// the root's duration.
#pragma once

#include "traces/filter/spanfilter.h"

namespace yagura::traces {

struct WhatIf
{
    std::int64_t before = 0; // ns, of the main root
    std::int64_t after = 0;
    std::int64_t saved = 0; // before - after
    double share = 0; // saved of before, 0 to 1
    std::int64_t ownOnPath = 0; // ns of the chosen rows themselves on the critical path before
    std::uint32_t rows = 0; // how many were made faster

    bool operator==(const WhatIf &) const = default;
};

// faster: the rows, one element a row; percent 0 to 100, clamped. All zero without a main root.
[[nodiscard]] WhatIf whatIf(const OpenTrace &open, const RowMask &faster, double percent);
// Everything of a service (and of the operation, where one is given).
[[nodiscard]] WhatIf whatIf(const OpenTrace &open, const QString &service, const QString &operation,
                            double percent);
[[nodiscard]] RowMask rowsOfCall(const OpenTrace &open, const QString &service, const QString &operation);

struct PathShare
{
    QString service;
    QString operation; // empty: all of the service
    std::int64_t time = 0; // ns on the critical path of the main root
    double share = 0; // of the main root's duration, 0 to 1
    std::vector<std::uint32_t> rows; // those on the path, the most time first

    bool operator==(const PathShare &) const = default;
};

// Most time first; the times add up to the main root's duration.
[[nodiscard]] std::vector<PathShare> pathSharesByService(const OpenTrace &open);
[[nodiscard]] std::vector<PathShare> pathSharesByOperation(const OpenTrace &open);

} // namespace yagura::traces
