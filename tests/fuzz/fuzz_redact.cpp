// A registered secret never survives, however it is surrounded, and redacting twice changes nothing more.
#include "core/redact.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura;
    static Redactor redactor;
    static const bool registered = [] {
        redactor.add(Secret("yagura-canary-1"));
        return true;
    }();
    const QString text = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    const QString around = text + QStringLiteral("yagura-canary-1") + text;
    if (registered && redactor.redacted(around).contains(QLatin1String("yagura-canary-1")))
        std::abort();
    (void)redactPatterns(text);
    return 0;
}
