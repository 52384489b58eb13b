// Secrets that stand in a file of their own or in the environment, as kiosks and containers have them. A file
// is used only if nobody else can read it. Plain functions, any thread.
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

namespace yagura {

// One trailing line break is dropped. Missing when there is no such file or it is empty; Forbidden, with the
// command that mends it, when others may read it or it belongs to another user; TooLarge beyond 64 KiB.
[[nodiscard]] Result<Secret> readSecretFile(const QString &path);

// ~/x is in the home folder, a relative path in the workspace.
[[nodiscard]] QString secretFilePath(const QString &name, const QString &workspaceFolder);

// Missing, with the variable's name, when it is unset or empty.
[[nodiscard]] Result<Secret> readSecretVariable(const QString &name);

// The variable that is looked at for any source, before its own reference: YAGURA_TOKEN_MY_PROM for
// "my-prom".
[[nodiscard]] QString overrideVariable(const QString &sourceId);

} // namespace yagura
