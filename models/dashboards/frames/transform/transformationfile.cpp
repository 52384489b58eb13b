#include "dashboards/frames/transform/transformationfile.h"

#include "dashboards/frames/variantfile.h"

#include <algorithm>

namespace yagura::dashboards::frames {

namespace {

using View = OrderedJsonView;
using Read = std::expected<Step, QString>; // or why it cannot be used

QStringList stringsIn(const View &list)
{
    QStringList strings;
    list.forEach([&](const View &item) {
        if (item.isString())
            strings << item.stringOr();
    });
    return strings;
}

// Members whose value is true.
QStringList chosenIn(const View &object)
{
    QStringList names;
    object.forEachMember([&](const QString &name, const View &value) {
        if (value.booleanOr(false))
            names << name;
    });
    return names;
}

Cell cellIn(const View &view)
{
    if (view.isNumber())
        return view.numberOr(0);
    if (view.isString())
        return view.stringOr();
    const auto truth = view.boolean();
    return truth ? Cell{*truth} : Cell{};
}

std::optional<double> numberIn(const View &view)
{
    const auto number = view.numberFromText();
    return number ? std::optional(*number) : std::nullopt;
}

Read readOrganize(const View &options)
{
    Organize step;
    step.excluded = chosenIn(options.at("excludeByName"));
    step.included = chosenIn(options.at("includeByName"));
    options.at("renameByName").forEachMember([&](const QString &name, const View &to) {
        if (!to.stringOr().isEmpty())
            step.renamed.insert(name, to.stringOr());
    });
    options.at("indexByName").forEachMember([&](const QString &name, const View &at) {
        if (at.isNumber())
            step.positions.insert(name, static_cast<int>(std::clamp(at.numberOr(0), -1e9, 1e9)));
    });
    if (options.at("orderByMode").stringOr() != QLatin1String("auto"))
        return step;
    options.at("orderBy").forEach([&](const View &key) {
        const bool byLabel = key.at("type").stringOr() == QLatin1String("label");
        step.order.push_back(
            {byLabel ? key.at("labelName").stringOr() : QString(), key.at("desc").booleanOr(false)});
    });
    return step;
}

std::optional<FieldMatcher> readNamesOrPattern(const View &view)
{
    const QStringList names = stringsIn(view.at("names"));
    const QString pattern = view.at("pattern").stringOr();
    if (names.isEmpty() && pattern.isEmpty())
        return std::nullopt;
    if (pattern.isEmpty())
        return byNames(names);
    if (names.isEmpty())
        return byRegexp(pattern);
    return FieldMatcher{.kind = FieldMatcher::Kind::ByRegexpOrNames, .text = pattern, .names = names};
}

Read readFilterFields(const View &options)
{
    FilterFields step{
        readNamesOrPattern(options.at("include")), readNamesOrPattern(options.at("exclude")), {}, {}};
    if (options.at("byVariable").booleanOr(false)) {
        step.includeVariable = options.at("include").at("variable").stringOr();
        step.excludeVariable = options.at("exclude").at("variable").stringOr();
    }
    return step;
}

Read readFilterByRefId(const View &options)
{
    return FilterByRefId{options.at("include").stringOr(), options.at("exclude").stringOr()};
}

Read readFilterByValue(const View &options)
{
    FilterByValue step;
    QString problem;
    options.at("filters").forEach([&](const View &filter) {
        const QString id = filter.at("config").at("id").stringOr();
        const auto values = filter.at("config").at("options");
        const auto kind = valueMatcherKind(id);
        if (!kind)
            problem = QStringLiteral("unknown condition \"%1\"").arg(id);
        else if (*kind == ValueMatcher::Kind::Between)
            step.tests.push_back({filter.at("fieldName").stringOr(),
                                  {*kind, cellIn(values.at("from")), cellIn(values.at("to"))}});
        else
            step.tests.push_back(
                {filter.at("fieldName").stringOr(), {*kind, cellIn(values.at("value")), {}}});
    });
    step.exclude = options.at("type").stringOr() == QLatin1String("exclude");
    step.all = options.at("match").stringOr() == QLatin1String("all");
    return problem.isEmpty() ? Read(step) : std::unexpected(problem);
}

Read readRename(const View &options)
{
    const RenameByRegex usual;
    return RenameByRegex{options.at("regex").stringOr(usual.pattern),
                         options.at("renamePattern").stringOr(usual.replacement)};
}

Read readJoin(const View &options)
{
    const QString mode = options.at("mode").stringOr();
    JoinByField step{options.at("byField").stringOr(), JoinMode::Outer};
    if (mode == QLatin1String("inner"))
        step.mode = JoinMode::Inner;
    else if (mode == QLatin1String("outerTabular"))
        step.mode = JoinMode::OuterTabular;
    return step;
}

// Older files have a text that is a field's name or a number, newer ones {fixed} or {matcher}.
Operand readOperand(const View &view)
{
    if (view.isString())
        return {view.stringOr(), std::nullopt, std::nullopt};
    if (view.isNumber())
        return {{}, view.numberOr(0), std::nullopt};
    const auto matcher = view.at("matcher");
    if (matcher.at("id").stringOr() == QLatin1String("byType"))
        return {{}, std::nullopt, fieldTypeOf(matcher.at("options").stringOr())};
    if (matcher.at("options").isString())
        return {matcher.at("options").stringOr(), std::nullopt, std::nullopt};
    const auto fixed = view.at("fixed");
    if (const auto number = numberIn(fixed))
        return {{}, *number, std::nullopt};
    return {fixed.stringOr(), std::nullopt, std::nullopt}; // a variable, perhaps
}

NullMode readNullMode(const QString &mode)
{
    if (mode == QLatin1String("connected"))
        return NullMode::Ignore;
    return mode == QLatin1String("null as zero") ? NullMode::AsZero : NullMode::Null;
}

std::optional<CalculateField::Mode> calculationMode(const QString &id)
{
    using Mode = CalculateField::Mode;
    static const QHash<QString, Mode> modes{
        {QStringLiteral("reduceRow"), Mode::ReduceRow},
        {QStringLiteral("binary"), Mode::Binary},
        {QStringLiteral("unary"), Mode::Unary},
        {QStringLiteral("cumulativeFunctions"), Mode::Cumulative},
        {QStringLiteral("windowFunctions"), Mode::Window},
        {QStringLiteral("index"), Mode::Index},
    };
    const auto mode = modes.constFind(id);
    return mode == modes.constEnd() ? std::nullopt : std::optional(*mode);
}

void readRowFunction(const View &view, const QString &usual, CalculateField &step)
{
    step.calculation = calculationId(view.at("reducer").stringOr(usual));
    if (!view.at("field").stringOr().isEmpty())
        step.fields = {view.at("field").stringOr()};
}

void readModeOptions(const View &options, CalculateField &step)
{
    using Mode = CalculateField::Mode;
    if (step.mode == Mode::ReduceRow) {
        readRowFunction(options.at("reduce"), QStringLiteral("sum"), step);
        step.fields = stringsIn(options.at("reduce").at("include"));
        step.nulls = readNullMode(options.at("reduce").at("nullValueMode").stringOr());
    } else if (step.mode == Mode::Binary) {
        step.left = readOperand(options.at("binary").at("left"));
        step.right = readOperand(options.at("binary").at("right"));
        step.operation = options.at("binary").at("operator").stringOr(QStringLiteral("+"));
    } else if (step.mode == Mode::Unary) {
        step.left.name = options.at("unary").at("fieldName").stringOr();
        step.operation = options.at("unary").at("operator").stringOr(QStringLiteral("abs"));
    } else if (step.mode == Mode::Cumulative) {
        readRowFunction(options.at("cumulative"), QStringLiteral("sum"), step);
    } else if (step.mode == Mode::Window) {
        const auto window = options.at("window");
        readRowFunction(window, QStringLiteral("mean"), step);
        const bool rows = window.at("windowSizeMode").stringOr() == QLatin1String("fixed");
        step.windowSize = rows ? CalculateField::WindowSize::Rows : CalculateField::WindowSize::Fraction;
        step.window = window.at("windowSize").numberOr(0.1);
        step.centred = window.at("windowAlignment").stringOr() == QLatin1String("centered");
    } else {
        step.fractions = options.at("index").at("asPercentile").booleanOr(false);
    }
}

Read readCalculation(const View &options)
{
    CalculateField step;
    const QString mode = options.at("mode").stringOr(QStringLiteral("reduceRow"));
    const auto known = calculationMode(mode);
    if (!known)
        return std::unexpected(QStringLiteral("unknown mode \"%1\"").arg(mode));
    step.mode = *known;
    step.alias = options.at("alias").stringOr();
    step.replaceFields = options.at("replaceFields").booleanOr(false);
    step.asTimeSeries = options.at("timeSeries").booleanOr(true);
    readModeOptions(options, step);
    return step;
}

std::optional<GroupBy::Operation> groupOperation(const QString &id)
{
    using Operation = GroupBy::Operation;
    static const QHash<QString, Operation> operations{
        {QStringLiteral("groupby"), Operation::GroupBy},
        {QStringLiteral("aggregate"), Operation::Aggregate},
        {QStringLiteral("count"), Operation::Count},
        {QStringLiteral("takefirst"), Operation::TakeFirst},
        {QStringLiteral("takelast"), Operation::TakeLast},
    };
    const auto operation = operations.constFind(id);
    return operation == operations.constEnd() ? std::nullopt : std::optional(*operation);
}

Read readGroupBy(const View &options)
{
    GroupBy step;
    options.at("fields").forEachMember([&](const QString &name, const View &rule) {
        if (const auto operation = groupOperation(rule.at("operation").stringOr()))
            step.rules.insert(name, {*operation, stringsIn(rule.at("aggregations"))});
    });
    return step;
}

Read readPartition(const View &options)
{
    PartitionByValues step;
    step.fields = stringsIn(options.at("fields"));
    step.keepFields = options.at("keepFields").booleanOr(false);
    const auto naming = options.at("naming");
    step.asLabels = naming.at("asLabels").booleanOr(false);
    step.appendName = naming.at("append").booleanOr(false);
    step.withNames = naming.at("withNames").booleanOr(false);
    step.nameSeparator = naming.at("separator1").stringOr(step.nameSeparator);
    step.valueSeparator = naming.at("separator2").stringOr(step.valueSeparator);
    return step;
}

Read readSort(const View &options)
{
    const auto first = options.at("sort").at(0);
    return SortBy{first.at("field").stringOr(), first.at("desc").booleanOr(false)};
}

Read readReduce(const View &options)
{
    Reduce step;
    step.calculations = stringsIn(options.at("reducers"));
    if (!options.at("reducers").isArray())
        step.calculations = {QStringLiteral("max")};
    step.reduceFields = options.at("mode").stringOr() == QLatin1String("reduceFields");
    step.includeTime = options.at("includeTimeField").booleanOr(false);
    step.labelsToFields = options.at("labelsToFields").booleanOr(false);
    if (options.at("fields").isObject() && options.at("fields").at("id").isString())
        step.fields = readFieldMatcher(options.at("fields"));
    return step;
}

Read readLabels(const View &options)
{
    return LabelsToFields{options.at("mode").stringOr() == QLatin1String("rows"),
                          stringsIn(options.at("keepLabels")), options.at("valueLabel").stringOr()};
}

Read readConversions(const View &options)
{
    ConvertFieldType step;
    QString problem;
    options.at("conversions").forEach([&](const View &one) {
        const QString name = one.at("targetField").stringOr();
        const QString type = one.at("destinationType").stringOr();
        const auto known = fieldTypeOf(type);
        if (known)
            step.conversions.push_back({name, *known, one.at("dateFormat").stringOr()});
        else if (!name.isEmpty() && !type.isEmpty())
            problem = QStringLiteral("fields of type \"%1\" are not known here").arg(type);
    });
    return problem.isEmpty() ? Read(step) : std::unexpected(problem);
}

Read readLimit(const View &options)
{
    const double rows = numberIn(options.at("limitField")).value_or(10);
    return Limit{static_cast<int>(std::clamp(rows, -1e9, 1e9))};
}

// Each row's columns are told by the key of what they are for.
Read readRowsToFields(const View &options)
{
    RowsToFields step;
    options.at("mappings").forEach([&](const View &mapping) {
        const QString handler = mapping.at("handlerKey").stringOr();
        if (handler == QLatin1String("field.name"))
            step.nameField = mapping.at("fieldName").stringOr();
        if (handler == QLatin1String("field.value"))
            step.valueField = mapping.at("fieldName").stringOr();
    });
    return step;
}

Read readHistogram(const View &options)
{
    HistogramOf step;
    step.bucketSize = numberIn(options.at("bucketSize")).value_or(0);
    step.bucketOffset = numberIn(options.at("bucketOffset")).value_or(0);
    step.bucketCount
        = static_cast<int>(std::clamp(numberIn(options.at("bucketCount")).value_or(30), 1.0, 1e5));
    step.combine = options.at("combine").booleanOr(false);
    return step;
}

Read readConcatenation(const View &options)
{
    Concatenate step;
    const QString mode = options.at("frameNameMode").stringOr();
    if (mode == QLatin1String("label"))
        step.names = Concatenate::Names::InLabel;
    else if (mode == QLatin1String("drop"))
        step.names = Concatenate::Names::Dropped;
    step.label = options.at("frameNameLabel").stringOr(step.label);
    return step;
}

Read readMatrix(const View &options)
{
    const GroupingToMatrix usual;
    GroupingToMatrix step{options.at("columnField").stringOr(usual.column),
                          options.at("rowField").stringOr(usual.row),
                          options.at("valueField").stringOr(usual.value), usual.empty};
    const QString empty = options.at("emptyValue").stringOr();
    if (empty == QLatin1String("null"))
        step.empty = {};
    else if (empty == QLatin1String("true") || empty == QLatin1String("false"))
        step.empty = empty == QLatin1String("true");
    else if (empty == QLatin1String("zero"))
        step.empty = 0.0;
    return step;
}

Read readPreparation(const View &options)
{
    using Format = PrepareTimeSeries::Format;
    const QString format = options.at("format").stringOr(QStringLiteral("wide"));
    if (format == QLatin1String("wide"))
        return PrepareTimeSeries{Format::Wide};
    if (format == QLatin1String("long"))
        return PrepareTimeSeries{Format::Long};
    if (format == QLatin1String("multi") || format == QLatin1String("many"))
        return PrepareTimeSeries{Format::Many};
    return std::unexpected(QStringLiteral("unknown format \"%1\"").arg(format));
}

// {A: {stat}}, or in older files {refIdToStat: {A: stat}}.
Read readTrends(const View &options)
{
    TimeSeriesTable step;
    options.forEachMember([&](const QString &refId, const View &one) {
        if (one.at("stat").isString())
            step.calculations.insert(refId, calculationId(one.at("stat").stringOr()));
    });
    options.at("refIdToStat").forEachMember([&](const QString &refId, const View &stat) {
        step.calculations.insert(refId, calculationId(stat.stringOr(QStringLiteral("lastNotNull"))));
    });
    return step;
}

using Reader = Read (*)(const View &);

Reader readerOf(const QString &id)
{
    static const QHash<QString, Reader> readers{
        {QStringLiteral("organize"), readOrganize},
        {QStringLiteral("filterFieldsByName"), readFilterFields},
        {QStringLiteral("filterByRefId"), readFilterByRefId},
        {QStringLiteral("filterByValue"), readFilterByValue},
        {QStringLiteral("renameByRegex"), readRename},
        {QStringLiteral("merge"), [](const View &) { return Read(Merge{}); }},
        {QStringLiteral("joinByField"), readJoin},
        {QStringLiteral("seriesToColumns"), readJoin}, // its old name
        {QStringLiteral("seriesToRows"), [](const View &) { return Read(SeriesToRows{}); }},
        {QStringLiteral("calculateField"), readCalculation},
        {QStringLiteral("groupBy"), readGroupBy},
        {QStringLiteral("partitionByValues"), readPartition},
        {QStringLiteral("sortBy"), readSort},
        {QStringLiteral("reduce"), readReduce},
        {QStringLiteral("labelsToFields"), readLabels},
        {QStringLiteral("convertFieldType"), readConversions},
        {QStringLiteral("limit"), readLimit},
        {QStringLiteral("rowsToFields"), readRowsToFields},
        {QStringLiteral("histogram"), readHistogram},
        {QStringLiteral("concatenate"), readConcatenation},
        {QStringLiteral("groupingToMatrix"), readMatrix},
        {QStringLiteral("prepareTimeSeries"), readPreparation},
        {QStringLiteral("timeSeriesTable"), readTrends},
    };
    return readers.value(id, nullptr);
}

Transformation readTransformation(const View &view)
{
    Transformation read;
    read.id = view.at("id").stringOr();
    read.disabled = view.at("disabled").booleanOr(false);
    read.entry = variantOf(view).toMap();
    const auto filter = view.at("filter");
    if (filter.at("id").stringOr() == QLatin1String("byRefId"))
        read.refIds = filter.at("options").stringOr();
    const Reader reader = readerOf(read.id);
    if (!reader)
        return read;
    auto step = reader(view.at("options"));
    if (step)
        read.step = std::move(*step);
    else
        read.problem = step.error();
    return read;
}

FieldMatcher readNamesMatcher(const View &options)
{
    if (options.isArray())
        return byNames(stringsIn(options));
    FieldMatcher matcher = byNames(stringsIn(options.at("names")));
    if (options.at("mode").stringOr() == QLatin1String("exclude"))
        matcher.kind = FieldMatcher::Kind::AllButNames;
    return matcher;
}

FieldMatcher readValueMatcher(const View &options)
{
    FieldMatcher matcher{.kind = FieldMatcher::Kind::ByValue,
                         .text = calculationId(options.at("reducer").stringOr())};
    matcher.comparison = comparisonOf(options.at("op").stringOr());
    matcher.value = cellIn(options.at("value"));
    return matcher.text.isEmpty() ? FieldMatcher{} : matcher;
}

FieldMatcher readTypes(const View &options)
{
    std::vector<FieldType> types;
    const auto add = [&](const View &view) {
        if (const auto type = fieldTypeOf(view.stringOr()))
            types.push_back(*type);
    };
    add(options);
    options.forEach(add);
    return byTypes(std::move(types));
}

} // namespace

Transformations readTransformations(const OrderedJsonView &list)
{
    Transformations read;
    list.forEach([&](const View &one) { read.push_back(readTransformation(one)); });
    return read;
}

Transformation transformationOf(const QVariantMap &entry)
{
    const OrderedJson json = jsonOf(entry);
    return readTransformation(OrderedJsonView(json));
}

FieldMatcher readFieldMatcher(const OrderedJsonView &matcher)
{
    const QString id = matcher.at("id").stringOr();
    const auto options = matcher.at("options");
    if (id == QLatin1String("byName"))
        return byName(options.stringOr());
    if (id == QLatin1String("byNames"))
        return readNamesMatcher(options);
    if (id == QLatin1String("byRegexp"))
        return byRegexp(options.stringOr());
    if (id == QLatin1String("byRegexpOrNames"))
        return readNamesOrPattern(options).value_or(FieldMatcher{});
    if (id == QLatin1String("byType") || id == QLatin1String("byTypes"))
        return readTypes(options);
    if (id == QLatin1String("byFrameRefID"))
        return {.kind = FieldMatcher::Kind::ByRefId, .text = options.stringOr()};
    if (id == QLatin1String("byValue"))
        return readValueMatcher(options);
    if (id == QLatin1String("numeric"))
        return byTypes({FieldType::Number});
    if (id == QLatin1String("time"))
        return byTypes({FieldType::Time});
    if (id == QLatin1String("first"))
        return {.kind = FieldMatcher::Kind::First};
    return id == QLatin1String("firstTimeField") ? FieldMatcher{.kind = FieldMatcher::Kind::FirstTime}
                                                 : FieldMatcher{};
}

} // namespace yagura::dashboards::frames
