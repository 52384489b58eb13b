#include "core/jsonreader.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/options/optionvalues.h"
#include "dashboards/options/seriesoptions.h"
#include "dashboards/options/viewoptions.h"

#include "support/qtprinting.h"

#include <QDirIterator>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QString fixtures()
{
    const QString set = qEnvironmentVariable("YAGURA_FIXTURES");
    return set.isEmpty() ? QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures") : set;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray small = contents(QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/small.json"));

// Of a field of that name.
frames::FieldConfig settingsOf(const Panel &panel, const char *name)
{
    frames::Frame frame;
    frame.fields.push_back({QString::fromLatin1(name), frames::Column::numbers({1})});
    return frames::withSettings({frame}, panel.field, panel.overrides).front().fields.front().config;
}

} // namespace

class GrafanaFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItKnows();
    void unchangedComesBackByteForByte();
    void editsTouchNothingElse();
    void everyFixtureSurvivesAnEdit_data();
    void everyFixtureSurvivesAnEdit();
    void wrappersStay_data();
    void wrappersStay();
    void refuses_data();
    void refuses();
    void oldRowsAreLaidOnTheGrid();
    void oldRowsAreRewrittenOnlyWhenPanelsChange();
    void graphBecomesTimeSeries();
    void singleStatBecomesStatOrGauge();
    void styledTableGetsOverrides();
    void oldPanelIsRewrittenOnlyWhenItsLookChanges();
    void newDashboardIsReadBack();
    void anyTruncationIsAnError();
    void ownDashboardsAreSound_data();
    void ownDashboardsAreSound();
};

void GrafanaFileTest::readsWhatItKnows()
{
    const auto file = readGrafana(small, QStringLiteral("small.json"));
    QVERIFY2(file, qPrintable(file ? QString() : describe(file.error())));
    const Dashboard &dashboard = file->dashboard;
    QCOMPARE(dashboard.title, QStringLiteral("Small"));
    QCOMPARE(dashboard.time->from, QStringLiteral("now-1h"));
    QCOMPARE(dashboard.panels.size(), 3u);
    const Panel &cpu = dashboard.panels[0];
    QCOMPARE(cpu.kind, PanelKind::TimeSeries);
    QCOMPARE(cpu.grid, (GridRect{0, 0, 12, 8}));
    QCOMPARE(cpu.source, QStringLiteral("${ds}"));
    QCOMPARE(cpu.field.unit, QStringLiteral("percentunit"));
    QCOMPARE(cpu.field.minimum, 0.0);
    QCOMPARE(cpu.field.thresholds->steps.size(), 2);
    QCOMPARE(cpu.field.thresholds->steps.at(0).from, std::nullopt);
    QCOMPARE(cpu.field.thresholds->steps.at(1).from, 0.8);
    QCOMPARE(seriesOptions(cpu.field).style, DrawStyle::Bars);
    QCOMPARE(seriesOptions(cpu.field).stacking, Stacking::Normal);
    QCOMPARE(cpu.targets[0].legend, QStringLiteral("{{job}}"));
    QCOMPARE(cpu.targets[1].mode, QueryMode::Instant);
    QVERIFY(cpu.targets[1].hidden);
    QCOMPARE(settingsOf(cpu, "x").unit, QStringLiteral("s"));
    QCOMPARE(settingsOf(cpu, "z").unit, QStringLiteral("percentunit"));
    QVERIFY(dashboard.panels[1].id != 4); // twice the same id is repaired
    QCOMPARE(dashboard.panels[1].kind, PanelKind::Unsupported);
    const Panel &row = dashboard.panels[2];
    QVERIFY(row.collapsed);
    QCOMPARE(row.children.size(), 1u);
    QCOMPARE(statOptions(row.children[0].options).reduce.calculation, QStringLiteral("mean"));
    QVERIFY(!statOptions(row.children[0].options).hasGraph);
    const Variable &service = dashboard.variables[0];
    QCOMPARE(service.query, QStringLiteral("label_values(up, job)"));
    QCOMPARE(service.current, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(file->findings.size(), 2u);
    QCOMPARE(file->findings[0].kind, FileFindingKind::UnsupportedVariable);
    QCOMPARE(file->findings[1].kind, FileFindingKind::UnsupportedPanel);
    QCOMPARE(file->findings[1].detail, QStringLiteral("geomap"));
}

void GrafanaFileTest::unchangedComesBackByteForByte()
{
    const auto file = readGrafana(small, QStringLiteral("small.json"));
    QCOMPARE(writeGrafana(file->dashboard), small);
}

void GrafanaFileTest::editsTouchNothingElse()
{
    auto file = readGrafana(small, QStringLiteral("small.json"));
    Dashboard edited = file->dashboard;
    edited.panels[0].title = QStringLiteral("CPU, busy");
    edited.panels[0].grid.x = 6;
    edited.panels[0].targets[0].expression = QStringLiteral("z");
    edited.panels[0].field.unit = QStringLiteral("s");
    edited.variables[0].current = {allValue()};
    edited.layout = LayoutMode::Free;
    const QByteArray written = writeGrafana(edited);
    auto before = parseJson(small, {});
    auto after = parseJson(written, {});
    QVERIFY(before && after);
    // Put back by hand what was changed on purpose; everything else must be equal.
    auto &panel = after->at("panels").at(0);
    QCOMPARE(panel.at("title").get<std::string>(), std::string("CPU, busy"));
    QCOMPARE(panel.at("gridPos").at("x").get<int>(), 6);
    QCOMPARE(panel.at("targets").at(0).at("expr").get<std::string>(), std::string("z"));
    QCOMPARE(panel.at("fieldConfig").at("defaults").at("unit").get<std::string>(), std::string("s"));
    QCOMPARE(after->at("yagura").at("layout").get<std::string>(), std::string("free"));
    panel.at("title") = "CPU";
    panel.at("gridPos").at("x") = 0;
    panel.at("targets").at(0).at("expr") = "rate(x[$__rate_interval])";
    panel.at("fieldConfig").at("defaults").at("unit") = "percentunit";
    after->erase("yagura");
    after->at("templating").at("list").at(0).at("current")
        = before->at("templating").at("list").at(0).at("current");
    // Ids that were missing or double, and places that were missing, are written.
    for (const size_t index : {size_t(1), size_t(2)}) {
        before->at("panels").at(index).emplace("gridPos", after->at("panels").at(index).at("gridPos"));
        before->at("panels").at(index).erase("id");
        after->at("panels").at(index).erase("id");
    }
    QCOMPARE(QString::fromStdString(after->dump(1)), QString::fromStdString(before->dump(1)));
    const auto again = readGrafana(written, {});
    QVERIFY(again->dashboard.variables[0].isAll());
    QCOMPARE(again->dashboard.layout, LayoutMode::Free);
}

void GrafanaFileTest::everyFixtureSurvivesAnEdit_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator it(fixtures() + QStringLiteral("/grafana"), {QStringLiteral("*.json")});
    while (it.hasNext()) {
        const QString path = it.next();
        QTest::newRow(qPrintable(it.fileName())) << path;
    }
    if (!QDir(fixtures()).exists())
        QTest::newRow("no fixtures") << QString();
}

void GrafanaFileTest::everyFixtureSurvivesAnEdit()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the shared Grafana files are not here (YAGURA_FIXTURES)");
    const QByteArray text = contents(path);
    const auto file = readGrafana(text, path);
    QVERIFY2(file, qPrintable(file ? QString() : describe(file.error())));
    QCOMPARE(writeGrafana(file->dashboard), text);
    QVERIFY(!file->dashboard.panels.empty() || !file->findings.empty());
    Dashboard edited = file->dashboard;
    edited.title += QStringLiteral(" (edited)");
    const auto before = parseJson(text, path);
    auto after = parseJson(writeGrafana(edited), path);
    QVERIFY(after);
    auto &head = after->contains("dashboard") ? after->at("dashboard") : *after;
    const auto &oldHead = before->contains("dashboard") ? before->at("dashboard") : *before;
    head.at("title") = oldHead.at("title");
    QVERIFY(*after == *before);
}

void GrafanaFileTest::wrappersStay_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("tail");
    QTest::newRow("API export") << QByteArray(R"({"meta":{"slug":"s"},"dashboard":)")
                                << QByteArray(R"(,"overwrite":true})");
    QTest::newRow("Kubernetes") << QByteArray(
        R"({"apiVersion":"dashboard.grafana.app/v1beta1","kind":"Dashboard","metadata":{"name":"n"},"spec":)")
                                << QByteArray("}");
}

void GrafanaFileTest::wrappersStay()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, tail);
    const auto file = readGrafana(QByteArray(head + small + tail), {});
    QVERIFY(file);
    QCOMPARE(file->dashboard.panels.size(), 3u);
    Dashboard edited = file->dashboard;
    edited.title = QStringLiteral("Other");
    const QByteArray written = writeGrafana(edited);
    const auto json = parseJson(written, {});
    QVERIFY(json->contains("metadata") || json->contains("meta"));
    const auto again = readGrafana(written, {});
    QCOMPARE(again->dashboard.title, QStringLiteral("Other"));
    QCOMPARE(again->dashboard.panels.size(), 3u);
}

void GrafanaFileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("a page") << QByteArray("<html>") << ErrorKind::NotJson;
    QTest::newRow("a list") << QByteArray("[]") << ErrorKind::Malformed;
    QTest::newRow("something else") << QByteArray(R"({"a":1})") << ErrorKind::Malformed;
}

void GrafanaFileTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorKind, kind);
    const auto file = readGrafana(text, QStringLiteral("f.json"));
    QVERIFY(!file);
    QCOMPARE(file.error().kind, kind);
    QVERIFY(file.error().where.contains(QStringLiteral("f.json")));
}

void GrafanaFileTest::oldRowsAreLaidOnTheGrid()
{
    const QByteArray text = R"({"title":"Old","schemaVersion":14,"rows":[
        {"height":"300px","panels":[{"id":1,"type":"graph","span":6},{"id":2,"type":"graph","span":6},
                                    {"id":3,"type":"text","span":12,"height":100}]},
        {"title":"Shut","collapse":true,"panels":[{"id":4,"type":"singlestat","span":3}]},
        {"repeatIteration":5,"panels":[{"id":6,"type":"graph"}]},
        {"title":"Open","showTitle":true,"panels":[{"id":5,"type":"graph"},{"id":9,"type":"graph","repeatPanelId":5}]}]})";
    const auto file = readGrafana(text, {});
    QVERIFY(file);
    QCOMPARE(writeGrafana(file->dashboard), text);
    // 300 px are ceil(300 / 38) = 8 cells, 100 px 3, no height 7; the row heads are one cell high.
    const std::vector<Panel> &panels = file->dashboard.panels;
    QCOMPARE(panels.size(), 7u);
    QCOMPARE(panels[0].kind, PanelKind::Row);
    QCOMPARE(panels[0].grid, (GridRect{0, 0, 24, 1}));
    QCOMPARE(panels[1].grid, (GridRect{0, 1, 12, 8}));
    QCOMPARE(panels[2].grid, (GridRect{12, 1, 12, 8}));
    QCOMPARE(panels[3].grid, (GridRect{0, 9, 24, 3}));
    QCOMPARE(panels[4].grid, (GridRect{0, 17, 24, 1}));
    QVERIFY(panels[4].collapsed);
    QCOMPARE(panels[4].children.size(), 1u);
    QCOMPARE(panels[4].children[0].kind, PanelKind::Stat);
    QCOMPARE(panels[4].children[0].grid, (GridRect{0, 18, 6, 7}));
    QCOMPARE(panels[5].grid, (GridRect{0, 18, 24, 1}));
    QCOMPARE(panels[6].id, 5);
    QCOMPARE(panels[6].grid, (GridRect{0, 19, 8, 7}));
}

void GrafanaFileTest::oldRowsAreRewrittenOnlyWhenPanelsChange()
{
    const QByteArray text
        = R"({"title":"Old","schemaVersion":14,"rows":[{"panels":[{"id":1,"type":"graph","span":6}]}]})";
    Dashboard edited = readGrafana(text, {})->dashboard;
    edited.title = QStringLiteral("New");
    const auto named = parseJson(writeGrafana(edited), {});
    QVERIFY(named->contains("rows") && !named->contains("panels"));
    edited.panels[0].title = QStringLiteral("Panel");
    const QByteArray written = writeGrafana(edited);
    const auto arranged = parseJson(written, {});
    QVERIFY(!arranged->contains("rows"));
    QCOMPARE(arranged->at("schemaVersion").get<int>(), 39);
    QCOMPARE(arranged->at("panels").at(0).at("type").get<std::string>(), std::string("timeseries"));
    QCOMPARE(gridOf(readGrafana(written, {})->dashboard), gridOf(edited));
}

void GrafanaFileTest::graphBecomesTimeSeries()
{
    const auto file = readGrafana(
        R"({"title":"t","panels":[{"id":1,"type":"graph","title":"g","lines":false,"points":false,"bars":true,
        "fill":3,"stack":true,"percentage":true,"nullPointMode":"connected","decimals":2,
        "yaxes":[{"format":"bytes","min":"0","max":null,"show":true},{"format":"s"}],
        "thresholds":[{"value":90,"colorMode":"critical","line":true,"op":"gt"},{"value":80,"colorMode":"warning","line":true,"op":"gt"}],
        "legend":{"show":false},"aliasColors":{"a":"#ff0000"},
        "seriesOverrides":[{"alias":"/^b/","yaxis":2},{"alias":"nothing"}],
        "targets":[{"expr":"up","refId":"A"}]}]})",
        {});
    const Panel &panel = file->dashboard.panels[0];
    QCOMPARE(panel.kind, PanelKind::TimeSeries);
    QCOMPARE(panel.typeName, QStringLiteral("timeseries"));
    QCOMPARE(seriesOptions(panel.field).style, DrawStyle::Bars);
    QCOMPARE(seriesOptions(panel.field).fillOpacity, 100);
    QCOMPARE(seriesOptions(panel.field).stacking, Stacking::Percent);
    QVERIFY(seriesOptions(panel.field).joinsNulls);
    QCOMPARE(legendOptions(panel.options).mode, LegendMode::Hidden);
    QCOMPARE(panel.field.unit, QStringLiteral("bytes"));
    QCOMPARE(panel.field.decimals, 2);
    QCOMPARE(panel.field.minimum, 0.0);
    QCOMPARE(panel.field.maximum, std::nullopt);
    const QList<frames::ThresholdStep> steps{{std::nullopt, QStringLiteral("transparent")},
                                             {80, QStringLiteral("orange")},
                                             {90, QStringLiteral("red")}};
    QCOMPARE(panel.field.thresholds->steps, steps);
    QCOMPARE(seriesOptions(panel.field).thresholds, ThresholdDrawing::Lines);
    QCOMPARE(panel.overrides.size(), 2u);
    QCOMPARE(settingsOf(panel, "a").color->name, QStringLiteral("#ff0000"));
    QCOMPARE(settingsOf(panel, "bc").unit, QStringLiteral("s"));
    QCOMPARE(panel.targets[0].expression, QStringLiteral("up"));
}

void GrafanaFileTest::singleStatBecomesStatOrGauge()
{
    const auto file = readGrafana(R"({"title":"t","panels":[
        {"id":1,"type":"singlestat","valueName":"avg","format":"percent","decimals":1,"nullText":"none","thresholds":"50, 80",
         "colors":["green","orange","red"],"sparkline":{"show":true}},
        {"id":2,"type":"singlestat","valueName":"current","gauge":{"show":true,"minValue":0,"maxValue":200}}]})",
                                  {});
    const Panel &stat = file->dashboard.panels[0];
    QCOMPARE(stat.kind, PanelKind::Stat);
    QCOMPARE(statOptions(stat.options).reduce.calculation, QStringLiteral("mean"));
    QVERIFY(statOptions(stat.options).hasGraph);
    QCOMPARE(stat.field.unit, QStringLiteral("percent"));
    QCOMPARE(stat.field.noValue, QStringLiteral("none"));
    const QList<frames::ThresholdStep> steps{
        {std::nullopt, QStringLiteral("green")}, {50, QStringLiteral("orange")}, {80, QStringLiteral("red")}};
    QCOMPARE(stat.field.thresholds->steps, steps);
    const Panel &gauge = file->dashboard.panels[1];
    QCOMPARE(gauge.kind, PanelKind::Gauge);
    QCOMPARE(gaugeOptions(gauge.options).reduce.calculation, QStringLiteral("lastNotNull"));
    QCOMPARE(gauge.field.maximum, 200.0);
    QCOMPARE(gauge.field.thresholds, std::nullopt);
}

void GrafanaFileTest::styledTableGetsOverrides()
{
    const auto file = readGrafana(R"({"title":"t","panels":[{"id":1,"type":"table","styles":[
        {"pattern":"Value","alias":"CPU","type":"number","unit":"percent","decimals":2,"colorMode":"cell",
         "colors":["green","red"],"thresholds":["90"]},
        {"pattern":"/.*/","type":"string"}]}]})",
                                  {});
    const Panel &panel = file->dashboard.panels[0];
    QCOMPARE(panel.kind, PanelKind::Table);
    QCOMPARE(panel.overrides.size(), 1u);
    const frames::FieldConfig options = settingsOf(panel, "Value");
    QCOMPARE(options.displayName, QStringLiteral("CPU"));
    QCOMPARE(options.unit, QStringLiteral("percent"));
    QCOMPARE(options.decimals, 2);
    QCOMPARE(optionAt(options.custom.value(QStringLiteral("cellOptions")).toMap(), u"type").toString(),
             QStringLiteral("color-background"));
    QCOMPARE(options.thresholds->steps.at(1), (frames::ThresholdStep{90, QStringLiteral("red")}));
}

void GrafanaFileTest::oldPanelIsRewrittenOnlyWhenItsLookChanges()
{
    const QByteArray text
        = R"({"title":"t","panels":[{"id":1,"type":"graph","title":"a","fill":2,"gridPos":{"h":8,"w":12,"x":0,"y":0}},
        {"id":2,"type":"graph","title":"b","fill":2,"gridPos":{"h":8,"w":12,"x":12,"y":0}}]})";
    Dashboard edited = readGrafana(text, {})->dashboard;
    edited.panels[0].title = QStringLiteral("other");
    edited.panels[1].field.custom.insert(QStringLiteral("fillOpacity"), 50);
    const auto json = parseJson(writeGrafana(edited), {});
    auto expected = parseJson(text, {});
    expected->at("panels").at(0).at("title") = "other";
    QVERIFY(json->at("panels").at(0) == expected->at("panels").at(0));
    const auto &modern = json->at("panels").at(1);
    QCOMPARE(modern.at("type").get<std::string>(), std::string("timeseries"));
    QVERIFY(!modern.contains("fill"));
    QCOMPARE(modern.at("fieldConfig").at("defaults").at("custom").at("fillOpacity").get<int>(), 50);
}

void GrafanaFileTest::newDashboardIsReadBack()
{
    Dashboard dashboard;
    dashboard.title = QStringLiteral("新しい");
    dashboard.uid = QStringLiteral("new");
    Panel panel = newPanel(1, PanelKind::Stat);
    panel.title = QStringLiteral("Requests");
    panel.targets[0].expression = QStringLiteral("sum(rate(x[1m]))");
    panel.field.unit = QStringLiteral("reqps");
    panel.field.thresholds = frames::defaultThresholds();
    panel.options.insert(QStringLiteral("graphMode"), QStringLiteral("none"));
    dashboard = withPanelAdded(dashboard, panel);
    Panel text = newPanel(2, PanelKind::Text);
    text.text = QStringLiteral("# Hello");
    dashboard = withPanelAdded(dashboard, text);
    const auto again = readGrafana(writeGrafana(dashboard), {});
    QVERIFY(again);
    QCOMPARE(again->dashboard.title, dashboard.title);
    QCOMPARE(again->dashboard.panels.size(), 2u);
    QCOMPARE(again->dashboard.panels[0].targets, dashboard.panels[0].targets);
    QCOMPARE(again->dashboard.panels[0].options, dashboard.panels[0].options);
    QCOMPARE(*again->dashboard.panels[0].field.thresholds, *dashboard.panels[0].field.thresholds);
    QCOMPARE(again->dashboard.panels[1].text, text.text);
    QCOMPARE(gridOf(again->dashboard), gridOf(dashboard));
}

void GrafanaFileTest::anyTruncationIsAnError()
{
    for (qsizetype length = 0; length < small.size(); ++length)
        QVERIFY2(!readGrafana(small.left(length), {}), qPrintable(QString::number(length)));
}

void GrafanaFileTest::ownDashboardsAreSound_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator it(QStringLiteral(YAGURA_SOURCE_DIR "/resources/dashboards"), {QStringLiteral("*.json")});
    while (it.hasNext()) {
        const QString path = it.next();
        QTest::newRow(qPrintable(it.fileName())) << path;
    }
}

void GrafanaFileTest::ownDashboardsAreSound()
{
    QFETCH(QString, path);
    const auto file = readGrafana(contents(path), path);
    QVERIFY2(file, qPrintable(file ? QString() : describe(file.error())));
    QVERIFY(file->findings.empty());
    QVERIFY(file->dashboard.panels.size() >= 12);
    QVERIFY(!file->dashboard.uid.isEmpty());
    const GridLayout grid = gridOf(file->dashboard);
    QCOMPARE(arranged(grid, file->dashboard.layout), grid); // nothing overlaps, nothing floats
    for (const Panel &panel : file->dashboard.panels) {
        QVERIFY2(!panel.title.isEmpty(), qPrintable(QString::number(panel.id)));
        if (!hasTargets(panel.kind))
            continue;
        QVERIFY2(!panel.targets.empty(), qPrintable(panel.title));
        const Target &first = panel.targets.front();
        QVERIFY2(!first.expression.isEmpty() || !first.model.isEmpty(), qPrintable(panel.title));
    }
}

QTEST_GUILESS_MAIN(GrafanaFileTest)
#include "tst_grafanafile.moc"
