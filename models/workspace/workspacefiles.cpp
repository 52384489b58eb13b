#include "workspace/workspacefiles.h"

#include "core/atomicfile.h"
#include "core/jsonreader.h"
#include "core/yamlreader.h"

#include <QCryptographicHash>
#include <QDir>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Status checkSyntax(WorkspaceArea area, const QByteArray &bytes, const QString &path)
{
    switch (area) {
    case WorkspaceArea::Dashboards:
        return checkJson(bytes, path, {.bytes = maximumWorkspaceFile});
    // Objectives may come from other tools, several in one file.
    case WorkspaceArea::Slos: {
        const auto documents = readYamlDocuments(bytes, path);
        return documents ? Status() : std::unexpected(documents.error());
    }
    case WorkspaceArea::Runbooks:
    case WorkspaceArea::Searches:
    case WorkspaceArea::Playlists:
        break;
    }
    const auto document = readYaml(bytes, path, YamlPolicy::Own);
    return document ? Status() : std::unexpected(document.error());
}

// "path:12" and "path, line 12" both name line 12.
int lineOf(const QString &where, const QString &path)
{
    const QString rest = where.mid(path.size());
    qsizetype digits = rest.size();
    while (digits > 0 && rest[digits - 1].isDigit())
        --digits;
    return rest.mid(digits).toInt();
}

Finding problemOf(const Error &error, const QString &path)
{
    Finding finding;
    finding.file = path;
    finding.line = lineOf(error.where, path);
    finding.message = error.detail;
    finding.remedy = error.hint;
    return finding;
}

void scanArea(const QString &folder, WorkspaceArea area, WorkspaceScan &out)
{
    const QDir directory(QDir(folder).filePath(workspaceAreaFolder(area)));
    const QStringList patterns
        = area == WorkspaceArea::Dashboards ? QStringList{u"*.json"_s} : QStringList{u"*.yaml"_s, u"*.yml"_s};
    const auto entries = directory.entryInfoList(patterns, QDir::Files, QDir::Name);
    for (const QFileInfo &entry : entries) {
        WorkspaceFile file{area, entry.fileName(), entry.absoluteFilePath(), {}, true};
        const auto bytes = readWorkspaceFile(file.path);
        const Status good = bytes ? checkSyntax(area, *bytes, file.path) : std::unexpected(bytes.error());
        if (bytes)
            file.digest = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha1);
        if (!good) {
            file.readable = false;
            out.problems << problemOf(good.error(), file.path);
        }
        out.files << file;
    }
}

} // namespace

QString workspaceAreaFolder(WorkspaceArea area)
{
    switch (area) {
    case WorkspaceArea::Dashboards:
        return u"dashboards"_s;
    case WorkspaceArea::Slos:
        return u"slos"_s;
    case WorkspaceArea::Runbooks:
        return u"runbooks"_s;
    case WorkspaceArea::Searches:
        return u"searches"_s;
    case WorkspaceArea::Playlists:
        return u"playlists"_s;
    }
    return {};
}

WorkspaceScan scanWorkspace(const QString &folder)
{
    WorkspaceScan out;
    for (int area = 0; area < workspaceAreaCount; ++area)
        scanArea(folder, static_cast<WorkspaceArea>(area), out);
    return out;
}

Result<QByteArray> readWorkspaceFile(const QString &path)
{
    return readFile(path, maximumWorkspaceFile);
}

QString fileNameFor(const QString &title, const QString &suffix)
{
    constexpr qsizetype longest = 80;
    QString name;
    for (const QChar c : title.left(longest).toLower()) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith('-'_L1))
            name += '-'_L1;
    }
    while (name.endsWith('-'_L1))
        name.chop(1);
    return QString((name.isEmpty() ? u"untitled"_s : name) + suffix);
}

} // namespace yagura
