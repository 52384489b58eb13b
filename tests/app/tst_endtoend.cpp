#include "launcher.h"

#include "demo/pagerdutydouble.h"
#include "incidents/incidentlistpane.h"
#include "incidents/incidentmodel.h"
#include "incidents/incidentsscreen.h"
#include "kit/tables/datatable.h"
#include "support/eventloopgap.h"
#include "support/waiting.h"
#include "traces/graph/graphview.h"
#include "traces/graph/servicegraphpage.h"
#include "traces/tracesscreen.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// The whole way: the demo world's fault makes an alert fire in the real Prometheus, the real Alertmanager
// pages, the incident appears on the screen, is acknowledged with the mouse, and PagerDuty's double says so.
class EndToEndTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void faultBecomesAnAcknowledgedIncident();
    void everyScreenHasData();
    void servicesHaveTheirRates();
    void pivotsLeadAcross();
    void nothingIsLeftBehind();

private:
    [[nodiscard]] incidents::IncidentsScreen *incidentsScreen() const;
    [[nodiscard]] int rowOfPool() const;

    QTemporaryDir m_folder;
    Redactor m_redactor;
    std::unique_ptr<Launcher> m_launcher;
};

void EndToEndTest::initTestCase()
{
    if (QStandardPaths::findExecutable(u"prometheus"_s).isEmpty()
        || QStandardPaths::findExecutable(u"prometheus-alertmanager"_s).isEmpty())
        QSKIP("prometheus and prometheus-alertmanager of Debian are not installed");
    ConsoleOptions options;
    options.demo = true;
    m_launcher
        = std::make_unique<Launcher>(options, m_redactor, LaunchFolders{m_folder.path(), m_folder.path()});
    demo::WorldOptions world;
    world.faultAfter = 1s;
    m_launcher->setWorldOptions(world);
    m_launcher->start();
    QVERIFY(test::waitUntil([this] { return m_launcher->isLaunched(); }, 60s));
    m_launcher->console().window().resize(1600, 1000);
    m_launcher->console().window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_launcher->console().window()));
}

incidents::IncidentsScreen *EndToEndTest::incidentsScreen() const
{
    return qobject_cast<incidents::IncidentsScreen *>(m_launcher->console().screen(u"incidents"_s));
}

int EndToEndTest::rowOfPool() const
{
    const incidents::IncidentModel *model = incidentsScreen()->list()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, incidents::IncidentModel::Title).data().toString().contains(u"orders-rw"_s))
            return row;
    }
    return -1;
}

void EndToEndTest::faultBecomesAnAcknowledgedIncident()
{
    Session &session = m_launcher->session();
    const auto firesAt = [](const auto &alerts) {
        return std::any_of(alerts.begin(), alerts.end(), [](const auto &alert) {
            return alert.labels.value(u"alertname") == u"DbPoolExhausted"_s;
        });
    };
    // In the real Prometheus …
    const auto prometheus = session.connections().prometheus().first().client;
    QVERIFY(test::waitUntil(
        [&] {
            const auto alerts = test::waitFor(prometheus->alerts());
            return alerts && firesAt(**alerts);
        },
        150s));
    // … through the real Alertmanager …
    const auto alertmanager = session.connections().alertmanager().first().client;
    QVERIFY(test::waitUntil(
        [&] {
            const auto alerts = test::waitFor(alertmanager->alerts());
            return alerts && firesAt(**alerts);
        },
        90s));
    // … as a page onto the screen.
    m_launcher->console().show(u"incidents"_s);
    QVERIFY(test::waitUntil([this] { return rowOfPool() >= 0; }, 60s));
    QVERIFY(session.incidentFeed().openCount() >= 1);
    // Acknowledged through the window, by mouse and key.
    kit::DataTable *table = incidentsScreen()->list()->table();
    const QModelIndex index = table->model()->index(rowOfPool(), incidents::IncidentModel::Title);
    table->scrollTo(index);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
    QTest::keyClick(table, Qt::Key_A);
    // PagerDuty knows …
    const auto acknowledged = [this] {
        const auto incidents = m_launcher->world()->pagerDuty()->incidents();
        return std::any_of(incidents.begin(), incidents.end(), [](const demo::PagerDutyIncident &incident) {
            return incident.title.contains(u"orders-rw"_s) && incident.status == u"acknowledged"_s;
        });
    };
    QVERIFY(test::waitUntil(acknowledged, 30s));
    // … and so does the screen, after it was confirmed.
    QVERIFY(test::waitUntil(
        [&] {
            const int row = rowOfPool();
            return row >= 0
                && table->model()->index(row, 0).data(incidents::IncidentModel::StatusRole).toInt()
                == static_cast<int>(incidents::IncidentStatus::Acknowledged);
        },
        30s));
    QCOMPARE(session.outbox().countOf(incidents::ActionState::Unknown), 0);
}

void EndToEndTest::everyScreenHasData()
{
    const QString pictures = qEnvironmentVariable("YAGURA_PICTURES");
    const test::EventLoopGap gap;
    for (const QString &name : screenNames()) {
        m_launcher->console().show(name);
        const kit::Screen *screen = m_launcher->console().screen(name);
        QVERIFY2(screen, qPrintable(name));
        QVERIFY2(test::waitUntil([screen] { return screen->isSettled(); }, 30s), qPrintable(name));
        QTest::qWait(300);
        if (!pictures.isEmpty())
            m_launcher->console().window().grab().save(
                QDir(pictures).filePath(u"endtoend-%1.png"_s.arg(name)));
    }
    for (const SourceStatus &status : m_launcher->session().connections().statuses())
        QVERIFY2(
            status.connection.health == ConnectionHealth::Healthy,
            qPrintable(status.config.id
                       + (status.connection.lastError ? describe(*status.connection.lastError) : QString())));
    qInfo("longest work of the window's thread at one stretch: %lld ms",
          static_cast<long long>(gap.longestWork().count()));
}

// Calls from the trace store, requests and errors from Prometheus, on one picture.
void EndToEndTest::servicesHaveTheirRates()
{
    m_launcher->console().show(u"traces"_s);
    auto *screen = qobject_cast<traces::TracesScreen *>(m_launcher->console().screen(u"traces"_s));
    QVERIFY(screen);
    screen->showServices();
    const auto &picture = screen->servicePage()->view()->picture();
    const auto hasRates = [&] {
        return screen->isSettled() && std::ranges::any_of(picture.nodes, [](const traces::GraphNode &node) {
                   return node.service == u"checkout"_s && node.figures.size() == 3;
               });
    };
    QVERIFY(test::waitUntil(hasRates, 30s));
    QVERIFY(picture.nodes.size() >= 10);
    QVERIFY(picture.edges.size() >= 10);
    const QString pictures = qEnvironmentVariable("YAGURA_PICTURES");
    if (!pictures.isEmpty())
        m_launcher->console().window().grab().save(QDir(pictures).filePath(u"endtoend-services.png"_s));
    screen->showSearch();
}

void EndToEndTest::pivotsLeadAcross()
{
    shell::MainWindow &window = m_launcher->console().window();
    for (const correlate::Target target : {correlate::Target::Dashboards, correlate::Target::Metrics,
                                           correlate::Target::Traces, correlate::Target::Logs}) {
        correlate::Pivot pivot;
        pivot.target = target;
        pivot.service = u"payment"_s;
        const Instant now = m_launcher->session().clock().now();
        pivot.range = TimeRange{now - 10min, now};
        window.openPivot(pivot);
        QCOMPARE(window.currentTarget(), target);
        QCOMPARE(m_launcher->session().time().range().length(), Duration(10min));
        const kit::Screen *screen = window.screen(target);
        QVERIFY2(test::waitUntil([screen] { return screen->isSettled(); }, 30s), qPrintable(screen->title()));
    }
    m_launcher->session().time().goBack();
}

void EndToEndTest::nothingIsLeftBehind()
{
    const QString workspace = m_launcher->world()->workspacePath();
    const QList<qint64> children = m_launcher->world()->childPids();
    QVERIFY(!children.isEmpty());
    m_launcher.reset();
    QVERIFY(!QDir(workspace).exists());
    for (const qint64 pid : children)
        QVERIFY(!QDir(u"/proc/%1"_s.arg(pid)).exists());
}

QTEST_MAIN(EndToEndTest)
#include "tst_endtoend.moc"
