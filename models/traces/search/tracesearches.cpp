#include "traces/search/tracesearches.h"

#include "core/callcombinators.h"

namespace yagura::traces {

namespace {

using SharedResult = std::shared_ptr<const SearchResult>;
using Operations = std::map<QString, QStringList>;

Result<SharedResult> gathered(const SearchConditions &conditions, const SearchPlan &plan,
                              const std::vector<Result<SharedResult>> &answers)
{
    std::vector<SharedResult> good;
    QStringList problems = plan.problems;
    for (size_t i = 0; i < answers.size(); ++i) {
        if (answers[i])
            good.push_back(*answers[i]);
        else
            problems.append(plan.queries[i].service + QStringLiteral(": ") + describe(answers[i].error()));
    }
    if (good.empty() && !answers.empty())
        return std::unexpected(answers.front().error());
    auto result = joined(conditions, good);
    result.problems = problems + result.problems;
    return std::make_shared<const SearchResult>(std::move(result));
}

Call<SharedResult> searchWith(const std::shared_ptr<JaegerClient> &client, const SearchConditions &conditions,
                              const TimeRange &range, const Operations &operations)
{
    const auto plan = planSearch(conditions, range, operations);
    std::vector<Call<SharedResult>> calls;
    for (const auto &query : plan.queries)
        calls.push_back(client->search(query));
    return thenCall(all(std::move(calls)), [conditions, plan](auto answers) {
        if (!answers)
            return Call<SharedResult>::ready(std::unexpected(answers.error()));
        return Call<SharedResult>::ready(gathered(conditions, plan, *answers));
    });
}

} // namespace

Call<SharedResult> searchTraces(const std::shared_ptr<JaegerClient> &client,
                                const SearchConditions &conditions, const TimeRange &range)
{
    if (!hasWildcard(conditions.operation))
        return searchWith(client, conditions, range, {});
    std::vector<Call<std::vector<Operation>>> lists;
    for (const auto &service : conditions.services)
        lists.push_back(client->operations(service));
    return thenCall(all(std::move(lists)), [client, conditions, range](auto answers) {
        if (!answers)
            return Call<SharedResult>::ready(std::unexpected(answers.error()));
        Operations operations;
        for (size_t i = 0; i < answers->size(); ++i) {
            const auto &answer = (*answers)[i];
            if (!answer)
                return Call<SharedResult>::ready(std::unexpected(answer.error()));
            auto &names = operations[conditions.services[static_cast<qsizetype>(i)]];
            for (const auto &one : *answer) {
                if (!names.contains(one.name))
                    names.append(one.name);
            }
        }
        return searchWith(client, conditions, range, operations);
    });
}

} // namespace yagura::traces
