#include "demo/shop/operation.h"

namespace yagura::demo {

namespace {

using enum OperationClass;

constexpr std::array<OperationInfo, operationCount> table{{
    {Service::Gateway, Http, "GET /", "GET", "/"},
    {Service::Gateway, Http, "GET /api/products", "GET", "/api/products"},
    {Service::Gateway, Http, "GET /api/products/{id}", "GET", "/api/products/{id}"},
    {Service::Gateway, Http, "GET /api/search", "GET", "/api/search"},
    {Service::Gateway, Http, "POST /api/login", "POST", "/api/login"},
    {Service::Gateway, Http, "GET /api/orders", "GET", "/api/orders"},
    {Service::Gateway, Http, "POST /api/cart", "POST", "/api/cart"},
    {Service::Gateway, Http, "POST /api/checkout", "POST", "/api/checkout"},
    {Service::Web, Http, "GET /", "GET", "/"},
    {Service::Web, Http, "GET /products", "GET", "/products"},
    {Service::Web, Http, "GET /products/{id}", "GET", "/products/{id}"},
    {Service::Web, Http, "GET /search", "GET", "/search"},
    {Service::Web, Http, "POST /login", "POST", "/login"},
    {Service::Web, Http, "GET /orders", "GET", "/orders"},
    {Service::Web, Http, "POST /cart", "POST", "/cart"},
    {Service::Web, Http, "POST /checkout", "POST", "/checkout"},
    {Service::Checkout, Http, "GET /v1/orders", "GET", "/v1/orders"},
    {Service::Checkout, Http, "POST /v1/carts", "POST", "/v1/carts"},
    {Service::Checkout, Http, "POST /v1/orders", "POST", "/v1/orders"},
    {Service::Payment, Http, "GET /v1/charges", "GET", "/v1/charges"},
    {Service::Payment, Http, "POST /v1/charges", "POST", "/v1/charges"},
    {Service::Inventory, Http, "GET /v1/stock", "GET", "/v1/stock"},
    {Service::Inventory, Http, "POST /v1/reservations", "POST", "/v1/reservations"},
    {Service::Catalogue, Http, "GET /v1/featured", "GET", "/v1/featured"},
    {Service::Catalogue, Http, "GET /v1/products", "GET", "/v1/products"},
    {Service::Catalogue, Http, "GET /v1/products/{id}", "GET", "/v1/products/{id}"},
    {Service::Catalogue, Http, "GET /v1/prices", "GET", "/v1/prices"},
    {Service::Search, Http, "GET /v1/search", "GET", "/v1/search"},
    {Service::Users, Http, "POST /v1/sessions", "POST", "/v1/sessions"},
    {Service::Users, Http, "GET /v1/sessions/{id}", "GET", "/v1/sessions/{id}"},
    {Service::Worker, Job, "order.placed process", "POST", "/jobs/order-placed"},
    {Service::Mail, Http, "POST /v1/messages", "POST", "/v1/messages"},
    {Service::Cache, Cache, "GET", "GET", "GET session:?"},
    {Service::Cache, Cache, "SET", "SET", "SET session:? EX 1800"},
    {Service::OrdersDb, Database, "SELECT products", "SELECT",
     "SELECT id, name, price, currency FROM products WHERE category = $1 ORDER BY rank LIMIT 48"},
    {Service::OrdersDb, Database, "SELECT stock", "SELECT",
     "SELECT on_hand, reserved FROM stock WHERE sku = $1 FOR UPDATE"},
    {Service::OrdersDb, Database, "UPDATE stock", "UPDATE",
     "UPDATE stock SET reserved = reserved + $2 WHERE sku = $1"},
    {Service::OrdersDb, Database, "SELECT charges", "SELECT",
     "SELECT id, order_id, amount, state FROM charges WHERE user_id = $1 ORDER BY created_at DESC LIMIT 20"},
    {Service::OrdersDb, Database, "INSERT charges", "INSERT",
     "INSERT INTO charges (id, order_id, amount, currency, state) VALUES ($1, $2, $3, $4, $5)"},
    {Service::OrdersDb, Database, "INSERT orders", "INSERT",
     "INSERT INTO orders (id, user_id, total, currency, placed_at) VALUES ($1, $2, $3, $4, now())"},
    {Service::Payment, External, "POST psp.example", "POST", "/v3/charges"},
    {Service::Mail, External, "SMTP send", "DATA", "smtp.example:587"},
    {Service::Payment, Internal, "acquire connection", "", ""},
    {Service::Web, Internal, "render page", "", ""},
    {Service::Search, Internal, "rank results", "", ""},
    {Service::Checkout, Internal, "order.placed publish", "publish", "order.placed"},
}};

} // namespace

const OperationInfo &info(Operation operation)
{
    return table[indexOf(operation)];
}

} // namespace yagura::demo
