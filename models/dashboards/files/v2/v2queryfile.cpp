#include "dashboards/files/v2/v2queryfile.h"

#include "dashboards/files/grafanapanelfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

using namespace detail;

namespace {

using View = OrderedJsonView;

} // namespace

Dialect dialectOf(const OrderedJson &body)
{
    Dialect dialect = Dialect::GroupIsPlugin;
    View(body).at("elements").forEachMember([&](const QString &, const View &element) {
        const View viz = element.at("spec").at("vizConfig");
        if (viz.isObject() && !viz.at("group").isString())
            dialect = Dialect::KindIsPlugin;
    });
    return dialect;
}

QString pluginOf(const View &kind)
{
    return kind.at("group").stringOr(kind.at("kind").stringOr());
}

ClassicQuery classicQuery(const View &query)
{
    ClassicQuery read;
    read.members = query.at("spec").isObject() ? query.at("spec").json() : OrderedJson::object();
    const QString plugin = pluginOf(query);
    const QString uid
        = query.at("datasource").at("name").stringOr(query.at("datasource").at("uid").stringOr());
    if (!query.isObject() || (plugin.isEmpty() && uid.isEmpty()))
        return read;
    read.datasource = OrderedJson::object();
    setMember(read.datasource, "type", jsonText(plugin));
    if (!uid.isEmpty())
        setMember(read.datasource, "uid", jsonText(uid));
    return read;
}

OrderedJson queryFrom(const View &datasource, OrderedJson members, Dialect dialect)
{
    const QString plugin = datasource.at("type").stringOr(u"prometheus"_s);
    const QString uid = datasource.isString() ? datasource.stringOr() : datasource.at("uid").stringOr();
    OrderedJson query = OrderedJson::object();
    if (dialect == Dialect::KindIsPlugin) {
        setMember(query, "kind", jsonText(plugin));
    } else {
        setMember(query, "kind", "DataQuery");
        setMember(query, "group", jsonText(plugin));
        setMember(query, "version", "v0");
        if (!uid.isEmpty())
            setMember(query, "datasource", OrderedJson{{"name", uid.toStdString()}});
    }
    setMember(query, "spec", std::move(members));
    return query;
}

} // namespace yagura::dashboards::v2
