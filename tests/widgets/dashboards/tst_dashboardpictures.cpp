// Whole dashboards of other people on a fake Prometheus, in the sizes of a laptop and of a wall: what a panel
// shows has its room. With YAGURA_PICTURES=DIR they are drawn there in both themes.
#include "boardundertest.h"
#include "dashboards/panelframe.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/elidedlabel.h"

#include <QApplication>
#include <QDir>

using namespace yagura;
using namespace yagura::test;

namespace {

QString fixtures()
{
    const QString set = qEnvironmentVariable("YAGURA_FIXTURES");
    return (set.isEmpty() ? QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures") : set)
        + QStringLiteral("/grafana");
}

constexpr double largestLegend = 0.42; // of a chart; a row more than its share is no harm

} // namespace

class DashboardPicturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everythingHasItsRoom_data();
    void everythingHasItsRoom();

private:
    std::unique_ptr<kit::ThemeManager> m_themes;
};

void DashboardPicturesTest::initTestCase()
{
    m_themes = std::make_unique<kit::ThemeManager>(*qApp);
    if (!QDir(fixtures()).exists())
        QSKIP(qPrintable(QStringLiteral("no dashboards in %1").arg(fixtures())));
}

void DashboardPicturesTest::everythingHasItsRoom_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QSize>("size");
    for (const QString &file : QDir(fixtures()).entryList({QStringLiteral("*.json")}, QDir::Files)) {
        for (const QSize size : {QSize(1280, 800), QSize(2560, 1440)})
            QTest::addRow("%s-%d", qPrintable(file.section(QLatin1Char('.'), 0, 0)), size.width())
                << file << size;
    }
}

void DashboardPicturesTest::everythingHasItsRoom()
{
    QFETCH(QString, file);
    QFETCH(QSize, size);
    QFile source(fixtures() + QLatin1Char('/') + file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    BoardUnderTest board;
    board.open(source.readAll(), size);
    int charts = 0;
    for (const auto *chart : board.screen().findChildren<kit::TimeSeriesChart *>()) {
        const kit::ChartLegend *legend = chart->legend();
        if (!chart->isVisible() || !legend->isVisible())
            continue;
        ++charts;
        const bool isBeside = legend->width() < chart->width() / 2;
        const double share = isBeside ? double(legend->width()) / chart->width()
                                      : double(legend->height()) / chart->height();
        QVERIFY2(share <= largestLegend, qPrintable(chart->accessibleName()));
        QVERIFY(chart->plotRect().width() > 40 && chart->plotRect().height() > 20);
    }
    const auto frames = board.screen().findChildren<dashboards::PanelFrame *>();
    for (const auto *frame : frames) {
        for (const auto *other : frames)
            QVERIFY2(frame == other || !frame->geometry().intersects(other->geometry()),
                     qPrintable(frame->shownTitle()));
        for (const auto *label : frame->findChildren<kit::ElidedLabel *>()) {
            if (label->isVisible())
                QVERIFY2(label->mapTo(frame, QPoint(label->width(), 0)).x() <= frame->width(),
                         qPrintable(frame->shownTitle()));
        }
    }
    qInfo("%d charts with a legend", charts);
    BoardUnderTest::savePictures(board.screen(), QTest::currentDataTag());
}

QTEST_MAIN(DashboardPicturesTest)
#include "tst_dashboardpictures.moc"
