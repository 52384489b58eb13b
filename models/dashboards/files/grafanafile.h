// Dashboards as Grafana's classic JSON, read and written. Whatever this console does not know stays in the
// file: what was read and not changed is written back as it was, field by field. Old schemas are read in
// today's form (rows on the grid, graph, singlestat and styled tables) and written in it only where edited.
// Accepted: the classic object, an API export
// {"dashboard": …}, and a Kubernetes-style object whose spec is classic. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/dashboard.h"

#include <QByteArrayView>

#include <vector>

namespace yagura::dashboards {

enum class FileFindingKind {
    UnsupportedPanel, // drawn as its data
    UnsupportedVariable, // keeps the value it has in the file
    OtherSource, // its queries are not PromQL
    RepeatedPanel, // shown once
};

struct FileFinding
{
    FileFindingKind kind = FileFindingKind::UnsupportedPanel;
    int panelId = 0; // 0: the whole file
    QString subject; // title or name
    QString detail; // type, untranslated

    bool operator==(const FileFinding &) const = default;
};

struct GrafanaFile
{
    Dashboard dashboard;
    std::vector<FileFinding> findings;
};

// where names the file for errors. Unsupported for schema v2 (elements and layout instead of panels).
[[nodiscard]] Result<GrafanaFile> readGrafana(QByteArrayView text, const QString &where);

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

// The whole file, with its wrapper if it had one; UTF-8, indented by two. A dashboard that is as it was read
// comes back byte for byte. Overrides and table shapes are kept as read.
[[nodiscard]] QByteArray writeGrafana(const Dashboard &dashboard);

} // namespace yagura::dashboards
