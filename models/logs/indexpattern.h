// Patterns that gather the dated indices of one kind: logs-prod-2026.11.23 and its like become logs-prod-*.
// Pure.
#pragma once

#include <QStringList>

namespace yagura::logs {

// What an index picker offers: a pattern for each group of dated or numbered names first, then the names that
// stand alone. Sorted; no duplicates.
[[nodiscard]] QStringList indexChoices(const QStringList &names);

} // namespace yagura::logs
