#include "kit/safetext.h"

#include "core/text.h"

#include <algorithm>

namespace yagura::kit {

namespace {

// Nearly all text: letters without marks, digits, punctuation, Japanese. Cells are painted too often to look
// closer.
bool isPlainlyHarmless(char16_t c)
{
    const bool isLatin = (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0x300 && c != 0xAD);
    const bool isJapanese = c >= 0x3001 && c <= 0x9FFF && c != 0x3099 && c != 0x309A && c != 0x3164;
    return isLatin || isJapanese;
}

} // namespace

QString safeText(const QString &text, LineBreaks breaks, qsizetype cap)
{
    if (text.size() <= cap
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isPlainlyHarmless(c.unicode()); }))
        return text;
    const auto kept = breaks == LineBreaks::Kept ? yagura::LineBreaks::Kept : yagura::LineBreaks::Visible;
    DisplayLimits limits;
    limits.length = cap;
    return forDisplay(text, kept, limits);
}

} // namespace yagura::kit
