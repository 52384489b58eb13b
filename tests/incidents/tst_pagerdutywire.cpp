#include "incidents/pagerdutywire.h"
#include "support/qtprinting.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace yagura;
using namespace yagura::incidents;
using namespace Qt::StringLiterals;

namespace {

// The example answer of one operation in PagerDuty's own description of its API.
QByteArray example(const QString &path)
{
    const QString folder
        = qEnvironmentVariable("YAGURA_FIXTURES", QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures"));
    QFile file(folder + u"/pagerduty/rest-openapi.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject api = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject answer = api[u"paths"_s][path][u"get"_s][u"responses"_s][u"200"_s].toObject();
    const QJsonValue value
        = answer[u"content"_s][u"application/json"_s][u"examples"_s][u"response"_s][u"value"_s];
    return QJsonDocument(value.toObject()).toJson();
}

} // namespace

class PagerDutyWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publishedExamples();
    void incidentFields();
    void unknownAndNullSurvive();
    void broken_data();
    void broken();
    void cutAtEveryByte();
    void errorTexts_data();
    void errorTexts();
    void bodies();
};

void PagerDutyWireTest::publishedExamples()
{
    if (example(u"/incidents"_s).size() < 10)
        QSKIP("PagerDuty's API description is not among the fixtures");
    const auto incidents = parseIncidents(example(u"/incidents"_s));
    QVERIFY2(incidents.has_value(), incidents ? "" : qPrintable(describe(incidents.error())));
    QCOMPARE(incidents->items.size(), 1u);
    const Incident &incident = incidents->items.front();
    QCOMPARE(incident.id, u"PT4KHLK"_s);
    QCOMPARE(incident.number, 1234);
    QCOMPARE(incident.status, IncidentStatus::Resolved);
    QCOMPARE(incident.urgency, Urgency::High);
    QCOMPARE(incident.priority, u"P2"_s);
    QCOMPARE(incident.service.name, u"My Mail Service"_s);
    QCOMPARE(incident.teams.front().name, u"Engineering"_s);
    QCOMPARE(incident.alertCount, 2);
    QVERIFY(incidents->hasMore);
    const auto entries = parseLogEntries(example(u"/incidents/{id}/log_entries"_s));
    QCOMPARE(entries->items.front().kind, LogEntryKind::Trigger);
    QVERIFY(!entries->items.front().isByUser);
    const auto notes = parseNotes(example(u"/incidents/{id}/notes"_s));
    QCOMPARE(notes->size(), 2u);
    QCOMPARE(notes->front().content, u"Firefighters are on the scene."_s);
    QCOMPARE(toUnixMilliseconds(notes->front().createdAt), 1362601731000);
    const auto alerts = parseIncidentAlerts(example(u"/incidents/{id}/alerts"_s));
    QCOMPARE(alerts->items.front().key, u"baf7cf21b1da41b4b0221008339ff357"_s);
    QCOMPARE(parseOnCalls(example(u"/oncalls"_s))->items.front().level, 2);
    QVERIFY(parseAbilities(example(u"/abilities"_s))->contains(u"teams"_s));
}

void PagerDutyWireTest::incidentFields()
{
    const auto incident
        = parseIncident(R"({"incident":{"id":"Q1","incident_number":7,"title":"x","created_at":
        "2026-11-24T12:00:00+09:00","status":"acknowledged","urgency":"low","pending_actions":[
        {"type":"unacknowledge","at":"2026-11-24T04:00:00Z"},{"type":"escalate","at":"2026-11-24T05:00:00Z"}],
        "assignments":[{"assignee":{"id":"U1","summary":"db team"}}],
        "acknowledgements":[{"at":"2026-11-24T03:10:00Z","acknowledger":{"id":"U1","summary":"db team"}}]}})");
    QVERIFY(incident);
    QCOMPARE(toUnixMilliseconds(incident->createdAt), 1795489200000);
    QCOMPARE(toUnixMilliseconds(incident->snoozedUntil().value()), 1795492800000);
    QVERIFY(incident->escalatesAt());
    QCOMPARE(incident->assignees, (std::vector<Reference>{{u"U1"_s, u"db team"_s}}));
    QCOMPARE(incident->acknowledgements.front().by.name, u"db team"_s);
}

void PagerDutyWireTest::unknownAndNullSurvive()
{
    const auto page
        = parseIncidents(R"({"incidents":[{"id":"Q1","created_at":"2026-11-24T12:00:00Z","status":"frozen",
        "urgency":null,"priority":null,"service":null,"assignments":null,"pending_actions":[{"type":"new","at":null}],
        "title":null,"summary":"s","alert_counts":null,"resolved_at":null}],"more":null})");
    QVERIFY(page);
    const Incident &incident = page->items.front();
    QCOMPARE(incident.status, IncidentStatus::Unknown);
    QCOMPARE(incident.statusName, u"frozen"_s);
    QCOMPARE(incident.title, u"s"_s);
    QVERIFY(!page->hasMore);
    const auto entries = parseLogEntries(
        R"({"log_entries":[{"id":"R1","type":"brand_new_log_entry","summary":"did it","created_at":"2026-11-24T12:00:00Z"}]})");
    QCOMPARE(entries->items.front().kind, LogEntryKind::Other);
    QCOMPARE(entries->items.front().typeName, u"brand_new_log_entry"_s);
}

void PagerDutyWireTest::broken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty") << QByteArray() << static_cast<int>(ErrorKind::NotJson);
    QTest::newRow("html") << QByteArray("<html>Sign in</html>") << static_cast<int>(ErrorKind::NotJson);
    QTest::newRow("no list") << QByteArray("{}") << static_cast<int>(ErrorKind::Malformed);
    QTest::newRow("not a list") << QByteArray(R"({"incidents":{}})")
                                << static_cast<int>(ErrorKind::Malformed);
    QTest::newRow("no id") << QByteArray(R"({"incidents":[{"created_at":"2026-11-24T12:00:00Z"}]})")
                           << static_cast<int>(ErrorKind::Malformed);
    QTest::newRow("no time") << QByteArray(R"({"incidents":[{"id":"Q1","created_at":"soon"}]})")
                             << static_cast<int>(ErrorKind::Malformed);
    QTest::newRow("year 9999") << QByteArray(
        R"({"incidents":[{"id":"Q1","created_at":"9999-01-01T00:00:00Z"}]})")
                               << static_cast<int>(ErrorKind::Malformed);
}

void PagerDutyWireTest::broken()
{
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    const auto page = parseIncidents(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, static_cast<ErrorKind>(kind));
}

void PagerDutyWireTest::cutAtEveryByte()
{
    const QByteArray whole = R"({"notes":[{"id":"P1","content":"a","created_at":"2026-11-24T12:00:00Z"}]})";
    QVERIFY(parseNotes(whole));
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!parseNotes(whole.left(length)), qPrintable(QString::number(length)));
}

void PagerDutyWireTest::errorTexts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("both") << QByteArray(
        R"({"error":{"code":2001,"message":"Invalid Input Provided","errors":["a","b"]}})")
                          << u"Invalid Input Provided: a: b"_s;
    QTest::newRow("no list") << QByteArray(R"({"error":{"code":2100,"message":"Not Found"}})")
                             << u"Not Found"_s;
    QTest::newRow("bare") << QByteArray("HTTP Token: Access denied.") << QString();
    QTest::newRow("text") << QByteArray(R"({"error":"no"})") << QString();
}

void PagerDutyWireTest::errorTexts()
{
    QFETCH(QByteArray, body);
    QTEST(parseErrorText(body), "text");
}

void PagerDutyWireTest::bodies()
{
    QCOMPARE(statusChangeBody(u"Q1"_s, IncidentStatus::Acknowledged),
             R"({"incidents":[{"id":"Q1","status":"acknowledged","type":"incident_reference"}]})");
    QCOMPARE(QJsonDocument::fromJson(noteBody(u"\"次\" & \n"_s))[u"note"_s][u"content"_s].toString(),
             u"\"次\" & \n"_s);
}

QTEST_GUILESS_MAIN(PagerDutyWireTest)
#include "tst_pagerdutywire.moc"
