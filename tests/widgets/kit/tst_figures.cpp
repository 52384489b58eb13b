#include "kit/charts/figures/bargauge.h"
#include "kit/charts/figures/bigstat.h"
#include "kit/charts/figures/gaugegrid.h"
#include "widgets/kit/figureitems.h"

#include <QPainter>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(yagura::kit::BarGaugeLook)
Q_DECLARE_METATYPE(yagura::kit::GaugeLook)

namespace {

const double nan_ = std::numeric_limits<double>::quiet_NaN();

} // namespace

class FiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesAndColours_data();
    void sharesAndColours();
    void barGaugeOptions_data();
    void barGaugeOptions();
    void barGaugeFillsItsShare_data();
    void barGaugeFillsItsShare();
    void barGaugeSizes();
    void gaugeOptions_data();
    void gaugeOptions();
    void gaugeArcCoversItsShare();
    void gaugesFillTheirRoom_data();
    void gaugesFillTheirRoom();
    void gaugeLabelsAreWorded();
    void missingValues();
    void hostileTextsStayInTheirCell();
    void pointerKeysAndScrolling();
    void pictures();
};

void FiguresTest::sharesAndColours_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("share");
    QTest::addColumn<ColorRole>("role");
    QTest::newRow("least") << 0.0 << 0.0 << ColorRole::Ok;
    QTest::newRow("below") << -5.0 << 0.0 << ColorRole::Accent;
    QTest::newRow("middle") << 60.0 << 0.6 << ColorRole::Warning;
    QTest::newRow("beyond") << 250.0 << 1.0 << ColorRole::Critical;
    QTest::newRow("no number") << nan_ << 0.0 << ColorRole::Accent;
}

void FiguresTest::sharesAndColours()
{
    QFETCH(double, value);
    QFETCH(double, share);
    QFETCH(ColorRole, role);
    const FigureItem item = itemOf(QStringLiteral("a"), value);
    QCOMPARE(item.share(value), share);
    QCOMPARE(item.colorAt(value).resolve(Theme::dark()), dark(role));
    FigureItem flat = item;
    flat.max = flat.min;
    QCOMPARE(flat.share(value), 0.0);
}

void FiguresTest::barGaugeOptions_data()
{
    QTest::addColumn<BarGaugeLook>("look");
    for (const BarGaugeMode mode : {BarGaugeMode::Basic, BarGaugeMode::Gradient, BarGaugeMode::Lcd}) {
        for (const FigureDirection direction :
             {FigureDirection::Auto, FigureDirection::Horizontal, FigureDirection::Vertical}) {
            for (const FigureNames names :
                 {FigureNames::Auto, FigureNames::Top, FigureNames::Left, FigureNames::Hidden}) {
                for (const FigureValues values :
                     {FigureValues::Color, FigureValues::Text, FigureValues::Hidden}) {
                    BarGaugeLook look;
                    look.mode = mode;
                    look.direction = direction;
                    look.names = names;
                    look.values = values;
                    look.hasUnfilled = names != FigureNames::Top;
                    look.hasSteps = names == FigureNames::Left;
                    QTest::addRow("mode %d direction %d names %d values %d", int(mode), int(direction),
                                  int(names), int(values))
                        << look;
                }
            }
        }
    }
}

void FiguresTest::barGaugeOptions()
{
    QFETCH(BarGaugeLook, look);
    const std::unique_ptr<BarGauge> gauge(gridOf<BarGauge>(4, look));
    showChart(*gauge, {400, 180});
    const QImage picture = pictureOf(*gauge);
    const QRectF track = gauge->trackRect(0);
    QVERIFY(QRectF(gauge->rect()).contains(track));
    QCOMPARE(gauge->isLying(), look.direction != FigureDirection::Vertical);
    // The fullest bar: critical at its end, in every mode (the gradient ends near it).
    const QRect end
        = (gauge->isLying() ? QRectF(track.left() + track.width() * 0.9 - 4, track.top(), 8, track.height())
                            : QRectF(track.left(), track.top() + track.height() * 0.1 - 4, track.width(), 8))
              .toRect();
    const QColor color = picture.pixelColor(end.center());
    if (look.mode == BarGaugeMode::Basic)
        QVERIFY(countPixels(picture, dark(ColorRole::Critical), end) > 10);
    else
        QVERIFY(countPainted(picture, end, dark(ColorRole::Surface)) > 10 && color.isValid());
    // The emptiest: its track shows only where asked.
    const QRectF last = gauge->trackRect(3);
    const QRect rest
        = (gauge->isLying() ? QRectF(last.left() + last.width() / 2, last.top() + 1, last.width() / 2 - 4,
                                     last.height() - 2)
                            : QRectF(last.left() + 1, last.top() + 4, last.width() - 2, last.height() / 2))
              .toRect();
    QCOMPARE(countPainted(picture, rest, dark(ColorRole::Surface)) > 20, look.hasUnfilled);
    // Values in the colour of their step, in that of text, or not at all; beside the tracks.
    const QRect beside = (gauge->isLying() ? QRectF(track.right() + 2, 0, gauge->width() - track.right() - 2,
                                                    gauge->height())
                                           : QRectF(0, 0, gauge->width(), track.top() - 1))
                             .toRect();
    QCOMPARE(countPixels(picture, dark(ColorRole::Text), beside) > 0, look.values == FigureValues::Text);
    QCOMPARE(countPixels(picture, dark(ColorRole::Critical), beside) > 0, look.values == FigureValues::Color);
}

void FiguresTest::barGaugeFillsItsShare_data()
{
    QTest::addColumn<BarGaugeMode>("mode");
    QTest::addColumn<double>("value");
    for (const double value : {0.0, 25.0, 50.0, 100.0}) {
        QTest::addRow("basic %d", int(value)) << BarGaugeMode::Basic << value;
        QTest::addRow("cells %d", int(value)) << BarGaugeMode::Lcd << value;
    }
}

void FiguresTest::barGaugeFillsItsShare()
{
    QFETCH(BarGaugeMode, mode);
    QFETCH(double, value);
    BarGaugeLook look;
    look.mode = mode;
    look.hasUnfilled = false;
    BarGauge gauge(QStringLiteral("One"));
    FigureItem item = itemOf(QStringLiteral("a"), value);
    item.steps = {{0, SeriesColor::role(ColorRole::Ok)}};
    gauge.setItems({item});
    gauge.setLook(look);
    showChart(gauge, {400, 40});
    const QRect track = gauge.trackRect(0).toRect();
    const int painted = countPixels(pictureOf(gauge), dark(ColorRole::Ok), track);
    const double share = painted / (track.width() * double(track.height()));
    const double filled = mode == BarGaugeMode::Lcd ? 0.75 : 1; // six pixels of eight
    QVERIFY2(std::abs(share - value / 100 * filled) < 0.04, qPrintable(QString::number(share)));
}

void FiguresTest::barGaugeSizes()
{
    BarGaugeLook look;
    look.minHeight = 30;
    look.maxHeight = 36;
    const std::unique_ptr<BarGauge> gauge(gridOf<BarGauge>(3, look));
    showChart(*gauge, {400, 300});
    QCOMPARE(gauge->shape().rowHeight, 36.0);
    showChart(*gauge, {400, 75});
    QCOMPARE(gauge->shape().rows, 1); // two would fit, but for the line that counts the rest
    const QRectF narrow = gauge->trackRect(0);
    look.titleSize = 24;
    look.valueSize = 28;
    gauge->setLook(look);
    QVERIFY(gauge->trackRect(0).width() < narrow.width() - 20);
    look.titleSize.reset();
    look.valueSize.reset();
    look.direction = FigureDirection::Vertical;
    look.minWidth = 90;
    gauge->setLook(look);
    showChart(*gauge, {400, 200});
    QCOMPARE(gauge->shape().columns, 3);
    QVERIFY(gauge->trackRect(0).width() <= 90);
}

void FiguresTest::gaugeOptions_data()
{
    QTest::addColumn<GaugeLook>("look");
    GaugeLook look;
    QTest::newRow("usual") << look;
    look.hasStepLabels = true;
    QTest::newRow("labels") << look;
    look.hasStepMarks = false;
    QTest::newRow("labels only") << look;
    look.hasStepLabels = false;
    QTest::newRow("plain") << look;
    look.hasName = false;
    QTest::newRow("no name") << look;
    look.minSize = QSize(150, 100);
    QTest::newRow("by hand") << look;
    look.hasName = true;
    look.titleSize = 18;
    look.valueSize = 18;
    QTest::newRow("sizes") << look;
}

void FiguresTest::gaugeOptions()
{
    QFETCH(GaugeLook, look);
    GaugeGrid gauge(QStringLiteral("One"));
    FigureItem item = itemOf(QStringLiteral("db pool"), 30);
    item.caption = QStringLiteral("of 100");
    gauge.setItems({item});
    gauge.setLook(look);
    showChart(gauge, {320, 200});
    const QImage picture = pictureOf(gauge);
    const GaugeGrid::Arc arc = gauge.arcOf(0);
    QVERIFY(arc.radius > 50);
    // The thin arc has the colours of steps the value has not reached.
    QCOMPARE(countPixels(picture, dark(ColorRole::Critical)) > 20, look.hasStepMarks);
    int outside = 0;
    for (int y = 0; y < static_cast<int>(arc.center.y()) + 4; ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const bool isBeyond = std::hypot(x - arc.center.x(), y - arc.center.y()) > arc.radius + 3;
            outside += isBeyond && picture.pixelColor(x, y) != dark(ColorRole::Surface);
        }
    }
    QCOMPARE(outside > 20, look.hasStepLabels);
    const QRect below = QRectF(0, arc.center.y() + 6, 320, 18).toRect();
    QCOMPARE(countPainted(picture, below, dark(ColorRole::Surface)) > 10, look.hasName);
    QCOMPARE(countPainted(picture, QRect(0, 0, 320, 1), dark(ColorRole::Surface)), 0);
}

void FiguresTest::gaugeArcCoversItsShare()
{
    GaugeLook look;
    look.hasStepMarks = false;
    look.hasName = false;
    for (const double value : {0.0, 20.0, 50.0, 100.0}) {
        GaugeGrid gauge(QStringLiteral("One"));
        FigureItem item = itemOf(QString(), value);
        item.steps = {};
        item.color = SeriesColor::role(ColorRole::Ok);
        gauge.setItems({item});
        gauge.setLook(look);
        showChart(gauge, {320, 180});
        const GaugeGrid::Arc arc = gauge.arcOf(0);
        const double inner = arc.radius - arc.thick;
        const double ring = M_PI / 2 * (arc.radius * arc.radius - inner * inner);
        const double share = countPixels(pictureOf(gauge), dark(ColorRole::Ok)) / ring;
        QVERIFY2(std::abs(share - value / 100) < 0.1, qPrintable(QString::number(share)));
    }
}

void FiguresTest::gaugesFillTheirRoom_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<FigureDirection>("direction");
    QTest::addColumn<int>("columns");
    QTest::newRow("wide") << 4 << QSize(640, 120) << FigureDirection::Auto << 4;
    QTest::newRow("high") << 4 << QSize(150, 480) << FigureDirection::Auto << 1;
    QTest::newRow("square") << 4 << QSize(400, 300) << FigureDirection::Auto << 2;
    QTest::newRow("asked beside") << 4 << QSize(400, 300) << FigureDirection::Vertical << 4;
    QTest::newRow("asked below") << 4 << QSize(400, 300) << FigureDirection::Horizontal << 1;
}

void FiguresTest::gaugesFillTheirRoom()
{
    QFETCH(int, count);
    QFETCH(QSize, size);
    QFETCH(FigureDirection, direction);
    QFETCH(int, columns);
    GaugeLook look;
    look.direction = direction;
    const std::unique_ptr<GaugeGrid> gauges(gridOf<GaugeGrid>(count, look));
    showChart(*gauges, size);
    QCOMPARE(gauges->shape().columns, columns);
    for (int i = 0; i < count; ++i)
        QVERIFY(QRectF(gauges->rect()).contains(gauges->cellRect(i)));
}

void FiguresTest::gaugeLabelsAreWorded()
{
    GaugeLook look;
    look.hasStepLabels = true;
    std::vector<double> asked;
    look.stepText = [&asked](double value) {
        asked.push_back(value);
        return ValueText{QStringLiteral("limit"), {}};
    };
    const std::unique_ptr<GaugeGrid> gauge(gridOf<GaugeGrid>(1, look));
    showChart(*gauge, {320, 200});
    pictureOf(*gauge);
    QVERIFY(asked.size() >= 3);
    QCOMPARE(asked[1], 60.0);
}

void FiguresTest::missingValues()
{
    const FigureItem item = itemOf(QString(), nan_);
    BarGauge bars(QStringLiteral("a"));
    GaugeGrid gauges(QStringLiteral("b"));
    BigStat stat(QStringLiteral("c"));
    for (FigureGrid *grid : {static_cast<FigureGrid *>(&bars), static_cast<FigureGrid *>(&gauges),
                             static_cast<FigureGrid *>(&stat)}) {
        grid->setItems({item});
        showChart(*grid, {240, 120});
        const QImage picture = pictureOf(*grid);
        QVERIFY(countNear(picture, dark(ColorRole::TextFaint), 220) > 2); // the dash
        QVERIFY(grid->accessibleDescription().contains(missingText()));
        grid->setItems({});
        QVERIFY(!pictureOf(*grid).isNull());
        QTest::keyClick(grid, Qt::Key_Down);
        QVERIFY(!grid->current());
    }
}

void FiguresTest::hostileTextsStayInTheirCell()
{
    std::vector<FigureItem> items = itemsOf(2);
    items[0].name = QStringLiteral("name\u202e\n") + QString(5'000, u'n');
    items[0].text = {QStringLiteral("1\n2\u202e") + QString(5'000, u'8'), QString(5'000, u'u')};
    items[0].caption = QString(5'000, u'c');
    items[0].course = {nan_, 1, std::numeric_limits<double>::infinity(), 2};
    BarGauge bars(QStringLiteral("a"));
    BarGaugeLook upright;
    upright.direction = FigureDirection::Vertical;
    bars.setLook(upright);
    GaugeGrid gauges(QStringLiteral("b"));
    BigStat stat(QStringLiteral("c"));
    for (FigureGrid *grid : {static_cast<FigureGrid *>(&bars), static_cast<FigureGrid *>(&gauges),
                             static_cast<FigureGrid *>(&stat)}) {
        grid->setItems({items[1], items[0]});
        showChart(*grid, {400, 120});
        const QImage calm = pictureOf(*grid);
        grid->setItems({items[1], items[1]});
        // The neighbour on the left is as it was, to the pixel.
        const QRect neighbour = grid->cellRect(0).toRect();
        QCOMPARE(calm.copy(neighbour), pictureOf(*grid).copy(neighbour));
        grid->setItems({items[0]});
        QVERIFY(!grid->accessibleDescription().contains(QChar(0x202e)));
        QVERIFY(grid->accessibleDescription().size() < 500);
        QVERIFY(grid->items().front().text.number.size() < 200);
    }
}

void FiguresTest::pointerKeysAndScrolling()
{
    const std::unique_ptr<BarGauge> gauge(gridOf<BarGauge>(30, BarGaugeLook{}));
    showChart(*gauge, {400, 120});
    const int rows = gauge->shape().rows;
    QCOMPARE(rows, 5);
    QVERIFY(gauge->cellRect(10).isEmpty());
    QSignalSpy activated(gauge.get(), &BarGauge::activated);
    QTest::mouseMove(gauge.get(), gauge->cellRect(1).center().toPoint());
    QCOMPARE(gauge->current(), std::optional(1));
    auto *tooltip = gauge->window()->findChild<ChartTooltip *>();
    QVERIFY(tooltip && tooltip->isVisible());
    QTest::mouseClick(gauge.get(), Qt::LeftButton, {}, gauge->cellRect(2).center().toPoint());
    QCOMPARE(activated.takeFirst().front().toInt(), 2);
    turnWheel(*gauge, {100, 50}, -120);
    QCOMPARE(gauge->firstItem(), 1);
    QTest::keyClick(gauge.get(), Qt::Key_End);
    QCOMPARE(gauge->current(), std::optional(29));
    QCOMPARE(gauge->firstItem(), 25);
    QTest::keyClick(gauge.get(), Qt::Key_PageUp);
    QCOMPARE(gauge->current(), std::optional(24));
    QTest::keyClick(gauge.get(), Qt::Key_Return);
    QCOMPARE(activated.takeFirst().front().toInt(), 24);
    QTest::keyClick(gauge.get(), Qt::Key_Escape);
    QVERIFY(!gauge->current());
    gauge->setTooltip({TooltipMode::None, TooltipSort::None});
    QTest::keyClick(gauge.get(), Qt::Key_Home);
    QVERIFY(gauge->current() == std::optional(0) && !tooltip->isVisible());
}

void FiguresTest::pictures()
{
    ChartSheet bars(3);
    const QSize size(380, 150);
    BarGaugeLook look;
    bars.add(gridOf<BarGauge>(5, look), size);
    look.mode = BarGaugeMode::Gradient;
    look.hasSteps = true;
    bars.add(gridOf<BarGauge>(5, look), size);
    look.mode = BarGaugeMode::Lcd;
    look.hasSteps = false;
    bars.add(gridOf<BarGauge>(5, look), size);
    look.direction = FigureDirection::Vertical;
    bars.add(gridOf<BarGauge>(6, look), size);
    look.mode = BarGaugeMode::Basic;
    look.values = FigureValues::Text;
    bars.add(gridOf<BarGauge>(6, look), size);
    look = {};
    look.names = FigureNames::Top;
    bars.add(gridOf<BarGauge>(12, look), size);
    GaugeLook gauge;
    gauge.hasStepLabels = true;
    bars.add(gridOf<GaugeGrid>(1, gauge), size);
    bars.add(gridOf<GaugeGrid>(4, GaugeLook{}), size);
    bars.add(gridOf<GaugeGrid>(7, GaugeLook{}), size);
    bars.show();
    savePictures(bars, QStringLiteral("gauges"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    FiguresTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_figures.moc"
