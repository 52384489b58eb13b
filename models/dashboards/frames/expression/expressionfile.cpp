#include "dashboards/frames/expression/expressionfile.h"

#include <expected>

namespace yagura::dashboards::frames {

namespace {

using View = OrderedJsonView;
using Read = std::expected<ExprCommand, QString>;

// "$A" and "A" are the same query.
QString inputOf(const View &target)
{
    const QString text = target.at("expression").stringOr().trimmed();
    return text.startsWith(QLatin1Char('$')) ? text.mid(1) : text;
}

Evaluator readEvaluator(const View &view)
{
    Evaluator evaluator;
    evaluator.type = view.at("type").stringOr();
    view.at("params").forEach([&](const View &parameter) {
        if (const auto number = parameter.numberFromText())
            evaluator.parameters.push_back(*number);
    });
    return evaluator;
}

Read readReduce(const View &target)
{
    ReduceCommand command{inputOf(target), target.at("reducer").stringOr(QStringLiteral("mean")),
                          ReduceMode::Strict, 0};
    const QString mode = target.at("settings").at("mode").stringOr();
    if (mode == QLatin1String("dropNN"))
        command.mode = ReduceMode::Drop;
    else if (mode == QLatin1String("replaceNN"))
        command.mode = ReduceMode::Replace;
    else if (!mode.isEmpty() && mode != QLatin1String("strict"))
        return std::unexpected(QStringLiteral("unknown mode \"%1\"").arg(mode));
    command.replacement = target.at("settings").at("replaceWithValue").numberFromText().value_or(0);
    return command;
}

Read readResample(const View &target)
{
    return ResampleCommand{inputOf(target), target.at("window").stringOr(),
                           target.at("downsampler").stringOr(QStringLiteral("mean")),
                           target.at("upsampler").stringOr(QStringLiteral("fillna"))};
}

Read readThreshold(const View &target)
{
    if (target.at("conditions").size() != 1)
        return std::unexpected(QStringLiteral("a threshold has exactly one condition"));
    return ThresholdCommand{inputOf(target), readEvaluator(target.at("conditions").at(0).at("evaluator"))};
}

Read readClassic(const View &target)
{
    ClassicCommand command;
    target.at("conditions").forEach([&](const View &view) {
        command.conditions.push_back({view.at("query").at("params").at(0).stringOr(),
                                      view.at("reducer").at("type").stringOr(),
                                      readEvaluator(view.at("evaluator")),
                                      view.at("operator").at("type").stringOr() == QLatin1String("or")});
    });
    return command;
}

Read readCommand(const View &target)
{
    const QString type = target.at("type").stringOr();
    if (type == QLatin1String("math"))
        return MathCommand{target.at("expression").stringOr()};
    if (type == QLatin1String("reduce"))
        return readReduce(target);
    if (type == QLatin1String("resample"))
        return readResample(target);
    if (type == QLatin1String("threshold"))
        return readThreshold(target);
    if (type == QLatin1String("classic_conditions"))
        return readClassic(target);
    return std::unexpected(QStringLiteral("expressions of type \"%1\" are not known here").arg(type));
}

} // namespace

bool isExpressionTarget(const OrderedJsonView &target)
{
    const auto source = target.at("datasource");
    const QString id = source.isString() ? source.stringOr() : source.at("uid").stringOr();
    const bool byType = source.at("type").stringOr() == QLatin1String("__expr__");
    return byType || id == QLatin1String("__expr__") || id == QLatin1String("-100");
}

Expression readExpression(const OrderedJsonView &target)
{
    Expression expression;
    expression.refId = target.at("refId").stringOr();
    expression.hidden = target.at("hide").booleanOr(false);
    auto command = readCommand(target);
    if (command)
        expression.command = std::move(*command);
    else
        expression.problem = command.error();
    return expression;
}

} // namespace yagura::dashboards::frames
