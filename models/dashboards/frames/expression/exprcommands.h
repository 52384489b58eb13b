// The commands of expressions that are no formulas: reduce, resample, threshold and classic conditions. Pure,
// any thread.
#pragma once

#include "core/result.h"
#include "dashboards/frames/expression/expression.h"
#include "dashboards/frames/expression/exprvalue.h"

namespace yagura::dashboards::frames {

// A series becomes a number; a number stays one. Strictly, one null or NaN makes the result NaN.
[[nodiscard]] Result<ExprValues> reducedValues(const ReduceCommand &command, const ExprValues &input);

// How many numbers a comparison takes ("gt": 1); 0 for one that is not known.
[[nodiscard]] size_t parameterCount(const QString &type);

// Series at the times from, from + window … of the range. A time takes the samples since the one before;
// where there is none, the upsampler fills in.
[[nodiscard]] Result<ExprValues> resampledValues(const ResampleCommand &command, const ExprValues &input,
                                                 const TimeRange &range);

// 1 where the evaluator holds, else 0; null stays null.
[[nodiscard]] Result<ExprValues> thresholdValues(const ThresholdCommand &command, const ExprValues &input);

// One number without labels: 1 when the conditions hold, 0 when not, null for no data. From left to right,
// without precedence. Inputs are in the order of the conditions.
[[nodiscard]] Result<ExprValues> classicValues(const ClassicCommand &command,
                                               const std::vector<ExprValues> &inputs);

} // namespace yagura::dashboards::frames
