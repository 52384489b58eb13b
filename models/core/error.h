// What went wrong, as a value: the one error type of the console. Plain data, any thread.
#pragma once

#include <QMetaType>
#include <QString>

namespace yagura {

// The cause, in terms an operator can act on. Screens translate it (widgets/kit/errortext); nothing else is
// translated.
enum class ErrorKind {
    Cancelled, // the asker lost interest
    DeadlineExceeded, // the whole call took longer than its deadline
    Stalled, // no byte for longer than the stall limit
    ShuttingDown, // the program is ending
    ConnectionRefused,
    HostNotFound,
    ConnectionLost, // closed or reset before the answer was complete
    TlsFailed,
    ProxyFailed,
    RedirectRefused, // the server pointed at another origin
    PlaintextRefused, // a secret would have travelled unencrypted
    Unauthorized, // 401
    Forbidden, // 402, 403
    NotFound, // 404, 410
    Conflict, // 409, 412
    TooManyRequests, // 429
    BadRequest, // any other 4xx
    ServerFailed, // 5xx
    CircuitOpen, // this source failed repeatedly; asked again soon
    TooLarge, // more bytes, rows or nodes than the limit allows
    NotJson, // HTML or text where JSON was promised: a proxy, a login page, a wrong address
    Malformed, // not of the promised shape
    Incomplete, // ended before its end
    Unsupported, // understood, but this side cannot do it
    OutcomeUnknown, // a write was sent and its fate is not known
    InvalidInput, // what the operator or a file gave cannot be used
    Storage, // a file or the local database failed
    Missing, // something this workstation should have is absent
};

// kind is for programs and translation; where names the place (file:line, URL without query, field);
// detail is the untranslated, redacted reason as the other side gave it; hint, if any, says what to do.
struct Error
{
    ErrorKind kind = ErrorKind::Malformed;
    QString where;
    QString detail;
    QString hint;

    bool operator==(const Error &) const = default;
};

// The kind's untranslated name, "ConnectionRefused": for logs, tests and the command line.
[[nodiscard]] QString errorKindName(ErrorKind kind);

// One untranslated line: where, detail and hint. For the command line and test output.
[[nodiscard]] QString describe(const Error &error);

} // namespace yagura

Q_DECLARE_METATYPE(yagura::Error)
