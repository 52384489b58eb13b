// What a variable asks its source and what becomes of the answer. Pure, any thread.
#pragma once

#include "dashboards/variable.h"
#include "metrics/series.h"

namespace yagura::dashboards {

enum class VariableQueryKind {
    LabelValues, // label_values(label) or label_values(selector, label)
    LabelNames, // label_names() or label_names(selector)
    MetricNames, // metrics(regex)
    QueryResult, // query_result(expression)
    Series, // a bare selector: the series it matches, as text
};

struct VariableQuery
{
    VariableQueryKind kind = VariableQueryKind::Series;
    QString selector; // series selector, expression or regular expression
    QString label; // LabelValues only

    bool operator==(const VariableQuery &) const = default;
};

[[nodiscard]] VariableQuery parseVariableQuery(const QString &text);

// The comma list of a custom or interval variable: "a, b", "Shown : value", "a\,b".
[[nodiscard]] std::vector<VariableOption> listOptions(const QString &list);

// Answers narrowed by the variable's regex (with groups text and value, or the first group), without
// repetition, in its order of sorting.
[[nodiscard]] std::vector<VariableOption> optionsFrom(const Variable &variable, const QStringList &answers);

// The lines that query_result() chooses from: metric{labels} value time; of a scalar or a text, itself.
[[nodiscard]] QStringList resultLines(const metrics::QueryResult &result);
// A series as the regex of a variable sees it: metric{a="b",c="d"}.
[[nodiscard]] QString seriesText(const Labels &labels);

// The values to keep when the options are new: those that still exist (a text that is an option's stands for
// its value), else all where that can be chosen, else the first.
[[nodiscard]] QStringList currentAmong(const Variable &variable, const std::vector<VariableOption> &options);

// For each variable the indices of the others that it needs: named in its query, regex, source or custom all.
[[nodiscard]] std::vector<std::vector<size_t>> dependencies(const std::vector<Variable> &variables);
// Indices in an order in which each variable comes after those it needs; a circle is broken where it closes.
[[nodiscard]] std::vector<size_t> resolutionOrder(const std::vector<Variable> &variables);
// The circle that a variable is part of, as names, "a → b → a"; empty when it is in none.
[[nodiscard]] QString dependencyCircle(const std::vector<Variable> &variables, size_t index);

} // namespace yagura::dashboards
