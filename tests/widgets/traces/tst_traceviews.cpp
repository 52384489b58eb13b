// The other pictures of a trace, by mouse and keys: flame graph and statistics; the strip that shows them;
// what is shared of a trace, and one that still grows.
#include "tracesscreenfixture.h"

#include "kit/controls/dropdownbutton.h"
#include "kit/controls/tabstrip.h"
#include "kit/tables/datatable.h"
#include "traces/analysis/statisticsmodel.h"
#include "traces/filter/spanfilter.h"
#include "traces/share/tracesharing.h"
#include "traces/tracepage.h"
#include "traces/views/dataqualitypane.h"
#include "traces/views/flamegraphpane.h"
#include "traces/views/flamegraphview.h"
#include "traces/views/statisticspane.h"
#include "traces/views/traceviews.h"
#include "traces/waterfall/minimapview.h"
#include "traces/waterfall/waterfallview.h"

#include "kit/controls/chip.h"
#include <QAbstractItemModelTester>

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

class TraceViewsTest : public TracesScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { dropScreen(); }
    void framesStandWhereTheirSpansDo();
    void framesAreChosenAndWalked();
    void framesAreZoomed();
    void leftHeavyMergesCalls();
    void aHiddenPaneWorksNothingOut();
    void statisticsAddUp();
    void statisticsOfWhatIsFiltered();
    void statisticsByTag();
    void groupsAreChosen();
    void statisticsAsCsv();
    void viewsShareTheFilter();
    void keysGoFromViewToView();
    void repairsAreListed();
    void clocksAreChosen();
    void aTraceIsShared();
    void aTraceIsSaved();
    void aTraceThatGrowsIsAskedForAgain();
    void pictures_data();
    void pictures();

private:
    template <typename Pane> void show(Pane &pane)
    {
        pane.resize(1000, 500);
        pane.setTrace(m_open);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    }
    [[nodiscard]] std::uint32_t rowOf(const char *operation) const
    {
        for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
            if (m_open->operation(row) == QString::fromLatin1(operation))
                return row;
        }
        return NoIndex;
    }

    std::shared_ptr<const OpenTrace> m_open;
};

void TraceViewsTest::init()
{
    makeScreen();
    m_open = checkoutTrace();
}

void TraceViewsTest::framesStandWhereTheirSpansDo()
{
    FlameGraphPane pane;
    show(pane);
    auto *view = pane.view();
    const auto row = rowOf("PlaceOrder");
    const auto rect = view->rectOf(view->frameOfRow(row));
    const double width = view->viewport()->width();
    const double whole = static_cast<double>(m_open->tree.end - m_open->tree.start);
    QVERIFY(
        std::abs(rect.left() - static_cast<double>(m_open->start(row) - m_open->tree.start) / whole * width)
        < 0.5);
    QVERIFY(std::abs(rect.width() - static_cast<double>(m_open->duration(row)) / whole * width) < 0.5);
}

void TraceViewsTest::framesAreChosenAndWalked()
{
    FlameGraphPane pane;
    show(pane);
    auto *view = pane.view();
    QSignalSpy chosen(&pane, &FlameGraphPane::rowsChosen);
    const auto row = rowOf("PlaceOrder");
    const auto frame = view->frameOfRow(row);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->rectOf(frame).center().toPoint());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<std::vector<std::uint32_t>>(), std::vector<std::uint32_t>{row});
    QCOMPARE(view->currentFrame(), frame);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Up);
    QCOMPARE(chosen.last()[0].value<std::vector<std::uint32_t>>(),
             std::vector<std::uint32_t>{m_open->tree.parents[row]});
    QTest::keyClick(view, Qt::Key_Down);
    QVERIFY(view->currentFrame() != NoIndex);
    QTest::keyClick(view, Qt::Key_Down);
    const auto child = view->currentFrame();
    QTest::keyClick(view, Qt::Key_Right);
    QVERIFY(view->currentFrame() != child);
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->currentFrame(), child);
}

void TraceViewsTest::framesAreZoomed()
{
    FlameGraphPane pane;
    show(pane);
    auto *view = pane.view();
    const auto frame = view->frameOfRow(rowOf("ReserveStock"));
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->rectOf(frame).center().toPoint());
    QVERIFY(view->isZoomed());
    QVERIFY(std::abs(view->rectOf(frame).left()) < 0.5);
    QVERIFY(std::abs(view->rectOf(frame).width() - view->viewport()->width()) < 0.5);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Backspace);
    QVERIFY(!view->isZoomed());
    view->setCurrentFrame(frame);
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(view->isZoomed());
    QTest::keyClick(view, Qt::Key_F);
    QVERIFY(!view->isZoomed());
}

void TraceViewsTest::leftHeavyMergesCalls()
{
    FlameGraphPane pane;
    pane.setOrder(FlameOrder::LeftHeavy);
    show(pane);
    QSignalSpy chosen(&pane, &FlameGraphPane::rowsChosen);
    std::uint32_t row = NoIndex;
    for (std::uint32_t at = 0; at < m_open->rowCount() && row == NoIndex; ++at) {
        const auto rows = pane.view()->frameOfRow(at);
        if (rows != NoIndex && m_open->operation(at) == QStringLiteral("SELECT stock"))
            row = at;
    }
    QVERIFY(row != NoIndex);
    QTest::mouseClick(pane.view()->viewport(), Qt::LeftButton, {},
                      pane.view()->rectOf(pane.view()->frameOfRow(row)).center().toPoint());
    const auto rows = chosen.last()[0].value<std::vector<std::uint32_t>>();
    QVERIFY(rows.size() > 1);
    for (const auto one : rows)
        QCOMPARE(m_open->operation(one), QStringLiteral("SELECT stock"));
}

void TraceViewsTest::aHiddenPaneWorksNothingOut()
{
    FlameGraphPane flame;
    flame.setTrace(m_open);
    QVERIFY(flame.isSettled());
    QCOMPARE(flame.view()->frameOfRow(0), NoIndex);
    StatisticsPane statistics;
    statistics.setTrace(m_open);
    QVERIFY(statistics.isSettled());
    QCOMPARE(statistics.model().rowCount(), 0);
}

void TraceViewsTest::statisticsAddUp()
{
    StatisticsPane pane;
    pane.setGrouping({GroupKind::Service, {}});
    show(pane);
    QAbstractItemModelTester tester(&const_cast<StatisticsModel &>(pane.model()),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    std::int64_t spans = 0;
    std::int64_t self = 0;
    for (int row = 0; row < pane.model().rowCount(); ++row) {
        spans += pane.model().at(row).count;
        self += pane.model().at(row).self;
    }
    QCOMPARE(spans, static_cast<std::int64_t>(m_open->rowCount()));
    QCOMPARE(self, std::accumulate(m_open->self.begin(), m_open->self.end(), std::int64_t{0}));
    for (int row = 1; row < pane.model().rowCount(); ++row) // most self time first
        QVERIFY(pane.model().at(row - 1).self >= pane.model().at(row).self);
}

void TraceViewsTest::statisticsOfWhatIsFiltered()
{
    StatisticsPane pane;
    pane.setGrouping({GroupKind::Service, {}});
    show(pane);
    const auto filter = SpanFilter::parse(QStringLiteral("service=payment"));
    QVERIFY(filter);
    const auto matches = filter->matchingRows(*m_open);
    pane.setMatches(matches);
    QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    QCOMPARE(pane.model().rowCount(), 1);
    QCOMPARE(pane.model().at(0).service, QStringLiteral("payment"));
    QCOMPARE(pane.model().at(0).count, countOf(matches));
    pane.setMatches({});
    QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    QVERIFY(pane.model().rowCount() > 1);
}

void TraceViewsTest::statisticsByTag()
{
    StatisticsPane pane;
    show(pane);
    pane.setGrouping({GroupKind::Tag, QStringLiteral("service.version")});
    QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    QCOMPARE(pane.model().rowCount(), 1);
    QCOMPARE(pane.model().at(0).value, QStringLiteral("2.41.0"));
    QCOMPARE(pane.findChild<kit::DropDownButton *>()->value(), QStringLiteral("tag service.version"));
}

void TraceViewsTest::groupsAreChosen()
{
    StatisticsPane pane;
    show(pane);
    QSignalSpy chosen(&pane, &StatisticsPane::rowsChosen);
    pane.table()->setFocus();
    pane.table()->setCurrentIndex(pane.model().index(1, 0));
    QTest::keyClick(pane.table(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<std::vector<std::uint32_t>>(), pane.model().at(1).rows);
    QTest::mouseClick(pane.table()->viewport(), Qt::LeftButton, {},
                      pane.table()->visualRect(pane.model().index(2, 1)).center());
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[1][0].value<std::vector<std::uint32_t>>(), pane.model().at(2).rows);
}

void TraceViewsTest::statisticsAsCsv()
{
    StatisticsPane pane;
    show(pane);
    const auto lines = pane.csv().split('\n');
    QVERIFY(lines.front().startsWith("Service,Group,Spans,Total (µs),Self (µs)"));
    QCOMPARE(lines.size(), pane.model().rowCount() + 2); // the header, and behind the last line end
    const auto first = lines[1].split(',');
    QCOMPARE(first[0], pane.model().at(0).service.toUtf8());
    QCOMPARE(first[2].toUInt(), pane.model().at(0).count);
    QCOMPARE(std::llround(first[4].toDouble() * 1000), pane.model().at(0).self);
}

void TraceViewsTest::viewsShareTheFilter()
{
    serveJaeger();
    start();
    m_screen->showTrace(m_open);
    auto *page = m_screen->tracePage();
    page->views()->show(TraceViewKind::Statistics);
    QVERIFY(!page->minimap()->isVisible());
    auto *statistics = page->views()->statistics();
    QTRY_VERIFY_WITH_TIMEOUT(statistics->isSettled() && statistics->model().rowCount() > 5, 20'000);
    page->setFilter(QStringLiteral("service=payment"));
    QTRY_VERIFY_WITH_TIMEOUT(statistics->isSettled() && statistics->model().rowCount() == 3, 20'000);
    // A group chosen in the table is the current row of the waterfall.
    QSignalSpy chosen(page->views(), &TraceViews::rowsChosen);
    statistics->table()->setFocus();
    statistics->table()->setCurrentIndex(statistics->model().index(0, 0));
    QTest::keyClick(statistics->table(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(page->waterfall()->currentRow() != NoIndex);
    QCOMPARE(m_open->operation(page->waterfall()->currentRow()), statistics->model().at(0).operation);
}

void TraceViewsTest::keysGoFromViewToView()
{
    serveJaeger();
    start();
    m_screen->activateWindow();
    m_screen->showTrace(m_open);
    auto *page = m_screen->tracePage();
    QTRY_VERIFY(page->waterfall()->hasFocus());
    QTest::keyClick(page->waterfall(), Qt::Key_V);
    QCOMPARE(page->views()->current(), TraceViewKind::FlameGraph);
    QTRY_VERIFY(page->views()->flameGraph()->view()->hasFocus());
    // F and Backspace mean the waterfall's window too; here they are the flame graph's.
    auto *flame = page->views()->flameGraph()->view();
    QTRY_VERIFY_WITH_TIMEOUT(page->views()->flameGraph()->isSettled() && flame->frameOfRow(0) != NoIndex,
                             20'000);
    flame->zoomTo(flame->frameOfRow(rowOf("ReserveStock")));
    QVERIFY(flame->isZoomed());
    QTest::keyClick(flame, Qt::Key_Backspace);
    QVERIFY(!flame->isZoomed());
    flame->zoomTo(flame->frameOfRow(rowOf("ReserveStock")));
    QTest::keyClick(flame, Qt::Key_F);
    QVERIFY(!flame->isZoomed());
    QTest::keyClick(flame, Qt::Key_V);
    QCOMPARE(page->views()->current(), TraceViewKind::Statistics);
    m_registry->action(QStringLiteral("traces.showWaterfall"))->trigger();
    QVERIFY(page->minimap()->isVisible());
}

void TraceViewsTest::repairsAreListed()
{
    // A span whose parent is not there, a copy of a span, and a warning of the store.
    auto body = QByteArray(checkoutBody());
    auto document = QJsonDocument::fromJson(body).object();
    auto data = document[QStringLiteral("data")].toArray();
    auto trace = data[0].toObject();
    auto spans = trace[QStringLiteral("spans")].toArray();
    auto lost = spans.last().toObject();
    lost[QStringLiteral("spanID")] = QStringLiteral("00000000000000fe");
    lost[QStringLiteral("operationName")] = QStringLiteral("lost");
    lost[QStringLiteral("warnings")] = QJsonArray{QStringLiteral("invalid parent span IDs=00000000000000ff")};
    auto reference = lost[QStringLiteral("references")].toArray()[0].toObject();
    reference[QStringLiteral("spanID")] = QStringLiteral("00000000000000ff");
    lost[QStringLiteral("references")] = QJsonArray{reference};
    spans.append(lost);
    trace[QStringLiteral("spans")] = spans;
    data[0] = trace;
    document[QStringLiteral("data")] = data;
    auto answer = jaegerwire::readTraces(QJsonDocument(document).toJson());
    QVERIFY(answer);
    serveJaeger();
    start();
    m_screen->showTrace(std::make_shared<const OpenTrace>(openTrace(std::move(answer->traces.front()))));
    auto *page = m_screen->tracePage();
    QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), 20'000);
    auto *quality = page->views()->dataQuality();
    const auto find = [&](QualityLine::Kind kind, const char *what) {
        const auto lines = quality->lines();
        return std::ranges::count_if(lines, [&](const QualityLine &line) {
            return line.kind == kind
                && QString(line.what + line.where + line.detail).contains(QString::fromLatin1(what));
        });
    };
    QCOMPARE(find(QualityLine::Kind::Repair, "lost"), 1);
    QCOMPARE(find(QualityLine::Kind::Warning, "invalid parent"), 1);
    // The chip in the head leads there; a line leads to its span.
    for (auto *chip : page->findChildren<kit::Chip *>()) {
        if (chip->isVisible() && chip->content().text.contains(QStringLiteral("repair")))
            QTest::mouseClick(chip, Qt::LeftButton);
    }
    QCOMPARE(page->views()->current(), TraceViewKind::DataQuality);
    for (int row = 0; row < static_cast<int>(quality->lines().size()); ++row) {
        if (quality->lines()[row].kind == QualityLine::Kind::Warning)
            quality->table()->setCurrentIndex(quality->table()->model()->index(row, 0));
    }
    QTest::keyClick(quality->table(), Qt::Key_Return);
    QCOMPARE(page->trace()->operation(page->waterfall()->currentRow()), QStringLiteral("lost"));
}

// A server of another host whose clock is 2 s ahead: its span ends long after the call that waited for it.
void TraceViewsTest::clocksAreChosen()
{
    const auto span
        = [](const char *id, const char *parent, double start, double length, const char *process) {
              QJsonArray references;
              if (*parent)
                  references.append(QJsonObject{{QStringLiteral("refType"), QStringLiteral("CHILD_OF")},
                                                {QStringLiteral("traceID"), Checkout},
                                                {QStringLiteral("spanID"), QString::fromLatin1(parent)}});
              return QJsonObject{{QStringLiteral("traceID"), Checkout},
                                 {QStringLiteral("spanID"), QString::fromLatin1(id)},
                                 {QStringLiteral("operationName"), QString::fromLatin1(process)},
                                 {QStringLiteral("references"), references},
                                 {QStringLiteral("startTime"), static_cast<double>(CheckoutStart) + start},
                                 {QStringLiteral("duration"), length},
                                 {QStringLiteral("processID"), QString::fromLatin1(process)}};
          };
    const auto process = [](const char *host) {
        return QJsonObject{{QStringLiteral("serviceName"), QString::fromLatin1(host)},
                           {QStringLiteral("tags"),
                            QJsonArray{QJsonObject{{QStringLiteral("key"), QStringLiteral("host.name")},
                                                   {QStringLiteral("value"), QString::fromLatin1(host)}}}}};
    };
    const QJsonObject trace{
        {QStringLiteral("traceID"), Checkout},
        {QStringLiteral("spans"),
         QJsonArray{span("1", "", 0, 100'000, "web"), span("2", "1", 2'030'000, 40'000, "db")}},
        {QStringLiteral("processes"),
         QJsonObject{{QStringLiteral("web"), process("web")}, {QStringLiteral("db"), process("db")}}}};
    auto answer = jaegerwire::readTraces(
        QJsonDocument(QJsonObject{{QStringLiteral("data"), QJsonArray{trace}}}).toJson());
    QVERIFY(answer);
    serveJaeger();
    start();
    m_screen->showTrace(std::make_shared<const OpenTrace>(openTrace(std::move(answer->traces.front()))));
    auto *page = m_screen->tracePage();
    QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), 20'000);
    const auto startOf = [&](std::uint64_t id) {
        return page->trace()->start(page->trace()->rowOf(SpanId{id})) / 1000 - CheckoutStart;
    };
    QCOMPARE(startOf(2), 2'030'000);
    page->waterfall()->setCurrentRow(page->trace()->rowOf(SpanId{2}));
    m_registry->action(QStringLiteral("traces.clockAdjusted"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), 20'000);
    QCOMPARE(startOf(2), 30'000); // centred in its parent
    QCOMPARE(startOf(1), 0);
    QCOMPARE(page->trace()->trace.ids[page->trace()->tree.spans[page->waterfall()->currentRow()]], SpanId{2});
    const auto &lines = page->views()->dataQuality()->lines();
    QVERIFY(std::ranges::any_of(lines, [](const QualityLine &line) {
        return line.kind == QualityLine::Kind::Clock && line.where.contains(QStringLiteral("db"));
    }));
    m_registry->action(QStringLiteral("traces.clockServed"))->trigger();
    QCOMPARE(startOf(2), 2'030'000);
}

void TraceViewsTest::aTraceIsShared()
{
    m_server->put("/api/services", {200, R"({"data":["gateway"],"total":1})"});
    m_server->put("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18", {200, checkoutBody()});
    m_server->put("/api/traces", {200, R"({"data":[]})"});
    start();
    m_screen->openTrace({*parseTraceId(Checkout.toStdString()), SpanId{5}});
    QVERIFY(settled());
    const auto copied = [&](const char *action) {
        m_registry->action(QString::fromLatin1(action))->trigger();
        return QGuiApplication::clipboard()->text();
    };
    QCOMPARE(copied("traces.copyId"), Checkout);
    QCOMPARE(copied("traces.copyTraceparent"), QStringLiteral("00-%1-0000000000000005-01").arg(Checkout));
    QCOMPARE(copied("traces.copyLink"),
             m_server->url().toString() + QStringLiteral("/trace/%1?uiFind=0000000000000005").arg(Checkout));
    m_screen->showTrace(m_open); // from elsewhere: there is no page
    QGuiApplication::clipboard()->clear();
    QCOMPARE(copied("traces.copyLink"), QString());
}

void TraceViewsTest::aTraceIsSaved()
{
    QTemporaryDir folder;
    serveJaeger();
    start();
    m_screen->showTrace(m_open);
    auto *sharing = m_screen->tracePage()->sharing();
    sharing->setFolder(folder.filePath(QStringLiteral("down/loads")));
    QSignalSpy said(sharing, &TraceSharing::said);
    const auto save = [&](const char *action) {
        const auto before = said.count();
        m_registry->action(QString::fromLatin1(action))->trigger();
        return QTest::qWaitFor([&] { return said.count() == before + 2; }, 20'000);
    };
    QVERIFY(save("traces.saveJaeger"));
    QVERIFY(save("traces.saveJaeger")); // again: beside the first
    QVERIFY(save("traces.saveOtlp"));
    QVERIFY(save("traces.saveCsv"));
    QVERIFY(save("traces.savePicture"));
    const QDir saved(folder.filePath(QStringLiteral("down/loads")));
    QCOMPARE(saved.entryList(QDir::Files, QDir::Name),
             (QStringList{QStringLiteral("trace-7f3a9c1e5b2d4860-gateway (2).json"),
                          QStringLiteral("trace-7f3a9c1e5b2d4860-gateway.csv"),
                          QStringLiteral("trace-7f3a9c1e5b2d4860-gateway.json"),
                          QStringLiteral("trace-7f3a9c1e5b2d4860-gateway.otlp.json"),
                          QStringLiteral("trace-7f3a9c1e5b2d4860-gateway.svg")}));
    QFile json(saved.filePath(QStringLiteral("trace-7f3a9c1e5b2d4860-gateway.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    auto again = jaegerwire::readTraces(json.readAll());
    QVERIFY(again && again->traces.size() == 1);
    QCOMPARE(again->traces.front().size(), m_open->trace.size());
    QVERIFY(QFileInfo(saved.filePath(QStringLiteral("trace-7f3a9c1e5b2d4860-gateway.svg"))).size() > 2000);
    sharing->setFolder(QStringLiteral("/dev/null/nowhere"));
    QVERIFY(save("traces.saveCsv"));
    QVERIFY(said.last()[0].toString().contains(QStringLiteral("was not saved")));
}

void TraceViewsTest::aTraceThatGrowsIsAskedForAgain()
{
    auto document = QJsonDocument::fromJson(checkoutBody()).object();
    auto data = document[QStringLiteral("data")].toArray();
    auto trace = data[0].toObject();
    auto spans = trace[QStringLiteral("spans")].toArray();
    const auto whole = spans.size();
    while (spans.size() > whole - 3)
        spans.removeLast();
    trace[QStringLiteral("spans")] = spans;
    data[0] = trace;
    document[QStringLiteral("data")] = data;
    m_clock->jump(fromUnixMicroseconds(CheckoutStart + 8'000'000) - m_clock->now()); // just now
    m_server->put("/api/services", {200, R"({"data":["gateway"],"total":1})"});
    m_server->put("/api/traces", {200, R"({"data":[]})"});
    m_server->put("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18", {200, QJsonDocument(document).toJson()});
    m_screen->setGrowthPause(std::chrono::milliseconds(50));
    start();
    m_screen->openTrace({*parseTraceId(Checkout.toStdString()), SpanId{5}});
    QVERIFY(settled());
    auto *page = m_screen->tracePage();
    QCOMPARE(page->trace()->rowCount(), static_cast<std::uint32_t>(whole - 3));
    auto *waterfall = page->waterfall();
    const auto folded = waterfall->currentRow();
    waterfall->setFolded(folded, true);
    m_server->put("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18", {200, checkoutBody()});
    QTRY_COMPARE_WITH_TIMEOUT(page->trace()->rowCount(), static_cast<std::uint32_t>(whole), 20'000);
    QCOMPARE(page->trace()->trace.ids[page->trace()->tree.spans[waterfall->currentRow()]], SpanId{5});
    QVERIFY(waterfall->rows().isFolded(waterfall->currentRow()));
    bool isSaid = false;
    for (const auto *chip : page->findChildren<kit::Chip *>())
        isSaid = isSaid || (chip->isVisible() && chip->content().text == QStringLiteral("3 spans arrived"));
    QVERIFY(isSaid);
    // Once it is old enough it is left alone.
    m_clock->advance(std::chrono::minutes(3));
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
    QTest::qWait(150);
    m_server->forget();
    QTest::qWait(300);
    QCOMPARE(m_server->count("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18"), 0);
}

void TraceViewsTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TraceViewsTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(bool, isDark);
    m_themes->setMode(isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    const auto save = [&](QWidget &pane, const char *what) {
        QTest::qWait(60);
        QVERIFY(pane.grab().save(QDir(folder).filePath(
            QStringLiteral("%1-%2.png")
                .arg(QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag())))));
    };
    FlameGraphPane time;
    show(time);
    time.view()->setCurrentFrame(time.view()->frameOfRow(rowOf("PlaceOrder")));
    save(time, "flame-time");
    FlameGraphPane heavy;
    heavy.setOrder(FlameOrder::LeftHeavy);
    heavy.setWeight(FlameWeight::Critical);
    show(heavy);
    heavy.setMatches(SpanFilter::parse(QStringLiteral("service=payment"))->matchingRows(*m_open));
    save(heavy, "flame-critical");
    StatisticsPane statistics;
    show(statistics);
    statistics.table()->setCurrentIndex(statistics.model().index(1, 0));
    save(statistics, "statistics");
}

QTEST_MAIN(TraceViewsTest)
#include "tst_traceviews.moc"
