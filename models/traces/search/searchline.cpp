#include "traces/search/searchline.h"

#include "core/duration.h"

namespace yagura::traces {

namespace {

using namespace Qt::StringLiterals;

// One term of the line, not yet understood: key, operator, value.
struct Term
{
    qsizetype start = 0;
    bool isNegated = false;
    QString key;
    qsizetype operatorAt = 0;
    QString sign; // ":", "=", "<", ">", "<=", ">="; empty: a bare word
    qsizetype valueAt = 0;
    qsizetype end = 0;
    QString value;
    bool isQuotationOpen = false;
};

class Terms
{
public:
    explicit Terms(const QString &line)
        : m_line(line)
    { }

    std::optional<Term> next()
    {
        skipBlank();
        if (m_at >= m_line.size())
            return std::nullopt;
        Term term;
        term.start = m_at;
        if (m_line[m_at] == u'-') {
            term.isNegated = true;
            ++m_at;
        }
        const auto keyAt = m_at;
        // Keys of tags may hold anything but what ends them.
        const QString stops = QStringView(m_line).mid(keyAt).startsWith(u"tag.") ? u"=\""_s : u":=<>\""_s;
        while (m_at < m_line.size() && !m_line[m_at].isSpace() && !stops.contains(m_line[m_at]))
            ++m_at;
        term.key = m_line.mid(keyAt, m_at - keyAt);
        term.operatorAt = m_at;
        if (m_at < m_line.size() && u":=<>"_s.contains(m_line[m_at])) {
            term.sign = m_line[m_at++];
            if ((term.sign == u"<" || term.sign == u">") && m_at < m_line.size() && m_line[m_at] == u'=')
                term.sign += m_line[m_at++];
        }
        term.valueAt = m_at;
        if (!term.sign.isEmpty() || (m_at < m_line.size() && m_line[m_at] == u'"'))
            readValue(term);
        term.end = m_at;
        return term;
    }

private:
    void skipBlank()
    {
        while (m_at < m_line.size() && m_line[m_at].isSpace())
            ++m_at;
    }

    // Quoted and bare pieces may follow each other: a,"b c",d.
    void readValue(Term &term)
    {
        while (m_at < m_line.size() && !m_line[m_at].isSpace()) {
            if (m_line[m_at] != u'"') {
                term.value += m_line[m_at++];
                continue;
            }
            for (++m_at; m_at < m_line.size() && m_line[m_at] != u'"'; ++m_at) {
                if (m_line[m_at] == u'\\' && m_at + 1 < m_line.size())
                    ++m_at;
                term.value += m_line[m_at];
            }
            term.isQuotationOpen = m_at == m_line.size();
            if (!term.isQuotationOpen)
                ++m_at;
        }
    }

    const QString &m_line;
    qsizetype m_at = 0;
};

using Reading = std::expected<void, SearchLineProblem>;

std::unexpected<SearchLineProblem> problem(SearchLineFault fault, qsizetype column, const QString &subject)
{
    return std::unexpected(SearchLineProblem{fault, column, subject});
}

bool isDurationKey(const QString &key)
{
    return key == u"dur" || key == u"duration";
}

Reading readDuration(SearchConditions &conditions, const Term &term)
{
    if (term.sign == u":" || term.sign == u"=")
        return problem(SearchLineFault::UnknownWord, term.operatorAt, term.key + term.sign);
    const auto parsed = parseDuration(term.value);
    if (!parsed || parsed->count() < 0)
        return problem(SearchLineFault::NotADuration, term.valueAt, term.value);
    // Stores take both bounds as inclusive.
    (term.sign.startsWith(u'>') ? conditions.shortest : conditions.longest) = *parsed;
    return {};
}

Reading readLimit(SearchConditions &conditions, const Term &term)
{
    bool isNumber = false;
    QString digits = term.value;
    const int limit = digits.remove(u',').toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > HighestLimit)
        return problem(SearchLineFault::NotALimit, term.valueAt, term.value);
    conditions.limit = limit;
    return {};
}

Reading readOutcome(SearchConditions &conditions, const Term &term)
{
    if (term.value == u"error" || term.value == u"failed")
        conditions.outcome = SearchOutcome::Failed;
    else if (term.value == u"ok")
        conditions.outcome = SearchOutcome::Succeeded;
    else if (term.value == u"any")
        conditions.outcome = SearchOutcome::Any;
    else
        return problem(SearchLineFault::NotAResult, term.valueAt, term.value);
    return {};
}

void append(QStringList &list, const QString &names)
{
    for (const auto &name : names.split(u',', Qt::SkipEmptyParts)) {
        if (!list.contains(name))
            list.append(name);
    }
}

Reading readNamed(SearchConditions &conditions, const Term &term)
{
    if (term.key == u"service" || term.key == u"svc")
        append(conditions.services, term.value);
    else if (term.key == u"op" || term.key == u"operation")
        conditions.operation = term.value;
    else if (term.key == u"has" || term.key == u"through")
        append(conditions.through, term.value);
    else if (term.key == u"limit")
        return readLimit(conditions, term);
    else if (term.key == u"result")
        return readOutcome(conditions, term);
    else
        return problem(SearchLineFault::UnknownWord, term.start, term.key + term.sign);
    return {};
}

Reading readTerm(SearchConditions &conditions, const Term &term)
{
    if (term.isQuotationOpen)
        return problem(SearchLineFault::OpenQuotation, term.valueAt, term.value);
    if (term.sign.isEmpty())
        return problem(SearchLineFault::UnknownWord, term.start, term.key + term.value);
    if (term.value.isEmpty() && term.sign != u"=")
        return problem(SearchLineFault::MissingValue, term.valueAt, term.key + term.sign);
    const bool isTag = term.sign == u"=" && !term.key.isEmpty() && !isDurationKey(term.key);
    if (term.isNegated && !isTag)
        return problem(SearchLineFault::NotOnlyForTags, term.start, term.key);
    if (isTag) {
        const auto key = term.key.startsWith(u"tag.") ? term.key.mid(4) : term.key;
        (term.isNegated ? conditions.absentTags : conditions.tags)[key] = term.value;
        return {};
    }
    if (isDurationKey(term.key))
        return readDuration(conditions, term);
    if (term.sign != u":")
        return problem(SearchLineFault::UnknownWord, term.start, term.key + term.sign);
    return readNamed(conditions, term);
}

// Bare words between terms.
enum class Joint { None, And, Not };

Joint jointOf(const Term &term)
{
    if (!term.sign.isEmpty() || !term.value.isEmpty())
        return Joint::None;
    const auto word = term.key.toLower();
    return word == u"and" ? Joint::And : word == u"not" ? Joint::Not : Joint::None;
}

QString quoted(const QString &value)
{
    const bool isBare = !value.isEmpty()
        && std::ranges::none_of(value, [](QChar c) { return c.isSpace() || c == u'"' || c == u'\\'; });
    if (isBare)
        return value;
    QString escaped = value;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

} // namespace

std::expected<SearchConditions, SearchLineProblem> parseSearchLine(const QString &line)
{
    SearchConditions conditions;
    Terms terms(line);
    bool isNegated = false;
    qsizetype negationAt = 0;
    while (auto term = terms.next()) {
        const auto joint = jointOf(*term);
        if (joint == Joint::Not) {
            isNegated = true;
            negationAt = term->start;
        }
        if (joint != Joint::None)
            continue;
        term->isNegated = std::exchange(isNegated, false) != term->isNegated;
        if (const auto read = readTerm(conditions, *term); !read)
            return std::unexpected(read.error());
    }
    if (isNegated)
        return problem(SearchLineFault::MissingValue, negationAt, u"not"_s);
    if (conditions.shortest && conditions.longest && *conditions.longest < *conditions.shortest)
        return problem(SearchLineFault::ShortestAfterLongest, 0, {});
    return conditions;
}

QString searchLine(const SearchConditions &conditions)
{
    QStringList terms;
    if (!conditions.services.isEmpty())
        terms.append(u"service:"_s + quoted(conditions.services.join(u',')));
    if (!conditions.operation.isEmpty())
        terms.append(u"op:"_s + quoted(conditions.operation));
    for (const auto &service : conditions.through)
        terms.append(u"has:"_s + quoted(service));
    if (conditions.shortest)
        terms.append(u"dur>"_s + goDuration(*conditions.shortest));
    if (conditions.longest)
        terms.append(u"dur<"_s + goDuration(*conditions.longest));
    for (const auto &[key, value] : conditions.tags)
        terms.append(u"tag."_s + key + u'=' + quoted(value));
    for (const auto &[key, value] : conditions.absentTags)
        terms.append(u"not tag."_s + key + u'=' + quoted(value));
    if (conditions.outcome != SearchOutcome::Any)
        terms.append(conditions.outcome == SearchOutcome::Failed ? u"result:error"_s : u"result:ok"_s);
    if (conditions.limit != DefaultLimit)
        terms.append(u"limit:"_s + QString::number(conditions.limit));
    return terms.join(u' ');
}

std::vector<SearchToken> searchTokens(const QString &line)
{
    std::vector<SearchToken> tokens;
    Terms terms(line);
    while (const auto term = terms.next()) {
        if (jointOf(*term) != Joint::None) {
            tokens.push_back({SearchTokenKind::Word, term->start, term->end - term->start});
            continue;
        }
        if (term->operatorAt > term->start && !term->sign.isEmpty())
            tokens.push_back({SearchTokenKind::Key, term->start, term->operatorAt - term->start});
        if (!term->sign.isEmpty())
            tokens.push_back({SearchTokenKind::Operator, term->operatorAt, term->sign.size()});
        const auto valueAt = term->sign.isEmpty() ? term->start : term->valueAt;
        if (term->end > valueAt)
            tokens.push_back({SearchTokenKind::Value, valueAt, term->end - valueAt});
    }
    return tokens;
}

} // namespace yagura::traces
