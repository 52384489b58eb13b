#include "metrics/stepmaths.h"

#include <algorithm>
#include <array>

namespace yagura::metrics {

using namespace std::chrono_literals;

namespace {

struct Rounding
{
    Duration below; // ideals below this
    Duration step; // become this
};

// Where Grafana draws its lines, so that a dashboard asks with the same resolution here and there.
constexpr std::array roundings{
    Rounding{1500us, 1ms},  Rounding{3500us, 2ms},       Rounding{7500us, 5ms},        Rounding{15ms, 10ms},
    Rounding{35ms, 20ms},   Rounding{75ms, 50ms},        Rounding{150ms, 100ms},       Rounding{350ms, 200ms},
    Rounding{750ms, 500ms}, Rounding{1500ms, 1s},        Rounding{3500ms, 2s},         Rounding{7500ms, 5s},
    Rounding{12500ms, 10s}, Rounding{17500ms, 15s},      Rounding{25s, 20s},           Rounding{45s, 30s},
    Rounding{90s, 1min},    Rounding{210s, 2min},        Rounding{450s, 5min},         Rounding{750s, 10min},
    Rounding{1050s, 15min}, Rounding{1500s, 20min},      Rounding{2700s, 30min},       Rounding{5400s, 1h},
    Rounding{9000s, 2h},    Rounding{16200s, 3h},        Rounding{32400s, 6h},         Rounding{24h, 12h},
    Rounding{24h * 7, 24h}, Rounding{24h * 21, 24h * 7}, Rounding{24h * 42, 24h * 30},
};

Instant floorTo(Instant instant, Duration step)
{
    const auto ns = instant.time_since_epoch().count();
    auto steps = ns / step.count();
    if (ns % step.count() < 0)
        --steps;
    return Instant(Duration(steps * step.count()));
}

} // namespace

Duration roundedStep(Duration ideal)
{
    for (const Rounding &rounding : roundings) {
        if (ideal < rounding.below)
            return rounding.step;
    }
    return 24h * 365;
}

Duration automaticStep(const TimeRange &range, int maxPoints, Duration minimum)
{
    const Duration ideal = range.length() / std::max(maxPoints, 1);
    return std::max({roundedStep(ideal), minimum, Duration(1ms)});
}

TimeRange alignedTo(const TimeRange &range, Duration step)
{
    return {floorTo(range.from, step), floorTo(range.to, step)};
}

std::vector<TimeRange> splitIntoParts(const TimeRange &range, Duration step, std::int64_t limit)
{
    std::vector<TimeRange> parts;
    const Duration partLength = step * limit;
    Instant from = range.from;
    while (range.to - from > partLength) {
        parts.push_back({from, from + partLength});
        from += partLength + step;
    }
    if (from <= range.to)
        parts.push_back({from, range.to});
    return parts;
}

QueryResult joined(std::vector<QueryResult> parts)
{
    if (parts.empty())
        return {};
    QueryResult whole = std::move(parts.front());
    QHash<Labels, size_t> places;
    for (size_t i = 0; i < whole.series.size(); ++i)
        places.insert(whole.series[i].labels, i);
    const auto append = [](auto &to, auto &from) { to.insert(to.end(), from.begin(), from.end()); };
    for (size_t p = 1; p < parts.size(); ++p) {
        whole.range.to = parts[p].range.to;
        whole.bytes += parts[p].bytes;
        whole.elapsed = std::max(whole.elapsed, parts[p].elapsed);
        for (Series &series : parts[p].series) {
            const auto known = places.constFind(series.labels);
            if (known == places.constEnd()) {
                places.insert(series.labels, whole.series.size());
                whole.series.push_back(std::move(series));
                continue;
            }
            Series &target = whole.series[*known];
            append(target.timesMs, series.timesMs);
            append(target.values, series.values);
            append(target.histograms, series.histograms);
        }
        for (const QString &warning : parts[p].warnings) {
            if (!whole.warnings.contains(warning))
                whole.warnings.push_back(warning);
        }
        for (const QString &info : parts[p].infos) {
            if (!whole.infos.contains(info))
                whole.infos.push_back(info);
        }
    }
    std::sort(whole.series.begin(), whole.series.end(),
              [](const Series &a, const Series &b) { return a.labels < b.labels; });
    return whole;
}

} // namespace yagura::metrics
