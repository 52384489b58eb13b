// All expressions of a panel: in which order they depend on each other and on its queries, and what they come
// to. Pure, any thread.
#pragma once

#include "core/finding.h"
#include "core/result.h"
#include "dashboards/frames/expression/expression.h"
#include "dashboards/frames/expression/exprvalue.h"

namespace yagura::dashboards::frames {

// The refIds that an expression reads, each once; empty for a formula that cannot be parsed.
[[nodiscard]] QStringList inputsOf(const Expression &expression);

struct ExprOrder
{
    std::vector<size_t>
        order; // places of expressions, inputs before what reads them; without those in circles
    QHash<QString, Error>
        broken; // by refId: in a circle ("B → C → B"), twice there, or reading what does not exist
};

// queries: refIds that are no expressions.
[[nodiscard]] ExprOrder evaluationOrder(const std::vector<Expression> &expressions,
                                        const QStringList &queries);

struct ExprAnswers
{
    QHash<QString, Result<ExprValues>> byRefId; // of the expressions
    Findings findings; // results that found no counterpart
};

// An expression whose input failed fails with the input's error. Without data there is NoData, not an error.
[[nodiscard]] ExprAnswers evaluatedExpressions(const std::vector<Expression> &expressions,
                                               const QHash<QString, Result<ExprValues>> &queries,
                                               const TimeRange &range);

} // namespace yagura::dashboards::frames
