// The words of the settings screen for what the workspace only names: kinds, ways of signing in, places of
// secrets, mistakes. Translated; plain functions; GUI thread.
#pragma once

#include "core/finding.h"
#include "workspace/secretstore.h"
#include "workspace/sourceconfig.h"

#include <QString>
#include <QStringList>

namespace yagura::settings {

[[nodiscard]] QString kindText(SourceKind kind);
[[nodiscard]] QStringList kindTexts();
[[nodiscard]] QString authText(SourceAuth auth);
[[nodiscard]] QStringList authTexts();
// Where the secret is: "Keyring", "Environment variable" …; in the order of SecretPlace without None.
[[nodiscard]] QStringList secretPlaceTexts();
// How a source signs in, in a few words: "None", "Bearer, keyring", "Basic, $PROM_PASSWORD".
[[nodiscard]] QString signInText(const SourceConfig &source);
// What the secret is called: password, token or API key.
[[nodiscard]] QString secretText(SourceAuth auth);

// What is wrong with a field, as checkSource names it.
[[nodiscard]] QString mistakeText(const Finding &mistake);

} // namespace yagura::settings
