#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/errortext.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QApplication>
#include <QImage>
#include <QTest>

#include <limits>

using namespace yagura;
using namespace yagura::kit;
using namespace std::chrono_literals;

class TextsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spans_data();
    void spans();
    void ago();
    void clocks();
    void zones();
    void hostileText();
    void labelNeverTakesMarkup();
    void tooltipEscapes();
    void digitsStandStill();
    void numbers_data();
    void numbers();
    void durations_data();
    void durations();
    void everyErrorHasWords();
};

void TextsTest::spans_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64{0} << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64{59} << QStringLiteral("59 s");
    QTest::newRow("a minute") << qint64{60} << QStringLiteral("1 min");
    QTest::newRow("minutes cut off") << qint64{16 * 60 + 59} << QStringLiteral("16 min");
    QTest::newRow("hours") << qint64{72 * 60} << QStringLiteral("1 h 12 min");
    QTest::newRow("whole hours") << qint64{2 * 3600} << QStringLiteral("2 h");
    QTest::newRow("days") << qint64{46 * 3600} << QStringLiteral("1 d 22 h");
    QTest::newRow("whole days") << qint64{30 * 86400} << QStringLiteral("30 d");
    QTest::newRow("negative") << qint64{-90} << QStringLiteral("1 min");
}

void TextsTest::spans()
{
    QFETCH(qint64, seconds);
    QTEST(spanText(std::chrono::seconds(seconds)), "text");
}

void TextsTest::ago()
{
    const Instant now = fromUnixSeconds(std::int64_t{1'800'000'000});
    QCOMPARE(agoText(now - 16min, now), QStringLiteral("16 min ago"));
    QCOMPARE(agoText(now + 4min, now), QStringLiteral("in 4 min"));
    QCOMPARE(agoText(now, now), QStringLiteral("now"));
}

void TextsTest::clocks()
{
    const QTimeZone tokyo("Asia/Tokyo");
    const Instant at = fromUnixMilliseconds(1'764'000'000'204); // 2025-11-24T16:00:00.204Z
    QCOMPARE(clockText(at, tokyo), QStringLiteral("01:00"));
    QCOMPARE(clockText(at, tokyo, ClockPrecision::Milliseconds), QStringLiteral("01:00:00.204"));
    QCOMPARE(dateText(at, tokyo), QStringLiteral("25 Nov 2025"));
    QCOMPARE(dateText(at, QTimeZone::utc()), QStringLiteral("24 Nov 2025"));
    QCOMPARE(shortTimeText(at, at + 1h, tokyo), QStringLiteral("01:00"));
    QCOMPARE(shortTimeText(at, at + 24h, tokyo), QStringLiteral("25 Nov, 01:00"));
    QCOMPARE(rangeText({at, at + 1h}, tokyo), QStringLiteral("01:00 – 02:00"));
    QCOMPARE(rangeText({at, at + 23h}, QTimeZone::utc()), QStringLiteral("24 Nov, 16:00 – 25 Nov, 15:00"));
}

void TextsTest::zones()
{
    const Instant summer = fromUnixSeconds(std::int64_t{1'750'000'000});
    QCOMPARE(zoneText(QTimeZone("Asia/Tokyo"), summer), QStringLiteral("UTC+9"));
    QCOMPARE(zoneText(QTimeZone::utc(), summer), QStringLiteral("UTC"));
    QCOMPARE(zoneText(QTimeZone("America/St_Johns"), summer), QStringLiteral("UTC−2:30"));
}

void TextsTest::hostileText()
{
    QCOMPARE(safeText(QStringLiteral("payment")), QStringLiteral("payment"));
    QCOMPARE(safeText(QStringLiteral("a\nb")), QStringLiteral("a⏎b"));
    QCOMPARE(safeText(QStringLiteral("a\nb"), LineBreaks::Kept), QStringLiteral("a\nb"));
    QVERIFY(!safeText(QStringLiteral("user\u202Egnp.exe")).contains(QChar(0x202E)));
    QVERIFY(safeText(QStringLiteral("user\u202Egnp.exe")).contains(QStringLiteral("U+202E")));
    QVERIFY(safeText(QString(5000, u'x'), LineBreaks::Shown, 10)
                .startsWith(QString(10, u'x') + QStringLiteral("… ")));
    QVERIFY(safeText(QString(5000, u'x'), LineBreaks::Shown, 10).size() < 20);
    QCOMPARE(safeText(QStringLiteral("購入手続きが失敗しています")),
             QStringLiteral("購入手続きが失敗しています"));
    // A cap never halves a character outside the basic plane.
    QVERIFY(safeText(QStringLiteral("ab😀c"), LineBreaks::Shown, 3).isValidUtf16());
}

void TextsTest::labelNeverTakesMarkup()
{
    PlainLabel label(QStringLiteral("<b>bold</b><img src='file:///etc/passwd'>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(label.text().startsWith(QLatin1String("<b>")));
    label.setText(QStringLiteral("<h1>x</h1>"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

void TextsTest::tooltipEscapes()
{
    const QString tip
        = plainToolTip(QStringLiteral("<img src=x> & \"q\""), QKeySequence(QStringLiteral("Ctrl+K")));
    QVERIFY(!tip.contains(QLatin1String("<img")));
    QVERIFY(tip.contains(QLatin1String("&lt;img src=x&gt; &amp;")));
    QVERIFY(tip.contains(QLatin1String("Ctrl+K")));
    QVERIFY(plainToolTip({}).isEmpty());
    QVERIFY(plainToolTip(QString(100'000, u'x')).size() < 3'000);
}

void TextsTest::digitsStandStill()
{
    const NumberPainter painter(textFont(TextStyle::Figure));
    const qreal width = painter.width(QStringLiteral("1111.11"));
    QCOMPARE(painter.width(QStringLiteral("0000.00")), width);
    QCOMPARE(painter.width(QStringLiteral("4857.92")), width);
    QVERIFY(painter.width(QStringLiteral("4857.92 s")) > width);
}

void TextsTest::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << QStringLiteral("0");
    QTest::newRow("thousands") << 1284332.0 << QStringLiteral("1,284,332");
    QTest::newRow("three figures") << 411.7 << QStringLiteral("412");
    QTest::newRow("two figures") << 23.44 << QStringLiteral("23.4");
    QTest::newRow("one figure") << 4.8231 << QStringLiteral("4.82");
    QTest::newRow("whole") << 7.0 << QStringLiteral("7");
    QTest::newRow("small") << 0.01234 << QStringLiteral("0.0123");
    QTest::newRow("negative") << -6.6 << QStringLiteral("−6.60");
    QTest::newRow("missing") << std::numeric_limits<double>::quiet_NaN() << QStringLiteral("–");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QStringLiteral("∞");
    QTest::newRow("no minus zero") << -0.0 << QStringLiteral("0");
}

void TextsTest::numbers()
{
    QFETCH(double, value);
    QTEST(shortNumber(value), "text");
}

void TextsTest::durations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("unit");
    QTest::newRow("ms") << 0.412 << QStringLiteral("412") << QStringLiteral("ms");
    QTest::newRow("short ms") << 0.0018 << QStringLiteral("1.80") << QStringLiteral("ms");
    QTest::newRow("s") << 4.82 << QStringLiteral("4.82") << QStringLiteral("s");
    QTest::newRow("just below a second") << 0.99999 << QStringLiteral("1.00") << QStringLiteral("s");
    QTest::newRow("us") << 0.0000023 << QStringLiteral("2.30") << QStringLiteral("µs");
    QTest::newRow("minutes") << 600.0 << QStringLiteral("10") << QStringLiteral("min");
    QTest::newRow("missing") << std::numeric_limits<double>::quiet_NaN() << QStringLiteral("–") << QString();
}

void TextsTest::durations()
{
    QFETCH(double, seconds);
    QTEST(durationText(seconds).number, "number");
    QTEST(durationText(seconds).unit, "unit");
}

void TextsTest::everyErrorHasWords()
{
    QSet<QString> seen;
    for (int i = 0; i <= static_cast<int>(ErrorKind::Missing); ++i) {
        const Error error{
            static_cast<ErrorKind>(i), QStringLiteral("prometheus"), QStringLiteral("<b>x</b>"), {}};
        QVERIFY(!errorTitle(error).isEmpty());
        QVERIFY(errorSentence(error).contains(errorTitle(error)));
        QVERIFY(errorSentence(error).contains(QLatin1String("<b>x</b>")));
        seen.insert(errorTitle(error));
        const Error hinted{error.kind, {}, {}, QStringLiteral("do this")};
        QCOMPARE(errorAdvice(hinted), QStringLiteral("do this"));
    }
    QCOMPARE(seen.size(), static_cast<qsizetype>(ErrorKind::Missing) + 1);
}

QTEST_MAIN(TextsTest)
#include "tst_texts.moc"
