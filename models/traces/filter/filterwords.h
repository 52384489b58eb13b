// What can be written next in a span filter: where the cursor is and which words a trace has for it. For
// completion. Any thread; linear in the trace.
#pragma once

#include "traces/filter/spanfilter.h"

namespace yagura::traces {

struct FilterWords
{
    QStringList fields; // service, dur, … and tag., process., event.
    QStringList services; // the most spans first
    QStringList operations; // likewise
    QStringList keys; // of tags, process tags and events; likewise
};

[[nodiscard]] FilterWords filterWords(const OpenTrace &open, int most = 500);

// Values that a field (or tag) has in the trace, the most frequent first, at most most; long ones are left
// out. Fixed words for kind, status, error and critical; none for durations.
[[nodiscard]] QStringList filterValues(const OpenTrace &open, const QString &field, int most = 100);

struct FilterPlace
{
    QString field; // a value of this field is written; empty: a word or a field's name
    QString begun; // what of it stands left of the cursor
    qsizetype at = 0; // what a completion replaces, UTF-16 units
    qsizetype length = 0;

    bool operator==(const FilterPlace &) const = default;
};
[[nodiscard]] FilterPlace filterPlace(const QString &text, qsizetype cursor);

} // namespace yagura::traces
