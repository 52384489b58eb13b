#include "metrics/queryscheduler.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;

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
    QueryScheduler scheduler(2);
    Desk desk;
    std::vector<Call<SharedResult>> calls;
    for (int i = 0; i < 5; ++i) {
        calls.push_back(scheduler.submit(prom, QString::number(i), desk.ask()));
        calls.back().onDone(this, [](Result<SharedResult>) {});
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
    QueryScheduler scheduler(1);
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
        call->onDone(this, [&](Result<SharedResult> r) { failures += r.error().kind == ErrorKind::TooManyRequests; });
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

QTEST_GUILESS_MAIN(QuerySchedulerTest)
#include "tst_queryscheduler.moc"
