#include "traces/filter/filterlexer.h"

using namespace Qt::StringLiterals;

namespace yagura::traces {

namespace {

class Lexer
{
public:
    explicit Lexer(const QString &text)
        : m_text(text)
    { }

    std::vector<FilterToken> run()
    {
        for (skipSpace(); m_at < m_text.size(); skipSpace())
            readTerm();
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] QChar at(qsizetype place) const
    {
        return place < m_text.size() ? m_text.at(place) : QChar();
    }
    void skipSpace()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }
    [[nodiscard]] bool endsTerm(qsizetype place) const
    {
        return place >= m_text.size() || m_text.at(place).isSpace() || m_text.at(place) == u')';
    }

    FilterToken &add(FilterTokenKind kind, qsizetype length, QString text)
    {
        m_tokens.push_back({kind, m_at, length, std::move(text)});
        m_at += length;
        return m_tokens.back();
    }

    void readTerm()
    {
        const auto first = at(m_at);
        if (first == u'(')
            add(FilterTokenKind::Open, 1, u"("_s);
        else if (first == u')')
            add(FilterTokenKind::Close, 1, u")"_s);
        else if (first == u'-' && !endsTerm(m_at + 1))
            add(FilterTokenKind::Minus, 1, u"-"_s);
        else if (first == u'"' || first == u'\'')
            readQuoted();
        else if (!readRegex())
            readWord();
    }

    void readQuoted()
    {
        const auto quote = at(m_at);
        QString text;
        auto place = m_at + 1;
        for (; place < m_text.size() && m_text.at(place) != quote; ++place) {
            const bool isEscape
                = m_text.at(place) == u'\\' && (at(place + 1) == quote || at(place + 1) == u'\\');
            place += isEscape ? 1 : 0;
            text += m_text.at(place);
        }
        const bool isClosed = place < m_text.size();
        add(FilterTokenKind::Quoted, place - m_at + (isClosed ? 1 : 0), text).isClosed = isClosed;
    }

    // A path such as /api/orders is a word: the second slash must end the term.
    bool readRegex()
    {
        if (at(m_at) != u'/')
            return false;
        auto place = m_at + 1;
        QString text;
        for (; place < m_text.size() && m_text.at(place) != u'/'; ++place) {
            if (m_text.at(place) == u'\\' && place + 1 < m_text.size()) {
                if (m_text.at(place + 1) != u'/')
                    text += u'\\';
                ++place;
            }
            text += m_text.at(place);
        }
        if (place >= m_text.size() || text.isEmpty())
            return false;
        const bool ignoresCase = at(place + 1) == u'i' && endsTerm(place + 2);
        if (!ignoresCase && !endsTerm(place + 1))
            return false;
        add(FilterTokenKind::Regex, place - m_at + (ignoresCase ? 2 : 1), text).ignoresCase = ignoresCase;
        return true;
    }

    [[nodiscard]] qsizetype signLength(qsizetype place) const
    {
        const auto first = at(place);
        const auto second = at(place + 1);
        if (first == u'!')
            return second == u'=' || second == u'~' ? 2 : 0;
        if (first == u'<' || first == u'>')
            return second == u'=' ? 2 : 1;
        return first == u':' || first == u'=' || first == u'~' ? 1 : 0;
    }

    void readWord()
    {
        auto place = m_at;
        while (!endsTerm(place) && at(place) != u'(' && at(place) != u'"' && signLength(place) == 0)
            ++place;
        if (place == m_at) { // a sign without a field
            const auto length = std::max<qsizetype>(1, signLength(m_at));
            add(FilterTokenKind::Sign, length, m_text.mid(m_at, length));
            return;
        }
        // A pasted address is text, not a field named http.
        if (at(place) == u':' && at(place + 1) == u'/' && at(place + 2) == u'/') {
            while (!endsTerm(place))
                ++place;
        }
        auto &word = add(FilterTokenKind::Word, place - m_at, m_text.mid(m_at, place - m_at));
        for (const auto keyword : {"and"_L1, "or"_L1, "not"_L1})
            word.isKeyword = word.isKeyword || word.text.compare(keyword, Qt::CaseInsensitive) == 0;
        if (word.isKeyword && signLength(m_at) == 0)
            return;
        readComparison();
    }

    void readComparison()
    {
        const auto afterWord = m_at;
        skipSpace();
        const auto length = signLength(m_at);
        if (length == 0 || (m_at > afterWord && at(m_at) == u':')) {
            m_at = afterWord;
            return;
        }
        m_tokens.back().isKeyword = false;
        add(FilterTokenKind::Sign, length, m_text.mid(m_at, length));
        skipSpace();
        if (endsTerm(m_at))
            return;
        if (at(m_at) == u'"' || at(m_at) == u'\'')
            readQuoted();
        else if (!readRegex())
            readValue();
    }

    void readValue()
    {
        auto place = m_at;
        for (int open = 0; place < m_text.size() && !m_text.at(place).isSpace(); ++place) {
            if (m_text.at(place) == u')' && open-- == 0)
                break;
            open += m_text.at(place) == u'(' ? 1 : 0;
        }
        add(FilterTokenKind::Value, place - m_at, m_text.mid(m_at, place - m_at));
    }

    const QString &m_text;
    qsizetype m_at = 0;
    std::vector<FilterToken> m_tokens;
};

} // namespace

std::vector<FilterToken> filterTokens(const QString &text)
{
    return Lexer(text).run();
}

} // namespace yagura::traces
