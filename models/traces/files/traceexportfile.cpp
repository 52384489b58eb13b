#include "traces/files/traceexportfile.h"

#include "core/csv.h"
#include "traces/analysis/spanstatistics.h"
#include "traces/files/exportparts.h"
#include "traces/files/jaegerexportfile.h"
#include "traces/files/otlpexportfile.h"

#include <QDateTime>
#include <QRegularExpression>

namespace yagura::traces {

namespace {

QString microseconds(std::int64_t ns)
{
    return QString::number(static_cast<double>(ns) / 1000, 'f', ns % 1000 == 0 ? 0 : 3);
}

QByteArray csvOf(const OpenTrace &open)
{
    std::vector<QStringList> rows{
        {QStringLiteral("traceId"), QStringLiteral("spanId"), QStringLiteral("parentSpanId"),
         QStringLiteral("depth"), QStringLiteral("service"), QStringLiteral("operation"),
         QStringLiteral("kind"), QStringLiteral("start"), QStringLiteral("offsetUs"),
         QStringLiteral("durationUs"), QStringLiteral("selfUs"), QStringLiteral("criticalUs"),
         QStringLiteral("error")}};
    const auto critical = criticalTimes(open);
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto span = open.tree.spans[row];
        const auto parent = parentOf(open, row);
        const auto start = QDateTime::fromMSecsSinceEpoch(open.start(row) / 1'000'000, Qt::UTC)
                               .toString(Qt::ISODateWithMs);
        rows.push_back({idText(open.trace.traceIds[open.trace.traceOf[span]]), open.trace.spanIdText(span),
                        parent ? parent->span : QString(), QString::number(open.tree.depths[row]),
                        open.service(row), open.operation(row),
                        QString::fromLatin1(kindName(open.trace.kinds[span])), start,
                        microseconds(open.start(row) - open.tree.start), microseconds(open.duration(row)),
                        microseconds(open.self[row]), microseconds(critical[row]),
                        open.isError(row) ? QStringLiteral("true") : QStringLiteral("false")});
    }
    return writeCsv(rows);
}

} // namespace

QByteArray exportTrace(const OpenTrace &open, TraceExportFormat format)
{
    switch (format) {
    case TraceExportFormat::Jaeger:
        return jaegerJson(open);
    case TraceExportFormat::Otlp:
        return otlpJson(open);
    case TraceExportFormat::Csv:
        break;
    }
    return csvOf(open);
}

QString exportFileName(const OpenTrace &open, TraceExportFormat format)
{
    QString name = QStringLiteral("trace-") + idText(open.trace.id).left(16);
    if (open.tree.mainRoot != NoIndex && !open.service(open.tree.mainRoot).isEmpty())
        name += u'-' + open.service(open.tree.mainRoot).left(40);
    static const QRegularExpression unsafe(QStringLiteral("[^\\w.-]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    name.replace(unsafe, QStringLiteral("-"));
    switch (format) {
    case TraceExportFormat::Csv:
        return name + QStringLiteral(".csv");
    case TraceExportFormat::Otlp:
        return name + QStringLiteral(".otlp.json");
    case TraceExportFormat::Jaeger:
        break;
    }
    return name + QStringLiteral(".json");
}

QByteArray exportSpan(const OpenTrace &open, std::uint32_t row, size_t longestValue)
{
    return jaegerSpanJson(open, row, longestValue);
}

QString traceparentOf(const OpenTrace &open, std::uint32_t row)
{
    return QStringLiteral("00-%1-%2-01")
        .arg(idText(open.trace.id), idText(open.trace.ids[open.tree.spans[row]]));
}

} // namespace yagura::traces
