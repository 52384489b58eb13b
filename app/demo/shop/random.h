// Repeatable chance for the simulated shop: the same seed gives the same numbers with every standard library.
// Plain value; each user owns one. Not for anything secret.
#pragma once

#include <cstdint>
#include <span>

namespace yagura::demo {

// Mixes two words into one that looks random: for seeds derived from seeds and for noise at a lattice point.
[[nodiscard]] std::uint64_t mixed(std::uint64_t a, std::uint64_t b);

class Random
{
public:
    explicit Random(std::uint64_t seed);

    [[nodiscard]] std::uint64_t next();
    // In [0, 1).
    [[nodiscard]] double uniform();
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * uniform(); }
    // In [0, count).
    [[nodiscard]] int below(int count);
    [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
    [[nodiscard]] double normal();
    // exp(N(ln median, sigma)).
    [[nodiscard]] double logNormal(double median, double sigma);
    // Knuth's method: for means up to a few dozen.
    [[nodiscard]] int poisson(double mean);
    // An index, with probability proportional to its weight.
    [[nodiscard]] int pick(std::span<const double> weights);

private:
    std::uint64_t m_state;
};

// Smooth noise in [-1, 1]: hashed values at multiples of period, joined by a smooth curve. A pure function.
[[nodiscard]] double smoothNoise(std::uint64_t seed, double seconds, double periodSeconds);

} // namespace yagura::demo
