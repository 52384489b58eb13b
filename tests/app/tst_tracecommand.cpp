// yagura trace analyze and stats against figures worked out by hand.
#include "cli/tracecommand.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;

namespace {

QString dataPath(const char *name)
{
    return QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/traces/") + QString::fromLatin1(name);
}

cli::CommandAnswer run(std::initializer_list<QString> arguments)
{
    return cli::runTrace(QStringList(arguments));
}

QJsonObject objectOf(const cli::CommandAnswer &answer)
{
    return QJsonDocument::fromJson(answer.output).object();
}

const QString Analyze = QStringLiteral("analyze");
const QString Stats = QStringLiteral("stats");
const QString Json = QStringLiteral("--json");
constexpr qint64 Base = 1'700'000'000'000'000; // µs

// "id from-to" since the base, in µs.
QStringList pathOf(const QJsonObject &analysis)
{
    QStringList lines;
    for (const auto &value : analysis.value(QStringLiteral("criticalPath")).toArray()) {
        const auto section = value.toObject();
        lines.append(QStringLiteral("%1 %2-%3")
                         .arg(section.value(QStringLiteral("spanId")).toString().right(2))
                         .arg(section.value(QStringLiteral("startUs")).toInteger() - Base)
                         .arg(section.value(QStringLiteral("endUs")).toInteger() - Base));
    }
    return lines;
}

} // namespace

class TraceCommandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void analyzesByHand_data();
    void analyzesByHand();
    void severalTracesAreAnArray();
    void allListsEverySelfTime();
    void repairsAndFindingsAreNamed();
    void sumsUpByHand();
    void durationIsFromFirstStartToLastEnd();
    void statisticsOfSeveralFiles();
    void noTracesAreNull();
    void damageIsSaidAndEndsWithTwo();
    void textIsReadable();
    void refuses_data();
    void refuses();

private:
    QString write(const char *name, const QByteArray &text) const;
    // Traces of one span each, in µs.
    QString writeDurations(const char *name, std::initializer_list<int> durations) const;
    QTemporaryDir m_folder;
};

QString TraceCommandTest::write(const char *name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

QString TraceCommandTest::writeDurations(const char *name, std::initializer_list<int> durations) const
{
    QJsonArray spans;
    for (const int duration : durations)
        spans.append(
            QJsonObject{{QStringLiteral("traceId"), QString::number(duration, 16).rightJustified(32, u'0')},
                        {QStringLiteral("id"), QStringLiteral("1")},
                        {QStringLiteral("timestamp"), Base + duration},
                        {QStringLiteral("duration"), duration}});
    return write(name, QJsonDocument(spans).toJson());
}

void TraceCommandTest::analyzesByHand_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("Jaeger") << dataPath("jaeger-trace.json");
    QFile otlp(dataPath("otlp-lines.jsonl"));
    QVERIFY(otlp.open(QIODevice::ReadOnly));
    QByteArrayList lines = otlp.readAll().trimmed().split('\n');
    lines.removeAt(1); // the other trace
    QTest::newRow("OTLP lines") << write("lines.jsonl", lines.join('\n'));
}

// Root a1 0-1000, in it a2 100-700, in it a3 150-650, in it a4 200-500.
void TraceCommandTest::analyzesByHand()
{
    QFETCH(QString, path);
    const auto answer = run({Analyze, Json, path});
    QCOMPARE(answer.messages, QByteArray());
    QCOMPARE(answer.status, 1); // it has findings: a failed span
    const auto analysis = objectOf(answer);
    QCOMPARE(analysis.value(QStringLiteral("traceId")).toString(),
             QStringLiteral("0af7651916cd43dd8448eb211c80319c"));
    QCOMPARE(analysis.value(QStringLiteral("spans")).toInt(), 4);
    QCOMPARE(analysis.value(QStringLiteral("services")).toInt(), 3);
    QCOMPARE(analysis.value(QStringLiteral("durationUs")).toInt(), 1000);
    QCOMPARE(analysis.value(QStringLiteral("errors")).toInt(), 1);
    const QStringList sections{QStringLiteral("a1 0-100"),   QStringLiteral("a2 100-150"),
                               QStringLiteral("a3 150-200"), QStringLiteral("a4 200-500"),
                               QStringLiteral("a3 500-650"), QStringLiteral("a2 650-700"),
                               QStringLiteral("a1 700-1000")};
    QCOMPARE(pathOf(analysis), sections);
    const struct
    {
        const char *id;
        const char *service;
        int self;
        int total;
    } expected[] = {{"a1", "gateway", 400, 1000},
                    {"a4", "orders-db", 300, 300},
                    {"a3", "orders", 200, 500},
                    {"a2", "gateway", 100, 600}};
    const auto bottlenecks = analysis.value(QStringLiteral("bottlenecks")).toArray();
    QCOMPARE(bottlenecks.size(), 4);
    for (int i = 0; i < 4; ++i) {
        const auto one = bottlenecks[i].toObject();
        QCOMPARE(one.value(QStringLiteral("spanId")).toString().right(2), QLatin1String(expected[i].id));
        QCOMPARE(one.value(QStringLiteral("service")).toString(), QLatin1String(expected[i].service));
        QCOMPARE(one.value(QStringLiteral("selfUs")).toInt(), expected[i].self);
        QCOMPARE(one.value(QStringLiteral("totalUs")).toInt(), expected[i].total);
    }
    QVERIFY(analysis.value(QStringLiteral("repairs")).toArray().isEmpty());
}

void TraceCommandTest::severalTracesAreAnArray()
{
    const auto two = run({Analyze, Json, dataPath("jaeger-search.json")});
    const auto elements = QJsonDocument::fromJson(two.output).array();
    QCOMPARE(elements.size(), 2);
    QCOMPARE(elements[1].toObject().value(QStringLiteral("spans")).toInt(), 1);
    QCOMPARE(elements[1].toObject().value(QStringLiteral("file")).toString(), dataPath("jaeger-search.json"));
    const auto files = run({Analyze, dataPath("jaeger-trace.json"), dataPath("zipkin.json"), Json});
    QCOMPARE(QJsonDocument::fromJson(files.output).array().size(), 3);
}

void TraceCommandTest::allListsEverySelfTime()
{
    QJsonArray spans;
    for (int i = 1; i <= 30; ++i)
        spans.append(QJsonObject{{QStringLiteral("traceId"), QStringLiteral("a")},
                                 {QStringLiteral("id"), QString::number(i)},
                                 {QStringLiteral("parentId"), i == 1 ? QString() : QStringLiteral("1")},
                                 {QStringLiteral("timestamp"), Base + i},
                                 {QStringLiteral("duration"), 1000 - i}});
    const auto path = write("thirty.json", QJsonDocument(spans).toJson());
    const auto count = [&](const cli::CommandAnswer &answer) {
        return objectOf(answer).value(QStringLiteral("bottlenecks")).toArray().size();
    };
    QCOMPARE(count(run({Analyze, Json, path})), 20);
    QCOMPARE(count(run({Analyze, Json, QStringLiteral("--all"), path})), 30);
}

void TraceCommandTest::repairsAndFindingsAreNamed()
{
    const auto path
        = write("orphan.json", R"([{"traceId":"a","id":"1","timestamp":1700000000000000,"duration":10},
        {"traceId":"a","id":"2","parentId":"77","timestamp":1700000000000001,"duration":5,
         "localEndpoint":{"serviceName":"s"},"tags":{"error":"timed out"}}])");
    const auto analysis = objectOf(run({Analyze, Json, path}));
    QStringList kinds;
    for (const auto &repair : analysis.value(QStringLiteral("repairs")).toArray())
        kinds.append(repair.toObject().value(QStringLiteral("kind")).toString());
    kinds.sort();
    const QStringList expected{QStringLiteral("missingProcess"), QStringLiteral("orphan")};
    QCOMPARE(kinds, expected);
    const auto findings = analysis.value(QStringLiteral("findings")).toArray();
    const auto origin = std::find_if(findings.begin(), findings.end(), [](const auto &finding) {
        return finding.toObject().value(QStringLiteral("kind")) == QStringLiteral("errorOrigin");
    });
    QVERIFY(origin != findings.end());
    QVERIFY(
        (*origin).toObject().value(QStringLiteral("text")).toString().contains(QStringLiteral("timed out")));
    QCOMPARE((*origin).toObject().value(QStringLiteral("spanIds")).toArray(),
             (QJsonArray{QStringLiteral("0000000000000002")}));
}

// 100, 200, 400, 1000: p50 at rank 1.5, p95 at 2.85, p99 at 2.97 between the neighbours.
void TraceCommandTest::sumsUpByHand()
{
    const auto path = writeDurations("durations.json", {400, 100, 1000, 200});
    const auto answer = run({Stats, Json, path});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.messages, QByteArray());
    const auto sums = objectOf(answer);
    QCOMPARE(sums.value(QStringLiteral("traces")).toInt(), 4);
    QCOMPARE(sums.value(QStringLiteral("averageUs")).toDouble(), 425.0);
    QCOMPARE(sums.value(QStringLiteral("p50Us")).toDouble(), 300.0);
    QCOMPARE(sums.value(QStringLiteral("p95Us")).toDouble(), 910.0);
    QCOMPARE(sums.value(QStringLiteral("p99Us")).toDouble(), 982.0);
    QCOMPARE(sums.value(QStringLiteral("averageSpans")).toDouble(), 1.0);
    QCOMPARE(sums.value(QStringLiteral("errorRate")).toDouble(), 0.0);
    QCOMPARE(sums.value(QStringLiteral("anomalous")).toArray(),
             (QJsonArray{QStringLiteral("000000000000000000000000000003e8")}));
    // Above the median of 300: both, in the order of the file.
    const auto half
        = objectOf(run({Stats, Json, QStringLiteral("--percentile"), QStringLiteral("50"), path}));
    QCOMPARE(half.value(QStringLiteral("anomalous")).toArray(),
             (QJsonArray{QStringLiteral("00000000000000000000000000000190"),
                         QStringLiteral("000000000000000000000000000003e8")}));
}

void TraceCommandTest::durationIsFromFirstStartToLastEnd()
{
    const auto path = write("overhang.json",
                            R"([{"traceId":"a","id":"1","timestamp":1700000000000000,"duration":100},
        {"traceId":"a","id":"2","parentId":"1","timestamp":1700000000000050,"duration":350}])");
    QCOMPARE(objectOf(run({Stats, Json, path})).value(QStringLiteral("averageUs")).toDouble(), 400.0);
    const auto analysis = objectOf(run({Analyze, Json, path}));
    QCOMPARE(analysis.value(QStringLiteral("durationUs")).toInt(), 400);
    const QStringList sections{QStringLiteral("01 0-50"), QStringLiteral("02 50-100")};
    QCOMPARE(pathOf(analysis), sections);
}

void TraceCommandTest::statisticsOfSeveralFiles()
{
    const auto answer
        = run({Stats, Json, dataPath("jaeger-search.json"), writeDurations("more.json", {1200, 300})});
    const auto sums = objectOf(answer);
    QCOMPARE(sums.value(QStringLiteral("traces")).toInt(), 4);
    QCOMPARE(sums.value(QStringLiteral("averageUs")).toDouble(), 750.0); // 1000 500 1200 300
    QCOMPARE(sums.value(QStringLiteral("p50Us")).toDouble(), 750.0);
    QCOMPARE(sums.value(QStringLiteral("averageSpans")).toDouble(), 1.75);
    QCOMPARE(sums.value(QStringLiteral("errorRate")).toDouble(), 0.25);
}

void TraceCommandTest::noTracesAreNull()
{
    const auto path = write("none.json", R"({"data":[],"errors":null})");
    const auto sums = run({Stats, Json, path});
    QCOMPARE(sums.status, 1);
    QVERIFY(sums.messages.contains("no span"));
    QCOMPARE(objectOf(sums).value(QStringLiteral("traces")).toInt(), 0);
    QVERIFY(objectOf(sums).value(QStringLiteral("p95Us")).isNull());
    QVERIFY(objectOf(run({Analyze, Json, path})).value(QStringLiteral("traceId")).isNull());
}

void TraceCommandTest::damageIsSaidAndEndsWithTwo()
{
    QFile file(dataPath("jaeger-trace.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto path = write("cut.json", file.readAll().chopped(900));
    const auto answer = run({Analyze, Json, path});
    QCOMPARE(answer.status, 2);
    QVERIFY2(answer.messages.contains("cut.json: line "), answer.messages.constData());
    QVERIFY(objectOf(answer).value(QStringLiteral("spans")).toInt() >= 2);
}

void TraceCommandTest::textIsReadable()
{
    const auto answer = run({Analyze, dataPath("jaeger-trace.json")});
    for (const char *part : {"0af7651916cd43dd8448eb211c80319c", "4 spans, 3 services", "critical path",
                             "largest self times", "orders-db INSERT", "findings"})
        QVERIFY2(answer.output.contains(part), answer.output.constData());
    const auto sums = run({Stats, dataPath("jaeger-search.json")});
    QVERIFY2(sums.output.startsWith("2 traces, 2.5 spans on average, 50.0 % with errors"),
             sums.output.constData());
}

void TraceCommandTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("another word") << QStringList{QStringLiteral("sum"), QStringLiteral("a.json")};
    QTest::newRow("no file") << QStringList{Analyze, Json};
    QTest::newRow("option of the other") << QStringList{Analyze, QStringLiteral("--percentile"),
                                                        QStringLiteral("9"), QStringLiteral("a.json")};
    QTest::newRow("percentile") << QStringList{Stats, QStringLiteral("--percentile"), QStringLiteral("101"),
                                               QStringLiteral("a.json")};
    QTest::newRow("no such file") << QStringList{Stats, Json, QStringLiteral("/nowhere/a.json")};
    QTest::newRow("no trace file") << QStringList{Analyze, Json,
                                                  QStringLiteral(YAGURA_SOURCE_DIR "/README.md")};
}

void TraceCommandTest::refuses()
{
    QFETCH(QStringList, arguments);
    const auto answer = cli::runTrace(arguments);
    QCOMPARE(answer.status, 2);
    QCOMPARE(answer.output, QByteArray());
    QVERIFY(answer.messages.startsWith("yagura trace: "));
}

QTEST_GUILESS_MAIN(TraceCommandTest)
#include "tst_tracecommand.moc"
