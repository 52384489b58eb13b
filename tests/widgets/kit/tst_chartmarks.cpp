// Exemplars and annotations on a chart, the tooltip's modes, and data that a server should not send: too many
// series, no numbers, times out of order. With YAGURA_PICTURES=DIR one sheet a theme is written there.
#include "kit/thememanager.h"
#include "widgets/kit/chartparts.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>

#include <limits>

using namespace yagura;
using namespace yagura::kit;

namespace {

constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Instant second(int seconds)
{
    return fromUnixMilliseconds(seconds * 1'000);
}

std::vector<ChartExemplar> exemplars()
{
    return {{QStringLiteral("4bf9"),
             second(20),
             70,
             {QStringLiteral("trace_id 4bf9"), QStringLiteral("service payment")}},
            {QStringLiteral("77aa"), second(60), 30, {QStringLiteral("trace_id 77aa")}},
            {QStringLiteral("outside"), second(60), 300, {}},
            {QStringLiteral("none"), second(60), nan_, {}}};
}

std::vector<ChartAnnotation> annotations()
{
    return {{QStringLiteral("note"),
             second(40),
             {},
             QStringLiteral("Cache emptied by hand"),
             {QStringLiteral("cache, ops")},
             kit::Severity::Info},
            {QStringLiteral("span"),
             second(70),
             second(90),
             QStringLiteral("Load test"),
             {},
             kit::Severity::Warning}};
}

std::unique_ptr<TimeSeriesChart> markedChart()
{
    auto chart = hundredSeconds();
    chart->setSeries({wave(QStringLiteral("p95"), 0, [](int i) { return 50 + 20 * std::sin(i / 7.0); })});
    chart->setExemplars(exemplars());
    chart->setAnnotations(annotations());
    chart->show();
    static_cast<void>(QTest::qWaitForWindowExposed(chart.get()));
    chart->grab();
    return chart;
}

QPoint markOf(const TimeSeriesChart &chart, size_t index)
{
    return chart.marks()[index].center.toPoint();
}

struct Hostile
{
    const char *name;
    std::vector<std::int64_t> seconds;
    std::vector<double> values;
};

std::vector<Hostile> hostileColumns()
{
    return {
        {"empty", {}, {}},
        {"a single sample", {50}, {50}},
        {"a single NaN", {50}, {nan_}},
        {"all NaN", {0, 50, 100}, {nan_, nan_, nan_}},
        {"infinite", {0, 20, 40, 60, 80}, {infinity, 10, -infinity, 20, infinity}},
        {"constant", {0, 50, 100}, {7, 7, 7}},
        {"constant zero", {0, 50, 100}, {0, 0, 0}},
        {"greatest and least", {0, 50, 100}, {1.7e308, -1.7e308, 1.7e308}},
        {"out of order", {90, 10, 50, 30, 70}, {9, 1, 5, 3, 7}},
        {"one time for all", {50, 50, 50, 50}, {1, 2, 3, 4}},
        {"from long ago to far ahead", {-60'000'000'000, 50, 60'000'000'000}, {1, 2, 3}},
        {"values fewer than times", {0, 10, 20, 30}, {1, 2}},
    };
}

std::vector<SeriesDrawing> allDrawings()
{
    std::vector<SeriesDrawing> all;
    for (const DrawStyle style : {DrawStyle::Lines, DrawStyle::Bars, DrawStyle::Points}) {
        for (const StackMode stacking : {StackMode::None, StackMode::Normal, StackMode::Percent}) {
            for (const Interpolation way :
                 {Interpolation::Linear, Interpolation::Smooth, Interpolation::StepBefore}) {
                for (const LinePattern pattern : {LinePattern::Solid, LinePattern::Dot}) {
                    SeriesDrawing drawing{style, way};
                    drawing.stacking = stacking;
                    drawing.pattern = pattern;
                    drawing.fillOpacity = 30;
                    drawing.points = PointDisplay::Always;
                    drawing.lineWidth = 4;
                    drawing.nulls = pattern == LinePattern::Dot ? NullHandling::Connect : NullHandling::Gap;
                    drawing.transform
                        = way == Interpolation::Smooth ? SeriesTransform::NegativeY : SeriesTransform::None;
                    all.push_back(drawing);
                }
            }
        }
    }
    return all;
}

} // namespace

class ChartMarksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void marksAreDrawnWhereTheyAre();
    void pointerShowsAndOpensMarks();
    void keyboardReachesMarks();
    void tooltipModes_data();
    void tooltipModes();
    void tooltipIsBounded();
    void tooltipRowsAreArranged();
    void hostileData_data();
    void hostileData();
    void tenThousandSeries_data();
    void tenThousandSeries();
    void savesPictures_data();
    void savesPictures();
};

void ChartMarksTest::marksAreDrawnWhereTheyAre()
{
    const auto chart = markedChart();
    const ChartPicture picture(*chart);
    QCOMPARE(chart->marks().size(), size_t{4}); // what lies outside is none
    const QColor accent = picture.role(ColorRole::Accent);
    QVERIFY(picture.inkAt(picture.place(20, 70) - QPoint(4, 0), accent, 1) > 0.6); // the diamond's corner
    const QColor info = picture.role(ColorRole::Info);
    int line = 0;
    for (int value = 5; value < 100; value += 5)
        line += picture.inkAt(40, value, info, 1) > 0.6 ? 1 : 0;
    QVERIFY(line >= 8);
    const QColor warning = picture.role(ColorRole::Warning);
    QVERIFY(std::abs(picture.inkAt(80, 95, warning, 0) - 0.1) < 0.05); // the span's tint
    QVERIFY(picture.inkAt(95, 95, warning, 0) < 0.03);
    QVERIFY(picture.inkAt(80, 0, warning, 2) > 0.8); // and its bar on the axis
}

void ChartMarksTest::pointerShowsAndOpensMarks()
{
    const auto chart = markedChart();
    QSignalSpy opened(chart.get(), &TimeSeriesChart::exemplarActivated);
    QSignalSpy noted(chart.get(), &TimeSeriesChart::annotationActivated);
    QSignalSpy pinned(chart.get(), &TimeSeriesChart::pinToggled);
    QTest::mouseMove(chart.get(), markOf(*chart, 0) + QPoint(2, 1));
    TooltipContent says = chart->tooltipContent();
    QCOMPARE(says.notes, (QStringList{QStringLiteral("trace_id 4bf9"), QStringLiteral("service payment")}));
    QCOMPARE(says.note, unitText(70, QStringLiteral("short")).joined());
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, markOf(*chart, 0));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), QStringLiteral("4bf9"));
    QTest::mouseMove(chart.get(), markOf(*chart, 1));
    says = chart->tooltipContent();
    QCOMPARE(says.notes,
             (QStringList{QStringLiteral("Cache emptied by hand"), QStringLiteral("cache, ops")}));
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, markOf(*chart, 1));
    QCOMPARE(noted.size(), 1);
    QCOMPARE(noted[0][0].toString(), QStringLiteral("note"));
    QCOMPARE(pinned.size(), 0);
    const QPoint away = chart->plotRect().center().toPoint() + QPoint(12, -60);
    QTest::mouseMove(chart.get(), away);
    QCOMPARE(chart->tooltipContent().rows.size(), size_t{1});
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, away);
    QCOMPARE(pinned.size(), 1);
}

void ChartMarksTest::keyboardReachesMarks()
{
    const auto chart = markedChart();
    QSignalSpy opened(chart.get(), &TimeSeriesChart::exemplarActivated);
    QSignalSpy noted(chart.get(), &TimeSeriesChart::annotationActivated);
    QStringList order;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(chart.get(), Qt::Key_PageDown);
        QTest::keyClick(chart.get(), Qt::Key_Return);
        order << (opened.isEmpty() ? noted.takeFirst() : opened.takeFirst())[0].toString();
    }
    QCOMPARE(order,
             (QStringList{QStringLiteral("4bf9"), QStringLiteral("note"), QStringLiteral("77aa"),
                          QStringLiteral("span")}));
    QVERIFY(chart->accessibleDescription().contains(QLatin1String("Load test")));
    QTest::keyClick(chart.get(), Qt::Key_PageUp);
    QVERIFY(chart->tooltipContent().notes.contains(QStringLiteral("trace_id 77aa")));
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QVERIFY(!chart->tooltipContent().notes.contains(QStringLiteral("trace_id 77aa")));
    QTest::keyClick(chart.get(), Qt::Key_Return); // pins again
    QVERIFY(chart->pinned().has_value());
}

void ChartMarksTest::tooltipModes_data()
{
    QTest::addColumn<TooltipMode>("mode");
    QTest::addColumn<TooltipSort>("sort");
    QTest::addColumn<QString>("names");
    QTest::newRow("all, falling") << TooltipMode::All << TooltipSort::Descending
                                  << QStringLiteral("high middle low");
    QTest::newRow("all, rising") << TooltipMode::All << TooltipSort::Ascending
                                 << QStringLiteral("low middle high");
    QTest::newRow("all, as they come")
        << TooltipMode::All << TooltipSort::None << QStringLiteral("middle high low");
    QTest::newRow("the nearest") << TooltipMode::Single << TooltipSort::None << QStringLiteral("low");
}

void ChartMarksTest::tooltipModes()
{
    QFETCH(TooltipMode, mode);
    QFETCH(TooltipSort, sort);
    const auto chart = hundredSeconds();
    const auto level = [](const char *name, double value, int color) {
        return wave(QString::fromLatin1(name), color, [value](int) { return value; });
    };
    chart->setSeries({level("middle", 50, 0), level("high", 80, 1), level("low", 20, 2)});
    chart->setTooltip({mode, sort});
    chart->show();
    static_cast<void>(QTest::qWaitForWindowExposed(chart.get()));
    const ChartPicture picture(*chart);
    QTest::mouseMove(chart.get(), picture.place(10, 75));
    QTest::mouseMove(chart.get(), picture.place(50, 25));
    QStringList names;
    for (const TooltipRow &row : chart->tooltipContent().rows)
        names << row.name;
    QTEST(names.join(QLatin1Char(' ')), "names");
    auto *tooltip = chart->findChild<ChartTooltip *>();
    QVERIFY(tooltip && tooltip->isVisible());
    chart->setTooltip({TooltipMode::None});
    QVERIFY(!tooltip->isVisible());
}

void ChartMarksTest::tooltipIsBounded()
{
    const auto chart = hundredSeconds();
    std::vector<ChartSeries> many;
    for (int i = 0; i < 40; ++i)
        many.push_back(wave(QStringLiteral("s%1").arg(i), i, [i](int) { return 1.0 * i; }));
    chart->setSeries(many);
    chart->show();
    static_cast<void>(QTest::qWaitForWindowExposed(chart.get()));
    for (const int height : {100, 150, 300}) {
        chart->setTooltip({.maxHeightPx = height});
        QTest::mouseMove(chart.get(), ChartPicture(*chart).place(50, 25 + height / 50));
        const auto *tooltip = chart->findChild<ChartTooltip *>();
        QVERIFY(tooltip->height() <= height && tooltip->height() > height - 2 * 18);
        const TooltipContent says = chart->tooltipContent();
        QCOMPARE(says.rows.front().name, QStringLiteral("s39"));
        QVERIFY(says.notes.front().contains(QString::number(40 - says.rows.size())));
    }
}

void ChartMarksTest::tooltipRowsAreArranged()
{
    const auto told = [](const TooltipOptions &options) -> QString {
        std::vector<TooltipValue> values;
        for (const double value : {2.0, 0.0, 3.0, 1.0})
            values.push_back({{{}, {}, QString::number(value), false}, value});
        TooltipContent content;
        addRows(content, std::move(values), options,
                [](int more) { return QStringLiteral("+%1").arg(more); });
        QString all;
        for (const TooltipRow &row : content.rows)
            all += row.value;
        return all + content.notes.join(QString());
    };
    QCOMPARE(told({TooltipMode::All, TooltipSort::None}), QStringLiteral("2031"));
    QCOMPARE(told({TooltipMode::All, TooltipSort::Ascending}), QStringLiteral("0123"));
    QCOMPARE(told({TooltipMode::All, TooltipSort::Descending, true}), QStringLiteral("321"));
    QCOMPARE(told({TooltipMode::All, TooltipSort::None, true, 80}), QStringLiteral("2+2"));
}

void ChartMarksTest::hostileData_data()
{
    QTest::addColumn<int>("index");
    const auto all = hostileColumns();
    for (size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}

// Whatever comes is drawn somehow, in every way to draw and on every scale, in the end.
void ChartMarksTest::hostileData()
{
    QFETCH(int, index);
    const Hostile one = hostileColumns()[static_cast<size_t>(index)];
    std::vector<std::int64_t> times;
    for (const std::int64_t at : one.seconds)
        times.push_back(at * 1'000);
    QElapsedTimer clock;
    clock.start();
    for (const ScaleKind kind : {ScaleKind::Linear, ScaleKind::Logarithmic, ScaleKind::Symlog}) {
        ValueAxisOptions axis;
        axis.scale = kind;
        for (const SeriesDrawing &drawing : allDrawings()) {
            const auto chart = hundredSeconds({200, 120});
            chart->setAxis(axis);
            ChartSeries series = ChartSeries::fromColumns(QStringLiteral("hostile"), {}, times, one.values);
            ChartSeries other = wave(QStringLiteral("other"), 1, [](int i) { return i; });
            chart->setSeries({drawn(series, drawing), drawn(other, drawing)});
            chart->setCursor(second(50));
            const ChartPicture picture(*chart);
            static_cast<void>(chart->tooltipContent());
            const ValueScale &scale = chart->mapping().scale;
            QVERIFY(std::isfinite(scale.min) && std::isfinite(scale.max) && scale.max > scale.min);
        }
    }
    QVERIFY2(clock.elapsed() < 8'000, qPrintable(QString::number(clock.elapsed())));
    // Times out of order are put in order.
    const ChartSeries ordered = inOrder(ChartSeries::fromColumns({}, {}, times, one.values));
    QVERIFY(std::is_sorted(ordered.timesMs.begin(), ordered.timesMs.end()));
    QCOMPARE(ordered.timesMs.size(), std::min(one.seconds.size(), one.values.size()));
    if (QLatin1String(one.name) == QLatin1String("out of order"))
        QCOMPARE(std::vector<double>(ordered.values.begin(), ordered.values.end()),
                 (std::vector<double>{1, 3, 5, 7, 9}));
}

void ChartMarksTest::tenThousandSeries_data()
{
    QTest::addColumn<int>("style");
    QTest::addColumn<int>("stacking");
    QTest::newRow("lines") << static_cast<int>(DrawStyle::Lines) << static_cast<int>(StackMode::None);
    QTest::newRow("stacked lines") << static_cast<int>(DrawStyle::Lines)
                                   << static_cast<int>(StackMode::Normal);
    QTest::newRow("bars") << static_cast<int>(DrawStyle::Bars) << static_cast<int>(StackMode::None);
    QTest::newRow("stacked bars") << static_cast<int>(DrawStyle::Bars)
                                  << static_cast<int>(StackMode::Percent);
    QTest::newRow("points") << static_cast<int>(DrawStyle::Points) << static_cast<int>(StackMode::None);
}

void ChartMarksTest::tenThousandSeries()
{
    QFETCH(int, style);
    QFETCH(int, stacking);
    SeriesDrawing drawing;
    drawing.style = static_cast<DrawStyle>(style);
    drawing.stacking = static_cast<StackMode>(stacking);
    drawing.fillOpacity = 20;
    drawing.points = PointDisplay::Always;
    std::vector<ChartSeries> many;
    for (int i = 0; i < 10'000; ++i) {
        std::vector<std::int64_t> seconds;
        std::vector<double> values;
        for (int t = 0; t <= 100; t += 5) {
            seconds.push_back(t);
            values.push_back(50 + 40 * std::sin(i * 0.37 + t / 11.0));
        }
        many.push_back(drawn(columns(QStringLiteral("pod-%1").arg(i), seconds, values, i), drawing));
    }
    const auto chart = hundredSeconds();
    chart->setAxis({});
    chart->setLegend(LegendKind::Table);
    QElapsedTimer clock;
    clock.start();
    chart->setSeries(many);
    const ChartPicture picture(*chart);
    const auto first = clock.restart();
    chart->setCursor(second(50));
    static_cast<void>(chart->tooltipContent());
    const ChartPicture again(*chart);
    const auto cursor = clock.elapsed();
    qInfo("%lld ms to draw, %lld ms to move the cursor", first, cursor);
    // Without optimization and with others at work; it takes a tenth of that in a release.
    QVERIFY2(first < 30'000, qPrintable(QString::number(first)));
    QVERIFY2(cursor < 1'500, qPrintable(QString::number(cursor)));
    QVERIFY(picture.inkInColumn(50, picture.ground()) < picture.image().height());
}

void ChartMarksTest::savesPictures_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
    QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
}

void ChartMarksTest::savesPictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(int, mode);
    ThemeManager::installed()->setMode(static_cast<ThemeMode>(mode));
    QImage sheet(2 * 500, 260, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&sheet);
    for (int i = 0; i < 2; ++i) {
        const auto chart = markedChart();
        chart->setDeploys({{second(15), QStringLiteral("payment 2.41.0")}});
        chart->setBands({{second(93), {}, QStringLiteral("#4812")}});
        if (i == 1)
            chart->setRibbon(
                {{second(60), second(75), kit::Severity::Warning, true}, {second(75), second(100)}},
                QStringLiteral("Alert"));
        chart->grab();
        QTest::mouseMove(chart.get(), markOf(*chart, static_cast<size_t>(i)));
        painter.fillRect(QRect(i * 500, 0, 500, 260), Theme::of(chart.get()).color(ColorRole::Surface));
        const ChartPicture picture(*chart);
        painter.drawImage(QPoint(i * 500 + 10, 10), picture.image());
    }
    painter.end();
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(sheet.save(folder + QStringLiteral("/chartmarks-") + QString::fromLatin1(QTest::currentDataTag())
                       + QStringLiteral(".png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    ChartMarksTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chartmarks.moc"
