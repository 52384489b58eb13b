// How well typed letters fit a command's name: for the command palette. Pure.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace yagura::shell {

struct FuzzyMatch
{
    int score = 0; // higher is better
    QList<int> positions; // indices in the candidate that matched, ascending

    bool operator==(const FuzzyMatch &) const = default;
};

// All letters of pattern must occur in candidate in order, case ignored; spaces in the pattern are skipped.
// Starts of words and unbroken runs score higher, long candidates a little lower. Nothing when it does not
// match; an empty pattern matches everything with score 0.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &candidate);

} // namespace yagura::shell
