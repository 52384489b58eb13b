#include "demo/shop/requeststream.h"

#include "demo/shop/random.h"
#include "demo/shop/traffic.h"

#include <algorithm>

namespace yagura::demo {

namespace {

using namespace std::chrono_literals;

constexpr double liveDensity = 4.0;
constexpr double recentDensity = 0.75;
constexpr double oldDensity = 0.16;
constexpr double mostFailuresPerSecond = 2.0;
constexpr int patience = 60; // draws until a failing request is found; calm seconds may go without

std::int64_t wholeSeconds(Instant at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

// The share of requests at the gateway that end in 5xx.
double failureRatio(const Calibration &calibration, const Averages &averages)
{
    double failing = 0;
    const auto &outcomes = calibration.outcomes();
    for (size_t row = 0; row < outcomes.size(); ++row) {
        if (info(outcomes[row].operation).service == Service::Gateway && outcomes[row].status >= 500)
            failing += averages.outcomes[row];
    }
    return failing;
}

} // namespace

bool hasFailed(const RequestDraft &draft)
{
    return !draft.empty() && draft.front().status >= 500;
}

RequestStream::RequestStream(std::uint64_t seed, const Timeline &timeline, const Calibration &calibration)
    : m_seed(seed)
    , m_timeline(timeline)
    , m_calibration(calibration)
{ }

double RequestStream::density(Instant at) const
{
    const Instant start = m_timeline.start();
    return at >= start ? liveDensity : at >= start - 1h ? recentDensity : oldDensity;
}

std::vector<Request> RequestStream::between(Instant from, Instant to) const
{
    std::vector<Request> requests;
    for (std::int64_t second = wholeSeconds(from); second < wholeSeconds(to); ++second)
        appendSecond(second, requests);
    return requests;
}

void RequestStream::appendSecond(std::int64_t second, std::vector<Request> &requests) const
{
    Random random(mixed(m_seed + 77, static_cast<std::uint64_t>(second)));
    const Instant base = fromUnixSeconds(second);
    const size_t first = requests.size();
    const auto draw = [&](Selection selection) {
        Request request;
        request.seed = random.next();
        request.start = base + Duration(static_cast<std::int64_t>(random.uniform() * 1e6) * 1000);
        request.conditions = m_timeline.conditionsAt(request.start);
        request.journey = static_cast<Journey>(random.pick(journeyWeights));
        request.selection = selection;
        return request;
    };
    const double traffic = requestsPerSecond(m_seed, base);
    const double share = density(base);
    for (int left = random.poisson(share); left > 0; --left)
        requests.push_back(draw(Selection::Head));

    const double failing = failureRatio(m_calibration, m_calibration.at(m_timeline.conditionsAt(base)));
    const double most = mostFailuresPerSecond * share / liveDensity;
    int wanted = random.poisson(std::clamp((traffic - share) * failing, 0.0, most));
    for (int tries = 0; wanted > 0 && tries < patience; ++tries) {
        const Request request = draw(Selection::Failure);
        if (hasFailed(expand(request))) {
            requests.push_back(request);
            --wanted;
        }
    }
    std::sort(requests.begin() + static_cast<std::ptrdiff_t>(first), requests.end(),
              [](const Request &a, const Request &b) { return a.start < b.start; });
}

} // namespace yagura::demo
