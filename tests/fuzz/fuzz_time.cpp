// Time ranges and durations: no text breaks them, and what is read is printed and read back to the same
// value.
#include "core/duration.h"
#include "core/timerangeexpression.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace yagura;
    const QString text = QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size)));
    static const QTimeZone zone("Europe/Berlin");
    const Instant now = fromUnixSeconds(std::int64_t{1'774'749'600}); // beside a change of clocks
    const auto down = resolveTime(text, now, zone, Rounding::Down);
    const auto up = resolveTime(text, now, zone, Rounding::Up);
    if (down && up && *down > *up)
        std::abort();
    if (const auto prometheus = parsePrometheusDuration(text)) {
        if (parsePrometheusDuration(prometheusDuration(*prometheus)) != prometheus)
            std::abort();
        (void)splitDuration(*prometheus);
    }
    if (const auto go = parseGoDuration(text); go && parseGoDuration(goDuration(*go)) != go)
        std::abort();
    return 0;
}
