#include "demo/world/serverconfig.h"

#include "demo/shop/metricsengine.h"
#include "demo/world/historywriter.h"

namespace yagura::demo {

namespace {

QByteArray address(quint16 port)
{
    return "127.0.0.1:" + QByteArray::number(port);
}

QByteArray text(std::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

QByteArray serviceJob(Service service, quint16 exporterPort)
{
    const QByteArray own = text(name(service));
    return "  - job_name: " + own + "\n    metrics_path: /metrics/" + own
        + "\n    static_configs:\n      - targets: ['" + address(exporterPort)
        + "']\n        labels:\n          instance: " + own + "-0.shop:8080\n          service: " + own
        + "\n          cluster: " + text(clusterName) + "\n          namespace: " + text(namespaceName)
        + "\n";
}

QByteArray plainJob(const QByteArray &job, quint16 port)
{
    if (port == 0)
        return {};
    return "  - job_name: " + job + "\n    static_configs:\n      - targets: ['" + address(port) + "']\n";
}

SourceConfig source(SourceKind kind, const QString &title, quint16 port)
{
    SourceConfig config;
    config.kind = kind;
    config.id = sourceKindName(kind);
    config.name = title;
    config.url = QUrl(QString::fromLatin1("http://" + address(port)));
    return config;
}

SourceConfig withSecret(SourceConfig config, SourceAuth auth)
{
    config.auth = auth;
    config.secret = {SecretPlace::File, QLatin1String("secrets/") + config.id};
    return config;
}

} // namespace

QByteArray prometheusConfig(const Ports &ports, const QString &rulesFile)
{
    QByteArray config = "global:\n  scrape_interval: "
        + QByteArray::number(std::chrono::duration_cast<std::chrono::seconds>(scrapeInterval).count())
        + "s\n  scrape_timeout: 4s\n  evaluation_interval: 5s\nrule_files:\n  - '" + rulesFile.toUtf8()
        + "'\nalerting:\n  alertmanagers:\n    - static_configs:\n        - targets: ['"
        + address(ports.alertmanager) + "']\nscrape_configs:\n";
    for (const Service service : allServices())
        config += serviceJob(service, ports.exporter);
    config += plainJob("prometheus", ports.prometheus);
    config += plainJob("alertmanager", ports.alertmanager);
    config += plainJob("node", ports.nodeExporter);
    return config;
}

QByteArray alertmanagerConfig(quint16 pagerDutyPort, const std::vector<PagerReceiver> &receivers)
{
    QByteArray routes;
    QByteArray definitions = "receivers:\n  - name: nobody\n";
    for (const PagerReceiver &receiver : receivers) {
        const QByteArray service = receiver.service.toUtf8();
        routes
            += "    - matchers: ['service=\"" + service + "\"']\n      receiver: pagerduty-" + service + "\n";
        definitions += "  - name: pagerduty-" + service + "\n    pagerduty_configs:\n      - routing_key: "
            + receiver.routingKey.toUtf8() + "\n        url: http://" + address(pagerDutyPort)
            + "/v2/enqueue\n" + R"(        send_resolved: true
        description: '{{ .CommonAnnotations.summary }}'
        severity: '{{ .CommonLabels.severity }}'
        class: '{{ .CommonLabels.alertname }}'
        component: '{{ .CommonLabels.service }}'
        group: '{{ .CommonLabels.namespace }}'
        details:
          alertname: '{{ .CommonLabels.alertname }}'
          service: '{{ .CommonLabels.service }}'
          team: '{{ .CommonLabels.team }}'
          cluster: '{{ .CommonLabels.cluster }}'
          description: '{{ .CommonAnnotations.description }}'
          runbook_url: '{{ .CommonAnnotations.runbook_url }}'
)";
    }
    QByteArray config = "global:\n  resolve_timeout: 1m\nroute:\n  receiver: nobody\n"
                        "  group_by: [alertname, service, cluster]\n"
                        "  group_wait: 2s\n  group_interval: 10s\n  repeat_interval: 4h\n";
    if (!routes.isEmpty())
        config += "  routes:\n" + routes;
    return config + definitions;
}

SourcesConfig demoSources(const Ports &ports)
{
    SourcesConfig config;
    config.sources
        = {source(SourceKind::Prometheus, QStringLiteral("Prometheus"), ports.prometheus),
           source(SourceKind::Alertmanager, QStringLiteral("Alertmanager"), ports.alertmanager),
           source(SourceKind::Jaeger, QStringLiteral("Jaeger"), ports.jaeger),
           source(SourceKind::Elasticsearch, QStringLiteral("Elasticsearch"), ports.elasticsearch)};
    config.sources.last().index = QStringLiteral("logs-prod-*");
    SourceConfig pager = source(SourceKind::PagerDuty, QStringLiteral("PagerDuty"), ports.pagerDuty);
    pager.fromAddress = QStringLiteral("primary@shop.example");
    config.sources.append(withSecret(pager, SourceAuth::PagerDutyToken));
    if (ports.slack != 0)
        config.sources.append(
            withSecret(source(SourceKind::Slack, QStringLiteral("Slack"), ports.slack), SourceAuth::Bearer));
    if (ports.jira != 0)
        config.sources.append(
            withSecret(source(SourceKind::Jira, QStringLiteral("Jira"), ports.jira), SourceAuth::Bearer));
    config.sources.append(withSecret(
        source(SourceKind::Kubernetes, QStringLiteral("Kubernetes"), ports.kubernetes), SourceAuth::Bearer));
    return config;
}

QByteArray demoToken(SourceKind kind)
{
    switch (kind) {
    case SourceKind::PagerDuty:
        return demoPagerDutyToken();
    case SourceKind::Slack:
        return demoSlackToken();
    case SourceKind::Jira:
        return demoJiraToken();
    case SourceKind::Kubernetes:
        return demoKubernetesToken();
    default:
        return {};
    }
}

QByteArray demoPagerDutyToken()
{
    return "y_demo_pagerduty";
}
QByteArray demoKubernetesToken()
{
    return "demo-kubernetes";
}
QByteArray demoSlackToken()
{
    return "xoxb-demo-slack";
}
QByteArray demoJiraToken()
{
    return "demo-jira";
}

} // namespace yagura::demo
