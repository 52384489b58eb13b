#include "dashboards/views/tablepager.h"
#include "dashboards/views/tablepanelview.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "optionrows.h"

#include <QAbstractButton>
#include <QScrollBar>
#include <QToolTip>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::test;

class PanelOptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_themes = std::make_unique<kit::ThemeManager>(*qApp); }
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn();
    void aCellTellsItsWholeText_data();
    void aCellTellsItsWholeText();
    void aTableTurnsItsPages();

private:
    void addSeriesOptions();
    void addAxisOptions();
    void addCommonOptions();
    void addFigureOptions();
    void addTableOptions();

    std::unique_ptr<kit::ThemeManager> m_themes;
};

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
    const QByteArray bars
        = R"({"interval":"20m","fieldConfig":{"defaults":{"custom":{"drawStyle":"bars"}}}})";
    row("bars before", type, custom(R"("barAlignment":-1)"), bars);
    row("bars after", type, custom(R"("barAlignment":1)"), bars);
    row("bar width", type, custom(R"("barWidthFactor":0.2)"), bars);
    row("most bar width", type, custom(R"("barMaxWidth":3)"), bars);
    row("gaps put in", type, custom(R"("insertNulls":60000)"), R"({"interval":"20m"})");
    row("joined over gaps", type, custom(R"("spanNulls":true)"),
        R"({"interval":"20m","fieldConfig":{"defaults":{"custom":{"insertNulls":60000}}}})");
    row("hidden in tooltip", type, custom(R"("hideFrom":{"tooltip":true})"), "{}", true);
    row("time zone", type, options(R"("timezone":["Asia/Tokyo"])"));
    row("several time zones", type, options(R"("timezone":["utc","Asia/Tokyo","America/New_York"])"),
        options(R"("timezone":["utc"])"));
    row("several time zones told", type, options(R"("timezone":["utc","Asia/Tokyo"])"),
        options(R"("timezone":["utc"])"), true);
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
    const QByteArray zeros = R"({"options":{"tooltip":{"mode":"multi"}},"targets":[{"refId":"A","expr":"x"},
        {"refId":"B","datasource":{"type":"__expr__","uid":"__expr__"},"type":"math","expression":"$A * 0"}]})";
    row("zeros not told", "timeseries", options(R"("tooltip":{"hideZeros":true})"), zeros, true);
    row("tooltip height", "timeseries", options(R"("tooltip":{"mode":"multi","maxHeight":80})"),
        options(R"("tooltip":{"mode":"multi"})"), true);
    row("tooltip width", "timeseries", options(R"("tooltip":{"mode":"multi","maxWidth":130})"),
        options(R"("tooltip":{"mode":"multi"})"), true);
    for (const char *type :
         {"barchart", "piechart", "histogram", "heatmap", "state-timeline", "status-history"})
        row("no tooltip", type, options(R"("tooltip":{"mode":"none"})"),
            options(R"("tooltip":{"mode":"multi"})"), true);
    for (const char *type : {"barchart", "piechart", "state-timeline", "status-history"})
        row("tooltip of one", type, options(R"("tooltip":{"mode":"single"})"),
            options(R"("tooltip":{"mode":"multi"})"), true);
    for (const char *type : {"barchart", "piechart"})
        row("tooltip sorted", type, options(R"("tooltip":{"mode":"multi","sort":"asc"})"),
            options(R"("tooltip":{"mode":"multi","sort":"desc"})"), true);
    for (const char *type : {"timeseries", "stat", "gauge", "bargauge", "barchart", "piechart", "heatmap",
                             "state-timeline", "status-history"})
        row("links", type,
            defaults(R"("links":[{"title":"look","url":"https://example.org/${__value.raw}"}])"), "{}", true);
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
    row("change size", "stat", options(R"("text":{"percentSize":26})"),
        options(R"("showPercentChange":true)"));
    row("name above", "stat", options(R"("textMode":"value_and_name","wideLayout":false)"),
        options(R"("textMode":"value_and_name")"));
    for (const char *type : {"gauge", "bargauge"}) {
        row("title size", type, options(R"("text":{"titleSize":24})"));
        row("value size", type, options(R"("text":{"valueSize":22})"));
    }
    row("legend", "bargauge", options(R"("legend":{"showLegend":true})"));
    row("legend right", "bargauge", options(R"("legend":{"placement":"right"})"),
        options(R"("legend":{"showLegend":true})"));
    row("legend table", "bargauge",
        options(R"("legend":{"showLegend":true,"displayMode":"table","calcs":["min","max"]})"),
        options(R"("legend":{"showLegend":true})"));
    row("least width", "bargauge", options(R"("sizing":"manual","minVizWidth":150,"orientation":"vertical")"),
        options(R"("orientation":"vertical")"));
    row("title size", "stat", options(R"("text":{"titleSize":30})"));
    row("value size", "stat", options(R"("text":{"valueSize":60})"));
    row("neutral value", "gauge", custom(R"("neutral":60)"));
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
    row("icons of types", type, options(R"("showTypeIcons":true)"));
    row("icons of types, right", type, options(R"("showTypeIcons":true)"), custom(R"("align":"right")"));
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
    row("pills", type, cells("pill"));
    row("pictures", type, cells("image"));
    row("markdown", type, cells("markdown"), defaults(R"("displayName":"**${__field.name}**")"));
    row("actions", type, cells("actions"));
    const QByteArray link = R"("links":[{"title":"look","url":"https://example.org/"}])";
    row("links of cells", type, custom(R"("cellOptions":{"type":"data-links"})"), defaults(link));
    for (const char *mode : {"gradient", "lcd"})
        row(mode, type,
            R"({"fieldConfig":{"defaults":{"custom":{"cellOptions":{"mode":")" + QByteArray(mode)
                + R"("}}}}})",
            R"({"fieldConfig":{"defaults":{"min":0,"max":200,"custom":{"cellOptions":{"type":"gauge"}},)"
                + steps + "}}}");
    for (const char *mode : {"text", "hidden"})
        row(QByteArray("gauge with value: ") + mode, type,
            custom(R"("cellOptions":{"valueDisplayMode":")" + QByteArray(mode) + R"("})"),
            R"({"fieldConfig":{"defaults":{"min":0,"max":100,"custom":{"cellOptions":{"type":"gauge"}},)"
                + steps + "}}}");
    const QByteArray ofValue = R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"Value"},
        "properties":[{"id":"custom.cellOptions","value":{"type":"color-background","applyToRow":%1}}]}],"defaults":{)"
        + steps + "}}}";
    row("ground of the row", type, QByteArray(ofValue).replace("%1", "true"),
        QByteArray(ofValue).replace("%1", "false"));
    row("wrapped", type, custom(R"("wrapText":true)"),
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"Time"},"properties":[{"id":"custom.width","value":60}]}]}})");
    row("another answer", type, options(R"("frameIndex":1)"),
        R"({"targets":[{"refId":"A","expr":"x","legendFormat":"a"},{"refId":"B","expr":"y","legendFormat":"b"}]})");
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
    const QByteArray overTime = R"({"targets":[{"refId":"A","expr":"x","legendFormat":"a"}]})";
    row("pages", type, options(R"("enablePagination":true)"), overTime);
    row("pages in an older file", type, options(R"("footer":{"enablePagination":true})"), overTime);
    row("trend with its value", type, cells("sparkline"),
        R"({"transformations":[{"id":"timeSeriesTable"}],"targets":[{"refId":"A",
            "expr":"sum by (service) (x) * 1","legendFormat":"{{service}}"}]})");
    row("trend", type,
        R"({"transformations":[{"id":"timeSeriesTable"}],"targets":[{"refId":"A",
            "expr":"sum by (service) (x) * 1","legendFormat":"{{service}}"}]})");
}

void PanelOptionsTest::everyOptionIsDrawn_data()
{
    optionColumns();
    addSeriesOptions();
    addAxisOptions();
    addCommonOptions();
    addFigureOptions();
    addTableOptions();
}

void PanelOptionsTest::everyOptionIsDrawn()
{
    checkOption();
}

namespace {

// A table with these members, current on its first cell.
std::unique_ptr<PanelView> tableView(const QByteArray &settings, QWidget &place)
{
    Json members = panelMembers("table");
    members.merge_patch(jsonOf(settings));
    const Panel panel = panelOf(members);
    place.setAttribute(Qt::WA_DontShowOnScreen);
    place.resize(560, 300);
    std::unique_ptr<PanelView> view(makePanelView(panel.kind, QStringLiteral("p"), &place));
    view->resize(place.size());
    place.show();
    view->setContent(contentWith(panel, sampleAnswers(panel, samplePlan())));
    QCoreApplication::processEvents();
    auto *table = static_cast<TablePanelView *>(view.get())->table();
    table->setCurrentIndex(table->model()->index(0, 0));
    QCoreApplication::processEvents();
    return view;
}

} // namespace

void PanelOptionsTest::aCellTellsItsWholeText_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<bool>("byKey");
    QTest::addRow("not asked") << false << true;
    QTest::addRow("by key") << true << true;
    QTest::addRow("by double click") << true << false;
}

void PanelOptionsTest::aCellTellsItsWholeText()
{
    QFETCH(bool, isAsked);
    QFETCH(bool, byKey);
    QToolTip::hideText();
    QWidget place;
    const auto view = tableView(isAsked ? custom(R"("inspect":true)") : QByteArray("{}"), place);
    auto *table = static_cast<TablePanelView *>(view.get())->table();
    const QRect cell = table->visualRect(table->currentIndex());
    if (byKey) {
        QTest::keyClick(table, Qt::Key_Return);
    } else {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, cell.center());
        QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, cell.center());
    }
    QCoreApplication::processEvents();
    const QString text = table->currentIndex().data().toString();
    QVERIFY(!text.isEmpty());
    QCOMPARE(QToolTip::isVisible() && QToolTip::text().contains(text), isAsked);
}

void PanelOptionsTest::aTableTurnsItsPages()
{
    QWidget place;
    const auto view = tableView(
        R"({"options":{"enablePagination":true},"targets":[{"refId":"A","expr":"x","legendFormat":"a"}]})",
        place);
    auto *tableView = static_cast<TablePanelView *>(view.get());
    auto *table = tableView->table();
    const auto firstSeen = [table] { return table->indexAt(QPoint(4, 4)).row(); };
    const int rows = table->model()->rowCount();
    QVERIFY(rows > 20);
    QCOMPARE(firstSeen(), 0);
    QVERIFY(!table->verticalScrollBar()->isVisible());
    const auto buttons = tableView->pager()->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(!buttons[0]->isEnabled());
    const QString before = tableView->pager()->text();
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCoreApplication::processEvents();
    QVERIFY(firstSeen() > 0);
    QVERIFY(tableView->pager()->text() != before);
    for (int page = 0; page < rows && buttons[1]->isEnabled(); ++page)
        QTest::mouseClick(buttons[1], Qt::LeftButton);
    QVERIFY(tableView->pager()->text().endsWith(QStringLiteral("%1 of %1").arg(rows)));
    QVERIFY(!table->isRowHidden(rows - 1));
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QVERIFY(table->isRowHidden(rows - 1));
}

QTEST_MAIN(PanelOptionsTest)
#include "tst_paneloptions.moc"
