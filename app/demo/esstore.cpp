#include "demo/esstore.h"

#include <QHostAddress>

#include <simdjson.h>

namespace yagura::demo::es {

Value Document::value(const Field &field) const
{
    Value value;
    value.kind = field.kind;
    if (field.kind == Value::Kind::Text)
        value.text
            = std::string_view(field.unescaped ? extra : source).substr(field.text.offset, field.text.length);
    else if (field.kind == Value::Kind::Real)
        value.real = field.real;
    else
        value.integer = field.integer;
    return value;
}

std::optional<Mapping> Index::resolve(std::string_view field) const
{
    if (const auto found = mappings.find(field); found != mappings.end())
        return found->second;
    constexpr std::string_view suffix = ".keyword";
    if (!field.ends_with(suffix))
        return {};
    const auto parent = mappings.find(field.substr(0, field.size() - suffix.size()));
    if (parent == mappings.end() || !parent->second.keywordSubField)
        return {};
    return Mapping{parent->second.id, FieldType::Keyword, false, 256};
}

// Walks one document and appends its fields, making mappings for new ones.
class Store::Reader
{
public:
    Reader(Store &store, Index &index, Document &document)
        : m_store(store)
        , m_index(index)
        , m_document(document)
    { }

    void object(simdjson::ondemand::object object, const std::string &prefix)
    {
        for (auto member : object) {
            const std::string name = prefix + std::string(std::string_view(member.unescaped_key()));
            value(member.value(), name);
        }
    }

private:
    void value(simdjson::ondemand::value v, const std::string &name)
    {
        switch (simdjson::ondemand::json_type(v.type())) {
        case simdjson::ondemand::json_type::object:
            object(v.get_object(), name + ".");
            break;
        case simdjson::ondemand::json_type::array:
            for (auto element : v.get_array())
                value(element.value(), name);
            break;
        case simdjson::ondemand::json_type::string:
            text(v, name);
            break;
        case simdjson::ondemand::json_type::number:
            number(v, name);
            break;
        case simdjson::ondemand::json_type::boolean:
            boolean(bool(v.get_bool()), name);
            break;
        case simdjson::ondemand::json_type::null:
            if (!v.is_null())
                throw EsFailure{400, "document_parsing_exception", "bad null in [" + name + "]"};
            break;
        }
    }

    [[noreturn]] void mismatch(const std::string &name, const Mapping &mapping,
                               std::string_view preview) const
    {
        throw EsFailure{400, "document_parsing_exception",
                        "[1:1] failed to parse field [" + name + "] of type [" + typeName(mapping.type)
                            + "] in document with id '" + m_document.id + "'. Preview of field's value: '"
                            + std::string(preview) + "'"};
    }

    const Mapping &mapping(const std::string &name, FieldType inferred)
    {
        if (const auto found = m_index.mappings.find(name); found != m_index.mappings.end())
            return found->second;
        const Mapping made{m_store.intern(name), inferred, inferred == FieldType::Text, 0};
        return m_index.mappings.emplace(name, made).first->second;
    }

    FieldType inferText(const std::string &name, std::string_view text) const
    {
        if (text.size() >= 10 && text[4] == '-' && parseDate(text))
            return FieldType::Date;
        if (!m_store.m_options.ecsTemplate)
            return FieldType::Text;
        if ((name == "ip" || name.ends_with(".ip"))
            && !QHostAddress(QString::fromUtf8(text.data(), qsizetype(text.size()))).isNull())
            return FieldType::Ip;
        const bool prose = name == "message" || name.ends_with(".message") || name.ends_with("stack_trace");
        return prose ? FieldType::Text : FieldType::Keyword;
    }

    void text(simdjson::ondemand::value v, const std::string &name)
    {
        const simdjson::ondemand::raw_json_string raw = v.get_raw_json_string();
        const char *begin = raw.raw();
        const char *end = begin;
        bool escaped = false;
        while (*end != '"') {
            escaped |= *end == '\\';
            end += *end == '\\' ? 2 : 1;
        }
        Document::Field field;
        field.kind = Value::Kind::Text;
        field.unescaped = escaped;
        std::string_view text(begin, size_t(end - begin));
        if (escaped) {
            const auto parsed
                = nlohmann::json::parse(std::string("\"").append(text).append("\""), nullptr, false);
            if (!parsed.is_string())
                throw EsFailure{400, "document_parsing_exception",
                                "[1:1] failed to parse field [" + name + "]"};
            const auto &unescaped = parsed.get_ref<const std::string &>();
            field.text.offset = std::uint32_t(m_document.extra.size());
            field.text.length = std::uint32_t(unescaped.size());
            m_document.extra += unescaped;
            text = std::string_view(m_document.extra).substr(field.text.offset);
        } else {
            field.text.offset = std::uint32_t(begin - m_document.source.data());
            field.text.length = std::uint32_t(text.size());
        }
        const Mapping &to = mapping(name, inferText(name, text));
        field.id = to.id;
        store(field, to, name, text);
    }

    // Text into a field of whatever type.
    void store(Document::Field field, const Mapping &to, const std::string &name, std::string_view text)
    {
        const std::string copy(text);
        char *rest = nullptr;
        if (isDate(to.type)) {
            const auto date = parseDate(text);
            if (!date)
                mismatch(name, to, text);
            field.integer
                = to.type == FieldType::DateNanos ? date->begin : date->begin / 1'000'000 * 1'000'000;
            field.kind = Value::Kind::Integer;
            if (name == "@timestamp")
                m_document.time = date->begin;
        } else if (to.type == FieldType::Long) {
            field.integer = std::int64_t(std::strtod(copy.c_str(), &rest));
            field.kind = Value::Kind::Integer;
        } else if (to.type == FieldType::Double) {
            field.real = std::strtod(copy.c_str(), &rest);
            field.kind = Value::Kind::Real;
        } else if (to.type == FieldType::Boolean) {
            if (copy != "true" && copy != "false")
                mismatch(name, to, text);
            field.integer = copy == "true";
            field.kind = Value::Kind::Integer;
        }
        if (isNumeric(to.type) && (copy.empty() || *rest != '\0'))
            mismatch(name, to, text);
        m_document.fields.push_back(field);
    }

    void number(simdjson::ondemand::value v, const std::string &name)
    {
        const std::string_view raw = v.raw_json_token();
        const std::string token(raw.substr(0, raw.find_last_not_of(" \t\r\n") + 1));
        const bool whole = token.find_first_of(".eE") == std::string::npos;
        const Mapping &to = mapping(name,
                                    name == "@timestamp" ? FieldType::Date
                                        : whole          ? FieldType::Long
                                                         : FieldType::Double);
        Document::Field field;
        field.id = to.id;
        const double real = std::strtod(token.c_str(), nullptr);
        const std::int64_t integer = whole ? std::strtoll(token.c_str(), nullptr, 10) : std::int64_t(real);
        if (isDate(to.type)) {
            field.integer = integer * 1'000'000;
            if (name == "@timestamp")
                m_document.time = field.integer;
        } else if (to.type == FieldType::Long) {
            field.integer = integer;
        } else if (to.type == FieldType::Double) {
            field.kind = Value::Kind::Real;
            field.real = real;
        } else if (to.type == FieldType::Keyword || to.type == FieldType::Text) {
            field.kind = Value::Kind::Text;
            field.text.offset = std::uint32_t(raw.data() - m_document.source.data());
            field.text.length = std::uint32_t(token.size());
        } else {
            mismatch(name, to, token);
        }
        m_document.fields.push_back(field);
        const auto consumed = v.get_double();
        static_cast<void>(consumed.error());
    }

    void boolean(bool value, const std::string &name)
    {
        const Mapping &to = mapping(name, FieldType::Boolean);
        Document::Field field;
        field.id = to.id;
        if (to.type == FieldType::Keyword || to.type == FieldType::Text) {
            field.kind = Value::Kind::Text;
            field.unescaped = true;
            field.text.offset = std::uint32_t(m_document.extra.size());
            field.text.length = value ? 4 : 5;
            m_document.extra += value ? "true" : "false";
        } else if (to.type == FieldType::Boolean) {
            field.integer = value;
        } else {
            mismatch(name, to, value ? "true" : "false");
        }
        m_document.fields.push_back(field);
    }

    Store &m_store;
    Index &m_index;
    Document &m_document;
};

std::string Store::add(const std::string &indexName, std::string_view json, std::string id)
{
    auto document = std::make_shared<Document>();
    document->sequence = m_nextSequence++;
    document->id = id.empty() ? "yd" + std::to_string(document->sequence) : std::move(id);
    document->source.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    document->source = json;
    Index &index = indexNamed(indexName);
    document->index = index.number;
    document->shard = int(document->sequence % std::uint64_t(m_options.shards));
    document->fields.reserve(24);
    try {
        thread_local simdjson::ondemand::parser parser;
        auto iterated
            = parser.iterate(document->source.data(), document->source.size(), document->source.capacity());
        Reader(*this, index, *document).object(iterated.get_object(), {});
    } catch (const simdjson::simdjson_error &error) {
        throw EsFailure{400, "document_parsing_exception",
                        std::string("[1:1] failed to parse: ") + error.what()};
    }
    document->fields.shrink_to_fit();
    document->extra.shrink_to_fit();
    if (!m_documents.empty() && m_documents.back()->time > document->time)
        m_sorted = false;
    ++index.documents;
    index.bytes += document->source.size();
    std::string made = document->id;
    m_documents.push_back(std::move(document));
    // Pruned in batches, so that a full store does not move everything for each document.
    if (m_documents.size() > m_options.retention + m_options.retention / 16 + 64)
        prune();
    return made;
}

void Store::prune()
{
    static_cast<void>(documents());
    const auto surplus = std::ptrdiff_t(m_documents.size() - m_options.retention);
    for (auto it = m_documents.begin(); it != m_documents.begin() + surplus; ++it) {
        Index &index = *m_indices[(*it)->index];
        --index.documents;
        index.bytes -= (*it)->source.size();
    }
    m_documents.erase(m_documents.begin(), m_documents.begin() + surplus);
}

const Documents &Store::documents()
{
    if (!m_sorted) {
        std::sort(m_documents.begin(), m_documents.end(), [](const DocumentPtr &a, const DocumentPtr &b) {
            return std::pair(a->time, a->sequence) < std::pair(b->time, b->sequence);
        });
        m_sorted = true;
    }
    return m_documents;
}

Index &Store::indexNamed(const std::string &name)
{
    if (const auto found = m_byName.find(name); found != m_byName.end())
        return *m_indices[found->second];
    if (name.empty() || name.find_first_of("*?\"<>|, /\\#") != std::string::npos || name.front() == '-'
        || name.front() == '_' || QString::fromStdString(name).toLower() != QString::fromStdString(name))
        throw EsFailure{400, "invalid_index_name_exception", "Invalid index name [" + name + "]"};
    auto made = std::make_unique<Index>();
    made->name = name;
    made->number = std::uint32_t(m_indices.size());
    m_byName.emplace(name, made->number);
    m_indices.push_back(std::move(made));
    return *m_indices.back();
}

FieldId Store::intern(std::string_view name)
{
    const auto [at, isNew] = m_fieldIds.try_emplace(std::string(name), FieldId(m_fieldNames.size()));
    if (isNew)
        m_fieldNames.emplace_back(name);
    return at->second;
}

void Store::declare(Index &index, const Json &properties, const std::string &prefix)
{
    for (const auto &[name, field] : properties.items()) {
        if (const auto inner = field.find("properties"); inner != field.end()) {
            declare(index, *inner, prefix + name + ".");
            continue;
        }
        const std::string type = field.value("type", "");
        const auto known = typeFromName(type);
        if (!known)
            throw EsFailure{400, "mapper_parsing_exception",
                            "No handler for type [" + type + "] declared on field [" + prefix + name + "]"};
        const auto subFields = field.find("fields");
        const bool keyword = subFields != field.end() && subFields->contains("keyword");
        index.mappings.insert_or_assign(
            prefix + name,
            Mapping{intern(prefix + name), *known, keyword, field.value("ignore_above", size_t{0})});
    }
}

void Store::createIndex(const std::string &name, const Json &body)
{
    if (m_byName.contains(name))
        throw EsFailure{400, "resource_already_exists_exception", "index [" + name + "] already exists",
                        Json{{"index", name}}};
    checkMembers(body, {"mappings", "settings"}, "create_index");
    Index &made = indexNamed(name);
    if (const auto mappings = body.find("mappings");
        mappings != body.end() && mappings->contains("properties"))
        declare(made, mappings->at("properties"), {});
}

void Store::deleteIndex(std::uint32_t number)
{
    std::erase_if(m_documents, [&](const DocumentPtr &document) { return document->index == number; });
    m_byName.erase(m_indices[number]->name);
    m_indices[number]->deleted = true;
}

std::vector<std::uint32_t> Store::resolve(const std::string &expression, IndexOptions options) const
{
    std::vector<std::uint32_t> found;
    std::string_view rest = expression.empty() ? "_all" : std::string_view(expression);
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        std::string_view part = rest.substr(0, comma);
        rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
        const bool exclude = part.starts_with('-') && !found.empty();
        if (exclude)
            part.remove_prefix(1);
        const bool pattern = part == "_all" || part.find('*') != part.npos;
        bool any = false;
        for (const auto &[name, number] : m_byName) {
            if (part != "_all" && !(pattern ? wildcardMatches(part, name) : part == name))
                continue;
            any = true;
            std::erase(found, number);
            if (!exclude)
                found.push_back(number);
        }
        if (!any && !exclude && (pattern ? !options.allowNoIndices : !options.ignoreUnavailable)) {
            const std::string name(part);
            throw EsFailure{404, "index_not_found_exception", "no such index [" + name + "]",
                            Json{{"resource.type", "index_or_alias"},
                                 {"resource.id", name},
                                 {"index_uuid", "_na_"},
                                 {"index", name}}};
        }
    }
    return found;
}

std::string Store::openPointInTime(std::vector<std::uint32_t> indices, std::int64_t keepAlive,
                                   std::int64_t now)
{
    std::erase_if(m_pointsInTime, [&](const auto &entry) { return entry.second.expires < now; });
    if (m_pointsInTime.size() >= 300)
        throw EsFailure{429, "es_rejected_execution_exception",
                        "Trying to create too many scroll contexts. Must be less than or equal to: [300]."};
    const std::string id = "ydpit" + std::to_string(m_nextPointInTime++);
    m_pointsInTime.emplace(id, PointInTime{std::move(indices), documents(), now + keepAlive});
    return id;
}

const Store::PointInTime &Store::pointInTime(const std::string &id, std::optional<std::int64_t> keepAlive,
                                             std::int64_t now)
{
    const auto found = m_pointsInTime.find(id);
    if (found == m_pointsInTime.end() || found->second.expires < now) {
        m_pointsInTime.erase(id);
        throw EsFailure{404,
                        "search_context_missing_exception",
                        "No search context found for id [" + id + "]",
                        {},
                        nullptr,
                        true};
    }
    if (keepAlive)
        found->second.expires = std::max(found->second.expires, now + *keepAlive);
    return found->second;
}

int Store::closeAllPointsInTime()
{
    const int count = openPointsInTime();
    m_pointsInTime.clear();
    return count;
}

} // namespace yagura::demo::es
