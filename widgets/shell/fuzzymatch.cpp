#include "shell/fuzzymatch.h"

#include <vector>

namespace yagura::shell {

namespace {

constexpr int LetterScore = 4;
constexpr int RunBonus = 9; // over a word start, so that "time" beats "tim…e"
constexpr int WordStartBonus = 8;
constexpr int Unreachable = -1'000'000;

bool startsWord(const QString &text, int index)
{
    if (index == 0)
        return true;
    const QChar before = text[index - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[index].isUpper());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &candidate)
{
    QString wanted;
    for (const QChar c : pattern) {
        if (!c.isSpace())
            wanted += c.toCaseFolded();
    }
    if (wanted.isEmpty())
        return FuzzyMatch{};
    const int rows = static_cast<int>(wanted.size());
    const int columns = static_cast<int>(candidate.size());
    // best[r][c]: the best score with letter r placed at c; from[r][c]: where letter r-1 stood then.
    std::vector<std::vector<int>> best(static_cast<size_t>(rows),
                                       std::vector<int>(static_cast<size_t>(columns), Unreachable));
    std::vector<std::vector<int>> from = best;
    for (int r = 0; r < rows; ++r) {
        int reach = r == 0 ? 0 : Unreachable;
        int reachAt = -1;
        for (int c = 0; c < columns; ++c) {
            const auto row = static_cast<size_t>(r);
            const auto column = static_cast<size_t>(c);
            if (candidate[c].toCaseFolded() == wanted[r]) {
                const int bonus = LetterScore + (startsWord(candidate, c) ? WordStartBonus : 0);
                int score = reach > Unreachable ? reach + bonus : Unreachable;
                int origin = reachAt;
                if (r > 0 && c > 0 && best[row - 1][column - 1] > Unreachable
                    && best[row - 1][column - 1] + bonus + RunBonus > score) {
                    score = best[row - 1][column - 1] + bonus + RunBonus;
                    origin = c - 1;
                }
                best[row][column] = score;
                from[row][column] = origin;
            }
            if (r > 0 && best[row - 1][column] > reach) {
                reach = best[row - 1][column];
                reachAt = c;
            }
        }
    }
    const auto &last = best.back();
    const auto end = std::max_element(last.begin(), last.end());
    if (end == last.end() || *end <= Unreachable)
        return std::nullopt;
    FuzzyMatch match;
    match.score = *end - columns / 8;
    int at = static_cast<int>(end - last.begin());
    for (int r = rows - 1; r >= 0; --r) {
        match.positions.prepend(at);
        at = from[static_cast<size_t>(r)][static_cast<size_t>(at)];
    }
    return match;
}

} // namespace yagura::shell
