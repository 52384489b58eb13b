// Files of every form hold the same two traces; damaged ones give what is whole and say where they stop.
#include "support/qtprinting.h"
#include "traces/files/tracefile.h"
#include "traces/opentrace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

using namespace yagura;
using namespace yagura::traces;

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/traces/") + name;
}

QByteArray bytesOf(const QString &name)
{
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray packed(const QByteArray &bytes)
{
    z_stream z{};
    deflateInit2(&z, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&z, static_cast<uLong>(bytes.size()))), '\0');
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.truncate(static_cast<qsizetype>(z.total_out));
    deflateEnd(&z);
    return out;
}

// One line a span, in rows.
QStringList factsOf(const Trace &trace)
{
    const auto open = openTrace(trace);
    QStringList lines;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row)
        lines.append(QStringLiteral("%1 %2 %3 %4 +%5 %6%7")
                         .arg(open.tree.depths[row])
                         .arg(open.trace.spanIdText(open.tree.spans[row]).right(2), open.service(row),
                              open.operation(row))
                         .arg((open.start(row) - open.tree.start) / 1000)
                         .arg(open.duration(row) / 1000)
                         .arg(open.isError(row) ? QStringLiteral(" error") : QString()));
    return lines;
}

const QStringList Checkout{QStringLiteral("0 a1 gateway GET /checkout +0 1000"),
                           QStringLiteral("1 a2 gateway POST /orders +100 600"),
                           QStringLiteral("2 a3 orders POST /orders +150 500"),
                           QStringLiteral("3 a4 orders-db INSERT +200 300 error")};
const QStringList Home{QStringLiteral("0 b1 gateway GET / +0 500")};

const Trace *traceOf(const TraceFile &file, std::uint64_t low)
{
    const auto found
        = std::ranges::find_if(file.traces, [&](const Trace &trace) { return trace.id.low == low; });
    return found == file.traces.end() ? nullptr : &*found;
}

constexpr std::uint64_t CheckoutId = 0x8448eb211c80319c;

QString problemsOf(const TraceFile &file)
{
    QStringList lines;
    for (const auto &problem : file.problems)
        lines.append(describe(problem));
    return lines.join(u'\n');
}

} // namespace

class TraceFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFormTellsTheSame_data();
    void everyFormTellsTheSame();
    void packedToo_data() { everyFormTellsTheSame_data(); }
    void packedToo();
    void sharedIdsBecomeCallerAndCalled();
    void bigIntegersStayExact_data();
    void bigIntegersStayExact();
    void everyCutIsSaid_data() { everyFormTellsTheSame_data(); }
    void everyCutIsSaid();
    void aCutFileKeepsItsWholeSpans();
    void damage_data();
    void damage();
    void linesGoOnBehindDamage();
    void aDamagedPackKeepsWhatCameOut();
    void aBombIsStopped();
    void noSpans_data();
    void noSpans();
    void notATraceFile_data();
    void notATraceFile();
    void aTraceTwiceIsSaid();
    void pathsAreNamed();
};

void TraceFileTest::everyFormTellsTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("traces");
    const auto row = [](const char *name, TraceFormat format, int traces = 2) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(format) << traces;
    };
    row("jaeger-trace.json", TraceFormat::Jaeger, 1);
    row("jaeger-search.json", TraceFormat::Jaeger);
    row("jaeger-list.json", TraceFormat::Jaeger);
    row("otlp.json", TraceFormat::Otlp);
    row("otlp-result.json", TraceFormat::Otlp);
    row("otlp-lines.jsonl", TraceFormat::Otlp);
    row("otlp-old.json", TraceFormat::Otlp);
    row("tempo.json", TraceFormat::Otlp);
    row("zipkin.json", TraceFormat::Zipkin);
    row("zipkin-search.json", TraceFormat::Zipkin);
}

void TraceFileTest::everyFormTellsTheSame()
{
    QFETCH(QString, name);
    QFETCH(int, format);
    QFETCH(int, traces);
    const auto file = readTraceFile(pathOf(name));
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(static_cast<int>(file->format), format);
    QCOMPARE(problemsOf(*file), QString());
    QCOMPARE(static_cast<int>(file->traces.size()), traces);
    const auto *checkout = traceOf(*file, CheckoutId);
    QVERIFY(checkout);
    QCOMPARE(factsOf(*checkout), Checkout);
    QVERIFY(checkout->repairs.empty());
    if (traces == 2) {
        const auto *home = traceOf(*file, 0xb0b);
        QVERIFY(home);
        QCOMPARE(factsOf(*home), Home);
    }
    QVERIFY(looksLikeTraces(bytesOf(name)));
}

void TraceFileTest::packedToo()
{
    QFETCH(QString, name);
    QFETCH(int, traces);
    const auto bytes = packed(bytesOf(name));
    QVERIFY(looksLikeTraces(bytes));
    const auto file = readTraceBytes(bytes);
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QVERIFY(file->isPacked);
    QCOMPARE(problemsOf(*file), QString());
    QCOMPARE(static_cast<int>(file->traces.size()), traces);
    QCOMPARE(factsOf(*traceOf(*file, CheckoutId)), Checkout);
}

void TraceFileTest::sharedIdsBecomeCallerAndCalled()
{
    const auto file = readTraceFile(pathOf(QStringLiteral("zipkin-shared.json")));
    QVERIFY(file && file->traces.size() == 1);
    const auto &trace = file->traces.front();
    const QStringList expected{QStringLiteral("0 a1 gateway GET /checkout +0 1000"),
                               QStringLiteral("1 a2 gateway POST /orders +100 600"),
                               QStringLiteral("2 a2 orders POST /orders +150 500"),
                               QStringLiteral("3 a4 orders INSERT +200 300")};
    QCOMPARE(factsOf(trace), expected);
    const auto *peer = trace.find(trace.spanAttributes[3], u"peer.service");
    QVERIFY(peer);
    QCOMPARE(trace.valueText(*peer), QStringLiteral("orders-db"));
    QCOMPARE(trace.find(trace.spanAttributes[3], u"peer.port")->integer(), 5432);
    QCOMPARE(trace.eventsOf(3).size(), size_t{1});
    QCOMPARE(trace.names[trace.eventsOf(3)[0].name], QStringLiteral("wire send"));
}

void TraceFileTest::bigIntegersStayExact_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"jaeger-trace.json", "otlp.json", "otlp-old.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TraceFileTest::bigIntegersStayExact()
{
    QFETCH(QString, name);
    const auto file = readTraceFile(pathOf(name));
    QVERIFY(file);
    const auto *trace = traceOf(*file, CheckoutId);
    const auto *rows = trace->find(trace->spanAttributes[3], u"rows");
    QVERIFY(rows);
    QCOMPARE(static_cast<int>(rows->type), static_cast<int>(AttributeType::Integer));
    QCOMPARE(rows->integer(), std::int64_t{9'007'199'254'740'993});
}

// Wherever a file is cut, it is read or refused with words, and never more is shown than was there.
void TraceFileTest::everyCutIsSaid()
{
    QFETCH(QString, name);
    const auto whole = bytesOf(name);
    const auto trimmed = whole.trimmed().size();
    const bool isLines = name == u"otlp-lines.jsonl" || name == u"otlp-result.json";
    size_t most = 0;
    for (qsizetype cut = 1; cut < trimmed; ++cut) {
        const auto file = readTraceBytes(whole.left(cut));
        if (!file) {
            QVERIFY(!describe(file.error()).isEmpty());
            continue;
        }
        // A cut between two documents cannot be seen.
        if (!isLines)
            QVERIFY2(!file->problems.empty(), qPrintable(QString::number(cut)));
        size_t spans = 0;
        for (const auto &trace : file->traces)
            spans += trace.size();
        QVERIFY(spans <= 5);
        most = std::max(most, spans);
    }
    QVERIFY(most >= 4);
}

void TraceFileTest::aCutFileKeepsItsWholeSpans()
{
    const auto whole = bytesOf(QStringLiteral("jaeger-trace.json"));
    const auto cut = whole.indexOf("0000000000a4") + 20;
    const auto file = readTraceBytes(whole.left(cut));
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(file->traces.size(), size_t{1});
    QCOMPARE(file->traces.front().size(), 3U);
    QCOMPARE(file->problems.size(), size_t{1});
    const auto &problem = file->problems.front();
    QCOMPARE(static_cast<int>(problem.kind), static_cast<int>(ErrorKind::Incomplete));
    const auto lines = whole.left(cut).count('\n') + 1;
    QCOMPARE(problem.where, QStringLiteral("line %1, byte %2 of %2").arg(lines).arg(cut));
}

void TraceFileTest::damage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<int>("line"); // 0: not looked at
    QTest::addColumn<int>("spans"); // of the checkout, at least
    const auto trace = QStringLiteral("jaeger-trace.json");
    QTest::newRow("not UTF-8") << trace << QByteArray("\"INSERT\"") << QByteArray("\"INS\xFF\xFERT\"") << 0
                               << 4;
    QTest::newRow("control character")
        << trace << QByteArray("\"INSERT\"") << QByteArray("\"INS\x01RT\"") << 0 << 4;
    QTest::newRow("number cut") << trace << QByteArray("\"startTime\": 1700000000000150")
                                << QByteArray("\"startTime\": 17000-0") << 0 << 2;
    QTest::newRow("missing quote") << trace << QByteArray("\"INSERT\"") << QByteArray("\"INSERT") << 0 << 3;
    QTest::newRow("missing comma") << trace << QByteArray("\"INSERT\",") << QByteArray("\"INSERT\"") << 0
                                   << 3;
    QTest::newRow("wrong bracket") << trace << QByteArray("\"orders-db\",\n   \"tags\": []")
                                   << QByteArray("\"orders-db\",\n   \"tags\": ]") << 0 << 4;
    QTest::newRow("OTLP, not UTF-8") << QStringLiteral("otlp.json") << QByteArray("\"INSERT\"")
                                     << QByteArray("\"INS\xC3(RT\"") << 0 << 4;
    QTest::newRow("Zipkin, word") << QStringLiteral("zipkin.json") << QByteArray("\"INSERT\"")
                                  << QByteArray("nul") << 0 << 3;
}

void TraceFileTest::damage()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, with);
    QFETCH(int, spans);
    auto bytes = bytesOf(name);
    QVERIFY(bytes.contains(what));
    const auto place = bytes.lastIndexOf(what);
    bytes.replace(place, what.size(), with);
    const auto file = readTraceBytes(bytes);
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QVERIFY(!file->problems.empty());
    const auto line = bytes.left(place).count('\n') + 1;
    const auto said = file->problems.front().where;
    const auto saidLine = said.section(u' ', 1, 1).remove(u',').toInt();
    QVERIFY2(std::abs(saidLine - static_cast<int>(line)) <= 2,
             qPrintable(QStringLiteral("%1, damaged in line %2").arg(said).arg(line)));
    const auto *checkout = traceOf(*file, CheckoutId);
    QVERIFY(checkout);
    QCOMPARE(static_cast<int>(checkout->size()), spans);
}

void TraceFileTest::linesGoOnBehindDamage()
{
    auto lines = bytesOf(QStringLiteral("otlp-lines.jsonl")).split('\n');
    lines[1] = lines[1].left(lines[1].size() / 2); // a writer that died
    lines.insert(3, "not JSON at all");
    const auto file = readTraceBytes(lines.join('\n'));
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(file->traces.size(), size_t{1});
    QCOMPARE(factsOf(file->traces.front()), Checkout);
    QCOMPARE(file->problems.size(), size_t{2});
    QVERIFY2(file->problems[0].where.startsWith(QStringLiteral("line 2,")), qPrintable(problemsOf(*file)));
    QVERIFY2(file->problems[1].where.startsWith(QStringLiteral("line 4,")), qPrintable(problemsOf(*file)));
}

void TraceFileTest::aDamagedPackKeepsWhatCameOut()
{
    // Random names, so that the packed bytes are spread over the spans.
    QByteArray json = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[";
    std::uint64_t state = 1;
    for (int i = 1; i <= 2000; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        json += (i == 1 ? "" : ",");
        json += "{\"traceId\":\"0000000000000000000000000000000a\",\"spanId\":\""
            + QByteArray::number(static_cast<qulonglong>(state | (1ULL << 63)), 16)
            + "\",\"startTimeUnixNano\":\"1700000000000000000\",\"endTimeUnixNano\":\"1700000000000001000\"}";
    }
    json += "]}]}]}";
    auto bytes = packed(json);
    bytes.truncate(bytes.size() / 2);
    const auto file = readTraceBytes(bytes);
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(file->traces.size(), size_t{1});
    QVERIFY(file->traces.front().size() > 500 && file->traces.front().size() < 2000);
    QCOMPARE(file->problems.size(), size_t{2});
    QVERIFY(file->problems[0].detail.contains(QStringLiteral("gzip")));
}

void TraceFileTest::aBombIsStopped()
{
    TraceFileLimits limits;
    limits.alwaysUnpacked = 1 << 20;
    auto json = bytesOf(QStringLiteral("zipkin.json"));
    json.append(QByteArray(32 << 20, ' '));
    const auto file = readTraceBytes(packed(json), limits);
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QCOMPARE(factsOf(*traceOf(*file, CheckoutId)), Checkout);
    QCOMPARE(static_cast<int>(file->problems.front().kind), static_cast<int>(ErrorKind::TooLarge));
}

void TraceFileTest::noSpans_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty search") << QByteArray("{\"data\":[],\"total\":0,\"errors\":null}");
    QTest::newRow("null search") << QByteArray("{\"data\":null,\"errors\":[{\"code\":404,\"msg\":\"no\"}]}");
    QTest::newRow("empty trace") << QByteArray("{\"traceID\":\"a\",\"spans\":[],\"processes\":{}}");
    QTest::newRow("null spans") << QByteArray("{\"data\":[{\"traceID\":\"a\",\"spans\":null}]}");
    QTest::newRow("empty resource spans") << QByteArray("{\"resourceSpans\":[]}");
    QTest::newRow("resource only") << QByteArray("{\"resourceSpans\":[{\"resource\":{}}]}");
}

void TraceFileTest::noSpans()
{
    QFETCH(QByteArray, bytes);
    const auto file = readTraceBytes(bytes);
    QVERIFY2(file, file ? "" : qPrintable(describe(file.error())));
    QVERIFY(file->traces.empty());
    QCOMPARE(file->problems.back().detail, QStringLiteral("the file holds no span"));
}

void TraceFileTest::notATraceFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty") << QByteArray() << static_cast<int>(ErrorKind::Incomplete);
    QTest::newRow("blank") << QByteArray(" \n\t ") << static_cast<int>(ErrorKind::Incomplete);
    QTest::newRow("HTML") << QByteArray("<html>no</html>") << static_cast<int>(ErrorKind::NotJson);
    QTest::newRow("dashboard") << QByteArray("{\"panels\":[],\"title\":\"x\"}")
                               << static_cast<int>(ErrorKind::Unsupported);
    QTest::newRow("list") << QByteArray("[1,2,3]") << static_cast<int>(ErrorKind::Unsupported);
    QTest::newRow("broken pack") << QByteArray("\x1f\x8b\x08garbage garbage")
                                 << static_cast<int>(ErrorKind::Malformed);
}

void TraceFileTest::notATraceFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    const auto file = readTraceBytes(bytes);
    QVERIFY(!file);
    QCOMPARE(errorKindName(file.error().kind), errorKindName(static_cast<ErrorKind>(kind)));
    QVERIFY(!looksLikeTraces(bytes));
}

void TraceFileTest::aTraceTwiceIsSaid()
{
    const auto once = bytesOf(QStringLiteral("jaeger-trace.json"));
    const auto file = readTraceBytes(once + bytesOf(QStringLiteral("jaeger-search.json")));
    QVERIFY(file);
    QCOMPARE(file->traces.size(), size_t{2});
    QCOMPARE(file->problems.size(), size_t{1});
    QVERIFY(file->problems.front().detail.contains(QStringLiteral("more than once")));
}

void TraceFileTest::pathsAreNamed()
{
    QTemporaryDir folder;
    const auto missing = readTraceFile(folder.filePath(QStringLiteral("none.json")));
    QVERIFY(!missing);
    QCOMPARE(static_cast<int>(missing.error().kind), static_cast<int>(ErrorKind::Missing));
    QVERIFY(missing.error().where.endsWith(QStringLiteral("none.json")));
    const auto isFolder = readTraceFile(folder.path());
    QVERIFY(!isFolder);
    QCOMPARE(static_cast<int>(isFolder.error().kind), static_cast<int>(ErrorKind::InvalidInput));
    const auto path = folder.filePath(QStringLiteral("cut.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytesOf(QStringLiteral("zipkin.json")).chopped(20));
    file.close();
    const auto cut = readTraceFile(path);
    QVERIFY(cut);
    QVERIFY2(cut->problems.front().where.startsWith(path + QStringLiteral(": line ")),
             qPrintable(problemsOf(*cut)));
}

QTEST_GUILESS_MAIN(TraceFileTest)
#include "tst_tracefile.moc"
