#include "traces/filter/filterparser.h"

#include "core/duration.h"
#include "traces/filter/filterlexer.h"

#include <re2/re2.h>

#include <array>

using namespace Qt::StringLiterals;

namespace yagura::traces {

namespace {

constexpr int DeepestNesting = 200;

struct FieldName
{
    QLatin1String name;
    FilterField field;
};

constexpr std::array fieldNames{
    FieldName{"service"_L1, FilterField::Service}, FieldName{"operation"_L1, FilterField::Operation},
    FieldName{"error"_L1, FilterField::Error},     FieldName{"dur"_L1, FilterField::Duration},
    FieldName{"self"_L1, FilterField::Self},       FieldName{"critical"_L1, FilterField::Critical},
    FieldName{"kind"_L1, FilterField::Kind},       FieldName{"status"_L1, FilterField::Status},
    FieldName{"start"_L1, FilterField::Start},     FieldName{"depth"_L1, FilterField::Depth},
    FieldName{"level"_L1, FilterField::Level},     FieldName{"has"_L1, FilterField::Has},
    FieldName{"in"_L1, FilterField::In},           FieldName{"id"_L1, FilterField::Id},
    FieldName{"svc"_L1, FilterField::Service},     FieldName{"op"_L1, FilterField::Operation},
    FieldName{"name"_L1, FilterField::Operation},  FieldName{"duration"_L1, FilterField::Duration},
};

constexpr std::array tagPrefixes{
    FieldName{"tag."_L1, FilterField::Tag},
    FieldName{"process."_L1, FilterField::ProcessTag},
    FieldName{"event."_L1, FilterField::EventTag},
};

bool isTag(FilterField field)
{
    return field == FilterField::Tag || field == FilterField::ProcessTag || field == FilterField::EventTag
        || field == FilterField::AnyTag;
}

bool isTime(FilterField field)
{
    return field == FilterField::Duration || field == FilterField::Self || field == FilterField::Start
        || field == FilterField::Critical;
}

bool isOrder(FilterSign sign)
{
    return sign >= FilterSign::Less;
}

FilterSign signOf(const QString &text)
{
    static const std::array<std::pair<QLatin1String, FilterSign>, 9> signs{{
        {":"_L1, FilterSign::Contains},
        {"="_L1, FilterSign::Equal},
        {"!="_L1, FilterSign::NotEqual},
        {"~"_L1, FilterSign::Matches},
        {"!~"_L1, FilterSign::NotMatches},
        {"<"_L1, FilterSign::Less},
        {"<="_L1, FilterSign::LessOrEqual},
        {">"_L1, FilterSign::Greater},
        {">="_L1, FilterSign::GreaterOrEqual},
    }};
    return std::ranges::find(signs, text, &std::pair<QLatin1String, FilterSign>::first)->second;
}

void readNumbers(FilterTerm &term)
{
    bool ok = false;
    if (const auto integer = term.value.toLongLong(&ok); ok)
        term.integer = integer;
    if (const double real = term.value.toDouble(&ok); ok)
        term.real = real;
    if (term.value.endsWith(u'%')) {
        if (const double percent = term.value.chopped(1).toDouble(&ok); ok)
            term.percent = percent;
    }
    if (const auto duration = parseDuration(term.value))
        term.nanoseconds = duration->count();
}

class Parser
{
public:
    explicit Parser(const QString &text)
        : m_text(text)
        , m_tokens(filterTokens(text))
    { }

    std::expected<FilterExpression, FilterProblem> run()
    {
        if (!m_tokens.empty() && readOr(0) && m_next < m_tokens.size())
            fail(m_tokens[m_next], u"nothing is open that ) could close"_s);
        if (m_problem)
            return std::unexpected(*m_problem);
        return std::move(m_result);
    }

private:
    [[nodiscard]] const FilterToken *peek() const
    {
        return m_next < m_tokens.size() ? &m_tokens[m_next] : nullptr;
    }
    [[nodiscard]] bool isKeyword(QLatin1String word) const
    {
        const auto *token = peek();
        return token && token->isKeyword && token->text.compare(word, Qt::CaseInsensitive) == 0;
    }

    bool fail(qsizetype at, qsizetype length, const QString &reason)
    {
        if (!m_problem)
            m_problem = FilterProblem{at, length, u"at column %1: %2"_s.arg(at + 1).arg(reason)};
        return false;
    }
    bool fail(const FilterToken &token, const QString &reason)
    {
        return fail(token.at, token.length, reason);
    }
    bool failAtEnd(const QString &reason) { return fail(m_text.size(), 0, reason); }

    void step(FilterStep step) { m_result.steps.push_back(static_cast<std::uint32_t>(step)); }

    bool readOr(int depth)
    {
        if (!readAnd(depth))
            return false;
        while (isKeyword("or"_L1)) {
            ++m_next;
            if (!readAnd(depth))
                return false;
            step(FilterStep::Or);
        }
        return true;
    }

    bool readAnd(int depth)
    {
        if (!readNot(depth))
            return false;
        while (peek() && peek()->kind != FilterTokenKind::Close && !isKeyword("or"_L1)) {
            m_next += isKeyword("and"_L1) ? 1 : 0;
            if (!readNot(depth))
                return false;
            step(FilterStep::And);
        }
        return true;
    }

    bool readNot(int depth)
    {
        bool isNegated = false;
        while (peek() && (peek()->kind == FilterTokenKind::Minus || isKeyword("not"_L1))) {
            isNegated = !isNegated;
            ++m_next;
        }
        if (!readPrimary(depth))
            return false;
        if (isNegated)
            step(FilterStep::Not);
        return true;
    }

    bool readPrimary(int depth)
    {
        const auto *token = peek();
        if (!token)
            return failAtEnd(u"a word, a field or ( should follow"_s);
        ++m_next;
        switch (token->kind) {
        case FilterTokenKind::Open:
            return readBrackets(*token, depth);
        case FilterTokenKind::Word:
            if (token->isKeyword)
                return fail(*token, u"a word, a field or ( should stand before %1"_s.arg(token->text));
            return peek() && peek()->kind == FilterTokenKind::Sign ? readComparison(*token)
                                                                   : readWord(*token);
        case FilterTokenKind::Quoted:
            return token->isClosed ? addText(token->text) : fail(*token, u"the quotation is not closed"_s);
        case FilterTokenKind::Regex:
            return readRegex(*token);
        case FilterTokenKind::Sign:
            return fail(*token, u"a field should stand before %1"_s.arg(token->text));
        default:
            return fail(*token, u"a word, a field or ( should stand before %1"_s.arg(token->text));
        }
    }

    bool readBrackets(const FilterToken &open, int depth)
    {
        if (depth >= DeepestNesting)
            return fail(open, u"more than %1 brackets inside each other"_s.arg(DeepestNesting));
        if (!readOr(depth + 1))
            return false;
        if (!peek())
            return fail(open, u"the bracket is not closed"_s);
        ++m_next;
        return true;
    }

    bool add(FilterTerm term)
    {
        m_result.steps.push_back(static_cast<std::uint32_t>(m_result.terms.size()));
        m_result.terms.push_back(std::move(term));
        return true;
    }
    bool addText(const QString &text)
    {
        FilterTerm term;
        term.value = text;
        return add(std::move(term));
    }

    bool readWord(const FilterToken &word)
    {
        FilterTerm term;
        auto name = word.text;
        const auto field = filterField(name);
        if (field == FilterField::Error || field == FilterField::Critical) {
            term.field = field;
            term.sign = FilterSign::Holds;
            return add(std::move(term));
        }
        return addText(word.text);
    }

    bool compile(FilterTerm &term, const FilterToken &token)
    {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_case_sensitive(!token.ignoresCase);
        const auto regex = std::make_shared<RE2>(token.text.toStdString(), options);
        if (!regex->ok())
            return fail(token, u"not a regular expression: %1"_s.arg(QString::fromStdString(regex->error())));
        term.regex = regex;
        return true;
    }

    bool readRegex(const FilterToken &token)
    {
        FilterTerm term;
        term.sign = FilterSign::Matches;
        term.value = token.text;
        return compile(term, token) && add(std::move(term));
    }

    bool readComparison(const FilterToken &word)
    {
        const auto &sign = m_tokens[m_next++];
        FilterTerm term;
        term.name = word.text;
        term.field = filterField(term.name);
        term.sign = signOf(sign.text);
        const auto *value = peek();
        const bool isValue = value && value->at >= sign.end()
            && (value->kind == FilterTokenKind::Value || value->kind == FilterTokenKind::Quoted
                || value->kind == FilterTokenKind::Regex);
        if (!isValue)
            return fail(sign.end(), 0, u"a value should follow %1"_s.arg(word.text + sign.text));
        ++m_next;
        if (!value->isClosed)
            return fail(*value, u"the quotation is not closed"_s);
        term.value = value->text;
        if (isTag(term.field) && term.name.isEmpty())
            return fail(word, u"the name of a tag should follow the point"_s);
        if (value->kind == FilterTokenKind::Regex && !asRegex(term))
            return fail(*value, u"a regular expression goes with :, =, != or ~"_s);
        if (value->kind == FilterTokenKind::Value)
            readNumbers(term);
        return check(term, word, sign, *value) && add(std::move(term));
    }

    // service:/pay.*/ means service~/pay.*/.
    static bool asRegex(FilterTerm &term)
    {
        if (isOrder(term.sign))
            return false;
        const bool isNegative = term.sign == FilterSign::NotEqual || term.sign == FilterSign::NotMatches;
        term.sign = isNegative ? FilterSign::NotMatches : FilterSign::Matches;
        return true;
    }

    bool check(FilterTerm &term, const FilterToken &word, const FilterToken &sign, const FilterToken &value)
    {
        const bool isRegex = term.sign == FilterSign::Matches || term.sign == FilterSign::NotMatches;
        const bool isText = isTag(term.field) || term.field == FilterField::Service
            || term.field == FilterField::Operation || term.field == FilterField::Id;
        if (isRegex)
            return isText ? compile(term, value)
                          : fail(sign, u"%1 takes no regular expression"_s.arg(word.text));
        if (isTag(term.field))
            return !isOrder(term.sign) || term.real || term.nanoseconds
                || fail(value,
                        u"%1 compares numbers or durations; “%2” is neither"_s.arg(sign.text, term.value));
        if (isOrder(term.sign) && !isTime(term.field) && term.field != FilterField::Depth
            && term.field != FilterField::Level)
            return fail(sign, u"%1 is not a number: use : or ="_s.arg(word.text));
        return checkValue(term, word, sign, value);
    }

    bool checkValue(FilterTerm &term, const FilterToken &word, const FilterToken &sign,
                    const FilterToken &value)
    {
        const auto oneOf = [&](const QStringList &words) {
            term.value = term.value.toLower();
            return words.contains(term.value)
                || fail(value, u"%1 is one of %2"_s.arg(word.text, words.join(u", "_s)));
        };
        const QStringList truths{u"true"_s, u"false"_s};
        switch (term.field) {
        case FilterField::Kind:
            return oneOf(
                {u"server"_s, u"client"_s, u"producer"_s, u"consumer"_s, u"internal"_s, u"unspecified"_s});
        case FilterField::Status:
            return oneOf({u"ok"_s, u"error"_s, u"unset"_s});
        case FilterField::Error:
            return oneOf(truths);
        case FilterField::Critical:
            if (!isOrder(term.sign))
                return oneOf(truths);
            [[fallthrough]];
        case FilterField::Duration:
        case FilterField::Self:
        case FilterField::Start:
            return term.nanoseconds || term.percent
                || fail(value,
                        u"%1 needs a duration with its unit (500ms, 1.2s) or a share of the trace "
                        "(2.5%)"_s.arg(word.text));
        case FilterField::Depth:
        case FilterField::Level:
            return term.integer || fail(value, u"%1 needs a whole number"_s.arg(word.text));
        case FilterField::Has:
        case FilterField::In:
            return (term.sign == FilterSign::Contains || term.sign == FilterSign::Equal)
                || fail(sign, u"%1 goes with : only"_s.arg(word.text));
        default:
            return true;
        }
    }

    const QString &m_text;
    std::vector<FilterToken> m_tokens;
    size_t m_next = 0;
    FilterExpression m_result;
    std::optional<FilterProblem> m_problem;
};

} // namespace

std::expected<FilterExpression, FilterProblem> parseFilter(const QString &text)
{
    return Parser(text).run();
}

QStringList filterFieldNames()
{
    QStringList names;
    for (const auto &[name, field] : fieldNames)
        names.append(name);
    return names;
}

FilterField filterField(QString &name)
{
    for (const auto &[known, field] : fieldNames) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return field;
    }
    for (const auto &[prefix, field] : tagPrefixes) {
        if (name.startsWith(prefix, Qt::CaseInsensitive)) {
            name = name.mid(prefix.size());
            return field;
        }
    }
    return FilterField::AnyTag;
}

} // namespace yagura::traces
