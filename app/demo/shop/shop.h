// The whole simulation in one piece: what the servers of the demo world share. The timeline is thread-safe,
// the rest immutable; the engine for the metrics belongs to whoever takes it.
#pragma once

#include "demo/shop/metricsengine.h"
#include "demo/shop/requeststream.h"

namespace yagura::demo {

struct Shop
{
    // start: when the world opens; the past before it is history.
    Shop(std::uint64_t shopSeed, Instant start)
        : seed(shopSeed)
        , timeline(shopSeed, start)
        , calibration(shopSeed)
        , stream(shopSeed, timeline, calibration)
    { }
    Shop(const Shop &) = delete;
    Shop &operator=(const Shop &) = delete;

    const std::uint64_t seed;
    Timeline timeline;
    const Calibration calibration;
    const RequestStream stream;
};

} // namespace yagura::demo
