// Values into buckets of one width, the same for all series: what a distribution chart draws. Pure functions.
#pragma once

#include "kit/charts/distribution/distributionchart.h"

#include <span>

namespace yagura::kit {

struct BucketSetup
{
    std::optional<double> width{}; // absent: a round one, so that there are about `count`
    int count = 30;
    double offset = 0; // where a bucket begins, and by it all others
};

// Ascending and without holes from the least value to the greatest; at most 10,000 of them, wider where that
// would not do. Values that are no numbers are left out; no values, no buckets.
[[nodiscard]] std::vector<DistributionBucket> equalBuckets(std::span<const std::span<const double>> series,
                                                           const BucketSetup &setup = {});

} // namespace yagura::kit
