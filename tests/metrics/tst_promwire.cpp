#include "metrics/prommatrixwire.h"
#include "metrics/promwire.h"

#include "support/qtprinting.h"

#include <QFile>
#include <QTest>

#include <bit>
#include <cmath>
#include <random>

using namespace yagura;
using namespace yagura::metrics;

namespace {

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/metrics/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

const QByteArray matrix = sample("matrix");
const QByteArray histograms = sample("histograms");
const QByteArray rules = sample("rules");
const QByteArray targets = sample("targets");
const QByteArray alerts = sample("alerts");
const QByteArray metadata = sample("metadata");

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

bool same(const QueryResult &a, const QueryResult &b)
{
    if (a.type != b.type || a.text != b.text || a.warnings != b.warnings || a.infos != b.infos
        || a.series.size() != b.series.size())
        return false;
    for (size_t i = 0; i < a.series.size(); ++i) {
        const Series &left = a.series[i];
        const Series &right = b.series[i];
        if (left.labels != right.labels || left.timesMs != right.timesMs
            || left.histograms != right.histograms
            || !std::equal(left.values.begin(), left.values.end(), right.values.begin(), right.values.end(),
                           [](double x, double y) { return same(x, y); }))
            return false;
    }
    return true;
}

// Either both refuse, for the same reason, or both read the same.
bool agree(const QByteArray &body)
{
    const auto quick = parseQueryResult(body);
    const auto careful = parseAnyQueryResult(body);
    if (!quick || !careful)
        return !quick && !careful && quick.error() == careful.error();
    return same(*quick, *careful);
}

QByteArray matrixOf(const QByteArray &series, const QByteArray &tail = "]}}")
{
    return R"({"status":"success","data":{"resultType":"matrix","result":[)" + series + tail;
}

QByteArray seriesOf(const QByteArray &pairs, const QByteArray &labels = R"("a":"b")")
{
    return R"({"metric":{)" + labels + R"(},"values":[)" + pairs + "]}";
}

// Numbers as Go prints float64, of every magnitude, and what PromQL has beside them.
QByteArray generatedNumber(std::mt19937_64 &random)
{
    static const QByteArray special[]
        = {"NaN", "+Inf", "-Inf", "0", "-0", "1e+06", "1e-320", "4.9e-324", "1.7976931348623157e+308"};
    switch (random() % 6) {
    case 0:
        return special[random() % std::size(special)];
    case 1:
        return QByteArray::number(std::bit_cast<double>(random() & 0xbfefffffffffffffULL), 'g', 17);
    case 2:
        return QByteArray::number(static_cast<qulonglong>(random() >> (random() % 64)));
    case 3:
        return QByteArray::number(static_cast<double>(random() % 100'000) / 1000, 'g', 12);
    default:
        return QByteArray::number(
            std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 80) - 90), 'f',
            static_cast<int>(random() % 18));
    }
}

QByteArray generatedMatrix(std::mt19937_64 &random, int series, int points)
{
    QByteArray all;
    for (int s = 0; s < series; ++s) {
        QByteArray pairs;
        std::int64_t ms = 1'700'000'000'000 + static_cast<std::int64_t>(random() % 1000);
        for (int p = 0; p < points; ++p) {
            ms += 1 + static_cast<std::int64_t>(random() % 20'000);
            const QByteArray decimals = QByteArray::number(qlonglong{ms % 1000}).rightJustified(3, '0');
            pairs += (p ? ",[" : "[") + QByteArray::number(qlonglong{ms / 1000})
                + (ms % 1000 != 0 ? '.' + decimals : QByteArray()) + ",\"" + generatedNumber(random) + "\"]";
        }
        all += (s ? "," : "") + seriesOf(pairs, "\"i\":\"" + QByteArray::number(s) + '"');
    }
    return matrixOf(all);
}

} // namespace

class PromWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAMatrix();
    void shortWayEqualsTheCarefulOne_data();
    void shortWayEqualsTheCarefulOne();
    void shortWayKnowsItsForm_data();
    void shortWayKnowsItsForm();
    void shortWayOnGeneratedAnswers_data();
    void shortWayOnGeneratedAnswers();
    void readsNativeHistograms();
    void readsSingles();
    void refuses_data();
    void refuses();
    void keepsTheServersWords_data();
    void keepsTheServersWords();
    void anyTruncationIsAnError_data();
    void anyTruncationIsAnError();
    void anyFlippedByteIsSurvived_data();
    void anyFlippedByteIsSurvived();
    void readsRules();
    void readsTargets();
    void readsAlerts();
    void readsMetadata();
    void readsNames();
    void readsBuildInfo();
    void commonestScrapeInterval();
    void findsErrorEnvelopes();
};

void PromWireTest::readsAMatrix()
{
    const auto result = parseQueryResult(matrix);
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QCOMPARE(result->type, ResultType::Matrix);
    QCOMPARE(result->series.size(), 2u);
    const Series &up = result->series[0];
    QCOMPARE(up.labels.value(u"odd"), QStringLiteral("a\"b\\c\nテ"));
    QCOMPARE(up.labels.value(u"__name__"), QStringLiteral("up"));
    QCOMPARE(up.timesMs, (std::vector<std::int64_t>{1700000000000, 1700000005500, 1700000010123}));
    QCOMPARE(up.values, (std::vector<double>{1, 0.25, 1e6}));
    const Series &odd = result->series[1];
    QVERIFY(odd.labels.isEmpty());
    QVERIFY(std::isnan(odd.values[0]));
    QCOMPARE(odd.values[1], HUGE_VAL);
    QCOMPARE(odd.values[2], -HUGE_VAL);
    QCOMPARE(result->warnings, QStringList{QStringLiteral("PromQL warning: odd")});
    QCOMPARE(result->infos, QStringList{QStringLiteral("PromQL info: maybe not a counter")});
}

void PromWireTest::shortWayEqualsTheCarefulOne_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *name, const QByteArray &body, bool isRight = true) {
        QTest::newRow(name) << body << isRight;
    };
    const QByteArray plain = seriesOf(R"([1,"2"],[2.5,"-3.25"])");
    row("plain", matrixOf(plain));
    row("two series", matrixOf(plain + ',' + seriesOf(R"([1,"NaN"])", "")));
    row("nothing", matrixOf(""));
    row("no pairs", matrixOf(seriesOf("")));
    row("numbers",
        matrixOf(seriesOf(
            R"([1,"NaN"],[2,"+Inf"],[3,"-Inf"],[4,"1e+06"],[5,"1.5E-7"],[6,"-0"],[7,"9007199254740993"],[8,"0.30000000000000004"],[9,"12345678901234567890123"])")));
    row("times", matrixOf(seriesOf(R"([0,"1"],[0.1,"1"],[0.12,"1"],[0.123,"1"],[1.7e9,"1"])")));
    row("times of microseconds", matrixOf(seriesOf(R"([1.1234,"1"])")));
    row("escapes", matrixOf(seriesOf(R"([1,"2"])", R"("a":"b\"c\\d\u00e9")")));
    row("Japanese", matrixOf(seriesOf(R"([1,"2"])", "\"店\":\"支払い\"")));
    row("blanks", matrixOf(seriesOf(R"([ 1 , "2" ] , [2,"3"])")));
    row("blanks at the end", matrixOf(plain, "]}}\n \n"));
    row("label twice", matrixOf(seriesOf(R"([1,"2"])", R"("a":"b","a":"c")")));
    row("histograms beside values",
        matrixOf(R"({"metric":{},"values":[[1,"2"]],"histograms":[[2,{"count":"1","sum":"1"}]]})"));
    row("warnings and infos", matrixOf(plain, R"(]},"warnings":["w"],"infos":["i"]})"));
    row("unknown members", matrixOf(plain, R"(],"stats":{"a":[1]}},"x":null})"));
    row("other members first",
        R"({"data":{"result":[)" + plain + R"(],"resultType":"matrix"},"status":"success"})");
    row("an error after all",
        matrixOf(plain, R"(]},"status":"error","errorType":"execution","error":"late"})"), false);
    row("same time twice", matrixOf(seriesOf(R"([1,"2"],[1,"3"])")), false);
    row("time runs backwards", matrixOf(seriesOf(R"([2,"2"],[1,"3"])")), false);
    row("overflow", matrixOf(seriesOf(R"([1,"1e400"])")), false);
    row("word", matrixOf(seriesOf(R"([1,"2"],[2,"two"])")), false);
    row("empty number", matrixOf(seriesOf(R"([1,""])")), false);
    row("no digits", matrixOf(seriesOf(R"([1,"."])")), false);
    row("bare number", matrixOf(seriesOf("[1,2]")), false);
    row("three parts", matrixOf(seriesOf(R"([1,"2","3"])")), false);
    row("comma at the end", matrixOf(seriesOf(R"([1,"2"],)")), false);
    row("comma after the series", matrixOf(plain + ','), false);
    row("not UTF-8", matrixOf(seriesOf(R"([1,"2"])", "\"a\":\"\xff\"")), false);
    row("control character", matrixOf(seriesOf(R"([1,"2"])", "\"a\":\"\x01\"")), false);
    row("label is a number", matrixOf(seriesOf(R"([1,"2"])", R"("a":1)")), false);
    row("more after the end", matrixOf(plain, "]}}{}"), false);
    row("open", matrixOf(plain, "]}"), false);
    row("closed too often", matrixOf(plain, "]}}}"), false);
}

void PromWireTest::shortWayEqualsTheCarefulOne()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isRight);
    QCOMPARE(parseAnyQueryResult(body).has_value(), isRight);
    QVERIFY(agree(body));
    for (qsizetype length = 0; length < body.size(); ++length)
        QVERIFY2(agree(body.left(length)), qPrintable(QString::number(length)));
}

void PromWireTest::shortWayKnowsItsForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("plain") << matrixOf(seriesOf(R"([1,"2"])")) << true;
    QTest::newRow("odd numbers") << matrixOf(seriesOf(R"([1.5,"NaN"],[2,"1e+06"])")) << true;
    QTest::newRow("annotated") << matrixOf(seriesOf(R"([1,"2"])"), R"(]},"infos":["i"]})") << true;
    QTest::newRow("Japanese") << matrixOf(seriesOf(R"([1,"2"])", "\"a\":\"支払い\"")) << true;
    QTest::newRow("escapes") << matrixOf(seriesOf(R"([1,"2"])", R"("a":"\\")")) << false;
    QTest::newRow("blanks") << matrixOf(seriesOf(R"([1, "2"])")) << false;
    QTest::newRow("histograms") << histograms << false;
}

// Equal results alone would also come from a short way that is never taken.
void PromWireTest::shortWayKnowsItsForm()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isTaken);
    QCOMPARE(detail::scanMatrix(body).has_value(), isTaken);
}

void PromWireTest::shortWayOnGeneratedAnswers_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("series");
    QTest::addColumn<int>("points");
    for (int seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %d", seed) << seed << seed << 40 * seed;
    QTest::newRow("a long one") << 99 << 1 << 20'000;
}

void PromWireTest::shortWayOnGeneratedAnswers()
{
    QFETCH(int, seed);
    QFETCH(int, series);
    QFETCH(int, points);
    std::mt19937_64 random(static_cast<std::uint64_t>(seed));
    const QByteArray body = generatedMatrix(random, series, points);
    const auto quick = parseQueryResult(body);
    QVERIFY2(quick, qPrintable(quick ? QString() : describe(quick.error())));
    QVERIFY(detail::scanMatrix(body));
    QCOMPARE(quick->series.size(), static_cast<size_t>(series));
    QCOMPARE(quick->series.back().values.size(), static_cast<size_t>(points));
    QVERIFY(agree(body));
    for (int i = 0; i < 200; ++i) {
        QByteArray hurt = body.left(static_cast<qsizetype>(random() % 4000) + 100);
        hurt[static_cast<qsizetype>(random() % static_cast<std::uint64_t>(hurt.size()))]
            = static_cast<char>(random());
        QVERIFY(agree(hurt));
        hurt = body;
        hurt[static_cast<qsizetype>(random() % static_cast<std::uint64_t>(hurt.size()))]
            = static_cast<char>(random());
        if (i < 20)
            QVERIFY(agree(hurt));
    }
}

void PromWireTest::readsNativeHistograms()
{
    const auto result = parseQueryResult(histograms);
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QCOMPARE(result->series.size(), 2u);
    const HistogramSample &sample = result->series[0].histograms.at(0);
    QCOMPARE(sample.timeMs, 1700000000250);
    QCOMPARE(sample.count, 3.0);
    QCOMPARE(sample.sum, 6.5);
    QCOMPARE(sample.buckets.size(), 2u);
    QCOMPARE(sample.buckets[1], (HistogramBucket{BucketBounds::BothClosed, -0.001, 0.001, 1}));
    QVERIFY(result->series[1].histograms.at(0).buckets.empty());
    QVERIFY(result->series[1].timesMs.empty());
}

void PromWireTest::readsSingles()
{
    const auto scalar = parseQueryResult(
        R"({"status":"success","data":{"resultType":"scalar","result":[1700000000.5,"2.5"]}})");
    QVERIFY(scalar);
    QCOMPARE(scalar->series.size(), 1u);
    QCOMPARE(scalar->series[0].values, std::vector<double>{2.5});
    QCOMPARE(scalar->series[0].timesMs, std::vector<std::int64_t>{1700000000500});

    // The members of data in the other order, as a re-serialising proxy may write them.
    const auto text = parseQueryResult(
        R"({"data":{"result":[1700000000,"hello"],"resultType":"string"},"status":"success"})");
    QVERIFY(text);
    QCOMPARE(text->text, QStringLiteral("hello"));
    QVERIFY(text->series.empty());

    const auto nothing
        = parseQueryResult(R"({"status":"success","data":{"resultType":"vector","result":[]}})");
    QVERIFY(nothing);
    QVERIFY(nothing->series.empty());
}

void PromWireTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const char *body, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(body) << kind;
    };
    row("nothing", "", ErrorKind::NotJson);
    row("a login page", "<html><head><title>Sign in</title></head></html>", ErrorKind::NotJson);
    row("plain text", "upstream connect error\nsecond line", ErrorKind::NotJson);
    row("a list", "[]", ErrorKind::NotJson);
    row("empty object", "{}", ErrorKind::Malformed);
    row("no data", R"({"status":"success"})", ErrorKind::Malformed);
    row("null data", R"({"status":"success","data":null})", ErrorKind::Malformed);
    row("other status", R"({"status":"maybe","data":{"resultType":"vector","result":[]}})",
        ErrorKind::Malformed);
    row("result type", R"({"status":"success","data":{"resultType":"tensor","result":[]}})",
        ErrorKind::Malformed);
    row("value is a number",
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,2]}]}})",
        ErrorKind::Malformed);
    row("value is a word",
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"x"]}]}})",
        ErrorKind::Malformed);
    row("half a pair",
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1]}]}})",
        ErrorKind::Malformed);
    row("more than a pair",
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"2","3"]}]}})",
        ErrorKind::Malformed);
    row("time runs backwards",
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[2,"1"],[1,"1"]]}]}})",
        ErrorKind::Malformed);
    row("overflow",
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1e400"]}]}})",
        ErrorKind::Malformed);
    row("label is a number",
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":1},"value":[1,"1"]}]}})",
        ErrorKind::Malformed);
    row("bucket rule",
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{"count":"1","sum":"1","buckets":[[4,"1","2","1"]]}]}]}})",
        ErrorKind::Malformed);
    row("two answers", R"({"status":"success","data":{"resultType":"vector","result":[]}}{})",
        ErrorKind::Malformed);
    row("not UTF-8",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"\xff\xfe\"]}}",
        ErrorKind::Malformed);
    row("bad_data", R"({"status":"error","errorType":"bad_data","error":"parse error"})",
        ErrorKind::BadRequest);
    row("execution", R"({"status":"error","errorType":"execution","error":"too many samples"})",
        ErrorKind::BadRequest);
    row("timeout", R"({"status":"error","errorType":"timeout","error":"query timed out"})",
        ErrorKind::DeadlineExceeded);
    row("internal", R"({"status":"error","errorType":"internal","error":"x"})", ErrorKind::ServerFailed);
    row("unknown type", R"({"status":"error","errorType":"tired","error":"x"})", ErrorKind::ServerFailed);
}

void PromWireTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    const auto result = parseQueryResult(body);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
}

void PromWireTest::keepsTheServersWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("detail");
    QTest::newRow("envelope") << QByteArray(
        R"({"status":"error","errorType":"bad_data","error":"1:5: parse error"})")
                              << QStringLiteral("bad_data") << QStringLiteral("1:5: parse error");
    QTest::newRow("page") << QByteArray("<html>\n<h1>502   Bad Gateway</h1>\n<p>nginx</p>") << QString()
                          << QStringLiteral("502 Bad Gateway");
    QTest::newRow("text") << QByteArray("\n\nno healthy upstream\nmore") << QString()
                          << QStringLiteral("no healthy upstream");
}

void PromWireTest::keepsTheServersWords()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, where);
    QFETCH(QString, detail);
    const auto result = parseQueryResult(body);
    QVERIFY(!result);
    QCOMPARE(result.error().where, where);
    QCOMPARE(result.error().detail, detail);
    const auto names = parseNames(body);
    QVERIFY(!names);
    QCOMPARE(names.error(), result.error());
}

void PromWireTest::anyTruncationIsAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("matrix") << matrix;
    QTest::newRow("histograms") << histograms;
    QTest::newRow("rules") << rules;
    QTest::newRow("targets") << targets;
    QTest::newRow("alerts") << alerts;
    QTest::newRow("metadata") << metadata;
}

void PromWireTest::anyTruncationIsAnError()
{
    QFETCH(QByteArray, body);
    const auto whole = parseQueryResult(body);
    const auto wholeRules = parseRules(body);
    const auto wholeTargets = parseTargets(body);
    const auto wholeAlerts = parseAlerts(body);
    const auto wholeMetadata = parseMetadata(body);
    for (qsizetype length = 0; length < body.size(); ++length) {
        const QByteArray cut = body.left(length);
        const auto part = parseQueryResult(cut);
        QVERIFY2(!part || (whole && same(*part, *whole)), qPrintable(QString::number(length)));
        const auto partRules = parseRules(cut);
        QVERIFY(!partRules || *partRules == *wholeRules);
        const auto partTargets = parseTargets(cut);
        QVERIFY(!partTargets || *partTargets == *wholeTargets);
        const auto partAlerts = parseAlerts(cut);
        QVERIFY(!partAlerts || *partAlerts == *wholeAlerts);
        const auto partMetadata = parseMetadata(cut);
        QVERIFY(!partMetadata || *partMetadata == *wholeMetadata);
    }
}

void PromWireTest::anyFlippedByteIsSurvived_data()
{
    anyTruncationIsAnError_data();
}

// Whatever comes out, nothing crashes and columns stay of equal length.
void PromWireTest::anyFlippedByteIsSurvived()
{
    QFETCH(QByteArray, body);
    int readable = 0;
    for (qsizetype at = 0; at < body.size(); ++at) {
        for (const char replacement : {'"', '{', ']', '\0', '9', '\x80'}) {
            QByteArray mutant = body;
            mutant[at] = replacement;
            const auto result = parseQueryResult(mutant);
            (void)parseRules(mutant);
            (void)parseTargets(mutant);
            (void)parseMetadata(mutant);
            if (!result)
                continue;
            ++readable;
            for (const Series &series : result->series)
                QCOMPARE(series.timesMs.size(), series.values.size());
        }
    }
    // Most flips break the answer; some (inside a label) only change it.
    const qsizetype mutants = body.size() * 6;
    QVERIFY(readable < mutants);
    QVERIFY(!parseQueryResult(body) || readable > 0);
}

void PromWireTest::readsRules()
{
    const auto groups = parseRules(rules);
    QVERIFY2(groups, qPrintable(groups ? QString() : describe(groups.error())));
    QCOMPARE(groups->size(), 1u);
    const RuleGroup &group = groups->front();
    QCOMPARE(group.name, QStringLiteral("app"));
    QCOMPARE(group.interval, Duration(std::chrono::seconds(5)));
    QCOMPARE(group.rules.size(), 2u);
    const Rule &alerting = group.rules[0];
    QCOMPARE(alerting.type, RuleType::Alerting);
    QCOMPARE(alerting.state, AlertState::Firing);
    QCOMPARE(alerting.holdFor, Duration(std::chrono::minutes(1)));
    QCOMPARE(alerting.health, RuleHealth::Ok);
    QCOMPARE(alerting.lastEvaluation, fromUnixMilliseconds(1795456860500));
    QCOMPARE(alerting.alerts.size(), 1u);
    QCOMPARE(alerting.alerts[0].value, 0.12);
    QCOMPARE(alerting.alerts[0].activeAt, fromUnixMilliseconds(1795489200123));
    QCOMPARE(alerting.alerts[0].labels.value(u"service"), QStringLiteral("payment"));
    const Rule &recording = group.rules[1];
    QCOMPARE(recording.type, RuleType::Recording);
    QCOMPARE(recording.health, RuleHealth::Failed);
    QCOMPARE(recording.lastError, QStringLiteral("boom"));
    QVERIFY(!recording.lastEvaluation);
}

void PromWireTest::readsTargets()
{
    const auto list = parseTargets(targets);
    QVERIFY2(list, qPrintable(list ? QString() : describe(list.error())));
    QCOMPARE(list->active.size(), 1u);
    QCOMPARE(list->dropped, 1);
    const Target &target = list->active[0];
    QCOMPARE(target.health, TargetHealth::Up);
    QCOMPARE(target.scrapeInterval, Duration(std::chrono::seconds(90)));
    QCOMPARE(target.lastScrapeDuration, Duration(std::chrono::milliseconds(25)));
    QCOMPARE(target.labels.value(u"job"), QStringLiteral("node"));
}

void PromWireTest::readsAlerts()
{
    const auto list = parseAlerts(alerts);
    QVERIFY(list);
    QCOMPARE(list->size(), 1u);
    QCOMPARE(list->front().state, AlertState::Pending);
    QCOMPARE(list->front().value, 1.0);
}

void PromWireTest::readsMetadata()
{
    const auto map = parseMetadata(metadata);
    QVERIFY(map);
    QCOMPARE(map->size(), 3);
    QCOMPARE(map->value(QStringLiteral("up")).type, MetricType::Gauge);
    QCOMPARE(map->value(QStringLiteral("up")).help, QStringLiteral("Is it up?"));
    QCOMPARE(map->value(QStringLiteral("http_request_duration_seconds")).unit, QStringLiteral("seconds"));
    QCOMPARE(map->value(QStringLiteral("x")).type, MetricType::Unknown);
}

void PromWireTest::readsNames()
{
    const auto names = parseNames(R"({"status":"success","data":["a","b\u00e9"]})");
    QVERIFY(names);
    QCOMPARE(*names, (QStringList{QStringLiteral("a"), QStringLiteral("bé")}));
    QVERIFY(!parseNames(R"({"status":"success","data":[1]})"));
    QVERIFY(!parseNames(R"({"status":"success","data":{}})"));
}

void PromWireTest::readsBuildInfo()
{
    const auto info = parseBuildInfo(
        R"({"status":"success","data":{"version":"2.42.0","revision":"r","branch":"HEAD","goVersion":"go1.19.8","buildUser":"x"}})");
    QVERIFY(info);
    QCOMPARE(*info,
             (BuildInfo{QStringLiteral("2.42.0"), QStringLiteral("r"), QStringLiteral("HEAD"),
                        QStringLiteral("go1.19.8")}));
}

void PromWireTest::commonestScrapeInterval()
{
    using namespace std::chrono_literals;
    TargetList list;
    const auto add = [&](const char *job, Duration interval) {
        Target target;
        target.labels = {{QStringLiteral("job"), QString::fromLatin1(job)}};
        target.scrapeInterval = interval;
        list.active.push_back(target);
    };
    QCOMPARE(scrapeIntervalOf(list), Duration::zero());
    add("a", 5s);
    add("a", 5s);
    add("b", 30s);
    add("c", 0s);
    QCOMPARE(scrapeIntervalOf(list), Duration(5s));
    QCOMPARE(scrapeIntervalOf(list, QStringLiteral("b")), Duration(30s));
    QCOMPARE(scrapeIntervalOf(list, QStringLiteral("nobody")), Duration(5s));
    add("b", 30s);
    QCOMPARE(scrapeIntervalOf(list), Duration(30s)); // of equals the longer
}

void PromWireTest::findsErrorEnvelopes()
{
    QVERIFY(!parseErrorEnvelope("<html>"));
    QVERIFY(!parseErrorEnvelope(R"({"message":"not ours"})"));
    QVERIFY(!parseErrorEnvelope(matrix));
    const auto error
        = parseErrorEnvelope(R"({"status":"error","errorType":"execution","error":"many-to-many"})");
    QVERIFY(error);
    QCOMPARE(error->detail, QStringLiteral("many-to-many"));
}

QTEST_GUILESS_MAIN(PromWireTest)
#include "tst_promwire.moc"
