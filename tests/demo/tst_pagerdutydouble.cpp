#include "core/clock.h"
#include "demo/pagerdutydouble.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

using namespace yagura;
using namespace yagura::demo;
using namespace Qt::StringLiterals;

namespace {

struct Seen
{
    int status = 0;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QByteArray body;
    QJsonObject json;
    QList<QNetworkReply::RawHeaderPair> headers;

    [[nodiscard]] int code() const { return json[u"error"_s][u"code"_s].toInt(); }
};

PagerDutyDoubleOptions shop()
{
    PagerDutyDoubleOptions options;
    options.token = u"y_demo_token"_s;
    options.services = {{u"payment"_s, u"Shop"_s, {}}, {u"orders-db"_s, u"Data"_s, {u"db team"_s}}};
    return options;
}

} // namespace

class PagerDutyDoubleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void refusesWithoutToken();
    void refusesWritesWithoutFrom_data();
    void refusesWritesWithoutFrom();
    void acknowledgesResolvesAndReopens();
    void bulkIsAllOrNothingAndCapped();
    void pagesAndFilters();
    void pagingLimits_data();
    void pagingLimits();
    void notesSnoozeMerge();
    void escalatesAndWakesWithTime();
    void eventsOpenOneIncidentPerKey();
    void eventErrors_data();
    void eventErrors();
    void directory();
    void faults();
    void rateLimit();

private:
    Seen ask(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    Seen event(const QString &action, const QString &key, const QString &severity = u"critical"_s);
    Seen setStatus(const QString &id, const QString &status);

    ManualClock m_clock;
    std::unique_ptr<PagerDutyDouble> m_double;
    QNetworkAccessManager m_network;
    QByteArray m_token = "y_demo_token";
    QByteArray m_from = "primary@shop.example";
};

void PagerDutyDoubleTest::init()
{
    m_token = "y_demo_token";
    m_from = "primary@shop.example";
    m_double = std::make_unique<PagerDutyDouble>(m_clock, shop());
    QVERIFY(m_double->listen() != 0);
}

void PagerDutyDoubleTest::cleanup()
{
    m_double.reset();
}

Seen PagerDutyDoubleTest::ask(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_double->port()).arg(path)));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Token token=" + m_token);
    if (!m_from.isEmpty())
        request.setRawHeader("From", m_from);
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("Idempotency-Key", "key-1");
    const QByteArray bytes = method == "GET" ? QByteArray() : QJsonDocument(body).toJson();
    std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, bytes));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000))
        return {};
    const QByteArray answer = reply->readAll();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->error(), answer,
            QJsonDocument::fromJson(answer).object(), reply->rawHeaderPairs()};
}

Seen PagerDutyDoubleTest::event(const QString &action, const QString &key, const QString &severity)
{
    return ask("POST", u"/v2/enqueue"_s,
               {{u"routing_key"_s, PagerDutyDouble::routingKey(u"payment"_s)},
                {u"event_action"_s, action},
                {u"dedup_key"_s, key},
                {u"payload"_s,
                 QJsonObject{{u"summary"_s, u"pool exhausted"_s},
                             {u"source"_s, u"alertmanager"_s},
                             {u"severity"_s, severity}}}});
}

Seen PagerDutyDoubleTest::setStatus(const QString &id, const QString &status)
{
    const QJsonObject item{{u"id"_s, id}, {u"type"_s, u"incident_reference"_s}, {u"status"_s, status}};
    return ask("PUT", u"/incidents"_s, {{u"incidents"_s, QJsonArray{item}}});
}

void PagerDutyDoubleTest::refusesWithoutToken()
{
    m_token.clear();
    QCOMPARE(ask("GET", u"/incidents"_s).status, 401);
    m_token = "wrong";
    QCOMPARE(ask("GET", u"/incidents"_s).status, 401);
    m_token = "y_demo_token";
    QCOMPARE(ask("GET", u"/incidents"_s).status, 200);
    m_double->setTokenAccepted(false);
    QCOMPARE(ask("GET", u"/incidents"_s).status, 401);
}

void PagerDutyDoubleTest::refusesWritesWithoutFrom_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("update") << QByteArray("PUT") << u"/incidents"_s;
    QTest::newRow("create") << QByteArray("POST") << u"/incidents"_s;
    QTest::newRow("note") << QByteArray("POST") << u"/incidents/%1/notes"_s;
    QTest::newRow("snooze") << QByteArray("POST") << u"/incidents/%1/snooze"_s;
    QTest::newRow("merge") << QByteArray("PUT") << u"/incidents/%1/merge"_s;
}

void PagerDutyDoubleTest::refusesWritesWithoutFrom()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const QString id = m_double->addIncident({u"payment"_s, u"down"_s});
    const QString where = path.contains(u'%') ? path.arg(id) : path;
    m_from.clear();
    const Seen refused = ask(method, where, {});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), 2001);
    m_from = "nobody@shop.example";
    QCOMPARE(ask(method, where, {}).code(), 1008);
    QCOMPARE(m_double->effectCount("key-1"), 0);
}

void PagerDutyDoubleTest::acknowledgesResolvesAndReopens()
{
    const QString id = m_double->addIncident({u"payment"_s, u"down"_s});
    Seen seen = setStatus(id, u"acknowledged"_s);
    QCOMPARE(seen.status, 200);
    const QJsonObject incident = seen.json[u"incidents"_s][0].toObject();
    QCOMPARE(incident[u"status"_s].toString(), u"acknowledged"_s);
    QCOMPARE(incident[u"acknowledgements"_s][0][u"acknowledger"_s][u"summary"_s].toString(),
             u"primary on-call"_s);
    QCOMPARE(m_double->logEntryCount(id, u"acknowledge_log_entry"_s), 1);

    QCOMPARE(setStatus(id, u"resolved"_s).status, 200);
    QCOMPARE(m_double->incident(id)->status, u"resolved"_s);
    QCOMPARE(setStatus(id, u"resolved"_s).status, 400);
    QCOMPARE(m_double->logEntryCount(id, u"resolve_log_entry"_s), 1);

    QCOMPARE(setStatus(id, u"triggered"_s).status, 200);
    QCOMPARE(m_double->incident(id)->status, u"triggered"_s);
    QCOMPARE(m_double->incident(id)->assignees, QStringList{u"primary on-call"_s});
    QCOMPARE(m_double->effectCount("key-1"), 3);
    QCOMPARE(setStatus(id, u"ack"_s).status, 400);
    QCOMPARE(setStatus(u"PNOSUCH"_s, u"resolved"_s).status, 404);
}

void PagerDutyDoubleTest::bulkIsAllOrNothingAndCapped()
{
    const QString id = m_double->addIncident({u"payment"_s, u"down"_s});
    const QJsonObject good{{u"id"_s, id}, {u"type"_s, u"incident"_s}, {u"status"_s, u"acknowledged"_s}};
    const QJsonObject bad{{u"id"_s, id}, {u"status"_s, u"acknowledged"_s}};
    QCOMPARE(ask("PUT", u"/incidents"_s, {{u"incidents"_s, QJsonArray{good, bad}}}).status, 400);
    QCOMPARE(m_double->incident(id)->status, u"triggered"_s);
    QJsonArray many;
    for (int i = 0; i < 251; ++i)
        many.append(good);
    QCOMPARE(ask("PUT", u"/incidents"_s, {{u"incidents"_s, many}}).status, 413);
    many.removeLast();
    QCOMPARE(ask("PUT", u"/incidents"_s, {{u"incidents"_s, many}}).status, 200);
}

void PagerDutyDoubleTest::pagesAndFilters()
{
    for (int i = 0; i < 30; ++i)
        m_double->addIncident({i % 2 ? u"payment"_s : u"orders-db"_s, u"number %1"_s.arg(i)});
    Seen seen = ask("GET", u"/incidents?limit=25&total=true"_s);
    QCOMPARE(seen.json[u"incidents"_s].toArray().size(), 25);
    QVERIFY(seen.json[u"more"_s].toBool());
    QCOMPARE(seen.json[u"total"_s].toInt(), 30);
    seen = ask("GET", u"/incidents?limit=25&offset=25"_s);
    QCOMPARE(seen.json[u"incidents"_s].toArray().size(), 5);
    QVERIFY(!seen.json[u"more"_s].toBool());
    QVERIFY(seen.json[u"total"_s].isNull());
    seen = ask("GET", u"/incidents?statuses[]=resolved"_s);
    QCOMPARE(seen.json[u"incidents"_s].toArray().size(), 0);
    seen = ask("GET", u"/incidents?sort_by=incident_number:desc&limit=1&include[]=services"_s);
    const QJsonObject newest = seen.json[u"incidents"_s][0].toObject();
    QCOMPARE(newest[u"title"_s].toString(), u"number 29"_s);
    QCOMPARE(newest[u"service"_s][u"name"_s].toString(), u"payment"_s);
    const QString serviceId = newest[u"service"_s][u"id"_s].toString();
    seen = ask("GET", u"/incidents?limit=100&service_ids[]="_s + serviceId);
    QCOMPARE(seen.json[u"incidents"_s].toArray().size(), 15);
    m_clock.advance(std::chrono::days(40));
    QCOMPARE(ask("GET", u"/incidents"_s).json[u"incidents"_s].toArray().size(), 0);
    QCOMPARE(ask("GET", u"/incidents?date_range=all&limit=100"_s).json[u"incidents"_s].toArray().size(), 30);
    QCOMPARE(ask("GET", u"/incidents?statuses[]=open"_s).status, 400);
    QCOMPARE(ask("GET", u"/incidents?include[]=everything"_s).status, 400);
}

void PagerDutyDoubleTest::pagingLimits_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("limit 100") << u"limit=100"_s << 200 << 0;
    QTest::newRow("limit 101") << u"limit=101"_s << 400 << 2001;
    QTest::newRow("limit x") << u"limit=x"_s << 400 << 2001;
    QTest::newRow("10000") << u"limit=100&offset=9900"_s << 200 << 0;
    QTest::newRow("10001") << u"limit=100&offset=9901"_s << 400 << 2002;
    QTest::newRow("two sorts") << u"sort_by=urgency:desc,created_at:asc"_s << 200 << 0;
    QTest::newRow("three sorts") << u"sort_by=urgency,created_at,resolved_at"_s << 400 << 2001;
    QTest::newRow("seven months") << u"since=2026-01-01T00:00:00Z&until=2026-08-01T00:00:00Z"_s << 400
                                  << 2001;
}

void PagerDutyDoubleTest::pagingLimits()
{
    QFETCH(QString, query);
    const Seen seen = ask("GET", u"/incidents?"_s + query);
    QTEST(seen.status, "status");
    QTEST(seen.code(), "code");
}

void PagerDutyDoubleTest::notesSnoozeMerge()
{
    const QString id = m_double->addIncident({u"payment"_s, u"down"_s});
    const QString other = m_double->addIncident({u"orders-db"_s, u"full"_s});
    const QString base = u"/incidents/"_s + id;
    QCOMPARE(ask("POST", base + u"/notes"_s, {{u"note"_s, QJsonObject{{u"content"_s, u"looking"_s}}}}).status,
             200);
    QCOMPARE(ask("POST", base + u"/notes"_s, {{u"note"_s, QJsonObject{}}}).status, 400);
    QCOMPARE(m_double->incident(id)->notes, QStringList{u"looking"_s});
    const QJsonArray entries = ask("GET", base + u"/log_entries"_s).json[u"log_entries"_s].toArray();
    QCOMPARE(entries[0][u"type"_s].toString(), u"annotate_log_entry"_s);
    QCOMPARE(entries[0][u"channel"_s][u"summary"_s].toString(), u"looking"_s);

    QCOMPARE(ask("POST", base + u"/snooze"_s, {{u"duration"_s, 3600}}).status, 201);
    QCOMPARE(m_double->incident(id)->status, u"acknowledged"_s);
    const QJsonObject source{{u"id"_s, other}, {u"type"_s, u"incident_reference"_s}};
    QCOMPARE(ask("PUT", base + u"/merge"_s, {{u"source_incidents"_s, QJsonArray{source}}}).status, 200);
    QCOMPARE(m_double->incident(other)->status, u"resolved"_s);
    QCOMPARE(m_double->incident(id)->alerts, 2);
    QCOMPARE(ask("GET", base + u"/alerts"_s).json[u"alerts"_s].toArray().size(), 2);
}

void PagerDutyDoubleTest::escalatesAndWakesWithTime()
{
    const QString id = m_double->addIncident({u"payment"_s, u"down"_s});
    m_clock.advance(std::chrono::minutes(31));
    (void)ask("GET", u"/incidents"_s);
    QCOMPARE(m_double->incident(id)->assignees, QStringList{u"secondary on-call"_s});
    QCOMPARE(m_double->logEntryCount(id, u"escalate_log_entry"_s), 1);
    QCOMPARE(ask("POST", u"/incidents/%1/snooze"_s.arg(id), {{u"duration"_s, 60}}).status, 201);
    m_clock.advance(std::chrono::seconds(61));
    (void)ask("GET", u"/incidents"_s);
    QCOMPARE(m_double->incident(id)->status, u"triggered"_s);
}

void PagerDutyDoubleTest::eventsOpenOneIncidentPerKey()
{
    const Seen first = event(u"trigger"_s, u"group-1"_s);
    QCOMPARE(first.status, 202);
    QCOMPARE(first.json[u"dedup_key"_s].toString(), u"group-1"_s);
    QCOMPARE(event(u"trigger"_s, u"group-1"_s).status, 202);
    QCOMPARE(event(u"trigger"_s, u"group-2"_s, u"warning"_s).status, 202);
    auto incidents = m_double->incidents();
    QCOMPARE(incidents.size(), 2u);
    QCOMPARE(incidents[0].service, u"payment"_s);
    QCOMPARE(incidents[0].urgency, u"high"_s);
    QCOMPARE(incidents[1].urgency, u"low"_s);
    QCOMPARE(event(u"acknowledge"_s, u"group-1"_s).status, 202);
    QCOMPARE(m_double->incidents()[0].status, u"acknowledged"_s);
    QCOMPARE(event(u"resolve"_s, u"group-1"_s).status, 202);
    QCOMPARE(m_double->incidents()[0].status, u"resolved"_s);
    QCOMPARE(event(u"trigger"_s, u"group-1"_s).status, 202);
    QCOMPARE(m_double->incidents().size(), 3u);
    QCOMPARE(m_double->eventCount(), 6);
}

void PagerDutyDoubleTest::eventErrors_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown key") << u"routing_key"_s << QJsonValue(QString(32, u'a'));
    QTest::newRow("short key") << u"routing_key"_s << QJsonValue(u"abc"_s);
    QTest::newRow("bad action") << u"event_action"_s << QJsonValue(u"fire"_s);
    QTest::newRow("no summary") << u"payload"_s << QJsonValue(QJsonObject{{u"source"_s, u"x"_s}});
    QTest::newRow("bad severity") << u"payload"_s
                                  << QJsonValue(QJsonObject{{u"source"_s, u"x"_s},
                                                            {u"summary"_s, u"y"_s},
                                                            {u"severity"_s, u"bad"_s}});
}

void PagerDutyDoubleTest::eventErrors()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject body{
        {u"routing_key"_s, PagerDutyDouble::routingKey(u"payment"_s)},
        {u"event_action"_s, u"trigger"_s},
        {u"payload"_s,
         QJsonObject{{u"summary"_s, u"x"_s}, {u"source"_s, u"y"_s}, {u"severity"_s, u"critical"_s}}}};
    QCOMPARE(ask("POST", u"/v2/enqueue"_s, body).status, 202);
    body[field] = value;
    const Seen refused = ask("POST", u"/v2/enqueue"_s, body);
    QCOMPARE(refused.status, 400);
    QVERIFY(!refused.json[u"errors"_s].toArray().isEmpty());
    QCOMPARE(m_double->incidents().size(), 1u);
}

void PagerDutyDoubleTest::directory()
{
    QCOMPARE(ask("GET", u"/services"_s).json[u"services"_s].toArray().size(), 2);
    const QJsonArray users = ask("GET", u"/users?query=db-team@shop.example"_s).json[u"users"_s].toArray();
    QCOMPARE(users.size(), 1);
    QCOMPARE(users[0][u"name"_s].toString(), u"db team"_s);
    QCOMPARE(ask("GET", u"/priorities"_s).json[u"priorities"_s].toArray().size(), 5);
    QCOMPARE(ask("GET", u"/oncalls"_s).json[u"oncalls"_s].toArray().size(), 3);
    QCOMPARE(ask("GET", u"/escalation_policies"_s).json[u"escalation_policies"_s].toArray().size(), 2);
    QVERIFY(!ask("GET", u"/abilities"_s).json[u"abilities"_s].toArray().isEmpty());
    QCOMPARE(ask("GET", u"/nothing"_s).status, 404);
}

void PagerDutyDoubleTest::faults()
{
    const QString id = m_double->addIncident({u"payment"_s, u"down"_s});
    m_double->failNext(PagerDutyFault::ServerError);
    QCOMPARE(ask("GET", u"/incidents"_s).status, 200);
    QCOMPARE(setStatus(id, u"acknowledged"_s).status, 500);
    QCOMPARE(m_double->incident(id)->status, u"triggered"_s);
    m_double->failNext(PagerDutyFault::LoginPage);
    QVERIFY(setStatus(id, u"acknowledged"_s).body.startsWith("<!DOCTYPE"));
    m_double->failNext(PagerDutyFault::TooManyRequests);
    QCOMPARE(setStatus(id, u"acknowledged"_s).status, 429);
    m_double->failNext(PagerDutyFault::CloseAfterEffect, 5);
    QVERIFY(setStatus(id, u"acknowledged"_s).error != QNetworkReply::NoError);
    QCOMPARE(m_double->incident(id)->status, u"acknowledged"_s);
}

void PagerDutyDoubleTest::rateLimit()
{
    auto options = shop();
    options.requestsPerMinute = 2;
    m_double = std::make_unique<PagerDutyDouble>(m_clock, options);
    QVERIFY(m_double->listen() != 0);
    QCOMPARE(ask("GET", u"/incidents"_s).status, 200);
    QCOMPARE(ask("GET", u"/incidents"_s).status, 200);
    const Seen seen = ask("GET", u"/incidents"_s);
    QCOMPARE(seen.status, 429);
    QVERIFY(seen.headers.contains({"ratelimit-remaining", "0"}));
    QCOMPARE(seen.code(), 2020);
    m_clock.advance(std::chrono::minutes(1));
    QCOMPARE(ask("GET", u"/incidents"_s).status, 200);
}

QTEST_GUILESS_MAIN(PagerDutyDoubleTest)
#include "tst_pagerdutydouble.moc"
