// The real program in a process of its own: from its start to the first frame an operator can use and the
// memory it holds then, and what it holds when it has stood idle over a dashboard of twelve panels that
// refreshes.
#include "support/fakeprometheus.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

namespace {

struct Started
{
    double seconds = 0;
    double residentMegabytes = 0;
};

// The program prints one line, "first-frame <resident kB>", and ends.
std::optional<Started> startOnce()
{
    const QTemporaryDir home;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("YAGURA_MEASURE_START"), QStringLiteral("1"));
    environment.insert(QStringLiteral("HOME"), home.path());
    program.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    program.start(QStringLiteral(YAGURA_BINARY_DIR "/bin/yagura"),
                  {QStringLiteral("--workspace"), home.path()});
    QByteArray line;
    while (!line.contains('\n') && program.waitForReadyRead(20'000))
        line += program.readAllStandardOutput();
    const Started started{static_cast<double>(timer.nsecsElapsed()) / 1e9,
                          line.mid(line.indexOf(' ') + 1).trimmed().toDouble() / 1024};
    program.waitForFinished(10'000);
    if (!line.startsWith("first-frame "))
        return std::nullopt;
    return started;
}

void appStart(benchmark::State &state)
{
    for (auto _ : state) {
        const auto started = startOnce();
        if (!started) {
            state.SkipWithError("the program did not report its first frame");
            return;
        }
        state.SetIterationTime(started->seconds);
        state.counters["rss_mb"] = started->residentMegabytes;
    }
}
constexpr int idlePanels = 12;
constexpr auto idleSeconds = 20;

// The first twelve panels of the shop's dashboard, refreshed every five seconds.
QByteArray idleDashboard()
{
    QFile file(QStringLiteral(":/dashboards/shop-overview.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject dashboard = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray all = dashboard.value(QStringLiteral("panels")).toArray();
    QJsonArray panels;
    for (int i = 0; i < idlePanels && i < all.size(); ++i)
        panels.append(all.at(i));
    dashboard.insert(QStringLiteral("panels"), panels);
    dashboard.insert(QStringLiteral("refresh"), QStringLiteral("5s"));
    return QJsonDocument(dashboard).toJson();
}

// Of /proc: VmRSS, or Pss, in which pages shared with other programs count by their share. Megabytes.
double memoryOf(qint64 pid, const char *file, const char *key)
{
    QFile status(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(file)));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(key);
    return at < 0 ? 0 : text.mid(at + qstrlen(key), 24).trimmed().split(' ').first().toDouble() / 1024;
}

void appIdle(benchmark::State &state)
{
    for (auto _ : state) {
        const QTemporaryDir home;
        QFile file(home.filePath(QStringLiteral("idle.json")));
        yagura::test::FakePrometheus prometheus;
        prometheus.setLabelValues(QStringLiteral("cluster"), {QStringLiteral("prod-tokyo-1")});
        prometheus.setLabelValues(
            QStringLiteral("service"),
            {QStringLiteral("checkout"), QStringLiteral("payment"), QStringLiteral("gateway")});
        if (!file.open(QIODevice::WriteOnly) || file.write(idleDashboard()) <= 0) {
            state.SkipWithError("the dashboard could not be written");
            return;
        }
        file.close();
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("HOME"), home.path());
        program.setProcessEnvironment(environment);
        QElapsedTimer timer;
        timer.start();
        program.start(QStringLiteral(YAGURA_BINARY_DIR "/bin/yagura"),
                      {QStringLiteral("--workspace"), home.filePath(QStringLiteral("workspace")),
                       QStringLiteral("--prometheus"), prometheus.url().toString(), file.fileName()});
        while (timer.elapsed() < idleSeconds * 1000) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
            QThread::msleep(5);
        }
        state.SetIterationTime(static_cast<double>(timer.elapsed()) / 1000);
        state.counters["rss_mb"] = memoryOf(program.processId(), "status", "VmRSS:");
        state.counters["pss_mb"] = memoryOf(program.processId(), "smaps_rollup", "Pss:");
        state.counters["queries"] = static_cast<double>(prometheus.queries().size());
        const bool isRunning = program.state() == QProcess::Running;
        program.terminate();
        program.waitForFinished(5'000);
        if (!isRunning || prometheus.queries().size() < idlePanels) {
            state.SkipWithError("the program ended early or did not ask for its panels");
            return;
        }
    }
}
BENCHMARK(appIdle)->Name("app/idle_rss_mb")->UseManualTime()->Unit(benchmark::kSecond)->Iterations(1);

BENCHMARK(appStart)->Name("app/start")->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);

} // namespace
