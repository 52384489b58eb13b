#include "dashboards/files/v2/v2file.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/v2/v2layoutfile.h"
#include "dashboards/files/v2/v2layoutwritefile.h"
#include "dashboards/files/v2/v2panelfile.h"
#include "dashboards/files/v2/v2settingsfile.h"
#include "dashboards/files/v2/v2variablefile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

using namespace detail;

namespace {

using View = OrderedJsonView;

constexpr const char *alikeOfBody[]
    = {"title", "description", "tags", "links", "editable", "liveNow", "revision", "yagura"};

constexpr const char *cursorWords[] = {"Off", "Crosshair", "Tooltip"};

void copyMember(OrderedJson &to, const char *key, const View &from)
{
    if (from.exists())
        setMember(to, key, from.json());
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
    setMember(classic, "annotations", OrderedJson{{"list", classicAnnotations(view.at("annotations"))}});
    for (const char *key : alikeOfBody)
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
    for (const char *key : alikeOfBody) {
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
              OrderedJson{{"kind", "GridLayout"}, {"spec", OrderedJson{{"items", OrderedJson::array()}}}});
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
