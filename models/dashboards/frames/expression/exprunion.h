// Which results of two queries belong together in "A + B": those with equal labels, those whose labels are
// part of the other's, and anything with what has no labels. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/frames/expression/exprvalue.h"

namespace yagura::dashboards::frames {

struct ExprPair
{
    size_t left;
    size_t right;
    Labels labels; // of the one that has more

    bool operator==(const ExprPair &) const = default;
};

struct ExprUnion
{
    std::vector<ExprPair> pairs; // by left, then right
    size_t alone = 0; // how many of either side found nobody
};

// A single one on either side meets a single one whatever the labels, and then has none. Linear in the
// results and pairs, as long as there are few different sets of label names. TooLarge for more than a million
// pairs.
[[nodiscard]] Result<ExprUnion> exprUnion(const ExprValues &left, const ExprValues &right);

} // namespace yagura::dashboards::frames
