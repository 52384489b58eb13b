#include "dashboards/files/v2/v2panelwritefile.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/v2/v2panelfile.h"

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

// Sets or removes in json what differs between before and after.
void syncMember(OrderedJson &json, const char *key, const OrderedJson &before, const OrderedJson &after)
{
    const View old = View(before).at(key);
    const View now = View(after).at(key);
    if (!now.exists()) {
        if (old.exists())
            removeMember(json, key);
    } else if (!old.exists() || old.json() != now.json()) {
        setMember(json, key, now.json());
    }
}

bool isOfTheTarget(const std::string &key)
{
    return key == "refId" || key == "hide" || key == "datasource";
}

OrderedJson transformationsFrom(const View &steps, Dialect dialect)
{
    OrderedJson list = OrderedJson::array();
    steps.forEach([&](const View &step) {
        OrderedJson one = OrderedJson::object();
        setMember(one, "kind", jsonText(step.at("id").stringOr()));
        OrderedJson spec = step.isObject() ? step.json() : OrderedJson::object();
        if (dialect == Dialect::GroupIsPlugin && !spec.contains("options"))
            setMember(spec, "options", OrderedJson::object());
        setMember(one, "spec", std::move(spec));
        list.push_back(std::move(one));
    });
    return list;
}

OrderedJson queryNode(const OrderedJson &target, const View &panelSource, Dialect dialect)
{
    const View view(target);
    OrderedJson members = OrderedJson::object();
    for (auto it = target.begin(); it != target.end(); ++it) {
        if (!isOfTheTarget(it.key()))
            members[it.key()] = it.value();
    }
    const View source = view.at("datasource").exists() ? view.at("datasource") : panelSource;
    OrderedJson spec = OrderedJson::object();
    setMember(spec, "refId", jsonText(view.at("refId").stringOr(u"A"_s)));
    setMember(spec, "hidden", view.at("hide").booleanOr(false));
    setMember(spec, "query", queryFrom(source, std::move(members), dialect));
    if (dialect == Dialect::KindIsPlugin && source.isObject())
        setMember(spec, "datasource", source.json());
    OrderedJson node = OrderedJson::object();
    setMember(node, "kind", "PanelQuery");
    setMember(node, "spec", std::move(spec));
    return node;
}

void putSource(OrderedJson &spec, const View &source, Dialect dialect)
{
    const OrderedJson fresh = queryFrom(source, OrderedJson::object(), dialect);
    if (dialect == Dialect::KindIsPlugin) {
        setMember(spec, "datasource", source.exists() ? source.json() : OrderedJson());
        setMember(memberOf(spec, "query"), "kind", fresh.at("kind"));
        return;
    }
    OrderedJson &query = memberOf(spec, "query");
    setMember(query, "group", fresh.at("group"));
    if (fresh.contains("datasource"))
        setMember(query, "datasource", fresh.at("datasource"));
    else
        removeMember(query, "datasource");
}

void putTarget(OrderedJson &node, const OrderedJson &before, const OrderedJson &after)
{
    OrderedJson &spec = memberOf(node, "spec");
    if (View(before).at("hide").booleanOr(false) != View(after).at("hide").booleanOr(false))
        setMember(spec, "hidden", View(after).at("hide").booleanOr(false));
    OrderedJson &members = memberOf(memberOf(spec, "query"), "spec");
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!isOfTheTarget(it.key()) && !after.contains(it.key()))
            removeMember(members, it.key().c_str());
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        const auto old = before.find(it.key());
        if (!isOfTheTarget(it.key()) && (old == before.end() || *old != it.value()))
            setMember(members, it.key().c_str(), it.value());
    }
}

const OrderedJson *withRefId(const View &list, const QString &refId, size_t &index)
{
    for (size_t i = 0; list.isArray() && i < list.size(); ++i) {
        if (list.at(i).isObject() && list.at(i).at("refId").stringOr() == refId) {
            index = i;
            return &list.at(i).json();
        }
    }
    return nullptr;
}

// Queries of the file that are still there keep what the classic form has no word for.
OrderedJson queriesPut(const View &nodes, const OrderedJson &before, const OrderedJson &after,
                       Dialect dialect)
{
    const View oldSource = View(before).at("datasource");
    const View newSource = View(after).at("datasource");
    const bool isSourceChanged
        = newSource.exists() && (!oldSource.exists() || oldSource.json() != newSource.json());
    OrderedJson list = OrderedJson::array();
    View(after).at("targets").forEach([&](const View &target) {
        size_t index = 0;
        const OrderedJson *old = withRefId(View(before).at("targets"), target.at("refId").stringOr(), index);
        if (!target.isObject())
            return;
        if (!old || index >= nodes.size()) {
            list.push_back(queryNode(target.json(), newSource, dialect));
            return;
        }
        OrderedJson node = nodes.at(index).json();
        putTarget(node, *old, target.json());
        const View was = View(*old).at("datasource");
        const View now = target.at("datasource");
        const bool followsPanel
            = isSourceChanged && oldSource.exists() && was.exists() && was.json() == oldSource.json();
        if (now.exists() && (!was.exists() || was.json() != now.json()))
            putSource(memberOf(node, "spec"), now, dialect);
        else if (followsPanel)
            putSource(memberOf(node, "spec"), newSource, dialect);
        list.push_back(std::move(node));
    });
    return list;
}

void putVisualization(OrderedJson &spec, const OrderedJson &before, const OrderedJson &after, Dialect dialect)
{
    OrderedJson &viz = memberOf(spec, "vizConfig");
    if (View(before).at("type").stringOr() != View(after).at("type").stringOr())
        setMember(viz, dialect == Dialect::KindIsPlugin ? "kind" : "group",
                  jsonText(View(after).at("type").stringOr()));
    OrderedJson &vizSpec = memberOf(viz, "spec");
    syncMember(vizSpec, "options", before, after);
    syncMember(vizSpec, "fieldConfig", before, after);
}

void putData(OrderedJson &spec, const OrderedJson &before, const OrderedJson &after, Dialect dialect)
{
    OrderedJson &data = memberOf(memberOf(spec, "data"), "spec");
    const auto differ = [&](const char *key) {
        const View old = View(before).at(key);
        const View now = View(after).at(key);
        return old.exists() != now.exists() || (old.exists() && old.json() != now.json());
    };
    if (differ("targets") || differ("datasource")) {
        OrderedJson queries = queriesPut(View(data).at("queries"), before, after, dialect);
        setMember(data, "queries", std::move(queries));
    }
    if (differ("transformations"))
        setMember(data, "transformations", transformationsFrom(View(after).at("transformations"), dialect));
    for (const char *key : queryOptions) {
        if (differ(key))
            syncMember(memberOf(data, "queryOptions"), key, before, after);
    }
}

} // namespace

OrderedJson withPanelPut(OrderedJson element, const OrderedJson &before, const OrderedJson &after,
                         Dialect dialect)
{
    OrderedJson &spec = memberOf(element, "spec");
    for (const char *key : alikeMembers)
        syncMember(spec, key, before, after);
    if (View(element).at("kind").stringOr() == "LibraryPanel"_L1)
        return element;
    OrderedJson patched = element;
    putVisualization(memberOf(patched, "spec"), before, after, dialect);
    putData(memberOf(patched, "spec"), before, after, dialect);
    return patched;
}

OrderedJson elementFrom(const OrderedJson &panel, Dialect dialect)
{
    const View view(panel);
    OrderedJson spec = OrderedJson::object();
    setMember(spec, "id", view.at("id").isNumber() ? view.at("id").json() : OrderedJson(0));
    setMember(spec, "title", jsonText(view.at("title").stringOr()));
    if (view.at("libraryPanel").isObject()) {
        setMember(spec, "libraryPanel", view.at("libraryPanel").json());
        return OrderedJson{{"kind", "LibraryPanel"}, {"spec", std::move(spec)}};
    }
    setMember(spec, "links", OrderedJson::array());
    for (const char *key : alikeMembers)
        copyMember(spec, key, view.at(key));
    OrderedJson queries = OrderedJson::array();
    view.at("targets").forEach([&](const View &target) {
        if (target.isObject())
            queries.push_back(queryNode(target.json(), view.at("datasource"), dialect));
    });
    OrderedJson options = OrderedJson::object();
    for (const char *key : queryOptions)
        copyMember(options, key, view.at(key));
    OrderedJson data = OrderedJson::object();
    setMember(data, "queries", std::move(queries));
    setMember(data, "transformations", transformationsFrom(view.at("transformations"), dialect));
    setMember(data, "queryOptions", std::move(options));
    setMember(spec, "data", OrderedJson{{"kind", "QueryGroup"}, {"spec", std::move(data)}});
    OrderedJson vizSpec = OrderedJson::object();
    setMember(vizSpec, "options", OrderedJson::object());
    setMember(vizSpec, "fieldConfig",
              OrderedJson{{"defaults", OrderedJson::object()}, {"overrides", OrderedJson::array()}});
    copyMember(vizSpec, "options", view.at("options"));
    copyMember(vizSpec, "fieldConfig", view.at("fieldConfig"));
    OrderedJson viz = OrderedJson::object();
    if (dialect == Dialect::KindIsPlugin) {
        setMember(viz, "kind", jsonText(view.at("type").stringOr()));
        setMember(vizSpec, "pluginVersion", jsonText(view.at("pluginVersion").stringOr()));
    } else {
        setMember(viz, "kind", "VizConfig");
        setMember(viz, "group", jsonText(view.at("type").stringOr()));
        setMember(viz, "version", jsonText(view.at("pluginVersion").stringOr()));
    }
    setMember(viz, "spec", std::move(vizSpec));
    setMember(spec, "vizConfig", std::move(viz));
    return OrderedJson{{"kind", "Panel"}, {"spec", std::move(spec)}};
}

} // namespace yagura::dashboards::v2
