#include "metrics/queryhistory.h"

namespace yagura::metrics {

namespace {

constexpr qsizetype mostKept = 100;

} // namespace

void QueryHistory::add(const QString &query)
{
    const QString trimmed = query.trimmed();
    if (!trimmed.isEmpty()) {
        m_queries.removeAll(trimmed);
        m_queries.append(trimmed);
        if (m_queries.size() > mostKept)
            m_queries.removeFirst();
    }
    m_at = m_queries.size();
    m_draft.clear();
}

std::optional<QString> QueryHistory::older(const QString &current)
{
    qsizetype at = m_at - 1;
    while (at >= 0 && m_queries[at] == current.trimmed())
        --at;
    if (at < 0)
        return std::nullopt;
    if (m_at == m_queries.size())
        m_draft = current;
    m_at = at;
    return m_queries[at];
}

std::optional<QString> QueryHistory::newer()
{
    if (m_at >= m_queries.size())
        return std::nullopt;
    ++m_at;
    return m_at == m_queries.size() ? m_draft : m_queries[m_at];
}

} // namespace yagura::metrics
