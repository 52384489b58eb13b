#include "net/connectiontracker.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace std::chrono_literals;

class ConnectionTrackerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers();
    void failures_data();
    void failures();
    void slownessNeedsTwo();
    void announcesWhatMatters();

private:
    Instant m_now = fromUnixSeconds(std::int64_t{1'800'000'000});
};

void ConnectionTrackerTest::answers()
{
    ConnectionTracker tracker;
    QCOMPARE(tracker.state().health, ConnectionHealth::Unknown);
    tracker.answered(m_now, 5ms, 0, {});
    QCOMPARE(tracker.state().health, ConnectionHealth::Healthy);
    QCOMPARE(tracker.state().lastSuccess, m_now);
    QCOMPARE(tracker.state().lastElapsed, Duration(5ms));
    tracker.answered(m_now + 1s, 5ms, 1, {});
    QCOMPARE(tracker.state().health, ConnectionHealth::Degraded);
    tracker.answered(m_now + 2s, 5ms, 0, Error{ErrorKind::ServerFailed, {}, {}, {}});
    QCOMPARE(tracker.state().health, ConnectionHealth::Degraded);
    QCOMPARE(tracker.state().lastSuccess, m_now + 1s);
    QCOMPARE(tracker.state().lastError->kind, ErrorKind::ServerFailed);
    tracker.answered(m_now + 3s, 5ms, 0, {});
    QVERIFY(!tracker.state().lastError);
    QVERIFY(blamesSource(401) && blamesSource(503) && blamesSource(429) && !blamesSource(404)
            && !blamesSource(200));
}

void ConnectionTrackerTest::failures_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("tells");
    for (const ErrorKind kind :
         {ErrorKind::ConnectionRefused, ErrorKind::HostNotFound, ErrorKind::ConnectionLost,
          ErrorKind::TlsFailed, ErrorKind::ProxyFailed, ErrorKind::NotJson})
        QTest::addRow("%s", qPrintable(errorKindName(kind))) << kind << true;
    for (const ErrorKind kind : {ErrorKind::Cancelled, ErrorKind::ShuttingDown, ErrorKind::TooLarge,
                                 ErrorKind::InvalidInput, ErrorKind::CircuitOpen, ErrorKind::TooManyRequests})
        QTest::addRow("%s", qPrintable(errorKindName(kind))) << kind << false;
}

void ConnectionTrackerTest::failures()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, tells);
    ConnectionTracker tracker;
    tracker.answered(m_now, 5ms, 0, {});
    tracker.failed({kind, {}, {}, {}});
    QCOMPARE(tracker.state().health, tells ? ConnectionHealth::Down : ConnectionHealth::Healthy);
    QCOMPARE(tracker.state().lastError.has_value(), tells);
    QCOMPARE(tracker.state().lastSuccess, m_now);
}

void ConnectionTrackerTest::slownessNeedsTwo()
{
    ConnectionTracker tracker;
    tracker.answered(m_now, 5ms, 0, {});
    tracker.failed({ErrorKind::Stalled, {}, {}, {}});
    QCOMPARE(tracker.state().health, ConnectionHealth::Degraded);
    tracker.failed({ErrorKind::DeadlineExceeded, {}, {}, {}});
    QCOMPARE(tracker.state().health, ConnectionHealth::Down);
}

void ConnectionTrackerTest::announcesWhatMatters()
{
    ConnectionTracker tracker;
    QVERIFY(!tracker.takeAnnouncement());
    tracker.answered(m_now, 5ms, 0, {});
    QVERIFY(tracker.takeAnnouncement());
    QVERIFY(!tracker.takeAnnouncement());
    tracker.answered(m_now + 500ms, 5ms, 0, {});
    QVERIFY(!tracker.takeAnnouncement());
    tracker.answered(m_now + 1s, 5ms, 0, {});
    QVERIFY(tracker.takeAnnouncement());
    tracker.failed({ErrorKind::ConnectionLost, {}, {}, {}});
    QVERIFY(tracker.takeAnnouncement());
    tracker.failed({ErrorKind::ConnectionLost, {}, {}, {}});
    QVERIFY(!tracker.takeAnnouncement());
}

QTEST_GUILESS_MAIN(ConnectionTrackerTest)
#include "tst_connectiontracker.moc"
