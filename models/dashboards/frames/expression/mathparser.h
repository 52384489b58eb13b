// A math expression over queries as a tree. From loose to tight: || && comparisons + - * / % ** and the signs
// ! -; equal ones go from left to right. Pure, any thread.
#pragma once

#include "dashboards/frames/expression/mathlexer.h"

#include <QStringList>

#include <optional>

namespace yagura::dashboards::frames {

enum class MathOperator {
    Or,
    And,
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Plus,
    Minus,
    Times,
    By,
    Modulo,
    Power,
    Not
};

enum class MathFunction {
    Abs,
    Log,
    Nan,
    Inf,
    NegativeInf,
    Null,
    IsNan,
    IsInf,
    IsNull,
    IsNumber,
    Round,
    Ceil,
    Floor
};

struct MathNode
{
    enum class Kind { Number, Variable, Unary, Binary, Call };

    Kind kind = Kind::Number;
    double number = 0;
    QString variable = {};
    MathOperator operation = MathOperator::Plus;
    MathFunction function = MathFunction::Abs;
    int left = -1; // places in MathExpression::nodes; the only argument of Unary and Call
    int right = -1;
    qsizetype at = 0; // in the text, from 0

    bool operator==(const MathNode &) const = default;
};

struct MathExpression
{
    QString text;
    std::vector<MathNode> nodes; // arguments before what uses them; the last is the whole
    QStringList variables; // each once, in the order of the text

    bool operator==(const MathExpression &) const = default;
};

// InvalidInput with the column in where.
[[nodiscard]] Result<MathExpression> parseMath(const QString &text);

// "abs" …; nothing for a function that is not known.
[[nodiscard]] std::optional<MathFunction> mathFunction(const QString &name);
[[nodiscard]] QStringList mathFunctionNames();
// 0 or 1.
[[nodiscard]] int argumentCount(MathFunction function);

} // namespace yagura::dashboards::frames
