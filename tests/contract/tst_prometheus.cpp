#include "core/clock.h"
#include "metrics/promclient.h"
#include "metrics/queryscheduler.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/qtprinting.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace std::chrono_literals;

namespace {

// Waits for the one completion of a call.
template <typename T> Result<T> wait(Call<T> call)
{
    QObject receiver;
    std::optional<Result<T>> result;
    call.onDone(&receiver, [&](Result<T> done) { result.emplace(std::move(done)); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000))
        return failure(ErrorKind::DeadlineExceeded, QStringLiteral("test"));
    return std::move(*result);
}

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

const char *const configuration
    = "global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
      "rule_files: [rules.yml]\n"
      "scrape_configs:\n"
      "- job_name: prometheus\n"
      "  static_configs: [{targets: ['127.0.0.1:%1'], labels: {service: prometheus}}]\n"
      "- job_name: nobody\n"
      "  scrape_interval: 2s\n"
      "  scrape_timeout: 1s\n"
      "  static_configs: [{targets: ['127.0.0.1:1']}]\n";

const char *const ruleFile = "groups:\n"
                             "- name: test\n"
                             "  rules:\n"
                             "  - alert: NobodyIsDown\n"
                             "    expr: up{job=\"nobody\"} == 0\n"
                             "    labels: {severity: warning}\n"
                             "    annotations: {summary: 'nobody is down'}\n"
                             "  - record: job:up:sum\n"
                             "    expr: sum by (job) (up)\n";

} // namespace

// The reader and the client against the real server of this system, which scrapes itself.
class PrometheusContractTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void buildInfo();
    void instantVector();
    void scalarAndString();
    void rawMatrix();
    void rangeWithAutomaticStep();
    void rangeBeyondThePointLimit();
    void labels();
    void metadata();
    void targets();
    void rulesAndAlerts();
    void badQueryIsEnveloped();
    void evaluationErrorIsEnveloped();
    void specialValues();
    void longQueryIsPosted();
    void warningsAreKept();
    void cancelledIsSilent();
    void schedulerAsksOnce();
    void continuedRangeEqualsAskedAnew();

private:
    [[nodiscard]] Instant now() const { return m_clock.now(); }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    QProcess m_process;
    QThreadPool m_pool;
    std::unique_ptr<NetworkThread> m_network;
    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<PromClient> m_client;
};

void PrometheusContractTest::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("prometheus"));
    if (program.isEmpty())
        QSKIP("Debian's package prometheus is not installed");
    const int port = freePort();
    const auto write = [this](const char *name, const QByteArray &text) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write("prometheus.yml", QString::fromLatin1(configuration).arg(port).toUtf8()));
    QVERIFY(write("rules.yml", ruleFile));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program,
                    {QStringLiteral("--config.file=") + m_folder.filePath(QStringLiteral("prometheus.yml")),
                     QStringLiteral("--storage.tsdb.path=") + m_folder.filePath(QStringLiteral("data")),
                     QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port)});
    QVERIFY(m_process.waitForStarted());
    m_network = std::make_unique<NetworkThread>(m_clock);
    Endpoint endpoint;
    endpoint.name = QStringLiteral("prometheus");
    endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
    m_http = std::make_shared<HttpClient>(*m_network, m_pool, endpoint);
    m_client = std::make_shared<PromClient>(m_http);
    // Ready once it has tried both targets and evaluated the rules.
    const auto ready = [this] {
        const auto result
            = wait(m_client->query(QStringLiteral("count(job:up:sum) == 2 and sum(job:up:sum) == 1"), now()));
        return result && !(*result)->series.empty();
    };
    if (!QTest::qWaitFor(ready, 60'000))
        QFAIL(qPrintable(QString::fromUtf8(m_process.readAll().right(2000))));
}

void PrometheusContractTest::cleanupTestCase()
{
    m_client.reset();
    m_http.reset();
    m_pool.waitForDone();
    m_network.reset();
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(15'000))
        m_process.kill();
    m_process.waitForFinished();
}

void PrometheusContractTest::buildInfo()
{
    const auto info = wait(m_client->buildInfo());
    QVERIFY2(info, qPrintable(info ? QString() : describe(info.error())));
    QVERIFY(!(*info)->version.isEmpty());
}

void PrometheusContractTest::instantVector()
{
    const auto result = wait(m_client->query(QStringLiteral("up"), now()));
    QVERIFY(result);
    QCOMPARE((*result)->type, ResultType::Vector);
    QCOMPARE((*result)->series.size(), 2u);
    for (const Series &series : (*result)->series) {
        QCOMPARE(series.labels.value(u"__name__"), QStringLiteral("up"));
        QCOMPARE(series.values.size(), 1u);
        QCOMPARE(series.values[0], series.labels.value(u"job") == QLatin1String("prometheus") ? 1.0 : 0.0);
    }
}

void PrometheusContractTest::scalarAndString()
{
    const auto scalar = wait(m_client->query(QStringLiteral("scalar(vector(2.5))"), now()));
    QVERIFY(scalar);
    QCOMPARE((*scalar)->type, ResultType::Scalar);
    QCOMPARE((*scalar)->series[0].values, std::vector<double>{2.5});
    const auto text = wait(m_client->query(QStringLiteral("\"a\\\"b\""), now()));
    QVERIFY(text);
    QCOMPARE((*text)->type, ResultType::String);
    QCOMPARE((*text)->text, QStringLiteral("a\"b"));
}

void PrometheusContractTest::rawMatrix()
{
    const auto result = wait(m_client->query(QStringLiteral("up{job=\"prometheus\"}[1m]"), now()));
    QVERIFY(result);
    QCOMPARE((*result)->type, ResultType::Matrix);
    QVERIFY(!(*result)->series[0].values.empty());
}

void PrometheusContractTest::rangeWithAutomaticStep()
{
    RangeQuery query;
    query.expression = QStringLiteral("vector(1)");
    query.range = {now() - 1h, now()};
    query.maxPoints = 720;
    const auto result = wait(m_client->queryRange(query));
    QVERIFY(result);
    QCOMPARE((*result)->step, Duration(5s));
    const Series &series = (*result)->series.at(0);
    QCOMPARE(series.values.size(), 721u);
    QCOMPARE(series.timesMs.front() % 5000, 0);
    QCOMPARE(series.timesMs[1] - series.timesMs[0], 5000);
}

void PrometheusContractTest::rangeBeyondThePointLimit()
{
    RangeQuery query;
    query.expression = QStringLiteral("vector(time())");
    query.range = {now() - 8h, now()};
    query.step = 1s;
    const auto result = wait(m_client->queryRange(query));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    const Series &series = (*result)->series.at(0);
    QCOMPARE(series.values.size(), 28'801u);
    for (size_t i = 0; i < series.values.size(); ++i)
        QCOMPARE(series.values[i],
                 static_cast<double>(series.timesMs.front()) / 1000 + static_cast<double>(i));
}

void PrometheusContractTest::labels()
{
    const auto names = wait(m_client->labelNames({QStringLiteral("up")}));
    QVERIFY(names);
    QVERIFY((*names)->contains(QStringLiteral("job")));
    const auto values
        = wait(m_client->labelValues(QStringLiteral("job"), {QStringLiteral("up")}, {now() - 1h, now()}));
    QVERIFY(values);
    QCOMPARE(**values, (QStringList{QStringLiteral("nobody"), QStringLiteral("prometheus")}));
    const auto metrics = wait(m_client->labelValues(QStringLiteral("__name__")));
    QVERIFY((*metrics)->contains(QStringLiteral("prometheus_build_info")));
}

void PrometheusContractTest::metadata()
{
    const auto map = wait(m_client->metadata());
    QVERIFY(map);
    const MetricMetadata goroutines = (*map)->value(QStringLiteral("go_goroutines"));
    QCOMPARE(goroutines.type, MetricType::Gauge);
    QVERIFY(!goroutines.help.isEmpty());
    QCOMPARE((*map)->value(QStringLiteral("prometheus_http_request_duration_seconds")).type,
             MetricType::Histogram);
}

void PrometheusContractTest::targets()
{
    std::shared_ptr<const TargetList> list;
    // The unreachable one is unknown until it has been tried once.
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto answer = wait(m_client->targets());
            if (answer)
                list = *answer;
            return answer && std::none_of(list->active.begin(), list->active.end(), [](const Target &t) {
                       return t.health == TargetHealth::Unknown;
                   });
        }(),
        30'000);
    QCOMPARE(list->active.size(), 2u);
    for (const Target &target : list->active) {
        const bool isNobody = target.labels.value(u"job") == QLatin1String("nobody");
        QCOMPARE(target.health, isNobody ? TargetHealth::Down : TargetHealth::Up);
        QCOMPARE(target.lastError.isEmpty(), !isNobody);
        QVERIFY(target.lastScrape);
        QCOMPARE(target.scrapeInterval, isNobody ? Duration(2s) : Duration(1s));
    }
    QCOMPARE(scrapeIntervalOf(*list, QStringLiteral("nobody")), Duration(2s));
}

void PrometheusContractTest::rulesAndAlerts()
{
    std::vector<ActiveAlert> alerts;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto answer = wait(m_client->alerts());
            if (answer)
                alerts = **answer;
            return !alerts.empty();
        }(),
        30'000);
    QCOMPARE(alerts[0].labels.value(u"alertname"), QStringLiteral("NobodyIsDown"));
    QCOMPARE(alerts[0].state, AlertState::Firing);
    QCOMPARE(alerts[0].annotations.value(u"summary"), QStringLiteral("nobody is down"));
    QVERIFY(alerts[0].activeAt);
    const auto groups = wait(m_client->rules());
    QVERIFY(groups);
    QCOMPARE((*groups)->size(), 1u);
    const RuleGroup &group = (*groups)->front();
    QCOMPARE(group.interval, Duration(1s));
    QCOMPARE(group.rules.size(), 2u);
    QCOMPARE(group.rules[0].type, RuleType::Alerting);
    QCOMPARE(group.rules[0].state, AlertState::Firing);
    QCOMPARE(group.rules[0].alerts.size(), 1u);
    QCOMPARE(group.rules[1].type, RuleType::Recording);
    QCOMPARE(group.rules[1].health, RuleHealth::Ok);
}

void PrometheusContractTest::badQueryIsEnveloped()
{
    const auto result = wait(m_client->query(QStringLiteral("sum by ("), now()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadRequest);
    QVERIFY2(result.error().detail.contains(QStringLiteral("parse error")),
             qPrintable(describe(result.error())));
}

void PrometheusContractTest::evaluationErrorIsEnveloped()
{
    const auto result = wait(m_client->query(QStringLiteral("up * on () up"), now()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadRequest);
    QVERIFY2(result.error().detail.contains(QStringLiteral("many-to-many")),
             qPrintable(describe(result.error())));
}

void PrometheusContractTest::specialValues()
{
    const auto nan = wait(m_client->query(QStringLiteral("vector(0) / 0"), now()));
    QVERIFY(std::isnan((*nan)->series.at(0).values[0]));
    const auto infinite = wait(m_client->query(QStringLiteral("vector(-1) / 0"), now()));
    QCOMPARE((*infinite)->series.at(0).values[0], -HUGE_VAL);
    const auto tiny = wait(m_client->query(QStringLiteral("vector(5e-324)"), now()));
    QVERIFY(tiny);
    QVERIFY((*tiny)->series.at(0).values[0] < 1e-300);
    const auto large = wait(m_client->query(QStringLiteral("vector(1.7976931348623157e308)"), now()));
    QCOMPARE((*large)->series.at(0).values[0], 1.7976931348623157e308);
}

void PrometheusContractTest::longQueryIsPosted()
{
    const QString query
        = QStringLiteral("up{job=~\"prometheus|%1\"}").arg(QString(100'000, QLatin1Char('x')));
    const auto result = wait(m_client->query(query, now()));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QCOMPARE((*result)->series.size(), 1u);
}

void PrometheusContractTest::warningsAreKept()
{
    // Old servers do not annotate; where they do, the words arrive.
    const auto result = wait(m_client->query(QStringLiteral("quantile(2, up)"), now()));
    QVERIFY(result);
    for (const QString &warning : (*result)->warnings)
        QVERIFY(!warning.isEmpty());
    QCOMPARE((*result)->series.at(0).values[0], HUGE_VAL);
}

void PrometheusContractTest::cancelledIsSilent()
{
    int answers = 0;
    {
        auto call = m_client->query(QStringLiteral("up"), now());
        call.onDone(this, [&](Result<SharedResult>) { ++answers; });
    }
    QVERIFY(wait(m_client->query(QStringLiteral("up"), now())));
    QCOMPARE(answers, 0);
}

void PrometheusContractTest::schedulerAsksOnce()
{
    QueryScheduler scheduler;
    std::vector<Call<SharedResult>> calls;
    std::vector<SharedResult> answers;
    for (int i = 0; i < 3; ++i) {
        calls.push_back(scheduler.submit(QStringLiteral("p"), QStringLiteral("up"),
                                         [this] { return m_client->query(QStringLiteral("up"), now()); }));
        calls.back().onDone(this, [&](Result<SharedResult> result) { answers.push_back(*result); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 3u, 30'000);
    QCOMPARE(scheduler.started(), 1);
    QCOMPARE(answers[0], answers[2]);
}

// A minute that moves on by the second while the server goes on scraping.
void PrometheusContractTest::continuedRangeEqualsAskedAnew()
{
    QueryScheduler scheduler;
    RangeQuery query;
    query.expression = QStringLiteral("up or label_replace(vector(time()), \"a\", \"b\", \"\", \"\")");
    query.step = std::chrono::seconds(1);
    const Instant end = now() - std::chrono::seconds(1);
    for (int second = 0; second < 5; ++second) {
        query.range = {end - std::chrono::seconds(60 - second), end - std::chrono::seconds(5 - second)};
        QVERIFY(wait(scheduler.submitRange(QStringLiteral("p"), m_client, query)));
    }
    query.range = {end - std::chrono::seconds(55), end};
    const auto refreshed = wait(scheduler.submitRange(QStringLiteral("p"), m_client, query));
    const auto anew = wait(m_client->queryRange(query));
    QVERIFY(refreshed && anew);
    QCOMPARE(scheduler.continuedRanges(), 5);
    QVERIFY(!(*anew)->series.empty());
    QCOMPARE((*refreshed)->series.size(), (*anew)->series.size());
    for (size_t i = 0; i < (*anew)->series.size(); ++i) {
        QCOMPARE((*refreshed)->series[i].labels, (*anew)->series[i].labels);
        QCOMPARE((*refreshed)->series[i].timesMs, (*anew)->series[i].timesMs);
        QCOMPARE((*refreshed)->series[i].values, (*anew)->series[i].values);
    }
}

QTEST_GUILESS_MAIN(PrometheusContractTest)
#include "tst_prometheus.moc"
