#include "core/clock.h"
#include "metrics/promql/parser.h"
#include "metrics/promql/printer.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/promqlcorpus.h"
#include "support/qtprinting.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics::promql;
using namespace std::chrono_literals;

namespace {

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

struct Answer
{
    bool arrived = false;
    bool accepted = false;
    QString text; // formatted, or the error
};

} // namespace

// What the real server says of every expression of the corpus, and how it formats those it takes.
class PromqlContractTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void acceptsWhatTheServerAccepts_data() { rows("right"); }
    void acceptsWhatTheServerAccepts();
    void refusesWhatTheServerRefuses_data() { rows("wrong"); }
    void refusesWhatTheServerRefuses();
    void formattedTextStaysFormatted();
    void emptyIgnoringKeepsItsGrouping();

private:
    static void rows(const char *name);
    [[nodiscard]] Answer ask(const QString &expression) const;

    SystemClock m_clock;
    QTemporaryDir m_folder;
    QProcess m_process;
    QThreadPool m_pool;
    std::unique_ptr<NetworkThread> m_network;
    std::shared_ptr<HttpClient> m_http;
    ParseOptions m_options;
    int m_right = 0;
    int m_wrong = 0;
};

void PromqlContractTest::rows(const char *name)
{
    QTest::addColumn<QString>("expression");
    const QStringList corpus = test::promqlCorpus(name);
    QVERIFY(corpus.size() >= 150);
    for (qsizetype i = 0; i < corpus.size(); ++i)
        QTest::addRow("%d %s", static_cast<int>(i + 1), qPrintable(corpus[i].left(60))) << corpus[i];
}

void PromqlContractTest::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("prometheus"));
    if (program.isEmpty())
        QSKIP("Debian's package prometheus is not installed");
    const int port = freePort();
    QFile configuration(m_folder.filePath(QStringLiteral("prometheus.yml")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("global: {scrape_interval: 1m}\n");
    configuration.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program,
                    {QStringLiteral("--config.file=") + configuration.fileName(),
                     QStringLiteral("--storage.tsdb.path=") + m_folder.filePath(QStringLiteral("data")),
                     QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port)});
    QVERIFY(m_process.waitForStarted());
    m_network = std::make_unique<NetworkThread>(m_clock);
    Endpoint endpoint;
    endpoint.name = QStringLiteral("prometheus");
    endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
    m_http = std::make_shared<HttpClient>(*m_network, m_pool, endpoint);
    if (!QTest::qWaitFor([this] { return ask(QStringLiteral("up")).accepted; }, 60'000))
        QFAIL(qPrintable(QString::fromUtf8(m_process.readAll().right(2000))));
    QProcess version;
    version.start(program, {QStringLiteral("--version")});
    QVERIFY(version.waitForFinished());
    const QString told = QString::fromUtf8(version.readAllStandardOutput() + version.readAllStandardError());
    m_options.server = versionFromText(told.section(QStringLiteral("version "), 1)
                                           .section(QLatin1Char(' '), 0, 0)
                                           .section(QLatin1Char(','), 0, 0));
    QVERIFY2(m_options.server, qPrintable(told));
}

void PromqlContractTest::cleanupTestCase()
{
    qInfo("agreed on %d right and %d wrong expressions", m_right, m_wrong);
    m_http.reset();
    m_pool.waitForDone();
    m_network.reset();
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(15'000))
        m_process.kill();
    m_process.waitForFinished();
}

Answer PromqlContractTest::ask(const QString &expression) const
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = QStringLiteral("/api/v1/format_query");
    request.contentType = "application/x-www-form-urlencoded";
    request.body = formEncoded({{QStringLiteral("query"), expression}});
    auto call = m_http->send(request);
    QObject receiver;
    std::optional<Result<HttpResponse>> result;
    call.onDone(&receiver, [&](Result<HttpResponse> done) { result.emplace(std::move(done)); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000) || !*result)
        return {};
    const QJsonObject object = QJsonDocument::fromJson((*result)->body).object();
    Answer answer;
    answer.accepted = object.value(QLatin1String("status")).toString() == QLatin1String("success");
    answer.arrived = answer.accepted || (*result)->status == 400;
    answer.text = object.value(QLatin1String(answer.accepted ? "data" : "error")).toString();
    return answer;
}

void PromqlContractTest::acceptsWhatTheServerAccepts()
{
    QFETCH(QString, expression);
    const Answer answer = ask(expression);
    QVERIFY(answer.arrived);
    QVERIFY2(answer.accepted, qPrintable(answer.text));
    const Parsed parsed = parse(expression, m_options);
    QVERIFY2(parsed.isRight(), parsed.isRight() ? "" : qPrintable(parsed.problems.front().message));
    QCOMPARE(formatted(*parsed.root), answer.text);
    ++m_right;
}

void PromqlContractTest::refusesWhatTheServerRefuses()
{
    QFETCH(QString, expression);
    const Answer answer = ask(expression);
    QVERIFY(answer.arrived);
    QVERIFY2(!answer.accepted, qPrintable(answer.text));
    QVERIFY2(!parse(expression, m_options).isRight(), qPrintable(answer.text));
    ++m_wrong;
}

void PromqlContractTest::formattedTextStaysFormatted()
{
    for (const QString &expression : test::promqlCorpus("right")) {
        const QString once = formatted(*parse(expression, m_options).root);
        const Answer answer = ask(once);
        QVERIFY2(answer.accepted, qPrintable(once));
        QCOMPARE(formatted(*parse(once, m_options).root), answer.text);
    }
}

// The one place where our formatter departs from that of 2.42, which forgets the grouping and so the meaning.
void PromqlContractTest::emptyIgnoringKeepsItsGrouping()
{
    const QString expression = QStringLiteral("a * ignoring () group_left (x) b");
    QVERIFY(ask(expression).accepted);
    QCOMPARE(formatted(*parse(expression, m_options).root), expression);
}

QTEST_GUILESS_MAIN(PromqlContractTest)
#include "tst_promql.moc"
