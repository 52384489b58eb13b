#include "net/clientundertest.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class QueueingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urgentPassesAJam();
    void writesPassAJam();
    void atMostSoManyAtOnce();
    void sourcesDoNotShareConnections();
    void askingFromOtherThreads();
    void randomCreateCancelDestroy();
};

void QueueingTest::urgentPassesAJam()
{
    QList<Script> scripts(6, Script{Expect()});
    scripts.append(Script{Expect(), Send{reply("\"acknowledged\"")}});
    const ScriptedServer server(scripts);
    ClientUnderTest test(endpointAt(server.url()));
    std::vector<Call<HttpResponse>> hung;
    for (int i = 0; i < 20; ++i)
        hung.push_back(test.client.send(get()));
    QVERIFY(waitUntil([&] { return server.requests().size() == 6; }));
    HttpRequest request = get();
    request.urgent = true;
    const auto result = waitFor(test.client.send(request));
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("\"acknowledged\""));
    QCOMPARE(server.connections(), 7);
    for (const auto &call : hung)
        QVERIFY(call.isRunning());
}

void QueueingTest::writesPassAJam()
{
    QList<Script> scripts(6, Script{Expect()});
    scripts.append(Script{Expect(), Send{reply("{}")}});
    const ScriptedServer server(scripts);
    ClientUnderTest test(endpointAt(server.url()));
    std::vector<Call<HttpResponse>> hung;
    for (int i = 0; i < 6; ++i)
        hung.push_back(test.client.send(get()));
    QVERIFY(waitUntil([&] { return server.requests().size() == 6; }));
    HttpRequest request = urgentWrite();
    request.urgent = false;
    QVERIFY(waitFor(test.client.send(request)));
}

void QueueingTest::atMostSoManyAtOnce()
{
    const ScriptedServer server({Script{Expect()}});
    Endpoint endpoint = endpointAt(server.url());
    endpoint.parallel = 3;
    ClientUnderTest test(endpoint);
    std::vector<Call<HttpResponse>> calls;
    for (int i = 0; i < 10; ++i)
        calls.push_back(test.client.send(get()));
    QVERIFY(waitUntil([&] { return server.requests().size() == 3; }));
    QVERIFY(!waitUntil([&] { return server.requests().size() > 3; }, 300ms));
    calls.erase(calls.begin());
    QVERIFY(waitUntil([&] { return server.requests().size() == 4; }));
}

void QueueingTest::sourcesDoNotShareConnections()
{
    const ScriptedServer server(always(reply("{}")));
    SystemClock clock;
    QThreadPool pool;
    NetworkThread network(clock);
    HttpClient one(network, pool, endpointAt(server.url()));
    HttpClient other(network, pool, endpointAt(server.url()));
    QVERIFY(waitFor(one.send(get())));
    QVERIFY(waitFor(other.send(get())));
    QVERIFY(waitFor(one.send(get())));
    QCOMPARE(server.connections(), 2);
}

void QueueingTest::askingFromOtherThreads()
{
    const ScriptedServer server(always(reply("{}")));
    ClientUnderTest test(endpointAt(server.url()));
    QThreadPool askers;
    std::atomic<int> good = 0;
    for (int i = 0; i < 8; ++i) {
        askers.start([&] {
            for (int n = 0; n < 20; ++n)
                good += waitFor(test.client.send(get())) ? 1 : 0;
        });
    }
    QVERIFY(askers.waitForDone(60'000));
    QCOMPARE(good.load(), 160);
    QCOMPARE(server.requests().size(), 160);
}

void QueueingTest::randomCreateCancelDestroy()
{
    const ScriptedServer server(always(reply("{}")));
    SystemClock clock;
    QThreadPool pool;
    NetworkThread network(clock);
    quint32 random = 7;
    const auto next = [&](quint32 below) { return (random = random * 1664525 + 1013904223) / 65536 % below; };
    auto client = std::make_unique<HttpClient>(network, pool, endpointAt(server.url()));
    std::vector<Call<HttpResponse>> kept;
    int completed = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto call = client->send(next(4) == 0 ? urgentWrite() : get());
        if (next(3) != 0)
            call.onDone(this, [&](const Result<HttpResponse> &) { ++completed; });
        switch (next(4)) {
        case 0:
            call.cancel();
            break;
        case 1:
            break; // dropped with the handle
        default:
            kept.push_back(std::move(call));
            break;
        }
        if (i % 500 == 0)
            kept.clear();
        if (next(500) == 0)
            client = std::make_unique<HttpClient>(network, pool, endpointAt(server.url()));
        if (i % 500 == 499)
            QVERIFY(waitFor(client->send(get()))); // what was kept before it completes meanwhile
    }
    kept.clear();
    client = std::make_unique<HttpClient>(network, pool, endpointAt(server.url()));
    QVERIFY(waitFor(client->send(get())));
    QVERIFY(completed > 0);
}

QTEST_GUILESS_MAIN(QueueingTest)
#include "tst_queueing.moc"
