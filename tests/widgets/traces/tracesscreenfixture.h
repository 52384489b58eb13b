// A traces screen on a small server that answers as a Jaeger would: what its tests start from.
#pragma once

#include "checkout_trace.h"
#include "traces/routeserver.h"

#include "core/clock.h"
#include "kit/actionregistry.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/searchfield.h"
#include "kit/thememanager.h"
#include "net/networkthread.h"
#include "traces/search/searchform.h"
#include "traces/search/searchpage.h"
#include "traces/tracesscreen.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

namespace yagura::traces::testing {

inline const QString Checkout = QStringLiteral("7f3a9c1e5b2d4860a1c4e97b03d25f18");
inline constexpr std::int64_t Now = CheckoutStart * 1000 + 600'000'000'000;

inline bool says(const QWidget *parent, const QString &text)
{
    const auto isSaid = [&](const auto *label) { return label->isVisible() && label->text().contains(text); };
    return std::ranges::any_of(parent->findChildren<QLabel *>(), isSaid)
        || std::ranges::any_of(parent->findChildren<kit::ElidedLabel *>(), isSaid);
}

class TracesScreenFixture : public QObject
{
protected:
    void makeScreen()
    {
        if (!m_themes)
            m_themes = std::make_unique<kit::ThemeManager>(
                *static_cast<QApplication *>(QCoreApplication::instance()));
        m_network = std::make_unique<NetworkThread>(m_networkClock);
        m_server = std::make_unique<RouteServer>();
        m_clock = std::make_unique<ManualClock>(fromUnixNanoseconds(Now));
        m_time = std::make_unique<correlate::TimeContext>(*m_clock);
        m_time->setZone(QTimeZone::utc());
        m_registry = std::make_unique<kit::ActionRegistry>();
        m_screen = std::make_unique<TracesScreen>(*m_time);
        m_screen->registerActions(*m_registry);
        m_screen->resize(1280, 800);
        Endpoint endpoint;
        endpoint.name = QStringLiteral("jaeger");
        endpoint.base = m_server->url();
        auto client
            = std::make_shared<JaegerClient>(std::make_shared<HttpClient>(*m_network, m_workers, endpoint));
        m_screen->setSources({{QStringLiteral("jaeger"), QStringLiteral("Jaeger"), client}});
    }

    void dropScreen()
    {
        m_screen.reset();
        m_workers.waitForDone();
        m_registry.reset();
        m_time.reset();
        m_server.reset();
        m_network.reset();
    }

    void serveJaeger()
    {
        m_server->put("/api/v3/services", {200, R"({"services":["cache","checkout","gateway","payment"]})"});
        m_server->put(
            "/api/v3/operations",
            {200,
             R"({"operations":[{"name":"POST /api/checkout","spanKind":"server"},{"name":"GET /","spanKind":"server"}]})"});
        m_server->put(
            "/api/dependencies",
            {200,
             R"({"data":[{"parent":"gateway","child":"checkout","callCount":90},{"parent":"checkout","child":"payment","callCount":70}]})"});
        serveSummaries(summariesBody(120, Now));
        auto answer = checkoutBody();
        // The store answers a trace in its own dialect; the bytes here are v1, so the route is v1's.
        m_server->put("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18", {200, answer});
    }

    void start()
    {
        m_screen->show();
        static_cast<void>(QTest::qWaitForWindowExposed(m_screen.get()));
        m_screen->activate();
        QVERIFY(settled());
    }

    void serveSummaries(const QByteArray &body) { m_server->put("/api/v3/trace-summaries", {200, body}); }
    [[nodiscard]] bool settled()
    {
        return QTest::qWaitFor([this] { return m_screen->isSettled(); }, 20'000);
    }
    [[nodiscard]] int searches() const { return m_server->count("/api/v3/trace-summaries"); }
    kit::SearchField *line() { return m_screen->searchPage()->findChild<kit::SearchField *>(); }
    [[nodiscard]] SearchForm *form() { return m_screen->searchPage()->form(); }
    // A field, a choice or a button of the form by what it is called.
    template <typename T> [[nodiscard]] T *field(const char *name)
    {
        for (T *one : form()->findChildren<T *>()) {
            if (one->accessibleName() == QString::fromLatin1(name))
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<ManualClock> m_clock;
    SystemClock m_networkClock;
    QThreadPool m_workers;
    std::unique_ptr<kit::ThemeManager> m_themes;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<RouteServer> m_server;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<kit::ActionRegistry> m_registry;
    std::unique_ptr<TracesScreen> m_screen;
};

} // namespace yagura::traces::testing
