// Kibana's dashboards as Grafana dashboards whose panels ask Elasticsearch: saved objects in every shape that
// files have them in, panels by reference and by value, Lens and what came before. The indices that panels
// read become inputs of the Grafana file, and index names the pattern on each target. What cannot be
// converted stays as a panel with its title and a finding. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/files/filefinding.h"

#include <QByteArrayView>

namespace yagura::dashboards::kibana {

struct KibanaDashboard
{
    QString id; // of the saved object
    QByteArray json; // a classic Grafana dashboard
    FileFindings findings;
};

// By what the text holds; cheap.
[[nodiscard]] bool isKibana(QByteArrayView text);

// Missing when the file holds no dashboard.
[[nodiscard]] Result<std::vector<KibanaDashboard>> readKibana(QByteArrayView text, const QString &where);

} // namespace yagura::dashboards::kibana
