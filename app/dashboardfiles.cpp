#include "dashboardfiles.h"

#include <QDir>
#include <QFileInfo>

namespace yagura {

QList<dashboards::DashboardFile> dashboardFiles(const Workspace &workspace, const QList<GivenFile> &given)
{
    QList<dashboards::DashboardFile> files;
    QStringList names;
    for (const GivenFile &file : given) {
        if (file.kind != GivenFileKind::Dashboard)
            continue;
        names << QFileInfo(file.path).fileName();
        files.append({file.name, file.path, file.isConverted ? file.bytes : QByteArray()});
    }
    const QList<WorkspaceFile> own = workspace.files(WorkspaceArea::Dashboards);
    for (const WorkspaceFile &file : own) {
        if (names.contains(file.name))
            continue;
        names << file.name;
        files.append({file.name, file.path, {}});
    }
    const QDir shipped(QStringLiteral(":/dashboards"));
    const QStringList entries
        = shipped.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : entries) {
        if (!names.contains(name))
            files.append({name, shipped.filePath(name), {}});
    }
    return files;
}

} // namespace yagura
