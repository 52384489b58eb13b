// Files that are either the old one or the new one, also after a power cut: written aside, synced, renamed,
// and the folder synced. Reads are bounded. Plain functions, any thread; callers keep them off the GUI thread
// where files may be large or far away.
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace yagura {

enum class FileAccess {
    Default, // as the umask has it; a replaced file keeps its own
    OwnerOnly, // 0600
};

enum class FileBackup {
    None,
    KeepPrevious, // the file it replaces stays as path + ".bak"
};

// Storage with the system's reason. The folder must exist. A symbolic link is followed, not replaced.
[[nodiscard]] Status writeFileAtomically(const QString &path, QByteArrayView bytes,
                                         FileAccess access = FileAccess::Default,
                                         FileBackup backup = FileBackup::None);

// Missing when there is none, TooLarge beyond the limit, Storage otherwise.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qsizetype maximumBytes);

struct RecoveredFile
{
    QByteArray bytes;
    bool fromBackup = false; // the file itself was unusable
    QString setAside; // where the unusable file now is, for the operator; empty when there was none
    QString reason; // why it was unusable
};

// For our own state files (not the operator's): when check refuses the file it is set aside as
// ".corrupt-<time>" and the ".bak" of writeFileAtomically is read instead. Missing when neither is there, the
// check's error when both fail.
[[nodiscard]] Result<RecoveredFile> readFileOrBackup(const QString &path, qsizetype maximumBytes, Instant now,
                                                     const std::function<Status(const QByteArray &)> &check);

} // namespace yagura
