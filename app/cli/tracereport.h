// What yagura trace prints, as JSON for scripts and as text for people. Pure; translates, so it wants an
// application object for the plural forms.
#pragma once

#include "traces/analysis/traceanalysis.h"

#include <QByteArray>
#include <QJsonObject>

namespace yagura::cli {

enum class ReportLength { Short, All };

// The object of one trace. Times in µs with the nanoseconds as a fraction; the critical path is that of the
// main root, in order of time. Short: the 20 largest self times.
[[nodiscard]] QJsonObject analysisJson(const traces::OpenTrace &open, ReportLength length);
// The same keys for a file without a span.
[[nodiscard]] QJsonObject emptyAnalysisJson();
[[nodiscard]] QByteArray analysisText(const traces::OpenTrace &open, ReportLength length);

// Without traces what is not known is null.
[[nodiscard]] QJsonObject statisticsJson(const traces::DurationStatistics &statistics);
[[nodiscard]] QByteArray statisticsText(const traces::DurationStatistics &statistics, double percentile);

} // namespace yagura::cli
