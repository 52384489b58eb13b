// Comparing traces on the screen: two that were marked, one against others of its kind.
#include "tracesscreenfixture.h"

#include "kit/controls/button.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "traces/comparison/baselinemodel.h"
#include "traces/comparison/comparisonmodel.h"
#include "traces/comparison/comparisonpage.h"
#include "traces/comparison/pathtables.h"
#include "traces/tracepage.h"
#include "traces/waterfall/waterfallview.h"

#include <QAbstractItemModelTester>
#include <QDir>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

class TraceComparisonTest : public TracesScreenFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { dropScreen(); }
    void markedTracesAreCompared();
    void tagsThatDifferAreSaid();
    void swapping();
    void aPathOpensItsSpan();
    void aTraceThatCannotBeHad();
    void againstOthersOfItsKind();
    void pictures_data();
    void pictures();

private:
    // The checkout under another id: an operation slower, one gone, one of its own, another version.
    [[nodiscard]] QByteArray variant(std::uint64_t id, double slower) const;
    void compareBoth();
    [[nodiscard]] int rowOf(const char *operation) const
    {
        const auto &model = m_screen->comparisonPage()->comparison();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.at(row).operation == QString::fromLatin1(operation))
                return row;
        }
        return -1;
    }
};

QByteArray TraceComparisonTest::variant(std::uint64_t id, double slower) const
{
    const QString text = idText(TraceId{0, id});
    auto document = QJsonDocument::fromJson(QByteArray(checkoutBody())
                                                .replace(Checkout.toLatin1(), text.toLatin1())
                                                .replace("2.41.0", "2.42.0"))
                        .object();
    auto data = document[QStringLiteral("data")].toArray();
    auto trace = data[0].toObject();
    QJsonArray spans;
    for (const auto value : trace[QStringLiteral("spans")].toArray()) {
        auto span = value.toObject();
        const auto operation = span[QStringLiteral("operationName")].toString();
        if (operation == QStringLiteral("reindex"))
            continue;
        if (operation == QStringLiteral("GetProfile"))
            span[QStringLiteral("operationName")] = QStringLiteral("GetProfileV2");
        if (operation == QStringLiteral("ReserveStock"))
            span[QStringLiteral("duration")] = span[QStringLiteral("duration")].toDouble() * slower;
        spans.append(span);
    }
    trace[QStringLiteral("spans")] = spans;
    data[0] = trace;
    document[QStringLiteral("data")] = data;
    return QJsonDocument(document).toJson();
}

void TraceComparisonTest::init()
{
    makeScreen();
    m_server->put("/api/services", {200, R"({"data":["gateway"],"total":1})"});
    m_server->put("/api/traces", {200, R"({"data":[]})"});
    m_server->put("/api/traces/7f3a9c1e5b2d4860a1c4e97b03d25f18", {200, checkoutBody()});
    m_server->put("/api/traces/000000000000000000000000000000aa", {200, variant(0xaa, 1.5)});
}

void TraceComparisonTest::compareBoth()
{
    start();
    m_screen->compare(*parseTraceId(Checkout.toStdString()), TraceId{0, 0xaa});
    QVERIFY(m_screen->isShowingComparison());
    QVERIFY(settled());
    QVERIFY(m_screen->comparisonPage()->isShowingContent());
}

void TraceComparisonTest::markedTracesAreCompared()
{
    compareBoth();
    QCOMPARE(m_screen->breadcrumb(), QStringLiteral("Comparison"));
    const auto &model = m_screen->comparisonPage()->comparison();
    QAbstractItemModelTester tester(&const_cast<ComparisonModel &>(model),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.at(0).operation, QStringLiteral("POST /api/checkout")); // the tree's order
    QCOMPARE(changeText(model.at(rowOf("reindex"))), QStringLiteral("only in A"));
    QCOMPARE(changeText(model.at(rowOf("GetProfileV2"))), QStringLiteral("only in B"));
    const auto &slower = model.at(rowOf("ReserveStock"));
    QCOMPARE(slower.second.total, slower.first.total * 3 / 2);
    QVERIFY(says(m_screen->comparisonPage(), QStringLiteral("B − A")));
    QTest::keyClick(m_screen->comparisonPage()->pathTable(), Qt::Key_Escape);
    QVERIFY(!m_screen->isShowingComparison());
}

void TraceComparisonTest::tagsThatDifferAreSaid()
{
    compareBoth();
    auto *page = m_screen->comparisonPage();
    page->pathTable()->setCurrentIndex(page->comparison().index(rowOf("ReserveStock"), 0));
    QVERIFY(page->tagsText().contains(QStringLiteral("service.version\n  A  2.41.0\n  B  2.42.0")));
    page->pathTable()->setCurrentIndex(page->comparison().index(rowOf("reindex"), 0));
    QVERIFY(page->tagsText().contains(QStringLiteral("only in one")));
}

void TraceComparisonTest::swapping()
{
    compareBoth();
    for (auto *button : m_screen->comparisonPage()->findChildren<kit::Button *>()) {
        if (button->text() == QStringLiteral("Swap A and B"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(settled());
    const auto &model = m_screen->comparisonPage()->comparison();
    QCOMPARE(changeText(model.at(rowOf("reindex"))), QStringLiteral("only in B"));
}

void TraceComparisonTest::aPathOpensItsSpan()
{
    compareBoth();
    auto *table = m_screen->comparisonPage()->pathTable();
    table->setFocus();
    table->setCurrentIndex(m_screen->comparisonPage()->comparison().index(rowOf("ReserveStock"), 0));
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(m_screen->isShowingTrace());
    const auto &open = m_screen->tracePage()->trace();
    QCOMPARE(open->trace.id, (TraceId{0, 0xaa})); // of B, which has it too
    QCOMPARE(open->operation(m_screen->tracePage()->waterfall()->currentRow()),
             QStringLiteral("ReserveStock"));
}

void TraceComparisonTest::aTraceThatCannotBeHad()
{
    start();
    m_screen->compare(*parseTraceId(Checkout.toStdString()), TraceId{0, 0xbb});
    QVERIFY(settled());
    QVERIFY(says(m_screen->comparisonPage(), QStringLiteral("could not be compared")));
    m_server->put("/api/traces/000000000000000000000000000000bb", {200, variant(0xbb, 2)});
    Q_EMIT m_screen->comparisonPage()->retryRequested();
    QVERIFY(settled());
    QVERIFY(m_screen->comparisonPage()->isShowingContent());
}

void TraceComparisonTest::againstOthersOfItsKind()
{
    QJsonArray found;
    for (std::uint64_t id = 1; id <= 5; ++id) {
        const auto body = variant(id, 1);
        const QString path = QStringLiteral("/api/traces/") + idText(TraceId{0, id});
        m_server->put(path.toLatin1().constData(), {200, body});
        found.append(QJsonDocument::fromJson(body).object()[QStringLiteral("data")].toArray()[0]);
    }
    m_server->put("/api/traces", {200, QJsonDocument(QJsonObject{{QStringLiteral("data"), found}}).toJson()});
    start();
    m_screen->openTrace({*parseTraceId(Checkout.toStdString()), std::nullopt});
    QVERIFY(settled());
    m_registry->action(QStringLiteral("traces.compareWithOthers"))->trigger();
    QVERIFY(settled());
    QVERIFY(m_screen->isShowingComparison());
    auto *page = m_screen->comparisonPage();
    QCOMPARE(page->baseline().comparison().others, 5u);
    QVERIFY(says(page, QStringLiteral("Against 5 traces")));
    for (int row = 0; row < page->baseline().rowCount(); ++row) {
        const auto &path = page->baseline().at(row);
        if (path.operation == QStringLiteral("GetProfileV2"))
            QCOMPARE(presenceText(path.presence), QStringLiteral("missing here"));
        if (path.operation == QStringLiteral("reindex"))
            QCOMPARE(presenceText(path.presence), QStringLiteral("only here"));
    }
}

void TraceComparisonTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TraceComparisonTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(bool, isDark);
    m_themes->setMode(isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    m_screen->resize(1280, 760);
    compareBoth();
    auto *page = m_screen->comparisonPage();
    page->pathTable()->setCurrentIndex(page->comparison().index(rowOf("ReserveStock"), 0));
    QTest::qWait(80);
    QVERIFY(m_screen->grab().save(QDir(folder).filePath(
        QStringLiteral("comparison-%1.png").arg(QString::fromLatin1(QTest::currentDataTag())))));
    std::vector<ComparisonPage::Shared> others;
    for (std::uint64_t id = 1; id <= 5; ++id) {
        auto answer = jaegerwire::readTraces(variant(id, 0.8 + 0.1 * static_cast<double>(id)));
        others.push_back(std::make_shared<const OpenTrace>(openTrace(std::move(answer->traces.front()))));
    }
    page->setBaseline(checkoutTrace(), others);
    QVERIFY(settled());
    QTest::qWait(80);
    QVERIFY(m_screen->grab().save(QDir(folder).filePath(
        QStringLiteral("baseline-%1.png").arg(QString::fromLatin1(QTest::currentDataTag())))));
}

QTEST_MAIN(TraceComparisonTest)
#include "tst_tracecomparison.moc"
