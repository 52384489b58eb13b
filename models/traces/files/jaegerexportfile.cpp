#include "traces/files/jaegerexportfile.h"

#include "traces/files/exportparts.h"
#include "traces/files/jsontext.h"

namespace yagura::traces {

namespace {

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

    // The span by itself, with its process in it and all it refers to; longer values are cut.
    QByteArray writeOne(std::uint32_t row, size_t longestValue)
    {
        m_longest = longestValue;
        m_isOneSpan = true;
        writeSpan(row);
        return QByteArray::fromStdString(m_json.take());
    }

private:
    void writeProcess(std::uint32_t index)
    {
        m_json.key("p" + std::to_string(index));
        writeProcessObject(index);
    }

    void writeProcessObject(std::uint32_t index)
    {
        const auto &process = m_trace.processes[index];
        m_json.beginObject().key("serviceName");
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
        if (m_isOneSpan) {
            for (const auto &reference : m_trace.referencesOf(span))
                writeReference({reference.trace, idText(reference.span), reference.type});
        } else if (const auto parent = parentOf(m_open, row)) {
            writeReference(*parent);
        }
        m_json.endArray().key("startTime").integer(m_trace.starts[span] / 1000);
        m_json.key("duration").integer(m_trace.durations[span] / 1000);
        m_json.key("tags").beginArray();
        writeTags(m_trace.spanAttributes[span]);
        writeImpliedTags(span);
        m_json.endArray().key("logs").beginArray();
        for (const auto &event : m_trace.eventsOf(span))
            writeEvent(event);
        m_json.endArray();
        if (m_isOneSpan) {
            m_json.key("process");
            writeProcessObject(m_trace.processOf[span]);
        } else {
            m_json.key("processID").string("p" + std::to_string(m_trace.processOf[span]));
        }
        m_json.key("warnings").beginArray();
        for (const auto &warning : m_trace.warningsOf(span))
            writeText(m_trace.textOf(warning));
        m_json.endArray().endObject();
    }

    void writeReference(const Parent &to)
    {
        m_json.beginObject().key("refType");
        m_json.string(to.type == ReferenceType::ChildOf ? "CHILD_OF" : "FOLLOWS_FROM");
        m_json.key("traceID").string(utf8Of(idText(to.trace)));
        m_json.key("spanID").string(utf8Of(to.span)).endObject();
    }

    void writeText(std::string_view text)
    {
        if (text.size() <= m_longest) {
            m_json.string(text);
            return;
        }
        auto end = m_longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        m_json.string(std::string(text.substr(0, end)) + "… (+" + std::to_string(text.size() - end)
                      + " bytes)");
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
                m_json.string("binary").key("value");
                writeText(m_trace.textOf(tag.text()));
                break;
            case AttributeType::Null:
                m_json.string("string").key("value").string("");
                break;
            case AttributeType::Text:
            case AttributeType::Json:
                m_json.string("string").key("value");
                writeText(m_trace.textOf(tag.text()));
                break;
            }
            m_json.endObject();
        }
    }

    const OpenTrace &m_open;
    const Trace &m_trace;
    JsonText m_json;
    size_t m_longest = std::string_view::npos;
    bool m_isOneSpan = false;
};

} // namespace

QByteArray jaegerJson(const OpenTrace &open)
{
    return JaegerWriter(open).write();
}

QByteArray jaegerSpanJson(const OpenTrace &open, std::uint32_t row, size_t longestValue)
{
    return JaegerWriter(open).writeOne(row, longestValue);
}

} // namespace yagura::traces
