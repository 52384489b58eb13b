#include "core/text.h"

#include <QStringList>

#include <vector>

namespace yagura {

namespace {

constexpr char32_t Replacement = 0xfffd;

bool isBidirectionalControl(char32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f
        || c == 0x061c;
}

bool isInvisible(char32_t c)
{
    return c == 0x200b || c == 0x2060 || c == 0xfeff || (c >= 0x2061 && c <= 0x2064)
        || (c >= 0xfff9 && c <= 0xfffb) || c == 0x00ad || c == 0x115f || c == 0x1160 || c == 0x3164
        || (c >= 0xe0000 && c <= 0xe007f) || (c >= 0x206a && c <= 0x206f);
}

bool isNoncharacter(char32_t c)
{
    return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f);
}

bool isMark(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

void appendCode(QString &out, char32_t c)
{
    out += QChar(u'⟨');
    out += QStringLiteral("U+%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
    out += QChar(u'⟩');
}

void appendVisible(QString &out, char32_t c)
{
    if (c < 0x20)
        out += QChar(static_cast<char16_t>(0x2400 + c));
    else if (c == 0x7f)
        out += QChar(u'␡');
    else if (isControl(c) || isBidirectionalControl(c) || isInvisible(c))
        appendCode(out, c);
    else if (isNoncharacter(c))
        out += QChar(static_cast<char16_t>(Replacement));
    else
        out += QChar::fromUcs4(c);
}

// Takes one character; a surrogate without its partner counts as U+FFFD.
char32_t take(QStringView text, qsizetype &at)
{
    const QChar first = text[at++];
    if (!first.isSurrogate())
        return first.unicode();
    if (first.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[at++]);
    return Replacement;
}

// One line break, however it is spelt.
bool takeLineBreak(char32_t c, QStringView text, qsizetype &at)
{
    if (c == '\r' && at < text.size() && text[at] == QLatin1Char('\n'))
        ++at;
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

} // namespace

QString forDisplay(QStringView text, LineBreaks lineBreaks, const DisplayLimits &limits)
{
    const qsizetype shown = std::min(text.size(), std::max<qsizetype>(limits.length, 0));
    QString out;
    out.reserve(shown + 16);
    int marks = 0;
    qsizetype at = 0;
    while (at < shown) {
        const char32_t c = take(text, at);
        marks = isMark(c) ? marks + 1 : 0;
        if (marks > limits.combiningRun)
            continue;
        if (takeLineBreak(c, text, at))
            out += lineBreaks == LineBreaks::Kept ? QChar(u'\n') : QChar(u'⏎');
        else if (c == '\t')
            out += lineBreaks == LineBreaks::Kept ? QStringLiteral("    ") : QStringLiteral(" ");
        else
            appendVisible(out, c);
    }
    if (at < text.size())
        out += QStringLiteral("… +%1").arg(text.size() - at);
    return out;
}

QString spokenText(const QVariant &shown)
{
    return forDisplay(shown.toString(), LineBreaks::Visible, {.length = 2'000});
}

QString fromUntrustedUtf8(QByteArrayView bytes, qsizetype maximumBytes)
{
    return QString::fromUtf8(bytes.first(std::min(bytes.size(), maximumBytes)));
}

bool hasDeceptiveCharacters(QStringView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = take(text, at);
        if ((isControl(c) && c != '\n' && c != '\r' && c != '\t') || isBidirectionalControl(c)
            || isInvisible(c) || isNoncharacter(c) || c == Replacement)
            return true;
    }
    return false;
}

QString nearestWord(QStringView word, const QStringList &known)
{
    constexpr qsizetype longest = 64;
    QString best;
    size_t bestDistance = static_cast<size_t>(std::min(word.size(), longest)) / 3 + 1;
    if (word.size() > longest)
        return best;
    for (const QString &candidate : known) {
        if (candidate.size() > longest)
            continue;
        std::vector<size_t> row(static_cast<size_t>(candidate.size()) + 1);
        for (size_t j = 0; j < row.size(); ++j)
            row[j] = j;
        for (qsizetype i = 0; i < word.size(); ++i) {
            size_t diagonal = row[0]++;
            for (size_t j = 1; j < row.size(); ++j) {
                const bool same
                    = word[i].toCaseFolded() == candidate[static_cast<qsizetype>(j - 1)].toCaseFolded();
                const size_t cost = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = std::min({cost, row[j] + 1, row[j - 1] + 1});
            }
        }
        if (row.back() < bestDistance) {
            bestDistance = row.back();
            best = candidate;
        }
    }
    return best;
}

} // namespace yagura
