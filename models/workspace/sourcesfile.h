// sources.yaml: read strictly, source by source, so that one mistake costs one source and not all; and
// written. The file holds references to secrets, never secrets. Plain functions, any thread.
#pragma once

#include "core/finding.h"
#include "workspace/sourceconfig.h"

#include <QByteArray>

namespace yagura {

struct SourcesReading
{
    SourcesConfig config; // what is good of it
    Findings problems; // with file, line and remedy; the sources they are about are not in config

    // Nothing could be made of the file as a whole, so config says nothing.
    bool unreadable = false;
};

[[nodiscard]] SourcesReading readSourcesFile(const QByteArray &text, const QString &fileName);

// With a comment that explains the keys. Reading it yields the same configuration.
[[nodiscard]] QByteArray writeSourcesFile(const SourcesConfig &config);

// What is wrong with one source, in the words of the settings screen; empty when nothing is. file and line
// are unset, subject is the key ("url").
[[nodiscard]] Findings checkSource(const SourceConfig &source);

// The words of the file.
[[nodiscard]] QString sourceAuthName(SourceAuth auth);

} // namespace yagura
