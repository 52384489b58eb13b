// Which field of a log document plays which part: programs and shippers spell the same thing in many ways.
// Pure.
#pragma once

#include <QStringList>

#include <cstdint>
#include <optional>
#include <string_view>

namespace yagura::logs {

enum class FieldRole : std::uint8_t {
    Time,
    Level,
    Service,
    Message,
    Trace,
    Span,
    Stack,
    ErrorType,
    ErrorMessage
};

// The names for a role, best first.
[[nodiscard]] const QStringList &fieldNames(FieldRole role);

struct RoleMatch
{
    FieldRole role = FieldRole::Message;
    int rank = 0; // 0 is the best name of the role
};
// Of a dotted path. A prefix under which pipelines put what they have parsed (parsed., json., fields.,
// attributes.) ranks behind the plain name.
[[nodiscard]] std::optional<RoleMatch> roleOf(std::string_view path);

} // namespace yagura::logs
