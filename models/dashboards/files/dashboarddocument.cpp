#include "dashboards/files/dashboarddocument.h"

#include "dashboards/files/kibana/kibanafile.h"
#include "dashboards/files/kubernetesfile.h"
#include "dashboards/files/terraform/terraformresourcefile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards {

namespace {

constexpr qsizetype largestText = 64 << 20;
constexpr qsizetype shownStart = 60;

QByteArrayView bodyOf(QByteArrayView text)
{
    return (text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text).trimmed();
}

DocumentDashboard dashboardOf(GrafanaFile file)
{
    DocumentDashboard dashboard;
    dashboard.format = grafanaFormName(file.form);
    dashboard.dashboard = std::move(file.dashboard);
    dashboard.inputs = std::move(file.inputs);
    dashboard.findings = std::move(file.findings);
    return dashboard;
}

Result<DashboardDocument> readGrafanaDocument(QByteArrayView text, const QString &where,
                                              const DocumentOptions &options)
{
    auto file = readGrafana(text, where, options.inputs);
    if (!file)
        return std::unexpected(file.error());
    DashboardDocument document;
    document.dashboards.push_back(dashboardOf(std::move(*file)));
    return document;
}

// Parts that are no dashboards are findings as long as one is.
Result<DashboardDocument> documentOf(DashboardDocument document, const std::optional<Error> &first,
                                     const QString &where)
{
    if (!document.dashboards.empty())
        return document;
    if (first)
        return std::unexpected(*first);
    const QString why = document.findings.empty() ? QString() : describe(document.findings.front());
    return failure(ErrorKind::Missing, where,
                   u"no dashboard can be read without its own tool: %1"_s.arg(why));
}

void addPart(DashboardDocument &document, const QString &part, Result<GrafanaFile> read,
             std::optional<Error> &first)
{
    if (!read) {
        document.findings.push_back({FileFindingKind::UnresolvedText, 0, part, describe(read.error())});
        if (!first)
            first = read.error();
        return;
    }
    DocumentDashboard dashboard = dashboardOf(std::move(*read));
    dashboard.format = document.kind == DocumentKind::Terraform ? u"terraform"_s : u"kubernetes"_s;
    dashboard.part = part;
    document.dashboards.push_back(std::move(dashboard));
}

Result<DashboardDocument> readKubernetesDocument(QByteArrayView text, const QString &where,
                                                 const DocumentOptions &options)
{
    const auto found = readKubernetes(text, where);
    if (!found)
        return std::unexpected(found.error());
    DashboardDocument document{DocumentKind::Kubernetes, {}, {}};
    std::optional<Error> first;
    for (const KubernetesDashboard &one : *found)
        addPart(document, one.part, readGrafana(one.json, where + u", "_s + one.part, options.inputs), first);
    return documentOf(std::move(document), first, where);
}

Result<DashboardDocument> readTerraformDocument(QByteArrayView text, const QString &where,
                                                const DocumentOptions &options)
{
    const auto file = terraform::readTerraform(text, where, options.readFile);
    if (!file)
        return std::unexpected(file.error());
    DashboardDocument document{DocumentKind::Terraform, {}, file->findings};
    std::optional<Error> first;
    for (const terraform::TerraformDashboard &one : file->dashboards) {
        const QString place = u"%1:%2, %3"_s.arg(where).arg(one.line).arg(one.address);
        addPart(document, one.address, readGrafana(one.json, place, options.inputs), first);
    }
    return documentOf(std::move(document), first, where);
}

Result<DashboardDocument> readKibanaDocument(QByteArrayView text, const QString &where,
                                             const DocumentOptions &options)
{
    auto found = kibana::readKibana(text, where);
    if (!found)
        return std::unexpected(found.error());
    DashboardDocument document{DocumentKind::Kibana, {}, {}};
    for (kibana::KibanaDashboard &one : *found) {
        auto read = readGrafana(one.json, where, options.inputs);
        if (!read)
            return std::unexpected(read.error());
        DocumentDashboard dashboard = dashboardOf(std::move(*read));
        dashboard.format = u"kibana"_s;
        dashboard.part = one.id;
        dashboard.findings.insert(dashboard.findings.begin(), one.findings.begin(), one.findings.end());
        document.dashboards.push_back(std::move(dashboard));
    }
    return document;
}

} // namespace

std::optional<DocumentKind> documentKindOf(QByteArrayView text)
{
    const QByteArrayView body = bodyOf(text);
    if (body.startsWith('{') || body.startsWith('[')) {
        if (kibana::isKibana(body))
            return DocumentKind::Kibana;
        const bool isGrafana = body.contains("\"panels\"") || body.contains("\"rows\"")
            || (body.contains("\"elements\"") && body.contains("\"layout\""));
        return isGrafana ? std::optional(DocumentKind::Grafana) : std::nullopt;
    }
    // A ConfigMap may carry the label grafana_dashboard.
    if (isKubernetes(body))
        return DocumentKind::Kubernetes;
    if (body.contains("grafana_dashboard") || body.contains("grafana_apps_dashboard_dashboard"))
        return DocumentKind::Terraform;
    return std::nullopt;
}

Result<DashboardDocument> readDashboardDocument(QByteArrayView text, const QString &where,
                                                const DocumentOptions &options)
{
    if (text.size() > largestText)
        return failure(ErrorKind::TooLarge, where, u"more than 64 MiB"_s);
    const QByteArrayView body = bodyOf(text);
    const auto kind = documentKindOf(text);
    if (kind == DocumentKind::Terraform)
        return readTerraformDocument(text, where, options);
    if (kind == DocumentKind::Kubernetes)
        return readKubernetesDocument(text, where, options);
    if (kind == DocumentKind::Kibana) {
        auto document = readKibanaDocument(text, where, options);
        if (document || document.error().kind != ErrorKind::Missing)
            return document;
        const bool isGrafanaAfterAll = readGrafana(text, where, options.inputs).has_value();
        return isGrafanaAfterAll ? readGrafanaDocument(text, where, options) : document;
    }
    // A JSON text tells best itself what is wrong with it.
    if (kind || body.isEmpty() || body.startsWith('{') || body.startsWith('['))
        return readGrafanaDocument(text, where, options);
    const QString start
        = QString::fromUtf8(body.first(std::min(body.size(), shownStart))).section(u'\n', 0, 0);
    return failure(
        ErrorKind::Unsupported, where, u"it holds no dashboard; line 1 begins with: %1"_s.arg(start),
        u"dashboards are read from JSON of Grafana and Kibana, from Terraform files and Kubernetes "
        "manifests"_s);
}

Result<QByteArray> writeDashboardDocument(QByteArrayView text, const QString &part,
                                          const Dashboard &dashboard, const QString &where,
                                          const DocumentOptions &options)
{
    const auto document = readDashboardDocument(text, where, options);
    if (!document)
        return std::unexpected(document.error());
    const auto one = std::find_if(document->dashboards.begin(), document->dashboards.end(),
                                  [&](const DocumentDashboard &known) { return known.part == part; });
    if (one == document->dashboards.end())
        return failure(ErrorKind::Missing, where, u"there is no dashboard %1"_s.arg(part));
    if (one->dashboard == dashboard)
        return text.toByteArray();
    switch (document->kind) {
    case DocumentKind::Grafana:
        return writeGrafana(dashboard);
    case DocumentKind::Terraform:
        return terraform::withDashboard(text, part, writeGrafana(dashboard), where, options.readFile);
    case DocumentKind::Kubernetes:
    case DocumentKind::Kibana:
        break;
    }
    return failure(ErrorKind::Unsupported, where, u"Kibana's files and manifests are read only"_s,
                   u"save the dashboard as a Grafana file"_s);
}

} // namespace yagura::dashboards
