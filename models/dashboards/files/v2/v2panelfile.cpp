#include "dashboards/files/v2/v2panelfile.h"

#include "dashboards/files/grafanapanelfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

using namespace detail;

namespace {

using View = OrderedJsonView;

void copyMember(OrderedJson &to, const char *key, const View &from)
{
    if (from.exists())
        setMember(to, key, from.json());
}

OrderedJson classicTarget(const View &query)
{
    const View spec = query.at("spec");
    ClassicQuery read = classicQuery(spec.at("query"));
    if (spec.at("datasource").isObject()) // of v2alpha1
        read.datasource = spec.at("datasource").json();
    OrderedJson target = OrderedJson::object();
    if (!read.datasource.is_null())
        setMember(target, "datasource", std::move(read.datasource));
    for (auto it = read.members.begin(); it != read.members.end(); ++it)
        target[it.key()] = it.value();
    if (spec.at("hidden").booleanOr(false))
        setMember(target, "hide", true);
    copyMember(target, "refId", spec.at("refId"));
    return target;
}

OrderedJson classicTransformations(const View &list)
{
    OrderedJson steps = OrderedJson::array();
    list.forEach([&](const View &one) {
        OrderedJson step = one.at("spec").isObject() ? one.at("spec").json() : OrderedJson::object();
        if (!View(step).at("id").isString())
            setMember(step, "id", jsonText(pluginOf(one)));
        steps.push_back(std::move(step));
    });
    return steps;
}

// The source that all targets share, or the mark for several.
OrderedJson commonSource(const OrderedJson &targets)
{
    OrderedJson common;
    for (const OrderedJson &target : targets) {
        const View source = View(target).at("datasource");
        if (!source.exists())
            continue;
        if (common.is_null())
            common = source.json();
        else if (common != source.json())
            return OrderedJson{{"type", "datasource"}, {"uid", "-- Mixed --"}};
    }
    return common;
}

} // namespace

OrderedJson gridJson(const GridRect &rect)
{
    return OrderedJson{{"h", rect.h}, {"w", rect.w}, {"x", rect.x}, {"y", rect.y}};
}

OrderedJson classicPanel(const View &element, int id)
{
    const View spec = element.at("spec");
    OrderedJson panel = OrderedJson::object();
    setMember(panel, "id", id);
    for (const char *key : alikeMembers)
        copyMember(panel, key, spec.at(key));
    if (element.at("kind").stringOr() == "LibraryPanel"_L1) {
        copyMember(panel, "libraryPanel", spec.at("libraryPanel"));
        return panel;
    }
    const View viz = spec.at("vizConfig");
    setMember(panel, "type", jsonText(pluginOf(viz)));
    const View data = spec.at("data").at("spec");
    OrderedJson targets = OrderedJson::array();
    data.at("queries").forEach([&](const View &query) { targets.push_back(classicTarget(query)); });
    OrderedJson source = commonSource(targets);
    if (!source.is_null())
        setMember(panel, "datasource", std::move(source));
    setMember(panel, "targets", std::move(targets));
    if (data.at("transformations").size() > 0)
        setMember(panel, "transformations", classicTransformations(data.at("transformations")));
    for (const char *key : queryOptions)
        copyMember(panel, key, data.at("queryOptions").at(key));
    copyMember(panel, "options", viz.at("spec").at("options"));
    copyMember(panel, "fieldConfig", viz.at("spec").at("fieldConfig"));
    return panel;
}

} // namespace yagura::dashboards::v2
