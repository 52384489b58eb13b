#include "overviewfeed.h"
#include "overviewlines.h"

#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class OverviewLinesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapes_data();
    void shapes();
    void onlyFiringAlerts();
    void incidentWithAnUnfinishedWrite();
    void sourcesSayWhatIsWrong();
};

void OverviewLinesTest::shapes_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("alike");
    QTest::newRow("numbers") << u"no connection after 30002 ms (active=50)"_s
                             << u"no connection after 30001 ms (active=49)"_s << true;
    QTest::newRow("hex ids") << u"order 8f1c2e0499 failed"_s << u"order 77aa01bcde failed"_s << true;
    QTest::newRow("uuids") << u"job 123e4567-e89b-12d3-a456-426614174000 lost"_s
                           << u"job 00000000-e89b-12d3-a456-426614174999 lost"_s << true;
    QTest::newRow("quoted") << u"ranking failed for q=\"notebook a5\""_s << u"ranking failed for q=\"pen\""_s
                            << true;
    QTest::newRow("other words") << u"payment failed"_s << u"payment refused"_s << false;
}

void OverviewLinesTest::shapes()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(messageShape(a) == messageShape(b), "alike");
}

void OverviewLinesTest::onlyFiringAlerts()
{
    alerts::Alert firing;
    firing.fingerprint = u"1"_s;
    firing.labels = {{u"alertname"_s, u"A"_s}, {u"job"_s, u"shop/Payment"_s}, {u"severity"_s, u"critical"_s}};
    firing.since = fromUnixSeconds(std::int64_t{1'800'000'000});
    alerts::Alert silenced = firing;
    silenced.state = alerts::AlertState::Silenced;
    const auto lines = alertLines({firing, silenced}, correlate::ServiceIdentity());
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().service, u"payment"_s);
    QCOMPARE(lines.first().severity, kit::Severity::Critical);
}

void OverviewLinesTest::incidentWithAnUnfinishedWrite()
{
    incidents::Incident incident;
    incident.sourceId = u"pd"_s;
    incident.id = u"P1"_s;
    incident.number = 7;
    incident.status = incidents::IncidentStatus::Triggered;
    incident.urgency = incidents::Urgency::High;
    incident.assignees = {{u"U1"_s, u"primary on-call"_s}};
    incidents::OutboxAction action;
    action.sourceId = u"pd"_s;
    action.incidentId = u"P1"_s;
    action.state = incidents::ActionState::Unknown;
    const auto lines = incidentLines({incident}, {action}, correlate::ServiceIdentity());
    QCOMPARE(lines.first().number, u"#7"_s);
    QCOMPARE(lines.first().owner, u"primary on-call"_s);
    QVERIFY(!lines.first().acknowledged);
    QVERIFY(!lines.first().pendingWrite.isEmpty());
    action.state = incidents::ActionState::Confirmed;
    QVERIFY(incidentLines({incident}, {action}, correlate::ServiceIdentity()).first().pendingWrite.isEmpty());
}

void OverviewLinesTest::sourcesSayWhatIsWrong()
{
    SourceStatus status;
    status.config.name = u"Prometheus"_s;
    QCOMPARE(sourceLine(status).severity, kit::Severity::Unknown);
    status.connection.health = ConnectionHealth::Down;
    status.connection.lastError = Error{ErrorKind::ConnectionRefused, u"Prometheus"_s, {}, {}};
    QCOMPARE(sourceLine(status).severity, kit::Severity::Critical);
    QVERIFY(sourceLine(status).problem.contains(u"refused"_s));
}

QTEST_GUILESS_MAIN(OverviewLinesTest)
#include "tst_overviewlines.moc"
