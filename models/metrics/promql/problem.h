// What is wrong, doubtful or worth knowing about an expression: where, how bad, in words, and where possible
// the edit that mends it. Untranslated, like core's findings. Plain values.
#pragma once

#include "core/finding.h"
#include "metrics/promql/token.h"

#include <optional>

namespace yagura::metrics::promql {

// Replaces what stands at the span.
struct Edit
{
    Span span;
    QString text;

    bool operator==(const Edit &) const = default;
};

struct Problem
{
    Span span;
    QString message;
    QString hint; // what to do about it; may be empty
    FindingSeverity severity = FindingSeverity::Error;
    QString rule; // stable name, "rate-of-sum"; empty for syntax and type errors
    std::optional<Edit> fix;

    bool operator==(const Problem &) const = default;
};

using Problems = std::vector<Problem>;

[[nodiscard]] bool hasErrors(const Problems &problems);

// For lists of findings: the line is counted from the text, the rest is taken over.
[[nodiscard]] Finding toFinding(const Problem &problem, QStringView text);

// The text with one edit done.
[[nodiscard]] QString applied(const Edit &edit, QString text);

} // namespace yagura::metrics::promql
