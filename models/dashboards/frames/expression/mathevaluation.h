// The results of a math expression. Pure, any thread.
#pragma once

#include "dashboards/frames/expression/exprvalue.h"
#include "dashboards/frames/expression/mathparser.h"

namespace yagura::dashboards::frames {

struct MathResult
{
    ExprValues values;
    size_t dropped = 0; // results that found no counterpart on the other side of an operator
};

// variables: by refId. Series meet at equal times only. An operation with null is null; comparisons give 1
// and 0; NaN makes NaN, except that a first operand alone may decide || and &&. Missing for a variable
// without results.
[[nodiscard]] Result<MathResult> evaluated(const MathExpression &expression,
                                           const QHash<QString, ExprValues> &variables);

// One operation on two numbers.
[[nodiscard]] double mathOperation(MathOperator operation, double a, double b);

} // namespace yagura::dashboards::frames
