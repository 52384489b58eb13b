// Whether a window like [1m] is wide enough for how often its series are really scraped, job by job, as
// /api/v1/targets tells. Pure, any thread.
#pragma once

#include "core/labels.h"
#include "metrics/target.h"

#include <optional>
#include <vector>

namespace yagura::metrics {

struct TargetMatcher
{
    QString name;
    MatchKind kind = MatchKind::Equal;
    QString value; // regular expressions match the whole value

    bool operator==(const TargetMatcher &) const = default;
};

// The scrape interval that most of the targets have whose series a selector may choose; of equals the longer.
// Matchers of labels that no target carries (status, le …) say nothing about targets and are left out,
// __name__ too. Nothing when no target fits or none tells: series of recording rules, federation, other
// servers.
[[nodiscard]] std::optional<Duration> scrapeIntervalFor(const std::vector<TargetMatcher> &selector,
                                                        const TargetList &targets);
[[nodiscard]] std::optional<Duration> scrapeIntervalFor(const QString &job, const TargetList &targets);

// A window of which some positions hold fewer than two scrapes: rate() and its sisters have holes there.
struct NarrowWindow
{
    Duration window{};
    Duration interval{}; // of the scrapes
    Duration suggested{}; // four scrapes, which survives a missed one

    bool operator==(const NarrowWindow &) const = default;
};
[[nodiscard]] std::optional<NarrowWindow>
narrowWindow(Duration window, const std::vector<TargetMatcher> &selector, const TargetList &targets);

} // namespace yagura::metrics
