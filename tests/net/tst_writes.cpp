#include "net/clientundertest.h"
#include "support/fullbacklog.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class WritesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reachTheServerExactlyOnce_data();
    void reachTheServerExactlyOnce();
    void alsoWithoutABody_data();
    void alsoWithoutABody();
    void onAReusedConnectionToo();
    void silenceIsUnknown();
    void whatWasNeverSentIsNotUnknown();
    void aWholeAnswerIsAnAnswer();
    void idleConnectionsAreNotTrusted();
    void aGetIsNoWrite();
};

void WritesTest::reachTheServerExactlyOnce_data()
{
    QTest::addColumn<int>("ending");
    QTest::newRow("closed after the body") << 0;
    QTest::newRow("reset after the body") << 1;
    QTest::newRow("closed after half an answer") << 2;
    QTest::newRow("closed within the headers of the answer") << 3;
}

void WritesTest::reachTheServerExactlyOnce()
{
    QFETCH(int, ending);
    const QList<Script> scripts = {
        Script{Expect(), Close()},
        Script{Expect(), Reset()},
        Script{Expect(), Send{reply("{\"ok\":true}").chopped(4)}, Close()},
        Script{Expect(), Send{"HTTP/1.1 200 OK\r\nContent-"}, Close()},
    };
    const ScriptedServer server({scripts.at(ending)});
    ClientUnderTest test(endpointAt(server.url()));
    constexpr int writes = 200;
    for (int i = 0; i < writes; ++i) {
        const auto result = waitFor(test.client.send(urgentWrite(QByteArray::number(i))));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::OutcomeUnknown);
    }
    const auto seen = server.requests();
    QCOMPARE(seen.size(), writes);
    for (int i = 0; i < writes; ++i)
        QCOMPARE(seen.at(i).body, QByteArray::number(i));
}

void WritesTest::alsoWithoutABody_data()
{
    QTest::addColumn<HttpMethod>("method");
    QTest::newRow("POST") << HttpMethod::Post;
    QTest::newRow("DELETE") << HttpMethod::Delete;
    QTest::newRow("PUT") << HttpMethod::Put;
}

void WritesTest::alsoWithoutABody()
{
    QFETCH(HttpMethod, method);
    const ScriptedServer server({Script{Expect(), Close()}});
    ClientUnderTest test(endpointAt(server.url()));
    HttpRequest request = urgentWrite({});
    request.method = method;
    request.contentType.clear();
    for (int i = 0; i < 50; ++i) {
        const auto result = waitFor(test.client.send(request));
        QCOMPARE(server.requests().size(), i + 1);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::OutcomeUnknown);
    }
}

void WritesTest::onAReusedConnectionToo()
{
    const ScriptedServer server({Script{Expect(), Send{reply("{}")}, Expect(), Close()}});
    ClientUnderTest test(endpointAt(server.url()));
    for (int i = 0; i < 100; ++i) {
        QVERIFY(waitFor(test.client.send(urgentWrite("good"))));
        QCOMPARE(waitFor(test.client.send(urgentWrite("lost"))).error().kind, ErrorKind::OutcomeUnknown);
    }
    QCOMPARE(server.requests().size(), 200);
    QCOMPARE(server.connections(), 100);
}

void WritesTest::silenceIsUnknown()
{
    const ScriptedServer server({Script{Expect()}});
    Endpoint endpoint = endpointAt(server.url());
    endpoint.stallLimit = 200ms;
    ClientUnderTest test(endpoint);
    const auto result = waitFor(test.client.send(urgentWrite()));
    QCOMPARE(result.error().kind, ErrorKind::OutcomeUnknown);
    QVERIFY(result.error().detail.startsWith(QStringLiteral("Stalled")));
    QCOMPARE(server.requests().size(), 1);
}

void WritesTest::whatWasNeverSentIsNotUnknown()
{
    QUrl nobody;
    {
        const ScriptedServer gone({});
        nobody = gone.url();
    }
    ClientUnderTest refused(endpointAt(nobody));
    QCOMPARE(waitFor(refused.client.send(urgentWrite())).error().kind, ErrorKind::ConnectionRefused);
    QCOMPARE(waitFor(refused.client.send(urgentWrite({}))).error().kind, ErrorKind::ConnectionRefused);

    const FullBacklog full;
    QUrl hanging(QStringLiteral("http://127.0.0.1/"));
    hanging.setPort(full.port());
    Endpoint endpoint = endpointAt(hanging);
    endpoint.stallLimit = 200ms;
    ClientUnderTest stuck(endpoint);
    QCOMPARE(waitFor(stuck.client.send(urgentWrite())).error().kind, ErrorKind::Stalled);
    // Nothing was taken from a body that there is not, so this one stays in doubt.
    QCOMPARE(waitFor(stuck.client.send(urgentWrite({}))).error().kind, ErrorKind::OutcomeUnknown);
}

void WritesTest::aWholeAnswerIsAnAnswer()
{
    const ScriptedServer server(always(reply("{\"error\":1}", "503 Busy", "Retry-After: 0\r\n")));
    ClientUnderTest test(endpointAt(server.url()));
    const auto result = waitFor(test.client.send(urgentWrite()));
    QVERIFY(result);
    QCOMPARE(result->status, 503);
    QCOMPARE(server.requests().size(), 1);
}

// A server closes idle connections when it likes. A write after a pause therefore takes a fresh one.
void WritesTest::idleConnectionsAreNotTrusted()
{
    ManualClock clock;
    const ScriptedServer server(always(reply("{}")));
    ClientUnderTest test(endpointAt(server.url()), clock);
    QVERIFY(waitFor(test.client.send(urgentWrite())));
    clock.advance(1s);
    QVERIFY(waitFor(test.client.send(urgentWrite())));
    QCOMPARE(server.connections(), 1);
    clock.advance(3s);
    QVERIFY(waitFor(test.client.send(urgentWrite())));
    QCOMPARE(server.connections(), 2);
}

void WritesTest::aGetIsNoWrite()
{
    const ScriptedServer server(always(reply("{}")));
    ClientUnderTest test(endpointAt(server.url()));
    HttpRequest request = urgentWrite();
    request.method = HttpMethod::Get;
    QCOMPARE(waitFor(test.client.send(request)).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(server.connections(), 0);
}

QTEST_GUILESS_MAIN(WritesTest)
#include "tst_writes.moc"
