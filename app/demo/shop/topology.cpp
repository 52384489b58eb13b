#include "demo/shop/topology.h"

namespace yagura::demo {

namespace {

constexpr std::array<ServiceInfo, serviceCount> table{{
    {"gateway", "platform", Language::Go, 3, "1.31.0", "1.30.4", 512, 190, 0.05, 0.0006, 0},
    {"web", "storefront", Language::TypeScript, 3, "5.14.2", "5.14.1", 1024, 520, 0.08, 0.0030, 0},
    {"checkout", "orders", Language::Java, 3, "4.7.1", "4.7.0", 2048, 1130, 0.10, 0.0070, 0},
    {"payment", "payments", Language::Java, 3, "2.40.3", "2.40.2", 2048, 980, 0.09, 0.0080, 40},
    {"inventory", "orders", Language::Java, 2, "3.2.0", "3.1.9", 1536, 840, 0.07, 0.0050, 30},
    {"catalogue", "storefront", Language::Go, 3, "3.8.1", "3.8.0", 768, 300, 0.04, 0.0012, 30},
    {"search", "storefront", Language::Python, 2, "1.22.0", "1.21.3", 2048, 1210, 0.12, 0.0160, 0},
    {"users", "accounts", Language::Go, 2, "2.9.4", "2.9.3", 512, 160, 0.03, 0.0015, 0},
    {"mail", "platform", Language::Python, 2, "1.5.2", "1.5.1", 512, 210, 0.03, 0.0020, 0},
    {"worker", "orders", Language::Java, 2, "4.7.1", "4.7.0", 1536, 720, 0.05, 0.0060, 0},
    {"cache", "platform", Language::Native, 1, "7.0.15", "7.0.11", 4096, 2300, 0.06, 0.00004, 0},
    {"orders-db", "db", Language::Native, 1, "15.10", "15.8", 8192, 5200, 0.15, 0.0004, 0},
}};

constexpr std::array<Service, serviceCount> services{
    Service::Gateway,   Service::Web,       Service::Checkout, Service::Payment,
    Service::Inventory, Service::Catalogue, Service::Search,   Service::Users,
    Service::Mail,      Service::Worker,    Service::Cache,    Service::OrdersDb,
};

} // namespace

const ServiceInfo &info(Service service)
{
    return table[indexOf(service)];
}

std::optional<Service> serviceByName(std::string_view wanted)
{
    for (const Service service : services) {
        if (info(service).name == wanted)
            return service;
    }
    return std::nullopt;
}

const std::array<Service, serviceCount> &allServices()
{
    return services;
}

} // namespace yagura::demo
