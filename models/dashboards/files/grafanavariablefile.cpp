#include "dashboards/files/grafanavariablefile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <QHash>

namespace yagura::dashboards::detail {

namespace {

VariableKind variableKind(const QString &type)
{
    static const QHash<QString, VariableKind> kinds{
        {QStringLiteral("query"), VariableKind::Query},
        {QStringLiteral("custom"), VariableKind::Custom},
        {QStringLiteral("constant"), VariableKind::Constant},
        {QStringLiteral("textbox"), VariableKind::TextBox},
        {QStringLiteral("interval"), VariableKind::Interval},
        {QStringLiteral("datasource"), VariableKind::DataSource},
    };
    return kinds.value(type, VariableKind::Unsupported);
}

} // namespace

QStringList textOrList(const OrderedJsonView &view)
{
    QStringList values;
    if (view.isString())
        values.push_back(view.stringOr());
    view.forEach([&](const OrderedJsonView &one) { values.push_back(one.stringOr()); });
    return values;
}

Variable readVariable(const OrderedJsonView &view)
{
    Variable variable;
    variable.name = view.at("name").stringOr();
    variable.label = view.at("label").stringOr();
    variable.typeName = view.at("type").stringOr();
    variable.kind = variableKind(variable.typeName);
    const auto query = view.at("query");
    variable.query = query.isObject() ? query.at("query").stringOr() : query.stringOr();
    if (variable.query.isEmpty() && variable.kind == VariableKind::Query)
        variable.query = view.at("definition").stringOr();
    variable.regex = view.at("regex").stringOr();
    variable.sort = static_cast<int>(view.at("sort").numberOr(0));
    variable.multi = view.at("multi").booleanOr(false);
    variable.includeAll = view.at("includeAll").booleanOr(false);
    variable.customAll = view.at("allValue").stringOr();
    const int hide = static_cast<int>(view.at("hide").numberOr(0));
    variable.visibility = hide == 2 ? VariableVisibility::Hidden
        : hide == 1                 ? VariableVisibility::ValueOnly
                                    : VariableVisibility::Shown;
    variable.current = textOrList(view.at("current").at("value"));
    if (variable.current.size() == 1 && variable.current.front() == QLatin1String("All")
        && variable.includeAll)
        variable.current = {allValue()};
    view.at("options").forEach([&](const OrderedJsonView &option) {
        const QString value = option.at("value").stringOr();
        if (value != allValue() && option.at("value").isString())
            variable.options.push_back({option.at("text").stringOr(value), value});
    });
    variable.json = dumpJson(view.json());
    return variable;
}

OrderedJson writeVariable(const Variable &variable)
{
    OrderedJson json = OrderedJson::object();
    QStringList before;
    if (auto parsed = parseOrderedJson(variable.json, QStringLiteral("variable"))) {
        json = std::move(*parsed);
        before = readVariable(OrderedJsonView(json)).current;
    } else {
        setMember(json, "name", jsonText(variable.name));
        setMember(json, "type", jsonText(variable.typeName));
        setMember(json, "query", jsonText(variable.query));
    }
    if (before == variable.current)
        return json;
    OrderedJson values = OrderedJson::array();
    for (const QString &value : variable.current)
        values.push_back(jsonText(value));
    if (!variable.multi)
        values = jsonText(variable.current.value(0));
    OrderedJson current = OrderedJson::object();
    setMember(current, "text", variable.isAll() ? OrderedJson("All") : values);
    setMember(current, "value", std::move(values));
    setMember(json, "current", std::move(current));
    return json;
}

} // namespace yagura::dashboards::detail
