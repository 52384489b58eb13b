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
    void storesNeedAllTheirCounters();
    void storesJoinTheQueries();
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

void RedQueriesTest::storesNeedAllTheirCounters()
{
    QVERIFY(findStores({QStringLiteral("pg_stat_database_xact_commit"), QStringLiteral("up")}).isEmpty());
    const auto found = findStores({QStringLiteral("redis_commands_processed_total"),
                                   QStringLiteral("pg_stat_database_xact_commit"),
                                   QStringLiteral("pg_stat_database_xact_rollback")});
    QCOMPARE(found, QList<StoreCounters>({knownStores().at(0), knownStores().at(1)}));
}

void RedQueriesTest::storesJoinTheQueries()
{
    const RedQueries plain{QStringLiteral("r"), QStringLiteral("e"), QStringLiteral("p"),
                           QStringLiteral("t")};
    const RedQueries both
        = withStores(plain, {knownStores().at(0), knownStores().at(1)}, QStringLiteral("1m"));
    const QString transactions
        = QStringLiteral("(sum by (service, job) (rate(pg_stat_database_xact_commit[1m])) + "
                         "sum by (service, job) (rate(pg_stat_database_xact_rollback[1m])))");
    QCOMPARE(both.requestsPerSecond,
             QStringLiteral("r or sum by (service, job) (rate(redis_commands_processed_total[1m])) or ")
                 + transactions);
    QCOMPARE(
        both.errorRatio,
        QStringLiteral("e or sum by (service, job) (rate(pg_stat_database_xact_rollback[1m])) / (%1 > 0)")
            .arg(transactions));
    QCOMPARE(both.p95Seconds, plain.p95Seconds);
    QCOMPARE(both.totalErrorRatio, plain.totalErrorRatio);
}

QTEST_GUILESS_MAIN(RedQueriesTest)
#include "tst_redqueries.moc"
