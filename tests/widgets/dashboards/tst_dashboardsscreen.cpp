#include "core/clock.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/grid/selectionframe.h"
#include "dashboards/paneleditor.h"
#include "dashboards/views/statview.h"
#include "dashboards/views/tablepanelview.h"
#include "dashboards/views/timeseriesview.h"
#include "kit/actionregistry.h"
#include "kit/charts/figures/bigstat.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/statepane.h"
#include "kit/editors/promqleditor.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/fakeprometheus.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

// Four panels in two rows and one far below.
const char *const grid
    = "{\"title\":\"Grid\",\"uid\":\"g\",\"panels\":["
      "{\"id\":1,\"type\":\"timeseries\",\"title\":\"One\",\"gridPos\":{\"x\":0,\"y\":0,\"w\":12,\"h\":6},"
      "\"targets\":[{\"refId\":\"A\",\"expr\":\"one\"}]},"
      "{\"id\":2,\"type\":\"stat\",\"title\":\"Two\",\"gridPos\":{\"x\":12,\"y\":0,\"w\":12,\"h\":6},"
      "\"targets\":[{\"refId\":\"A\",\"expr\":\"two\"}]},"
      "{\"id\":3,\"type\":\"table\",\"title\":\"Three\",\"gridPos\":{\"x\":0,\"y\":6,\"w\":12,\"h\":6},"
      "\"targets\":[{\"refId\":\"A\",\"expr\":\"sum by (service) (three)\",\"instant\":true}]},"
      "{\"id\":4,\"type\":\"geomap\",\"title\":\"Four\",\"gridPos\":{\"x\":12,\"y\":6,\"w\":12,\"h\":6},"
      "\"targets\":[{\"refId\":\"A\",\"expr\":\"four\"}]},"
      "{\"id\":5,\"type\":\"timeseries\",\"title\":\"Deep\",\"gridPos\":{\"x\":0,\"y\":12,\"w\":24,\"h\":60},"
      "\"targets\":[{\"refId\":\"A\",\"expr\":\"five\"}]},"
      "{\"id\":6,\"type\":\"timeseries\",\"title\":\"Deeper\",\"gridPos\":{\"x\":0,\"y\":72,\"w\":24,\"h\":6}"
      ",\"targets\":[{\"refId\":\"A\",\"expr\":\"six\"}]}]}";

QByteArray resource(const char *name)
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/resources/dashboards/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class DashboardsScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void showsAnswers();
    void hiddenPanelsAskNothing();
    void identicalQueriesGoOutOnce();
    void refreshNeverOverlaps();
    void errorsStayAtThePanel();
    void oldAnswersStayWithTheirAge();
    void emptyAnswersSaySo();
    void unknownTypeShowsItsData();
    void draggingMovesWithPreview();
    void escapeRestores();
    void draggingInFreeMode();
    void handlesResize();
    void keysMoveAndResize();
    void addsEditsAndDeletes();
    void duplicates();
    void savesEveryEdit();
    void brokenFileIsNamed();
    void variablesNarrowQueries();
    void cursorIsShared();
    void dragZoomSetsTheRange();
    void pivotNarrowsTheService();
    void rowsFold();
    void pictures_data();
    void pictures();

private:
    void open(const QByteArray &json, const QSize &size = {1240, 760});
    QPoint headerOf(int id) const;
    void press(int id, const QPoint &at);
    void drag(int id, const QPoint &by);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<test::FakePrometheus> m_server;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<DashboardsScreen> m_screen;
};

void DashboardsScreenTest::init()
{
    m_clock = std::make_unique<ManualClock>(fromUnixSeconds(std::int64_t{1'795'489'200}));
    m_server = std::make_unique<test::FakePrometheus>();
    m_server->setLabelValues(
        QStringLiteral("service"),
        {QStringLiteral("payment"), QStringLiteral("checkout"), QStringLiteral("gateway")});
    m_server->setLabelValues(QStringLiteral("cluster"), {QStringLiteral("prod-tokyo-1")});
    m_network = std::make_unique<NetworkThread>(*m_clock);
    m_pool = std::make_unique<QThreadPool>();
    m_time = std::make_unique<correlate::TimeContext>(*m_clock);
    m_time->setZone(QTimeZone::utc());
    m_screen = std::make_unique<DashboardsScreen>(*m_time);
    Endpoint endpoint;
    endpoint.name = QStringLiteral("prom");
    endpoint.base = m_server->url();
    auto http = std::make_shared<HttpClient>(*m_network, *m_pool, endpoint);
    m_screen->setSources({{QStringLiteral("prom"), QStringLiteral("Prometheus"),
                           std::make_shared<metrics::PromClient>(http)}});
}

void DashboardsScreenTest::cleanup()
{
    m_screen.reset();
    m_time.reset();
    m_pool->waitForDone();
    m_network.reset();
    m_server.reset();
    m_pool.reset();
    m_clock.reset();
}

void DashboardsScreenTest::open(const QByteArray &json, const QSize &size)
{
    m_screen->resize(size);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->setDashboards({{QStringLiteral("test.json"), {}, json}});
    m_screen->activate();
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
}

QPoint DashboardsScreenTest::headerOf(int id) const
{
    return m_screen->grid().frame(id)->headerRect().center();
}

void DashboardsScreenTest::press(int id, const QPoint &at)
{
    QTest::mousePress(m_screen->grid().frame(id), Qt::LeftButton, {}, at);
}

// Presses on the header, moves there in steps and leaves the button down.
void DashboardsScreenTest::drag(int id, const QPoint &by)
{
    PanelFrame *frame = m_screen->grid().frame(id);
    const QPoint global = frame->mapToGlobal(headerOf(id));
    press(id, headerOf(id));
    for (int step = 1; step <= 4; ++step) {
        const QPoint to = frame->mapFromGlobal(global + by * step / 4);
        QTest::mouseMove(frame, to);
    }
}

void DashboardsScreenTest::showsAnswers()
{
    open(grid);
    QCOMPARE(m_screen->title(), QStringLiteral("Grid"));
    auto *chart = qobject_cast<TimeSeriesView *>(m_screen->grid().frame(1)->view())->chart();
    QCOMPARE(chart->series().size(), 1u);
    QVERIFY(chart->series()[0].values.size() > 100);
    auto *stat = qobject_cast<StatView *>(m_screen->grid().frame(2)->view())->stat();
    QCOMPARE(stat->items().size(), 1u);
    QVERIFY(!stat->items()[0].course.empty());
    auto *table = qobject_cast<TablePanelView *>(m_screen->grid().frame(3)->view())->table();
    QCOMPARE(table->model()->rowCount(), 3);
}

void DashboardsScreenTest::hiddenPanelsAskNothing()
{
    open(grid);
    QVERIFY(m_server->queries().contains(QStringLiteral("one")));
    QVERIFY(!m_server->queries().contains(QStringLiteral("six")));
    m_screen->findChild<QScrollArea *>(QStringLiteral("dashboardArea"))
        ->verticalScrollBar()
        ->setValue(100'000);
    QTRY_VERIFY(m_server->queries().contains(QStringLiteral("six")));
    QTRY_VERIFY(m_screen->isSettled());
    m_screen->deactivate();
    m_server->forgetQueries();
    m_time->refresh();
    QTest::qWait(100);
    QVERIFY(m_server->queries().isEmpty());
}

void DashboardsScreenTest::identicalQueriesGoOutOnce()
{
    QByteArray same(grid);
    same.replace("\"expr\":\"four\"", "\"expr\":\"one\"");
    open(same);
    QCOMPARE(m_server->queries().count(QStringLiteral("one")), 1);
}

void DashboardsScreenTest::refreshNeverOverlaps()
{
    open(grid);
    m_server->setSilent(true);
    m_server->forgetQueries();
    m_time->refresh();
    QTRY_VERIFY(!m_server->queries().isEmpty());
    QTest::qWait(50);
    const auto asked = m_server->queries().size();
    for (int i = 0; i < 3; ++i) {
        m_clock->advance(std::chrono::seconds(5));
        m_time->refresh();
        QTest::qWait(30);
    }
    QCOMPARE(m_server->queries().size(), asked);
    m_server->setSilent(false);
    QTRY_VERIFY(m_screen->isSettled());
}

void DashboardsScreenTest::errorsStayAtThePanel()
{
    m_server->failWith(400,
                       "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:4: parse error\"}");
    open(grid);
    const auto &content = m_screen->grid().frame(1)->content();
    QVERIFY(!content.isShowingContent());
    QVERIFY(m_screen->grid().isVisible());
}

void DashboardsScreenTest::oldAnswersStayWithTheirAge()
{
    open(grid);
    m_server->failWith(400,
                       "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}");
    m_clock->advance(std::chrono::minutes(3));
    m_time->refresh();
    QTest::qWait(20);
    QTRY_VERIFY(m_screen->isSettled());
    const PanelFrame *frame = m_screen->grid().frame(1);
    QVERIFY(frame->content().isShowingContent());
    bool saysAge = false;
    for (const auto *button : frame->findChildren<QAbstractButton *>())
        saysAge = saysAge || (button->isVisible() && button->inherits("yagura::kit::StaleBadge"));
    QVERIFY(saysAge);
}

void DashboardsScreenTest::emptyAnswersSaySo()
{
    QByteArray empty(grid);
    empty.replace("\"expr\":\"one\"", "\"expr\":\"nothing_here\"");
    open(empty);
    QVERIFY(!m_screen->grid().frame(1)->content().isShowingContent());
    QVERIFY(m_screen->grid().frame(2)->content().isShowingContent());
}

void DashboardsScreenTest::unknownTypeShowsItsData()
{
    open(grid);
    auto *view = qobject_cast<TablePanelView *>(m_screen->grid().frame(4)->view());
    QVERIFY(view);
    QCOMPARE(view->table()->model()->rowCount(), 1);
    bool namesType = false;
    for (const QLabel *label : view->findChildren<QLabel *>())
        namesType = namesType || (label->isVisible() && label->text().contains(QStringLiteral("geomap")));
    QVERIFY(namesType);
}

void DashboardsScreenTest::draggingMovesWithPreview()
{
    open(grid);
    m_screen->setEditing(true);
    GridView &view = m_screen->grid();
    const Dashboard before = m_screen->dashboard();
    const QRect oldTwo = view.frame(2)->geometry();
    drag(1, QPoint(oldTwo.left() - view.frame(1)->geometry().left(), 3));
    QVERIFY(view.isDragging());
    QCOMPARE(view.destinationText(), QStringLiteral("Column 13, row 1, 12 × 6. 5 other panel(s) move(s)"));
    QVERIFY(view.frame(2)->geometry() != oldTwo); // the others make room already
    QCOMPARE(m_screen->dashboard(), before); // but nothing is final
    QTest::mouseRelease(view.frame(1), Qt::LeftButton);
    QVERIFY(!view.isDragging());
    QCOMPARE(findPanel(m_screen->dashboard(), 1)->grid, (GridRect{12, 0, 12, 6}));
    QCOMPARE(view.frame(1)->geometry(), oldTwo);
    m_screen->undo();
    QCOMPARE(m_screen->dashboard(), before);
    QCOMPARE(view.frame(2)->geometry(), oldTwo);
    m_screen->redo();
    QCOMPARE(findPanel(m_screen->dashboard(), 1)->grid.x, 12);
}

void DashboardsScreenTest::escapeRestores()
{
    open(grid);
    m_screen->setEditing(true);
    GridView &view = m_screen->grid();
    std::vector<QRect> before;
    for (const PanelFrame *frame : view.frames())
        before.push_back(frame->geometry());
    drag(3, QPoint(300, -200));
    QVERIFY(view.isDragging());
    QTest::keyClick(m_screen->window(), Qt::Key_Escape);
    if (view.isDragging()) // no window system hands the grabbed key over
        QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!view.isDragging());
    QTest::mouseRelease(view.frame(3), Qt::LeftButton);
    std::vector<QRect> after;
    for (const PanelFrame *frame : view.frames())
        after.push_back(frame->geometry());
    QCOMPARE(after, before);
    QCOMPARE(m_screen->dashboard().panels[2].grid, (GridRect{0, 6, 12, 6}));
}

void DashboardsScreenTest::draggingInFreeMode()
{
    open(grid);
    m_screen->setEditing(true);
    m_screen->setLayoutMode(LayoutMode::Free);
    m_screen->grid().frame(5)->hide();
    const int pitch = GridGeometry::rowPitch;
    drag(2, QPoint(0, 80 * pitch));
    QCOMPARE(m_screen->grid().destinationText(),
             QStringLiteral("Column 13, row 81, 12 × 6. Nothing else moves"));
    QTest::mouseRelease(m_screen->grid().frame(2), Qt::LeftButton);
    QCOMPARE(findPanel(m_screen->dashboard(), 2)->grid.y, 80);
    QCOMPARE(findPanel(m_screen->dashboard(), 4)->grid.y, 6); // the hole stays
}

void DashboardsScreenTest::handlesResize()
{
    open(grid);
    m_screen->setEditing(true);
    GridView &view = m_screen->grid();
    view.select(1);
    auto *selection = view.findChild<SelectionFrame *>(QStringLiteral("selectionHandles"));
    QVERIFY(selection->isVisible());
    const QPoint handle = selection->handleRect(Qt::BottomEdge).center();
    const QPoint global = selection->mapToGlobal(handle);
    QTest::mousePress(selection, Qt::LeftButton, {}, handle);
    QTest::mouseMove(selection, selection->mapFromGlobal(global + QPoint(0, 40)));
    QTest::mouseMove(selection, selection->mapFromGlobal(global + QPoint(0, 2 * GridGeometry::rowPitch)));
    QVERIFY(view.isDragging());
    QTest::mouseRelease(selection, Qt::LeftButton);
    QCOMPARE(findPanel(m_screen->dashboard(), 1)->grid, (GridRect{0, 0, 12, 8}));
    QCOMPARE(findPanel(m_screen->dashboard(), 3)->grid.y, 8);
    m_screen->undo();
    QCOMPARE(findPanel(m_screen->dashboard(), 1)->grid.h, 6);
}

void DashboardsScreenTest::keysMoveAndResize()
{
    open(grid);
    m_screen->setEditing(true);
    m_screen->setLayoutMode(LayoutMode::Free);
    GridView &view = m_screen->grid();
    view.select(2);
    QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(findPanel(m_screen->dashboard(), 2)->grid, (GridRect{12, 0, 11, 6}));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(findPanel(m_screen->dashboard(), 2)->grid, (GridRect{13, 0, 11, 6}));
    QTest::keyClick(&view, Qt::Key_Right); // the edge
    QCOMPARE(findPanel(m_screen->dashboard(), 2)->grid.x, 13);
    QTest::keyClick(&view, Qt::Key_Delete);
    QVERIFY(!findPanel(m_screen->dashboard(), 2));
    for (int i = 0; i < 3; ++i)
        m_screen->undo();
    QCOMPARE(findPanel(m_screen->dashboard(), 2)->grid, (GridRect{12, 0, 12, 6}));
}

void DashboardsScreenTest::addsEditsAndDeletes()
{
    open(grid);
    m_screen->addPanel(PanelKind::TimeSeries);
    QVERIFY(m_screen->isEditing());
    QCOMPARE(m_screen->dashboard().panels.size(), 7u);
    PanelEditor &editor = m_screen->editor();
    QVERIFY(editor.isVisible());
    QCOMPARE(editor.panel().id, 7);
    auto *query = editor.findChild<kit::PromqlEditor *>();
    QVERIFY(query && query->isVisible());
    query->setPlainText(QStringLiteral("brand_new"));
    QTest::keyClick(query, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(findPanel(m_screen->dashboard(), 7)->targets[0].expression, QStringLiteral("brand_new"));
    QTRY_VERIFY(m_server->queries().contains(QStringLiteral("brand_new")));
    auto *title = editor.findChild<QLineEdit *>(QStringLiteral("title"));
    title->setText(QStringLiteral("Mine"));
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(findPanel(m_screen->dashboard(), 7)->title, QStringLiteral("Mine"));
    m_screen->undo();
    QCOMPARE(findPanel(m_screen->dashboard(), 7)->title, QStringLiteral("New panel"));
    m_screen->removePanel(7);
    QVERIFY(!editor.isVisible());
    QVERIFY(!m_screen->grid().frame(7));
    m_screen->undo();
    QVERIFY(m_screen->grid().frame(7));
}

void DashboardsScreenTest::duplicates()
{
    open(grid);
    m_screen->setEditing(true);
    m_screen->duplicatePanel(2);
    QCOMPARE(m_screen->dashboard().panels.size(), 7u);
    QCOMPARE(m_screen->grid().selected(), 7);
    QCOMPARE(findPanel(m_screen->dashboard(), 7)->targets, findPanel(m_screen->dashboard(), 2)->targets);
}

void DashboardsScreenTest::savesEveryEdit()
{
    open(grid);
    QSignalSpy saves(m_screen.get(), &DashboardsScreen::saveRequested);
    m_screen->removePanel(4);
    QTRY_COMPARE(saves.count(), 1);
    QCOMPARE(saves[0][0].toString(), QStringLiteral("test.json"));
    const auto written = readGrafana(saves[0][1].toByteArray(), {});
    QVERIFY(written);
    QCOMPARE(written->dashboard.panels.size(), 5u);
    const auto says = [this](const char *text) {
        for (const auto *label : m_screen->findChildren<kit::ElidedLabel *>()) {
            if (label->isVisible() && label->text().contains(QLatin1String(text)))
                return true;
        }
        return false;
    };
    m_screen->saveFinished(QStringLiteral("test.json"), {});
    QVERIFY(says("Saved 03:00:00, 1 step"));
    m_screen->saveFinished(
        QStringLiteral("test.json"),
        failure(ErrorKind::Storage, QStringLiteral("test.json"), QStringLiteral("disk full")));
    QVERIFY(says("Not saved"));
    // The file coming back from the disk as it was written is no reason to forget the undo steps.
    m_screen->setDashboards({{QStringLiteral("test.json"), {}, saves[0][1].toByteArray()}});
    m_screen->undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 6u);
}

void DashboardsScreenTest::brokenFileIsNamed()
{
    m_screen->resize(900, 600);
    m_screen->show();
    m_screen->setDashboards(
        {{QStringLiteral("broken.json"), {}, "{\"title\": "}, {QStringLiteral("good.json"), {}, grid}});
    m_screen->activate();
    QVERIFY(m_screen->grid().frames().empty());
    m_screen->addPanel(PanelKind::Stat); // nothing to add it to
    QVERIFY(m_screen->grid().frames().empty());
    m_screen->open(QStringLiteral("good.json"));
    QCOMPARE(m_screen->grid().panels().size(), 6u);
}

void DashboardsScreenTest::variablesNarrowQueries()
{
    QByteArray json(grid);
    json.replace("\"uid\":\"g\",",
                 "\"uid\":\"g\",\"templating\":{\"list\":[{\"type\":\"query\",\"name\":\"service\","
                 "\"query\":\"label_values(service)\",\"multi\":true,\"includeAll\":true,"
                 "\"current\":{\"value\":[\"$__all\"]}}]},");
    json.replace("\"expr\":\"one\"", "\"expr\":\"one{s=~'$service'}\"");
    open(json);
    QVERIFY(m_server->queries().contains(QStringLiteral("one{s=~'(payment|checkout|gateway)'}")));
    m_screen->setVariable(QStringLiteral("service"), {QStringLiteral("gateway")});
    QTRY_VERIFY(m_server->queries().contains(QStringLiteral("one{s=~'gateway'}")));
    QVERIFY(m_screen->dashboard().variables[0].isAll()); // choosing is not editing
}

void DashboardsScreenTest::cursorIsShared()
{
    open(grid);
    const Instant at = m_time->range().from + std::chrono::minutes(30);
    auto *chart = qobject_cast<TimeSeriesView *>(m_screen->grid().frame(1)->view())->chart();
    Q_EMIT chart->cursorMoved(at);
    QCOMPARE(m_time->cursor(), at);
    QVERIFY(!m_screen->grid().frame(1)->grab().isNull());
}

void DashboardsScreenTest::dragZoomSetsTheRange()
{
    open(grid);
    auto *chart = qobject_cast<TimeSeriesView *>(m_screen->grid().frame(1)->view())->chart();
    chart->grab();
    const QRectF plot = chart->plotRect();
    const TimeRange before = m_time->range();
    const QPoint from(static_cast<int>(plot.left() + plot.width() / 4), static_cast<int>(plot.center().y()));
    const QPoint to(static_cast<int>(plot.left() + plot.width() / 2), static_cast<int>(plot.center().y()));
    QTest::mousePress(chart, Qt::LeftButton, {}, from);
    QTest::mouseMove(chart, (from + to) / 2);
    QTest::mouseMove(chart, to);
    QTest::mouseRelease(chart, Qt::LeftButton, {}, to);
    QVERIFY(m_time->range().length() < before.length() / 2);
    QVERIFY(m_time->canGoBack());
}

void DashboardsScreenTest::pivotNarrowsTheService()
{
    open(resource("shop-overview"));
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Dashboards;
    pivot.service = QStringLiteral("payment");
    m_server->forgetQueries();
    m_screen->openPivot(pivot);
    QTRY_VERIFY(!m_server->queries().filter(QStringLiteral("service=~\"payment\"")).isEmpty());
}

void DashboardsScreenTest::rowsFold()
{
    const char *rows
        = "{\"title\":\"Rows\",\"panels\":["
          "{\"id\":1,\"type\":\"row\",\"title\":\"A\",\"gridPos\":{\"x\":0,\"y\":0,\"w\":24,\"h\":1},"
          "\"panels\":[]},"
          "{\"id\":2,\"type\":\"stat\",\"title\":\"In\",\"gridPos\":{\"x\":0,\"y\":1,\"w\":6,\"h\":4},"
          "\"targets\":[{\"refId\":\"A\",\"expr\":\"in\"}]}]}";
    open(rows);
    QTest::mouseClick(m_screen->grid().frame(1), Qt::LeftButton, {}, headerOf(1));
    QVERIFY(!m_screen->grid().frame(2));
    m_server->forgetQueries();
    m_time->refresh();
    QTest::qWait(50);
    QVERIFY(m_server->queries().isEmpty());
    QTest::mouseClick(m_screen->grid().frame(1), Qt::LeftButton, {}, headerOf(1));
    QVERIFY(m_screen->grid().frame(2));
    QTRY_VERIFY(m_server->queries().contains(QStringLiteral("in")));
}

void DashboardsScreenTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("state");
    for (const bool dark : {true, false}) {
        for (const QSize size : {QSize(1224, 732), QSize(2504, 1372)}) {
            for (const char *state : {"view", "edit", "several", "editor"})
                QTest::addRow("dashboards-%s-%s-%d", state, dark ? "dark" : "light", size.width())
                    << dark << size << QString::fromLatin1(state);
        }
    }
}

void DashboardsScreenTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(QString, state);
    kit::ThemeManager::installed()->setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    m_server->setLabelValues(QStringLiteral("deployment"),
                             {QStringLiteral("payment"), QStringLiteral("checkout")});
    m_server->setLabelValues(QStringLiteral("state"),
                             {QStringLiteral("active"), QStringLiteral("idle"), QStringLiteral("waiting")});
    m_server->setLabelValues(QStringLiteral("version"), {QStringLiteral("2.41.0")});
    m_server->setLabelValues(
        QStringLiteral("route"),
        {QStringLiteral("/api/checkout"), QStringLiteral("/api/payments"), QStringLiteral("/api/quote")});
    open(resource("shop-overview"), size);
    m_time->setCursor(m_time->range().from + std::chrono::minutes(48));
    if (state == QLatin1String("edit")) {
        m_screen->setEditing(true);
        m_screen->setLayoutMode(LayoutMode::Free);
        m_screen->saveFinished(QStringLiteral("test.json"), {});
        drag(12, QPoint(140, 70));
    }
    if (state == QLatin1String("several")) {
        m_screen->setEditing(true);
        m_screen->setLayoutMode(LayoutMode::Insert);
        m_screen->grid().setSelection({1, 2});
        drag(2, QPoint(40, 150));
    }
    if (state == QLatin1String("editor"))
        m_screen->editPanel(7);
    QTest::qWait(700);
    QVERIFY(m_screen->grab().save(folder + QLatin1Char('/') + QLatin1String(QTest::currentDataTag())
                                  + QStringLiteral(".png")));
    m_screen->grid().cancelDrag();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    DashboardsScreenTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dashboardsscreen.moc"
