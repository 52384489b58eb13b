// An Error in the operator's language: one sentence that says what is wrong, one that says what to do. The
// detail the other side gave stays as it is. Plain functions; GUI thread (they translate).
#pragma once

#include "core/error.h"

#include <QString>

namespace yagura::kit {

// "Connection refused", without the place or the detail: for chips and narrow columns.
[[nodiscard]] QString errorTitle(const Error &error);

// One sentence with place and reason: "prometheus: connection refused. …". Safe for labels.
[[nodiscard]] QString errorSentence(const Error &error);

// What the operator can do, or an empty text: the error's own hint first, then what helps against its kind.
[[nodiscard]] QString errorAdvice(const Error &error);

} // namespace yagura::kit
