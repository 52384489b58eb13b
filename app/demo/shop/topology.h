// The twelve services of the simulated shop: names, teams, sizes, versions. Constant tables, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yagura::demo {

enum class Service : std::uint8_t {
    Gateway,
    Web,
    Checkout,
    Payment,
    Inventory,
    Catalogue,
    Search,
    Users,
    Mail,
    Worker,
    Cache,
    OrdersDb,
};
inline constexpr int serviceCount = 12;

enum class Language : std::uint8_t { Go, Java, Python, TypeScript, Native };

struct ServiceInfo
{
    std::string_view name;
    std::string_view team;
    Language language;
    int replicas;
    std::string_view version; // the one running when the world starts
    std::string_view previousVersion;
    double memoryLimitMiB;
    double memoryUsedMiB; // a pod at rest
    double cpuCoresAtRest; // a pod at rest
    double cpuSecondsPerRequest;
    int poolSize; // connections to orders-db a pool may hold; 0 = no pool
};

inline constexpr std::string_view clusterName = "prod-tokyo-1";
inline constexpr std::string_view namespaceName = "shop";
inline constexpr std::string_view poolName = "orders-rw";

[[nodiscard]] const ServiceInfo &info(Service service);
[[nodiscard]] inline std::string_view name(Service service)
{
    return info(service).name;
}
[[nodiscard]] std::optional<Service> serviceByName(std::string_view name);
[[nodiscard]] const std::array<Service, serviceCount> &allServices();

[[nodiscard]] constexpr size_t indexOf(Service service)
{
    return static_cast<size_t>(service);
}

} // namespace yagura::demo
