#include "dashboards/files/v2/v2variablefile.h"

#include "dashboards/files/grafanapanelfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

using namespace detail;

namespace {

using View = OrderedJsonView;

struct KindName
{
    const char *kind;
    const char *type;
};

constexpr KindName kindNames[] = {
    {"QueryVariable", "query"},           {"TextVariable", "textbox"},      {"ConstantVariable", "constant"},
    {"DatasourceVariable", "datasource"}, {"IntervalVariable", "interval"}, {"CustomVariable", "custom"},
    {"GroupByVariable", "groupby"},       {"AdhocVariable", "adhoc"},       {"SwitchVariable", "switch"},
};

// A word of v2 for each number of the classic form, in its order.
constexpr const char *hideWords[] = {"dontHide", "hideLabel", "hideVariable", "inControlsMenu"};
constexpr const char *refreshWords[] = {"never", "onDashboardLoad", "onTimeRangeChanged"};
constexpr const char *sortWords[] = {"disabled",
                                     "alphabeticalAsc",
                                     "alphabeticalDesc",
                                     "numericalAsc",
                                     "numericalDesc",
                                     "alphabeticalCaseInsensitiveAsc",
                                     "alphabeticalCaseInsensitiveDesc",
                                     "naturalAsc",
                                     "naturalDesc"};

int numberOfWord(const auto &words, const View &word)
{
    const QString text = word.stringOr();
    for (int i = 0; i < static_cast<int>(std::size(words)); ++i) {
        if (text == QLatin1String(words[i]))
            return i;
    }
    return 0;
}

const char *wordOf(const auto &words, const View &number)
{
    const double index = number.numberOr(0);
    return index >= 0 && index < static_cast<double>(std::size(words)) ? words[static_cast<int>(index)]
                                                                       : words[0];
}

OrderedJson classicVariable(const View &variable)
{
    const View spec = variable.at("spec");
    OrderedJson json = spec.isObject() ? spec.json() : OrderedJson::object();
    const QString kind = variable.at("kind").stringOr();
    QString type = kind;
    for (const KindName &name : kindNames) {
        if (kind == QLatin1String(name.kind))
            type = QLatin1String(name.type);
    }
    setMember(json, "type", jsonText(type));
    if (spec.at("hide").isString())
        setMember(json, "hide", numberOfWord(hideWords, spec.at("hide")));
    if (spec.at("refresh").isString())
        setMember(json, "refresh", numberOfWord(refreshWords, spec.at("refresh")));
    if (spec.at("sort").isString())
        setMember(json, "sort", numberOfWord(sortWords, spec.at("sort")));
    if (spec.at("pluginId").isString())
        setMember(json, "query", spec.at("pluginId").json());
    if (kind == "QueryVariable"_L1 && spec.at("query").isObject()) {
        ClassicQuery query = classicQuery(spec.at("query"));
        if (spec.at("datasource").isObject())
            query.datasource = spec.at("datasource").json();
        if (!query.datasource.is_null())
            setMember(json, "datasource", std::move(query.datasource));
        const View plain = View(query.members).at("__legacyStringValue");
        OrderedJson text = plain.isString() ? plain.json() : query.members;
        setMember(json, "query", std::move(text));
    }
    return json;
}

OrderedJson variableFrom(const View &variable, Dialect dialect)
{
    OrderedJson spec = variable.isObject() ? variable.json() : OrderedJson::object();
    const QString type = variable.at("type").stringOr();
    const char *kind = "CustomVariable";
    for (const KindName &name : kindNames) {
        if (type == QLatin1String(name.type))
            kind = name.kind;
    }
    removeMember(spec, "type");
    removeMember(spec, "datasource");
    setMember(spec, "hide", wordOf(hideWords, variable.at("hide")));
    if (variable.at("refresh").isNumber())
        setMember(spec, "refresh", wordOf(refreshWords, variable.at("refresh")));
    if (type == "datasource"_L1) {
        setMember(spec, "pluginId", jsonText(variable.at("query").stringOr()));
        removeMember(spec, "query");
    }
    if (type == "query"_L1) {
        setMember(spec, "sort", wordOf(sortWords, variable.at("sort")));
        OrderedJson members = OrderedJson::object();
        if (variable.at("query").isObject())
            members = variable.at("query").json();
        else
            setMember(members, "__legacyStringValue", jsonText(variable.at("query").stringOr()));
        setMember(spec, "query", queryFrom(variable.at("datasource"), std::move(members), dialect));
        if (dialect == Dialect::KindIsPlugin && variable.at("datasource").isObject())
            setMember(spec, "datasource", variable.at("datasource").json());
    }
    if (!spec.contains("current"))
        setMember(spec, "current", OrderedJson{{"text", ""}, {"value", ""}});
    return OrderedJson{{"kind", kind}, {"spec", std::move(spec)}};
}

// The variable's place in a list by its name; its size when it is not there.
size_t indexOf(const View &list, const QString &name)
{
    size_t index = 0;
    while (index < list.size() && list.at(index).at("name").stringOr() != name)
        ++index;
    return index;
}

// Only what was changed takes the new form.
OrderedJson patched(OrderedJson node, const View &before, const View &after, Dialect dialect)
{
    const OrderedJson fresh = variableFrom(after, dialect);
    const OrderedJson stale = variableFrom(before, dialect);
    const View now = View(fresh).at("spec");
    const View old = View(stale).at("spec");
    OrderedJson &spec = memberOf(node, "spec");
    now.forEachMember([&](const QString &name, const View &value) {
        const QByteArray key = name.toUtf8();
        const View was = old.at(key.constData());
        if (!was.exists() || was.json() != value.json())
            setMember(spec, key.constData(), value.json());
    });
    return node;
}

} // namespace

OrderedJson classicVariables(const View &variables)
{
    OrderedJson list = OrderedJson::array();
    variables.forEach([&](const View &one) { list.push_back(classicVariable(one)); });
    return list;
}

OrderedJson withVariablesPut(const View &variables, const OrderedJson &before, const OrderedJson &after,
                             Dialect dialect)
{
    const View old(before);
    OrderedJson list = OrderedJson::array();
    View(after).forEach([&](const View &variable) {
        const size_t index = indexOf(old, variable.at("name").stringOr());
        if (index >= old.size() || index >= variables.size())
            list.push_back(variableFrom(variable, dialect));
        else if (old.at(index).json() == variable.json())
            list.push_back(variables.at(index).json());
        else
            list.push_back(patched(variables.at(index).json(), old.at(index), variable, dialect));
    });
    return list;
}

} // namespace yagura::dashboards::v2
