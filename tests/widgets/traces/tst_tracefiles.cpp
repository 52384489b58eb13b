// Trace files on the traces screen: several traces as a search's results, one at once, damage said in a line
// above.
#include "traces/routeserver.h"

#include "core/clock.h"
#include "kit/actionregistry.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "net/networkthread.h"
#include "traces/search/searchform.h"
#include "traces/search/searchpage.h"
#include "traces/tracepage.h"
#include "traces/tracesscreen.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

QString dataPath(const char *name)
{
    return QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/traces/") + QString::fromLatin1(name);
}

constexpr std::int64_t Now = 1'700'000'600'000'000'000;

} // namespace

class TraceFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void oneTraceOpensAtOnce();
    void severalAreAResult();
    void aTraceOfTheFileNeedsNoServer();
    void whatComesFromTheServerStaysAway();
    void aSearchForgetsTheFile();
    void theLineLeadsBack();
    void damageIsSaid();
    void noTraces();
    void anUnreadableFileIsSaidAndCanBeTriedAgain();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] bool settled()
    {
        return QTest::qWaitFor([this] { return m_screen->isSettled(); }, 20'000);
    }
    [[nodiscard]] kit::StatusStrip *line() const { return m_screen->findChild<kit::StatusStrip *>(); }
    [[nodiscard]] QString lineText() const
    {
        QStringList texts;
        const auto items = line()->findChildren<QWidget *>();
        for (const auto *item : items)
            texts.append(item->accessibleName());
        return texts.join(u' ');
    }
    [[nodiscard]] QString write(const char *name, const QByteArray &bytes) const;

    std::unique_ptr<ManualClock> m_clock;
    SystemClock m_networkClock;
    QThreadPool m_workers;
    QTemporaryDir m_folder;
    std::unique_ptr<kit::ThemeManager> m_themes;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<RouteServer> m_server;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<kit::ActionRegistry> m_registry;
    std::unique_ptr<TracesScreen> m_screen;
};

void TraceFilesTest::init()
{
    if (!m_themes)
        m_themes
            = std::make_unique<kit::ThemeManager>(*static_cast<QApplication *>(QCoreApplication::instance()));
    m_network = std::make_unique<NetworkThread>(m_networkClock);
    m_server = std::make_unique<RouteServer>();
    m_server->put("/api/v3/services", {200, R"({"services":["cache","web"]})"});
    m_server->put("/api/v3/operations", {200, R"({"operations":[]})"});
    m_server->put("/api/dependencies", {200, R"({"data":[]})"});
    m_server->put("/api/v3/trace-summaries",
                  {200, R"({"summaries":[{"traceId":"77","rootServiceName":"cache","spanCount":1}]})"});
    m_clock = std::make_unique<ManualClock>(fromUnixNanoseconds(Now));
    m_time = std::make_unique<correlate::TimeContext>(*m_clock);
    m_time->setZone(QTimeZone::utc());
    m_registry = std::make_unique<kit::ActionRegistry>();
    m_screen = std::make_unique<TracesScreen>(*m_time);
    m_screen->setWorkers(&m_workers);
    m_screen->registerActions(*m_registry);
    m_screen->resize(1280, 800);
    Endpoint endpoint;
    endpoint.name = QStringLiteral("jaeger");
    endpoint.base = m_server->url();
    auto client
        = std::make_shared<JaegerClient>(std::make_shared<HttpClient>(*m_network, m_workers, endpoint));
    m_screen->setSources({{QStringLiteral("jaeger"), QStringLiteral("Jaeger"), client}});
    m_screen->show();
}

void TraceFilesTest::cleanup()
{
    m_screen.reset();
    m_workers.waitForDone();
    m_registry.reset();
    m_time.reset();
    m_server.reset();
    m_network.reset();
}

QString TraceFilesTest::write(const char *name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

void TraceFilesTest::oneTraceOpensAtOnce()
{
    m_screen->openFile(dataPath("jaeger-trace.json"));
    QVERIFY(m_screen->isShowingTrace());
    QVERIFY(settled());
    QVERIFY(m_screen->isShowingTrace());
    QCOMPARE(m_screen->tracePage()->trace()->rowCount(), 4U);
    QVERIFY(line()->isVisible());
    QVERIFY2(lineText().contains(QStringLiteral("jaeger-trace.json")), qPrintable(lineText()));
    m_screen->showSearch();
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 1);
}

void TraceFilesTest::severalAreAResult()
{
    m_screen->openFile(dataPath("zipkin-search.json"));
    QVERIFY(settled());
    QVERIFY(!m_screen->isShowingTrace());
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 2);
    QVERIFY2(lineText().contains(QStringLiteral("Zipkin")), qPrintable(lineText()));
}

void TraceFilesTest::aTraceOfTheFileNeedsNoServer()
{
    m_screen->setSources({});
    m_screen->activate();
    m_screen->openFile(dataPath("otlp.json"));
    QVERIFY(settled());
    const auto id = m_screen->searchPage()->results().at(0).id;
    m_screen->openTrace({id, std::nullopt});
    QVERIFY(settled());
    QVERIFY(m_screen->isShowingTrace());
    QCOMPARE(idText(m_screen->tracePage()->trace()->trace.id), idText(id));
    QVERIFY(m_server->paths().isEmpty());
}

void TraceFilesTest::whatComesFromTheServerStaysAway()
{
    m_screen->openFile(dataPath("otlp.json"));
    m_screen->activate();
    QVERIFY(settled());
    m_time->refresh();
    QVERIFY(settled());
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 2);
    QCOMPARE(m_server->count("/api/v3/trace-summaries"), 0);
}

void TraceFilesTest::aSearchForgetsTheFile()
{
    m_screen->openFile(dataPath("otlp.json"));
    m_screen->activate();
    QVERIFY(settled());
    m_screen->searchPage()->form()->setServices({QStringLiteral("cache")});
    Q_EMIT m_screen->searchPage()->form()->searchRequested();
    QVERIFY(settled());
    QVERIFY(!m_screen->file());
    QVERIFY(!line()->isVisible());
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 1);
}

void TraceFilesTest::theLineLeadsBack()
{
    m_screen->openFile(dataPath("jaeger-trace.json"));
    m_screen->activate();
    QVERIFY(settled());
    m_screen->searchPage()->form()->setServices({QStringLiteral("cache")});
    Q_EMIT line()->actionTriggered(QStringLiteral("close"));
    QVERIFY(settled());
    QVERIFY(!m_screen->isShowingTrace());
    QVERIFY(!line()->isVisible());
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 1);
    QCOMPARE(m_screen->searchPage()->results().at(0).id.low, std::uint64_t{0x77});
}

void TraceFilesTest::damageIsSaid()
{
    QFile file(dataPath("zipkin.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_screen->openFile(write("cut.json", file.readAll().chopped(60)));
    QVERIFY(settled());
    QVERIFY2(lineText().contains(QStringLiteral("the file ends")), qPrintable(lineText()));
    QVERIFY2(lineText().contains(QStringLiteral("line ")), qPrintable(lineText()));
    QVERIFY2(!lineText().contains(m_folder.path()), qPrintable(lineText()));
    QCOMPARE(m_screen->tracePage()->trace()->rowCount(), 4U);
}

void TraceFilesTest::noTraces()
{
    m_screen->openFile(write("none.json", R"({"data":[]})"));
    QVERIFY(settled());
    QVERIFY(!m_screen->isShowingTrace());
    QVERIFY2(lineText().contains(QStringLiteral("no span")), qPrintable(lineText()));
}

void TraceFilesTest::anUnreadableFileIsSaidAndCanBeTriedAgain()
{
    const auto path = m_folder.filePath(QStringLiteral("later.json"));
    m_screen->openFile(path);
    QVERIFY(settled());
    QVERIFY(!m_screen->file());
    auto panes = m_screen->findChildren<kit::StatePane *>();
    const auto shown = std::ranges::find_if(panes, &QWidget::isVisible);
    QVERIFY(shown != panes.end());
    QFile source(dataPath("jaeger-trace.json"));
    QVERIFY(source.open(QIODevice::ReadOnly));
    QCOMPARE(write("later.json", source.readAll()), path);
    Q_EMIT(*shown)->actionTriggered();
    QVERIFY(settled());
    QVERIFY(m_screen->file());
    QCOMPARE(m_screen->tracePage()->trace()->rowCount(), 4U);
}

void TraceFilesTest::pictures_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("dark") << static_cast<int>(kit::ThemeMode::Dark);
    QTest::newRow("light") << static_cast<int>(kit::ThemeMode::Light);
}

void TraceFilesTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty() || !QDir(folder).exists())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(int, theme);
    m_themes->setMode(static_cast<kit::ThemeMode>(theme));
    QFile file(dataPath("zipkin.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_screen->openFile(write("checkout.json", file.readAll().chopped(3)));
    QVERIFY(settled());
    const auto name = [&](const char *what) {
        return QStringLiteral("%1/file-%2-%3.png")
            .arg(folder, QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag()));
    };
    QTest::qWait(80);
    QVERIFY(m_screen->grab().save(name("several")));
    m_screen->openTrace({m_screen->searchPage()->results().at(0).id, std::nullopt});
    QVERIFY(settled());
    QTest::qWait(80);
    QVERIFY(m_screen->grab().save(name("one")));
}

QTEST_MAIN(TraceFilesTest)
#include "tst_tracefiles.moc"
