// Decides who is whose child, surviving whatever the references say: several, none, to nowhere, to itself, in
// circles, to an id that two spans share. Linear, iterative, pure.
#pragma once

#include "traces/span.h"

namespace yagura::traces {

struct Parentage
{
    std::vector<std::uint32_t> parents; // one a span; NoIndex: a root
    std::vector<bool> left; // identical copies, not to be shown
    std::vector<bool> orphaned; // roots only because their parent is missing or was cut
    std::vector<Repair> repairs;
};

// The parent is the first CHILD_OF reference within the trace that can be resolved, else the first
// FOLLOWS_FROM.
[[nodiscard]] Parentage resolveParents(const Trace &trace);

// Gives spans without a start that of their parent (a root: the earliest start of all).
void inheritMissingStarts(Trace &trace, const Parentage &parentage);

} // namespace yagura::traces
