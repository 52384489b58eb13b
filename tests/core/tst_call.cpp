#include "core/callcombinators.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;

namespace {

// Processes events until there are none left, so that "nothing is delivered" means something.
void drain()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class CallTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversOnceAndQueued();
    void readyCallIsStillQueued();
    void nothingAfterTheHandleIsGone();
    void nothingAfterTheReceiverIsGone();
    void cancelReachesTheProducer();
    void lateCancelHookRunsAtOnce();
    void handlerMayDestroyItsHandle();
    void finishFromManyThreadsCountsOnce();
    void workerResultAndException();
    void thenOnWorkerPassesErrorsThrough();
    void thenOnWorkerCancelsUpstream();
    void thenCallChainsAndCancelsTheSecond();
    void allKeepsOrderAndPartialResults();
    void allOfNothing();
    void latestDropsTheOlder();
    void randomCreateCancelDestroy();
};

void CallTest::deliversOnceAndQueued()
{
    Promise<int> promise;
    auto call = promise.call();
    std::vector<int> seen;
    call.onDone(this, [&](Result<int> r) { seen.push_back(r.value()); });
    promise.finish(1);
    promise.finish(2);
    QVERIFY(seen.empty());
    drain();
    QCOMPARE(seen, std::vector<int>{1});
    QVERIFY(!call.isRunning());
}

void CallTest::readyCallIsStillQueued()
{
    auto call = Call<int>::ready(failure(ErrorKind::NotFound));
    std::optional<ErrorKind> kind;
    call.onDone(this, [&](Result<int> r) { kind = r.error().kind; });
    QVERIFY(!kind);
    drain();
    QCOMPARE(*kind, ErrorKind::NotFound);
}

void CallTest::nothingAfterTheHandleIsGone()
{
    Promise<int> promise;
    int seen = 0;
    {
        auto call = promise.call();
        call.onDone(this, [&](Result<int>) { ++seen; });
        promise.finish(1); // already posted when the handle goes
    }
    drain();
    QCOMPARE(seen, 0);
}

void CallTest::nothingAfterTheReceiverIsGone()
{
    Promise<int> promise;
    auto call = promise.call();
    int seen = 0;
    {
        QObject receiver;
        call.onDone(&receiver, [&](Result<int>) { ++seen; });
        promise.finish(1);
    }
    drain();
    QCOMPARE(seen, 0);
}

void CallTest::cancelReachesTheProducer()
{
    Promise<int> promise;
    int cancels = 0;
    promise.onCancel([&] { ++cancels; });
    auto call = promise.call();
    call.cancel();
    call.cancel();
    QCOMPARE(cancels, 1);
    QVERIFY(promise.isCancelled());

    Promise<int> finished;
    finished.onCancel([&] { ++cancels; });
    {
        auto answered = finished.call();
        finished.finish(1);
    }
    QCOMPARE(cancels, 1);
    QVERIFY(!finished.isCancelled());
}

void CallTest::lateCancelHookRunsAtOnce()
{
    Promise<int> promise;
    promise.call().cancel();
    int cancels = 0;
    promise.onCancel([&] { ++cancels; });
    QCOMPARE(cancels, 1);
}

void CallTest::handlerMayDestroyItsHandle()
{
    Promise<int> promise;
    auto call = promise.call();
    int seen = 0;
    call.onDone(this, [&](Result<int>) {
        call = Call<int>();
        ++seen;
    });
    promise.finish(1);
    drain();
    QCOMPARE(seen, 1);
}

void CallTest::finishFromManyThreadsCountsOnce()
{
    QThreadPool pool;
    Promise<int> promise;
    auto call = promise.call();
    int seen = 0;
    call.onDone(this, [&](Result<int>) { ++seen; });
    for (int i = 0; i < 50; ++i)
        pool.start([promise, i] { promise.finish(i); });
    pool.waitForDone();
    drain();
    QCOMPARE(seen, 1);
}

void CallTest::workerResultAndException()
{
    QThreadPool pool;
    const QThread *worker = nullptr;
    auto good = runOnWorker(&pool, [&]() -> Result<int> {
        worker = QThread::currentThread();
        return 7;
    });
    auto bad = runOnWorker(&pool, []() -> Result<int> { throw std::runtime_error("out of cheese"); });
    int value = 0;
    QString detail;
    good.onDone(this, [&](Result<int> r) { value = r.value(); });
    bad.onDone(this, [&](Result<int> r) { detail = r.error().detail; });
    QTRY_COMPARE(value, 7);
    QTRY_COMPARE(detail, QStringLiteral("out of cheese"));
    QVERIFY(worker && worker != QThread::currentThread());
}

void CallTest::thenOnWorkerPassesErrorsThrough()
{
    QThreadPool pool;
    bool ran = false;
    auto call
        = thenOnWorker(&pool, Call<int>::ready(failure(ErrorKind::Stalled)), [&](int v) -> Result<QString> {
              ran = true;
              return QString::number(v);
          });
    std::optional<ErrorKind> kind;
    call.onDone(this, [&](Result<QString> r) { kind = r.error().kind; });
    QTRY_VERIFY(kind.has_value());
    QCOMPARE(*kind, ErrorKind::Stalled);
    QVERIFY(!ran);
}

void CallTest::thenOnWorkerCancelsUpstream()
{
    QThreadPool pool;
    Promise<int> upstream;
    auto call = thenOnWorker(&pool, upstream.call(), [](int v) -> Result<int> { return v; });
    call.cancel();
    QVERIFY(upstream.isCancelled());
}

void CallTest::thenCallChainsAndCancelsTheSecond()
{
    Promise<QString> second;
    auto call = thenCall(Call<int>::ready(3), [&](Result<int> first) {
        Q_ASSERT(first.value() == 3);
        return second.call();
    });
    QString seen;
    call.onDone(this, [&](Result<QString> r) { seen = r.value(); });
    second.finish(QStringLiteral("x"));
    drain();
    QCOMPARE(seen, QStringLiteral("x"));

    Promise<QString> pending;
    auto abandoned = thenCall(Call<int>::ready(3), [&](Result<int>) { return pending.call(); });
    abandoned.cancel();
    QVERIFY(pending.isCancelled());
}

void CallTest::allKeepsOrderAndPartialResults()
{
    Promise<int> a;
    Promise<int> b;
    std::vector<Call<int>> calls;
    calls.push_back(a.call());
    calls.push_back(b.call());
    auto call = all(std::move(calls));
    std::vector<Result<int>> results;
    call.onDone(this, [&](Result<std::vector<Result<int>>> r) { results = std::move(r.value()); });
    b.finish(failure(ErrorKind::Forbidden));
    drain();
    QVERIFY(results.empty());
    a.finish(1);
    drain();
    QCOMPARE(results.size(), size_t{2});
    QCOMPARE(results[0].value(), 1);
    QCOMPARE(results[1].error().kind, ErrorKind::Forbidden);
}

void CallTest::allOfNothing()
{
    auto call = all(std::vector<Call<int>>());
    bool done = false;
    call.onDone(this, [&](Result<std::vector<Result<int>>> r) { done = r && r->empty(); });
    drain();
    QVERIFY(done);
}

void CallTest::latestDropsTheOlder()
{
    Promise<int> older;
    Promise<int> newer;
    Latest<int> latest;
    std::vector<int> seen;
    const auto note = [&](Result<int> r) { seen.push_back(r.value()); };
    latest.start(older.call(), this, note);
    older.finish(1);
    latest.start(newer.call(), this, note);
    newer.finish(2);
    drain();
    QCOMPARE(seen, std::vector<int>{2});
}

void CallTest::randomCreateCancelDestroy()
{
    QThreadPool pool;
    int delivered = 0;
    int expected = 0;
    {
        std::vector<Call<int>> calls;
        for (int i = 0; i < 10'000; ++i) {
            auto call = runOnWorker(&pool, [i]() -> Result<int> { return i; });
            if (i % 3 != 0)
                call.onDone(this, [&](Result<int>) { ++delivered; });
            if (i % 5 == 0)
                call.cancel();
            else if (i % 7 != 0)
                calls.push_back(std::move(call));
            expected += i % 3 != 0 && i % 5 != 0 && i % 7 != 0 ? 1 : 0;
        }
        pool.waitForDone();
        drain();
    }
    drain();
    QCOMPARE(delivered, expected);
}

QTEST_GUILESS_MAIN(CallTest)
#include "tst_call.moc"
