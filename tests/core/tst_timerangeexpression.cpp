#include "core/timerangeexpression.h"

#include "support/qtprinting.h"

#include <QDateTime>
#include <QTest>

using namespace yagura;

namespace {

Instant at(const char *iso)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs);
    Q_ASSERT(time.isValid());
    return fromUnixMilliseconds(time.toMSecsSinceEpoch());
}

QString shown(Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(t), Qt::UTC).toString(Qt::ISODateWithMs);
}

const char *const Now = "2026-03-18T10:42:17.250Z"; // a Wednesday

} // namespace

class TimeRangeExpressionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sides_data();
    void sides();
    void zonesAndClockChanges_data();
    void zonesAndClockChanges();
    void nanosecondsAreKept();
    void refusals_data();
    void refusals();
    void ranges();
    void absoluteRoundTrip();
};

void TimeRangeExpressionTest::sides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("up"); // empty: same

    const auto row = [](const char *text, const char *down, const char *up = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(down)
                            << QString::fromLatin1(up);
    };
    row("now", "2026-03-18T10:42:17.250Z");
    row(" now ", "2026-03-18T10:42:17.250Z");
    row("now-6h", "2026-03-18T04:42:17.250Z");
    row("now - 6h", "2026-03-18T04:42:17.250Z");
    row("now+1h", "2026-03-18T11:42:17.250Z");
    row("now-h", "2026-03-18T09:42:17.250Z");
    row("now-30s", "2026-03-18T10:41:47.250Z");
    row("now-15m", "2026-03-18T10:27:17.250Z");
    row("now-2d", "2026-03-16T10:42:17.250Z");
    row("now-1w", "2026-03-11T10:42:17.250Z");
    row("now-1M", "2026-02-18T10:42:17.250Z");
    row("now-1Q", "2025-12-18T10:42:17.250Z");
    row("now-2y", "2024-03-18T10:42:17.250Z");
    row("now-1fQ", "2025-12-18T10:42:17.250Z");
    row("now/s", "2026-03-18T10:42:17.000Z", "2026-03-18T10:42:18.000Z");
    row("now/m", "2026-03-18T10:42:00.000Z", "2026-03-18T10:43:00.000Z");
    row("now/h", "2026-03-18T10:00:00.000Z", "2026-03-18T11:00:00.000Z");
    row("now/d", "2026-03-18T00:00:00.000Z", "2026-03-19T00:00:00.000Z");
    row("now/w", "2026-03-16T00:00:00.000Z", "2026-03-23T00:00:00.000Z");
    row("now/M", "2026-03-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z");
    row("now/Q", "2026-01-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z");
    row("now/fQ", "2026-01-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z");
    row("now/y", "2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z");
    row("now/fy", "2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z");
    row("now-1d/d", "2026-03-17T00:00:00.000Z", "2026-03-18T00:00:00.000Z");
    row("now-1M/M", "2026-02-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z");
    row("now-1Q/fQ", "2025-10-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z");
    row("now/d+8h", "2026-03-18T08:00:00.000Z", "2026-03-19T08:00:00.000Z");
    row("now-1d-2h+30m", "2026-03-17T09:12:17.250Z");
    row("2024-03-31||-1M", "2024-02-29T00:00:00.000Z");
    row("2024-02-29||+1y", "2025-02-28T00:00:00.000Z");
    row("2024-01-15T12:00:00Z||/M", "2024-01-01T00:00:00.000Z", "2024-02-01T00:00:00.000Z");
    row("2026-03-18", "2026-03-18T00:00:00.000Z", "2026-03-19T00:00:00.000Z");
    row("2026-03-18 09:30", "2026-03-18T09:30:00.000Z");
    row("2026-03-18T09:30:15", "2026-03-18T09:30:15.000Z");
    row("2026-03-18T09:30:15.5Z", "2026-03-18T09:30:15.500Z");
    row("2026-03-18 09:30:15,125", "2026-03-18T09:30:15.125Z");
    row("2026-03-18T09:30:15+09:00", "2026-03-18T00:30:15.000Z");
    row("2026-03-18T09:30:15-0330", "2026-03-18T13:00:15.000Z");
    row("2026-03-18 09:30:15.250 +09", "2026-03-18T00:30:15.250Z");
    row("1767225600", "2026-01-01T00:00:00.000Z");
    row("1767225600.250", "2026-01-01T00:00:00.250Z");
    row("1767225600250", "2026-01-01T00:00:00.250Z");
    row("1767225600250999", "2026-01-01T00:00:00.250Z");
    row("1767225600250999999", "2026-01-01T00:00:00.250Z");
    row("1767225600||+1d", "2026-01-02T00:00:00.000Z");
}

void TimeRangeExpressionTest::sides()
{
    QFETCH(QString, text);
    QFETCH(QString, down);
    QFETCH(QString, up);
    const auto low = resolveTime(text, at(Now), QTimeZone::utc(), Rounding::Down);
    const auto high = resolveTime(text, at(Now), QTimeZone::utc(), Rounding::Up);
    QVERIFY2(low, low ? "" : qPrintable(describe(low.error())));
    QVERIFY(high);
    QCOMPARE(shown(*low), down);
    QCOMPARE(shown(*high), up.isEmpty() ? down : up);
}

void TimeRangeExpressionTest::zonesAndClockChanges_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rounding");
    QTest::addColumn<QString>("expected");
    const int down = int(Rounding::Down);
    const int up = int(Rounding::Up);
    const auto row = [](const char *name, const char *zone, const char *now, const char *text, int rounding,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(now) << QString::fromLatin1(text)
                            << rounding << QString::fromLatin1(expected);
    };
    const char *berlin = "Europe/Berlin"; // 2026: forward on 29 March 01:00Z, back on 25 October 01:00Z
    row("Tokyo day", "Asia/Tokyo", Now, "now/d", down, "2026-03-17T15:00:00.000Z");
    row("Tokyo typed", "Asia/Tokyo", Now, "2026-03-18 09:30", down, "2026-03-18T00:30:00.000Z");
    row("typed zone wins", "Asia/Tokyo", Now, "2026-03-18 09:30Z", down, "2026-03-18T09:30:00.000Z");
    row("half-hour zone", "Asia/Kolkata", Now, "now/h", down, "2026-03-18T10:30:00.000Z");
    row("short day starts", berlin, "2026-03-29T12:00:00.000Z", "now/d", down, "2026-03-28T23:00:00.000Z");
    row("short day ends", berlin, "2026-03-29T12:00:00.000Z", "now/d", up, "2026-03-29T22:00:00.000Z");
    row("long day starts", berlin, "2026-10-25T12:00:00.000Z", "now/d", down, "2026-10-24T22:00:00.000Z");
    row("long day ends", berlin, "2026-10-25T12:00:00.000Z", "now/d", up, "2026-10-25T23:00:00.000Z");
    row("a day keeps the clock", berlin, "2026-03-29T12:00:00.000Z", "now-1d", down,
        "2026-03-28T13:00:00.000Z");
    row("24 hours do not", berlin, "2026-03-29T12:00:00.000Z", "now-24h", down, "2026-03-28T12:00:00.000Z");
    row("skipped hour", berlin, Now, "2026-03-29 02:30", down, "2026-03-29T01:30:00.000Z");
    row("repeated hour is the first", berlin, Now, "2026-10-25 02:30", down, "2026-10-25T00:30:00.000Z");
    row("hour within the second repeat", berlin, "2026-10-25T01:42:00.000Z", "now/h", down,
        "2026-10-25T01:00:00.000Z");
    row("month across the change", berlin, "2026-04-15T10:00:00.000Z", "now-1M", down,
        "2026-03-15T11:00:00.000Z");
    row("midnight that is skipped", "Asia/Beirut", "2022-03-27T12:00:00.000Z", "now/d", down,
        "2022-03-26T22:00:00.000Z");
}

void TimeRangeExpressionTest::zonesAndClockChanges()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, now);
    QFETCH(QString, text);
    QFETCH(int, rounding);
    QFETCH(QString, expected);
    const QTimeZone timeZone(zone);
    QVERIFY(timeZone.isValid());
    const auto result = resolveTime(text, at(now.toLatin1().constData()), timeZone, Rounding(rounding));
    QVERIFY(result);
    QCOMPARE(shown(*result), expected);
}

void TimeRangeExpressionTest::nanosecondsAreKept()
{
    const Instant now = fromUnixNanoseconds(1'767'225'600'123'456'789);
    const auto utc = QTimeZone::utc();
    QCOMPARE(toUnixNanoseconds(*resolveTime(QStringLiteral("now-1d"), now, utc, Rounding::Down)),
             1'767'139'200'123'456'789);
    QCOMPARE(toUnixNanoseconds(*resolveTime(QStringLiteral("1767225600123456789"), now, utc, Rounding::Down)),
             1'767'225'600'123'456'789);
    QCOMPARE(toUnixNanoseconds(
                 *resolveTime(QStringLiteral("2026-01-01T00:00:00.123456789Z"), now, utc, Rounding::Up)),
             1'767'225'600'123'456'789);
}

void TimeRangeExpressionTest::refusals_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "  ",
                             "nowhere",
                             "now-",
                             "now-6",
                             "now-6x",
                             "now*2h",
                             "now/2d",
                             "now/fd",
                             "now-1f",
                             "now-99999999999h",
                             "now-999999999m",
                             "now+999999999h",
                             "now-999999999d",
                             "now-9999y",
                             "yesterday",
                             "2026-13-01",
                             "2026-02-30",
                             "2026-3-1",
                             "2026-03-18T25:00",
                             "2026-03-18 9:30",
                             "2026-03-18T09:30+99:00",
                             "2026-03-18T09:30 JST",
                             "9999-01-01",
                             "1234567",
                             "2024",
                             "99999999999999999999",
                             "9223372036854775807",
                             "1767225600.",
                             "22222222222220",
                             "33222222222222230",
                             "1767225600.5.5",
                             "1.5",
                             "2026-03-18||+",
                             "-6h",
                             "6h"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
    QTest::newRow("very long") << QString(100000, QLatin1Char('n'));
}

void TimeRangeExpressionTest::refusals()
{
    QFETCH(QString, text);
    const auto result = resolveTime(text, at(Now), QTimeZone::utc(), Rounding::Down);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY(result.error().where.size() <= 200);
}

void TimeRangeExpressionTest::ranges()
{
    const auto utc = QTimeZone::utc();
    const auto yesterday = resolve({QStringLiteral("now-1d/d"), QStringLiteral("now-1d/d")}, at(Now), utc);
    QVERIFY(yesterday);
    QCOMPARE(yesterday->length(), Duration(std::chrono::hours(24)));
    const auto backwards = resolve({QStringLiteral("now"), QStringLiteral("now-1h")}, at(Now), utc);
    QVERIFY(!backwards);
    QCOMPARE(backwards.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!resolve({QStringLiteral("now"), QStringLiteral("now")}, at(Now), utc));
    QVERIFY(!resolve({QStringLiteral("rubbish"), QStringLiteral("now")}, at(Now), utc));
    QVERIFY(!resolve({QStringLiteral("now-1h"), QStringLiteral("rubbish")}, at(Now), utc));
}

void TimeRangeExpressionTest::absoluteRoundTrip()
{
    const TimeRange range{at("2026-01-31T23:59:59.999Z"), at("2026-02-01T04:05:06.007Z")};
    const auto back = resolve(absoluteExpression(range), at(Now), QTimeZone("America/New_York"));
    QVERIFY(back);
    QCOMPARE(*back, range);
}

QTEST_GUILESS_MAIN(TimeRangeExpressionTest)
#include "tst_timerangeexpression.moc"
