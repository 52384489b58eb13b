#include "dashboards/files/v2/v2settingsfile.h"

#include "dashboards/files/grafanapanelfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

using namespace detail;

namespace {

using View = OrderedJsonView;

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
void copyMember(OrderedJson &to, const char *key, const View &from)
{
    if (from.exists())
        setMember(to, key, from.json());
}

} // namespace

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
        OrderedJson members = one.at("target").isObject() ? one.at("target").json() : OrderedJson::object();
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

} // namespace yagura::dashboards::v2
