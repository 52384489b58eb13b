#include "dashboards/files/grafanaoldpanelfile.h"

#include "dashboards/files/grafanaoldtablefile.h"
#include "dashboards/files/grafanapanelfile.h"

#include <QHash>

#include <algorithm>

namespace yagura::dashboards::detail {

namespace {

using View = OrderedJsonView;

OrderedJson &defaultsOf(OrderedJson &panel)
{
    return memberOf(memberOf(panel, "fieldConfig"), "defaults");
}

OrderedJson &customOf(OrderedJson &panel)
{
    return memberOf(defaultsOf(panel), "custom");
}

// Old files write numbers as text too ("80", "").
std::optional<double> numberOf(const View &view)
{
    if (view.isNumber())
        return view.numberOr(0);
    bool ok = false;
    const double number = view.stringOr().toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

void copyNumber(OrderedJson &to, const char *key, const View &from)
{
    if (const auto number = numberOf(from))
        setMember(to, key, *number);
}

void writeAxis(OrderedJson &panel, const View &axis)
{
    OrderedJson &defaults = defaultsOf(panel);
    if (!axis.at("format").stringOr().isEmpty())
        setMember(defaults, "unit", jsonText(axis.at("format").stringOr()));
    copyNumber(defaults, "min", axis.at("min"));
    copyNumber(defaults, "max", axis.at("max"));
    OrderedJson &custom = customOf(panel);
    if (!axis.at("show").booleanOr(true))
        setMember(custom, "axisPlacement", "hidden");
    if (!axis.at("label").stringOr().isEmpty())
        setMember(custom, "axisLabel", jsonText(axis.at("label").stringOr()));
    if (axis.at("logBase").numberOr(1) > 1) {
        OrderedJson &scale = memberOf(custom, "scaleDistribution");
        setMember(scale, "type", "log");
        setMember(scale, "log", axis.at("logBase").numberOr(2));
    }
}

void writeLines(OrderedJson &panel, const View &old)
{
    OrderedJson &custom = customOf(panel);
    const bool points = old.at("points").booleanOr(false);
    const bool bars = old.at("bars").booleanOr(false);
    const bool lines = old.at("lines").booleanOr(true);
    setMember(custom, "drawStyle", bars ? "bars" : !lines && points ? "points" : "line");
    setMember(custom, "lineInterpolation", old.at("steppedLine").booleanOr(false) ? "stepAfter" : "linear");
    setMember(custom, "lineWidth", numberOf(old.at("linewidth")).value_or(1));
    const double fill = bars && !lines ? 10 : numberOf(old.at("fill")).value_or(1);
    setMember(custom, "fillOpacity", std::clamp(fill, 0.0, 10.0) * 10);
    setMember(custom, "showPoints", points ? "always" : "never");
    if (points)
        setMember(custom, "pointSize", numberOf(old.at("pointradius")).value_or(2) * 2);
    setMember(custom, "spanNulls", old.at("nullPointMode").stringOr() == QLatin1String("connected"));
    if (old.at("stack").booleanOr(false)) {
        OrderedJson &stacking = memberOf(custom, "stacking");
        setMember(stacking, "mode", old.at("percentage").booleanOr(false) ? "percent" : "normal");
        setMember(stacking, "group", "A");
    }
}

void writeLegend(OrderedJson &panel, const View &legend)
{
    OrderedJson calcs = OrderedJson::array();
    static constexpr std::pair<const char *, const char *> names[]
        = {{"min", "min"}, {"max", "max"}, {"avg", "mean"}, {"current", "lastNotNull"}, {"total", "sum"}};
    for (const auto &[old, now] : names) {
        if (legend.at("values").booleanOr(true) && legend.at(old).booleanOr(false))
            calcs.push_back(now);
    }
    OrderedJson &to = memberOf(memberOf(panel, "options"), "legend");
    setMember(to, "showLegend", legend.isObject() ? legend.at("show").booleanOr(true) : true);
    setMember(to, "displayMode", legend.at("alignAsTable").booleanOr(false) ? "table" : "list");
    setMember(to, "placement", legend.at("rightSide").booleanOr(false) ? "right" : "bottom");
    setMember(to, "calcs", std::move(calcs));
}

void writeTooltip(OrderedJson &panel, const View &tooltip)
{
    OrderedJson &to = memberOf(memberOf(panel, "options"), "tooltip");
    setMember(to, "mode", tooltip.at("shared").booleanOr(true) ? "multi" : "single");
    const auto sort = static_cast<int>(tooltip.at("sort").numberOr(0));
    setMember(to, "sort", sort == 1 ? "asc" : sort == 2 ? "desc" : "none");
}

QString thresholdColor(const View &threshold)
{
    static const QHash<QString, QString> colors{{QStringLiteral("critical"), QStringLiteral("red")},
                                                {QStringLiteral("warning"), QStringLiteral("orange")},
                                                {QStringLiteral("ok"), QStringLiteral("green")}};
    const QString mode = threshold.at("colorMode").stringOr();
    if (mode != QLatin1String("custom"))
        return colors.value(mode, QStringLiteral("red"));
    return threshold.at("fillColor").stringOr(threshold.at("lineColor").stringOr(QStringLiteral("red")));
}

OrderedJson stepJson(std::optional<double> from, const QString &color)
{
    OrderedJson step = OrderedJson::object();
    setMember(step, "color", jsonText(color));
    setMember(step, "value", from ? OrderedJson(*from) : OrderedJson(nullptr));
    return step;
}

void writeSteps(OrderedJson &panel, OrderedJson steps)
{
    OrderedJson &thresholds = memberOf(defaultsOf(panel), "thresholds");
    setMember(thresholds, "mode", "absolute");
    setMember(thresholds, "steps", std::move(steps));
}

void writeGraphThresholds(OrderedJson &panel, const View &old)
{
    std::vector<std::pair<double, QString>> lines;
    bool area = false;
    bool line = false;
    bool below = false;
    old.forEach([&](const View &one) {
        const auto value = numberOf(one.at("value"));
        if (!value)
            return;
        lines.emplace_back(*value, thresholdColor(one));
        area = area || one.at("fill").booleanOr(false);
        line = line || one.at("line").booleanOr(false);
        below = below || one.at("op").stringOr() == QLatin1String("lt");
    });
    if (lines.empty())
        return;
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    // "Below" colours what lies under the first line; from the last one on nothing is coloured.
    OrderedJson steps = OrderedJson::array();
    steps.push_back(stepJson(std::nullopt, below ? lines.front().second : QStringLiteral("transparent")));
    for (size_t i = 0; i < lines.size(); ++i) {
        const QString next = i + 1 < lines.size() ? lines[i + 1].second : QStringLiteral("transparent");
        steps.push_back(stepJson(lines[i].first, below ? next : lines[i].second));
    }
    writeSteps(panel, std::move(steps));
    const char *mode = area && line ? "line+area" : area ? "area" : "line";
    setMember(memberOf(customOf(panel), "thresholdsStyle"), "mode", mode);
}

void addSeriesProperties(OrderedJson &properties, const View &one, const View &rightAxis)
{
    if (one.at("yaxis").numberOr(1) == 2) {
        properties.push_back(propertyJson("custom.axisPlacement", "right"));
        if (!rightAxis.at("format").stringOr().isEmpty())
            properties.push_back(propertyJson("unit", jsonText(rightAxis.at("format").stringOr())));
        for (const char *bound : {"min", "max"}) {
            if (const auto number = numberOf(rightAxis.at(bound)))
                properties.push_back(propertyJson(bound, *number));
        }
    }
    if (one.at("color").isString())
        properties.push_back(propertyJson("color", fixedColorJson(one.at("color").stringOr())));
    if (one.at("transform").isString())
        properties.push_back(propertyJson("custom.transform", jsonText(one.at("transform").stringOr())));
    if (const auto fill = numberOf(one.at("fill")))
        properties.push_back(propertyJson("custom.fillOpacity", *fill * 10));
    if (const auto width = numberOf(one.at("linewidth")))
        properties.push_back(propertyJson("custom.lineWidth", *width));
    if (one.at("bars").booleanOr(false))
        properties.push_back(propertyJson("custom.drawStyle", "bars"));
    else if (!one.at("lines").booleanOr(true))
        properties.push_back(
            propertyJson("custom.drawStyle", one.at("points").booleanOr(false) ? "points" : "line"));
    if (!one.at("lines").booleanOr(true) && !one.at("bars").booleanOr(false)
        && !one.at("points").booleanOr(false))
        properties.push_back(propertyJson("custom.lineWidth", 0));
    if (one.at("stack").exists() && !one.at("stack").booleanOr(true)) {
        OrderedJson none = OrderedJson::object();
        setMember(none, "mode", "none");
        setMember(none, "group", "A");
        properties.push_back(propertyJson("custom.stacking", std::move(none)));
    }
}

void writeSeries(OrderedJson &panel, const View &old)
{
    OrderedJson overrides = OrderedJson::array();
    old.at("aliasColors").forEachMember([&](const QString &name, const View &color) {
        OrderedJson properties = OrderedJson::array();
        properties.push_back(propertyJson("color", fixedColorJson(color.stringOr())));
        overrides.push_back(overrideJson(name, std::move(properties)));
    });
    old.at("seriesOverrides").forEach([&](const View &one) {
        OrderedJson properties = OrderedJson::array();
        addSeriesProperties(properties, one, old.at("yaxes").at(1));
        if (!properties.empty() && !one.at("alias").stringOr().isEmpty())
            overrides.push_back(overrideJson(one.at("alias").stringOr(), std::move(properties)));
    });
    setMember(memberOf(panel, "fieldConfig"), "overrides", std::move(overrides));
}

void removeAll(OrderedJson &panel, std::initializer_list<const char *> keys)
{
    for (const char *key : keys)
        removeMember(panel, key);
}

void graphToTimeSeries(OrderedJson &panel, const View &old)
{
    setMember(panel, "type", "timeseries");
    setMember(panel, "fieldConfig", OrderedJson::object());
    writeAxis(panel, old.at("yaxes").at(0));
    copyNumber(defaultsOf(panel), "decimals", old.at("decimals"));
    writeLines(panel, old);
    writeGraphThresholds(panel, old.at("thresholds"));
    writeSeries(panel, old);
    setMember(panel, "options", OrderedJson::object());
    writeLegend(panel, old.at("legend"));
    writeTooltip(panel, old.at("tooltip"));
    removeAll(panel, {"yaxes",      "yaxis",      "xaxis",       "lines",           "bars",
                      "points",     "linewidth",  "fill",        "fillGradient",    "nullPointMode",
                      "stack",      "percentage", "steppedLine", "seriesOverrides", "aliasColors",
                      "thresholds", "legend",     "tooltip",     "decimals",        "pointradius",
                      "dashes",     "dashLength", "spaceLength", "renderer",        "hiddenSeries"});
}

QString reducerOf(const QString &valueName)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("avg"), QStringLiteral("mean")},
        {QStringLiteral("current"), QStringLiteral("lastNotNull")},
        {QStringLiteral("min"), QStringLiteral("min")},
        {QStringLiteral("max"), QStringLiteral("max")},
        {QStringLiteral("total"), QStringLiteral("sum")},
        {QStringLiteral("first"), QStringLiteral("firstNotNull")},
        {QStringLiteral("delta"), QStringLiteral("delta")},
        {QStringLiteral("diff"), QStringLiteral("diff")},
        {QStringLiteral("range"), QStringLiteral("range")},
        {QStringLiteral("name"), QStringLiteral("lastNotNull")},
    };
    return names.value(valueName, QStringLiteral("mean"));
}

void writeSingleThresholds(OrderedJson &panel, const View &old)
{
    const QStringList bounds = old.at("thresholds").stringOr().split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (old.at("colors").size() == 0)
        return;
    OrderedJson steps = OrderedJson::array();
    steps.push_back(stepJson(std::nullopt, old.at("colors").at(0).stringOr()));
    for (qsizetype i = 0; i < bounds.size(); ++i) {
        bool ok = false;
        const double bound = bounds[i].trimmed().toDouble(&ok);
        const auto color = old.at("colors").at(static_cast<size_t>(i + 1));
        if (ok && color.isString())
            steps.push_back(stepJson(bound, color.stringOr()));
    }
    writeSteps(panel, std::move(steps));
}

void writeSingleMappings(OrderedJson &panel, const View &old)
{
    OrderedJson mappings = OrderedJson::array();
    // Mapping type 1 is by value, 2 by range; without a type both lists count as values.
    if (old.at("mappingType").numberOr(1) == 1) {
        old.at("valueMaps").forEach([&](const View &one) {
            if (one.at("value").stringOr().isEmpty())
                return;
            mappings.push_back(valueMappingJson(one.at("value").stringOr(), one.at("text").stringOr()));
        });
    } else {
        old.at("rangeMaps").forEach([&](const View &one) { mappings.push_back(rangeMappingJson(one)); });
    }
    if (!mappings.empty())
        setMember(defaultsOf(panel), "mappings", std::move(mappings));
}

void singleStatToModern(OrderedJson &panel, const View &old)
{
    const bool gauge = old.at("gauge").at("show").booleanOr(false);
    setMember(panel, "type", gauge ? "gauge" : "stat");
    setMember(panel, "fieldConfig", OrderedJson::object());
    OrderedJson &defaults = defaultsOf(panel);
    if (!old.at("format").stringOr().isEmpty())
        setMember(defaults, "unit", jsonText(old.at("format").stringOr()));
    copyNumber(defaults, "decimals", old.at("decimals"));
    if (!old.at("nullText").stringOr().isEmpty())
        setMember(defaults, "noValue", jsonText(old.at("nullText").stringOr()));
    if (gauge) {
        setMember(defaults, "min", numberOf(old.at("gauge").at("minValue")).value_or(0));
        setMember(defaults, "max", numberOf(old.at("gauge").at("maxValue")).value_or(100));
    }
    writeSingleThresholds(panel, old);
    writeSingleMappings(panel, old);
    setMember(panel, "options", OrderedJson::object());
    OrderedJson &options = memberOf(panel, "options");
    const QString valueName = old.at("valueName").stringOr();
    setMember(memberOf(options, "reduceOptions"), "calcs",
              OrderedJson::array({jsonText(reducerOf(valueName))}));
    if (!gauge) {
        const bool background = old.at("colorBackground").booleanOr(false);
        setMember(options, "colorMode",
                  background                                  ? "background"
                      : old.at("colorValue").booleanOr(false) ? "value"
                                                              : "none");
        setMember(options, "graphMode", old.at("sparkline").at("show").booleanOr(false) ? "area" : "none");
        if (valueName == QLatin1String("name"))
            setMember(options, "textMode", "name");
    }
    removeAll(panel, {"valueName",  "format",         "decimals",        "nullText",      "gauge",
                      "thresholds", "colors",         "colorBackground", "colorValue",    "sparkline",
                      "valueMaps",  "rangeMaps",      "mappingType",     "mappingTypes",  "prefix",
                      "postfix",    "prefixFontSize", "postfixFontSize", "valueFontSize", "nullPointMode"});
}

} // namespace

bool isOldPanel(const View &panel)
{
    const QString type = panel.at("type").stringOr();
    return type == QLatin1String("graph") || type == QLatin1String("singlestat") || isOldTable(panel);
}

OrderedJson modernPanel(OrderedJson panel)
{
    const OrderedJson copy = panel;
    const View old(copy);
    const QString type = old.at("type").stringOr();
    if (type == QLatin1String("graph"))
        graphToTimeSeries(panel, old);
    else if (type == QLatin1String("singlestat"))
        singleStatToModern(panel, old);
    else if (isOldTable(old))
        tableToModern(panel, old);
    return panel;
}

} // namespace yagura::dashboards::detail
