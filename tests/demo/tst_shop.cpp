#include "demo/shop/behaviour.h"
#include "demo/shop/calibration.h"
#include "demo/shop/metricsengine.h"
#include "demo/shop/requeststream.h"
#include "demo/shop/traffic.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace yagura;
using namespace yagura::demo;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t seed = 20'260'807;
const Instant start = fromUnixSeconds(std::int64_t{1'790'000'000});

// Collects the samples of one service.
class Collected final : public MetricSink
{
public:
    void sample(std::string_view family, std::string_view labels, double value) override
    {
        values[std::string(family) + "{" + std::string(labels) + "}"] = value;
    }
    [[nodiscard]] double sum(std::string_view family, std::string_view part = {}) const
    {
        double total = 0;
        for (const auto &[key, value] : values) {
            if (key.starts_with(std::string(family) + "{") && key.find(part) != std::string::npos)
                total += value;
        }
        return total;
    }
    std::map<std::string, double> values;
};

Collected collect(const MetricsEngine &engine, Service service)
{
    Collected collected;
    engine.write(service, collected);
    return collected;
}

} // namespace

class ShopTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sameSeedSameBytes();
    void otherSeedOtherBytes();
    void draftsAreWellFormed();
    void trafficHasTheShapeOfADay();
    void poolFaultFillsThePoolAndRestartEmptiesIt();
    void rollbackEndsThePoolFault();
    void resetBringsEverythingBack();
    void mailFaultGrowsTheQueue();
    void countersNeverFall();
    void historyAndLiveJoin();
    void outcomesAgreeWithLatencyCounts();
    void errorRatiosAgree_data();
    void errorRatiosAgree();
    void failuresComeOnTop();
    void podsRollOneByOne();
    void scalingChangesPods();

private:
    const Calibration m_calibration{seed};
};

void ShopTest::sameSeedSameBytes()
{
    const auto make = [] {
        Timeline timeline(seed, start);
        const Calibration calibration(seed);
        MetricsEngine engine(seed, timeline, calibration, start - 10min);
        return backfill(engine, start - 10min, start, 30s);
    };
    const QByteArray first = make();
    QVERIFY(first.size() > 100'000);
    QCOMPARE(first, make());

    const Timeline timeline(seed, start);
    const RequestStream stream(seed, timeline, m_calibration);
    const auto all = stream.between(start - 120s, start + 60s);
    auto parts = stream.between(start - 120s, start - 30s);
    for (const Request &request : stream.between(start - 30s, start + 60s))
        parts.push_back(request);
    QVERIFY(all.size() > 100);
    QVERIFY(all == parts);
    QVERIFY(expand(all.front()) == expand(all.front()));
}

void ShopTest::otherSeedOtherBytes()
{
    const Timeline timeline(seed, start);
    const auto a = RequestStream(seed, timeline, m_calibration).between(start, start + 30s);
    const auto b = RequestStream(seed + 1, timeline, m_calibration).between(start, start + 30s);
    QVERIFY(a != b);
    QVERIFY(traceIdOf(a.front()) != traceIdOf(b.front()));
}

void ShopTest::draftsAreWellFormed()
{
    Random random(seed);
    for (int i = 0; i < 2000; ++i) {
        const Conditions conditions{.poolPressure = i % 3 == 0 ? 1.0 : 0.0,
                                    .mailBlocked = i % 5 == 0 ? 1.0 : 0.0};
        const RequestDraft draft = Behaviour(conditions, random).run(static_cast<Journey>(i % journeyCount));
        QCOMPARE(draft.front().parent, -1);
        QCOMPARE(draft.front().service, Service::Gateway);
        QVERIFY(draft.front().status >= 200);
        for (size_t s = 1; s < draft.size(); ++s) {
            const SpanDraft &span = draft[s];
            QVERIFY(span.parent >= 0 && static_cast<size_t>(span.parent) < s);
            const SpanDraft &parent = draft[static_cast<size_t>(span.parent)];
            QVERIFY(span.startUs <= span.endUs);
            QVERIFY(span.startUs >= parent.startUs);
            // Only what follows from its parent may outlive it.
            if (!span.follows)
                QVERIFY2(span.endUs <= parent.endUs, info(span.operation).name.data());
        }
    }
}

void ShopTest::trafficHasTheShapeOfADay()
{
    const Instant midnight = fromUnixSeconds(std::int64_t{1'790'002'800}); // 00:00 in Tokyo
    const auto mean = [&](int hour) {
        double sum = 0;
        for (int minute = 0; minute < 60; ++minute)
            sum += requestsPerSecond(seed,
                                     midnight + std::chrono::hours(hour) + std::chrono::minutes(minute));
        return sum / 60;
    };
    QVERIFY(mean(4) < 60);
    QVERIFY(mean(12) > 1.5 * mean(4));
    QVERIFY(mean(20) > 1.8 * mean(4));
    QCOMPARE(requestsPerSecond(seed, start), requestsPerSecond(seed, start));
}

void ShopTest::poolFaultFillsThePoolAndRestartEmptiesIt()
{
    Timeline timeline(seed, start);
    MetricsEngine engine(seed, timeline, m_calibration, start);
    const auto pool = [&](std::string_view state) {
        return collect(engine, Service::Payment)
            .sum("db_pool_connections", "state=\"" + std::string(state) + "\"");
    };
    engine.advanceTo(start + 10s, 1s);
    QVERIFY(pool("active") < 25);
    QCOMPARE(pool("waiting"), 0.0);

    timeline.startFault(FaultKind::Pool, start + 10s);
    QVERIFY(timeline.isActive(FaultKind::Pool, start + 10s));
    QCOMPARE(timeline.releaseAt(Service::Payment, start + 20s).version, std::string(leakingPaymentVersion));
    engine.advanceTo(start + 70s, 1s);
    QCOMPARE(pool("active"), 40.0);
    QVERIFY(pool("waiting") > 5);

    const int before = timeline.releaseAt(Service::Payment, start + 70s).revision;
    QCOMPARE(timeline.roll(Service::Payment, {}, start + 70s), before + 1);
    QVERIFY(timeline.isActive(FaultKind::Pool, start + 80s));
    engine.advanceTo(start + 110s, 1s);
    QVERIFY(!timeline.isActive(FaultKind::Pool, start + 110s));
    QVERIFY(pool("active") < 25);
    QCOMPARE(pool("waiting"), 0.0);
    QCOMPARE(timeline.releaseAt(Service::Payment, start + 110s).version, std::string(leakingPaymentVersion));
}

void ShopTest::rollbackEndsThePoolFault()
{
    Timeline timeline(seed, start);
    timeline.startFault(FaultKind::Pool, start);
    timeline.roll(Service::Payment, std::string(info(Service::Payment).version), start + 60s);
    QCOMPARE(timeline.conditionsAt(start + 60s).poolPressure, 1.0);
    QCOMPARE(timeline.conditionsAt(start + 120s).poolPressure, 0.0);
    QCOMPARE(timeline.releaseAt(Service::Payment, start + 90s).version,
             std::string(info(Service::Payment).version));
}

void ShopTest::resetBringsEverythingBack()
{
    Timeline timeline(seed, start);
    timeline.startFault(FaultKind::Pool, start);
    timeline.startFault(FaultKind::Mail, start);
    timeline.scale(Service::Web, 6, start);
    timeline.reset(start + 60s);
    QCOMPARE(timeline.conditionsAt(start + 120s), Conditions{});
    QCOMPARE(timeline.replicasAt(Service::Web, start + 61s), info(Service::Web).replicas);
    QCOMPARE(timeline.releaseAt(Service::Payment, start + 61s).version,
             std::string(info(Service::Payment).version));
    // The past stays.
    QCOMPARE(timeline.conditionsAt(start + 55s).poolPressure, 1.0);
    QCOMPARE(timeline.replicasAt(Service::Web, start + 30s), 6);
}

void ShopTest::mailFaultGrowsTheQueue()
{
    Timeline timeline(seed, start);
    MetricsEngine engine(seed, timeline, m_calibration, start);
    engine.advanceTo(start + 10s, 1s);
    QVERIFY(collect(engine, Service::Mail).sum("mail_queue_length") < 200);
    timeline.startFault(FaultKind::Mail, start + 10s);
    engine.advanceTo(start + 90s, 1s);
    QVERIFY(collect(engine, Service::Mail).sum("mail_queue_length") > 5000);
    timeline.roll(Service::Mail, {}, start + 90s);
    engine.advanceTo(start + 240s, 1s);
    QVERIFY(collect(engine, Service::Mail).sum("mail_queue_length") < 500);
}

void ShopTest::countersNeverFall()
{
    Timeline timeline(seed, start);
    MetricsEngine engine(seed, timeline, m_calibration, start - 60s);
    std::map<std::string, double> last;
    for (int i = 0; i < 40; ++i) {
        if (i == 10)
            timeline.startFault(FaultKind::Pool, start);
        engine.advanceTo(start + i * 5s, 1s);
        for (const Service service : allServices()) {
            for (const auto &[series, value] : collect(engine, service).values) {
                if (series.find("_total{") == std::string::npos
                    && series.find("_bucket{") == std::string::npos)
                    continue;
                const std::string key = std::string(name(service)) + series;
                QVERIFY2(!last.contains(key) || value >= last[key], key.c_str());
                last[key] = value;
            }
        }
    }
    QVERIFY(last.size() > 150);
}

void ShopTest::historyAndLiveJoin()
{
    Timeline timeline(seed, start);
    MetricsEngine engine(seed, timeline, m_calibration, start - 10min);
    const QByteArray text = backfill(engine, start - 10min, start, 30s);
    QVERIFY(text.endsWith("# EOF\n"));
    const double before = collect(engine, Service::Gateway).sum("http_requests_total");
    engine.advanceTo(start + 5s, 1s);
    const double after = collect(engine, Service::Gateway).sum("http_requests_total");
    const double expected = requestsPerSecond(seed, start) * toSeconds(start + 5s - (start - 30s));
    QVERIFY2(std::abs(after - before - expected) < 0.15 * expected,
             qPrintable(QString::number(after - before)));
    const QByteArray live = exposition(engine, Service::Gateway);
    QVERIFY(live.contains("# TYPE http_requests_total counter\n"));
    QVERIFY(live.contains("# TYPE http_request_duration_seconds histogram\n"));
    QVERIFY(text.contains(
        "http_requests_total{job=\"gateway\",instance=\"gateway-0.shop:8080\",service=\"gateway\","
        "cluster=\"prod-tokyo-1\",namespace=\"shop\",method=\"GET\""));
}

void ShopTest::outcomesAgreeWithLatencyCounts()
{
    Timeline timeline(seed, start);
    MetricsEngine engine(seed, timeline, m_calibration, start - 10min);
    engine.advanceTo(start, 5s);
    for (const Service service : allServices()) {
        const Collected collected = collect(engine, service);
        const double requests = collected.sum("http_requests_total");
        QVERIFY(std::abs(requests - collected.sum("http_request_duration_seconds_count")) <= 30);
    }
}

void ShopTest::errorRatiosAgree_data()
{
    QTest::addColumn<bool>("faulty");
    QTest::addColumn<QByteArray>("service");
    for (const bool faulty : {false, true}) {
        for (const char *service : {"gateway", "checkout", "payment", "search"})
            QTest::addRow("%s %s", faulty ? "pool fault" : "calm", service) << faulty << QByteArray(service);
    }
}

// The same minutes, seen by the counters and by the fairly sampled requests.
void ShopTest::errorRatiosAgree()
{
    QFETCH(bool, faulty);
    QFETCH(QByteArray, service);
    const Service wanted = *serviceByName(service.toStdString());
    Timeline timeline(seed, start);
    if (faulty)
        timeline.startFault(FaultKind::Pool, start);
    MetricsEngine engine(seed, timeline, m_calibration, start + 60s);
    engine.advanceTo(start + 60s + 20min, 1s);
    const Collected collected = collect(engine, wanted);
    const double counted
        = collected.sum("http_requests_total", "status=\"5") / collected.sum("http_requests_total");

    double served = 0;
    double failing = 0;
    const RequestStream stream(seed, timeline, m_calibration);
    for (const Request &request : stream.between(start + 60s, start + 60s + 20min)) {
        if (request.selection != Selection::Head)
            continue;
        for (const SpanDraft &span : expand(request)) {
            if (span.service != wanted || span.kind != SpanKind::Server)
                continue;
            served += 1;
            failing += span.status >= 500 ? 1 : 0;
        }
    }
    const double sampled = failing / served;
    // Four standard errors of a share found by counting, and a little for the calibration's own.
    const double tolerance = 4 * std::sqrt(std::max(sampled * (1 - sampled), 0.001) / served) + 0.004;
    QVERIFY2(
        std::abs(counted - sampled) < tolerance,
        qPrintable(
            QStringLiteral("counted %1, sampled %2, tolerance %3").arg(counted).arg(sampled).arg(tolerance)));
    if (faulty && wanted == Service::Payment)
        QVERIFY(counted > 0.5);
    if (!faulty)
        QVERIFY(counted < 0.02);
}

void ShopTest::failuresComeOnTop()
{
    Timeline timeline(seed, start);
    timeline.startFault(FaultKind::Pool, start);
    const RequestStream stream(seed, timeline, m_calibration);
    int extra = 0;
    for (const Request &request : stream.between(start + 60s, start + 120s)) {
        if (request.selection == Selection::Failure) {
            ++extra;
            QVERIFY(hasFailed(expand(request)));
        }
    }
    QVERIFY(extra > 30);
    QVERIFY(extra <= 200);
}

void ShopTest::podsRollOneByOne()
{
    Timeline timeline(seed, start);
    const auto before = timeline.podsAt(Service::Payment, start);
    QCOMPARE(before.size(), size_t{3});
    timeline.roll(Service::Payment, {}, start);
    const auto during = timeline.podsAt(Service::Payment, start + 9s);
    QVERIFY(during[0].name != before[0].name);
    QCOMPARE(during[2].name, before[2].name);
    const auto after = timeline.podsAt(Service::Payment, start + rolloutTime);
    for (size_t i = 0; i < 3; ++i) {
        QVERIFY(after[i].name != before[i].name);
        QVERIFY(after[i].ready);
        QVERIFY(after[i].name.starts_with("payment-"));
    }
}

void ShopTest::scalingChangesPods()
{
    Timeline timeline(seed, start);
    timeline.scale(Service::Web, 5, start);
    const auto soon = timeline.podsAt(Service::Web, start + 1s);
    QCOMPARE(soon.size(), size_t{5});
    QVERIFY(soon[0].ready);
    QVERIFY(!soon[4].ready);
    QVERIFY(timeline.podsAt(Service::Web, start + 5s)[4].ready);
    timeline.scale(Service::Web, 1, start + 10s);
    QCOMPARE(timeline.podsAt(Service::Web, start + 11s).size(), size_t{1});
}

QTEST_GUILESS_MAIN(ShopTest)
#include "tst_shop.moc"
