#include "core/labels.h"

#include <QHash>

#include <algorithm>

namespace yagura {

namespace {

auto lowerBound(auto &pairs, QStringView name)
{
    return std::lower_bound(pairs.begin(), pairs.end(), name,
                            [](const Labels::Pair &pair, QStringView wanted) { return pair.first < wanted; });
}

QString quoted(const QString &value)
{
    QString out = value;
    out.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    out.replace(QLatin1Char('"'), QLatin1String("\\\""));
    out.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return QLatin1Char('"') + out + QLatin1Char('"');
}

} // namespace

Labels::Labels(std::initializer_list<Pair> pairs)
{
    for (const Pair &pair : pairs)
        set(pair.first, pair.second);
}

Labels Labels::fromPairs(std::vector<Pair> pairs)
{
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair &a, const Pair &b) { return a.first < b.first; });
    Labels labels;
    for (Pair &pair : pairs) {
        if (!labels.m_pairs.empty() && labels.m_pairs.back().first == pair.first)
            labels.m_pairs.back() = std::move(pair);
        else
            labels.m_pairs.push_back(std::move(pair));
    }
    return labels;
}

QString Labels::value(QStringView name) const
{
    const auto it = lowerBound(m_pairs, name);
    return it != m_pairs.end() && it->first == name ? it->second : QString();
}

bool Labels::contains(QStringView name) const
{
    const auto it = lowerBound(m_pairs, name);
    return it != m_pairs.end() && it->first == name;
}

void Labels::set(const QString &name, const QString &value)
{
    if (value.isEmpty()) {
        remove(name);
        return;
    }
    const auto it = lowerBound(m_pairs, name);
    if (it != m_pairs.end() && it->first == name)
        it->second = value;
    else
        m_pairs.insert(it, {name, value});
}

void Labels::remove(QStringView name)
{
    const auto it = lowerBound(m_pairs, name);
    if (it != m_pairs.end() && it->first == name)
        m_pairs.erase(it);
}

QString Labels::toString() const
{
    QString head;
    QString inner;
    for (const auto &[name, value] : m_pairs) {
        if (name == QLatin1String("__name__")) {
            head = value;
            continue;
        }
        if (!inner.isEmpty())
            inner += QLatin1String(", ");
        inner += name + QLatin1Char('=') + quoted(value);
    }
    if (inner.isEmpty() && !head.isEmpty())
        return head;
    return head + QLatin1Char('{') + inner + QLatin1Char('}');
}

int Labels::compare(const Labels &other) const
{
    const size_t common = std::min(m_pairs.size(), other.m_pairs.size());
    for (size_t i = 0; i < common; ++i) {
        if (const int c = m_pairs[i].first.compare(other.m_pairs[i].first); c != 0)
            return c;
        if (const int c = m_pairs[i].second.compare(other.m_pairs[i].second); c != 0)
            return c;
    }
    return m_pairs.size() < other.m_pairs.size() ? -1 : m_pairs.size() > other.m_pairs.size() ? 1 : 0;
}

size_t qHash(const Labels &labels, size_t seed)
{
    for (const auto &[name, value] : labels.pairs())
        seed = qHashMulti(seed, name, value);
    return seed;
}

QString matchSign(MatchKind kind)
{
    switch (kind) {
    case MatchKind::Equal:
        return QStringLiteral("=");
    case MatchKind::NotEqual:
        return QStringLiteral("!=");
    case MatchKind::Regex:
        return QStringLiteral("=~");
    case MatchKind::NotRegex:
        break;
    }
    return QStringLiteral("!~");
}

} // namespace yagura
