#include "core/backoff.h"

#include <QTest>

using namespace yagura;
using namespace std::chrono_literals;

class BackoffTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void doublesUpToTheMaximum();
    void jitterStaysInBounds();
    void neverLessThanAsked();
    void resets();
    void neverOverflows();
};

void BackoffTest::doublesUpToTheMaximum()
{
    Backoff backoff({.initial = 500ms, .maximum = 3s});
    QCOMPARE(backoff.next(), Duration(500ms));
    QCOMPARE(backoff.next(), Duration(1s));
    QCOMPARE(backoff.next(), Duration(2s));
    QCOMPARE(backoff.next(), Duration(3s));
    QCOMPARE(backoff.next(), Duration(3s));
    QCOMPARE(backoff.attempts(), 5);
}

void BackoffTest::jitterStaysInBounds()
{
    double chance = 0;
    Backoff low({.initial = 1s, .jitter = 0.5}, [&] { return chance; });
    QCOMPARE(low.next(), Duration(500ms));
    chance = 0.5;
    QCOMPARE(low.next(), Duration(1500ms));
    chance = 7; // a broken source
    QCOMPARE(low.next(), Duration(4s));
}

void BackoffTest::neverLessThanAsked()
{
    Backoff backoff({.initial = 1s});
    QCOMPARE(backoff.next(10s), Duration(10s));
    QCOMPARE(backoff.next(1ms), Duration(2s));
}

void BackoffTest::resets()
{
    Backoff backoff({.initial = 1s});
    (void)backoff.next();
    (void)backoff.next();
    backoff.reset();
    QCOMPARE(backoff.attempts(), 0);
    QCOMPARE(backoff.next(), Duration(1s));
}

void BackoffTest::neverOverflows()
{
    Backoff backoff;
    for (int i = 0; i < 5000; ++i) {
        const Duration wait = backoff.next();
        QVERIFY(wait > 0s && wait <= 30s);
    }
}

QTEST_GUILESS_MAIN(BackoffTest)
#include "tst_backoff.moc"
