// The options of heatmaps, histograms, bars, pies, states and texts: each is drawn.
#include "dashboards/frames/heatmap.h"
#include "dashboards/views/heatmapview.h"
#include "kit/charts/heatmap/heatmapchart.h"
#include "kit/thememanager.h"
#include "optionrows.h"

#include <QSignalSpy>

#include <cmath>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::test;

class ChartOptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn() { checkOption(); }
    void exemplarsLieInTheirBuckets_data();
    void exemplarsLieInTheirBuckets();
    void exemplarsOfHeatmapsOpenTraces();

private:
    void addHeatmapOptions();
    void addBarOptions();
    void addOtherOptions();

    std::unique_ptr<kit::ThemeManager> m_themes;
};

void ChartOptionsTest::initTestCase()
{
    m_themes = std::make_unique<kit::ThemeManager>(*qApp);
    if (qEnvironmentVariable("YAGURA_THEME") == QLatin1String("light"))
        m_themes->setMode(kit::ThemeMode::Light);
}

void ChartOptionsTest::addHeatmapOptions()
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
    const QByteArray exemplars = R"-({"targets":[{"refId":"A","expr":"sum by (le) (rate(x_bucket[5m]))",
        "legendFormat":"{{le}}","format":"heatmap","exemplar":true}]})-";
    row("exemplars", "heatmap", exemplars);
    row("exemplars' colour", "heatmap", options(R"-("exemplars":{"color":"rgba(0,255,255,0.9)"})-"),
        exemplars);
    row("exemplars on a logarithmic axis", "heatmap", exemplars,
        options(R"("calculation":{"yBuckets":{"scale":{"type":"log","log":10}}})"));
    row("exemplars on the other side", "heatmap", exemplars,
        options(R"("yAxis":{"reverse":true,"axisPlacement":"right"})"));
}

void ChartOptionsTest::addBarOptions()
{
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
    const QByteArray opposite
        = R"-({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"Value #B"},
        "properties":[{"id":"custom.axisPlacement","value":"right"},{"id":"unit","value":"bytes"},
        {"id":"custom.axisLabel","value":"size"}]}]}})-";
    for (const char *way : {"vertical", "horizontal"})
        row(QByteArray("second axis, ") + way, "barchart", opposite,
            options(QByteArray(R"("orientation":")") + way + '"'));
    row("axis above", "barchart", custom(R"("axisPlacement":"right")"),
        R"({"options":{"orientation":"horizontal"},"fieldConfig":{"defaults":{"custom":{"axisLabel":"requests"}}}})");
    row("another unit", "barchart",
        R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"Value #B"},"properties":[{"id":"unit","value":"s"}]}]}})");
    row("second axis, stacked", "barchart", opposite, options(R"("stacking":"normal")"));
}

void ChartOptionsTest::addOtherOptions()
{
    row("bucket size", "histogram", options(R"("bucketSize":30)"));
    row("bucket offset", "histogram", options(R"("bucketOffset":7,"bucketSize":30)"),
        options(R"("bucketSize":30)"));
    row("bucket count", "histogram", options(R"("bucketCount":6)"));
    row("combined", "histogram", options(R"("combine":true)"));
    row("stacked", "histogram", custom(R"("stacking":{"mode":"normal"})"));
    row("fill", "histogram", custom(R"("fillOpacity":20)"));
    row("gradient", "histogram", custom(R"("gradientMode":"opacity")"));
    row("line width", "histogram", custom(R"("lineWidth":4)"));
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

void ChartOptionsTest::everyOptionIsDrawn_data()
{
    optionColumns();
    addHeatmapOptions();
    addBarOptions();
    addOtherOptions();
}

namespace {

// Of "le" buckets or of a native histogram, with bounds from 0.1 up, each twice the one before.
PanelContent bucketsContent(bool isNative, const QByteArray &settings)
{
    Json members = panelMembers("heatmap");
    members.merge_patch(jsonOf(settings));
    PanelContent content;
    content.panel = panelOf(members);
    content.range = samplePlan().range;
    metrics::Series native;
    std::vector<metrics::Series> classic(6);
    for (int minute = 0; minute <= 360; minute += 30) {
        const std::int64_t at = toUnixMilliseconds(content.range.from + std::chrono::minutes(minute));
        metrics::HistogramSample histogram;
        for (size_t i = 0; i < classic.size(); ++i) {
            const double upper = 0.1 * std::pow(2, static_cast<double>(i));
            classic[i].labels.set(QStringLiteral("le"), QString::number(upper));
            classic[i].timesMs.push_back(at);
            classic[i].values.push_back(10.0 * static_cast<double>(i + 1));
            histogram.buckets.push_back({metrics::BucketBounds::LeftOpen, upper / 2, upper, 10});
        }
        histogram.timeMs = at;
        native.histograms.push_back(std::move(histogram));
    }
    auto data = std::make_shared<PanelData>();
    data->heatmap
        = isNative ? frames::heatmapOfNative(std::vector{native}) : frames::heatmapOfSeries(classic);
    content.data = data;
    return content;
}

metrics::Exemplar exemplarAt(const PanelContent &content, double value)
{
    metrics::Exemplar one;
    one.time = content.range.from + std::chrono::minutes(100);
    one.value = value;
    one.traceId = QStringLiteral("4bf92f3577b34da6a3ce929d0e0e4736");
    return one;
}

} // namespace

void ChartOptionsTest::exemplarsLieInTheirBuckets_data()
{
    QTest::addColumn<bool>("isNative");
    QTest::addColumn<QByteArray>("settings");
    const QByteArray log = options(R"("calculation":{"yBuckets":{"scale":{"type":"log","log":2}}})");
    QTest::newRow("buckets") << false << QByteArray("{}");
    QTest::newRow("buckets, logarithmic") << false << log;
    QTest::newRow("native") << true << QByteArray("{}");
    QTest::newRow("native, logarithmic") << true << log;
    QTest::newRow("upside down") << true << options(R"("yAxis":{"reverse":true})");
}

void ChartOptionsTest::exemplarsLieInTheirBuckets()
{
    QFETCH(bool, isNative);
    QFETCH(QByteArray, settings);
    HeatmapView view(QStringLiteral("p"));
    view.resize(560, 300);
    view.show();
    const PanelContent content = bucketsContent(isNative, settings);
    view.setContent(content);
    const auto &cells = content.data->heatmap.cells;
    QVERIFY(!cells.empty());
    for (const double value : {0.15, 0.3, 1.0, 2.9}) {
        const metrics::Exemplar exemplar = exemplarAt(content, value);
        view.setExemplars({exemplar});
        const auto at = static_cast<double>(toUnixMilliseconds(exemplar.time));
        const auto cell = std::ranges::find_if(cells, [&](const frames::HeatmapCell &one) {
            return one.xMin <= at && at < one.xMax && one.yMin < value && value <= one.yMax;
        });
        QVERIFY(cell != cells.end());
        const QRectF place = view.chart()->cellRect(static_cast<size_t>(cell - cells.begin()));
        const QPointF point = view.chart()->exemplarPoint(0);
        QVERIFY2(place.adjusted(-2, -2, 2, 2).contains(point), qPrintable(QString::number(value)));
    }
}

void ChartOptionsTest::exemplarsOfHeatmapsOpenTraces()
{
    HeatmapView view(QStringLiteral("p"));
    view.resize(560, 300);
    view.show();
    const PanelContent content = bucketsContent(false, "{}");
    view.setContent(content);
    metrics::Exemplar traceless = exemplarAt(content, 0.3);
    traceless.time -= std::chrono::minutes(60);
    traceless.traceId.clear();
    view.setExemplars({exemplarAt(content, 1), traceless});
    QSignalSpy pivots(&view, &PanelView::pivotRequested);
    auto *chart = view.chart();
    QTest::mouseClick(chart, Qt::LeftButton, {}, chart->exemplarPoint(1).toPoint()); // in order of time
    QCOMPARE(pivots.size(), 1);
    const auto pivot = pivots[0][0].value<correlate::Pivot>();
    QCOMPARE(pivot.target, correlate::Target::Traces);
    QCOMPARE(pivot.traceId, exemplarAt(content, 1).traceId);
    QTest::mouseClick(chart, Qt::LeftButton, {}, chart->exemplarPoint(0).toPoint());
    QCOMPARE(pivots.size(), 1); // has none
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart, Qt::Key_PageUp);
    QTest::keyClick(chart, Qt::Key_PageDown);
    QTest::keyClick(chart, Qt::Key_PageDown); // stays at the last
    QCOMPARE(chart->currentExemplar(), std::optional<size_t>(1));
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(pivots.size(), 2);
    QVERIFY(!chart->pinned());
    QTest::keyClick(chart, Qt::Key_Escape);
    QVERIFY(!chart->currentExemplar());
}

QTEST_MAIN(ChartOptionsTest)
#include "tst_chartoptions.moc"
