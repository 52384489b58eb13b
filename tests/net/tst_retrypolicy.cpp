#include "net/retrypolicy.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace std::chrono_literals;

class RetryPolicyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void worthRepeating_data();
    void worthRepeating();
    void pausesGrowAndSpread();
    void writesNever();
    void theServersWishIsTheLeast();
    void requestedPauses_data();
    void requestedPauses();
};

void RetryPolicyTest::worthRepeating_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("error");
    QTest::addColumn<bool>("repeated");
    for (const int status : {429, 502, 503, 504})
        QTest::addRow("%d", status) << status << ErrorKind::Cancelled << true;
    for (const int status : {200, 204, 400, 401, 403, 404, 409, 422, 500, 501})
        QTest::addRow("%d", status) << status << ErrorKind::ConnectionLost << false;
    for (const ErrorKind kind : {ErrorKind::ConnectionLost, ErrorKind::Incomplete, ErrorKind::Stalled})
        QTest::addRow("%s", qPrintable(errorKindName(kind))) << 0 << kind << true;
    for (const ErrorKind kind :
         {ErrorKind::Cancelled, ErrorKind::DeadlineExceeded, ErrorKind::ShuttingDown,
          ErrorKind::ConnectionRefused, ErrorKind::HostNotFound, ErrorKind::TlsFailed, ErrorKind::ProxyFailed,
          ErrorKind::RedirectRefused, ErrorKind::PlaintextRefused, ErrorKind::TooLarge, ErrorKind::NotJson,
          ErrorKind::Malformed})
        QTest::addRow("%s", qPrintable(errorKindName(kind))) << 0 << kind << false;
}

void RetryPolicyTest::worthRepeating()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, error);
    QFETCH(bool, repeated);
    const Attempt attempt{HttpIntent::Read, 0, status, error, {}};
    QCOMPARE(retryPause({}, attempt, 0.5).has_value(), repeated);
}

void RetryPolicyTest::pausesGrowAndSpread()
{
    const RetryRules rules{.most = 8, .first = 100ms, .longest = 1s};
    const std::vector<Duration> steps = {100ms, 200ms, 400ms, 800ms, 1s, 1s, 1s, 1s};
    for (int done = 0; done < 8; ++done) {
        const Attempt attempt{HttpIntent::Read, done, 503, {}, {}};
        const auto step = steps[static_cast<std::size_t>(done)];
        QCOMPARE(*retryPause(rules, attempt, 0.0), step / 2);
        QCOMPARE(*retryPause(rules, attempt, 0.5), step * 3 / 4);
        QVERIFY(*retryPause(rules, attempt, 0.999) < step);
    }
    QVERIFY(!retryPause(rules, {HttpIntent::Read, 8, 503, {}, {}}, 0.0));
    QVERIFY(!retryPause({}, {HttpIntent::Read, 3, 503, {}, {}}, 0.0));
}

void RetryPolicyTest::writesNever()
{
    for (const int status : {0, 429, 503})
        QVERIFY(!retryPause({}, {HttpIntent::Write, 0, status, ErrorKind::ConnectionLost, 1s}, 0.0));
}

void RetryPolicyTest::theServersWishIsTheLeast()
{
    QCOMPARE(*retryPause({}, {HttpIntent::Read, 0, 429, {}, 20s}, 0.9), Duration(20s));
    QVERIFY(*retryPause({}, {HttpIntent::Read, 0, 429, {}, 0s}, 0.9) > 100ms);
}

void RetryPolicyTest::requestedPauses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: none
    const QByteArray after = "retry-after";
    QTest::newRow("seconds") << 429 << after << QByteArray("12") << 12;
    QTest::newRow("zero") << 503 << after << QByteArray("0") << 0;
    QTest::newRow("capped") << 503 << after << QByteArray("86400") << 300;
    QTest::newRow("huge") << 503 << after << QByteArray("99999999999999") << 300;
    QTest::newRow("date") << 503 << after << QByteArray("Fri, 15 Jan 2027 08:00:30 GMT") << 30;
    QTest::newRow("past date") << 503 << after << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << 0;
    QTest::newRow("negative") << 503 << after << QByteArray("-5") << -1;
    QTest::newRow("garbage") << 503 << after << QByteArray("soon") << -1;
    QTest::newRow("none") << 429 << QByteArray("x") << QByteArray("12") << -1;
    QTest::newRow("of a 200") << 200 << after << QByteArray("12") << -1;
    QTest::newRow("of a 500") << 500 << after << QByteArray("12") << -1;
    QTest::newRow("PagerDuty") << 429 << QByteArray("ratelimit-reset") << QByteArray("7") << 7;
    QTest::newRow("PagerDuty 503") << 503 << QByteArray("ratelimit-reset") << QByteArray("7") << -1;
}

void RetryPolicyTest::requestedPauses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    HttpResponse response;
    response.status = status;
    response.headers = {{name, value}};
    const Instant now = fromUnixSeconds(std::int64_t{1'800'000'000}); // 2027-01-15T08:00:00Z
    const auto pause = requestedPause({}, response, now);
    QCOMPARE(pause ? static_cast<int>(toSeconds(*pause)) : -1, seconds);
}

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
