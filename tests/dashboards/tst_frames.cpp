#include "dashboards/frames/fieldnames.h"
#include "dashboards/frames/join.h"
#include "dashboards/frames/queryframes.h"
#include "dashboards/frametext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

class FramesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAsText_data();
    void numbersAsText();
    void columns();
    void columnsOfCells_data();
    void columnsOfCells();
    void names_data();
    void names();
    void expandsReferences_data();
    void expandsReferences();
    void timeSeriesFrames();
    void tableFrames();
    void heatmapFrames();
    void wideAndLong();
    void joins_data();
    void joins();
    void refusesExplosions();
    void tenThousandSeries();
};

namespace {

metrics::Series series(const char *labels, std::vector<std::int64_t> times, std::vector<double> values)
{
    metrics::Series out;
    for (const QString &part : QString::fromUtf8(labels).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        out.labels.set(part.section(QLatin1Char('='), 0, 0), part.section(QLatin1Char('='), 1));
    out.timesMs = std::move(times);
    out.values = std::move(values);
    return out;
}

QueryFrame answer(const char *refId, TargetFormat format, const char *legend,
                  std::vector<metrics::Series> all)
{
    auto result = std::make_shared<metrics::QueryResult>();
    result->series = std::move(all);
    return {result, QLatin1String(refId), QLatin1String(legend), format};
}

} // namespace

void FramesTest::numbersAsText_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("expected");
    const std::pair<double, const char *> rows[]{{0, "0"},
                                                 {-0.0, "0"},
                                                 {1, "1"},
                                                 {1000000, "1000000"},
                                                 {0.1, "0.1"},
                                                 {-2.5, "-2.5"},
                                                 {1e20, "100000000000000000000"},
                                                 {1e21, "1e+21"},
                                                 {1e-6, "0.000001"},
                                                 {1e-7, "1e-7"},
                                                 {1.5e-10, "1.5e-10"},
                                                 {1700000000000, "1700000000000"},
                                                 {0.1 + 0.2, "0.30000000000000004"},
                                                 {1e300, "1e+300"}};
    for (const auto &[value, expected] : rows)
        QTest::newRow(expected) << value << QString::fromLatin1(expected);
}

void FramesTest::numbersAsText()
{
    QFETCH(double, value);
    QTEST(plainNumberText(value), "expected");
}

void FramesTest::columns()
{
    const Column numbers = Column::numbers({1, 2, 3}, {false, true, false});
    QVERIFY(numbers.hasNulls() && numbers.isNull(1) && !numbers.isNull(2));
    QVERIFY(std::isnan(numbers.number(1)));
    const size_t all[]{0, 1, 2};
    QCOMPARE(numbers.picked(all).raw().data(), numbers.raw().data()); // nothing is copied
    QVERIFY(!Column::numbers({1}, {false}).hasNulls());
    const size_t order[]{2, noRow, 1, 0};
    const Column picked = numbers.picked(order);
    QCOMPARE(test::text(Field{QStringLiteral("x"), picked}), QStringLiteral("x@n=3,~,~,1"));
    const Column texts = Column::texts({QStringLiteral("a"), QString(), QStringLiteral("")});
    QVERIFY(!texts.isNull(0) && texts.isNull(1) && !texts.isNull(2));
    QCOMPARE(test::text(Field{QStringLiteral("x"), texts.picked(order)}), QStringLiteral("x@s=,~,~,a"));
    QVERIFY(Column::numbers({std::nan("")}) == Column::numbers({std::nan("")}));
    QVERIFY(!(Column::numbers({std::nan("")}) == Column::numbers({0}, {true})));
    QVERIFY(!(Column::numbers({1}) == Column::times({1})));
    QVERIFY(Column::numbers({1}).meaning(FieldType::Time) == Column::times({1}));
    QCOMPARE(Column().size(), size_t{0});
}

void FramesTest::columnsOfCells_data()
{
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("expected");
    QTest::newRow("numbers of texts") << "s=1,x,0.5,~" << "n" << "n=1,~,0.5,~";
    QTest::newRow("texts of numbers") << "n=1,0.5,~" << "s" << "s=1,0.5,~";
    QTest::newRow("truth of numbers") << "n=0,2,~" << "b" << "b=false,true,~";
    QTest::newRow("numbers of truth") << "b=true,false" << "n" << "n=1,0";
    QTest::newRow("moments of numbers") << "n=5,NaN" << "t" << "t=5,NaN";
}

void FramesTest::columnsOfCells()
{
    QFETCH(QString, cells);
    QFETCH(QString, type);
    QFETCH(QString, expected);
    const Field from = test::field(QStringLiteral("x@") + cells);
    std::vector<Cell> all;
    for (size_t row = 0; row < from.values.size(); ++row)
        all.push_back(from.values.cell(row));
    const Field to{QStringLiteral("x"), Column::of(test::typeOf(type[0]), all)};
    QCOMPARE(test::text(to), QString(QStringLiteral("x@") + expected));
}

void FramesTest::names_data()
{
    QTest::addColumn<QString>("frames");
    QTest::addColumn<QString>("expected"); // of the first frame
    QTest::newRow("plain") << "A> Time@t=1; v@n=1" << "Time|v";
    QTest::newRow("frame name stands for Value") << "A(cpu)> Time@t=1; Value@n=1" << "Time|cpu";
    QTest::newRow("frame name and field") << "A(cpu)> Time@t=1; idle@n=1" << "Time|cpu idle";
    QTest::newRow("one label in all") << "A> Value{job=x}@n=1 || B> Value{job=y}@n=1" << "x";
    QTest::newRow("two labels") << "A> Value{job=x le=1}@n=1" << "{job=\"x\", le=\"1\"}";
    QTest::newRow("labels differ in name") << "A> Value{job=x}@n=1 || B> Value{le=y}@n=1" << "{job=\"x\"}";
    QTest::newRow("single label elsewhere only") << "A> Value@n=1 || B> Value{job=y}@n=1" << "Value";
    QTest::newRow("nameless") << "A> @n=1" << "Value";
    QTest::newRow("twice the same") << "A> v@n=1; w@n=1; v@n=1" << "v 1|w|v 2";
    QTest::newRow("two times") << "A> Time@t=1; Time@t=1" << "Time|Time";
}

void FramesTest::names()
{
    QFETCH(QString, frames);
    QFETCH(QString, expected);
    const Frames all = test::frames(qPrintable(frames));
    QCOMPARE(FieldNames(all).of(all.front()).join(QLatin1Char('|')), expected);
}

void FramesTest::expandsReferences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << "CPU" << "CPU";
    QTest::newRow("label") << "on ${__field.labels.pod}!" << "on p1!";
    QTest::newRow("label in brackets") << "${__field.labels[\"pod\"]}" << "p1";
    QTest::newRow("absent label") << "<${__field.labels.gone}>" << "<>";
    QTest::newRow("all labels") << "${__field.labels}" << "{pod=\"p1\"}";
    QTest::newRow("field name") << "${__field.name} of ${__series.name}" << "Value of cpu";
    QTest::newRow("display name") << "${__field.displayName}" << "cpu p1";
    QTest::newRow("frame") << "${__frame.refId}" << "A";
    QTest::newRow("unknown") << "${__field.foo} ${x}" << "${__field.foo} ${x}";
}

void FramesTest::expandsReferences()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    Frame frame = test::frame("A(cpu)> Time@t=1; Value{pod=p1}@n=1");
    frame.fields[1].config.displayName = text;
    QCOMPARE(FieldNames({frame}).of(frame).back(), expected);
}

void FramesTest::timeSeriesFrames()
{
    const auto frames = framesOf(std::array{
        answer("A", TargetFormat::TimeSeries, "{{job}} p95",
               {series("job=x", {1, 2}, {5, 6}), series("job=y", {1, 2}, {7, std::nan("")})}),
        answer("B", TargetFormat::TimeSeries, "", {series("__name__=up job=z", {9}, {1})}), QueryFrame{}});
    QCOMPARE(test::text(frames),
             QStringLiteral("A(x p95)> Time@t=1,2; Value{job=x}@n=5,6 || "
                            "A(y p95)> Time@t=1,2; Value{job=y}@n=7,NaN || "
                            "B(up)> Time@t=9; Value{__name__=up job=z}@n=1"));
    QCOMPARE(frames[0].fields[0].values.raw().data(), frames[1].fields[0].values.raw().data()); // shared
    QCOMPARE(FieldNames(frames).of(frames[1]).join(QLatin1Char('|')), QStringLiteral("Time|y p95"));
    QCOMPARE(frames[0].kind, FrameKind::Series);
    QCOMPARE(targetFormat(QStringLiteral("time_series")), TargetFormat::TimeSeries);
    QCOMPARE(targetFormat(QStringLiteral("heatmap")), TargetFormat::Heatmap);
}

void FramesTest::tableFrames()
{
    const auto a = answer("A", TargetFormat::Table, "",
                          {series("job=x zone=1", {1, 2}, {5, 6}), series("job=y", {2}, {7})});
    QCOMPARE(test::text(framesOf({&a, 1})),
             QStringLiteral("A> Time@t=1,2,2; job@s=x,x,y; zone@s=1,1,; Value@n=5,6,7"));
    const std::array two{a, answer("B", TargetFormat::Table, "", {series("job=x", {1}, {8})})};
    QCOMPARE(test::text(framesOf(two)),
             QStringLiteral("A> Time@t=1,2,2; job@s=x,x,y; zone@s=1,1,; Value #A@n=5,6,7 || "
                            "B> Time@t=1; job@s=x; Value #B@n=8"));
}

void FramesTest::heatmapFrames()
{
    // The texts of the bounds sort otherwise ("+Inf" < "0.5" < "10" < "2").
    const auto a = answer("A", TargetFormat::Heatmap, "",
                          {series("le=+Inf", {1, 2}, {10, 12}), series("le=10", {1, 2}, {9, 12}),
                           series("le=2", {1, 2}, {5, 6}), series("le=0.5", {1, 2}, {1, 7}),
                           series("job=x", {1}, {99})});
    QCOMPARE(test::text(framesOf({&a, 1})),
             QStringLiteral("A> Time@t=1,2; 0.5{le=0.5}@n=1,7; 2{le=2}@n=4,0; "
                            "10{le=10}@n=4,5; +Inf{le=+Inf}@n=1,0"));
}

void FramesTest::wideAndLong()
{
    const Frames frames
        = test::frames("A(a)> Time@t=1,3; Value{p=1}@n=10,30 || A(b)> Time@t=2,3; Value{p=2}@n=20,31");
    QCOMPARE(test::text(wideFrame(frames)),
             QStringLiteral("joinByField-A-A> Time@t=1,2,3; a{p=1}@n=10,~,30; b{p=2}@n=~,20,31"));
    QCOMPARE(test::text(longFrame(frames)),
             QStringLiteral("Time@t=1,2,3,3; Metric@s=a 1,b 2,a 1,b 2; p@s=1,2,1,2; Value@n=10,20,30,31"));
    QCOMPARE(test::text(wideFrame({})), QString());
    QCOMPARE(longFrame({}).length(), size_t{0});
}

void FramesTest::joins_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("frames"); // joined on k
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, JoinMode mode, const char *frames, const char *expected) {
        QTest::newRow(name) << static_cast<int>(mode) << frames << expected;
    };
    row("numbers ascend", JoinMode::Outer, "A> k@n=3,1; x@n=30,10 || B> y@s=b,c; k@n=2,3",
        "k@n=1,2,3; x@n=10,~,30; y@s=~,b,c");
    row("the same keys", JoinMode::Outer, "A> k@t=1,2; x@n=1,2 || B> k@t=1,2; y@n=3,~",
        "k@t=1,2; x@n=1,2; y@n=3,~");
    row("texts as they come", JoinMode::Outer, "A> k@s=b,a; x@n=1,2 || B> k@s=c,a; y@n=3,4",
        "k@s=b,a,c; x@n=1,2,~; y@n=~,4,3");
    row("the last of repeated keys", JoinMode::Outer, "A> k@n=1,1; x@n=1,2 || B> k@n=1; y@n=3",
        "k@n=1; x@n=2; y@n=3");
    row("three", JoinMode::Outer, "A> k@n=1; x@n=1 || B> k@n=2; y@n=2 || C> k@n=1,2; z@n=3,4",
        "k@n=1,2; x@n=1,~; y@n=~,2; z@n=3,4");
    row("one alone is sorted", JoinMode::Outer, "A> k@n=3,1,2; x@s=c,a,b", "k@n=1,2,3; x@s=a,b,c");
    row("frame names stand for Value", JoinMode::Outer, "A(a)> k@n=1; Value@n=1 || B> k@n=1; Value@n=2",
        "k@n=1; a@n=1; Value@n=2");
    row("inner", JoinMode::Inner, "A> k@n=1,2,3; x@n=10,20,30 || B> k@n=3,1,9; y@n=33,11,99",
        "k@n=1,3; x@n=10,30; y@n=11,33");
    row("inner, repeated", JoinMode::Inner, "A> k@s=a,a; x@n=1,2 || B> k@s=a,a,b; y@n=5,6,7",
        "k@s=a,a,a,a; x@n=1,1,2,2; y@n=5,6,5,6");
    row("inner of three", JoinMode::Inner, "A> k@s=a,b; x@n=1,2 || B> k@s=b,a; y@n=3,4 || C> k@s=b; z@n=5",
        "k@s=b; x@n=2; y@n=3; z@n=5");
    row("inner without a match", JoinMode::Inner, "A> k@n=1; x@n=1 || B> k@n=2; y@n=2", "k@n=; x@n=; y@n=");
    row("tabular", JoinMode::OuterTabular, "A> k@s=a,a,b; x@n=1,2,3 || B> k@s=a,c; y@n=8,9",
        "k@s=a,a,b,c; x@n=1,2,3,~; y@n=8,8,~,9");
    row("tabular, equal rows once", JoinMode::OuterTabular, "A> k@s=a,a; x@n=1,1 || B> k@s=a; y@n=8",
        "k@s=a; x@n=1; y@n=8");
}

void FramesTest::joins()
{
    QFETCH(int, mode);
    QFETCH(QString, frames);
    QFETCH(QString, expected);
    std::vector<JoinInput> inputs;
    for (const Frame &frame : test::frames(qPrintable(frames))) {
        const size_t key = frame.fields[0].name == QLatin1String("k") ? 0 : 1;
        inputs.push_back({frame, key});
    }
    const auto frame = joined(inputs, static_cast<JoinMode>(mode));
    QVERIFY(frame);
    QCOMPARE(test::text(*frame).section(QStringLiteral("> "), -1), expected);
}

void FramesTest::refusesExplosions()
{
    Frame frame;
    frame.fields = {{QStringLiteral("k"), Column::repeated(QStringLiteral("same"), 5000)}};
    const auto inner = joined({{frame, 0}, {frame, 0}}, JoinMode::Inner);
    QVERIFY(!inner);
    QCOMPARE(inner.error().kind, ErrorKind::TooLarge);
    QVERIFY(!joined(std::vector<JoinInput>(65, {frame, 0}), JoinMode::OuterTabular));
}

void FramesTest::tenThousandSeries()
{
    constexpr size_t points = 100;
    std::vector<metrics::Series> all(10'000);
    for (size_t i = 0; i < all.size(); ++i) {
        all[i].labels.set(QStringLiteral("pod"), QString::number(i));
        for (size_t p = 0; p < points; ++p) {
            all[i].timesMs.push_back(static_cast<std::int64_t>(1000 * (p + i % 3)));
            all[i].values.push_back(static_cast<double>(i));
        }
    }
    QElapsedTimer timer;
    timer.start();
    const auto a = answer("A", TargetFormat::TimeSeries, "{{pod}}", std::move(all));
    const Frame wide = wideFrame(framesOf({&a, 1}));
    QCOMPARE(wide.fields.size(), size_t{10'001});
    QCOMPARE(wide.length(), points + 2);
    QVERIFY(wide.fields[2].values.isNull(0) && !wide.fields[1].values.isNull(0));
    QCOMPARE(FieldNames({wide}).of(wide).size(), 10'001);
    QVERIFY2(timer.elapsed() < 15'000, "quadratic"); // half a second when linear, on a quiet machine
}

QTEST_GUILESS_MAIN(FramesTest)
#include "tst_frames.moc"
