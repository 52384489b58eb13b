// The words of the trace screens: durations, kinds, repairs, findings. Plain functions; GUI thread (they
// translate).
#pragma once

#include "kit/numbers.h"
#include "traces/analysis/findings.h"

namespace yagura::traces {

[[nodiscard]] kit::ValueText durationOf(std::int64_t ns);
// "+2.796 s" since the start of the trace.
[[nodiscard]] QString offsetText(std::int64_t ns);
// For labels of an axis whose ticks are step apart: as few digits as tell them apart.
[[nodiscard]] QString tickText(std::int64_t ns, std::int64_t step);

// "unknown service" where the answer did not say.
[[nodiscard]] QString serviceText(const QString &service);
// "server", "client" …; empty for unspecified.
[[nodiscard]] QString kindText(SpanKind kind);
// 7f3a9c1e…5f18
[[nodiscard]] QString shortId(const QString &id);

struct FindingText
{
    QString title;
    QString detail;
};
[[nodiscard]] FindingText findingText(const OpenTrace &open, const Finding &finding);

} // namespace yagura::traces
