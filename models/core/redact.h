// Keeps secrets out of logs, error texts, exports and shared pictures. redactPatterns() knows what secrets
// look like; a Redactor also knows the actual ones, registered by the secret store. One Redactor is owned by
// app/ and handed to who writes text; it is thread-safe.
#pragma once

#include "core/secret.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace yagura {

// Credentials by their form: Authorization and cookie headers, bearer and basic tokens, Token token=…,
// api_key=… and its sisters in URLs, forms, JSON and YAML, user-info in URLs, well-known token shapes,
// private key blocks. Each is replaced by [redacted]. Linear in the length of the text.
[[nodiscard]] QString redactPatterns(const QString &text);

class Redactor
{
public:
    Redactor();
    ~Redactor();
    Q_DISABLE_COPY_MOVE(Redactor)

    // From now on every occurrence of the value, plain, percent-encoded or in base64 (with any user name
    // before it) is removed. Values of fewer than four bytes would tear holes into ordinary text and are left
    // to the patterns.
    void add(const Secret &secret);
    void remove(const Secret &secret);

    [[nodiscard]] QString redacted(const QString &text) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
