#include "demo/jirajql.h"

#include "demo/jiradoublefields.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

using Condition = std::function<bool(const QJsonObject &)>;
template <typename T> using Parsed = std::expected<T, QString>;

struct Token
{
    QString text;
    bool quoted = false;
};

QString syntaxError(const QString &near)
{
    return u"Error in the JQL Query: Expecting a field name, operator or value but got '%1'."_s.arg(near);
}

Parsed<QList<Token>> tokens(const QString &text)
{
    static const QRegularExpression shape(
        uR"re(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|<=|>=|[=~<>(),])|([^\s"'=~!<>(),]+)))re"_s);
    QList<Token> found;
    const QString trimmed = text.trimmed();
    for (qsizetype at = 0; at < trimmed.size();) {
        const auto match = shape.match(trimmed, at, QRegularExpression::NormalMatch,
                                       QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return std::unexpected(syntaxError(trimmed.mid(at, 20)));
        at = match.capturedEnd();
        const bool quoted = match.hasCaptured(1) || match.hasCaptured(2);
        QString value = match.hasCaptured(1) ? match.captured(1)
            : match.hasCaptured(2)           ? match.captured(2)
            : match.hasCaptured(3)           ? match.captured(3)
                                             : match.captured(4);
        if (quoted)
            value.replace(QRegularExpression(uR"(\\(.))"_s), u"\\1"_s);
        found.append({value, quoted});
    }
    return found;
}

// All the values of a field that can be compared with a text.
QStringList valuesOf(const QJsonObject &fields, const QString &field)
{
    if (field == "statuscategory"_L1)
        return {fields[u"status"_s][u"statusCategory"_s][u"name"_s].toString(),
                fields[u"status"_s][u"statusCategory"_s][u"key"_s].toString()};
    const QString name = field == "type"_L1 ? u"issuetype"_s : field == "issuekey"_L1 ? u"key"_s : field;
    if (name == "text"_L1)
        return {fields[u"summary"_s].toString() + u' ' + fields[u"description"_s].toString()
                + documentText(fields[u"description"_s])};
    const QJsonValue value = fields[name];
    QStringList values;
    if (value.isArray()) {
        for (const QJsonValue &one : value.toArray())
            values.append(one.toString());
    } else if (value.isObject()) {
        for (const QString &key : {u"key"_s, u"name"_s, u"id"_s}) {
            if (!value[key].toString().isEmpty())
                values.append(value[key].toString());
        }
        if (value[u"type"_s] == u"doc"_s)
            values.append(documentText(value));
    } else if (!value.toString().isEmpty()) {
        values.append(value.toString());
    }
    return values;
}

bool isTextField(const QString &field)
{
    return field == "text"_L1 || field == "summary"_L1 || field == "description"_L1;
}

class Parser
{
public:
    explicit Parser(QList<Token> input)
        : m_tokens(std::move(input))
    { }

    Parsed<JqlQuery> query()
    {
        JqlQuery result;
        result.matches = [](const QJsonObject &) { return true; };
        if (!atEnd() && !isWord("order"_L1)) {
            auto condition = alternatives();
            if (!condition)
                return std::unexpected(condition.error());
            result.matches = std::move(*condition);
            result.bounded = true;
        }
        if (takeWord("order"_L1)) {
            if (!takeWord("by"_L1) || atEnd())
                return std::unexpected(syntaxError(rest()));
            const QString field = m_tokens.at(m_at++).text;
            static const QStringList sortable = {u"created"_s, u"key"_s, u"issuekey"_s, u"id"_s};
            if (!sortable.contains(field, Qt::CaseInsensitive))
                return std::unexpected(u"Not able to sort using field '%1'."_s.arg(field));
            result.descending = takeWord("desc"_L1);
            if (!result.descending)
                (void)takeWord("asc"_L1);
        }
        if (!atEnd())
            return std::unexpected(syntaxError(rest()));
        return result;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] QString rest() const { return atEnd() ? u"end of query"_s : m_tokens.at(m_at).text; }
    [[nodiscard]] bool isWord(QLatin1String word) const
    {
        return !atEnd() && !m_tokens.at(m_at).quoted
            && m_tokens.at(m_at).text.compare(word, Qt::CaseInsensitive) == 0;
    }
    bool takeWord(QLatin1String word)
    {
        const bool is = isWord(word);
        m_at += is ? 1 : 0;
        return is;
    }

    Parsed<Condition> alternatives()
    {
        auto left = conjunction();
        while (left && isWord("or"_L1)) {
            ++m_at;
            auto right = conjunction();
            if (!right)
                return right;
            left = [a = std::move(*left), b = std::move(*right)](const QJsonObject &f) {
                return a(f) || b(f);
            };
        }
        return left;
    }

    Parsed<Condition> conjunction()
    {
        auto left = clause();
        while (left && isWord("and"_L1)) {
            ++m_at;
            auto right = clause();
            if (!right)
                return right;
            left = [a = std::move(*left), b = std::move(*right)](const QJsonObject &f) {
                return a(f) && b(f);
            };
        }
        return left;
    }

    Parsed<Condition> clause()
    {
        if (isWord("("_L1)) {
            ++m_at;
            auto inner = alternatives();
            if (inner && !isWord(")"_L1))
                return std::unexpected(syntaxError(rest()));
            ++m_at;
            return inner;
        }
        if (atEnd())
            return std::unexpected(syntaxError(rest()));
        const QString written = m_tokens.at(m_at++).text;
        static const QSet<QString> known
            = {u"project"_s,        u"issuetype"_s, u"type"_s,        u"labels"_s,  u"status"_s,
               u"statuscategory"_s, u"summary"_s,   u"description"_s, u"text"_s,    u"key"_s,
               u"issuekey"_s,       u"id"_s,        u"priority"_s,    u"reporter"_s};
        const QString field = written.toLower();
        if (!known.contains(field) && !field.startsWith("customfield_"_L1))
            return std::unexpected(
                u"Field '%1' does not exist or you do not have permission to view it."_s.arg(written));
        return comparison(field);
    }

    Parsed<Condition> comparison(const QString &field)
    {
        if (isWord("is"_L1)) {
            ++m_at;
            const bool negated = isWord("not"_L1);
            m_at += negated ? 1 : 0;
            if (!isWord("empty"_L1) && !isWord("null"_L1))
                return std::unexpected(syntaxError(rest()));
            ++m_at;
            return [field, negated](const QJsonObject &f) { return valuesOf(f, field).isEmpty() != negated; };
        }
        const bool notIn = isWord("not"_L1);
        m_at += notIn ? 1 : 0;
        const QString operation = rest().toLower();
        ++m_at;
        if (operation == "in"_L1)
            return listed(field, notIn);
        if (operation == "~"_L1 || operation == "!~"_L1)
            return contained(field, operation == "!~"_L1);
        if ((operation != "="_L1 && operation != "!="_L1) || notIn)
            return std::unexpected(syntaxError(operation));
        if (isTextField(field))
            return std::unexpected(
                u"The operator '%1' is not supported by the '%2' field."_s.arg(operation, field));
        if (atEnd())
            return std::unexpected(syntaxError(rest()));
        return oneOf(field, {m_tokens.at(m_at++).text}, operation == "!="_L1);
    }

    Parsed<Condition> listed(const QString &field, bool negated)
    {
        if (!isWord("("_L1))
            return std::unexpected(syntaxError(rest()));
        QStringList values;
        do {
            ++m_at;
            if (atEnd())
                return std::unexpected(syntaxError(rest()));
            values.append(m_tokens.at(m_at++).text);
        } while (isWord(","_L1));
        if (!isWord(")"_L1))
            return std::unexpected(syntaxError(rest()));
        ++m_at;
        return oneOf(field, values, negated);
    }

    Parsed<Condition> contained(const QString &field, bool negated)
    {
        if (!isTextField(field))
            return std::unexpected(u"The operator '~' is not supported by the '%1' field."_s.arg(field));
        if (atEnd())
            return std::unexpected(syntaxError(rest()));
        const QString words = m_tokens.at(m_at++).text;
        return [field, words, negated](const QJsonObject &f) {
            const QString text = valuesOf(f, field).join(u' ');
            return text.contains(words, Qt::CaseInsensitive) != negated;
        };
    }

    static Condition oneOf(const QString &field, const QStringList &wanted, bool negated)
    {
        return [field, wanted, negated](const QJsonObject &f) {
            const QStringList values = valuesOf(f, field);
            const bool any = std::ranges::any_of(
                wanted, [&](const QString &w) { return values.contains(w, Qt::CaseInsensitive); });
            return any != negated;
        };
    }

    QList<Token> m_tokens;
    qsizetype m_at = 0;
};

} // namespace

std::expected<JqlQuery, QString> readJql(const QString &text)
{
    auto found = tokens(text);
    if (!found)
        return std::unexpected(found.error());
    return Parser(std::move(*found)).query();
}

} // namespace yagura::demo
