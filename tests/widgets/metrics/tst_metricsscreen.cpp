#include "core/clock.h"
#include "kit/charts/timeserieschart.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "metrics/metricbrowserpane.h"
#include "metrics/metricsscreen.h"
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
    void pivotAsksItsQuery();
    void hiddenAsksNothing();
    void withoutASource();
    void pictures_data();
    void pictures();

private:
    void show(const QSize &size = {1200, 720});
    [[nodiscard]] kit::DataTable *browserTable() const;
    [[nodiscard]] QLineEdit *field(const char *name) const;

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<test::FakePrometheus> m_server;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<MetricsScreen> m_screen;
};

void MetricsScreenTest::init()
{
    m_clock = std::make_unique<ManualClock>(fromUnixSeconds(std::int64_t {1'795'489'200}));
    m_server = std::make_unique<test::FakePrometheus>();
    m_server->setLabelValues(QStringLiteral("service"), {QStringLiteral("payment"), QStringLiteral("checkout"), QStringLiteral("gateway")});
    m_server->setMetrics({{QStringLiteral("http_requests_total"), QStringLiteral("counter")},
                          {QStringLiteral("http_request_duration_seconds_bucket"), QStringLiteral("histogram")},
                          {QStringLiteral("db_pool_connections"), QStringLiteral("gauge")},
                          {QStringLiteral("mail_queue_length"), QStringLiteral("gauge")},
                          {QStringLiteral("container_memory_working_set_bytes"), QStringLiteral("gauge")}});
    m_network = std::make_unique<NetworkThread>(*m_clock);
    m_pool = std::make_unique<QThreadPool>();
    m_time = std::make_unique<correlate::TimeContext>(*m_clock);
    m_time->setZone(QTimeZone::utc());
    m_screen = std::make_unique<MetricsScreen>(*m_time);
    Endpoint endpoint;
    endpoint.name = QStringLiteral("prom");
    endpoint.base = m_server->url();
    auto http = std::make_shared<HttpClient>(*m_network, *m_pool, endpoint);
    m_screen->setSources({{QStringLiteral("prom"), QStringLiteral("Prometheus"), std::make_shared<PromClient>(http)}});
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
    const QModelIndex index = table->model()->match(table->model()->index(0, 0), Qt::DisplayRole,
                                                    QStringLiteral("http_requests_total")).value(0);
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
    m_screen->setMode(dashboards::QueryMode::Instant);
    QTRY_VERIFY(m_screen->isSettled());
    QTRY_VERIFY(!m_screen->result().chart()->isVisible());
    QCOMPARE(m_screen->result().table()->model()->rowCount(), 3);
}

void MetricsScreenTest::mistakesStandUnderTheLine()
{
    show();
    m_screen->ask(QStringLiteral("x"));
    QTRY_VERIFY(m_screen->isSettled());
    m_server->failWith(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:5: parse error: unclosed\"}");
    m_screen->ask(QStringLiteral("sum ("));
    const auto says = [this] {
        for (const QLabel *label : m_screen->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == QStringLiteral("1:5: parse error: unclosed"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says());
    QVERIFY(m_screen->result().chart()->isVisible()); // the last good answer stays
    m_server->failWith(200, {});
    m_screen->ask(QStringLiteral("x"));
    QTRY_VERIFY(!says());
}

void MetricsScreenTest::pivotAsksItsQuery()
{
    show();
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Metrics;
    pivot.query = QStringLiteral("up == 0");
    pivot.range = TimeRange {m_time->range().from - std::chrono::hours(2), m_time->range().from};
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
    m_screen->ask(QStringLiteral("x"));
    QVERIFY(m_screen->isSettled());
    QVERIFY(m_server->queries().isEmpty());
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
    m_screen->ask(QStringLiteral("sum by (service) (rate(http_requests_total[$__rate_interval]))"));
    QTRY_VERIFY(m_screen->isSettled());
    QTest::qWait(50);
    QVERIFY(m_screen->grab().save(folder + QLatin1Char('/') + QLatin1String(QTest::currentDataTag()) + QStringLiteral(".png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    MetricsScreenTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_metricsscreen.moc"
