#include "core/clock.h"
#include "demo/esdouble.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/charts/histogram.h"
#include "kit/controls/chip.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/controls/tabstrip.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "logs/detailfieldsmodel.h"
#include "logs/elasticclient.h"
#include "logs/fieldlistview.h"
#include "logs/fieldspane.h"
#include "logs/filterpane.h"
#include "logs/histogrampane.h"
#include "logs/logdetailspane.h"
#include "logs/logquerypane.h"
#include "logs/logsscreen.h"
#include "logs/logtableview.h"
#include "logs/stacktraceview.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/waiting.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <random>

using namespace yagura;
using namespace yagura::logs;
using namespace yagura::test;

namespace {

constexpr std::int64_t now = 1'795'411'470'352; // 2026-11-23T05:24:30.352Z
constexpr int lineCount = 4'000;

const QByteArray stackTrace
    = "java.sql.SQLTransientConnectionException: orders-rw, Connection is not available, request timed out "
      "after 280 ms\\n"
      "\\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)\\n"
      "\\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:197)\\n"
      "\\tat shop.payment.db.PoolGuard.borrow(PoolGuard.java:88)\\n"
      "\\tat shop.payment.charge.ChargeRepository.begin(ChargeRepository.java:41)\\n"
      "\\tat shop.payment.charge.ChargeService.charge(ChargeService.java:132)\\n"
      "\\tat org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)\\n"
      "\\tat java.base/java.lang.Thread.run(Thread.java:840)\\n"
      "Caused by: java.util.concurrent.TimeoutException: no permit in 280 ms\\n"
      "\\tat shop.payment.db.PoolGuard.await(PoolGuard.java:112)\\n\\t... 6 more";

struct Kind
{
    const char *service;
    const char *level;
    const char *message; // %1 is a number
};

QByteArray document(int i, std::mt19937 &random)
{
    static const Kind kinds[]{
        {"inventory", "INFO", "SELECT stock sku=6CF%1 for order %1 rows=1 took 4.9 ms"},
        {"payment", "DEBUG", "HikariPool orders-rw stats total=20 active=20 idle=0 waiting=%1"},
        {"checkout", "INFO", "order %1 accepted, 1 items, total ¥12,153"},
        {"web", "INFO", "注文 %1 を受け付けました"},
        {"payment", "WARN", "Pool orders-rw has %1 waiters, oldest waits 1.20 s"},
        {"checkout", "WARN", "Charge attempt 1 failed for order %1, retrying in 50 ms"},
        {"payment", "ERROR",
         "Connection is not available, request timed out after 280 ms (pool orders-rw: 20 in use, %1 "
         "waiting)"},
        {"orders-db", "WARN", "remaining connection slots are reserved for superuser, active %1 of 100"},
    };
    // Trouble in the last third.
    const bool isTrouble = i > lineCount * 2 / 3;
    const int choice = static_cast<int>(random() % (isTrouble ? 8 : 4));
    const Kind &kind = kinds[choice];
    const std::int64_t time = now - std::int64_t(lineCount - i) * 900 + std::int64_t(random() % 700);
    QString text
        = QStringLiteral(
              R"({"@timestamp":%1,"log":{"level":"%2"},"service":{"name":"%3"},"message":"%4","logger":"s.p.db.PoolGuard",)"
              R"("k8s":{"pod":"%3-6c9f7d-x2lq","node":"tokyo-b-0%5"},"thread":{"name":"http-nio-8080-exec-%5"},"order":{"id":%6})")
              .arg(time)
              .arg(QString::fromLatin1(kind.level), QString::fromLatin1(kind.service),
                   QString::fromUtf8(kind.message).arg(810'000 + static_cast<int>(random() % 9'000)))
              .arg(random() % 8)
              .arg(810'000 + static_cast<int>(random() % 9'000));
    if (choice % 3 != 1)
        text += QStringLiteral(R"(,"trace":{"id":"%1"},"span":{"id":"b03d25f18c6e4a91"})")
                    .arg(i + 1, 32, 16, QLatin1Char('0'));
    if (choice == 6)
        text
            += QStringLiteral(
                   R"(,"error":{"type":"SQLTransientConnectionException","stack_trace":"%1"},"db":{"pool":{"name":"orders-rw","in_use":20,"waiting":46}})")
                   .arg(QString::fromUtf8(stackTrace));
    return text.toUtf8() + "}";
}

} // namespace

class LogsScreenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsLinesCountsAndFields();
    void withoutASource();
    void emptyAndCleared();
    void errorIsSaidAndTriedAgain();
    void failedShardIsSaid();
    void clickOnAValueFilters();
    void brushNarrowsAndZooms();
    void detailsOfALine();
    void chosenLineStaysWhenTimeGoesOn();
    void pivotsOut();
    void pivotsIn();
    void hiddenAsksNothing();
    void scrollingLoadsMore();
    void keyboardAlone();
    void pillsTurnAndGo();
    void everythingHasAName();
    void millionRows();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] bool settle()
    {
        return waitUntil([&] { return m_screen->isSettled() && !m_screen->search().isLoadingMore(); });
    }
    void open(kit::ThemeMode mode = kit::ThemeMode::Dark, const QSize &size = {1280, 800});
    [[nodiscard]] QStringList stripTexts() const;
    [[nodiscard]] std::int64_t counted() const { return m_screen->search().facts().count.value; }

    SystemClock m_systemClock;
    ManualClock m_clock{fromUnixMilliseconds(now)};
    QThreadPool m_pool;
    std::unique_ptr<kit::ThemeManager> m_themes;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<demo::ElasticDouble> m_server;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<LogsScreen> m_screen;
    Sources<ElasticClient> m_sources;
};

void LogsScreenTest::initTestCase()
{
    m_themes = std::make_unique<kit::ThemeManager>(*qApp);
    m_network = std::make_unique<NetworkThread>(m_systemClock);
    m_server = std::make_unique<demo::ElasticDouble>(m_clock);
    std::mt19937 random(7);
    QByteArrayList documents;
    for (int i = 0; i < lineCount; ++i)
        documents << document(i, random);
    QVERIFY(m_server->addDocuments(QStringLiteral("logs-prod-2026.11.23"), documents));
    QVERIFY(m_server->listen() != 0);
}

void LogsScreenTest::init()
{
    m_time = std::make_unique<correlate::TimeContext>(m_clock);
    m_time->setZone(QTimeZone(9 * 3600));
    m_screen = std::make_unique<LogsScreen>(*m_time);
    Endpoint endpoint;
    endpoint.name = QStringLiteral("logs");
    endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server->port()));
    auto client = std::make_shared<ElasticClient>(std::make_shared<HttpClient>(*m_network, m_pool, endpoint),
                                                  QStringLiteral("logs-*"));
    m_sources = {{QStringLiteral("elasticsearch"), QStringLiteral("Elasticsearch"), std::move(client)}};
}

void LogsScreenTest::cleanup()
{
    m_screen.reset();
    m_sources.clear();
    m_server->setFailingShard(false);
    m_server->rejectNext(0, std::chrono::seconds(0));
}

void LogsScreenTest::open(kit::ThemeMode mode, const QSize &size)
{
    m_themes->setMode(mode);
    m_screen->resize(size);
    m_screen->show();
    m_screen->setSources(m_sources);
    m_screen->activate();
}

QStringList LogsScreenTest::stripTexts() const
{
    QStringList texts;
    for (const auto *label : m_screen->findChildren<QLabel *>())
        if (label->isVisible())
            texts << label->text();
    // The items of the strip paint themselves; what they say is their accessible name.
    for (const auto *item : m_screen->findChild<kit::StatusStrip *>()->findChildren<QWidget *>())
        texts << item->accessibleName();
    return texts;
}

void LogsScreenTest::showsLinesCountsAndFields()
{
    open();
    QVERIFY(settle());
    QCOMPARE(counted(), lineCount);
    QCOMPARE(m_screen->search().model().rowCount(), 500);
    QVERIFY(m_screen->search().model().entry(0).time >= m_screen->search().model().entry(499).time);
    QVERIFY(stripTexts().join(u' ').contains(QStringLiteral("4,000 lines")));
    QVERIFY(stripTexts().join(u' ').contains(QStringLiteral("UTC+9")));
    const QStringList fields = m_screen->fields()->list()->shownTexts();
    QVERIFY2(fields.filter(QStringLiteral("log.level")).size() == 1, qPrintable(fields.join(u'\n')));
    QVERIFY(
        !fields.filter(QStringLiteral("payment ")).isEmpty()); // the service's values are open from the start
}

void LogsScreenTest::withoutASource()
{
    m_sources.clear();
    open();
    QVERIFY(m_screen->isSettled());
    QVERIFY(stripTexts().contains(QStringLiteral("No source of logs is configured.")));
}

void LogsScreenTest::emptyAndCleared()
{
    open();
    QVERIFY(settle());
    m_screen->queryPane()->setText(QStringLiteral("nothing-says-this"));
    Q_EMIT m_screen->queryPane()->runRequested();
    QVERIFY(settle());
    QCOMPARE(m_screen->search().model().rowCount(), 0);
    QVERIFY(stripTexts().contains(QStringLiteral("No lines match.")));
    auto *pane = m_screen->findChild<kit::StatePane *>();
    QVERIFY(pane);
    Q_EMIT pane->actionTriggered(); // clears the query
    QVERIFY(settle());
    QCOMPARE(counted(), lineCount);
}

void LogsScreenTest::errorIsSaidAndTriedAgain()
{
    open();
    m_screen->queryPane()->setText(QStringLiteral("level:(a OR"));
    Q_EMIT m_screen->queryPane()->runRequested();
    QVERIFY(settle());
    QVERIFY(m_screen->search().rowsError());
    QVERIFY2(stripTexts().join(u' ').contains(QStringLiteral("Cannot parse")),
             qPrintable(stripTexts().join(u'\n')));
    m_screen->queryPane()->setText({});
    Q_EMIT m_screen->queryPane()->runRequested();
    QVERIFY(settle());
    QVERIFY(!m_screen->search().rowsError());
    QCOMPARE(m_screen->search().model().rowCount(), 500);
    // With lines on screen an error does not take them away.
    m_screen->queryPane()->setText(QStringLiteral("level:(a OR"));
    Q_EMIT m_screen->queryPane()->runRequested();
    QVERIFY(settle());
    QCOMPARE(m_screen->search().model().rowCount(), 500);
    QVERIFY(stripTexts().join(u' ').contains(QStringLiteral("lines of before")));
}

void LogsScreenTest::failedShardIsSaid()
{
    m_server->setFailingShard(true);
    open();
    QVERIFY(settle());
    QVERIFY2(stripTexts().join(u' ').contains(QStringLiteral("1 of 5 shards failed")),
             qPrintable(stripTexts().join(u'\n')));
    m_server->setFailingShard(false);
    m_screen->queryPane()->setText({});
    Q_EMIT m_screen->queryPane()->runRequested();
    QVERIFY(settle());
    QVERIFY(!stripTexts().join(u' ').contains(QStringLiteral("shards failed")));
}

void LogsScreenTest::clickOnAValueFilters()
{
    open();
    QVERIFY(settle());
    Q_EMIT m_screen->fields()->list()->includeRequested(QStringLiteral("log.level"), QStringLiteral("ERROR"));
    QVERIFY(settle());
    const auto errors = counted();
    QVERIFY(errors > 50 && errors < lineCount / 4);
    QCOMPARE(m_screen->queryPane()->filters()->filters().size(), 1);
    Q_EMIT m_screen->fields()->list()->excludeRequested(QStringLiteral("log.level"), QStringLiteral("ERROR"));
    QVERIFY(settle());
    QCOMPARE(counted(), lineCount - errors);
    // By mouse, on the list itself.
    auto *list = m_screen->fields()->list();
    const QStringList shown = list->shownTexts();
    const auto row = shown.indexOf(shown.filter(QStringLiteral("inventory ")).value(0));
    QVERIFY(row > 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, static_cast<int>(row) * 23 + 10));
    QVERIFY(settle());
    QCOMPARE(m_screen->queryPane()->filters()->filters().last().values,
             QStringList(QStringLiteral("inventory")));
}

void LogsScreenTest::brushNarrowsAndZooms()
{
    open();
    QVERIFY(settle());
    const TimeRange part{fromUnixMilliseconds(now - 600'000), fromUnixMilliseconds(now - 300'000)};
    m_screen->histogram()->setSelection(part);
    Q_EMIT m_screen->histogram()->selectionChanged(part);
    QVERIFY(settle());
    QCOMPARE(counted(), lineCount); // the count stays that of the whole range
    const auto &model = m_screen->search().model();
    QVERIFY(model.rowCount() > 100 && model.rowCount() < 500);
    QVERIFY(part.contains(*model.entry(0).time) && part.contains(*model.entry(model.rowCount() - 1).time));
    Q_EMIT m_screen->histogram()->zoomRequested(part);
    QVERIFY(settle());
    QCOMPARE(m_time->range(), part);
    QCOMPARE(counted(), model.rowCount());
}

void LogsScreenTest::detailsOfALine()
{
    open();
    QVERIFY(settle());
    m_screen->table()->selectRow(0);
    while (!m_screen->details()->entry().message.startsWith(QStringLiteral("Connection")))
        QVERIFY(m_screen->table()->stepToError(LogTableView::Direction::Down));
    auto *details = m_screen->details();
    QVERIFY(details->isVisible());
    QAbstractItemModelTester tester(details->fieldTable()->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(details->tabs()->count(), 3);
    const QStringList stack = details->stackTrace()->shownLines();
    QVERIFY2(stack.contains(QStringLiteral("Own code, 3 of 7 frame(s)")), qPrintable(stack.join(u'\n')));
    QVERIFY(stack.filter(QStringLiteral("HikariPool.java")).isEmpty());
    details->stackTrace()->setUnfolded(true);
    QVERIFY(!details->stackTrace()->shownLines().filter(QStringLiteral("HikariPool.java")).isEmpty());
    const int rows = details->fieldTable()->model()->rowCount();
    QVERIFY(rows > 10);
    QSignalSpy excluded(details, &LogDetailsPane::excludeRequested);
    details->fieldTable()->setFocus();
    details->fieldTable()->setCurrentIndex(details->fieldTable()->model()->index(1, 0));
    QTest::keyClick(details->fieldTable(), Qt::Key_Minus);
    QCOMPARE(excluded.count(), 1);
    QCOMPARE(excluded.at(0).at(0).toString(), QStringLiteral("log.level"));
}

void LogsScreenTest::chosenLineStaysWhenTimeGoesOn()
{
    open();
    QVERIFY(settle());
    m_screen->table()->selectRow(7);
    const QString id = m_screen->details()->entry().id;
    m_time->refresh();
    QVERIFY(settle());
    QCOMPARE(m_screen->table()->currentRow(), 7);
    QCOMPARE(m_screen->details()->entry().id, id);
}

void LogsScreenTest::pivotsOut()
{
    open();
    QVERIFY(settle());
    m_screen->table()->selectRow(0);
    int row = 0;
    while (!m_screen->search().model().entry(row).trace.isValid())
        ++row;
    m_screen->table()->selectRow(row);
    const auto entry = m_screen->search().model().entry(row);
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    Q_EMIT m_screen->table()->traceClicked(row);
    QCOMPARE(pivots.count(), 1);
    auto pivot = pivots.at(0).at(0).value<correlate::Pivot>();
    QCOMPARE(int(pivot.target), int(correlate::Target::Traces));
    QCOMPARE(pivot.traceId, entry.trace.toString());
    QCOMPARE(pivot.service, entry.service);
    Q_EMIT m_screen->details()->targetRequested(LineTarget::Metrics);
    pivot = pivots.at(1).at(0).value<correlate::Pivot>();
    QVERIFY(pivot.range && pivot.range->contains(*entry.time));
    Q_EMIT m_screen->details()->targetRequested(LineTarget::LinesOfTrace);
    QVERIFY(settle());
    QCOMPARE(pivots.count(), 2); // stays here
    QCOMPARE(counted(), 1);
}

void LogsScreenTest::pivotsIn()
{
    // Before anything was asked: the field of the role is found with the first search.
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Logs;
    pivot.service = QStringLiteral("orders-db");
    pivot.range = TimeRange{fromUnixMilliseconds(now - 900'000), fromUnixMilliseconds(now)};
    m_screen->setSources(m_sources);
    m_screen->openPivot(pivot);
    open();
    QVERIFY(settle());
    QCOMPARE(m_time->range(), *pivot.range);
    const auto &model = m_screen->search().model();
    QVERIFY(model.rowCount() > 10);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.entry(row).service, QStringLiteral("orders-db"));
    pivot = {};
    pivot.traceId = QStringLiteral("00000000000000000000000000000001");
    m_screen->openPivot(pivot);
    QVERIFY(settle());
    QVERIFY(counted() <= 1);
}

void LogsScreenTest::hiddenAsksNothing()
{
    m_screen->setSources(m_sources);
    const auto before = m_server->requestCount();
    m_time->refresh();
    m_time->setAbsolute({fromUnixMilliseconds(now - 60'000), fromUnixMilliseconds(now)});
    QTest::qWait(50);
    QCOMPARE(m_server->requestCount(), before);
    open();
    QVERIFY(settle());
    m_screen->deactivate();
    const auto asked = m_server->requestCount();
    m_time->refresh();
    QTest::qWait(50);
    // Only a point in time may still be given back.
    QVERIFY(m_server->requestCount() <= asked + 1);
}

void LogsScreenTest::scrollingLoadsMore()
{
    open();
    QVERIFY(settle());
    m_screen->table()->scrollToBottom();
    QVERIFY(waitUntil([&] { return m_screen->search().model().rowCount() >= 1000; }));
    QVERIFY(settle());
    // Whoever reads further down keeps the place when time goes on.
    const int rows = m_screen->search().model().rowCount();
    m_time->refresh();
    QVERIFY(settle());
    QCOMPARE(m_screen->search().model().rowCount(), rows);
}

void LogsScreenTest::keyboardAlone()
{
    kit::ActionRegistry actions;
    m_screen->registerActions(actions);
    open();
    QVERIFY(settle());
    QVERIFY(actions.entries().size() >= 10);
    for (const auto &entry : actions.entries())
        QVERIFY(!entry.description.text.isEmpty());
    m_screen->table()->selectRow(0);
    actions.action(QStringLiteral("logs.nextLine"))->trigger();
    QCOMPARE(m_screen->table()->currentRow(), 1);
    actions.action(QStringLiteral("logs.nextError"))->trigger();
    QCOMPARE(int(m_screen->search().model().entry(m_screen->table()->currentRow()).level),
             int(LogLevel::Error));
    actions.action(QStringLiteral("logs.closeDetails"))->trigger();
    QVERIFY(!m_screen->details()->isVisible());
    auto *list = m_screen->fields()->list();
    list->setFocus();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    const auto before = list->shownTexts().size();
    QTest::keyClick(list, Qt::Key_Right);
    QVERIFY(list->shownTexts().size() > before);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(settle());
    QCOMPARE(m_screen->queryPane()->filters()->filters().size(), 1);
}

void LogsScreenTest::pillsTurnAndGo()
{
    open();
    QVERIFY(settle());
    auto *pane = m_screen->queryPane()->filters();
    m_screen->queryPane()->addFilter(
        {QStringLiteral("service.name"), FilterKind::Is, FilterSense::Include, {QStringLiteral("payment")}});
    QVERIFY(settle());
    const auto payments = counted();
    auto filters = pane->filters();
    filters[0] = inverted(filters[0]);
    pane->setFilters(filters);
    Q_EMIT pane->filtersChanged();
    QVERIFY(settle());
    QCOMPARE(counted(), lineCount - payments);
    auto *chip = pane->findChild<kit::Chip *>();
    QVERIFY(chip);
    Q_EMIT chip->closeRequested();
    QVERIFY(settle());
    QCOMPARE(counted(), lineCount);
}

void LogsScreenTest::everythingHasAName()
{
    open();
    QVERIFY(settle());
    m_screen->table()->selectRow(0);
    const QStringList nameless = kit::namelessControls(m_screen.get());
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void LogsScreenTest::millionRows()
{
    auto page = std::make_shared<LogPage>();
    for (int i = 0; i < 10'000; ++i) {
        LogBuffer::Row row;
        row.timeNs = i;
        row.service = "payment";
        row.message = "a line";
        row.level = i == 9'999 ? LogLevel::Error : LogLevel::Info;
        page->rows.append(row);
    }
    LogModel model;
    LogTableView table(model);
    table.resize(1200, 700);
    table.show();
    for (int i = 0; i < 100; ++i)
        model.append(page);
    table.scrollToBottom();
    QVERIFY(!table.grab().isNull());
    QCOMPARE(table.indexAt(QPoint(100, table.viewport()->height() - 10)).row(), 999'999);
    table.selectRow(999'998);
    QVERIFY(table.stepToError(LogTableView::Direction::Down));
    QCOMPARE(table.currentRow(), 999'999);
}

void LogsScreenTest::pictures_data()
{
    QTest::addColumn<kit::ThemeMode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::newRow("dark-small") << kit::ThemeMode::Dark << QSize(1280 - 56, 800 - 68);
    QTest::newRow("light-small") << kit::ThemeMode::Light << QSize(1280 - 56, 800 - 68);
    QTest::newRow("dark-large") << kit::ThemeMode::Dark << QSize(2560 - 56, 1440 - 68);
    QTest::newRow("light-large") << kit::ThemeMode::Light << QSize(2560 - 56, 1440 - 68);
}

void LogsScreenTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("YAGURA_PICTURES names no folder for pictures");
    QFETCH(kit::ThemeMode, mode);
    QFETCH(QSize, size);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(QDir().mkpath(folder));
    m_server->setFailingShard(name.startsWith(QStringLiteral("light")));
    open(mode, size);
    m_screen->queryPane()->setText(QStringLiteral("service.name:(payment OR checkout OR inventory OR "
                                                  "orders\\-db) AND message:(pool OR connection OR order)"));
    m_screen->queryPane()->addFilter(
        {QStringLiteral("log.level"),
         FilterKind::Is,
         FilterSense::Include,
         {QStringLiteral("ERROR"), QStringLiteral("WARN"), QStringLiteral("INFO"), QStringLiteral("DEBUG")}});
    m_screen->queryPane()->addFilter(
        {QStringLiteral("url.path"), FilterKind::Is, FilterSense::Exclude, {QStringLiteral("/healthz")}});
    m_screen->queryPane()->addFilter({QStringLiteral("k8s.pod"),
                                      FilterKind::Is,
                                      FilterSense::Include,
                                      {QStringLiteral("payment-6c9f7d-*")},
                                      false});
    QVERIFY(settle());
    while (m_screen->details()->tabs()->count() < 3)
        QVERIFY(m_screen->table()->stepToError(LogTableView::Direction::Down));
    QVERIFY(m_screen->grab().save(folder + QStringLiteral("/logs-") + name + QStringLiteral(".png")));
    m_screen->details()->tabs()->setCurrentIndex(2);
    const TimeRange part{fromUnixMilliseconds(now - 1'500'000), fromUnixMilliseconds(now - 600'000)};
    m_screen->histogram()->setSelection(part);
    Q_EMIT m_screen->histogram()->selectionChanged(part);
    QVERIFY(settle());
    QVERIFY(m_screen->grab().save(folder + QStringLiteral("/logs-stack-") + name + QStringLiteral(".png")));
}

QTEST_MAIN(LogsScreenTest)
#include "tst_logsscreen.moc"
