// A folder for one test, gone with the object. Files are written with their folders.
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace yagura::test {

class TemporaryWorkspace
{
public:
    [[nodiscard]] bool isValid() const { return m_folder.isValid(); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    // The absolute name of a file in it, whether or not it is there.
    [[nodiscard]] QString filePath(const QString &relative) const { return m_folder.filePath(relative); }
    // Writes a file and says whether that worked.
    bool write(const QString &relative, const QByteArray &content) const;
    [[nodiscard]] QByteArray read(const QString &relative) const;

private:
    QTemporaryDir m_folder;
};

} // namespace yagura::test
