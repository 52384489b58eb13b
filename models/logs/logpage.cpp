#include "logs/logpage.h"

namespace yagura::logs {

std::int64_t LogHistogram::highest() const
{
    std::int64_t most = 0;
    for (const Bucket &bucket : buckets)
        most = std::max(most, bucket.total);
    return most;
}

std::int64_t LogHistogram::countWithin(const TimeRange &range) const
{
    std::int64_t sum = 0;
    for (const Bucket &bucket : buckets)
        if (range.contains(bucket.start))
            sum += bucket.total;
    return sum;
}

Duration histogramInterval(const TimeRange &range, int buckets)
{
    using namespace std::chrono_literals;
    constexpr std::array<Duration, 27> steps{1ms, 10ms, 100ms, 250ms, 500ms, 1s,    2s,    5s,    10s,
                                             15s, 30s,  1min,  2min,  5min,  10min, 15min, 30min, 1h,
                                             2h,  3h,   6h,    12h,   24h,   48h,   168h,  720h,  2160h};
    const Duration least = range.length() / std::max(buckets, 1);
    for (const Duration step : steps)
        if (step >= least)
            return step;
    return 24h * (least / Duration(24h) + 1);
}

} // namespace yagura::logs
