// Result<T>: a value or an Error. Every fallible function of the console returns one; no exception crosses a
// folder.
#pragma once

#include "core/error.h"

#include <expected>
#include <utility>

namespace yagura {

template <typename T> using Result = std::expected<T, Error>;

using Status = Result<void>;

// Shorthand for the failing side: return failure(ErrorKind::Malformed, "line 3", "…").
[[nodiscard]] inline std::unexpected<Error> failure(ErrorKind kind, QString where = {}, QString detail = {},
                                                    QString hint = {})
{
    return std::unexpected(Error{kind, std::move(where), std::move(detail), std::move(hint)});
}

} // namespace yagura
