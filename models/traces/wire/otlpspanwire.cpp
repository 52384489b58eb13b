#include "traces/wire/otlpspanwire.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <charconv>

namespace yagura::traces::otlpspanwire {

using namespace fieldwire;

namespace {

using Type = simdjson::ondemand::json_type;

constexpr int DeepestValue = 32;

TraceId traceId(std::string_view text)
{
    return parseTraceId(text).value_or(TraceId{0, idFromForeignText(text)});
}

// Unix nanoseconds. 0 and what does not fit (an unset time of some servers) mean absent.
std::optional<std::int64_t> time(const Scalar &scalar)
{
    const auto value = exactInteger(scalar.text);
    return value && *value != 0 ? value : std::nullopt;
}

// An enum as number or name: the name's last word counts, SPAN_KIND_SERVER.
template <typename E> E enumeration(const Scalar &scalar, std::initializer_list<std::string_view> names)
{
    if (const auto number = exactInteger(scalar.text))
        return *number >= 0 && *number < static_cast<std::int64_t>(names.size()) ? static_cast<E>(*number)
                                                                                 : E{};
    std::uint8_t index = 0;
    for (const auto name : names) {
        if (scalar.text.ends_with(name))
            return static_cast<E>(index);
        ++index;
    }
    return E{};
}

void appendJson(Value any, std::string &out, int depth);

void appendList(Value list, std::string &out, int depth)
{
    out += '[';
    bool first = true;
    forEach(list, [&](Value element) {
        out += first ? "" : ",";
        first = false;
        appendJson(element, out, depth + 1);
    });
    out += ']';
}

void appendPairs(Value list, std::string &out, int depth)
{
    out += '{';
    bool first = true;
    forEachObject(list, [&](Object pair) {
        out += first ? "" : ",";
        first = false;
        std::string key = "\"\"";
        std::string value = "null";
        forEachField(pair, [&](std::string_view field, Value content) {
            if (field == "key") {
                key = content.raw_json_token();
            } else if (field == "value") {
                value.clear();
                appendJson(content, value, depth + 1);
            }
        });
        out += key + ":" + value;
    });
    out += '}';
}

template <typename F> void withValues(Value container, F with)
{
    if (container.type().value() != Type::object)
        return;
    forEachField(container.get_object(), [&](std::string_view key, Value list) {
        if (key == "values")
            with(list);
    });
}

// An AnyValue as plain JSON, without its type wrappers.
void appendJson(Value any, std::string &out, int depth)
{
    const size_t before = out.size();
    if (depth < DeepestValue && any.type().value() == Type::object) {
        forEachField(any.get_object(), [&](std::string_view key, Value value) {
            out.resize(before);
            if (key == "arrayValue")
                withValues(value, [&](Value list) { appendList(list, out, depth); });
            else if (key == "kvlistValue")
                withValues(value, [&](Value list) { appendPairs(list, out, depth); });
            else if (value.type().value() == Type::object || value.type().value() == Type::array)
                out += "null";
            else
                out += value.raw_json_token();
        });
    }
    if (out.size() == before)
        out += "null";
}

Attribute nested(TraceBuilder &builder, std::uint32_t name, Value value, bool pairs)
{
    std::string json;
    withValues(value, [&](Value list) {
        json.clear();
        pairs ? appendPairs(list, json, 0) : appendList(list, json, 0);
    });
    if (json.empty())
        json = pairs ? "{}" : "[]";
    return Attribute::ofText(name, AttributeType::Json, builder.text(json));
}

Attribute attributeOf(TraceBuilder &builder, std::uint32_t name, std::string_view type, Value value)
{
    if (type == "arrayValue" || type == "kvlistValue")
        return nested(builder, name, value, type == "kvlistValue");
    const auto content = read(value);
    if (content.isNull())
        return {name, AttributeType::Null, 0};
    if (type == "boolValue" && content.kind == Scalar::Kind::Boolean)
        return Attribute::ofBoolean(name, content.boolean);
    if (type == "intValue") {
        if (const auto exact = exactInteger(content.text))
            return Attribute::ofInteger(name, *exact);
    } else if (type == "doubleValue") {
        if (const auto number = real(content))
            return Attribute::ofReal(name, *number);
    }
    const auto kind = type == "bytesValue"     ? AttributeType::Binary
        : content.kind == Scalar::Kind::Nested ? AttributeType::Json
                                               : AttributeType::Text;
    return Attribute::ofText(name, kind, builder.text(text(content)));
}

bool saysTrue(const TraceBuilder &builder, const Attribute &attribute)
{
    if (attribute.type == AttributeType::Boolean)
        return attribute.boolean();
    return attribute.type == AttributeType::Text && builder.textView(attribute.text()) == "true";
}

} // namespace

void SpansReader::readDocument(Document &root)
{
    if (root.type().value() != Type::array) {
        readRoot(root.get_object(), 0);
        return;
    }
    for (auto element : root.get_array())
        readRoot(element.get_object(), 0);
}

void SpansReader::readRoot(Object root, int depth)
{
    forEachField(root, [&](std::string_view key, Value value) {
        if (key == "resourceSpans" || key == "batches")
            readResourceSpans(value);
        else if ((key == "result" || key == "trace") && depth < 2 && value.type().value() == Type::object)
            readRoot(value.get_object(), depth + 1);
    });
}

void SpansReader::abandonSpan()
{
    if (m_builder)
        m_builder->draft().clear();
}

void SpansReader::readResourceSpans(Value list)
{
    forEachObject(list, [&](Object resource) { readResource(resource); });
}

std::vector<Trace> SpansReader::finish()
{
    std::vector<Trace> traces;
    for (const auto &builder : m_builders)
        traces.push_back(builder->finish());
    return traces;
}

// The resource is looked up first, wherever it stands, and kept as text: each trace it appears in reads it
// once.
void SpansReader::readResource(Object object)
{
    ++m_resources;
    m_resourceJson = {};
    if (auto resource = find(object, "resource"); resource && resource->type().value() == Type::object)
        m_resourceJson = resource->get_object().value().raw_json();
    object.reset().value();
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "scopeSpans" || key == "instrumentationLibrarySpans")
            forEachObject(value, [&](Object scope) { readScope(scope); });
    });
}

void SpansReader::readScope(Object object)
{
    Scope scope;
    for (const std::string_view name : {"scope", "instrumentationLibrary"}) {
        auto found = find(object, name);
        if (!found || found->type().value() != Type::object)
            continue;
        forEachField(found->get_object(), [&](std::string_view key, Value value) {
            if (key == "name")
                scope.name = text(read(value));
            else if (key == "version")
                scope.version = text(read(value));
        });
        break;
    }
    object.reset().value();
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "spans")
            forEachObject(value, [&](Object span) { readSpan(span, scope); });
    });
}

TraceBuilder &SpansReader::builderOf(TraceId id)
{
    const auto [entry, isNew] = m_byTrace.try_emplace(id, m_builders.size());
    if (isNew)
        m_builders.push_back(std::make_unique<TraceBuilder>(id));
    return *m_builders[entry->second];
}

void SpansReader::readSpan(Object object, const Scope &scope)
{
    TraceId trace;
    if (const auto id = find(object, "traceId"))
        trace = traceId(text(read(*id)));
    object.reset().value();
    m_builder = &builderOf(trace);
    m_builder->draft().trace = trace;
    enterProcess();
    forEachField(object, [&](std::string_view key, Value value) { readSpanField(key, value); });
    auto &draft = m_builder->draft();
    if (!scope.name.empty())
        draft.attributes.push_back(Attribute::ofText(m_builder->name("otel.scope.name"), AttributeType::Text,
                                                     m_builder->text(scope.name)));
    if (!scope.version.empty())
        draft.attributes.push_back(Attribute::ofText(m_builder->name("otel.scope.version"),
                                                     AttributeType::Text, m_builder->text(scope.version)));
    takeWarnings();
    m_builder->commitSpan();
}

void SpansReader::enterProcess()
{
    bool created = false;
    const auto process = m_builder->process(std::to_string(m_resources), &created);
    m_builder->draft().process = process;
    if (!created || m_resourceJson.empty())
        return;
    simdjson::ondemand::document document;
    const simdjson::padded_string_view view(m_resourceJson,
                                            m_resourceJson.size() + simdjson::SIMDJSON_PADDING);
    if (m_resourceParser.iterate(view).get(document) != simdjson::SUCCESS)
        return;
    std::vector<Attribute> attributes;
    forEachField(document.get_object(), [&](std::string_view key, Value value) {
        if (key == "attributes")
            addAttributes(*m_builder, value, attributes);
    });
    std::string service;
    for (const auto &attribute : attributes) {
        if (attribute.type == AttributeType::Text && m_builder->nameText(attribute.key) == u"service.name")
            service = m_builder->textView(attribute.text());
    }
    m_builder->setProcess(process, service, attributes);
}

void SpansReader::readSpanField(std::string_view key, Value value)
{
    auto &draft = m_builder->draft();
    if (key == "spanId") {
        draft.id = m_builder->spanId(text(read(value)), &draft.unreadableId);
    } else if (key == "parentSpanId") {
        if (const auto parent = text(read(value)); !parent.empty()) {
            const auto id = m_builder->spanId(parent);
            if (!id.isNull())
                draft.references.insert(draft.references.begin(), {*draft.trace, id, ReferenceType::ChildOf});
        }
    } else if (key == "name") {
        draft.operation = m_builder->name(text(read(value)));
    } else if (key == "kind") {
        draft.kind = enumeration<SpanKind>(
            read(value), {"UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"});
    } else if (key == "startTimeUnixNano") {
        draft.start = time(read(value));
    } else if (key == "endTimeUnixNano") {
        draft.end = time(read(value));
    } else if (key == "flags") {
        draft.flags = static_cast<std::uint32_t>(integer(read(value)).value_or(0));
    } else if (key == "attributes") {
        addAttributes(*m_builder, value, draft.attributes);
    } else if (key == "events") {
        forEachObject(value, [&](Object event) { readEvent(event); });
    } else if (key == "links") {
        forEachObject(value, [&](Object link) { readLink(link); });
    } else if (key == "status" && value.type().value() == Type::object) {
        forEachField(value.get_object(), [&](std::string_view field, Value content) {
            if (field == "code")
                draft.status = enumeration<SpanStatus>(read(content), {"UNSET", "OK", "ERROR"});
            else if (field == "message")
                draft.attributes.push_back(Attribute::ofText(m_builder->name("otel.status_description"),
                                                             AttributeType::Text,
                                                             m_builder->text(text(read(content)))));
        });
    }
}

void SpansReader::readLink(Object object)
{
    Reference link{{}, {}, ReferenceType::FollowsFrom};
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "traceId")
            link.trace = traceId(text(read(value)));
        else if (key == "spanId")
            link.span = m_builder->spanId(text(read(value)));
    });
    if (!link.span.isNull())
        m_builder->draft().references.push_back(link);
}

void SpansReader::readEvent(Object object)
{
    Event event;
    m_scratch.clear();
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "timeUnixNano")
            event.time = time(read(value)).value_or(0);
        else if (key == "name")
            event.name = m_builder->name(text(read(value)));
        else if (key == "attributes")
            addAttributes(*m_builder, value, m_scratch);
    });
    event.attributes = m_builder->keepAttributes(m_scratch);
    m_builder->draft().events.push_back(event);
}

// Jaeger sends a span's warnings as an attribute of a reserved name.
void SpansReader::takeWarnings()
{
    auto &draft = m_builder->draft();
    const auto isWarning = [&](const Attribute &attribute) {
        if (m_builder->nameText(attribute.key) != u"@jaeger@warnings")
            return false;
        const std::string all(m_builder->textView(attribute.text()));
        const auto list = QJsonDocument::fromJson(QByteArray::fromStdString(all)).array();
        for (const auto &warning : list)
            draft.warnings.push_back(m_builder->text(warning.toString().toStdString()));
        return true;
    };
    for (const auto &attribute : draft.attributes) {
        if (m_builder->nameText(attribute.key) == u"error" && draft.status == SpanStatus::Unset)
            draft.error = draft.error || saysTrue(*m_builder, attribute);
    }
    std::erase_if(draft.attributes, [&](const Attribute &attribute) {
        return attribute.type == AttributeType::Json && isWarning(attribute);
    });
}

void SpansReader::addAttributes(TraceBuilder &builder, Value list, std::vector<Attribute> &into)
{
    forEachObject(list, [&](Object pair) {
        // The key is wanted before the value, wherever it stands.
        std::uint32_t name = builder.name({});
        if (const auto key = find(pair, "key"))
            name = builder.name(text(read(*key)));
        Attribute attribute{name, AttributeType::Null, 0};
        if (auto any = find(pair, "value"); any && any->type().value() == Type::object) {
            forEachField(any->get_object(), [&](std::string_view type, Value value) {
                attribute = attributeOf(builder, name, type, value);
            });
        }
        into.push_back(attribute);
    });
}

} // namespace yagura::traces::otlpspanwire
