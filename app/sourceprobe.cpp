#include "sourceprobe.h"

#include "alerts/alertmanagerclient.h"
#include "core/callcombinators.h"
#include "incidents/pagerdutyclient.h"
#include "logs/elasticclient.h"
#include "metrics/promclient.h"
#include "traces/jaegerclient.h"

namespace yagura {

namespace {

// A Call<T> as a Call<ConnectionReport>. keep lives as long as the call is under way.
template <typename T, typename Describe>
Call<ConnectionReport> reported(QThreadPool *workers, Call<T> call, std::shared_ptr<void> keep,
                                Describe describe)
{
    return thenOnWorker(workers, std::move(call),
                        [keep = std::move(keep), describe](const T &value) -> Result<ConnectionReport> {
                            return describe(value);
                        });
}

} // namespace

Call<ConnectionReport> probeSource(const SourceConfig &config, const std::shared_ptr<HttpClient> &http)
{
    QThreadPool *workers = http->workers();
    switch (config.kind) {
    case SourceKind::Prometheus: {
        auto client = std::make_shared<metrics::PromClient>(http);
        return reported(workers, client->buildInfo(), client, [](const auto &info) {
            return ConnectionReport{QStringLiteral("Prometheus"), info->version, {}};
        });
    }
    case SourceKind::Alertmanager: {
        auto client = std::make_shared<alerts::AlertmanagerClient>(http);
        return reported(workers, client->status(), client, [](const auto &status) {
            return ConnectionReport{QStringLiteral("Alertmanager"), status->version, status->clusterState};
        });
    }
    case SourceKind::Jaeger: {
        auto client = std::make_shared<traces::JaegerClient>(http);
        return reported(workers, client->services(), client, [client](const QStringList &services) {
            const QString dialect = client->dialect() == traces::Dialect::V3 ? QStringLiteral("API v3")
                                                                             : QStringLiteral("API v1");
            return ConnectionReport{QStringLiteral("Jaeger"), dialect,
                                    services.mid(0, 5).join(QStringLiteral(", "))};
        });
    }
    case SourceKind::Elasticsearch: {
        auto client = std::make_shared<logs::ElasticClient>(http, config.index);
        return reported(workers, client->capabilities(), client, [](const logs::ElasticCapabilities &found) {
            const bool isOpenSearch = found.product == logs::Product::OpenSearch;
            return ConnectionReport{isOpenSearch ? QStringLiteral("OpenSearch")
                                                 : QStringLiteral("Elasticsearch"),
                                    found.version, found.clusterName};
        });
    }
    case SourceKind::PagerDuty: {
        auto client = std::make_shared<incidents::PagerDutyClient>(http, config.fromAddress);
        return reported(workers, client->identity(), client, [](const auto &identity) {
            return ConnectionReport{QStringLiteral("PagerDuty"), {}, identity->name};
        });
    }
    case SourceKind::Slack:
    case SourceKind::Jira:
    case SourceKind::Kubernetes:
        break;
    }
    // Nothing of these is shown yet; an answer of any kind proves address, certificate and proxy.
    HttpRequest request;
    request.path = config.kind == SourceKind::Kubernetes ? QStringLiteral("/version")
        : config.kind == SourceKind::Jira                ? QStringLiteral("/rest/api/2/serverInfo")
                                                         : QStringLiteral("/api/api.test");
    request.limit = BodyLimit::Small;
    request.urgent = true;
    const QString name = config.name;
    return reported(workers, http->send(request), nullptr,
                    [name](const HttpResponse &response) -> Result<ConnectionReport> {
                        if (!response.isSuccess())
                            return std::unexpected(httpStatusError(response, name));
                        return ConnectionReport{name, {}, QStringLiteral("HTTP %1").arg(response.status)};
                    });
}

} // namespace yagura
