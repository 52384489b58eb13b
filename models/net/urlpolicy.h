// Which URLs a source may be asked at, where a redirect may lead, and how a URL is shown. Pure functions, any
// thread.
#pragma once

#include "core/result.h"
#include "net/endpoint.h"
#include "net/httprequest.h"

#include <QByteArray>
#include <QUrl>

namespace yagura {

// The endpoint's base, the request's path below it, and its query. InvalidInput when the base is not a plain
// http or https address, or when a path segment is "." or "..".
[[nodiscard]] Result<QUrl> requestUrl(const Endpoint &endpoint, const HttpRequest &request);

// Scheme, host and port, the default port made explicit.
[[nodiscard]] QString originOf(const QUrl &url);
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

// 127.0.0.0/8, ::1, localhost and names below it. The name is not resolved.
[[nodiscard]] bool isLoopback(const QUrl &url);

// Refuses a secret on an unencrypted way, unless it stays on this machine or the operator consented.
[[nodiscard]] Status checkPlaintext(const Endpoint &endpoint);

inline constexpr int maximumRedirects = 3;

// Where a 3xx answer with this Location may lead: another place of the same origin, for a GET that only
// reads, at most maximumRedirects times. RedirectRefused otherwise, with both origins in the detail.
[[nodiscard]] Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location,
                                          const HttpRequest &request, int followed);

// For error texts and logs: without user-info, query and fragment.
[[nodiscard]] QString displayUrl(const QUrl &url);

} // namespace yagura
