#include "dashboards/files/grafanafile.h"

#include "core/jsonreader.h"
#include "dashboards/files/annotationsfile.h"
#include "dashboards/files/grafanainputsfile.h"
#include "dashboards/files/grafanalibraryfile.h"
#include "dashboards/files/grafanaoldpanelfile.h"
#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/grafanarowsfile.h"
#include "dashboards/files/grafanavariablefile.h"
#include "dashboards/files/kibana/kibanafile.h"
#include "dashboards/files/supportedfeatures.h"
#include "dashboards/files/v2/v2file.h"

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

Dashboard readDashboard(const OrderedJsonView &view, const std::vector<FileInput> &inputs)
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
    bindInputs(dashboard.variables, inputs);
    dashboard.annotations = readAnnotations(view);
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

void findInPanel(const Panel &panel, FileFindings &findings)
{
    const auto add = [&](FileFindingKind kind, const QString &detail) {
        findings.push_back({kind, panel.id, panel.title, detail});
    };
    if (panel.kind == PanelKind::Unsupported)
        add(FileFindingKind::UnsupportedPanel, panel.typeName);
    if (!isAskedSource(panel.sourceType, panel.typeName) && panel.sourceType != QLatin1String("datasource"))
        add(FileFindingKind::OtherSource, panel.sourceType);
    if (panel.json.contains("\"repeat\":\""))
        add(FileFindingKind::RepeatedPanel, panel.typeName);
    for (const Panel &child : panel.children)
        findInPanel(child, findings);
}

void findInDashboard(const Dashboard &dashboard, FileFindings &findings)
{
    for (const Variable &variable : dashboard.variables) {
        if (variable.kind == VariableKind::Unsupported)
            findings.push_back({FileFindingKind::UnsupportedVariable, 0, variable.name, variable.typeName});
    }
    for (const Panel &panel : dashboard.panels)
        findInPanel(panel, findings);
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

void writeBody(OrderedJson &json, const Dashboard &old, const Dashboard &now,
               const std::vector<FileInput> &inputs)
{
    if (old.variables != now.variables) {
        OrderedJson list = OrderedJson::array();
        for (const Variable &variable : now.variables) {
            if (!isInputVariable(variable, inputs))
                list.push_back(writeVariable(withPlaceholders(variable, inputs)));
        }
        OrderedJson &templating = memberOf(json, "templating");
        if (!list.empty() || templating.contains("list"))
            setMember(templating, "list", std::move(list));
        writeInputChoices(json, now.variables, inputs);
    }
    if (old.panels != now.panels) {
        if (hasOldRows(OrderedJsonView(json)))
            json = withRowsArranged(std::move(json));
        const bool hasReferences = hasLibraryPanels(OrderedJsonView(json));
        const OrderedJson before = hasReferences ? json : OrderedJson();
        OrderedJson list = OrderedJson::array();
        for (const Panel &panel : now.panels)
            list.push_back(writePanel(panel));
        setMember(json, "panels", std::move(list));
        if (hasReferences)
            json = withLibraryReferences(before, std::move(json));
    }
}

// A parsed file and where its dashboard is.
struct Document
{
    OrderedJson root;
    const char *wrapper = nullptr;
    bool isKibana = false; // root is what it was converted to
    FileFindings findings;

    [[nodiscard]] OrderedJsonView body() const
    {
        const OrderedJsonView top(root);
        return wrapper ? top.at(wrapper) : top;
    }
    [[nodiscard]] bool isV2() const { return v2::isV2(body()); }
};

Result<Document> parseKibana(QByteArrayView text, const QString &where)
{
    auto found = kibana::readKibana(text, where);
    if (!found)
        return std::unexpected(found.error());
    auto root = parseOrderedJson(found->front().json, where);
    if (!root)
        return std::unexpected(root.error());
    return Document{std::move(*root), nullptr, true, std::move(found->front().findings)};
}

Result<Document> parseDocument(QByteArrayView text, const QString &where)
{
    if (kibana::isKibana(text)) {
        auto document = parseKibana(text, where);
        if (document || document.error().kind != ErrorKind::Missing)
            return document;
    }
    auto root = parseOrderedJson(text, where);
    if (!root)
        return std::unexpected(root.error());
    const OrderedJsonView top(*root, where);
    if (!top.isObject())
        return failure(ErrorKind::Malformed, where, QStringLiteral("a dashboard is a JSON object"));
    const char *wrapper = wrapperKey(top);
    Document document{std::move(*root), wrapper, false, {}};
    const OrderedJsonView body = document.body();
    if (!document.isV2() && !body.at("panels").isArray() && !body.at("rows").isArray()
        && !body.at("title").isString())
        return failure(ErrorKind::Malformed, where, QStringLiteral("no panels, rows or title"));
    return document;
}

GrafanaForm formOf(const Document &document)
{
    if (document.isKibana)
        return GrafanaForm::Kibana;
    if (document.isV2())
        return GrafanaForm::V2;
    if (document.body().at("__inputs").isArray() || document.body().at("__elements").size() > 0)
        return GrafanaForm::Shared;
    if (!document.wrapper)
        return GrafanaForm::Classic;
    return qstrcmp(document.wrapper, "spec") == 0 ? GrafanaForm::Resource : GrafanaForm::Wrapped;
}

// The dashboard in today's classic form, whatever form it has; storage holds it where it is not the file's
// own tree, since copying a large one costs more than reading it.
OrderedJsonView classicBody(const Document &document, OrderedJson &storage, FileFindings &findings)
{
    const OrderedJsonView body = document.body();
    const bool isOwn = !document.isV2() && !hasOldRows(body) && !hasLibraryPanels(body);
    if (isOwn)
        return body;
    storage = document.isV2() ? v2::classicOf(body.json(), findings) : body.json();
    if (hasOldRows(OrderedJsonView(storage)))
        storage = withRowsArranged(std::move(storage));
    if (hasLibraryPanels(OrderedJsonView(storage)))
        storage = withLibraryPanels(std::move(storage), findings);
    return OrderedJsonView(storage);
}

GrafanaFile readDocument(const Document &document, QByteArrayView text, const InputBindings &bindings)
{
    GrafanaFile file;
    file.form = formOf(document);
    file.findings = document.findings;
    OrderedJson storage;
    const OrderedJsonView view = classicBody(document, storage, file.findings);
    file.inputs = readInputs(OrderedJsonView(document.root), view, bindings);
    file.dashboard = readDashboard(view, file.inputs);
    if (file.dashboard.uid.isEmpty() && document.wrapper)
        file.dashboard.uid = OrderedJsonView(document.root).at("metadata").at("name").stringOr();
    repairIds(file.dashboard);
    file.dashboard.json = text.toByteArray();
    findOpenInputs(file.inputs, file.findings);
    findInDashboard(file.dashboard, file.findings);
    return file;
}

// A new uid of a resource is its name.
void writeResourceName(OrderedJson &root, const Dashboard &old, const Dashboard &now)
{
    if (old.uid != now.uid && !now.uid.isEmpty() && OrderedJsonView(root).at("metadata").isObject())
        setMember(memberOf(root, "metadata"), "name", jsonText(now.uid));
}

// The document's body, taken out of it, with what differs between old, which was read from it, and now.
OrderedJson changedBody(Document &document, const GrafanaFile &old, const Dashboard &now)
{
    const bool isV2 = document.isV2();
    OrderedJson body
        = std::move(document.wrapper ? memberOf(document.root, document.wrapper) : document.root);
    if (!isV2) {
        writeHead(body, old.dashboard, now);
        writeBody(body, old.dashboard, now, old.inputs);
        return body;
    }
    FileFindings findings;
    const OrderedJson before = v2::classicOf(body, findings);
    OrderedJson after = before;
    writeHead(after, old.dashboard, now);
    writeBody(after, old.dashboard, now, old.inputs);
    return v2::withClassicPut(std::move(body), before, after);
}

// The dashboard's classic form, whatever its file has.
OrderedJson classicOf(const Dashboard &dashboard)
{
    const auto document = parseDocument(writeGrafana(dashboard), dashboard.title);
    if (!document)
        return skeleton();
    FileFindings findings;
    return document->isV2() ? v2::classicOf(document->body().json(), findings) : document->body().json();
}

// With the inputs of a shared file, which schema v2 does not have.
OrderedJson variablesWithInputs(const Dashboard &dashboard)
{
    OrderedJson list = OrderedJson::array();
    for (const Variable &variable : dashboard.variables) {
        OrderedJson json = writeVariable(variable);
        if (variable.kind == VariableKind::Constant)
            setMember(json, "query", jsonText(variable.query));
        if (variable.json.isEmpty()) {
            setMember(json, "label", jsonText(variable.label));
            setMember(json, "hide", variable.visibility == VariableVisibility::Hidden ? 2 : 0);
        }
        list.push_back(std::move(json));
    }
    return list;
}

// Schema v2 came after the old panels.
OrderedJson modernPanels(const std::vector<Panel> &panels)
{
    OrderedJson list = OrderedJson::array();
    for (const Panel &panel : panels) {
        OrderedJson json = modernPanel(writePanel(panel));
        if (!isMissingLibraryPanel(OrderedJsonView(json)))
            removeMember(json, "libraryPanel"); // its model is here and has no other place
        if (!panel.children.empty())
            setMember(json, "panels", modernPanels(panel.children));
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace

QString grafanaFormName(GrafanaForm form)
{
    switch (form) {
    case GrafanaForm::Classic:
        break;
    case GrafanaForm::Wrapped:
        return QStringLiteral("grafana-api");
    case GrafanaForm::Resource:
        return QStringLiteral("grafana-v1");
    case GrafanaForm::Shared:
        return QStringLiteral("grafana-shared");
    case GrafanaForm::V2:
        return QStringLiteral("grafana-v2");
    case GrafanaForm::Kibana:
        return QStringLiteral("kibana");
    }
    return QStringLiteral("grafana");
}

Result<GrafanaFile> readGrafana(QByteArrayView text, const QString &where, const InputBindings &bindings)
{
    const auto document = parseDocument(text, where);
    if (!document)
        return std::unexpected(document.error());
    return readDocument(*document, text, bindings);
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
    for (const char *wrapper : {"", "dashboard", "spec", "attributes"}) {
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
    Document document{skeleton(), nullptr, false, {}};
    GrafanaFile old;
    if (auto parsed = parseDocument(dashboard.json, dashboard.title)) {
        document = std::move(*parsed);
        old = readDocument(document, dashboard.json, {});
        if (old.dashboard == dashboard)
            return dashboard.json;
    }
    OrderedJson body = changedBody(document, old, dashboard);
    OrderedJson &root = document.root;
    if (document.wrapper)
        setMember(root, document.wrapper, std::move(body));
    else
        root = std::move(body);
    writeResourceName(root, old.dashboard, dashboard);
    return dumpJson(root, 2) + '\n';
}

QByteArray writeGrafanaClassic(const Dashboard &dashboard)
{
    OrderedJson classic = classicOf(dashboard);
    if (!classic.contains("uid") && !dashboard.uid.isEmpty())
        setMember(classic, "uid", jsonText(dashboard.uid));
    return dumpJson(classic, 2) + '\n';
}

QByteArray writeGrafanaV2(const Dashboard &dashboard)
{
    const auto own = parseDocument(writeGrafana(dashboard), dashboard.title);
    if (own && own->isV2())
        return writeGrafana(dashboard);
    OrderedJson classic = classicOf(dashboard);
    removeMember(classic, "rows");
    setMember(classic, "panels", modernPanels(dashboard.panels));
    setMember(memberOf(classic, "templating"), "list", variablesWithInputs(dashboard));
    FileFindings findings;
    OrderedJson body = v2::emptyBody();
    const OrderedJson before = v2::classicOf(body, findings);
    OrderedJson root = OrderedJson::object();
    setMember(root, "apiVersion", "dashboard.grafana.app/v2beta1");
    setMember(root, "kind", "Dashboard");
    setMember(root, "metadata", OrderedJson::object());
    if (!dashboard.uid.isEmpty())
        setMember(memberOf(root, "metadata"), "name", jsonText(dashboard.uid));
    setMember(root, "spec", v2::withClassicPut(std::move(body), before, classic));
    return dumpJson(root, 2) + '\n';
}

} // namespace yagura::dashboards
