#include "checkout_trace.h"
#include "traces/traces_support.h"

#include "core/clock.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/thememanager.h"
#include "traces/filter/spanfilter.h"
#include "traces/tracepage.h"
#include "traces/waterfall/filtercompletion.h"
#include "traces/waterfall/minimapview.h"
#include "traces/waterfall/tracefilterbar.h"
#include "traces/waterfall/waterfallview.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

constexpr int Patience = 20'000;

// Some calls below each other, at most `deepest` levels, in random order and time.
std::shared_ptr<const OpenTrace> busyTrace(std::uint64_t spans, std::uint64_t deepest = 8)
{
    static const char *const services[] = {"gateway", "web", "checkout", "orders-db", "cache", "payment"};
    static const char *const operations[] = {"GET", "SELECT stock", "Charge", "MGET", "publish"};
    std::mt19937_64 random(7);
    std::vector<Row> rows{{1, 0, 0, 5'000'000, "gateway", SpanKind::Server}};
    std::vector<std::uint64_t> depths{0};
    while (rows.size() < spans) {
        const auto back = deepest > 100 ? 1 + random() % 2 : 1 + random() % std::min<size_t>(rows.size(), 40);
        auto parent = deepest == 1 ? 0 : rows.size() - std::min<size_t>(back, rows.size());
        while (depths[parent] >= deepest)
            parent = rows[parent].parent - 1;
        const auto room = std::max<std::int64_t>(4, rows[parent].length);
        const auto start = rows[parent].start
            + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(room / 2 + 1));
        const auto length = deepest > 100
            ? room * 9 / 10
            : static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(room / 2)) + 1;
        rows.push_back({rows.size() + 1, parent + 1, start, length, services[random() % 6], SpanKind::Client,
                        ReferenceType::ChildOf, random() % 40 == 0, operations[random() % 5]});
        depths.push_back(depths[parent] + 1);
    }
    return std::make_shared<const OpenTrace>(openTrace(makeTrace(rows)));
}

class Page
{
public:
    Page()
        : time(clock)
        , page(time)
    {
        page.registerActions(registry);
        page.resize(1500, 900);
        page.show();
        page.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&page, Patience));
        page.setTrace(checkoutTrace(), {});
        QCoreApplication::processEvents();
    }

    [[nodiscard]] std::uint32_t matches() const { return countOf(page.matches()); }
    [[nodiscard]] kit::SearchField *field() const { return page.filterBar()->field(); }
    void type(const QString &text)
    {
        QTest::keyClick(page.waterfall(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(field(), text);
        QTest::keyClick(field(), Qt::Key_Return);
    }

    ManualClock clock{fromUnixNanoseconds(CheckoutStart * 1000)};
    correlate::TimeContext time;
    kit::ActionRegistry registry;
    TracePage page;
};

} // namespace

class TraceFilterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void typingFindsSpans();
    void enterWalksThroughMatches();
    void modesMarkDimAndHide();
    void problemsAreSaid();
    void escapeClearsThenLeaves();
    void aNewerFilterReplacesTheOlder();
    void anotherTraceHasNoFilter();
    void theSameTraceKeepsItsFilter();
    void offersFieldsAndValues();
    void escapeClosesTheOffer();
    void choicesReachTheWaterfall();
    void arrowsOfTheBar();
    void everyControlHasAName();
    void noKeyMeansTwoThings();
    void narrowBarsTakeTwoLines();
    void theOverviewShowsMatches();
    void theOverviewKnowsTheResponse();
    void pictures_data();
    void pictures();
};

void TraceFilterTest::typingFindsSpans()
{
    Page shown;
    QSignalSpy changed(&shown.page, &TracePage::matchesChanged);
    QVERIFY(shown.page.matches().empty());
    shown.type(QStringLiteral("service:payment and error"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.matches(), 6U, Patience);
    QCOMPARE(shown.page.matches().size(), static_cast<size_t>(shown.page.trace()->rowCount()));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(shown.page.filterBar()->resultText(),
             QStringLiteral("6 of %1").arg(shown.page.trace()->rowCount()));
    QVERIFY(shown.page.waterfall()->rows().hasMatches());
}

void TraceFilterTest::enterWalksThroughMatches()
{
    Page shown;
    shown.type(QStringLiteral("pool.acquire"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
    auto *waterfall = shown.page.waterfall();
    QVERIFY(waterfall->currentRow() != NoIndex); // Enter came before the answer
    QTest::keyClick(shown.field(), Qt::Key_Return);
    const auto first = waterfall->currentRow();
    QVERIFY(first != NoIndex && shown.page.matches()[first]);
    QVERIFY(shown.field()->hasFocus());
    QTest::keyClick(shown.field(), Qt::Key_Return);
    const auto second = waterfall->currentRow();
    QVERIFY(second != first);
    QTest::keyClick(shown.field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(waterfall->currentRow(), first);
    QTest::keyClick(shown.field(), Qt::Key_Down);
    QVERIFY(waterfall->hasFocus());
    QTest::keyClick(waterfall, Qt::Key_F3);
    QCOMPARE(waterfall->currentRow(), second);
}

void TraceFilterTest::modesMarkDimAndHide()
{
    Page shown;
    shown.type(QStringLiteral("SMTP"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.matches(), 1U, Patience);
    auto *mode = shown.page.filterBar()->findChild<kit::SegmentedControl *>();
    const auto all = shown.page.waterfall()->rows().shownCount();
    QTest::keyClick(mode, Qt::Key_Right);
    QCOMPARE(shown.page.waterfall()->rows().matchMode(), MatchMode::Dim);
    QCOMPARE(shown.page.waterfall()->rows().shownCount(), all);
    QTest::keyClick(mode, Qt::Key_Right);
    QCOMPARE(shown.page.waterfall()->rows().matchMode(), MatchMode::Hide);
    QCOMPARE(shown.page.waterfall()->rows().shownCount(), 5U); // and what leads to it
    shown.page.setFilter({});
    QTRY_COMPARE_WITH_TIMEOUT(shown.page.waterfall()->rows().shownCount(), all, Patience);
}

void TraceFilterTest::problemsAreSaid()
{
    Page shown;
    shown.type(QStringLiteral("error"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
    shown.page.setFilter(QStringLiteral("dur>("));
    QVERIFY(shown.page.matches().empty()); // nothing old is shown for it
    const auto problem = SpanFilter::read(QStringLiteral("dur>("));
    QVERIFY(!problem);
    QCOMPARE(shown.page.filterBar()->resultText(), problem.error().message);
    shown.page.setFilter(QStringLiteral("dur>1s"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.page.filterBar()->resultText().contains(QStringLiteral(" of ")), Patience);
    QCOMPARE(shown.field()->text(), QStringLiteral("dur>1s")); // marking words changes none
}

void TraceFilterTest::escapeClearsThenLeaves()
{
    Page shown;
    QSignalSpy back(&shown.page, &TracePage::backRequested);
    shown.type(QStringLiteral("error"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
    QTest::keyClick(shown.field(), Qt::Key_Escape);
    QVERIFY(shown.field()->text().isEmpty());
    QVERIFY(shown.page.matches().empty());
    QTest::keyClick(shown.field(), Qt::Key_Escape);
    QVERIFY(shown.page.waterfall()->hasFocus());
    QVERIFY(back.isEmpty());
    QTest::keyClick(shown.page.waterfall(), Qt::Key_Escape);
    QCOMPARE(back.count(), 1);
}

void TraceFilterTest::aNewerFilterReplacesTheOlder()
{
    Page shown;
    shown.page.setFilter(QStringLiteral("error"));
    shown.page.setFilter(QStringLiteral("nothing-is-called-this"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.page.matches().size(),
                              static_cast<size_t>(shown.page.trace()->rowCount()), Patience);
    QCOMPARE(shown.matches(), 0U);
    QTest::qWait(50);
    QCOMPARE(shown.matches(), 0U);
}

void TraceFilterTest::anotherTraceHasNoFilter()
{
    Page shown;
    shown.page.setFilter(QStringLiteral("error"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
    auto other = *checkoutTrace();
    other.trace.id = TraceId{1, 2};
    shown.page.setTrace(std::make_shared<const OpenTrace>(std::move(other)), {});
    QVERIFY(shown.page.matches().empty());
    QVERIFY(shown.field()->text().isEmpty());
}

void TraceFilterTest::theSameTraceKeepsItsFilter()
{
    Page shown;
    shown.page.setFilter(QStringLiteral("error"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
    shown.page.setTrace(checkoutTrace(), {});
    QCOMPARE(shown.field()->text(), QStringLiteral("error"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
}

void TraceFilterTest::offersFieldsAndValues()
{
    Page shown;
    auto *completion = shown.page.filterBar()->completion();
    QTest::keyClick(shown.page.waterfall(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(shown.field(), QStringLiteral("serv"));
    QTRY_VERIFY_WITH_TIMEOUT(completion->offered().contains(QStringLiteral("service")), Patience);
    auto *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(shown.field()->text(), QStringLiteral("service:"));
    QTRY_VERIFY_WITH_TIMEOUT(completion->offered().contains(QStringLiteral("payment")), Patience);
    popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClicks(popup, QStringLiteral("pa"));
    QCOMPARE(completion->offered(), QStringList{QStringLiteral("payment")});
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(shown.field()->text(), QStringLiteral("service:payment"));
    QVERIFY(completion->offered().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
}

void TraceFilterTest::escapeClosesTheOffer()
{
    Page shown;
    auto *completion = shown.page.filterBar()->completion();
    QTest::keyClick(shown.page.waterfall(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(shown.field(), QStringLiteral("db."));
    QTRY_VERIFY_WITH_TIMEOUT(completion->offered().contains(QStringLiteral("db.pool.name")), Patience);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QVERIFY(completion->offered().isEmpty());
    QCOMPARE(shown.field()->text(), QStringLiteral("db."));
}

void TraceFilterTest::choicesReachTheWaterfall()
{
    Page shown;
    auto *waterfall = shown.page.waterfall();
    const auto dropDowns = shown.page.filterBar()->findChildren<kit::DropDownButton *>();
    QCOMPARE(dropDowns.size(), 2);
    const auto choose = [&](const QString &text) {
        for (auto *dropDown : dropDowns) {
            for (auto *menu : dropDown->findChildren<QMenu *>()) {
                for (auto *action : menu->actions()) {
                    if (action->text() == text)
                        action->trigger();
                }
            }
        }
    };
    choose(QStringLiteral("off"));
    QCOMPARE(waterfall->rollUp(), 0U);
    choose(QStringLiteral("≥ 20"));
    QCOMPARE(waterfall->rollUp(), 20U);
    choose(QStringLiteral("kind"));
    QCOMPARE(waterfall->coloring(), SpanColoring::Kind);
    auto *criticalPath = shown.page.filterBar()->findChild<kit::Button *>();
    QTest::mouseClick(criticalPath, Qt::LeftButton);
    QVERIFY(!waterfall->isCriticalPathShown());
    criticalPath->setFocus();
    QTest::keyClick(criticalPath, Qt::Key_Space); // presses it, and folds nothing
    QVERIFY(waterfall->isCriticalPathShown());
    QTest::keyClick(criticalPath, Qt::Key_Space);
    QTest::keyClick(waterfall, Qt::Key_U);
    QVERIFY(waterfall->isCriticalPathShown());
    QVERIFY(criticalPath->isChecked());
    QTest::keyClick(waterfall, Qt::Key_M);
    QCOMPARE(shown.page.filterBar()->mode(), MatchMode::Dim);
    QTest::keyClick(waterfall, Qt::Key_M);
    QTest::keyClick(waterfall, Qt::Key_M);
    QCOMPARE(shown.page.filterBar()->mode(), MatchMode::Mark);
}

void TraceFilterTest::arrowsOfTheBar()
{
    TraceFilterBar bar;
    bar.resize(1000, 42);
    bar.show();
    QSignalSpy steps(&bar, &TraceFilterBar::findRequested);
    const auto buttons = bar.findChildren<QToolButton *>();
    QVERIFY(!buttons[0]->isEnabled());
    bar.setResult(3, 10);
    for (auto *button : {buttons[0], buttons[1]})
        QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(steps.count(), 2);
    QVERIFY(steps[0][0].value<TraceFilterBar::FindStep>() == TraceFilterBar::FindStep::Previous);
    QVERIFY(steps[1][0].value<TraceFilterBar::FindStep>() == TraceFilterBar::FindStep::Next);
    bar.setResult(0, 10);
    QVERIFY(!buttons[1]->isEnabled());
}

void TraceFilterTest::everyControlHasAName()
{
    Page shown;
    QCOMPARE(kit::namelessControls(shown.page.filterBar()).join(u' '), QString());
    QVERIFY(!shown.page.waterfall()->accessibleName().isEmpty());
    QVERIFY(!shown.page.minimap()->accessibleName().isEmpty());
}

void TraceFilterTest::noKeyMeansTwoThings()
{
    Page shown;
    QHash<QString, QString> seen;
    for (const auto &entry : shown.registry.entries()) {
        if (entry.owner != &shown.page) // a view that has the focus takes its own keys first
            continue;
        for (const auto &shortcut : entry.action->shortcuts()) {
            const auto key = shortcut.toString();
            QVERIFY2(key.isEmpty() || !seen.contains(key),
                     qPrintable(key + u' ' + entry.description.id + u' ' + seen.value(key)));
            seen.insert(key, entry.description.id);
        }
    }
    QVERIFY(seen.size() > 40);
}

void TraceFilterTest::narrowBarsTakeTwoLines()
{
    TraceFilterBar bar;
    bar.show();
    bar.resize(1000, 42);
    QCoreApplication::processEvents();
    const int one = bar.sizeHint().height();
    bar.resize(620, 80);
    QCoreApplication::processEvents();
    QVERIFY(bar.sizeHint().height() > one);
    QVERIFY(bar.minimumSizeHint().width() <= 620);
}

void TraceFilterTest::theOverviewShowsMatches()
{
    Page shown;
    const auto before = shown.page.minimap()->grab().toImage();
    shown.page.setFilter(QStringLiteral("error"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.matches() > 0, Patience);
    QVERIFY(before != shown.page.minimap()->grab().toImage());
    shown.page.setFilter({});
    QVERIFY(before == shown.page.minimap()->grab().toImage());
}

void TraceFilterTest::theOverviewKnowsTheResponse()
{
    Page shown;
    QCOMPARE(shown.page.minimap()->responseEnd(), 5'240'000'000);
    QVERIFY(shown.page.minimap()->responseEnd() < shown.page.minimap()->window().whole());
}

void TraceFilterTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {true, false}) {
        for (const QSize size : {QSize(1224, 732), QSize(2504, 1372)})
            QTest::addRow("%s-%d", isDark ? "dark" : "light", size.width()) << isDark << size;
    }
}

void TraceFilterTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    kit::ThemeManager themes(*static_cast<QApplication *>(QCoreApplication::instance()),
                             isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    Page shown;
    shown.page.resize(size);
    auto *view = shown.page.waterfall();
    const auto save = [&](const char *what) {
        QTest::qWait(80);
        QVERIFY(shown.page.grab().save(QDir(folder).filePath(
            QStringLiteral("waterfall-%1-%2.png")
                .arg(QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag())))));
    };
    const auto filter = [&](const char *text, MatchMode mode) {
        shown.page.setFilter(QString::fromLatin1(text));
        shown.page.filterBar()->setMode(mode);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.page.matches().empty(), Patience);
    };
    filter("service:payment and (error or dur>500ms)", MatchMode::Dim);
    save("dim");
    filter("SMTP or pool.acquire", MatchMode::Hide);
    save("hide");
    shown.page.setFilter(QStringLiteral("service:payment and (dur>"));
    view->setColoring(SpanColoring::Operation);
    view->goToNextError();
    view->fitCurrent();
    save("problem");
    for (int i = 0; i < 38; ++i)
        view->zoomBy(0.7);
    view->setColoring(SpanColoring::Service);
    shown.page.setFilter({});
    save("near");
    shown.page.setTrace(busyTrace(10'000), {});
    save("busy");
    view->foldToLevels(3);
    save("busy-folded");
    shown.page.setTrace(busyTrace(20'000, 1), {});
    save("flat");
    shown.page.setTrace(busyTrace(3'000, 100'000), {});
    view->moveCurrent(200);
    save("deep");
}

QTEST_MAIN(TraceFilterTest)
#include "tst_tracefilter.moc"
