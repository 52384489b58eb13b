#include "traces/wire/zipkinwire.h"

#include <utility>

namespace yagura::traces::zipkinwire {

using namespace fieldwire;

namespace {

using Type = simdjson::ondemand::json_type;

SpanKind kindOf(std::string_view text)
{
    constexpr std::pair<std::string_view, SpanKind> kinds[] = {{"SERVER", SpanKind::Server},
                                                               {"CLIENT", SpanKind::Client},
                                                               {"PRODUCER", SpanKind::Producer},
                                                               {"CONSUMER", SpanKind::Consumer}};
    for (const auto &[name, kind] : kinds) {
        if (text == name)
            return kind;
    }
    return SpanKind::Unspecified;
}

} // namespace

void SpansReader::readDocument(Document &root)
{
    if (root.type().value() == Type::object) {
        readSpan(root.get_object());
        return;
    }
    for (auto element : root.get_array())
        readElement(element.value());
}

void SpansReader::readElement(Value value)
{
    if (value.type().value() == Type::object)
        readSpan(value.get_object());
    else
        forEveryObject(value, [&](Object span) { readSpan(span); });
}

void SpansReader::abandonSpan()
{
    if (m_builder)
        m_builder->draft().clear();
}

std::vector<Trace> SpansReader::finish()
{
    std::vector<Trace> traces;
    for (const auto &builder : m_builders)
        traces.push_back(builder->finish());
    return traces;
}

TraceBuilder &SpansReader::builderOf(TraceId id)
{
    const auto [entry, isNew] = m_byTrace.try_emplace(id, m_builders.size());
    if (isNew)
        m_builders.push_back(std::make_unique<TraceBuilder>(id));
    return *m_builders[entry->second];
}

// The trace and the endpoints are looked up first, wherever they stand: the former says which builder keeps
// the texts of all others.
void SpansReader::readSpan(Object object)
{
    TraceId trace;
    if (const auto id = find(object, "traceId")) {
        const auto spelled = text(read(*id));
        trace = parseTraceId(spelled).value_or(TraceId{0, idFromForeignText(spelled)});
    }
    object.reset().value();
    m_builder = &builderOf(trace);
    m_builder->draft().trace = trace;
    Endpoint local;
    Endpoint remote;
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "localEndpoint")
            local = readEndpoint(value);
        else if (key == "remoteEndpoint")
            remote = readEndpoint(value);
        else
            readSpanField(key, value);
    });
    enterProcess(local);
    addPeer(remote);
    m_builder->commitSpan();
}

void SpansReader::readSpanField(std::string_view key, Value value)
{
    auto &draft = m_builder->draft();
    if (key == "id") {
        draft.id = m_builder->spanId(text(read(value)), &draft.unreadableId);
    } else if (key == "parentId") {
        if (const auto parent = text(read(value)); !parent.empty()) {
            const auto id = m_builder->spanId(parent);
            if (!id.isNull())
                draft.references.push_back({*draft.trace, id, ReferenceType::ChildOf});
        }
    } else if (key == "name") {
        draft.operation = m_builder->name(text(read(value)));
    } else if (key == "kind") {
        draft.kind = kindOf(text(read(value)));
    } else if (key == "timestamp") {
        if (const auto start = nanosecondsOfMicroseconds(read(value)); start.value_or(0) != 0)
            draft.start = start;
    } else if (key == "duration") {
        draft.duration = nanosecondsOfMicroseconds(read(value));
    } else if (key == "annotations") {
        forEachObject(value, [&](Object annotation) { readAnnotation(annotation); });
    } else if (key == "tags" && value.type().value() == Type::object) {
        forEachField(value.get_object(), [&](std::string_view tag, Value content) { readTag(tag, content); });
    } else if ((key == "shared" || key == "debug") && value.type().value() == Type::boolean) {
        draft.attributes.push_back(
            Attribute::ofBoolean(m_builder->name("zipkin." + std::string(key)), value.get_bool()));
    }
}

void SpansReader::readAnnotation(Object object)
{
    Event event;
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "timestamp")
            event.time = nanosecondsOfMicroseconds(read(value)).value_or(0);
        else if (key == "value")
            event.name = m_builder->name(text(read(value)));
    });
    event.attributes = m_builder->keepAttributes({});
    m_builder->draft().events.push_back(event);
}

// Values are texts. An error tag says by being there that the span failed, whatever its words; only "false"
// in words is none.
void SpansReader::readTag(std::string_view key, Value value)
{
    const auto name = m_builder->name(key);
    const bool isError = key == "error";
    const auto content = read(value);
    if (isError) {
        m_builder->draft().error = text(content) != "false";
        if (text(content) != "false" && text(content) != "true")
            addText("otel.status_description", text(content));
    }
    const auto type = content.kind == Scalar::Kind::Nested ? AttributeType::Json : AttributeType::Text;
    m_builder->draft().attributes.push_back(Attribute::ofText(name, type, m_builder->text(text(content))));
}

SpansReader::Endpoint SpansReader::readEndpoint(Value value)
{
    Endpoint endpoint;
    if (value.type().value() != Type::object)
        return endpoint;
    forEachField(value.get_object(), [&](std::string_view key, Value content) {
        if (key == "serviceName")
            endpoint.service = text(read(content));
        else if (key == "ipv4")
            endpoint.ipv4 = text(read(content));
        else if (key == "ipv6")
            endpoint.ipv6 = text(read(content));
        else if (key == "port")
            endpoint.port = integer(read(content)).value_or(0);
    });
    return endpoint;
}

void SpansReader::enterProcess(const Endpoint &local)
{
    bool created = false;
    const auto process = m_builder->process(
        local.service + '\n' + local.ipv4 + '\n' + local.ipv6 + '\n' + std::to_string(local.port), &created);
    m_builder->draft().process = process;
    if (!created)
        return;
    std::vector<Attribute> attributes;
    for (const auto &ip : {local.ipv4, local.ipv6}) {
        if (!ip.empty())
            attributes.push_back(
                Attribute::ofText(m_builder->name("ip"), AttributeType::Text, m_builder->text(ip)));
    }
    if (local.port > 0)
        attributes.push_back(Attribute::ofInteger(m_builder->name("port"), local.port));
    m_builder->setProcess(process, local.service, attributes);
}

// Under the names that other dialects have for it.
void SpansReader::addPeer(const Endpoint &remote)
{
    addText("peer.service", remote.service);
    addText("peer.ipv4", remote.ipv4);
    addText("peer.ipv6", remote.ipv6);
    if (remote.port > 0)
        m_builder->draft().attributes.push_back(
            Attribute::ofInteger(m_builder->name("peer.port"), remote.port));
}

void SpansReader::addText(std::string_view key, std::string_view value)
{
    if (!value.empty())
        m_builder->draft().attributes.push_back(
            Attribute::ofText(m_builder->name(key), AttributeType::Text, m_builder->text(value)));
}

} // namespace yagura::traces::zipkinwire
