#include "dashboards/files/importedfile.h"

#include "core/atomicfile.h"
#include "dashboards/files/grafanafile.h"
#include "workspace/workspacefiles.h"

namespace yagura::dashboards {

Result<std::vector<ImportedFile>> readImportedFile(const QString &path)
{
    const auto text = readFile(path, maximumWorkspaceFile);
    if (!text)
        return std::unexpected(text.error());
    auto read = readGrafana(*text, path);
    if (!read)
        return std::unexpected(read.error());
    ImportedFile file;
    file.path = path;
    file.dashboard = std::move(read->dashboard);
    file.json = writeGrafana(file.dashboard);
    file.report = reportOf(file.dashboard);
    return std::vector<ImportedFile>{std::move(file)};
}

} // namespace yagura::dashboards
