#include "demo/shop/calibration.h"

#include "demo/shop/behaviour.h"

#include <map>

namespace yagura::demo {

namespace {

constexpr int runsPerJourney = 900;
constexpr std::array<double, 7> pressures{0.0, 0.6, 0.7, 0.78, 0.86, 0.95, 1.0};

using OutcomeCounts = std::map<RequestOutcome, double>;

size_t bucketOf(double seconds)
{
    const auto bound = std::ranges::lower_bound(latencyBounds, seconds);
    return static_cast<size_t>(bound - latencyBounds.begin());
}

void count(const SpanDraft &span, double weight, Averages &averages, OutcomeCounts &outcomes)
{
    const bool served = span.kind == SpanKind::Server || span.kind == SpanKind::Consumer;
    if (served)
        averages.served[indexOf(span.service)] += weight;
    if (span.kind == SpanKind::Client && span.operation == Operation::CacheGet)
        (span.note == Note::CacheMiss ? averages.cacheMisses : averages.cacheHits) += weight;
    if (!served || !hasRequestMetrics(span.operation))
        return;
    const double seconds = static_cast<double>(span.endUs - span.startUs) * 1e-6;
    averages.latency[indexOf(span.service)][bucketOf(seconds)] += weight;
    averages.secondsSum[indexOf(span.service)] += weight * seconds;
    outcomes[{span.operation, span.status}] += weight;
    if (span.operation == Operation::CheckoutPlace && span.status == 201)
        averages.ordersPlaced += weight;
}

// The same seed for every level: what differs between two levels is then the trouble, not chance.
Averages measure(std::uint64_t seed, const Conditions &conditions, OutcomeCounts &outcomes)
{
    Averages averages;
    for (int j = 0; j < journeyCount; ++j) {
        const double weight = journeyWeights[static_cast<size_t>(j)] / runsPerJourney;
        for (int run = 0; run < runsPerJourney; ++run) {
            Random random(mixed(seed, static_cast<std::uint64_t>(j * runsPerJourney + run)));
            for (const SpanDraft &span : Behaviour(conditions, random).run(static_cast<Journey>(j)))
                count(span, weight, averages, outcomes);
        }
    }
    return averages;
}

// a + (b - c) * share, or, with c = a, the way from a to b.
void blend(Averages &a, const Averages &b, const Averages &c, double share)
{
    const auto mix
        = [share](double &to, double plus, double minus) { to = std::max(0.0, to + (plus - minus) * share); };
    for (size_t i = 0; i < a.outcomes.size(); ++i)
        mix(a.outcomes[i], b.outcomes[i], c.outcomes[i]);
    for (size_t s = 0; s < static_cast<size_t>(serviceCount); ++s) {
        for (size_t i = 0; i < static_cast<size_t>(latencyBucketCount); ++i)
            mix(a.latency[s][i], b.latency[s][i], c.latency[s][i]);
        mix(a.secondsSum[s], b.secondsSum[s], c.secondsSum[s]);
        mix(a.served[s], b.served[s], c.served[s]);
    }
    mix(a.ordersPlaced, b.ordersPlaced, c.ordersPlaced);
    mix(a.cacheHits, b.cacheHits, c.cacheHits);
    mix(a.cacheMisses, b.cacheMisses, c.cacheMisses);
}

} // namespace

Calibration::Calibration(std::uint64_t seed)
{
    std::vector<OutcomeCounts> counts;
    const auto run = [&](const Conditions &conditions) {
        counts.emplace_back();
        return measure(seed, conditions, counts.back());
    };
    for (const double pressure : pressures) {
        const Conditions conditions{.poolPressure = pressure};
        m_pool.push_back({conditions, run(conditions)});
    }
    m_mail = run({.mailBlocked = 1});
    m_cache = run({.cacheTrouble = 1});

    std::map<RequestOutcome, bool> all;
    for (const OutcomeCounts &level : counts) {
        for (const auto &[outcome, weight] : level)
            all[outcome] = true;
    }
    for (const auto &[outcome, present] : all)
        m_outcomes.push_back(outcome);
    const auto fill = [&](Averages &averages, const OutcomeCounts &level) {
        for (const RequestOutcome &outcome : m_outcomes) {
            const auto found = level.find(outcome);
            averages.outcomes.push_back(found == level.end() ? 0.0 : found->second);
        }
    };
    for (size_t i = 0; i < m_pool.size(); ++i)
        fill(m_pool[i].averages, counts[i]);
    fill(m_mail, counts[m_pool.size()]);
    fill(m_cache, counts[m_pool.size() + 1]);
}

Averages Calibration::at(const Conditions &conditions) const
{
    const Averages &calm = m_pool.front().averages;
    Averages result = calm;
    for (size_t i = 1; i < m_pool.size(); ++i) {
        const double low = m_pool[i - 1].conditions.poolPressure;
        const double high = m_pool[i].conditions.poolPressure;
        if (conditions.poolPressure <= low)
            break;
        const double share = std::min(1.0, (conditions.poolPressure - low) / (high - low));
        result = m_pool[i - 1].averages;
        blend(result, m_pool[i].averages, m_pool[i - 1].averages, share);
    }
    if (conditions.mailBlocked > 0)
        blend(result, m_mail, calm, conditions.mailBlocked);
    if (conditions.cacheTrouble > 0)
        blend(result, m_cache, calm, conditions.cacheTrouble);
    return result;
}

} // namespace yagura::demo
