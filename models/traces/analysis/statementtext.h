// Queries without their values, so that those that differ only in them are equal. Pure, linear.
#pragma once

#include <string>
#include <string_view>

namespace yagura::traces {

// SQL and its like in UTF-8: 'texts', numbers and $1 become ?, lists of them one ?, comments go, white space
// becomes one blank. At most 4096 bytes are read. Total: anything gives something.
[[nodiscard]] std::string normalisedStatement(std::string_view statement);

} // namespace yagura::traces
