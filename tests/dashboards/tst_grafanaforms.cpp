#include "core/jsonreader.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/journal.h"

#include "support/qtprinting.h"

#include <QDir>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QByteArray contents(const char *name)
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

GrafanaFile read(const QByteArray &text, const InputBindings &bindings = {})
{
    auto file = readGrafana(text, QStringLiteral("file"), bindings);
    if (!file)
        qWarning("%s", qPrintable(describe(file.error())));
    return file.value_or(GrafanaFile());
}

Json parsed(const QByteArray &text)
{
    return parseJson(text, {}).value_or(Json());
}

QString shown(const Json &json)
{
    return QString::fromUtf8(dumpJson(json, 1));
}

QStringList details(const GrafanaFile &file, FileFindingKind kind)
{
    QStringList found;
    for (const FileFinding &finding : file.findings) {
        if (finding.kind == kind)
            found << finding.detail;
    }
    return found;
}

const Variable *variableNamed(const Dashboard &dashboard, const char *name)
{
    for (const Variable &variable : dashboard.variables) {
        if (variable.name == QLatin1String(name))
            return &variable;
    }
    return nullptr;
}

Variable *variableNamed(Dashboard &dashboard, const char *name)
{
    return const_cast<Variable *>(variableNamed(std::as_const(dashboard), name));
}

} // namespace

// The forms of Grafana's files beyond the classic object: exports for sharing with inputs and library panels,
// and schema v2.
class GrafanaFormsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formsAreTold_data();
    void formsAreTold();
    void unchangedComesBackByteForByte_data();
    void unchangedComesBackByteForByte();
    void inputsBecomeVariables();
    void inputsAreBoundByTheCaller();
    void choiceOfAnInputIsKept();
    void libraryPanelsAreExpanded();
    void libraryPanelsStayReferences();
    void v2RowsAreRead();
    void v2TabsAreRead();
    void v2EditsTouchNothingElse();
    void v2PanelsComeAndGo();
    void v2AutomaticGridStaysUntilMoved();
    void v2RowsAreRebuiltWhenOneGoes();
    void v2SurvivesTheJournal();
    void classicBecomesV2_data();
    void classicBecomesV2();
    void truncationsNeverCrash_data();
    void truncationsNeverCrash();
};

void GrafanaFormsTest::formsAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("classic") << contents("small.json") << QStringLiteral("grafana");
    QTest::newRow("API") << QByteArray(R"({"dashboard":{"title":"t"},"overwrite":true})")
                         << QStringLiteral("grafana-api");
    QTest::newRow("resource") << QByteArray(
        R"({"apiVersion":"dashboard.grafana.app/v1","kind":"Dashboard","metadata":{"name":"u"},"spec":{"title":"t"}})")
                              << QStringLiteral("grafana-v1");
    QTest::newRow("shared") << contents("shared.json") << QStringLiteral("grafana-shared");
    QTest::newRow("v2 resource") << contents("v2rows.json") << QStringLiteral("grafana-v2");
    QTest::newRow("v2 spec alone") << contents("v2tabs.json") << QStringLiteral("grafana-v2");
}

void GrafanaFormsTest::formsAreTold()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    QCOMPARE(grafanaFormName(read(text).form), name);
}

void GrafanaFormsTest::unchangedComesBackByteForByte_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *name : {"shared.json", "v2rows.json", "v2tabs.json"})
        QTest::newRow(name) << contents(name);
}

void GrafanaFormsTest::unchangedComesBackByteForByte()
{
    QFETCH(QByteArray, text);
    QVERIFY(!text.isEmpty());
    QCOMPARE(writeGrafana(read(text).dashboard), text);
}

void GrafanaFormsTest::inputsBecomeVariables()
{
    const GrafanaFile file = read(contents("shared.json"));
    QCOMPARE(file.inputs.size(), 2u);
    const FileInput expected{QStringLiteral("DS_PROMETHEUS"),
                             QStringLiteral("Prometheus"),
                             FileInputKind::Source,
                             QStringLiteral("prometheus"),
                             {}};
    QVERIFY(file.inputs[0] == expected);
    QCOMPARE(details(file, FileFindingKind::OpenInput),
             QStringList{QStringLiteral("the first source of type prometheus is asked")});
    const Variable *source = variableNamed(file.dashboard, "DS_PROMETHEUS");
    QVERIFY(source);
    QCOMPARE(source->kind, VariableKind::DataSource);
    QCOMPARE(source->query, QStringLiteral("prometheus"));
    QVERIFY(source->current.isEmpty());
    const Variable *job = variableNamed(file.dashboard, "VAR_JOB");
    QVERIFY(job);
    QCOMPARE(job->kind, VariableKind::Constant);
    QCOMPARE(job->current, QStringList{QStringLiteral("node")});
    QCOMPARE(variableNamed(file.dashboard, "job")->query, QStringLiteral("node"));
    QCOMPARE(findPanel(file.dashboard, 3)->source, QStringLiteral("${DS_PROMETHEUS}"));
}

void GrafanaFormsTest::inputsAreBoundByTheCaller()
{
    const GrafanaFile file = read(contents("shared.json"),
                                  {{QStringLiteral("DS_PROMETHEUS"), QStringLiteral("prom-1")},
                                   {QStringLiteral("VAR_JOB"), QStringLiteral("api")}});
    QVERIFY(details(file, FileFindingKind::OpenInput).isEmpty());
    QCOMPARE(variableNamed(file.dashboard, "DS_PROMETHEUS")->current, QStringList{QStringLiteral("prom-1")});
    QCOMPARE(variableNamed(file.dashboard, "job")->current, QStringList{QStringLiteral("api")});
}

void GrafanaFormsTest::choiceOfAnInputIsKept()
{
    Dashboard edited = read(contents("shared.json")).dashboard;
    variableNamed(edited, "DS_PROMETHEUS")->current = {QStringLiteral("prom-2")};
    const QByteArray written = writeGrafana(edited);
    const GrafanaFile again = read(written);
    QCOMPARE(again.inputs[0].value, QStringLiteral("prom-2"));
    QCOMPARE(again.dashboard.variables[0].current, edited.variables[0].current);
    // All of Grafana's own is as it was.
    Json json = parsed(written);
    QCOMPARE(json.at("yagura").dump(), std::string(R"({"inputs":{"DS_PROMETHEUS":"prom-2"}})"));
    json.erase("yagura");
    QCOMPARE(shown(json), shown(parsed(contents("shared.json"))));
}

void GrafanaFormsTest::libraryPanelsAreExpanded()
{
    const GrafanaFile file = read(contents("shared.json"));
    const Panel *cpu = findPanel(file.dashboard, 1);
    QCOMPARE(cpu->title, QStringLiteral("CPU"));
    QCOMPARE(cpu->kind, PanelKind::TimeSeries);
    QCOMPARE(cpu->targets.size(), 1u);
    QCOMPARE(cpu->grid, (GridRect{0, 0, 12, 8}));
    QCOMPARE(findPanel(file.dashboard, 2)->title, QStringLiteral("Memory of a node"));
    QCOMPARE(details(file, FileFindingKind::MissingLibraryPanel),
             QStringList{QStringLiteral("Memory of a node")});
}

void GrafanaFormsTest::libraryPanelsStayReferences()
{
    Dashboard edited = read(contents("shared.json")).dashboard;
    findPanel(edited, 1)->grid.w = 10;
    findPanel(edited, 2)->grid.h = 6;
    Json moved = parsed(writeGrafana(edited));
    QCOMPARE(moved.at("panels").at(0).at("gridPos").at("w").get<int>(), 10);
    moved.at("panels").at(0).at("gridPos").at("w") = 12;
    moved.at("panels").at(1).at("gridPos").at("h") = 8;
    QCOMPARE(shown(moved), shown(parsed(contents("shared.json"))));
    findPanel(edited, 1)->title = QStringLiteral("Processor");
    const Json renamed = parsed(writeGrafana(edited));
    const Json &model = renamed.at("__elements").at("lib-cpu").at("model");
    QCOMPARE(model.at("title").get<std::string>(), std::string("Processor"));
    QCOMPARE(model.at("odd").size(), 2u);
    QVERIFY(!renamed.at("panels").at(0).contains("title"));
    QCOMPARE(read(writeGrafana(edited)).dashboard.panels[0].title, QStringLiteral("Processor"));
}

void GrafanaFormsTest::v2RowsAreRead()
{
    const GrafanaFile file = read(contents("v2rows.json"));
    const Dashboard &dashboard = file.dashboard;
    QCOMPARE(dashboard.title, QStringLiteral("Shop"));
    QCOMPARE(dashboard.uid, QStringLiteral("shop-v2"));
    QCOMPARE(dashboard.time->from, QStringLiteral("now-1h"));
    QCOMPARE(dashboard.refresh, QStringLiteral("30s"));
    QCOMPARE(dashboard.variables.size(), 2u);
    QCOMPARE(dashboard.variables[0].query, QStringLiteral("prometheus"));
    QCOMPARE(dashboard.variables[1].query, QStringLiteral("label_values(http_requests_total, service)"));
    QCOMPARE(dashboard.variables[1].sort, 1);
    QCOMPARE(dashboard.variables[1].visibility, VariableVisibility::ValueOnly);
    QVERIFY(dashboard.variables[1].isAll());
    // The first row has no header; then the two others, the last one collapsed.
    QCOMPARE(dashboard.panels.size(), 5u);
    const Panel &requests = dashboard.panels[0];
    QCOMPARE(requests.grid, (GridRect{0, 0, 24, 8}));
    QCOMPARE(requests.targets.size(), 2u);
    QCOMPARE(requests.targets[0].legend, QStringLiteral("{{service}}"));
    QVERIFY(requests.targets[1].hidden);
    QCOMPARE(requests.source, QStringLiteral("prom"));
    QCOMPARE(requests.maximumPoints, 300);
    QCOMPARE(*requests.field.unit, QStringLiteral("reqps"));
    const Panel &faults = dashboard.panels[1];
    QCOMPARE(faults.kind, PanelKind::Row);
    QCOMPARE(faults.title, QStringLiteral("Faults"));
    QCOMPARE(faults.grid, (GridRect{0, 8, 24, 1}));
    QCOMPARE(dashboard.panels[2].grid, (GridRect{0, 9, 12, 5}));
    QCOMPARE(dashboard.panels[3].grid, (GridRect{12, 9, 12, 5}));
    const Panel &more = dashboard.panels[4];
    QVERIFY(more.collapsed);
    QCOMPARE(more.grid.y, 14);
    QCOMPARE(more.children.size(), 1u);
    QCOMPARE(more.children[0].text, QStringLiteral("# Notes"));
    QCOMPARE(more.children[0].grid, (GridRect{6, 17, 12, 5}));
    QCOMPARE(details(file, FileFindingKind::SimplifiedLayout).size(), 2);
    QCOMPARE(details(file, FileFindingKind::MissingLibraryPanel), QStringList{QStringLiteral("Saturation")});
}

void GrafanaFormsTest::v2TabsAreRead()
{
    const GrafanaFile file = read(contents("v2tabs.json"));
    QStringList shown;
    for (const Panel &panel : file.dashboard.panels)
        shown << QStringLiteral("%1 %2 at %3").arg(panel.typeName, panel.title).arg(panel.grid.y);
    QCOMPARE(shown,
             (QStringList{QStringLiteral("row First at 0"), QStringLiteral("timeseries No id at 1"),
                          QStringLiteral("row Inside at 9"), QStringLiteral("gauge Seven at 10"),
                          QStringLiteral("row Second at 14"), QStringLiteral("row Nested at 15"),
                          QStringLiteral("gauge Seven at 16")}));
    QCOMPARE(file.dashboard.panels[1].source, QStringLiteral("p"));
    QVERIFY(file.dashboard.panels[3].id != file.dashboard.panels[6].id);
    QCOMPARE(file.dashboard.variables[0].query, QStringLiteral("label_values(up, job)"));
    QVERIFY(
        details(file, FileFindingKind::SimplifiedLayout).contains(QStringLiteral("tabs are shown as rows")));
}

void GrafanaFormsTest::v2EditsTouchNothingElse()
{
    Dashboard edited = read(contents("v2rows.json")).dashboard;
    edited.title = QStringLiteral("Shop 2");
    edited.refresh = QStringLiteral("1m");
    edited.variables[1].current = {QStringLiteral("cart")};
    Panel &requests = edited.panels[0];
    requests.title = QStringLiteral("All requests");
    requests.grid.w = 12;
    requests.targets[0].expression = QStringLiteral("up");
    requests.targets[1].hidden = false;
    requests.field.unit = QStringLiteral("ops");
    edited.panels[1].title = QStringLiteral("Errors");
    edited.panels[4].children[0].grid.x = 0;
    const QByteArray written = writeGrafana(edited);
    Json json = parsed(written);
    Json &spec = json.at("spec");
    const auto change = [&](const char *pointer, const Json &now, const Json &before) {
        Json &place = spec.at(Json::json_pointer(pointer));
        QCOMPARE(shown(place), shown(now));
        place = before;
    };
    change("/title", "Shop 2", "Shop");
    change("/timeSettings/autoRefresh", "1m", "30s");
    change("/variables/1/spec/current/value", Json::array({"cart"}), Json::array({"$__all"}));
    spec["variables"][1]["spec"]["current"]["text"] = Json::array({"All"});
    change("/elements/panel-1/spec/title", "All requests", "Requests");
    change("/elements/panel-1/spec/data/spec/queries/0/spec/query/spec/expr", "up",
           "sum by (service) (rate(http_requests_total[5m]))");
    change("/elements/panel-1/spec/data/spec/queries/1/spec/hidden", false, true);
    change("/elements/panel-1/spec/vizConfig/spec/fieldConfig/defaults/unit", "ops", "reqps");
    change("/layout/spec/rows/0/spec/layout/spec/items/0/spec/width", 12, 24);
    change("/layout/spec/rows/1/spec/title", "Errors", "Faults");
    change("/layout/spec/rows/2/spec/layout/spec/items/0/spec/x", 0, 6);
    QCOMPARE(shown(json), shown(parsed(contents("v2rows.json"))));
    const Dashboard again = read(written).dashboard;
    QCOMPARE(gridOf(again), gridOf(edited));
    QCOMPARE(again.panels[0].targets, edited.panels[0].targets);
    QCOMPARE(again.variables[1].current, edited.variables[1].current);
}

void GrafanaFormsTest::v2PanelsComeAndGo()
{
    Dashboard edited = read(contents("v2rows.json")).dashboard;
    Panel added = newPanel(nextPanelId(edited), PanelKind::TimeSeries);
    added.title = QStringLiteral("New");
    added.grid = {0, 0, 12, 6};
    added.targets[0].expression = QStringLiteral("vector(1)");
    for (Panel &panel : edited.panels)
        panel.grid.y += 6;
    edited.panels.insert(edited.panels.begin(), added);
    edited.panels[5].children.clear();
    const QByteArray written = writeGrafana(edited);
    const Json spec = parsed(written).at("spec");
    QVERIFY(!spec.at("elements").contains("panel-4"));
    const std::string name = "panel-" + std::to_string(added.id);
    const Json &element = spec.at("elements").at(name).at("spec");
    QCOMPARE(element.at("vizConfig").at("group").get<std::string>(), std::string("timeseries"));
    QCOMPARE(element.at("data")
                 .at("spec")
                 .at("queries")
                 .at(0)
                 .at("spec")
                 .at("query")
                 .at("spec")
                 .at("expr")
                 .get<std::string>(),
             std::string("vector(1)"));
    const Dashboard again = read(written).dashboard;
    QCOMPARE(again.panels.size(), edited.panels.size());
    QCOMPARE(findPanel(again, added.id)->grid, added.grid);
    QCOMPARE(findPanel(again, 1)->grid, (GridRect{0, 6, 24, 8}));
    // The automatic grid went down with its row and is as it was.
    QCOMPARE(
        spec.at("layout").at("spec").at("rows").at(1).at("spec").at("layout").at("kind").get<std::string>(),
        std::string("AutoGridLayout"));
}

void GrafanaFormsTest::v2AutomaticGridStaysUntilMoved()
{
    Dashboard edited = read(contents("v2rows.json")).dashboard;
    std::swap(edited.panels[2].grid, edited.panels[3].grid);
    const auto layoutOf = [](const QByteArray &text) {
        return parsed(text).at("spec").at("layout").at("spec").at("rows").at(1).at("spec").at("layout");
    };
    const Json exchanged = layoutOf(writeGrafana(edited));
    QCOMPARE(exchanged.at("kind").get<std::string>(), std::string("AutoGridLayout"));
    QCOMPARE(exchanged.at("spec").at("items").at(0).at("spec").at("element").at("name").get<std::string>(),
             std::string("panel-3"));
    edited.panels[2].grid.h = 7;
    edited.panels[4].grid.y = 16; // the row below makes room
    const QByteArray written = writeGrafana(edited);
    const Json moved = layoutOf(written);
    QCOMPARE(moved.at("kind").get<std::string>(), std::string("GridLayout"));
    QCOMPARE(gridOf(read(written).dashboard), gridOf(edited));
}

void GrafanaFormsTest::v2RowsAreRebuiltWhenOneGoes()
{
    Dashboard edited = read(contents("v2rows.json")).dashboard;
    edited = withPanelRemoved(edited, edited.panels[1].id); // the row Faults; its panels fall up
    const QByteArray written = writeGrafana(edited);
    const Json rows = parsed(written).at("spec").at("layout").at("spec").at("rows");
    QCOMPARE(rows.size(), 2u);
    QVERIFY(rows.at(0).at("spec").at("hideHeader").get<bool>());
    QCOMPARE(rows.at(1).at("spec").at("title").get<std::string>(), std::string("More"));
    const Dashboard again = read(written).dashboard;
    QCOMPARE(again.panels.size(), edited.panels.size());
    QCOMPARE(findPanel(again, 2)->grid, findPanel(edited, 2)->grid);
}

void GrafanaFormsTest::v2SurvivesTheJournal()
{
    const QByteArray text = contents("v2rows.json");
    Journal journal;
    journal.open(read(text).dashboard, text);
    Dashboard edited = journal.current();
    edited.title = QStringLiteral("Edited");
    QVERIFY(journal.record(edited, EditKind::TitleChanged, {}));
    QVERIFY(journal.text().contains("\"Edited\""));
    QVERIFY(parsed(journal.text()).at("spec").contains("elements"));
    journal.undo();
    QCOMPARE(journal.text(), text);
}

void GrafanaFormsTest::classicBecomesV2_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("small") << contents("small.json");
    QTest::newRow("shared") << contents("shared.json");
    QTest::newRow("old rows") << QByteArray(
        R"({"title":"t","rows":[{"title":"R","showTitle":true,"panels":[{"id":1,"type":"graph","span":6,"targets":[{"expr":"up"}]}]}]})");
    QDir fixtures(
        qEnvironmentVariable("YAGURA_FIXTURES", QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures"))
        + QStringLiteral("/grafana"));
    for (const QString &name : fixtures.entryList({QStringLiteral("*.json")})) {
        QFile file(fixtures.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << file.readAll();
    }
}

void GrafanaFormsTest::classicBecomesV2()
{
    QFETCH(QByteArray, text);
    const Dashboard before = read(text).dashboard;
    const QByteArray written = writeGrafanaV2(before);
    const GrafanaFile file = read(written);
    QCOMPARE(file.form, GrafanaForm::V2);
    const Dashboard &after = file.dashboard;
    QCOMPARE(after.title, before.title);
    QCOMPARE(after.uid, before.uid);
    if (before.time)
        QCOMPARE(after.time, before.time);
    QCOMPARE(after.variables.size(), before.variables.size());
    const auto all = [](const Dashboard &dashboard) {
        std::vector<const Panel *> panels;
        for (const Panel &panel : dashboard.panels) {
            panels.push_back(&panel);
            for (const Panel &child : panel.children)
                panels.push_back(&child);
        }
        std::erase_if(panels, [](const Panel *panel) { return panel->kind == PanelKind::Row; });
        std::sort(panels.begin(), panels.end(), [](const Panel *a, const Panel *b) { return a->id < b->id; });
        return panels;
    };
    const auto old = all(before);
    const auto now = all(after);
    QCOMPARE(now.size(), old.size());
    for (size_t i = 0; i < old.size(); ++i) {
        QCOMPARE(now[i]->id, old[i]->id);
        QCOMPARE(now[i]->title, old[i]->title);
        QCOMPARE(now[i]->targets.size(), old[i]->targets.size());
        QCOMPARE(now[i]->grid.w, old[i]->grid.w);
        QCOMPARE(now[i]->grid.x, old[i]->grid.x);
        QCOMPARE(now[i]->field.unit, old[i]->field.unit);
    }
    QCOMPARE(writeGrafanaV2(after), written);
}

void GrafanaFormsTest::truncationsNeverCrash_data()
{
    unchangedComesBackByteForByte_data();
}

void GrafanaFormsTest::truncationsNeverCrash()
{
    QFETCH(QByteArray, text);
    for (qsizetype length = 0; length < text.trimmed().size(); length += 97) {
        const auto file = readGrafana(text.left(length), QStringLiteral("cut"));
        QVERIFY2(!file, qPrintable(QString::number(length)));
        QVERIFY(!file.error().detail.isEmpty());
    }
}

QTEST_GUILESS_MAIN(GrafanaFormsTest)
#include "tst_grafanaforms.moc"
