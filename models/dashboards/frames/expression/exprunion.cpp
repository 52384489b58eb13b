#include "dashboards/frames/expression/exprunion.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace yagura::dashboards::frames {

namespace {

constexpr size_t mostPairs = 1'000'000;

using ByNames = std::map<QStringList, std::vector<size_t>>; // results by the names of their labels, sorted

ByNames byNames(const ExprValues &values)
{
    ByNames groups;
    for (size_t i = 0; i < values.size(); ++i) {
        QStringList names;
        for (const auto &[name, value] : values[i].labels.pairs())
            names << name;
        groups[names].push_back(i);
    }
    return groups;
}

bool isPartOf(const QStringList &part, const QStringList &whole)
{
    return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

QString projection(const Labels &labels, const QStringList &names)
{
    QString text;
    for (const QString &name : names)
        text += labels.value(name) + QChar(0x1f);
    return text;
}

bool hasNoData(const ExprValues &left, const ExprValues &right)
{
    const bool single = left.size() == 1 || right.size() == 1;
    return single && (left.front().kind == ExprKind::NoData || right.front().kind == ExprKind::NoData);
}

class Pairing
{
public:
    Pairing(const ExprValues &left, const ExprValues &right)
        : m_left(left)
        , m_right(right)
    { }

    bool pairUp()
    {
        const ByNames rights = byNames(m_right);
        for (const auto &[leftNames, lefts] : byNames(m_left)) {
            for (const auto &[rightNames, own] : rights) {
                if (isPartOf(leftNames, rightNames) && !pairUpBy(leftNames, lefts, own))
                    return false;
                if (leftNames != rightNames && isPartOf(rightNames, leftNames)
                    && !pairUpBy(rightNames, lefts, own))
                    return false;
            }
        }
        std::sort(m_pairs.begin(), m_pairs.end());
        return true;
    }

    [[nodiscard]] ExprUnion result() const
    {
        ExprUnion out;
        std::vector<bool> leftMet(m_left.size());
        std::vector<bool> rightMet(m_right.size());
        for (const auto &[l, r] : m_pairs) {
            const bool more = m_left[l].labels.size() >= m_right[r].labels.size();
            out.pairs.push_back({l, r, more ? m_left[l].labels : m_right[r].labels});
            leftMet[l] = true;
            rightMet[r] = true;
        }
        out.alone = static_cast<size_t>(std::count(leftMet.begin(), leftMet.end(), false)
                                        + std::count(rightMet.begin(), rightMet.end(), false));
        return out;
    }

private:
    bool pairUpBy(const QStringList &names, const std::vector<size_t> &lefts,
                  const std::vector<size_t> &rights)
    {
        QHash<QString, std::vector<size_t>> index;
        for (const size_t r : rights)
            index[projection(m_right[r].labels, names)].push_back(r);
        for (const size_t l : lefts) {
            const auto found = index.constFind(projection(m_left[l].labels, names));
            if (found == index.constEnd())
                continue;
            for (const size_t r : *found)
                m_pairs.emplace_back(l, r);
            if (m_pairs.size() > mostPairs)
                return false;
        }
        return true;
    }

    const ExprValues &m_left;
    const ExprValues &m_right;
    std::vector<std::pair<size_t, size_t>> m_pairs;
};

} // namespace

Result<ExprUnion> exprUnion(const ExprValues &left, const ExprValues &right)
{
    if (left.empty() || right.empty())
        return ExprUnion{};
    if (hasNoData(left, right))
        return ExprUnion{{{0, 0, {}}}, 0};
    Pairing pairing(left, right);
    if (!pairing.pairUp())
        return failure(ErrorKind::TooLarge, {},
                       QStringLiteral("over %1 combinations of results").arg(mostPairs));
    ExprUnion out = pairing.result();
    if (out.pairs.empty() && left.size() == 1 && right.size() == 1)
        return ExprUnion{{{0, 0, {}}}, 0};
    return out;
}

} // namespace yagura::dashboards::frames
