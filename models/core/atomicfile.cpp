#include "core/atomicfile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace yagura {

namespace {

std::unexpected<Error> storageError(const QString &path, const QString &reason)
{
    return failure(ErrorKind::Storage, path, reason);
}

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

// Without this the rename itself may be lost.
Status syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int fd = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return storageError(path, systemReason());
    const bool synced = ::fsync(fd) == 0 || errno == EINVAL; // some file systems cannot, and need not
    const QString reason = systemReason();
    ::close(fd);
    if (!synced)
        return storageError(path, reason);
    return {};
}

// A second name for the previous contents, put in place by a rename: there is a whole backup at every moment.
Status keepPrevious(const QString &path)
{
    const QByteArray from = QFile::encodeName(path);
    const QByteArray aside = from + ".bak.new";
    const QByteArray backup = from + ".bak";
    ::unlink(aside.constData());
    if (::link(from.constData(), aside.constData()) != 0) {
        if (errno == ENOENT)
            return {};
        // No hard links here: copy.
        if (!QFile::copy(path, QFile::decodeName(aside)))
            return storageError(path, QStringLiteral("the previous version could not be kept"));
    }
    if (std::rename(aside.constData(), backup.constData()) != 0)
        return storageError(path, systemReason());
    return {};
}

} // namespace

Status writeFileAtomically(const QString &path, QByteArrayView bytes, FileAccess access, FileBackup backup)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    const QString target = canonical.isEmpty() ? path : canonical;
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly))
        return storageError(path, file.errorString());
    if (access == FileAccess::OwnerOnly
        && !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return storageError(path, file.errorString());
    // Qt 6.4 commits an empty file when the last flush finds the disk full: flushed and synced here, where it
    // is seen.
    if (file.write(bytes.data(), bytes.size()) != bytes.size() || !file.flush())
        return storageError(path, file.errorString());
    if (::fdatasync(file.handle()) != 0 && errno != EINVAL)
        return storageError(path, systemReason());
    if (backup == FileBackup::KeepPrevious) {
        if (auto kept = keepPrevious(target); !kept)
            return kept;
    }
    if (!file.commit())
        return storageError(path, file.errorString());
    return syncFolderOf(target);
}

Result<QByteArray> readFile(const QString &path, qsizetype maximumBytes)
{
    QFile file(path);
    if (!file.exists())
        return failure(ErrorKind::Missing, path, QStringLiteral("no such file"));
    if (!QFileInfo(path).isFile())
        return storageError(path, QStringLiteral("not a regular file"));
    if (!file.open(QIODevice::ReadOnly))
        return storageError(path, file.errorString());
    const QByteArray bytes = file.read(maximumBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return storageError(path, file.errorString());
    if (bytes.size() > maximumBytes)
        return failure(ErrorKind::TooLarge, path, QStringLiteral("more than %1 bytes").arg(maximumBytes));
    return bytes;
}

Result<RecoveredFile> readFileOrBackup(const QString &path, qsizetype maximumBytes, Instant now,
                                       const std::function<Status(const QByteArray &)> &check)
{
    RecoveredFile out;
    Result<QByteArray> own = readFile(path, maximumBytes);
    Error reason;
    if (own) {
        const Status good = check(*own);
        if (good) {
            out.bytes = std::move(*own);
            return out;
        }
        reason = good.error();
        const QString stamp = QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(now), Qt::UTC)
                                  .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
        out.setAside = path + QStringLiteral(".corrupt-") + stamp;
        if (std::rename(QFile::encodeName(path).constData(), QFile::encodeName(out.setAside).constData())
            != 0)
            return storageError(path, systemReason());
    } else {
        reason = own.error();
    }
    auto previous = readFile(path + QStringLiteral(".bak"), maximumBytes);
    if (!previous || !check(*previous))
        return std::unexpected(reason);
    out.bytes = std::move(*previous);
    out.fromBackup = true;
    out.reason = describe(reason);
    return out;
}

} // namespace yagura
