#include "traces/files/traceexportfile.h"

#include "core/csv.h"
#include "traces/analysis/spanstatistics.h"
#include "traces/files/jsontext.h"

#include <QDateTime>
#include <QRegularExpression>

namespace yagura::traces {

namespace {

std::string utf8Of(const QString &text)
{
    return text.toStdString();
}

const char *kindName(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Internal:
        return "internal";
    case SpanKind::Server:
        return "server";
    case SpanKind::Client:
        return "client";
    case SpanKind::Producer:
        return "producer";
    case SpanKind::Consumer:
        return "consumer";
    case SpanKind::Unspecified:
        break;
    }
    return "";
}

// Where the parent of a row is in the trace it is the one the tree decided on, else what the span claims.
struct Parent
{
    TraceId trace;
    QString span;
    ReferenceType type = ReferenceType::ChildOf;
};

std::optional<Parent> parentOf(const OpenTrace &open, std::uint32_t row)
{
    const auto span = open.tree.spans[row];
    const auto references = open.trace.referencesOf(span);
    if (const auto parent = open.tree.parents[row]; parent != NoIndex) {
        const auto id = open.trace.ids[open.tree.spans[parent]];
        const auto claimed = std::ranges::find(references, id, &Reference::span);
        return Parent{open.trace.id, open.trace.spanIdText(open.tree.spans[parent]),
                      claimed == references.end() ? ReferenceType::ChildOf : claimed->type};
    }
    if (references.empty() || references.front().span.isNull())
        return std::nullopt;
    return Parent{references.front().trace, idText(references.front().span), references.front().type};
}

class JaegerWriter
{
public:
    explicit JaegerWriter(const OpenTrace &open)
        : m_open(open)
        , m_trace(open.trace)
    { }

    QByteArray write()
    {
        m_json.beginObject().key("data").beginArray().beginObject();
        m_json.key("traceID").string(utf8Of(idText(m_trace.id)));
        m_json.key("spans").beginArray();
        for (std::uint32_t row = 0; row < m_open.rowCount(); ++row)
            writeSpan(row);
        m_json.endArray().key("processes").beginObject();
        for (std::uint32_t process = 0; process < m_trace.processes.size(); ++process)
            writeProcess(process);
        m_json.endObject().key("warnings").beginArray();
        for (const auto &warning : m_trace.traceWarnings)
            m_json.string(m_trace.textOf(warning));
        m_json.endArray().endObject().endArray();
        m_json.key("total").integer(0).key("limit").integer(0).key("offset").integer(0);
        m_json.key("errors").null().endObject();
        return QByteArray::fromStdString(m_json.take());
    }

private:
    void writeProcess(std::uint32_t index)
    {
        const auto &process = m_trace.processes[index];
        m_json.key("p" + std::to_string(index)).beginObject().key("serviceName");
        m_json.string(process.service == NoIndex ? std::string() : utf8Of(m_trace.names[process.service]));
        m_json.key("tags").beginArray();
        writeTags(process.attributes);
        m_json.endArray().endObject();
    }

    void writeSpan(std::uint32_t row)
    {
        const auto span = m_open.tree.spans[row];
        m_json.beginObject().key("traceID").string(utf8Of(idText(m_trace.traceIds[m_trace.traceOf[span]])));
        m_json.key("spanID").string(utf8Of(m_trace.spanIdText(span)));
        m_json.key("flags").integer(m_trace.flags[span]);
        m_json.key("operationName").string(utf8Of(m_trace.operation(span)));
        m_json.key("references").beginArray();
        if (const auto parent = parentOf(m_open, row)) {
            m_json.beginObject().key("refType");
            m_json.string(parent->type == ReferenceType::ChildOf ? "CHILD_OF" : "FOLLOWS_FROM");
            m_json.key("traceID").string(utf8Of(idText(parent->trace)));
            m_json.key("spanID").string(utf8Of(parent->span)).endObject();
        }
        m_json.endArray().key("startTime").integer(m_trace.starts[span] / 1000);
        m_json.key("duration").integer(m_trace.durations[span] / 1000);
        m_json.key("tags").beginArray();
        writeTags(m_trace.spanAttributes[span]);
        writeImpliedTags(span);
        m_json.endArray().key("logs").beginArray();
        for (const auto &event : m_trace.eventsOf(span))
            writeEvent(event);
        m_json.endArray().key("processID").string("p" + std::to_string(m_trace.processOf[span]));
        m_json.key("warnings").beginArray();
        for (const auto &warning : m_trace.warningsOf(span))
            m_json.string(m_trace.textOf(warning));
        m_json.endArray().endObject();
    }

    void writeEvent(const Event &event)
    {
        m_json.beginObject().key("timestamp").integer(event.time / 1000).key("fields").beginArray();
        if (event.name != NoIndex)
            m_json.beginObject()
                .key("key")
                .string("event")
                .key("type")
                .string("string")
                .key("value")
                .string(utf8Of(m_trace.names[event.name]))
                .endObject();
        writeTags(event.attributes);
        m_json.endArray().endObject();
    }

    // What OTLP says in fields of its own.
    void writeImpliedTags(std::uint32_t span)
    {
        const auto tags = m_trace.spanAttributes[span];
        if (m_trace.kinds[span] != SpanKind::Unspecified && !m_trace.find(tags, u"span.kind"))
            m_json.beginObject()
                .key("key")
                .string("span.kind")
                .key("type")
                .string("string")
                .key("value")
                .string(kindName(m_trace.kinds[span]))
                .endObject();
        if (m_trace.isError(span) && !m_trace.find(tags, u"error"))
            m_json.beginObject()
                .key("key")
                .string("error")
                .key("type")
                .string("bool")
                .key("value")
                .boolean(true)
                .endObject();
    }

    void writeTags(Slice slice)
    {
        for (const auto &tag : m_trace.attributesOf(slice)) {
            m_json.beginObject().key("key").string(utf8Of(m_trace.names[tag.key])).key("type");
            switch (tag.type) {
            case AttributeType::Boolean:
                m_json.string("bool").key("value").boolean(tag.boolean());
                break;
            case AttributeType::Integer:
                m_json.string("int64").key("value").integer(tag.integer());
                break;
            case AttributeType::Real:
                m_json.string("float64").key("value").real(tag.real());
                break;
            case AttributeType::Binary:
                m_json.string("binary").key("value").string(m_trace.textOf(tag.text()));
                break;
            case AttributeType::Null:
                m_json.string("string").key("value").string("");
                break;
            case AttributeType::Text:
            case AttributeType::Json:
                m_json.string("string").key("value").string(m_trace.textOf(tag.text()));
                break;
            }
            m_json.endObject();
        }
    }

    const OpenTrace &m_open;
    const Trace &m_trace;
    JsonText m_json;
};

class OtlpWriter
{
public:
    explicit OtlpWriter(const OpenTrace &open)
        : m_open(open)
        , m_trace(open.trace)
        , m_rows(open.trace.processes.size())
    {
        for (std::uint32_t row = 0; row < open.rowCount(); ++row)
            m_rows[m_trace.processOf[open.tree.spans[row]]].push_back(row);
    }

    QByteArray write()
    {
        m_json.beginObject().key("resourceSpans").beginArray();
        for (std::uint32_t process = 0; process < m_rows.size(); ++process) {
            if (!m_rows[process].empty())
                writeResource(process);
        }
        m_json.endArray().endObject();
        return QByteArray::fromStdString(m_json.take());
    }

private:
    void writeResource(std::uint32_t index)
    {
        const auto &process = m_trace.processes[index];
        m_json.beginObject().key("resource").beginObject().key("attributes").beginArray();
        if (process.service != NoIndex && !m_trace.find(process.attributes, u"service.name"))
            writeText("service.name", utf8Of(m_trace.names[process.service]));
        writeAttributes(process.attributes);
        m_json.endArray().endObject().key("scopeSpans").beginArray().beginObject();
        m_json.key("scope").beginObject().endObject().key("spans").beginArray();
        for (const auto row : m_rows[index])
            writeSpan(row);
        m_json.endArray().endObject().endArray().endObject();
    }

    void writeSpan(std::uint32_t row)
    {
        const auto span = m_open.tree.spans[row];
        m_json.beginObject().key("traceId").string(utf8Of(idText(m_trace.traceIds[m_trace.traceOf[span]])));
        m_json.key("spanId").string(utf8Of(idText(m_trace.ids[span])));
        const auto parent = parentOf(m_open, row);
        if (parent)
            m_json.key("parentSpanId").string(utf8Of(parent->span));
        m_json.key("name").string(utf8Of(m_trace.operation(span)));
        m_json.key("kind").integer(static_cast<int>(m_trace.kinds[span]));
        m_json.key("startTimeUnixNano").string(std::to_string(m_trace.starts[span]));
        m_json.key("endTimeUnixNano").string(std::to_string(m_trace.end(span)));
        m_json.key("attributes").beginArray();
        writeAttributes(m_trace.spanAttributes[span]);
        writeWarnings(span);
        m_json.endArray().key("events").beginArray();
        for (const auto &event : m_trace.eventsOf(span)) {
            m_json.beginObject().key("timeUnixNano").string(std::to_string(event.time));
            m_json.key("name").string(event.name == NoIndex ? std::string()
                                                            : utf8Of(m_trace.names[event.name]));
            m_json.key("attributes").beginArray();
            writeAttributes(event.attributes);
            m_json.endArray().endObject();
        }
        m_json.endArray().key("links").beginArray();
        writeLinks(span, parent);
        m_json.endArray().key("status").beginObject();
        const bool isError = m_trace.isError(span);
        m_json.key("code").integer(isError ? 2 : static_cast<int>(m_trace.statuses[span]));
        m_json.endObject().endObject();
    }

    // References besides the parent.
    void writeLinks(std::uint32_t span, const std::optional<Parent> &parent)
    {
        for (const auto &reference : m_trace.referencesOf(span)) {
            if (parent && idText(reference.span) == parent->span)
                continue;
            m_json.beginObject().key("traceId").string(utf8Of(idText(reference.trace)));
            m_json.key("spanId").string(utf8Of(idText(reference.span))).endObject();
        }
    }

    void writeWarnings(std::uint32_t span)
    {
        const auto warnings = m_trace.warningsOf(span);
        if (warnings.empty())
            return;
        m_json.beginObject().key("key").string("@jaeger@warnings").key("value").beginObject();
        m_json.key("arrayValue").beginObject().key("values").beginArray();
        for (const auto &warning : warnings)
            m_json.beginObject().key("stringValue").string(m_trace.textOf(warning)).endObject();
        m_json.endArray().endObject().endObject().endObject();
    }

    void writeText(std::string_view key, std::string_view value)
    {
        m_json.beginObject().key("key").string(key).key("value").beginObject();
        m_json.key("stringValue").string(value).endObject().endObject();
    }

    void writeAttributes(Slice slice)
    {
        for (const auto &tag : m_trace.attributesOf(slice)) {
            m_json.beginObject().key("key").string(utf8Of(m_trace.names[tag.key])).key("value").beginObject();
            switch (tag.type) {
            case AttributeType::Boolean:
                m_json.key("boolValue").boolean(tag.boolean());
                break;
            case AttributeType::Integer:
                m_json.key("intValue").string(std::to_string(tag.integer()));
                break;
            case AttributeType::Real:
                m_json.key("doubleValue").real(tag.real());
                break;
            case AttributeType::Binary:
                m_json.key("bytesValue").string(m_trace.textOf(tag.text()));
                break;
            case AttributeType::Null:
                break;
            case AttributeType::Text:
            case AttributeType::Json:
                m_json.key("stringValue").string(m_trace.textOf(tag.text()));
                break;
            }
            m_json.endObject().endObject();
        }
    }

    const OpenTrace &m_open;
    const Trace &m_trace;
    std::vector<std::vector<std::uint32_t>> m_rows; // by process
    JsonText m_json;
};

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
        return JaegerWriter(open).write();
    case TraceExportFormat::Otlp:
        return OtlpWriter(open).write();
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

QString traceparentOf(const OpenTrace &open, std::uint32_t row)
{
    return QStringLiteral("00-%1-%2-01")
        .arg(idText(open.trace.id), idText(open.trace.ids[open.tree.spans[row]]));
}

} // namespace yagura::traces
