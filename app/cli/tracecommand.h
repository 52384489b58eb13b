// yagura trace analyze says of trace files where the time went, trace by trace; yagura trace stats sums up
// all traces of the files. No display is needed.
#pragma once

#include "cli/commandanswer.h"

#include <QStringList>

namespace yagura::cli {

// arguments behind the word trace. Both go on with what could be read of a damaged file, and end with 2 then.
[[nodiscard]] CommandAnswer runTrace(const QStringList &arguments);

} // namespace yagura::cli
