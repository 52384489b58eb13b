// How bad it is: one scale for alerts, incidents, log lines and findings, worst first, so that sorting
// ascending puts the worst on top. Plain value.
#pragma once

#include <QString>

namespace yagura {

enum class Severity { Critical, Warning, Info, Ok, Unknown };

// "critical", "warning", "info", "ok", "unknown": untranslated, for files and the command line.
[[nodiscard]] QString severityName(Severity severity);

// From a label as people write it (critical, crit, page, sev1, P1, error, warn, high, low, notice …), any
// case; Unknown for words it has not met.
[[nodiscard]] Severity severityFromText(QStringView text);

} // namespace yagura
