// What goes wrong around the console and because of its operator, by number of the fault plan: a whole
// console with windows against scripted servers. Each asserts that a second, healthy source did not notice,
// and counts requests.
#include "consoleundertest.h"
#include "launcher.h"

#include "dashboards/dashboardsscreen.h"
#include "incidents/incidentlistpane.h"
#include "incidents/incidentsscreen.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/stalebadge.h"
#include "kit/errortext.h"
#include "kit/tables/datatable.h"
#include "support/answeringserver.h"
#include "support/eventloopgap.h"
#include "support/fulldisk.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QLabel>
#include <QSignalSpy>
#include <QUrlQuery>

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

AnsweringServer::Answer silence()
{
    return [](const SeenRequest &) { return std::optional<QByteArray>(); };
}

// Every kind of server at once, with one alert and one incident: what the screens need to have something to
// show.
std::optional<QByteArray> anything(const SeenRequest &request)
{
    const QByteArray path = request.line.split(' ').value(1);
    if (path.contains("/api/v2/alerts"))
        return reply(
            R"([{"labels":{"alertname":"DiskFull","service":"payment","severity":"critical"},"annotations":{},)"
            R"("startsAt":"2026-11-24T12:00:00Z","status":{"state":"active","silencedBy":[],"inhibitedBy":[]}}])");
    if (path.startsWith("/incidents?"))
        return reply(
            R"({"incidents":[{"id":"Q1","title":"Payment is slow","status":"triggered","urgency":"high",)"
            R"("created_at":"2026-11-24T12:00:00Z","service":{"id":"S","summary":"payment"}}],"more":false})");
    if (path.contains("/query_range"))
        return reply(R"({"status":"success","data":{"resultType":"matrix","result":[]}})");
    if (path.contains("/query"))
        return reply(R"({"status":"success","data":{"resultType":"vector","result":[]}})");
    if (path.contains("/users"))
        return reply(R"({"users":[{"id":"U","name":"me","email":"me@shop.example"}]})");
    return reply("{}", "404 Not Found");
}

const QByteArray smallDashboard
    = R"({"title":"One panel","schemaVersion":39,"time":{"from":"now-1h","to":"now"},"panels":[
    {"id":1,"type":"timeseries","title":"P","gridPos":{"x":0,"y":0,"w":24,"h":8},"targets":[{"refId":"A","expr":"up"}]}]})";

const QByteArray pagerDutyMore = ", from: me@shop.example";

QStringList labelsOf(const QWidget &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>())
        texts << label->text();
    for (const kit::ElidedLabel *label : window.findChildren<kit::ElidedLabel *>())
        texts << label->text();
    return texts;
}

bool says(const QWidget &window, const QString &part)
{
    const QStringList texts = labelsOf(window);
    return std::ranges::any_of(texts, [&](const QString &text) { return text.contains(part); });
}

class SilentKeyring final : public Keyring
{
public:
    Call<Secret> read(const QString &) override { return (m_reads << Promise<Secret>()).last().call(); }
    Call<void> write(const QString &, const Secret &) override
    {
        return (m_writes << Promise<void>()).last().call();
    }
    Call<void> remove(const QString &) override { return (m_writes << Promise<void>()).last().call(); }

private:
    QList<Promise<Secret>> m_reads;
    QList<Promise<void>> m_writes;
};

} // namespace

class OperatorFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void screenClosedDuringACall();
    void rangeChangedFiftyTimes();
    void sourceEditedDuringACall();
    void quitWithFortyCallsOpen();
    void suspendAndResume();
    void languageSwitchedDuringCalls();
    void diskFull_data();
    void diskFull();
    void dashboardOnAFullDisk();
    void acknowledgeOnAFullDisk();
    void keyringHangs();
};

// 77: first hidden while its calls are open, then gone with its window.
void OperatorFaultsTest::screenClosedDuringACall()
{
    AnsweringServer slow(silence());
    AnsweringServer good(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("slow", "prometheus", slow.url())
                          + ConsoleUnderTest::source("good", "alertmanager", good.url()));
    for (const char *name : {"dashboards", "metrics"}) {
        test.console->show(QString::fromLatin1(name));
        QTest::qWait(150);
    }
    QVERIFY(waitUntil([&] { return slow.count() > 0; }));
    test.console->show(u"settings"_s);
    QTest::qWait(100);
    const int ranges = slow.count("/query_range");
    QTest::qWait(1'500);
    QCOMPARE(slow.count("/query_range"), ranges); // a hidden screen asks nothing
    test.console->show(u"dashboards"_s);
    QTest::qWait(50);
    test.console.reset();
    slow.setAnswer(anything);
    QTest::qWait(200);
    QVERIFY(waitUntil([&] { return test.isHealthy(u"good"_s); }));
    test.openConsole();
    test.console->show(u"alerts"_s);
    QVERIFY(waitUntil([&] { return test.session->alertFeed().countOf(alerts::AlertState::Firing) == 1; }));
}

// 78
void OperatorFaultsTest::rangeChangedFiftyTimes()
{
    AnsweringServer prometheus(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("prom", "prometheus", prometheus.url()));
    QVERIFY(test.session->workspace().write(WorkspaceArea::Dashboards, u"aa.json"_s, smallDashboard));
    auto *screen = qobject_cast<dashboards::DashboardsScreen *>(test.console->screen(u"dashboards"_s));
    QVERIFY(screen);
    test.console->show(u"dashboards"_s);
    QVERIFY(waitUntil([&] {
        screen->open(u"aa.json"_s);
        return screen->openId() == u"aa.json"_s && screen->isSettled()
            && prometheus.count("/query_range") > 0;
    }));
    test.session->time().setRefreshInterval(0ms);
    QTest::qWait(300);
    const int before = prometheus.count("/query_range");
    const EventLoopGap gap;
    TimeRange last;
    for (int i = 0; i < 50; ++i) {
        const Instant to = fromUnixSeconds(std::int64_t{1'795'000'000 + i * 60});
        last = {to - 1h, to};
        test.session->time().setAbsolute(last);
        QTest::qWait(20);
    }
    QVERIFY(waitUntil([&] { return screen->isSettled(); }));
    QTest::qWait(300);
    const int asked = prometheus.count("/query_range") - before;
    QVERIFY2(asked >= 1 && asked <= 51, qPrintable(QString::number(asked)));
    const QList<SeenRequest> requests = prometheus.requests();
    const auto newest = std::find_if(requests.rbegin(), requests.rend(), [](const SeenRequest &one) {
        return one.line.contains("/query_range");
    });
    QUrlQuery items(QString::fromLatin1(newest->body));
    if (newest->body.isEmpty())
        items = QUrlQuery(QUrl::fromEncoded(newest->line.split(' ').value(1)));
    // Asked on the grid of the step, which keeps the end within one step of the range's.
    const double end = items.queryItemValue(u"end"_s).toDouble();
    const double step = items.queryItemValue(u"step"_s).toDouble();
    QVERIFY2(std::abs(end - toUnixSeconds(last.to)) <= std::max(60.0, step),
             qPrintable(QString::number(end)));
    QCOMPARE(test.session->time().range(), last);
    QTest::qWait(300);
    QCOMPARE(prometheus.count("/query_range") - before, asked);
    QVERIFY2(gap.longestWork() < 100ms, qPrintable(u"%1 ms"_s.arg(gap.longestWork().count())));
}

// 79
void OperatorFaultsTest::sourceEditedDuringACall()
{
    AnsweringServer before(silence());
    AnsweringServer after(anything);
    AnsweringServer good(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("duty", "pagerduty", before.url(), pagerDutyMore)
                          + ConsoleUnderTest::source("good", "alertmanager", good.url()));
    test.console->show(u"incidents"_s);
    QVERIFY(waitUntil([&] { return before.count() > 0; }));
    auto config = test.status(u"duty"_s).config;
    config.url = after.url();
    QVERIFY(test.session->workspace().putSource(config));
    QVERIFY(waitUntil([&] { return test.session->incidentFeed().openCount() == 1; }));
    QVERIFY(test.isHealthy(u"duty"_s));
    QVERIFY(!test.status(u"duty"_s).connection.lastError);
    const int asked = before.count();
    test.session->incidentFeed().refresh();
    QTest::qWait(500);
    QCOMPARE(before.count(), asked);
    QVERIFY(test.isHealthy(u"good"_s));
}

// 80
void OperatorFaultsTest::quitWithFortyCallsOpen()
{
    AnsweringServer silent(silence());
    auto test = std::make_unique<ConsoleUnderTest>(
        ConsoleUnderTest::source("p", "prometheus", silent.url())
        + ConsoleUnderTest::source("a", "alertmanager", silent.url())
        + ConsoleUnderTest::source("j", "jaeger", silent.url())
        + ConsoleUnderTest::source("e", "elasticsearch", silent.url())
        + ConsoleUnderTest::source("d", "pagerduty", silent.url(), pagerDutyMore));
    for (const QString &name : screenNames()) {
        test->console->show(name);
        QTest::qWait(30);
    }
    QVERIFY(waitUntil([&] { return silent.count() >= 5; }));
    std::vector<Call<metrics::SharedResult>> queries;
    std::vector<Call<std::shared_ptr<const incidents::Incidents>>> lists;
    const auto prometheus = test->session->connections().prometheus().first().client;
    const auto duty = test->session->connections().pagerDuty().first().client;
    int ended = 0;
    const auto count
        = [&](const auto &result) { ended += !result && result.error().kind == ErrorKind::ShuttingDown; };
    for (int i = 0; i < 20; ++i) {
        queries.push_back(prometheus->query(u"up"_s, test->clock.now()));
        queries.back().onDone(this, count);
        lists.push_back(duty->incidents({}));
        lists.back().onDone(this, count);
    }
    QTest::qWait(100);
    QElapsedTimer elapsed;
    elapsed.start();
    test.reset();
    QVERIFY2(elapsed.elapsed() < 2'000, qPrintable(QString::number(elapsed.elapsed())));
    QVERIFY(waitUntil([&] { return ended == 40; }, 5s));
}

// 81
void OperatorFaultsTest::suspendAndResume()
{
    AnsweringServer server(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("am", "alertmanager", server.url())
                          + ConsoleUnderTest::source("duty", "pagerduty", server.url(), pagerDutyMore));
    test.console->show(u"overview"_s);
    QVERIFY(waitUntil([&] {
        return test.session->alertFeed().countOf(alerts::AlertState::Firing) == 1
            && test.session->incidentFeed().openCount() == 1;
    }));
    const int connections = server.connections();
    const Instant shown = test.session->time().range().to;
    server.setAnswer(silence()); // the network is not there yet
    test.clock.jump(1h);
    // The pool was dropped and all was asked anew, each on a new connection.
    QVERIFY(waitUntil([&] { return server.connections() >= connections + 2; }));
    QVERIFY(waitUntil([&] { return test.session->time().range().to - shown > 59min; }));
    // What was known stays, marked with its age.
    QCOMPARE(test.session->alertFeed().countOf(alerts::AlertState::Firing), 1);
    QCOMPARE(test.session->incidentFeed().openCount(), 1);
    const auto badges = test.console->window().findChildren<kit::StaleBadge *>();
    QVERIFY(!badges.isEmpty());
    QVERIFY(waitUntil(
        [&] { return std::ranges::any_of(badges, [](const auto *badge) { return badge->isVisible(); }); }));
    server.setAnswer(anything);
    test.session->alertFeed().refresh();
    test.session->incidentFeed().refresh();
    QVERIFY(waitUntil(
        [&] { return std::ranges::none_of(badges, [](const auto *badge) { return badge->isVisible(); }); },
        40s));
}

// 82
void OperatorFaultsTest::languageSwitchedDuringCalls()
{
    AnsweringServer slow(silence());
    AnsweringServer good(anything);
    TemporaryWorkspace workspace;
    QVERIFY(workspace.write(u"workspace/sources.yaml"_s,
                            "sources:\n" + ConsoleUnderTest::source("slow", "prometheus", slow.url())
                                + ConsoleUnderTest::source("good", "alertmanager", good.url())));
    Redactor redactor;
    ConsoleOptions options;
    options.workspace = workspace.filePath(u"workspace"_s);
    Launcher launcher(options, redactor, {workspace.filePath(u"data"_s), workspace.filePath(u"config"_s)});
    launcher.start();
    QVERIFY(launcher.isLaunched());
    launcher.console().window().show();
    for (const char *name : {"dashboards", "metrics", "settings"}) {
        launcher.console().show(QString::fromLatin1(name));
        QTest::qWait(100);
    }
    QVERIFY(waitUntil([&] { return slow.count() > 0; }));
    const QString english = launcher.console().screen(u"alerts"_s)->title();
    QSignalSpy rebuilt(&launcher, &Launcher::windowRebuilt);
    kit::SegmentedControl *language = nullptr;
    for (auto *control : launcher.console().window().findChildren<kit::SegmentedControl *>()) {
        if (control->accessibleName() == u"Language"_s)
            language = control;
    }
    QVERIFY(language);
    language->setCurrentIndex(2);
    QVERIFY(rebuilt.wait(60'000));
    launcher.console().window().show();
    QVERIFY(launcher.console().screen(u"alerts"_s)->title() != english);
    slow.setAnswer(anything);
    launcher.console().show(u"alerts"_s);
    QVERIFY(
        waitUntil([&] { return launcher.session().alertFeed().countOf(alerts::AlertState::Firing) == 1; }));
    LanguageLoader().load(Language::English);
}

// 83: each way to keep something says that it did not, and leaves what was there.
void OperatorFaultsTest::diskFull_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("83 sources.yaml") << u"sources"_s;
    QTest::newRow("83 dashboard") << u"dashboard"_s;
    QTest::newRow("83 preferences") << u"preferences"_s;
}

void OperatorFaultsTest::diskFull()
{
    QFETCH(QString, what);
    AnsweringServer good(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("good", "alertmanager", good.url()));
    QVERIFY(test.session->workspace().write(WorkspaceArea::Dashboards, u"aa.json"_s, smallDashboard));
    const QByteArray sources = test.workspace.read(u"workspace/sources.yaml"_s);
    Status status;
    {
        const FullDisk full;
        if (what == u"sources"_s) {
            auto config = test.status(u"good"_s).config;
            config.name = u"another"_s;
            status = test.session->workspace().putSource(config);
        } else if (what == u"dashboard"_s) {
            status = test.session->workspace().write(WorkspaceArea::Dashboards, u"aa.json"_s,
                                                     smallDashboard + " ");
        } else {
            status = test.preferences.set({PreferredLanguage::English, PreferredTheme::Light, {}});
        }
    }
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::Storage);
    QVERIFY(!kit::errorSentence(status.error()).isEmpty());
    QCOMPARE(test.workspace.read(u"workspace/sources.yaml"_s), sources);
    QCOMPARE(test.workspace.read(u"workspace/dashboards/aa.json"_s), smallDashboard);
    QVERIFY(waitUntil([&] { return test.isHealthy(u"good"_s); }));
}

void OperatorFaultsTest::dashboardOnAFullDisk()
{
    AnsweringServer prometheus(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("prom", "prometheus", prometheus.url()));
    QVERIFY(test.session->workspace().write(WorkspaceArea::Dashboards, u"aa.json"_s, smallDashboard));
    auto *screen = qobject_cast<dashboards::DashboardsScreen *>(test.console->screen(u"dashboards"_s));
    test.console->show(u"dashboards"_s);
    QVERIFY(waitUntil([&] {
        screen->open(u"aa.json"_s);
        return screen->openId() == u"aa.json"_s && screen->isSettled();
    }));
    {
        const FullDisk full;
        screen->setEditing(true);
        screen->duplicatePanel(1);
        QVERIFY(waitUntil([&] { return says(*screen, u"Not saved"_s); }, 10s));
    }
    QCOMPARE(test.workspace.read(u"workspace/dashboards/aa.json"_s), smallDashboard);
    QCOMPARE(screen->dashboard().panels.size(), 2u); // the edit is not lost
}

void OperatorFaultsTest::acknowledgeOnAFullDisk()
{
    AnsweringServer duty(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("duty", "pagerduty", duty.url(), pagerDutyMore));
    test.console->show(u"incidents"_s);
    QVERIFY(waitUntil(
        [&] { return test.session->incidentFeed().openCount() == 1 && test.session->outbox().isLoaded(); }));
    auto *screen = qobject_cast<incidents::IncidentsScreen *>(test.console->screen(u"incidents"_s));
    kit::DataTable *table = screen->list()->table();
    QVERIFY(waitUntil([&] { return table->model()->rowCount() == 1; }));
    table->setCurrentIndex(table->model()->index(0, 0));
    {
        const FullDisk full;
        QTest::keyClick(table, Qt::Key_A);
        QVERIFY(waitUntil([&] { return says(*screen, u"Nothing was sent"_s); }, 10s));
    }
    QTest::qWait(300);
    QCOMPARE(duty.count("PUT "), 0);
    QCOMPARE(duty.count("POST "), 0);
    QVERIFY(test.session->outbox().actions().empty());
    QVERIFY(test.isHealthy(u"duty"_s));
}

// 84
void OperatorFaultsTest::keyringHangs()
{
    AnsweringServer server(anything);
    AnsweringServer good(anything);
    ConsoleUnderTest test(ConsoleUnderTest::source("duty", "pagerduty", server.url(),
                                                   pagerDutyMore + ", auth: pagerduty, secret: keyring")
                              + ConsoleUnderTest::source("good", "alertmanager", good.url()),
                          std::make_unique<SilentKeyring>());
    const EventLoopGap gap;
    for (const QString &name : screenNames()) {
        test.console->show(name);
        QTest::qWait(50);
    }
    QVERIFY(waitUntil([&] { return test.isHealthy(u"good"_s); }));
    QCOMPARE(test.status(u"duty"_s).secret, SecretState::Asking);
    QCOMPARE(server.count(), 0); // not asked without its secret while that may still come
    QVERIFY(waitUntil([&] { return test.session->secrets().keyringError().has_value(); }, 10s));
    QCOMPARE(test.session->secrets().keyringError()->kind, ErrorKind::DeadlineExceeded);
    QVERIFY(waitUntil([&] { return test.status(u"duty"_s).secretError.has_value(); }, 10s));
    const auto error = test.status(u"duty"_s).secretError;
    QVERIFY(!kit::errorSentence(*error).isEmpty());
    // Typed in, it holds for this run, and that is marked.
    test.session->secrets().setKeyringBudget(200ms);
    const auto stored
        = waitFor(test.session->secrets().store(test.status(u"duty"_s).config, Secret("y_typed")));
    QVERIFY(stored);
    QCOMPARE(*stored, SecretState::MemoryOnly);
    test.session->connections().reconnect(u"duty"_s);
    QVERIFY(waitUntil([&] { return test.status(u"duty"_s).secret == SecretState::MemoryOnly; }));
    QVERIFY(waitUntil([&] { return test.session->incidentFeed().openCount() == 1; }));
    const QList<SeenRequest> requests = server.requests();
    QVERIFY(requests.last().header("Authorization").contains("y_typed"));
    QVERIFY2(gap.longestGap() < 3s, qPrintable(u"%1 ms"_s.arg(gap.longestGap().count())));
    QVERIFY2(gap.longestWork() < 100ms, qPrintable(u"%1 ms"_s.arg(gap.longestWork().count())));
}

QTEST_MAIN(OperatorFaultsTest)
#include "tst_operatorfaults.moc"
