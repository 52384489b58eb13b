#include "net/clientundertest.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;

namespace {

QByteArray redirect(const QByteArray &status, const QByteArray &location)
{
    return "HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

class RedirectsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withinTheOriginAGetFollows();
    void atMostThree();
    void neverToAnotherOrigin_data();
    void neverToAnotherOrigin();
    void neverWithABody_data();
    void neverWithABody();
};

void RedirectsTest::withinTheOriginAGetFollows()
{
    const ScriptedServer server({Script{Expect(), Send{redirect("302", "/second?a=1")}, Expect(),
                                        Send{redirect("308", "third")}, Expect(), Send{reply("\"here\"")}}});
    Endpoint endpoint = endpointAt(server.url());
    endpoint.authentication = {AuthScheme::Bearer, {}, Secret("token-1")};
    ClientUnderTest test(endpoint);
    const auto result = waitFor(test.client.send(get(QStringLiteral("/first"))));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QCOMPARE(result->body, QByteArray("\"here\""));
    const auto seen = server.requests();
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen.at(1).line, QByteArray("GET /second?a=1 HTTP/1.1"));
    QCOMPARE(seen.at(2).line, QByteArray("GET /third HTTP/1.1"));
    QCOMPARE(seen.at(2).header("authorization"), QByteArray("Bearer token-1"));
}

void RedirectsTest::atMostThree()
{
    const ScriptedServer server(always(redirect("302", "/again")));
    ClientUnderTest test(endpointAt(server.url()));
    const auto result = waitFor(test.client.send(get()));
    QCOMPARE(result.error().kind, ErrorKind::RedirectRefused);
    QCOMPARE(server.requests().size(), 4);
}

void RedirectsTest::neverToAnotherOrigin_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("host");
    for (const char *status : {"301", "302", "303", "307", "308"}) {
        QTest::addRow("%s other port", status) << QByteArray(status) << QStringLiteral("127.0.0.1");
        QTest::addRow("%s other host", status) << QByteArray(status) << QStringLiteral("localhost");
    }
}

void RedirectsTest::neverToAnotherOrigin()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, host);
    const ScriptedServer other(always(reply("{}")));
    const QUrl target = other.url(host);
    const ScriptedServer server(always(redirect(status, target.toEncoded() + "/steal?token=leak")));
    Endpoint endpoint = endpointAt(server.url());
    endpoint.authentication = {AuthScheme::Bearer, {}, Secret("token-1")};
    endpoint.headers = {{"X-Api-Key", "key-1"}};
    ClientUnderTest test(endpoint);
    const auto result = waitFor(test.client.send(get()));
    QCOMPARE(result.error().kind, ErrorKind::RedirectRefused);
    QVERIFY(result.error().detail.contains(QString::number(server.port())));
    QVERIFY(result.error().detail.contains(host + u':' + QString::number(other.port())));
    QVERIFY(!result.error().detail.contains(QStringLiteral("leak")));
    QCOMPARE(other.connections(), 0);
    QCOMPARE(other.bytesReceived(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void RedirectsTest::neverWithABody_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<HttpIntent>("intent");
    for (const char *status : {"301", "302", "303", "307", "308"}) {
        QTest::addRow("%s write", status) << QByteArray(status) << HttpIntent::Write;
        QTest::addRow("%s reading post", status) << QByteArray(status) << HttpIntent::Read;
    }
}

void RedirectsTest::neverWithABody()
{
    QFETCH(QByteArray, status);
    QFETCH(HttpIntent, intent);
    const ScriptedServer server(always(redirect(status, "/elsewhere")));
    ClientUnderTest test(endpointAt(server.url()));
    HttpRequest request = urgentWrite();
    request.intent = intent;
    const auto result = waitFor(test.client.send(request));
    QCOMPARE(result.error().kind, ErrorKind::RedirectRefused);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().at(0).line, QByteArray("POST /write HTTP/1.1"));
}

QTEST_GUILESS_MAIN(RedirectsTest)
#include "tst_redirects.moc"
