// Something that a check of a file or of data noticed: where, what, and what to do about it. Untranslated:
// findings are shown next to the text they are about, and printed by the command line. Plain value.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace yagura {

enum class FindingSeverity {
    Error, // it cannot work as written
    Warning, // it works, but not as its author thinks
    Note, // worth knowing
};

struct Finding
{
    FindingSeverity severity = FindingSeverity::Error;
    QString file;
    int line = 0; // from 1; 0 is unknown
    QString subject; // the rule, panel or objective it is about
    QString message;
    QString remedy; // may be empty

    bool operator==(const Finding &) const = default;
};

using Findings = QList<Finding>;

// "error", "warning", "note".
[[nodiscard]] QString findingSeverityName(FindingSeverity severity);

// "file:line: severity: subject: message (remedy)", leaving out what is empty.
[[nodiscard]] QString describe(const Finding &finding);

} // namespace yagura

Q_DECLARE_METATYPE(yagura::Finding)
