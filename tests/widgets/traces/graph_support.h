// Graphs for tests and pictures: the twelve services of a shop, and as many as one likes.
#pragma once

#include "traces/graph/servicegraph.h"

#include <random>

namespace yagura::traces::testing {

inline std::vector<Dependency> shopDependencies()
{
    const auto call = [](const char *from, const char *to, std::uint64_t calls) {
        return Dependency{QString::fromLatin1(from), QString::fromLatin1(to), calls};
    };
    return {call("gateway", "web", 184'220),        call("gateway", "users", 96'410),
            call("gateway", "search", 41'870),      call("gateway", "catalogue", 128'030),
            call("web", "checkout", 12'940),        call("web", "catalogue", 88'120),
            call("web", "search", 9'020),           call("web", "users", 30'110),
            call("checkout", "users", 12'900),      call("checkout", "catalogue", 12'870),
            call("checkout", "inventory", 12'610),  call("checkout", "payment", 13'980),
            call("checkout", "worker", 11'020),     call("inventory", "orders-db", 402'330),
            call("payment", "orders-db", 14'870),   call("payment", "checkout", 310),
            call("catalogue", "orders-db", 61'200), call("catalogue", "cache", 229'000),
            call("users", "cache", 139'000),        call("search", "cache", 50'300),
            call("worker", "orders-db", 22'300),    call("worker", "mail", 10'880),
            call("worker", "worker", 1'204)};
}

inline ServiceRates shopRates()
{
    ServiceRates rates;
    rates.source = QStringLiteral("Prometheus");
    const auto add
        = [&](const char *service, double requests, std::optional<double> errors, std::optional<double> p95) {
              rates.services.insert(QString::fromLatin1(service), {requests, errors, p95});
          };
    add("gateway", 124.2, 0.0062, 0.412);
    add("web", 51.4, 0.0081, 0.388);
    add("checkout", 3.61, 0.234, 5.12);
    add("payment", 3.88, 0.311, 4.87);
    add("inventory", 3.5, 0.0, 1.07);
    add("catalogue", 63.8, 0.0003, 0.061);
    add("search", 14.1, 0.012, 0.233);
    add("users", 38.7, 0.0, 0.021);
    add("worker", 3.1, 0.0, 0.871);
    add("cache", 1'170, std::nullopt, std::nullopt);
    add("orders-db", 1'390, 0.0001, std::nullopt);
    return rates;
}

// Services that call others further in, some of them back; always the same.
inline std::vector<Dependency> manyDependencies(int services, int calls)
{
    static const char *const words[] = {"cart", "price",  "user",  "stock", "ship", "tax",
                                        "mail", "search", "image", "audit", "geo",  "order"};
    static const char *const kinds[] = {"api", "worker", "db", "cache", "gateway", "index", "proxy"};
    std::mt19937 random(7);
    const auto name = [](int i) {
        return QStringLiteral("%1-%2-%3")
            .arg(QString::fromLatin1(words[i % 12]), QString::fromLatin1(kinds[(i / 12) % 7]))
            .arg(i);
    };
    std::vector<Dependency> dependencies;
    const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int i = 1; i < services; ++i) // each is called by one that comes before it, near by more often
        dependencies.push_back({name(number(1 + i / 3)), name(i), 10U + random() % 9'000U});
    for (int i = services; i < calls; ++i) {
        auto from = number(services);
        auto to = number(services);
        if (from > to && number(20) != 0)
            std::swap(from, to);
        dependencies.push_back({name(from), name(to), 1U + random() % 2'000U});
    }
    return dependencies;
}

} // namespace yagura::traces::testing
