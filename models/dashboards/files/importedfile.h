// A file of another tool that somebody may want to have: its dashboard, and what of it is drawn as asked.
// Reads the file; any thread, best a worker.
#pragma once

#include "core/result.h"
#include "dashboards/files/dashboarddocument.h"
#include "dashboards/files/importreportfile.h"

namespace yagura::dashboards {

struct ImportedFile
{
    QString path;
    QString part; // which dashboard of a file that holds several
    Dashboard dashboard;
    QByteArray json; // as it would be kept
    ImportReport report;
    std::vector<FileInput> inputs; // what the file leaves to whoever imports it
    FileFindings findings;
};

// One a dashboard in the file, whatever tool it is from. Missing, TooLarge (over 64 MiB), Malformed or
// Unsupported with what is wrong.
[[nodiscard]] Result<std::vector<ImportedFile>> readImportedFile(const QString &path);

// As it would be kept with these choices for its inputs.
[[nodiscard]] QByteArray jsonWithInputs(const ImportedFile &file, const InputBindings &choices);

// Reads what the file at path names relative to itself. What stands outside the folder above it is none of
// the file's business.
[[nodiscard]] terraform::FileReader readerBeside(const QString &path);

} // namespace yagura::dashboards
