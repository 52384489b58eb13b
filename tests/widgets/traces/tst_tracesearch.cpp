// Searching for traces by hand: the line and the fields, several services, the lasso, the histogram, marks,
// saved searches.
#include "tracesscreenfixture.h"

#include "kit/controls/dropdownbutton.h"
#include "kit/controls/valuepicker.h"
#include "kit/tables/datatable.h"
#include "traces/search/durationscatter.h"
#include "traces/search/latencyhistogram.h"
#include "traces/waterfall/keyhintbar.h"

#include <QComboBox>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

class TraceSearchTest : public TracesScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeScreen(); }
    void cleanup() { dropScreen(); }
    void theLineFillsTheFields();
    void theFieldsWriteTheLine();
    void badLinesAreSaid_data();
    void badLinesAreSaid();
    void severalServicesAreAskedEach();
    void wildcardsAskMatchingOperations();
    void absentTagsNeedTheSpans();
    void whatStoresCannotBeAskedIsCheckedHere();
    void servicesArePicked();
    void theLassoKeepsTraces();
    void theWheelSearchesAnotherTime();
    void scales();
    void barsChooseDurations();
    void marksAreCompared();
    void searchesAreSavedAndFound();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] QString foot() { return m_screen->searchPage()->findChild<KeyHintBar *>()->text(); }
    void type(const char *text)
    {
        line()->setFocus();
        line()->selectAll();
        QTest::keyClicks(line(), QString::fromLatin1(text));
    }
    void enter()
    {
        QTest::keyClick(line(), Qt::Key_Return);
        QVERIFY(settled());
    }
};

void TraceSearchTest::theLineFillsTheFields()
{
    serveJaeger();
    start();
    QCOMPARE(line()->text(), QStringLiteral("service:gateway"));
    type("service:payment op:\"GET /\" has:cache dur>20ms dur<2s error=true not region=eu result:error "
         "limit:500");
    QCOMPARE(form()->services(), QStringList(QStringLiteral("payment")));
    QCOMPARE(field<QComboBox>("Operation")->currentText(), QStringLiteral("GET /"));
    QCOMPARE(field<kit::DropDownButton>("Passes through")->value(), QStringLiteral("cache"));
    QCOMPARE(field<QLineEdit>("Shortest")->text(), QStringLiteral("20ms"));
    QCOMPARE(field<QLineEdit>("Longest")->text(), QStringLiteral("2s"));
    QCOMPARE(field<QLineEdit>("Tags")->text(), QStringLiteral("error=true not region=eu"));
    QCOMPARE(field<QComboBox>("Result")->currentIndex(), 1);
    QCOMPARE(field<QComboBox>("Limit")->currentData().toInt(), 500);
    const auto conditions = form()->conditions();
    QVERIFY(conditions);
    QCOMPARE(conditions->absentTags.at(QStringLiteral("region")), QStringLiteral("eu"));
}

void TraceSearchTest::theFieldsWriteTheLine()
{
    serveJaeger();
    start();
    QTest::keyClicks(field<QLineEdit>("Shortest"), QStringLiteral("1.5s"));
    QTest::keyClicks(field<QLineEdit>("Tags"), QStringLiteral("not a=\"b c\""));
    QCOMPARE(line()->text(), QStringLiteral("service:gateway dur>1.5s not tag.a=\"b c\""));
    QTest::keyClicks(field<QLineEdit>("Tags"),
                     QStringLiteral(" x")); // no tag: the line keeps the last good one
    QVERIFY(says(form(), QStringLiteral("key=value")));
    QCOMPARE(line()->text(), QStringLiteral("service:gateway dur>1.5s not tag.a=\"b c\""));
    for (auto *button : form()->findChildren<QAbstractButton *>()) {
        if (button->text() == QStringLiteral("Clear"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(line()->text(), QStringLiteral("service:gateway"));
    QCOMPARE(field<QLineEdit>("Tags")->text(), QString());
}

void TraceSearchTest::badLinesAreSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("word") << QStringLiteral("service:a slow") << QStringLiteral("“slow” at column 11");
    QTest::newRow("duration") << QStringLiteral("dur>fast")
                              << QStringLiteral("“fast” at column 5 is no duration");
    QTest::newRow("limit") << QStringLiteral("limit:0") << QStringLiteral("up to 20,000");
    QTest::newRow("result") << QStringLiteral("result:bad") << QStringLiteral("result:error");
    QTest::newRow("quotation") << QStringLiteral("op:\"x") << QStringLiteral("not closed");
    QTest::newRow("nothing") << QStringLiteral("has:") << QStringLiteral("nothing behind “has:”");
    QTest::newRow("not") << QStringLiteral("not service:a") << QStringLiteral("only before a tag");
    QTest::newRow("bounds") << QStringLiteral("dur>2s dur<1s") << QStringLiteral("shorter than the shortest");
}

void TraceSearchTest::badLinesAreSaid()
{
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    serveJaeger();
    start();
    const int before = searches();
    line()->setText(text);
    enter();
    QVERIFY(says(form(), sentence));
    QCOMPARE(searches(), before);
}

void TraceSearchTest::severalServicesAreAskedEach()
{
    serveJaeger();
    start();
    m_server->forget();
    type("service:checkout,payment");
    enter();
    QCOMPARE(searches(), 2);
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 120); // the same traces from both: each once
}

void TraceSearchTest::wildcardsAskMatchingOperations()
{
    serveJaeger();
    start();
    m_server->forget();
    type("service:gateway op:POST*");
    enter();
    QCOMPARE(searches(), 1);
    QCOMPARE(m_server->lastQuery("/api/v3/trace-summaries")
                 .queryItemValue(QStringLiteral("query.operationName"), QUrl::FullyDecoded),
             QStringLiteral("POST /api/checkout"));
    type("service:gateway op:PUT*");
    enter();
    QCOMPARE(searches(), 1); // nothing matches: nothing to ask
    QVERIFY(says(m_screen.get(), QStringLiteral("No traces found")));
}

// Summaries say nothing of tags, so the traces themselves are asked for.
void TraceSearchTest::absentTagsNeedTheSpans()
{
    m_server->put("/api/services", {200, R"({"data":["gateway"],"total":1})"});
    m_server->put("/api/traces", {200, checkoutBody()});
    start();
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 1);
    type("service:gateway not service.version=2.41.0");
    enter();
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 0);
    type("service:gateway not service.version=2.42.0");
    enter();
    QCOMPARE(m_screen->searchPage()->results().rowCount(), 1);
}

void TraceSearchTest::whatStoresCannotBeAskedIsCheckedHere()
{
    serveJaeger();
    start();
    type("service:gateway result:error");
    enter();
    const int failed = m_screen->searchPage()->results().rowCount();
    QVERIFY(failed > 0 && failed < 120);
    for (const auto &trace : m_screen->searchPage()->results().traces())
        QVERIFY(trace.errors > 0);
    QVERIFY(foot().contains(QStringLiteral("%1 of 120 traces that the store found").arg(failed)));
}

void TraceSearchTest::servicesArePicked()
{
    serveJaeger();
    start();
    m_server->forget();
    QTest::mouseClick(field<kit::DropDownButton>("Service"), Qt::LeftButton);
    auto *picker = form()->findChild<kit::ValuePicker *>();
    QVERIFY(picker);
    auto *search = picker->findChild<QLineEdit *>();
    QTest::keyClicks(search, QStringLiteral("pay"));
    QTest::keyClick(search, Qt::Key_Return);
    QTest::keyClick(search, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!picker->isVisible());
    QVERIFY(settled());
    QCOMPARE(form()->services(), (QStringList{QStringLiteral("gateway"), QStringLiteral("payment")}));
    QCOMPARE(line()->text(), QStringLiteral("service:gateway,payment"));
    QCOMPARE(searches(), 2);
}

void TraceSearchTest::theLassoKeepsTraces()
{
    serveJaeger();
    start();
    auto *page = m_screen->searchPage();
    auto *scatter = page->scatter();
    const auto point = scatter->pointOf(page->results().at(0)).toPoint();
    const auto ids = [&] {
        std::vector<TraceId> list;
        for (const auto &trace : page->results().traces())
            list.push_back(trace.id);
        return list;
    };
    const auto all = ids();
    QTest::mousePress(scatter, Qt::LeftButton, {}, point - QPoint(20, 15));
    QTest::mouseMove(scatter, point);
    QTest::mouseMove(scatter, point + QPoint(20, 15)); // a line: its box is meant
    QTest::mouseRelease(scatter, Qt::LeftButton, {}, point + QPoint(20, 15));
    QVERIFY(scatter->hasLasso());
    const int kept = page->results().rowCount();
    QVERIFY(kept >= 1 && kept < 120);
    QVERIFY(std::ranges::any_of(ids(), [&](const TraceId &id) { return id == all.front(); }));
    QVERIFY(foot().contains(QStringLiteral("%1 of 120 traces kept by the lasso").arg(kept)));
    m_time->refresh(); // the lasso stays over its traces
    QVERIFY(settled());
    QCOMPARE(page->results().rowCount(), kept);
    scatter->setFocus();
    QTest::keyClick(scatter, Qt::Key_Escape);
    QVERIFY(!scatter->hasLasso());
    QCOMPARE(ids(), all);

    // A free shape: a triangle with the point inside, drawn point by point.
    const QPoint corners[] = {point + QPoint(0, -24), point + QPoint(30, 20), point + QPoint(-30, 20)};
    QTest::mousePress(scatter, Qt::LeftButton, {}, corners[0]);
    for (const auto &corner : corners)
        QTest::mouseMove(scatter, corner);
    QTest::mouseRelease(scatter, Qt::LeftButton, {}, corners[0]);
    QVERIFY(scatter->isKept(page->results().at(0)));
    TraceSummary outside = page->results().at(0);
    outside.start += std::chrono::minutes(30);
    QVERIFY(!scatter->isKept(outside));
}

void TraceSearchTest::theWheelSearchesAnotherTime()
{
    serveJaeger();
    serveSummaries(summariesBody(50, Now)); // below the limit: the whole range is shown
    start();
    auto *scatter = m_screen->searchPage()->scatter();
    const auto before = m_time->range();
    const int asked = searches();
    const auto at = scatter->plotRect().center();
    for (int i = 0; i < 3; ++i) {
        QWheelEvent wheel(at, scatter->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(scatter, &wheel);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_time->range().length() < before.length(), 20'000);
    QVERIFY(settled());
    QCOMPARE(searches(), asked + 1); // three notches are one search
    const double share = static_cast<double>(m_time->range().length().count())
        / static_cast<double>(before.length().count());
    QVERIFY2(std::abs(share - 0.512) < 0.01, qPrintable(QString::number(share))); // 0.8³
}

void TraceSearchTest::scales()
{
    serveJaeger();
    start();
    auto *scatter = m_screen->searchPage()->scatter();
    TraceSummary one = m_screen->searchPage()->results().at(0);
    TraceSummary two = one;
    two.duration = one.duration / 2;
    TraceSummary four = one;
    four.duration = one.duration / 4;
    const auto y = [&](const TraceSummary &trace) { return scatter->pointOf(trace).y(); };
    QVERIFY(std::abs((y(two) - y(one)) - (y(four) - y(two))) < 0.5); // halves are equal steps
    scatter->setScale(ScatterScale::Linear);
    QVERIFY(std::abs((y(two) - y(one)) - 2 * (y(four) - y(two))) < 0.5);
}

void TraceSearchTest::barsChooseDurations()
{
    serveJaeger();
    start();
    auto *histogram = m_screen->searchPage()->findChild<LatencyHistogram *>();
    const auto plot = histogram->plotRect();
    const QPoint from(static_cast<int>(plot.left() + plot.width() / 2), static_cast<int>(plot.center().y()));
    QTest::mousePress(histogram, Qt::LeftButton, {}, from);
    QTest::mouseMove(histogram, from + QPoint(40, 0));
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, from + QPoint(40, 0));
    QVERIFY(settled());
    const auto conditions = form()->conditions();
    QVERIFY(conditions && conditions->shortest && conditions->longest);
    QVERIFY(*conditions->shortest < *conditions->longest);
    const auto query = m_server->lastQuery("/api/v3/trace-summaries");
    QVERIFY(!query.queryItemValue(QStringLiteral("query.durationMin")).isEmpty());
    QVERIFY(line()->text().contains(QStringLiteral("dur>")));
}

void TraceSearchTest::marksAreCompared()
{
    serveJaeger();
    start();
    auto *page = m_screen->searchPage();
    QSignalSpy compared(page, &SearchPage::comparisonRequested);
    auto *table = page->table();
    table->setFocus();
    m_registry->action(QStringLiteral("traces.compareMarked"))->trigger();
    QCOMPARE(compared.count(), 0);
    for (const int row : {3, 1}) {
        table->setCurrentIndex(table->model()->index(row, 1));
        QTest::keyClick(table, Qt::Key_Space);
    }
    const auto first = page->results().at(3).id;
    const auto second = page->results().at(1).id;
    m_registry->action(QStringLiteral("traces.compareMarked"))->trigger();
    QCOMPARE(compared.count(), 1);
    QCOMPARE(compared[0][0].value<TraceId>(), first);
    QCOMPARE(compared[0][1].value<TraceId>(), second);
}

void TraceSearchTest::searchesAreSavedAndFound()
{
    serveJaeger();
    start();
    QSignalSpy saves(m_screen.get(), &TracesScreen::saveSearchRequested);
    QSignalSpy removals(m_screen.get(), &TracesScreen::removeSearchRequested);
    m_screen->setSavedSearches(
        {{QStringLiteral("Slow & failed"), QStringLiteral("service:payment dur>1s result:error")}});
    m_registry->action(QStringLiteral("traces.savedSearches"))->trigger();
    auto *menu = form()->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    QCOMPARE(menu->actions().front()->text(), QStringLiteral("Slow && failed"));
    menu->actions().front()->trigger();
    QVERIFY(settled());
    QCOMPARE(line()->text(), QStringLiteral("service:payment dur>1s result:error"));
    auto *name = menu->findChild<QLineEdit *>();
    QVERIFY(name);
    QTest::keyClicks(name, QStringLiteral("Again"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(saves.count(), 1);
    QVERIFY((saves[0][0].value<SavedSearch>()
             == SavedSearch{QStringLiteral("Again"), QStringLiteral("service:payment dur>1s result:error")}));
    auto *remove = menu->findChild<QMenu *>();
    QVERIFY(remove);
    remove->actions().front()->trigger();
    QCOMPARE(removals[0][0].toString(), QStringLiteral("Slow & failed"));
}

void TraceSearchTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {true, false}) {
        for (const QSize size : {QSize(1224, 732), QSize(2504, 1372)})
            QTest::addRow("%s-%d", isDark ? "dark" : "light", size.width()) << isDark << size;
    }
}

void TraceSearchTest::pictures()
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
    type("service:gateway op:\"POST*\" dur>20ms not tag.synthetic=true");
    enter();
    auto *scatter = m_screen->searchPage()->scatter();
    const auto plot = scatter->plotRect();
    const QPointF center(plot.left() + plot.width() * 0.7, plot.top() + plot.height() * 0.3);
    QTest::mousePress(scatter, Qt::LeftButton, {}, (center + QPointF(80, 0)).toPoint());
    for (int i = 1; i <= 12; ++i) {
        const double angle = i * 2 * 3.14159 / 12;
        QTest::mouseMove(scatter, (center + QPointF(80 * std::cos(angle), 40 * std::sin(angle))).toPoint());
    }
    QTest::mouseRelease(scatter, Qt::LeftButton, {}, (center + QPointF(80, 0)).toPoint());
    auto *table = m_screen->searchPage()->table();
    for (const int row : {1, 2}) {
        table->setCurrentIndex(table->model()->index(row, 1));
        QTest::keyClick(table, Qt::Key_Space);
    }
    QTest::qWait(80);
    const QString path = QDir(folder).filePath(
        QStringLiteral("tracesearch-%1.png").arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(m_screen->grab().save(path));
}

QTEST_MAIN(TraceSearchTest)
#include "tst_tracesearch.moc"
