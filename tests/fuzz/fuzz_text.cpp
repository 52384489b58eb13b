// Whatever comes in, what is shown is bounded and holds no control characters.
#include "core/ids.h"
#include "core/text.h"
#include "core/units.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura;
    const QString raw = fromUntrustedUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    const QString shown = forDisplay(raw, LineBreaks::Visible, {.length = 200});
    if (shown.size() > 200 * 9 + 20)
        std::abort();
    for (const QChar c : shown) {
        if (c.category() == QChar::Other_Control)
            std::abort();
    }
    // Also half a surrogate pair.
    const QString odd(reinterpret_cast<const QChar *>(raw.utf16()), raw.size() / 2);
    (void)forDisplay(odd, LineBreaks::Kept);
    if (hasDeceptiveCharacters(shown) && !shown.contains(QChar::ReplacementCharacter))
        std::abort();
    if (const auto found = findTraceReference(raw);
        found && traceIdFromText(found->trace.toString()) != found->trace)
        std::abort();
    (void)formatNumber(static_cast<double>(raw.size()) * 1.7, raw);
    return 0;
}
