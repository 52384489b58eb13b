#include "dashboards/frames/reducer.h"
#include "dashboards/frametext.h"
#include "dashboards/reduce.h"

#include <QTest>

using namespace yagura::dashboards;
using namespace yagura::dashboards::frames;

class ReducersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reduces_data();
    void reduces();
    void everyIdHasAName();
    void namesAndTypes();
    void samplesOfSeries();
};

void ReducersTest::reduces_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("nulls");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *id, const char *column, const char *expected, NullMode nulls = NullMode::Null) {
              QTest::addRow("%s of %s, %d", id, column, static_cast<int>(nulls))
                  << column << id << static_cast<int>(nulls) << expected;
          };
    const char *mixed = "n=4,9,~,1,3,~";
    row("lastNotNull", mixed, "3");
    row("last", mixed, "~");
    row("firstNotNull", "n=~,4", "4");
    row("first", "n=~,4", "~");
    row("min", mixed, "1");
    row("max", mixed, "9");
    row("mean", mixed, "4.25");
    row("mean", "n=2,~,4", "2", NullMode::AsZero);
    row("mean", "n=2,~,4", "3", NullMode::Ignore);
    row("median", mixed, "3.5"); // 1 3 4 9
    row("median", "n=5,1,3", "3");
    row("variance", "n=2,4,4,4,5,5,7,9", "4");
    row("stdDev", "n=2,4,4,4,5,5,7,9", "2");
    row("variance", "n=~", "0");
    row("sum", mixed, "17");
    row("sum", "n=~,~", "0");
    row("count", mixed, "4");
    row("count", mixed, "6", NullMode::Ignore);
    row("countAll", mixed, "6");
    row("range", mixed, "8");
    row("range", "n=~", "~");
    row("delta", mixed, "8"); // 4→9 is 5, the fall to 1 counts with the 3 reached next
    row("delta", "n=1,5,2", "6"); // a fall at the end counts with its value
    row("delta", "n=9,5,3", "3");
    row("delta", "n=1,5,2,~", "4"); // the fall is not at the end
    row("step", "n=1,4,6,10", "2");
    row("step", "n=5", "~");
    row("diff", mixed, "-1");
    row("diff", "n=~", "~");
    row("diffperc", "n=4,9,5", "0.25");
    row("diffperc", "n=~", "0");
    row("logmin", "n=-1,0,5,2", "2");
    row("logmin", "n=-1,0", "~");
    row("allIsZero", "n=0,0", "true");
    row("allIsZero", "n=0,~", "true");
    row("allIsZero", "n=0,1", "false");
    row("allIsZero", "n=0,NaN", "false");
    row("allIsZero", "n=~,~", "false");
    row("allIsNull", "n=~,~", "true");
    row("allIsNull", "n=~,0", "false");
    row("allIsNull", "n=~,~", "false", NullMode::AsZero);
    row("changeCount", "n=1,1,2,~,2", "3");
    row("changeCount", "n=1,1,2,~,2", "1", NullMode::Ignore);
    row("changeCount", "n=0,~,0", "0", NullMode::AsZero);
    row("changeCount", "s=a,a,b", "1");
    row("distinctCount", "n=1,1,2,~", "3");
    row("distinctCount", "n=1,1,2,~", "2", NullMode::Ignore);
    row("distinctCount", "s=a,b,a", "2");
    row("allValues", "n=1,~,2,2", "1,,2,2");
    row("uniqueValues", "s=b,a,b", "b,a");
    row("p1", "n=1,2,3,4,5,6,7,8,9,10", "1");
    row("p50", "n=1,2,3,4", "3"); // rank 1.5 goes up
    row("p95", "n=10,9,8,7,6,5,4,3,2,1", "10"); // rank 8.55
    row("p99", "n=7", "7");
    row("p0", "n=7", "~");
    row("p100", "n=7", "~");
    row("p05", "n=7", "~");
    row("min", "n=NaN,3", "3");
    row("max", "n=NaN,3", "3");
    row("mean", "n=NaN,3", "NaN");
    row("lastNotNull", "n=3,NaN", "NaN");
    row("min", "t=5,3", "3");
    row("lastNotNull", "s=a,b,~", "b");
    row("mean", "s=a,b", "~");
    row("count", "s=a,~", "1");
    row("sum", "b=true,false,true", "2");
    row("lastNotNull", "b=false,true", "true");
    row("current", mixed, "3");
    row("avg", mixed, "4.25");
    row("total", mixed, "17");
    row("nonsense", mixed, "~");
    for (const char *zero : {"sum", "count", "countAll"})
        row(zero, "n=", "0");
    row("mean", "n=", "~");
    row("delta", "n=", "~");
    row("allIsZero", "n=", "false");
    row("allIsNull", "n=", "true");
}

void ReducersTest::reduces()
{
    QFETCH(QString, column);
    QFETCH(QString, id);
    QFETCH(int, nulls);
    QFETCH(QString, expected);
    const Field field = test::field(QStringLiteral("x@") + column);
    QCOMPARE(test::text(calculated(field.values, id, static_cast<NullMode>(nulls))), expected);
}

void ReducersTest::everyIdHasAName()
{
    QCOMPARE(calculationIds().size(), 25 + 99);
    for (const QString &id : calculationIds()) {
        QVERIFY2(isCalculation(id), qPrintable(id));
        QVERIFY2(calculationName(id) != id, qPrintable(id));
    }
    QVERIFY(!isCalculation(QStringLiteral("nonsense")) && !isCalculation(QString()));
    QCOMPARE(calculationName(QStringLiteral("nonsense")), QStringLiteral("nonsense"));
}

void ReducersTest::namesAndTypes()
{
    QCOMPARE(calculationName(QStringLiteral("lastNotNull")), QStringLiteral("Last *"));
    QCOMPARE(calculationName(QStringLiteral("avg")), QStringLiteral("Mean"));
    QCOMPARE(calculationName(QStringLiteral("p1")), QStringLiteral("1st %"));
    QCOMPARE(calculationName(QStringLiteral("p12")), QStringLiteral("12th %"));
    QCOMPARE(calculationName(QStringLiteral("p93")), QStringLiteral("93rd %"));
    QCOMPARE(calculationType(QStringLiteral("max"), FieldType::Time), FieldType::Time);
    QCOMPARE(calculationType(QStringLiteral("count"), FieldType::Text), FieldType::Number);
    QCOMPARE(calculationType(QStringLiteral("allIsNull"), FieldType::Number), FieldType::Boolean);
    QCOMPARE(calculationType(QStringLiteral("last"), FieldType::Boolean), FieldType::Boolean);
    QCOMPARE(calculationType(QStringLiteral("sum"), FieldType::Boolean), FieldType::Number);
    QCOMPARE(calculationType(QStringLiteral("uniqueValues"), FieldType::Number), FieldType::Text);
}

void ReducersTest::samplesOfSeries()
{
    const double absent = std::nan("");
    const std::vector<double> values{4, 9, absent, 1, 3, absent};
    QCOMPARE(*reduced(values, QStringLiteral("p50")), 4.0); // 1 3 4 9, rank 1.5 goes up
    QCOMPARE(*reduced(values, QStringLiteral("distinctCount")), 5.0);
    QCOMPARE(*reduced(values, QStringLiteral("allIsNull")), 0.0);
    QVERIFY(!reduced(values, QStringLiteral("allValues")));
    const std::vector<double> none{absent};
    QVERIFY(!reduced(none, QStringLiteral("sum")));
    QVERIFY(!reduced(none, QStringLiteral("lastNotNull")));
    QCOMPARE(*reduced(none, QStringLiteral("count")), 0.0);
}

QTEST_GUILESS_MAIN(ReducersTest)
#include "tst_reducers.moc"
