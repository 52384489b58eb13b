#include "core/csv.h"
#include "dashboards/export/inspectpane.h"
#include "dashboards/files/panelclipfile.h"
#include "dashboards/views/timeseriesview.h"
#include "dashboards/windows/importpane.h"
#include "dashboards/windows/librarypane.h"
#include "dashboards/windows/panelcommands.h"
#include "dashboards/windows/panelmime.h"
#include "kit/actionregistry.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/searchfield.h"
#include "kit/tables/datatable.h"
#include "widgets/dashboards/boardundertest.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QString textOf(QWidget &widget)
{
    QString text;
    for (const QWidget *one : widget.findChildren<QWidget *>())
        text += one->property("text").toString() + QLatin1Char('\n');
    return text;
}

void saveSvg(const QByteArray &svg)
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    if (folder.isEmpty())
        return;
    QImage picture(renderer.defaultSize(), QImage::Format_RGB32);
    QPainter painter(&picture);
    renderer.render(&painter);
    painter.end();
    QVERIFY(picture.save(folder + QStringLiteral("/export-svg.png")));
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// The panel's menu, exports, the inspector, one panel alone, panels on the clipboard and dropped.
class PanelCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void menuByMouseAndKeys_data();
    void menuByMouseAndKeys();
    void viewsOneAlone();
    void exportsAPanel_data();
    void exportsAPanel();
    void exportsTheWholeDashboard_data();
    void exportsTheWholeDashboard();
    void cutsPagesBetweenPanels();
    void exportErrorsAreSaidAtThePlace();
    void asksBeforeReplacing();
    void inspectsFramesStepsAndQueries();
    void copiesCutsAndPastes();
    void dropsWithPreview();
    void carriesOutOfTheGrid();
    void libraryIsSearchedAndTakenFrom();
    void offersDroppedFiles();
    void pictures();

private:
    void exportTo(const QString &path);

    std::unique_ptr<test::BoardUnderTest> m_board;
    kit::ActionRegistry m_actions;
    QTemporaryDir m_folder;
};

void PanelCommandsTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void PanelCommandsTest::init()
{
    m_board = std::make_unique<test::BoardUnderTest>();
    m_board->screen().registerActions(m_actions);
    m_board->open(test::threePanels());
}

void PanelCommandsTest::cleanup()
{
    m_board.reset();
}

void PanelCommandsTest::menuByMouseAndKeys_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("button") << 0;
    QTest::newRow("menu key") << 1;
    QTest::newRow("shift and F10") << 2;
}

void PanelCommandsTest::menuByMouseAndKeys()
{
    QFETCH(int, way);
    PanelFrame *frame = m_board->frame(1);
    PanelCommands &commands = m_board->screen().commands();
    frame->setFocus();
    QTRY_VERIFY(frame->hasFocus());
    if (way == 0) {
        QAbstractButton *button = nullptr;
        for (auto *one : frame->findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->accessibleName() == QLatin1String("Panel menu"))
                button = one;
        }
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    } else {
        QTest::keyClick(frame, way == 1 ? Qt::Key_Menu : Qt::Key_F10,
                        way == 1 ? Qt::NoModifier : Qt::ShiftModifier);
    }
    QMenu *menu = commands.menu();
    QVERIFY(menu);
    QVERIFY(menu->isVisible());
    QStringList entries;
    for (const QAction *action : menu->actions())
        entries << action->text().section(QLatin1Char('\t'), 0, 0);
    QCOMPARE(entries,
             QStringList({QStringLiteral("View alone"), QStringLiteral("Edit"), QStringLiteral("Duplicate"),
                          QStringLiteral("Copy"), QStringLiteral("Export"), QStringLiteral("Inspect data"),
                          QStringLiteral("Into a window of its own"), QString(), QStringLiteral("Delete")}));
    QTest::keyClick(menu, Qt::Key_Return); // the first entry
    QTRY_COMPARE(m_board->screen().alone(), std::optional(1));
}

void PanelCommandsTest::viewsOneAlone()
{
    DashboardsScreen &screen = m_board->screen();
    const QRect before = m_board->frame(1)->geometry();
    m_board->frame(1)->setFocus();
    QTRY_VERIFY(m_board->frame(1)->hasFocus());
    QTest::keyClick(m_board->frame(1), Qt::Key_V);
    QTRY_COMPARE(screen.alone(), std::optional(1));
    QTRY_VERIFY(m_board->frame(1)->height() > 550);
    QVERIFY(m_board->frame(1)->width() > 1100);
    QVERIFY(!m_board->frame(2)->isVisible());
    QCOMPARE(screen.breadcrumb(), QStringLiteral("Rate of orders"));
    QTRY_VERIFY(screen.isSettled());
    // Time and cursor go on.
    auto *chart = qobject_cast<TimeSeriesView *>(m_board->frame(1)->view())->chart();
    const QPoint middle = chart->plotRect().center().toPoint();
    QTest::mouseMove(chart, middle);
    QVERIFY(m_board->time().cursor());
    const TimeRange whole = m_board->time().range();
    QTest::mousePress(chart, Qt::LeftButton, {}, middle - QPoint(200, 0));
    QTest::mouseMove(chart, middle);
    QTest::mouseRelease(chart, Qt::LeftButton, {}, middle);
    QVERIFY(m_board->time().range().length() < whole.length() / 2);
    QTRY_VERIFY(screen.isSettled());
    screen.resize(1240, 500);
    QTRY_VERIFY(m_board->frame(1)->height() < 460);
    screen.resize(1240, 760);
    QTest::keyClick(chart, Qt::Key_Escape);
    QTRY_VERIFY(!screen.alone());
    QTRY_COMPARE(m_board->frame(1)->geometry(), before);
    QVERIFY(m_board->frame(2)->isVisible());
}

// Through the bar: the path typed, Enter pressed.
void PanelCommandsTest::exportTo(const QString &path)
{
    ExportBar *bar = m_board->screen().commands().exportBar();
    QVERIFY(bar->isVisible());
    auto *field = bar->findChild<QLineEdit *>();
    QVERIFY(field->hasFocus());
    field->selectAll();
    QTest::keyClicks(field, path);
    QTest::keyClick(field, Qt::Key_Return);
}

void PanelCommandsTest::exportsAPanel_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("png") << static_cast<int>(ExportFormat::Png) << QByteArray("\x89PNG");
    QTest::newRow("svg") << static_cast<int>(ExportFormat::Svg) << QByteArray("<?xml");
    QTest::newRow("pdf") << static_cast<int>(ExportFormat::Pdf) << QByteArray("%PDF-");
    QTest::newRow("csv") << static_cast<int>(ExportFormat::Csv) << QByteArray("Time,");
    QTest::newRow("json") << static_cast<int>(ExportFormat::Json) << QByteArray("{");
    QTest::newRow("data") << static_cast<int>(ExportFormat::Data) << QByteArray("[");
}

void PanelCommandsTest::exportsAPanel()
{
    QFETCH(int, format);
    QFETCH(QByteArray, begins);
    const auto kind = static_cast<ExportFormat>(format);
    const QString path = m_folder.filePath(QStringLiteral("panel%1%2").arg(format).arg(exportSuffix(kind)));
    m_board->screen().commands().exportPanel(1, kind);
    exportTo(path);
    QTRY_VERIFY(QFileInfo(path).size() > 0);
    const QByteArray bytes = contentsOf(path);
    QVERIFY2(bytes.startsWith(begins), bytes.left(60).constData());
    if (kind == ExportFormat::Png) {
        QImage picture;
        QVERIFY(picture.loadFromData(bytes));
        QCOMPARE(picture.size(), m_board->frame(1)->size() * 2);
    }
    if (kind == ExportFormat::Svg) {
        QVERIFY(bytes.contains("Rate of orders")); // texts stay texts
        QVERIFY(bytes.contains("payment")); // those of the chart too
        QVERIFY(!bytes.contains("<image"));
        QXmlStreamReader reader(bytes);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }
    if (kind == ExportFormat::Csv) {
        const auto rows = readCsv(bytes);
        QVERIFY(rows);
        QVERIFY(rows->size() > 100);
        QVERIFY((*rows)[1][0].endsWith(QLatin1Char('Z')));
        bool isNumber = false;
        (void)(*rows)[1][1].toDouble(&isNumber);
        QVERIFY(isNumber);
    }
    if (kind == ExportFormat::Json) {
        const auto panels = readPanels(bytes, path);
        QVERIFY(panels);
        QCOMPARE(panels->front().title, QStringLiteral("Rate of orders"));
    }
    if (kind == ExportFormat::Data) {
        const QJsonArray frames = QJsonDocument::fromJson(bytes).array();
        QCOMPARE(frames.size(), static_cast<int>(m_board->frame(1)->data()->frames.size()));
        QVERIFY(frames.size() > 0);
    }
}

void PanelCommandsTest::exportsTheWholeDashboard_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("png") << static_cast<int>(ExportFormat::Png);
    QTest::newRow("svg") << static_cast<int>(ExportFormat::Svg);
    QTest::newRow("pdf") << static_cast<int>(ExportFormat::Pdf);
    QTest::newRow("csv") << static_cast<int>(ExportFormat::Csv);
    QTest::newRow("json") << static_cast<int>(ExportFormat::Json);
}

// Also what is out of sight, which nobody had asked for before.
void PanelCommandsTest::exportsTheWholeDashboard()
{
    QFETCH(int, format);
    const auto kind = static_cast<ExportFormat>(format);
    const QString table = QStringLiteral("sum by (service) (three)");
    QVERIFY(!m_board->server().queries().contains(table));
    m_board->screen().commands().exportDashboard(kind);
    const QString path = m_folder.filePath(QStringLiteral("board%1").arg(exportSuffix(kind)));
    exportTo(path);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() > 0, 20'000);
    const QByteArray bytes = contentsOf(path);
    QCOMPARE(m_board->server().queries().contains(table), kind != ExportFormat::Json);
    if (const QString folder = qEnvironmentVariable("YAGURA_PICTURES"); !folder.isEmpty())
        (void)QFile::copy(path, folder + QStringLiteral("/export-") + QFileInfo(path).fileName());
    if (kind == ExportFormat::Png) {
        QImage picture;
        QVERIFY(picture.loadFromData(bytes));
        QVERIFY(picture.height() > 2 * 47 * 38);
    }
    if (kind == ExportFormat::Svg) {
        QVERIFY(bytes.contains("By service"));
        QVERIFY(bytes.contains(">Shop<"));
        saveSvg(bytes);
    }
    if (kind == ExportFormat::Pdf)
        QCOMPARE(bytes.count("/Type /Page\n"), 1);
    if (kind == ExportFormat::Csv)
        QVERIFY(bytes.contains("\r\n\r\n")); // several frames
    if (kind == ExportFormat::Json)
        QCOMPARE(bytes, test::threePanels()); // byte for byte
    QVERIFY(textOf(*m_board->screen().commands().exportBar()).size() > 0);
}

void PanelCommandsTest::cutsPagesBetweenPanels()
{
    Picture picture(m_board->screen().grid(), QStringLiteral("Shop"), QStringLiteral("today"));
    picture.setBreaks({0, 40 * 38});
    const auto pages = picture.pdf(PdfPages::A4Landscape);
    QVERIFY(pages);
    QCOMPARE(pages->count("/Type /Page\n"), 3); // 1842 high, 855 a page; the table is not cut
    const auto one = picture.pdf(PdfPages::OneLong);
    QVERIFY(one);
    QCOMPARE(one->count("/Type /Page\n"), 1);
}

void PanelCommandsTest::exportErrorsAreSaidAtThePlace()
{
    m_board->screen().commands().exportPanel(2, ExportFormat::Csv);
    exportTo(m_folder.filePath(QStringLiteral("no/such/folder/a.csv")));
    QWidget *bar = m_board->screen().commands().exportBar();
    const auto says = [bar] {
        for (const QWidget *one : bar->findChildren<QWidget *>()) {
            if (one->accessibleName().contains(QLatin1String("Not saved")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says());
    QTest::keyClick(bar->findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
}

void PanelCommandsTest::asksBeforeReplacing()
{
    const QString path = m_folder.filePath(QStringLiteral("taken.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    m_board->screen().commands().exportPanel(1, ExportFormat::Csv);
    exportTo(path);
    QTest::qWait(100);
    QCOMPARE(contentsOf(path), QByteArray("mine"));
    QTest::keyClick(m_board->screen().commands().exportBar()->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_VERIFY(contentsOf(path).startsWith("Time,"));
}

void PanelCommandsTest::inspectsFramesStepsAndQueries()
{
    DashboardsScreen &screen = m_board->screen();
    m_board->frame(1)->setFocus();
    QTRY_VERIFY(m_board->frame(1)->hasFocus());
    QTest::keyClick(m_board->frame(1), Qt::Key_I);
    InspectPane *pane = screen.commands().inspector();
    QTRY_VERIFY(pane->isVisible());
    QVERIFY(pane->copiedText().startsWith(QLatin1String("Time\t")));
    const auto rows = readCsv(pane->copiedText().toUtf8(), CsvDialect::Tab);
    QVERIFY(rows && rows->size() > 100);
    pane->showTab(InspectPane::Queries);
    const QString queries = pane->copiedText();
    QVERIFY2(queries.contains(QLatin1String("sum by (service) (rate(orders[5m]))")), qPrintable(queries));
    QVERIFY(queries.contains(QLatin1String("3 series")));
    pane->showTab(InspectPane::Json);
    QVERIFY(pane->copiedText().contains(QLatin1String("\"reqps\"")));
    screen.drawEverything([] { });
    QTRY_VERIFY(m_board->frame(3)->data());
    screen.commands().inspect(3);
    pane->showTab(InspectPane::Steps);
    QVERIFY2(pane->copiedText().contains(QLatin1String("1 frames, 3 rows in; 1 frames, 2 rows out")),
             qPrintable(pane->copiedText()));
    QTest::keyClick(pane, Qt::Key_Escape);
    QVERIFY(!pane->isVisible());
}

void PanelCommandsTest::copiesCutsAndPastes()
{
    DashboardsScreen &screen = m_board->screen();
    m_board->frame(2)->setFocus();
    QTRY_VERIFY(m_board->frame(2)->hasFocus());
    QTest::keyClick(m_board->frame(2), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("\"Errors\"")));
    const Dashboard before = screen.dashboard();
    QTest::keyClick(m_board->frame(2), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(screen.dashboard().panels.size(), 4u);
    const Panel &pasted = screen.dashboard().panels.back();
    QCOMPARE(pasted.id, 4);
    QCOMPARE(pasted.title, QStringLiteral("Errors"));
    QVERIFY(screen.isEditing());
    QCOMPARE(screen.grid().selection(), ItemIds{4});
    QTest::keyClick(m_board->frame(4), Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(screen.dashboard().panels.size(), 3u);
    screen.undo();
    screen.undo();
    QCOMPARE(screen.dashboard(), before);
    QGuiApplication::clipboard()->setText(QStringLiteral("{\"type\":\"gauge\",\"title\":\"From afar\"}"));
    QTest::keyClick(m_board->frame(1), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(screen.dashboard().panels.back().kind, PanelKind::Gauge);
    QGuiApplication::clipboard()->setText(QStringLiteral("nothing of ours"));
    QTest::keyClick(m_board->frame(1), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(screen.dashboard().panels.size(), 4u);
}

void PanelCommandsTest::dropsWithPreview()
{
    DashboardsScreen &screen = m_board->screen();
    GridView &grid = screen.grid();
    Panel panel = newPanel(1, PanelKind::Gauge);
    panel.title = QStringLiteral("Dropped");
    panel.grid = {3, 9, 6, 5};
    const std::unique_ptr<QMimeData> mime(panelMime({panel}));
    const QRect first = m_board->frame(1)->geometry();
    const QPoint at(30, 20);
    QDragEnterEvent enter(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&grid, &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&grid, &move);
    QVERIFY(m_board->frame(1)->geometry() != first); // makes room already
    QCOMPARE(screen.dashboard().panels.size(), 3u); // but nothing is final
    test::BoardUnderTest::savePictures(screen, "drop");
    QDragLeaveEvent leave;
    QApplication::sendEvent(&grid, &leave);
    QCOMPARE(m_board->frame(1)->geometry(), first);
    QApplication::sendEvent(&grid, &enter);
    QApplication::sendEvent(&grid, &move);
    QDropEvent drop(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&grid, &drop);
    QCOMPARE(screen.dashboard().panels.size(), 4u);
    const Panel &added = screen.dashboard().panels.back();
    QCOMPARE(added.title, QStringLiteral("Dropped"));
    QCOMPARE(added.grid, (GridRect{0, 0, 6, 5}));
    screen.undo();
    QCOMPARE(screen.dashboard().panels.size(), 3u);
    QCOMPARE(m_board->frame(1)->geometry(), first);
    QMimeData other;
    other.setText(QStringLiteral("words"));
    QDragEnterEvent strange(at, Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
    strange.ignore();
    QApplication::sendEvent(&grid, &strange);
    QVERIFY(!strange.isAccepted());
}

// While nothing is edited, a drag of the header takes the panel along; let go of outside of every window, it
// gets one of its own.
void PanelCommandsTest::carriesOutOfTheGrid()
{
    QSignalSpy torn(&m_board->screen(), &DashboardsScreen::tearOffRequested);
    PanelFrame *frame = m_board->frame(1);
    const QPoint header = frame->headerRect().center();
    QCursor::setPos(m_board->screen().mapToGlobal(QPoint(5000, 5000)));
    QTest::mousePress(frame, Qt::LeftButton, {}, header);
    QTest::mouseMove(frame, header + QPoint(60, 30));
    QTRY_COMPARE(torn.size(), 1);
    const auto place = torn.front().front().value<DashboardPlace>();
    QCOMPARE(place.id, QStringLiteral("shop.json"));
    QCOMPARE(place.panel, 1);
    QTest::mouseRelease(frame, Qt::LeftButton);
    QVERIFY(!m_board->screen().isEditing());
}

void PanelCommandsTest::libraryIsSearchedAndTakenFrom()
{
    DashboardsScreen &screen = m_board->screen();
    screen.setDashboards({{QStringLiteral("shop.json"), {}, test::threePanels()},
                          {QStringLiteral("other.json"), {}, test::shippedBoard("shop-overview")}});
    m_board->frame(1)->setFocus();
    QTRY_VERIFY(m_board->frame(1)->hasFocus());
    QTest::keyClick(m_board->frame(1), Qt::Key_L, Qt::ControlModifier);
    LibraryPane *pane = screen.commands().library();
    QVERIFY(pane->isVisible());
    QTRY_VERIFY(pane->list().model()->rowCount() > 10);
    const int all = pane->list().model()->rowCount();
    test::BoardUnderTest::savePictures(screen, "library");
    QTest::keyClicks(&pane->search(), QStringLiteral("errors stat"));
    QTRY_VERIFY(pane->list().model()->rowCount() < all);
    QVERIFY(pane->list().model()->rowCount() > 0);
    const QString first = pane->list().model()->index(0, 0).data().toString();
    const std::unique_ptr<QMimeData> mime(
        pane->list().model()->mimeData({pane->list().model()->index(0, 0)}));
    QCOMPARE(dashboards::panelsOf(*mime).front().title, first);
    QTest::keyClick(&pane->search(), Qt::Key_Return);
    QCOMPARE(screen.dashboard().panels.size(), 4u);
    QCOMPARE(screen.dashboard().panels.back().title, first);
    QTest::keyClick(&pane->search(), Qt::Key_Down);
    QTest::keyClick(&pane->list(), Qt::Key_Return);
    QCOMPARE(screen.dashboard().panels.size(), 5u);
    screen.undo();
    screen.undo();
    QCOMPARE(screen.dashboard().panels.size(), 3u);
    QTest::keyClick(&pane->list(), Qt::Key_Escape);
    QVERIFY(!pane->isVisible());
}

void PanelCommandsTest::offersDroppedFiles()
{
    DashboardsScreen &screen = m_board->screen();
    const auto put = [this](const char *name, const QByteArray &text) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    };
    QByteArray board = test::threePanels();
    board.replace("\"stat\"", "\"geomap\"");
    const QString good = put("dropped.json", board);
    const QString bad = put("broken.json", "{\"panels\": [");
    screen.commands().offerFiles({good, bad, m_folder.filePath(QStringLiteral("gone.json"))});
    ImportPane *pane = screen.commands().importer();
    QVERIFY(pane->isVisible());
    const auto button = [pane](const char *text) -> QAbstractButton * {
        for (auto *one : pane->findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->text() == QLatin1String(text))
                return one;
        }
        return nullptr;
    };
    QTRY_VERIFY(button("Add to workspace"));
    QTRY_VERIFY(textOf(*pane).contains(QLatin1String("gone.json")));
    QVERIFY2(textOf(*pane).contains(QLatin1String("2 of 3 panels are drawn as asked")),
             qPrintable(textOf(*pane)));
    QVERIFY(textOf(*pane).contains(QLatin1String("geomap")));
    test::BoardUnderTest::savePictures(screen, "import");
    QSignalSpy looked(pane, &ImportPane::lookRequested);
    QTest::mouseClick(button("Only look"), Qt::LeftButton);
    QCOMPARE(looked.size(), 1);
    QCOMPARE(looked.front().front().value<DashboardFile>().json, board);
    QSignalSpy added(pane, &ImportPane::addRequested);
    QTest::mouseClick(button("Add to workspace"), Qt::LeftButton);
    QCOMPARE(added.front().at(0).toString(), QStringLiteral("shop-2.json")); // shop.json is taken
    QCOMPARE(added.front().at(1).toByteArray(), board);
    pane->addFinished(QStringLiteral("shop-2.json"),
                      failure(ErrorKind::Storage, {}, QStringLiteral("no space left")));
    QVERIFY(textOf(*pane).contains(QLatin1String("Not added")));
    QTest::mouseClick(button("Add to workspace"), Qt::LeftButton);
    QCOMPARE(added.size(), 2);
    pane->addFinished(QStringLiteral("shop-2.json"), {});
    QVERIFY(textOf(*pane).contains(QLatin1String("In the workspace as shop-2.json")));
    screen.setDashboards(
        {{QStringLiteral("shop.json"), {}, test::threePanels()}, {QStringLiteral("shop-2.json"), {}, board}});
    QTest::mouseClick(button("Open"), Qt::LeftButton);
    QCOMPARE(screen.openId(), QStringLiteral("shop-2.json"));
    QTest::keyClick(pane, Qt::Key_Escape);
    QVERIFY(!pane->isVisible());
}

void PanelCommandsTest::pictures()
{
    if (qEnvironmentVariable("YAGURA_PICTURES").isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    DashboardsScreen &screen = m_board->screen();
    m_board->frame(1)->setFocus();
    screen.commands().exportDashboard(ExportFormat::Pdf);
    screen.commands().inspect(1);
    test::BoardUnderTest::savePictures(screen, "export-inspect");
    screen.commands().inspector()->showTab(InspectPane::Queries);
    test::BoardUnderTest::savePictures(screen, "inspect-queries");
    screen.commands().closePanes();
    screen.setAlone(1);
    QTRY_VERIFY(screen.isSettled());
    test::BoardUnderTest::savePictures(screen, "alone");
    screen.setAlone(std::nullopt);
    screen.commands().openMenu(1, screen.mapToGlobal(QPoint(300, 100)));
    test::BoardUnderTest::savePictures(*screen.commands().menu(), "panel-menu");
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    PanelCommandsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_panelcommands.moc"
