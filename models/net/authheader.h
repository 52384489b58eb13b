// The header that proves who we are, and the rules every header must keep. Pure functions, any thread.
#pragma once

#include "core/result.h"
#include "net/endpoint.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace yagura {

using HttpHeader = std::pair<QByteArray, QByteArray>;

// Nothing for AuthScheme::None or an empty secret. InvalidInput for a secret or user that cannot be a header.
[[nodiscard]] Result<std::optional<HttpHeader>> authorizationHeader(const Authentication &authentication);

// InvalidInput for a name that is not a token, for control characters in the value (header injection), and
// for the headers that only this layer may write.
[[nodiscard]] Status checkHeader(const HttpHeader &header);

// Every spelling in which the secret may appear in a text: as it is and as Basic's base64.
[[nodiscard]] QList<QByteArray> secretSpellings(const Authentication &authentication);

// bytes with every spelling replaced by "[secret]": for what a server echoes in its errors.
[[nodiscard]] QByteArray withoutSecret(QByteArray bytes, const Authentication &authentication);

} // namespace yagura
