#include "traces/wire/jaegerspanwire.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yagura::traces::jaegerspanwire {

using namespace fieldwire;

namespace {

using Type = simdjson::ondemand::json_type;

TraceId traceId(std::string_view text)
{
    return parseTraceId(text).value_or(TraceId{0, idFromForeignText(text)});
}

bool equalsFolded(std::string_view text, std::string_view lowerCase)
{
    return text.size() == lowerCase.size()
        && std::equal(text.begin(), text.end(), lowerCase.begin(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

SpanKind kindOf(std::string_view text)
{
    constexpr std::pair<std::string_view, SpanKind> kinds[] = {{"server", SpanKind::Server},
                                                               {"client", SpanKind::Client},
                                                               {"producer", SpanKind::Producer},
                                                               {"consumer", SpanKind::Consumer},
                                                               {"internal", SpanKind::Internal}};
    for (const auto &[name, kind] : kinds) {
        if (equalsFolded(text, name))
            return kind;
    }
    return SpanKind::Unspecified;
}

} // namespace

void TraceReader::readField(std::string_view key, Value value)
{
    if (key == "traceID") {
        m_builder.setId(traceId(text(read(value))));
        m_seen = true;
    } else if (key == "spans") {
        m_seen = true;
        forEveryObject(value, [&](Object span) { readSpan(span); });
    } else if (key == "processes" && value.type().value() == Type::object) {
        m_seen = true;
        forEachField(value.get_object(), [&](std::string_view id, Value process) {
            if (process.type().value() != Type::object)
                return;
            const std::string name(id);
            const auto [service, tags] = readProcessFields(process.get_object());
            m_builder.setProcess(m_builder.process(name), service, tags);
        });
    } else if (key == "warnings") {
        forEach(value, [&](Value warning) { m_builder.addTraceWarning(text(read(warning))); });
    }
}

std::optional<Trace> TraceReader::finish()
{
    if (!m_seen)
        return std::nullopt;
    return m_builder.finish();
}

void TraceReader::readSpan(Object object)
{
    m_deprecatedParent.reset();
    forEachField(object, [&](std::string_view key, Value value) { readSpanField(key, value); });
    auto &draft = m_builder.draft();
    if (m_deprecatedParent && draft.references.empty()) {
        m_deprecatedParent->trace = draft.trace.value_or(m_builder.id());
        draft.references.push_back(*m_deprecatedParent);
    }
    m_builder.commitSpan();
}

void TraceReader::readSpanField(std::string_view key, Value value)
{
    auto &draft = m_builder.draft();
    if (key == "traceID") {
        draft.trace = traceId(text(read(value)));
        if (m_builder.id().isNull())
            m_builder.setId(*draft.trace);
    } else if (key == "spanID") {
        draft.id = m_builder.spanId(text(read(value)), &draft.unreadableId);
    } else if (key == "parentSpanID") {
        const auto parent = text(read(value));
        if (!parent.empty() && parent != "0")
            m_deprecatedParent = Reference{{}, m_builder.spanId(parent), ReferenceType::ChildOf};
    } else if (key == "operationName") {
        draft.operation = m_builder.name(text(read(value)));
    } else if (key == "startTime") {
        if (const auto start = nanosecondsOfMicroseconds(read(value)); start.value_or(0) != 0)
            draft.start = start;
    } else if (key == "duration") {
        draft.duration = nanosecondsOfMicroseconds(read(value));
    } else if (key == "flags") {
        draft.flags = static_cast<std::uint32_t>(integer(read(value)).value_or(0));
    } else if (key == "processID") {
        if (const auto process = text(read(value)); !process.empty())
            draft.process = m_builder.process(process);
    } else if (key == "references") {
        forEachObject(value, [&](Object reference) { readReference(reference); });
    } else if (key == "tags") {
        readAttributes(value, draft.attributes);
        for (const auto &tag : draft.attributes)
            interpret(tag);
    } else if (key == "logs") {
        forEachObject(value, [&](Object log) { readLog(log); });
    } else if (key == "warnings") {
        forEach(value, [&](Value warning) { draft.warnings.push_back(m_builder.text(text(read(warning)))); });
    } else if (key == "process" && value.type().value() == Type::object) {
        readInlineProcess(value.get_object());
    }
}

// As stored documents have it, in every span: one process a service.
void TraceReader::readInlineProcess(Object object)
{
    const auto [service, tags] = readProcessFields(object);
    bool created = false;
    const auto process = m_builder.process("\n" + service, &created);
    if (created)
        m_builder.setProcess(process, service, tags);
    m_builder.draft().process = process;
}

void TraceReader::readReference(Object object)
{
    Reference reference;
    bool known = false;
    forEachField(object, [&](std::string_view key, Value value) {
        const auto content = read(value);
        if (key == "refType") {
            reference.type = equalsFolded(text(content), "follows_from") ? ReferenceType::FollowsFrom
                                                                         : ReferenceType::ChildOf;
        } else if (key == "traceID") {
            reference.trace = traceId(text(content));
        } else if (key == "spanID" && !text(content).empty()) {
            reference.span = m_builder.spanId(text(content));
            known = true;
        }
    });
    if (reference.trace.isNull())
        reference.trace = m_builder.draft().trace.value_or(m_builder.id());
    if (known)
        m_builder.draft().references.push_back(reference);
}

void TraceReader::readLog(Object object)
{
    Event event;
    m_scratch.clear();
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "timestamp")
            event.time = nanosecondsOfMicroseconds(read(value)).value_or(0);
        else if (key == "fields")
            readAttributes(value, m_scratch);
    });
    event.attributes = m_builder.keepAttributes(m_scratch);
    m_builder.draft().events.push_back(event);
}

std::pair<std::string, std::vector<Attribute>> TraceReader::readProcessFields(Object object)
{
    std::string service;
    std::vector<Attribute> tags;
    forEachField(object, [&](std::string_view field, Value value) {
        if (field == "serviceName")
            service = text(read(value));
        else if (field == "tags")
            readAttributes(value, tags);
    });
    return {std::move(service), std::move(tags)};
}

// A list of {key, type, value}; old stores write an object {key: value} instead.
void TraceReader::readAttributes(Value value, std::vector<Attribute> &into)
{
    if (value.type().value() == Type::object) {
        forEachField(value.get_object(), [&](std::string_view key, Value content) {
            const auto name = m_builder.name(key);
            into.push_back(attribute(name, {}, read(content)));
        });
        return;
    }
    forEachObject(value, [&](Object tag) { readAttribute(tag, into); });
}

void TraceReader::readAttribute(Object object, std::vector<Attribute> &into)
{
    std::uint32_t key = NoIndex;
    std::string_view type;
    Scalar content;
    forEachField(object, [&](std::string_view field, Value value) {
        if (field == "key")
            key = m_builder.name(text(read(value)));
        else if (field == "type")
            type = text(read(value));
        else if (field == "value")
            content = read(value);
    });
    if (key == NoIndex)
        key = m_builder.name({});
    into.push_back(attribute(key, type, content));
}

Attribute TraceReader::attribute(std::uint32_t key, std::string_view type, const Scalar &value)
{
    switch (value.kind) {
    case Scalar::Kind::Null:
        return {key, AttributeType::Null, 0};
    case Scalar::Kind::Boolean:
        return Attribute::ofBoolean(key, value.boolean);
    case Scalar::Kind::Nested:
        return Attribute::ofText(key, AttributeType::Json, m_builder.text(value.text));
    case Scalar::Kind::Number:
    case Scalar::Kind::Text:
        break;
    }
    const bool isNumber = value.kind == Scalar::Kind::Number;
    if (type == "int64" || (isNumber && type != "float64")) {
        if (const auto exact = exactInteger(value.text))
            return Attribute::ofInteger(key, *exact);
    }
    if (type == "float64" || (isNumber && value.text.find_first_of(".eE") != std::string_view::npos)) {
        if (const auto number = real(value))
            return Attribute::ofReal(key, *number);
    }
    if (type == "bool" && (equalsFolded(value.text, "true") || equalsFolded(value.text, "false")))
        return Attribute::ofBoolean(key, equalsFolded(value.text, "true"));
    const auto kind = type == "binary" ? AttributeType::Binary : AttributeType::Text;
    return Attribute::ofText(key, kind, m_builder.text(value.text));
}

// What some tags say about the span itself. "false" in words is not an error.
void TraceReader::interpret(const Attribute &tag)
{
    auto &draft = m_builder.draft();
    const QString &key = m_builder.nameText(tag.key);
    if (key == u"error") {
        if (tag.type == AttributeType::Boolean)
            draft.error = draft.error || tag.boolean();
        else if (tag.type == AttributeType::Text)
            draft.error = draft.error || equalsFolded(m_builder.textView(tag.text()), "true");
    } else if (tag.type != AttributeType::Text) {
        return;
    } else if (key == u"span.kind") {
        draft.kind = kindOf(m_builder.textView(tag.text()));
    } else if (key == u"otel.status_code") {
        const auto code = m_builder.textView(tag.text());
        draft.status = equalsFolded(code, "error") ? SpanStatus::Error
            : equalsFolded(code, "ok")             ? SpanStatus::Ok
                                                   : SpanStatus::Unset;
    }
}

QString tagMap(const std::map<QString, QString> &tags)
{
    QJsonObject object;
    for (const auto &[key, value] : tags)
        object.insert(key, value);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace yagura::traces::jaegerspanwire
