#include "demo/shop/random.h"

#include <cmath>
#include <numbers>

namespace yagura::demo {

namespace {

// The finaliser of SplitMix64.
std::uint64_t finalised(std::uint64_t z)
{
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

double unit(std::uint64_t bits)
{
    return static_cast<double>(bits >> 11U) * 0x1.0p-53;
}

} // namespace

std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    return finalised(finalised(a + 0x9e3779b97f4a7c15ULL)
                     ^ (b * 0xd6e8feb86659fd93ULL + 0x632be59bd9b4e019ULL));
}

Random::Random(std::uint64_t seed)
    : m_state(finalised(seed + 0x9e3779b97f4a7c15ULL))
{ }

std::uint64_t Random::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    return finalised(m_state);
}

double Random::uniform()
{
    return unit(next());
}

int Random::below(int count)
{
    return static_cast<int>(uniform() * count);
}

double Random::normal()
{
    const double u = 1.0 - uniform();
    return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * uniform());
}

double Random::logNormal(double median, double sigma)
{
    return median * std::exp(sigma * normal());
}

int Random::poisson(double mean)
{
    const double limit = std::exp(-mean);
    int count = 0;
    for (double product = uniform(); product > limit; product *= uniform())
        ++count;
    return count;
}

int Random::pick(std::span<const double> weights)
{
    double total = 0;
    for (const double weight : weights)
        total += weight;
    double left = uniform() * total;
    for (size_t i = 0; i < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0)
            return static_cast<int>(i);
    }
    return static_cast<int>(weights.size()) - 1;
}

double smoothNoise(std::uint64_t seed, double seconds, double periodSeconds)
{
    const double position = seconds / periodSeconds;
    const double lattice = std::floor(position);
    const auto at = [&](double point) {
        return unit(mixed(seed, static_cast<std::uint64_t>(static_cast<std::int64_t>(point)))) * 2.0 - 1.0;
    };
    const double x = position - lattice;
    const double blend = x * x * (3.0 - 2.0 * x);
    return at(lattice) * (1.0 - blend) + at(lattice + 1.0) * blend;
}

} // namespace yagura::demo
