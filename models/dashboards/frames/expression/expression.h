// Expressions across queries, as a dashboard's file has them beside its queries. Plain values.
#pragma once

#include "core/instant.h"
#include "core/timerange.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace yagura::dashboards::frames {

struct MathCommand
{
    QString expression; // "$A / $B"

    bool operator==(const MathCommand &) const = default;
};

// What to do with values that are no numbers: null, NaN and infinities.
enum class ReduceMode { Strict, Drop, Replace };

struct ReduceCommand
{
    QString input; // refId
    QString reducer; // sum, mean, min, max, count, last, median
    ReduceMode mode = ReduceMode::Strict;
    double replacement = 0;

    bool operator==(const ReduceCommand &) const = default;
};

struct ResampleCommand
{
    QString input;
    QString window; // a duration
    QString downsampler; // sum, mean, min, max, last
    QString upsampler; // pad, backfilling, fillna

    bool operator==(const ResampleCommand &) const = default;
};

struct Evaluator
{
    QString type; // gt lt eq ne gte lte within_range outside_range …_included no_value
    std::vector<double> parameters;

    bool operator==(const Evaluator &) const = default;
};

struct ThresholdCommand
{
    QString input;
    Evaluator evaluator;

    bool operator==(const ThresholdCommand &) const = default;
};

struct ClassicCondition
{
    QString input;
    QString reducer; // avg sum min max count last median diff diff_abs percent_diff percent_diff_abs
                     // count_non_null
    Evaluator evaluator;
    bool either = false; // "or" with the conditions before it, else "and"

    bool operator==(const ClassicCondition &) const = default;
};

struct ClassicCommand
{
    std::vector<ClassicCondition> conditions;

    bool operator==(const ClassicCommand &) const = default;
};

using ExprCommand
    = std::variant<MathCommand, ReduceCommand, ResampleCommand, ThresholdCommand, ClassicCommand>;

struct Expression
{
    QString refId;
    std::optional<ExprCommand> command; // absent: a kind that is not known
    QString problem; // then: why
    bool hidden = false;

    bool operator==(const Expression &) const = default;
};

} // namespace yagura::dashboards::frames
