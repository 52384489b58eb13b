#include "kit/safetext.h"

namespace yagura::kit {

namespace {

bool isBidiControl(char16_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool isInvisible(char16_t c)
{
    return c == 0x00AD || c == 0x180E || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF
           || (c >= 0xFFF9 && c <= 0xFFFB);
}

bool needsCare(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || isBidiControl(c) || isInvisible(c);
}

void appendVisible(QString &out, char16_t c, LineBreaks breaks)
{
    if (c == u'\t') {
        out += QLatin1String("  ");
    } else if (c == u'\n' && breaks == LineBreaks::Kept) {
        out += QLatin1Char('\n');
    } else if (c < 0x20) {
        out += QChar(static_cast<char16_t>(0x2400 + c)); // the signs for control characters
    } else {
        out += QStringLiteral("⟨U+%1⟩").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
    }
}

} // namespace

QString safeText(const QString &text, LineBreaks breaks, qsizetype cap)
{
    const bool tooLong = text.size() > cap;
    QStringView view = QStringView(text).left(cap);
    if (tooLong && !view.isEmpty() && view.back().isHighSurrogate())
        view.chop(1);
    const bool clean = std::none_of(view.begin(), view.end(), [](QChar c) { return needsCare(c.unicode()); });
    if (clean && !tooLong)
        return text;
    QString out;
    out.reserve(view.size() + 1);
    for (const QChar c : view) {
        if (needsCare(c.unicode()))
            appendVisible(out, c.unicode(), breaks);
        else
            out += c;
    }
    if (tooLong)
        out += QChar(0x2026);
    return out;
}

} // namespace yagura::kit
