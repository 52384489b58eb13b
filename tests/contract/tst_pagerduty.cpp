#include "support/pagerdutyundertest.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QSet>
#include <QTest>

using namespace yagura;
using namespace yagura::incidents;
using namespace Qt::StringLiterals;
using yagura::demo::PagerDutyFault;
using yagura::demo::PagerDutyScope;
using yagura::test::PagerDutyUnderTest;
using yagura::test::waitFor;

// What the client and PagerDuty agree on. The suite runs against the console's own double; the part that
// needs no state also against a validating mock of PagerDuty's published description, where
// YAGURA_CONTRACT_PRISM names its address.
class PagerDutyContractTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<PagerDutyUnderTest>(); }
    void cleanup() { m_world.reset(); }
    void listsAllPages();
    void goesOnBeyondTenThousand();
    void filtersByStatusAndTime();
    void details();
    void acts();
    void refusals();
    void identity();
    void brokenAnswers_data();
    void brokenAnswers();
    void prism();

private:
    std::unique_ptr<PagerDutyUnderTest> m_world;
};

void PagerDutyContractTest::listsAllPages()
{
    QSet<QString> ids;
    for (int i = 0; i < 230; ++i)
        ids << m_world->server.addIncident({u"payment"_s, u"number %1"_s.arg(i)});
    const auto list = waitFor(m_world->client->incidents({}));
    QVERIFY2(list.has_value(), list ? "" : qPrintable(describe(list.error())));
    QCOMPARE((*list)->size(), 230u);
    for (const Incident &incident : **list)
        ids.remove(incident.id);
    QVERIFY(ids.isEmpty());
}

void PagerDutyContractTest::goesOnBeyondTenThousand()
{
    const Instant now = m_world->clock.now();
    constexpr int count = 10'150;
    for (int i = 0; i < count; ++i) {
        m_world->server.addIncident(
            {.service = u"payment"_s, .title = u"x"_s, .createdAt = now - std::chrono::seconds(count - i)});
    }
    const auto list
        = waitFor(m_world->client->incidents({{}, now - std::chrono::hours(20)}), std::chrono::minutes(3));
    QVERIFY2(list.has_value(), list ? "" : qPrintable(describe(list.error())));
    QCOMPARE((*list)->size(), static_cast<size_t>(count));
}

void PagerDutyContractTest::filtersByStatusAndTime()
{
    const Instant now = m_world->clock.now();
    const auto ago = [&](int hours) { return now - std::chrono::hours(hours); };
    m_world->server.addIncident({.service = u"payment"_s, .title = u"open"_s, .createdAt = ago(3000)});
    m_world->server.addIncident(
        {.service = u"payment"_s, .title = u"done"_s, .createdAt = ago(3), .resolvedAt = ago(1)});
    m_world->server.addIncident(
        {.service = u"payment"_s, .title = u"old"_s, .createdAt = ago(60), .resolvedAt = ago(59)});
    const auto open = waitFor(m_world->client->incidents({{IncidentStatus::Triggered}, std::nullopt}));
    QCOMPARE((*open)->size(), 1u);
    QCOMPARE((*open)->front().title, u"open"_s);
    const auto lately = waitFor(m_world->client->incidents({{IncidentStatus::Resolved}, ago(24)}));
    QCOMPARE((*lately)->size(), 1u);
    QCOMPARE((*lately)->front().title, u"done"_s);
}

void PagerDutyContractTest::details()
{
    const QString id = m_world->server.addIncident(
        {.service = u"orders-db"_s, .title = u"full"_s, .dedupKey = u"k1"_s, .priority = u"P2"_s});
    const auto incident = waitFor(m_world->client->incident(id));
    QCOMPARE((*incident)->priority, u"P2"_s);
    QCOMPARE((*incident)->service.name, u"orders-db"_s);
    QCOMPARE((*incident)->teams.front().name, u"Data"_s);
    QCOMPARE((*incident)->assignees.front().name, u"db team"_s);
    const auto entries = waitFor(m_world->client->logEntries(id));
    QCOMPARE((*entries)->back().kind, LogEntryKind::Trigger);
    QCOMPARE((*entries)->front().kind, LogEntryKind::Notify);
    QCOMPARE((*entries)->front().people.front().name, u"db team"_s);
    const auto alerts = waitFor(m_world->client->alerts(id));
    QCOMPARE((*alerts)->front().key, u"k1"_s);
    const auto onCalls = waitFor(m_world->client->onCalls());
    QCOMPARE((*onCalls)->size(), 3u);
    QVERIFY((*waitFor(m_world->client->abilities()))->contains(u"teams"_s));
}

void PagerDutyContractTest::acts()
{
    const QString id = m_world->server.addIncident({u"payment"_s, u"down"_s});
    const auto acknowledged = waitFor(m_world->client->perform({IncidentAct::Acknowledge, id, {}, "key-1"}));
    QCOMPARE(acknowledged->incident->status, IncidentStatus::Acknowledged);
    QCOMPARE(acknowledged->incident->acknowledgements.front().by.name, u"primary on-call"_s);
    const auto noted = waitFor(m_world->client->perform({IncidentAct::Note, id, u"a \"b\" 漏れ"_s, "key-2"}));
    QCOMPARE(noted->note->content, u"a \"b\" 漏れ"_s);
    const auto notes = waitFor(m_world->client->notes(id));
    QCOMPARE((*notes)->front().content, u"a \"b\" 漏れ"_s);
    const auto resolved = waitFor(m_world->client->perform({IncidentAct::Resolve, id, {}, "key-3"}));
    QVERIFY(resolved->incident->resolvedAt);
    for (const QByteArray key : {"key-1", "key-2", "key-3"})
        QCOMPARE(m_world->server.effectCount(key), 1);
    const auto again = waitFor(m_world->client->perform({IncidentAct::Resolve, id, {}, "key-4"}));
    QCOMPARE(again.error().kind, ErrorKind::BadRequest);
    QVERIFY(again.error().detail.contains(u"Already Resolved"_s));
}

void PagerDutyContractTest::refusals()
{
    const QString id = m_world->server.addIncident({u"payment"_s, u"down"_s});
    const auto nobody = m_world->makeClient(m_world->port, u"nobody@shop.example"_s);
    QCOMPARE(waitFor(nobody->perform({IncidentAct::Acknowledge, id, {}, "k"})).error().detail,
             u"Requester User Not Found"_s);
    const auto nameless = m_world->makeClient(m_world->port, {});
    QCOMPARE(waitFor(nameless->perform({IncidentAct::Acknowledge, id, {}, "k"})).error().kind,
             ErrorKind::InvalidInput);
    QCOMPARE(waitFor(m_world->client->incident(u"PNOSUCH"_s)).error().kind, ErrorKind::NotFound);
    m_world->server.setTokenAccepted(false);
    QCOMPARE(waitFor(m_world->client->incidents({})).error().kind, ErrorKind::Unauthorized);
    QCOMPARE(waitFor(m_world->client->perform({IncidentAct::Acknowledge, id, {}, "k"})).error().kind,
             ErrorKind::Unauthorized);
    QCOMPARE(m_world->server.incident(id)->status, u"triggered"_s);
}

void PagerDutyContractTest::identity()
{
    const auto me = waitFor(m_world->client->identity());
    QCOMPARE((*me)->name, u"primary on-call"_s);
    QVERIFY(!(*me)->teamIds.isEmpty());
    const auto nobody = m_world->makeClient(m_world->port, u"nobody@shop.example"_s);
    QCOMPARE(waitFor(nobody->identity()).error().kind, ErrorKind::NotFound);
}

void PagerDutyContractTest::brokenAnswers_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("kind");
    QTest::newRow("closed before") << static_cast<int>(PagerDutyFault::CloseBeforeEffect)
                                   << static_cast<int>(ErrorKind::OutcomeUnknown);
    QTest::newRow("closed after") << static_cast<int>(PagerDutyFault::CloseAfterEffect)
                                  << static_cast<int>(ErrorKind::OutcomeUnknown);
    QTest::newRow("500") << static_cast<int>(PagerDutyFault::ServerError)
                         << static_cast<int>(ErrorKind::ServerFailed);
    QTest::newRow("429") << static_cast<int>(PagerDutyFault::TooManyRequests)
                         << static_cast<int>(ErrorKind::TooManyRequests);
    QTest::newRow("login page") << static_cast<int>(PagerDutyFault::LoginPage)
                                << static_cast<int>(ErrorKind::OutcomeUnknown);
}

void PagerDutyContractTest::brokenAnswers()
{
    QFETCH(int, fault);
    QFETCH(int, kind);
    const QString id = m_world->server.addIncident({u"payment"_s, u"down"_s});
    m_world->server.failNext(static_cast<PagerDutyFault>(fault));
    const auto reply = waitFor(m_world->client->perform({IncidentAct::Acknowledge, id, {}, "k"}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().kind, static_cast<ErrorKind>(kind));
    QCOMPARE(m_world->server.writeCount(), 1u); // sent once, whatever came back
}

void PagerDutyContractTest::prism()
{
    const QString address = qEnvironmentVariable("YAGURA_CONTRACT_PRISM");
    if (address.isEmpty())
        QSKIP("YAGURA_CONTRACT_PRISM does not name a mock of PagerDuty's API description");
    Endpoint endpoint;
    endpoint.name = u"prism"_s;
    endpoint.base = QUrl(address);
    endpoint.authentication = {AuthScheme::PagerDutyToken, {}, Secret("y_demo_token")};
    const PagerDutyClient client(std::make_shared<HttpClient>(m_world->network, m_world->workers, endpoint),
                                 u"primary@shop.example"_s);
    const auto incident = waitFor(client.incident(u"PT4KHLK"_s));
    QVERIFY2(incident.has_value(), incident ? "" : qPrintable(describe(incident.error())));
    // The example never changes, so the answer cannot show what was asked for: accepted, but unknown.
    const auto write = waitFor(client.perform({IncidentAct::Acknowledge, u"PT4KHLK"_s, {}, "k"}));
    QVERIFY2(write || write.error().kind == ErrorKind::OutcomeUnknown,
             write ? "" : qPrintable(describe(write.error())));
    const auto note = waitFor(client.perform({IncidentAct::Note, u"PT4KHLK"_s, u"seen"_s, "k"}));
    QVERIFY2(note.has_value(), note ? "" : qPrintable(describe(note.error())));
    const auto abilities = waitFor(client.abilities());
    QVERIFY2(abilities.has_value(), abilities ? "" : qPrintable(describe(abilities.error())));
}

QTEST_GUILESS_MAIN(PagerDutyContractTest)
#include "tst_pagerduty.moc"
