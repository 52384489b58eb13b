#include "alerts/alertsscreen.h"

#include "alerts/alertdetailspane.h"
#include "alerts/alertlistpane.h"
#include "alerts/pagekey.h"
#include "core/clock.h"
#include "incidents/incidentfeed.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/panel.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "net/httpclient.h"
#include "support/pagerdutyundertest.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::alerts;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using yagura::test::always;
using yagura::test::PagerDutyUnderTest;
using yagura::test::reply;
using yagura::test::ScriptedServer;
using yagura::test::waitUntil;

namespace {

struct Line
{
    const char16_t *name;
    const char16_t *service;
    const char16_t *severity;
    const char16_t *summary;
    int minutes;
    const char *state; // of Alertmanager
};

constexpr Line lines[] = {
    {u"DbPoolExhausted", u"payment", u"critical", u"50 of 50 connections in use, 41 waiting", 14, "active"},
    {u"ServiceErrorRateHigh", u"payment", u"critical", u"23.4 % of requests fail", 13, "active"},
    {u"ServiceLatencyP95High", u"payment", u"warning", u"p95 2.4 s over 0.8 s", 13, "active"},
    {u"PodMemoryHigh", u"orders-db", u"warning", u"92 % of its limit", 181, "silenced"},
    {u"ServiceErrorRateHigh", u"checkout", u"critical", u"11.8 % of requests fail", 12, "active"},
    {u"ServiceLatencyP95High", u"checkout", u"warning", u"p95 3.1 s over 0.8 s", 12, "inhibited"},
    {u"ServiceLatencyP95High", u"gateway", u"warning", u"p95 3.4 s over 0.8 s", 9, "inhibited"},
    {u"MailQueueBacklog", u"mail", u"warning", u"キューに 8,120 通", 41, "active"},
};

QByteArray received()
{
    QJsonArray all;
    for (const Line &line : lines) {
        const QByteArray state(line.state);
        const auto since = QDateTime::currentDateTimeUtc().addSecs(-60 * line.minutes);
        const QJsonArray silences = state == "silenced" ? QJsonArray{u"s1"_s} : QJsonArray();
        const QJsonArray inhibitors = state == "inhibited" ? QJsonArray{u"f1"_s} : QJsonArray();
        all.append(QJsonObject{
            {u"labels"_s,
             QJsonObject{{u"alertname"_s, QString::fromUtf16(line.name)},
                         {u"service"_s, QString::fromUtf16(line.service)},
                         {u"severity"_s, QString::fromUtf16(line.severity)},
                         {u"cluster"_s, u"prod-tokyo-1"_s},
                         {u"team"_s, u"shop"_s}}},
            {u"annotations"_s,
             QJsonObject{{u"summary"_s, QString::fromUtf16(line.summary)},
                         {u"description"_s, u"The orders-rw pool of **payment** has no free connection."_s},
                         {u"runbook_url"_s, u"https://runbooks.shop.example/pool"_s}}},
            {u"startsAt"_s, since.toString(Qt::ISODateWithMs)},
            {u"generatorURL"_s, u"http://prometheus.shop.example/graph"_s},
            {u"receivers"_s, QJsonArray{QJsonObject{{u"name"_s, QString::fromUtf16(line.service)}}}},
            {u"status"_s,
             QJsonObject{{u"state"_s, state == "active" ? u"active"_s : u"suppressed"_s},
                         {u"silencedBy"_s, silences},
                         {u"inhibitedBy"_s, inhibitors}}}});
    }
    return QJsonDocument(all).toJson();
}

QByteArray rules()
{
    const auto since = QDateTime::currentDateTimeUtc().addSecs(-120).toString(Qt::ISODateWithMs).toUtf8();
    return R"({"status":"success","data":{"groups":[{"name":"g","file":"f","interval":5,"rules":[
        {"type":"alerting","name":"ReplicasMissing","query":"replicas < wanted","duration":300,"labels":{},"annotations":{},
         "health":"ok","state":"pending","alerts":[{"labels":{"alertname":"ReplicasMissing","service":"payment",
         "severity":"warning"},"annotations":{"summary":"2 of 3 ready"},"state":"pending","activeAt":")"
        + since + R"(","value":"2e+00"}]}]}]}})";
}

} // namespace

class AlertsScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void groupsAndCounts();
    void segmentsNarrow();
    void matchersByKeyboard();
    void clickOnALabelNarrows();
    void groupsOpenAndCloseByClickAndKey();
    void detailsAndEvidence();
    void pivotChoosesTheAlert();
    void findsTheIncidentItPaged();
    void oneSourceDown();
    void everythingDown();
    void nothingConnected();
    void everyControlHasAName();
    void pictures_data();
    void pictures();

private:
    void makeScreen(const QByteArray &alertmanagerAnswer, const QByteArray &prometheusAnswer);
    [[nodiscard]] kit::DataTable *table() const { return m_screen->list()->table(); }
    [[nodiscard]] AlertModel *model() const { return m_screen->list()->model(); }
    [[nodiscard]] QPoint cell(int row, int column) const
    {
        return table()->visualRect(model()->index(row, column)).center();
    }
    [[nodiscard]] std::shared_ptr<HttpClient> http(const ScriptedServer &server)
    {
        Endpoint endpoint;
        endpoint.base = server.url();
        return std::make_shared<HttpClient>(m_world->network, m_world->workers, endpoint);
    }

    std::unique_ptr<PagerDutyUnderTest> m_world;
    std::unique_ptr<ScriptedServer> m_alertmanager;
    std::unique_ptr<ScriptedServer> m_prometheus;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<AlertFeed> m_feed;
    std::unique_ptr<incidents::IncidentFeed> m_incidents;
    std::unique_ptr<kit::ActionRegistry> m_actions;
    std::unique_ptr<AlertsScreen> m_screen;
};

void AlertsScreenTest::init()
{
    m_world = std::make_unique<PagerDutyUnderTest>();
    makeScreen(reply(received()), reply(rules()));
    QVERIFY(waitUntil([this] { return m_screen->isSettled() && model()->rowCount() > 5; }));
}

void AlertsScreenTest::makeScreen(const QByteArray &alertmanagerAnswer, const QByteArray &prometheusAnswer)
{
    m_screen.reset();
    m_feed.reset();
    m_alertmanager = std::make_unique<ScriptedServer>(always(alertmanagerAnswer));
    m_prometheus = std::make_unique<ScriptedServer>(always(prometheusAnswer));
    m_time = std::make_unique<correlate::TimeContext>(m_world->clock);
    m_feed = std::make_unique<AlertFeed>(m_world->clock, m_world->workers);
    m_feed->setInterval(0ms);
    m_incidents = std::make_unique<incidents::IncidentFeed>(m_world->clock);
    m_incidents->setInterval(0ms);
    m_actions = std::make_unique<kit::ActionRegistry>();
    m_screen = std::make_unique<AlertsScreen>(*m_time, *m_feed, m_incidents.get());
    m_screen->registerActions(*m_actions);
    m_screen->resize(1224, 732);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_feed->setSources(
        {{u"am"_s, u"Alertmanager"_s, std::make_shared<AlertmanagerClient>(http(*m_alertmanager))}},
        {{u"prom"_s, u"Prometheus"_s, std::make_shared<metrics::PromClient>(http(*m_prometheus))}});
}

void AlertsScreenTest::cleanup()
{
    m_screen.reset();
    m_feed.reset();
    m_incidents.reset();
    m_world.reset();
}

void AlertsScreenTest::groupsAndCounts()
{
    QCOMPARE(m_feed->alerts()->size(), 9u);
    // Six groups, nine alerts; the group of the newest critical alert comes first.
    QCOMPARE(model()->rowCount(), 14);
    QCOMPARE(model()->row(0).group, u"checkout"_s);
    const int payment = model()->rowOf(fingerprintOf({{u"alertname"_s, u"ReplicasMissing"_s},
                                                      {u"service"_s, u"payment"_s},
                                                      {u"severity"_s, u"warning"_s}}));
    QVERIFY(payment > 0);
    QCOMPARE(model()->row(payment).alert->state, AlertState::Pending);
}

void AlertsScreenTest::segmentsNarrow()
{
    auto *segments = m_screen->list()->findChild<kit::SegmentedControl *>();
    segments->setFocus();
    QTest::keyClick(segments, Qt::Key_Right);
    QCOMPARE(model()->rowCount(), 5 + 3); // firing ones in three groups
    QTest::keyClick(segments, Qt::Key_Right);
    QCOMPARE(model()->rowCount(), 2);
    QTest::keyClick(segments, Qt::Key_Right);
    QCOMPARE(model()->rowCount(), 2);
    QTest::keyClick(segments, Qt::Key_Right);
    QCOMPARE(model()->rowCount(), 4);
}

void AlertsScreenTest::matchersByKeyboard()
{
    auto *field = m_screen->findChild<kit::SearchField *>();
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Slash);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"severity=critical service=~pay.*"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->text().isEmpty());
    QCOMPARE(m_screen->list()->matchers().size(), 2u);
    QCOMPARE(model()->rowCount(), 3);
    QTest::keyClicks(field, u"nonsense"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->text(), u"nonsense"_s);
    QCOMPARE(m_screen->list()->matchers().size(), 2u);
    field->clear();
    QTest::keyClicks(field, u"service=none"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!m_screen->list()->stack()->isShowingContent());
    const auto chips = m_screen->list()->findChildren<kit::Chip *>();
    for (kit::Chip *chip : chips) {
        if (chip->content().kind == kit::ChipKind::Matcher && chip->content().text.contains(u"none"_s)) {
            chip->setFocus();
            QTest::keyClick(chip, Qt::Key_Delete);
        }
    }
    QVERIFY(waitUntil([this] { return m_screen->list()->stack()->isShowingContent(); }));
    QCOMPARE(model()->rowCount(), 3);
}

void AlertsScreenTest::clickOnALabelNarrows()
{
    for (kit::Chip *chip : m_screen->details()->findChildren<kit::Chip *>()) {
        if (chip->content().text.startsWith(u"severity"_s))
            QTest::mouseClick(chip, Qt::LeftButton);
    }
    QCOMPARE(m_screen->list()->matchers().size(), 1u);
    QCOMPARE(m_screen->list()->matchers().front().toString(), u"severity=\"critical\""_s);
}

void AlertsScreenTest::groupsOpenAndCloseByClickAndKey()
{
    const int all = model()->rowCount();
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell(0, AlertModel::Name));
    QVERIFY(model()->rowCount() < all);
    QVERIFY(!model()->row(0).isOpen);
    table()->setCurrentIndex(model()->index(0, AlertModel::Name));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(model()->rowCount(), all);
}

void AlertsScreenTest::detailsAndEvidence()
{
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell(1, AlertModel::Name));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_L);
    auto *traces
        = m_screen->findChild<kit::Button *>(u"goTo%1"_s.arg(static_cast<int>(correlate::Target::Traces)));
    QTest::mouseClick(traces, Qt::LeftButton);
    QCOMPARE(pivots.size(), 2);
    const auto pivot = pivots.first().first().value<correlate::Pivot>();
    QCOMPARE(pivot.target, correlate::Target::Logs);
    QCOMPARE(pivot.service, u"checkout"_s);
    QVERIFY(pivot.range && pivot.range->isValid());
    // No incident is known: the key does nothing.
    QTest::keyClick(table(), Qt::Key_I);
    QCOMPARE(pivots.size(), 2);
}

void AlertsScreenTest::pivotChoosesTheAlert()
{
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Alerts;
    const Alert wanted = m_feed->alerts()->back();
    pivot.alertFingerprint = wanted.fingerprint;
    m_screen->openPivot(pivot);
    QCOMPARE(m_screen->list()->current()->fingerprint, wanted.fingerprint);
    pivot = {};
    pivot.service = u"mail"_s;
    m_screen->openPivot(pivot);
    QCOMPARE(model()->rowCount(), 2);
}

void AlertsScreenTest::findsTheIncidentItPaged()
{
    using namespace yagura::test;
    const Labels group{{u"alertname"_s, u"ServiceErrorRateHigh"_s}, {u"service"_s, u"checkout"_s}};
    const QString id = m_world->server.addIncident(
        {u"payment"_s, u"Checkout fails"_s, u"high"_s, pageKey(uR"({}/{service="checkout"})"_s, group)});
    const QByteArray fingerprint = fingerprintOf({{u"alertname"_s, u"ServiceErrorRateHigh"_s},
                                                  {u"service"_s, u"checkout"_s},
                                                  {u"severity"_s, u"critical"_s},
                                                  {u"cluster"_s, u"prod-tokyo-1"_s},
                                                  {u"team"_s, u"shop"_s}})
                                       .toUtf8();
    const QByteArray groups = R"([{"labels":{"alertname":"ServiceErrorRateHigh","service":"checkout"},
        "receiver":{"name":"checkout"},"alerts":[{"fingerprint":")"
        + fingerprint + R"("}]}])";
    const ScriptedServer server(
        {{Expect{}, Send{reply(received(), "200 OK", "Connection: close\r\n")}, Close{}},
         {Expect{}, Send{reply(groups, "200 OK", "Connection: close\r\n")}, Close{}}});
    m_screen.reset();
    m_feed->setSources({}, {});
    QVERIFY(waitUntil([this] { return m_feed->alerts()->empty(); }));
    m_screen = std::make_unique<AlertsScreen>(*m_time, *m_feed, m_incidents.get());
    m_screen->registerActions(*m_actions);
    m_screen->show();
    m_incidents->setSources(m_world->sources());
    QVERIFY(waitUntil([this] { return m_incidents->isSettled(); }));
    m_feed->setSources({{u"am2"_s, u"Alertmanager"_s, std::make_shared<AlertmanagerClient>(http(server))}},
                       {});
    auto *link = m_screen->findChild<kit::Button *>(u"incident"_s);
    QVERIFY(waitUntil([&] { return link->isVisible(); }));
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    QTest::mouseClick(link, Qt::LeftButton);
    QCOMPARE(pivots.first().first().value<correlate::Pivot>().incidentId, id);
    m_screen.reset();
    m_feed->setSources({}, {});
}

void AlertsScreenTest::oneSourceDown()
{
    makeScreen(reply(received()), reply("<html>login</html>"));
    QVERIFY(waitUntil([this] { return m_screen->isSettled() && model()->rowCount() > 5; }));
    QVERIFY(m_screen->list()->stack()->isShowingContent());
    QCOMPARE(m_feed->alerts()->size(), 8u);
}

void AlertsScreenTest::everythingDown()
{
    makeScreen(reply("\"no\"", "403 Forbidden"), reply("<html>login</html>"));
    QVERIFY(waitUntil([this] { return m_screen->isSettled(); }));
    QVERIFY(!m_screen->list()->stack()->isShowingContent());
}

void AlertsScreenTest::nothingConnected()
{
    m_feed->setSources({}, {});
    QVERIFY(waitUntil([this] { return m_feed->alerts()->empty() && m_screen->isSettled(); }));
    QVERIFY(!m_screen->list()->stack()->isShowingContent());
}

void AlertsScreenTest::everyControlHasAName()
{
    QCOMPARE(kit::namelessControls(m_screen.get()).join(u", "_s), QString());
}

void AlertsScreenTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("dark-1280") << true << QSize(1224, 732);
    QTest::newRow("light-1280") << false << QSize(1224, 732);
    QTest::newRow("dark-2560") << true << QSize(2504, 1372);
    QTest::newRow("light-2560") << false << QSize(2504, 1372);
}

void AlertsScreenTest::pictures()
{
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    auto &application = *static_cast<QApplication *>(QCoreApplication::instance());
    kit::ThemeManager themes(application, isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    m_screen->resize(size);
    m_screen->list()->addMatcher(*Matcher::make(u"severity"_s, MatchKind::Regex, u"critical|warning"_s));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell(4, AlertModel::Name));
    QTest::qWait(200);
    const QPixmap picture = m_screen->grab();
    for (const kit::Panel *panel : m_screen->findChildren<kit::Panel *>())
        QVERIFY(m_screen->rect().contains(QRect(panel->mapTo(m_screen.get(), QPoint()), panel->size())));
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty())
        QVERIFY(picture.save(
            QDir(folder).filePath(u"alerts-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag())))));
    m_screen.reset(); // before the theme goes
}

QTEST_MAIN(AlertsScreenTest)
#include "tst_alertsscreen.moc"
