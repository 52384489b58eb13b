// What PromQL has: functions with their signatures, aggregations, keywords and operators, each with a short
// help and the Prometheus that brought it. Constant tables, any thread.
#pragma once

#include "metrics/promql/ast.h"
#include "metrics/promql/version.h"

#include <QStringList>

#include <span>

namespace yagura::metrics::promql {

struct FunctionInfo
{
    QString name;
    std::vector<ValueType> parameters;
    int optional = 0; // how many of the last may be left out; with endless, the last may also repeat
    bool endless = false;
    ValueType returns = ValueType::Vector;
    QString usage; // "rate(v range-vector)" without the name: what stands between the parentheses
    QString help;
    Version since; // 0.0: always there
    std::optional<Version> until; // gone from this one on

    [[nodiscard]] size_t least() const { return parameters.size() - static_cast<size_t>(optional); }
    // "rate(range) → instant vector"
    [[nodiscard]] QString signature() const;
    [[nodiscard]] bool knownTo(const Version &server) const
    {
        return server >= since && (!until || server < *until);
    }
};

[[nodiscard]] std::span<const FunctionInfo> functions();
// By its exact name: functions know no other case. Null when there is none.
[[nodiscard]] const FunctionInfo *findFunction(const QString &name);

struct WordInfo
{
    QString name;
    QString usage; // "topk(k, v)"
    QString help;
    Version since;
};

[[nodiscard]] std::span<const WordInfo> aggregators();
[[nodiscard]] std::span<const WordInfo> keywordsAndOperators();
// In any case of letters; null when there is none.
[[nodiscard]] const WordInfo *findAggregator(const QString &name);
[[nodiscard]] const WordInfo *findKeyword(const QString &name);

[[nodiscard]] bool aggregatorHasParameter(const QString &lowerName);
// "topk(k, expression)": what the arguments should be.
[[nodiscard]] QString aggregatorHint(const QString &lowerName);

} // namespace yagura::metrics::promql
