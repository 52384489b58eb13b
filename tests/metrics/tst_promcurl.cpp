#include "metrics/promcurl.h"

#include <QProcess>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace std::chrono_literals;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class PromCurlTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheRequest();
    void neverTellsSecrets_data();
    void neverTellsSecrets();
    void isOneCommandWhateverIsInIt();
};

void PromCurlTest::writesTheRequest()
{
    Endpoint endpoint;
    endpoint.base = QUrl(utf8("https://prom.example/prefix/"));
    QCOMPARE(curlCommand(endpoint, utf8("/api/v1/query"),
                         instantItems(utf8("up == 0"), fromUnixMilliseconds(1'700'000'000'250))),
             utf8("curl 'https://prom.example/prefix/api/v1/query' --data-urlencode 'query=up == 0' "
                  "--data-urlencode 'time=1700000000.250'"));
    const QString range = curlCommand(
        endpoint, utf8("/api/v1/query_range"),
        rangeItems(utf8("up"), {fromUnixSeconds(std::int64_t{100}), fromUnixSeconds(std::int64_t{200})},
                   15s));
    QVERIFY(range.endsWith(
        utf8("'start=100.000' --data-urlencode 'end=200.000' --data-urlencode 'step=15.000'")));
}

void PromCurlTest::neverTellsSecrets_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QString>("placeholder");
    QTest::newRow("basic") << static_cast<int>(AuthScheme::Basic) << utf8("-u 'operator':\"$PASSWORD\"");
    QTest::newRow("bearer") << static_cast<int>(AuthScheme::Bearer) << utf8("Bearer $TOKEN");
    QTest::newRow("key") << static_cast<int>(AuthScheme::ApiKey) << utf8("ApiKey $API_KEY");
    QTest::newRow("pager") << static_cast<int>(AuthScheme::PagerDutyToken) << utf8("token=$TOKEN");
}

void PromCurlTest::neverTellsSecrets()
{
    QFETCH(int, scheme);
    QFETCH(QString, placeholder);
    Endpoint endpoint;
    endpoint.base = QUrl(utf8("https://user:hidden1@prom.example?token=hidden2#hidden3"));
    endpoint.authentication
        = {static_cast<AuthScheme>(scheme), utf8("operator"), Secret(QByteArray("hidden4"))};
    endpoint.headers = {{"X-Scope-OrgID", "hidden5"}};
    const QString command = curlCommand(endpoint, utf8("/api/v1/query"), {});
    QVERIFY2(command.contains(placeholder), qPrintable(command));
    QVERIFY(command.contains(utf8("-H 'X-Scope-OrgID: '\"$X_SCOPE_ORGID\"")));
    QVERIFY2(!command.contains(utf8("hidden")), qPrintable(command));
}

// The shell takes it apart again.
void PromCurlTest::isOneCommandWhateverIsInIt()
{
    Endpoint endpoint;
    endpoint.base = QUrl(utf8("http://127.0.0.1:1"));
    const QString query = utf8("a{b=\"it's $(touch x); `y` \\\\ $HOME\"}\n+ 1");
    const QString command = curlCommand(endpoint, utf8("/api/v1/query"), {{utf8("query"), query}});
    QProcess shell;
    shell.start(utf8("/bin/sh"),
                {utf8("-c"), utf8("curl() { for word; do printf '%s\\0' \"$word\"; done; }; ") + command});
    QVERIFY(shell.waitForFinished());
    const QList<QByteArray> words = shell.readAllStandardOutput().split('\0');
    QCOMPARE(words.value(2), "query=" + query.toUtf8());
    QCOMPARE(words.size(), 4); // the last is behind the last NUL
}

QTEST_GUILESS_MAIN(PromCurlTest)
#include "tst_promcurl.moc"
