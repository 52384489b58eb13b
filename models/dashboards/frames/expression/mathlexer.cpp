#include "dashboards/frames/expression/mathlexer.h"

#include <array>

namespace yagura::dashboards::frames {

namespace {

using Kind = MathToken::Kind;

// Longer ones before those they begin with.
constexpr std::array operators{"**", "==", "!=", ">=", "<=", "&&", "||", "+",
                               "-",  "*",  "/",  "%",  ">",  "<",  "!"};

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

qsizetype endOfWord(const QString &text, qsizetype at)
{
    while (at < text.size() && isWord(text[at]))
        ++at;
    return at;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

qsizetype endOfDigits(const QString &text, qsizetype at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

qsizetype endOfNumber(const QString &text, qsizetype at)
{
    if (text.mid(at, 2).toLower() == QLatin1String("0x"))
        return endOfWord(text, at);
    at = endOfDigits(text, at);
    if (at < text.size() && text[at] == QLatin1Char('.'))
        at = endOfDigits(text, at + 1);
    if (at < text.size() && text[at].toLower() == QLatin1Char('e')) {
        qsizetype exponent = at + 1;
        if (exponent < text.size()
            && (text[exponent] == QLatin1Char('+') || text[exponent] == QLatin1Char('-')))
            ++exponent;
        at = endOfDigits(text, exponent);
    }
    return at;
}

Result<MathToken> numberToken(const QString &text, qsizetype at)
{
    qsizetype end = endOfNumber(text, at);
    if (end < text.size() && isWord(text[end]))
        end = endOfWord(text, end); // "3rd" is no number, rather than a number and a name
    const QString word = text.mid(at, end - at);
    bool ok = false;
    const bool hexadecimal = word.startsWith(QLatin1String("0x"), Qt::CaseInsensitive);
    const double number
        = hexadecimal ? static_cast<double>(word.mid(2).toULongLong(&ok, 16)) : word.toDouble(&ok);
    if (!ok)
        return mathError(at, QStringLiteral("\"%1\" is no number").arg(word));
    return MathToken{Kind::Number, word, number, at};
}

// $name or ${any name}; the token's text is the name, end is where it ends.
Result<MathToken> variableToken(const QString &text, qsizetype at, qsizetype &end)
{
    const bool braces = at + 1 < text.size() && text[at + 1] == QLatin1Char('{');
    if (braces && text.indexOf(QLatin1Char('}'), at) < 0)
        return mathError(at, QStringLiteral("\"${\" without \"}\""));
    const qsizetype begin = at + (braces ? 2 : 1);
    const qsizetype stop = braces ? text.indexOf(QLatin1Char('}'), at) : endOfWord(text, begin);
    end = stop + (braces ? 1 : 0);
    if (stop == begin)
        return mathError(at, QStringLiteral("\"$\" without the name of a query"));
    return MathToken{Kind::Variable, text.mid(begin, stop - begin), 0, at};
}

std::optional<MathToken> signToken(const QString &text, qsizetype at)
{
    if (text[at] == QLatin1Char('('))
        return MathToken{Kind::Open, QStringLiteral("("), 0, at};
    if (text[at] == QLatin1Char(')'))
        return MathToken{Kind::Close, QStringLiteral(")"), 0, at};
    if (text[at] == QLatin1Char(','))
        return MathToken{Kind::Comma, QStringLiteral(","), 0, at};
    for (const char *known : operators) {
        if (QStringView(text).mid(at).startsWith(QLatin1String(known)))
            return MathToken{Kind::Operator, QString::fromLatin1(known), 0, at};
    }
    return std::nullopt;
}

Result<MathToken> tokenAt(const QString &text, qsizetype at, qsizetype &end)
{
    const QChar c = text[at];
    if (c == QLatin1Char('$'))
        return variableToken(text, at, end);
    Result<MathToken> token = mathError(at, QStringLiteral("unexpected \"%1\"").arg(c));
    if (isDigit(c) || (c == QLatin1Char('.') && at + 1 < text.size() && isDigit(text[at + 1])))
        token = numberToken(text, at);
    else if (c.isLetter())
        token = MathToken{Kind::Name, text.mid(at, endOfWord(text, at) - at), 0, at};
    else if (const auto sign = signToken(text, at))
        token = *sign;
    else if (c == QLatin1Char('&') || c == QLatin1Char('|') || c == QLatin1Char('='))
        token = mathError(at, QStringLiteral("unexpected \"%1\"").arg(c),
                          QStringLiteral("\"%1%1\" is meant").arg(c));
    end = token ? at + token->text.size() : at;
    return token;
}

} // namespace

std::unexpected<Error> mathError(qsizetype at, const QString &detail, const QString &hint)
{
    return failure(ErrorKind::InvalidInput, QStringLiteral("column %1").arg(at + 1), detail, hint);
}

Result<std::vector<MathToken>> mathTokens(const QString &text)
{
    std::vector<MathToken> tokens;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        auto token = tokenAt(text, at, end);
        if (!token)
            return std::unexpected(token.error());
        tokens.push_back(std::move(*token));
        at = end;
    }
    tokens.push_back({Kind::End, {}, 0, text.size()});
    return tokens;
}

} // namespace yagura::dashboards::frames
