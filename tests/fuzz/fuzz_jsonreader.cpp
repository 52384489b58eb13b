// What the gate accepts can be built, printed and read again to the same tree.
#include "core/jsonreader.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const auto json = parseJson(text, QStringLiteral("fuzz"));
    if (json.has_value() != parseOrderedJson(text, {}).has_value())
        std::abort();
    if (!json)
        return 0;
    const auto again = parseJson(dumpJson(*json), {}, {.bytes = 1 << 30});
    if (!again || *again != *json)
        std::abort();
    JsonView(*json).forEachMember([](const QString &, const JsonView &value) {
        (void)value.integer();
        (void)value.numberFromText();
        (void)value.stringOr();
    });
    return 0;
}
