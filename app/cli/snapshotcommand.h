// yagura snapshot: draws screens to PNG files without a display, after their data has arrived, and prints the
// paths.
#pragma once

#include "core/redact.h"

#include <QStringList>

namespace yagura::cli {

// arguments behind the word snapshot; the application object exists. Returns the exit status: 0 done, 2 bad
// usage or a file that cannot be written.
[[nodiscard]] int runSnapshot(const QStringList &arguments, Redactor &redactor);

} // namespace yagura::cli
