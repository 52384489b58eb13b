#include "dashboards/files/grafanavariablefile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <QHash>

namespace yagura::dashboards::detail {

namespace {

// Grafana's numbers for the kinds of query in the object form.
enum class QueryType { LabelNames = 0, LabelValues = 1, MetricNames = 2, QueryResult = 3, Series = 4 };

VariableKind variableKind(const QString &type)
{
    static const QHash<QString, VariableKind> kinds{
        {QStringLiteral("query"), VariableKind::Query},
        {QStringLiteral("custom"), VariableKind::Custom},
        {QStringLiteral("constant"), VariableKind::Constant},
        {QStringLiteral("textbox"), VariableKind::TextBox},
        {QStringLiteral("interval"), VariableKind::Interval},
        {QStringLiteral("datasource"), VariableKind::DataSource},
        {QStringLiteral("adhoc"), VariableKind::AdHoc},
        {QStringLiteral("groupby"), VariableKind::GroupBy},
        {QStringLiteral("switch"), VariableKind::Switch},
    };
    return kinds.value(type, VariableKind::Unsupported);
}

// Nothing for lists, objects and null.
std::optional<QString> plainText(const OrderedJsonView &view)
{
    if (view.isString())
        return view.stringOr();
    if (view.isNumber())
        return QString::number(view.numberOr(0), 'g', QLocale::FloatingPointShortest);
    if (const auto boolean = view.boolean())
        return *boolean ? QStringLiteral("true") : QStringLiteral("false");
    return std::nullopt;
}

// metric{a="b",c=~"d"} of the parts of a query builder.
QString selectorOf(const OrderedJsonView &query)
{
    QStringList matchers;
    query.at("labelFilters").forEach([&](const OrderedJsonView &one) {
        matchers << one.at("label").stringOr() + one.at("op").stringOr(QStringLiteral("=")) + u'"'
                + one.at("value").stringOr() + u'"';
    });
    const QString metric = query.at("metric").stringOr();
    return matchers.isEmpty() ? metric : QString(metric + u'{' + matchers.join(u',') + u'}');
}

// The object form of newer files in the words of the older one.
QString builtQuery(const OrderedJsonView &query)
{
    switch (static_cast<QueryType>(query.at("qryType").integerOr(-1))) {
    case QueryType::LabelNames:
        return QStringLiteral("label_names(%1)").arg(query.at("match").stringOr(selectorOf(query)));
    case QueryType::LabelValues: {
        const QString selector = selectorOf(query);
        const QString label = query.at("label").stringOr();
        return selector.isEmpty() ? QStringLiteral("label_values(%1)").arg(label)
                                  : QStringLiteral("label_values(%1, %2)").arg(selector, label);
    }
    case QueryType::MetricNames:
        return QStringLiteral("metrics(%1)")
            .arg(query.at("metricRegex").stringOr(query.at("metric").stringOr(QStringLiteral(".*"))));
    case QueryType::QueryResult:
        return QStringLiteral("query_result(%1)").arg(query.at("varQuery").stringOr());
    case QueryType::Series:
        return query.at("seriesQuery").stringOr();
    }
    return {};
}

QString readQuery(const OrderedJsonView &view)
{
    const auto query = view.at("query");
    if (!query.isObject())
        return plainText(query).value_or(QString());
    const QString text = query.at("query").stringOr();
    return text.isEmpty() ? builtQuery(query) : text;
}

AdhocFilter readFilter(const OrderedJsonView &view)
{
    AdhocFilter filter;
    filter.key = view.at("key").stringOr();
    filter.sign = view.at("operator").stringOr(QStringLiteral("="));
    filter.values = textOrList(view.at("values"));
    if (filter.values.isEmpty())
        filter.values = textOrList(view.at("value"));
    return filter;
}

OrderedJson writeFilter(const AdhocFilter &filter)
{
    OrderedJson json = OrderedJson::object();
    setMember(json, "key", jsonText(filter.key));
    setMember(json, "operator", jsonText(filter.sign));
    setMember(json, "value", jsonText(filter.values.value(0)));
    if (filter.values.size() > 1) {
        OrderedJson values = OrderedJson::array();
        for (const QString &value : filter.values)
            values.push_back(jsonText(value));
        setMember(json, "values", std::move(values));
    }
    return json;
}

void readSource(Variable &variable, const OrderedJsonView &view)
{
    const auto source = view.at("datasource");
    variable.source = source.isObject() ? source.at("uid").stringOr() : source.stringOr();
    variable.sourceType = source.at("type").stringOr();
}

void readOptions(Variable &variable, const OrderedJsonView &view)
{
    view.at("options").forEach([&](const OrderedJsonView &option) {
        const auto value = plainText(option.at("value"));
        if (value && *value != allValue())
            variable.options.push_back({plainText(option.at("text")).value_or(*value), *value});
    });
    if (variable.kind == VariableKind::Switch && variable.options.size() != 2) {
        const QString on = plainText(view.at("enabledValue")).value_or(QStringLiteral("true"));
        const QString off = plainText(view.at("disabledValue")).value_or(QStringLiteral("false"));
        variable.options = {{on, on}, {off, off}};
    }
}

void readCurrent(Variable &variable, const OrderedJsonView &view)
{
    const auto current = view.at("current");
    variable.current = textOrList(current.isObject() ? current.at("value") : current);
    if (variable.current.size() == 1 && variable.current.front() == QLatin1String("All")
        && variable.includeAll)
        variable.current = {allValue()};
    view.at("filters").forEach(
        [&](const OrderedJsonView &one) { variable.filters.push_back(readFilter(one)); });
}

void writeCurrent(OrderedJson &json, const Variable &variable)
{
    OrderedJson values = OrderedJson::array();
    OrderedJson texts = OrderedJson::array();
    for (const QString &value : variable.current) {
        values.push_back(jsonText(value));
        texts.push_back(value == allValue() ? OrderedJson("All") : jsonText(variable.textOf(value)));
    }
    if (!variable.multi) {
        values = jsonText(variable.current.value(0));
        texts = jsonText(variable.textOf(variable.current.value(0)));
    }
    OrderedJson current = OrderedJson::object();
    setMember(current, "text", variable.isAll() ? OrderedJson("All") : std::move(texts));
    setMember(current, "value", std::move(values));
    setMember(json, "current", std::move(current));
}

} // namespace

QStringList textOrList(const OrderedJsonView &view)
{
    QStringList values;
    if (const auto text = plainText(view))
        values.push_back(*text);
    view.forEach([&](const OrderedJsonView &one) { values.push_back(plainText(one).value_or(QString())); });
    return values;
}

Variable readVariable(const OrderedJsonView &view)
{
    Variable variable;
    variable.name = view.at("name").stringOr();
    variable.label = view.at("label").stringOr();
    variable.typeName = view.at("type").stringOr();
    variable.kind = variableKind(variable.typeName);
    variable.query = readQuery(view);
    if (variable.query.isEmpty() && variable.kind == VariableKind::Query)
        variable.query = view.at("definition").stringOr();
    variable.regex = view.at("regex").stringOr();
    variable.sort = static_cast<int>(view.at("sort").integerOr(0));
    variable.multi = view.at("multi").booleanOr(variable.kind == VariableKind::GroupBy);
    variable.includeAll = view.at("includeAll").booleanOr(false);
    variable.customAll = view.at("allValue").stringOr();
    const auto hide = view.at("hide").integerOr(0);
    variable.visibility = hide == 2 ? VariableVisibility::Hidden
        : hide == 1                 ? VariableVisibility::ValueOnly
                                    : VariableVisibility::Shown;
    // A query variable that is never asked and brings no options would have none.
    const auto refresh = view.at("refresh").integerOr(1);
    variable.refresh = refresh == 2                    ? VariableRefresh::OnTimeChange
        : refresh == 0 && !view.at("refresh").isNull() ? VariableRefresh::Never
                                                       : VariableRefresh::OnLoad;
    readSource(variable, view);
    variable.automatic.isOffered = view.at("auto").booleanOr(false);
    variable.automatic.parts = static_cast<int>(view.at("auto_count").integerOr(variable.automatic.parts));
    variable.automatic.minimum = view.at("auto_min").stringOr(variable.automatic.minimum);
    readOptions(variable, view);
    readCurrent(variable, view);
    variable.json = dumpJson(view.json());
    return variable;
}

OrderedJson writeVariable(const Variable &variable)
{
    OrderedJson json = OrderedJson::object();
    Variable before;
    if (auto parsed = parseOrderedJson(variable.json, QStringLiteral("variable"))) {
        json = std::move(*parsed);
        before = readVariable(OrderedJsonView(json));
    } else {
        setMember(json, "name", jsonText(variable.name));
        setMember(json, "type", jsonText(variable.typeName));
        setMember(json, "query", jsonText(variable.query));
    }
    if (before.filters != variable.filters) {
        OrderedJson filters = OrderedJson::array();
        for (const AdhocFilter &filter : variable.filters)
            filters.push_back(writeFilter(filter));
        setMember(json, "filters", std::move(filters));
    }
    if (before.current != variable.current)
        writeCurrent(json, variable);
    return json;
}

} // namespace yagura::dashboards::detail
