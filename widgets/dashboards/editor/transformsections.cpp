#include "dashboards/editor/transformsections.h"

#include "dashboards/editor/panelsections.h"
#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

QString word(const char *text)
{
    return QString::fromUtf8(text);
}

OptionField severalField(const QString &label, const char *path, std::vector<OptionChoice> choices)
{
    return {OptionField::Kind::Several, label, word(path), {}, std::move(choices)};
}

std::vector<OptionChoice> choicesOf(const QStringList &names)
{
    std::vector<OptionChoice> choices;
    for (const QString &name : names)
        choices.push_back({name, name});
    return choices;
}

// Options that are lists of one object: the list's name by the transformation.
QString listOfOne(const QString &id)
{
    if (id == QLatin1String("sortBy"))
        return word("sort");
    if (id == QLatin1String("filterByValue"))
        return word("filters");
    return id == QLatin1String("convertFieldType") ? word("conversions") : QString();
}

} // namespace

std::vector<OptionChoice> TransformSections::all()
{
    return {{tr("Organize fields"), word("organize")},
            {tr("Join by field"), word("joinByField")},
            {tr("Add a calculated field"), word("calculateField")},
            {tr("Reduce"), word("reduce")},
            {tr("Group by"), word("groupBy")},
            {tr("Sort by"), word("sortBy")},
            {tr("Filter rows by value"), word("filterByValue")},
            {tr("Filter fields by name"), word("filterFieldsByName")},
            {tr("Limit rows"), word("limit")},
            {tr("Merge tables"), word("merge")},
            {tr("Rename by pattern"), word("renameByRegex")},
            {tr("Labels to fields"), word("labelsToFields")},
            {tr("Convert a field's type"), word("convertFieldType")},
            {tr("Partition by values"), word("partitionByValues")},
            {tr("Series to rows"), word("seriesToRows")},
            {tr("Filter queries"), word("filterByRefId")},
            {tr("Concatenate"), word("concatenate")},
            {tr("Histogram"), word("histogram")},
            {tr("Grouping to matrix"), word("groupingToMatrix")},
            {tr("Prepare time series"), word("prepareTimeSeries")},
            {tr("Rows to fields"), word("rowsToFields")},
            {tr("Time series to table"), word("timeSeriesTable")}};
}

QString TransformSections::nameOf(const QString &id)
{
    for (const OptionChoice &choice : all()) {
        if (choice.value == id)
            return choice.text;
    }
    return id;
}

OptionSection TransformSections::calculation(const QStringList &names)
{
    return {{},
            {choiceField(tr("Mode"), "mode",
                         {{tr("Reduce each row"), word("reduceRow")},
                          {tr("Two fields"), word("binary")},
                          {tr("One field"), word("unary")},
                          {tr("Running"), word("cumulativeFunctions")},
                          {tr("Window"), word("windowFunctions")},
                          {tr("Row number"), word("index")}}),
             {OptionField::Kind::Choice, tr("Calculation"), word("reduce.reducer"), word("sum"),
              PanelSections::calculations()},
             severalField(tr("Of the fields"), "reduce.include", choicesOf(names)),
             textField(tr("Left"), "binary.left"),
             choiceField(tr("Operator"), "binary.operator",
                         {{word("+"), word("+")},
                          {word("−"), word("-")},
                          {word("×"), word("*")},
                          {word("÷"), word("/")},
                          {word("^"), word("**")},
                          {tr("Remainder"), word("%")}}),
             textField(tr("Right"), "binary.right"),
             textField(tr("Name"), "alias"),
             truthField(tr("Replace all other fields"), "replaceFields", false)}};
}

OptionSection TransformSections::reducing()
{
    return {{},
            {choiceField(tr("Mode"), "mode",
                         {{tr("Series to rows"), word("seriesToRows")},
                          {tr("Each field to a value"), word("reduceFields")}}),
             severalField(tr("Calculations"), "reducers", PanelSections::calculations()),
             truthField(tr("Time too"), "includeTimeField", false),
             truthField(tr("Labels to fields"), "labelsToFields", false)}};
}

OptionSection TransformSections::joining()
{
    return {{},
            {textField(tr("Field"), "byField"),
             choiceField(tr("Mode"), "mode",
                         {{tr("All rows"), word("outer")},
                          {tr("Rows in all tables"), word("inner")},
                          {tr("All rows, as a table"), word("outerTabular")}})}};
}

OptionSection TransformSections::partition(const QStringList &names)
{
    return {{},
            {severalField(tr("Fields"), "fields", choicesOf(names)),
             truthField(tr("Keep the fields"), "keepFields", false),
             truthField(tr("Values as labels"), "naming.asLabels", false)}};
}

OptionSection TransformSections::fieldFilter(const QStringList &names)
{
    return {{},
            {severalField(tr("Keep"), "include.names", choicesOf(names)),
             textField(tr("Keep names like"), "include.pattern"),
             severalField(tr("Leave out"), "exclude.names", choicesOf(names)),
             textField(tr("Leave out names like"), "exclude.pattern")}};
}

OptionSection TransformSections::valueFilter()
{
    return {{},
            {choiceField(tr("Rows that match are"), "type",
                         {{tr("Kept"), word("include")}, {tr("Left out"), word("exclude")}}),
             textField(tr("Field"), "filters.fieldName"),
             choiceField(tr("Condition"), "filters.config.id",
                         {{tr("Greater than"), word("greater")},
                          {tr("At least"), word("greaterOrEqual")},
                          {tr("Less than"), word("lower")},
                          {tr("At most"), word("lowerOrEqual")},
                          {tr("Equal"), word("equal")},
                          {tr("Not equal"), word("notEqual")},
                          {tr("Matches the pattern"), word("regex")},
                          {tr("Is null"), word("isNull")},
                          {tr("Is not null"), word("isNotNull")}}),
             textField(tr("Value"), "filters.config.options.value")}};
}

OptionSection TransformSections::conversion()
{
    return {{},
            {textField(tr("Field"), "conversions.targetField"),
             choiceField(tr("To"), "conversions.destinationType",
                         {{tr("Number"), word("number")},
                          {tr("Text"), word("string")},
                          {tr("Time"), word("time")},
                          {tr("Truth value"), word("boolean")}}),
             textField(tr("Date format"), "conversions.dateFormat")}};
}

std::optional<OptionSections> TransformSections::of(const QString &id, const QStringList &names)
{
    if (id == QLatin1String("merge") || id == QLatin1String("seriesToRows"))
        return OptionSections();
    if (id == QLatin1String("calculateField"))
        return OptionSections{calculation(names)};
    if (id == QLatin1String("reduce"))
        return OptionSections{reducing()};
    if (id == QLatin1String("joinByField"))
        return OptionSections{joining()};
    if (id == QLatin1String("partitionByValues"))
        return OptionSections{partition(names)};
    if (id == QLatin1String("filterFieldsByName"))
        return OptionSections{fieldFilter(names)};
    if (id == QLatin1String("filterByValue"))
        return OptionSections{valueFilter()};
    if (id == QLatin1String("convertFieldType"))
        return OptionSections{conversion()};
    if (id == QLatin1String("sortBy"))
        return OptionSections{
            {{},
             {textField(tr("Field"), "sort.field"), truthField(tr("Largest first"), "sort.desc", false)}}};
    if (id == QLatin1String("limit"))
        return OptionSections{{{}, {wholeField(tr("Rows"), "limitField", 10, -1'000'000, 1'000'000)}}};
    if (id == QLatin1String("renameByRegex"))
        return OptionSections{
            {{}, {textField(tr("Pattern"), "regex"), textField(tr("New name"), "renamePattern")}}};
    if (id == QLatin1String("labelsToFields"))
        return OptionSections{
            {{},
             {choiceField(tr("Mode"), "mode",
                          {{tr("A field a label"), word("columns")}, {tr("A row a label"), word("rows")}}),
              textField(tr("Names from label"), "valueLabel")}}};
    return std::nullopt;
}

QVariantMap TransformSections::shown(const QString &id, const QVariantMap &options)
{
    const QString list = listOfOne(id);
    QVariantMap map = options;
    if (!list.isEmpty())
        map.insert(list, options.value(list).toList().value(0).toMap());
    return map;
}

QVariantMap TransformSections::withValue(const QString &id, QVariantMap options, const QString &path,
                                         const QVariant &value)
{
    const QString list = listOfOne(id);
    if (list.isEmpty() || !path.startsWith(list + QLatin1Char('.')))
        return withOption(std::move(options), path, value);
    QVariantList items = options.value(list).toList();
    const QVariantMap first = withOption(items.value(0).toMap(), path.mid(list.size() + 1), value);
    if (items.isEmpty())
        items << first;
    else
        items[0] = first;
    options.insert(list, items);
    return options;
}

} // namespace yagura::dashboards
