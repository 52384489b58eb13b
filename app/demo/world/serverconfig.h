// The configuration files of the demo world's Prometheus and Alertmanager, and the list of sources for the
// console. Pure functions: numbers in, text out.
#pragma once

#include "workspace/sourceconfig.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace yagura::demo {

// Loopback ports; 0 = not running.
struct Ports
{
    quint16 exporter = 0;
    quint16 prometheus = 0;
    quint16 alertmanager = 0;
    quint16 nodeExporter = 0;
    quint16 jaeger = 0;
    quint16 elasticsearch = 0;
    quint16 pagerDuty = 0;
    quint16 slack = 0;
    quint16 jira = 0;
    quint16 kubernetes = 0;
};

struct PagerReceiver
{
    QString service;
    QString routingKey;
};

[[nodiscard]] QByteArray prometheusConfig(const Ports &ports, const QString &rulesFile);
// Without receivers (no pager) alerts stay in Alertmanager.
[[nodiscard]] QByteArray alertmanagerConfig(quint16 pagerDutyPort,
                                            const std::vector<PagerReceiver> &receivers);
// What the console is told; secrets are in files secrets/<id> of the workspace.
[[nodiscard]] SourcesConfig demoSources(const Ports &ports);

// What the doubles ask for. Not secrets: they open nothing but this process' own loopback servers.
[[nodiscard]] QByteArray demoPagerDutyToken();
[[nodiscard]] QByteArray demoKubernetesToken();
[[nodiscard]] QByteArray demoSlackToken();
[[nodiscard]] QByteArray demoJiraToken();
[[nodiscard]] QByteArray demoToken(SourceKind kind); // empty where none is asked for

} // namespace yagura::demo
