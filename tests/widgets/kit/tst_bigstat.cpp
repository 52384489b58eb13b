#include "kit/charts/figures/bigstat.h"
#include "widgets/kit/figureitems.h"

#include <QPainter>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(yagura::kit::StatLook)

class BigStatTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statOptions_data();
    void statOptions();
    void statSizes();
    void statDirections_data();
    void statDirections();
    void statChange_data();
    void statChange();
    void pictures();
};

void BigStatTest::statOptions_data()
{
    QTest::addColumn<StatLook>("look");
    QTest::addColumn<QSize>("size");
    for (const StatColorMode color : {StatColorMode::None, StatColorMode::Value, StatColorMode::Background,
                                      StatColorMode::BackgroundGradient}) {
        for (const StatTextMode text : {StatTextMode::Auto, StatTextMode::Value, StatTextMode::ValueAndName,
                                        StatTextMode::Name, StatTextMode::None}) {
            for (const StatGraph graph : {StatGraph::None, StatGraph::Area}) {
                StatLook look;
                look.color = color;
                look.text = text;
                look.graph = graph;
                look.justify = text == StatTextMode::Value ? StatJustify::Center : StatJustify::Auto;
                QTest::addRow("color %d text %d graph %d wide", int(color), int(text), int(graph))
                    << look << QSize(560, 80);
                look.isWide = text == StatTextMode::ValueAndName;
                QTest::addRow("color %d text %d graph %d high", int(color), int(text), int(graph))
                    << look << QSize(180, 300);
            }
        }
    }
}

void BigStatTest::statOptions()
{
    QFETCH(StatLook, look);
    QFETCH(QSize, size);
    const std::unique_ptr<BigStat> stat(gridOf<BigStat>(2, look));
    showChart(*stat, size);
    const QImage picture = pictureOf(*stat);
    const QRect cell = stat->cellRect(0).toRect();
    const QColor critical = dark(ColorRole::Critical);
    const int most = cell.width() * cell.height();
    const bool isFilled = look.color == StatColorMode::Background;
    QCOMPARE(countPixels(picture, critical, cell) > most / 3, isFilled);
    const bool hasValue = look.text != StatTextMode::Name && look.text != StatTextMode::None;
    if (look.color == StatColorMode::Value && hasValue)
        QVERIFY(countPixels(picture, critical, cell) > 10);
    if (look.color == StatColorMode::None)
        QCOMPARE(countPixels(picture, critical, cell), 0);
    const bool isEmpty = look.text == StatTextMode::None && look.graph == StatGraph::None;
    const bool hasGround = isFilled || look.color == StatColorMode::BackgroundGradient;
    if (!hasGround)
        QCOMPARE(countPainted(picture, cell, dark(ColorRole::Surface)) > 20, !isEmpty);
    if (hasValue)
        QVERIFY(QRectF(cell).contains(stat->valueRect(0)));
}

void BigStatTest::statSizes()
{
    StatLook look;
    look.graph = StatGraph::None;
    BigStat stat(QStringLiteral("One"));
    stat.setItems({itemOf(QStringLiteral("a"), 42.5)});
    stat.setLook(look);
    showChart(stat, {300, 80});
    QCOMPARE(stat.valuePixels(0), 28);
    showChart(stat, {50, 30});
    QVERIFY(stat.valuePixels(0) < 28);
    look.valueSize = 60;
    stat.setLook(look);
    showChart(stat, {300, 100});
    QCOMPARE(stat.valuePixels(0), 60);
    const QImage large = pictureOf(stat);
    look.valueSize = 12;
    look.titleSize = 30;
    look.text = StatTextMode::ValueAndName;
    stat.setLook(look);
    QVERIFY(countPixels(pictureOf(stat), dark(ColorRole::Ok)) * 3 < countPixels(large, dark(ColorRole::Ok)));
}

void BigStatTest::statDirections_data()
{
    QTest::addColumn<FigureDirection>("direction");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("columns");
    QTest::newRow("wide") << FigureDirection::Auto << QSize(600, 100) << 3;
    QTest::newRow("high") << FigureDirection::Auto << QSize(150, 300) << 1;
    QTest::newRow("little room") << FigureDirection::Auto << QSize(240, 58) << 3; // none scrolled away
    QTest::newRow("asked below") << FigureDirection::Horizontal << QSize(600, 200) << 1;
    QTest::newRow("asked beside") << FigureDirection::Vertical << QSize(400, 450) << 3;
}

void BigStatTest::statDirections()
{
    QFETCH(FigureDirection, direction);
    QFETCH(QSize, size);
    QFETCH(int, columns);
    StatLook look;
    look.direction = direction;
    const std::unique_ptr<BigStat> stat(gridOf<BigStat>(3, look));
    showChart(*stat, size);
    QCOMPARE(stat->shape().columns, columns);
    QCOMPARE(stat->cellRect(1).left() > stat->cellRect(0).right(), columns == 3);
    QCOMPARE(stat->cellRect(1).top() > stat->cellRect(0).bottom(), columns == 1);
}

void BigStatTest::statChange_data()
{
    QTest::addColumn<StatChange>("mode");
    QTest::addColumn<double>("change");
    QTest::addColumn<ColorRole>("role");
    QTest::newRow("rise good") << StatChange::RiseIsGood << 0.2 << ColorRole::Ok;
    QTest::newRow("rise bad") << StatChange::FallIsGood << 0.2 << ColorRole::Critical;
    QTest::newRow("fall good") << StatChange::FallIsGood << -0.2 << ColorRole::Ok;
    QTest::newRow("neutral") << StatChange::Neutral << -0.2 << ColorRole::TextMuted;
    QTest::newRow("as value") << StatChange::AsValue << 0.2 << ColorRole::Text;
}

void BigStatTest::statChange()
{
    QFETCH(StatChange, mode);
    QFETCH(double, change);
    QFETCH(ColorRole, role);
    StatLook look;
    look.graph = StatGraph::None;
    look.change = mode;
    BigStat stat(QStringLiteral("One"));
    FigureItem item = itemOf(QStringLiteral("a"), 42.5);
    item.steps = {};
    item.change = change;
    stat.setItems({item});
    stat.setLook(look);
    showChart(stat, {300, 100});
    const QRect below = QRectF(0, stat.valueRect(0).bottom(), 300, 18).toRect();
    QVERIFY(countPixels(pictureOf(stat), dark(role), below) > 3);
    look.change = StatChange::Hidden;
    stat.setLook(look);
    QCOMPARE(countPainted(pictureOf(stat), QRectF(0, stat.valueRect(0).bottom() + 2, 300, 20).toRect(),
                          dark(ColorRole::Surface)),
             0);
}

void BigStatTest::pictures()
{
    ChartSheet stats(2);
    const QSize wide(560, 84);
    StatLook stat;
    stat.change = StatChange::FallIsGood;
    stats.add(gridOf<BigStat>(3, stat), wide);
    stat.color = StatColorMode::Background;
    stats.add(gridOf<BigStat>(3, stat), wide);
    stat.color = StatColorMode::BackgroundGradient;
    stat.justify = StatJustify::Center;
    stats.add(gridOf<BigStat>(3, stat), QSize(560, 140));
    stat.color = StatColorMode::None;
    stats.add(gridOf<BigStat>(3, stat), QSize(560, 140));
    stat = {};
    stat.isWide = true;
    stat.direction = FigureDirection::Horizontal;
    stat.graph = StatGraph::None;
    stats.add(gridOf<BigStat>(3, stat), QSize(560, 140));
    stat = {};
    stat.valueSize = 48;
    stat.titleSize = 15;
    stat.text = StatTextMode::ValueAndName;
    stats.add(gridOf<BigStat>(1, stat), QSize(560, 140));
    stats.show();
    savePictures(stats, QStringLiteral("stats"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    BigStatTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_bigstat.moc"
