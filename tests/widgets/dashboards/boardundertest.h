// A dashboards screen on a fake Prometheus, for the tests of what is done with whole panels.
#pragma once

#include "core/clock.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/grid/gridview.h"
#include "kit/thememanager.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/fakeprometheus.h"

#include <QFile>
#include <QTest>

namespace yagura::test {

inline QByteArray threePanels()
{
    // The table stays out of sight.
    return "{\"title\":\"Shop\",\"uid\":\"s\",\"yagura\":{\"layout\":\"free\"},\"panels\":["
           "{\"id\":1,\"type\":\"timeseries\",\"title\":\"Rate of orders\",\"gridPos\":{\"x\":0,\"y\":0,"
           "\"w\":12,\"h\":7},\"fieldConfig\":{\"defaults\":{\"unit\":\"reqps\"}},"
           "\"targets\":[{\"refId\":\"A\",\"expr\":\"sum by (service) (rate(orders[5m]))\","
           "\"legendFormat\":\"{{service}}\"}]},"
           "{\"id\":2,\"type\":\"stat\",\"title\":\"Errors\",\"gridPos\":{\"x\":12,\"y\":0,\"w\":12,\"h\":7},"
           "\"targets\":[{\"refId\":\"A\",\"expr\":\"errors\"}]},"
           "{\"id\":3,\"type\":\"table\",\"title\":\"By service\",\"gridPos\":{\"x\":0,\"y\":40,\"w\":24,"
           "\"h\":7},\"transformations\":[{\"id\":\"limit\",\"options\":{\"limitField\":2}}],"
           "\"targets\":[{\"refId\":\"A\",\"expr\":\"sum by (service) (three)\",\"instant\":true,"
           "\"format\":\"table\"}]}]}";
}

inline QByteArray shippedBoard(const char *name)
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/resources/dashboards/%1.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class BoardUnderTest
{
public:
    BoardUnderTest()
        : m_network(m_clock)
    {
        m_server.setLabelValues(
            QStringLiteral("service"),
            {QStringLiteral("payment"), QStringLiteral("checkout"), QStringLiteral("gateway")});
        m_server.setLabelValues(QStringLiteral("cluster"), {QStringLiteral("prod-tokyo-1")});
        m_time.setZone(QTimeZone::utc());
        m_screen = std::make_unique<dashboards::DashboardsScreen>(m_time);
        m_screen->setSources(sources());
    }
    ~BoardUnderTest()
    {
        m_screen.reset();
        m_pool.waitForDone();
    }

    Sources<metrics::PromClient> sources()
    {
        if (!m_client) {
            Endpoint endpoint;
            endpoint.name = QStringLiteral("prom");
            endpoint.base = m_server.url();
            m_client = std::make_shared<metrics::PromClient>(
                std::make_shared<HttpClient>(m_network, m_pool, endpoint));
        }
        return {{QStringLiteral("prom"), QStringLiteral("Prometheus"), m_client}};
    }

    void open(const QByteArray &json, const QSize &size = {1240, 760})
    {
        m_screen->resize(size);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
        m_screen->setDashboards({{QStringLiteral("shop.json"), {}, json}});
        m_screen->activate();
        QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
    }

    dashboards::DashboardsScreen &screen() { return *m_screen; }
    dashboards::PanelFrame *frame(int id) { return m_screen->grid().frame(id); }
    correlate::TimeContext &time() { return m_time; }
    FakePrometheus &server() { return m_server; }
    ManualClock &clock() { return m_clock; }

    // Into YAGURA_PICTURES, if asked for; in both themes.
    static void savePictures(QWidget &widget, const char *name)
    {
        const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
        if (folder.isEmpty())
            return;
        for (const bool dark : {true, false}) {
            kit::ThemeManager::installed()->setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
            QTest::qWait(400);
            const QString file = QStringLiteral("%1/%2-%3.png")
                                     .arg(folder, QLatin1String(name),
                                          dark ? QStringLiteral("dark") : QStringLiteral("light"));
            QVERIFY(widget.grab().save(file));
        }
        kit::ThemeManager::installed()->setMode(kit::ThemeMode::Dark);
    }

private:
    ManualClock m_clock{fromUnixSeconds(std::int64_t{1'795'489'200})};
    FakePrometheus m_server;
    NetworkThread m_network;
    QThreadPool m_pool;
    std::shared_ptr<metrics::PromClient> m_client;
    correlate::TimeContext m_time{m_clock};
    std::unique_ptr<dashboards::DashboardsScreen> m_screen;
};

} // namespace yagura::test
