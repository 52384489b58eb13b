#include "demo/esquery.h"

#include "demo/eslucene.h"

#include <QHostAddress>

#include <set>

namespace yagura::demo::es {

namespace {

[[noreturn]] void refuseValue(const std::string &type, const std::string &reason)
{
    throw EsFailure{400,
                    "query_shard_exception",
                    "failed to create query: " + reason,
                    Json::object(),
                    Json{{"type", type}, {"reason", reason}},
                    true};
}

std::string scalarText(const Json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number() || value.is_boolean())
        return value.dump();
    refuseParsing("unexpected value of type [" + std::string(value.type_name()) + "], expected a scalar");
}

char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

// A cheap necessary condition before words are cut: the word occurs somewhere, ASCII letters in any case.
bool occurs(std::string_view text, const std::string &word)
{
    for (const char c : word)
        if (static_cast<unsigned char>(c) >= 0x80)
            return true;
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return folded(a) == b; })
        != text.end();
}

ValueTest wordsTest(Match match, const std::string &text)
{
    const auto words = match == Match::Term ? std::vector{text} : analyse(text);
    if (words.empty())
        return [](const Value &) { return false; };
    return [match, words](const Value &value) {
        const auto possible = [&](const std::string &word) { return occurs(value.text, word); };
        if (match == Match::AnyWord ? std::none_of(words.begin(), words.end(), possible)
                                    : !std::all_of(words.begin(), words.end(), possible))
            return false;
        const auto cut = analyse(value.text);
        const auto present
            = [&](const std::string &word) { return std::find(cut.begin(), cut.end(), word) != cut.end(); };
        if (match == Match::AnyWord)
            return std::any_of(words.begin(), words.end(), present);
        if (match == Match::Phrase)
            return std::search(cut.begin(), cut.end(), words.begin(), words.end()) != cut.end();
        return std::all_of(words.begin(), words.end(), present);
    };
}

ValueTest patternTest(Match match, FieldType type, const std::string &text, CaseSensitivity sensitivity)
{
    std::string pattern = text;
    if (match == Match::Prefix) {
        pattern.clear();
        for (const char c : text)
            (c == '*' || c == '?' || c == '\\') ? pattern.append({'\\', c}) : pattern.append(1, c);
        pattern += '*';
    }
    if (type == FieldType::Keyword)
        return [=](const Value &value) { return wildcardMatches(pattern, value.text, sensitivity); };
    if (type == FieldType::Text)
        return [=](const Value &value) {
            const auto words = analyse(value.text);
            return std::any_of(words.begin(), words.end(), [&](const std::string &word) {
                return wildcardMatches(pattern, word, sensitivity);
            });
        };
    refuseValue("illegal_argument_exception",
                std::string("Can only use ") + (match == Match::Prefix ? "prefix" : "wildcard")
                    + " queries on keyword, text and wildcard fields - not on a field of type ["
                    + typeName(type) + "]");
}

ValueTest ipTest(const std::string &text)
{
    const auto wanted = QString::fromStdString(text);
    if (wanted.contains(u'/')) {
        const auto net = QHostAddress::parseSubnet(wanted);
        if (net.second < 0)
            refuseValue("illegal_argument_exception", "'" + text + "' is not a valid CIDR");
        return [net](const Value &v) {
            return QHostAddress(QString::fromUtf8(v.text.data(), qsizetype(v.text.size()))).isInSubnet(net);
        };
    }
    if (QHostAddress(wanted).isNull())
        refuseValue("illegal_argument_exception", "'" + text + "' is not an IP string literal.");
    return [text](const Value &v) { return v.text == text; };
}

double parseNumber(const std::string &text)
{
    char *end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0')
        refuseValue("number_format_exception", "For input string: \"" + text + "\"");
    return number;
}

std::int64_t parseMoment(const std::string &text, std::int64_t now, DateEdge edge, int offset)
{
    const auto moment = resolveDate(text, now, edge, offset);
    if (!moment)
        refuseValue("parse_exception",
                    "failed to parse date field [" + text
                        + "] with format [strict_date_optional_time||epoch_millis]");
    return *moment;
}

} // namespace

ValueTest valueTest(Match match, FieldType type, const std::string &text, std::int64_t now,
                    CaseSensitivity sensitivity)
{
    if (match == Match::Wildcard || match == Match::Prefix)
        return patternTest(match, type, text, sensitivity);
    switch (type) {
    case FieldType::Keyword:
        if (sensitivity == CaseSensitivity::Insensitive)
            return [text](const Value &v) {
                return std::equal(v.text.begin(), v.text.end(), text.begin(), text.end(),
                                  [](char a, char b) { return folded(a) == folded(b); });
            };
        return [text](const Value &v) { return v.text == text; };
    case FieldType::Text:
        return wordsTest(match, text);
    case FieldType::Long:
    case FieldType::Double:
        return [number = parseNumber(text)](const Value &v) { return v.number() == number; };
    case FieldType::Boolean:
        if (text != "true" && text != "false")
            refuseValue("illegal_argument_exception",
                        "Can't parse boolean value [" + text + "], expected [true] or [false]");
        return [wanted = text == "true"](const Value &v) { return (v.integer != 0) == wanted; };
    case FieldType::Ip:
        return ipTest(text);
    case FieldType::Date:
    case FieldType::DateNanos:
        break;
    }
    const auto begin = parseMoment(text, now, DateEdge::Begin, 0);
    const auto end = parseMoment(text, now, DateEdge::End, 0);
    return [=](const Value &v) { return v.integer >= begin && v.integer <= end; };
}

ValueTest rangeTest(FieldType type, const Json &bounds, std::int64_t now)
{
    checkMembers(bounds, {"gt", "gte", "lt", "lte", "format", "time_zone", "boost", "relation", "_name"},
                 "range");
    int offset = 0;
    if (const auto zone = bounds.find("time_zone"); zone != bounds.end()) {
        const auto parsed = zoneOffsetAt(scalarText(*zone), now);
        if (!parsed)
            refuse("Invalid time zone [" + scalarText(*zone) + "]");
        offset = *parsed;
    }
    std::vector<ValueTest> tests;
    for (const auto &[name, bound] : bounds.items()) {
        const bool lower = name == "gt" || name == "gte";
        if ((!lower && name != "lt" && name != "lte") || bound.is_null())
            continue;
        const bool inclusive = name.size() == 3;
        const std::string text = scalarText(bound);
        if (isDate(type)) {
            // gt and lte reach to the end of what a coarse date names, gte and lt to its beginning.
            const auto at
                = parseMoment(text, now, lower == inclusive ? DateEdge::Begin : DateEdge::End, offset);
            tests.push_back([=](const Value &v) {
                return lower ? (inclusive ? v.integer >= at : v.integer > at)
                             : (inclusive ? v.integer <= at : v.integer < at);
            });
        } else if (isNumeric(type)) {
            const double at = parseNumber(text);
            tests.push_back([=](const Value &v) {
                const double n = v.number();
                return lower ? (inclusive ? n >= at : n > at) : (inclusive ? n <= at : n < at);
            });
        } else if (type == FieldType::Keyword || type == FieldType::Text) {
            tests.push_back([=](const Value &v) {
                return lower ? (inclusive ? v.text >= text : v.text > text)
                             : (inclusive ? v.text <= text : v.text < text);
            });
        } else {
            refuseUnsupported(std::string("range on ") + typeName(type));
        }
    }
    return [tests](const Value &v) {
        return std::all_of(tests.begin(), tests.end(), [&](const ValueTest &test) { return test(v); });
    };
}

Query fieldQuery(const QueryContext &context, const std::string &field,
                 const std::function<ValueTest(const Mapping &)> &test)
{
    if (field == "_index") {
        const bool passes
            = test(Mapping{0, FieldType::Keyword})(Value{Value::Kind::Text, 0, 0, context.index.name});
        return [passes](const Document &) { return passes; };
    }
    if (field == "_id")
        return [made = test(Mapping{0, FieldType::Keyword})](const Document &document) {
            return made(Value{Value::Kind::Text, 0, 0, document.id});
        };
    const auto mapping = context.index.resolve(field);
    if (!mapping)
        return [](const Document &) { return false; };
    return [made = test(*mapping), mapping = *mapping](const Document &document) {
        for (const auto &one : document.fields) {
            if (one.id != mapping.id)
                continue;
            const Value value = document.value(one);
            if ((mapping.ignoreAbove == 0 || value.text.size() <= mapping.ignoreAbove) && made(value))
                return true;
        }
        return false;
    };
}

Query anyFieldQuery(const QueryContext &context, const std::function<ValueTest(const Mapping &)> &test)
{
    // One test a type is enough: it depends on nothing else of the mapping.
    std::vector<const ValueTest *> byField;
    auto tests = std::make_shared<std::map<FieldType, ValueTest>>();
    for (const auto &[name, mapping] : context.index.mappings) {
        if (isDate(mapping.type) || mapping.type == FieldType::Boolean)
            continue;
        if (!tests->contains(mapping.type)) {
            try {
                tests->emplace(mapping.type, test(mapping));
            } catch (const EsFailure &) {
                tests->emplace(mapping.type, nullptr);
            }
        }
        if (byField.size() <= mapping.id)
            byField.resize(mapping.id + 1, nullptr);
        const ValueTest &made = tests->at(mapping.type);
        byField[mapping.id] = made ? &made : nullptr;
    }
    return [tests, byField](const Document &document) {
        return std::any_of(document.fields.begin(), document.fields.end(), [&](const Document::Field &field) {
            return field.id < byField.size() && byField[field.id]
                && (*byField[field.id])(document.value(field));
        });
    };
}

Query existsQuery(const QueryContext &context, const std::string &field)
{
    std::set<FieldId> ids;
    for (const auto &[name, mapping] : context.index.mappings)
        if (name == field || name.starts_with(field + ".") || wildcardMatches(field, name))
            ids.insert(mapping.id);
    if (const auto sub = context.index.resolve(field))
        ids.insert(sub->id);
    return [ids](const Document &document) {
        return std::any_of(document.fields.begin(), document.fields.end(),
                           [&](const Document::Field &one) { return ids.contains(one.id); });
    };
}

Query boolQuery(BoolParts parts)
{
    return [parts = std::move(parts)](const Document &document) {
        const auto passes = [&](const Query &query) { return query(document); };
        if (!std::all_of(parts.must.begin(), parts.must.end(), passes)
            || std::any_of(parts.mustNot.begin(), parts.mustNot.end(), passes))
            return false;
        if (parts.minimumShould <= 0)
            return true;
        int met = 0;
        for (const Query &query : parts.should) {
            met += query(document) ? 1 : 0;
            if (met >= parts.minimumShould)
                return true;
        }
        return false;
    };
}

namespace {

using Compiler = Query (*)(const Json &, const QueryContext &);

std::vector<Query> clauses(const Json &value, const QueryContext &context)
{
    std::vector<Query> made;
    if (value.is_array())
        for (const Json &one : value)
            made.push_back(compileQuery(one, context));
    else
        made.push_back(compileQuery(value, context));
    return made;
}

Query compileBool(const Json &body, const QueryContext &context)
{
    checkMembers(body, {"must", "filter", "should", "must_not", "minimum_should_match", "boost", "_name"},
                 "bool");
    BoolParts parts;
    for (const auto &[name, value] : body.items()) {
        if (name == "must" || name == "filter")
            std::ranges::move(clauses(value, context), std::back_inserter(parts.must));
        else if (name == "should")
            parts.should = clauses(value, context);
        else if (name == "must_not")
            parts.mustNot = clauses(value, context);
    }
    parts.minimumShould = parts.must.empty() && !parts.should.empty() ? 1 : 0;
    if (const auto minimum = body.find("minimum_should_match"); minimum != body.end()) {
        const std::string text = scalarText(*minimum);
        if (text.find_first_not_of("0123456789") != text.npos)
            refuseUnsupported("minimum_should_match " + text);
        parts.minimumShould = std::stoi(text);
    }
    return boolQuery(std::move(parts));
}

// {"field": value} or {"field": {key: value, …}}: the field, the value and the options beside it.
struct FieldClause
{
    std::string field;
    Json value;
    Json options = Json::object();
};

FieldClause fieldClause(const Json &body, const std::string &query, const char *key,
                        std::initializer_list<std::string_view> options)
{
    if (!body.is_object() || body.empty())
        refuse("field name is null or empty");
    FieldClause clause;
    for (const auto &[name, value] : body.items()) {
        if (name == "boost" || name == "_name")
            continue;
        if (!clause.field.empty())
            refuseParsing("[" + query + "] query doesn't support multiple fields, found [" + clause.field
                          + "] and [" + name + "]");
        clause.field = name;
        clause.value = value;
    }
    if (clause.value.is_object()) {
        clause.options = clause.value;
        std::vector<std::string_view> known(options);
        for (const auto &[name, value] : clause.options.items())
            if (name != key && name != "boost" && name != "_name"
                && std::ranges::find(known, name) == known.end())
                refuseParsing("[" + query + "] query does not support [" + name + "]");
        const auto value = clause.options.find(key);
        if (value == clause.options.end())
            refuse("[" + query + "] value cannot be null");
        clause.value = Json(*value);
    }
    return clause;
}

CaseSensitivity sensitivityOf(const Json &options)
{
    return options.value("case_insensitive", false) ? CaseSensitivity::Insensitive
                                                    : CaseSensitivity::Sensitive;
}

Query textual(const QueryContext &context, const FieldClause &clause, Match match,
              CaseSensitivity sensitivity = CaseSensitivity::Sensitive)
{
    const std::string text = scalarText(clause.value);
    return fieldQuery(context, clause.field, [&](const Mapping &mapping) {
        return valueTest(match, mapping.type, text, context.now, sensitivity);
    });
}

Query compileTerm(const Json &body, const QueryContext &context)
{
    const auto clause = fieldClause(body, "term", "value", {"case_insensitive"});
    return textual(context, clause, Match::Term, sensitivityOf(clause.options));
}

Query compileTerms(const Json &body, const QueryContext &context)
{
    const auto clause = fieldClause(body, "terms", "", {});
    if (!clause.value.is_array())
        refuseParsing("[terms] query does not support [" + clause.field + "]");
    BoolParts parts;
    for (const Json &one : clause.value)
        parts.should.push_back(textual(context, {clause.field, one}, Match::Term));
    parts.minimumShould = 1;
    return boolQuery(std::move(parts));
}

Query compileRange(const Json &body, const QueryContext &context)
{
    if (!body.is_object() || body.size() != 1 || !body.begin()->is_object())
        refuseParsing("[range] malformed query, expected one field with bounds");
    const Json &bounds = *body.begin();
    checkMembers(bounds, {"gt", "gte", "lt", "lte", "format", "time_zone", "boost", "relation", "_name"},
                 "range");
    return fieldQuery(context, body.begin().key(),
                      [&](const Mapping &mapping) { return rangeTest(mapping.type, bounds, context.now); });
}

Query compileMatch(const Json &body, const QueryContext &context)
{
    const auto clause = fieldClause(body, "match", "query", {"operator", "lenient"});
    std::string joined = clause.options.value("operator", "or");
    std::ranges::transform(joined, joined.begin(), folded);
    if (joined != "or" && joined != "and")
        refuse("operator needs to be either [AND] or [OR], but not [" + joined + "]");
    return textual(context, clause, joined == "and" ? Match::AllWords : Match::AnyWord);
}

Query compileMatchPhrase(const Json &body, const QueryContext &context)
{
    return textual(context, fieldClause(body, "match_phrase", "query", {}), Match::Phrase);
}

Query compileWildcard(const Json &body, const QueryContext &context)
{
    const bool other = body.is_object() && !body.empty() && body.begin()->is_object()
        && body.begin()->contains("wildcard");
    const auto clause
        = fieldClause(body, "wildcard", other ? "wildcard" : "value", {"case_insensitive", "rewrite"});
    return textual(context, clause, Match::Wildcard, sensitivityOf(clause.options));
}

Query compilePrefix(const Json &body, const QueryContext &context)
{
    const auto clause = fieldClause(body, "prefix", "value", {"case_insensitive", "rewrite"});
    return textual(context, clause, Match::Prefix, sensitivityOf(clause.options));
}

Query compileExists(const Json &body, const QueryContext &context)
{
    checkMembers(body, {"field", "boost", "_name"}, "exists");
    return existsQuery(context, scalarText(body.at("field")));
}

Query compileIds(const Json &body, const QueryContext &)
{
    checkMembers(body, {"values", "boost", "_name"}, "ids");
    std::set<std::string> ids;
    for (const Json &one : body.value("values", Json::array()))
        ids.insert(scalarText(one));
    return [ids](const Document &document) { return ids.contains(document.id); };
}

Query compileAll(const Json &body, const QueryContext &)
{
    checkMembers(body, {"boost", "_name"}, "match_all");
    return [](const Document &) { return true; };
}

Query compileNone(const Json &, const QueryContext &)
{
    return [](const Document &) { return false; };
}

Query compileConstantScore(const Json &body, const QueryContext &context)
{
    checkMembers(body, {"filter", "boost", "_name"}, "constant_score");
    return compileQuery(body.at("filter"), context);
}

const std::map<std::string, Compiler, std::less<>> compilers{
    {"bool", compileBool},
    {"term", compileTerm},
    {"terms", compileTerms},
    {"range", compileRange},
    {"match", compileMatch},
    {"match_phrase", compileMatchPhrase},
    {"match_all", compileAll},
    {"match_none", compileNone},
    {"query_string", compileQueryString},
    {"exists", compileExists},
    {"ids", compileIds},
    {"wildcard", compileWildcard},
    {"prefix", compilePrefix},
    {"constant_score", compileConstantScore},
};

const std::set<std::string, std::less<>> knownElsewhere{
    "regexp",
    "fuzzy",
    "nested",
    "multi_match",
    "simple_query_string",
    "match_phrase_prefix",
    "match_bool_prefix",
    "dis_max",
    "boosting",
    "function_score",
    "script",
    "script_score",
    "more_like_this",
    "intervals",
    "has_child",
    "has_parent",
    "geo_distance",
    "geo_bounding_box",
    "geo_shape",
    "combined_fields",
    "terms_set",
    "wrapper",
    "distance_feature",
    "rank_feature",
    "percolate",
    "pinned",
    "knn",
    "span_term",
    "span_near",
    "kql",
};

} // namespace

Query compileQuery(const Json &dsl, const QueryContext &context)
{
    if (!dsl.is_object())
        refuseParsing("[_na] query malformed, must start with start_object");
    if (dsl.empty())
        refuse("query malformed, empty clause found");
    if (dsl.size() > 1)
        refuseParsing("[" + dsl.begin().key()
                      + "] malformed query, expected [END_OBJECT] but found [FIELD_NAME]");
    const std::string &name = dsl.begin().key();
    if (const auto found = compilers.find(name); found != compilers.end())
        return found->second(*dsl.begin(), context);
    if (knownElsewhere.contains(name))
        refuseUnsupported("query " + name);
    refuseParsing("unknown query [" + name + "]");
}

TimeBounds timeBounds(const Json &dsl, std::int64_t now)
{
    TimeBounds bounds;
    const auto narrow = [&](const Json &clause) {
        const TimeBounds inner = timeBounds(clause, now);
        bounds.from = std::max(bounds.from, inner.from);
        bounds.to = std::min(bounds.to, inner.to);
    };
    if (!dsl.is_object() || dsl.size() != 1 || !dsl.begin()->is_object())
        return bounds;
    const Json &body = *dsl.begin();
    if (dsl.begin().key() == "bool") {
        for (const char *part : {"filter", "must"}) {
            const auto found = body.find(part);
            if (found == body.end())
                continue;
            if (found->is_array())
                std::ranges::for_each(*found, narrow);
            else
                narrow(*found);
        }
    } else if (dsl.begin().key() == "range" && body.size() == 1 && body.begin().key() == "@timestamp"
               && body.begin()->is_object() && !body.begin()->contains("time_zone")) {
        // A millisecond of slack each way: a date field forgets what is finer, the sorted time does not.
        constexpr std::int64_t slack = 1'000'000;
        for (const auto &[name, bound] : body.begin()->items()) {
            const bool lower = name == "gt" || name == "gte";
            if ((!lower && name != "lt" && name != "lte") || !(bound.is_string() || bound.is_number()))
                continue;
            if (const auto at = resolveDate(scalarText(bound), now, lower ? DateEdge::Begin : DateEdge::End))
                (lower ? bounds.from : bounds.to) = lower ? *at - slack : *at + slack;
        }
    }
    return bounds;
}

} // namespace yagura::demo::es
