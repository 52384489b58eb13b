#include "core/clock.h"
#include "demo/doubles/jaegerdouble.h"
#include "demo/esdouble.h"
#include "demo/pagerdutydouble.h"
#include "demo/world.h"
#include "demo/world/childprocess.h"
#include "workspace/secretfile.h"
#include "workspace/sourcesfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace yagura;
using namespace yagura::demo;
using namespace std::chrono_literals;

namespace {

// The body of a plain GET, or nothing.
QByteArray get(quint16 port, const QByteArray &target)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(60000))
        return {};
    socket.write("GET " + target + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(60000)) { }
    const QByteArray answer = socket.readAll();
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QJsonArray query(quint16 port, const QString &expression)
{
    const QByteArray body = get(port, "/api/v1/query?query=" + QUrl::toPercentEncoding(expression));
    return QJsonDocument::fromJson(body)[QStringLiteral("data")][QStringLiteral("result")].toArray();
}

double number(const QJsonArray &vector)
{
    return vector.at(0)[QStringLiteral("value")][1].toString().toDouble();
}

bool isInstalled(const QString &program)
{
    return !findProgram(program).isEmpty();
}

bool exists(qint64 pid)
{
    return QFile::exists(QStringLiteral("/proc/%1").arg(pid));
}

} // namespace

class WorldTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void becomesReady();
    void historyIsQueryable();
    void liveSamplesFollowHistory();
    void tracesAndLogsHaveAPast();
    void faultFires();
    void faultIsPaged();
    void restartEndsTheIncident();
    void leavesNothingBehind();
    void missingProgramsAreNamed();
    void canBeDestroyedAtAnyTime();

private:
    SystemClock m_clock;
    std::unique_ptr<World> m_world;
    QString m_folder;
    QList<qint64> m_children;
};

void WorldTest::initTestCase()
{
    for (const char *program : {"prometheus", "promtool", "prometheus-alertmanager"}) {
        if (!isInstalled(QString::fromLatin1(program)))
            QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(QLatin1String(program))));
    }
    qRegisterMetaType<Ports>();
    m_world = std::make_unique<World>(m_clock, WorldOptions{.faultAfter = std::nullopt});
    QSignalSpy problems(m_world.get(), &World::problem);
    QSignalSpy readies(m_world.get(), &World::ready);
    QElapsedTimer timer;
    timer.start();
    m_world->start();
    QVERIFY(readies.wait(60'000));
    qInfo("ready after %lld ms", timer.elapsed());
    for (const auto &problem : problems)
        QFAIL(qPrintable(describe(problem.front().value<Error>())));
}

void WorldTest::becomesReady()
{
    QVERIFY(m_world->isReady());
    m_folder = QFileInfo(m_world->workspacePath()).path();
    m_children = m_world->childPids();
    QVERIFY(m_children.size() >= 2);
    for (const qint64 pid : m_children)
        QVERIFY(exists(pid));
    QFile file(m_world->workspacePath() + QStringLiteral("/sources.yaml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const SourcesReading sources = readSourcesFile(file.readAll(), file.fileName());
    QVERIFY(sources.problems.isEmpty());
    QStringList ids;
    for (const SourceConfig &source : sources.config.sources) {
        ids.append(source.id);
        if (source.secret.place == SecretPlace::File)
            QVERIFY(readSecretFile(secretFilePath(source.secret.name, m_world->workspacePath())).has_value());
    }
    for (const char *id : {"prometheus", "alertmanager", "jaeger", "elasticsearch", "pagerduty", "slack",
                           "jira", "kubernetes"})
        QVERIFY2(ids.contains(QLatin1String(id)), id);
    QCOMPARE(sources.config.sources.front().url.port(), int{m_world->ports().prometheus});
}

void WorldTest::historyIsQueryable()
{
    const quint16 port = m_world->ports().prometheus;
    QCOMPARE(query(port, QStringLiteral("count(count by (service) (up{service!=\"\"} offset 5h))")).size(),
             1);
    QCOMPARE(number(query(port, QStringLiteral("count(count by (service) (up{service!=\"\"} offset 5h))"))),
             12.0);
    const double rate = number(
        query(port, QStringLiteral("sum(rate(http_requests_total{service=\"gateway\"}[5m] offset 3h))")));
    QVERIFY2(rate > 20 && rate < 200, qPrintable(QString::number(rate)));
    QVERIFY(number(query(
                port, QStringLiteral("db_pool_connections{service=\"payment\",state=\"active\"} offset 2h")))
            > 0);
}

void WorldTest::liveSamplesFollowHistory()
{
    const quint16 port = m_world->ports().prometheus;
    const QString up = QStringLiteral("sum(up{cluster=\"prod-tokyo-1\"} and (time() - timestamp(up) < 10))");
    QTRY_COMPARE_WITH_TIMEOUT(number(query(port, up)), 12.0, 30'000);
    // One series each: the labels of history and scrape are the same.
    QCOMPARE(number(query(port, QStringLiteral("count(count_over_time(up{service=\"payment\"}[1h]))"))), 1.0);
    QCOMPARE(
        number(query(port, QStringLiteral("sum(resets(http_requests_total{service=\"gateway\"}[10m]))"))),
        0.0);
    QCOMPARE(number(query(port, QStringLiteral("count(ALERTS{alertstate=\"firing\"}) or vector(0)"))), 0.0);
}

void WorldTest::faultFires()
{
    m_world->trigger(FaultKind::Pool);
    const quint16 port = m_world->ports().prometheus;
    QTRY_VERIFY_WITH_TIMEOUT(
        !query(port,
               QStringLiteral(
                   "ALERTS{alertname=\"DbPoolExhausted\",service=\"payment\",alertstate=\"firing\"}"))
             .isEmpty(),
        120'000);
    QTRY_VERIFY_WITH_TIMEOUT(
        !query(port,
               QStringLiteral(
                   "ALERTS{alertname=\"ServiceErrorRateHigh\",service=\"payment\",alertstate=\"firing\"}"))
             .isEmpty(),
        120'000);
    QTRY_VERIFY_WITH_TIMEOUT(get(m_world->ports().alertmanager, "/api/v2/alerts").contains("DbPoolExhausted"),
                             30'000);
}

void WorldTest::tracesAndLogsHaveAPast()
{
    const size_t traces = m_world->jaeger()->traceCount();
    const size_t documents = m_world->elastic()->documentCount();
    qInfo("%zu traces, %zu log lines", traces, documents);
    QVERIFY(traces > 4000);
    QVERIFY(documents > 25'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->jaeger()->traceCount() > traces + 10, 30'000);
    QVERIFY(m_world->elastic()->documentCount() > documents + 10);
}

void WorldTest::faultIsPaged()
{
    const auto paged = [&] {
        return std::ranges::any_of(m_world->pagerDuty()->incidents(), [](const PagerDutyIncident &incident) {
            return incident.service == QLatin1String("payment")
                && incident.status == QLatin1String("triggered")
                && incident.title.contains(QLatin1String("orders-rw"))
                && incident.urgency == QLatin1String("high");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(paged(), 60'000);
}

// The loop closes: a rolling restart through Kubernetes, and the incident resolves by itself.
void WorldTest::restartEndsTheIncident()
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_world->ports().kubernetes);
    QVERIFY(socket.waitForConnected(60000));
    const QByteArray body
        = R"({"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"now"}}}}})";
    socket.write("PATCH /apis/apps/v1/namespaces/shop/deployments/payment HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                 "Authorization: Bearer "
                 + demoKubernetesToken()
                 + "\r\nContent-Type: application/strategic-merge-patch+json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QVERIFY(socket.waitForReadyRead(60000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    const auto resolved = [&] {
        return std::ranges::any_of(m_world->pagerDuty()->incidents(), [](const PagerDutyIncident &incident) {
            return incident.title.contains(QLatin1String("orders-rw"))
                && incident.status == QLatin1String("resolved");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(resolved(), 180'000);
}

void WorldTest::leavesNothingBehind()
{
    QVERIFY(QDir(m_folder).exists());
    m_world.reset();
    for (const qint64 pid : std::as_const(m_children))
        QVERIFY(!exists(pid));
    QVERIFY(!QDir(m_folder).exists());
}

void WorldTest::missingProgramsAreNamed()
{
    World world(m_clock, {.faultAfter = std::nullopt, .programFolders = {QStringLiteral("/nonexistent")}});
    QSignalSpy problems(&world, &World::problem);
    QSignalSpy readies(&world, &World::ready);
    world.start();
    QVERIFY(readies.wait(60'000));
    QStringList hints;
    for (const auto &problem : problems)
        hints.append(problem.front().value<Error>().hint);
    QVERIFY(hints.contains(QStringLiteral("apt install prometheus")));
    QVERIFY(hints.contains(QStringLiteral("apt install prometheus-alertmanager")));
    QVERIFY(world.childPids().isEmpty());
    QVERIFY(get(world.ports().prometheus, "/-/ready").contains("apt install prometheus"));
    QVERIFY(get(world.ports().exporter, "/metrics/payment").contains("db_pool_connections"));
}

void WorldTest::canBeDestroyedAtAnyTime()
{
    for (const int wait : {0, 1, 50, 400, 900}) {
        QString folder;
        {
            World world(m_clock);
            folder = QFileInfo(world.workspacePath()).path();
            QVERIFY(QDir(folder).exists());
            world.start();
            QTest::qWait(wait);
        }
        QVERIFY(!QDir(folder).exists());
    }
}

QTEST_GUILESS_MAIN(WorldTest)
#include "tst_world.moc"
