// The dashboards of a Terraform file: resources grafana_dashboard and grafana_apps_dashboard_dashboard_*,
// whose JSON stands in jsonencode(…), a string, a heredoc, a local or another file. One is put back without
// touching the rest of the file. Pure but for the files it is given.
#pragma once

#include "dashboards/files/filefinding.h"
#include "dashboards/files/terraform/terraformvaluefile.h"

namespace yagura::dashboards::terraform {

struct TerraformDashboard
{
    QString address; // grafana_dashboard.name
    int line = 1; // of the resource
    QByteArray json; // the dashboard as Grafana gets it
    // As Terraform would hand them over, empty when not set.
    QString folder;
    QString message;
    QString uid; // of the newer resources' metadata
    bool isOverwriting = false;
};

struct TerraformFile
{
    std::vector<TerraformDashboard> dashboards;
    FileFindings findings; // resources without a readable dashboard too
};

// Missing when the file has no dashboard resource.
[[nodiscard]] Result<TerraformFile> readTerraform(QByteArrayView text, const QString &file,
                                                  const FileReader &readFile = {});

// text with json as the dashboard of that resource; byte for byte the same when json is what was read.
// Unsupported when it stands in another file.
[[nodiscard]] Result<QByteArray> withDashboard(QByteArrayView text, const QString &address,
                                               const QByteArray &json, const QString &file,
                                               const FileReader &readFile = {});

} // namespace yagura::dashboards::terraform
