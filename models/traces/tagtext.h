// Tags as people type them: logfmt (error=true http.route="/api/*") or a JSON object of plain values. Pure.
#pragma once

#include "core/result.h"

#include <map>

namespace yagura::traces {

// InvalidInput with a sentence where the text stops making sense; a key given twice keeps its last value.
[[nodiscard]] Result<std::map<QString, QString>> parseTags(const QString &text);
// logfmt, values quoted where they must be.
[[nodiscard]] QString tagText(const std::map<QString, QString> &tags);

} // namespace yagura::traces
