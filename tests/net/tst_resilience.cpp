#include "net/clientundertest.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class ResilienceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAreTriedAgain_data();
    void readsAreTriedAgain();
    void readsGiveUpAfterThree();
    void retryAfterIsKept();
    void aLongPauseHoldsTheOthersBack();
    void circuitOpensAndCloses();
    void urgentPassesTheCircuit();
    void htmlIsNotJson_data();
    void htmlIsNotJson();
    void wakingDropsConnections();
    void wakingRepeatsReadsAndDoubtsWrites();
};

void ResilienceTest::readsAreTriedAgain_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<HttpMethod>("method");
    QTest::newRow("503") << 0 << HttpMethod::Get;
    QTest::newRow("502, reading POST") << 1 << HttpMethod::Post;
    QTest::newRow("cut off") << 2 << HttpMethod::Get;
}

void ResilienceTest::readsAreTriedAgain()
{
    QFETCH(int, first);
    QFETCH(HttpMethod, method);
    const QByteArray good = reply("\"good\"");
    const QList<QList<Script>> scripts = {
        {Script{Expect(), Send{reply("{}", "503 Busy")}, Expect(), Send{good}}},
        {Script{Expect(), Send{reply("{}", "502 Bad")}, Expect(), Send{good}}},
        {Script{Expect(), Send{good.chopped(2)}, Close()}, Script{Expect(), Send{good}}},
    };
    const ScriptedServer server(scripts.at(first));
    ClientUnderTest test(endpointAt(server.url()));
    HttpRequest request = get();
    request.method = method;
    const auto result = waitFor(test.client.send(request));
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("\"good\""));
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(test.client.state().health, ConnectionHealth::Degraded);
}

void ResilienceTest::readsGiveUpAfterThree()
{
    const ScriptedServer server(always(reply("{}", "503 Busy")));
    ClientUnderTest test(endpointAt(server.url()));
    const auto result = waitFor(test.client.send(get()));
    QVERIFY(result);
    QCOMPARE(result->status, 503);
    QCOMPARE(server.requests().size(), 4);
}

void ResilienceTest::retryAfterIsKept()
{
    const ScriptedServer server({Script{Expect(), Send{reply("{}", "429 Slow down", "Retry-After: 1\r\n")},
                                        Expect(), Send{reply("\"good\"")}}});
    ClientUnderTest test(endpointAt(server.url()));
    QElapsedTimer since;
    since.start();
    const auto result = waitFor(test.client.send(get()));
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("\"good\""));
    QVERIFY(since.elapsed() >= 1000);
    QCOMPARE(server.requests().size(), 2);
}

void ResilienceTest::aLongPauseHoldsTheOthersBack()
{
    ManualClock clock;
    const ScriptedServer server({Script{Expect(), Send{reply("{}", "429 Slow down", "Retry-After: 120\r\n")},
                                        Expect(), Send{reply("\"good\"")}, Repeat()},
                                 Script{Expect(), Send{reply("\"urgent\"")}, Repeat()}});
    ClientUnderTest test(endpointAt(server.url()), clock);
    const auto first = waitFor(test.client.send(get()));
    QVERIFY(first);
    QCOMPARE(first->status, 429);
    QCOMPARE(waitFor(test.client.send(get())).error().kind, ErrorKind::TooManyRequests);
    HttpRequest write = urgentWrite();
    write.urgent = false;
    QCOMPARE(waitFor(test.client.send(write)).error().kind, ErrorKind::TooManyRequests);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(waitFor(test.client.send(urgentWrite())));
    clock.advance(121s);
    QVERIFY(waitFor(test.client.send(get())));
}

void ResilienceTest::circuitOpensAndCloses()
{
    ManualClock clock;
    QList<Script> scripts(5, Script{Expect(), Close()});
    scripts.append(Script{Expect(), Send{reply("\"good\"")}, Repeat()});
    const ScriptedServer server(scripts);
    Endpoint endpoint = endpointAt(server.url());
    endpoint.retries = 0;
    ClientUnderTest test(endpoint, clock);
    HttpRequest write = urgentWrite();
    write.urgent = false; // exactly one connection a request
    for (int i = 0; i < 5; ++i)
        QCOMPARE(waitFor(test.client.send(write)).error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(waitFor(test.client.send(get())).error().kind, ErrorKind::CircuitOpen);
    QCOMPARE(waitFor(test.client.send(write)).error().kind, ErrorKind::CircuitOpen);
    QCOMPARE(server.connections(), 5);
    QCOMPARE(test.client.state().health, ConnectionHealth::Down);
    clock.advance(29s);
    QCOMPARE(waitFor(test.client.send(get())).error().kind, ErrorKind::CircuitOpen);
    clock.advance(1s);
    QVERIFY(waitFor(test.client.send(get())));
    QVERIFY(waitFor(test.client.send(get())));
    QCOMPARE(test.client.state().health, ConnectionHealth::Healthy);
}

void ResilienceTest::urgentPassesTheCircuit()
{
    ManualClock clock;
    QList<Script> scripts(5, Script{Expect(), Close()});
    scripts.append(Script{Expect(), Send{reply("\"good\"")}, Repeat()});
    const ScriptedServer server(scripts);
    ClientUnderTest test(endpointAt(server.url()), clock);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!waitFor(test.client.send(urgentWrite())));
    QCOMPARE(waitFor(test.client.send(get())).error().kind, ErrorKind::CircuitOpen);
    QVERIFY(waitFor(test.client.send(urgentWrite())));
    QVERIFY(waitFor(test.client.send(get())));
}

void ResilienceTest::htmlIsNotJson_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("refused");
    const QByteArray page = "<!DOCTYPE html><title>Sign in</title>";
    const auto as = [](const QByteArray &type, const QByteArray &body) {
        return QByteArray("HTTP/1.1 200 OK\r\nContent-Type: " + type
                          + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    };
    QTest::newRow("login page") << as("text/html; charset=utf-8", page) << true;
    QTest::newRow("by its type alone") << as("text/html", "Sign in") << true;
    QTest::newRow("as JSON") << as("application/json", page) << true;
    QTest::newRow("as text") << as("text/plain", " <HTML>") << true;
    QTest::newRow("JSON as text") << as("text/plain", "{}") << false;
    QTest::newRow("JSON with < inside") << as("application/json", "[\"<html>\"]") << false;
}

void ResilienceTest::htmlIsNotJson()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, refused);
    const ScriptedServer server(always(answer));
    ClientUnderTest test(endpointAt(server.url()));
    const auto result = waitFor(test.client.send(get()));
    QCOMPARE(result.has_value(), !refused);
    if (refused)
        QCOMPARE(result.error().kind, ErrorKind::NotJson);
    HttpRequest any = get();
    any.accept = "*/*";
    QVERIFY(waitFor(test.client.send(any)));
}

void ResilienceTest::wakingDropsConnections()
{
    ManualClock clock;
    const ScriptedServer server(always(reply("{}")));
    ClientUnderTest test(endpointAt(server.url()), clock);
    QSignalSpy spy(&test.client, &HttpClient::wokeUp);
    QVERIFY(waitFor(test.client.send(get())));
    QVERIFY(waitFor(test.client.send(get())));
    QCOMPARE(server.connections(), 1);
    clock.jump(20s);
    QVERIFY(waitFor(test.client.send(get())));
    QCOMPARE(server.connections(), 1);
    clock.jump(60s);
    QVERIFY(waitFor(test.client.send(get())));
    QCOMPARE(server.connections(), 2);
    QTRY_COMPARE(spy.size(), 1);
}

void ResilienceTest::wakingRepeatsReadsAndDoubtsWrites()
{
    ManualClock clock;
    const Script good{Expect(), Send{reply("\"good\"")}, Repeat()};
    const ScriptedServer server({Script{Expect()}, Script{Expect()}, good});
    ClientUnderTest test(endpointAt(server.url()), clock);
    auto read = test.client.send(get());
    QVERIFY(waitUntil([&] { return server.requests().size() == 1; }));
    auto write = test.client.send(urgentWrite());
    QVERIFY(waitUntil([&] { return server.requests().size() == 2; }));
    clock.jump(2h);
    const auto written = waitFor(std::move(write));
    QCOMPARE(written.error().kind, ErrorKind::OutcomeUnknown);
    const auto result = waitFor(std::move(read));
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("\"good\""));
}

QTEST_GUILESS_MAIN(ResilienceTest)
#include "tst_resilience.moc"
