#include "dashboards/frames/fieldconfigfile.h"

#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frames/variantfile.h"

#include <algorithm>

namespace yagura::dashboards::frames {

namespace {

using View = OrderedJsonView;

std::optional<double> numberIn(const View &view)
{
    const auto number = view.numberFromText();
    return number ? std::optional(*number) : std::nullopt;
}

std::optional<QString> textIn(const View &view)
{
    return view.isString() ? std::optional(view.stringOr()) : std::nullopt;
}

MappingResult readResult(const View &view, int place)
{
    const auto index = view.at("index");
    return {textIn(view.at("text")), view.at("color").stringOr(), view.at("icon").stringOr(),
            static_cast<int>(std::clamp(index.numberOr(place), 0.0, 1e9))};
}

std::optional<SpecialValue> specialValue(const QString &name)
{
    static const QHash<QString, SpecialValue> names{
        {QStringLiteral("null"), SpecialValue::Null},          {QStringLiteral("nan"), SpecialValue::NaN},
        {QStringLiteral("null+nan"), SpecialValue::NullOrNaN}, {QStringLiteral("true"), SpecialValue::True},
        {QStringLiteral("false"), SpecialValue::False},        {QStringLiteral("empty"), SpecialValue::Empty},
    };
    const auto known = names.constFind(name);
    return known == names.constEnd() ? std::nullopt : std::optional(*known);
}

std::optional<ValueMapping> readMapping(const View &view, int place)
{
    const QString type = view.at("type").stringOr();
    const auto options = view.at("options");
    const auto result = options.at("result");
    if (type == QLatin1String("value")) {
        ExactMapping mapping;
        options.forEachMember([&](const QString &value, const View &one) {
            mapping.results.insert(value, readResult(one, place));
        });
        return mapping;
    }
    if (type == QLatin1String("range"))
        return RangeMapping{numberIn(options.at("from")), numberIn(options.at("to")),
                            readResult(result, place)};
    if (type == QLatin1String("regex"))
        return RegexMapping{options.at("pattern").stringOr(), readResult(result, place)};
    const auto special
        = type == QLatin1String("special") ? specialValue(options.at("match").stringOr()) : std::nullopt;
    return special ? std::optional<ValueMapping>(SpecialMapping{*special, readResult(result, place)})
                   : std::nullopt;
}

std::optional<ValueMapping> readOldMapping(const View &view, int place)
{
    const MappingResult result{view.at("text").stringOr(), {}, {}, place};
    const double type = view.at("type").numberOr(0);
    if (type == 2)
        return RangeMapping{numberIn(view.at("from")), numberIn(view.at("to")), result};
    if (type != 1)
        return std::nullopt;
    const auto value = view.at("value");
    const QString text = value.isNumber() ? plainNumberText(value.numberOr(0)) : value.stringOr();
    if (text == QLatin1String("null"))
        return SpecialMapping{SpecialValue::Null, result};
    ExactMapping mapping;
    mapping.results.insert(text, result);
    return mapping;
}

const QString customPrefix = QStringLiteral("custom.");

// One property by the id it has in overrides, which is its name among the defaults.
void set(FieldConfig &config, const QString &id, const View &value)
{
    if (id == QLatin1String("unit"))
        config.unit = textIn(value);
    else if (id == QLatin1String("decimals"))
        config.decimals = value.isNumber()
            ? std::optional(static_cast<int>(std::clamp(value.numberOr(0), 0.0, 20.0)))
            : std::nullopt;
    else if (id == QLatin1String("min"))
        config.minimum = numberIn(value);
    else if (id == QLatin1String("max"))
        config.maximum = numberIn(value);
    else if (id == QLatin1String("displayName"))
        config.displayName = textIn(value);
    else if (id == QLatin1String("noValue"))
        config.noValue = textIn(value);
    else if (id == QLatin1String("thresholds") && value.isObject())
        config.thresholds = readThresholds(value);
    else if (id == QLatin1String("mappings") && value.isArray())
        config.mappings = readValueMappings(value);
    else if (id == QLatin1String("color"))
        config.color = readFieldColor(value);
    else if (id == QLatin1String("links")) // where a value leads
        config.custom.insert(id, variantOf(value));
    else if (id.startsWith(customPrefix))
        config.custom.insert(id.mid(customPrefix.size()), variantOf(value));
}

OrderedJson resultJson(const MappingResult &result)
{
    OrderedJson json = OrderedJson::object();
    if (result.text)
        json["text"] = result.text->toStdString();
    if (!result.color.isEmpty())
        json["color"] = result.color.toStdString();
    if (!result.icon.isEmpty())
        json["icon"] = result.icon.toStdString();
    json["index"] = result.index;
    return json;
}

OrderedJson mappingOf(const char *type, OrderedJson options)
{
    OrderedJson json = OrderedJson::object();
    json["type"] = type;
    json["options"] = std::move(options);
    return json;
}

OrderedJson mappingJson(const ExactMapping &mapping)
{
    QStringList values = mapping.results.keys();
    values.sort();
    OrderedJson options = OrderedJson::object();
    for (const QString &value : std::as_const(values))
        options[value.toStdString()] = resultJson(mapping.results.value(value));
    return mappingOf("value", std::move(options));
}

OrderedJson mappingJson(const RangeMapping &mapping)
{
    OrderedJson options = OrderedJson::object();
    options["from"] = mapping.from ? OrderedJson(*mapping.from) : OrderedJson(nullptr);
    options["to"] = mapping.to ? OrderedJson(*mapping.to) : OrderedJson(nullptr);
    options["result"] = resultJson(mapping.result);
    return mappingOf("range", std::move(options));
}

OrderedJson mappingJson(const RegexMapping &mapping)
{
    OrderedJson options = OrderedJson::object();
    options["pattern"] = mapping.pattern.toStdString();
    options["result"] = resultJson(mapping.result);
    return mappingOf("regex", std::move(options));
}

OrderedJson mappingJson(const SpecialMapping &mapping)
{
    static constexpr const char *names[]{"null", "nan", "null+nan", "true", "false", "empty"};
    OrderedJson options = OrderedJson::object();
    options["match"] = names[static_cast<size_t>(mapping.match)];
    options["result"] = resultJson(mapping.result);
    return mappingOf("special", std::move(options));
}

} // namespace

ValueMappings readValueMappings(const OrderedJsonView &list)
{
    ValueMappings mappings;
    int place = 0;
    list.forEach([&](const View &one) {
        const auto mapping = one.at("type").isNumber() ? readOldMapping(one, place) : readMapping(one, place);
        if (mapping)
            mappings << *mapping;
        ++place;
    });
    return mappings;
}

Thresholds readThresholds(const OrderedJsonView &thresholds)
{
    Thresholds read;
    if (thresholds.at("mode").stringOr() == QLatin1String("percentage"))
        read.mode = ThresholdMode::Percentage;
    thresholds.at("steps").forEach([&](const View &step) {
        read.steps.push_back({numberIn(step.at("value")), step.at("color").stringOr()});
    });
    const auto start = [](const ThresholdStep &step) {
        return step.from.value_or(-std::numeric_limits<double>::infinity());
    };
    std::stable_sort(read.steps.begin(), read.steps.end(),
                     [&](const auto &a, const auto &b) { return start(a) < start(b); });
    return read;
}

std::optional<FieldColor> readFieldColor(const OrderedJsonView &color)
{
    auto read = fieldColorOf(color.at("mode").stringOr(QStringLiteral("thresholds")),
                             color.at("fixedColor").stringOr());
    const QString by = color.at("seriesBy").stringOr();
    if (read && by == QLatin1String("min"))
        read->seriesBy = SeriesColor::Min;
    else if (read && by == QLatin1String("max"))
        read->seriesBy = SeriesColor::Max;
    return color.isObject() ? read : std::nullopt;
}

FieldConfig readFieldConfig(const OrderedJsonView &defaults)
{
    FieldConfig config;
    defaults.forEachMember([&](const QString &id, const View &value) { set(config, id, value); });
    defaults.at("custom").forEachMember(
        [&](const QString &id, const View &value) { set(config, customPrefix + id, value); });
    return config;
}

std::vector<Override<FieldConfig>> readOverrides(const OrderedJsonView &list)
{
    std::vector<Override<FieldConfig>> overrides;
    list.forEach([&](const View &one) {
        FieldConfig properties;
        one.at("properties").forEach([&](const View &property) {
            set(properties, property.at("id").stringOr(), property.at("value"));
        });
        overrides.push_back({readFieldMatcher(one.at("matcher")), properties});
    });
    return overrides;
}

OrderedJson thresholdsJson(const Thresholds &thresholds)
{
    OrderedJson steps = OrderedJson::array();
    for (const ThresholdStep &step : thresholds.steps) {
        OrderedJson one = OrderedJson::object();
        one["color"] = step.color.toStdString();
        one["value"] = step.from ? OrderedJson(*step.from) : OrderedJson(nullptr);
        steps.push_back(std::move(one));
    }
    OrderedJson json = OrderedJson::object();
    json["mode"] = thresholds.mode == ThresholdMode::Percentage ? "percentage" : "absolute";
    json["steps"] = std::move(steps);
    return json;
}

OrderedJson fieldColorJson(const FieldColor &color)
{
    OrderedJson json = OrderedJson::object();
    json["mode"] = colorModeId(color).toStdString();
    if (color.mode == ColorMode::Fixed || color.mode == ColorMode::Shades)
        json["fixedColor"] = color.name.toStdString();
    if (color.seriesBy != SeriesColor::Last)
        json["seriesBy"] = color.seriesBy == SeriesColor::Min ? "min" : "max";
    return json;
}

OrderedJson valueMappingsJson(const ValueMappings &mappings)
{
    OrderedJson list = OrderedJson::array();
    for (const ValueMapping &mapping : mappings)
        list.push_back(std::visit([](const auto &one) { return mappingJson(one); }, mapping));
    return list;
}

} // namespace yagura::dashboards::frames
