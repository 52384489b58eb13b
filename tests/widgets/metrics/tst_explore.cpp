#include "core/clock.h"
#include "dashboards/files/panelclipfile.h"
#include "kit/accessibility.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/tabstrip.h"
#include "kit/editors/promqleditor.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "metrics/draghandle.h"
#include "metrics/inspectorpane.h"
#include "metrics/metricbrowserpane.h"
#include "metrics/metricquerypane.h"
#include "metrics/metricsscreen.h"
#include "metrics/queryrow.h"
#include "metrics/querysidepane.h"
#include "metrics/resultview.h"
#include "metrics/subexpressionpane.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/fakeprometheus.h"
#include "support/qtprinting.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

// Explore beyond one query: several at once, the parts of one, what went over the wire, the way to a
// dashboard.
class ExploreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void plansAndNames();
    void partsOfAnExpression();
    void cardinalityOfLabels();
    void severalQueries();
    void hideAndRemove();
    void oneOfTwoFails();
    void keysOfTheEditor();
    void doubtsAndTheirMending();
    void windowsAreCheckedByJob();
    void historyIsTold();
    void partsAreAskedOnDemand();
    void inspectorTellsTheRequest();
    void curlHasNoSecrets();
    void panelForADashboard();
    void labelsOfAMetric();
    void everythingHasAName();
    void pictures_data();
    void pictures();

private:
    void show(const QSize &size = {1400, 800});
    void run();
    [[nodiscard]] QueryRow &row(size_t index) const { return *m_screen->queryPane().rows()[index]; }
    [[nodiscard]] QAbstractButton *button(const QString &name) const;
    [[nodiscard]] bool says(const QString &part) const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<test::FakePrometheus> m_server;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<MetricsScreen> m_screen;
};

void ExploreTest::init()
{
    m_clock = std::make_unique<ManualClock>(fromUnixSeconds(std::int64_t{1'795'489'200}));
    m_server = std::make_unique<test::FakePrometheus>();
    m_server->setLabelValues(utf8("service"), {utf8("payment"), utf8("checkout"), utf8("gateway")});
    m_server->setLabelValues(utf8("zone"), {utf8("east")});
    m_server->setMetrics(
        {{utf8("http_requests_total"), utf8("counter")}, {utf8("mail_queue_length"), utf8("gauge")}});
    m_network = std::make_unique<NetworkThread>(*m_clock);
    m_pool = std::make_unique<QThreadPool>();
    m_time = std::make_unique<correlate::TimeContext>(*m_clock);
    m_time->setZone(QTimeZone::utc());
    m_screen = std::make_unique<MetricsScreen>(*m_time);
    Endpoint endpoint;
    endpoint.name = utf8("prom");
    endpoint.base = m_server->url();
    endpoint.authentication = {AuthScheme::Bearer, {}, Secret(QByteArray("hidden"))};
    auto http = std::make_shared<HttpClient>(*m_network, *m_pool, endpoint);
    m_screen->setSources({{utf8("prom"), utf8("Prometheus"), std::make_shared<PromClient>(http)}});
}

void ExploreTest::cleanup()
{
    m_screen.reset();
    m_time.reset();
    m_pool->waitForDone();
    m_network.reset();
    m_server.reset();
    m_pool.reset();
    m_clock.reset();
}

void ExploreTest::show(const QSize &size)
{
    m_screen->resize(size);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->activate();
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
}

void ExploreTest::run()
{
    QTest::keyClick(&m_screen->queryPane().currentRow().editor(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
}

QAbstractButton *ExploreTest::button(const QString &name) const
{
    for (QAbstractButton *one : m_screen->findChildren<QAbstractButton *>()) {
        if (one->isVisible() && (one->accessibleName() == name || one->text() == name))
            return one;
    }
    return nullptr;
}

bool ExploreTest::says(const QString &part) const
{
    for (const QLabel *label : m_screen->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(part))
            return true;
    }
    return false;
}

void ExploreTest::plansAndNames()
{
    const TimeRange hour{fromUnixSeconds(std::int64_t{1'700'000'000}),
                         fromUnixSeconds(std::int64_t{1'700'003'600})};
    const std::vector<ExploreQuery> queries{{utf8("A"), utf8("rate(x[$__rate_interval])"), false},
                                            {utf8("B"), utf8("  "), false},
                                            {utf8("C"), utf8("y"), true},
                                            {utf8("D"), utf8("$nothing"), false}};
    const auto asked = askedQueries(queries, {QueryMode::Range, hour, 600, std::chrono::seconds(15)});
    QCOMPARE(asked.size(), 2u);
    QCOMPARE(asked[0].expression, utf8("rate(x[1m])"));
    QCOMPARE(asked[0].step, Duration(std::chrono::seconds(15)));
    QCOMPARE(asked[0].replaced,
             (std::vector<dashboards::Replacement>{{utf8("$__rate_interval"), utf8("1m"), true}}));
    QVERIFY(!asked[1].replaced[0].isKnown);
    QCOMPARE(nextRefId(queries), utf8("E"));
    std::vector<ExploreQuery> many;
    for (int i = 0; i < 26; ++i)
        many.push_back({nextRefId(many), {}, false});
    QCOMPARE(many.back().refId, utf8("Z"));
    QCOMPARE(nextRefId(many), utf8("AA"));
}

void ExploreTest::partsOfAnExpression()
{
    QStringList parts;
    for (const Subexpression &one : subexpressions(utf8("sum by (a) (rate(x{b=\"c\"}[5m])) / (y > 0)")))
        parts << QString(one.depth, u'-') + one.text + (one.canBeAsked() ? QString() : utf8(" !"));
    QCOMPARE(parts,
             (QStringList{utf8("sum by (a) (rate(x{b=\"c\"}[5m])) / (y > 0)"),
                          utf8("-sum by (a) (rate(x{b=\"c\"}[5m]))"), utf8("--rate(x{b=\"c\"}[5m])"),
                          utf8("---x{b=\"c\"}[5m]"), utf8("----x{b=\"c\"}"), utf8("-y > 0"), utf8("--y"),
                          utf8("--0")}));
    QVERIFY(subexpressions(utf8("sum(")).empty());
    QVERIFY(!subexpressions(utf8("label_replace(x, \"a\", \"b\", \"c\", \"d\")"))[2].canBeAsked());
    SubexpressionModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setParts(subexpressions(utf8("x + y")));
    QCOMPARE(model.rowCount(), 3);
    model.setAnswer(1, failure(ErrorKind::BadRequest));
    QVERIFY(model.index(1, SubexpressionModel::Count).data(SubexpressionModel::IsErrorRole).toBool());
    model.setAnswer(9, failure(ErrorKind::BadRequest)); // there is no such row
}

void ExploreTest::cardinalityOfLabels()
{
    const auto found
        = cardinalities({{{utf8("__name__"), utf8("m")}, {utf8("a"), utf8("1")}, {utf8("b"), utf8("x")}},
                         {{utf8("__name__"), utf8("m")}, {utf8("a"), utf8("2")}, {utf8("b"), utf8("x")}},
                         {{utf8("__name__"), utf8("m")}, {utf8("a"), utf8("2")}}});
    QCOMPARE(found,
             (std::vector<LabelCardinality>{{utf8("a"), {{utf8("2"), 2}, {utf8("1"), 1}}},
                                            {utf8("b"), {{utf8("x"), 2}}}}));
    MetricLabelsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLabels(found);
    QCOMPARE(model.rowCount(), 2);
    model.toggle(0);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1, 0).data().toString(), utf8("2"));
    model.toggle(0);
    QCOMPARE(model.rowCount(), 2);
}

void ExploreTest::severalQueries()
{
    show();
    QTest::keyClicks(&row(0).editor(), utf8("x"));
    QTest::mouseClick(button(utf8("Add query")), Qt::LeftButton);
    QCOMPARE(m_screen->queryPane().rows().size(), 2u);
    QCOMPARE(QApplication::focusWidget(), &row(1).editor());
    row(1).setText(utf8("sum by (service) (y)"));
    run();
    QStringList asked = m_server->queries(); // over two connections: either may come first
    asked.sort();
    QCOMPARE(asked, (QStringList{utf8("sum by (service) (y)"), utf8("x")}));
    QCOMPARE(m_screen->result().chart()->series().size(), 4u);
    const QAbstractItemModel *table = m_screen->result().table()->model();
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(table->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), utf8("Query"));
    QCOMPARE(table->index(0, 0).data().toString(), utf8("A"));
    QCOMPARE(table->index(3, 0).data().toString(), utf8("B"));
}

void ExploreTest::hideAndRemove()
{
    show();
    row(0).setText(utf8("x"));
    m_screen->queryPane().addRow().setText(utf8("y"));
    run();
    m_server->forgetQueries();
    QTest::mouseClick(button(utf8("Hide query A")), Qt::LeftButton);
    QTRY_COMPARE(m_server->queries(), QStringList(utf8("y")));
    QTRY_VERIFY(m_screen->isSettled());
    QVERIFY(!row(0).editor().isEnabled());
    QTest::mouseClick(button(utf8("Remove query B")), Qt::LeftButton);
    QTRY_VERIFY(m_screen->isSettled());
    QCOMPARE(m_screen->queryPane().rows().size(), 1u);
    QVERIFY(!m_screen->result().isShowingContent()); // all there is is hidden
    m_server->forgetQueries();
    QTest::mouseClick(button(utf8("Show query A")), Qt::LeftButton);
    QTRY_COMPARE(m_server->queries(), QStringList(utf8("x")));
}

void ExploreTest::oneOfTwoFails()
{
    show();
    row(0).setText(utf8("x"));
    run();
    m_server->failWith(400, R"({"status":"error","errorType":"bad_data","error":"wrong here"})");
    m_screen->queryPane().addRow().setText(utf8("sum("));
    run();
    QVERIFY(says(utf8("wrong here")));
    QVERIFY(m_screen->result().isShowingContent());
}

void ExploreTest::keysOfTheEditor()
{
    show();
    kit::PromqlEditor &editor = row(0).editor();
    editor.setFocus();
    const int oneLine = editor.height();
    row(0).setText(utf8("sum(x)by(a)"));
    QTest::keyClick(&editor, Qt::Key_F, Qt::ShiftModifier | Qt::AltModifier);
    QCOMPARE(editor.toPlainText(), utf8("sum by (a) (x)"));
    editor.moveCursor(QTextCursor::End);
    QTest::keyClick(&editor, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(editor.toPlainText(), utf8("sum by (a) (x)\n"));
    QVERIFY(editor.height() > oneLine);
    QVERIFY(m_server->queries().isEmpty());
    QTest::keyClick(&editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_server->queries().size(), 1);
}

void ExploreTest::doubtsAndTheirMending()
{
    show();
    row(0).setText(utf8("rate(mail_queue_length[1m])"));
    QTRY_VERIFY(button(utf8("Fix")));
    QVERIFY(says(utf8("mail_queue_length")));
    QTest::mouseClick(button(utf8("Fix")), Qt::LeftButton);
    QVERIFY(row(0).editor().toPlainText() != utf8("rate(mail_queue_length[1m])"));
}

// As dashboards do it: by how often the job that a query reads is scraped.
void ExploreTest::windowsAreCheckedByJob()
{
    show();
    row(0).setText(utf8("rate(orders_total{job=\"elsewhere\"}[5s])"));
    QTRY_VERIFY(m_screen->isSettled());
    QVERIFY(row(0).editor().problems().empty()); // not scraped from here
    QVERIFY(!button(utf8("Fix")));
    row(0).setText(utf8("rate(orders_total{job=\"a\"}[9s])"));
    QTRY_VERIFY(button(utf8("Fix")));
    QVERIFY(says(utf8("of job a (every 5s)")));
    QTest::mouseClick(button(utf8("Fix")), Qt::LeftButton);
    QCOMPARE(row(0).editor().toPlainText(), utf8("rate(orders_total{job=\"a\"}[20s])"));
    QTRY_VERIFY(!button(utf8("Fix")));
    QTest::keyClick(&row(0).editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(row(0).editor().toPlainText(), utf8("rate(orders_total{job=\"a\"}[9s])"));
}

void ExploreTest::historyIsTold()
{
    QSignalSpy told(m_screen.get(), &MetricsScreen::queryAsked);
    m_screen->setHistory({utf8("older"), utf8("old")});
    show();
    row(0).setText(utf8("new"));
    run();
    run(); // again: nothing new
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].toString(), utf8("new"));
    QTest::keyClick(&row(0).editor(), Qt::Key_Up);
    QCOMPARE(row(0).editor().toPlainText(), utf8("old"));
    QTest::keyClick(&row(0).editor(), Qt::Key_Up);
    QCOMPARE(row(0).editor().toPlainText(), utf8("older"));
}

void ExploreTest::partsAreAskedOnDemand()
{
    show();
    row(0).setText(utf8("sum by (service) (rate(x[$__rate_interval])) > 0"));
    run();
    QTest::mouseClick(button(utf8("Inspect")), Qt::LeftButton);
    SubexpressionPane &parts = m_screen->side().parts();
    QVERIFY(parts.isVisible());
    m_server->forgetQueries();
    parts.table().setFocus();
    parts.table().setCurrentIndex(parts.table().model()->index(1, 0));
    QTest::keyClick(&parts.table(), Qt::Key_Return);
    QTRY_VERIFY(!parts.isAsking());
    QCOMPARE(m_server->queries(), QStringList(utf8("sum by (service) (rate(x[20s]))")));
    QCOMPARE(parts.table().model()->index(1, SubexpressionModel::Count).data().toInt(), 3);
    QVERIFY(says(utf8("3 series")));
    QVERIFY(parts.findChild<QPlainTextEdit *>()->toPlainText().contains(utf8("service=\"payment\"")));
}

void ExploreTest::inspectorTellsTheRequest()
{
    show();
    row(0).setText(utf8("rate(x[$__rate_interval])"));
    run();
    QVERIFY(!m_screen->side().isVisible());
    QTest::mouseClick(button(utf8("Inspect")), Qt::LeftButton);
    m_screen->side().tabs().setCurrentIndex(1);
    const QString text = m_screen->side().inspector().text();
    QVERIFY2(text.contains(utf8("/api/v1/query_range")), qPrintable(text));
    QVERIFY(text.contains(utf8("query = rate(x[20s])")));
    QVERIFY(text.contains(utf8("$__rate_interval = 20s")));
    QVERIFY(text.contains(utf8("series = 1")));
    QVERIFY(!text.contains(utf8("size = 0 B")));
    m_server->failWith(400, R"({"status":"error","errorType":"bad_data","error":"wrong here"})");
    run();
    QVERIFY(m_screen->side().inspector().text().contains(utf8("wrong here")));
    QTest::mouseClick(button(utf8("Close the inspection")), Qt::LeftButton);
    QVERIFY(!m_screen->side().isVisible());
}

void ExploreTest::curlHasNoSecrets()
{
    show();
    row(0).setText(utf8("up"));
    run();
    m_screen->setInspecting(true);
    m_screen->side().tabs().setCurrentIndex(1);
    QTest::mouseClick(button(utf8("Copy as curl")), Qt::LeftButton);
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(utf8("curl -H \"Authorization: Bearer $TOKEN\"")), qPrintable(command));
    QVERIFY(command.contains(utf8("'query=up'")));
    QVERIFY(!command.contains(utf8("hidden")));
}

void ExploreTest::panelForADashboard()
{
    show();
    QVERIFY(m_screen->panelClip().isEmpty());
    QVERIFY(!m_screen->result().handle()->carried());
    row(0).setText(utf8("rate(x[$__rate_interval])"));
    m_screen->queryPane().addRow().setText(utf8("y"));
    run();
    const auto carried = m_screen->result().handle()->carried();
    QVERIFY(carried);
    const auto panels = dashboards::readPanels(carried->data(dashboards::panelMimeType), {});
    QVERIFY(panels && panels->size() == 1);
    const dashboards::Panel *panel = &panels->front();
    QCOMPARE(panel->targets.size(), 2u);
    QCOMPARE(panel->targets[0].expression, utf8("rate(x[$__rate_interval])")); // not what was put in
    QCOMPARE(panel->kind, dashboards::PanelKind::TimeSeries);
    QSignalSpy asked(m_screen.get(), &MetricsScreen::addToDashboardRequested);
    QTest::mouseClick(button(utf8("Add to dashboard")), Qt::LeftButton);
    m_screen->result().handle()->setFocus();
    QTest::keyClick(m_screen->result().handle(), Qt::Key_Return);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].toByteArray(), m_screen->panelClip());
    QVERIFY(!dashboards::readPanels("[]", {}));
    QVERIFY(!dashboards::readPanels("{\"a\":1}", {}));
}

void ExploreTest::labelsOfAMetric()
{
    show();
    auto *browser = m_screen->findChild<MetricBrowserPane *>();
    kit::DataTable *metricList = nullptr;
    for (kit::DataTable *table : browser->findChildren<kit::DataTable *>()) {
        if (table != &browser->labelTable())
            metricList = table;
    }
    metricList->setCurrentIndex(metricList->model()->index(1, 0)); // mail_queue_length
    kit::DataTable &labels = browser->labelTable();
    QTRY_COMPARE(labels.model()->rowCount(), 3); // service, job, zone
    QVERIFY(says(utf8("4 series")));
    labels.setFocus();
    labels.setCurrentIndex(labels.model()->index(0, 0));
    QTest::keyClick(&labels, Qt::Key_Return);
    QCOMPARE(labels.model()->rowCount(), 6);
    labels.setCurrentIndex(labels.model()->index(1, 0));
    QTest::keyClick(&labels, Qt::Key_Return);
    QCOMPARE(row(0).editor().toPlainText(), utf8("mail_queue_length{service=\"checkout\"}"));
}

void ExploreTest::everythingHasAName()
{
    show();
    m_screen->queryPane().addRow();
    m_screen->setInspecting(true);
    QCOMPARE(kit::namelessControls(m_screen.get()), QStringList());
}

void ExploreTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("explore-dark") << true;
    QTest::newRow("explore-light") << false;
}

void ExploreTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(bool, dark);
    kit::ThemeManager::installed()->setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    show({1544, 932});
    row(0).setText(utf8("sum by (service) (rate(http_requests_total{zone=\"east\"}[$__rate_interval])) > 0"));
    m_screen->queryPane().addRow().setText(utf8("rate(mail_queue_length[1m])"));
    run();
    auto *browser = m_screen->findChild<MetricBrowserPane *>();
    for (kit::DataTable *table : browser->findChildren<kit::DataTable *>()) {
        if (table != &browser->labelTable())
            table->setCurrentIndex(table->model()->index(0, 0));
    }
    QTRY_VERIFY(browser->labelTable().model()->rowCount() > 0);
    browser->labelTable().setCurrentIndex(browser->labelTable().model()->index(0, 0));
    QTest::keyClick(&browser->labelTable(), Qt::Key_Return);
    m_screen->setInspecting(true);
    kit::DataTable &parts = m_screen->side().parts().table();
    parts.setCurrentIndex(parts.model()->index(0, 0));
    QTest::keyClick(&parts, Qt::Key_Return);
    QTRY_VERIFY(!m_screen->side().parts().isAsking());
    QTest::qWait(300);
    const QString name = folder + u'/' + QLatin1String(QTest::currentDataTag());
    QVERIFY(m_screen->grab().save(name + utf8(".png")));
    m_screen->side().tabs().setCurrentIndex(1);
    QTest::qWait(50);
    QVERIFY(m_screen->grab().save(name + utf8("-request.png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    ExploreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_explore.moc"
