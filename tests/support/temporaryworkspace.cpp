#include "support/temporaryworkspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace yagura::test {

bool TemporaryWorkspace::write(const QString &relative, const QByteArray &content) const
{
    const QString name = filePath(relative);
    if (!QDir().mkpath(QFileInfo(name).path()))
        return false;
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray TemporaryWorkspace::read(const QString &relative) const
{
    QFile file(filePath(relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace yagura::test
