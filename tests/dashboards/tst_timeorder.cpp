#include "dashboards/frames/timeorder.h"

#include <QTest>

#include <cmath>

using namespace yagura::dashboards::frames;

class TimeOrderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers_data();
    void numbers();
    void rows_data();
    void rows();
};

namespace {

std::vector<Column> columns(const QString &text) // "1,2;2,3"
{
    std::vector<Column> all;
    for (const QString &column : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        std::vector<double> values;
        for (const QString &value : column.split(QLatin1Char(','), Qt::SkipEmptyParts))
            values.push_back(value == QLatin1String("NaN") ? std::nan("") : value.toDouble());
        all.push_back(Column::times(values));
    }
    return all;
}

} // namespace

void TimeOrderTest::numbers_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one") << "1,2,3" << "1 2 3";
    QTest::newRow("the same twice") << "1,2;1,2" << "1 2";
    QTest::newRow("different") << "1,3;2,3,4" << "1 2 3 4";
    QTest::newRow("unsorted and repeated") << "3,1,1;2" << "1 2 3";
    QTest::newRow("NaN") << "1,NaN;NaN" << "1";
    QTest::newRow("many") << QStringLiteral("1,2;2,3;").repeated(100) << "1 2 3";
    QTest::newRow("none") << "" << "";
}

void TimeOrderTest::numbers()
{
    QFETCH(QString, columns);
    QStringList found;
    for (const double number : allNumbers(::columns(columns)))
        found << QString::number(number);
    QTEST(found.join(QLatin1Char(' ')), "expected");
}

void TimeOrderTest::rows_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("ascending"); // time:column.row
    QTest::addColumn<QString>("descending");
    QTest::newRow("one") << "1,2" << "1:0.0 2:0.1" << "2:0.1 1:0.0";
    QTest::newRow("shared times") << "1,2;1,2" << "1:0.0 1:1.0 2:0.1 2:1.1" << "2:0.1 2:1.1 1:0.0 1:1.0";
    QTest::newRow("different") << "2,4;1,2" << "1:1.0 2:0.0 2:1.1 4:0.1" << "4:0.1 2:0.0 2:1.1 1:1.0";
    QTest::newRow("unsorted and repeated") << "3,1,1" << "1:0.1 1:0.2 3:0.0" << "3:0.0 1:0.1 1:0.2";
    QTest::newRow("without a time") << "NaN,1" << "1:0.1" << "1:0.1";
    QTest::newRow("none") << "" << "" << "";
}

void TimeOrderTest::rows()
{
    QFETCH(QString, columns);
    const auto ordered = [&](Qt::SortOrder order) {
        QStringList found;
        for (const TimedRow &row : rowsByTime(::columns(columns), order))
            found << QStringLiteral("%1:%2.%3").arg(row.time).arg(row.column).arg(row.row);
        return found.join(QLatin1Char(' '));
    };
    QTEST(ordered(Qt::AscendingOrder), "ascending");
    QTEST(ordered(Qt::DescendingOrder), "descending");
}

QTEST_GUILESS_MAIN(TimeOrderTest)
#include "tst_timeorder.moc"
