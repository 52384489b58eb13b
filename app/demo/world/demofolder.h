// The temporary folder of one demo world. Its name carries the id of the process that owns it and a file
// inside the moment that process began, so that whoever comes later can tell a living owner from a dead one
// and sweep.
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

#include <memory>

class QTemporaryDir;

namespace yagura::demo {

class DemoFolder
{
public:
    // parent: where it is made and where dead ones are looked for; empty for the system's folder for
    // temporary files.
    [[nodiscard]] static Result<DemoFolder> make(const QString &parent = {});
    // Removes the folders of this user whose process is gone. Returns their paths.
    static QStringList sweep(const QString &parent = {});

    DemoFolder(DemoFolder &&) noexcept;
    DemoFolder &operator=(DemoFolder &&) noexcept;
    ~DemoFolder(); // removes it with everything inside

    [[nodiscard]] QString path() const;
    [[nodiscard]] QString file(const QString &name) const;

private:
    explicit DemoFolder(std::unique_ptr<QTemporaryDir> folder);

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace yagura::demo
