// A PagerDuty on loopback, a client that knows it, and a database for one test.
#pragma once

#include "core/clock.h"
#include "demo/pagerdutydouble.h"
#include "incidents/outbox.h"
#include "incidents/outboxtable.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "net/source.h"
#include "store/database.h"

#include <QTemporaryDir>
#include <QThreadPool>

namespace yagura::test {

class PagerDutyUnderTest
{
public:
    explicit PagerDutyUnderTest(const QString &from = QStringLiteral("primary@shop.example"))
        : network(clock)
        , server(clock, options())
        , port(server.listen())
        , client(makeClient(port, from))
        , database({folder.filePath(QStringLiteral("yagura.db")),
                    {incidents::outboxSchema()},
                    std::chrono::milliseconds(100)})
    { }

    [[nodiscard]] static demo::PagerDutyDoubleOptions options()
    {
        demo::PagerDutyDoubleOptions options;
        options.token = QStringLiteral("y_demo_token");
        options.services
            = {{QStringLiteral("payment")},
               {QStringLiteral("orders-db"), QStringLiteral("Data"), {QStringLiteral("db team")}}};
        return options;
    }

    [[nodiscard]] std::shared_ptr<incidents::PagerDutyClient> makeClient(quint16 toPort, const QString &from)
    {
        Endpoint endpoint;
        endpoint.name = QStringLiteral("pagerduty");
        endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(toPort));
        endpoint.authentication = {AuthScheme::PagerDutyToken, {}, Secret("y_demo_token")};
        return std::make_shared<incidents::PagerDutyClient>(
            std::make_shared<HttpClient>(network, workers, endpoint), from);
    }

    [[nodiscard]] QHash<QString, std::shared_ptr<incidents::PagerDutyClient>> clients() const
    {
        return {{QStringLiteral("pd"), client}};
    }
    [[nodiscard]] Sources<incidents::PagerDutyClient> sources() const
    {
        return {{QStringLiteral("pd"), QStringLiteral("PagerDuty"), client}};
    }
    // Nothing takes long.
    [[nodiscard]] static incidents::OutboxTiming quick()
    {
        using std::chrono::milliseconds;
        incidents::OutboxTiming timing;
        timing.firstRetry = milliseconds(20);
        timing.longestRetry = milliseconds(100);
        timing.firstReading = milliseconds(20);
        timing.longestReading = milliseconds(100);
        timing.grace = milliseconds(400);
        return timing;
    }

    SystemClock clock;
    QThreadPool workers;
    QTemporaryDir folder;
    NetworkThread network;
    demo::PagerDutyDouble server;
    quint16 port;
    std::shared_ptr<incidents::PagerDutyClient> client;
    Database database;
};

} // namespace yagura::test
