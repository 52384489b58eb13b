// The dashboards screen with the servers that lists ask, made for each test and taken down in order.
#pragma once

#include "listworld.h"

#include "alerts/alertfeed.h"
#include "core/clock.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/lists/panelfeeds.h"
#include "demo/esdouble.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QTest>

namespace yagura::dashboards::testing {

class ListScreen
{
protected:
    void setUp()
    {
        m_clock = std::make_unique<ManualClock>(now);
        m_network = std::make_unique<NetworkThread>(m_systemClock);
        m_pool = std::make_unique<QThreadPool>();
        m_time = std::make_unique<correlate::TimeContext>(*m_clock);
        m_time->setZone(QTimeZone::utc());
        m_screen = std::make_unique<DashboardsScreen>(*m_time);
    }

    void tearDown()
    {
        m_screen.reset();
        m_alerts.reset();
        m_time.reset();
        m_pool->waitForDone();
        m_elastic.reset();
        m_alertmanager.reset();
        m_network.reset();
        m_pool.reset();
        m_clock.reset();
    }

    std::shared_ptr<HttpClient> http(const QUrl &url)
    {
        Endpoint endpoint;
        endpoint.name = u"server"_s;
        endpoint.base = url;
        return std::make_shared<HttpClient>(*m_network, *m_pool, endpoint);
    }

    void giveAlerts()
    {
        m_alertmanager = std::make_unique<test::ScriptedServer>(test::always(test::reply(received())));
        m_alerts = std::make_unique<alerts::AlertFeed>(*m_clock, *m_pool);
        m_alerts->setInterval(0ms);
        m_alerts->setSources({{u"am"_s, u"Alertmanager"_s,
                               std::make_shared<alerts::AlertmanagerClient>(http(m_alertmanager->url()))}},
                             {});
        m_screen->feeds().setAlerts(m_alerts.get());
        QVERIFY(test::waitUntil([this] { return m_alerts->isSettled() && m_alerts->alerts()->size() == 4; }));
    }

    void giveLogs()
    {
        m_elastic = std::make_unique<demo::ElasticDouble>(*m_clock);
        QByteArrayList documents;
        for (int i = 0; i < 60; ++i)
            documents << logDocument(i);
        QVERIFY(m_elastic->addDocuments(u"logs-prod"_s, documents));
        QVERIFY(m_elastic->listen() != 0);
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(m_elastic->port()));
        m_screen->feeds().setLogSources(
            {{u"es"_s, u"Elasticsearch"_s, std::make_shared<logs::ElasticClient>(http(url), u"logs-*"_s)}});
    }

    void open(const QByteArrayList &panels, const QSize &size = {1240, 900})
    {
        m_screen->resize(size);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
        m_screen->setDashboards({{u"night.json"_s, {}, dashboardJson(panels)},
                                 {u"other.json"_s, {}, R"({"title":"Other","tags":["infra"],"panels":[]})"}});
        m_screen->activate();
        QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
    }

    template <typename View> View *view(int id = 1) const
    {
        return qobject_cast<View *>(m_screen->grid().frame(id)->view());
    }

    SystemClock m_systemClock;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<test::ScriptedServer> m_alertmanager;
    std::unique_ptr<demo::ElasticDouble> m_elastic;
    std::unique_ptr<alerts::AlertFeed> m_alerts;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<DashboardsScreen> m_screen;
};

} // namespace yagura::dashboards::testing
