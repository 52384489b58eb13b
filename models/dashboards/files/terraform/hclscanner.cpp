#include "dashboards/files/terraform/hclscanner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::terraform {

namespace {

constexpr int deepestBrackets = 100;

bool isNameStart(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_'
        || static_cast<unsigned char>(letter) >= 0x80;
}

bool isNameLetter(char letter)
{
    return isNameStart(letter) || (letter >= '0' && letter <= '9') || letter == '-';
}

// Adjacent literals are one part.
void addLiteral(std::vector<HclPart> &parts, QByteArray &literal)
{
    if (!literal.isEmpty())
        parts.push_back({HclPart::Kind::Literal, QString::fromUtf8(literal)});
    literal.clear();
}

// <<- takes away the indentation that all lines share.
QByteArray withoutIndent(const QByteArrayList &lines)
{
    qsizetype shared = -1;
    for (const QByteArray &line : lines) {
        const qsizetype indent
            = std::find_if(line.begin(), line.end(), [](char c) { return c != ' ' && c != '\t'; })
            - line.begin();
        if (indent < line.size())
            shared = shared < 0 ? indent : std::min(shared, indent);
    }
    QByteArray text;
    for (const QByteArray &line : lines)
        text += line.mid(std::min<qsizetype>(std::max<qsizetype>(shared, 0), line.size())) + '\n';
    return text;
}

} // namespace

HclScanner::HclScanner(QByteArrayView text, QString file)
    : m_text(text)
    , m_file(std::move(file))
{ }

char HclScanner::peek(qsizetype ahead) const
{
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
}

bool HclScanner::startsWith(const char *word) const
{
    return m_text.sliced(std::min(m_at, m_text.size())).startsWith(word);
}

QString HclScanner::textFrom(qsizetype begin) const
{
    return QString::fromUtf8(m_text.sliced(begin, m_at - begin));
}

void HclScanner::advance(qsizetype count)
{
    for (; count > 0 && m_at < m_text.size(); --count) {
        if (m_text[m_at] == '\n')
            ++m_line;
        ++m_at;
    }
}

bool HclScanner::take(char letter)
{
    if (isAtEnd() || peek() != letter)
        return false;
    advance();
    return true;
}

qsizetype HclScanner::lineEnd() const
{
    const qsizetype end = m_text.indexOf('\n', m_at);
    return end < 0 ? m_text.size() : end;
}

void HclScanner::skipSpaces()
{
    while (!isAtEnd() && !hasFailed()) {
        const char letter = peek();
        if (letter == ' ' || letter == '\t' || letter == '\r') {
            advance();
        } else if (letter == '#' || startsWith("//")) {
            advance(lineEnd() - m_at);
        } else if (startsWith("/*")) {
            const qsizetype end = m_text.indexOf("*/", m_at + 2);
            if (end < 0)
                refuse(ErrorKind::Incomplete, u"a comment does not end"_s);
            else
                advance(end + 2 - m_at);
        } else {
            return;
        }
    }
}

void HclScanner::skipBlank()
{
    skipSpaces();
    while (!hasFailed() && take('\n'))
        skipSpaces();
}

QString HclScanner::takeIdentifier()
{
    const qsizetype begin = m_at;
    if (isNameStart(peek())) {
        while (!isAtEnd() && isNameLetter(peek()))
            advance();
    }
    return textFrom(begin);
}

HclPart HclScanner::takeBraces(HclPart::Kind kind)
{
    advance(1); // $ or %
    const qsizetype begin = m_at;
    skipBrackets();
    if (hasFailed())
        return {kind, {}};
    return {kind, QString::fromUtf8(m_text.sliced(begin + 1, m_at - begin - 2))};
}

void HclScanner::takeEscape(QByteArray &literal)
{
    advance();
    const char letter = peek();
    const int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (digits > 0) {
        advance();
        bool isNumber = false;
        const QByteArray hex
            = m_text.sliced(m_at, std::min<qsizetype>(digits, m_text.size() - m_at)).toByteArray();
        const uint code = hex.toUInt(&isNumber, 16);
        if (!isNumber || hex.size() != digits || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return refuse(ErrorKind::Malformed, u"an escape that is no character"_s);
        const char32_t character = code;
        literal += QString::fromUcs4(&character, 1).toUtf8();
        advance(digits);
        return;
    }
    switch (letter) {
    case 'n':
        literal += '\n';
        break;
    case 'r':
        literal += '\r';
        break;
    case 't':
        literal += '\t';
        break;
    case '"':
    case '\\':
        literal += letter;
        break;
    default:
        return refuse(ErrorKind::Malformed, u"an unknown escape in a string"_s);
    }
    advance();
}

std::vector<HclPart> HclScanner::takeString()
{
    std::vector<HclPart> parts;
    QByteArray literal;
    const int opened = m_line;
    advance();
    while (!hasFailed()) {
        if (isAtEnd() || peek() == '\n') {
            refuse(ErrorKind::Incomplete, u"the string that begins in line %1 does not end"_s.arg(opened));
        } else if (take('"')) {
            break;
        } else if (startsWith("$${") || startsWith("%%{")) {
            literal += m_text[m_at];
            literal += '{';
            advance(3);
        } else if (startsWith("${") || startsWith("%{")) {
            addLiteral(parts, literal);
            const bool isExpression = peek() == '$';
            parts.push_back(takeBraces(isExpression ? HclPart::Kind::Expression : HclPart::Kind::Directive));
        } else if (peek() == '\\') {
            takeEscape(literal);
        } else {
            literal += peek();
            advance();
        }
    }
    addLiteral(parts, literal);
    return parts;
}

std::vector<HclPart> HclScanner::takeHeredoc()
{
    const int opened = m_line;
    advance(2);
    const bool isIndented = take('-');
    const QByteArray marker = takeIdentifier().toUtf8();
    skipSpaces();
    if (marker.isEmpty() || !take('\n')) {
        refuse(isAtEnd() ? ErrorKind::Incomplete : ErrorKind::Malformed, u"a heredoc begins with <<NAME"_s);
        return {};
    }
    QByteArrayList lines;
    const qsizetype begin = m_at;
    while (!isAtEnd()) {
        const QByteArrayView line = m_text.sliced(m_at, lineEnd() - m_at);
        if (line.trimmed() == QByteArrayView(marker)) {
            const QByteArray plain
                = isIndented ? withoutIndent(lines) : m_text.sliced(begin, m_at - begin).toByteArray();
            advance(line.size() - (line.endsWith('\r') ? 1 : 0));
            HclScanner content(plain, m_file);
            std::vector<HclPart> parts = content.takeTemplate(plain.size());
            if (content.hasFailed())
                refuse(content.error().kind, content.error().detail);
            return parts;
        }
        if (isIndented)
            lines << line.toByteArray();
        advance(line.size() + 1);
    }
    refuse(ErrorKind::Incomplete, u"the heredoc that begins in line %1 does not end"_s.arg(opened));
    return {};
}

std::vector<HclPart> HclScanner::takeTemplate(qsizetype end)
{
    std::vector<HclPart> parts;
    QByteArray literal;
    while (m_at < end && !hasFailed()) {
        if (startsWith("$${") || startsWith("%%{")) {
            literal += m_text[m_at];
            literal += '{';
            advance(3);
        } else if (startsWith("${") || startsWith("%{")) {
            addLiteral(parts, literal);
            const bool isExpression = peek() == '$';
            parts.push_back(takeBraces(isExpression ? HclPart::Kind::Expression : HclPart::Kind::Directive));
        } else {
            literal += m_text[m_at];
            advance();
        }
    }
    addLiteral(parts, literal);
    return parts;
}

// Strings may hold templates and these strings again.
void HclScanner::skipString()
{
    if (++m_depth > deepestBrackets)
        return refuse(ErrorKind::TooLarge, u"nested deeper than %1 levels"_s.arg(deepestBrackets));
    advance();
    while (!isAtEnd() && !hasFailed() && peek() != '"' && peek() != '\n') {
        if (startsWith("$${") || startsWith("%%{")) {
            advance(3);
        } else if (startsWith("${") || startsWith("%{")) {
            advance();
            skipBrackets();
        } else {
            advance(peek() == '\\' ? 2 : 1);
        }
    }
    if (!take('"'))
        refuse(ErrorKind::Incomplete, u"a string does not end"_s);
    --m_depth;
}

void HclScanner::skipBrackets()
{
    QByteArray open;
    const int opened = m_line;
    do {
        const char letter = peek();
        if (isAtEnd())
            return refuse(ErrorKind::Incomplete, u"the bracket of line %1 is not closed"_s.arg(opened));
        if (letter == '"') {
            skipString();
            continue;
        }
        if (letter == '#' || startsWith("//") || startsWith("/*")) {
            skipSpaces();
            continue;
        }
        if (letter == '(' || letter == '[' || letter == '{')
            open += letter;
        else if (letter == ')' || letter == ']' || letter == '}')
            open.chop(1);
        if (open.size() > deepestBrackets)
            return refuse(ErrorKind::TooLarge, u"nested deeper than %1 levels"_s.arg(deepestBrackets));
        advance();
    } while (!open.isEmpty() && !hasFailed());
}

void HclScanner::skipExpression(bool endsAtLineEnd)
{
    while (!isAtEnd() && !hasFailed()) {
        const char letter = peek();
        if (letter == '(' || letter == '[' || letter == '{')
            skipBrackets();
        else if (letter == '"')
            skipString();
        else if (letter == ',' || letter == ')' || letter == ']' || letter == '}'
                 || (letter == '\n' && endsAtLineEnd) || letter == '#' || startsWith("//"))
            return;
        else
            advance();
    }
}

void HclScanner::refuse(ErrorKind kind, const QString &reason)
{
    if (!m_error)
        m_error = Error{kind, m_file + u":%1"_s.arg(m_line), reason, {}};
    m_at = m_text.size();
}

} // namespace yagura::dashboards::terraform
