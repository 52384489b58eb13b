#include "dashboards/frames/fielddisplay.h"
#include "dashboards/transformtable.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

// concatenate, groupingToMatrix, prepareTimeSeries, timeSeriesTable and the trends it makes.
class SeriesShapesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapes_data();
    void shapes();
    void trendsAreSeries();
    void trendsAsCells();
    void trendsAreShown();
    void hugeMatrix();
};

void SeriesShapesTest::shapes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *name, const char *id, const char *options, const char *in, const char *expected) {
              QTest::newRow(name) << id << options << QString::fromUtf8(in) << QString::fromUtf8(expected);
          };
    const char *two = "A(f)> x@n=1,2; Value@s=a,b || B> y@n=3";
    row("beside each other", "concatenate", "", two, "f · x@n=1,2; f@s=a,b; y@n=3,~");
    row("beside each other, names as labels", "concatenate",
        "'frameNameMode': 'label', 'frameNameLabel': 'from'", two,
        "x{from=f}@n=1,2; Value{from=f}@s=a,b; y@n=3,~");
    row("beside each other, without names", "concatenate", "'frameNameMode': 'drop'", two,
        "x@n=1,2; Value@s=a,b; y@n=3,~");
    row("one alone", "concatenate", "", "A(f)> x@n=1", "A(f)> x@n=1");

    const char *list = "A> host@s=a,b,a; disk@s=x,x,y; Value@n=1,2,3";
    row("matrix", "groupingToMatrix", "'columnField': 'host', 'rowField': 'disk', 'valueField': 'Value'",
        list, "A> disk\\host@s=x,y; a@n=1,3; b@n=2,~");
    row("matrix, filled", "groupingToMatrix",
        "'columnField': 'host', 'rowField': 'disk', 'emptyValue': 'zero'", list,
        "A> disk\\host@s=x,y; a@n=1,3; b@n=2,0");
    row("matrix of texts", "groupingToMatrix",
        "'columnField': 'host', 'rowField': 'Value', 'valueField': 'disk'", list,
        "A> Value\\host@s=1,2,3; a@s=x,,y; b@s=,x,");
    row("matrix, the last of equals", "groupingToMatrix",
        "'columnField': 'c', 'rowField': 'r', 'valueField': 'v'", "A> c@s=a,a; r@s=x,x; v@n=1,2",
        "A> r\\c@s=x; a@n=2");
    row("matrix of several frames", "groupingToMatrix", "", "A> a@n=1 || B> b@n=1",
        "! a matrix is made of one frame, not 2");
    row("matrix without a field", "groupingToMatrix", "'columnField': 'nope'", list,
        "! there is no field called \"nope\"");

    const char *wide = "A> Time@t=1,2; x{p=1}@n=1,2; s@s=a,b; up@b=true,false";
    const char *many = "A(a)> Time@t=1,2; Value@n=1,2 || B(b)> Time@t=2; Value@n=5";
    row("wide", "prepareTimeSeries", "'format': 'wide'", many,
        "joinByField-A-B> Time@t=1,2; a@n=1,2; b@n=~,5");
    row("wide already", "prepareTimeSeries", "", wide, wide);
    row("many", "prepareTimeSeries", "'format': 'multi'", wide,
        "A> Time@t=1,2; x{p=1}@n=1,2 || A> Time@t=1,2; up@b=true,false");
    row("many, by the old name", "prepareTimeSeries", "'format': 'many'", many, many);
    row("long", "prepareTimeSeries", "'format': 'long'", many, "Time@t=1,2,2; Metric@s=a,a,b; Value@n=1,2,5");
    row("no times", "prepareTimeSeries", "", "A> x@n=1", "! no frame has a time field");
    row("unknown", "prepareTimeSeries", "'format': 'magic'", many, "! unknown format \"magic\"");

    const char *pods = "A> Time@t=1,2; Value{pod=a}@n=1,4 || A> Time@t=1; Value{pod=b zone=z}@n=~ || B> "
                       "Time@t=1,2; Value{pod=a}@n=7,9 || C> x@n=1";
    row("trends", "timeSeriesTable", "", pods,
        "A> pod@s=a,b; zone@s=~,z; Trend #A@r=4, || B> pod@s=a; Trend #B@r=9 || C> x@n=1");
    row("trends that stand for a mean", "timeSeriesTable", "'A': {'stat': 'mean'}", pods,
        "A> pod@s=a,b; zone@s=~,z; Trend #A@r=2.5, || B> pod@s=a; Trend #B@r=9 || C> x@n=1");
    row("trends, in older files", "timeSeriesTable", "'refIdToStat': {'B': 'min'}", pods,
        "A> pod@s=a,b; zone@s=~,z; Trend #A@r=4, || B> pod@s=a; Trend #B@r=7 || C> x@n=1");
}

void SeriesShapesTest::shapes()
{
    QFETCH(QString, id);
    QFETCH(QString, options);
    QFETCH(QString, in);
    const Frames frames = test::frames(in.toUtf8().constData());
    // A trend of nothing but nulls is there all the same: it stands for no value.
    QTEST(test::outcome(QStringLiteral("[{'id': '%1', 'options': {%2}}]").arg(id, options), frames),
          "expected");
}

void SeriesShapesTest::trendsAreSeries()
{
    const auto out
        = transformed(test::frames("A> Time@t=1,2; Value{pod=a}@n=1,4 || B> Time@t=1; Value{pod=a}@n=3"),
                      test::steps(QStringLiteral(
                          "[{'id': 'timeSeriesTable'}, {'id': 'joinByField', 'options': {'byField': 'pod'}}, "
                          "{'id': 'sortBy', 'options': {'sort': [{'field': 'Trend #A'}]}}]")));
    QVERIFY(out.findings.isEmpty());
    QCOMPARE(test::text(out.frames), QStringLiteral("joinByField-A-B> pod@s=a; Trend #A@r=4; Trend #B@r=3"));
    const Cell cell = out.frames[0].fields[1].values.cell(0);
    const auto trend = std::get<std::shared_ptr<const Trend>>(cell);
    QVERIFY(trend->times == Column::times({1, 2}));
    QVERIFY(trend->values == Column::numbers({1, 4}));
}

void SeriesShapesTest::trendsAsCells()
{
    const auto four = std::make_shared<const Trend>(Trend{{}, {}, 4});
    const auto none = std::make_shared<const Trend>(Trend{{}, {}, std::nullopt});
    const Column column = Column::trends({four, nullptr, none});
    QCOMPARE(column.size(), size_t{3});
    QVERIFY(!column.isNull(0) && column.isNull(1) && !column.isNull(2));
    QCOMPARE(column.number(0), 4.0);
    QVERIFY(std::isnan(column.number(1)) && std::isnan(column.number(2)));
    QVERIFY(column.raw().empty());
    const size_t rows[]{noRow, 2, 0};
    const Column picked = column.picked(rows);
    QVERIFY(picked.isNull(0));
    QVERIFY(sameCell(picked.cell(2), column.cell(0)) && !sameCell(picked.cell(1), column.cell(0)));
    QVERIFY(column == Column::trends({four, nullptr, none})
            && !(column == Column::trends({none, nullptr, none})));
    QVERIFY(keyOf(column.cell(0)) != keyOf(column.cell(2)));
    QCOMPARE(numberOf(column.cell(0)), std::optional(4.0));
    QCOMPARE(textOf(column.cell(0)), QStringLiteral("4"));
    QCOMPARE(textOf(column.cell(2)), QString());
    QCOMPARE(column.meaning(FieldType::Number).type(), FieldType::Trend);
    const Cell cells[]{column.cell(0), 7.0, Cell{}};
    const Column made = Column::of(guessedType(cells), cells);
    QCOMPARE(made.type(), FieldType::Trend);
    QVERIFY(!made.isNull(0) && made.isNull(1) && made.isNull(2)); // a number is no trend
    QCOMPARE(std::get<double>(calculated(column, QStringLiteral("max"))), 4.0);
}

void SeriesShapesTest::trendsAreShown()
{
    Field field{QStringLiteral("Trend"),
                Column::trends({std::make_shared<const Trend>(Trend{{}, {}, 1536})})};
    field.config.unit = QStringLiteral("bytes");
    QCOMPARE(FieldDisplay(field).value(field.values.cell(0)).toString(), QStringLiteral("1.5 KiB"));
}

void SeriesShapesTest::hugeMatrix()
{
    std::vector<double> numbers(5000);
    for (size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = static_cast<double>(i);
    Frame frame;
    frame.fields = {{QStringLiteral("Time"), Column::times(numbers)},
                    {QStringLiteral("Value"), Column::numbers(numbers)}};
    const QString message = test::outcome(QStringLiteral("[{'id': 'groupingToMatrix'}]"), {frame});
    QVERIFY2(message.contains(QLatin1String("over 5000000 cells")), qPrintable(message.left(100)));
}

QTEST_GUILESS_MAIN(SeriesShapesTest)
#include "tst_seriesshapes.moc"
