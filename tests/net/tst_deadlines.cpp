#include "net/clientundertest.h"
#include "support/fullbacklog.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class DeadlinesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachCauseHasItsKind_data();
    void eachCauseHasItsKind();
    void headersWithoutEndHoldNothingElse_data();
    void headersWithoutEndHoldNothingElse();
    void connectingCounts();
    void theRequestsOwnDeadlineWins();
    void queueingDoesNotCount();
    void retriesShareTheDeadline();
};

void DeadlinesTest::eachCauseHasItsKind_data()
{
    QTest::addColumn<int>("script");
    QTest::addColumn<int>("deadlineMs");
    QTest::addColumn<int>("stallMs");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("silence") << 0 << 5000 << 200 << ErrorKind::Stalled;
    QTest::newRow("silence, deadline first") << 0 << 200 << 5000 << ErrorKind::DeadlineExceeded;
    QTest::newRow("header drip") << 1 << 5000 << 300 << ErrorKind::Stalled;
    QTest::newRow("body drip") << 2 << 600 << 300 << ErrorKind::DeadlineExceeded;
    QTest::newRow("stall in the body") << 3 << 5000 << 200 << ErrorKind::Stalled;
    QTest::newRow("endless headers") << 4 << 500 << 5000 << ErrorKind::DeadlineExceeded;
    QTest::newRow("endless 100 Continue") << 5 << 500 << 5000 << ErrorKind::DeadlineExceeded;
    QTest::newRow("endless 103 Early Hints") << 6 << 500 << 5000 << ErrorKind::Malformed;
}

void DeadlinesTest::eachCauseHasItsKind()
{
    QFETCH(int, script);
    QFETCH(int, deadlineMs);
    QFETCH(int, stallMs);
    QFETCH(ErrorKind, kind);
    const QByteArray whole = reply(QByteArray(1000, 'x'));
    const QList<Script> scripts = {
        Script{Expect()},
        Script{Expect(), Drip{whole, 50ms}},
        Script{Expect(), Send{reply(QByteArray(1000, 'x')).chopped(1000)}, Drip{QByteArray(1000, 'x'), 50ms}},
        Script{Expect(), Send{whole.chopped(500)}},
        Script{Expect(), Send{"HTTP/1.1 200 OK\r\n"},
               Flood{QByteArray("X-Filler: abcdefghijklmnopqrstuvwxyz\r\n").repeated(100), 1'000'000'000}},
        Script{Expect(), Flood{"HTTP/1.1 100 Continue\r\n\r\n", 1'000'000'000}},
        Script{Expect(), Flood{"HTTP/1.1 103 Early Hints\r\n\r\n", 1'000'000'000}},
    };
    const ScriptedServer server({scripts.at(script)});
    Endpoint endpoint = endpointAt(server.url());
    endpoint.deadline = std::chrono::milliseconds(deadlineMs);
    endpoint.stallLimit = std::chrono::milliseconds(stallMs);
    endpoint.retries = 0;
    ClientUnderTest test(endpoint);
    const auto result = waitFor(test.client.send(get()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QVERIFY(result.error().detail != QStringLiteral("test gave up"));
}

void DeadlinesTest::headersWithoutEndHoldNothingElse_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("endless");
    QTest::newRow("fields") << QByteArray("HTTP/1.1 200 OK\r\n")
                            << QByteArray("X-Filler: abcdefghijklmnopqrstuvwxyz\r\n").repeated(100);
    QTest::newRow("interim answers") << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
}

void DeadlinesTest::headersWithoutEndHoldNothingElse()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, endless);
    const ScriptedServer server({Script{Expect(), Send{start}, Flood{endless, 1'000'000'000}},
                                 Script{Expect(), Send{reply("{}")}, Repeat()}});
    Endpoint endpoint = endpointAt(server.url());
    endpoint.deadline = 500ms;
    endpoint.retries = 0;
    ClientUnderTest test(endpoint);
    QCOMPARE(waitFor(test.client.send(get())).error().kind, ErrorKind::DeadlineExceeded);
    HttpRequest request = get();
    request.deadline = 20s;
    QVERIFY(waitFor(test.client.send(request)));
    QVERIFY(waitFor(test.client.send(request)));
    QCOMPARE(server.connections(), 2);
}

void DeadlinesTest::connectingCounts()
{
    const FullBacklog full;
    QUrl url(QStringLiteral("http://127.0.0.1/"));
    url.setPort(full.port());
    Endpoint endpoint = endpointAt(url);
    endpoint.retries = 0;
    endpoint.stallLimit = 200ms;
    ClientUnderTest stalled(endpoint);
    QCOMPARE(waitFor(stalled.client.send(get())).error().kind, ErrorKind::Stalled);
    endpoint.stallLimit = 5s;
    endpoint.deadline = 200ms;
    ClientUnderTest late(endpoint);
    QCOMPARE(waitFor(late.client.send(get())).error().kind, ErrorKind::DeadlineExceeded);
}

void DeadlinesTest::theRequestsOwnDeadlineWins()
{
    const ScriptedServer server({Script{Expect(), Delay{400ms}, Send{reply("{}")}}});
    Endpoint endpoint = endpointAt(server.url());
    endpoint.deadline = 100ms;
    ClientUnderTest test(endpoint);
    HttpRequest request = get();
    QCOMPARE(waitFor(test.client.send(request)).error().kind, ErrorKind::DeadlineExceeded);
    request.deadline = 20s;
    QVERIFY(waitFor(test.client.send(request)));
}

// Twelve requests of 150 ms, two at a time: the last one waits longer than its deadline and is still
// answered.
void DeadlinesTest::queueingDoesNotCount()
{
    const ScriptedServer server({Script{Expect(), Delay{150ms}, Send{reply("{}")}, Repeat()}});
    Endpoint endpoint = endpointAt(server.url());
    endpoint.parallel = 2;
    endpoint.deadline = 700ms;
    ClientUnderTest test(endpoint);
    std::vector<Call<HttpResponse>> calls;
    int good = 0;
    int ended = 0;
    for (int i = 0; i < 12; ++i) {
        calls.push_back(test.client.send(get()));
        calls.back().onDone(this, [&](Result<HttpResponse> result) {
            good += result ? 1 : 0;
            ++ended;
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(ended, 12, 30'000);
    QCOMPARE(good, 12);
    QCOMPARE(server.connections(), 2);
}

void DeadlinesTest::retriesShareTheDeadline()
{
    const ScriptedServer server(always(reply("{}", "503 Busy", "Retry-After: 60\r\n")));
    ClientUnderTest test(endpointAt(server.url()));
    const auto result = waitFor(test.client.send(get()));
    QVERIFY(result); // the pause would outlast the deadline, so the answer is handed over
    QCOMPARE(result->status, 503);
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(DeadlinesTest)
#include "tst_deadlines.moc"
