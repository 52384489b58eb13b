// Grafana dashboards inside Kubernetes manifests in YAML: a dashboard.grafana.app resource, a ConfigMap whose
// values are dashboards (what Grafana's sidecar loads), a GrafanaDashboard of the operator, lists of these.
// Read only; pure, any thread.
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace yagura::dashboards {

struct KubernetesDashboard
{
    QString part; // name/key of a ConfigMap, the name of a resource
    QByteArray json;
};

// By what the text holds; cheap.
[[nodiscard]] bool isKubernetes(QByteArrayView text);

// Missing when no manifest of the file holds a dashboard.
[[nodiscard]] Result<std::vector<KubernetesDashboard>> readKubernetes(QByteArrayView text,
                                                                      const QString &where);

} // namespace yagura::dashboards
