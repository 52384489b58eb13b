#include "net/urlpolicy.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;

class UrlPolicyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestUrls_data();
    void requestUrls();
    void refusedUrls_data();
    void refusedUrls();
    void loopback_data();
    void loopback();
    void plaintext_data();
    void plaintext();
    void redirects_data();
    void redirects();
    void onlyReadingGetsFollow();
    void displayed();
};

void UrlPolicyTest::requestUrls_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");
    const QString host = QStringLiteral("http://h:9090");
    QTest::newRow("plain") << host << QStringLiteral("/api/v1/query")
                           << QByteArray("http://h:9090/api/v1/query");
    QTest::newRow("prefix") << QStringLiteral("http://h/pre/") << QStringLiteral("/a")
                            << QByteArray("http://h/pre/a");
    QTest::newRow("prefix without slash")
        << QStringLiteral("http://h/pre") << QStringLiteral("a") << QByteArray("http://h/pre/a");
    QTest::newRow("root") << QStringLiteral("https://h/") << QString() << QByteArray("https://h/");
    QTest::newRow("space") << host << QStringLiteral("/a b") << QByteArray("http://h:9090/a%20b");
    QTest::newRow("question mark") << host << QStringLiteral("/a?b#c")
                                   << QByteArray("http://h:9090/a%3Fb%23c");
    QTest::newRow("percent") << host << QStringLiteral("/50%25") << QByteArray("http://h:9090/50%2525");
    QTest::newRow("commas, star") << host << QStringLiteral("/logs-*,x/_search")
                                  << QByteArray("http://h:9090/logs-*,x/_search");
    QTest::newRow("umlaut") << host << QStringLiteral("/ü") << QByteArray("http://h:9090/%C3%BC");
    QTest::newRow("base query is dropped")
        << QStringLiteral("http://h/?x=1#f") << QStringLiteral("/a") << QByteArray("http://h/a");
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:1/") << QStringLiteral("/a")
                          << QByteArray("http://[::1]:1/a");
}

void UrlPolicyTest::requestUrls()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(QByteArray, expected);
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    HttpRequest request;
    request.path = path;
    const auto url = requestUrl(endpoint, request);
    QVERIFY2(url, qPrintable(url ? QString() : describe(url.error())));
    QCOMPARE(url->toEncoded(), expected);
    request.query = {{QStringLiteral("match[]"), QStringLiteral("{a=\"b+c\"}")},
                     {QStringLiteral("x"), QStringLiteral("1&2")}};
    QCOMPARE(requestUrl(endpoint, request)->toEncoded(),
             QByteArray(expected + "?match%5B%5D=%7Ba%3D%22b%2Bc%22%7D&x=1%262"));
}

void UrlPolicyTest::refusedUrls_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::newRow("empty") << QString() << QStringLiteral("/a");
    QTest::newRow("no scheme") << QStringLiteral("host:9090") << QStringLiteral("/a");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << QStringLiteral("/a");
    QTest::newRow("ftp") << QStringLiteral("ftp://h/") << QStringLiteral("/a");
    QTest::newRow("no host") << QStringLiteral("http:///a") << QStringLiteral("/a");
    QTest::newRow("user") << QStringLiteral("http://u@h/") << QStringLiteral("/a");
    QTest::newRow("password") << QStringLiteral("http://u:p@h/") << QStringLiteral("/a");
    QTest::newRow("climbing") << QStringLiteral("http://h/pre") << QStringLiteral("/incidents/../../admin");
    QTest::newRow("climbing at the end") << QStringLiteral("http://h/pre") << QStringLiteral("/a/..");
    QTest::newRow("standing") << QStringLiteral("http://h/pre") << QStringLiteral("/./a");
}

void UrlPolicyTest::refusedUrls()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    HttpRequest request;
    request.path = path;
    const auto url = requestUrl(endpoint, request);
    QVERIFY(!url);
    QCOMPARE(url.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!describe(url.error()).contains(QStringLiteral("u:p")));
}

void UrlPolicyTest::loopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("expected");
    QTest::newRow("127.0.0.1") << QStringLiteral("http://127.0.0.1:1/") << true;
    QTest::newRow("127.9.9.9") << QStringLiteral("http://127.9.9.9/") << true;
    QTest::newRow("::1") << QStringLiteral("http://[::1]/") << true;
    QTest::newRow("localhost") << QStringLiteral("http://LocalHost/") << true;
    QTest::newRow("x.localhost") << QStringLiteral("http://x.localhost/") << true;
    QTest::newRow("lookalike") << QStringLiteral("http://localhost.example/") << false;
    QTest::newRow("lookalike name") << QStringLiteral("http://127.0.0.1.example/") << false;
    QTest::newRow("private") << QStringLiteral("http://10.0.0.1/") << false;
    QTest::newRow("any") << QStringLiteral("http://0.0.0.0/") << false;
}

void UrlPolicyTest::loopback()
{
    QFETCH(QString, url);
    QFETCH(bool, expected);
    QCOMPARE(isLoopback(QUrl(url)), expected);
}

void UrlPolicyTest::plaintext_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<bool>("consent");
    QTest::addColumn<bool>("allowed");
    const QString remote = QStringLiteral("http://monitoring.example/");
    QTest::newRow("no secret") << remote << false << false << true;
    QTest::newRow("secret") << remote << true << false << false;
    QTest::newRow("consent") << remote << true << true << true;
    QTest::newRow("loopback") << QStringLiteral("http://127.0.0.1:1/") << true << false << true;
    QTest::newRow("https") << QStringLiteral("https://monitoring.example/") << true << false << true;
}

void UrlPolicyTest::plaintext()
{
    QFETCH(QString, base);
    QFETCH(bool, secret);
    QFETCH(bool, consent);
    QFETCH(bool, allowed);
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    endpoint.plaintextSecretsAllowed = consent;
    endpoint.authentication.scheme = AuthScheme::Bearer;
    endpoint.authentication.secret = Secret(secret ? "abc" : "");
    const auto checked = checkPlaintext(endpoint);
    QCOMPARE(checked.has_value(), allowed);
    if (!allowed)
        QCOMPARE(checked.error().kind, ErrorKind::PlaintextRefused);
}

void UrlPolicyTest::redirects_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target"); // empty: refused
    const QString from = QStringLiteral("http://h:8080/a/b?q=1");
    QTest::newRow("absolute path") << from << QByteArray("/c?d=2") << QStringLiteral("http://h:8080/c?d=2");
    QTest::newRow("relative") << from << QByteArray("c") << QStringLiteral("http://h:8080/a/c");
    QTest::newRow("whole") << from << QByteArray("http://H:8080/c") << QStringLiteral("http://h:8080/c");
    QTest::newRow("default port") << QStringLiteral("http://h/a") << QByteArray("http://h:80/c")
                                  << QStringLiteral("http://h:80/c");
    QTest::newRow("other port") << from << QByteArray("http://h:8081/c") << QString();
    QTest::newRow("other host") << from << QByteArray("http://evil:8080/c") << QString();
    QTest::newRow("scheme relative") << from << QByteArray("//evil/c") << QString();
    QTest::newRow("to https") << QStringLiteral("http://h/a") << QByteArray("https://h/a") << QString();
    QTest::newRow("to http") << QStringLiteral("https://h/a") << QByteArray("http://h/a") << QString();
    QTest::newRow("file") << from << QByteArray("file:///etc/passwd") << QString();
    QTest::newRow("javascript") << from << QByteArray("javascript:alert(1)") << QString();
    QTest::newRow("user") << from << QByteArray("http://u:p@h:8080/c") << QString();
    QTest::newRow("nothing") << from << QByteArray() << QString();
    QTest::newRow("garbage") << from << QByteArray("http://[") << QString();
}

void UrlPolicyTest::redirects()
{
    QFETCH(QString, from);
    QFETCH(QByteArray, location);
    QFETCH(QString, target);
    const auto result = redirectTarget(QUrl(from), location, {}, 0);
    QCOMPARE(result.has_value(), !target.isEmpty());
    if (result) {
        QCOMPARE(result->toString(), target);
        QVERIFY(redirectTarget(QUrl(from), location, {}, maximumRedirects - 1));
        QVERIFY(!redirectTarget(QUrl(from), location, {}, maximumRedirects));
    } else {
        QCOMPARE(result.error().kind, ErrorKind::RedirectRefused);
        QVERIFY(!describe(result.error()).contains(QStringLiteral("q=1")));
        QVERIFY(!describe(result.error()).contains(QStringLiteral("u:p")));
    }
}

void UrlPolicyTest::onlyReadingGetsFollow()
{
    const QUrl from(QStringLiteral("http://h/a"));
    HttpRequest request;
    QVERIFY(redirectTarget(from, "/b", request, 0));
    request.method = HttpMethod::Post;
    QVERIFY(!redirectTarget(from, "/b", request, 0));
    request.intent = HttpIntent::Write;
    QVERIFY(!redirectTarget(from, "/b", request, 0));
}

void UrlPolicyTest::displayed()
{
    QCOMPARE(displayUrl(QUrl(QStringLiteral("https://u:p@h:1/a?token=x#y"))),
             QStringLiteral("https://h:1/a"));
    QCOMPARE(originOf(QUrl(QStringLiteral("https://h/a"))), QStringLiteral("https://h:443"));
}

QTEST_GUILESS_MAIN(UrlPolicyTest)
#include "tst_urlpolicy.moc"
