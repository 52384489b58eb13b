#include "overview/overviewscreen.h"

#include "core/clock.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/tables/datatable.h"
#include "kit/tables/linesmodel.h"
#include "kit/thememanager.h"
#include "overview/acknowledgedelegate.h"
#include "overview/incidentspanel.h"
#include "overview/servicespanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::overview;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant now = fromUnixSeconds(std::int64_t{1'795'000'000});

correlate::ServiceHealth service(const QString &name, correlate::HealthState state, double rate,
                                 double errors, double p95)
{
    correlate::ServiceHealth health;
    health.service = name;
    health.now = state;
    for (int i = 0; i < 61; ++i) {
        const bool trouble = i > 44 && state != correlate::HealthState::Ok;
        health.states.push_back(trouble ? state : correlate::HealthState::Ok);
        health.requestsPerSecond.points.push_back(rate * (1 + 0.05 * std::sin(i * 1.7)));
        health.errorRatio.points.push_back(trouble ? errors : 0.0004);
        health.p95Seconds.points.push_back(p95);
    }
    return health;
}

OverviewContent badNight()
{
    using correlate::HealthState;
    OverviewContent content;
    content.now = now;
    content.range = {now - 1h, now};
    content.services = {service(u"payment"_s, HealthState::Critical, 182, 0.234, 4.82),
                        service(u"checkout"_s, HealthState::Critical, 214, 0.118, 2.31),
                        service(u"gateway"_s, HealthState::Warning, 1940, 0.031, 1.12),
                        service(u"web"_s, HealthState::Ok, 1212, 0.0038, 0.412),
                        service(u"cache"_s, HealthState::Ok, 8430, 0, 0.0018)};
    content.totalErrors = content.services.front().errorRatio;
    content.servicesState = {true, true, {}, now};
    content.incidents = {{u"P1"_s,
                          u"#4812"_s,
                          u"Payment database pool exhausted"_s,
                          u"payment"_s,
                          kit::Severity::Critical,
                          true,
                          u"primary on-call"_s,
                          {},
                          now - 16min,
                          now - 13min,
                          {}},
                         {u"P2"_s,
                          u"#4813"_s,
                          u"Mail delivery queue above 5,000"_s,
                          u"mail"_s,
                          kit::Severity::Warning,
                          false,
                          u"secondary on-call"_s,
                          {},
                          now - 8min,
                          {},
                          {}}};
    content.incidentsState = {true, true, {}, now};
    content.alerts = {
        {u"a1"_s,
         u"PaymentDbPoolExhausted"_s,
         u"payment"_s,
         u"pool 50 of 50, 41 waiting"_s,
         kit::Severity::Critical,
         now - 16min,
         {}},
        {u"a2"_s,
         u"CheckoutLatencyP95"_s,
         u"checkout"_s,
         u"p95 2.31 s over 800 ms"_s,
         kit::Severity::Warning,
         now - 14min,
         {}},
        {u"a3"_s, u"SearchLatencyP95"_s, u"search"_s, {}, kit::Severity::Warning, now - 46min, now - 39min}};
    content.alertsState = {true, true, {}, now};
    ErrorLine line{now - 4s,
                   u"payment"_s,
                   u"HikariPool-1: no connection after 30002 ms (active=50, waiting=41)"_s,
                   1284,
                   {}};
    for (int i = 0; i < 30; ++i)
        line.trend.push_back(i > 20 ? 40 + i : 0);
    content.errors = {line};
    content.errorsState = {true, true, {}, now};
    content.deploys = {{now - 52min, u"catalogue"_s, u"1.88.2"_s}, {now - 23min, u"payment"_s, u"2.41.0"_s}};
    content.sources = {{u"Prometheus"_s, kit::Severity::Ok, {}},
                       {u"Elasticsearch"_s, kit::Severity::Warning, u"1 of 5 shards failed"_s}};
    return content;
}

} // namespace

class OverviewScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verdictPrefersTheWorstOpenIncident();
    void verdictOfAlertsAlone();
    void calmNeedsAnAnswer();
    void resolvedOnesDoNotCount();
    void clickOnAnIncidentOpensIt();
    void keysOfTheServiceTable();
    void settledOnlyWhenAllConfiguredAnswered();
    void acknowledgeByButtonAndKey();
    void acknowledgedOnesHaveNoButton();
    void linesKeepTheirIdentity();
    void servicesModelIsSound();
    void everyControlHasAName();
    void pictures_data();
    void pictures();
};

void OverviewScreenTest::verdictPrefersTheWorstOpenIncident()
{
    const Verdict verdict = verdictOf(badNight());
    QCOMPARE(verdict.severity, kit::Severity::Critical);
    QCOMPARE(verdict.incidentId, u"P1"_s);
    QCOMPARE(verdict.detail, u"pool 50 of 50, 41 waiting"_s);
    QCOMPARE(verdict.where, QStringList({u"payment"_s, u"checkout"_s}));
    QVERIFY(verdict.acknowledged);
}

void OverviewScreenTest::verdictOfAlertsAlone()
{
    OverviewContent content = badNight();
    content.incidents.clear();
    const Verdict verdict = verdictOf(content);
    QVERIFY(verdict.incidentId.isEmpty());
    QCOMPARE(verdict.alertFingerprint, u"a1"_s);
    QCOMPARE(*verdict.since, now - 16min);
}

void OverviewScreenTest::calmNeedsAnAnswer()
{
    OverviewContent content;
    QCOMPARE(verdictOf(content).severity, kit::Severity::Unknown);
    content.alertsState.settled = true;
    QCOMPARE(verdictOf(content).severity, kit::Severity::Ok);
    content.incidentsState.error = Error{ErrorKind::ConnectionRefused, {}, {}, {}};
    QCOMPARE(verdictOf(content).severity, kit::Severity::Unknown);
}

void OverviewScreenTest::resolvedOnesDoNotCount()
{
    OverviewContent content = badNight();
    for (IncidentLine &incident : content.incidents)
        incident.resolvedAt = now;
    QVERIFY(content.openIncidents().isEmpty());
    QCOMPARE(content.firingAlerts().size(), 2);
    QCOMPARE(content.firingAlerts().first().fingerprint, u"a1"_s);
}

void OverviewScreenTest::clickOnAnIncidentOpensIt()
{
    SystemClock clock;
    correlate::TimeContext time(clock);
    OverviewScreen screen(time);
    screen.resize(1500, 900);
    screen.setContent(badNight());
    screen.show();
    QVERIFY(QTest::qWaitForWindowExposed(&screen));
    QSignalSpy pivots(&screen, &kit::Screen::pivotRequested);
    kit::DataTable *table = screen.findChild<IncidentsPanel *>()->table();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(pivots.count(), 1);
    const auto pivot = pivots.first().first().value<correlate::Pivot>();
    QCOMPARE(pivot.target, correlate::Target::Incidents);
    QCOMPARE(pivot.incidentId, u"P2"_s);
}

void OverviewScreenTest::keysOfTheServiceTable()
{
    SystemClock clock;
    correlate::TimeContext time(clock);
    OverviewScreen screen(time);
    screen.resize(1500, 900);
    screen.setContent(badNight());
    screen.show();
    QVERIFY(QTest::qWaitForWindowExposed(&screen));
    kit::ActionRegistry actions;
    screen.registerActions(actions);
    QSignalSpy pivots(&screen, &kit::Screen::pivotRequested);
    kit::DataTable *table = screen.findChild<ServicesPanel *>()->table();
    screen.activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    table->setCurrentIndex(table->model()->index(0, 0));
    const std::pair<Qt::Key, correlate::Target> keys[] = {{Qt::Key_Return, correlate::Target::Dashboards},
                                                          {Qt::Key_T, correlate::Target::Traces},
                                                          {Qt::Key_L, correlate::Target::Logs}};
    for (const auto &[key, target] : keys) {
        pivots.clear();
        QTest::keyClick(table, key);
        QCOMPARE(pivots.count(), 1);
        const auto pivot = pivots.first().first().value<correlate::Pivot>();
        QCOMPARE(pivot.target, target);
        QCOMPARE(pivot.service, u"payment"_s);
    }
}

void OverviewScreenTest::settledOnlyWhenAllConfiguredAnswered()
{
    SystemClock clock;
    correlate::TimeContext time(clock);
    OverviewScreen screen(time);
    QVERIFY(screen.isSettled());
    OverviewContent content;
    content.alertsState.configured = true;
    screen.setContent(content);
    QVERIFY(!screen.isSettled());
    content.alertsState.settled = true;
    screen.setContent(content);
    QVERIFY(screen.isSettled());
}

void OverviewScreenTest::acknowledgeByButtonAndKey()
{
    SystemClock clock;
    correlate::TimeContext time(clock);
    OverviewScreen screen(time);
    kit::ActionRegistry actions;
    screen.registerActions(actions);
    screen.resize(1500, 900);
    screen.setContent(badNight());
    screen.show();
    screen.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&screen));
    QSignalSpy wanted(&screen, &OverviewScreen::acknowledgeRequested);
    QSignalSpy pivots(&screen, &kit::Screen::pivotRequested);
    kit::DataTable *table = screen.findChild<IncidentsPanel *>()->table();
    const int last = table->model()->columnCount() - 1;
    const QModelIndex waiting = table->model()->index(1, last); // #4813, which nobody has acknowledged
    const QRect content = table->visualRect(waiting).marginsRemoved(table->cellInsets(last));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      AcknowledgeDelegate::buttonRect(content).center());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.takeFirst().first().toString(), u"P2"_s);
    table->setFocus();
    table->setCurrentIndex(waiting);
    QTest::keyClick(table, Qt::Key_A);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.takeFirst().first().toString(), u"P2"_s);
    QVERIFY(pivots.isEmpty()); // it stays here
}

void OverviewScreenTest::acknowledgedOnesHaveNoButton()
{
    SystemClock clock;
    correlate::TimeContext time(clock);
    OverviewScreen screen(time);
    kit::ActionRegistry actions;
    screen.registerActions(actions);
    screen.resize(1500, 900);
    OverviewContent content = badNight();
    content.incidents[1].pendingWrite = u"Write queued"_s;
    screen.setContent(content);
    screen.show();
    screen.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&screen));
    QSignalSpy wanted(&screen, &OverviewScreen::acknowledgeRequested);
    kit::DataTable *table = screen.findChild<IncidentsPanel *>()->table();
    const int last = table->model()->columnCount() - 1;
    table->setFocus();
    for (int row = 0; row < 2; ++row) { // one is acknowledged, one waits for its write
        const QModelIndex index = table->model()->index(row, last);
        const QRect inside = table->visualRect(index).marginsRemoved(table->cellInsets(last));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          AcknowledgeDelegate::buttonRect(inside).center());
        table->setCurrentIndex(index);
        QTest::keyClick(table, Qt::Key_A);
    }
    QVERIFY(wanted.isEmpty());
}

void OverviewScreenTest::linesKeepTheirIdentity()
{
    kit::LinesModel<AlertLine> model(
        2, [](const AlertLine &line) { return line.fingerprint; },
        [](const AlertLine &line) { return line.name; }, nullptr);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QList<AlertLine> lines = badNight().alerts;
    model.setLines(lines);
    QCOMPARE(model.rowCount(), 3);
    const QPersistentModelIndex kept = model.index(2, 0);
    QCOMPARE(kept.data().toString(), u"SearchLatencyP95"_s);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setLines({lines[2], lines[0]});
    QCOMPARE(kept.row(), 0);
    QCOMPARE(kept.data().toString(), u"SearchLatencyP95"_s);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    AlertLine renamed = lines[0];
    renamed.name = u"Renamed"_s;
    model.setLines({lines[2], renamed});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(model.index(1, 0).data().toString(), u"Renamed"_s);
    model.setLines({});
    QVERIFY(!kept.isValid());
    QVERIFY(resets.isEmpty());
}

void OverviewScreenTest::servicesModelIsSound()
{
    ServicesPanel panel;
    auto *model = panel.table()->model();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    OverviewContent content = badNight();
    panel.setServices(content.services, content.servicesState, now);
    QCOMPARE(model->rowCount(), 5);
    const QPersistentModelIndex web = model->index(3, 0);
    content.services = {content.services[3], content.services[0]};
    panel.setServices(content.services, content.servicesState, now);
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(web.row(), 0);
    const QString words
        = model->index(1, correlate::ServiceHealthModel::States).data(Qt::ToolTipRole).toString();
    QVERIFY2(words.contains(u"26.2"_s), qPrintable(words)); // 16 of 61 steps
}

void OverviewScreenTest::everyControlHasAName()
{
    SystemClock clock;
    correlate::TimeContext time(clock);
    OverviewScreen screen(time);
    screen.setContent(badNight());
    screen.show();
    QCOMPARE(kit::namelessControls(&screen), QStringList());
}

void OverviewScreenTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {true, false}) {
        const char *theme = isDark ? "dark" : "light";
        QTest::addRow("%s-1280", theme) << isDark << QSize(1224, 732);
        QTest::addRow("%s-1600", theme) << isDark << QSize(1544, 932);
        QTest::addRow("%s-2560", theme) << isDark << QSize(2504, 1372);
    }
}

void OverviewScreenTest::pictures()
{
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    auto &application = *static_cast<QApplication *>(QCoreApplication::instance());
    kit::ThemeManager themes(application, isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    SystemClock clock;
    correlate::TimeContext time(clock);
    OverviewScreen screen(time);
    screen.resize(size);
    OverviewContent content = badNight();
    for (const char *name :
         {"search", "worker", "catalogue", "inventory", "users", "orders-db", "recommendations"})
        content.services.push_back(
            service(QString::fromLatin1(name), correlate::HealthState::Ok, 340, 0, 0.06));
    for (int i = 1; i < 9; ++i) {
        ErrorLine line = content.errors.first();
        line.at = now - 7s * i;
        line.service = content.services[static_cast<size_t>(i)].service;
        line.count = 1284 / (i + 1);
        content.errors << line;
    }
    screen.setContent(content);
    screen.show();
    screen.setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(&screen));
    QTest::qWait(50);
    const QPixmap picture = screen.grab();
    QVERIFY(!picture.isNull());
    // Every panel found its place inside the window.
    for (const kit::Panel *panel : screen.findChildren<kit::Panel *>())
        QVERIFY(screen.rect().contains(QRect(panel->mapTo(&screen, QPoint()), panel->size())));
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty())
        picture.save(
            QDir(folder).filePath(u"overview-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(OverviewScreenTest)
#include "tst_overviewscreen.moc"
