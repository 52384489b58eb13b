#include "dashboards/files/v2/v2file.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/v2/v2layoutfile.h"
#include "dashboards/files/v2/v2layoutwritefile.h"
#include "dashboards/files/v2/v2panelfile.h"
#include "dashboards/files/v2/v2variablefile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

using namespace detail;

namespace {

using View = OrderedJsonView;

constexpr const char *alikeMembers[]
    = {"title", "description", "tags", "links", "editable", "liveNow", "revision", "yagura"};

// A member of timeSettings and the classic one that says the same.
struct TimeName
{
    const char *v2;
    const char *classic;
};
constexpr TimeName timeNames[] = {{"timezone", "timezone"},
                                  {"autoRefresh", "refresh"},
                                  {"weekStart", "weekStart"},
                                  {"fiscalYearStartMonth", "fiscalYearStartMonth"}};
constexpr const char *cursorWords[] = {"Off", "Crosshair", "Tooltip"};

void copyMember(OrderedJson &to, const char *key, const View &from)
{
    if (from.exists())
        setMember(to, key, from.json());
}

OrderedJson classicAnnotations(const View &annotations)
{
    OrderedJson list = OrderedJson::array();
    annotations.forEach([&](const View &one) {
        const View spec = one.at("spec");
        OrderedJson json = OrderedJson::object();
        for (const char *key : {"name", "enable", "hide", "iconColor", "filter"})
            copyMember(json, key, spec.at(key));
        if (spec.at("builtIn").booleanOr(false))
            setMember(json, "builtIn", 1);
        spec.at("legacyOptions").forEachMember([&](const QString &name, const View &value) {
            setMember(json, name.toUtf8().constData(), value.json());
        });
        ClassicQuery query = classicQuery(spec.at("query"));
        if (spec.at("datasource").isObject())
            query.datasource = spec.at("datasource").json();
        if (!query.datasource.is_null())
            setMember(json, "datasource", std::move(query.datasource));
        if (!query.members.empty())
            setMember(json, "target", std::move(query.members));
        list.push_back(std::move(json));
    });
    return list;
}

OrderedJson annotationsFrom(const View &list, Dialect dialect)
{
    OrderedJson annotations = OrderedJson::array();
    list.forEach([&](const View &one) {
        OrderedJson spec = OrderedJson::object();
        setMember(spec, "name", jsonText(one.at("name").stringOr()));
        setMember(spec, "enable", one.at("enable").booleanOr(true));
        setMember(spec, "hide", one.at("hide").booleanOr(false));
        setMember(spec, "iconColor", jsonText(one.at("iconColor").stringOr()));
        setMember(spec, "builtIn", one.at("builtIn").numberOr(0) > 0 || one.at("builtIn").booleanOr(false));
        copyMember(spec, "filter", one.at("filter"));
        OrderedJson members
            = one.at("target").isObject() ? one.at("target").json() : OrderedJson::object();
        setMember(spec, "query", queryFrom(one.at("datasource"), std::move(members), dialect));
        OrderedJson rest = OrderedJson::object();
        for (const char *key : {"expr", "step", "titleFormat", "textFormat", "tagKeys", "type", "query"})
            copyMember(rest, key, one.at(key));
        if (!rest.empty())
            setMember(spec, "legacyOptions", std::move(rest));
        annotations.push_back(OrderedJson{{"kind", "AnnotationQuery"}, {"spec", std::move(spec)}});
    });
    return annotations;
}

void readTime(OrderedJson &classic, const View &settings)
{
    if (!settings.isObject())
        return;
    if (settings.at("from").isString())
        setMember(classic, "time",
                  OrderedJson{{"from", settings.at("from").json()},
                              {"to", settings.at("to").stringOr(u"now"_s).toStdString()}});
    for (const TimeName &name : timeNames)
        copyMember(classic, name.classic, settings.at(name.v2));
    OrderedJson picker = OrderedJson::object();
    copyMember(picker, "refresh_intervals", settings.at("autoRefreshIntervals"));
    copyMember(picker, "hidden", settings.at("hideTimepicker"));
    copyMember(picker, "nowDelay", settings.at("nowDelay"));
    setMember(classic, "timepicker", std::move(picker));
}

void putTime(OrderedJson &body, const View &before, const View &after)
{
    const auto put = [&](const char *key, const View &old, const View &now) {
        if (now.exists() && (!old.exists() || old.json() != now.json()))
            setMember(memberOf(body, "timeSettings"), key, now.json());
    };
    put("from", before.at("time").at("from"), after.at("time").at("from"));
    put("to", before.at("time").at("to"), after.at("time").at("to"));
    for (const TimeName &name : timeNames)
        put(name.v2, before.at(name.classic), after.at(name.classic));
    const View oldPicker = before.at("timepicker");
    const View picker = after.at("timepicker");
    put("autoRefreshIntervals", oldPicker.at("refresh_intervals"), picker.at("refresh_intervals"));
    put("hideTimepicker", oldPicker.at("hidden"), picker.at("hidden"));
    put("nowDelay", oldPicker.at("nowDelay"), picker.at("nowDelay"));
}

OrderedJson rowPanel(const Section &section)
{
    const View spec = View(section.header).at("spec");
    OrderedJson row = OrderedJson::object();
    setMember(row, "collapsed", section.isCollapsed);
    setMember(row, "gridPos", gridJson({0, section.y - 1, gridColumns, 1}));
    setMember(row, "id", section.rowId);
    setMember(row, "panels", OrderedJson::array());
    if (spec.at("repeat").at("value").isString())
        setMember(row, "repeat", spec.at("repeat").at("value").json());
    setMember(row, "title", jsonText(spec.at("title").stringOr()));
    setMember(row, "type", "row");
    return row;
}

OrderedJson placedPanel(const PlacedElement &item, const View &elements)
{
    OrderedJson panel = classicPanel(elements.at(item.element.c_str()), item.id);
    setMember(panel, "gridPos", gridJson(item.rect));
    const View repeat = View(item.item).at("spec").at("repeat");
    if (repeat.at("value").isString()) {
        setMember(panel, "repeat", repeat.at("value").json());
        copyMember(panel, "repeatDirection", repeat.at("direction"));
        copyMember(panel, "maxPerRow", repeat.at("maxPerRow"));
    }
    return panel;
}

OrderedJson classicPanels(const OrderedJson &body, const Layout &layout)
{
    OrderedJson panels = OrderedJson::array();
    const View elements = View(body).at("elements");
    for (const Section &section : layout.sections) {
        OrderedJson children = OrderedJson::array();
        for (const PlacedElement &item : section.items)
            children.push_back(placedPanel(item, elements));
        if (section.rowId != 0)
            panels.push_back(rowPanel(section));
        if (section.rowId != 0 && section.isCollapsed)
            setMember(panels.back(), "panels", std::move(children));
        else
            for (OrderedJson &child : children)
                panels.push_back(std::move(child));
    }
    return panels;
}

int cursorMode(const View &word)
{
    for (int i = 0; i < 3; ++i) {
        if (word.stringOr() == QLatin1String(cursorWords[i]))
            return i;
    }
    return 0;
}

} // namespace

bool isV2(const View &body)
{
    return body.at("elements").isObject() && body.at("layout").isObject();
}

OrderedJson classicOf(const OrderedJson &body, FileFindings &findings)
{
    const View view(body);
    OrderedJson classic = OrderedJson::object();
    setMember(classic, "annotations",
              OrderedJson{{"list", classicAnnotations(view.at("annotations"))}});
    for (const char *key : alikeMembers)
        copyMember(classic, key, view.at(key));
    setMember(classic, "graphTooltip", cursorMode(view.at("cursorSync")));
    const Layout layout = readLayout(body);
    findings.insert(findings.end(), layout.findings.begin(), layout.findings.end());
    setMember(classic, "panels", classicPanels(body, layout));
    setMember(classic, "schemaVersion", 42);
    setMember(classic, "templating", OrderedJson{{"list", classicVariables(view.at("variables"))}});
    readTime(classic, view.at("timeSettings"));
    return classic;
}

OrderedJson withClassicPut(OrderedJson body, const OrderedJson &before, const OrderedJson &after)
{
    const View old(before);
    const View now(after);
    const Dialect dialect = dialectOf(body);
    for (const char *key : alikeMembers) {
        const View value = now.at(key);
        if (value.exists() && (!old.at(key).exists() || old.at(key).json() != value.json()))
            setMember(body, key, value.json());
    }
    if (old.at("graphTooltip").numberOr(0) != now.at("graphTooltip").numberOr(0)) {
        const double mode = now.at("graphTooltip").numberOr(0);
        setMember(body, "cursorSync", cursorWords[mode >= 0 && mode <= 2 ? static_cast<int>(mode) : 0]);
    }
    putTime(body, old, now);
    const auto differ = [&](const View &was, const View &is) {
        return is.exists() && (!was.exists() || was.json() != is.json());
    };
    const View oldVariables = old.at("templating").at("list");
    const View variables = now.at("templating").at("list");
    if (differ(oldVariables, variables)) {
        const OrderedJson known = oldVariables.exists() ? oldVariables.json() : OrderedJson::array();
        OrderedJson list = withVariablesPut(View(body).at("variables"), known, variables.json(), dialect);
        setMember(body, "variables", std::move(list));
    }
    const View annotations = now.at("annotations").at("list");
    if (differ(old.at("annotations").at("list"), annotations))
        setMember(body, "annotations", annotationsFrom(annotations, dialect));
    if (differ(old.at("panels"), now.at("panels")))
        body = withPanelsPut(std::move(body), old.at("panels").json(), now.at("panels").json());
    return body;
}

OrderedJson emptyBody()
{
    OrderedJson body = OrderedJson::object();
    setMember(body, "annotations", OrderedJson::array());
    setMember(body, "cursorSync", "Off");
    setMember(body, "editable", true);
    setMember(body, "elements", OrderedJson::object());
    setMember(body, "layout",
              OrderedJson{{"kind", "GridLayout"},
                          {"spec", OrderedJson{{"items", OrderedJson::array()}}}});
    setMember(body, "links", OrderedJson::array());
    setMember(body, "preload", false);
    setMember(body, "tags", OrderedJson::array());
    setMember(body, "timeSettings",
              OrderedJson{{"timezone", "browser"},
                          {"from", "now-6h"},
                          {"to", "now"},
                          {"autoRefresh", ""},
                          {"autoRefreshIntervals", OrderedJson::array()},
                          {"hideTimepicker", false},
                          {"fiscalYearStartMonth", 0}});
    setMember(body, "title", "");
    setMember(body, "variables", OrderedJson::array());
    return body;
}

} // namespace yagura::dashboards::v2
