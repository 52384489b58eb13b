#include "dashboards/files/grafanafile.h"

#include "core/jsonreader.h"
#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/grafanarowsfile.h"
#include "dashboards/files/supportedfeatures.h"

#include <QHash>
#include <QSet>
#include <simdjson.h>

namespace yagura::dashboards {

using namespace detail;

namespace {

// Where we keep what Grafana has no word for.
constexpr const char *ownKey = "yagura";

// The classic object inside whatever wraps it.
const char *wrapperKey(const OrderedJsonView &root)
{
    if (root.at("dashboard").isObject())
        return "dashboard";
    return root.at("spec").isObject() && !root.at("panels").isArray() ? "spec" : nullptr;
}

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

Dashboard readDashboard(const OrderedJsonView &view)
{
    Dashboard dashboard;
    dashboard.uid = view.at("uid").stringOr();
    dashboard.title = view.at("title").stringOr();
    dashboard.tags = textOrList(view.at("tags"));
    dashboard.refresh = view.at("refresh").stringOr();
    if (view.at("time").isObject())
        dashboard.time = TimeRangeExpression{view.at("time").at("from").stringOr(QStringLiteral("now-6h")),
                                             view.at("time").at("to").stringOr(QStringLiteral("now"))};
    dashboard.layout = layoutModeNamed(view.at(ownKey).at("layout").stringOr());
    view.at("templating").at("list").forEach([&](const OrderedJsonView &one) {
        dashboard.variables.push_back(readVariable(one));
    });
    view.at("panels").forEach([&](const OrderedJsonView &one) {
        if (one.isObject() && !isRepeatedCopy(one))
            dashboard.panels.push_back(readPanel(one));
    });
    return dashboard;
}

// Ids must be there and differ: edits, undo and the window find panels by them.
void repairIds(Dashboard &dashboard)
{
    QSet<int> seen;
    int next = nextPanelId(dashboard);
    const auto repair = [&](Panel &panel) {
        if (panel.id <= 0 || seen.contains(panel.id))
            panel.id = next++;
        seen.insert(panel.id);
    };
    for (Panel &panel : dashboard.panels) {
        repair(panel);
        for (Panel &child : panel.children)
            repair(child);
    }
}

void findInPanel(const Panel &panel, std::vector<FileFinding> &findings)
{
    const auto add = [&](FileFindingKind kind, const QString &detail) {
        findings.push_back({kind, panel.id, panel.title, detail});
    };
    if (panel.kind == PanelKind::Unsupported)
        add(FileFindingKind::UnsupportedPanel, panel.typeName);
    if (!isAskedSource(panel.sourceType, panel.typeName)
        && panel.sourceType != QLatin1String("datasource"))
        add(FileFindingKind::OtherSource, panel.sourceType);
    if (panel.json.contains("\"repeat\":\""))
        add(FileFindingKind::RepeatedPanel, panel.typeName);
    for (const Panel &child : panel.children)
        findInPanel(child, findings);
}

std::vector<FileFinding> findingsOf(const Dashboard &dashboard)
{
    std::vector<FileFinding> findings;
    for (const Variable &variable : dashboard.variables) {
        if (variable.kind == VariableKind::Unsupported)
            findings.push_back({FileFindingKind::UnsupportedVariable, 0, variable.name, variable.typeName});
    }
    for (const Panel &panel : dashboard.panels)
        findInPanel(panel, findings);
    return findings;
}

OrderedJson skeleton()
{
    OrderedJson json = OrderedJson::object();
    setMember(json, "editable", true);
    setMember(json, "panels", OrderedJson::array());
    setMember(json, "schemaVersion", 39);
    setMember(json, "templating", OrderedJson::object());
    return json;
}

void writeHead(OrderedJson &json, const Dashboard &old, const Dashboard &now)
{
    const auto text = [&](const char *key, const QString &before, const QString &after) {
        if (before != after)
            setMember(json, key, jsonText(after));
    };
    text("uid", old.uid, now.uid);
    text("title", old.title, now.title);
    text("refresh", old.refresh, now.refresh);
    if (old.tags != now.tags) {
        OrderedJson tags = OrderedJson::array();
        for (const QString &tag : now.tags)
            tags.push_back(jsonText(tag));
        setMember(json, "tags", std::move(tags));
    }
    if (old.time != now.time && now.time) {
        OrderedJson &time = memberOf(json, "time");
        setMember(time, "from", jsonText(now.time->from));
        setMember(time, "to", jsonText(now.time->to));
    }
    if (old.layout != now.layout)
        setMember(memberOf(json, ownKey), "layout", jsonText(layoutModeName(now.layout)));
}

void writeBody(OrderedJson &json, const Dashboard &old, const Dashboard &now)
{
    if (old.variables != now.variables) {
        OrderedJson list = OrderedJson::array();
        for (const Variable &variable : now.variables)
            list.push_back(writeVariable(variable));
        setMember(memberOf(json, "templating"), "list", std::move(list));
    }
    if (old.panels != now.panels) {
        if (hasOldRows(OrderedJsonView(json)))
            json = withRowsArranged(std::move(json));
        OrderedJson list = OrderedJson::array();
        for (const Panel &panel : now.panels)
            list.push_back(writePanel(panel));
        setMember(json, "panels", std::move(list));
    }
}

} // namespace

Result<GrafanaFile> readGrafana(QByteArrayView text, const QString &where)
{
    const auto root = parseOrderedJson(text, where);
    if (!root)
        return std::unexpected(root.error());
    const OrderedJsonView top(*root, where);
    if (!top.isObject())
        return failure(ErrorKind::Malformed, where, QStringLiteral("a dashboard is a JSON object"));
    const char *key = wrapperKey(top);
    const OrderedJsonView view = key ? top.at(key) : top;
    if (view.at("elements").isObject())
        return failure(ErrorKind::Unsupported, where,
                       QStringLiteral("dashboard schema v2 (elements and layout)"));
    if (!view.at("panels").isArray() && !view.at("rows").isArray() && !view.at("title").isString())
        return failure(ErrorKind::Malformed, where, QStringLiteral("no panels, rows or title"));
    GrafanaFile file;
    file.dashboard = hasOldRows(view) ? readDashboard(OrderedJsonView(withRowsArranged(view.json())))
                                      : readDashboard(view);
    repairIds(file.dashboard);
    file.dashboard.json = text.toByteArray();
    file.findings = findingsOf(file.dashboard);
    return file;
}

GrafanaHead readGrafanaHead(QByteArrayView text)
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const simdjson::padded_string padded(text.data(), static_cast<size_t>(text.size()));
    if (parser.parse(padded).get(root) != simdjson::SUCCESS)
        return {};
    const auto textAt = [](simdjson::simdjson_result<simdjson::dom::element> value) {
        std::string_view found;
        return value.get_string().get(found) == simdjson::SUCCESS
            ? QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size()))
            : QString();
    };
    for (const char *wrapper : {"", "dashboard", "spec"}) {
        simdjson::dom::element body = root;
        if (*wrapper && root[wrapper].get(body) != simdjson::SUCCESS)
            continue;
        GrafanaHead head{textAt(body["uid"]), textAt(body["title"]), {}};
        simdjson::dom::array tags;
        if (body["tags"].get_array().get(tags) == simdjson::SUCCESS) {
            for (size_t i = 0; i < tags.size(); ++i)
                head.tags << textAt(tags.at(i));
        }
        if (!head.title.isEmpty())
            return head;
    }
    return {};
}

QByteArray writeGrafana(const Dashboard &dashboard)
{
    OrderedJson root = skeleton();
    Dashboard old;
    if (!dashboard.json.isEmpty()) {
        const auto before = readGrafana(dashboard.json, dashboard.title);
        auto parsed = parseOrderedJson(dashboard.json, dashboard.title);
        if (before && parsed) {
            if (before->dashboard == dashboard)
                return dashboard.json;
            old = before->dashboard;
            root = std::move(*parsed);
        }
    }
    const char *key = wrapperKey(OrderedJsonView(root));
    OrderedJson &json = key ? memberOf(root, key) : root;
    writeHead(json, old, dashboard);
    writeBody(json, old, dashboard);
    return dumpJson(root, 2) + '\n';
}

} // namespace yagura::dashboards
