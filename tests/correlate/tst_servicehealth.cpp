#include "correlate/servicehealth.h"

#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::correlate;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant start = fromUnixSeconds(std::int64_t{1'800'000'000});

metrics::Series series(const Labels &labels, std::vector<std::pair<int, double>> minutes)
{
    metrics::Series made;
    made.labels = labels;
    for (const auto &[minute, value] : minutes) {
        made.timesMs.push_back(toUnixMilliseconds(start + std::chrono::minutes(minute)));
        made.values.push_back(value);
    }
    return made;
}

metrics::SharedResult result(std::vector<metrics::Series> list)
{
    auto made = std::make_shared<metrics::QueryResult>();
    made->type = metrics::ResultType::Matrix;
    made->series = std::move(list);
    return made;
}

Labels service(const QString &name)
{
    return {{u"service"_s, name}};
}

} // namespace

class ServiceHealthTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joinsByIdentityWorstFirst();
    void statesFollowTheAlerts();
    void emptyAnswersGiveNothing();
    void latestSkipsHoles();
    void errorRatiosMakeStates_data();
    void errorRatiosMakeStates();
    void amongTroubledTheHigherErrorRatioIsWorse();
};

void ServiceHealthTest::joinsByIdentityWorstFirst()
{
    const TimeRange range{start, start + 3min};
    HealthAnswers answers;
    answers.requests
        = result({series(service(u"mail"_s), {{0, 1}, {3, 4}}), series(service(u"web"_s), {{0, 10}, {3, 20}}),
                  series(service(u"payment"_s), {{0, 2}, {3, 2}})});
    answers.errors = result({series({{u"job"_s, u"shop/Payment"_s}}, {{3, 0.25}})});
    answers.firingAlerts
        = result({series({{u"service"_s, u"payment"_s}, {u"severity"_s, u"critical"_s}}, {{3, 1}})});
    const auto list = joinServiceHealth(answers, ServiceIdentity(), range, 1min);
    QCOMPARE(list.size(), size_t{3});
    QCOMPARE(list[0].service, u"payment"_s);
    QCOMPARE(list[0].now, HealthState::Critical);
    QCOMPARE(*list[0].errorRatio.latest(), 0.25);
    QCOMPARE(list[1].service, u"web"_s);
    QCOMPARE(list[1].now, HealthState::Ok);
    QCOMPARE(list[2].service, u"mail"_s);
    QCOMPARE(list[2].requestsPerSecond.points.size(), size_t{4});
    QVERIFY(std::isnan(list[2].requestsPerSecond.points[1]));
}

void ServiceHealthTest::statesFollowTheAlerts()
{
    const TimeRange range{start, start + 3min};
    HealthAnswers answers;
    answers.requests = result({series(service(u"web"_s), {{1, 1}, {2, 1}, {3, 1}})});
    answers.firingAlerts
        = result({series({{u"service"_s, u"web"_s}, {u"severity"_s, u"warning"_s}}, {{1, 1}, {2, 1}}),
                  series({{u"service"_s, u"web"_s}, {u"severity"_s, u"critical"_s}}, {{2, 1}})});
    const auto list = joinServiceHealth(answers, ServiceIdentity(), range, 1min);
    const std::vector<HealthState> expected{HealthState::Unknown, HealthState::Warning, HealthState::Critical,
                                            HealthState::Ok};
    QCOMPARE(list.front().states, expected);
    QCOMPARE(list.front().now, HealthState::Ok);
}

void ServiceHealthTest::emptyAnswersGiveNothing()
{
    QVERIFY(joinServiceHealth({}, ServiceIdentity(), {start, start + 1min}, 1min).empty());
    HealthAnswers unlabelled;
    unlabelled.requests = result({series({}, {{0, 1}})});
    QVERIFY(joinServiceHealth(unlabelled, ServiceIdentity(), {start, start + 1min}, 1min).empty());
}

void ServiceHealthTest::latestSkipsHoles()
{
    QCOMPARE(*Trend({{1, 2, std::nan("")}}).latest(), 2.0);
    QVERIFY(!Trend({{std::nan("")}}).latest());
    QVERIFY(!Trend().latest());
}

void ServiceHealthTest::errorRatiosMakeStates_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<HealthState>("state");
    QTest::newRow("none") << 0.0 << HealthState::Ok;
    QTest::newRow("below one percent") << 0.0099 << HealthState::Ok;
    QTest::newRow("one percent") << 0.01 << HealthState::Warning;
    QTest::newRow("five percent") << 0.05 << HealthState::Critical;
    QTest::newRow("no requests") << std::nan("") << HealthState::Unknown;
}

void ServiceHealthTest::errorRatiosMakeStates()
{
    QFETCH(double, ratio);
    QFETCH(HealthState, state);
    QCOMPARE(stateOfErrorRatio(ratio), state);
    HealthAnswers answers;
    answers.errors = result({series(service(u"web"_s), {{0, ratio}, {1, ratio}})});
    const auto list = joinServiceHealth(answers, ServiceIdentity(), {start, start + 1min}, 1min);
    QCOMPARE(list.size(), size_t{1});
    QCOMPARE(list[0].states, std::vector<HealthState>(2, state));
    QCOMPARE(list[0].now, state);
}

void ServiceHealthTest::amongTroubledTheHigherErrorRatioIsWorse()
{
    HealthAnswers answers;
    answers.requests = result({series(service(u"web"_s), {{0, 80}}), series(service(u"payment"_s), {{0, 12}}),
                               series(service(u"cache"_s), {{0, 5}}), series(service(u"mail"_s), {{0, 9}})});
    answers.errors
        = result({series(service(u"web"_s), {{0, 0.06}}), series(service(u"payment"_s), {{0, 0.6}}),
                  series(service(u"cache"_s), {{0, 0.004}})});
    QStringList order;
    for (const ServiceHealth &health : joinServiceHealth(answers, ServiceIdentity(), {start, start}, 1min))
        order << health.service;
    QCOMPARE(order, QStringList({u"payment"_s, u"web"_s, u"mail"_s, u"cache"_s}));
}

QTEST_GUILESS_MAIN(ServiceHealthTest)
#include "tst_servicehealth.moc"
