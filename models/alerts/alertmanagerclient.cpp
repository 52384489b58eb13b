#include "alerts/alertmanagerclient.h"

#include "core/callcombinators.h"
#include "net/httpclient.h"

namespace yagura::alerts {

namespace {

// A failed answer's own words replace the generic detail.
Error errorOf(const HttpResponse &response, const QString &where)
{
    Error error = httpStatusError(response, where);
    if (const QString text = readErrorText(response.body); !text.isEmpty())
        error.detail = text.left(200);
    return error;
}

template<typename T>
Call<std::shared_ptr<const T>> asked(HttpClient &http, HttpRequest request, Result<T> (*parse)(const QByteArray &))
{
    const QString where = http.endpoint().name;
    return thenOnWorker(http.workers(), http.send(std::move(request)),
                        [where, parse](const HttpResponse &response) -> Result<std::shared_ptr<const T>> {
                            if (!response.isSuccess())
                                return std::unexpected(errorOf(response, where));
                            auto value = parse(response.body);
                            if (!value)
                                return std::unexpected(value.error());
                            return std::make_shared<const T>(std::move(*value));
                        });
}

} // namespace

AlertmanagerClient::AlertmanagerClient(std::shared_ptr<HttpClient> http)
    : m_http(std::move(http))
{
}

AlertmanagerClient::~AlertmanagerClient() = default;

Call<std::shared_ptr<const AlertList>> AlertmanagerClient::alerts() const
{
    HttpRequest request;
    request.path = QStringLiteral("/api/v2/alerts");
    return asked<AlertList>(*m_http, std::move(request), readAlerts);
}

Call<std::shared_ptr<const AlertmanagerStatus>> AlertmanagerClient::status() const
{
    HttpRequest request;
    request.path = QStringLiteral("/api/v2/status");
    request.limit = BodyLimit::Small;
    request.urgent = true;
    return asked<AlertmanagerStatus>(*m_http, std::move(request), readStatus);
}

} // namespace yagura::alerts
