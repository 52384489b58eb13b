// Every way to draw a series over time, one row each: the picture is measured, and with YAGURA_PICTURES=DIR
// all of them are written there on one sheet a theme.
#include "kit/thememanager.h"
#include "widgets/kit/chartparts.h"

#include <QApplication>
#include <QDir>

#include <functional>
#include <limits>

using namespace yagura;
using namespace yagura::kit;

namespace {

constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

struct Case
{
    const char *name;
    std::function<void(TimeSeriesChart &)> setUp;
    // Empty, or what is wrong.
    std::function<QString(const ChartPicture &)> check;
};

QString failure(bool isRight, const char *what)
{
    return isRight ? QString() : QString::fromLatin1(what);
}

QString firstOf(const QStringList &failures)
{
    for (const QString &one : failures) {
        if (!one.isEmpty())
            return one;
    }
    return {};
}

ChartSeries corner(Interpolation interpolation)
{
    SeriesDrawing drawing;
    drawing.interpolation = interpolation;
    return drawn(columns(QStringLiteral("corner"), {0, 50, 100}, {10, 90, 90}), drawing);
}

// The value that a line from 10 to 90 over 50 s has after 25 s.
Case interpolation(const char *name, Interpolation way, double expected)
{
    return {name, [way](TimeSeriesChart &chart) { chart.setSeries({corner(way)}); },
            [expected](const ChartPicture &picture) {
                const QColor color = picture.palette(0);
                return firstOf(
                    {failure(picture.inkAt(25, expected, color, 2) > 0.6, "not where it should be"),
                     failure(picture.inkInColumn(25, color) <= 12, "more than one line"),
                     failure(picture.inkAt(75, 90, color) > 0.6, "the level part is missing")});
            }};
}

ChartSeries level(double value, const SeriesDrawing &drawing, int color = 0, const char *name = "level")
{
    return drawn(wave(QString::fromLatin1(name), color, [value](int) { return value; }), drawing);
}

Case lineWidth(const char *name, double width)
{
    return {name,
            [width](TimeSeriesChart &chart) {
                SeriesDrawing drawing;
                drawing.lineWidth = width;
                chart.setSeries({level(50, drawing)});
            },
            [width](const ChartPicture &picture) {
                const int thick = picture.inkInColumn(33, picture.palette(0));
                return failure(std::abs(thick - width) <= 1, "not as thick as asked for");
            }};
}

Case pattern(const char *name, LinePattern way, std::vector<double> dashes, double least, double most)
{
    return {name,
            [way, dashes](TimeSeriesChart &chart) {
                SeriesDrawing drawing;
                drawing.pattern = way;
                drawing.dashes = dashes;
                drawing.lineWidth = 2;
                chart.setSeries({level(50, drawing)});
            },
            [least, most](const ChartPicture &picture) {
                const double width = picture.chart().plotRect().width();
                double inked = 0;
                for (double second = 0; second < 100; second += 100 / width)
                    inked += picture.inkAt(picture.place(second, 50), picture.palette(0), 1) > 0.4 ? 1 : 0;
                // A pixel around counts too, so each dash looks two pixels longer.
                return failure(inked / width >= least && inked / width <= most,
                               "on and off are not as asked for");
            }};
}

Case fill(const char *name, double opacity, FillGradient gradient,
          std::function<QString(const ChartPicture &)> check)
{
    return {name,
            [opacity, gradient](TimeSeriesChart &chart) {
                SeriesDrawing drawing;
                drawing.fillOpacity = opacity;
                drawing.gradient = gradient;
                chart.setSeries({level(80, drawing)});
            },
            std::move(check)};
}

QString hasFill(const ChartPicture &picture, double opacity)
{
    return firstOf(
        {failure(std::abs(picture.inkAt(33, 45, picture.palette(0), 0) - opacity) < 0.08, "wrong opacity"),
         failure(picture.inkAt(33, 90, picture.palette(0), 0) < 0.1, "filled above the line")});
}

Case points(const char *name, PointDisplay shown, int count, bool isExpected)
{
    return {name,
            [shown, count](TimeSeriesChart &chart) {
                std::vector<std::int64_t> seconds;
                std::vector<double> values;
                for (int i = 0; i <= count; ++i) {
                    seconds.push_back(100 * i / count);
                    values.push_back(50);
                }
                SeriesDrawing drawing;
                drawing.lineWidth = 1;
                drawing.points = shown;
                drawing.pointSize = 8;
                chart.setSeries({drawn(columns(QStringLiteral("points"), seconds, values), drawing)});
            },
            [isExpected](const ChartPicture &picture) {
                const bool isThick = picture.inkInColumn(50, picture.palette(0)) >= 6;
                return failure(isThick == isExpected, "points are there against what was asked for");
            }};
}

// Samples at 0 to 40 s, a NaN at 50 s, samples from 60 s on.
Case nulls(const char *name, NullHandling way, std::int64_t thresholdMs, bool isJoined)
{
    return {name,
            [way, thresholdMs](TimeSeriesChart &chart) {
                SeriesDrawing drawing;
                drawing.nulls = way;
                drawing.connectBelowMs = thresholdMs;
                chart.setSeries({drawn(columns(QStringLiteral("holed"), {0, 20, 40, 50, 60, 80, 100},
                                               {50, 50, 50, nan_, 50, 50, 50}),
                                       drawing)});
            },
            [isJoined](const ChartPicture &picture) {
                const bool isThere = picture.inkAt(48, 50, picture.palette(0)) > 0.5;
                return failure(isThere == isJoined, "joined against what was asked for");
            }};
}

SeriesDrawing stacked(DrawStyle style, StackMode mode, const char *group = "")
{
    SeriesDrawing drawing;
    drawing.style = style;
    drawing.stacking = mode;
    drawing.stackGroup = QString::fromLatin1(group);
    drawing.fillOpacity = style == DrawStyle::Bars ? 100 : 60;
    drawing.lineWidth = style == DrawStyle::Bars ? 0 : 3;
    return drawing;
}

ChartSeries everyTen(const char *name, double value, int color, const SeriesDrawing &drawing)
{
    std::vector<std::int64_t> seconds;
    for (int i = 0; i <= 10; ++i)
        seconds.push_back(10 * i);
    return drawn(columns(QString::fromLatin1(name), seconds, std::vector<double>(11, value), color), drawing);
}

void setEnds(TimeSeriesChart &chart, double min, double max)
{
    ValueAxisOptions axis;
    axis.min = min;
    axis.max = max;
    chart.setAxis(axis);
}

bool isFill(const ChartPicture &picture, double value, int color)
{
    const QColor calm = SeriesColor::palette(color).resolveFill(Theme::of(&picture.chart()));
    return picture.inkAt(20, value, calm, 0) > 0.9;
}

std::vector<Case> lineCases()
{
    return {
        interpolation("linear", Interpolation::Linear, 50),
        interpolation("step before", Interpolation::StepBefore, 90),
        interpolation("step after", Interpolation::StepAfter, 10),
        interpolation("smooth", Interpolation::Smooth, 60),
        lineWidth("no line", 0),
        lineWidth("1 px", 1),
        lineWidth("4 px", 4),
        lineWidth("10 px", 10),
        pattern("solid", LinePattern::Solid, {}, 0.98, 1),
        pattern("dash 10, 10", LinePattern::Dash, {10, 10}, 0.5, 0.7),
        pattern("dash, its own", LinePattern::Dash, {}, 0.6, 0.9),
        pattern("dot", LinePattern::Dot, {}, 0.3, 0.95),
        pattern("dash that is none", LinePattern::Dash, {0, -3, nan_}, 0.6, 0.9),
        points("points never", PointDisplay::Never, 10, false),
        points("points always", PointDisplay::Always, 10, true),
        points("points where there is room", PointDisplay::Auto, 10, true),
        points("no points where it is crowded", PointDisplay::Auto, 50, false),
        nulls("gap", NullHandling::Gap, 0, false),
        nulls("connect", NullHandling::Connect, 0, true),
        nulls("connect below 30 s", NullHandling::ConnectBelow, 30'000, true),
        nulls("20 s are not below 10 s", NullHandling::ConnectBelow, 10'000, false),
    };
}

std::vector<Case> fillCases()
{
    std::vector<Case> cases{
        fill("fill 10 %", 10, FillGradient::None, [](const ChartPicture &p) { return hasFill(p, 0.1); }),
        fill("fill 50 %", 50, FillGradient::None, [](const ChartPicture &p) { return hasFill(p, 0.5); }),
        fill("fill 100 %", 100, FillGradient::None, [](const ChartPicture &p) { return hasFill(p, 1); }),
        fill("gradient opacity", 80, FillGradient::Opacity,
             [](const ChartPicture &p) {
                 const double top = p.inkAt(33, 70, p.palette(0), 0);
                 return failure(top > 0.4 && p.inkAt(33, 10, p.palette(0), 0) < top / 2, "does not fade");
             }),
        fill("gradient hue", 80, FillGradient::Hue,
             [](const ChartPicture &p) {
                 const QColor high = p.image().pixelColor(p.place(33, 70));
                 const QColor low = p.image().pixelColor(p.place(33, 5));
                 return failure(std::abs(high.hslHue() - low.hslHue()) > 10, "the hue does not turn");
             }),
        fill("gradient scheme", 80, FillGradient::Scheme,
             [](const ChartPicture &p) {
                 return failure(p.inkAt(33, 5, p.palette(0), 0) < 0.2, "does not fade");
             }),
    };
    cases.push_back({"fill below to",
                     [](TimeSeriesChart &chart) {
                         SeriesDrawing band;
                         band.fillOpacity = 40;
                         band.fillBelowTo = QStringLiteral("p50");
                         chart.setSeries({level(80, band, 0, "p99"), level(30, {}, 1, "p50")});
                     },
                     [](const ChartPicture &p) {
                         const QColor color = p.palette(0);
                         return firstOf({failure(std::abs(p.inkAt(33, 55, color, 0) - 0.4) < 0.08, "no band"),
                                         failure(p.inkAt(33, 15, color, 0) < 0.1, "filled below the band")});
                     }});
    cases.push_back({"fill below to, with holes",
                     [](TimeSeriesChart &chart) {
                         SeriesDrawing band;
                         band.fillOpacity = 40;
                         band.fillBelowTo = QStringLiteral("low");
                         const auto holed = [](int i) { return i > 40 && i < 60 ? nan_ : 80.0; };
                         chart.setSeries(
                             {drawn(wave(QStringLiteral("high"), 0, holed), band), level(30, {}, 1, "low")});
                     },
                     [](const ChartPicture &p) {
                         const QColor color = p.palette(0);
                         return firstOf({failure(p.inkAt(23, 55, color, 0) > 0.3, "no band"),
                                         failure(p.inkAt(52, 55, color, 0) < 0.1, "the hole is filled"),
                                         failure(p.inkAt(77, 55, color, 0) > 0.3, "no band after the hole")});
                     }});
    return cases;
}

std::vector<Case> stackCases()
{
    using enum StackMode;
    std::vector<Case> cases;
    cases.push_back({"bars",
                     [](TimeSeriesChart &chart) {
                         SeriesDrawing bars = stacked(DrawStyle::Bars, None);
                         chart.setSeries({everyTen("bars", 60, 0, bars)});
                     },
                     [](const ChartPicture &p) {
                         return firstOf({failure(isFill(p, 30, 0), "no bar"),
                                         failure(isFill(p, 58, 0), "too low"),
                                         failure(!isFill(p, 63, 0), "too high")});
                     }});
    cases.push_back({"bars, tinted with an outline",
                     [](TimeSeriesChart &chart) {
                         SeriesDrawing bars = stacked(DrawStyle::Bars, None);
                         bars.fillOpacity = 30;
                         bars.lineWidth = 1;
                         chart.setSeries({everyTen("bars", 60, 0, bars)});
                     },
                     [](const ChartPicture &p) {
                         return firstOf(
                             {failure(std::abs(p.inkAt(22, 30, p.palette(0), 0) - 0.3) < 0.08, "no tint"),
                              failure(p.inkAt(22, 60, p.palette(0), 1) > 0.9, "no outline")});
                     }});
    cases.push_back(
        {"stacked bars",
         [](TimeSeriesChart &chart) {
             const auto bars = stacked(DrawStyle::Bars, Normal);
             chart.setSeries({everyTen("a", 20, 0, bars), everyTen("b", 30, 1, bars),
                              everyTen("below", -15, 2, bars), everyTen("below too", -15, 3, bars)});
             setEnds(chart, -50, 100);
         },
         [](const ChartPicture &p) {
             return firstOf({failure(isFill(p, 10, 0) && isFill(p, 18, 0), "the first is not 0 to 20"),
                             failure(isFill(p, 23, 1) && isFill(p, 47, 1), "the second is not 20 to 50"),
                             failure(isFill(p, -5, 2) && isFill(p, -13, 2), "not 0 to -15"),
                             failure(isFill(p, -18, 3) && isFill(p, -27, 3), "not -15 to -30"),
                             failure(p.chart().plotted().groups.size() == 1, "not one stack")});
         }});
    cases.push_back({"stacked to 100 %",
                     [](TimeSeriesChart &chart) {
                         const auto bars = stacked(DrawStyle::Bars, Percent);
                         chart.setAxis({});
                         chart.setSeries({everyTen("a", 20, 0, bars), everyTen("b", 60, 1, bars)});
                     },
                     [](const ChartPicture &p) {
                         const ValueScale &scale = p.chart().mapping().scale;
                         return firstOf(
                             {failure(isFill(p, 0.2, 0) && isFill(p, 0.3, 1), "not a quarter"),
                              failure(isFill(p, 0.97, 1) && scale.max == 1, "not up to 100 %"),
                              failure(scale.ticks.back().label.contains(QLatin1Char('%')), "no per cent")});
                     }});
    cases.push_back({"two groups of stacks",
                     [](TimeSeriesChart &chart) {
                         chart.setSeries({everyTen("a", 20, 0, stacked(DrawStyle::Lines, Normal, "one")),
                                          everyTen("b", 30, 1, stacked(DrawStyle::Lines, Normal, "one")),
                                          everyTen("c", 80, 2, stacked(DrawStyle::Lines, Normal, "two"))});
                     },
                     [](const ChartPicture &p) {
                         return firstOf(
                             {failure(p.chart().plotted().groups.size() == 2, "not two groups"),
                              failure(p.isColor(p.place(33, 50), p.palette(1)), "20 + 30 is not 50"),
                              failure(p.isColor(p.place(33, 80), p.palette(2)), "80 is not alone")});
                     }});
    cases.push_back({"lines, bars and points in one",
                     [](TimeSeriesChart &chart) {
                         SeriesDrawing dots;
                         dots.style = DrawStyle::Points;
                         dots.pointSize = 7;
                         chart.setSeries({everyTen("bars", 20, 0, stacked(DrawStyle::Bars, None)),
                                          level(60, {}, 1, "line"), everyTen("points", 80, 2, dots)});
                     },
                     [](const ChartPicture &p) {
                         return firstOf(
                             {failure(isFill(p, 10, 0), "no bars"),
                              failure(p.inkAt(33, 60, p.palette(1)) > 0.6, "no line"),
                              failure(p.inkAt(30, 80, p.palette(2)) > 0.9, "no point"),
                              failure(p.inkAt(35, 80, p.palette(2)) < 0.3, "a line between points")});
                     }});
    return cases;
}

std::vector<Case> transformCases()
{
    std::vector<Case> cases;
    cases.push_back({"mirrored",
                     [](TimeSeriesChart &chart) {
                         SeriesDrawing mirrored;
                         mirrored.transform = SeriesTransform::NegativeY;
                         mirrored.fillOpacity = 20;
                         chart.setAxis({});
                         chart.setSeries({level(40, {}, 0, "in"), level(30, mirrored, 1, "out")});
                         chart.setCursor(fromUnixMilliseconds(50'000));
                     },
                     [](const ChartPicture &p) {
                         const TooltipContent says = p.chart().tooltipContent();
                         return firstOf(
                             {failure(p.inkAt(33, -30, p.palette(1)) > 0.6, "not below zero"),
                              failure(says.rows[1].value == QLatin1String("30"), "not the true sign"),
                              failure(p.chart().mapping().scale.min <= -30, "not on the scale")});
                     }});
    cases.push_back(
        {"constant",
         [](TimeSeriesChart &chart) {
             SeriesDrawing constant;
             constant.transform = SeriesTransform::Constant;
             chart.setSeries({drawn(columns(QStringLiteral("limit"), {40, 50}, {70, 20}), constant)});
         },
         [](const ChartPicture &p) {
             return failure(p.inkAt(2, 70, p.palette(0)) > 0.6 && p.inkAt(98, 70, p.palette(0)) > 0.6,
                            "not over the whole range");
         }});
    cases.push_back({"hidden in the plot",
                     [](TimeSeriesChart &chart) {
                         ChartSeries hidden = level(70, {}, 0, "hidden");
                         hidden.isHiddenInPlot = true;
                         chart.setSeries({hidden, level(30, {}, 1, "seen")});
                     },
                     [](const ChartPicture &p) {
                         return firstOf(
                             {failure(p.inkAt(33, 70, p.palette(0)) < 0.2, "drawn"),
                              failure(p.inkAt(33, 30, p.palette(1)) > 0.6, "the other is not drawn")});
                     }});
    return cases;
}

std::vector<Case> allCases()
{
    std::vector<Case> all;
    for (auto *some : {&lineCases, &fillCases, &stackCases, &transformCases}) {
        for (Case &one : some())
            all.push_back(std::move(one));
    }
    return all;
}

} // namespace

class SeriesDrawingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looks_data();
    void looks();
    void smoothNeverGoesBeyondItsSamples();
    void dashesOfDenseAndFarSeriesEnd();
    void savesPictures_data();
    void savesPictures();

private:
    std::vector<Case> m_cases = allCases();
};

void SeriesDrawingTest::looks_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases[i].name) << static_cast<int>(i);
}

void SeriesDrawingTest::looks()
{
    QFETCH(int, index);
    const Case &one = m_cases[static_cast<size_t>(index)];
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        ThemeManager::installed()->setMode(mode);
        const auto chart = hundredSeconds();
        one.setUp(*chart);
        const QString wrong = one.check(ChartPicture(*chart));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
}

void SeriesDrawingTest::smoothNeverGoesBeyondItsSamples()
{
    PlotMapping mapping;
    mapping.plot = QRectF(0, 0, 400, 100);
    mapping.range = {fromUnixMilliseconds(0), fromUnixMilliseconds(100'000)};
    mapping.scale.max = 100;
    ChartSeries jagged
        = columns(QStringLiteral("jagged"), {0, 10, 20, 30, 60, 70, 100}, {10, 90, 90, 10, 10, 50, 40});
    jagged.drawing = SeriesDrawing{.interpolation = Interpolation::Smooth};
    const SeriesPath path = seriesPath(jagged, mapping);
    QCOMPARE(path.runs.size(), size_t{1});
    QVERIFY(path.lines.size() > 100);
    for (const QPointF &p : path.runs.front())
        QVERIFY(p.y() >= 10 - 1e-9 && p.y() <= 90 + 1e-9);
    for (size_t i = 0; i < jagged.values.size(); ++i) {
        const QPointF sample(mapping.x(jagged.timesMs[i]), mapping.y(jagged.values[i]));
        QVERIFY(path.runs.front().contains(sample));
    }
}

// What would take for ever if every dash were walked: values far outside, and a hundred thousand samples.
void SeriesDrawingTest::dashesOfDenseAndFarSeriesEnd()
{
    SeriesDrawing dotted;
    dotted.pattern = LinePattern::Dot;
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 100'000; ++i) {
        times.push_back(i);
        values.push_back(i % 2 == 0 ? 0 : 100);
    }
    std::vector<ChartSeries> series{drawn(ChartSeries::fromColumns({}, {}, times, values), dotted)};
    std::vector<std::int64_t> seconds(50);
    std::vector<double> far(50);
    for (int i = 0; i < 50; ++i) {
        seconds[static_cast<size_t>(i)] = 2 * i;
        far[static_cast<size_t>(i)] = i % 2 == 0 ? -1e15 : 1e15;
    }
    series.push_back(drawn(columns(QStringLiteral("far"), seconds, far, 1), dotted));
    const auto chart = hundredSeconds();
    chart->setSeries(series);
    QElapsedTimer clock;
    clock.start();
    const ChartPicture picture(*chart);
    QVERIFY(clock.elapsed() < 2'000);
    QVERIFY(picture.inkAt(picture.place(50, 50), picture.palette(0), 8) > 0.5);
}

void SeriesDrawingTest::savesPictures_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
    QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
}

void SeriesDrawingTest::savesPictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(int, mode);
    ThemeManager::installed()->setMode(static_cast<ThemeMode>(mode));
    const QSize cell(300, 170);
    const int columns_ = 5;
    const int rows = (static_cast<int>(m_cases.size()) + columns_ - 1) / columns_;
    QImage sheet(cell.width() * columns_, cell.height() * rows, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&sheet);
    for (size_t i = 0; i < m_cases.size(); ++i) {
        const auto chart = hundredSeconds(cell - QSize(10, 26));
        m_cases[i].setUp(*chart);
        const ChartPicture picture(*chart);
        const QPoint at(static_cast<int>(i) % columns_ * cell.width(),
                        static_cast<int>(i) / columns_ * cell.height());
        painter.fillRect(QRect(at, cell), picture.ground());
        painter.drawImage(at + QPoint(5, 22), picture.image());
        painter.setPen(picture.role(ColorRole::Text));
        painter.setFont(textFont(TextStyle::Strong));
        painter.drawText(QRect(at + QPoint(8, 2), QSize(cell.width(), 18)),
                         QString::fromLatin1(m_cases[i].name));
    }
    painter.end();
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(sheet.save(folder + QStringLiteral("/seriesdrawing-")
                       + QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    SeriesDrawingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_seriesdrawing.moc"
