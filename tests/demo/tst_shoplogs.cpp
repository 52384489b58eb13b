#include "demo/shop/backgroundlogs.h"
#include "demo/shop/requestlogs.h"
#include "demo/shop/shop.h"
#include "demo/shop/tracerendering.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace yagura;
using namespace yagura::demo;
using namespace std::chrono_literals;

namespace {

const Instant start = fromUnixSeconds(std::int64_t{1'790'000'040});

class CollectedRequests final : public MetricSink
{
public:
    void sample(std::string_view family, std::string_view labels, double value) override
    {
        if (family != "http_requests_total")
            return;
        all += value;
        failed += labels.find("status=\"5") != std::string_view::npos ? value : 0;
    }
    double all = 0;
    double failed = 0;
};

QJsonObject parsed(const LogLine &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line.json, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

QString field(const QJsonObject &line, const char *name)
{
    return line.value(QLatin1String(name)).toString();
}

} // namespace

class ShopLogsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void sameRequestSameLines();
    void everyLineIsComplete();
    void linesBelongToSpans();
    void poolFaultLeavesItsMarks();
    void mailFaultLeavesItsMarks();
    void threeSignalsAgree_data();
    void threeSignalsAgree();
    void backgroundIsRepeatable();
    void quotesAndTimes();

private:
    std::vector<LogLine> lines(Instant from, Instant to) const
    {
        std::vector<LogLine> all;
        for (const Request &request : m_shop->stream.between(from, to))
            appendRequestLogs(request, m_shop->timeline, all);
        return all;
    }

    std::unique_ptr<Shop> m_shop;
};

void ShopLogsTest::init()
{
    m_shop = std::make_unique<Shop>(7, start);
}

void ShopLogsTest::sameRequestSameLines()
{
    const auto first = lines(start, start + 20s);
    QVERIFY(first.size() > 200);
    QVERIFY(first == lines(start, start + 20s));
    const Shop again(7, start);
    std::vector<LogLine> other;
    for (const Request &request : again.stream.between(start, start + 20s))
        appendRequestLogs(request, again.timeline, other);
    QVERIFY(first == other);
}

void ShopLogsTest::everyLineIsComplete()
{
    std::set<QString> services;
    for (const LogLine &line : lines(start, start + 60s)) {
        const QJsonObject fields = parsed(line);
        for (const char *name : {"@timestamp", "log.level", "service.name", "message", "trace.id", "span.id",
                                 "logger", "thread.name", "k8s.pod", "k8s.node"})
            QVERIFY2(!field(fields, name).isEmpty(), line.json.constData());
        QCOMPARE(field(fields, "@timestamp").toLatin1(), isoTime(line.at));
        QVERIFY(field(fields, "k8s.pod").startsWith(field(fields, "service.name")));
        services.insert(field(fields, "service.name"));
    }
    QVERIFY(services.size() >= 9);
}

void ShopLogsTest::linesBelongToSpans()
{
    for (const Request &request : m_shop->stream.between(start, start + 15s)) {
        const RenderedTrace trace = renderTrace(request, m_shop->timeline);
        std::map<std::string, std::string> serviceOf;
        for (const RenderedSpan &span : trace.spans)
            serviceOf[span.id] = std::string(name(span.service));
        std::vector<LogLine> own;
        appendRequestLogs(request, m_shop->timeline, own);
        QVERIFY(!own.empty());
        for (const LogLine &line : own) {
            const QJsonObject fields = parsed(line);
            QCOMPARE(field(fields, "trace.id").toStdString(), trace.id);
            QCOMPARE(serviceOf[field(fields, "span.id").toStdString()],
                     field(fields, "service.name").toStdString());
        }
    }
}

void ShopLogsTest::poolFaultLeavesItsMarks()
{
    m_shop->timeline.startFault(FaultKind::Pool, start);
    int timeouts = 0;
    int retries = 0;
    int unavailable = 0;
    int japanese = 0;
    for (const LogLine &line : lines(start + 60s, start + 120s)) {
        const QJsonObject fields = parsed(line);
        if (field(fields, "error.type") == QLatin1String("java.sql.SQLTransientConnectionException")) {
            ++timeouts;
            QCOMPARE(field(fields, "service.name"), QStringLiteral("payment"));
            QCOMPARE(fields.value(QLatin1String("db.pool.in_use")).toInt(), 40);
            QVERIFY(fields.value(QLatin1String("db.pool.waiting")).toInt() > 0);
            QVERIFY(field(fields, "error.stack_trace").contains(QLatin1String("\n\tat com.zaxxer.hikari")));
        }
        retries += fields.contains(QLatin1String("retry.attempt")) ? 1 : 0;
        unavailable
            += field(fields, "error.type").endsWith(QLatin1String("PaymentUnavailableException")) ? 1 : 0;
        japanese += field(fields, "message").contains(QStringLiteral("注文を処理できませんでした")) ? 1 : 0;
    }
    QVERIFY(timeouts > 20);
    QVERIFY(retries > 20);
    QVERIFY(unavailable > 3);
    QVERIFY(japanese > 10);
}

void ShopLogsTest::mailFaultLeavesItsMarks()
{
    m_shop->timeline.startFault(FaultKind::Mail, start);
    int refused = 0;
    for (const LogLine &line : lines(start + 30s, start + 150s))
        refused += line.json.contains("smtplib.SMTPResponseException") ? 1 : 0;
    QVERIFY(refused > 5);
}

void ShopLogsTest::threeSignalsAgree_data()
{
    QTest::addColumn<bool>("faulty");
    QTest::newRow("calm") << false;
    QTest::newRow("pool fault") << true;
}

// The share of failed requests at the gateway, as counters, fairly sampled traces and their access logs tell
// it.
void ShopLogsTest::threeSignalsAgree()
{
    QFETCH(bool, faulty);
    if (faulty)
        m_shop->timeline.startFault(FaultKind::Pool, start);
    const Instant from = start + 60s;
    const Instant to = from + 15min;
    MetricsEngine engine(m_shop->seed, m_shop->timeline, m_shop->calibration, from);
    engine.advanceTo(to, 1s);
    CollectedRequests metrics;
    engine.write(Service::Gateway, metrics);

    double traced = 0;
    double tracedFailed = 0;
    double logged = 0;
    double loggedFailed = 0;
    for (const Request &request : m_shop->stream.between(from, to)) {
        if (request.selection != Selection::Head)
            continue;
        const RenderedTrace trace = renderTrace(request, m_shop->timeline);
        traced += 1;
        tracedFailed += trace.spans.front().error ? 1 : 0;
        std::vector<LogLine> own;
        appendRequestLogs(request, m_shop->timeline, own);
        for (const LogLine &line : own) {
            if (!line.json.contains("\"gateway.access\""))
                continue;
            logged += 1;
            loggedFailed
                += parsed(line).value(QLatin1String("http.response.status_code")).toInt() >= 500 ? 1 : 0;
        }
    }
    QVERIFY(traced > 2500);
    QCOMPARE(logged, traced);
    QCOMPARE(loggedFailed, tracedFailed);
    const double counted = metrics.failed / metrics.all;
    const double sampled = tracedFailed / traced;
    const double tolerance = 4 * std::sqrt(std::max(counted * (1 - counted), 0.001) / traced) + 0.003;
    QVERIFY2(std::abs(counted - sampled) < tolerance,
             qPrintable(QStringLiteral("counted %1, sampled %2").arg(counted).arg(sampled)));
    QVERIFY(faulty ? counted > 0.04 : counted < 0.01);
}

void ShopLogsTest::backgroundIsRepeatable()
{
    m_shop->timeline.startFault(FaultKind::Pool, start);
    const auto make = [&] {
        std::vector<LogLine> all;
        appendBackgroundLogs(7, m_shop->timeline, start, start + 10min, all);
        return all;
    };
    const auto all = make();
    QVERIFY(all == make());
    int started = 0;
    int leaks = 0;
    for (const LogLine &line : all) {
        QVERIFY2(!parsed(line).isEmpty(), line.json.constData());
        QVERIFY(line.at >= start && line.at < start + 10min);
        started += line.json.contains("started payment 2.41.0") ? 1 : 0;
        leaks += line.json.contains("leak detection") ? 1 : 0;
    }
    QCOMPARE(started, 3);
    QVERIFY(leaks > 30);
}

void ShopLogsTest::quotesAndTimes()
{
    QByteArray json;
    appendQuoted(json, "a\"b\\c\nd\te\x01 茶");
    QCOMPARE(json, QByteArray("\"a\\\"b\\\\c\\nd\\te\\u0001 茶\""));
    const Instant at = fromUnixMilliseconds(1'754'561'472'045);
    QCOMPARE(isoTime(at), QByteArray("2025-08-07T10:11:12.045Z"));
    QCOMPARE(logIndex(at), QStringLiteral("logs-prod-2025.08.07"));
}

QTEST_GUILESS_MAIN(ShopLogsTest)
#include "tst_shoplogs.moc"
