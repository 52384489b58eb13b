#include "correlate/timecontext.h"

#include "core/clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::correlate;
using namespace std::chrono_literals;

class TimeContextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithTheLastHour();
    void refreshFollowsTheClock();
    void badExpressionChangesNothing();
    void historyGoesBothWays();
    void absoluteRangeRoundTrips();
    void shiftAndZoomOut();
    void notchesAreOneStep();
    void cursorIsAnnouncedOnce();
    void refreshTimerRuns();
};

void TimeContextTest::startsWithTheLastHour()
{
    ManualClock clock;
    TimeContext time(clock);
    QCOMPARE(time.range().to, clock.now());
    QCOMPARE(time.range().length(), Duration(1h));
}

void TimeContextTest::refreshFollowsTheClock()
{
    ManualClock clock;
    TimeContext time(clock);
    QSignalSpy refreshed(&time, &TimeContext::refreshed);
    QSignalSpy changed(&time, &TimeContext::rangeChanged);
    clock.advance(5s);
    QVERIFY(time.range().to != clock.now());
    time.refresh();
    QCOMPARE(time.range().to, clock.now());
    QCOMPARE(refreshed.count(), 1);
    QCOMPARE(changed.count(), 0);
}

void TimeContextTest::badExpressionChangesNothing()
{
    ManualClock clock;
    TimeContext time(clock);
    const TimeRange before = time.range();
    const Status status = time.setExpression({QStringLiteral("yesterdayish"), QStringLiteral("now")});
    QVERIFY(!status);
    QCOMPARE(status.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(time.range(), before);
    QVERIFY(!time.canGoBack());
}

void TimeContextTest::historyGoesBothWays()
{
    ManualClock clock;
    TimeContext time(clock);
    QVERIFY(time.setExpression({QStringLiteral("now-6h"), QStringLiteral("now")}));
    QVERIFY(time.setExpression({QStringLiteral("now-1d"), QStringLiteral("now")}));
    time.goBack();
    QCOMPARE(time.range().length(), Duration(6h));
    QVERIFY(time.canGoForward());
    time.goBack();
    QCOMPARE(time.range().length(), Duration(1h));
    QVERIFY(!time.canGoBack());
    time.goForward();
    QCOMPARE(time.range().length(), Duration(6h));
    QVERIFY(time.setExpression({QStringLiteral("now-2h"), QStringLiteral("now")}));
    QVERIFY(!time.canGoForward());
}

void TimeContextTest::absoluteRangeRoundTrips()
{
    ManualClock clock;
    TimeContext time(clock);
    const TimeRange range{clock.now() - 30min, clock.now() - 10min};
    time.setAbsolute(range);
    QCOMPARE(time.range(), range);
    clock.advance(1h);
    time.refresh();
    QCOMPARE(time.range(), range);
}

void TimeContextTest::shiftAndZoomOut()
{
    ManualClock clock;
    TimeContext time(clock);
    const TimeRange start = time.range();
    time.shift(TimeContext::Direction::Earlier);
    QCOMPARE(time.range(), (TimeRange{start.from - 30min, start.to - 30min}));
    time.shift(TimeContext::Direction::Later);
    QCOMPARE(time.range(), start);
    time.zoomOut();
    QCOMPARE(time.range(), (TimeRange{start.from - 30min, clock.now()}));
}

void TimeContextTest::notchesAreOneStep()
{
    ManualClock clock;
    TimeContext time(clock);
    const TimeRangeExpression first = time.expression();
    const TimeRange hour = time.range();
    QSignalSpy ranges(&time, &TimeContext::rangeChanged);
    time.zoomTo({hour.from + 10min, hour.to - 10min});
    clock.advance(200ms);
    time.zoomTo({hour.from + 20min, hour.to - 20min});
    clock.advance(400ms);
    const TimeRange inner{hour.from + 25min, hour.to - 25min};
    time.zoomTo(inner);
    QCOMPARE(time.range(), inner);
    QCOMPARE(ranges.count(), 3);
    clock.advance(600ms); // the next step
    time.zoomTo({inner.from + 1min, inner.to - 1min});
    time.goBack();
    QCOMPARE(time.range(), inner);
    time.goBack();
    QCOMPARE(time.expression(), first);
    QVERIFY(!time.canGoBack());
    time.zoomTo(hour); // right after going back it is a step again
    QVERIFY(time.canGoBack());
}

void TimeContextTest::cursorIsAnnouncedOnce()
{
    ManualClock clock;
    TimeContext time(clock);
    QSignalSpy changed(&time, &TimeContext::cursorChanged);
    time.setCursor(clock.now());
    time.setCursor(clock.now());
    QCOMPARE(changed.count(), 1);
    time.setCursor(std::nullopt);
    QCOMPARE(changed.count(), 2);
}

void TimeContextTest::refreshTimerRuns()
{
    ManualClock clock;
    TimeContext time(clock);
    QSignalSpy refreshed(&time, &TimeContext::refreshed);
    time.setRefreshInterval(10ms);
    QTRY_VERIFY(refreshed.count() >= 2);
    time.setRefreshInterval(0ms);
    QCOMPARE(time.refreshInterval(), 0ms);
}

QTEST_GUILESS_MAIN(TimeContextTest)
#include "tst_timecontext.moc"
