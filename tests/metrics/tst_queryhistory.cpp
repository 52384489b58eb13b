#include "metrics/queryhistory.h"

#include <QTest>

using namespace yagura::metrics;

class QueryHistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void walksBackAndForth();
    void skipsWhatStandsThere();
    void keepsEachOnceAndNotTooMany();
};

void QueryHistoryTest::walksBackAndForth()
{
    QueryHistory history;
    QVERIFY(!history.older(QStringLiteral("draft")));
    history.add(QStringLiteral("a"));
    history.add(QStringLiteral(" b "));
    QCOMPARE(history.older(QStringLiteral("draft")), QStringLiteral("b"));
    QCOMPARE(history.older(QStringLiteral("b")), QStringLiteral("a"));
    QVERIFY(!history.older(QStringLiteral("a")));
    QCOMPARE(history.newer(), QStringLiteral("b"));
    QCOMPARE(history.newer(), QStringLiteral("draft"));
    QVERIFY(!history.newer());
}

void QueryHistoryTest::skipsWhatStandsThere()
{
    QueryHistory history;
    history.add(QStringLiteral("a"));
    history.add(QStringLiteral("b"));
    QCOMPARE(history.older(QStringLiteral("b")), QStringLiteral("a"));
    history.add(QStringLiteral("c"));
    QVERIFY(!history.newer());
}

void QueryHistoryTest::keepsEachOnceAndNotTooMany()
{
    QueryHistory history;
    for (int i = 0; i < 150; ++i)
        history.add(QString::number(i));
    QCOMPARE(history.queries().size(), 100);
    history.add(QStringLiteral("120"));
    history.add(QStringLiteral("  "));
    QCOMPARE(history.queries().size(), 100);
    QCOMPARE(history.queries().last(), QStringLiteral("120"));
    QCOMPARE(history.queries().count(QStringLiteral("120")), 1);
}

QTEST_GUILESS_MAIN(QueryHistoryTest)
#include "tst_queryhistory.moc"
