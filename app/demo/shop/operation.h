// What the services do: every operation that can become a span, and for HTTP operations a row of the request
// metrics. Constant tables, any thread.
#pragma once

#include "demo/shop/topology.h"

namespace yagura::demo {

enum class Operation : std::uint8_t {
    GatewayHome,
    GatewayProducts,
    GatewayProduct,
    GatewaySearch,
    GatewayLogin,
    GatewayOrders,
    GatewayCart,
    GatewayCheckout,
    WebHome,
    WebProducts,
    WebProduct,
    WebSearch,
    WebLogin,
    WebOrders,
    WebCart,
    WebCheckout,
    CheckoutOrders,
    CheckoutCart,
    CheckoutPlace,
    PaymentList,
    PaymentCharge,
    InventoryStock,
    InventoryReserve,
    CatalogueFeatured,
    CatalogueList,
    CatalogueProduct,
    CataloguePrices,
    SearchQuery,
    UsersLogin,
    UsersSession,
    WorkerOrderPlaced,
    MailSend,
    CacheGet,
    CacheSet,
    SelectProducts,
    SelectStock,
    UpdateStock,
    SelectCharges,
    InsertCharge,
    InsertOrder,
    PspCharge,
    SmtpSend,
    AcquireConnection,
    RenderPage,
    RankResults,
    PublishOrder,
};
inline constexpr int operationCount = static_cast<int>(Operation::PublishOrder) + 1;

// Http: a route of a service. Database, Cache: a statement of the store. The rest happens inside or outside
// the shop.
enum class OperationClass : std::uint8_t { Http, Job, Database, Cache, External, Internal };

struct OperationInfo
{
    Service service; // who serves it; for External and Internal: who does it
    OperationClass type;
    std::string_view name; // of the span
    std::string_view method; // HTTP method, database verb or messaging verb
    std::string_view route; // HTTP route, or the full statement
};

[[nodiscard]] const OperationInfo &info(Operation operation);

// The eight things a customer does; each starts at the gateway.
enum class Journey : std::uint8_t { Home, Products, Product, Search, Login, Orders, Cart, Checkout };
inline constexpr int journeyCount = 8;
// Share of the traffic at the gateway; they sum to one.
inline constexpr std::array<double, journeyCount> journeyWeights{0.20, 0.20, 0.24, 0.12,
                                                                 0.05, 0.06, 0.06, 0.07};

[[nodiscard]] constexpr Operation entryOf(Journey journey)
{
    return static_cast<Operation>(journey);
}
[[nodiscard]] constexpr size_t indexOf(Operation operation)
{
    return static_cast<size_t>(operation);
}
[[nodiscard]] inline bool hasRequestMetrics(Operation operation)
{
    const OperationClass type = info(operation).type;
    return type == OperationClass::Http || type == OperationClass::Job;
}

} // namespace yagura::demo
