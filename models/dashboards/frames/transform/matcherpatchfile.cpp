#include "dashboards/frames/transform/transformationfile.h"

namespace yagura::dashboards::frames {

namespace {

OrderedJson texts(const QStringList &list)
{
    OrderedJson json = OrderedJson::array();
    for (const QString &text : list)
        json.push_back(text.toStdString());
    return json;
}

const char *typeName(FieldType type)
{
    switch (type) {
    case FieldType::Time:
        return "time";
    case FieldType::Text:
        return "string";
    case FieldType::Boolean:
        return "boolean";
    case FieldType::Number:
    case FieldType::Trend:
        break;
    }
    return "number";
}

OrderedJson matcherOf(const char *id, OrderedJson options)
{
    OrderedJson json = OrderedJson::object();
    json["id"] = id;
    json["options"] = std::move(options);
    return json;
}

OrderedJson namesJson(const FieldMatcher &matcher)
{
    OrderedJson options = OrderedJson::object();
    options["mode"] = matcher.kind == FieldMatcher::Kind::AllButNames ? "exclude" : "include";
    options["names"] = texts(matcher.names);
    return matcherOf("byNames", std::move(options));
}

OrderedJson typesJson(const FieldMatcher &matcher)
{
    if (matcher.types.size() == 1)
        return matcherOf("byType", typeName(matcher.types.front()));
    OrderedJson types = OrderedJson::array();
    for (const FieldType type : matcher.types)
        types.push_back(typeName(type));
    return matcherOf("byTypes", std::move(types));
}

OrderedJson valueJson(const FieldMatcher &matcher)
{
    static constexpr const char *signs[]{"==", "!=", "<", "<=", ">", ">="};
    OrderedJson options = OrderedJson::object();
    options["reducer"] = matcher.text.toStdString();
    options["op"] = signs[static_cast<size_t>(matcher.comparison)];
    options["value"] = std::visit(
        [](const auto &value) -> OrderedJson {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, QString>)
                return value.toStdString();
            else if constexpr (std::is_same_v<Value, double> || std::is_same_v<Value, bool>)
                return value;
            else
                return nullptr;
        },
        matcher.value);
    return matcherOf("byValue", std::move(options));
}

} // namespace

OrderedJson fieldMatcherJson(const FieldMatcher &matcher)
{
    using Kind = FieldMatcher::Kind;
    switch (matcher.kind) {
    case Kind::ByName:
        return matcherOf("byName", matcher.text.toStdString());
    case Kind::ByNames:
    case Kind::AllButNames:
        return namesJson(matcher);
    case Kind::ByRegexp:
        return matcherOf("byRegexp", matcher.text.toStdString());
    case Kind::ByRegexpOrNames: {
        OrderedJson options = OrderedJson::object();
        options["pattern"] = matcher.text.toStdString();
        options["names"] = texts(matcher.names);
        return matcherOf("byRegexpOrNames", std::move(options));
    }
    case Kind::ByType:
        return typesJson(matcher);
    case Kind::ByRefId:
        return matcherOf("byFrameRefID", matcher.text.toStdString());
    case Kind::ByValue:
        return valueJson(matcher);
    case Kind::First:
        return matcherOf("first", OrderedJson::object());
    case Kind::FirstTime:
        return matcherOf("firstTimeField", OrderedJson::object());
    case Kind::Always:
        return matcherOf("byRegexp", "/.*/");
    case Kind::Never:
        break;
    }
    return matcherOf("byName", "");
}

} // namespace yagura::dashboards::frames
