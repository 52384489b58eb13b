// A file of another tool that somebody may want to have: its dashboard, and what of it is drawn as asked.
// Reads the file; any thread, best a worker.
#pragma once

#include "core/result.h"
#include "dashboards/dashboard.h"
#include "dashboards/files/importreportfile.h"

namespace yagura::dashboards {

struct ImportedFile
{
    QString path;
    Dashboard dashboard;
    QByteArray json; // as it would be kept
    ImportReport report;
};

// One a dashboard in the file. Missing, TooLarge (over 64 MiB), Malformed or Unsupported with what is wrong.
[[nodiscard]] Result<std::vector<ImportedFile>> readImportedFile(const QString &path);

} // namespace yagura::dashboards
