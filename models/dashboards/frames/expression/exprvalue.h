// What expressions calculate with: series and numbers with labels, plain scalars, and the absence of data.
// Values with shared columns; conversions to and from frames are pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"

namespace yagura::dashboards::frames {

enum class ExprKind { Scalar, Number, Series, NoData };

struct ExprValue
{
    ExprKind kind = ExprKind::NoData;
    Labels labels = {}; // of a number or series
    std::optional<double> number = {}; // of a scalar or number; absent: null
    Column times = {}; // of a series
    Column values = {};

    [[nodiscard]] bool operator==(const ExprValue &other) const;
};

// Results of one query or expression.
using ExprValues = std::vector<ExprValue>;

[[nodiscard]] ExprValue scalarValue(std::optional<double> number);
[[nodiscard]] ExprValue numberValue(const Labels &labels, std::optional<double> number);
[[nodiscard]] ExprValue seriesValue(const Labels &labels, Column times, Column values);

enum class QueryShape { Range, Instant };

// Series of frames with times: a series a number field, or, where texts stand beside the numbers, one for
// each of their combinations. Numbers of tables without times, and of everything that answers an instant
// query. One NoData when there is nothing.
[[nodiscard]] ExprValues exprValuesOf(const Frames &frames, QueryShape shape);

// One frame a value, with a field called like the expression. NoData gives none.
[[nodiscard]] Frames framesOf(const ExprValues &values, const QString &refId);

} // namespace yagura::dashboards::frames
