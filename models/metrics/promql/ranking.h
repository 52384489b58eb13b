// Which of many names a few typed letters mean: beginnings first, then beginnings of words, then letters in
// order anywhere. Pure, any thread.
#pragma once

#include "metrics/promql/completion.h"

namespace yagura::metrics::promql {

struct Match
{
    int score = 0; // larger is better
    std::vector<qsizetype> letters; // which letters of the text matched, for emphasis
};

// Nothing when the typed letters do not occur in this order, whatever their case. Everything matches "".
[[nodiscard]] std::optional<Match> matchOf(QStringView text, QStringView typed);

struct Ranked
{
    size_t index = 0; // of the candidate
    Match match;
};

// The best first, at most so many; equal ones by length and alphabet, or as given while nothing is typed.
[[nodiscard]] std::vector<Ranked> ranked(const std::vector<Candidate> &candidates, QStringView typed,
                                         size_t most = 200);

} // namespace yagura::metrics::promql
