// The files of the command line: which is a trace, which a dashboard. Pure but for reading the file; any
// thread.
#pragma once

#include "core/result.h"

#include <QStringList>

namespace yagura {

enum class GivenFileKind { Dashboard, Trace };

struct GivenFile
{
    QString path; // absolute
    GivenFileKind kind = GivenFileKind::Dashboard;
    QByteArray bytes;
};

// Missing, Storage or Unsupported with the file's name and what can be opened.
[[nodiscard]] Result<GivenFile> readGivenFile(const QString &path);

} // namespace yagura
