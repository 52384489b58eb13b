// How the shop is doing at one moment, as far as requests feel it. Plain value.
#pragma once

namespace yagura::demo {

struct Conditions
{
    double poolPressure = 0; // 0 healthy … 1 the connection pool of payment is exhausted
    double mailBlocked = 0; // 0 … 1 the mail provider turns everything away
    double cacheTrouble = 0; // 0 … 1 the cache answers slowly and misses often

    bool operator==(const Conditions &) const = default;
};

} // namespace yagura::demo
