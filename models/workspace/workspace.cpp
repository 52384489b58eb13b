#include "workspace/workspace.h"

#include "core/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QStandardPaths>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MaximumSourcesFile = 1 << 20;
constexpr std::chrono::milliseconds SettleTime{150}; // editors write in several steps

} // namespace

Workspace::Workspace(QString folder, QThreadPool &workers, QObject *parent)
    : QObject(parent)
    , m_folder(QDir(folder).absolutePath())
    , m_workers(workers)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(SettleTime);
    connect(&m_settle, &QTimer::timeout, this, &Workspace::reload);
    const auto soon = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
}

Workspace::~Workspace() = default;

QString Workspace::defaultFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(u"workspace"_s);
}

QString Workspace::sourcesPath() const
{
    return QDir(m_folder).filePath(u"sources.yaml"_s);
}

QString Workspace::pathOf(WorkspaceArea area, const QString &fileName) const
{
    return QDir(QDir(m_folder).filePath(workspaceAreaFolder(area))).filePath(fileName);
}

Status Workspace::open()
{
    if (!QDir().mkpath(m_folder))
        return failure(ErrorKind::Storage, m_folder, u"the folder cannot be made"_s);
    if (!QFileInfo(m_folder).isReadable())
        return failure(ErrorKind::Storage, m_folder, u"the folder cannot be read"_s);
    takeSources(readFile(sourcesPath(), MaximumSourcesFile));
    watch();
    reload();
    return {};
}

void Workspace::reload()
{
    auto call = runOnWorker(&m_workers, [folder = m_folder, path = sourcesPath()]() -> Result<Loaded> {
        return Loaded{readFile(path, MaximumSourcesFile), scanWorkspace(folder)};
    });
    m_load.start(std::move(call), this, [this](Result<Loaded> loaded) {
        if (!loaded)
            return;
        takeSources(loaded->sources);
        takeScan(std::move(loaded->scan));
        // What came or was replaced by a rename since is not watched yet.
        watch();
        if (!std::exchange(m_loaded, true))
            Q_EMIT this->loaded();
    });
}

void Workspace::takeSources(const Result<QByteArray> &bytes)
{
    const bool absent = !bytes && bytes.error().kind == ErrorKind::Missing;
    const Findings before = m_sourcesProblems;
    const SourcesConfig previous = m_sources;
    if (!bytes && !absent) {
        m_sourcesProblems = {Finding{FindingSeverity::Error, sourcesPath(), 0, {}, bytes.error().detail, {}}};
    } else {
        const QByteArray text = bytes.value_or(QByteArray());
        SourcesReading reading = readSourcesFile(text, sourcesPath());
        m_sourcesBytes = text;
        m_sourcesPresent = !absent;
        m_sourcesProblems = std::move(reading.problems);
        if (!reading.unreadable)
            m_sources = std::move(reading.config);
    }
    if (m_sources != previous)
        Q_EMIT sourcesChanged();
    if (m_sourcesProblems != before)
        Q_EMIT problemsChanged();
}

void Workspace::takeScan(WorkspaceScan scan)
{
    QHash<QString, WorkspaceFile> before;
    for (const WorkspaceFile &file : std::as_const(m_scan.files))
        before.insert(file.path, file);
    QSet<int> areas;
    QStringList changed;
    for (const WorkspaceFile &file : std::as_const(scan.files)) {
        const auto known = before.constFind(file.path);
        if (known != before.cend() && *known == file) {
            before.erase(known);
            continue;
        }
        before.remove(file.path);
        areas << static_cast<int>(file.area);
        changed << file.path;
    }
    for (const WorkspaceFile &gone : std::as_const(before)) {
        areas << static_cast<int>(gone.area);
        changed << gone.path;
    }
    bool problemsDiffer = m_scan.problems != scan.problems;
    m_scan = std::move(scan);
    for (const QString &path : std::as_const(changed))
        problemsDiffer = m_findings.remove(path) || problemsDiffer;
    for (int area = 0; area < workspaceAreaCount; ++area) {
        if (areas.contains(area))
            Q_EMIT filesChanged(static_cast<WorkspaceArea>(area));
    }
    for (const QString &path : std::as_const(changed))
        Q_EMIT fileChanged(path);
    if (problemsDiffer)
        Q_EMIT problemsChanged();
}

void Workspace::watch()
{
    QStringList wanted{m_folder};
    if (m_sourcesPresent)
        wanted << sourcesPath();
    for (int area = 0; area < workspaceAreaCount; ++area)
        wanted << QDir(m_folder).filePath(workspaceAreaFolder(static_cast<WorkspaceArea>(area)));
    for (const WorkspaceFile &file : std::as_const(m_scan.files))
        wanted << file.path;
    const QStringList current = m_watcher.files() + m_watcher.directories();
    const QSet<QString> watched(current.begin(), current.end());
    QStringList missing;
    for (const QString &path : std::as_const(wanted)) {
        if (!watched.contains(path) && QFile::exists(path))
            missing << path;
    }
    if (!missing.isEmpty())
        m_watcher.addPaths(missing);
}

QList<WorkspaceFile> Workspace::files(WorkspaceArea area) const
{
    QList<WorkspaceFile> out;
    std::copy_if(m_scan.files.begin(), m_scan.files.end(), std::back_inserter(out),
                 [area](const WorkspaceFile &file) { return file.area == area; });
    return out;
}

Findings Workspace::problems() const
{
    Findings out = m_sourcesProblems + m_scan.problems;
    QStringList paths = m_findings.keys();
    paths.sort();
    for (const QString &path : std::as_const(paths))
        out += m_findings.value(path);
    return out;
}

void Workspace::setFindings(const QString &path, const Findings &findings)
{
    if (m_findings.value(path) == findings)
        return;
    if (findings.isEmpty())
        m_findings.remove(path);
    else
        m_findings.insert(path, findings);
    Q_EMIT problemsChanged();
}

Status Workspace::saveSources(const SourcesConfig &config)
{
    for (const SourceConfig &source : config.sources) {
        if (const Findings wrong = checkSource(source); !wrong.isEmpty())
            return failure(ErrorKind::InvalidInput, source.id,
                           wrong.first().subject + u": "_s + wrong.first().message, wrong.first().remedy);
    }
    const auto onDisk = readFile(sourcesPath(), MaximumSourcesFile);
    if (!onDisk && onDisk.error().kind != ErrorKind::Missing)
        return std::unexpected(onDisk.error());
    if (onDisk.value_or(QByteArray()) != m_sourcesBytes) {
        takeSources(onDisk);
        return failure(ErrorKind::Conflict, sourcesPath(), u"the file was changed by another program"_s,
                       u"it was read again; look at it and save once more"_s);
    }
    if (!m_sourcesProblems.isEmpty())
        return failure(ErrorKind::InvalidInput, sourcesPath(),
                       u"the file has mistakes, and writing it anew would wipe out what they are about"_s,
                       u"mend the file first"_s);
    const QByteArray bytes = writeSourcesFile(config);
    const auto written
        = writeFileAtomically(sourcesPath(), bytes, FileAccess::Default, FileBackup::KeepPrevious);
    if (!written)
        return written;
    takeSources(bytes);
    watch();
    return {};
}

Status Workspace::putSource(const SourceConfig &source)
{
    SourcesConfig config = m_sources;
    const auto known = std::find_if(config.sources.begin(), config.sources.end(),
                                    [&](const SourceConfig &other) { return other.id == source.id; });
    if (known != config.sources.end())
        *known = source;
    else
        config.sources << source;
    return saveSources(config);
}

Status Workspace::removeSource(const QString &id)
{
    SourcesConfig config = m_sources;
    if (config.sources.removeIf([&](const SourceConfig &source) { return source.id == id; }) == 0)
        return failure(ErrorKind::Missing, id, u"there is no such source"_s);
    return saveSources(config);
}

Status Workspace::checkFileName(WorkspaceArea area, const QString &fileName) const
{
    const bool plain = !fileName.isEmpty() && !fileName.startsWith('.'_L1) && !fileName.contains('/'_L1)
        && !fileName.contains(QChar(0)) && fileName.size() <= 200;
    const bool suffix = area == WorkspaceArea::Dashboards
        ? fileName.endsWith(".json"_L1)
        : fileName.endsWith(".yaml"_L1) || fileName.endsWith(".yml"_L1);
    if (plain && suffix)
        return {};
    return failure(ErrorKind::InvalidInput, fileName.left(200), u"not a name for a file of this folder"_s);
}

Status Workspace::write(WorkspaceArea area, const QString &fileName, const QByteArray &bytes)
{
    if (auto named = checkFileName(area, fileName); !named)
        return named;
    if (!QDir(m_folder).mkpath(workspaceAreaFolder(area)))
        return failure(ErrorKind::Storage, m_folder,
                       u"the folder %1 cannot be made"_s.arg(workspaceAreaFolder(area)));
    if (auto written = writeFileAtomically(pathOf(area, fileName), bytes); !written)
        return written;
    reload();
    return {};
}

Status Workspace::moveToTrash(WorkspaceArea area, const QString &fileName)
{
    if (auto named = checkFileName(area, fileName); !named)
        return named;
    QFile file(pathOf(area, fileName));
    if (!file.exists())
        return failure(ErrorKind::Missing, file.fileName(), u"no such file"_s);
    if (!file.moveToTrash())
        return failure(ErrorKind::Storage, pathOf(area, fileName), file.errorString());
    reload();
    return {};
}

} // namespace yagura
