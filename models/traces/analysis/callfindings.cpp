#include "traces/analysis/callfindings.h"

#include "traces/analysis/spanstatistics.h"
#include "traces/analysis/statementtext.h"

#include <algorithm>
#include <unordered_map>

namespace yagura::traces {

namespace {

constexpr size_t LeastRepeats = 8;
constexpr size_t LeastQueries = 5;
constexpr size_t StormAttempts = 3;

using Rows = std::vector<std::uint32_t>;

class CallSearch
{
public:
    explicit CallSearch(const TraceCosts &costs)
        : m_costs(costs)
        , m_open(costs.open())
        , m_isTold(costs.open().rowCount())
    {
        const auto &names = m_open.trace.names;
        for (size_t name = 0; name < names.size(); ++name) {
            for (const auto key : {u"db.statement", u"db.query.text"}) {
                if (names[name] == key)
                    m_statementKeys.push_back(static_cast<std::uint32_t>(name));
            }
            for (const auto key : {u"http.url", u"url.full", u"http.target", u"url.path"}) {
                if (names[name] == key)
                    m_subjectKeys.push_back(static_cast<std::uint32_t>(name));
            }
        }
        m_subjectKeys.insert(m_subjectKeys.end(), m_statementKeys.begin(), m_statementKeys.end());
    }

    std::vector<Finding> run()
    {
        std::unordered_map<std::uint64_t, Rows> calls;
        for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
            if (m_open.tree.children[row] < 2)
                continue;
            calls.clear();
            m_open.tree.forEachChild(
                row, [&](std::uint32_t child) { calls[callOf(m_open, child)].push_back(child); });
            for (const auto &[call, rows] : calls) {
                if (rows.size() < 2)
                    continue;
                findRetries(rows);
                if (!m_statementKeys.empty() && rows.size() >= LeastQueries)
                    findQueries(rows);
                findRepeats(rows);
            }
        }
        std::ranges::sort(m_found, {}, [](const Finding &finding) { return finding.rows.front(); });
        return std::move(m_found);
    }

private:
    [[nodiscard]] std::string_view textOf(std::uint32_t row, const Rows &keys) const
    {
        for (const auto &attribute :
             m_open.trace.attributesOf(m_open.trace.spanAttributes[m_open.tree.spans[row]])) {
            if (attribute.type == AttributeType::Text && std::ranges::find(keys, attribute.key) != keys.end())
                return m_open.trace.textOf(attribute.text());
        }
        return {};
    }

    Finding &tell(FindingKind kind, Rows rows)
    {
        for (const auto row : rows)
            m_isTold[row] = true;
        m_found.emplace_back();
        auto &finding = m_found.back();
        finding.kind = kind;
        finding.cost = m_costs.subtrees(rows);
        finding.rows = std::move(rows);
        return finding;
    }

    // A failed attempt, and the next begins when it is over, for the same thing.
    void findRetries(const Rows &rows)
    {
        Rows attempts;
        for (const auto row : rows) {
            const bool isNext = !attempts.empty() && m_open.isError(attempts.back())
                && m_open.start(row) >= m_open.end(attempts.back())
                && textOf(row, m_subjectKeys) == textOf(attempts.back(), m_subjectKeys);
            if (!isNext) {
                tellRetries(attempts);
                attempts.clear();
            }
            attempts.push_back(row);
        }
        tellRetries(attempts);
    }

    void tellRetries(const Rows &attempts)
    {
        if (attempts.size() < 2)
            return;
        const auto parent = m_open.tree.parents[attempts.front()];
        const auto failed
            = std::span(attempts).first(attempts.size() - (m_open.isError(attempts.back()) ? 0 : 1));
        auto cost = m_costs.subtrees(failed);
        std::int64_t waited = 0;
        for (size_t i = 1; i < attempts.size(); ++i) {
            const auto from = m_open.end(attempts[i - 1]);
            const auto to = m_open.start(attempts[i]);
            waited += to - from;
            cost += m_costs.ownWithin(parent, from, to);
        }
        if (attempts.size() < StormAttempts && cost < m_costs.least())
            return;
        auto &finding = tell(FindingKind::RetriedCalls, attempts);
        finding.cost = cost;
        finding.time = waited;
    }

    void findQueries(const Rows &rows)
    {
        std::unordered_map<std::string, Rows> byStatement;
        for (const auto row : rows) {
            const auto statement = m_isTold[row] ? std::string_view() : textOf(row, m_statementKeys);
            if (!statement.empty())
                byStatement[normalisedStatement(statement)].push_back(row);
        }
        for (auto &[statement, same] : byStatement) {
            if (same.size() < LeastQueries || !isMostlyInTurn(same))
                continue;
            constexpr size_t longest = 300;
            tell(FindingKind::RepeatedQuery, std::move(same)).detail
                = QString::fromStdString(statement.substr(0, longest));
        }
    }

    void findRepeats(const Rows &rows)
    {
        Rows left;
        std::ranges::copy_if(rows, std::back_inserter(left),
                             [this](std::uint32_t row) { return !m_isTold[row]; });
        if (left.size() >= LeastRepeats && isMostlyInTurn(left))
            tell(FindingKind::RepeatedCalls, std::move(left));
    }

    // At least four of five begin when the one before has ended.
    [[nodiscard]] bool isMostlyInTurn(const Rows &rows) const
    {
        size_t inTurn = 1;
        for (size_t i = 1; i < rows.size(); ++i)
            inTurn += m_open.start(rows[i]) >= m_open.end(rows[i - 1]) ? 1 : 0;
        return inTurn * 5 >= rows.size() * 4;
    }

    const TraceCosts &m_costs;
    const OpenTrace &m_open;
    Rows m_statementKeys; // of Trace::names
    Rows m_subjectKeys;
    std::vector<bool> m_isTold;
    std::vector<Finding> m_found;
};

} // namespace

std::vector<Finding> callFindings(const TraceCosts &costs)
{
    return CallSearch(costs).run();
}

} // namespace yagura::traces
