#include "core/jsonreader.h"
#include "dashboards/files/dashboarddocument.h"
#include "dashboards/panelview.h"
#include "dashboards/samples/sampleanswers.h"
#include "dashboards/views/tablepanelview.h"
#include "kit/controls/searchfield.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

const Instant now = fromUnixSeconds(std::int64_t{1'750'000'000});

// The panel that a file with these members has.
Panel panelOf(const Json &members)
{
    Json file = {{"title", "t"}, {"panels", Json::array({members})}};
    const auto document = readDashboardDocument(dumpJson(file), QStringLiteral("t.json"));
    return document ? document->dashboards.front().dashboard.panels.front() : Panel();
}

Json jsonOf(const QByteArray &text)
{
    const auto json = parseJson(text, {});
    return json ? *json : Json();
}

Json queries(const QByteArray &type)
{
    const auto target = [](const char *refId, const char *expression, const char *legend) {
        return Json{{"refId", refId}, {"expr", expression}, {"legendFormat", legend}};
    };
    if (type == "heatmap") {
        Json buckets = target("A", "sum by (le) (rate(x_bucket[5m]))", "{{le}}");
        buckets["format"] = "heatmap";
        return Json::array({buckets});
    }
    Json first = target("A", "sum by (service) (rate(x_total[5m]))", "{{service}}");
    Json second = target("B", "sum(rate(y_total[5m]))", "all");
    if (type == "table" || type == "barchart") {
        for (Json *one : {&first, &second}) {
            (*one)["format"] = "table";
            (*one)["instant"] = true;
        }
        second["expr"] = "sum by (service) (y)";
        return type == "barchart" ? Json::array({first, second}) : Json::array({first});
    }
    return Json::array({first, second});
}

PlanContext plan()
{
    PlanContext context;
    context.range = {now - std::chrono::hours(6), now};
    return context;
}

// The view's picture with these answers; with the pointer in its middle where hovers is set.
QImage drawn(const Panel &panel, const std::vector<QueryAnswer> &answers, bool hovers)
{
    QWidget place;
    place.setAttribute(Qt::WA_DontShowOnScreen);
    place.resize(560, 300);
    PanelView *view = makePanelView(panel.kind, QStringLiteral("p"), &place);
    view->resize(place.size());
    PanelContent content;
    content.panel = panel;
    content.text = panel.text;
    content.range = plan().range;
    content.now = now;
    DataContext context;
    context.range = content.range;
    content.data = std::make_shared<const PanelData>(panelData(panel, answers, context));
    place.show();
    view->setContent(content);
    QCoreApplication::processEvents();
    if (hovers) {
        const QPoint middle(300, 110);
        QWidget *child = view->childAt(middle);
        const QPoint at = child ? child->mapFrom(view, middle) : middle;
        QMouseEvent move(QEvent::MouseMove, at, view->mapToGlobal(middle), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(child ? child : view, &move);
    }
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    return place.grab().toImage();
}

} // namespace

class PanelOptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<kit::ThemeManager>(*qApp); }
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn();
    void cellsLeadSomewhere();
    void rowsAreFiltered();

private:
    void addSeriesOptions();
    void addAxisOptions();
    void addCommonOptions();
    void addFigureOptions();
    void addTableOptions();
    void addChartOptions();

    std::unique_ptr<kit::ThemeManager> m_themes;
};

namespace {

// base holds for both pictures; option makes the difference. Both are merged into the panel.
void row(const char *name, const char *type, const QByteArray &option, const QByteArray &base = "{}",
         bool hovers = false)
{
    QTest::addRow("%s: %s", type, name) << QByteArray(type) << base << option << hovers;
}

QByteArray options(const QByteArray &members)
{
    return R"({"options":{)" + members + "}}";
}

QByteArray custom(const QByteArray &members)
{
    return R"({"fieldConfig":{"defaults":{"custom":{)" + members + "}}}}";
}

QByteArray defaults(const QByteArray &members)
{
    return R"({"fieldConfig":{"defaults":{)" + members + "}}}";
}

const QByteArray steps
    = R"("thresholds":{"mode":"absolute","steps":[{"value":null,"color":"green"},{"value":60,"color":"red"}]})";

} // namespace

void PanelOptionsTest::addSeriesOptions()
{
    const char *type = "timeseries";
    row("bars", type, custom(R"("drawStyle":"bars")"));
    row("points", type, custom(R"("drawStyle":"points")"));
    row("smooth", type, custom(R"("lineInterpolation":"smooth")"), R"({"interval":"20m"})");
    row("step before", type, custom(R"("lineInterpolation":"stepBefore")"), R"({"interval":"20m"})");
    row("step after", type, custom(R"("lineInterpolation":"stepAfter")"), R"({"interval":"20m"})");
    row("line width", type, custom(R"("lineWidth":4)"));
    row("dashes", type, custom(R"("lineStyle":{"fill":"dash","dash":[10,10]})"));
    row("dots", type, custom(R"("lineStyle":{"fill":"dot"})"));
    row("fill", type, custom(R"("fillOpacity":40)"));
    row("gradient", type, custom(R"("gradientMode":"opacity")"), custom(R"("fillOpacity":60)"));
    row("gradient by hue", type, custom(R"("gradientMode":"hue")"), custom(R"("fillOpacity":60)"));
    row("gradient by scheme", type, custom(R"("gradientMode":"scheme")"),
        R"({"fieldConfig":{"defaults":{"custom":{"fillOpacity":60},"color":{"mode":"continuous-GrYlRd"}}}})");
    row("points hidden", type, custom(R"("showPoints":"never")"), R"({"interval":"20m"})");
    row("point size", type, custom(R"("pointSize":14)"), custom(R"("drawStyle":"points")"));
    row("stacked", type, custom(R"("stacking":{"mode":"normal","group":"A"})"),
        custom(R"("fillOpacity":40)"));
    row("stacked to 100 %", type, custom(R"("stacking":{"mode":"percent","group":"A"})"),
        custom(R"("fillOpacity":40)"));
    row("below zero", type, custom(R"("transform":"negative-Y")"));
    row("constant", type, custom(R"("transform":"constant")"));
    row("threshold lines", type, custom(R"("thresholdsStyle":{"mode":"line"})"), defaults(steps));
    row("threshold dashes", type, custom(R"("thresholdsStyle":{"mode":"dashed"})"), defaults(steps));
    row("threshold areas", type, custom(R"("thresholdsStyle":{"mode":"area"})"), defaults(steps));
    row("threshold lines and areas", type, custom(R"("thresholdsStyle":{"mode":"line+area"})"),
        defaults(steps));
    row("threshold dashes and areas", type, custom(R"("thresholdsStyle":{"mode":"dashed+area"})"),
        defaults(steps));
    row("fill below to", type,
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"checkout"},
            "properties":[{"id":"custom.fillBelowTo","value":"all"},{"id":"custom.fillOpacity","value":60}]}]}})");
    row("hidden in plot", type, custom(R"("hideFrom":{"viz":true})"));
    row("hidden in legend", type, custom(R"("hideFrom":{"legend":true})"));
    row("override by pattern", type,
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byRegexp","options":"/^ch/"},
            "properties":[{"id":"color","value":{"mode":"fixed","fixedColor":"red"}}]}]}})");
}

void PanelOptionsTest::addAxisOptions()
{
    const char *type = "timeseries";
    row("axis right", type, custom(R"("axisPlacement":"right")"));
    row("axis hidden", type, custom(R"("axisPlacement":"hidden")"));
    row("axis label", type, custom(R"("axisLabel":"requests")"));
    row("axis width", type, custom(R"("axisWidth":120)"));
    row("soft minimum", type, custom(R"("axisSoftMin":-400)"));
    row("soft maximum", type, custom(R"("axisSoftMax":900)"));
    row("centred on zero", type, custom(R"("axisCenteredZero":true)"));
    row("no grid", type, custom(R"("axisGridShow":false)"));
    row("axis line", type, custom(R"("axisBorderShow":true)"));
    row("axis in the series' colour", type, custom(R"("axisColorMode":"series")"));
    row("logarithmic", type, custom(R"("scaleDistribution":{"type":"log","log":10})"));
    row("symmetric logarithmic", type,
        custom(R"("scaleDistribution":{"type":"symlog","log":10,"linearThreshold":5})"));
    row("unit", type, defaults(R"("unit":"bytes")"));
    row("decimals", type, defaults(R"("decimals":3)"));
    row("minimum", type, defaults(R"("min":-200)"));
    row("maximum", type, defaults(R"("max":1000)"));
    row("display name", type, defaults(R"("displayName":"of ${__field.labels.service}")"));
    row("fixed colour", type, defaults(R"("color":{"mode":"fixed","fixedColor":"purple"})"));
    row("shades", type, defaults(R"("color":{"mode":"shades","fixedColor":"blue"})"));
    row("colour by value", type, defaults(R"("color":{"mode":"thresholds"},)" + steps));
}

void PanelOptionsTest::addCommonOptions()
{
    for (const char *type : {"timeseries", "barchart", "piechart", "histogram"}) {
        row("legend hidden", type, options(R"("legend":{"showLegend":false})"));
        row("legend right", type,
            options(R"("legend":{"placement":"right","showLegend":true,"displayMode":"list"})"),
            options(R"("legend":{"showLegend":true,"displayMode":"list"})"));
        row("legend table", type, options(R"("legend":{"displayMode":"table","showLegend":true})"),
            options(R"("legend":{"showLegend":true,"displayMode":"list"})"));
    }
    const QByteArray calculated
        = R"("legend":{"displayMode":"table","showLegend":true,"calcs":["min","mean"])";
    row("legend calculations", "timeseries", options(calculated + "}"),
        options(R"("legend":{"displayMode":"table","showLegend":true})"));
    row("legend sorted", "timeseries", options(calculated + R"(,"sortBy":"Mean","sortDesc":true})"),
        options(calculated + "}"));
    row("legend width", "timeseries",
        options(R"("legend":{"placement":"right","showLegend":true,"width":260})"),
        options(R"("legend":{"placement":"right","showLegend":true})"));
    row("tooltip of one", "timeseries", options(R"("tooltip":{"mode":"single"})"),
        options(R"("tooltip":{"mode":"multi"})"), true);
    row("no tooltip", "timeseries", options(R"("tooltip":{"mode":"none"})"),
        options(R"("tooltip":{"mode":"multi"})"), true);
    row("tooltip sorted", "timeseries", options(R"("tooltip":{"mode":"multi","sort":"asc"})"),
        options(R"("tooltip":{"mode":"multi","sort":"desc"})"), true);
}

void PanelOptionsTest::addFigureOptions()
{
    for (const char *type : {"stat", "gauge", "bargauge", "piechart"}) {
        row("calculation", type, options(R"("reduceOptions":{"calcs":["max"]})"));
        row("every row", type, options(R"("reduceOptions":{"values":true,"limit":3})"));
        row("fields", type, options(R"("reduceOptions":{"calcs":["lastNotNull"],"fields":"/^all$/"})"));
    }
    for (const char *type : {"stat", "gauge", "bargauge"}) {
        row("horizontal", type, options(R"("orientation":"horizontal")"),
            options(R"("orientation":"vertical")"));
        row("unit", type, defaults(R"("unit":"s")"));
        row("decimals", type, defaults(R"("decimals":3)"));
        row("display name", type, defaults(R"("displayName":"one")"));
        row("mapping", type,
            defaults(
                R"("mappings":[{"type":"range","options":{"from":0,"to":1e9,"result":{"text":"fine","color":"blue"}}}])"));
        row("thresholds", type,
            defaults(R"("thresholds":{"mode":"absolute","steps":[{"value":null,"color":"red"}]})"));
    }
    row("no colour", "stat", options(R"("colorMode":"none")"),
        defaults(R"("thresholds":{"mode":"absolute","steps":[{"value":null,"color":"red"}]})"));
    row("ground", "stat", options(R"("colorMode":"background")"), defaults(steps));
    row("solid ground", "stat", options(R"("colorMode":"background_solid")"),
        R"({"options":{"colorMode":"background"},"fieldConfig":{"defaults":{"thresholds":{"mode":"absolute","steps":[{"value":null,"color":"red"}]}}}})");
    row("no graph", "stat", options(R"("graphMode":"none")"));
    row("value alone", "stat", options(R"("textMode":"value")"));
    row("value and name", "stat", options(R"("textMode":"value_and_name")"),
        options(R"("textMode":"value")"));
    row("name alone", "stat", options(R"("textMode":"name")"));
    row("no text", "stat", options(R"("textMode":"none")"));
    row("centred", "stat", options(R"("justifyMode":"center")"));
    row("change", "stat", options(R"("showPercentChange":true)"));
    row("change inverted", "stat", options(R"("showPercentChange":true,"percentChangeColorMode":"inverted")"),
        options(R"("showPercentChange":true)"));
    row("change as the value", "stat",
        options(R"("showPercentChange":true,"percentChangeColorMode":"same_as_value")"),
        options(R"("showPercentChange":true)"));
    row("title size", "stat", options(R"("text":{"titleSize":30})"));
    row("value size", "stat", options(R"("text":{"valueSize":60})"));
    row("threshold labels", "gauge", options(R"("showThresholdLabels":true)"), defaults(steps));
    row("no threshold markers", "gauge", options(R"("showThresholdMarkers":false)"), defaults(steps));
    row("sized by hand", "gauge", options(R"("sizing":"manual","minVizWidth":300,"minVizHeight":260)"));
    row("lcd", "bargauge", options(R"("displayMode":"lcd")"), defaults(steps));
    row("basic", "bargauge", options(R"("displayMode":"basic")"), defaults(steps));
    row("values in text's colour", "bargauge", options(R"("valueMode":"text")"),
        defaults(
            R"("thresholds":{"mode":"absolute","steps":[{"value":null,"color":"green"},{"value":1,"color":"red"}]})"));
    row("values hidden", "bargauge", options(R"("valueMode":"hidden")"));
    row("names on top", "bargauge", options(R"("namePlacement":"top","orientation":"horizontal")"),
        options(R"("namePlacement":"left","orientation":"horizontal")"));
    row("names hidden", "bargauge", options(R"("namePlacement":"hidden")"));
    row("no unfilled area", "bargauge", options(R"("showUnfilled":false)"));
    row("sized by hand", "bargauge",
        options(R"("sizing":"manual","minVizHeight":60,"maxVizHeight":70,"orientation":"horizontal")"),
        options(R"("orientation":"horizontal")"));
}

void PanelOptionsTest::addTableOptions()
{
    const char *type = "table";
    const auto cells
        = [](const QByteArray &mode) { return custom(R"("cellOptions":{"type":")" + mode + "\"}"); };
    row("no header", type, options(R"("showHeader":false)"));
    row("sorted", type, options(R"("sortBy":[{"displayName":"Value","desc":true}])"),
        options(R"("sortBy":[{"displayName":"Value","desc":false}])"));
    row("footer", type, options(R"("footer":{"show":true,"reducer":["sum"]})"));
    row("footer of a field", type, options(R"("footer":{"show":true,"reducer":["sum"],"fields":["none"]})"),
        options(R"("footer":{"show":true,"reducer":["sum"]})"));
    row("rows counted", type, options(R"("footer":{"show":true,"reducer":[],"countRows":true})"));
    row("coloured text", type, cells("color-text"),
        defaults(R"("thresholds":{"mode":"absolute","steps":[{"value":null,"color":"red"}]})"));
    row("coloured ground", type, cells("color-background"), defaults(steps));
    row("solid ground", type, R"({"fieldConfig":{"defaults":{"custom":{"cellOptions":{"mode":"basic"}}}}})",
        R"({"fieldConfig":{"defaults":{"custom":{"cellOptions":{"type":"color-background"}},)" + steps
            + "}}}");
    row("gauge", type, cells("gauge"));
    row("old gauge", type, custom(R"("displayMode":"lcd-gauge")"));
    row("code", type, cells("json-view"));
    row("right", type, custom(R"("align":"right")"));
    row("centred", type, custom(R"("align":"center")"));
    row("width", type,
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"Time"},"properties":[{"id":"custom.width","value":300}]}]}})");
    row("least width", type, custom(R"("minWidth":170)"));
    row("hidden column", type,
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"Time"},"properties":[{"id":"custom.hidden","value":true}]}]}})");
    row("filter", type, custom(R"("filterable":true)"));
    row("links", type, defaults(R"("links":[{"title":"look","url":"https://example.org/${__value.text}"}])"));
    row("unit", type, defaults(R"("unit":"percent")"));
    row("row height", type, options(R"("cellHeight":"lg")"));
    row("trend", type,
        R"({"transformations":[{"id":"timeSeriesTable"}],"targets":[{"refId":"A",
            "expr":"sum by (service) (x) * 1","legendFormat":"{{service}}"}]})");
}

void PanelOptionsTest::addChartOptions()
{
    row("scheme", "heatmap", options(R"("color":{"scheme":"Blues"})"));
    row("one colour", "heatmap", options(R"("color":{"mode":"opacity","fill":"blue"})"));
    row("linear colours", "heatmap", options(R"("color":{"scale":"linear"})"),
        options(R"("color":{"mode":"opacity"})"));
    row("exponent", "heatmap", options(R"("color":{"exponent":2})"));
    row("few colours", "heatmap", options(R"("color":{"steps":4})"));
    row("colours reversed", "heatmap", options(R"("color":{"reverse":true})"));
    row("colours from", "heatmap", options(R"("color":{"min":100})"));
    row("colours to", "heatmap", options(R"("color":{"max":2000})"));
    row("cell gap", "heatmap", options(R"("cellGap":4)"), R"({"interval":"20m"})");
    row("filter", "heatmap", options(R"("filterValues":{"le":120})"));
    row("no legend", "heatmap", options(R"("legend":{"show":false})"));
    row("axis hidden", "heatmap", options(R"("yAxis":{"axisPlacement":"hidden"})"));
    row("axis reversed", "heatmap", options(R"("yAxis":{"reverse":true})"));
    row("axis unit", "heatmap", options(R"("yAxis":{"unit":"s"})"));
    row("axis limit", "heatmap", options(R"("yAxis":{"max":1})"));
    row("calculated", "heatmap",
        options(R"("calculate":true,"calculation":{"yBuckets":{"mode":"count","value":8}})"),
        options(R"("calculate":true)"));
    row("bucket size", "histogram", options(R"("bucketSize":30)"));
    row("bucket offset", "histogram", options(R"("bucketOffset":7,"bucketSize":30)"),
        options(R"("bucketSize":30)"));
    row("bucket count", "histogram", options(R"("bucketCount":6)"));
    row("combined", "histogram", options(R"("combine":true)"));
    row("stacked", "histogram", custom(R"("stacking":{"mode":"normal"})"));
    row("fill", "histogram", custom(R"("fillOpacity":20)"));
    row("line width", "histogram", custom(R"("lineWidth":4)"));
    row("horizontal", "barchart", options(R"("orientation":"horizontal")"),
        options(R"("orientation":"vertical")"));
    row("values shown", "barchart", options(R"("showValue":"always")"), options(R"("showValue":"never")"));
    row("group width", "barchart", options(R"("groupWidth":0.3)"));
    row("bar width", "barchart", options(R"("barWidth":0.4)"));
    row("rotated labels", "barchart", options(R"("xTickLabelRotation":-45)"));
    row("cut labels", "barchart", options(R"("xTickLabelMaxLength":3)"));
    row("named axis", "barchart", options(R"("xField":"Time")"));
    row("fill", "barchart", custom(R"("fillOpacity":10)"));
    row("donut", "piechart", options(R"("pieType":"donut")"));
    row("labels", "piechart", options(R"("displayLabels":["name","percent"])"));
    row("value labels", "piechart", options(R"("displayLabels":["value"])"));
    row("legend values", "piechart",
        options(R"("legend":{"showLegend":true,"displayMode":"table","values":["value","percent"]})"),
        options(R"("legend":{"showLegend":true,"displayMode":"table","values":[]})"));
    row("order", "piechart", options(R"("sort":"asc")"));
    for (const char *type : {"state-timeline", "status-history"}) {
        row("values hidden", type, options(R"("showValue":"never")"),
            R"({"interval":"1h","options":{"showValue":"always"}})");
        row("row height", type, options(R"("rowHeight":0.4)"), R"({"interval":"1h"})");
        row("fill", type, custom(R"("fillOpacity":20)"), R"({"interval":"1h"})");
        row("mapping", type,
            defaults(
                R"("mappings":[{"type":"range","options":{"from":0,"to":1e9,"result":{"text":"up","color":"green"}}}])"));
        row("per page", type, options(R"("perPage":2)"));
    }
    row("not merged", "state-timeline", options(R"("mergeValues":false)"),
        R"({"interval":"30m","fieldConfig":{"defaults":{"mappings":[{"type":"range","options":{"from":0,"to":1e9,"result":{"text":"up","color":"green"}}}]}}})");
    row("aligned right", "state-timeline", options(R"("alignValue":"right")"),
        R"({"interval":"2h","options":{"showValue":"always"}})");
    row("column width", "status-history", options(R"("colWidth":0.4)"), R"({"interval":"1h"})");
    row("text", "text", options(R"("mode":"markdown","content":"# Runbook")"),
        options(R"("content":"plain")"));
}

void PanelOptionsTest::everyOptionIsDrawn_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<bool>("hovers");
    addSeriesOptions();
    addAxisOptions();
    addCommonOptions();
    addFigureOptions();
    addTableOptions();
    addChartOptions();
}

void PanelOptionsTest::everyOptionIsDrawn()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, option);
    QFETCH(bool, hovers);
    Json members = {{"id", 1}, {"type", type.toStdString()}, {"title", "p"}, {"targets", queries(type)}};
    if (type == "barchart")
        members["transformations"] = Json::array({{{"id", "merge"}}});
    QVERIFY(!jsonOf(base).is_null() && !jsonOf(option).is_null());
    members.merge_patch(jsonOf(base));
    const Panel plain = panelOf(members);
    members.merge_patch(jsonOf(option));
    const Panel changed = panelOf(members);
    QVERIFY(plain.kind != PanelKind::Unsupported);
    QVERIFY(!(plain == changed));
    // The same answers for both, made for neither's settings; where the option asks something else, its own.
    Panel asking = plain;
    asking.field = {};
    const bool asksOther = plain.targets != changed.targets;
    const auto answers = sampleAnswers(asking, plan());
    const QImage before = drawn(plain, answers, hovers);
    const QImage after = drawn(changed, asksOther ? sampleAnswers(changed, plan()) : answers, hovers);
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty()) {
        QString name = QString::fromLatin1(QTest::currentDataTag());
        name.replace(QLatin1Char(' '), QLatin1Char('-')).remove(QLatin1Char(':')).remove(QLatin1Char('\''));
        QVERIFY(after.save(folder + QStringLiteral("/option-%1.png").arg(name)));
    }
    QVERIFY2(before != after, "the option changes nothing that is drawn");
}

namespace {

// A table of four services in a window, with such columns.
std::unique_ptr<TablePanelView> shownTable(const QByteArray &settings)
{
    Json members = {{"id", 1}, {"type", "table"}, {"title", "p"}, {"targets", queries("table")}};
    members.merge_patch(jsonOf(settings));
    const Panel panel = panelOf(members);
    auto view = std::make_unique<TablePanelView>(QStringLiteral("p"));
    view->resize(560, 300);
    PanelContent content;
    content.panel = panel;
    content.range = plan().range;
    content.data = std::make_shared<const PanelData>(
        panelData(panel, sampleAnswers(panel, plan()), {content.range, {}}));
    view->setContent(content);
    view->show();
    QCoreApplication::processEvents();
    return view;
}

} // namespace

void PanelOptionsTest::cellsLeadSomewhere()
{
    const auto view
        = shownTable(R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"service"},
        "properties":[{"id":"links","value":[{"title":"look",
        "url":"/d/u?var-service=${__data.fields.service}&var-own=${__value.text}&var-kept=$kept"}]}]}]}})");
    QSignalSpy followed(view.get(), &TablePanelView::addressRequested);
    kit::DataTable *table = view->table();
    int column = 0;
    while (table->model()->headerData(column, Qt::Horizontal).toString() != QLatin1String("service"))
        QVERIFY(++column < table->model()->columnCount());
    const QModelIndex cell = table->model()->index(1, column);
    const QString service = cell.data().toString();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QCOMPARE(followed.size(), 1);
    QCOMPARE(followed[0][0].toString(),
             QStringLiteral("/d/u?var-service=%1&var-own=%1&var-kept=$kept").arg(service));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(1, column + 1)).center());
    QCOMPARE(followed.size(), 1); // a cell without a link
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(followed.size(), 2);
}

void PanelOptionsTest::rowsAreFiltered()
{
    const auto view = shownTable(custom(R"("filterable":true)"));
    QVERIFY(view->filter()->isVisible());
    kit::DataTable *table = view->table();
    const auto rows = [&] {
        int seen = 0;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            seen += table->isRowHidden(row) ? 0 : 1;
        return seen;
    };
    QCOMPARE(rows(), 4);
    view->filter()->setFocus();
    QTest::keyClicks(view->filter(), QStringLiteral("SEARCH"));
    QTest::keyClick(view->filter(), Qt::Key_Return);
    QCOMPARE(rows(), 1);
    table->sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(rows(), 1);
    view->filter()->clear();
    QTest::keyClick(view->filter(), Qt::Key_Return);
    QCOMPARE(rows(), 4);
    QVERIFY(!shownTable("{}")->filter()->isVisible());
}

QTEST_MAIN(PanelOptionsTest)
#include "tst_paneloptions.moc"
