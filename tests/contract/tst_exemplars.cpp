#include "core/clock.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/answeringserver.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace std::chrono_literals;

namespace {

const char *const page = "# TYPE orders counter\n"
                         "orders_total{shop=\"a\"} 7 # {trace_id=\"0af7651916cd43dd8448eb211c80319c\"} 0.25\n"
                         "# EOF\n";

const char *const configuration = "global: {scrape_interval: 1s}\n"
                                  "scrape_configs:\n"
                                  "- job_name: shop\n"
                                  "  static_configs: [{targets: ['%1']}]\n";

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

// The exemplars of the real server of this system, which scrapes a page with one.
class ExemplarsContractTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exemplarWithItsTrace();
};

void ExemplarsContractTest::exemplarWithItsTrace()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("prometheus"));
    if (program.isEmpty())
        QSKIP("Debian's package prometheus is not installed");
    test::AnsweringServer target([](const test::SeenRequest &) -> std::optional<QByteArray> {
        return QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/openmetrics-text; version=1.0.0; "
                          "charset=utf-8\r\nContent-Length: ")
            + QByteArray::number(qstrlen(page)) + "\r\n\r\n" + page;
    });
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("prometheus.yml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QString::fromLatin1(configuration).arg(target.url().authority()).toUtf8());
    file.close();
    const int port = freePort();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program,
                  {QStringLiteral("--config.file=") + file.fileName(),
                   QStringLiteral("--storage.tsdb.path=") + folder.filePath(QStringLiteral("data")),
                   QStringLiteral("--enable-feature=exemplar-storage"),
                   QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port)});
    QVERIFY(process.waitForStarted());
    // Before it listens, refusals would open the client's circuit.
    QVERIFY(test::waitUntil([port] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port));
        return socket.waitForConnected(200);
    }));
    SystemClock clock;
    QThreadPool pool;
    NetworkThread network(clock);
    Endpoint endpoint;
    endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
    PromClient client(std::make_shared<HttpClient>(network, pool, endpoint));
    std::vector<ExemplarSeries> found;
    const auto isThere = [&] {
        const auto answer = test::waitFor(client.queryExemplars(
            QStringLiteral("rate(orders_total{shop=\"a\"}[1m])"), {clock.now() - 5min, clock.now() + 1min}));
        found = answer ? **answer : std::vector<ExemplarSeries>();
        return !found.empty();
    };
    const bool came = test::waitUntil(isThere, 60s);
    const auto series = test::waitFor(
        client.series({QStringLiteral("orders_total")}, {clock.now() - 5min, clock.now() + 1min}));
    process.terminate();
    if (!process.waitForFinished(15'000))
        process.kill();
    QVERIFY2(came, process.readAll().right(2000).constData());
    QCOMPARE(found[0].labels.value(u"shop"), QStringLiteral("a"));
    QCOMPARE(found[0].exemplars[0].traceId, QStringLiteral("0af7651916cd43dd8448eb211c80319c"));
    QCOMPARE(found[0].exemplars[0].value, 0.25);
    QVERIFY(series);
    QCOMPARE((*series)->size(), 1u);
    QCOMPARE((*series)->front().value(u"job"), QStringLiteral("shop"));
}

QTEST_GUILESS_MAIN(ExemplarsContractTest)
#include "tst_exemplars.moc"
