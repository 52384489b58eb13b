#include "metrics/promql/lexer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool isWordPart(QChar c)
{
    return isLetter(c) || isDigit(c);
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || isLineEnd(c);
}

struct Sign
{
    QStringView text;
    TokenKind kind;
};

// The longer of two that begin alike stands first.
constexpr Sign signs[]{
    {u"==", TokenKind::Equal},      {u"=~", TokenKind::RegexMatch},    {u"=", TokenKind::Assign},
    {u"!=", TokenKind::NotEqual},   {u"!~", TokenKind::RegexNotMatch}, {u"<=", TokenKind::LessEqual},
    {u"<", TokenKind::Less},        {u">=", TokenKind::GreaterEqual},  {u">", TokenKind::Greater},
    {u"+", TokenKind::Add},         {u"-", TokenKind::Subtract},       {u"*", TokenKind::Multiply},
    {u"/", TokenKind::Divide},      {u"%", TokenKind::Modulo},         {u"^", TokenKind::Power},
    {u"@", TokenKind::At},          {u",", TokenKind::Comma},          {u"(", TokenKind::LeftParen},
    {u")", TokenKind::RightParen},  {u"{", TokenKind::LeftBrace},      {u"}", TokenKind::RightBrace},
    {u"[", TokenKind::LeftBracket}, {u"]", TokenKind::RightBracket}};

class Scanner
{
public:
    Scanner(QStringView text, const LexState &state, const LexOptions &options, bool isLine)
        : m_text(text)
        , m_state(state)
        , m_options(options)
        , m_isLine(isLine)
    { }

    LexedLine run()
    {
        if (m_state.inRawString)
            rawString();
        while (m_at < m_text.size())
            one();
        return {std::move(m_tokens), m_state};
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }
    [[nodiscard]] bool acceptOne(QStringView any)
    {
        const bool found = m_at < m_text.size() && any.contains(m_text[m_at]);
        m_at += found ? 1 : 0;
        return found;
    }
    template <typename Test> void acceptWhile(Test test)
    {
        while (m_at < m_text.size() && test(m_text[m_at]))
            ++m_at;
    }

    void emitToken(TokenKind kind, qsizetype start, const QString &error = {})
    {
        m_tokens.push_back({kind, spanBetween(start, m_at), error});
    }

    void one()
    {
        const qsizetype start = m_at;
        const QChar c = peek();
        if (isSpace(c)) {
            ++m_at;
        } else if (c == u'#') {
            acceptWhile([](QChar one) { return !isLineEnd(one); });
            emitToken(TokenKind::Comment, start);
        } else if (c == u'"' || c == u'\'') {
            quoted(c);
        } else if (c == u'`') {
            ++m_at;
            rawString();
        } else if (m_options.variables && variableLength() > 0) {
            variable();
        } else if (c == u':' && m_state.inBrackets) {
            ++m_at;
            emitToken(TokenKind::Colon, start);
        } else if (isLetter(c) || (c == u':' && !m_state.inBraces)) {
            word();
        } else if (isDigit(c) || (c == u'.' && isDigit(peek(1)))) {
            numberOrDuration();
        } else {
            sign();
        }
    }

    // Length of the dashboard variable that begins here; 0 when there is none.
    [[nodiscard]] qsizetype variableLength() const
    {
        const auto closed = [this](qsizetype opening, QStringView closing) -> qsizetype {
            const qsizetype end = m_text.indexOf(closing, m_at + opening);
            if (end < 0 || !isWordPart(peek(opening)))
                return 0;
            return end + closing.size() - m_at;
        };
        if (m_text.mid(m_at).startsWith(u"${"))
            return closed(2, u"}");
        if (m_text.mid(m_at).startsWith(u"[["))
            return closed(2, u"]]");
        if (peek() != u'$' || !isWordPart(peek(1)))
            return 0;
        qsizetype length = 1;
        while (m_at + length < m_text.size() && isWordPart(m_text[m_at + length]))
            ++length;
        return length;
    }

    // A word with variables in it, node_$metric, is one name.
    bool acceptNameParts(bool withColon)
    {
        bool hasVariable = false;
        for (;;) {
            acceptWhile([&](QChar c) { return isWordPart(c) || (withColon && c == u':'); });
            const qsizetype length = m_options.variables ? variableLength() : 0;
            if (length == 0 || peek() == u'[')
                return hasVariable;
            m_at += length;
            hasVariable = true;
        }
    }

    void variable()
    {
        const qsizetype start = m_at;
        m_at += variableLength();
        const qsizetype alone = m_at;
        if (m_state.inBrackets) // also ${minutes}m
            acceptWhile(isWordPart);
        else
            acceptNameParts(!m_state.inBraces);
        emitToken(m_at == alone || m_state.inBrackets ? TokenKind::Variable : TokenKind::Identifier, start);
    }

    void word()
    {
        const qsizetype start = m_at;
        const bool hasVariable = acceptNameParts(!m_state.inBraces && !m_state.inBrackets);
        const QStringView name = m_text.mid(start, m_at - start);
        TokenKind kind = TokenKind::Identifier;
        if (name.contains(u':') && !hasVariable)
            kind = TokenKind::MetricIdentifier;
        else if (!m_state.inBraces && !hasVariable)
            kind = keywordKind(name);
        emitToken(kind, start);
    }

    // Digits, fraction and exponent; true when no letter follows.
    bool scanNumber()
    {
        const bool isHex = peek() == u'0' && (peek(1) == u'x' || peek(1) == u'X');
        const auto digits = [isHex](QChar c) {
            return isDigit(c) || (isHex && ((c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F')));
        };
        m_at += isHex ? 2 : 0;
        acceptWhile(digits);
        if (acceptOne(u"."))
            acceptWhile(digits);
        if (acceptOne(u"eE")) {
            (void)acceptOne(u"+-");
            acceptWhile(isDigit);
        }
        return !isWordPart(peek());
    }

    // What follows the first number of a duration. Wrong units (hs) are left to the parser.
    bool scanUnits()
    {
        if (!acceptOne(u"smhdwy"))
            return false;
        (void)acceptOne(u"s");
        while (isDigit(peek())) {
            acceptWhile(isDigit);
            if (!acceptOne(u"smhdw"))
                return false;
            (void)acceptOne(u"s");
        }
        return !isWordPart(peek());
    }

    void numberOrDuration()
    {
        const qsizetype start = m_at;
        if (scanNumber())
            return emitToken(TokenKind::Number, start);
        if (scanUnits())
            return emitToken(TokenKind::Duration, start);
        acceptWhile(isWordPart);
        emitToken(TokenKind::Error, start,
                  u"bad number or duration syntax: \""_s
                      + m_text.mid(start, qMin<qsizetype>(m_at - start, 40)) + u'"');
    }

    void sign()
    {
        const qsizetype start = m_at;
        const QStringView rest = m_text.mid(m_at);
        const auto found
            = std::ranges::find_if(signs, [&](const Sign &one) { return rest.startsWith(one.text); });
        if (found == std::end(signs)) {
            m_at += peek().isHighSurrogate() && peek(1).isLowSurrogate() ? 2 : 1;
            const QString seen = m_text.mid(start, m_at - start).toString();
            return emitToken(TokenKind::Error, start,
                             seen == u"!" ? u"unexpected character after \"!\""_s
                                          : QString(u"unexpected character: \""_s + seen + u'"'));
        }
        m_at += found->text.size();
        follow(found->kind);
        emitToken(found->kind, start);
    }

    // A bracket of another kind ends braces that somebody forgot to close.
    void follow(TokenKind kind)
    {
        if (kind == TokenKind::LeftBrace)
            m_state.inBraces = true;
        else if (kind == TokenKind::RightBrace || kind == TokenKind::LeftParen
                 || kind == TokenKind::RightParen || kind == TokenKind::LeftBracket)
            m_state.inBraces = false;
        if (kind == TokenKind::LeftBracket)
            m_state.inBrackets = true;
        else if (kind == TokenKind::RightBracket || kind == TokenKind::LeftParen
                 || kind == TokenKind::RightParen || kind == TokenKind::LeftBrace)
            m_state.inBrackets = false;
    }

    void rawString()
    {
        const qsizetype start = m_state.inRawString ? m_at : m_at - 1;
        acceptWhile([](QChar c) { return c != u'`'; });
        m_state.inRawString = m_at == m_text.size();
        m_at += m_state.inRawString ? 0 : 1;
        if (m_state.inRawString && !m_isLine)
            return emitToken(TokenKind::Error, start, u"unterminated raw string"_s);
        if (m_at > start)
            emitToken(TokenKind::String, start);
    }

    void quoted(QChar quote)
    {
        const qsizetype start = m_at++;
        QString error;
        while (m_at < m_text.size() && peek() != quote && peek() != u'\n') {
            if (peek() != u'\\') {
                ++m_at;
                continue;
            }
            const bool good = escape(quote);
            if (!good && error.isEmpty())
                error = u"unknown or incomplete escape sequence"_s;
        }
        if (peek() != quote || m_at >= m_text.size())
            return emitToken(TokenKind::Error, start, u"unterminated quoted string"_s);
        ++m_at;
        emitToken(error.isEmpty() ? TokenKind::String : TokenKind::Error, start, error);
    }

    // Steps over one escape sequence, and never over the quote that ends the string.
    bool escape(QChar quote)
    {
        ++m_at;
        const QChar c = peek();
        if (c == quote || QStringView(u"abfnrtv\\").contains(c)) {
            m_at += m_at < m_text.size() ? 1 : 0;
            return !c.isNull();
        }
        const bool octal = c >= u'0' && c <= u'7';
        const qsizetype digits = octal ? 3 : c == u'x' ? 2 : c == u'u' ? 4 : c == u'U' ? 8 : 0;
        if (digits == 0)
            return false;
        m_at += octal ? 0 : 1;
        bool ok = false;
        const uint value = m_text.mid(m_at, digits).toUInt(&ok, octal ? 8 : 16);
        const auto isHexDigit
            = [](QChar one) { return isDigit(one) || QStringView(u"abcdefABCDEF").contains(one); };
        for (qsizetype i = 0; i < digits; ++i) {
            if (!isHexDigit(peek()))
                return false;
            ++m_at;
        }
        if (digits <= 3)
            return ok && value <= 0xff;
        return ok && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
    }

    const QStringView m_text;
    LexState m_state;
    const LexOptions m_options;
    const bool m_isLine;
    qsizetype m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

int LexState::toNumber() const
{
    return (inBraces ? 1 : 0) + (inBrackets ? 2 : 0) + (inRawString ? 4 : 0);
}

LexState LexState::fromNumber(int number)
{
    if (number < 0)
        return {};
    return {(number & 1) != 0, (number & 2) != 0, (number & 4) != 0};
}

std::vector<Token> lex(QStringView text, const LexOptions &options)
{
    std::vector<Token> tokens = Scanner(text, {}, options, false).run().tokens;
    tokens.push_back({TokenKind::EndOfText, {text.size(), 0}, {}});
    return tokens;
}

LexedLine lexLine(QStringView line, const LexState &before, const LexOptions &options)
{
    return Scanner(line, before, options, true).run();
}

} // namespace yagura::metrics::promql
