#include "core/clock.h"
#include "dashboards/tablemodel.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/editors/promqleditor.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "metrics/metricbrowserpane.h"
#include "metrics/metricquerypane.h"
#include "metrics/metricsscreen.h"
#include "metrics/queryrow.h"
#include "metrics/resultview.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/fakeprometheus.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;

namespace {

const QByteArray mistake
    = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5: parse error: unclosed\"}";

QByteArray matrixOf(int count)
{
    QByteArray series;
    for (int i = 0; i < count; ++i)
        series += (i == 0 ? "" : ",") + QByteArray("{\"metric\":{\"n\":\"") + QByteArray::number(i)
            + "\"},\"values\":[[1795489000,\"1\"],[1795489015,\"2\"]]}";
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}";
}

} // namespace

class MetricsScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void listsAndFiltersMetrics();
    void choosingAMetricAsks();
    void rangeAndInstant();
    void mistakesStandUnderTheLine();
    void namesAreAskedAgainAfterHiding();
    void errorInPlaceOfAnEmptyAnswer();
    void anotherSourceForgetsTheAnswer();
    void saysWhenNotAllAreDrawn();
    void firstQueryKnowsTheScrapeInterval();
    void pivotToAServiceAsksForItsRequests();
    void historyAndKeys();
    void factsSayHowLongItTook();
    void tableCalculatesAndSorts();
    void detailsOfTheCurrentMetric();
    void pivotAsksItsQuery();
    void hiddenAsksNothing();
    void withoutASource();
    void pictures_data();
    void pictures();

private:
    void show(const QSize &size = {1200, 720});
    [[nodiscard]] kit::DataTable *browserTable() const;
    [[nodiscard]] QLineEdit *field(const char *name) const;
    [[nodiscard]] kit::PromqlEditor &editor() const { return m_screen->queryPane().currentRow().editor(); }
    [[nodiscard]] bool says(const QString &part) const; // a visible label or part of the strip
    void askAndWait(const QString &query);
    [[nodiscard]] Sources<PromClient> sources(const QString &id) const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<test::FakePrometheus> m_server;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<MetricsScreen> m_screen;
};

void MetricsScreenTest::init()
{
    m_clock = std::make_unique<ManualClock>(fromUnixSeconds(std::int64_t{1'795'489'200}));
    m_server = std::make_unique<test::FakePrometheus>();
    m_server->setLabelValues(
        QStringLiteral("service"),
        {QStringLiteral("payment"), QStringLiteral("checkout"), QStringLiteral("gateway")});
    m_server->setMetrics(
        {{QStringLiteral("http_requests_total"), QStringLiteral("counter")},
         {QStringLiteral("http_request_duration_seconds_bucket"), QStringLiteral("histogram")},
         {QStringLiteral("db_pool_connections"), QStringLiteral("gauge")},
         {QStringLiteral("mail_queue_length"), QStringLiteral("gauge")},
         {QStringLiteral("container_memory_working_set_bytes"), QStringLiteral("gauge")}});
    m_network = std::make_unique<NetworkThread>(*m_clock);
    m_pool = std::make_unique<QThreadPool>();
    m_time = std::make_unique<correlate::TimeContext>(*m_clock);
    m_time->setZone(QTimeZone::utc());
    m_screen = std::make_unique<MetricsScreen>(*m_time);
    m_screen->setSources(sources(QStringLiteral("prom")));
}

Sources<PromClient> MetricsScreenTest::sources(const QString &id) const
{
    Endpoint endpoint;
    endpoint.name = id;
    endpoint.base = m_server->url();
    auto http = std::make_shared<HttpClient>(*m_network, *m_pool, endpoint);
    return {{id, QStringLiteral("Prometheus"), std::make_shared<PromClient>(http)}};
}

void MetricsScreenTest::cleanup()
{
    m_screen.reset();
    m_time.reset();
    m_pool->waitForDone();
    m_network.reset();
    m_server.reset();
    m_pool.reset();
    m_clock.reset();
}

void MetricsScreenTest::show(const QSize &size)
{
    m_screen->resize(size);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->activate();
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
}

kit::DataTable *MetricsScreenTest::browserTable() const
{
    return m_screen->findChild<MetricBrowserPane *>()->findChild<kit::DataTable *>();
}

QLineEdit *MetricsScreenTest::field(const char *name) const
{
    for (QLineEdit *field : m_screen->findChildren<QLineEdit *>()) {
        if (field->accessibleName() == QLatin1String(name))
            return field;
    }
    return nullptr;
}

bool MetricsScreenTest::says(const QString &part) const
{
    for (const QWidget *widget : m_screen->findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (widget->isVisible() && (label ? label->text() : widget->accessibleName()).contains(part))
            return true;
    }
    return false;
}

void MetricsScreenTest::askAndWait(const QString &query)
{
    m_screen->ask(query);
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
}

void MetricsScreenTest::listsAndFiltersMetrics()
{
    show();
    QCOMPARE(browserTable()->model()->rowCount(), 5);
    QTest::keyClicks(field("Filter metrics"), QStringLiteral("HTTP"));
    QCOMPARE(browserTable()->model()->rowCount(), 2);
    QVERIFY(m_server->queries().isEmpty());
}

void MetricsScreenTest::choosingAMetricAsks()
{
    show();
    kit::DataTable *table = browserTable();
    const QModelIndex index
        = table->model()
              ->match(table->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("http_requests_total"))
              .value(0);
    table->setCurrentIndex(index);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(m_server->queries().size(), 1);
    QCOMPARE(m_server->queries()[0], QStringLiteral("rate(http_requests_total[20s])")); // four scrapes of 5 s
    QTRY_VERIFY(m_screen->isSettled());
    QCOMPARE(m_screen->result().chart()->series().size(), 1u);
}

void MetricsScreenTest::rangeAndInstant()
{
    show();
    m_screen->ask(QStringLiteral("sum by (service) (x)"));
    QTRY_VERIFY(m_screen->isSettled());
    QCOMPARE(m_screen->result().chart()->series().size(), 3u);
    QVERIFY(m_screen->result().chart()->isVisible());
    QCOMPARE(m_screen->result().table()->model()->rowCount(), 3);
    m_screen->setMode(QueryMode::Instant);
    QTRY_VERIFY(m_screen->isSettled());
    QTRY_VERIFY(!m_screen->result().chart()->isVisible());
    QCOMPARE(m_screen->result().table()->model()->rowCount(), 3);
}

void MetricsScreenTest::mistakesStandUnderTheLine()
{
    show();
    askAndWait(QStringLiteral("x"));
    m_server->failWith(400, mistake);
    askAndWait(QStringLiteral("sum ("));
    QVERIFY(says(QStringLiteral("1:5: parse error: unclosed")));
    QVERIFY(says(QStringLiteral("last good answer")));
    QVERIFY(m_screen->result().chart()->isVisible()); // the last good answer stays
    m_server->failWith(200, {});
    askAndWait(QStringLiteral("x"));
    QVERIFY(!says(QStringLiteral("1:5: parse error: unclosed")));
}

void MetricsScreenTest::namesAreAskedAgainAfterHiding()
{
    m_screen->resize(1200, 720);
    m_screen->show();
    m_screen->activate();
    m_screen->deactivate(); // before anything is answered
    QTest::qWait(50);
    QCOMPARE(browserTable()->model()->rowCount(), 0);
    m_screen->activate();
    QTRY_COMPARE(browserTable()->model()->rowCount(), 5);
}

void MetricsScreenTest::errorInPlaceOfAnEmptyAnswer()
{
    show();
    askAndWait(QStringLiteral("nothing_here"));
    QVERIFY(says(QStringLiteral("No data")));
    m_server->failWith(400, mistake);
    askAndWait(QStringLiteral("sum ("));
    QVERIFY(!m_screen->result().isShowingContent());
    QVERIFY(says(QStringLiteral("The query failed.")));
    QVERIFY(!says(QStringLiteral("last good answer")));
    m_server->failWith(200, {});
    m_server->forgetQueries();
    Q_EMIT m_screen->result().retryRequested();
    QTRY_COMPARE(m_server->queries().size(), 1);
    QTRY_VERIFY(m_screen->result().isShowingContent());
}

void MetricsScreenTest::anotherSourceForgetsTheAnswer()
{
    show();
    askAndWait(QStringLiteral("x"));
    QVERIFY(m_screen->result().isShowingContent());
    m_screen->setSources(sources(QStringLiteral("prom"))); // the same, connected anew
    QVERIFY(m_screen->result().isShowingContent());
    QTRY_VERIFY(m_screen->isSettled());
    m_server->failWith(400, mistake);
    m_screen->setSources(sources(QStringLiteral("other")));
    QVERIFY(!m_screen->result().isShowingContent());
    QCOMPARE(browserTable()->model()->rowCount(), 0);
    QTRY_VERIFY(m_screen->isSettled());
    QVERIFY(!m_screen->result().isShowingContent());
    QVERIFY(!says(QStringLiteral("last good answer")));
    QCOMPARE(browserTable()->model()->rowCount(), 5);
}

void MetricsScreenTest::saysWhenNotAllAreDrawn()
{
    show();
    m_server->failWith(200, matrixOf(200));
    askAndWait(QStringLiteral("x"));
    QVERIFY(!says(QStringLiteral("the first 200")));
    m_server->failWith(200, matrixOf(201));
    askAndWait(QStringLiteral("y"));
    QCOMPARE(m_screen->result().chart()->series().size(), 200u);
    QCOMPARE(m_screen->result().table()->model()->rowCount(), 201);
    QVERIFY(says(QStringLiteral("the first 200")));
}

void MetricsScreenTest::firstQueryKnowsTheScrapeInterval()
{
    m_screen->ask(QStringLiteral("rate(x[$__rate_interval])"));
    QVERIFY(m_server->queries().isEmpty());
    show();
    QCOMPARE(m_server->queries(), QStringList(QStringLiteral("rate(x[20s])"))); // four scrapes of 5 s
    QVERIFY(m_screen->result().isShowingContent());
}

void MetricsScreenTest::pivotToAServiceAsksForItsRequests()
{
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Metrics;
    pivot.service = QStringLiteral("payment");
    m_screen->openPivot(pivot); // before the screen is shown, as the shell does
    show();
    const QString requests
        = QStringLiteral("sum by (service) (rate(http_requests_total{service=\"%1\"}[20s]))");
    QCOMPARE(m_server->queries(), QStringList(requests.arg(pivot.service)));
    QVERIFY(says(QStringLiteral("Only metrics of payment")));
    pivot.service = QStringLiteral("checkout");
    m_screen->openPivot(pivot);
    QTRY_VERIFY(m_screen->isSettled());
    QCOMPARE(m_server->queries().last(), requests.arg(pivot.service));
    Q_EMIT m_screen->findChild<MetricBrowserPane *>()->serviceRemoved();
    QVERIFY(!says(QStringLiteral("Only metrics of")));
    QTRY_VERIFY(m_screen->isSettled());
    QCOMPARE(m_server->queries().size(), 2);
}

void MetricsScreenTest::historyAndKeys()
{
    kit::ActionRegistry registry;
    m_screen->registerActions(registry);
    show();
    askAndWait(QStringLiteral("first"));
    askAndWait(QStringLiteral("second"));
    kit::PromqlEditor *line = &editor();
    browserTable()->setFocus();
    registry.action(QStringLiteral("metrics.query"))->trigger();
    QCOMPARE(QApplication::focusWidget(), line);
    QCOMPARE(registry.action(QStringLiteral("metrics.query"))->shortcut(), QKeySequence(Qt::Key_Slash));
    QTest::keyClick(line, Qt::Key_Up);
    QCOMPARE(line->toPlainText(), QStringLiteral("first"));
    QTest::keyClick(line, Qt::Key_Down);
    QCOMPARE(line->toPlainText(), QStringLiteral("second"));
    m_screen->queryPane().setText(QStringLiteral("third"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(m_server->queries().last(), QStringLiteral("third"));
    QTest::keyClick(line, Qt::Key_Up);
    QCOMPARE(line->toPlainText(), QStringLiteral("second"));
}

void MetricsScreenTest::factsSayHowLongItTook()
{
    show();
    m_server->setSilent(true);
    m_screen->ask(QStringLiteral("x"));
    QTRY_COMPARE(m_server->queries().size(), 1);
    m_clock->advance(std::chrono::milliseconds(412));
    m_server->setSilent(false);
    QTRY_VERIFY(m_screen->isSettled());
    QVERIFY(says(QStringLiteral("412\u00a0ms")));
    QVERIFY(says(QStringLiteral("times in UTC")));
}

void MetricsScreenTest::tableCalculatesAndSorts()
{
    show();
    m_server->failWith(200,
                       R"({"status":"success","data":{"resultType":"matrix","result":[)"
                       R"({"metric":{"job":"a","pod":"p1"},"values":[[1,"2"],[2,"6"],[3,"4"]]},)"
                       R"({"metric":{"job":"a","pod":"p2"},"values":[[1,"0.5"],[2,"9"],[3,"NaN"]]}]}})");
    askAndWait(QStringLiteral("x"));
    QAbstractItemModel *model = m_screen->result().table()->model();
    QStringList titles;
    for (int column = 0; column < model->columnCount(); ++column)
        titles << model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(titles.join(QLatin1Char(' ')), QStringLiteral("pod Latest Min Max Mean"));
    QVERIFY(says(QStringLiteral("{job=\"a\"}"))); // what they share is said once
    const auto number = [model](int row, int column) {
        return model->index(row, column).data(dashboards::TableModel::NumberRole).toDouble();
    };
    QCOMPARE(number(0, 1), 4.0);
    QCOMPARE(number(0, 2), 2.0);
    QCOMPARE(number(0, 3), 6.0);
    QCOMPARE(number(0, 4), 4.0);
    QCOMPARE(number(1, 1), 9.0);
    QCOMPARE(number(1, 2), 0.5);
    m_screen->result().table()->sortByColumn(3, Qt::DescendingOrder);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("p2"));
}

void MetricsScreenTest::detailsOfTheCurrentMetric()
{
    show();
    QTRY_VERIFY(!says(QStringLiteral("What mail_queue_length says")));
    browserTable()->setCurrentIndex(browserTable()->model()->index(4, 0));
    QTRY_VERIFY(says(QStringLiteral("gauge: What mail_queue_length says")));
}

void MetricsScreenTest::pivotAsksItsQuery()
{
    show();
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Metrics;
    pivot.query = QStringLiteral("up == 0");
    pivot.range = TimeRange{m_time->range().from - std::chrono::hours(2), m_time->range().from};
    m_screen->openPivot(pivot);
    QTRY_VERIFY(m_server->queries().contains(QStringLiteral("up == 0")));
    QCOMPARE(m_time->range(), *pivot.range);
}

void MetricsScreenTest::hiddenAsksNothing()
{
    show();
    m_screen->ask(QStringLiteral("x"));
    QTRY_VERIFY(m_screen->isSettled());
    m_screen->deactivate();
    m_server->forgetQueries();
    m_time->refresh();
    QTest::qWait(100);
    QVERIFY(m_server->queries().isEmpty());
    m_screen->activate();
    QTRY_COMPARE(m_server->queries().size(), 1);
}

void MetricsScreenTest::withoutASource()
{
    m_screen->setSources({});
    show();
    QVERIFY(says(QStringLiteral("No source of metrics is configured.")));
    QVERIFY(!editor().isEnabled());
    QCOMPARE(kit::namelessControls(m_screen.get()), QStringList());
    m_screen->ask(QStringLiteral("x"));
    QVERIFY(m_screen->isSettled());
    QVERIFY(m_server->queries().isEmpty());
    std::optional<correlate::Pivot> pivot;
    connect(m_screen.get(), &kit::Screen::pivotRequested, this,
            [&](const correlate::Pivot &asked) { pivot = asked; });
    Q_EMIT m_screen->result().settingsRequested();
    QVERIFY(pivot && pivot->target == correlate::Target::Settings);
}

void MetricsScreenTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const bool dark : {true, false}) {
        for (const QSize size : {QSize(1224, 732), QSize(2504, 1372)})
            QTest::addRow("metrics-%s-%d", dark ? "dark" : "light", size.width()) << dark << size;
    }
}

void MetricsScreenTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    kit::ThemeManager::installed()->setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    show(size);
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Metrics;
    pivot.service = QStringLiteral("payment");
    m_screen->openPivot(pivot);
    QTRY_VERIFY(m_screen->isSettled());
    browserTable()->setCurrentIndex(browserTable()->model()->index(2, 0));
    m_server->failWith(400, mistake);
    askAndWait(QStringLiteral("sum ("));
    QTest::qWait(50);
    const QString name = folder + QLatin1Char('/') + QLatin1String(QTest::currentDataTag());
    QVERIFY(m_screen->grab().save(name + QStringLiteral("-service.png")));
    m_server->failWith(200, {});
    askAndWait(QStringLiteral("sum by (service) (rate(http_requests_total[$__rate_interval]))"));
    QTest::qWait(50);
    QVERIFY(m_screen->grab().save(name + QStringLiteral(".png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    MetricsScreenTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_metricsscreen.moc"
