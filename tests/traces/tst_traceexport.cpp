// Traces written for other tools: what is read back is what was there.
#include "fixtures_support.h"
#include "traces/files/jsontext.h"
#include "traces/files/traceexportfile.h"
#include "traces/wire/jaegerwire.h"
#include "traces/wire/otlpwire.h"

#include "core/csv.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace yagura;
using namespace yagura::traces;

namespace {

OpenTrace sample()
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/traces/export-sample.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the sample is missing");
    auto answer = jaegerwire::readTraces(file.readAll());
    if (!answer || answer->traces.size() != 1)
        qFatal("the sample cannot be read");
    return openTrace(std::move(answer->traces.front()));
}

// Everything of a span that both formats keep, in words.
QStringList described(const OpenTrace &open)
{
    QStringList lines;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto span = open.tree.spans[row];
        const auto &trace = open.trace;
        QStringList parts{idText(trace.ids[span]),
                          open.service(row),
                          open.operation(row),
                          QString::number(open.start(row)),
                          QString::number(open.duration(row)),
                          QString::number(open.tree.depths[row]),
                          QString::number(static_cast<int>(trace.kinds[span])),
                          open.isError(row) ? QStringLiteral("failed") : QString()};
        QStringList tags;
        for (const auto &tag : trace.attributesOf(trace.spanAttributes[span]))
            tags.append(trace.names[tag.key] + u'=' + trace.valueText(tag));
        tags.removeAll(QStringLiteral("error=true"));
        tags.removeAll(QStringLiteral("span.kind=server"));
        tags.sort();
        parts.append(tags);
        for (const auto &event : trace.eventsOf(span)) {
            parts.append(QString::number(event.time));
            if (event.name != NoIndex)
                parts.append(QStringLiteral("event=") + trace.names[event.name]);
            for (const auto &tag : trace.attributesOf(event.attributes))
                parts.append(trace.names[tag.key] + u'=' + trace.valueText(tag));
        }
        parts.removeAll(QStringLiteral("event=")); // a v1 log has its name among its fields
        for (const auto &warning : trace.warningsOf(span))
            parts.append(QString::fromStdString(std::string(trace.textOf(warning))));
        lines.append(parts.join(u'|'));
    }
    return lines;
}

} // namespace

class TraceExportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jaegerReadsBack();
    void otlpReadsBack();
    void fixturesReadBack();
    void csvHasALineASpan();
    void namesAndHeaders();
    void jsonText();
};

void TraceExportTest::jaegerReadsBack()
{
    const auto open = sample();
    auto again = jaegerwire::readTraces(exportTrace(open, TraceExportFormat::Jaeger));
    QVERIFY(again);
    QCOMPARE(again->traces.size(), 1u);
    const auto reopened = openTrace(std::move(again->traces.front()));
    QCOMPARE(described(reopened), described(open));
    QCOMPARE(reopened.trace.traceWarnings.size(), 1u);
    QCOMPARE(reopened.trace.flags, open.trace.flags);
    const auto *big = reopened.trace.find(reopened.trace.spanAttributes[reopened.tree.spans[0]], u"big");
    QVERIFY(big);
    QCOMPARE(big->integer(), std::numeric_limits<std::int64_t>::max());
}

void TraceExportTest::otlpReadsBack()
{
    const auto open = sample();
    const auto bytes = exportTrace(open, TraceExportFormat::Otlp);
    QVERIFY(QJsonDocument::fromJson(bytes).isObject());
    auto again = otlpwire::readTraces(bytes);
    QVERIFY(again);
    QCOMPARE(again->traces.size(), 1u);
    QCOMPARE(described(openTrace(std::move(again->traces.front()))), described(open));
}

void TraceExportTest::fixturesReadBack()
{
    YAGURA_NEED_FIXTURE(sampleBytes, "jaeger/v1-trace.json");
    auto answer = jaegerwire::readTraces(*sampleBytes);
    QVERIFY(answer && !answer->traces.empty());
    const auto open = openTrace(std::move(answer->traces.front()));
    for (const auto format : {TraceExportFormat::Jaeger, TraceExportFormat::Otlp}) {
        const auto bytes = exportTrace(open, format);
        auto again
            = format == TraceExportFormat::Otlp ? otlpwire::readTraces(bytes) : jaegerwire::readTraces(bytes);
        QVERIFY(again);
        QCOMPARE(again->traces.size(), 1u);
        QCOMPARE(described(openTrace(std::move(again->traces.front()))), described(open));
    }
}

void TraceExportTest::csvHasALineASpan()
{
    const auto rows = readCsv(exportTrace(sample(), TraceExportFormat::Csv));
    QVERIFY(rows);
    QCOMPARE(rows->size(), 4u);
    const QStringList root{QStringLiteral("7f3a9c1e5b2d4860a1c4e97b03d25f18"),
                           QStringLiteral("0000000000000001"),
                           QString(),
                           QStringLiteral("0"),
                           QStringLiteral("web"),
                           QStringLiteral("GET \"/\""),
                           QStringLiteral("server"),
                           QStringLiteral("2026-11-18T11:06:40.000Z"),
                           QStringLiteral("0"),
                           QStringLiteral("9000"),
                           QStringLiteral("6000"),
                           QStringLiteral("6000"),
                           QStringLiteral("false")};
    QCOMPARE((*rows)[1], root);
    QCOMPARE((*rows)[3][2], QStringLiteral("0000000000000099")); // the parent that is not there
}

void TraceExportTest::namesAndHeaders()
{
    const auto open = sample();
    QCOMPARE(exportFileName(open, TraceExportFormat::Jaeger),
             QStringLiteral("trace-7f3a9c1e5b2d4860-web.json"));
    QCOMPARE(exportFileName(open, TraceExportFormat::Otlp),
             QStringLiteral("trace-7f3a9c1e5b2d4860-web.otlp.json"));
    QCOMPARE(traceparentOf(open, 1),
             QStringLiteral("00-7f3a9c1e5b2d4860a1c4e97b03d25f18-0000000000000002-01"));
}

void TraceExportTest::jsonText()
{
    JsonText json;
    json.beginObject().key("a").beginArray().integer(-1).real(0.5).boolean(true).null().string("q\"\\\n\x01");
    json.endArray().key("b").beginObject().endObject().key("c").real(std::numeric_limits<double>::infinity());
    json.key("d")
        .string("\xff"
                "x")
        .endObject();
    QCOMPARE(QByteArray::fromStdString(json.take()),
             QByteArray("{\"a\":[-1,0.5,true,null,\"q\\\"\\\\\\u000a\\u0001\"],\"b\":{},\"c\":\"Infinity\","
                        "\"d\":\"\xef\xbf\xbdx\"}"));
}

QTEST_APPLESS_MAIN(TraceExportTest)
#include "tst_traceexport.moc"
