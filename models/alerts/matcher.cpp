#include "alerts/matcher.h"

#include <re2/re2.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::alerts {

namespace {

QString escaped(QString value)
{
    return value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
}

// Reads matchers off a text, one after the other.
class Reader
{
public:
    explicit Reader(const QString &text)
        : m_text(text)
    { }

    Result<std::vector<Matcher>> readAll()
    {
        std::vector<Matcher> matchers;
        skip(u" \t,{}");
        while (m_at < m_text.size()) {
            auto matcher = readOne();
            if (!matcher)
                return std::unexpected(matcher.error());
            matchers.push_back(std::move(*matcher));
            skip(u" \t,{}");
        }
        return matchers;
    }

private:
    void skip(QStringView any)
    {
        while (m_at < m_text.size() && any.contains(m_text.at(m_at)))
            ++m_at;
    }

    [[nodiscard]] QString takeUntil(QStringView any)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !any.contains(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    [[nodiscard]] std::optional<MatchKind> takeSign()
    {
        // Longest first.
        for (const MatchKind kind :
             {MatchKind::NotEqual, MatchKind::Regex, MatchKind::NotRegex, MatchKind::Equal}) {
            if (QStringView(m_text).mid(m_at).startsWith(matchSign(kind))) {
                m_at += matchSign(kind).size();
                return kind;
            }
        }
        return std::nullopt;
    }

    Result<QString> takeValue()
    {
        if (m_at >= m_text.size() || m_text.at(m_at) != u'"')
            return takeUntil(u" \t,}");
        QString value;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (c == u'"') {
                ++m_at;
                return value;
            }
            const QChar next = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
            if (c == u'\\' && (next == u'"' || next == u'\\' || next == u'n')) {
                value += next == u'n' ? QChar(u'\n') : next;
                ++m_at;
            } else {
                value += c;
            }
        }
        return failure(ErrorKind::InvalidInput, m_text, u"a quote is not closed"_s);
    }

    Result<Matcher> readOne()
    {
        const QString name = takeUntil(u" \t=!~,{}\"");
        skip(u" \t");
        const auto kind = takeSign();
        if (name.isEmpty() || !kind)
            return failure(ErrorKind::InvalidInput, name, u"not a matcher"_s, u"severity=\"critical\""_s);
        skip(u" \t");
        const auto value = takeValue();
        if (!value)
            return std::unexpected(value.error());
        return Matcher::make(name, *kind, *value);
    }

    const QString m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<Matcher> Matcher::make(const QString &name, MatchKind kind, const QString &value)
{
    Matcher matcher;
    matcher.m_name = name;
    matcher.m_kind = kind;
    matcher.m_value = value;
    if (kind == MatchKind::Regex || kind == MatchKind::NotRegex) {
        re2::RE2::Options options;
        options.set_log_errors(false);
        options.set_dot_nl(true);
        options.set_max_mem(1 << 22);
        auto regex = std::make_shared<re2::RE2>(value.toStdString(), options);
        if (!regex->ok())
            return failure(ErrorKind::InvalidInput, value, QString::fromStdString(regex->error()));
        matcher.m_regex = std::move(regex);
    }
    return matcher;
}

bool Matcher::matches(const Labels &labels) const
{
    const QString value = labels.value(m_name);
    switch (m_kind) {
    case MatchKind::Equal:
        return value == m_value;
    case MatchKind::NotEqual:
        return value != m_value;
    case MatchKind::Regex:
        return re2::RE2::FullMatch(value.toStdString(), *m_regex);
    case MatchKind::NotRegex:
        break;
    }
    return !re2::RE2::FullMatch(value.toStdString(), *m_regex);
}

QString Matcher::toString() const
{
    return m_name + matchSign(m_kind) + u'"' + escaped(m_value) + u'"';
}

QString Matcher::forDisplay() const
{
    return m_name + u' ' + matchSign(m_kind) + u" \""_s + escaped(m_value) + u'"';
}

Result<std::vector<Matcher>> parseMatchers(const QString &text)
{
    return Reader(text).readAll();
}

bool matchesAll(const std::vector<Matcher> &matchers, const Labels &labels)
{
    return std::ranges::all_of(matchers, [&](const Matcher &matcher) { return matcher.matches(labels); });
}

} // namespace yagura::alerts
