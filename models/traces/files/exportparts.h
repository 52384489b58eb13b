// What the writers of traces have in common. Pure, any thread.
#pragma once

#include "traces/opentrace.h"

#include <optional>
#include <string>

namespace yagura::traces {

[[nodiscard]] std::string utf8Of(const QString &text);
// "server", "client" … as both formats spell it in lower case; empty for unspecified.
[[nodiscard]] const char *kindName(SpanKind kind);

// Where the parent of a row is in the trace it is the one the tree decided on, else what the span claims.
struct Parent
{
    TraceId trace;
    QString span;
    ReferenceType type = ReferenceType::ChildOf;
};
[[nodiscard]] std::optional<Parent> parentOf(const OpenTrace &open, std::uint32_t row);

} // namespace yagura::traces
