// A slow checkout as a trace store would answer it, and a search full of its like: what the screens are
// tested and pictured with.
#pragma once

#include "traces/opentrace.h"
#include "traces/wire/jaegerwire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <random>

namespace yagura::traces::testing {

inline constexpr std::int64_t CheckoutStart = 1'795'000'000'000'000; // µs

class CheckoutBuilder
{
public:
    // Times in µs from the start; returns the span's id.
    int add(int parent, const char *service, const char *operation, int start, int length,
            QJsonArray tags = {}, QJsonArray logs = {})
    {
        const int id = ++m_count;
        QJsonArray references;
        if (parent != 0)
            references.append(QJsonObject{{QStringLiteral("refType"), QStringLiteral("CHILD_OF")},
                                          {QStringLiteral("traceID"), m_trace},
                                          {QStringLiteral("spanID"), hex(parent)}});
        m_spans.append(QJsonObject{{QStringLiteral("traceID"), m_trace},
                                   {QStringLiteral("spanID"), hex(id)},
                                   {QStringLiteral("operationName"), QString::fromLatin1(operation)},
                                   {QStringLiteral("references"), references},
                                   {QStringLiteral("startTime"), static_cast<double>(CheckoutStart + start)},
                                   {QStringLiteral("duration"), length},
                                   {QStringLiteral("tags"), tags},
                                   {QStringLiteral("logs"), logs},
                                   {QStringLiteral("processID"), QString::fromLatin1(service)}});
        m_processes.insert(
            QString::fromLatin1(service),
            QJsonObject{{QStringLiteral("serviceName"), QString::fromLatin1(service)},
                        {QStringLiteral("tags"),
                         QJsonArray{tag("k8s.pod.name",
                                        QStringLiteral("%1-6c9f7d-x2lq").arg(QString::fromLatin1(service))),
                                    tag("service.version", QStringLiteral("2.41.0"))}}});
        return id;
    }

    static QJsonObject tag(const char *key, const QJsonValue &value)
    {
        const auto type = value.isBool() ? QStringLiteral("bool")
            : value.isDouble()           ? QStringLiteral("int64")
                                         : QStringLiteral("string");
        return {{QStringLiteral("key"), QString::fromLatin1(key)},
                {QStringLiteral("type"), type},
                {QStringLiteral("value"), value}};
    }
    static QJsonObject log(int at, const char *event)
    {
        return {{QStringLiteral("timestamp"), static_cast<double>(CheckoutStart + at)},
                {QStringLiteral("fields"), QJsonArray{tag("event", QString::fromLatin1(event))}}};
    }
    static QJsonArray failed(const char *message)
    {
        return {tag("error", true), tag("otel.status_description", QString::fromLatin1(message)),
                tag("db.pool.name", QStringLiteral("orders-rw"))};
    }

    [[nodiscard]] QByteArray body() const
    {
        const QJsonObject trace{{QStringLiteral("traceID"), m_trace},
                                {QStringLiteral("spans"), m_spans},
                                {QStringLiteral("processes"), m_processes}};
        return QJsonDocument(QJsonObject{{QStringLiteral("data"), QJsonArray{trace}}})
            .toJson(QJsonDocument::Compact);
    }
    static QString hex(int id) { return QStringLiteral("%1").arg(id, 16, 16, QLatin1Char('0')); }

private:
    const QString m_trace = QStringLiteral("7f3a9c1e5b2d4860a1c4e97b03d25f18");
    QJsonArray m_spans;
    QJsonObject m_processes;
    int m_count = 0;
};

inline QByteArray checkoutBody()
{
    using B = CheckoutBuilder;
    B b;
    const int gateway
        = b.add(0, "gateway", "POST /api/checkout", 0, 5'240'000,
                {B::tag("span.kind", QStringLiteral("server")), B::tag("http.response.status_code", 200)});
    const int verify = b.add(gateway, "users", "VerifySession", 4'000, 33'000);
    b.add(verify, "cache", "GET session:*", 6'000, 4'000, {B::tag("db.system", QStringLiteral("redis"))});
    const int web = b.add(gateway, "web", "POST /checkout", 40'000, 5'180'000);
    const int checkout
        = b.add(web, "checkout", "PlaceOrder", 50'000, 5'150'000, {}, {B::log(60'000, "order received")});
    b.add(b.add(checkout, "users", "GetProfile", 60'000, 82'000), "cache", "GET profile:*", 70'000, 6'000);
    const int prices = b.add(checkout, "catalogue", "GetPrices", 150'000, 166'000);
    b.add(prices, "cache", "MGET price:*", 155'000, 8'000);
    b.add(prices, "orders-db", "SELECT price", 170'000, 137'000);
    const int reserve = b.add(checkout, "inventory", "ReserveStock", 320'000, 1'070'000);
    b.add(reserve, "orders-db", "BEGIN", 322'000, 4'000);
    for (int i = 0; i < 60; ++i)
        b.add(reserve, "orders-db", "SELECT stock", 328'000 + i * 16'300, 15'200,
              {B::tag("db.statement", QStringLiteral("SELECT quantity FROM stock WHERE sku = $1"))});
    b.add(reserve, "orders-db", "UPDATE reservation", 1'320'000, 46'000);
    b.add(reserve, "orders-db", "COMMIT", 1'370'000, 16'000);
    for (int attempt = 0; attempt < 2; ++attempt) {
        const int at = 1'500'000 + attempt * 650'000;
        const int charge
            = b.add(checkout, "payment", "Charge", at, 596'000, B::failed("no connection after 2 attempts"));
        b.add(charge, "payment", "pool.acquire", at + 8'000, 282'000, B::failed("timeout 280 ms"));
        b.add(charge, "payment", "pool.acquire", at + 300'000, 286'000, B::failed("timeout 280 ms"));
    }
    const int charge = b.add(checkout, "payment", "Charge", 2'790'000, 2'280'000);
    b.add(charge, "payment", "pool.acquire", 2'796'000, 1'800'000,
          {B::tag("db.pool.name", QStringLiteral("orders-rw")), B::tag("db.pool.max", 20),
           B::tag("db.pool.in_use", 20), B::tag("db.pool.waiting", 46),
           B::tag("net.peer.name", QStringLiteral("orders-db:5432")),
           B::tag("db.system", QStringLiteral("postgresql")), B::tag("retry.attempt", 3),
           B::tag("error", false), B::tag("thread.name", QStringLiteral("http-nio-8080-exec-14")),
           B::tag("code.function", QStringLiteral("PoolGuard.borrow"))},
          {B::log(2'800'000, "pool empty, joined queue at 46"), B::log(3'400'000, "queue position 31"),
           B::log(4'000'000, "queue position 12"), B::log(4'596'000, "connection #07 granted")});
    b.add(charge, "orders-db", "INSERT payment", 4'610'000, 62'000);
    b.add(charge, "payment", "POST psp/authorise", 4'690'000, 348'000,
          {B::tag("span.kind", QStringLiteral("client"))});
    b.add(charge, "orders-db", "COMMIT", 5'040'000, 26'000);
    b.add(checkout, "checkout", "outbox.publish", 5'100'000, 56'000,
          {B::tag("span.kind", QStringLiteral("producer"))});
    b.add(checkout, "cache", "DEL cart:*", 5'170'000, 8'000);
    const int finalise = b.add(checkout, "worker", "order.finalise", 5'140'000, 1'580'000,
                               {B::tag("span.kind", QStringLiteral("consumer"))});
    b.add(finalise, "mail", "SMTP send", 5'900'000, 700'000, B::failed("550 mailbox full"));
    b.add(987, "search", "reindex", 5'300'000, 400'000);
    return b.body();
}

inline std::shared_ptr<const OpenTrace> checkoutTrace()
{
    auto answer = jaegerwire::readTraces(checkoutBody());
    return std::make_shared<const OpenTrace>(openTrace(std::move(answer->traces.front())));
}

// As /api/v3/trace-summaries answers: durations spread like a shop's, some slow and failed, over the hour
// before end.
inline QByteArray summariesBody(int count, std::int64_t endNs)
{
    std::mt19937 random(42);
    std::lognormal_distribution<double> usual(std::log(0.24), 0.5);
    const char *services[] = {"checkout", "inventory", "orders-db", "catalogue", "users",
                              "cache",    "payment",   "web",       "mail",      "worker"};
    const char *operations[] = {"POST /api/checkout", "GET /api/catalogue", "POST /api/checkout/express"};
    QJsonArray list;
    for (int i = 0; i < count; ++i) {
        const bool isSlow = random() % 6 == 0;
        const auto start = endNs - static_cast<std::int64_t>(random() % 3'500'000) * 1'000'000;
        const double seconds = isSlow ? 2.2 + usual(random) * 6 : usual(random);
        const int errors = isSlow && random() % 2 == 0 ? 1 + static_cast<int>(random() % 9) : 0;
        QJsonArray used{QJsonObject{{QStringLiteral("name"), QStringLiteral("gateway")},
                                    {QStringLiteral("spanCount"), 40},
                                    {QStringLiteral("errorSpanCount"), errors > 0 ? 1 : 0}}};
        for (int s = 0; s < 6 + static_cast<int>(random() % 4); ++s)
            used.append(QJsonObject{{QStringLiteral("name"), QString::fromLatin1(services[s])},
                                    {QStringLiteral("spanCount"), 30 - s},
                                    {QStringLiteral("errorSpanCount"), s == 6 ? errors : 0}});
        list.append(QJsonObject{
            {QStringLiteral("traceId"),
             QStringLiteral("%1").arg(0x1234567ULL + static_cast<qulonglong>(i) * 0x9E3779B97F4AULL, 32, 16,
                                      QLatin1Char('0'))},
            {QStringLiteral("rootServiceName"), QStringLiteral("gateway")},
            {QStringLiteral("rootOperationName"), QString::fromLatin1(operations[random() % 3])},
            {QStringLiteral("minStartTimeUnixNano"), QString::number(start)},
            {QStringLiteral("maxEndTimeUnixNano"),
             QString::number(start + static_cast<std::int64_t>(seconds * 1e9))},
            {QStringLiteral("spanCount"), 200 + static_cast<int>(random() % 200)},
            {QStringLiteral("errorSpanCount"), errors},
            {QStringLiteral("services"), used}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("summaries"), list}}).toJson(QJsonDocument::Compact);
}

} // namespace yagura::traces::testing
