#include "core/units.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace yagura;

class UnitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void decimalsAsAsked();
    void everyCommonIdIsKnown();
    void unknownIdIsShownAsUnit();
    void ticks();
    void pointsInTimeFollowTheZone();
    void toldFromNow_data();
    void toldFromNow();
    void withoutTheDateOfToday();
    void decimalsOfClocks();
    void hostileIdsDoNotBreak();
};

void UnitsTest::values_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *unit, double value, const char *text) {
        QTest::addRow("%s %.12g", unit, value) << QString::fromUtf8(unit) << value << QString::fromUtf8(text);
    };
    row("none", 0, "0");
    row("none", 1234567, "1234567");
    row("none", 1.23456, "1.23");
    row("none", -0.001, "-0.001");
    row("none", 12.999, "13");
    row("none", 0.1 + 0.2, "0.3");
    row("short", 999, "999");
    row("short", 1000, "1 K");
    row("short", 999'600, "1 M");
    row("short", 1'234'000, "1.23 M");
    row("short", -4'200'000'000.0, "-4.2 B");
    row("locale", 1234567, "1,234,567");
    row("percent", 12.345, "12.3 %");
    row("percent", 99.96, "99.96 %");
    row("percent", 99.9996, "99.9996 %");
    row("percent", 100, "100 %");
    row("percentunit", 0.5, "50 %");
    row("percentunit", 0.00042, "0.042 %");
    row("percentunit", 1, "100 %");
    row("bytes", 0, "0 B");
    row("bytes", 1023, "1023 B");
    row("bytes", 1024, "1 KiB");
    row("bytes", 1536, "1.5 KiB");
    row("bytes", 1024.0 * 1024 * 1024 * 2.25, "2.25 GiB");
    row("decbytes", 1500, "1.5 kB");
    row("mbytes", 2048, "2 GiB");
    row("bits", 2048, "2 Kib");
    row("decbits", 2000, "2 kb");
    row("Bps", 1'250'000, "1.25 MB/s");
    row("binBps", 1024, "1 KiB/s");
    row("bps", 1e9, "1 Gb/s");
    row("s", 0, "0 s");
    row("s", 0.25, "250 ms");
    row("s", 0.00025, "250 µs");
    row("s", 1.5, "1.5 s");
    row("s", 90, "1.5 min");
    row("s", 5400, "1.5 h");
    row("s", 129600, "1.5 d");
    row("s", -0.25, "-250 ms");
    row("ms", 12.34, "12.3 ms");
    row("ms", 1500, "1.5 s");
    row("µs", 1, "1 µs");
    row("ns", 1500, "1.5 µs");
    row("reqps", 12.5, "12.5 req/s");
    row("reqps", 12500, "12.5 K req/s");
    row("ops", 3, "3 ops/s");
    row("rps", 3, "3 rd/s");
    row("wps", 3, "3 wr/s");
    row("cps", 3, "3 c/s");
    row("iops", 3, "3 io/s");
    row("pps", 1500, "1.5 kp/s");
    row("hertz", 2.4e9, "2.4 GHz");
    row("hertz", 0.05, "50 mHz");
    row("celsius", 23.45, "23.4 °C");
    row("degree", 90, "90°");
    row("rotrpm", 1200, "1200 rpm");
    row("dtdurations", 97200, "1 d 3 h");
    row("dtdurations", 40, "40 s");
    row("dthms", 93784, "26:03:04");
    row("dtdhms", 93784, "1 d 02:03:04");
    row("dtdhms", 3723, "01:02:03");
    row("clockms", 3723000, "01h:02m:03s:000ms");
    row("clocks", 90, "01m:30s:000ms");
    row("clocks", 1.25, "01s:250ms");
    row("clockms", 250, "250ms");
    row("dateTimeAsIso", 1767225600000, "2026-01-01 00:00:00");
    row("dateTimeAsUS", 1767225600000, "01/01/2026 12:00:00 am");
    row("time:YYYY-MM", 1767225600000, "2026-01");
    row("time:[at] h:mm A, dddd Do MMM YY", 1767362700000, "at 2:05 PM, Friday 2nd Jan 26");
    row("time:DDDD Q x", 1767225600123, "001 1 1767225600123");
    row("time:HH:mm:ss.SSSZ", 1767225600123, "00:00:00.123+00:00");
    row("bool:Up/Down", 1, "Up");
    row("bool:Up/Down", 0, "Down");
    row("currency:financial:€", 1234567.5, "€1,234,568");
    row("currency:kr:suffix", 1200, "1.2 K kr");
    row("currencySEK", 1200, "1.2 K kr");
    row("KBs", 1500, "1.5 MB/s");
    row("MBs", 2, "2 MB/s");
    row("binbps", 2048, "2 Kib/s");
    row("kbytes", 1024, "1 MiB");
    row("gbytes", 1.5, "1.5 GiB");
    row("eps", 3, "3 evt/s");
    row("m", 90, "1.5 h");
    row("h", 36, "1.5 d");
    row("d", 2, "2 d");
    row("kwatt", 1500, "1.5 MW");
    row("volt", 0.012, "12 mV");
    row("amp", 2.5, "2.5 A");
    row("fahrenheit", 70, "70 °F");
    row("kelvin", 273.15, "273 K");
    row("humidity", 45, "45 %H");
    row("pressurehg", 30, "30 inHg");
    row("currencyUSD", 1234, "$1.23 K");
    row("currencyEUR", 12.5, "€12.5");
    row("currencyJPY", 1'500'000, "¥1.5 M");
    row("bool", 1, "True");
    row("bool_yes_no", 0, "No");
    row("bool_on_off", 1, "On");
    row("hex", 255, "FF");
    row("hex0x", 255, "0xFF");
    row("sci", 12345, "1.23e+04");
    row("suffix:orders", 12, "12 orders");
    row("suffix:%", 12, "12 %");
    row("prefix:n=", 12, "n=12");
    row("currency:CHF ", 1200, "CHF 1.2 K");
    row("count:orders", 1200, "1.2 K orders");
    row("si:mF", 1500, "1.5 F");
    row("si:B", 1500, "1.5 kB");
    row("none", std::numeric_limits<double>::quiet_NaN(), "–");
    row("s", std::numeric_limits<double>::infinity(), "∞");
    row("bytes", -std::numeric_limits<double>::infinity(), "-∞");
    row("none", 1e300, "1e+300");
    row("none", 1e-12, "1e-12");
    row("short", 1e15, "1000 T");
}

void UnitsTest::values()
{
    QFETCH(QString, unit);
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(formatNumber(value, unit).toString(), text);
    QVERIFY(isKnownUnit(unit));
}

void UnitsTest::decimalsAsAsked()
{
    QCOMPARE(formatNumber(99.956, QStringLiteral("percent"), {.decimals = 1}).toString(),
             QStringLiteral("100.0 %"));
    QCOMPARE(formatNumber(3, QStringLiteral("short"), {.decimals = 2}).toString(), QStringLiteral("3.00"));
    QCOMPARE(formatNumber(1536, QStringLiteral("bytes"), {.decimals = 3}).toString(),
             QStringLiteral("1.500 KiB"));
    QCOMPARE(formatNumber(-0.4, QStringLiteral("none"), {.decimals = 0}).number, QStringLiteral("0"));
    QVERIFY(formatNumber(1, QStringLiteral("none"), {.decimals = 1'000'000}).number.size() < 30);
}

void UnitsTest::everyCommonIdIsKnown()
{
    for (const char *id : commonUnitIds()) {
        QVERIFY2(isKnownUnit(QString::fromUtf8(id)), id);
        QVERIFY(!formatNumber(1234.5, QString::fromUtf8(id)).number.isEmpty());
    }
}

void UnitsTest::unknownIdIsShownAsUnit()
{
    QVERIFY(!isKnownUnit(QStringLiteral("parsecs")));
    QCOMPARE(formatNumber(1200, QStringLiteral("parsecs")).toString(), QStringLiteral("1.2 K parsecs"));
}

void UnitsTest::ticks()
{
    const auto texts = [](std::vector<double> values, const char *unit) {
        QStringList out;
        for (const auto &label : formatTicks(values, QString::fromUtf8(unit)))
            out << label.toString();
        return out.join(QLatin1Char('|'));
    };
    QCOMPARE(texts({0, 1, 2}, "short"), QStringLiteral("0|1|2"));
    QCOMPARE(texts({0, 0.5, 1, 1.5}, "none"), QStringLiteral("0|0.5|1.0|1.5"));
    QCOMPARE(texts({0, 0.0025, 0.005}, "s"), QStringLiteral("0 s|2.5 ms|5.0 ms"));
    QCOMPARE(texts({0.99, 0.995, 1}, "percentunit"), QStringLiteral("99.0 %|99.5 %|100.0 %"));
    QCOMPARE(texts({}, "s"), QString());
}

void UnitsTest::pointsInTimeFollowTheZone()
{
    QVERIFY(isPointInTime(QStringLiteral("dateTimeAsIso")));
    QVERIFY(!isPointInTime(QStringLiteral("s")));
    QCOMPARE(formatNumber(1767225600000, QStringLiteral("dateTimeAsIso"), {.zone = QTimeZone("Asia/Tokyo")})
                 .number,
             QStringLiteral("2026-01-01 09:00:00"));
    QCOMPARE(unitBase(QStringLiteral("bytes")), 1024.0);
    QCOMPARE(unitBase(QStringLiteral("Bps")), 1000.0);
}

void UnitsTest::toldFromNow_data()
{
    QTest::addColumn<double>("seconds"); // from now
    QTest::addColumn<QString>("text");
    const std::pair<double, const char *> rows[]{
        {0, "a few seconds ago"},        {-44, "a few seconds ago"},    {-45, "a minute ago"},
        {-119, "2 minutes ago"},         {300, "in 5 minutes"},         {-45 * 60, "an hour ago"},
        {-7200, "2 hours ago"},          {22 * 3600, "in a day"},       {-3 * 86400, "3 days ago"},
        {-30 * 86400, "a month ago"},    {-90 * 86400, "3 months ago"}, {-365 * 86400, "a year ago"},
        {-1000 * 86400.0, "3 years ago"}};
    for (const auto &[seconds, text] : rows)
        QTest::addRow("%g", seconds) << seconds << QString::fromLatin1(text);
}

void UnitsTest::toldFromNow()
{
    QFETCH(double, seconds);
    const Instant now = fromUnixSeconds(std::int64_t{1'767'225'600});
    const double value = 1'767'225'600'000.0 + seconds * 1000;
    QTEST(formatNumber(value, QStringLiteral("dateTimeFromNow"), {.now = now}).toString(), "text");
    QCOMPARE(formatNumber(value, QStringLiteral("dateTimeFromNow")).number,
             formatNumber(value, QStringLiteral("dateTimeAsIso")).number);
    QVERIFY(isPointInTime(QStringLiteral("dateTimeFromNow")));
}

void UnitsTest::withoutTheDateOfToday()
{
    const QString id = QStringLiteral("dateTimeAsIsoNoDateIfToday");
    const Instant now = fromUnixSeconds(std::int64_t{1'767'225'600}); // 2026-01-01 00:00 UTC
    QCOMPARE(formatNumber(1'767'229'200'000, id, {.now = now}).number, QStringLiteral("01:00:00"));
    QCOMPARE(formatNumber(1'767'222'000'000, id, {.now = now}).number, QStringLiteral("2025-12-31 23:00:00"));
    QCOMPARE(formatNumber(1'767'222'000'000, id, {.zone = QTimeZone("Asia/Tokyo"), .now = now}).number,
             QStringLiteral("08:00:00"));
    QCOMPARE(formatNumber(1'767'229'200'000, id).number, QStringLiteral("2026-01-01 01:00:00"));
}

void UnitsTest::decimalsOfClocks()
{
    const QString id = QStringLiteral("clockms");
    QCOMPARE(formatNumber(3'723'004, id, {.decimals = 0}).number, QStringLiteral("01h"));
    QCOMPARE(formatNumber(3'723'004, id, {.decimals = 1}).number, QStringLiteral("01h:02m"));
    QCOMPARE(formatNumber(3'723'004, id, {.decimals = 9}).number, QStringLiteral("01h:02m:03s:004ms"));
    QCOMPARE(formatNumber(-61'000, id, {.decimals = 1}).number, QStringLiteral("-01m:01s"));
}

void UnitsTest::hostileIdsDoNotBreak()
{
    for (const char *id : {":", "suffix:", "si:", "time:", "currency:", "prefix:", "::", "si:k",
                           "bool:", "time:[", "currency:financial:"}) {
        for (const double value : {0.0, -1e308, 1e308, 5e-324})
            QVERIFY2(!formatNumber(value, QString::fromUtf8(id)).number.isEmpty(), id);
    }
    for (const char *id : commonUnitIds()) {
        for (const double value : {-1e308, 1e308, 5e-324, -0.0})
            QVERIFY2(!formatNumber(value, QString::fromUtf8(id)).number.isEmpty(), id);
    }
}

QTEST_GUILESS_MAIN(UnitsTest)
#include "tst_units.moc"
