#include "metrics/resultframe.h"

#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::metrics;

class ResultFrameTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneSeriesIsNamedByItsLabels();
    void withoutLabelsTheQueryNamesIt();
    void onlyWhatDiffersIsAColumn();
    void absentLabelsDiffer();
    void histogramsHaveNoNumber();
    void decimals();

private:
    [[nodiscard]] static ResultFrame frameOf(ResultType type, std::vector<Series> series);
    [[nodiscard]] static QStringList columnsOf(const ResultFrame &frame);
};

ResultFrame ResultFrameTest::frameOf(ResultType type, std::vector<Series> series)
{
    auto result = std::make_shared<QueryResult>();
    result->type = type;
    result->series = std::move(series);
    ExploreAnswer answer;
    answer.query.refId = QStringLiteral("A");
    answer.query.expression = QStringLiteral("sum(x)");
    answer.result = result;
    return resultFrame({answer});
}

QStringList ResultFrameTest::columnsOf(const ResultFrame &frame)
{
    QStringList titles;
    for (const dashboards::TableColumn &column : frame.table.columns)
        titles << column.title;
    return titles;
}

void ResultFrameTest::oneSeriesIsNamedByItsLabels()
{
    const ResultFrame frame
        = frameOf(ResultType::Vector, {{{{QStringLiteral("a"), QStringLiteral("b")}}, {1}, {2.5}, {}}});
    QCOMPARE(columnsOf(frame), QStringList({QStringLiteral("Series"), QStringLiteral("Value")}));
    QCOMPARE(frame.table.rows[0].cells[0].text, QStringLiteral("{a=\"b\"}"));
    QCOMPARE(frame.table.rows[0].cells[1].number, 2.5);
    QVERIFY(frame.common.isEmpty());
}

void ResultFrameTest::withoutLabelsTheQueryNamesIt()
{
    const ResultFrame frame = frameOf(ResultType::Matrix, {{{}, {1, 2}, {3, 5}, {}}});
    QCOMPARE(frame.table.rows[0].cells[0].text, QStringLiteral("sum(x)"));
    QCOMPARE(columnsOf(frame),
             QStringList({QStringLiteral("Series"), QStringLiteral("Latest"), QStringLiteral("Min"),
                          QStringLiteral("Max"), QStringLiteral("Mean")}));
    QCOMPARE(frame.table.rows[0].cells[4].number, 4.0);
}

void ResultFrameTest::onlyWhatDiffersIsAColumn()
{
    const Labels first{{QStringLiteral("job"), QStringLiteral("a")},
                       {QStringLiteral("pod"), QStringLiteral("1")}};
    const Labels second{{QStringLiteral("job"), QStringLiteral("a")},
                        {QStringLiteral("pod"), QStringLiteral("2")}};
    const ResultFrame frame = frameOf(ResultType::Vector, {{first, {1}, {1}, {}}, {second, {1}, {2}, {}}});
    QCOMPARE(columnsOf(frame), QStringList({QStringLiteral("pod"), QStringLiteral("Value")}));
    QCOMPARE(frame.common, Labels({{QStringLiteral("job"), QStringLiteral("a")}}));
    QCOMPARE(frame.table.rows[1].key, rowKey(QStringLiteral("A"), second));
}

void ResultFrameTest::absentLabelsDiffer()
{
    const Labels with{{QStringLiteral("le"), QStringLiteral("1")}};
    const ResultFrame frame = frameOf(ResultType::Vector, {{with, {1}, {1}, {}}, {{}, {1}, {2}, {}}});
    QCOMPARE(columnsOf(frame), QStringList({QStringLiteral("le"), QStringLiteral("Value")}));
    QCOMPARE(frame.table.rows[1].cells[0].text, QString());
}

void ResultFrameTest::histogramsHaveNoNumber()
{
    Series series;
    series.histograms.resize(1);
    const ResultFrame frame = frameOf(ResultType::Vector, {series});
    QVERIFY(std::isnan(frame.table.rows[0].cells[1].number));
}

void ResultFrameTest::decimals()
{
    using Numbers = std::vector<double>;
    const auto of = [](const Numbers &values) {
        std::vector<std::int64_t> times(values.size());
        return columnDecimals(frameOf(ResultType::Matrix, {{{}, times, values, {}}}).table);
    };
    QCOMPARE(of({3, 5}), std::vector<int>({0, 0, 0, 0, 0}));
    QCOMPARE(of({3, 6}), std::vector<int>({0, 0, 0, 0, 4})); // a mean of 4.5
    QCOMPARE(of({233.29609, 26.5}), std::vector<int>({0, 2, 2, 2, 2}));
    QCOMPARE(of({0.00123, 0.5}), std::vector<int>({0, 5, 5, 5, 5}));
    QCOMPARE(of({1e-12}), std::vector<int>({0, 9, 9, 9, 9}));
    QCOMPARE(of({std::nan("")}), std::vector<int>({0, 0, 0, 0, 0}));
}

QTEST_GUILESS_MAIN(ResultFrameTest)
#include "tst_resultframe.moc"
