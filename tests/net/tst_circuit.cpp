#include "net/circuit.h"
#include "net/requestqueue.h"
#include "net/wakedetector.h"

#include <QTest>

using namespace yagura;
using namespace std::chrono_literals;

class CircuitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAfterFiveInARow();
    void successInBetweenStartsOver();
    void oneProbeDecides();
    void anAbandonedProbeIsReplaced();
    void queueKeepsOrderAndLimit();
    void queueClampsItsLimit();
    void queueForgetsTheRemoved();
    void wakeIsSeenOnce();
};

void CircuitTest::opensAfterFiveInARow()
{
    Circuit circuit;
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(circuit.admit(0s), Circuit::Admission::Pass);
        circuit.failed(0s);
    }
    QVERIFY(circuit.isOpen());
    QCOMPARE(circuit.admit(0s), Circuit::Admission::Refuse);
    QCOMPARE(circuit.admit(29s), Circuit::Admission::Refuse);
    QCOMPARE(circuit.remainingRest(29s), Duration(1s));
    QCOMPARE(circuit.admit(30s), Circuit::Admission::Probe);
}

void CircuitTest::successInBetweenStartsOver()
{
    Circuit circuit;
    for (int i = 0; i < 20; ++i) {
        if (i % 5 == 4)
            circuit.succeeded();
        else
            circuit.failed(0s);
    }
    QVERIFY(!circuit.isOpen());
}

void CircuitTest::oneProbeDecides()
{
    Circuit circuit;
    for (int i = 0; i < 5; ++i)
        circuit.failed(0s);
    QCOMPARE(circuit.admit(31s), Circuit::Admission::Probe);
    QCOMPARE(circuit.admit(31s), Circuit::Admission::Refuse);
    circuit.failed(40s);
    QCOMPARE(circuit.admit(69s), Circuit::Admission::Refuse);
    QCOMPARE(circuit.admit(70s), Circuit::Admission::Probe);
    circuit.succeeded();
    QCOMPARE(circuit.admit(70s), Circuit::Admission::Pass);
    circuit.failed(70s);
    QVERIFY(!circuit.isOpen());
}

void CircuitTest::anAbandonedProbeIsReplaced()
{
    Circuit circuit;
    for (int i = 0; i < 5; ++i)
        circuit.failed(0s);
    QCOMPARE(circuit.admit(31s), Circuit::Admission::Probe);
    circuit.probeAbandoned();
    QCOMPARE(circuit.admit(31s), Circuit::Admission::Probe);
}

void CircuitTest::queueKeepsOrderAndLimit()
{
    RequestQueue queue(2);
    for (RequestId id = 1; id <= 4; ++id)
        queue.enqueue(id);
    QCOMPARE(queue.takeNext(), std::optional<RequestId>(1));
    QCOMPARE(queue.takeNext(), std::optional<RequestId>(2));
    QCOMPARE(queue.takeNext(), std::nullopt);
    queue.release();
    queue.enqueueFront(9);
    QCOMPARE(queue.takeNext(), std::optional<RequestId>(9));
    queue.release();
    queue.release();
    QCOMPARE(queue.takeNext(), std::optional<RequestId>(3));
    QCOMPARE(queue.takeNext(), std::optional<RequestId>(4));
    QCOMPARE(queue.running(), 2);
    QCOMPARE(queue.waiting(), std::size_t{0});
}

void CircuitTest::queueClampsItsLimit()
{
    RequestQueue none(0);
    none.enqueue(1);
    QVERIFY(none.takeNext());
    RequestQueue many(100);
    for (RequestId id = 1; id <= 10; ++id)
        many.enqueue(id);
    int taken = 0;
    while (many.takeNext())
        ++taken;
    QCOMPARE(taken, RequestQueue::mostParallel);
}

void CircuitTest::queueForgetsTheRemoved()
{
    RequestQueue queue(1);
    queue.enqueue(1);
    queue.enqueue(2);
    QVERIFY(queue.remove(1));
    QVERIFY(!queue.remove(1));
    QCOMPARE(queue.takeNext(), std::optional<RequestId>(2));
}

void CircuitTest::wakeIsSeenOnce()
{
    ManualClock clock;
    WakeDetector detector(clock);
    clock.advance(1h);
    QVERIFY(!detector.look());
    clock.jump(30s);
    QVERIFY(!detector.look());
    clock.jump(31s);
    QVERIFY(detector.look());
    QVERIFY(!detector.look());
    clock.jump(-1h);
    QVERIFY(!detector.look());
}

QTEST_GUILESS_MAIN(CircuitTest)
#include "tst_circuit.moc"
