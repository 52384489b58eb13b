#include "dashboards/editor/query/expressionsections.h"

#include "dashboards/frames/expression/exprcommands.h"
#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

QString word(const char *text)
{
    return QString::fromUtf8(text);
}

OptionField field(OptionField::Kind kind, const QString &label, const QString &path,
                  std::vector<OptionChoice> choices = {})
{
    const QVariant otherwise = choices.empty() ? QVariant() : choices.front().value;
    return {kind, label, path, otherwise, std::move(choices)};
}

} // namespace

OptionField ExpressionSections::input(const char *path, const QStringList &others)
{
    std::vector<OptionChoice> choices{{tr("Choose a query"), QString()}};
    for (const QString &refId : others)
        choices.push_back({refId, refId});
    return choiceField(tr("Made from"), path, std::move(choices));
}

std::vector<OptionChoice> ExpressionSections::reducers(bool isClassic)
{
    std::vector<OptionChoice> all{{tr("Mean"), isClassic ? word("avg") : word("mean")},
                                  {tr("Sum"), word("sum")},
                                  {tr("Minimum"), word("min")},
                                  {tr("Maximum"), word("max")},
                                  {tr("Count"), word("count")},
                                  {tr("Last"), word("last")},
                                  {tr("Median"), word("median")}};
    if (isClassic) {
        all.push_back({tr("Difference"), word("diff")});
        all.push_back({tr("Difference, without sign"), word("diff_abs")});
        all.push_back({tr("Difference in percent"), word("percent_diff")});
        all.push_back({tr("Difference in percent, without sign"), word("percent_diff_abs")});
        all.push_back({tr("Count of values"), word("count_non_null")});
    }
    return all;
}

std::vector<OptionChoice> ExpressionSections::evaluators(bool isClassic)
{
    std::vector<OptionChoice> all{{tr("Is above"), word("gt")},
                                  {tr("Is below"), word("lt")},
                                  {tr("Is equal to"), word("eq")},
                                  {tr("Is not equal to"), word("ne")},
                                  {tr("Is at least"), word("gte")},
                                  {tr("Is at most"), word("lte")},
                                  {tr("Is within"), word("within_range")},
                                  {tr("Is outside of"), word("outside_range")},
                                  {tr("Is within, ends included"), word("within_range_included")},
                                  {tr("Is outside of, ends included"), word("outside_range_included")}};
    if (isClassic)
        all.push_back({tr("Has no value"), word("no_value")});
    return all;
}

void ExpressionSections::addEvaluator(OptionSection &section, const QVariantMap &condition, const QString &at,
                                      bool isClassic)
{
    using Kind = OptionField::Kind;
    section.fields.push_back(
        field(Kind::Choice, tr("Condition"), at + QLatin1String("evaluator.type"), evaluators(isClassic)));
    const size_t numbers = frames::parameterCount(textAt(condition, u"evaluator.type", word("gt")));
    if (numbers > 0)
        section.fields.push_back(field(Kind::Number, numbers > 1 ? tr("From") : tr("Value"),
                                       at + QLatin1String("evaluator.params.0")));
    if (numbers > 1)
        section.fields.push_back(field(Kind::Number, tr("To"), at + QLatin1String("evaluator.params.1")));
}

OptionSections ExpressionSections::of(const QVariantMap &model, const QStringList &others)
{
    OptionSection section{{},
                          {choiceField(tr("Operation"), "type",
                                       {{tr("Math"), word("math")},
                                        {tr("Reduce"), word("reduce")},
                                        {tr("Resample"), word("resample")},
                                        {tr("Threshold"), word("threshold")},
                                        {tr("Classic conditions"), word("classic_conditions")}})}};
    auto &fields = section.fields;
    const QString type = textAt(model, u"type");
    const bool isReduce = type == QLatin1String("reduce");
    const bool isResample = type == QLatin1String("resample");
    if (isReduce || isResample || type == QLatin1String("threshold"))
        fields.push_back(input("expression", others));
    if (isReduce) {
        fields.push_back(choiceField(tr("Calculation"), "reducer", reducers(false)));
        fields.push_back(choiceField(tr("Values that are no numbers"), "settings.mode",
                                     {{tr("Make the result NaN"), word("strict")},
                                      {tr("Left out"), word("dropNN")},
                                      {tr("Replaced"), word("replaceNN")}}));
        if (textAt(model, u"settings.mode") == QLatin1String("replaceNN"))
            fields.push_back(numberField(tr("Replaced with"), "settings.replaceWithValue", 0));
    } else if (isResample) {
        fields.push_back(textField(tr("Window"), "window"));
        std::vector<OptionChoice> down = reducers(false);
        std::erase_if(down, [](const OptionChoice &one) {
            return one.value == word("count") || one.value == word("median");
        });
        fields.push_back(choiceField(tr("Several values become"), "downsampler", std::move(down)));
        fields.push_back(choiceField(tr("Without a value"), "upsampler",
                                     {{tr("Stays empty"), word("fillna")},
                                      {tr("The value before"), word("pad")},
                                      {tr("The value after"), word("backfilling")}}));
    } else if (type == QLatin1String("threshold")) {
        addEvaluator(section, model.value(word("conditions")).toList().value(0).toMap(),
                     word("conditions.0."), false);
    }
    return {section};
}

OptionSections ExpressionSections::condition(const QVariantMap &part, const QStringList &others)
{
    OptionSection section{
        {},
        {choiceField(tr("Joined by"), "operator.type", {{tr("And"), word("and")}, {tr("Or"), word("or")}}),
         choiceField(tr("Calculation"), "reducer.type", reducers(true)), input("query.params.0", others)}};
    addEvaluator(section, part, {}, true);
    return {section};
}

QVariantMap ExpressionSections::newCondition(const QString &input)
{
    const QVariantList inputs = input.isEmpty() ? QVariantList() : QVariantList{input};
    return {{word("type"), word("query")},
            {word("evaluator"), QVariantMap{{word("type"), word("gt")}, {word("params"), QVariantList{0.0}}}},
            {word("operator"), QVariantMap{{word("type"), word("and")}}},
            {word("query"), QVariantMap{{word("params"), inputs}}},
            {word("reducer"), QVariantMap{{word("type"), word("last")}, {word("params"), QVariantList()}}}};
}

QVariantMap ExpressionSections::withEvaluator(QVariantMap condition, const QString &type)
{
    QVariantList numbers = optionAt(condition, u"evaluator.params").toList();
    const auto wanted = static_cast<qsizetype>(frames::parameterCount(type));
    while (numbers.size() < wanted)
        numbers << 0.0;
    condition = withOption(std::move(condition), u"evaluator.type", type);
    return withOption(std::move(condition), u"evaluator.params", numbers.mid(0, wanted));
}

} // namespace yagura::dashboards
