#include "dashboards/frames/expression/mathparser.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace yagura::dashboards::frames {

namespace {

using Kind = MathToken::Kind;

struct FunctionName
{
    const char *name;
    MathFunction function;
};

constexpr std::array functions{
    FunctionName{"abs", MathFunction::Abs},          FunctionName{"log", MathFunction::Log},
    FunctionName{"nan", MathFunction::Nan},          FunctionName{"inf", MathFunction::Inf},
    FunctionName{"infn", MathFunction::NegativeInf}, FunctionName{"null", MathFunction::Null},
    FunctionName{"is_nan", MathFunction::IsNan},     FunctionName{"is_inf", MathFunction::IsInf},
    FunctionName{"is_null", MathFunction::IsNull},   FunctionName{"is_number", MathFunction::IsNumber},
    FunctionName{"round", MathFunction::Round},      FunctionName{"ceil", MathFunction::Ceil},
    FunctionName{"floor", MathFunction::Floor},
};

struct OperatorName
{
    const char *sign;
    MathOperator operation;
    int level; // higher binds tighter
};

constexpr int levels = 6;
constexpr std::array operators{
    OperatorName{"||", MathOperator::Or, 0},     OperatorName{"&&", MathOperator::And, 1},
    OperatorName{"==", MathOperator::Equal, 2},  OperatorName{"!=", MathOperator::NotEqual, 2},
    OperatorName{">", MathOperator::Greater, 2}, OperatorName{">=", MathOperator::GreaterOrEqual, 2},
    OperatorName{"<", MathOperator::Less, 2},    OperatorName{"<=", MathOperator::LessOrEqual, 2},
    OperatorName{"+", MathOperator::Plus, 3},    OperatorName{"-", MathOperator::Minus, 3},
    OperatorName{"*", MathOperator::Times, 4},   OperatorName{"/", MathOperator::By, 4},
    OperatorName{"%", MathOperator::Modulo, 4},  OperatorName{"**", MathOperator::Power, 5},
};

const OperatorName *binaryOperator(const MathToken &token)
{
    const auto known = std::find_if(operators.begin(), operators.end(), [&](const OperatorName &one) {
        return token.kind == Kind::Operator && token.text == QLatin1String(one.sign);
    });
    return known == operators.end() ? nullptr : &*known;
}

QString described(const MathToken &token)
{
    return token.kind == Kind::End ? QStringLiteral("the end")
                                   : QString(QLatin1Char('"') + token.text + QLatin1Char('"'));
}

class Parser
{
public:
    explicit Parser(std::vector<MathToken> tokens)
        : m_tokens(std::move(tokens))
    { }

    Result<MathExpression> parsed()
    {
        const auto root = binary(0);
        if (!root)
            return std::unexpected(root.error());
        if (now().kind != Kind::End)
            return mathError(now().at, QStringLiteral("unexpected ") + described(now()));
        return std::move(m_out);
    }

private:
    static constexpr int deepest = 100;

    [[nodiscard]] const MathToken &now() const { return m_tokens[m_at]; }

    int added(MathNode node)
    {
        m_out.nodes.push_back(std::move(node));
        return static_cast<int>(m_out.nodes.size()) - 1;
    }

    Result<int> binary(int level)
    {
        if (level == levels)
            return operand();
        auto left = binary(level + 1);
        while (left) {
            const OperatorName *operation = binaryOperator(now());
            if (!operation || operation->level != level)
                break;
            const qsizetype at = m_tokens[m_at++].at;
            const auto right = binary(level + 1);
            if (!right)
                return right;
            left = added({.kind = MathNode::Kind::Binary,
                          .operation = operation->operation,
                          .left = *left,
                          .right = *right,
                          .at = at});
        }
        return left;
    }

    Result<int> operand()
    {
        if (++m_depth > deepest)
            return mathError(now().at, QStringLiteral("nested too deeply"));
        auto result = operandHere();
        --m_depth;
        return result;
    }

    Result<int> operandHere()
    {
        const MathToken token = now();
        ++m_at;
        switch (token.kind) {
        case Kind::Number:
            return added({.kind = MathNode::Kind::Number, .number = token.number, .at = token.at});
        case Kind::Variable:
            if (!m_out.variables.contains(token.text))
                m_out.variables << token.text;
            return added({.kind = MathNode::Kind::Variable, .variable = token.text, .at = token.at});
        case Kind::Open:
            return closed(binary(0), token.at);
        case Kind::Name:
            return call(token);
        case Kind::Operator:
            if (token.text == QLatin1String("-") || token.text == QLatin1String("!"))
                return sign(token);
            break;
        default:
            break;
        }
        return mathError(token.at,
                         QStringLiteral("a query, number or function is expected instead of ")
                             + described(token));
    }

    Result<int> sign(const MathToken &token)
    {
        const auto argument = operand();
        if (!argument)
            return argument;
        const auto operation = token.text == QLatin1String("-") ? MathOperator::Minus : MathOperator::Not;
        return added(
            {.kind = MathNode::Kind::Unary, .operation = operation, .left = *argument, .at = token.at});
    }

    Result<int> closed(Result<int> inner, qsizetype opened)
    {
        if (inner && now().kind != Kind::Close)
            return mathError(now().at, QStringLiteral("\")\" is expected instead of ") + described(now()),
                             QStringLiteral("the bracket opens at column %1").arg(opened + 1));
        ++m_at;
        return inner;
    }

    Result<int> call(const MathToken &name)
    {
        const auto function = mathFunction(name.text);
        if (!function)
            return unknown(name);
        if (now().kind != Kind::Open)
            return mathError(now().at, QStringLiteral("\"(\" is expected behind %1").arg(name.text));
        const qsizetype opened = m_tokens[m_at++].at;
        MathNode node{.kind = MathNode::Kind::Call, .function = *function, .at = name.at};
        if (argumentCount(*function) == 1) {
            const auto argument = binary(0);
            if (!argument)
                return argument;
            node.left = *argument;
        }
        if (now().kind != Kind::Close && (now().kind == Kind::Comma || argumentCount(*function) == 0))
            return mathError(now().at,
                             QStringLiteral("%1 takes %2")
                                 .arg(name.text,
                                      argumentCount(*function) == 0 ? QStringLiteral("no argument")
                                                                    : QStringLiteral("one argument")));
        return closed(added(node), opened);
    }

    static Result<int> unknown(const MathToken &name)
    {
        const QString near = nearestWord(name.text, mathFunctionNames());
        const QString hint = name.text == QLatin1String("ln") ? QStringLiteral("log is the natural logarithm")
            : near.isEmpty() ? QStringLiteral("queries are written $%1").arg(name.text)
                             : QStringLiteral("did you mean %1?").arg(near);
        return mathError(name.at, QStringLiteral("unknown function \"%1\"").arg(name.text), hint);
    }

    std::vector<MathToken> m_tokens;
    size_t m_at = 0;
    int m_depth = 0;
    MathExpression m_out;
};

} // namespace

std::optional<MathFunction> mathFunction(const QString &name)
{
    for (const FunctionName &known : functions) {
        if (name == QLatin1String(known.name))
            return known.function;
    }
    return std::nullopt;
}

QStringList mathFunctionNames()
{
    QStringList names;
    for (const FunctionName &known : functions)
        names << QLatin1String(known.name);
    return names;
}

int argumentCount(MathFunction function)
{
    switch (function) {
    case MathFunction::Nan:
    case MathFunction::Inf:
    case MathFunction::NegativeInf:
    case MathFunction::Null:
        return 0;
    default:
        return 1;
    }
}

Result<MathExpression> parseMath(const QString &text)
{
    constexpr qsizetype longest = 10'000;
    if (text.size() > longest)
        return failure(ErrorKind::TooLarge, {},
                       QStringLiteral("the expression is longer than %1 characters").arg(longest));
    if (text.trimmed().isEmpty())
        return failure(ErrorKind::InvalidInput, {}, QStringLiteral("the expression is empty"));
    auto tokens = mathTokens(text);
    if (!tokens)
        return std::unexpected(tokens.error());
    auto expression = Parser(std::move(*tokens)).parsed();
    if (expression)
        expression->text = text;
    return expression;
}

} // namespace yagura::dashboards::frames
