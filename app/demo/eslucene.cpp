#include "demo/eslucene.h"

namespace yagura::demo::es {

namespace {

enum class Occur { Should, Must, MustNot };
enum class DefaultOperator { Or, And };

struct Settings
{
    std::vector<std::string> fields; // empty for all
    DefaultOperator operation = DefaultOperator::Or;
    bool lenient = false;
};

// Recursive descent over the text; QueryParserBase's rules: AND makes both neighbours required, OR leaves
// them optional, + - NOT bind to what follows.
class Parser
{
public:
    Parser(std::string text, Settings settings, const QueryContext &context)
        : m_text(std::move(text))
        , m_settings(std::move(settings))
        , m_context(context)
    { }

    Query parse()
    {
        skipSpace();
        if (atEnd())
            return [](const Document &) { return false; };
        Query query = clauses(m_settings.fields);
        skipSpace();
        if (!atEnd())
            fail(std::string("Encountered \" \"") + m_text[m_at] + "\"");
        return query;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek(size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void skipSpace()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
        // The ideographic space counts as one, too.
        if (std::string_view(m_text).substr(m_at).starts_with("\u3000")) {
            m_at += 3;
            skipSpace();
        }
    }

    [[noreturn]] void fail(const std::string &what) const
    {
        const std::string cause
            = "Cannot parse '" + m_text + "': " + what + " at line 1, column " + std::to_string(m_at) + ".";
        throw EsFailure{400,
                        "query_shard_exception",
                        "Failed to parse query [" + m_text + "]",
                        Json::object(),
                        Json{{"type", "parse_exception"}, {"reason", cause}},
                        true};
    }

    bool word(std::string_view keyword)
    {
        const auto rest = std::string_view(m_text).substr(m_at);
        if (!rest.starts_with(keyword))
            return false;
        const char after = peek(keyword.size());
        const bool symbolic = keyword == "&&" || keyword == "||";
        if (!symbolic && after != '\0' && after != ' ' && after != '(' && after != '\t' && after != ')'
            && after != '\n')
            return false;
        m_at += keyword.size();
        return true;
    }

    struct Clause
    {
        Occur occur;
        Query query;
    };

    Query clauses(const std::vector<std::string> &fields)
    {
        std::vector<Clause> found;
        while (true) {
            skipSpace();
            if (atEnd() || peek() == ')')
                break;
            enum class Joint { None, And, Or } joint = Joint::None;
            if (word("AND") || word("&&"))
                joint = Joint::And;
            else if (word("OR") || word("||"))
                joint = Joint::Or;
            skipSpace();
            if (joint != Joint::None && (found.empty() || atEnd() || peek() == ')'))
                fail("Encountered \"<EOF>\"");
            const Occur modifier = modifiers();
            const bool both = joint == Joint::And
                || (joint == Joint::None && m_settings.operation == DefaultOperator::And);
            if (joint == Joint::And && found.back().occur == Occur::Should)
                found.back().occur = Occur::Must;
            if (joint == Joint::Or && m_settings.operation == DefaultOperator::And
                && found.back().occur == Occur::Must)
                found.back().occur = Occur::Should;
            const Occur occur = modifier != Occur::Should ? modifier : both ? Occur::Must : Occur::Should;
            found.push_back({occur, clause(fields)});
        }
        if (found.empty())
            fail("Encountered \"<EOF>\"");
        return combine(std::move(found));
    }

    Occur modifiers()
    {
        Occur occur = Occur::Should;
        while (true) {
            skipSpace();
            if (word("NOT") || peek() == '!' || peek() == '-') {
                if (peek() == '!' || peek() == '-')
                    ++m_at;
                occur = Occur::MustNot;
            } else if (peek() == '+') {
                ++m_at;
                occur = Occur::Must;
            } else {
                return occur;
            }
        }
    }

    static Query combine(std::vector<Clause> found)
    {
        BoolParts parts;
        for (Clause &one : found)
            (one.occur == Occur::Must          ? parts.must
                 : one.occur == Occur::MustNot ? parts.mustNot
                                               : parts.should)
                .push_back(std::move(one.query));
        // Only negative clauses: all other documents, as query_string does.
        parts.minimumShould = parts.must.empty() && !parts.should.empty() ? 1 : 0;
        return boolQuery(std::move(parts));
    }

    Query clause(const std::vector<std::string> &fields)
    {
        if (peek() == '(')
            return group(fields);
        const size_t start = m_at;
        if (const auto field = fieldName()) {
            if (*field == "_exists_")
                return existsQuery(m_context, bare());
            if (peek() == '(')
                return group({*field});
            return value({*field});
        }
        m_at = start;
        return value(fields);
    }

    Query group(const std::vector<std::string> &fields)
    {
        if (++m_depth > 100)
            fail("too many nested parentheses");
        ++m_at;
        Query query = clauses(fields);
        skipSpace();
        if (peek() != ')')
            fail("Encountered \"<EOF>\"");
        ++m_at;
        --m_depth;
        boost();
        return query;
    }

    // A name followed by a colon, or nothing.
    std::optional<std::string> fieldName()
    {
        std::string name;
        while (!atEnd()) {
            const char c = peek();
            if (c == '\\' && m_at + 1 < m_text.size()) {
                name += m_text[m_at + 1];
                m_at += 2;
                continue;
            }
            if (c == ':') {
                ++m_at;
                skipSpace();
                return name.empty() ? std::nullopt : std::optional(name);
            }
            if (isSpecial(c))
                return {};
            name += c;
            ++m_at;
        }
        return {};
    }

    [[nodiscard]] static bool isSpecial(char c)
    {
        return std::string_view(" \t\r\n()[]{}\"^~:").find(c) != std::string_view::npos;
    }

    // A run of ordinary characters, escapes kept (wildcards need them).
    std::string bare()
    {
        std::string text;
        while (!atEnd() && !isSpecial(peek())) {
            if (peek() == '\\') {
                text += m_text[m_at++];
                if (atEnd())
                    fail("Term can not end with escape character.");
            }
            text += m_text[m_at++];
        }
        if (text.empty())
            fail(std::string("Encountered \" \"") + (atEnd() ? std::string("<EOF>") : std::string(1, peek()))
                 + "\"");
        return text;
    }

    static std::string unescape(const std::string &text)
    {
        std::string plain;
        for (size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\' && i + 1 < text.size())
                ++i;
            plain += text[i];
        }
        return plain;
    }

    void boost()
    {
        if (peek() == '~')
            refuseUnsupported("query_string fuzziness or proximity ~");
        if (peek() != '^')
            return;
        ++m_at;
        static_cast<void>(bare());
    }

    Query value(const std::vector<std::string> &fields)
    {
        if (peek() == '"')
            return phrase(fields);
        if (peek() == '[' || peek() == '{')
            return range(fields);
        if (peek() == '>' || peek() == '<')
            return comparison(fields);
        if (peek() == '/')
            refuseUnsupported("query_string regular expression");
        const std::string text = bare();
        boost();
        bool wild = false;
        for (size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\')
                ++i;
            else
                wild |= text[i] == '*' || text[i] == '?';
        }
        if (text == "*")
            return fields.empty() ? Query([](const Document &) { return true; })
                                  : existsQuery(m_context, fields.front());
        const std::string plain = unescape(text);
        const Match word = m_settings.operation == DefaultOperator::And ? Match::AllWords : Match::AnyWord;
        return over(fields, [this, wild, text, plain, word](const Mapping &mapping) {
            if (!wild)
                return valueTest(word, mapping.type, plain, m_context.now);
            // Words of text fields are in lower case, and wildcards are normalised likewise.
            return valueTest(Match::Wildcard, mapping.type, text, m_context.now,
                             mapping.type == FieldType::Text ? CaseSensitivity::Insensitive
                                                             : CaseSensitivity::Sensitive);
        });
    }

    Query phrase(const std::vector<std::string> &fields)
    {
        std::string text;
        for (++m_at; peek() != '"'; ++m_at) {
            if (peek() == '\\')
                ++m_at;
            if (atEnd())
                fail("Lexical error: Encountered: <EOF> after : \"\\\"\"");
            text += peek();
        }
        ++m_at;
        boost();
        return over(fields, [=, this](const Mapping &mapping) {
            return valueTest(Match::Phrase, mapping.type, text, m_context.now);
        });
    }

    std::string endpoint()
    {
        skipSpace();
        std::string text;
        const bool quoted = peek() == '"';
        m_at += quoted ? 1 : 0;
        while (!atEnd() && (quoted ? peek() != '"' : (peek() != ' ' && peek() != ']' && peek() != '}')))
            text += m_text[m_at++];
        m_at += quoted ? 1 : 0;
        skipSpace();
        return text;
    }

    Query range(const std::vector<std::string> &fields)
    {
        const bool openInclusive = m_text[m_at++] == '[';
        const std::string low = endpoint();
        if (!word("TO"))
            fail("Was expecting: \"TO\"");
        const std::string high = endpoint();
        if (peek() != ']' && peek() != '}')
            fail("Was expecting one of: \"]\" \"}\"");
        const bool closeInclusive = m_text[m_at++] == ']';
        boost();
        Json bounds = Json::object();
        if (low != "*")
            bounds[openInclusive ? "gte" : "gt"] = low;
        if (high != "*")
            bounds[closeInclusive ? "lte" : "lt"] = high;
        return overRange(fields, bounds);
    }

    Query comparison(const std::vector<std::string> &fields)
    {
        std::string name = m_text[m_at++] == '>' ? "gt" : "lt";
        if (peek() == '=') {
            name += "e";
            ++m_at;
        }
        Json bounds = Json::object();
        bounds[name] = peek() == '"' ? endpoint() : unescape(bare());
        return overRange(fields, bounds);
    }

    Query overRange(const std::vector<std::string> &fields, const Json &bounds)
    {
        return over(fields, [=, this](const Mapping &mapping) {
            return rangeTest(mapping.type, bounds, m_context.now);
        });
    }

    Query over(const std::vector<std::string> &fields, const std::function<ValueTest(const Mapping &)> &test)
    {
        if (fields.empty())
            return anyFieldQuery(m_context, test);
        const auto lenient = [&](const Mapping &mapping) -> ValueTest {
            try {
                return test(mapping);
            } catch (const EsFailure &) {
                if (!m_settings.lenient)
                    throw;
                return [](const Value &) { return false; };
            }
        };
        BoolParts parts;
        for (const std::string &field : fields) {
            if (field.find('*') == field.npos) {
                parts.should.push_back(fieldQuery(m_context, field, lenient));
                continue;
            }
            for (const auto &[name, mapping] : m_context.index.mappings)
                if (wildcardMatches(field, name))
                    parts.should.push_back(fieldQuery(m_context, name, lenient));
        }
        parts.minimumShould = 1;
        return boolQuery(std::move(parts));
    }

    std::string m_text;
    Settings m_settings;
    const QueryContext &m_context;
    size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Query compileQueryString(const Json &body, const QueryContext &context)
{
    checkMembers(body,
                 {"query", "default_field", "fields", "default_operator", "lenient", "analyze_wildcard",
                  "boost", "time_zone", "allow_leading_wildcard", "_name"},
                 "query_string");
    const auto text = body.find("query");
    if (text == body.end() || !text->is_string())
        refuseParsing("[query_string] must be provided with a [query]");
    Settings settings;
    settings.lenient = body.value("lenient", false);
    for (const Json &field : body.value("fields", Json::array()))
        settings.fields.push_back(field.get<std::string>());
    if (const std::string field = body.value("default_field", "*"); field != "*")
        settings.fields = {field};
    std::erase(settings.fields, "*");
    const std::string operation = body.value("default_operator", "or");
    settings.operation
        = operation == "and" || operation == "AND" ? DefaultOperator::And : DefaultOperator::Or;
    return Parser(text->get<std::string>(), std::move(settings), context).parse();
}

} // namespace yagura::demo::es
