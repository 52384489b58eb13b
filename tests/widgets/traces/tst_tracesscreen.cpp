#include "tracesscreenfixture.h"

#include "kit/controls/plainlabel.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "traces/details/gotorow.h"
#include "traces/search/durationscatter.h"
#include "traces/tracepage.h"
#include "traces/waterfall/minimapview.h"
#include "traces/waterfall/waterfallview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

class TracesScreenTest : public TracesScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeScreen(); }
    void cleanup() { dropScreen(); }
    void aHiddenScreenAsksNothing();
    void searchesTheEntryServiceAtFirst();
    void enterOpensTheTraceAndEscapeGoesBack();
    void pastedTextOpensTheTrace();
    void textWithoutAnIdIsSaid();
    void badFieldsAreSaidAndNotSent();
    void fieldsReachTheServer();
    void noMatchIsAnEmptyState();
    void anErrorKeepsTheResults();
    void anErrorWithoutResultsCanBeRetried();
    void anUnknownTraceIsSaid();
    void aPivotOpensTraceAndSpan();
    void aPivotToAServiceSearchesIt();
    void spansLeadToLogsAndMetrics();
    void tracesLikeThis();
    void keysOfTheTracePage();
    void aPointOpensItsTrace();
    void aNewTimeRangeSearchesAgain();
    void withoutSources();
    void withoutServices();
    void cancelling();
    void pictures_data();
    void pictures();
};

void TracesScreenTest::aHiddenScreenAsksNothing()
{
    serveJaeger();
    m_screen->setSources({});
    m_time->refresh();
    QTest::qWait(20);
    QVERIFY(m_server->paths().isEmpty());
    QVERIFY(m_screen->isSettled());
}

void TracesScreenTest::searchesTheEntryServiceAtFirst()
{
    serveJaeger();
    start();
    QCOMPARE(form()->services(), QStringList(QStringLiteral("gateway")));
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 120);
    QCOMPARE(
        m_server->lastQuery("/api/v3/trace-summaries").queryItemValue(QStringLiteral("query.serviceName")),
        QStringLiteral("gateway"));
    QCOMPARE(searches(), 1);
    QVERIFY(says(m_screen.get(), QStringLiteral("120")));
}

void TracesScreenTest::enterOpensTheTraceAndEscapeGoesBack()
{
    serveJaeger();
    start();
    auto *table = m_screen->searchPage()->table();
    const auto id = m_screen->searchPage()->results().at(2).id;
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(m_screen->isShowingTrace());
    QVERIFY(settled());
    QCOMPARE(m_server->paths().last(),
             QStringLiteral("/api/v3/services")); // probed again, as the trace was not there
    QVERIFY(m_server->paths().contains(QStringLiteral("/api/v3/traces/") + idText(id)));

    m_screen->showTrace(checkoutTrace());
    QCOMPARE(m_screen->breadcrumb(), QStringLiteral("POST /api/checkout"));
    const int before = searches();
    QTest::keyClick(m_screen->tracePage()->waterfall(), Qt::Key_Escape);
    QVERIFY(!m_screen->isShowingTrace());
    QCOMPARE(m_screen->breadcrumb(), QString());
    QCOMPARE(searches(), before); // the results are still there
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 120);
}

void TracesScreenTest::pastedTextOpensTheTrace()
{
    m_server->put("/api/services", {200, R"({"data":["gateway"],"total":1})"});
    m_server->put("/api/traces", {200, R"({"data":[]})"});
    m_server->put("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18", {200, checkoutBody()});
    start();
    line()->setFocus();
    line()->setText(QStringLiteral("14:21 ERROR payment failed trace_id=7F3A9C1E5B2D4860A1C4E97B03D25F18 "
                                   "span_id=0000000000000005 pool"));
    QTest::keyClick(line(), Qt::Key_Return);
    QVERIFY(m_screen->isShowingTrace());
    QVERIFY(settled());
    QVERIFY(m_screen->tracePage()->trace());
    QCOMPARE(idText(m_screen->tracePage()->trace()->trace.id), Checkout);
    const auto row = m_screen->tracePage()->waterfall()->currentRow();
    QCOMPARE(m_screen->tracePage()->trace()->operation(row), QStringLiteral("PlaceOrder"));
}

void TracesScreenTest::textWithoutAnIdIsSaid()
{
    serveJaeger();
    start();
    line()->setText(QStringLiteral("why is it slow"));
    QTest::keyClick(line(), Qt::Key_Return);
    QVERIFY(!m_screen->isShowingTrace());
    QVERIFY(says(m_screen.get(), QStringLiteral("no trace id")));
}

void TracesScreenTest::badFieldsAreSaidAndNotSent()
{
    serveJaeger();
    start();
    const int before = searches();
    auto *form = m_screen->searchPage()->form();
    const auto edits = form->findChildren<QLineEdit *>();
    const auto byName = [&](const char *name) {
        return *std::ranges::find_if(edits, [&](const QLineEdit *edit) {
            return edit->accessibleName() == QString::fromLatin1(name);
        });
    };
    byName("Shortest")->setText(QStringLiteral("fast"));
    QTest::keyClick(byName("Shortest"), Qt::Key_Return);
    QVERIFY(says(form, QStringLiteral("no duration")));
    byName("Shortest")->setText(QStringLiteral("2s"));
    byName("Longest")->setText(QStringLiteral("20 ms"));
    QTest::keyClick(byName("Longest"), Qt::Key_Return);
    QVERIFY(says(form, QStringLiteral("shorter than the shortest")));
    byName("Longest")->clear();
    byName("Tags")->setText(QStringLiteral("error"));
    QTest::keyClick(byName("Tags"), Qt::Key_Return);
    QVERIFY(says(form, QStringLiteral("key=value")));
    QCOMPARE(searches(), before);
}

void TracesScreenTest::fieldsReachTheServer()
{
    serveJaeger();
    start();
    QTest::keyClicks(field<QLineEdit>("Shortest"), QStringLiteral("20ms"));
    QTest::keyClicks(field<QLineEdit>("Tags"), QStringLiteral(R"(error=true http.route="/api/check out")"));
    QTest::keyClicks(field<QComboBox>("Operation")->lineEdit(), QStringLiteral("GET /"));
    QTest::keyClick(field<QLineEdit>("Tags"), Qt::Key_Return);
    QVERIFY(settled());
    const auto query = m_server->lastQuery("/api/v3/trace-summaries");
    const auto value = [&](const char *name) {
        return query.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    QCOMPARE(value("query.operationName"), QStringLiteral("GET /"));
    QCOMPARE(value("query.durationMin"), QStringLiteral("20ms"));
    QCOMPARE(value("query.attributes"),
             QStringLiteral("{\"error\":\"true\",\"http.route\":\"/api/check out\"}"));
}

void TracesScreenTest::noMatchIsAnEmptyState()
{
    serveJaeger();
    m_server->put("/api/v3/trace-summaries",
                  {404, R"({"error":{"httpCode":404,"message":"No traces found"}})", "text/plain"});
    start();
    QVERIFY(says(m_screen.get(), QStringLiteral("No traces found")));
}

void TracesScreenTest::anErrorKeepsTheResults()
{
    serveJaeger();
    start();
    m_clock->advance(std::chrono::minutes(3));
    m_server->put("/api/v3/trace-summaries",
                  {400, R"({"error":{"httpCode":400,"message":"depth too large"}})", "text/plain"});
    m_time->refresh();
    QVERIFY(settled());
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 120);
    QVERIFY(says(m_screen.get(), QStringLiteral("depth too large")));
    QVERIFY(says(m_screen.get(), QStringLiteral("3 min ago")));
}

void TracesScreenTest::anErrorWithoutResultsCanBeRetried()
{
    m_server->setOtherwise({200, "<html>Sign in</html>", "text/html"});
    start();
    QVERIFY(says(m_screen.get(), QStringLiteral("could not be searched")));
    serveJaeger();
    auto *pane = m_screen->searchPage()->findChild<kit::StatePane *>();
    Q_EMIT pane->actionTriggered();
    QVERIFY(settled());
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 120);
}

void TracesScreenTest::anUnknownTraceIsSaid()
{
    serveJaeger();
    start();
    m_server->put("/api/v3/traces/00000000000000000000000000000abc",
                  {404, R"({"error":{"httpCode":404,"message":"trace not found"}})", "text/plain"});
    m_screen->openTrace({TraceId{0, 0xabc}, std::nullopt});
    QVERIFY(settled());
    QVERIFY(says(m_screen.get(), QStringLiteral("no trace 00000000000000000000000000000abc")));
}

void TracesScreenTest::aPivotOpensTraceAndSpan()
{
    m_server->put("/api/services", {200, R"({"data":["gateway"],"total":1})"});
    m_server->put("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18", {200, checkoutBody()});
    m_server->put("/api/traces", {200, R"({"data":[]})"});
    start();
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Traces;
    pivot.traceId = Checkout;
    pivot.spanId = QStringLiteral("0000000000000003");
    m_screen->openPivot(pivot);
    QVERIFY(settled());
    auto *waterfall = m_screen->tracePage()->waterfall();
    QVERIFY(m_screen->isShowingTrace());
    QCOMPARE(m_screen->tracePage()->trace()->operation(waterfall->currentRow()),
             QStringLiteral("GET session:*"));
    m_screen->showSearch();
    pivot.spanId.clear();
    m_server->forget();
    m_screen->openPivot(pivot); // is still open: not asked again
    QVERIFY(m_screen->isShowingTrace());
    QVERIFY(m_server->paths().isEmpty());
}

void TracesScreenTest::aPivotToAServiceSearchesIt()
{
    serveJaeger();
    m_server->put("/api/v3/services", {200, R"({"services":["gateway","shop/Payment"]})"});
    start();
    m_screen->showTrace(checkoutTrace());
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Traces;
    pivot.service = QStringLiteral("payment");
    m_screen->openPivot(pivot);
    QVERIFY(settled());
    QVERIFY(!m_screen->isShowingTrace());
    QCOMPARE(m_server->lastQuery("/api/v3/trace-summaries")
                 .queryItemValue(QStringLiteral("query.serviceName"), QUrl::FullyDecoded),
             QStringLiteral("shop/Payment"));
}

void TracesScreenTest::spansLeadToLogsAndMetrics()
{
    serveJaeger();
    start();
    const auto open = checkoutTrace();
    m_screen->showTrace(open, SpanId{5});
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    const auto rows = m_screen->findChildren<GoToRow *>();
    QCOMPARE(rows.size(), 4);
    for (int i = 0; i < 3; ++i)
        QTest::mouseClick(rows[i], Qt::LeftButton);
    QCOMPARE(pivots.count(), 3);
    const auto at = [&](int i) { return pivots[i][0].value<correlate::Pivot>(); };
    QCOMPARE(at(0).target, correlate::Target::Logs);
    QCOMPARE(at(0).traceId, Checkout);
    QCOMPARE(at(0).spanId, QStringLiteral("0000000000000005"));
    QCOMPARE(at(0).service, QStringLiteral("checkout"));
    QVERIFY(at(0).range->contains(fromUnixMicroseconds(CheckoutStart + 50'000)));
    QCOMPARE(at(1).spanId, QString());
    QCOMPARE(at(1).traceId, Checkout);
    QCOMPARE(at(2).target, correlate::Target::Metrics);
    QCOMPARE(at(2).service, QStringLiteral("checkout"));
    QVERIFY(at(2).range->length() > std::chrono::minutes(20));
}

void TracesScreenTest::tracesLikeThis()
{
    serveJaeger();
    start();
    m_screen->showTrace(checkoutTrace(), SpanId{5});
    QTest::mouseClick(m_screen->findChildren<GoToRow *>().at(3), Qt::LeftButton);
    QVERIFY(!m_screen->isShowingTrace());
    QVERIFY(settled());
    const auto query = m_server->lastQuery("/api/v3/trace-summaries");
    QCOMPARE(query.queryItemValue(QStringLiteral("query.serviceName")), QStringLiteral("checkout"));
    QCOMPARE(query.queryItemValue(QStringLiteral("query.operationName")), QStringLiteral("PlaceOrder"));
}

void TracesScreenTest::keysOfTheTracePage()
{
    serveJaeger();
    start();
    m_screen->activateWindow();
    m_screen->showTrace(checkoutTrace());
    auto *waterfall = m_screen->tracePage()->waterfall();
    QTRY_VERIFY(waterfall->hasFocus());
    QTest::keyClick(waterfall, Qt::Key_N);
    QVERIFY(waterfall->trace()->isError(waterfall->currentRow()));
    const auto first = waterfall->currentRow();
    QTest::keyClick(waterfall, Qt::Key_N);
    QVERIFY(waterfall->currentRow() > first);
    QTest::keyClick(waterfall, Qt::Key_C);
    QVERIFY(waterfall->trace()->isOnCriticalPath(waterfall->currentRow()));
    QTest::keyClick(waterfall, Qt::Key_Z);
    QVERIFY(!waterfall->window().isWhole());
    QCOMPARE(m_screen->tracePage()->minimap()->window(), waterfall->window());
    QTest::keyClick(waterfall, Qt::Key_F);
    QVERIFY(waterfall->window().isWhole());
    const auto before = waterfall->rows().shownCount();
    QTest::keyClick(waterfall, Qt::Key_BracketRight);
    QVERIFY(waterfall->rows().shownCount() < before);
    QTest::keyClick(waterfall, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), Checkout);
    QVERIFY(m_registry->action(QStringLiteral("traces.nextError")));
}

void TracesScreenTest::aPointOpensItsTrace()
{
    serveJaeger();
    start();
    auto *scatter = m_screen->searchPage()->scatter();
    QSignalSpy chosen(m_screen->searchPage(), &SearchPage::traceChosen);
    const auto &trace = m_screen->searchPage()->results().at(0);
    QTest::mouseClick(scatter, Qt::LeftButton, {}, scatter->pointOf(trace).toPoint());
    QCOMPARE(chosen.count(), 1);
    QVERIFY(m_screen->isShowingTrace());

    m_screen->showSearch();
    scatter->setDrag(ScatterDrag::Zoom);
    const auto plot = scatter->plotRect().toRect();
    QTest::mousePress(scatter, Qt::LeftButton, {}, plot.center());
    QTest::mouseMove(scatter, plot.center() + QPoint(60, 0));
    QTest::mouseRelease(scatter, Qt::LeftButton, {}, plot.center() + QPoint(60, 0));
    QVERIFY(m_time->range().length() < std::chrono::minutes(10));
}

void TracesScreenTest::aNewTimeRangeSearchesAgain()
{
    serveJaeger();
    start();
    m_time->shift(correlate::TimeContext::Direction::Earlier);
    QVERIFY(settled());
    QCOMPARE(searches(), 2);
    m_screen->showTrace(checkoutTrace());
    m_time->shift(correlate::TimeContext::Direction::Earlier);
    QCOMPARE(searches(), 2); // a trace does not change with the range
    m_screen->showSearch();
    QVERIFY(settled());
    QCOMPARE(searches(), 3);
    m_screen->deactivate();
    m_time->shift(correlate::TimeContext::Direction::Earlier);
    QVERIFY(settled());
    QCOMPARE(searches(), 3);
    m_screen->activate();
    QVERIFY(settled());
    QCOMPARE(searches(), 4);
}

void TracesScreenTest::withoutSources()
{
    m_screen->setSources({});
    start();
    QVERIFY(says(m_screen.get(), QStringLiteral("No trace source")));
}

void TracesScreenTest::withoutServices()
{
    m_server->put("/api/v3/services", {200, "{}"});
    start();
    QVERIFY(says(m_screen.get(), QStringLiteral("No services yet")));
}

void TracesScreenTest::cancelling()
{
    serveJaeger();
    start();
    m_server->hold(true);
    auto *form = m_screen->searchPage()->form();
    Q_EMIT form->searchRequested();
    QVERIFY(!m_screen->isSettled());
    Q_EMIT form->cancelRequested();
    QVERIFY(m_screen->isSettled());
    m_server->hold(false);
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 120);
}

void TracesScreenTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {true, false}) {
        for (const QSize size : {QSize(1224, 732), QSize(1544, 932), QSize(2504, 1372)})
            QTest::addRow("%s-%d", isDark ? "dark" : "light", size.width()) << isDark << size;
    }
}

void TracesScreenTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    m_themes->setMode(isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    serveJaeger();
    serveSummaries(summariesBody(700, Now));
    m_screen->resize(size);
    start();
    auto *table = m_screen->searchPage()->table();
    table->setCurrentIndex(table->model()->index(1, 0));
    const auto save = [&](const char *what) {
        QTest::qWait(80);
        const QString path = QDir(folder).filePath(
            QStringLiteral("traces-%1-%2.png")
                .arg(QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(m_screen->grab().save(path));
    };
    save("search");
    const auto open = checkoutTrace();
    m_screen->showTrace(open);
    auto *waterfall = m_screen->tracePage()->waterfall();
    for (std::uint32_t row = 0; row < open->rowCount(); ++row) {
        if (open->operation(row) == QStringLiteral("GetProfile"))
            waterfall->setFolded(row, true);
        if (open->operation(row) == QStringLiteral("pool.acquire") && !open->isError(row))
            waterfall->setCurrentRow(row);
    }
    auto window = waterfall->window();
    window.set(0, 5'600'000'000);
    waterfall->setWindow(window);
    m_screen->tracePage()->setFilter(QStringLiteral("service:payment and (error or dur>500ms)"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_screen->tracePage()->matches().empty(), 20'000);
    save("trace");
    QVERIFY(waterfall->grab().width() > 300);
}

QTEST_MAIN(TracesScreenTest)
#include "tst_tracesscreen.moc"
