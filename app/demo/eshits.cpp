#include "demo/eshits.h"

#include <charconv>

namespace yagura::demo::es {

FieldColumn::FieldColumn(const Scope &scope, const std::string &field)
    : m_byIndex(scope.store.indexCount())
{
    for (const auto number : scope.indices)
        m_byIndex[number] = scope.store.index(number).resolve(field);
}

const Mapping *FieldColumn::anyMapping() const
{
    const auto found
        = std::find_if(m_byIndex.begin(), m_byIndex.end(), [](const auto &one) { return one.has_value(); });
    return found == m_byIndex.end() ? nullptr : &**found;
}

void refuseFieldData(const std::string &field, const std::string &index)
{
    throw EsFailure{
        400,
        "illegal_argument_exception",
        "Fielddata is disabled on [" + field + "] in [" + index
            + "]. Text fields are not optimised for operations that require per-document field data like "
              "aggregations and sorting, so these operations are disabled by default. Please use a keyword "
              "field instead.",
        Json::object(),
        nullptr,
        true};
}

Sorting::Sorting(const Json &sort, const Scope &scope)
{
    const auto one = [&](const Json &key) {
        if (key.is_string()) {
            const auto text = key.get<std::string>();
            addKey(text, text == "_score" ? Json{{"order", "desc"}} : Json::object(), scope);
        } else if (key.is_object() && key.size() == 1) {
            const Json &options = *key.begin();
            addKey(key.begin().key(), options.is_string() ? Json{{"order", options}} : options, scope);
        } else {
            refuse(
                "malformed sort format, within the sort array, an object, or an actual string are allowed");
        }
    };
    if (sort.is_array())
        std::ranges::for_each(sort, one);
    else if (sort.is_object())
        for (const auto &[name, options] : sort.items())
            one(Json{{name, options}});
    else if (!sort.is_null())
        one(sort);
    const bool tied
        = std::ranges::any_of(m_keys, [](const Column &c) { return c.what == What::ShardDocument; });
    if (scope.pointInTime && !scope.openSearch && !m_keys.empty() && !tied)
        addKey("_shard_doc", Json::object(), scope);
}

void Sorting::addKey(const std::string &field, const Json &options, const Scope &scope)
{
    checkMembers(options, {"order", "missing", "unmapped_type", "format", "numeric_type", "mode"}, "sort");
    Column key;
    key.field = field;
    const std::string order = options.value("order", field == "_score" ? "desc" : "asc");
    if (order != "asc" && order != "desc")
        refuse("Unknown SortOrder [" + order + "]");
    key.descending = order == "desc";
    const std::string missing = options.value("missing", "_last");
    if (missing != "_last" && missing != "_first")
        refuseUnsupported("sort missing " + missing);
    key.missingFirst = missing == "_first";
    key.formatted = options.contains("format");
    if (field == "_doc" || field == "_score") {
        key.what = field == "_doc" ? What::Document : What::Score;
    } else if (field == "_shard_doc" && !scope.openSearch) {
        if (!scope.pointInTime)
            refuse("[_shard_doc] sort field cannot be used without [point in time]");
        key.what = What::ShardDocument;
    } else {
        key.values = FieldColumn(scope, field);
        const std::string numeric = options.value("numeric_type", "");
        for (const auto number : scope.indices) {
            const Mapping *mapping = key.values.mapping(number);
            if (mapping && mapping->type == FieldType::Text)
                refuseFieldData(field, scope.store.index(number).name);
            if (mapping) {
                key.date = isDate(mapping->type);
                key.nanoseconds
                    = numeric == "date_nanos" || (numeric.empty() && mapping->type == FieldType::DateNanos);
                key.text = mapping->type == FieldType::Keyword || mapping->type == FieldType::Ip;
                key.real = mapping->type == FieldType::Double;
            } else if (!options.contains("unmapped_type")) {
                m_failed.emplace(number, "No mapping found for [" + field + "] in order to sort on");
            }
        }
    }
    m_keys.push_back(std::move(key));
}

Sorting::Key Sorting::keyOf(const Column &column, const Document &document) const
{
    Key key;
    key.text = column.text;
    if (column.what == What::Document || column.what == What::ShardDocument) {
        key.integer = std::int64_t(document.sequence);
        return key;
    }
    if (column.what == What::Score) {
        key.integer = 1;
        return key;
    }
    bool any = false;
    column.values.each(document, [&](const Mapping &, const Value &value) {
        // Several values: the smallest ascending, the greatest descending.
        if (any && column.text && (column.descending ? value.text <= key.string : value.text >= key.string))
            return;
        if (any && !column.text
            && (column.descending ? value.number() <= key.real : value.number() >= key.real))
            return;
        any = true;
        key.string = value.text;
        key.real = value.number();
        key.integer = column.date && !column.nanoseconds ? value.integer / 1'000'000 : value.integer;
    });
    if (!any) {
        const bool low = column.missingFirst != column.descending;
        key.null = column.text;
        key.integer = low ? INT64_MIN : INT64_MAX;
        key.real = low ? -HUGE_VAL : HUGE_VAL;
    }
    return key;
}

std::vector<Sorting::Key> Sorting::keys(const Document &document) const
{
    std::vector<Key> made;
    made.reserve(m_keys.size());
    for (const Column &column : m_keys)
        made.push_back(keyOf(column, document));
    return made;
}

int Sorting::compare(const Key *a, const Key *b) const
{
    for (size_t i = 0; i < m_keys.size(); ++i) {
        const Column &column = m_keys[i];
        int order = 0;
        if (column.text) {
            if (a[i].null || b[i].null) {
                if (a[i].null == b[i].null)
                    continue;
                return (a[i].null == column.missingFirst) ? -1 : 1;
            }
            const int compared = a[i].string.compare(b[i].string);
            order = compared < 0 ? -1 : compared > 0 ? 1 : 0;
        } else if (column.real) {
            order = a[i].real < b[i].real ? -1 : a[i].real > b[i].real ? 1 : 0;
        } else {
            order = a[i].integer < b[i].integer ? -1 : a[i].integer > b[i].integer ? 1 : 0;
        }
        if (order != 0)
            return column.descending ? -order : order;
    }
    return 0;
}

std::vector<Sorting::Key> Sorting::after(const Json &values)
{
    if (!values.is_array() || values.empty())
        refuseParsing("[search_after] must be a non-empty array of values");
    if (m_keys.empty())
        refuse("Sort must contain at least one field.");
    if (values.size() != m_keys.size())
        refuse("search_after has " + std::to_string(values.size()) + " value(s) but sort has "
               + std::to_string(m_keys.size()) + ".");
    std::vector<Key> made;
    m_afterTexts.reserve(values.size());
    for (size_t i = 0; i < values.size(); ++i) {
        const Column &column = m_keys[i];
        const Json &value = values[i];
        Key key;
        key.text = column.text;
        key.null = value.is_null();
        m_afterTexts.push_back(value.is_string() ? value.get<std::string>() : value.dump());
        const std::string &text = m_afterTexts.back();
        key.string = text;
        if (!column.text && !key.null) {
            const auto date = column.date && value.is_string() ? parseDate(text) : std::nullopt;
            if (value.is_number_integer()) {
                key.integer = value.get<std::int64_t>();
            } else if (date) {
                key.integer = column.nanoseconds ? date->begin : date->begin / 1'000'000;
            } else {
                const auto parsed = std::from_chars(text.data(), text.data() + text.size(), key.integer);
                if (parsed.ec != std::errc() && !column.real)
                    refuse("Failed to parse search_after value for field [" + column.field + "].");
            }
            key.real = column.real ? std::strtod(text.c_str(), nullptr) : static_cast<double>(key.integer);
        }
        made.push_back(key);
    }
    return made;
}

Json Sorting::shown(const std::vector<Key> &keys) const
{
    Json list = Json::array();
    for (size_t i = 0; i < keys.size(); ++i) {
        const Column &column = m_keys[i];
        if (column.text)
            list.push_back(keys[i].null ? Json(nullptr) : Json(std::string(keys[i].string)));
        else if (column.real)
            list.push_back(std::isinf(keys[i].real) ? Json(keys[i].real > 0 ? "Infinity" : "-Infinity")
                                                    : Json(keys[i].real));
        else if (column.what == What::Score)
            list.push_back(1.0);
        else if (column.formatted && column.date)
            list.push_back(
                formatDate(column.nanoseconds ? keys[i].integer : keys[i].integer * 1'000'000,
                           column.nanoseconds ? DatePrecision::Nanoseconds : DatePrecision::Milliseconds));
        else
            list.push_back(keys[i].integer);
    }
    return list;
}

namespace {

std::vector<std::string> patterns(const Json &value)
{
    if (value.is_string())
        return {value.get<std::string>()};
    std::vector<std::string> list;
    for (const Json &one : value)
        list.push_back(one.get<std::string>());
    return list;
}

// A pattern names the path itself or an object above it.
bool selects(const std::vector<std::string> &wanted, const std::string &path)
{
    return std::ranges::any_of(wanted, [&](const std::string &pattern) {
        return wildcardMatches(pattern, path)
            || (path.size() > pattern.size() && path[pattern.size()] == '.' && path.starts_with(pattern));
    });
}

Json filtered(const Json &object, const std::string &prefix, const std::vector<std::string> &includes,
              const std::vector<std::string> &excludes)
{
    Json kept = Json::object();
    for (const auto &[name, value] : object.items()) {
        const std::string path = prefix + name;
        if (selects(excludes, path))
            continue;
        if (value.is_object()) {
            Json inner = filtered(value, path + ".", includes, excludes);
            if (!inner.empty())
                kept[name] = std::move(inner);
        } else if (includes.empty() || selects(includes, path)) {
            kept[name] = value;
        }
    }
    return kept;
}

} // namespace

HitShape::HitShape(const Json &body, const Scope &scope)
    : m_store(scope.store)
{
    if (const auto source = body.find("_source"); source != body.end()) {
        if (source->is_boolean()) {
            m_source = source->get<bool>();
        } else if (source->is_object()) {
            checkMembers(*source, {"includes", "excludes"}, "_source");
            m_includes = patterns(source->value("includes", Json::array()));
            m_excludes = patterns(source->value("excludes", Json::array()));
        } else {
            m_includes = patterns(*source);
        }
    }
    for (const Json &field : body.value("fields", Json::array())) {
        if (field.is_string()) {
            m_fields.push_back({field.get<std::string>(), {}});
            continue;
        }
        checkMembers(field, {"field", "format"}, "fields");
        m_fields.push_back({field.at("field").get<std::string>(), field.value("format", "")});
    }
}

void HitShape::write(std::string &out, const Document &document, const Json &sortValues) const
{
    out += R"({"_index":)" + Json(m_store.index(document.index).name).dump() + R"(,"_id":)"
        + Json(document.id).dump();
    out += sortValues.is_null() ? R"(,"_score":1.0)" : R"(,"_score":null)";
    if (m_source)
        writeSource(out, document);
    if (!m_fields.empty())
        writeFields(out, document);
    if (!sortValues.is_null())
        out += R"(,"sort":)" + sortValues.dump();
    out += '}';
}

void HitShape::writeSource(std::string &out, const Document &document) const
{
    out += R"(,"_source":)";
    if (m_includes.empty() && m_excludes.empty())
        out += document.source;
    else
        out += filtered(Json::parse(document.source), {}, m_includes, m_excludes).dump();
}

void HitShape::writeFields(std::string &out, const Document &document) const
{
    Json shown = Json::object();
    const Index &index = m_store.index(document.index);
    for (const auto &[pattern, format] : m_fields) {
        const auto add = [&](const std::string &name, const Mapping &mapping) {
            Json values = Json::array();
            for (const auto &field : document.fields)
                if (field.id == mapping.id)
                    values.push_back(valueJson(mapping, document.value(field), format));
            if (!values.empty())
                shown[name] = std::move(values);
        };
        if (pattern.find('*') == pattern.npos) {
            if (const auto mapping = index.resolve(pattern))
                add(pattern, *mapping);
            continue;
        }
        for (const auto &[name, mapping] : index.mappings)
            if (wildcardMatches(pattern, name))
                add(name, mapping);
    }
    if (!shown.empty())
        out += R"(,"fields":)" + shown.dump();
}

Json valueJson(const Mapping &mapping, const Value &value, const std::string &format)
{
    switch (mapping.type) {
    case FieldType::Long:
        return value.integer;
    case FieldType::Double:
        return value.real;
    case FieldType::Boolean:
        return value.integer != 0;
    case FieldType::Date:
    case FieldType::DateNanos:
        if (format == "epoch_millis")
            return std::to_string(value.integer / 1'000'000);
        if (format == "strict_date_optional_time" || (format.empty() && mapping.type == FieldType::Date))
            return formatDate(value.integer);
        if (format.empty() || format == "strict_date_optional_time_nanos")
            return formatDate(value.integer, DatePrecision::Nanoseconds);
        refuseUnsupported("date format " + format);
    case FieldType::Keyword:
    case FieldType::Text:
    case FieldType::Ip:
        break;
    }
    return std::string(value.text);
}

} // namespace yagura::demo::es
