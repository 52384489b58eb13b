#include "demo/world/serverconfig.h"

#include "demo/shop/metricsengine.h"

namespace yagura::demo {

namespace {

QByteArray address(quint16 port) { return "127.0.0.1:" + QByteArray::number(port); }

QByteArray text(std::string_view view) { return {view.data(), static_cast<qsizetype>(view.size())}; }

QByteArray serviceJob(Service service, quint16 exporterPort)
{
    const QByteArray own = text(name(service));
    return "  - job_name: " + own + "\n    metrics_path: /metrics/" + own + "\n    static_configs:\n      - targets: ['"
        + address(exporterPort) + "']\n        labels:\n          instance: " + own + "-0.shop:8080\n          service: "
        + own + "\n          cluster: " + text(clusterName) + "\n          namespace: " + text(namespaceName) + "\n";
}

QByteArray plainJob(const QByteArray &job, quint16 port)
{
    if (port == 0)
        return {};
    return "  - job_name: " + job + "\n    static_configs:\n      - targets: ['" + address(port) + "']\n";
}

QByteArray source(const QByteArray &kind, const QByteArray &title, quint16 port, const QByteArray &authentication)
{
    return "  - id: " + kind + "\n    kind: " + kind + "\n    name: " + title + "\n    url: http://" + address(port)
        + "\n" + authentication;
}

} // namespace

QByteArray prometheusConfig(const Ports &ports, const QString &rulesFile)
{
    QByteArray config = "global:\n  scrape_interval: 5s\n  scrape_timeout: 4s\n  evaluation_interval: 5s\n"
                        "rule_files:\n  - '"
        + rulesFile.toUtf8() + "'\nalerting:\n  alertmanagers:\n    - static_configs:\n        - targets: ['"
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
        routes += "    - matchers: ['service=\"" + service + "\"']\n      receiver: pagerduty-" + service + "\n";
        definitions += "  - name: pagerduty-" + service + "\n    pagerduty_configs:\n      - routing_key: "
            + receiver.routingKey.toUtf8() + "\n        url: http://" + address(pagerDutyPort) + "/v2/enqueue\n"
            + R"(        send_resolved: true
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

QByteArray sourcesFile(const Ports &ports)
{
    const auto token = [](const char *scheme, const QByteArray &value) {
        return QByteArray("    auth:\n      scheme: ") + scheme + "\n      secret: {demo: " + value + "}\n";
    };
    return "version: 1\nsources:\n" + source("prometheus", "Prometheus (demo)", ports.prometheus, {})
        + source("alertmanager", "Alertmanager (demo)", ports.alertmanager, {})
        + source("jaeger", "Jaeger (demo)", ports.jaeger, {})
        + source("elasticsearch", "Elasticsearch (demo)", ports.elasticsearch, {})
        + source("pagerduty", "PagerDuty (demo)", ports.pagerDuty, token("pagerduty", demoPagerDutyToken()))
        + source("slack", "Slack (demo)", ports.slack, token("bearer", demoSlackToken()))
        + source("jira", "Jira (demo)", ports.jira, token("bearer", demoJiraToken()))
        + source("kubernetes", "Kubernetes (demo)", ports.kubernetes, token("bearer", demoKubernetesToken()));
}

QByteArray demoPagerDutyToken() { return "y_demo_pagerduty"; }
QByteArray demoKubernetesToken() { return "demo-kubernetes"; }
QByteArray demoSlackToken() { return "xoxb-demo-slack"; }
QByteArray demoJiraToken() { return "demo-jira"; }

} // namespace yagura::demo
