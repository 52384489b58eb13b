#include "core/clock.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/files/panelclipfile.h"
#include "dashboards/variables/filterrow.h"
#include "kit/controls/chip.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/thememanager.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/fakeprometheus.h"
#include "support/qtprinting.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

const char *const file
    = "{\"title\":\"Shop\",\"panels\":["
      "{\"id\":1,\"type\":\"timeseries\",\"title\":\"One\",\"gridPos\":{\"x\":0,\"y\":0,\"w\":12,"
      "\"h\":6},\"targets\":[{\"refId\":\"A\",\"expr\":\"rate(one{service=\\\"$service\\\"}[1m])\"}]}],"
      "\"templating\":{\"list\":["
      "{\"name\":\"filters\",\"type\":\"adhoc\",\"label\":\"Filters\",\"filters\":[]},"
      "{\"name\":\"service\",\"type\":\"query\",\"query\":{\"query\":\"label_values(up, service)\","
      "\"refId\":\"A\",\"qryType\":1},\"current\":{\"text\":\"checkout\",\"value\":\"checkout\"}},"
      "{\"name\":\"lost\",\"type\":\"query\",\"query\":\"label_values(up{a=\\\"$lost2\\\"}, zone)\"},"
      "{\"name\":\"lost2\",\"type\":\"query\",\"query\":\"label_values(up{a=\\\"$lost\\\"}, zone)\"}]}}";

} // namespace

// What is chosen above a dashboard reaches its queries, and panels from elsewhere reach the dashboard.
class DashboardVariablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void filtersReachEveryQuery();
    void choosingAsksWhatDependsOnIt();
    void circlesAreSaidInPlace();
    void panelsComeFromElsewhere();
    void keptInTheFile();

private:
    void settle();
    template <typename T> [[nodiscard]] T *named(const char *name) const
    {
        for (T *one : m_screen->findChildren<T *>()) {
            if (one->accessibleName() == utf8(name))
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<test::FakePrometheus> m_server;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<DashboardsScreen> m_screen;
};

void DashboardVariablesTest::init()
{
    m_clock = std::make_unique<ManualClock>(fromUnixSeconds(std::int64_t{1'795'489'200}));
    m_server = std::make_unique<test::FakePrometheus>();
    m_server->setLabelValues(utf8("service"), {utf8("payment"), utf8("checkout")});
    m_network = std::make_unique<NetworkThread>(*m_clock);
    m_pool = std::make_unique<QThreadPool>();
    m_time = std::make_unique<correlate::TimeContext>(*m_clock);
    m_screen = std::make_unique<DashboardsScreen>(*m_time);
    Endpoint endpoint;
    endpoint.base = m_server->url();
    auto http = std::make_shared<HttpClient>(*m_network, *m_pool, endpoint);
    m_screen->setSources({{utf8("prom"), utf8("Prometheus"), std::make_shared<metrics::PromClient>(http)}});
    m_screen->resize(1240, 760);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->setDashboards({{utf8("test.json"), {}, file}});
    m_screen->activate();
    settle();
}

void DashboardVariablesTest::cleanup()
{
    m_screen.reset();
    m_time.reset();
    m_pool->waitForDone();
    m_network.reset();
    m_server.reset();
    m_pool.reset();
    m_clock.reset();
}

void DashboardVariablesTest::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
}

void DashboardVariablesTest::filtersReachEveryQuery()
{
    QCOMPARE(m_server->queries().last(), utf8("rate(one{service=\"checkout\"}[1m])"));
    QTest::mouseClick(named<QAbstractButton>("Add a filter"), Qt::LeftButton);
    auto *editor = m_screen->findChild<FilterEditor *>();
    QVERIFY(editor);
    QLineEdit *key = nullptr;
    for (QLineEdit *field : editor->findChildren<QLineEdit *>())
        key = field->accessibleName() == utf8("Label") ? field : key;
    QTest::keyClicks(key, utf8("env"));
    QTest::keyClick(key, Qt::Key_Return);
    settle();
    QCOMPARE(m_server->queries().last(), utf8("rate(one{service=\"checkout\",env=\"\"}[1m])"));
    m_screen->setFilters(utf8("filters"), {{utf8("env"), utf8("!="), {utf8("test")}}});
    settle();
    QCOMPARE(m_server->queries().last(), utf8("rate(one{service=\"checkout\",env!=\"test\"}[1m])"));
    auto *chip = m_screen->findChild<FilterRow *>()->findChild<kit::Chip *>();
    chip->setFocus();
    QTest::keyClick(m_screen->findChild<FilterRow *>()->findChildren<kit::Chip *>().last(), Qt::Key_Delete);
    settle();
    QCOMPARE(m_server->queries().last(), utf8("rate(one{service=\"checkout\"}[1m])"));
}

void DashboardVariablesTest::choosingAsksWhatDependsOnIt()
{
    QCOMPARE(named<kit::DropDownButton>("service")->value(), utf8("checkout"));
    m_screen->setVariable(utf8("service"), {utf8("payment")});
    settle();
    QCOMPARE(m_server->queries().last(), utf8("rate(one{service=\"payment\"}[1m])"));
    QCOMPARE(named<kit::DropDownButton>("service")->value(), utf8("payment"));
}

void DashboardVariablesTest::circlesAreSaidInPlace()
{
    auto *button = named<kit::DropDownButton>("lost");
    QVERIFY(button);
    QCOMPARE(button->value(), utf8("not answered"));
    QVERIFY2(button->toolTip().contains(utf8("lost → lost2 → lost")), qPrintable(button->toolTip()));
}

void DashboardVariablesTest::panelsComeFromElsewhere()
{
    Panel panel = newPanel(0, PanelKind::TimeSeries);
    panel.title = utf8("From Explore");
    panel.targets[0].expression = utf8("elsewhere");
    panel.grid = {0, 0, 12, 8};
    QVERIFY(m_screen->addPanelClip(writePanels({panel})));
    settle();
    QCOMPARE(m_screen->dashboard().panels.size(), 2u);
    QCOMPARE(m_screen->dashboard().panels[1].id, 2);
    QVERIFY(m_server->queries().contains(utf8("elsewhere")));
    m_screen->undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 1u);
    QVERIFY(!m_screen->addPanelClip("no panel"));
}

void DashboardVariablesTest::keptInTheFile()
{
    m_screen->setFilters(utf8("filters"), {{utf8("env"), utf8("="), {utf8("prod")}}});
    m_screen->setVariable(utf8("service"), {utf8("payment")});
    m_screen->keepVariables();
    QCOMPARE(m_screen->dashboard().variables[0].filters.size(), 1u);
    QCOMPARE(m_screen->dashboard().variables[1].current, QStringList(utf8("payment")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    DashboardVariablesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dashboardvariables.moc"
