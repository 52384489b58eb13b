// Turns an endpoint and a request into what goes out: checked URL, headers, TLS settings. The one place where
// the rules that hold for every request are written down. One a source, made and used on the network thread.
#pragma once

#include "core/result.h"
#include "net/endpoint.h"
#include "net/httprequest.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

namespace yagura {

// "GET", "POST" …
[[nodiscard]] QByteArray verbOf(HttpMethod method);

class RequestBuilder
{
public:
    explicit RequestBuilder(const Endpoint &endpoint);

    // InvalidInput, PlaintextRefused or Missing (the CA file) when it must not or cannot go out.
    [[nodiscard]] Result<QNetworkRequest> build(const HttpRequest &request) const;

private:
    [[nodiscard]] Status applyHeaders(const HttpRequest &request, QNetworkRequest &out) const;

    Endpoint m_endpoint;
    Result<QSslConfiguration> m_tls;
};

} // namespace yagura
