#include "alerts/alertmanagerclient.h"

#include "alerts/alertmanagerwire.h"
#include "core/callcombinators.h"
#include "net/httpclient.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace yagura::alerts {

namespace {

template <typename T>
Call<std::shared_ptr<const T>> ask(HttpClient &http, const HttpRequest &request,
                                   std::function<Result<T>(const QByteArray &)> parse)
{
    using Shared = std::shared_ptr<const T>;
    return thenOnWorker(
        http.workers(), http.send(request),
        [parse = std::move(parse), where = request.path](const HttpResponse &response) -> Result<Shared> {
            if (!response.isSuccess()) {
                Error error = httpStatusError(response, where);
                if (const QString words = parseErrorText(response.body); !words.isEmpty())
                    error.detail = words;
                return std::unexpected(std::move(error));
            }
            auto value = parse(response.body);
            if (!value) {
                value.error().where = where;
                return std::unexpected(std::move(value.error()));
            }
            return std::make_shared<const T>(std::move(*value));
        });
}

} // namespace

AlertmanagerClient::AlertmanagerClient(std::shared_ptr<HttpClient> http)
    : m_http(std::move(http))
{ }

Call<std::shared_ptr<const Alerts>> AlertmanagerClient::alerts() const
{
    HttpRequest request;
    request.path = u"/api/v2/alerts"_s;
    return ask<Alerts>(*m_http, request, parseAlerts);
}

Call<std::shared_ptr<const std::vector<AlertGroup>>>
AlertmanagerClient::groupsOf(const QString &alertName) const
{
    QString escaped = alertName;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    HttpRequest request;
    request.path = u"/api/v2/alerts/groups"_s;
    request.query = {{u"filter"_s, u"alertname=\""_s + escaped + u'"'}};
    return ask<std::vector<AlertGroup>>(*m_http, request, parseAlertGroups);
}

Call<std::shared_ptr<const AlertmanagerStatus>> AlertmanagerClient::status() const
{
    HttpRequest request;
    request.path = u"/api/v2/status"_s;
    request.limit = BodyLimit::Small;
    request.urgent = true;
    return ask<AlertmanagerStatus>(*m_http, request, parseStatus);
}

} // namespace yagura::alerts
