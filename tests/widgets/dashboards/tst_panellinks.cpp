// Links of fields: where cells, figures, bars and moments lead, by pointer and by keyboard.
#include "boardundertest.h"
#include "dashboards/panelframe.h"
#include "dashboards/views/contentcells.h"
#include "dashboards/views/pinnedlinks.h"
#include "dashboards/views/statview.h"
#include "dashboards/views/tablepanelview.h"
#include "dashboards/views/timeseriesview.h"
#include "kit/charts/figures/bigstat.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/searchfield.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "panelsfromfile.h"

#include <QApplication>
#include <QBuffer>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::test;

class PanelLinksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cellsLeadSomewhere();
    void severalLinksAreAChoice();
    void rowsAreFiltered();
    void figuresLeadSomewhere();
    void momentsLeadSomewhere();
    void pinnedMomentsHaveThem_data();
    void pinnedMomentsHaveThem();
    void theSeriesUnderThePointerLeads();
    void panelMenuHasThem();
    void picturesStandInTheirAddress();
    void pillsAreParts();

private:
    std::unique_ptr<kit::ThemeManager> m_themes;
};

void PanelLinksTest::initTestCase()
{
    m_themes = std::make_unique<kit::ThemeManager>(*qApp);
    if (qEnvironmentVariable("YAGURA_THEME") == QLatin1String("light"))
        m_themes->setMode(kit::ThemeMode::Light);
}

namespace {

// With four services in a window.
std::unique_ptr<PanelView> shownPanel(const QByteArray &type, const QByteArray &settings)
{
    Json members = panelMembers(type);
    members.merge_patch(jsonOf(settings));
    const Panel panel = panelOf(members);
    std::unique_ptr<PanelView> view(makePanelView(panel.kind, QStringLiteral("p"), nullptr));
    view->resize(560, 300);
    view->setContent(contentWith(panel, sampleAnswers(panel, samplePlan())));
    view->show();
    QCoreApplication::processEvents();
    return view;
}

std::unique_ptr<TablePanelView> shownTable(const QByteArray &settings)
{
    return std::unique_ptr<TablePanelView>(
        static_cast<TablePanelView *>(shownPanel("table", settings).release()));
}

QByteArray linkTo(const QByteArray &address)
{
    return R"("links":[{"title":"look","url":")" + address + R"("}])";
}

} // namespace

void PanelLinksTest::cellsLeadSomewhere()
{
    const auto view
        = shownTable(R"({"fieldConfig":{"overrides":[{"matcher":{"id":"byName","options":"service"},
        "properties":[{"id":"links","value":[{"title":"look",
        "url":"/d/u?var-service=${__data.fields.service}&var-own=${__value.text}&var-kept=$kept"}]}]}]}})");
    QSignalSpy followed(view.get(), &PanelView::addressRequested);
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

void PanelLinksTest::rowsAreFiltered()
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

void PanelLinksTest::severalLinksAreAChoice()
{
    const auto view = shownTable(defaults(
        R"("links":[{"title":"logs","url":"/l"},{"title":"traces & more","url":"/t/${__value.raw}"}])"));
    QSignalSpy followed(view.get(), &PanelView::addressRequested);
    kit::DataTable *table = view->table();
    const QModelIndex cell = table->model()->index(0, 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QCOMPARE(followed.size(), 0);
    auto *menu = view->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions().at(1)->text(), QStringLiteral("traces && more"));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(followed.size(), 1);
    QCOMPARE(followed[0][0].toString(), QStringLiteral("/l"));
}

void PanelLinksTest::figuresLeadSomewhere()
{
    for (const char *type : {"stat", "gauge", "bargauge"}) {
        const auto view = shownPanel(
            type, defaults(linkTo("/d/u?var-service=${__field.labels.service}&n=${__series.name}")));
        QSignalSpy followed(view.get(), &PanelView::addressRequested);
        auto *figures = view->findChild<kit::FigureGrid *>();
        const QPoint middle = figures->cellRect(0).center().toPoint();
        const QString name = figures->items()[0].name;
        QTest::mouseMove(figures, middle);
        QTest::mouseClick(figures, Qt::LeftButton, {}, middle);
        QCOMPARE(followed.size(), 1);
        QCOMPARE(followed[0][0].toString(), QStringLiteral("/d/u?var-service=%1&n=%1").arg(name));
        figures->setFocus();
        QTest::keyClick(figures, Qt::Key_End);
        QTest::keyClick(figures, Qt::Key_Return);
        QCOMPARE(followed.size(), 2);
        QVERIFY(followed[1][0].toString() != followed[0][0].toString());
        QCOMPARE(view->links().size(), 1);
    }
    QVERIFY(shownPanel("stat", "{}")->links().empty());
}

void PanelLinksTest::momentsLeadSomewhere()
{
    const auto view = shownPanel("timeseries", defaults(linkTo("/x?at=${__value.time}&s=${__series.name}")));
    QVERIFY(view->links().empty()); // no moment is meant
    auto *chart = static_cast<TimeSeriesView *>(view.get())->chart();
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart, Qt::Key_Left);
    const std::vector<FieldLink> links = view->links();
    QCOMPARE(links.size(), chart->series().size());
    QCOMPARE(links[0].title, QString(chart->series()[0].name + QStringLiteral(": look")));
    const QString address = links[0].address;
    QVERIFY2(address.endsWith(QStringLiteral("&s=") + chart->series()[0].name), qPrintable(address));
    const std::int64_t at = address.section(QLatin1Char('='), 1).section(QLatin1Char('&'), 0, 0).toLongLong();
    QVERIFY(at <= toUnixMilliseconds(*chart->cursor()));
    QVERIFY(at > toUnixMilliseconds(samplePlan().range.from));
    QVERIFY(chart->tooltipContent().notes.last().contains(QStringLiteral("look")));
}

void PanelLinksTest::pinnedMomentsHaveThem_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const char *type : {"timeseries", "heatmap", "state-timeline"})
        QTest::newRow(type) << QByteArray(type);
}

void PanelLinksTest::pinnedMomentsHaveThem()
{
    QFETCH(QByteArray, type);
    const auto view = shownPanel(type, defaults(linkTo("/x?at=${__value.time}")));
    view->activateWindow();
    auto *card = view->findChild<PinnedLinks *>();
    QVERIFY(card && !card->isVisible());
    QWidget *chart = card->parentWidget();
    QSignalSpy pins(view.get(), &PanelView::pinToggled);
    QSignalSpy followed(view.get(), &PanelView::addressRequested);
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart, Qt::Key_Left);
    QTest::keyClick(chart, Qt::Key_Down);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(pins.size(), 1);
    QVERIFY(card->isVisible());
    QVERIFY(chart->rect().contains(card->geometry()));
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty())
        QVERIFY(view->grab().save(folder + QStringLiteral("/pinned-%1.png").arg(QLatin1String(type))));
    QVERIFY(!card->entries().isEmpty());
    QTest::keyClick(chart, Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget(), card->entries().first());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(followed.size(), 1);
    QVERIFY(followed[0][0].toString().startsWith(QStringLiteral("/x?at=1")));
    QTest::mouseClick(card->entries().first(), Qt::LeftButton);
    QCOMPARE(followed.size(), 2);
    QTest::mouseClick(card, Qt::LeftButton, {}, {2, 2}); // is not one on the chart
    QCOMPARE(pins.size(), 1);
    card->entries().first()->setFocus();
    QTest::keyClick(card->entries().first(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), chart);
    view->setPinned(card->at());
    QVERIFY(card->isVisible());
    view->setPinned(std::nullopt);
    QVERIFY(!card->isVisible());
}

void PanelLinksTest::theSeriesUnderThePointerLeads()
{
    const auto view = shownPanel("timeseries", defaults(linkTo("/x?s=${__series.name}")));
    auto *timeSeries = static_cast<TimeSeriesView *>(view.get());
    auto *chart = timeSeries->chart();
    QCoreApplication::processEvents();
    const int series = 1;
    const std::int64_t atMs = toUnixMilliseconds(samplePlan().range.from + std::chrono::hours(3));
    const double value = chart->series()[series].valueAt(atMs, 600'000);
    const QPoint point = QPointF(chart->mapping().x(atMs), chart->mapping().y(value)).toPoint();
    QTest::mouseMove(chart, point);
    QTest::mouseClick(chart, Qt::LeftButton, {}, point);
    QCOMPARE(timeSeries->pinnedLinks()->entries().size(), 1);
    QSignalSpy followed(view.get(), &PanelView::addressRequested);
    QTest::mouseClick(timeSeries->pinnedLinks()->entries().first(), Qt::LeftButton);
    QCOMPARE(followed.size(), 1);
    QCOMPARE(followed[0][0].toString(), QString(QStringLiteral("/x?s=") + chart->series()[series].name));
    const auto without = shownPanel("timeseries", "{}");
    auto *plain = static_cast<TimeSeriesView *>(without.get());
    QTest::mouseClick(plain->chart(), Qt::LeftButton, {}, point);
    QVERIFY(plain->chart()->pinned() && !plain->pinnedLinks()->isVisible());
}

void PanelLinksTest::panelMenuHasThem()
{
    BoardUnderTest board;
    board.open(R"({"title":"Shop","uid":"s","panels":[{"id":1,"type":"stat","title":"Errors","gridPos":
        {"x":0,"y":0,"w":12,"h":7},"fieldConfig":{"defaults":{"links":[{"title":"Runbook","url":"/d/s"}]}},
        "targets":[{"refId":"A","expr":"errors"}]}]})");
    auto *stat = static_cast<StatView *>(board.frame(1)->view())->stat();
    stat->setFocus();
    QTest::keyClick(stat, Qt::Key_Right);
    QTest::keyClick(stat, Qt::Key_Menu);
    QMenu *menu = nullptr;
    for (QMenu *one : board.screen().findChildren<QMenu *>())
        menu = one->isVisible() ? one : menu;
    QVERIFY(menu);
    QCOMPARE(menu->actions().constFirst()->text(), QStringLiteral("Runbook"));
    QSignalSpy followed(board.frame(1)->view(), &PanelView::addressRequested);
    menu->actions().constFirst()->trigger();
    QCOMPARE(followed.size(), 1);
    menu->close();
}

void PanelLinksTest::picturesStandInTheirAddress()
{
    QImage image(6, 4, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(image.save(&buffer, "PNG"));
    const QString encoded = QString::fromLatin1(bytes.toBase64());
    QCOMPARE(PictureCellDelegate::pictureIn(QStringLiteral("data:image/png;base64,") + encoded).size(),
             QSize(6, 4));
    QVERIFY(PictureCellDelegate::pictureIn(QStringLiteral("https://example.org/a.png")).isNull());
    QVERIFY(PictureCellDelegate::pictureIn(QStringLiteral("file:///etc/passwd")).isNull());
    QVERIFY(PictureCellDelegate::pictureIn(QStringLiteral("data:image/svg+xml;base64,") + encoded).isNull());
    QVERIFY(PictureCellDelegate::pictureIn(QStringLiteral("data:image/png;base64,AAAA")).isNull());
}

void PanelLinksTest::pillsAreParts()
{
    const auto joined
        = [](const char *text) { return pillTexts(QString::fromLatin1(text)).join(QLatin1Char('|')); };
    QCOMPARE(joined("a, b ,, c"), QStringLiteral("a|b|c"));
    QCOMPARE(joined(R"(["one two", "b"])"), QStringLiteral("one two|b"));
    QCOMPARE(joined(" [] "), QString());
}

QTEST_MAIN(PanelLinksTest)
#include "tst_panellinks.moc"
