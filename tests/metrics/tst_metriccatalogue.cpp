#include "core/clock.h"
#include "metrics/metriccatalogue.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace yagura::test;

class MetricCatalogueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void asksAgainOnlyWhatFailed();
    void takenBackIsAskedAgain();
    void selectorsAndRangeForgetNames();
    void anotherClientForgetsAll();

private:
    void askAndWait();

    SystemClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<NetworkThread> m_network;
    std::shared_ptr<PromClient> m_client;
    std::unique_ptr<MetricCatalogue> m_catalogue;
};

void MetricCatalogueTest::init()
{
    // Right as a list of names only: descriptions and targets cannot be read from it.
    m_server
        = std::make_unique<ScriptedServer>(always(reply("{\"status\":\"success\",\"data\":[\"a\",\"b\"]}")));
    m_pool = std::make_unique<QThreadPool>();
    m_network = std::make_unique<NetworkThread>(m_clock);
    Endpoint endpoint;
    endpoint.name = QStringLiteral("prom");
    endpoint.base = m_server->url();
    m_client = std::make_shared<PromClient>(std::make_shared<HttpClient>(*m_network, *m_pool, endpoint));
    m_catalogue = std::make_unique<MetricCatalogue>();
    m_catalogue->setClient(m_client);
    m_catalogue->setRange({m_clock.now() - std::chrono::hours(1), m_clock.now()});
}

void MetricCatalogueTest::cleanup()
{
    m_catalogue.reset();
    m_client.reset();
    m_pool->waitForDone();
    m_network.reset();
}

void MetricCatalogueTest::askAndWait()
{
    m_catalogue->ask();
    QTRY_VERIFY_WITH_TIMEOUT(!m_catalogue->isAsking(), 20'000);
}

void MetricCatalogueTest::asksAgainOnlyWhatFailed()
{
    QSignalSpy names(m_catalogue.get(), &MetricCatalogue::namesChanged);
    QSignalSpy targets(m_catalogue.get(), &MetricCatalogue::targetsAnswered);
    QVERIFY(!m_catalogue->names());
    askAndWait();
    QCOMPARE(m_catalogue->names(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(m_catalogue->scrapeInterval(), Duration(std::chrono::seconds(15)));
    askAndWait();
    QCOMPARE(names.size(), 1);
    QCOMPARE(targets.size(), 2);
}

void MetricCatalogueTest::takenBackIsAskedAgain()
{
    m_catalogue->ask();
    QVERIFY(m_catalogue->isAskingTargets());
    m_catalogue->cancel();
    QVERIFY(!m_catalogue->isAsking());
    QVERIFY(!m_catalogue->names());
    askAndWait();
    QVERIFY(m_catalogue->names());
}

void MetricCatalogueTest::selectorsAndRangeForgetNames()
{
    askAndWait();
    m_catalogue->setSelectors({QStringLiteral("{service=\"payment\"}")});
    QVERIFY(!m_catalogue->names());
    askAndWait();
    QVERIFY(m_catalogue->names());
    const auto requests = m_server->requests();
    const bool isSelected = std::any_of(requests.cbegin(), requests.cend(), [](const SeenRequest &request) {
        return request.line.contains("__name__")
            && (request.line.contains("payment") || request.body.contains("payment"));
    });
    QVERIFY(isSelected);
    m_catalogue->setRange({m_clock.now() - std::chrono::hours(2), m_clock.now()});
    QVERIFY(!m_catalogue->names());
}

void MetricCatalogueTest::anotherClientForgetsAll()
{
    askAndWait();
    m_catalogue->setClient(m_client);
    QVERIFY(m_catalogue->names());
    m_catalogue->setClient(std::make_shared<PromClient>(m_client->http()));
    QVERIFY(!m_catalogue->names());
    m_catalogue->setClient(nullptr);
    m_catalogue->ask();
    QVERIFY(!m_catalogue->isAsking());
}

QTEST_GUILESS_MAIN(MetricCatalogueTest)
#include "tst_metriccatalogue.moc"
