#include "graph_support.h"
#include "tracesscreenfixture.h"

#include "kit/accessibility.h"
#include "kit/controls/statepane.h"
#include "traces/details/gotorow.h"
#include "traces/graph/graphview.h"
#include "traces/graph/servicegraphpage.h"

#include <QAbstractButton>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

QByteArray bodyOf(const std::vector<Dependency> &dependencies)
{
    QJsonArray data;
    for (const auto &edge : dependencies)
        data.append(QJsonObject{{QStringLiteral("parent"), edge.parent},
                                {QStringLiteral("child"), edge.child},
                                {QStringLiteral("callCount"), static_cast<qint64>(edge.calls)}});
    return QJsonDocument(QJsonObject{{QStringLiteral("data"), data}}).toJson(QJsonDocument::Compact);
}

} // namespace

class ServiceGraphPageTest : public TracesScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeScreen(); }
    void cleanup() { dropScreen(); }
    void theActionOpensIt();
    void theButtonOpensItAndEscapeGoesBack();
    void ratesAreShown();
    void withoutMetrics();
    void ratesDoNotMoveAnything();
    void waysToOtherSignals();
    void doubleClickSearchesItsTraces();
    void findDimsTheOthers();
    void panelLeadsToNeighbours();
    void noCalls();
    void anErrorCanBeRetriedAndKeepsTheGraph();
    void withoutSources();
    void aNewTimeRangeAsksAgain();
    void everyControlHasAName();
    void pictures_data();
    void pictures();

private:
    void open(const std::vector<Dependency> &dependencies = shopDependencies())
    {
        serveJaeger();
        m_server->put("/api/dependencies", {200, bodyOf(dependencies)});
        start();
        m_registry->action(QStringLiteral("traces.serviceGraph"))->trigger();
        QVERIFY(m_screen->isShowingServices());
        QVERIFY(settled());
    }
    [[nodiscard]] ServiceGraphPage *page() { return m_screen->servicePage(); }
    [[nodiscard]] std::uint32_t node(const char *service)
    {
        const auto &nodes = page()->view()->picture().nodes;
        const auto found = std::ranges::find(nodes, QString::fromLatin1(service), &GraphNode::service);
        return found == nodes.end() ? NoNode : static_cast<std::uint32_t>(found - nodes.begin());
    }
};

void ServiceGraphPageTest::theActionOpensIt()
{
    QSignalSpy wanted(m_screen.get(), &TracesScreen::serviceRatesWanted);
    open();
    QCOMPARE(page()->view()->picture().nodes.size(), size_t{12});
    QCOMPARE(page()->view()->picture().edges.size(), size_t{23});
    QCOMPARE(m_screen->breadcrumb(), QStringLiteral("Services"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<TimeRange>(), m_time->range());
    const auto query = m_server->lastQuery("/api/dependencies");
    QCOMPARE(query.queryItemValue(QStringLiteral("endTs")).toLongLong(),
             toUnixMilliseconds(m_time->range().to));
    QVERIFY(says(page(), QStringLiteral("12 services")));
}

void ServiceGraphPageTest::theButtonOpensItAndEscapeGoesBack()
{
    serveJaeger();
    start();
    for (auto *button : form()->findChildren<QAbstractButton *>()) {
        if (button->text() == QStringLiteral("Services"))
            button->click();
    }
    QVERIFY(m_screen->isShowingServices());
    QVERIFY(settled());
    const int before = searches();
    page()->view()->select(0);
    QTest::keyClick(page()->view(), Qt::Key_Escape); // the selection first
    QVERIFY(m_screen->isShowingServices());
    QTest::keyClick(page()->view(), Qt::Key_Escape);
    QVERIFY(!m_screen->isShowingServices());
    QCOMPARE(searches(), before);
}

void ServiceGraphPageTest::ratesAreShown()
{
    open();
    auto rates = shopRates();
    rates.at = m_time->range().to;
    m_screen->setServiceRates(rates);
    const auto &payment = page()->view()->picture().nodes[node("payment")];
    QCOMPARE(payment.figures.size(), size_t{3});
    QCOMPARE(payment.figures[0].value.joined(), QStringLiteral("3.88/s"));
    QVERIFY(payment.figures[1].value.joined().startsWith(QStringLiteral("31.1")));
    QCOMPARE(payment.figures[1].role, kit::ColorRole::Critical);
    QVERIFY(payment.severity == kit::Severity::Critical);
    QVERIFY(page()->view()->picture().nodes[node("search")].severity == kit::Severity::Warning);
    const auto &cache = page()->view()->picture().nodes[node("cache")];
    QCOMPARE(cache.figures[1].value.number, kit::missingText());
    QVERIFY(!cache.severity);
    const auto &mail = page()->view()->picture().nodes[node("mail")];
    QVERIFY(mail.figures.empty());
    QCOMPARE(mail.note, QStringLiteral("no metrics"));
    QVERIFY(page()->footText().contains(QStringLiteral("Prometheus")));
}

void ServiceGraphPageTest::withoutMetrics()
{
    open();
    QVERIFY(page()->footText().contains(QStringLiteral("No metrics source")));
    QVERIFY(page()->view()->picture().nodes[0].figures.empty());
    ServiceRates rates;
    rates.source = QStringLiteral("Prometheus");
    rates.error = Error{ErrorKind::ConnectionRefused, {}, QStringLiteral("refused"), {}};
    m_screen->setServiceRates(rates);
    QVERIFY(page()->footText().contains(QStringLiteral("No newer metrics")));
}

void ServiceGraphPageTest::ratesDoNotMoveAnything()
{
    open();
    page()->view()->zoomBy(1.4);
    page()->view()->select(node("payment"));
    const auto before = page()->view()->nodeRect(node("payment"));
    m_screen->setServiceRates(shopRates());
    m_time->refresh();
    QVERIFY(settled());
    QCOMPARE(page()->view()->nodeRect(node("payment")), before);
    QCOMPARE(page()->view()->selected(), node("payment"));
}

void ServiceGraphPageTest::waysToOtherSignals()
{
    open();
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    m_registry->action(QStringLiteral("traces.services.metrics"))->trigger();
    QCOMPARE(pivots.count(), 0); // of nothing
    page()->view()->select(node("payment"));
    m_registry->action(QStringLiteral("traces.services.metrics"))->trigger();
    m_registry->action(QStringLiteral("traces.services.logs"))->trigger();
    QCOMPARE(pivots.count(), 2);
    const auto first = pivots[0][0].value<correlate::Pivot>();
    QCOMPARE(first.target, correlate::Target::Metrics);
    QCOMPARE(first.service, QStringLiteral("payment"));
    QCOMPARE(pivots[1][0].value<correlate::Pivot>().target, correlate::Target::Logs);
    for (auto *row : page()->findChildren<GoToRow *>()) {
        if (row->text() == QStringLiteral("Logs of the service"))
            row->click();
    }
    QCOMPARE(pivots.count(), 3);
}

void ServiceGraphPageTest::doubleClickSearchesItsTraces()
{
    open();
    const int before = searches();
    auto *view = page()->view();
    QTest::mouseDClick(view, Qt::LeftButton, {}, view->nodeRect(node("payment")).center().toPoint());
    QVERIFY(!m_screen->isShowingServices());
    QVERIFY(settled());
    QCOMPARE(form()->services(), QStringList(QStringLiteral("payment")));
    QCOMPARE(searches(), before + 1);
}

void ServiceGraphPageTest::findDimsTheOthers()
{
    open();
    auto *find = page()->findChild<kit::SearchField *>();
    m_registry->action(QStringLiteral("traces.services.find"))->trigger();
    QVERIFY(find->hasFocus());
    QTest::keyClicks(find, QStringLiteral("orders"));
    QTest::keyClick(find, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(page()->view()->selected(), node("orders-db"), 20'000);
}

void ServiceGraphPageTest::panelLeadsToNeighbours()
{
    open();
    page()->view()->select(node("mail"));
    GoToRow *caller = nullptr;
    for (auto *row : page()->findChildren<GoToRow *>()) {
        if (row->text() == QStringLiteral("worker"))
            caller = row;
    }
    QVERIFY(caller);
    caller->click();
    QTRY_COMPARE_WITH_TIMEOUT(page()->view()->selected(), node("worker"), 20'000);
    QVERIFY(page()->view()->hasFocus());
}

void ServiceGraphPageTest::noCalls()
{
    open({});
    QVERIFY(says(page(), QStringLiteral("No calls between services")));
}

void ServiceGraphPageTest::anErrorCanBeRetriedAndKeepsTheGraph()
{
    serveJaeger();
    m_server->put("/api/dependencies", {500, R"({"data":null,"errors":[{"code":500,"msg":"no storage"}]})"});
    start();
    m_screen->showServices();
    QVERIFY(settled());
    QVERIFY(says(page(), QStringLiteral("could not be had")));
    m_server->put("/api/dependencies", {200, bodyOf(shopDependencies())});
    Q_EMIT page()->retryRequested();
    QVERIFY(settled());
    QCOMPARE(page()->view()->picture().nodes.size(), size_t{12});
    m_server->put("/api/dependencies", {500, R"({"data":null,"errors":[{"code":500,"msg":"no storage"}]})"});
    m_time->refresh();
    QVERIFY(settled());
    QVERIFY(page()->view()->isVisible());
    QVERIFY(says(page(), QStringLiteral("These calls are from")));
}

void ServiceGraphPageTest::withoutSources()
{
    m_screen->setSources({});
    start();
    m_screen->showServices();
    QVERIFY(says(page(), QStringLiteral("No trace source")));
}

void ServiceGraphPageTest::aNewTimeRangeAsksAgain()
{
    open();
    const int before = m_server->count("/api/dependencies");
    const int searchesBefore = searches();
    m_time->zoomOut();
    QVERIFY(settled());
    QCOMPARE(m_server->count("/api/dependencies"), before + 1);
    QCOMPARE(searches(), searchesBefore);
    m_screen->deactivate();
    m_time->refresh();
    QVERIFY(settled());
    QCOMPARE(m_server->count("/api/dependencies"), before + 1);
}

void ServiceGraphPageTest::everyControlHasAName()
{
    open();
    page()->view()->select(node("worker"));
    QCOMPARE(kit::namelessControls(page()), QStringList());
}

void ServiceGraphPageTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {true, false}) {
        for (const QSize size : {QSize(1224, 732), QSize(2504, 1372)})
            QTest::addRow("%s-%d", isDark ? "dark" : "light", size.width()) << isDark << size;
    }
}

void ServiceGraphPageTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    m_themes->setMode(isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    m_screen->resize(size);
    open();
    auto rates = shopRates();
    rates.at = m_time->range().to;
    m_screen->setServiceRates(rates);
    const auto save = [&](const char *what) {
        QTest::qWait(50);
        QVERIFY(m_screen->grab().save(QDir(folder).filePath(
            QStringLiteral("servicegraph-%1-%2.png")
                .arg(QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag())))));
    };
    save("shop");
    page()->view()->select(node("payment"));
    save("selected");
    m_server->put("/api/dependencies", {200, bodyOf(manyDependencies(300, 520))});
    m_time->refresh();
    QVERIFY(settled());
    save("many");
    page()->view()->select(40);
    page()->view()->zoomBy(2.2);
    save("many-near");
}

QTEST_MAIN(ServiceGraphPageTest)
#include "tst_servicegraphpage.moc"
