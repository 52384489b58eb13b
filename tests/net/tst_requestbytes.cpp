#include "net/clientundertest.h"
#include "net/requestbuilder.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(yagura::AuthScheme)

class RequestBytesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goldenRead();
    void goldenWrite();
    void attributes();
    void authorizationGoesOutOnce_data();
    void authorizationGoesOutOnce();
    void challengesAreNotAnswered_data();
    void challengesAreNotAnswered();
    void cookiesAreForgotten();
    void injectionIsRefused_data();
    void injectionIsRefused();
    void plaintextSecretsStayHere();
    void proxyIsUsedWhenAsked();
    void loopbackIsDirect();

private:
    static QByteArray hostOf(const ScriptedServer &server)
    {
        return "Host: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n";
    }
};

void RequestBytesTest::goldenRead()
{
    const ScriptedServer server(always(reply("{}")));
    Endpoint endpoint = endpointAt(server.url());
    endpoint.authentication = {AuthScheme::Bearer, {}, Secret("t")};
    endpoint.headers = {{"X-Scope-OrgID", "team"}};
    ClientUnderTest test(endpoint);
    HttpRequest request = get(QStringLiteral("/api/v1/query"));
    request.query = {{QStringLiteral("query"), QStringLiteral("up")}};
    QVERIFY(waitFor(test.client.send(request)));
    const QByteArray expected = "GET /api/v1/query?query=up HTTP/1.1\r\n" + hostOf(server)
        + "User-Agent: Yagura/" YAGURA_VERSION "\r\n"
          "Accept-Encoding: gzip\r\n"
          "Accept-Language: *\r\n"
          "Accept: application/json\r\n"
          "X-Scope-OrgID: team\r\n"
          "Authorization: Bearer t\r\n"
          "Connection: Keep-Alive\r\n\r\n";
    // The order of header fields has no meaning.
    QByteArrayList seenLines = server.requests().at(0).head.split('\n');
    QByteArrayList expectedLines = expected.split('\n');
    std::ranges::sort(seenLines);
    std::ranges::sort(expectedLines);
    QCOMPARE(seenLines, expectedLines);
}

void RequestBytesTest::goldenWrite()
{
    const ScriptedServer server(always(reply("{}")));
    ClientUnderTest test(endpointAt(server.url()));
    HttpRequest request = urgentWrite("{\"a\":1}");
    request.headers = {{"From", "a@example.org"}};
    QVERIFY(waitFor(test.client.send(request)));
    const QByteArray expected = "POST /write HTTP/1.1\r\n" + hostOf(server)
        + "User-Agent: Yagura/" YAGURA_VERSION "\r\n"
          "Accept-Encoding: gzip\r\n"
          "Accept-Language: *\r\n"
          "Accept: application/json\r\n"
          "Content-Type: application/json\r\n"
          "Content-Length: 7\r\n"
          "From: a@example.org\r\n"
          "Connection: Keep-Alive\r\n\r\n";
    QByteArrayList seenLines = server.requests().at(0).head.split('\n');
    QByteArrayList expectedLines = expected.split('\n');
    std::ranges::sort(seenLines);
    std::ranges::sort(expectedLines);
    QCOMPARE(seenLines, expectedLines);
    QCOMPARE(server.requests().at(0).body, QByteArray("{\"a\":1}"));
}

void RequestBytesTest::attributes()
{
    const RequestBuilder builder(endpointAt(QUrl(QStringLiteral("https://example.org"))));
    const auto request = builder.build(get());
    QVERIFY(request);
    QCOMPARE(request->attribute(QNetworkRequest::Http2AllowedAttribute), QVariant(false));
    QCOMPARE(request->attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
             static_cast<int>(QNetworkRequest::ManualRedirectPolicy));
    QCOMPARE(request->attribute(QNetworkRequest::CookieLoadControlAttribute).toInt(),
             static_cast<int>(QNetworkRequest::Manual));
    QCOMPARE(request->attribute(QNetworkRequest::CookieSaveControlAttribute).toInt(),
             static_cast<int>(QNetworkRequest::Manual));
    QCOMPARE(request->attribute(QNetworkRequest::AuthenticationReuseAttribute).toInt(),
             static_cast<int>(QNetworkRequest::Manual));
    QCOMPARE(request->sslConfiguration().peerVerifyMode(), QSslSocket::VerifyPeer);
}

void RequestBytesTest::authorizationGoesOutOnce_data()
{
    QTest::addColumn<AuthScheme>("scheme");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << AuthScheme::None << QByteArray();
    QTest::newRow("basic") << AuthScheme::Basic << QByteArray("Basic b3BzOnMzY3JldA==");
    QTest::newRow("bearer") << AuthScheme::Bearer << QByteArray("Bearer s3cret");
    QTest::newRow("api key") << AuthScheme::ApiKey << QByteArray("ApiKey s3cret");
    QTest::newRow("PagerDuty") << AuthScheme::PagerDutyToken << QByteArray("Token token=s3cret");
}

void RequestBytesTest::authorizationGoesOutOnce()
{
    QFETCH(AuthScheme, scheme);
    QFETCH(QByteArray, expected);
    const ScriptedServer server(always(reply("{}")));
    Endpoint endpoint = endpointAt(server.url());
    endpoint.authentication = {scheme, QStringLiteral("ops"), Secret("s3cret")};
    ClientUnderTest test(endpoint);
    QVERIFY(waitFor(test.client.send(get())));
    QCOMPARE(server.requests().at(0).header("authorization"), expected);
    QCOMPARE(server.requests().at(0).head.toLower().count("authorization:"), expected.isEmpty() ? 0 : 1);
}

void RequestBytesTest::challengesAreNotAnswered_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::addColumn<bool>("authenticated");
    for (const char *challenge :
         {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"1\"", "Bearer", "Negotiate", "NTLM", "ApiKey"}) {
        QTest::addRow("%s", challenge) << QByteArray(challenge) << true;
        QTest::addRow("%s, without secret", challenge) << QByteArray(challenge) << false;
    }
}

void RequestBytesTest::challengesAreNotAnswered()
{
    QFETCH(QByteArray, challenge);
    QFETCH(bool, authenticated);
    const ScriptedServer server(
        always(reply("{\"error\":\"no\"}", "401 Unauthorized", "WWW-Authenticate: " + challenge + "\r\n")));
    Endpoint endpoint = endpointAt(server.url());
    if (authenticated)
        endpoint.authentication = {AuthScheme::Basic, QStringLiteral("ops"), Secret("s3cret")};
    ClientUnderTest test(endpoint);
    const auto result = waitFor(test.client.send(get()));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QCOMPARE(result->status, 401);
    QCOMPARE(result->body, QByteArray("{\"error\":\"no\"}"));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(test.client.state().health, ConnectionHealth::Degraded);
    QCOMPARE(test.client.state().lastError->kind, ErrorKind::Unauthorized);
}

void RequestBytesTest::cookiesAreForgotten()
{
    const ScriptedServer server(always(reply("{}", "200 OK", "Set-Cookie: session=1; Path=/\r\n")));
    ClientUnderTest test(endpointAt(server.url()));
    for (int i = 0; i < 3; ++i)
        QVERIFY(waitFor(test.client.send(get())));
    for (const SeenRequest &seen : server.requests())
        QVERIFY(seen.header("cookie").isEmpty());
}

void RequestBytesTest::injectionIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("value") << QByteArray("X-Tenant") << QByteArray("a\r\nX-Evil: 1");
    QTest::newRow("name") << QByteArray("X-Tenant: a\r\nX-Evil") << QByteArray("1");
    QTest::newRow("host") << QByteArray("Host") << QByteArray("evil");
}

void RequestBytesTest::injectionIsRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const ScriptedServer server(always(reply("{}")));
    Endpoint endpoint = endpointAt(server.url());
    ClientUnderTest clean(endpoint);
    HttpRequest request = get();
    request.headers = {{name, value}};
    QCOMPARE(waitFor(clean.client.send(request)).error().kind, ErrorKind::InvalidInput);
    endpoint.headers = {{name, value}};
    ClientUnderTest dirty(endpoint);
    QCOMPARE(waitFor(dirty.client.send(get())).error().kind, ErrorKind::InvalidInput);
    request = urgentWrite();
    request.contentType = "text/plain\r\nX-Evil: 1";
    QCOMPARE(waitFor(clean.client.send(request)).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(server.connections(), 0);
}

void RequestBytesTest::plaintextSecretsStayHere()
{
    Endpoint endpoint = endpointAt(QUrl(QStringLiteral("http://192.0.2.1:9/")));
    endpoint.authentication = {AuthScheme::Bearer, {}, Secret("s3cret")};
    ClientUnderTest test(endpoint);
    QCOMPARE(waitFor(test.client.send(get())).error().kind, ErrorKind::PlaintextRefused);
}

void RequestBytesTest::proxyIsUsedWhenAsked()
{
    const ScriptedServer proxy(always(reply("\"through the proxy\"")));
    Endpoint endpoint = endpointAt(QUrl(QStringLiteral("http://metrics.example.invalid:9090")));
    endpoint.proxy = ProxyMode::Manual;
    endpoint.proxyUrl = proxy.url();
    ClientUnderTest test(endpoint);
    const auto result = waitFor(test.client.send(get()));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QCOMPARE(result->body, QByteArray("\"through the proxy\""));
    QCOMPARE(proxy.requests().at(0).line, QByteArray("GET http://metrics.example.invalid:9090/x HTTP/1.1"));
}

void RequestBytesTest::loopbackIsDirect()
{
    const ScriptedServer proxy(always(reply("\"through the proxy\"")));
    const ScriptedServer server(always(reply("\"direct\"")));
    qputenv("http_proxy", proxy.url().toEncoded());
    for (const ProxyMode mode : {ProxyMode::None, ProxyMode::System, ProxyMode::Manual}) {
        Endpoint endpoint = endpointAt(server.url());
        endpoint.proxy = mode;
        endpoint.proxyUrl = proxy.url();
        ClientUnderTest test(endpoint);
        const auto result = waitFor(test.client.send(get()));
        QVERIFY(result);
        QCOMPARE(result->body, QByteArray("\"direct\""));
    }
    qunsetenv("http_proxy");
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(RequestBytesTest)
#include "tst_requestbytes.moc"
