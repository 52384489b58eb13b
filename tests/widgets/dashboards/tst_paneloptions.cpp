#include "dashboards/views/tablepager.h"
#include "dashboards/views/tablepanelview.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "panelsfromfile.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::test;

namespace {

// The view's picture with these answers; with the pointer in its middle where hovers is set.
QImage drawn(const Panel &panel, const std::vector<QueryAnswer> &answers, bool hovers)
{
    QWidget place;
    place.setAttribute(Qt::WA_DontShowOnScreen);
    place.resize(560, 300);
    PanelView *view = makePanelView(panel.kind, QStringLiteral("p"), &place);
    view->resize(place.size());
    place.show();
    view->setContent(contentWith(panel, answers));
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
    void aCellTellsItsWholeText_data();
    void aCellTellsItsWholeText();
    void aTableTurnsItsPages();

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
void row(const QByteArray &name, const char *type, const QByteArray &option, const QByteArray &base = "{}",
         bool hovers = false)
{
    QTest::addRow("%s: %s", type, name.constData()) << QByteArray(type) << base << option << hovers;
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
    row("axis right", "heatmap", options(R"("yAxis":{"axisPlacement":"right"})"),
        options(R"("yAxis":{"axisLabel":"seconds"})"));
    row("round cells", "heatmap", options(R"("cellRadius":8)"), R"({"interval":"20m"})");
    row("axis reversed", "heatmap", options(R"("yAxis":{"reverse":true})"));
    row("axis unit", "heatmap", options(R"("yAxis":{"unit":"s"})"));
    row("axis limit", "heatmap", options(R"("yAxis":{"max":1})"));
    row("counts shown", "heatmap", options(R"("showValue":"auto")"), R"({"interval":"2h"})");
    row("axis label", "heatmap", options(R"("yAxis":{"axisLabel":"seconds"})"));
    row("axis width", "heatmap", options(R"("yAxis":{"axisWidth":140})"));
    row("axis minimum", "heatmap", options(R"("yAxis":{"min":0.5})"));
    row("axis decimals", "heatmap", options(R"("yAxis":{"decimals":4})"));
    row("buckets from below", "heatmap", options(R"("rowsFrame":{"layout":"ge"})"));
    row("buckets about their number", "heatmap", options(R"("rowsFrame":{"layout":"unknown"})"));
    row("name of the counts", "heatmap", options(R"("rowsFrame":{"value":"requests"})"), "{}", true);
    row("cell unit", "heatmap", options(R"("cellValues":{"unit":"bytes"})"));
    row("cell decimals", "heatmap", options(R"("cellValues":{"decimals":3})"));
    row("histogram in the tooltip", "heatmap", options(R"("tooltip":{"yHistogram":true})"), "{}", true);
    row("time of buckets", "heatmap", options(R"("calculation":{"xBuckets":{"mode":"size","value":"1h"}})"),
        options(R"("calculate":true)"));
    row("size of buckets", "heatmap", options(R"("calculation":{"yBuckets":{"mode":"size","value":"60"}})"),
        options(R"("calculate":true)"));
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
    row("gradient", "histogram", custom(R"("gradientMode":"opacity")"));
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
    row("gradient", "barchart", custom(R"("gradientMode":"opacity")"));
    row("line width", "barchart", custom(R"("lineWidth":4)"));
    row("stacked", "barchart", options(R"("stacking":"normal")"));
    row("stacked to 100 %", "barchart", options(R"("stacking":"percent")"));
    row("round corners", "barchart", options(R"("barRadius":0.4)"));
    row("whole category lit", "barchart", options(R"("fullHighlight":true)"), "{}", true);
    row("value size", "barchart", options(R"("text":{"valueSize":20})"), options(R"("showValue":"always")"));
    row("coloured by a field", "barchart", options(R"("colorByField":"Value #B")"),
        defaults(R"("color":{"mode":"continuous-GrYlRd"})"));
    row("label spacing", "barchart", options(R"("xTickLabelSpacing":200)"));
    row("axis label", "barchart", custom(R"("axisLabel":"requests")"));
    row("axis hidden", "barchart", custom(R"("axisPlacement":"hidden")"));
    row("axis right", "barchart", custom(R"("axisPlacement":"right")"), custom(R"("axisLabel":"requests")"));
    row("axis width", "barchart", custom(R"("axisWidth":120)"));
    row("soft maximum", "barchart", custom(R"("axisSoftMax":900)"));
    row("logarithmic", "barchart", custom(R"("scaleDistribution":{"type":"log","log":10})"));
    row("thresholds", "barchart", custom(R"("thresholdsStyle":{"mode":"line"})"), defaults(steps));
    row("field hidden", "barchart",
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"Value #B"},"properties":[{"id":"custom.hideFrom","value":{"viz":true}}]}]}})");
    row("unsorted", "piechart", options(R"("sort":"none")"), options(R"("sort":"asc")"));
    row("slice hidden", "piechart",
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"checkout"},"properties":[{"id":"custom.hideFrom","value":{"viz":true}}]}]}})");
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
        row("line width", type, custom(R"("lineWidth":4)"), R"({"interval":"1h"})");
        row("time zone", type, options(R"("timezone":["Asia/Tokyo"])"));
        const QByteArray few = defaults(
            R"("mappings":[{"type":"range","options":{"from":0,"to":1e9,"result":{"text":"up","color":"green"}}}])");
        row("legend hidden", type, options(R"("legend":{"showLegend":false})"), few);
        row("legend right", type, options(R"("legend":{"showLegend":true,"placement":"right"})"), few);
    }
    row("not merged", "state-timeline", options(R"("mergeValues":false)"),
        R"({"interval":"30m","fieldConfig":{"defaults":{"mappings":[{"type":"range","options":{"from":0,"to":1e9,"result":{"text":"up","color":"green"}}}]}}})");
    row("aligned right", "state-timeline", options(R"("alignValue":"right")"),
        R"({"interval":"2h","options":{"showValue":"always"}})");
    row("column width", "status-history", options(R"("colWidth":0.4)"), R"({"interval":"1h"})");
    row("centred", "state-timeline", options(R"("alignValue":"center")"),
        R"({"interval":"2h","options":{"showValue":"always"}})");
    row("code", "text", options(R"("mode":"code")"), options(R"("content":"# one\ntwo")"));
    row("line numbers", "text", options(R"("code":{"showLineNumbers":true})"),
        options(R"("mode":"code","content":"one\ntwo")"));
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
    Json members = panelMembers(type);
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
    const auto answers = sampleAnswers(asking, samplePlan());
    const QImage before = drawn(plain, answers, hovers);
    const QImage after = drawn(changed, asksOther ? sampleAnswers(changed, samplePlan()) : answers, hovers);
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty()) {
        QString name = QString::fromLatin1(QTest::currentDataTag());
        name.replace(QLatin1Char(' '), QLatin1Char('-')).remove(QLatin1Char(':')).remove(QLatin1Char('\''));
        QVERIFY(after.save(folder + QStringLiteral("/option-%1.png").arg(name)));
    }
    QVERIFY2(before != after, "the option changes nothing that is drawn");
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
