// SQLite's result codes as errors an operator can act on. Pure function, any thread.
#pragma once

#include "core/error.h"

namespace yagura {

// code is SQLite's (extended) result code; text what it said; path the file.
[[nodiscard]] Error storeError(int code, const QString &text, const QString &path);

// Whether the file itself is damaged, so that it has to be put aside.
[[nodiscard]] bool isDamage(const Error &error);

} // namespace yagura
