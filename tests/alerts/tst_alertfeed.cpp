#include "alerts/alertfeed.h"
#include "core/clock.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::alerts;
using namespace Qt::StringLiterals;
using yagura::test::always;
using yagura::test::reply;
using yagura::test::ScriptedServer;
using yagura::test::waitUntil;

namespace {

const QByteArray received
    = R"([{"labels":{"alertname":"A","severity":"critical"},"startsAt":"2026-11-24T04:00:00Z",
    "receivers":[{"name":"pager"}],"status":{"state":"active","silencedBy":[],"inhibitedBy":[]}}])";
const QByteArray rules
    = R"({"status":"success","data":{"groups":[{"name":"g","file":"f","interval":5,"rules":[
    {"type":"alerting","name":"A","query":"up == 0","duration":60,"labels":{},"annotations":{},"health":"ok","state":"firing",
     "alerts":[{"labels":{"alertname":"A","severity":"critical"},"annotations":{},"state":"firing",
                "activeAt":"2026-11-24T03:59:00Z","value":"5e+00"}]},
    {"type":"alerting","name":"B","query":"x","duration":60,"labels":{},"annotations":{},"health":"err","lastError":"no","state":"pending",
     "alerts":[{"labels":{"alertname":"B"},"annotations":{},"state":"pending","activeAt":"2026-11-24T03:59:00Z","value":"1"}]}]}]}})";

} // namespace

class AlertFeedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joinsBoth();
    void oneFailsTheOtherStays();
    void keepsTheLastAnswer();
    void nothingToAsk();

private:
    std::shared_ptr<HttpClient> http(const ScriptedServer &server)
    {
        Endpoint endpoint;
        endpoint.base = server.url();
        return std::make_shared<HttpClient>(m_network, m_workers, endpoint);
    }
    Sources<AlertmanagerClient> alertmanager(const ScriptedServer &server)
    {
        return {{u"am"_s, u"Alertmanager"_s, std::make_shared<AlertmanagerClient>(http(server))}};
    }
    Sources<metrics::PromClient> prometheus(const ScriptedServer &server)
    {
        return {{u"prom"_s, u"Prometheus"_s, std::make_shared<metrics::PromClient>(http(server))}};
    }

    SystemClock m_clock;
    QThreadPool m_workers;
    NetworkThread m_network{m_clock};
};

void AlertFeedTest::joinsBoth()
{
    const ScriptedServer first(always(reply(received)));
    const ScriptedServer second(always(reply(rules)));
    AlertFeed feed(m_clock, m_workers);
    feed.setInterval(std::chrono::milliseconds(0));
    feed.setSources(alertmanager(first), prometheus(second));
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    QCOMPARE(feed.alerts()->size(), 2u);
    const Alert &one = feed.alerts()->front();
    QCOMPARE(one.name(), u"A"_s);
    QCOMPARE(one.sourceIds, (QStringList{u"am"_s, u"prom"_s}));
    QCOMPARE(one.value, 5.0);
    QCOMPARE(one.receivers, QStringList{u"pager"_s});
    QCOMPARE(feed.countOf(AlertState::Pending), 1);
    int failing = 0;
    for (const AlertSourceState &state : feed.sourceStates())
        failing += state.failingRules;
    QCOMPARE(failing, 1);
    QVERIFY(feed.alert(one.fingerprint));
    QVERIFY(!feed.alert(u"none"_s));
}

void AlertFeedTest::oneFailsTheOtherStays()
{
    const ScriptedServer first(always(reply("<html>login</html>")));
    const ScriptedServer second(always(reply(rules)));
    AlertFeed feed(m_clock, m_workers);
    feed.setInterval(std::chrono::milliseconds(0));
    feed.setSources(alertmanager(first), prometheus(second));
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    QCOMPARE(feed.alerts()->size(), 2u);
    for (const AlertSourceState &state : feed.sourceStates()) {
        if (state.isAlertmanager)
            QCOMPARE(state.error->kind, ErrorKind::NotJson);
        else
            QVERIFY(!state.error);
    }
}

void AlertFeedTest::keepsTheLastAnswer()
{
    using namespace yagura::test;
    const ScriptedServer server(
        {{Expect{}, Send{reply(received, "200 OK", "Connection: close\r\n")}, Close{}},
         {Expect{}, Send{reply("\"no\"", "403 Forbidden", "Connection: close\r\n")}, Close{}}});
    AlertFeed feed(m_clock, m_workers);
    feed.setInterval(std::chrono::milliseconds(0));
    feed.setSources(alertmanager(server), {});
    QVERIFY(waitUntil([&] { return feed.isSettled(); }));
    QCOMPARE(feed.alerts()->size(), 1u);
    feed.refresh();
    QVERIFY(waitUntil([&] { return feed.sourceStates().front().error.has_value(); }));
    QCOMPARE(feed.sourceStates().front().error->kind, ErrorKind::Forbidden);
    QCOMPARE(feed.sourceStates().front().error->detail, u"no"_s);
    QVERIFY(feed.sourceStates().front().confirmedAt);
    QCOMPARE(feed.alerts()->size(), 1u);
}

void AlertFeedTest::nothingToAsk()
{
    AlertFeed feed(m_clock, m_workers);
    QSignalSpy changed(&feed, &AlertFeed::changed);
    feed.setSources({}, {});
    QVERIFY(waitUntil([&] { return !changed.isEmpty(); }));
    QVERIFY(feed.isSettled());
    QVERIFY(feed.alerts()->empty());
}

QTEST_GUILESS_MAIN(AlertFeedTest)
#include "tst_alertfeed.moc"
