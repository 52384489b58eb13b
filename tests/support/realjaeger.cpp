#include "support/realjaeger.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <array>
#include <csignal>
#include <sys/prctl.h>
#include <vector>

namespace yagura::test {

namespace {

constexpr int MostStartMs = 30'000;

// All open at once, so that they differ.
template <size_t Count> std::array<QString, Count> freeAddresses()
{
    std::vector<std::unique_ptr<QTcpServer>> holders;
    std::array<QString, Count> addresses;
    for (auto &address : addresses) {
        holders.push_back(std::make_unique<QTcpServer>());
        if (holders.back()->listen(QHostAddress::LocalHost))
            address = QStringLiteral("127.0.0.1:%1").arg(holders.back()->serverPort());
    }
    return addresses;
}

QUrl urlOf(const QString &address)
{
    return QUrl(QStringLiteral("http://") + address);
}

// A service without a port of its own takes a free one too, so that two servers can stand side by side.
QStringList argumentsOfV1(const std::array<QString, 7> &addresses)
{
    const char *options[]
        = {"query.http-server",     "collector.otlp.http",   "collector.otlp.grpc", "query.grpc-server",
           "collector.http-server", "collector.grpc-server", "admin.http"};
    QStringList arguments{QStringLiteral("--sampling.default-sampling-probability=1")};
    for (size_t i = 0; i < addresses.size(); ++i)
        arguments.append(
            QStringLiteral("--%1.host-port=%2").arg(QString::fromLatin1(options[i]), addresses[i]));
    return arguments;
}

QByteArray configurationOfV2(const std::array<QString, 7> &addresses, const QUrl &metricsStore)
{
    QString text = QStringLiteral(R"(service:
  extensions: [jaeger_storage, jaeger_query]
  pipelines:
    traces:
      receivers: [otlp]
      exporters: [jaeger_storage_exporter]
  telemetry:
    metrics: {level: none}
    logs: {level: warn}
extensions:
  jaeger_query:
    storage: {traces: memory, traces_archive: archive%1}
    http: {endpoint: "%2"}
    grpc: {endpoint: "%3"}
  jaeger_storage:
    backends:
      memory: {memory: {max_traces: 100000}}
      archive: {memory: {max_traces: 1000}}
%4receivers:
  otlp: {protocols: {http: {endpoint: "%5"}}}
exporters:
  jaeger_storage_exporter: {trace_storage: memory}
)");
    const bool hasMetrics = !metricsStore.isEmpty();
    const QString store
        = QStringLiteral("    metric_backends:\n      prometheus: {prometheus: {endpoint: \"%1\", "
                         "normalize_calls: true, normalize_duration: true}}\n")
              .arg(metricsStore.toString());
    text = text.arg(hasMetrics ? QStringLiteral(", metrics: prometheus") : QString(), addresses[0],
                    addresses[3], hasMetrics ? store : QString(), addresses[1]);
    return text.toUtf8();
}

} // namespace

QString RealJaeger::path(JaegerProgram program)
{
    const QString path = QStringLiteral(YAGURA_SOURCE_DIR "/build/real/jaeger-")
        + (program == JaegerProgram::V1 ? QStringLiteral("v1") : QStringLiteral("v2"));
    return QFile::exists(path) ? path : QString();
}

std::unique_ptr<RealJaeger> RealJaeger::start(JaegerProgram program, const QUrl &metricsStore,
                                              QString &problem)
{
    std::unique_ptr<RealJaeger> server(new RealJaeger);
    const auto addresses = freeAddresses<7>();
    server->m_query = urlOf(addresses[0]);
    server->m_otlp = urlOf(addresses[1]);
    QStringList arguments = argumentsOfV1(addresses);
    if (program == JaegerProgram::V2) {
        const QString path = server->m_folder.filePath(QStringLiteral("jaeger.yaml"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(configurationOfV2(addresses, metricsStore)) < 0) {
            problem = file.errorString();
            return nullptr;
        }
        arguments = {QStringLiteral("--config"), path};
    }
    const QString log = server->m_folder.filePath(QStringLiteral("log"));
    server->m_process.setStandardOutputFile(log);
    server->m_process.setStandardErrorFile(log, QIODevice::Append);
    server->m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    server->m_process.start(path(program), arguments);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < MostStartMs && server->m_process.state() != QProcess::NotRunning) {
        if (server->isListening())
            return server;
        server->m_process.waitForFinished(100);
    }
    QFile said(log);
    problem = said.open(QIODevice::ReadOnly) ? QString::fromUtf8(said.readAll().right(2000)) : QString();
    return nullptr;
}

bool RealJaeger::isListening()
{
    for (const auto &url : {m_query, m_otlp}) {
        QTcpSocket socket;
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        if (!socket.waitForConnected(500))
            return false;
    }
    return true;
}

RealJaeger::~RealJaeger()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

} // namespace yagura::test
