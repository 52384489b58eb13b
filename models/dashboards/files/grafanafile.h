// Dashboards of Grafana's JSON files, read and written in every form the files have: the classic object, an
// API export {"dashboard": …}, a Kubernetes-style object whose spec is classic, an export for sharing with
// __inputs and __elements, and schema v2 (elements and a layout). Whatever this console does not know stays
// in the file: what was read and not changed is written back as it was, field by field, in its own form. Old
// schemas are read in today's form (rows on the grid, graph, singlestat and styled tables) and written in it
// only where edited. The first dashboard of a file of Kibana's is read too; once changed it is written as a
// classic Grafana dashboard. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/dashboard.h"
#include "dashboards/files/filefinding.h"

#include <QByteArrayView>
#include <QHash>

#include <vector>

namespace yagura::dashboards {

enum class GrafanaForm { Classic, Wrapped, Resource, Shared, V2, Kibana };

// "grafana", "grafana-api", "grafana-v1", "grafana-shared", "grafana-v2", "kibana": for reports.
[[nodiscard]] QString grafanaFormName(GrafanaForm form);

enum class FileInputKind { Source, Constant };

// What a file for sharing leaves to whoever imports it. It is among the dashboard's variables under its name,
// which is how the choice is changed; writing keeps the choice beside Grafana's own words.
struct FileInput
{
    QString name; // DS_PROMETHEUS
    QString label;
    FileInputKind kind = FileInputKind::Source;
    QString pluginId; // of a source
    QString value; // the chosen source or the constant; empty while open: the first source of its kind

    bool operator==(const FileInput &) const = default;
};

// An input's name → the source or constant it stands for.
using InputBindings = QHash<QString, QString>;

struct GrafanaFile
{
    Dashboard dashboard;
    GrafanaForm form = GrafanaForm::Classic;
    std::vector<FileInput> inputs;
    FileFindings findings;
};

// where names the file for errors.
[[nodiscard]] Result<GrafanaFile> readGrafana(QByteArrayView text, const QString &where,
                                              const InputBindings &bindings = {});

// What a list of files says of each.
struct GrafanaHead
{
    QString uid;
    QString title;
    QStringList tags;

    bool operator==(const GrafanaHead &) const = default;
};
// These alone: many times faster than reading it all. Empty when there is no title or it is no dashboard.
[[nodiscard]] GrafanaHead readGrafanaHead(QByteArrayView text);

// The whole file, in its own form; UTF-8, indented by two. A dashboard that is as it was read comes back byte
// for byte. Overrides and table shapes are kept as read.
[[nodiscard]] QByteArray writeGrafana(const Dashboard &dashboard);

// The same dashboard in another form, as a new file: the classic object without a wrapper, or a
// dashboard.grafana.app/v2beta1 resource.
[[nodiscard]] QByteArray writeGrafanaClassic(const Dashboard &dashboard);
[[nodiscard]] QByteArray writeGrafanaV2(const Dashboard &dashboard);

} // namespace yagura::dashboards
