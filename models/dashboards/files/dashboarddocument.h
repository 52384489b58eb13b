// A file that holds dashboards, whatever tool it is from: Grafana's JSON in all forms, Terraform resources,
// Kubernetes manifests, Kibana's saved objects. What it is is told by its content, never by its name. Pure
// but for the files that a Terraform file names, any thread.
#pragma once

#include "dashboards/files/grafanafile.h"
#include "dashboards/files/terraform/terraformvaluefile.h"

namespace yagura::dashboards {

enum class DocumentKind { Grafana, Terraform, Kubernetes, Kibana };

struct DocumentOptions
{
    InputBindings inputs; // what the placeholders of a shared file stand for
    terraform::FileReader readFile; // reads what a Terraform file names, by its relative path
};

// One dashboard of a file. dashboard.json is Grafana JSON: the file itself for Grafana's, the text of the
// resource for Terraform's and Kubernetes', the converted dashboard for Kibana's.
struct DocumentDashboard
{
    QString part; // a resource's address or name, a saved object's id; empty in Grafana's files
    QString format; // "grafana", "grafana-v2", "terraform", "kubernetes", "kibana" …: for reports
    Dashboard dashboard;
    std::vector<FileInput> inputs;
    FileFindings findings;
};

struct DashboardDocument
{
    DocumentKind kind = DocumentKind::Grafana;
    std::vector<DocumentDashboard> dashboards; // at least one
    FileFindings findings; // of parts that gave no dashboard
};

// Empty when the text is none that holds dashboards. Cheap: looks, does not read.
[[nodiscard]] std::optional<DocumentKind> documentKindOf(QByteArrayView text);

// where names the file for errors. One sentence with the place; TooLarge beyond 64 MiB.
[[nodiscard]] Result<DashboardDocument> readDashboardDocument(QByteArrayView text, const QString &where,
                                                              const DocumentOptions &options = {});

// text with dashboard in place of the one that part names; byte for byte the same when nothing was changed.
// Unsupported for Kibana's files, for manifests, and for dashboards that stand in another file.
[[nodiscard]] Result<QByteArray> writeDashboardDocument(QByteArrayView text, const QString &part,
                                                        const Dashboard &dashboard, const QString &where,
                                                        const DocumentOptions &options = {});

} // namespace yagura::dashboards
