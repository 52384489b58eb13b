#include "dashboards/files/grafanaoldtablefile.h"

#include "dashboards/files/grafanapanelfile.h"

namespace yagura::dashboards::detail {

namespace {

using View = OrderedJsonView;

OrderedJson styleThresholds(const View &style)
{
    OrderedJson steps = OrderedJson::array();
    const auto add = [&](OrderedJson from, const QString &color) {
        OrderedJson step = OrderedJson::object();
        setMember(step, "color", jsonText(color));
        setMember(step, "value", std::move(from));
        steps.push_back(std::move(step));
    };
    add(nullptr, style.at("colors").at(0).stringOr());
    for (size_t i = 0; i < style.at("thresholds").size(); ++i) {
        const auto bound = style.at("thresholds").at(i);
        bool ok = bound.isNumber();
        const double number = ok ? bound.numberOr(0) : bound.stringOr().toDouble(&ok);
        if (ok && style.at("colors").at(i + 1).isString())
            add(number, style.at("colors").at(i + 1).stringOr());
    }
    OrderedJson thresholds = OrderedJson::object();
    setMember(thresholds, "mode", "absolute");
    setMember(thresholds, "steps", std::move(steps));
    return thresholds;
}

void addColors(OrderedJson &properties, const View &style)
{
    const QString mode = style.at("colorMode").stringOr();
    if (mode.isEmpty())
        return;
    OrderedJson cell = OrderedJson::object();
    setMember(cell, "type", mode == QLatin1String("value") ? "color-text" : "color-background");
    properties.push_back(propertyJson("custom.cellOptions", std::move(cell)));
    if (style.at("colors").size() > 0)
        properties.push_back(propertyJson("thresholds", styleThresholds(style)));
}

OrderedJson styleProperties(const View &style)
{
    OrderedJson properties = OrderedJson::array();
    if (!style.at("alias").stringOr().isEmpty())
        properties.push_back(propertyJson("displayName", jsonText(style.at("alias").stringOr())));
    const QString type = style.at("type").stringOr();
    if (type == QLatin1String("hidden"))
        properties.push_back(propertyJson("custom.hidden", true));
    if (type == QLatin1String("date"))
        properties.push_back(
            propertyJson("unit", jsonText(QStringLiteral("time: ") + style.at("dateFormat").stringOr())));
    if (type == QLatin1String("number") && !style.at("unit").stringOr().isEmpty())
        properties.push_back(propertyJson("unit", jsonText(style.at("unit").stringOr())));
    if (type == QLatin1String("number") && style.at("decimals").isNumber())
        properties.push_back(propertyJson("decimals", style.at("decimals").numberOr(0)));
    if (style.at("link").booleanOr(false)) {
        OrderedJson link = OrderedJson::object();
        setMember(link, "title", jsonText(style.at("linkTooltip").stringOr()));
        setMember(link, "url", jsonText(style.at("linkUrl").stringOr()));
        setMember(link, "targetBlank", style.at("linkTargetBlank").booleanOr(false));
        properties.push_back(propertyJson("links", OrderedJson::array({std::move(link)})));
    }
    addColors(properties, style);
    return properties;
}

OrderedJson transformationsOf(const View &old)
{
    const QString transform = old.at("transform").stringOr();
    const char *id = transform == QLatin1String("timeseries_to_columns") ? "seriesToColumns"
        : transform == QLatin1String("timeseries_to_rows")               ? "seriesToRows"
        : transform == QLatin1String("timeseries_aggregations")          ? "reduce"
        : transform == QLatin1String("table")                            ? "merge"
                                                                         : nullptr;
    OrderedJson list = OrderedJson::array();
    if (!id)
        return list;
    OrderedJson step = OrderedJson::object();
    setMember(step, "id", id);
    OrderedJson options = OrderedJson::object();
    if (transform == QLatin1String("timeseries_aggregations")) {
        OrderedJson reducers = OrderedJson::array();
        old.at("columns").forEach([&](const View &column) {
            const QString value = column.at("value").stringOr();
            reducers.push_back(value == QLatin1String("avg")           ? OrderedJson("mean")
                                   : value == QLatin1String("current") ? OrderedJson("lastNotNull")
                                   : value == QLatin1String("total")   ? OrderedJson("sum")
                                                                       : jsonText(value));
        });
        setMember(options, "reducers", std::move(reducers));
    }
    setMember(step, "options", std::move(options));
    list.push_back(std::move(step));
    return list;
}

} // namespace

bool isOldTable(const View &panel)
{
    const QString type = panel.at("type").stringOr();
    return type == QLatin1String("table-old")
        || (type == QLatin1String("table") && panel.at("styles").isArray());
}

void tableToModern(OrderedJson &panel, const View &old)
{
    setMember(panel, "type", "table");
    OrderedJson overrides = OrderedJson::array();
    old.at("styles").forEach([&](const View &style) {
        OrderedJson properties = styleProperties(style);
        if (!properties.empty() && !style.at("pattern").stringOr().isEmpty())
            overrides.push_back(overrideJson(style.at("pattern").stringOr(), std::move(properties)));
    });
    OrderedJson &field = memberOf(panel, "fieldConfig");
    setMember(field, "defaults", OrderedJson::object());
    setMember(field, "overrides", std::move(overrides));
    if (OrderedJson transformations = transformationsOf(old); !transformations.empty())
        setMember(panel, "transformations", std::move(transformations));
    for (const char *key : {"styles", "transform", "columns", "sort", "fontSize", "scroll", "showHeader"})
        removeMember(panel, key);
}

OrderedJson propertyJson(const char *id, OrderedJson value)
{
    OrderedJson property = OrderedJson::object();
    setMember(property, "id", id);
    setMember(property, "value", std::move(value));
    return property;
}

OrderedJson overrideJson(const QString &pattern, OrderedJson properties)
{
    const bool expression = pattern.size() > 2 && pattern.startsWith(QLatin1Char('/'));
    OrderedJson matcher = OrderedJson::object();
    setMember(matcher, "id", expression ? "byRegexp" : "byName");
    setMember(matcher, "options", jsonText(pattern));
    OrderedJson json = OrderedJson::object();
    setMember(json, "matcher", std::move(matcher));
    setMember(json, "properties", std::move(properties));
    return json;
}

OrderedJson fixedColorJson(const QString &color)
{
    OrderedJson json = OrderedJson::object();
    setMember(json, "mode", "fixed");
    setMember(json, "fixedColor", jsonText(color));
    return json;
}

OrderedJson valueMappingJson(const QString &value, const QString &text)
{
    OrderedJson result = OrderedJson::object();
    setMember(result, "text", jsonText(text));
    OrderedJson json = OrderedJson::object();
    if (value == QLatin1String("null")) {
        setMember(json, "type", "special");
        setMember(memberOf(json, "options"), "match", "null");
        setMember(memberOf(json, "options"), "result", std::move(result));
    } else {
        setMember(json, "type", "value");
        setMember(memberOf(json, "options"), value.toUtf8().constData(), std::move(result));
    }
    return json;
}

OrderedJson rangeMappingJson(const View &one)
{
    const auto bound = [](const View &view) {
        bool ok = view.isNumber();
        const double number = ok ? view.numberOr(0) : view.stringOr().toDouble(&ok);
        return ok ? OrderedJson(number) : OrderedJson(nullptr);
    };
    OrderedJson json = OrderedJson::object();
    setMember(json, "type", "range");
    OrderedJson &options = memberOf(json, "options");
    setMember(options, "from", bound(one.at("from")));
    setMember(options, "to", bound(one.at("to")));
    setMember(memberOf(options, "result"), "text", jsonText(one.at("text").stringOr()));
    return json;
}

} // namespace yagura::dashboards::detail
