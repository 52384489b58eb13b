// The details of a span by mouse and keys: what is usual, tabs, tags searched, copied and filtered for,
// values of any length, references, pins side by side; the card of the critical path with its what-if.
#include "tracesscreenfixture.h"

#include "kit/accessibility.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/tables/datatable.h"
#include "traces/details/attributetable.h"
#include "traces/details/durationstrip.h"
#include "traces/details/eventlistview.h"
#include "traces/details/gotorow.h"
#include "traces/details/pinnedspans.h"
#include "traces/details/referencelist.h"
#include "traces/details/spancomparisonview.h"
#include "traces/details/spandetailspane.h"
#include "traces/details/spanhead.h"
#include "traces/details/textview.h"
#include "traces/filter/spanfilter.h"
#include "traces/findings/criticalpathcard.h"
#include "traces/findings/criticalshareview.h"
#include "traces/findings/findingspane.h"
#include "traces/tracebuilder.h"
#include "traces/tracepage.h"
#include "traces/tracetext.h"
#include "traces/waterfall/tracefilterbar.h"
#include "traces/waterfall/waterfallview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

const std::string Statement = "SELECT * FROM orders WHERE id = $1";

// A span with tags of every kind, one of 50 MB, a parent, a link to another trace and a warning.
std::shared_ptr<const OpenTrace> richTrace()
{
    TraceBuilder builder(TraceId{0, 0xABC});
    auto &draft = builder.draft();
    draft.id = SpanId{1};
    draft.start = CheckoutStart * 1'000;
    draft.duration = 90'000'000;
    draft.operation = builder.name("GET /orders");
    builder.commitSpan();
    draft.id = SpanId{2};
    draft.start = CheckoutStart * 1'000 + 5'000'000;
    draft.duration = 40'000'000;
    draft.operation = builder.name("query");
    draft.attributes
        = {Attribute::ofText(builder.name("db.statement"), AttributeType::Text, builder.text(Statement)),
           Attribute::ofText(builder.name("body"), AttributeType::Text, builder.text(R"({"a":{"b":[1,2]}})")),
           Attribute::ofText(builder.name("huge"), AttributeType::Text,
                             builder.text(std::string(50'000'000, 'h') + "end")),
           Attribute::ofText(builder.name("picture"), AttributeType::Binary, builder.text("iVBORw0KGgo=")),
           Attribute::ofInteger(builder.name("rows"), 9'007'199'254'740'993),
           Attribute::ofReal(builder.name("ratio"), 0.25),
           Attribute::ofBoolean(builder.name("error"), true)};
    draft.references = {{TraceId{0, 0xABC}, SpanId{1}, ReferenceType::ChildOf},
                        {TraceId{7, 7}, SpanId{9}, ReferenceType::FollowsFrom}};
    draft.warnings = {builder.text("the clock was adjusted by 3 ms")};
    builder.commitSpan();
    return std::make_shared<const OpenTrace>(openTrace(builder.finish()));
}

} // namespace

class SpanDetailsTest : public TracesScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { dropScreen(); }
    void figuresAndRank();
    void aBaselineSaysWhatIsUsual();
    void emptyPartsHaveNoTab();
    void tagsAreSearched();
    void tagsAreCopied();
    void tagsAreFilteredFor();
    void whatCannotBeFilteredForIsNot();
    void longValuesComeInParts();
    void jsonIsLaidOutOnRequest();
    void rawJson();
    void eventsAreRead();
    void referencesAreWays();
    void spansArePinned();
    void comparingTakesTheRoomOfFindings();
    void pinsOutliveTheTrace();
    void criticalPathByServiceAndOperation();
    void whatIfItWereFaster();
    void everythingHasAName();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] std::uint32_t rowOf(const char *operation, int which = 0) const
    {
        for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
            if (m_open->operation(row) == QString::fromLatin1(operation) && which-- == 0)
                return row;
        }
        return NoIndex;
    }
    void showRich()
    {
        m_open = richTrace();
        m_screen->showTrace(m_open, SpanId{2});
        QVERIFY(page()->details()->isVisible());
    }
    void showThrown();
    void chooseTag(const char *key)
    {
        auto *table = page()->details()->table()->table();
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == QString::fromLatin1(key))
                table->setCurrentIndex(table->model()->index(row, 0));
        }
        table->setFocus();
    }
    [[nodiscard]] TracePage *page() { return m_screen->tracePage(); }
    [[nodiscard]] SpanDetailsPane *details() { return page()->details(); }

    std::shared_ptr<const OpenTrace> m_open;
};

// A span with two events, the second with a stack trace.
void SpanDetailsTest::showThrown()
{
    TraceBuilder builder(TraceId{0, 0xDEF});
    auto &draft = builder.draft();
    draft.id = SpanId{1};
    draft.start = CheckoutStart * 1'000;
    draft.duration = 90'000'000;
    draft.operation = builder.name("GET /orders");
    std::vector<Event> events(2);
    const auto add = [&](size_t i, const char *name, std::vector<Attribute> fields) {
        events[i].time = *draft.start + static_cast<std::int64_t>(i) * 1'000'000;
        events[i].name = builder.name(name);
        events[i].attributes = builder.keepAttributes(fields);
    };
    add(0, "started", {});
    add(1, "exception",
        {Attribute::ofText(builder.name("exception.stacktrace"), AttributeType::Text,
                           builder.text("java.lang.Error\n\tat a.b.C.d(C.java:7)"))});
    draft.events = events;
    builder.commitSpan();
    m_open = std::make_shared<const OpenTrace>(openTrace(builder.finish()));
    m_screen->showTrace(m_open, SpanId{1});
}

void SpanDetailsTest::init()
{
    makeScreen();
    serveJaeger();
    start();
    m_screen->activateWindow();
    m_open = checkoutTrace();
    m_screen->showTrace(m_open);
}

void SpanDetailsTest::figuresAndRank()
{
    page()->waterfall()->setCurrentRow(rowOf("SELECT stock"));
    QVERIFY(details()->isVisible());
    QVERIFY(says(details(), QStringLiteral("+328")));
    QTRY_VERIFY_WITH_TIMEOUT(details()->head()->isSettled() && details()->head()->rank().isKnown, 20'000);
    const auto rank = details()->head()->rank();
    QCOMPARE(rank.compared, 60U);
    QCOMPARE(rank.percentile, 50.0); // all of them take as long
    QCOMPARE(rank.median, 15'200'000.0);
    QVERIFY(details()->head()->strip()->note().contains(QStringLiteral("60")));
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire"));
    QVERIFY(!details()->head()->rank().isKnown); // five are too few
    QCOMPARE(details()->head()->strip()->compared(), 5U);
}

void SpanDetailsTest::aBaselineSaysWhatIsUsual()
{
    const std::vector<std::shared_ptr<const OpenTrace>> traces(10, m_open);
    details()->setBaseline(SpanBaseline::of(traces));
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 4)); // the slowest
    const auto rank = details()->head()->rank();
    QVERIFY(rank.isKnown);
    QCOMPARE(rank.compared, 50U);
    QCOMPARE(rank.percentile, 90.0);
    QVERIFY(details()->head()->strip()->note().contains(QStringLiteral("10 traces")));
    details()->setBaseline({});
    QVERIFY(!details()->head()->rank().isKnown);
}

void SpanDetailsTest::emptyPartsHaveNoTab()
{
    const auto parts = [this] {
        std::vector<DetailsPart> found;
        for (const auto &tab : details()->tabs()->tabs())
            found.push_back(tab.part);
        return found;
    };
    page()->waterfall()->setCurrentRow(0);
    QCOMPARE(parts(), (std::vector{DetailsPart::Tags, DetailsPart::Process, DetailsPart::Json}));
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 4));
    QCOMPARE(parts(),
             (std::vector{DetailsPart::Tags, DetailsPart::Process, DetailsPart::Events,
                          DetailsPart::References, DetailsPart::Json}));
    details()->tabs()->choose(DetailsPart::Events);
    page()->waterfall()->setCurrentRow(0); // has none
    QCOMPARE(details()->tabs()->part(), DetailsPart::Tags);
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 4)); // and here they are again
    QCOMPARE(details()->tabs()->part(), DetailsPart::Events);
    showRich();
    QCOMPARE(std::ranges::count(parts(), DetailsPart::Warnings), 1);
}

void SpanDetailsTest::tagsAreSearched()
{
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 4));
    auto *table = details()->table();
    const int all = details()->attributes().rowCount();
    QVERIFY(all >= 10);
    table->table()->setFocus();
    QTest::keyClick(table->table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(table->isSearching());
    QTRY_VERIFY(table->searchField()->hasFocus());
    QTest::keyClicks(table->searchField(), QStringLiteral("POOL"));
    QCOMPARE(details()->attributes().rowCount(), 5); // four keys, and a value
    QTest::keyClick(table->searchField(), Qt::Key_Escape);
    QVERIFY(!table->isSearching());
    QCOMPARE(details()->attributes().rowCount(), all);
    QVERIFY(m_screen->isShowingTrace()); // Esc went no further
}

void SpanDetailsTest::tagsAreCopied()
{
    showRich();
    const auto *clipboard = QGuiApplication::clipboard();
    chooseTag("rows");
    QTest::keyClick(details()->table()->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard->text(), QStringLiteral("9007199254740993"));
    QTest::keyClick(details()->table()->table(), Qt::Key_C, Qt::AltModifier);
    QCOMPARE(clipboard->text(), QStringLiteral("rows=9007199254740993"));
    chooseTag("picture");
    details()->table()->copyValue();
    QCOMPARE(clipboard->text(), QStringLiteral("89504e470d0a1a0a"));
    chooseTag("huge");
    details()->table()->copyValue();
    QTRY_COMPARE_WITH_TIMEOUT(clipboard->text().size(), 50'000'003, 20'000);
    QGuiApplication::clipboard()->clear();
}

void SpanDetailsTest::tagsAreFilteredFor()
{
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 4));
    chooseTag("db.pool.name");
    QTest::keyClick(details()->table()->table(), Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(page()->filterBar()->text(), QStringLiteral("tag.db.pool.name=orders-rw"));
    QTRY_COMPARE_WITH_TIMEOUT(countOf(page()->matches()), 8U, 20'000); // the failed ones carry it too
    chooseTag("db.pool.max");
    QTest::keyClick(details()->table()->table(), Qt::Key_Return, Qt::AltModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(page()->matches()), 7U, 20'000);
    QVERIFY(page()->filterBar()->text().contains(QStringLiteral("not tag.db.pool.max=20")));
    details()->tabs()->choose(DetailsPart::Process);
    chooseTag("service.version");
    QCOMPARE(
        details()->table()->clauseOf(details()->table()->table()->currentIndex().row(), FilterSense::For),
        QStringLiteral("process.service.version=2.41.0"));
}

void SpanDetailsTest::whatCannotBeFilteredForIsNot()
{
    showRich();
    for (int row = 0; row < details()->attributes().rowCount(); ++row) {
        const auto key = details()->attributes().index(row, 0).data().toString();
        const auto clause = details()->table()->clauseOf(row, FilterSense::For);
        QCOMPARE(clause.isEmpty(), key == u"huge" || key == u"picture");
        if (!clause.isEmpty())
            QCOMPARE(countOf(SpanFilter::parse(clause)->matchingRows(*m_open)), 1U);
    }
}

void SpanDetailsTest::longValuesComeInParts()
{
    showRich();
    chooseTag("huge");
    QTest::keyClick(details()->table()->table(), Qt::Key_Return);
    QVERIFY(details()->isShowingValue());
    QCOMPARE(details()->value()->text().size(), 8 * 1024);
    kit::IconButton *next = nullptr;
    for (auto *button : details()->value()->findChildren<kit::IconButton *>()) {
        if (button->accessibleName() == QStringLiteral("The next part"))
            next = button;
    }
    QVERIFY(next && next->isVisible());
    next->click();
    QCOMPARE(details()->value()->text().size(), 8 * 1024);
    QTest::keyClick(details()->value()->focusWidget(), Qt::Key_Escape);
    QVERIFY(!details()->isShowingValue());
    QVERIFY(details()->table()->table()->hasFocus());
    QVERIFY(m_screen->isShowingTrace());
    chooseTag("picture");
    QTest::keyClick(details()->table()->table(), Qt::Key_Return);
    QCOMPARE(details()->value()->text(), QStringLiteral("000000  89 50 4e 47 0d 0a 1a 0a  .PNG...."));
}

void SpanDetailsTest::jsonIsLaidOutOnRequest()
{
    showRich();
    chooseTag("body");
    QTest::keyClick(details()->table()->table(), Qt::Key_Return);
    QCOMPARE(details()->value()->text(), QStringLiteral(R"({"a":{"b":[1,2]}})"));
    kit::Button *layOut = nullptr;
    for (auto *button : details()->value()->findChildren<kit::Button *>()) {
        if (button->isCheckable())
            layOut = button;
    }
    QVERIFY(layOut && layOut->isVisible());
    layOut->click();
    QCOMPARE(details()->value()->text().section(u'\n', 1, 1), QStringLiteral("  \"a\": {"));
    layOut->click();
    QVERIFY(!details()->value()->text().contains(u'\n'));
}

void SpanDetailsTest::rawJson()
{
    showRich();
    details()->tabs()->choose(DetailsPart::Json);
    QTRY_VERIFY_WITH_TIMEOUT(details()->json()->isSettled(), 20'000);
    const auto text = details()->json()->text();
    QVERIFY(text.startsWith(QStringLiteral("{\n  \"traceID\"")));
    QVERIFY(text.contains(QStringLiteral("9007199254740993")));
    QVERIFY(text.contains(QStringLiteral("FOLLOWS_FROM")));
    QVERIFY(text.contains(QStringLiteral("(+49998003 bytes)")));
    QVERIFY(text.size() < 20'000);
}

void SpanDetailsTest::eventsAreRead()
{
    showThrown();
    details()->tabs()->choose(DetailsPart::Events);
    QCOMPARE(details()->events()->lineCount(), 2);
    QCOMPARE(details()->events()->currentLine(), 1); // what went wrong
    QVERIFY(details()->eventFields()->isVisible());
    auto *table = details()->eventFields()->table();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(details()->isShowingValue());
    QCOMPARE(details()->value()->text().count(u'\n'), 1); // by lines, as it was thrown
    QTest::keyClick(details()->value()->focusWidget(), Qt::Key_Escape);
    QVERIFY(table->hasFocus());
    QCOMPARE(details()->events()->currentLine(), 1);
    details()->events()->setFocus();
    QTest::keyClick(details()->events(), Qt::Key_Up);
    QVERIFY(!details()->eventFields()->isVisible()); // it says no more than its name
}

void SpanDetailsTest::referencesAreWays()
{
    showRich();
    details()->tabs()->choose(DetailsPart::References);
    const auto rows = details()->references()->rows();
    QCOMPARE(rows.size(), size_t{2});
    QSignalSpy asked(page(), &TracePage::traceRequested);
    rows[1]->click();
    QCOMPARE(asked.count(), 1);
    const auto reference = asked[0][0].value<TraceReference>();
    QCOMPARE(reference.trace, (TraceId{7, 7}));
    QCOMPARE(reference.span, std::optional(SpanId{9}));
    m_screen->showTrace(m_open, SpanId{2});
    details()->tabs()->choose(DetailsPart::References);
    details()->references()->rows()[0]->click();
    QCOMPARE(page()->waterfall()->currentRow(), m_open->rowOf(SpanId{1}));
}

void SpanDetailsTest::spansArePinned()
{
    auto *waterfall = page()->waterfall();
    waterfall->setCurrentRow(rowOf("pool.acquire", 0));
    QTest::keyClick(waterfall, Qt::Key_P, Qt::ShiftModifier);
    QCOMPARE(details()->pins()->spans().size(), size_t{1});
    QVERIFY(details()->pins()->isVisible());
    waterfall->setCurrentRow(rowOf("pool.acquire", 4));
    details()->tabs()->choose(DetailsPart::Comparison);
    QVERIFY(details()->isComparing());
    const auto &model = details()->comparison()->model();
    QCOMPARE(model.columnCount(), 3);
    bool isMarked = false;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto key = model.index(row, 0).data().toString();
        const bool differs = model.index(row, 0).data(SpanComparisonModel::DiffersRole).toBool();
        if (key == u"db.pool.name" || key == u"k8s.pod.name")
            QVERIFY(!differs);
        isMarked = isMarked || (key == u"error" && differs);
    }
    QVERIFY(isMarked);
    // Within the details P alone is enough; letters of the waterfall keep their meaning elsewhere.
    details()->comparison()->table()->setFocus();
    QTest::keyClick(details()->comparison()->table(), Qt::Key_P);
    QCOMPARE(details()->pins()->spans().size(), size_t{2});
    QCOMPARE(model.columnCount(), 3); // itself is not beside itself
    auto *chip = details()->pins()->findChildren<kit::Chip *>().constFirst();
    Q_EMIT chip->closeRequested();
    QCOMPARE(details()->pins()->spans().size(), size_t{1});
    QVERIFY(!details()->isComparing()); // nothing is left to compare with
    details()->pins()->clear();
    QVERIFY(!details()->pins()->isVisible());
}

void SpanDetailsTest::comparingTakesTheRoomOfFindings()
{
    auto *waterfall = page()->waterfall();
    const auto usual = details()->width();
    for (int i = 0; i < 4; ++i) {
        waterfall->setCurrentRow(rowOf("pool.acquire", i));
        details()->togglePin();
    }
    waterfall->setCurrentRow(rowOf("pool.acquire", 4));
    QVERIFY(page()->findings()->isVisible());
    details()->tabs()->choose(DetailsPart::Comparison);
    QVERIFY(!page()->findings()->isVisible());
    QTRY_VERIFY(details()->width() > usual);
    QVERIFY(details()->width() <= page()->width() / 2);
    QTRY_COMPARE(details()->geometry().right(), page()->width() - 1);
    details()->tabs()->choose(DetailsPart::Tags);
    QVERIFY(page()->findings()->isVisible());
    QTRY_COMPARE(details()->width(), usual);
}

void SpanDetailsTest::pinsOutliveTheTrace()
{
    page()->waterfall()->setCurrentRow(rowOf("PlaceOrder"));
    details()->togglePin();
    const auto before = m_open;
    showRich();
    details()->tabs()->choose(DetailsPart::Comparison);
    QVERIFY(details()->isComparing());
    QCOMPARE(details()->comparison()->model().spans()[1].open, before);
    // The same trace, grown: the pin is that of the span as it is now.
    const auto again = checkoutTrace();
    m_screen->showTrace(again);
    QCOMPARE(details()->pins()->spans()[0].open, again);
    QCOMPARE(again->operation(details()->pins()->spans()[0].row), QStringLiteral("PlaceOrder"));
}

void SpanDetailsTest::criticalPathByServiceAndOperation()
{
    auto *card = page()->findings()->criticalPath();
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled() && !card->shares()->shares().empty(), 20'000);
    QCOMPARE(card->shares()->shares(), pathSharesByService(*m_open));
    QSignalSpy chosen(card, &CriticalPathCard::rowsChosen);
    card->shares()->setFocus();
    QTest::keyClick(card->shares(), Qt::Key_Down);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(page()->waterfall()->currentRow(), card->shares()->shares()[0].rows[0]);
    card->setGrouping(CriticalPathCard::ByOperation);
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled(), 20'000);
    QCOMPARE(card->shares()->shares(), pathSharesByOperation(*m_open));
    QTest::mouseClick(card->shares(), Qt::LeftButton, {}, QPoint(60, 17 + 22 + 11));
    QCOMPARE(page()->waterfall()->currentRow(), card->shares()->shares()[1].rows[0]);
}

void SpanDetailsTest::whatIfItWereFaster()
{
    auto *card = page()->findings()->criticalPath();
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled() && !card->shares()->shares().empty(), 20'000);
    QVERIFY(card->answer().isEmpty());
    card->shares()->choose(0);
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled(), 20'000);
    const auto service = card->shares()->shares()[0].service;
    const auto expected = whatIf(*m_open, service, {}, 50);
    QVERIFY(expected.saved > 0);
    QVERIFY(card->answer().contains(durationOf(expected.after).joined()));
    card->speedUp()->setCurrentIndex(3);
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled(), 20'000);
    QVERIFY(card->answer().contains(durationOf(whatIf(*m_open, service, {}, 100).after).joined()));
    m_screen->showTrace(richTrace());
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled(), 20'000);
}

void SpanDetailsTest::everythingHasAName()
{
    showRich();
    details()->togglePin();
    page()->waterfall()->setCurrentRow(0);
    for (const auto &tab : details()->tabs()->tabs()) {
        details()->tabs()->choose(tab.part);
        QCOMPARE(kit::namelessControls(page()).join(u' '), QString());
    }
    showRich();
    chooseTag("huge");
    details()->table()->showValue();
    QCOMPARE(kit::namelessControls(details()).join(u' '), QString());
}

void SpanDetailsTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {true, false}) {
        for (const auto &size : {QSize(1224, 732), QSize(1544, 932), QSize(2504, 1372)})
            QTest::addRow("%s-%d", isDark ? "dark" : "light", size.width()) << isDark << size;
    }
}

void SpanDetailsTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    m_themes->setMode(isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    m_screen->resize(size);
    const auto save = [&](const char *what) {
        QTest::qWait(150);
        QVERIFY(m_screen->grab().save(QDir(folder).filePath(
            QStringLiteral("details-%1-%2.png")
                .arg(QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag())))));
    };
    auto *card = page()->findings()->criticalPath();
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled() && !card->shares()->shares().empty(), 20'000);
    card->shares()->choose(1);
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 4));
    details()->setBaseline(SpanBaseline::of(std::vector<std::shared_ptr<const OpenTrace>>(12, m_open)));
    QTRY_VERIFY_WITH_TIMEOUT(card->isSettled(), 20'000);
    save("tags");
    details()->togglePin();
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 1));
    details()->togglePin();
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 0));
    details()->tabs()->choose(DetailsPart::Comparison);
    save("compare");
    details()->tabs()->choose(DetailsPart::Json);
    QTRY_VERIFY_WITH_TIMEOUT(details()->json()->isSettled(), 20'000);
    save("json");
    details()->pins()->clear();
    page()->waterfall()->setCurrentRow(rowOf("pool.acquire", 4));
    details()->tabs()->choose(DetailsPart::Events);
    save("events");
    card->setGrouping(CriticalPathCard::ByOperation);
    showThrown();
    details()->tabs()->choose(DetailsPart::Events);
    save("thrown");
    showRich();
    details()->tabs()->choose(DetailsPart::Tags);
    chooseTag("huge");
    save("rich");
    details()->table()->showValue();
    save("value");
}

QTEST_MAIN(SpanDetailsTest)
#include "tst_spandetails.moc"
