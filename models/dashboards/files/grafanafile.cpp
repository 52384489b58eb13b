#include "dashboards/files/grafanafile.h"

#include "core/jsonreader.h"
#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/grafanarowsfile.h"
#include "dashboards/files/grafanavariablefile.h"

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
    if (!panel.sourceType.isEmpty() && panel.sourceType != QLatin1String("prometheus")
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
        if (variable.kind == VariableKind::Unsupported || variable.kind == VariableKind::GroupBy)
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

QString readGrafanaTitle(QByteArrayView text)
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const simdjson::padded_string padded(text.data(), static_cast<size_t>(text.size()));
    if (parser.parse(padded).get(root) != simdjson::SUCCESS)
        return {};
    for (const char *wrapper : {"", "dashboard", "spec"}) {
        simdjson::dom::element body = root;
        std::string_view title;
        if (*wrapper && root[wrapper].get(body) != simdjson::SUCCESS)
            continue;
        if (body["title"].get_string().get(title) == simdjson::SUCCESS)
            return QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size()));
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
