#include "dashboards/files/grafanapanelfile.h"

#include "dashboards/files/grafanaoldpanelfile.h"
#include "dashboards/files/grafanarowsfile.h"

#include <QHash>

#include <algorithm>

namespace yagura::dashboards::detail {

namespace {

std::optional<QString> optionalText(const OrderedJsonView &view)
{
    return view.isString() ? std::optional(view.stringOr()) : std::nullopt;
}

std::optional<double> optionalNumber(const OrderedJsonView &view)
{
    return view.isNumber() ? std::optional(view.numberOr(0)) : std::nullopt;
}

std::vector<ThresholdStep> readSteps(const OrderedJsonView &steps)
{
    std::vector<ThresholdStep> read;
    steps.forEach([&](const OrderedJsonView &step) {
        read.push_back({optionalNumber(step.at("value")), step.at("color").stringOr()});
    });
    return read;
}

std::optional<CellKind> cellKind(const QString &type)
{
    static const QHash<QString, CellKind> kinds{
        {QStringLiteral("auto"), CellKind::Automatic},
        {QStringLiteral("gauge"), CellKind::Gauge},
        {QStringLiteral("color-text"), CellKind::ColoredText},
        {QStringLiteral("color-background"), CellKind::ColoredBackground},
    };
    const auto it = kinds.constFind(type);
    return it == kinds.constEnd() ? std::nullopt : std::optional(*it);
}

void readThresholds(const OrderedJsonView &view, FieldOptions &options)
{
    if (!view.isObject())
        return;
    options.thresholds = readSteps(view.at("steps"));
    options.thresholdMode = view.at("mode").stringOr() == QLatin1String("percentage")
        ? ThresholdMode::Percentage
        : ThresholdMode::Absolute;
}

FieldOptions readDefaults(const OrderedJsonView &defaults)
{
    FieldOptions options;
    options.unit = optionalText(defaults.at("unit"));
    if (defaults.at("decimals").isNumber())
        options.decimals = static_cast<int>(defaults.at("decimals").numberOr(0));
    options.minimum = optionalNumber(defaults.at("min"));
    options.maximum = optionalNumber(defaults.at("max"));
    options.displayName = optionalText(defaults.at("displayName"));
    options.noValue = optionalText(defaults.at("noValue"));
    if (defaults.at("color").at("mode").stringOr() == QLatin1String("fixed"))
        options.fixedColor = optionalText(defaults.at("color").at("fixedColor"));
    readThresholds(defaults.at("thresholds"), options);
    const auto custom = defaults.at("custom");
    const auto cell = custom.at("cellOptions").at("type");
    options.cell = cellKind(cell.isString() ? cell.stringOr() : custom.at("displayMode").stringOr());
    return options;
}

FieldOptions readProperties(const OrderedJsonView &properties)
{
    FieldOptions options;
    properties.forEach([&](const OrderedJsonView &property) {
        const QString id = property.at("id").stringOr();
        const auto value = property.at("value");
        if (id == QLatin1String("unit"))
            options.unit = optionalText(value);
        else if (id == QLatin1String("decimals") && value.isNumber())
            options.decimals = static_cast<int>(value.numberOr(0));
        else if (id == QLatin1String("min"))
            options.minimum = optionalNumber(value);
        else if (id == QLatin1String("max"))
            options.maximum = optionalNumber(value);
        else if (id == QLatin1String("displayName"))
            options.displayName = optionalText(value);
        else if (id == QLatin1String("noValue"))
            options.noValue = optionalText(value);
        else if (id == QLatin1String("thresholds"))
            readThresholds(value, options);
        else if (id == QLatin1String("color") && value.at("mode").stringOr() == QLatin1String("fixed"))
            options.fixedColor = optionalText(value.at("fixedColor"));
        else if (id == QLatin1String("custom.cellOptions"))
            options.cell = cellKind(value.at("type").stringOr());
    });
    return options;
}

std::vector<FieldOverride> readOverrides(const OrderedJsonView &overrides)
{
    static const QHash<QString, OverrideMatcher> matchers{
        {QStringLiteral("byName"), OverrideMatcher::ByName},
        {QStringLiteral("byRegexp"), OverrideMatcher::ByRegexp},
        {QStringLiteral("byFrameRefID"), OverrideMatcher::ByRefId},
    };
    std::vector<FieldOverride> read;
    overrides.forEach([&](const OrderedJsonView &one) {
        const auto matcher = one.at("matcher");
        read.push_back({matchers.value(matcher.at("id").stringOr(), OverrideMatcher::Other),
                        matcher.at("options").stringOr(), readProperties(one.at("properties"))});
    });
    return read;
}

void readSource(const OrderedJsonView &source, Panel &panel)
{
    if (source.isString()) {
        panel.source = source.stringOr();
    } else {
        panel.source = source.at("uid").stringOr();
        panel.sourceType = source.at("type").stringOr();
    }
}

std::vector<Target> readTargets(const OrderedJsonView &targets)
{
    std::vector<Target> read;
    targets.forEach([&](const OrderedJsonView &view) {
        Target target;
        target.refId
            = view.at("refId").stringOr(QString(QLatin1Char(static_cast<char>('A' + read.size() % 26))));
        target.expression = view.at("expr").stringOr();
        target.legend = view.at("legendFormat").stringOr();
        target.minimumInterval = view.at("interval").stringOr();
        target.hidden = view.at("hide").booleanOr(false);
        const bool instant = view.at("instant").booleanOr(false) && !view.at("range").booleanOr(false);
        target.mode = instant ? QueryMode::Instant : QueryMode::Range;
        read.push_back(target);
    });
    return read;
}

DrawStyle drawStyle(const QString &name)
{
    if (name == QLatin1String("bars"))
        return DrawStyle::Bars;
    return name == QLatin1String("points") ? DrawStyle::Points : DrawStyle::Lines;
}

Stacking stackingMode(const QString &name)
{
    if (name == QLatin1String("normal"))
        return Stacking::Normal;
    return name == QLatin1String("percent") ? Stacking::Percent : Stacking::None;
}

Drawing readDrawing(const OrderedJsonView &view)
{
    Drawing drawing;
    const auto custom = view.at("fieldConfig").at("defaults").at("custom");
    drawing.style = drawStyle(custom.at("drawStyle").stringOr());
    drawing.stacking = stackingMode(custom.at("stacking").at("mode").stringOr());
    drawing.fillOpacity = static_cast<int>(custom.at("fillOpacity").numberOr(0));
    const auto nulls = custom.at("spanNulls");
    drawing.joinNulls = nulls.isNumber() || nulls.booleanOr(false);
    const QString thresholds = custom.at("thresholdsStyle").at("mode").stringOr(QStringLiteral("off"));
    drawing.thresholds = thresholds == QLatin1String("off") ? ThresholdDrawing::Off : ThresholdDrawing::Lines;
    const auto options = view.at("options");
    const auto legend = options.at("legend");
    if (!legend.at("showLegend").booleanOr(true)
        || legend.at("displayMode").stringOr() == QLatin1String("hidden"))
        drawing.legend = LegendMode::Hidden;
    if (options.at("graphMode").stringOr() == QLatin1String("none"))
        drawing.sparkline = Sparkline::None;
    drawing.reducer = options.at("reduceOptions").at("calcs").at(0).stringOr(drawing.reducer);
    return drawing;
}

TableShape readTableShape(const OrderedJsonView &view)
{
    TableShape shape;
    view.at("transformations").forEach([&](const OrderedJsonView &step) {
        if (step.at("id").stringOr() != QLatin1String("organize") || step.at("disabled").booleanOr(false))
            return;
        const auto options = step.at("options");
        options.at("excludeByName").forEachMember([&](const QString &name, const OrderedJsonView &excluded) {
            if (excluded.booleanOr(false))
                shape.excluded.push_back(name);
        });
        options.at("renameByName").forEachMember([&](const QString &name, const OrderedJsonView &to) {
            if (!to.stringOr().isEmpty())
                shape.renamed.insert(name, to.stringOr());
        });
        options.at("indexByName").forEachMember([&](const QString &name, const OrderedJsonView &at) {
            shape.positions.insert(name, static_cast<int>(at.numberOr(0)));
        });
    });
    const auto sort = view.at("options").at("sortBy").at(0);
    shape.sortBy = sort.at("displayName").stringOr();
    shape.sortOrder = sort.at("desc").booleanOr(false) ? Qt::DescendingOrder : Qt::AscendingOrder;
    return shape;
}

OrderedJson stepsJson(const std::vector<ThresholdStep> &steps)
{
    OrderedJson list = OrderedJson::array();
    for (const ThresholdStep &step : steps) {
        OrderedJson one = OrderedJson::object();
        setMember(one, "color", jsonText(step.color));
        setMember(one, "value", step.from ? OrderedJson(*step.from) : OrderedJson(nullptr));
        list.push_back(std::move(one));
    }
    return list;
}

void writeField(OrderedJson &json, const FieldOptions &old, const FieldOptions &now)
{
    if (now == old)
        return;
    OrderedJson &defaults = memberOf(memberOf(json, "fieldConfig"), "defaults");
    const auto put = [&](const char *key, const auto &before, const auto &after, auto toJson) {
        if (before == after)
            return;
        if (after)
            setMember(defaults, key, toJson(*after));
        else
            removeMember(defaults, key);
    };
    const auto number = [](auto value) { return OrderedJson(value); };
    put("unit", old.unit, now.unit, jsonText);
    put("decimals", old.decimals, now.decimals, number);
    put("min", old.minimum, now.minimum, number);
    put("max", old.maximum, now.maximum, number);
    put("displayName", old.displayName, now.displayName, jsonText);
    put("noValue", old.noValue, now.noValue, jsonText);
    if (old.fixedColor != now.fixedColor && now.fixedColor) {
        OrderedJson &color = memberOf(defaults, "color");
        setMember(color, "mode", "fixed");
        setMember(color, "fixedColor", jsonText(*now.fixedColor));
    }
    if (old.thresholds != now.thresholds || old.thresholdMode != now.thresholdMode) {
        OrderedJson &thresholds = memberOf(defaults, "thresholds");
        const bool percentage = now.thresholdMode == ThresholdMode::Percentage;
        setMember(thresholds, "mode", percentage ? "percentage" : "absolute");
        setMember(thresholds, "steps", stepsJson(now.thresholds.value_or(std::vector<ThresholdStep>{})));
    }
}

void writeDrawing(OrderedJson &json, const Drawing &old, const Drawing &now)
{
    const auto custom = [&]() -> OrderedJson & {
        return memberOf(memberOf(memberOf(json, "fieldConfig"), "defaults"), "custom");
    };
    const auto options = [&]() -> OrderedJson & { return memberOf(json, "options"); };
    if (old.style != now.style) {
        const bool bars = now.style == DrawStyle::Bars;
        setMember(custom(), "drawStyle", bars ? "bars" : now.style == DrawStyle::Points ? "points" : "line");
    }
    if (old.stacking != now.stacking) {
        const bool normal = now.stacking == Stacking::Normal;
        setMember(memberOf(custom(), "stacking"), "mode",
                  normal                                  ? "normal"
                      : now.stacking == Stacking::Percent ? "percent"
                                                          : "none");
    }
    if (old.fillOpacity != now.fillOpacity)
        setMember(custom(), "fillOpacity", now.fillOpacity);
    if (old.joinNulls != now.joinNulls)
        setMember(custom(), "spanNulls", now.joinNulls);
    if (old.thresholds != now.thresholds)
        setMember(memberOf(custom(), "thresholdsStyle"), "mode",
                  now.thresholds == ThresholdDrawing::Lines ? "dashed" : "off");
    if (old.legend != now.legend)
        setMember(memberOf(options(), "legend"), "showLegend", now.legend == LegendMode::List);
    if (old.sparkline != now.sparkline)
        setMember(options(), "graphMode", now.sparkline == Sparkline::Area ? "area" : "none");
    if (old.reducer != now.reducer)
        setMember(memberOf(options(), "reduceOptions"), "calcs", OrderedJson::array({jsonText(now.reducer)}));
}

void writeTarget(OrderedJson &json, const Target &old, const Target &now)
{
    const auto text = [&](const char *key, const QString &before, const QString &after) {
        if (before != after || (before.isEmpty() && !json.contains(key) && !after.isEmpty()))
            setMember(json, key, jsonText(after));
    };
    if (old.refId != now.refId || !json.contains("refId"))
        setMember(json, "refId", jsonText(now.refId));
    text("expr", old.expression, now.expression);
    text("legendFormat", old.legend, now.legend);
    text("interval", old.minimumInterval, now.minimumInterval);
    if (old.hidden != now.hidden)
        setMember(json, "hide", now.hidden);
    if (old.mode != now.mode) {
        setMember(json, "instant", now.mode == QueryMode::Instant);
        setMember(json, "range", now.mode == QueryMode::Range);
    }
}

void writeTargets(OrderedJson &json, const std::vector<Target> &old, const std::vector<Target> &now)
{
    if (old == now)
        return;
    OrderedJson before = OrderedJson::array();
    if (const auto it = json.find("targets"); it != json.end() && it->is_array())
        before = *it;
    OrderedJson list = OrderedJson::array();
    for (const Target &target : now) {
        OrderedJson one = OrderedJson::object();
        Target known;
        for (size_t i = 0; i < old.size() && i < before.size(); ++i) {
            if (old[i].refId == target.refId) {
                one = before.at(i);
                known = old[i];
            }
        }
        writeTarget(one, known, target);
        list.push_back(std::move(one));
    }
    setMember(json, "targets", std::move(list));
}

void writeGrid(OrderedJson &json, const GridRect &rect)
{
    OrderedJson &grid = memberOf(json, "gridPos");
    setMember(grid, "h", rect.h);
    setMember(grid, "w", rect.w);
    setMember(grid, "x", rect.x);
    setMember(grid, "y", rect.y);
}

void writeTexts(OrderedJson &json, const Panel &old, const Panel &now)
{
    const auto text = [&](const char *key, const QString &before, const QString &after) {
        if (before != after)
            setMember(json, key, jsonText(after));
    };
    text("title", old.title, now.title);
    text("description", old.description, now.description);
    text("type", old.typeName, now.typeName);
    text("interval", old.interval, now.interval);
    if (old.text != now.text) {
        setMember(memberOf(json, "options"), "content", jsonText(now.text));
        if (old.text.isEmpty())
            setMember(memberOf(json, "options"), "mode", "markdown");
    }
    if (old.source != now.source) {
        OrderedJson source = OrderedJson::object();
        setMember(source, "type", "prometheus");
        setMember(source, "uid", jsonText(now.source));
        setMember(json, "datasource", std::move(source));
    }
}

Panel readModernPanel(const OrderedJsonView &view)
{
    Panel panel;
    panel.id = static_cast<int>(view.at("id").numberOr(0));
    panel.typeName = view.at("type").stringOr();
    panel.kind = panelKind(panel.typeName);
    panel.title = view.at("title").stringOr();
    panel.description = view.at("description").stringOr();
    const auto grid = view.at("gridPos");
    const auto cell = [&](const char *key, int alternative) {
        return static_cast<int>(std::clamp(grid.at(key).numberOr(alternative), -1.0, 100'000.0));
    };
    panel.grid = {cell("x", 0), cell("y", 0), cell("w", 12), cell("h", 8)};
    readSource(view.at("datasource"), panel);
    panel.targets = readTargets(view.at("targets"));
    panel.interval = view.at("interval").stringOr();
    panel.maximumPoints = static_cast<int>(view.at("maxDataPoints").numberOr(0));
    panel.field = readDefaults(view.at("fieldConfig").at("defaults"));
    panel.overrides = readOverrides(view.at("fieldConfig").at("overrides"));
    panel.drawing = readDrawing(view);
    panel.table = readTableShape(view);
    const auto content = view.at("options").at("content");
    panel.text = content.isString() ? content.stringOr() : view.at("content").stringOr();
    panel.collapsed = view.at("collapsed").booleanOr(false);
    view.at("panels").forEach([&](const OrderedJsonView &child) {
        if (child.isObject() && !isRepeatedCopy(child))
            panel.children.push_back(readPanel(child));
    });
    return panel;
}

// An old panel that was only named or moved stays in its old form: both forms say these the same way.
bool onlyNamedOrMoved(const Panel &old, Panel now)
{
    now.id = old.id;
    now.title = old.title;
    now.description = old.description;
    now.grid = old.grid;
    return now == old;
}

} // namespace

OrderedJson &memberOf(OrderedJson &parent, const char *key)
{
    if (!parent.is_object())
        parent = OrderedJson::object();
    const auto it = parent.find(key);
    return it != parent.end() ? *it : parent.emplace(key, OrderedJson::object()).first.value();
}

void setMember(OrderedJson &parent, const char *key, OrderedJson value)
{
    memberOf(parent, key) = std::move(value);
}

void removeMember(OrderedJson &parent, const char *key)
{
    if (parent.is_object())
        parent.erase(key);
}

OrderedJson jsonText(const QString &text)
{
    return OrderedJson(text.toStdString());
}

Panel readPanel(const OrderedJsonView &view)
{
    if (!view.exists())
        return {};
    const bool old = isOldPanel(view);
    Panel panel = old ? readModernPanel(OrderedJsonView(modernPanel(view.json()))) : readModernPanel(view);
    panel.json = dumpJson(view.json());
    return panel;
}

OrderedJson writePanel(const Panel &panel)
{
    OrderedJson json = OrderedJson::object();
    Panel old;
    old.typeName.clear();
    if (!panel.json.isEmpty()) {
        if (auto parsed = parseOrderedJson(panel.json, QStringLiteral("panel"))) {
            json = std::move(*parsed);
            old = readPanel(OrderedJsonView(json));
            if (isOldPanel(OrderedJsonView(json)) && !onlyNamedOrMoved(old, panel))
                json = modernPanel(std::move(json));
        }
    }
    if (old.id != panel.id)
        setMember(json, "id", panel.id);
    writeTexts(json, old, panel);
    if (old.grid != panel.grid || !json.contains("gridPos"))
        writeGrid(json, panel.grid);
    writeTargets(json, old.targets, panel.targets);
    writeField(json, old.field, panel.field);
    writeDrawing(json, old.drawing, panel.drawing);
    if (old.maximumPoints != panel.maximumPoints)
        setMember(json, "maxDataPoints", panel.maximumPoints);
    if (old.collapsed != panel.collapsed)
        setMember(json, "collapsed", panel.collapsed);
    if (old.children != panel.children) {
        OrderedJson children = OrderedJson::array();
        for (const Panel &child : panel.children)
            children.push_back(writePanel(child));
        setMember(json, "panels", std::move(children));
    }
    return json;
}

} // namespace yagura::dashboards::detail
