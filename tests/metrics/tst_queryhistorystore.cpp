#include "metrics/queryhistorystore.h"
#include "store/database.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::metrics;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class QueryHistoryStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsOverARestart();
    void theSameMovesToTheEnd();
    void theOldestGo();

private:
    [[nodiscard]] DatabaseOptions options() const
    {
        return {.path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                .schema = {queryHistorySchema()}};
    }
    QTemporaryDir m_folder;
};

void QueryHistoryStoreTest::keepsOverARestart()
{
    for (int start = 0; start < 2; ++start) {
        Database database(options());
        const QueryHistoryStore store(database);
        const auto before = test::waitFor(store.load());
        QVERIFY(before);
        QCOMPARE(before->size(), start == 0 ? 0 : 2);
        QVERIFY(test::waitFor(store.keep(utf8("up"), Instant())));
        QVERIFY(test::waitFor(store.keep(utf8("it's \"quoted\""), Instant())));
    }
}

void QueryHistoryStoreTest::theSameMovesToTheEnd()
{
    Database database(options());
    const QueryHistoryStore store(database);
    for (const char *query : {"a", "b", "a"})
        QVERIFY(test::waitFor(store.keep(utf8(query), Instant())));
    const auto kept = test::waitFor(store.load());
    QVERIFY(kept);
    QCOMPARE(*kept, (QStringList{utf8("b"), utf8("a")}));
}

void QueryHistoryStoreTest::theOldestGo()
{
    Database database(options());
    const QueryHistoryStore store(database);
    for (int i = 0; i < QueryHistoryStore::mostKept + 3; ++i)
        (void)store.keep(QString::number(i), Instant()); // done in order even if nobody waits
    const auto kept = test::waitFor(store.load());
    QVERIFY(kept);
    QCOMPARE(kept->size(), QueryHistoryStore::mostKept);
    QCOMPARE(kept->first(), utf8("3"));
}

QTEST_GUILESS_MAIN(QueryHistoryStoreTest)
#include "tst_queryhistorystore.moc"
