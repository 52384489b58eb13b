// Values of variables in the words of a list's filters. Pure, any thread.
#pragma once

#include "dashboards/panelquery.h"

namespace yagura::dashboards {

// The dashboard's variables and the range's own ($__range …).
[[nodiscard]] Scope listScope(const PlanContext &context);

// What one of words allows; a word that is exactly a variable stands for its values. Empty: everything is
// allowed, also where such a variable stands for all.
[[nodiscard]] QStringList allowedWords(const QStringList &words, const PlanContext &context);

} // namespace yagura::dashboards
