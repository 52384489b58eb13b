#include "core/clock.h"
#include "metrics/queryscheduler.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/fakeprometheus.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace yagura::test;
using namespace std::chrono_literals;

namespace {

// Requests that are answered by hand.
struct Desk
{
    std::vector<Promise<SharedResult>> sent;
    int cancelled = 0;

    QueryScheduler::Start ask()
    {
        return [this] {
            sent.emplace_back();
            sent.back().onCancel([this] { ++cancelled; });
            return sent.back().call();
        };
    }
};

SharedResult answer()
{
    return std::make_shared<const QueryResult>();
}

const QString prom = QStringLiteral("prom");

// A scheduler with a client of a server that counts what it is asked: an hour of 15 s steps, which moves on.
struct Served
{
    Served()
        : network(clock)
    {
        Endpoint endpoint;
        endpoint.name = prom;
        endpoint.base = server.url();
        client = std::make_shared<PromClient>(std::make_shared<HttpClient>(network, pool, endpoint));
    }
    ~Served()
    {
        client.reset();
        pool.waitForDone();
    }

    [[nodiscard]] RangeQuery query(const QString &expression, int steps) const
    {
        RangeQuery query;
        query.expression = expression;
        query.step = 15s;
        query.range.from = fromUnixSeconds(std::int64_t{1'700'000'010}) + steps * query.step;
        query.range.to = query.range.from + 1h;
        return query;
    }
    [[nodiscard]] Call<SharedResult> ask(const QString &expression, int steps)
    {
        return scheduler.submitRange(prom, client, query(expression, steps));
    }

    FakePrometheus server;
    SystemClock clock;
    QThreadPool pool;
    NetworkThread network;
    std::shared_ptr<PromClient> client;
    QueryScheduler scheduler;
};

} // namespace

class QuerySchedulerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void identicalQuestionsGoOutOnce();
    void capPerSource();
    void abandonedQuestionIsTakenBack();
    void abandonedBeforeItsTurnIsNeverSent();
    void oneOfTwoAskersMayLeave();
    void errorsReachEveryAsker();
    void endsWithTheScheduler();
    void visibleQuestionsFirst();
    void scrollingChangesTheOrder();
    void failingServerIsLeftInPeace();
    void failuresOfQuestionsPauseNothing();
    void refreshAsksForTheEnd();
    void continuedEqualsAskedAnew();
    void otherRangesAreAskedWhole_data();
    void otherRangesAreAskedWhole();
};

void QuerySchedulerTest::identicalQuestionsGoOutOnce()
{
    QueryScheduler scheduler;
    Desk desk;
    int answered = 0;
    QSignalSpy idle(&scheduler, &QueryScheduler::idle);
    auto first = scheduler.submit(prom, QStringLiteral("up"), desk.ask());
    auto second = scheduler.submit(prom, QStringLiteral("up"), desk.ask());
    auto other = scheduler.submit(QStringLiteral("other"), QStringLiteral("up"), desk.ask());
    for (auto *call : {&first, &second, &other})
        call->onDone(this, [&](Result<SharedResult> result) { answered += result ? 1 : 0; });
    QVERIFY(desk.sent.empty()); // never from within submit
    QTRY_COMPARE(desk.sent.size(), 2u);
    desk.sent[0].finish(answer());
    QTRY_COMPARE(answered, 2);
    QCOMPARE(idle.count(), 0);
    desk.sent[1].finish(answer());
    QTRY_COMPARE(answered, 3);
    QCOMPARE(idle.count(), 1);
    QCOMPARE(scheduler.submitted(), 3);
    QCOMPARE(scheduler.started(), 2);
    QCOMPARE(scheduler.pending(), 0);
}

void QuerySchedulerTest::capPerSource()
{
    QueryScheduler scheduler({.perSource = 2});
    Desk desk;
    std::vector<Call<SharedResult>> calls;
    for (int i = 0; i < 5; ++i) {
        calls.push_back(scheduler.submit(prom, QString::number(i), desk.ask()));
        calls.back().onDone(this, [](Result<SharedResult>) { });
    }
    QTRY_COMPARE(desk.sent.size(), 2u);
    QTest::qWait(20);
    QCOMPARE(desk.sent.size(), 2u);
    QCOMPARE(scheduler.running(), 2);
    desk.sent[0].finish(answer());
    QTRY_COMPARE(desk.sent.size(), 3u);
    QCOMPARE(scheduler.running(), 2);
    QCOMPARE(scheduler.pending(), 4);
}

void QuerySchedulerTest::abandonedQuestionIsTakenBack()
{
    QueryScheduler scheduler({.perSource = 1});
    Desk desk;
    QSignalSpy idle(&scheduler, &QueryScheduler::idle);
    auto call = scheduler.submit(prom, QStringLiteral("a"), desk.ask());
    auto next = scheduler.submit(prom, QStringLiteral("b"), desk.ask());
    QTRY_COMPARE(desk.sent.size(), 1u);
    call.cancel();
    QCOMPARE(desk.cancelled, 1);
    QTRY_COMPARE(desk.sent.size(), 2u); // its place is free
    next.cancel();
    QCOMPARE(idle.count(), 1);
}

void QuerySchedulerTest::abandonedBeforeItsTurnIsNeverSent()
{
    QueryScheduler scheduler;
    Desk desk;
    {
        auto call = scheduler.submit(prom, QStringLiteral("a"), desk.ask());
    }
    QCOMPARE(scheduler.pending(), 0);
    QTest::qWait(20);
    QVERIFY(desk.sent.empty());
}

void QuerySchedulerTest::oneOfTwoAskersMayLeave()
{
    QueryScheduler scheduler;
    Desk desk;
    bool answered = false;
    auto stays = scheduler.submit(prom, QStringLiteral("a"), desk.ask());
    stays.onDone(this, [&](Result<SharedResult> result) { answered = result.has_value(); });
    {
        auto leaves = scheduler.submit(prom, QStringLiteral("a"), desk.ask());
    }
    QTRY_COMPARE(desk.sent.size(), 1u);
    QCOMPARE(desk.cancelled, 0);
    desk.sent[0].finish(answer());
    QTRY_VERIFY(answered);
}

void QuerySchedulerTest::errorsReachEveryAsker()
{
    QueryScheduler scheduler;
    Desk desk;
    int failures = 0;
    auto first = scheduler.submit(prom, QStringLiteral("a"), desk.ask());
    auto second = scheduler.submit(prom, QStringLiteral("a"), desk.ask());
    for (auto *call : {&first, &second})
        call->onDone(
            this, [&](Result<SharedResult> r) { failures += r.error().kind == ErrorKind::TooManyRequests; });
    QTRY_COMPARE(desk.sent.size(), 1u);
    desk.sent[0].finish(failure(ErrorKind::TooManyRequests));
    QTRY_COMPARE(failures, 2);
}

void QuerySchedulerTest::endsWithTheScheduler()
{
    Desk desk;
    auto scheduler = std::make_unique<QueryScheduler>();
    std::optional<ErrorKind> kind;
    auto call = scheduler->submit(prom, QStringLiteral("a"), desk.ask());
    call.onDone(this, [&](Result<SharedResult> result) { kind = result.error().kind; });
    QTRY_COMPARE(desk.sent.size(), 1u);
    scheduler.reset();
    QCOMPARE(desk.cancelled, 1);
    QTRY_COMPARE(kind, ErrorKind::Cancelled);
}

void QuerySchedulerTest::visibleQuestionsFirst()
{
    QueryScheduler scheduler({.perSource = 1});
    Desk desk;
    QStringList order;
    std::vector<Call<SharedResult>> calls;
    const auto ask = [&](const QString &key, QueryPriority priority) {
        calls.push_back(scheduler.submit(prom, key,
                                         [&, key] {
                                             order << key;
                                             return desk.ask()();
                                         },
                                         {priority, nullptr}));
        calls.back().onDone(this, [](Result<SharedResult>) { });
    };
    ask(QStringLiteral("far"), QueryPriority::Background);
    ask(QStringLiteral("near"), QueryPriority::Near);
    ask(QStringLiteral("first"), QueryPriority::Visible);
    ask(QStringLiteral("second"), QueryPriority::Visible);
    ask(QStringLiteral("far"), QueryPriority::Visible); // somebody sees it too
    for (size_t i = 0; i < 4; ++i) {
        QTRY_COMPARE(desk.sent.size(), i + 1);
        desk.sent[i].finish(answer());
    }
    QCOMPARE(order,
             (QStringList{QStringLiteral("far"), QStringLiteral("first"), QStringLiteral("second"),
                          QStringLiteral("near")}));
}

void QuerySchedulerTest::scrollingChangesTheOrder()
{
    QueryScheduler scheduler({.perSource = 1});
    Desk desk;
    QStringList order;
    const int upper = 0;
    const int lower = 0;
    std::vector<Call<SharedResult>> calls;
    const auto ask = [&](const QString &key, QueryPriority priority, const void *who) {
        calls.push_back(scheduler.submit(prom, key,
                                         [&, key] {
                                             order << key;
                                             return desk.ask()();
                                         },
                                         {priority, who}));
        calls.back().onDone(this, [](Result<SharedResult>) { });
    };
    ask(QStringLiteral("running"), QueryPriority::Visible, nullptr);
    QTRY_COMPARE(desk.sent.size(), 1u);
    ask(QStringLiteral("upper"), QueryPriority::Visible, &upper);
    ask(QStringLiteral("lower"), QueryPriority::Background, &lower);
    scheduler.prioritise(&upper, QueryPriority::Background);
    scheduler.prioritise(&lower, QueryPriority::Visible);
    for (size_t i = 0; i < 3; ++i) {
        QTRY_COMPARE(desk.sent.size(), i + 1);
        desk.sent[i].finish(answer());
    }
    QCOMPARE(order,
             (QStringList{QStringLiteral("running"), QStringLiteral("lower"), QStringLiteral("upper")}));
}

void QuerySchedulerTest::failingServerIsLeftInPeace()
{
    QueryScheduler scheduler({.perSource = 2, .firstPause = 200ms, .longestPause = 300ms});
    Desk desk;
    std::vector<Call<SharedResult>> calls;
    const auto ask = [&](const QString &source, const QString &key) {
        calls.push_back(scheduler.submit(source, key, desk.ask()));
        calls.back().onDone(this, [](Result<SharedResult>) { });
    };
    for (int i = 0; i < 6; ++i)
        ask(prom, QString::number(i));
    QTRY_COMPARE(desk.sent.size(), 2u);
    desk.sent[0].finish(failure(ErrorKind::ServerFailed));
    desk.sent[1].finish(failure(ErrorKind::ConnectionRefused));
    QTRY_COMPARE(scheduler.pending(), 4);
    QVERIFY(scheduler.isPaused(prom));
    ask(QStringLiteral("other"), QStringLiteral("x")); // others go on
    QTRY_COMPARE(desk.sent.size(), 3u);
    QTRY_COMPARE(desk.sent.size(), 4u); // after the pause one question, to try
    QVERIFY(!scheduler.isPaused(prom));
    QTest::qWait(20);
    QCOMPARE(desk.sent.size(), 4u);
    desk.sent[3].finish(answer());
    QTRY_COMPARE(desk.sent.size(), 6u); // well again: the whole share
}

void QuerySchedulerTest::failuresOfQuestionsPauseNothing()
{
    QueryScheduler scheduler({.perSource = 1});
    Desk desk;
    auto wrong = scheduler.submit(prom, QStringLiteral("sum("), desk.ask());
    wrong.onDone(this, [](Result<SharedResult>) { });
    auto right = scheduler.submit(prom, QStringLiteral("up"), desk.ask());
    QTRY_COMPARE(desk.sent.size(), 1u);
    desk.sent[0].finish(failure(ErrorKind::BadRequest));
    QTRY_COMPARE(desk.sent.size(), 2u);
    QVERIFY(!scheduler.isPaused(prom));
}

void QuerySchedulerTest::refreshAsksForTheEnd()
{
    Served served;
    QVERIFY(waitFor(served.ask(QStringLiteral("up"), 0)));
    QVERIFY(waitFor(served.ask(QStringLiteral("up"), 0)));
    QVERIFY(waitFor(served.ask(QStringLiteral("up"), 3)));
    QCOMPARE(served.server.ranges(),
             (QStringList{QStringLiteral("1700000010.000 1700003610.000 15.000"),
                          QStringLiteral("1700003595.000 1700003610.000 15.000"),
                          QStringLiteral("1700003595.000 1700003655.000 15.000")}));
    QCOMPARE(served.scheduler.started(), 3);
    QCOMPARE(served.scheduler.continuedRanges(), 2);
    // A window that has wholly passed since all was asked is asked anew, whatever came in between.
    for (const int steps : {100, 200, 239, 243})
        QVERIFY(waitFor(served.ask(QStringLiteral("up"), steps)));
    QCOMPARE(served.scheduler.continuedRanges(), 5);
    QCOMPARE(served.server.ranges().last(), QStringLiteral("1700003655.000 1700007255.000 15.000"));
    served.scheduler.forgetRanges();
    QVERIFY(waitFor(served.ask(QStringLiteral("up"), 244)));
    QCOMPARE(served.scheduler.continuedRanges(), 5);
}

void QuerySchedulerTest::continuedEqualsAskedAnew()
{
    Served served;
    served.server.setLabelValues(
        QStringLiteral("service"),
        {QStringLiteral("cart"), QStringLiteral("payment"), QStringLiteral("stock")});
    const QString expression = QStringLiteral("sum by (service) (rate(x[5m]))");
    for (int steps = 0; steps < 60; steps += 1 + steps % 7)
        QVERIFY(waitFor(served.ask(expression, steps)));
    const auto refreshed = waitFor(served.ask(expression, 63));
    QVERIFY(served.scheduler.continuedRanges() > 10);
    const auto anew = waitFor(served.client->queryRange(served.query(expression, 63)));
    QVERIFY(refreshed && anew);
    QCOMPARE((*refreshed)->range, (*anew)->range);
    QCOMPARE((*refreshed)->step, (*anew)->step);
    QCOMPARE((*refreshed)->series.size(), size_t{3});
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE((*refreshed)->series[i].labels, (*anew)->series[i].labels);
        QCOMPARE((*refreshed)->series[i].timesMs, (*anew)->series[i].timesMs);
    }
    QCOMPARE((*refreshed)->series[0].values, (*anew)->series[0].values);
}

void QuerySchedulerTest::otherRangesAreAskedWhole_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("first"); // steps moved on
    QTest::addColumn<int>("second");
    QTest::addColumn<bool>("isContinued");
    QTest::newRow("moved on") << QStringLiteral("up") << 0 << 1 << true;
    QTest::newRow("moved back") << QStringLiteral("up") << 10 << 9 << false;
    QTest::newRow("far away") << QStringLiteral("up") << 0 << 1000 << false;
    QTest::newRow("only the overlap is left") << QStringLiteral("up") << 0 << 239 << false;
    QTest::newRow("at the end") << QStringLiteral("up @ end()") << 0 << 1 << false;
    QTest::newRow("at the start") << QStringLiteral("sum(up @start ())") << 0 << 1 << false;
    QTest::newRow("at a time") << QStringLiteral("up @ 1700000000") << 0 << 1 << true;
    QTest::newRow("what comes") << QStringLiteral("up offset -5m") << 0 << 1 << false;
    QTest::newRow("what was") << QStringLiteral("up offset 5m") << 0 << 1 << true;
}

void QuerySchedulerTest::otherRangesAreAskedWhole()
{
    QFETCH(QString, expression);
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(bool, isContinued);
    Served served;
    QVERIFY(waitFor(served.ask(expression, first)));
    const auto result = waitFor(served.ask(expression, second));
    QVERIFY(result);
    QCOMPARE(served.scheduler.continuedRanges(), isContinued ? 1 : 0);
    QCOMPARE((*result)->series.front().timesMs.size(), size_t{241});
    QCOMPARE((*result)->range, served.query(expression, second).range);
}

QTEST_GUILESS_MAIN(QuerySchedulerTest)
#include "tst_queryscheduler.moc"
