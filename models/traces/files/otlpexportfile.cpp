#include "traces/files/otlpexportfile.h"

#include "traces/files/exportparts.h"
#include "traces/files/jsontext.h"

namespace yagura::traces {

namespace {

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

} // namespace

QByteArray otlpJson(const OpenTrace &open)
{
    return OtlpWriter(open).write();
}

} // namespace yagura::traces
