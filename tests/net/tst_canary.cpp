// A secret that must not be found anywhere: through every way of authenticating and every way of failing, in
// every error, connection state and log line.
#include "net/clientundertest.h"
#include "support/fullbacklog.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/testcertificates.h"
#include "support/waiting.h"

#include <QLoggingCategory>
#include <QMutex>
#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(yagura::AuthScheme)

namespace {

const QByteArray canary = "yagura-canary-5f2c/9d+e1";
QMutex logMutex;
QString logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const QMutexLocker lock(&logMutex);
    logged += message + u'\n';
}

QString textOf(const ConnectionState &state)
{
    return state.lastError ? describe(*state.lastError) : QString();
}

QByteArray echo(const QByteArray &status)
{
    const QByteArray body = "{\"error\":\"bad credentials " + canary + " / "
        + QByteArray("ops:" + canary).toBase64() + " / " + canary.toPercentEncoding() + "\"}";
    return reply(body, status, "WWW-Authenticate: Basic realm=\"" + canary + "\"\r\n");
}

struct FailingWay
{
    const char *name;
    Script script;
    bool urlCarriesIt = false; // in the query, as an API key sometimes must
};

QList<FailingWay> failingWays()
{
    const QByteArray elsewhere = "HTTP/1.1 302 Found\r\nLocation: http://evil.invalid/?t=" + canary
        + "\r\nContent-Length: 0\r\n\r\n";
    return {
        {"echo in 400", Script{Expect(), Send{echo("400 Bad")}, Repeat()}},
        {"echo in 401", Script{Expect(), Send{echo("401 Unauthorized")}, Repeat()}},
        {"echo in 403", Script{Expect(), Send{echo("403 Forbidden")}, Repeat()}},
        {"echo in 429", Script{Expect(), Send{echo("429 Slow " + canary)}, Repeat()}},
        {"echo in 500", Script{Expect(), Send{echo("500 Oops " + canary)}, Repeat()}},
        {"echo in HTML", Script{Expect(), Send{reply("<html>" + canary)}, Repeat()}},
        {"echo as encoding",
         Script{Expect(), Send{reply("x", "200 OK", "Content-Encoding: " + canary + "\r\n")}}},
        {"echo as length",
         Script{Expect(), Send{"HTTP/1.1 200 OK\r\nContent-Length: 1" + canary + "\r\n\r\n"}}},
        {"redirect", Script{Expect(), Send{elsewhere}, Repeat()}},
        {"closed", Script{Expect(), Close()}},
        {"reset", Script{Expect(), Reset()}},
        {"cut", Script{Expect(), Send{reply("{}").chopped(1)}, Close()}},
        {"garbage", Script{Expect(), Send{"NOT HTTP " + canary + "\r\n\r\n"}, Close()}},
        {"silent", Script{Expect()}},
        {"in the query", Script{Expect(), Send{reply("{}", "404 Not Found")}, Repeat()}, true},
        {"in the query, closed", Script{Expect(), Close()}, true},
    };
}

} // namespace

class CanaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void secretsStaySecret_data();
    void secretsStaySecret();
    void unreachableServers_data();
    void unreachableServers();
    void refusedBeforeSending();
    void tlsFailures();

private:
    static void addSchemes();
    static Endpoint guarded(const QUrl &base, AuthScheme scheme);
    void searchEverything(const Result<HttpResponse> &result, const HttpClient &client);

    QtMessageHandler m_previous = nullptr;
};

void CanaryTest::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("*=true\nqt.network.*=true"));
    m_previous = qInstallMessageHandler(keepLog);
}

void CanaryTest::cleanupTestCase()
{
    qInstallMessageHandler(m_previous);
    const QMutexLocker lock(&logMutex);
    QVERIFY(!logged.contains(QString::fromLatin1(canary)));
}

void CanaryTest::addSchemes()
{
    QTest::addColumn<AuthScheme>("scheme");
    QTest::newRow("Basic") << AuthScheme::Basic;
    QTest::newRow("Bearer") << AuthScheme::Bearer;
    QTest::newRow("ApiKey") << AuthScheme::ApiKey;
    QTest::newRow("Token") << AuthScheme::PagerDutyToken;
}

Endpoint CanaryTest::guarded(const QUrl &base, AuthScheme scheme)
{
    Endpoint endpoint = endpointAt(base);
    endpoint.authentication = {scheme, QStringLiteral("ops"), Secret(canary)};
    endpoint.stallLimit = 200ms;
    endpoint.retries = 0;
    return endpoint;
}

void CanaryTest::searchEverything(const Result<HttpResponse> &result, const HttpClient &client)
{
    QString texts = textOf(client.state());
    if (result) {
        QVERIFY(!result->isSuccess());
        texts
            += describe(httpStatusError(*result, QStringLiteral("where"))) + QString::fromUtf8(result->body);
    } else {
        QVERIFY(result.error().detail != QStringLiteral("test gave up"));
        texts += describe(result.error());
    }
    QByteArrayList spellings = {canary, canary.toBase64(), canary.toPercentEncoding()};
    if (client.endpoint().authentication.scheme == AuthScheme::Basic)
        spellings << QByteArray("ops:" + canary).toBase64();
    for (const QByteArray &spelling : spellings)
        QVERIFY2(!texts.contains(QString::fromLatin1(spelling)), qPrintable(texts));
    const QMutexLocker lock(&logMutex);
    QVERIFY2(!logged.contains(QString::fromLatin1(canary)), qPrintable(logged));
}

void CanaryTest::secretsStaySecret_data()
{
    addSchemes();
}

void CanaryTest::secretsStaySecret()
{
    QFETCH(AuthScheme, scheme);
    for (const FailingWay &way : failingWays()) {
        const ScriptedServer server({way.script});
        ClientUnderTest test(guarded(server.url(), scheme));
        HttpRequest read = get();
        HttpRequest write = urgentWrite();
        if (way.urlCarriesIt) {
            read.query = {{QStringLiteral("api_key"), QString::fromLatin1(canary)}};
            write.query = read.query;
        }
        searchEverything(waitFor(test.client.send(read)), test.client);
        searchEverything(waitFor(test.client.send(write)), test.client);
        QVERIFY2(!server.requests().isEmpty(), way.name);
        QVERIFY2(!server.requests().at(0).header("authorization").isEmpty(), way.name);
        if (QTest::currentTestFailed())
            return qWarning("%s", way.name);
    }
}

void CanaryTest::unreachableServers_data()
{
    addSchemes();
}

void CanaryTest::unreachableServers()
{
    QFETCH(AuthScheme, scheme);
    const FullBacklog full;
    QUrl hanging(QStringLiteral("http://127.0.0.1/"));
    hanging.setPort(full.port());
    QUrl nobody;
    {
        const ScriptedServer gone({});
        nobody = gone.url();
    }
    HttpRequest request = get();
    request.query = {{QStringLiteral("key"), QString::fromLatin1(canary)}};
    for (const QUrl &url : {hanging, nobody, QUrl(QStringLiteral("https://name.invalid/"))}) {
        ClientUnderTest test(guarded(url, scheme));
        searchEverything(waitFor(test.client.send(request)), test.client);
    }
}

void CanaryTest::refusedBeforeSending()
{
    ClientUnderTest plain(guarded(QUrl(QStringLiteral("http://192.0.2.1/")), AuthScheme::Bearer));
    searchEverything(waitFor(plain.client.send(get())), plain.client);
    Endpoint broken = guarded(QUrl(QStringLiteral("http://127.0.0.1:9/")), AuthScheme::Bearer);
    broken.authentication.secret = Secret(QByteArray(canary + "\r\nX: y"));
    ClientUnderTest injected(broken);
    searchEverything(waitFor(injected.client.send(get())), injected.client);
    QUrl withPassword(QStringLiteral("http://127.0.0.1:9/"));
    withPassword.setUserName(QStringLiteral("ops"));
    withPassword.setPassword(QString::fromLatin1(canary));
    ClientUnderTest inUrl(endpointAt(withPassword));
    searchEverything(waitFor(inUrl.client.send(get())), inUrl.client);
}

void CanaryTest::tlsFailures()
{
    const TestCertificates certificates;
    const auto identity = certificates.selfSigned();
    if (!identity)
        QSKIP(qPrintable(certificates.problem()));
    const ScriptedServer server(always(reply("{}")), *identity);
    ClientUnderTest test(guarded(server.url(), AuthScheme::Bearer));
    searchEverything(waitFor(test.client.send(get())), test.client);
    QCOMPARE(server.bytesReceived(), 0);
}

QTEST_GUILESS_MAIN(CanaryTest)
#include "tst_canary.moc"
