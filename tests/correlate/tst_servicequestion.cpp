#include "correlate/redqueries.h"
#include "correlate/servicequestion.h"

#include <QTest>

using namespace yagura::correlate;

class ServiceQuestionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selectsUnderEveryLabelOnce();
    void asksForRequestsInADialect();
    void asksForMetricsWithoutADialect();
    void aliasesAndSigns();
};

void ServiceQuestionTest::selectsUnderEveryLabelOnce()
{
    const QStringList selectors = serviceSelectors({QStringLiteral("payment")});
    QCOMPARE(
        selectors,
        QStringList({QStringLiteral("{service=\"payment\"}"), QStringLiteral("{job=~\"(.+/)?(payment)\"}"),
                     QStringLiteral("{destination_canonical_service=\"payment\"}")}));
}

void ServiceQuestionTest::asksForRequestsInADialect()
{
    QCOMPARE(serviceQuery({QStringLiteral("http_requests_total"),
                           QStringLiteral("http_request_duration_seconds_bucket")},
                          {QStringLiteral("payment")}),
             QStringLiteral(
                 "sum by (service) (rate(http_requests_total{service=\"payment\"}[$__rate_interval]))"));
    QCOMPARE(serviceQuery({QStringLiteral("http_server_requests_seconds_count"),
                           QStringLiteral("http_server_requests_seconds_bucket")},
                          {QStringLiteral("payment")}),
             QStringLiteral("sum by (job) (rate(http_server_requests_seconds_count{job=~\"(.+/)?(payment)\"}"
                            "[$__rate_interval]))"));
}

void ServiceQuestionTest::asksForMetricsWithoutADialect()
{
    QCOMPARE(serviceQuery({QStringLiteral("pg_up")}, {QStringLiteral("db")}),
             QStringLiteral("count by (__name__) ({service=\"db\"} or {job=~\"(.+/)?(db)\"} or "
                            "{destination_canonical_service=\"db\"})"));
}

void ServiceQuestionTest::aliasesAndSigns()
{
    QCOMPARE(serviceSelectors({QStringLiteral("pay\"ment")}).first(),
             QStringLiteral("{service=\"pay\\\"ment\"}"));
    QCOMPARE(serviceSelectors({QStringLiteral("payment"), QStringLiteral("支払.v2")}).first(),
             QStringLiteral("{service=~\"payment|支払\\\\.v2\"}"));
}

QTEST_GUILESS_MAIN(ServiceQuestionTest)
#include "tst_servicequestion.moc"
