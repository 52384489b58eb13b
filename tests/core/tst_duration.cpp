#include "core/duration.h"

#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace std::chrono_literals;

class DurationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void prometheus_data();
    void prometheus();
    void prometheusRefuses_data();
    void prometheusRefuses();
    void go_data();
    void go();
    void goRefuses_data();
    void goRefuses();
    void either();
    void extremes();
    void split_data();
    void split();
};

void DurationTest::prometheus_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("printed"); // empty: as read
    const auto row = [](const char *text, Duration d, const char *printed = "") {
        QTest::newRow(text) << QString::fromLatin1(text) << qint64(d.count()) << QString::fromLatin1(printed);
    };
    row("0", 0s, "0s");
    row("0s", 0s);
    row("15s", 15s);
    row("5m", 5min);
    row("1h30m", 90min);
    row("500ms", 500ms);
    row("1d", 24h);
    row("90d", 90 * 24h);
    row("12w6d", 90 * 24h, "90d");
    row("2w", 14 * 24h);
    row("1y", 365 * 24h);
    row("1y1w", 372 * 24h, "372d");
    row("1d2h3m4s5ms", 26h + 3min + 4s + 5ms);
    row("90m", 90min, "1h30m");
    row("1500ms", 1500ms, "1s500ms");
}

void DurationTest::prometheus()
{
    QFETCH(QString, text);
    QFETCH(qint64, ns);
    QFETCH(QString, printed);
    const auto parsed = parsePrometheusDuration(text);
    QVERIFY(parsed);
    QCOMPARE(qint64(parsed->count()), ns);
    QCOMPARE(prometheusDuration(*parsed), printed.isEmpty() ? text : printed);
    QCOMPARE(parsePrometheusDuration(prometheusDuration(*parsed)), parsed);
}

void DurationTest::prometheusRefuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "5", "m", "1.5h", "-5m", "+5m", "5M", "5 m", "1m1h", "1h1h", "1us", "1ns",
                             "5mm", "300y", "99999999999999999999s", "1h30", "h1"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void DurationTest::prometheusRefuses()
{
    QFETCH(QString, text);
    const auto parsed = parsePrometheusDuration(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
}

void DurationTest::go_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("printed"); // empty: as read
    const auto row = [](const char *text, Duration d, const char *printed = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << qint64(d.count()) << QString::fromUtf8(printed);
    };
    row("0", 0s, "0s");
    row("-0", 0s, "0s");
    row("1.5s", 1500ms);
    row("300ms", 300ms);
    row("1m0.5s", 60500ms);
    row("250us", 250us, "250µs");
    row("250µs", 250us);
    row("250\u03bcs", 250us, "250µs");
    row("12ns", 12ns);
    row("1.234567891s", 1'234'567'891ns);
    row("1h0m0s", 1h);
    row("1h", 1h, "1h0m0s");
    row("1m1h", 61min, "1h1m0s");
    row(".5s", 500ms, "500ms");
    row("5.s", 5s);
    row("-1.5h", -90min, "-1h30m0s");
    row("+5s", 5s);
    row("0.3s", 300ms, "300ms");
    row("1.0000000001s", 1s, "1s");
    row("2540400h10m10s", 2540400h + 10min + 10s);
}

void DurationTest::go()
{
    QFETCH(QString, text);
    QFETCH(qint64, ns);
    QFETCH(QString, printed);
    const auto parsed = parseGoDuration(text);
    QVERIFY(parsed);
    QCOMPARE(qint64(parsed->count()), ns);
    QString expected = printed.isEmpty() ? text : printed;
    if (expected == QLatin1String("5.s") || expected == QLatin1String("+5s"))
        expected = QStringLiteral("5s");
    QCOMPARE(goDuration(*parsed), expected);
    QCOMPARE(parseGoDuration(goDuration(*parsed)), parsed);
}

void DurationTest::goRefuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "-", "+", "5", "s", ".s", ".", "1d", "1.5.5s", "1 s", "--5s", "3000000000h",
                             "9223372036854775808ns", "1x"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void DurationTest::goRefuses()
{
    QFETCH(QString, text);
    const auto parsed = parseGoDuration(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
}

void DurationTest::either()
{
    QCOMPARE(*parseDuration(u" 1d "), Duration(24h));
    QCOMPARE(*parseDuration(u"1.5h"), Duration(90min));
    QVERIFY(!parseDuration(u"soon"));
}

void DurationTest::extremes()
{
    QCOMPARE(goDuration(Duration::max()), QStringLiteral("2562047h47m16.854775807s"));
    QCOMPARE(parseGoDuration(goDuration(Duration::max())), Result<Duration>(Duration::max()));
    QVERIFY(goDuration(Duration::min()).startsWith(QLatin1String("-2562047h47m16.8")));
    QVERIFY(prometheusDuration(Duration::min()).startsWith(QLatin1String("-106751d")));
    QVERIFY(splitDuration(Duration::min()).negative);
}

void DurationTest::split_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("expected");
    const auto row = [](Duration d, const char *expected) {
        QTest::addRow("%lld", static_cast<long long>(d.count()))
            << qint64(d.count()) << QString::fromUtf8(expected);
    };
    row(0ns, "0 s");
    row(1ns, "1 ns");
    row(999ns, "999 ns");
    row(1500ns, "1.50 µs");
    row(999'999ns, "1 ms");
    row(820ms, "820 ms");
    row(12'345us, "12.3 ms");
    row(1240ms, "1.24 s");
    row(59'940ms, "59.9 s");
    row(59'990ms, "1 min");
    row(200s, "3 min 20 s");
    row(16min + 20s, "16 min");
    row(16min + 40s, "17 min");
    row(59min + 40s, "1 h");
    row(72min, "1 h 12 min");
    row(23h + 59min + 50s, "1 d");
    row(99h, "4 d 3 h");
    row(40 * 24h + 13h, "41 d");
    row(-90s, "-1 min 30 s");
}

void DurationTest::split()
{
    QFETCH(qint64, ns);
    QFETCH(QString, expected);
    const SplitDuration parts = splitDuration(Duration(ns));
    QString text = parts.negative ? QStringLiteral("-") : QString();
    text += QString::number(parts.value, 'f', parts.decimals) + QLatin1Char(' ')
        + durationUnitSymbol(parts.unit);
    if (parts.rest) {
        const auto smaller = static_cast<DurationUnit>(static_cast<int>(parts.unit) - 1);
        text += QLatin1Char(' ') + QString::number(*parts.rest) + QLatin1Char(' ')
            + durationUnitSymbol(smaller);
    }
    QCOMPARE(text, expected);
}

QTEST_GUILESS_MAIN(DurationTest)
#include "tst_duration.moc"
