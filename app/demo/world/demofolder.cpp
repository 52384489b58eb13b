#include "demo/world/demofolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QTemporaryDir>

#include <unistd.h>

namespace yagura::demo {

namespace {

const QLatin1String prefix{"yagura-demo-"};
const QLatin1String ownerFile{"owner"};

QString parentFolder(const QString &parent)
{
    return parent.isEmpty() ? QDir::tempPath() : parent;
}

// Field 22 of /proc/PID/stat: when the process began, in ticks since boot; empty when there is no such
// process. The second field, the name, may hold spaces and brackets, so counting starts after its last
// bracket.
QByteArray processStart(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return fields.value(19);
}

bool ownerIsAlive(const QString &folder, qint64 pid)
{
    const QByteArray start = processStart(pid);
    if (start.isEmpty())
        return false;
    QFile file(folder + QLatin1Char('/') + ownerFile);
    // Without the file, or with an empty one, its owner is just writing it, or died doing so; then the id
    // alone decides.
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const QByteArray owner = file.readAll().trimmed();
    return owner.isEmpty() || owner == start;
}

} // namespace

Result<DemoFolder> DemoFolder::make(const QString &parent)
{
    const QString pattern = parentFolder(parent) + QLatin1Char('/') + prefix
        + QString::number(QCoreApplication::applicationPid()) + QLatin1String("-XXXXXX");
    auto folder = std::make_unique<QTemporaryDir>(pattern);
    if (!folder->isValid())
        return failure(ErrorKind::Storage, parentFolder(parent), folder->errorString());
    QSaveFile owner(folder->filePath(ownerFile)); // appears with its content
    if (!owner.open(QIODevice::WriteOnly) || owner.write(processStart(QCoreApplication::applicationPid())) < 0
        || !owner.commit())
        return failure(ErrorKind::Storage, owner.fileName(), owner.errorString());
    return DemoFolder(std::move(folder));
}

QStringList DemoFolder::sweep(const QString &parent)
{
    QStringList removed;
    const QDir folder(parentFolder(parent));
    const auto entries = folder.entryInfoList({prefix + QLatin1Char('*')},
                                              QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        bool isNumber = false;
        const qint64 pid
            = entry.fileName().mid(prefix.size()).section(QLatin1Char('-'), 0, 0).toLongLong(&isNumber);
        if (!isNumber || entry.ownerId() != geteuid() || ownerIsAlive(entry.filePath(), pid))
            continue;
        if (QDir(entry.filePath()).removeRecursively())
            removed.append(entry.filePath());
    }
    return removed;
}

DemoFolder::DemoFolder(std::unique_ptr<QTemporaryDir> folder)
    : m_folder(std::move(folder))
{ }

DemoFolder::DemoFolder(DemoFolder &&) noexcept = default;
DemoFolder &DemoFolder::operator=(DemoFolder &&) noexcept = default;
DemoFolder::~DemoFolder() = default;

QString DemoFolder::path() const
{
    return m_folder->path();
}
QString DemoFolder::file(const QString &name) const
{
    return m_folder->filePath(name);
}

} // namespace yagura::demo
