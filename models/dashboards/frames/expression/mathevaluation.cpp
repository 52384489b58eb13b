#include "dashboards/frames/expression/mathevaluation.h"

#include "dashboards/frames/expression/exprunion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace yagura::dashboards::frames {

namespace {

using Number = std::optional<double>;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

double sign(MathOperator operation, double a)
{
    if (std::isnan(a))
        return a;
    if (operation == MathOperator::Minus)
        return -a;
    return a == 0 ? 1 : 0;
}

// Of null, what asks for null or numbers answers; what computes gives NaN.
Number called(MathFunction function, Number a)
{
    switch (function) {
    case MathFunction::IsNull:
        return a ? 0 : 1;
    case MathFunction::IsNumber:
        return a && std::isfinite(*a) ? 1 : 0;
    default:
        break;
    }
    if (!a)
        return notANumber;
    switch (function) {
    case MathFunction::Abs:
        return std::abs(*a);
    case MathFunction::Log:
        return std::log(*a);
    case MathFunction::IsNan:
        return std::isnan(*a) ? 1 : 0;
    case MathFunction::IsInf:
        return std::isinf(*a) ? 1 : 0;
    case MathFunction::Round:
        return std::round(*a);
    case MathFunction::Ceil:
        return std::ceil(*a);
    case MathFunction::Floor:
        return std::floor(*a);
    default:
        return a;
    }
}

Number constant(MathFunction function)
{
    switch (function) {
    case MathFunction::Nan:
        return notANumber;
    case MathFunction::Inf:
        return infinity;
    case MathFunction::NegativeInf:
        return -infinity;
    default:
        return std::nullopt;
    }
}

Number at(const Column &values, size_t row)
{
    return values.isNull(row) ? std::nullopt : Number(values.number(row));
}

template <typename Make> Column mapped(const Column &values, Make make)
{
    std::vector<double> out(values.size(), 0);
    std::vector<bool> nulls(values.size(), false);
    for (size_t row = 0; row < values.size(); ++row) {
        const Number value = make(at(values, row));
        nulls[row] = !value;
        out[row] = value.value_or(0);
    }
    return Column::numbers(std::move(out), std::move(nulls));
}

template <typename Make> ExprValue each(ExprValue value, Make make)
{
    if (value.kind == ExprKind::Series)
        value.values = mapped(value.values, make);
    else if (value.kind != ExprKind::NoData)
        value.number = make(value.number);
    return value;
}

Number combined(MathOperator operation, Number a, Number b)
{
    return a && b ? Number(mathOperation(operation, *a, *b)) : std::nullopt;
}

// Rows of both series at the times they share, in the order of the left one.
std::pair<std::vector<size_t>, std::vector<size_t>> sharedRows(const Column &left, const Column &right)
{
    std::unordered_map<double, size_t> places;
    for (size_t row = 0; row < right.size(); ++row)
        places.insert_or_assign(right.number(row), row);
    std::pair<std::vector<size_t>, std::vector<size_t>> rows;
    for (size_t row = 0; row < left.size(); ++row) {
        const auto place = places.find(left.number(row));
        if (place != places.end()) {
            rows.first.push_back(row);
            rows.second.push_back(place->second);
        }
    }
    return rows;
}

Column rowByRow(MathOperator operation, const Column &a, const Column &b)
{
    size_t row = 0;
    return mapped(a, [&](Number value) { return combined(operation, value, at(b, row++)); });
}

ExprValue combinedSeries(MathOperator operation, const ExprValue &a, const ExprValue &b, const Labels &labels)
{
    const auto x = a.times.raw();
    const auto y = b.times.raw();
    if (x.size() == y.size() && std::equal(x.begin(), x.end(), y.begin()))
        return seriesValue(labels, a.times, rowByRow(operation, a.values, b.values));
    const auto [left, right] = sharedRows(a.times, b.times);
    return seriesValue(labels, a.times.picked(left),
                       rowByRow(operation, a.values.picked(left), b.values.picked(right)));
}

ExprValue combinedValues(MathOperator operation, const ExprValue &a, const ExprValue &b, const Labels &labels)
{
    if (a.kind == ExprKind::NoData || b.kind == ExprKind::NoData)
        return {};
    const bool leftSeries = a.kind == ExprKind::Series;
    const bool rightSeries = b.kind == ExprKind::Series;
    if (leftSeries && rightSeries)
        return combinedSeries(operation, a, b, labels);
    if (leftSeries)
        return seriesValue(labels, a.times,
                           mapped(a.values, [&](Number v) { return combined(operation, v, b.number); }));
    if (rightSeries)
        return seriesValue(labels, b.times,
                           mapped(b.values, [&](Number v) { return combined(operation, a.number, v); }));
    const Number number = combined(operation, a.number, b.number);
    const bool scalars = a.kind == ExprKind::Scalar && b.kind == ExprKind::Scalar;
    return scalars ? scalarValue(number) : numberValue(labels, number);
}

Result<ExprValues> binary(MathOperator operation, const ExprValues &left, const ExprValues &right,
                          size_t &dropped)
{
    const auto pairs = exprUnion(left, right);
    if (!pairs)
        return std::unexpected(pairs.error());
    dropped += pairs->alone;
    ExprValues out;
    out.reserve(pairs->pairs.size());
    for (const ExprPair &pair : pairs->pairs)
        out.push_back(combinedValues(operation, left[pair.left], right[pair.right], pair.labels));
    return out;
}

template <typename Make> ExprValues eachOf(const ExprValues &values, Make make)
{
    ExprValues out;
    out.reserve(values.size());
    for (const ExprValue &value : values)
        out.push_back(each(value, make));
    return out;
}

Result<ExprValues> evaluatedNode(const MathNode &node, const std::vector<ExprValues> &done,
                                 const QHash<QString, ExprValues> &variables, size_t &dropped)
{
    const auto argument = [&](int place) -> const ExprValues & { return done[static_cast<size_t>(place)]; };
    switch (node.kind) {
    case MathNode::Kind::Number:
        return ExprValues{scalarValue(node.number)};
    case MathNode::Kind::Variable: {
        const auto known = variables.constFind(node.variable);
        if (known == variables.constEnd())
            return failure(ErrorKind::Missing, QStringLiteral("column %1").arg(node.at + 1),
                           QStringLiteral("there is no query called %1").arg(node.variable));
        return *known;
    }
    case MathNode::Kind::Unary:
        return eachOf(argument(node.left),
                      [&](Number a) { return a ? Number(sign(node.operation, *a)) : a; });
    case MathNode::Kind::Binary:
        return binary(node.operation, argument(node.left), argument(node.right), dropped);
    case MathNode::Kind::Call:
        if (argumentCount(node.function) == 0)
            return ExprValues{scalarValue(constant(node.function))};
        return eachOf(argument(node.left), [&](Number a) { return called(node.function, a); });
    }
    return ExprValues{};
}

} // namespace

double mathOperation(MathOperator operation, double a, double b)
{
    if (operation == MathOperator::Or && a != 0)
        return 1;
    if (operation == MathOperator::And && a == 0)
        return 0;
    if (std::isnan(a) || std::isnan(b))
        return notANumber;
    switch (operation) {
    case MathOperator::Or:
    case MathOperator::And:
        return b != 0 ? 1 : 0;
    case MathOperator::Equal:
        return a == b ? 1 : 0;
    case MathOperator::NotEqual:
    case MathOperator::Not:
        return a != b ? 1 : 0;
    case MathOperator::Greater:
        return a > b ? 1 : 0;
    case MathOperator::GreaterOrEqual:
        return a >= b ? 1 : 0;
    case MathOperator::Less:
        return a < b ? 1 : 0;
    case MathOperator::LessOrEqual:
        return a <= b ? 1 : 0;
    case MathOperator::Plus:
        return a + b;
    case MathOperator::Minus:
        return a - b;
    case MathOperator::Times:
        return a * b;
    case MathOperator::By:
        return a / b;
    case MathOperator::Modulo:
        return std::fmod(a, b);
    case MathOperator::Power:
        return std::pow(a, b);
    }
    return notANumber;
}

Result<MathResult> evaluated(const MathExpression &expression, const QHash<QString, ExprValues> &variables)
{
    std::vector<ExprValues> done;
    MathResult result;
    for (const MathNode &node : expression.nodes) {
        auto values = evaluatedNode(node, done, variables, result.dropped);
        if (!values)
            return std::unexpected(values.error());
        done.push_back(std::move(*values));
        for (const int used :
             {node.left, node.right}) { // each result is used once; large ones must not pile up
            if (used >= 0)
                done[static_cast<size_t>(used)] = {};
        }
    }
    if (!done.empty())
        result.values = std::move(done.back());
    return result;
}

} // namespace yagura::dashboards::frames
