#include "metrics/promql/ranking.h"

#include <algorithm>

namespace yagura::metrics::promql {

namespace {

bool beginsWord(QStringView text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() || (text[at].isUpper() && before.isLower());
}

// Takes beginnings of words where it can, the next occurrence otherwise.
std::optional<std::vector<qsizetype>> lettersOf(QStringView text, QStringView typed, bool wordsFirst)
{
    std::vector<qsizetype> letters;
    qsizetype from = 0;
    for (const QChar wanted : typed) {
        const auto same = [&](qsizetype at) { return text[at].toCaseFolded() == wanted.toCaseFolded(); };
        qsizetype found = -1;
        for (qsizetype at = from; at < text.size(); ++at) {
            if (!same(at))
                continue;
            if (found < 0)
                found = at;
            const bool follows = !letters.empty() && at == letters.back() + 1;
            if (!wordsFirst || follows || beginsWord(text, at)) {
                found = at;
                break;
            }
        }
        if (found < 0)
            return std::nullopt;
        letters.push_back(found);
        from = found + 1;
    }
    return letters;
}

int scoreOf(QStringView text, const std::vector<qsizetype> &letters)
{
    int score = 0;
    for (size_t i = 0; i < letters.size(); ++i) {
        const bool follows = i > 0 && letters[i] == letters[i - 1] + 1;
        score += follows ? 8 : beginsWord(text, letters[i]) ? 6 : -2;
        if (i > 0 && !follows)
            score -= static_cast<int>(qMin<qsizetype>(letters[i] - letters[i - 1], 10));
    }
    return score;
}

} // namespace

std::optional<Match> matchOf(QStringView text, QStringView typed)
{
    if (typed.size() > text.size())
        return std::nullopt;
    constexpr int exactBonus = 3000;
    constexpr int prefixBonus = 2000;
    constexpr int containedBonus = 1000;
    Match match;
    if (const qsizetype at = text.indexOf(typed, 0, Qt::CaseInsensitive); at >= 0) {
        for (qsizetype i = 0; i < typed.size(); ++i)
            match.letters.push_back(at + i);
        const bool sameCase = text.mid(at).startsWith(typed);
        match.score = typed.size() == text.size() ? exactBonus
            : at == 0                             ? prefixBonus
            : beginsWord(text, at)                ? containedBonus
                                                  : containedBonus / 2;
        match.score += sameCase ? 1 : 0;
        return match;
    }
    auto letters = lettersOf(text, typed, true);
    if (!letters)
        letters = lettersOf(text, typed, false);
    if (!letters)
        return std::nullopt;
    match.score = qMin(scoreOf(text, *letters), containedBonus / 2 - 1);
    match.letters = std::move(*letters);
    return match;
}

std::vector<Ranked> ranked(const std::vector<Candidate> &candidates, QStringView typed, size_t most)
{
    std::vector<Ranked> found;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (auto match = matchOf(candidates[i].text, typed))
            found.push_back({i, std::move(*match)});
    }
    const auto better = [&](const Ranked &one, const Ranked &other) {
        const Candidate &a = candidates[one.index];
        const Candidate &b = candidates[other.index];
        if (one.match.score != other.match.score)
            return one.match.score > other.match.score;
        // Without letters the given order is the best there is.
        if (typed.isEmpty())
            return one.index < other.index;
        if (a.text.size() != b.text.size())
            return a.text.size() < b.text.size();
        return a.text != b.text ? a.text < b.text : one.index < other.index;
    };
    const size_t count = qMin(most, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(count), better);
    found.resize(count);
    return found;
}

} // namespace yagura::metrics::promql
