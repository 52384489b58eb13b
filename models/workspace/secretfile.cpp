#include "workspace/secretfile.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace yagura {

namespace {

constexpr qint64 LargestSecret = 64 << 10;

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    { }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

Result<Secret> fromBytes(QByteArray bytes, const QString &where)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    if (bytes.isEmpty())
        return failure(ErrorKind::Missing, where, QStringLiteral("there is no secret in it"));
    if (bytes.contains('\n') || bytes.contains('\r') || bytes.contains('\0'))
        return failure(ErrorKind::InvalidInput, where, QStringLiteral("a secret is one line"));
    return Secret(std::move(bytes));
}

// Checked on the open file, so that it cannot be exchanged between the check and the reading.
Status checkAccess(const struct stat &info, const QString &path)
{
    if (!S_ISREG(info.st_mode))
        return failure(ErrorKind::Storage, path, QStringLiteral("not a regular file"));
    if (info.st_uid != ::geteuid() && info.st_uid != 0)
        return failure(ErrorKind::Forbidden, path, QStringLiteral("the file belongs to another user"));
    if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return failure(ErrorKind::Forbidden, path,
                       QStringLiteral("others may read the file (mode %1)")
                           .arg(info.st_mode & 07777, 4, 8, QLatin1Char('0')),
                       QStringLiteral("chmod 600 %1").arg(path));
    if (info.st_size > LargestSecret)
        return failure(ErrorKind::TooLarge, path, QStringLiteral("too large for a secret"));
    return {};
}

} // namespace

Result<Secret> readSecretFile(const QString &path)
{
    // Not blocking, should it be a pipe.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) {
        const bool absent = errno == ENOENT || errno == ENOTDIR;
        return failure(absent ? ErrorKind::Missing : ErrorKind::Storage, path,
                       QString::fromLocal8Bit(std::strerror(errno)));
    }
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return failure(ErrorKind::Storage, path, QString::fromLocal8Bit(std::strerror(errno)));
    if (auto allowed = checkAccess(info, path); !allowed)
        return std::unexpected(allowed.error());
    QByteArray bytes(LargestSecret + 1, Qt::Uninitialized);
    const ssize_t length = ::read(file.get(), bytes.data(), static_cast<size_t>(bytes.size()));
    if (length < 0)
        return failure(ErrorKind::Storage, path, QString::fromLocal8Bit(std::strerror(errno)));
    bytes.truncate(length);
    return fromBytes(std::move(bytes), path);
}

QString secretFilePath(const QString &name, const QString &workspaceFolder)
{
    if (name.startsWith(QLatin1String("~/")))
        return QDir::home().filePath(name.mid(2));
    return QDir(workspaceFolder).filePath(name);
}

Result<Secret> readSecretVariable(const QString &name)
{
    const QByteArray value = qgetenv(name.toLocal8Bit().constData());
    if (value.isEmpty())
        return failure(ErrorKind::Missing, name, QStringLiteral("the environment variable is not set"));
    return fromBytes(value, name);
}

QString overrideVariable(const QString &sourceId)
{
    QString name = QStringLiteral("YAGURA_TOKEN_") + sourceId.toUpper();
    for (QChar &c : name) {
        const bool fits = (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
            || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
        if (!fits)
            c = QLatin1Char('_');
    }
    return name;
}

} // namespace yagura
