#include "logs/fieldcatalogue.h"
#include "logs/indexpattern.h"
#include "logs/loglevel.h"
#include "logs/logpage.h"
#include "logs/logquery.h"
#include "logs/logtime.h"

#include <QTest>

using namespace yagura;
using namespace yagura::logs;

class LogValuesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void levels_data();
    void levels();
    void times_data();
    void times();
    void roles();
    void intervals_data();
    void intervals();
    void pillsWidenAndTurn();
    void wordsToMark_data();
    void wordsToMark();
    void quoting();
    void indexPatterns();
};

void LogValuesTest::levels_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("level");
    const auto row
        = [](const char *text, LogLevel level) { QTest::newRow(text) << QByteArray(text) << int(level); };
    row("ERROR", LogLevel::Error);
    row("error", LogLevel::Error);
    row("Err", LogLevel::Error);
    row("SEVERE", LogLevel::Error);
    row("[WARN]", LogLevel::Warn);
    row("warning", LogLevel::Warn);
    row("NOTICE", LogLevel::Info);
    row("Information", LogLevel::Info);
    row("dbg", LogLevel::Debug);
    row("TRACE", LogLevel::Trace);
    row("CRITICAL", LogLevel::Fatal);
    row("panic", LogLevel::Fatal);
    row("0", LogLevel::Fatal);
    row("3", LogLevel::Error);
    row("4", LogLevel::Warn);
    row("6", LogLevel::Info);
    row("7", LogLevel::Debug);
    row("10", LogLevel::Trace);
    row("20", LogLevel::Debug);
    row("30", LogLevel::Info);
    row("40", LogLevel::Warn);
    row("50", LogLevel::Error);
    row("60", LogLevel::Fatal);
    row("8", LogLevel::Unknown);
    row("70", LogLevel::Unknown);
    row("", LogLevel::Unknown);
    row("errors are a kind of news", LogLevel::Unknown);
}

void LogValuesTest::levels()
{
    QFETCH(QByteArray, text);
    QFETCH(int, level);
    QCOMPARE(int(levelFromText(text.toStdString())), level);
}

void LogValuesTest::times_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ns");
    const auto row = [](const char *text, qint64 ns) { QTest::newRow(text) << QByteArray(text) << ns; };
    row("2026-11-23T05:21:10Z", 1'795'411'270'000'000'000);
    row("2026-11-23T05:21:10.123456789Z", 1'795'411'270'123'456'789);
    row("2026-11-23T14:21:10.5+09:00", 1'795'411'270'500'000'000);
    row("2026-11-23 05:21:10,250", 1'795'411'270'250'000'000);
    row("2026/11/23 05:21:10", 1'795'411'270'000'000'000);
    row("2026-11-23T05:21:10+0000", 1'795'411'270'000'000'000);
    row("2026-11-23", 1'795'392'000'000'000'000);
    row("1795411270", 1'795'411'270'000'000'000);
    row("1795411270123", 1'795'411'270'123'000'000);
    row("1795411270123456", 1'795'411'270'123'456'000);
    row("1795411270123456789", 1'795'411'270'123'456'789);
    row("1969-12-31T23:59:59Z", -1'000'000'000);
    row("yesterday", -1);
    row("2026-13-01T00:00:00Z", -1);
    row("2026-02-30T00:00:00Z", -1);
    row("2026-11-23T05:21:10 in the morning", -1);
    row("", -1);
}

void LogValuesTest::times()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ns);
    const auto time = parseLogTime(text.toStdString());
    QCOMPARE(time.value_or(-1), std::int64_t{ns});
}

void LogValuesTest::roles()
{
    QCOMPARE(int(roleOf("log.level")->role), int(FieldRole::Level));
    QCOMPARE(int(roleOf("parsed.level")->role), int(FieldRole::Level));
    QVERIFY(roleOf("parsed.level")->rank > roleOf("severity")->rank);
    QVERIFY(!roleOf("order.id"));
    FieldCatalogue fields(
        {{QStringLiteral("parsed.service"), {FieldKind::Keyword, QStringLiteral("keyword"), true, true}},
         {QStringLiteral("level"), {FieldKind::Text, QStringLiteral("text"), true, false}},
         {QStringLiteral("level.keyword"), {FieldKind::Keyword, QStringLiteral("keyword"), true, true}},
         {QStringLiteral("time"), {FieldKind::Keyword, QStringLiteral("keyword"), true, true}},
         {QStringLiteral("ts"), {FieldKind::Date, QStringLiteral("date"), true, true}}});
    QCOMPARE(fields.forRole(FieldRole::Service), QStringLiteral("parsed.service"));
    QCOMPARE(fields.aggregatable(fields.forRole(FieldRole::Level)), QStringLiteral("level.keyword"));
    QCOMPARE(fields.timeField(), QStringLiteral("ts"));
    QCOMPARE(fields.aggregatable(QStringLiteral("message")), QString());
    QCOMPARE(FieldCatalogue().timeField(), QStringLiteral("@timestamp"));
}

void LogValuesTest::intervals_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("buckets");
    QTest::addColumn<qint64>("interval");
    QTest::newRow("hour") << qint64{3600} << 60 << qint64{60};
    QTest::newRow("hour, many") << qint64{3600} << 120 << qint64{30};
    QTest::newRow("quarter") << qint64{900} << 100 << qint64{10};
    QTest::newRow("week") << qint64{7 * 86'400} << 100 << qint64{2 * 3600};
    QTest::newRow("ten years") << qint64{3650LL * 86'400} << 10 << qint64{365LL * 86'400 + 86'400};
}

void LogValuesTest::intervals()
{
    QFETCH(qint64, seconds);
    QFETCH(int, buckets);
    QFETCH(qint64, interval);
    const TimeRange range{fromUnixSeconds(std::int64_t{0}), fromUnixSeconds(std::int64_t{seconds})};
    QCOMPARE(
        qint64(std::chrono::duration_cast<std::chrono::seconds>(histogramInterval(range, buckets)).count()),
        interval);
}

void LogValuesTest::pillsWidenAndTurn()
{
    const auto pill = [](const char *value, FilterSense sense) {
        return LogFilter{QStringLiteral("service.name"), FilterKind::Is, sense, {QString::fromLatin1(value)}};
    };
    auto filters = withFilter({}, pill("payment", FilterSense::Include));
    filters = withFilter(filters, pill("checkout", FilterSense::Include));
    filters = withFilter(filters, pill("checkout", FilterSense::Include));
    QCOMPARE(filters.size(), 1);
    QCOMPARE(filters[0].values, QStringList({QStringLiteral("payment"), QStringLiteral("checkout")}));
    filters = withFilter(filters, pill("checkout", FilterSense::Exclude));
    QCOMPARE(filters.size(), 2);
    QCOMPARE(filters[0].values, QStringList(QStringLiteral("payment")));
    filters = withFilter(filters, pill("payment", FilterSense::Exclude));
    QCOMPARE(filters.size(), 1);
    QCOMPARE(int(filters[0].sense), int(FilterSense::Exclude));
    filters[0].enabled = false;
    filters = withFilter(filters, pill("payment", FilterSense::Include));
    QCOMPARE(filters.size(), 2);
    QCOMPARE(inverted(inverted(filters[1])), filters[1]);
}

void LogValuesTest::wordsToMark_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *text, QStringList words) {
        QTest::newRow(text) << QString::fromUtf8(text) << words;
    };
    row("", {});
    row("pool timeout", {QStringLiteral("pool"), QStringLiteral("timeout")});
    row("\"not available\" OR order*", {QStringLiteral("not available"), QStringLiteral("order")});
    row("service.name:payment AND message:pool", {QStringLiteral("pool")});
    row("service.name:(payment OR checkout) pool", {QStringLiteral("pool")});
    row("NOT pool", {});
    row("-pool +order", {QStringLiteral("order")});
    row("message:(pool OR connection)", {QStringLiteral("pool"), QStringLiteral("connection")});
    row("took:[1 TO 5] slow", {QStringLiteral("slow")});
    row("a?c", {});
    row("注文", {QStringLiteral("注文")});
    row("(((", {});
    row("\"open", {QStringLiteral("open")});
}

void LogValuesTest::wordsToMark()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QCOMPARE(literalWords(text), words);
}

void LogValuesTest::quoting()
{
    QCOMPARE(quotedPhrase(QStringLiteral("say \"hi\" \\ bye")),
             QStringLiteral("\"say \\\"hi\\\" \\\\ bye\""));
    QCOMPARE(fieldClause(QStringLiteral("url.path"), QStringLiteral("/api")),
             QStringLiteral("url.path:\"/api\""));
    QCOMPARE(fieldClause(QStringLiteral("odd field"), QStringLiteral("x")),
             QStringLiteral("odd\\ field:\"x\""));
}

void LogValuesTest::indexPatterns()
{
    const QStringList names{QStringLiteral("logs-prod-2026.11.22"), QStringLiteral("logs-prod-2026.11.23"),
                            QStringLiteral("audit"), QStringLiteral("web-20261123"),
                            QStringLiteral("app-2026.11-000002")};
    QCOMPARE(indexChoices(names),
             QStringList({QStringLiteral("app-*"), QStringLiteral("logs-prod-*"), QStringLiteral("web-*"),
                          QStringLiteral("audit")}));
}

QTEST_GUILESS_MAIN(LogValuesTest)
#include "tst_logvalues.moc"
