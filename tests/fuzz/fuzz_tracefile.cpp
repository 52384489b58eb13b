// A trace file of any kind: whatever its bytes, traces or an error, and every trace can be opened.
#include "traces/files/tracefile.h"
#include "traces/opentrace.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto file = yagura::traces::readTraceBytes(
        QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!file)
        return 0;
    for (const auto &trace : file->traces)
        (void)yagura::traces::openTrace(trace);
    return 0;
}
