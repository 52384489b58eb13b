#include "alerts/alertfilter.h"

#include <re2/re2.h>

namespace yagura::alerts {

class Matcher::Pattern
{
public:
    explicit Pattern(const QString &text)
        : m_expression(text.toStdString(), options())
    {
    }

    [[nodiscard]] bool isValid() const { return m_expression.ok(); }
    [[nodiscard]] QString problem() const { return QString::fromStdString(m_expression.error()); }
    [[nodiscard]] bool matches(const QString &value) const { return RE2::FullMatch(value.toStdString(), m_expression); }

private:
    static RE2::Options options()
    {
        RE2::Options quiet;
        quiet.set_log_errors(false);
        return quiet;
    }

    RE2 m_expression;
};

Result<Matcher> Matcher::make(const QString &name, MatchOperator op, const QString &value)
{
    Matcher matcher;
    matcher.m_name = name;
    matcher.m_value = value;
    matcher.m_operator = op;
    if (op == MatchOperator::Regex || op == MatchOperator::NotRegex) {
        auto pattern = std::make_shared<const Pattern>(value);
        if (!pattern->isValid())
            return failure(ErrorKind::InvalidInput, name, pattern->problem());
        matcher.m_pattern = std::move(pattern);
    }
    return matcher;
}

bool Matcher::matches(const Labels &labels) const
{
    const QString actual = labels.value(m_name);
    switch (m_operator) {
    case MatchOperator::Equal:
        return actual == m_value;
    case MatchOperator::NotEqual:
        return actual != m_value;
    case MatchOperator::Regex:
        return m_pattern->matches(actual);
    case MatchOperator::NotRegex:
        break;
    }
    return !m_pattern->matches(actual);
}

QString Matcher::toString() const
{
    static const QString operators[] = {QStringLiteral("="), QStringLiteral("!="), QStringLiteral("=~"), QStringLiteral("!~")};
    QString escaped = m_value;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QStringLiteral("%1%2\"%3\"").arg(m_name, operators[static_cast<size_t>(m_operator)], escaped);
}

bool AlertFilter::accepts(const Alert &alert) const
{
    for (const Matcher &matcher : matchers) {
        if (!matcher.matches(alert.labels))
            return false;
    }
    for (const QString &word : words) {
        const auto holds = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
        const auto &pairs = alert.labels.pairs();
        if (!holds(alert.summary())
            && std::none_of(pairs.begin(), pairs.end(), [&](const Labels::Pair &pair) { return holds(pair.second); }))
            return false;
    }
    return true;
}

namespace {

class FilterParser
{
public:
    explicit FilterParser(const QString &text)
        : m_text(text)
    {
    }

    Result<AlertFilter> parse()
    {
        AlertFilter filter;
        while (skipSeparators()) {
            const int start = m_at;
            const QString name = takeWhile([](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u':' || c == u'.'; });
            const auto op = takeOperator();
            if (name.isEmpty() || !op) {
                m_at = start;
                filter.words << takeWhile([](QChar c) { return !c.isSpace() && c != u','; }).toLower();
                continue;
            }
            const auto value = takeValue();
            if (!value)
                return std::unexpected(value.error());
            auto matcher = Matcher::make(name, *op, *value);
            if (!matcher)
                return std::unexpected(matcher.error());
            filter.matchers.push_back(std::move(*matcher));
        }
        return filter;
    }

private:
    bool skipSeparators()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u',' || m_text[m_at] == u'{' || m_text[m_at] == u'}'))
            ++m_at;
        return m_at < m_text.size();
    }

    template<typename Test>
    QString takeWhile(Test test)
    {
        const int start = m_at;
        while (m_at < m_text.size() && test(m_text[m_at]))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    std::optional<MatchOperator> takeOperator()
    {
        static const std::pair<QString, MatchOperator> operators[] = {
            {QStringLiteral("!="), MatchOperator::NotEqual}, {QStringLiteral("=~"), MatchOperator::Regex},
            {QStringLiteral("!~"), MatchOperator::NotRegex}, {QStringLiteral("="), MatchOperator::Equal}};
        for (const auto &[sign, op] : operators) {
            if (QStringView(m_text).mid(m_at).startsWith(sign)) {
                m_at += static_cast<int>(sign.size());
                return op;
            }
        }
        return std::nullopt;
    }

    Result<QString> takeValue()
    {
        if (m_at >= m_text.size() || m_text[m_at] != u'"')
            return takeWhile([](QChar c) { return !c.isSpace() && c != u',' && c != u'}'; });
        const int start = m_at++;
        QString value;
        while (m_at < m_text.size() && m_text[m_at] != u'"') {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == u'"' || m_text[m_at + 1] == u'\\'))
                ++m_at;
            value += m_text[m_at++];
        }
        if (m_at >= m_text.size())
            return failure(ErrorKind::InvalidInput, QString::number(start + 1), QStringLiteral("the closing \" is missing"));
        ++m_at;
        return value;
    }

    QString m_text;
    int m_at = 0;
};

} // namespace

Result<AlertFilter> parseAlertFilter(const QString &text) { return FilterParser(text).parse(); }

} // namespace yagura::alerts
