// Whether a write whose answer was lost took effect, judged from the incident's log. Pure; any thread.
#pragma once

#include "incidents/outboxaction.h"

#include <QSet>

namespace yagura::incidents {

// The id of the entry that shows the act: of the right kind, by the operator, not before the attempt (less
// tolerance, for clocks that differ and for times cut to seconds), with the same text if it is a note, and
// not claimed by another act. Entries may come in any order; the earliest that fits is taken.
[[nodiscard]] std::optional<QString> findEvidence(const OutboxAction &action,
                                                  const std::vector<LogEntry> &entries, const QString &userId,
                                                  const QSet<QString> &claimed, Duration tolerance);

// How an attempt that ended in an error is to be read.
enum class FailureMeaning {
    NotSent, // it did not arrive: it may be tried again
    Refused, // the server said no
    Unknown, // it may have taken effect
};
[[nodiscard]] FailureMeaning meaningOf(const Error &error);

} // namespace yagura::incidents
