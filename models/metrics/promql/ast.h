// An expression as a tree of values. Every node knows where it stands in the text and which type it has. A
// tree is owned by its root; parts of it may be looked at from any thread, nobody changes it.
#pragma once

#include "core/labels.h"
#include "metrics/promql/token.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace yagura::metrics::promql {

enum class ValueType { Unknown, Scalar, Vector, Matrix, String };
// "scalar", "instant vector", "range vector", "string", "unknown".
[[nodiscard]] QString typeName(ValueType type);

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

// A length of time as written; a dashboard's variable has a name instead of a length.
struct Length
{
    std::int64_t ms = 0;
    QString variable;
    Span span;

    [[nodiscard]] bool isVariable() const { return !variable.isEmpty(); }
};

struct LabelMatcher
{
    QString name;
    MatchKind kind = MatchKind::Equal;
    QByteArray value; // UTF-8 unless the operator escaped other bytes
    Span span;
    Span nameSpan;
    Span valueSpan; // with its quotes

    [[nodiscard]] QString text() const { return QString::fromUtf8(value); }
};

enum class AtKind { Time, Start, End, Variable };

struct AtModifier
{
    AtKind kind = AtKind::Time;
    std::int64_t ms = 0;
    QString variable;
    Span span;
};

// offset and @, in either order.
struct Modifiers
{
    std::optional<Length> offset; // negative when written so
    std::optional<AtModifier> at;
};

struct NumberNode
{
    double value = 0;
};

struct StringNode
{
    QByteArray value;
};

// A dashboard's variable where an expression may stand.
struct VariableNode
{
    QString text;
};

// Where an expression should stand and does not.
struct MissingNode
{ };

struct SelectorNode
{
    QString metric; // written before the braces or quoted alone inside them; empty when only matchers are
    Span metricSpan;
    bool quotedMetric = false; // {"a.b"}
    std::vector<LabelMatcher> matchers; // in the order of the text, without the metric's name
    std::optional<Span> braces; // from { to }
    Modifiers modifiers;
};

struct RangeNode
{
    ExprPtr selector; // holds the modifiers behind the brackets
    Length range;
};

struct SubqueryNode
{
    ExprPtr expr;
    Length range;
    std::optional<Length> step;
    Modifiers modifiers;
};

struct CallNode
{
    QString name;
    Span nameSpan;
    std::vector<ExprPtr> arguments;
};

struct LabelName
{
    QString name;
    Span span;
};

struct AggregateNode
{
    QString name; // in lower case
    Span nameSpan;
    ExprPtr parameter; // of topk and its like; may be null
    ExprPtr expr;
    bool without = false;
    std::optional<Span> groupingSpan; // from by or without to the parenthesis
    std::vector<LabelName> grouping;
};

enum class Grouping { None, Left, Right };

struct BinaryNode
{
    TokenKind op = TokenKind::Add;
    Span opSpan;
    bool returnBool = false;
    Span boolSpan;
    bool hasMatching = false;
    bool on = false; // or ignoring
    std::vector<LabelName> labels;
    Span matchingSpan;
    Grouping grouping = Grouping::None;
    std::vector<LabelName> include;
    ExprPtr left;
    ExprPtr right;
};

struct UnaryNode
{
    TokenKind op = TokenKind::Subtract;
    ExprPtr expr;
};

struct ParenNode
{
    ExprPtr expr;
};

using NodeValue = std::variant<MissingNode, NumberNode, StringNode, VariableNode, SelectorNode, RangeNode,
                               SubqueryNode, CallNode, AggregateNode, BinaryNode, UnaryNode, ParenNode>;

struct Expr
{
    NodeValue value;
    Span span;
    ValueType type = ValueType::Unknown;
    int height = 1; // of the tree below, counted with itself

    template <typename T> [[nodiscard]] const T *as() const { return std::get_if<T>(&value); }
    template <typename T> [[nodiscard]] T *as() { return std::get_if<T>(&value); }
};

// The operands and arguments directly below, in the order of evaluation; none is null.
[[nodiscard]] std::vector<const Expr *> children(const Expr &expr);
// The node and everything below, parents first.
void forEachNode(const Expr &expr, const std::function<void(const Expr &)> &visit);
// Whatever parentheses are around it.
[[nodiscard]] const Expr &withoutParens(const Expr &expr);

// "+", "atan2", "and".
[[nodiscard]] QString operatorText(TokenKind op);
[[nodiscard]] bool isComparison(TokenKind op);
[[nodiscard]] bool isSetOperator(TokenKind op);
// From 1 (or) to 6 (^); 0 for what is no binary operator.
[[nodiscard]] int precedenceOf(TokenKind op);

// Whether both mean the same by their shape: values and names, not positions. NaN equals NaN.
[[nodiscard]] bool sameTree(const Expr &one, const Expr &other);

} // namespace yagura::metrics::promql
