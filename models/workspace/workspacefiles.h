// The files of a workspace folder as they are on disk: which there are, and which of them cannot be read.
// Looks and never writes. Plain values and functions, any thread; a scan reads every file, so it runs on a
// worker.
#pragma once

#include "core/finding.h"
#include "core/instant.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace yagura {

enum class WorkspaceArea { Dashboards, Slos, Runbooks, Searches, Playlists };
inline constexpr int workspaceAreaCount = 5;

// "dashboards", "slos", "runbooks", "searches", "playlists": the folder's name.
[[nodiscard]] QString workspaceAreaFolder(WorkspaceArea area);

struct WorkspaceFile
{
    WorkspaceArea area = WorkspaceArea::Dashboards;
    QString name; // of the file, without the folder: "shop.json"
    QString path; // absolute
    QByteArray digest; // of the contents; empty when it could not be read
    bool readable = true; // it is JSON or YAML as far as the syntax goes; otherwise a problem says why not

    bool operator==(const WorkspaceFile &) const = default;
};

struct WorkspaceScan
{
    QList<WorkspaceFile> files; // by area, then name
    Findings problems; // of syntax, one a broken file
};

// Files of the right suffix (.json; .yaml and .yml), hidden ones and backups left out. An absent folder is an
// empty one.
[[nodiscard]] WorkspaceScan scanWorkspace(const QString &folder);

// The largest file that is read, and reading it.
inline constexpr qsizetype maximumWorkspaceFile = 64 << 20;
[[nodiscard]] Result<QByteArray> readWorkspaceFile(const QString &path);

// A name for a new file from what a person typed: letters and digits of any script, the rest as "-"; never
// empty, never hidden, never with a path in it. suffix with its dot.
[[nodiscard]] QString fileNameFor(const QString &title, const QString &suffix);

} // namespace yagura
