#include "launcher.h"

#include "support/waiting.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

// A server of the system, started by hand as an operator would; ended with the object.
class RealServer
{
public:
    bool start(const QString &program, const QStringList &arguments, quint16 port)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, arguments);
        if (!m_process.waitForStarted())
            return false;
        QNetworkAccessManager manager;
        return test::waitUntil([&] {
            QNetworkReply *reply
                = manager.get(QNetworkRequest(QUrl(u"http://127.0.0.1:%1/-/ready"_s.arg(port))));
            (void)test::waitUntil([reply] { return reply->isFinished(); }, 2s);
            const bool ready = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
            delete reply;
            return ready;
        });
    }

    ~RealServer()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(2000);
    }

private:
    QProcess m_process;
};

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

// The console knows nothing of who started its servers: a Prometheus and an Alertmanager of this test, named
// on the command line, fill the same screens.
class SeparateServersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsTheirDataAndState();
    void survivesTheirEnd();

private:
    QTemporaryDir m_folder;
    quint16 m_prometheusPort = 0;
    quint16 m_alertmanagerPort = 0;
    std::unique_ptr<RealServer> m_prometheus;
    std::unique_ptr<RealServer> m_alertmanager;
    Redactor m_redactor;
    std::unique_ptr<Launcher> m_launcher;
};

void SeparateServersTest::initTestCase()
{
    if (QStandardPaths::findExecutable(u"prometheus"_s).isEmpty()
        || QStandardPaths::findExecutable(u"prometheus-alertmanager"_s).isEmpty())
        QSKIP("prometheus and prometheus-alertmanager of Debian are not installed");
    m_prometheusPort = freePort();
    m_alertmanagerPort = freePort();
    write(m_folder.filePath(u"rules.yml"_s),
          "groups:\n- name: test\n  interval: 1s\n  rules:\n  - alert: AlwaysThere\n    expr: vector(1) > 0\n"
          "    labels: {severity: critical, service: lighthouse}\n    annotations: {summary: the lamp is "
          "lit}\n");
    write(m_folder.filePath(u"prometheus.yml"_s),
          u"global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: [%1]\n"
          "alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:%2']}]}]}\n"
          "scrape_configs: [{job_name: self, static_configs: [{targets: ['127.0.0.1:%3']}]}]\n"_s
              .arg(m_folder.filePath(u"rules.yml"_s))
              .arg(m_alertmanagerPort)
              .arg(m_prometheusPort)
              .toUtf8());
    write(m_folder.filePath(u"alertmanager.yml"_s),
          "route: {receiver: nobody, group_wait: 1s}\nreceivers: [{name: nobody}]\n");
    m_alertmanager = std::make_unique<RealServer>();
    QVERIFY(m_alertmanager->start(
        u"prometheus-alertmanager"_s,
        {u"--config.file="_s + m_folder.filePath(u"alertmanager.yml"_s),
         u"--storage.path="_s + m_folder.filePath(u"am"_s), u"--cluster.listen-address="_s,
         u"--web.listen-address=127.0.0.1:%1"_s.arg(m_alertmanagerPort), u"--log.level=error"_s},
        m_alertmanagerPort));
    m_prometheus = std::make_unique<RealServer>();
    QVERIFY(m_prometheus->start(u"prometheus"_s,
                                {u"--config.file="_s + m_folder.filePath(u"prometheus.yml"_s),
                                 u"--storage.tsdb.path="_s + m_folder.filePath(u"tsdb"_s),
                                 u"--web.listen-address=127.0.0.1:%1"_s.arg(m_prometheusPort),
                                 u"--log.level=error"_s},
                                m_prometheusPort));
}

void SeparateServersTest::showsTheirDataAndState()
{
    const auto options
        = parseConsoleOptions({u"--workspace"_s, m_folder.filePath(u"workspace"_s), u"--prometheus"_s,
                               u"http://127.0.0.1:%1"_s.arg(m_prometheusPort), u"--alertmanager"_s,
                               u"http://127.0.0.1:%1"_s.arg(m_alertmanagerPort)});
    QVERIFY(options);
    m_launcher = std::make_unique<Launcher>(
        *options, m_redactor, LaunchFolders{m_folder.filePath(u"data"_s), m_folder.filePath(u"config"_s)});
    m_launcher->start();
    QVERIFY(m_launcher->isLaunched());
    Session &session = m_launcher->session();
    m_launcher->console().window().show();
    m_launcher->console().show(u"overview"_s);
    // One alert, known to both servers, is one alert.
    const auto told = [&session] {
        QStringList lines;
        for (const alerts::Alert &alert : *session.alertFeed().alerts())
            lines << alert.labels.toString() + u" of "_s + alert.sourceIds.join(u", "_s);
        for (const SourceStatus &status : session.connections().statuses())
            lines << status.config.id
                    + (status.connection.lastError ? describe(*status.connection.lastError) : QString());
        return lines.join(u'\n');
    };
    QVERIFY2(test::waitUntil(
                 [&] {
                     const alerts::Alert *found = session.alertFeed().alerts()->empty()
                         ? nullptr
                         : &session.alertFeed().alerts()->front();
                     return found && found->sourceIds.size() == 2;
                 },
                 90s),
             qPrintable(told()));
    QCOMPARE(session.alertFeed().alerts()->size(), size_t{1});
    const alerts::Alert &alert = session.alertFeed().alerts()->front();
    QCOMPARE(alert.name(), u"AlwaysThere"_s);
    QCOMPARE(alert.labels.value(u"service"), u"lighthouse"_s);
    QVERIFY(alert.isReceived);
    // The overview speaks of it, and of two healthy sources.
    const kit::Screen *overview = m_launcher->console().screen(u"overview"_s);
    QVERIFY(test::waitUntil([&] { return overview->isSettled(); }));
    for (const SourceStatus &status : session.connections().statuses())
        QCOMPARE(status.connection.health, ConnectionHealth::Healthy);
    // A query answers with this Prometheus' own data.
    const auto prometheus = session.connections().prometheus();
    QCOMPARE(prometheus.size(), 1);
    QVERIFY(test::waitUntil([&] {
        const auto up
            = test::waitFor(prometheus.first().client->query(u"up{job=\"self\"}"_s, session.clock().now()));
        return up && !(*up)->series.empty() && (*up)->series.front().values.back() == 1.0;
    }));
}

void SeparateServersTest::survivesTheirEnd()
{
    QVERIFY(m_launcher);
    m_prometheus.reset();
    Session &session = m_launcher->session();
    QVERIFY(test::waitUntil(
        [&] {
            const auto statuses = session.connections().statuses();
            return std::any_of(statuses.begin(), statuses.end(), [](const SourceStatus &status) {
                return status.config.kind == SourceKind::Prometheus
                    && status.connection.lastError.has_value();
            });
        },
        60s));
    // What was known stays, and the other source is not touched by it.
    QCOMPARE(session.alertFeed().alerts()->size(), size_t{1});
    for (const SourceStatus &status : session.connections().statuses()) {
        if (status.config.kind == SourceKind::Alertmanager)
            QCOMPARE(status.connection.health, ConnectionHealth::Healthy);
    }
    m_launcher.reset();
}

QTEST_MAIN(SeparateServersTest)
#include "tst_separateservers.moc"
