// The files of the command line: which is a trace, which holds dashboards. Pure but for reading files; any
// thread.
#pragma once

#include "core/result.h"
#include "dashboards/files/dashboarddocument.h"

#include <QStringList>

namespace yagura {

enum class GivenFileKind { Dashboard, Trace };

struct GivenFile
{
    QString path; // absolute
    GivenFileKind kind = GivenFileKind::Dashboard;
    QByteArray bytes; // of a dashboard: its Grafana JSON
    QString name; // of a dashboard: the name under which it is kept, ends in .json
    bool isConverted = false; // bytes are not what the file holds
};

// At least one: a Terraform or Kibana file may hold several dashboards. Missing, Storage, TooLarge, or
// Unsupported with the file's name and what can be opened; a dashboard that cannot be read is still given, so
// that its screen says why.
[[nodiscard]] Result<QList<GivenFile>> readGivenFiles(const QString &path);

// Whether its beginning looks like one.
[[nodiscard]] bool isTraceFile(const QString &path);

// The dashboards of a file, by its content. inputs are the choices for a shared file's placeholders.
// Terraform's file() and templatefile() read plain files below the folder above the file's.
[[nodiscard]] Result<dashboards::DashboardDocument>
readDashboardFile(const QString &path, const dashboards::InputBindings &inputs = {});

} // namespace yagura
