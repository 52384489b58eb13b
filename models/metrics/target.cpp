#include "metrics/target.h"

#include <algorithm>
#include <map>

namespace yagura::metrics {

Duration scrapeIntervalOf(const TargetList &targets, const QString &job)
{
    std::map<Duration, int> ofJob;
    std::map<Duration, int> ofAll;
    for (const Target &target : targets.active) {
        if (target.scrapeInterval <= Duration::zero())
            continue;
        ++ofAll[target.scrapeInterval];
        if (!job.isEmpty() && target.labels.value(u"job") == job)
            ++ofJob[target.scrapeInterval];
    }
    const auto &counts = ofJob.empty() ? ofAll : ofJob;
    // Among equals the longer one: a window that is too short yields nothing at all.
    const auto commonest = std::max_element(
        counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second <= b.second; });
    return commonest == counts.end() ? Duration::zero() : commonest->first;
}

} // namespace yagura::metrics
