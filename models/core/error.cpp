#include "core/error.h"

#include <QStringList>

namespace yagura {

QString errorKindName(ErrorKind kind)
{
    static constexpr const char *names[] = {
        "Cancelled",        "DeadlineExceeded", "Stalled",      "ShuttingDown", "ConnectionRefused",
        "HostNotFound",     "ConnectionLost",   "TlsFailed",    "ProxyFailed",  "RedirectRefused",
        "PlaintextRefused", "Unauthorized",     "Forbidden",    "NotFound",     "Conflict",
        "TooManyRequests",  "BadRequest",       "ServerFailed", "CircuitOpen",  "TooLarge",
        "NotJson",          "Malformed",        "Incomplete",   "Unsupported",  "OutcomeUnknown",
        "InvalidInput",     "Storage",          "Missing",
    };
    static_assert(std::size(names) == static_cast<size_t>(ErrorKind::Missing) + 1);
    return QString::fromLatin1(names[static_cast<size_t>(kind)]);
}

QString describe(const Error &error)
{
    QStringList parts;
    if (!error.where.isEmpty())
        parts << error.where;
    parts << (error.detail.isEmpty() ? errorKindName(error.kind) : error.detail);
    QString line = parts.join(QStringLiteral(": "));
    if (!error.hint.isEmpty())
        line += QStringLiteral(" (") + error.hint + QLatin1Char(')');
    return line;
}

} // namespace yagura
