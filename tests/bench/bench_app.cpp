// The real program in a process of its own: from its start to the first frame an operator can use, and the memory it
// holds then.
#include <benchmark/benchmark.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

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
    program.start(QStringLiteral(YAGURA_BINARY_DIR "/bin/yagura"), {QStringLiteral("--workspace"), home.path()});
    QByteArray line;
    while (!line.contains('\n') && program.waitForReadyRead(20'000))
        line += program.readAllStandardOutput();
    const Started started {static_cast<double>(timer.nsecsElapsed()) / 1e9,
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
BENCHMARK(appStart)->Name("app/start")->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);

} // namespace
