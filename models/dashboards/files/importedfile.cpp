#include "dashboards/files/importedfile.h"

#include "core/atomicfile.h"
#include "workspace/workspacefiles.h"

#include <QDir>
#include <QFileInfo>

namespace yagura::dashboards {

Result<std::vector<ImportedFile>> readImportedFile(const QString &path)
{
    const auto text = readFile(path, maximumWorkspaceFile);
    if (!text)
        return std::unexpected(text.error());
    auto document = readDashboardDocument(*text, path, {{}, readerBeside(path)});
    if (!document)
        return std::unexpected(document.error());
    std::vector<ImportedFile> files;
    for (DocumentDashboard &one : document->dashboards) {
        ImportedFile file;
        file.path = path;
        file.part = document->dashboards.size() > 1 ? one.part : QString();
        file.dashboard = std::move(one.dashboard);
        file.json = writeGrafana(file.dashboard);
        file.report = reportOf(file.dashboard);
        file.inputs = std::move(one.inputs);
        file.findings = std::move(one.findings);
        if (files.empty()) // what gave no dashboard is said once
            file.findings.insert(file.findings.end(), document->findings.begin(), document->findings.end());
        files.push_back(std::move(file));
    }
    return files;
}

QByteArray jsonWithInputs(const ImportedFile &file, const InputBindings &choices)
{
    Dashboard dashboard = file.dashboard;
    for (Variable &variable : dashboard.variables) {
        const QString choice = choices.value(variable.name);
        if (!choice.isEmpty() && variable.current.value(0) != choice)
            variable.current = {choice};
    }
    return writeGrafana(dashboard);
}

terraform::FileReader readerBeside(const QString &path)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    return [folder](const QString &relative) -> Result<QByteArray> {
        const QString wanted = QFileInfo(folder.filePath(relative)).canonicalFilePath();
        if (wanted.isEmpty())
            return failure(ErrorKind::Missing, relative, QStringLiteral("there is no such file"));
        const QString above = QFileInfo(folder.filePath(QStringLiteral(".."))).canonicalFilePath();
        if (QDir::isAbsolutePath(relative) || !wanted.startsWith(above + QLatin1Char('/')))
            return failure(ErrorKind::InvalidInput, relative,
                           QStringLiteral("it stands outside the file's folder"));
        if (!QFileInfo(wanted).isFile())
            return failure(ErrorKind::InvalidInput, relative, QStringLiteral("not a plain file"));
        return readFile(wanted, maximumWorkspaceFile);
    };
}

} // namespace yagura::dashboards
