// What a failed reply means, as our Error: kind, and a redacted reason.
#pragma once

#include "core/error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace yagura {

// True when the reply is a complete answer whose status Qt merely reports as an error too.
[[nodiscard]] bool isStatusError(QNetworkReply::NetworkError error, int status);

// For a reply that failed below HTTP.
[[nodiscard]] Error transportError(const QNetworkReply &reply, const QList<QSslError> &tlsErrors);

} // namespace yagura
