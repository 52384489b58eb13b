#include "incidents/incidentfeed.h"
#include "support/pagerdutyundertest.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::incidents;
using namespace Qt::StringLiterals;
using yagura::demo::PagerDutyFault;
using yagura::demo::PagerDutyScope;
using yagura::test::PagerDutyUnderTest;
using yagura::test::waitUntil;

class IncidentFeedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<PagerDutyUnderTest>(); }
    void cleanup() { m_world.reset(); }
    void listsOpenAndLatelyResolved();
    void announcesOnlyWhatIsNew();
    void keepsTheLastAnswerWhenTheServerFails();
    void pollsByItself();
    void twoSourcesOneFails();
    void knowsTheOperator();

private:
    std::unique_ptr<PagerDutyUnderTest> m_world;
};

void IncidentFeedTest::listsOpenAndLatelyResolved()
{
    const Instant now = m_world->clock.now();
    const auto ago = [&](int hours) { return now - std::chrono::hours(hours); };
    m_world->server.addIncident(
        {.service = u"payment"_s, .title = u"old and open"_s, .createdAt = ago(2000)});
    m_world->server.addIncident(
        {.service = u"payment"_s, .title = u"done"_s, .createdAt = ago(3), .resolvedAt = ago(2)});
    m_world->server.addIncident(
        {.service = u"payment"_s, .title = u"long done"_s, .createdAt = ago(90), .resolvedAt = ago(80)});
    for (int i = 0; i < 230; ++i)
        m_world->server.addIncident({.service = u"orders-db"_s, .title = u"many"_s, .urgency = u"low"_s});
    IncidentFeed feed(m_world->clock);
    QVERIFY(feed.isSettled());
    feed.setSources(m_world->sources());
    QVERIFY(!feed.isSettled());
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    QCOMPARE(feed.incidents().size(), 232u);
    QCOMPARE(feed.openCount(), 231);
    QCOMPARE(feed.incidents().front().title, u"old and open"_s);
    QCOMPARE(feed.incidents().back().title, u"done"_s);
    QCOMPARE(feed.incidents().front().sourceId, u"pd"_s);
}

void IncidentFeedTest::announcesOnlyWhatIsNew()
{
    m_world->server.addIncident({u"payment"_s, u"first"_s});
    IncidentFeed feed(m_world->clock);
    feed.setInterval(std::chrono::milliseconds(0));
    feed.setSources(m_world->sources());
    QSignalSpy arrived(&feed, &IncidentFeed::incidentArrived);
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    QCOMPARE(arrived.size(), 0);
    const QString id = m_world->server.addIncident({u"payment"_s, u"second"_s});
    feed.refresh();
    QVERIFY(waitUntil([&] { return !arrived.isEmpty(); }));
    QCOMPARE(arrived.first().first().value<Incident>().id, id);
    QSignalSpy changed(&feed, &IncidentFeed::changed);
    feed.refresh();
    QVERIFY(waitUntil([&] { return !changed.isEmpty(); }));
    QCOMPARE(arrived.size(), 1);
}

void IncidentFeedTest::keepsTheLastAnswerWhenTheServerFails()
{
    m_world->server.addIncident({u"payment"_s, u"first"_s});
    IncidentFeed feed(m_world->clock);
    feed.setInterval(std::chrono::milliseconds(0));
    feed.setSources(m_world->sources());
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    const auto confirmedAt = feed.state(u"pd"_s).confirmedAt;
    m_world->server.setTokenAccepted(false);
    feed.refresh();
    QVERIFY(waitUntil([&] { return feed.state(u"pd"_s).error.has_value(); }));
    QCOMPARE(feed.state(u"pd"_s).error->kind, ErrorKind::Unauthorized);
    QCOMPARE(feed.incidents().size(), 1u);
    QVERIFY(feed.state(u"pd"_s).confirmedAt == confirmedAt);
    m_world->server.setTokenAccepted(true);
    feed.refresh();
    QVERIFY(waitUntil([&] { return !feed.state(u"pd"_s).error; }));
}

void IncidentFeedTest::pollsByItself()
{
    IncidentFeed feed(m_world->clock);
    feed.setInterval(std::chrono::milliseconds(30));
    feed.setSources(m_world->sources());
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    m_world->server.addIncident({u"payment"_s, u"later"_s});
    QVERIFY(waitUntil([&] { return feed.openCount() == 1; }));
}

void IncidentFeedTest::twoSourcesOneFails()
{
    m_world->server.addIncident({u"payment"_s, u"first"_s});
    IncidentFeed feed(m_world->clock);
    auto sources = m_world->sources();
    sources.push_back({u"dead"_s, u"Dead"_s, m_world->makeClient(1, {})});
    feed.setSources(sources);
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    QCOMPARE(feed.incidents().size(), 1u);
    QCOMPARE(feed.state(u"dead"_s).error->kind, ErrorKind::ConnectionRefused);
    QVERIFY(!feed.state(u"pd"_s).error);
}

void IncidentFeedTest::knowsTheOperator()
{
    IncidentFeed feed(m_world->clock);
    feed.setSources(m_world->sources());
    QVERIFY(waitUntil([&] { return !feed.identity(u"pd"_s).id.isEmpty(); }));
    QCOMPARE(feed.identity(u"pd"_s).name, u"primary on-call"_s);
    QVERIFY(!feed.identity(u"pd"_s).teamIds.isEmpty());
}

QTEST_GUILESS_MAIN(IncidentFeedTest)
#include "tst_incidentfeed.moc"
