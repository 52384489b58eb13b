#include "correlate/redqueries.h"

#include <QTest>

using namespace yagura::correlate;

class RedQueriesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dialectNeedsBothMetrics();
    void preferenceIsByOrder();
    void queriesOfTheFirstDialect();
    void millisecondsBecomeSeconds();
};

void RedQueriesTest::dialectNeedsBothMetrics()
{
    QVERIFY(!findDialect({QStringLiteral("http_requests_total"), QStringLiteral("up")}));
    const auto found = findDialect({QStringLiteral("http_server_requests_seconds_count"),
                                    QStringLiteral("http_server_requests_seconds_bucket")});
    QVERIFY(found);
    QCOMPARE(found->durationMetric, QStringLiteral("http_server_requests_seconds"));
}

void RedQueriesTest::preferenceIsByOrder()
{
    QStringList names;
    for (const RedDialect &dialect : knownDialects())
        names << dialect.requestsMetric << dialect.durationMetric + QStringLiteral("_bucket");
    QCOMPARE(*findDialect(names), knownDialects().first());
}

void RedQueriesTest::queriesOfTheFirstDialect()
{
    const RedQueries queries = redQueries(knownDialects().first(), QStringLiteral("1m"));
    QCOMPARE(queries.requestsPerSecond, QStringLiteral("sum by (service) (rate(http_requests_total[1m]))"));
    QCOMPARE(queries.errorRatio,
             QStringLiteral("(sum by (service) (rate(http_requests_total{status=~\"5..\"}[1m])) or "
                            "sum by (service) (rate(http_requests_total[1m])) * 0) / "
                            "(sum by (service) (rate(http_requests_total[1m])) > 0)"));
    QCOMPARE(queries.p95Seconds,
             QStringLiteral("histogram_quantile(0.95, sum by (service, le) "
                            "(rate(http_request_duration_seconds_bucket[1m])))"));
}

void RedQueriesTest::millisecondsBecomeSeconds()
{
    const RedQueries queries = redQueries(knownDialects().at(2), QStringLiteral("5m"));
    QVERIFY(queries.p95Seconds.endsWith(QLatin1String(" * 0.001")));
}

QTEST_GUILESS_MAIN(RedQueriesTest)
#include "tst_redqueries.moc"
