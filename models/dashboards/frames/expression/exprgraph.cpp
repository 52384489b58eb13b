#include "dashboards/frames/expression/exprgraph.h"

#include "dashboards/frames/expression/exprcommands.h"
#include "dashboards/frames/expression/mathevaluation.h"

#include <QSet>

namespace yagura::dashboards::frames {

namespace {

struct InputsOf
{
    QStringList operator()(const MathCommand &command) const
    {
        const auto parsed = parseMath(command.expression);
        return parsed ? parsed->variables : QStringList();
    }
    QStringList operator()(const ReduceCommand &command) const { return {command.input}; }
    QStringList operator()(const ResampleCommand &command) const { return {command.input}; }
    QStringList operator()(const ThresholdCommand &command) const { return {command.input}; }
    QStringList operator()(const ClassicCommand &command) const
    {
        QStringList inputs;
        for (const ClassicCondition &condition : command.conditions)
            inputs << condition.input;
        inputs.removeDuplicates();
        return inputs;
    }
};

constexpr size_t mostExpressions = 1000; // following them goes as deep as they are chained

enum class Mark { New, Open, Done };

// Depth first, in the order of the file.
class Ordering
{
public:
    Ordering(const std::vector<Expression> &expressions, const QStringList &queries)
        : m_expressions(expressions)
        , m_queries(queries.begin(), queries.end())
        , m_marks(expressions.size(), Mark::New)
    {
        for (size_t i = 0; i < expressions.size(); ++i) {
            const QString &refId = expressions[i].refId;
            if (m_places.contains(refId) || m_queries.contains(refId))
                m_out.broken.insert(refId,
                                    {ErrorKind::InvalidInput,
                                     refId,
                                     QStringLiteral("several queries are called %1").arg(refId),
                                     {}});
            else
                m_places.insert(refId, i);
        }
    }

    ExprOrder ordered()
    {
        for (size_t i = 0; i < m_expressions.size(); ++i)
            visit(i);
        return std::move(m_out);
    }

private:
    void visit(size_t at)
    {
        const Expression &expression = m_expressions[at];
        if (m_marks[at] != Mark::New || m_places.value(expression.refId, at + 1) != at)
            return;
        m_marks[at] = Mark::Open;
        m_path << expression.refId;
        for (const QString &input : inputsOf(expression))
            visitInput(expression, input);
        m_path.removeLast();
        m_marks[at] = Mark::Done;
        m_out.order.push_back(at);
    }

    void visitInput(const Expression &expression, const QString &input)
    {
        const auto place = m_places.constFind(input);
        if (place == m_places.constEnd()) {
            if (!m_queries.contains(input))
                m_out.broken.insert(expression.refId, missing(expression, input));
            return;
        }
        if (m_marks[*place] == Mark::Open)
            breakCircle(input);
        else
            visit(*place);
    }

    static Error missing(const Expression &expression, const QString &input)
    {
        const QString detail = input.isEmpty() ? QStringLiteral("it names no query to read")
                                               : QStringLiteral("there is no query called %1").arg(input);
        return {ErrorKind::Missing, expression.refId, detail, {}};
    }

    void breakCircle(const QString &from)
    {
        const QStringList circle = m_path.mid(m_path.indexOf(from));
        const QString drawn = (circle + QStringList{from}).join(QStringLiteral(" → "));
        for (const QString &refId : circle)
            m_out.broken.insert(
                refId,
                {ErrorKind::InvalidInput, refId, QStringLiteral("it depends on itself: ") + drawn, {}});
    }

    const std::vector<Expression> &m_expressions;
    QSet<QString> m_queries;
    QHash<QString, size_t> m_places;
    std::vector<Mark> m_marks;
    QStringList m_path;
    ExprOrder m_out;
};

ExprOrder tooMany(const std::vector<Expression> &expressions)
{
    ExprOrder order;
    for (const Expression &expression : expressions)
        order.broken.insert(expression.refId,
                            {ErrorKind::TooLarge,
                             expression.refId,
                             QStringLiteral("a panel has at most %1 expressions").arg(mostExpressions),
                             {}});
    return order;
}

// One command with its inputs at hand.
struct Evaluation
{
    const QHash<QString, ExprValues> &inputs;
    const TimeRange &range;
    size_t dropped = 0;

    Result<ExprValues> operator()(const MathCommand &command)
    {
        const auto parsed = parseMath(command.expression);
        if (!parsed)
            return std::unexpected(parsed.error());
        auto result = evaluated(*parsed, inputs);
        if (!result)
            return std::unexpected(result.error());
        dropped = result->dropped;
        return std::move(result->values);
    }
    Result<ExprValues> operator()(const ReduceCommand &command)
    {
        return reducedValues(command, inputs.value(command.input));
    }
    Result<ExprValues> operator()(const ResampleCommand &command)
    {
        return resampledValues(command, inputs.value(command.input), range);
    }
    Result<ExprValues> operator()(const ThresholdCommand &command)
    {
        return thresholdValues(command, inputs.value(command.input));
    }
    Result<ExprValues> operator()(const ClassicCommand &command)
    {
        std::vector<ExprValues> of;
        for (const ClassicCondition &condition : command.conditions)
            of.push_back(inputs.value(condition.input));
        return classicValues(command, of);
    }
};

// The error of an input, as that of what reads it.
Error handedOn(const QString &input, const Error &error)
{
    return {error.kind, input, error.detail, error.hint};
}

Result<ExprValues> evaluatedOne(const Expression &expression, const QHash<QString, Result<ExprValues>> &known,
                                const TimeRange &range, Findings &findings)
{
    if (!expression.command)
        return failure(ErrorKind::Unsupported, expression.refId, expression.problem);
    QHash<QString, ExprValues> inputs;
    for (const QString &input : inputsOf(expression)) {
        const auto found = known.constFind(input);
        if (found == known.constEnd())
            return failure(ErrorKind::Missing, expression.refId,
                           QStringLiteral("there is no query called %1").arg(input));
        if (!found->has_value())
            return std::unexpected(handedOn(input, found->error()));
        inputs.insert(input, **found);
    }
    Evaluation evaluation{inputs, range};
    auto values = std::visit(evaluation, *expression.command);
    if (values && evaluation.dropped > 0)
        findings << Finding{FindingSeverity::Note,
                            {},
                            0,
                            expression.refId,
                            QStringLiteral("left out for want of a counterpart with fitting labels: %1")
                                .arg(evaluation.dropped),
                            {}};
    if (!values && values.error().where.isEmpty())
        values.error().where = expression.refId;
    if (values && values->empty())
        values->emplace_back();
    return values;
}

} // namespace

QStringList inputsOf(const Expression &expression)
{
    return expression.command ? std::visit(InputsOf{}, *expression.command) : QStringList();
}

ExprOrder evaluationOrder(const std::vector<Expression> &expressions, const QStringList &queries)
{
    if (expressions.size() > mostExpressions)
        return tooMany(expressions);
    ExprOrder order = Ordering(expressions, queries).ordered();
    std::erase_if(order.order, [&](size_t at) { return order.broken.contains(expressions[at].refId); });
    return order;
}

ExprAnswers evaluatedExpressions(const std::vector<Expression> &expressions,
                                 const QHash<QString, Result<ExprValues>> &queries, const TimeRange &range)
{
    ExprAnswers answers;
    const ExprOrder order = evaluationOrder(expressions, queries.keys());
    QHash<QString, Result<ExprValues>> known = queries;
    for (auto broken = order.broken.begin(); broken != order.broken.end(); ++broken) {
        answers.byRefId.insert(broken.key(), std::unexpected(broken.value()));
        known.insert(broken.key(), std::unexpected(broken.value()));
    }
    for (const size_t at : order.order) {
        auto values = evaluatedOne(expressions[at], known, range, answers.findings);
        known.insert(expressions[at].refId, values);
        answers.byRefId.insert(expressions[at].refId, std::move(values));
    }
    return answers;
}

} // namespace yagura::dashboards::frames
