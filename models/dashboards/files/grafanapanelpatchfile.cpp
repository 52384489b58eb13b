#include "dashboards/files/grafanaoldpanelfile.h"
#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/frames/fieldconfigfile.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frames/variantfile.h"

namespace yagura::dashboards::detail {

namespace {

void writeFields(OrderedJson &json, const Panel &old, const Panel &now)
{
    if (old.field != now.field)
        frames::putFieldConfig(memberOf(memberOf(json, "fieldConfig"), "defaults"), old.field, now.field);
    if (old.overrides != now.overrides)
        frames::putOverrides(memberOf(memberOf(json, "fieldConfig"), "overrides"), old.overrides,
                             now.overrides);
    if (old.transformations != now.transformations)
        frames::putTransformations(memberOf(json, "transformations"), old.transformations,
                                   now.transformations);
}

const char *formatName(frames::TargetFormat format)
{
    switch (format) {
    case frames::TargetFormat::Table:
        return "table";
    case frames::TargetFormat::Heatmap:
        return "heatmap";
    case frames::TargetFormat::TimeSeries:
        break;
    }
    return "time_series";
}

// Nothing at all is the default source.
void writeSource(OrderedJson &json, const QString &type, const QString &uid)
{
    if (type.isEmpty() && uid.isEmpty())
        return removeMember(json, "datasource");
    OrderedJson source = OrderedJson::object();
    setMember(source, "type", jsonText(type.isEmpty() ? QStringLiteral("prometheus") : type));
    if (!uid.isEmpty())
        setMember(source, "uid", jsonText(uid));
    setMember(json, "datasource", std::move(source));
}

void writeTarget(OrderedJson &json, const Target &old, const Target &now)
{
    const auto text = [&](const char *key, const QString &before, const QString &after) {
        if (before != after || (before.isEmpty() && !json.contains(key) && !after.isEmpty()))
            setMember(json, key, jsonText(after));
    };
    if (old.model != now.model)
        frames::putChanges(json, old.model, now.model);
    if (old.refId != now.refId || !json.contains("refId"))
        setMember(json, "refId", jsonText(now.refId));
    if (old.sourceType != now.sourceType || old.source != now.source)
        writeSource(json, now.sourceType, now.source);
    text("expr", old.expression, now.expression);
    text("legendFormat", old.legend, now.legend);
    text("interval", old.minimumInterval, now.minimumInterval);
    if (old.hidden != now.hidden)
        setMember(json, "hide", now.hidden);
    if (old.mode != now.mode) {
        setMember(json, "instant", now.mode == QueryMode::Instant);
        setMember(json, "range", now.mode == QueryMode::Range);
    }
    if (old.format != now.format)
        setMember(json, "format", formatName(now.format));
    if (old.exemplars != now.exemplars)
        setMember(json, "exemplar", now.exemplars);
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
            // What another kind of source was asked says nothing to this one.
            const bool isSameKind = old[i].model.isEmpty() == target.model.isEmpty();
            if (old[i].refId == target.refId && isSameKind) {
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
    const auto textOrNothing = [&](const char *key, const QString &before, const QString &after) {
        if (after.isEmpty() && !before.isEmpty())
            removeMember(json, key);
        else
            text(key, before, after);
    };
    text("title", old.title, now.title);
    text("description", old.description, now.description);
    text("type", old.typeName, now.typeName);
    textOrNothing("interval", old.interval, now.interval);
    textOrNothing("timeFrom", old.timeFrom, now.timeFrom);
    textOrNothing("timeShift", old.timeShift, now.timeShift);
    if (old.text != now.text) {
        setMember(memberOf(json, "options"), "content", jsonText(now.text));
        if (old.text.isEmpty())
            setMember(memberOf(json, "options"), "mode", "markdown");
    }
    if (old.source != now.source || old.sourceType != now.sourceType)
        writeSource(json, now.sourceType, now.source);
}

void writeRepeat(OrderedJson &json, const std::optional<Repeat> &old, const std::optional<Repeat> &now)
{
    if (old == now)
        return;
    if (!now) {
        removeMember(json, "repeat");
        return;
    }
    setMember(json, "repeat", jsonText(now->variable));
    setMember(json, "repeatDirection", now->direction == RepeatDirection::Vertical ? "v" : "h");
    setMember(json, "maxPerRow", now->mostAcross);
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
    if (old.options != panel.options)
        frames::putChanges(memberOf(json, "options"), old.options, panel.options);
    writeTexts(json, old, panel);
    if (old.grid != panel.grid || !json.contains("gridPos"))
        writeGrid(json, panel.grid);
    writeTargets(json, old.targets, panel.targets);
    writeFields(json, old, panel);
    writeRepeat(json, old.repeat, panel.repeat);
    if (old.maximumPoints != panel.maximumPoints && panel.maximumPoints > 0)
        setMember(json, "maxDataPoints", panel.maximumPoints);
    else if (old.maximumPoints != panel.maximumPoints)
        removeMember(json, "maxDataPoints");
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
