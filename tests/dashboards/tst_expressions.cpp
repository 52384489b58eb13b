#include "dashboards/exprtext.h"
#include "dashboards/frames/expression/exprcommands.h"
#include "dashboards/frames/expression/expressionfile.h"
#include "dashboards/frames/expression/exprgraph.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;
using namespace std::chrono_literals;

class ExpressionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesOfFrames_data();
    void valuesOfFrames();
    void framesOfValues();
    void reduces_data();
    void reduces();
    void reducesModes_data();
    void reducesModes();
    void refusesToReduce();
    void resamples_data();
    void resamples();
    void refusesToResample_data();
    void refusesToResample();
    void thresholds_data();
    void thresholds();
    void thresholdsKeepShapes();
    void classic_data();
    void classic();
    void classicReducers_data();
    void classicReducers();
    void refusesConditions();
    void reads_data();
    void reads();
    void expressionTargets();
    void orders_data();
    void orders();
    void tooManyExpressions();
    void evaluates();
    void handsErrorsOn();
    void noDataIsNoError();
    void tellsWhatIsDropped();
};

namespace {

Expression read(const QString &json) // with ' for "
{
    const auto parsed = parseOrderedJson(QString(json).replace(QLatin1Char('\''), QLatin1Char('"')).toUtf8(),
                                         QStringLiteral("test"));
    return parsed ? readExpression(OrderedJsonView(*parsed)) : Expression{};
}

Expression math(const char *refId, const char *formula)
{
    return {QLatin1String(refId), MathCommand{QLatin1String(formula)}, {}, false};
}

QString outcome(const Result<ExprValues> &result)
{
    return result ? test::text(*result) : QString(QStringLiteral("! ") + result.error().detail);
}

const TimeRange tenMilliseconds{fromUnixMilliseconds(0), fromUnixMilliseconds(10)};

} // namespace

void ExpressionsTest::valuesOfFrames_data()
{
    QTest::addColumn<QString>("frames");
    QTest::addColumn<bool>("instant");
    QTest::addColumn<QString>("expected");
    QTest::newRow("series") << "A> Time@t=1,2; Value{h=a}@n=5,6 || A> Time@t=1; Value{h=b}@n=~" << false
                            << "{h=a} @1:5 @2:6 | {h=b} @1:~";
    QTest::newRow("several fields") << "A> Time@t=1; x{h=a}@n=5; y{h=b}@n=6" << false
                                    << "{h=a} @1:5 | {h=b} @1:6";
    QTest::newRow("instant series") << "A> Time@t=1,2; Value{h=a}@n=5,6" << true << "{h=a} 6";
    QTest::newRow("table without times") << "A> host@s=a,b; v@n=1,2" << false << "{host=a} 1 | {host=b} 2";
    QTest::newRow("instant table") << "A> Time@t=1,1; host@s=a,b; v@n=1,~" << true
                                   << "{host=a} 1 | {host=b} ~";
    QTest::newRow("long table") << "A> Time@t=2,1,1; host@s=b,b,a; v@n=3,2,1" << false
                                << "{host=a} @1:1 | {host=b} @1:2 @2:3";
    QTest::newRow("no rows") << "A> Time@t=; Value@n=" << false << "none";
    QTest::newRow("no numbers") << "A> Time@t=1; s@s=x" << false << "none";
    QTest::newRow("nothing") << "" << false << "none";
}

void ExpressionsTest::valuesOfFrames()
{
    QFETCH(QString, frames);
    QFETCH(bool, instant);
    QTEST(test::text(exprValuesOf(test::frames(qPrintable(frames)),
                                  instant ? QueryShape::Instant : QueryShape::Range)),
          "expected");
}

void ExpressionsTest::framesOfValues()
{
    const ExprValues values = test::exprValues(QStringLiteral("{h=a} @1:5 @2:~ | {h=b} 7 | 3 | none | {} ~"));
    QCOMPARE(test::text(framesOf(values, QStringLiteral("C"))),
             QStringLiteral("C> Time@t=1,2; C{h=a}@n=5,~ || C> C{h=b}@n=7 || C> C@n=3 || C> C@n=~"));
    QCOMPARE(framesOf(values, QStringLiteral("C"))[0].kind, FrameKind::Series);
    QVERIFY(test::exprValues(QStringLiteral("{} NaN")) == test::exprValues(QStringLiteral("{} NaN")));
    QVERIFY(!(test::exprValues(QStringLiteral("{} NaN")) == test::exprValues(QStringLiteral("{} ~"))));
}

void ExpressionsTest::reduces_data()
{
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<QString>("plain"); // of 4 9 1 3
    QTest::addColumn<QString>("withNull"); // of 4 ~ 1
    QTest::addColumn<QString>("empty");
    QTest::newRow("sum") << "sum" << "17" << "NaN" << "0";
    QTest::newRow("mean") << "mean" << "4.25" << "NaN" << "NaN";
    QTest::newRow("min") << "min" << "1" << "NaN" << "NaN";
    QTest::newRow("max") << "max" << "9" << "NaN" << "NaN";
    QTest::newRow("count") << "count" << "4" << "3" << "0";
    QTest::newRow("last") << "last" << "3" << "1" << "NaN";
    QTest::newRow("median") << "median" << "3.5" << "NaN" << "NaN";
    QTest::newRow("in capitals") << "MEAN" << "4.25" << "NaN" << "NaN";
}

void ExpressionsTest::reduces()
{
    QFETCH(QString, reducer);
    const auto reduced = [&](const char *series) {
        return outcome(reducedValues({QStringLiteral("A"), reducer, ReduceMode::Strict, 0},
                                     test::exprValues(QString::fromLatin1(series))))
            .section(QLatin1Char(' '), 1);
    };
    QTEST(reduced("{h=a} @1:4 @2:9 @3:1 @4:3"), "plain");
    QTEST(reduced("{h=a} @1:4 @2:~ @3:1"), "withNull");
    QTEST(reduced("{h=a} @"), "empty");
}

void ExpressionsTest::reducesModes_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *mode, const char *reducer, const char *input, const char *expected) {
        QTest::addRow("%s %s %s", mode, reducer, input) << mode << reducer << input << expected;
    };
    row("drop", "mean", "{h=a} @1:4 @2:~ @3:NaN @4:Inf @5:8", "{h=a} 6");
    row("drop", "count", "{h=a} @1:4 @2:~ @3:NaN", "{h=a} 1");
    row("drop", "min", "{h=a} @1:~", "{h=a} ~"); // nothing left
    row("drop", "sum", "{h=a} @1:~", "{h=a} 0");
    row("replace", "mean", "{h=a} @1:4 @2:~ @3:NaN @4:8", "{h=a} 7"); // 8 for each
    row("replace", "last", "{h=a} @1:4 @2:-Inf", "{h=a} 8");
    row("replace", "max", "{h=a} @", "{h=a} 8"); // the least of nothing is no number either
    row("strict", "last", "{h=a} @1:4 @2:Inf", "{h=a} Inf");
    row("strict", "last", "{h=a} @1:4 @2:~", "{h=a} ~");
    row("strict", "mean", "{h=a} 5 | {h=b} ~", "{h=a} 5 | {h=b} ~"); // numbers stay as they are
    row("drop", "mean", "{h=a} 5 | {h=b} NaN", "{h=a} 5");
    row("replace", "mean", "{h=a} 5 | {h=b} ~", "{h=a} 5 | {h=b} 8");
    row("strict", "mean", "none", "none");
}

void ExpressionsTest::reducesModes()
{
    QFETCH(QString, mode);
    QFETCH(QString, reducer);
    QFETCH(QString, input);
    const ReduceMode which = mode == QLatin1String("drop") ? ReduceMode::Drop
        : mode == QLatin1String("replace")                 ? ReduceMode::Replace
                                                           : ReduceMode::Strict;
    QTEST(outcome(reducedValues({QStringLiteral("A"), reducer, which, 8}, test::exprValues(input))),
          "expected");
}

void ExpressionsTest::refusesToReduce()
{
    QCOMPARE(
        outcome(reducedValues({QStringLiteral("A"), QStringLiteral("magic"), ReduceMode::Strict, 0}, {})),
        QStringLiteral("! unknown function \"magic\""));
    QCOMPARE(outcome(reducedValues({QStringLiteral("A"), QStringLiteral("sum"), ReduceMode::Strict, 0},
                                   test::exprValues(QStringLiteral("5")))),
             QStringLiteral("! only series can be reduced, not a plain number"));
}

void ExpressionsTest::resamples_data()
{
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("up");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected"); // at 0, 5 and 10 ms
    const auto row = [](const char *down, const char *up, const char *input, const char *expected) {
        QTest::addRow("%s %s %s", down, up, input) << down << up << input << expected;
    };
    row("mean", "fillna", "{h=a} @1:2 @4:4 @7:8", "{h=a} @0:~ @5:3 @10:8");
    row("sum", "fillna", "{} @0:1 @1:2 @5:3", "{} @0:1 @5:5 @10:~");
    row("min", "fillna", "{} @1:2 @4:4", "{} @0:~ @5:2 @10:~");
    row("max", "fillna", "{} @1:2 @4:4", "{} @0:~ @5:4 @10:~");
    row("last", "fillna", "{} @1:4 @4:2", "{} @0:~ @5:2 @10:~");
    row("mean", "pad", "{} @1:2 @4:4", "{} @0:~ @5:3 @10:4");
    row("mean", "backfilling", "{} @7:9", "{} @0:9 @5:9 @10:9");
    row("mean", "backfilling", "{} @3:9", "{} @0:9 @5:9 @10:~");
    row("mean", "fillna", "{} @1:~ @4:4", "{} @0:~ @5:NaN @10:~");
    row("mean", "pad", "{} @1:~", "{} @0:~ @5:~ @10:~");
    row("mean", "pad", "{h=a} @1:1 | {h=b} @1:2", "{h=a} @0:~ @5:1 @10:1 | {h=b} @0:~ @5:2 @10:2");
    row("mean", "pad", "none", "none");
    row("mean", "pad", "{h=a} 5", "! only series can be resampled");
}

void ExpressionsTest::resamples()
{
    QFETCH(QString, down);
    QFETCH(QString, up);
    QFETCH(QString, input);
    QTEST(outcome(resampledValues({QStringLiteral("A"), QStringLiteral("5ms"), down, up},
                                  test::exprValues(input), tenMilliseconds)),
          "expected");
}

void ExpressionsTest::refusesToResample_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("down");
    QTest::addColumn<QString>("up");
    QTest::addColumn<QString>("expected");
    QTest::newRow("window") << "soon" << "mean" << "pad" << "! \"soon\" is no window of time";
    QTest::newRow("no window") << "0s" << "mean" << "pad" << "! \"0s\" is no window of time";
    QTest::newRow("too long") << "1m" << "mean" << "pad" << "! the time range is shorter than the window";
    QTest::newRow("too fine") << "1ns" << "mean" << "pad" << "! over 1e+06 points";
    QTest::newRow("down") << "1ms" << "count" << "pad" << "! unknown downsampling \"count\"";
    QTest::newRow("up") << "1ms" << "mean" << "magic" << "! unknown upsampling \"magic\"";
}

void ExpressionsTest::refusesToResample()
{
    QFETCH(QString, window);
    QFETCH(QString, down);
    QFETCH(QString, up);
    QTEST(outcome(resampledValues({QStringLiteral("A"), window, down, up},
                                  test::exprValues(QStringLiteral("{} @1:1")), tenMilliseconds)),
          "expected");
}

void ExpressionsTest::thresholds_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("expected"); // of 1 2 3 4 5 NaN against 2 (and 4)
    QTest::newRow("greater") << "gt" << "0 0 1 1 1 0";
    QTest::newRow("less") << "lt" << "1 0 0 0 0 0";
    QTest::newRow("equal") << "eq" << "0 1 0 0 0 0";
    QTest::newRow("not equal") << "ne" << "1 0 1 1 1 1";
    QTest::newRow("greater or equal") << "gte" << "0 1 1 1 1 0";
    QTest::newRow("less or equal") << "lte" << "1 1 0 0 0 0";
    QTest::newRow("within") << "within_range" << "0 0 1 0 0 0";
    QTest::newRow("outside") << "outside_range" << "1 0 0 0 1 0";
    QTest::newRow("within or at") << "within_range_included" << "0 1 1 1 0 0";
    QTest::newRow("outside or at") << "outside_range_included" << "1 1 0 1 1 0";
}

void ExpressionsTest::thresholds()
{
    QFETCH(QString, type);
    QStringList found;
    for (const char *value : {"1", "2", "3", "4", "5", "NaN"})
        found << outcome(thresholdValues({QStringLiteral("A"), {type, {2, 4}}},
                                         test::exprValues(QString::fromLatin1(value))));
    QTEST(found.join(QLatin1Char(' ')), "expected");
}

void ExpressionsTest::thresholdsKeepShapes()
{
    const auto above = [](const char *input) {
        return outcome(thresholdValues({QStringLiteral("A"), {QStringLiteral("gt"), {2}}},
                                       test::exprValues(QString::fromLatin1(input))));
    };
    QCOMPARE(above("{h=a} @1:1 @2:3 @3:~ | {h=b} 5 | 1 | none | {} ~"),
             QStringLiteral("{h=a} @1:0 @2:1 @3:~ | {h=b} 1 | 0 | none | {} ~"));
    QCOMPARE(outcome(thresholdValues({QStringLiteral("A"), {QStringLiteral("magic"), {1}}}, {})),
             QStringLiteral("! unknown comparison \"magic\""));
    QCOMPARE(outcome(thresholdValues({QStringLiteral("A"), {QStringLiteral("within_range"), {1}}}, {})),
             QStringLiteral("! \"within_range\" needs 2 numbers, not 1"));
    QCOMPARE(outcome(thresholdValues({QStringLiteral("A"), {QStringLiteral("no_value"), {}}}, {})),
             QStringLiteral("! unknown comparison \"no_value\""));
}

void ExpressionsTest::classic_data()
{
    QTest::addColumn<QString>("conditions"); // "last A gt 5; or last B no_value"
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *conditions, const char *a, const char *b,
                        const char *expected) { QTest::newRow(name) << conditions << a << b << expected; };
    row("holds", "last A gt 5", "{} @1:1 @2:7", "", "{} 1");
    row("does not", "last A gt 5", "{} @1:9 @2:3", "", "{} 0");
    row("any series is enough", "last A gt 5", "{h=a} @1:1 | {h=b} @1:7", "", "{} 1");
    row("numbers as they are", "last A gt 5", "{h=a} 7", "", "{} 1");
    row("no data", "last A gt 5", "none", "", "{} ~");
    row("only nulls", "last A gt 5", "{} @1:~ @2:NaN", "", "{} ~");
    row("some nulls", "last A gt 5", "{h=a} @1:~ | {h=b} @1:1", "", "{} 0");
    row("asking for none", "last A no_value", "none", "", "{} 1");
    row("asking for none of nothing", "last A no_value", "", "", "{} 1");
    row("asking for none where there is some", "last A no_value", "{} @1:1", "", "{} 0");
    row("and", "last A gt 5; and last B gt 5", "{} 7", "{} 3", "{} 0");
    row("or", "last A gt 5; or last B gt 5", "{} 7", "{} 3", "{} 1");
    row("or with no data", "last A gt 5; or last B gt 5", "{} 7", "none", "{} ~");
    row("and with no data", "last A gt 5; and last B gt 5", "{} 7", "none", "{} 0");
    row("from left to right", "last A gt 100; or last A gt 5; and last B gt 5", "{} 7", "{} 9", "{} 1");
    row("from left to right, again", "last A gt 5; or last A gt 5; and last B gt 5", "{} 7", "{} 1", "{} 0");
    row("between in either order", "last A within_range 9 5", "{} 7", "", "{} 1");
    row("outside", "last A outside_range 5 9", "{} 7", "", "{} 0");
}

void ExpressionsTest::classic()
{
    QFETCH(QString, conditions);
    QFETCH(QString, a);
    QFETCH(QString, b);
    ClassicCommand command;
    std::vector<ExprValues> inputs;
    for (const QString &text : conditions.split(QStringLiteral("; "))) {
        QStringList words = text.split(QLatin1Char(' '));
        ClassicCondition condition;
        condition.either = words.front() == QLatin1String("or");
        if (condition.either || words.front() == QLatin1String("and"))
            words.removeFirst();
        condition.reducer = words[0];
        condition.input = words[1];
        condition.evaluator.type = words[2];
        for (const QString &number : words.mid(3))
            condition.evaluator.parameters.push_back(number.toDouble());
        inputs.push_back(test::exprValues(words[1] == QLatin1String("A") ? a : b));
        command.conditions.push_back(condition);
    }
    QTEST(outcome(classicValues(command, inputs)), "expected");
}

void ExpressionsTest::classicReducers_data()
{
    QTest::addColumn<QString>("reducer");
    QTest::addColumn<double>("expected"); // of ~ -4 9 NaN 2 3
    QTest::newRow("avg") << "avg" << 2.5;
    QTest::newRow("sum") << "sum" << 10.0;
    QTest::newRow("min") << "min" << -4.0;
    QTest::newRow("max") << "max" << 9.0;
    QTest::newRow("count") << "count" << 6.0;
    QTest::newRow("count_non_null") << "count_non_null" << 4.0;
    QTest::newRow("last") << "last" << 3.0;
    QTest::newRow("median") << "median" << 2.5;
    QTest::newRow("diff") << "diff" << 7.0;
    QTest::newRow("diff_abs") << "diff_abs" << 7.0;
    QTest::newRow("percent_diff") << "percent_diff" << 175.0;
    QTest::newRow("percent_diff_abs") << "percent_diff_abs" << 175.0;
}

void ExpressionsTest::classicReducers()
{
    QFETCH(QString, reducer);
    QFETCH(double, expected);
    const ExprValues input = test::exprValues(QStringLiteral("{} @1:~ @2:-4 @3:9 @4:NaN @5:2 @6:3"));
    const ClassicCommand equal{{{QStringLiteral("A"), reducer, {QStringLiteral("eq"), {expected}}, false}}};
    QCOMPARE(outcome(classicValues(equal, {input})), QStringLiteral("{} 1"));
    const ClassicCommand other{
        {{QStringLiteral("A"), reducer, {QStringLiteral("eq"), {expected + 1}}, false}}};
    QCOMPARE(outcome(classicValues(other, {input})), QStringLiteral("{} 0"));
}

void ExpressionsTest::refusesConditions()
{
    QCOMPARE(outcome(classicValues({}, {})), QStringLiteral("! there is no condition"));
    QCOMPARE(
        outcome(classicValues(
            {{{QStringLiteral("A"), QStringLiteral("mean"), {QStringLiteral("gt"), {1}}, false}}}, {{}})),
        QStringLiteral("! unknown function \"mean\""));
    QCOMPARE(outcome(classicValues(
                 {{{QStringLiteral("A"), QStringLiteral("avg"), {QStringLiteral("gt"), {}}, false}}}, {{}})),
             QStringLiteral("! \"gt\" needs 1 numbers, not 0"));
    QCOMPARE(outcome(classicValues(
                 {{{QStringLiteral("A"), QStringLiteral("avg"), {QStringLiteral("gt"), {1}}, false}}},
                 {test::exprValues(QStringLiteral("5"))})),
             QStringLiteral("! a condition needs series or numbers with labels, not a plain number"));
}

void ExpressionsTest::reads_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected"); // what it comes to with A = two series
    const auto row = [](const char *name, const char *json, const char *expected) {
        QTest::newRow(name) << json << expected;
    };
    row("math", "{'refId': 'B', 'type': 'math', 'expression': '$A * 10'}", "{h=a} @1:10 @6:30 | {h=b} @1:~");
    row("reduce", "{'refId': 'B', 'type': 'reduce', 'expression': 'A', 'reducer': 'max'}",
        "{h=a} 3 | {h=b} NaN");
    row("reduce of $A", "{'refId': 'B', 'type': 'reduce', 'expression': '$A', 'reducer': 'last'}",
        "{h=a} 3 | {h=b} ~");
    row("reduce, dropping",
        "{'refId': 'B', 'type': 'reduce', 'expression': 'A', 'reducer': 'mean', 'settings': {'mode': "
        "'dropNN'}}",
        "{h=a} 2 | {h=b} ~");
    row("reduce, replacing",
        "{'refId': 'B', 'type': 'reduce', 'expression': 'A', 'reducer': 'mean', 'settings': {'mode': "
        "'replaceNN', 'replaceWithValue': 7}}",
        "{h=a} 2 | {h=b} 7");
    row("reduce, strict",
        "{'refId': 'B', 'type': 'reduce', 'expression': 'A', 'reducer': 'sum', 'settings': {'mode': ''}}",
        "{h=a} 4 | {h=b} NaN");
    row("reduce, odd",
        "{'refId': 'B', 'type': 'reduce', 'expression': 'A', 'reducer': 'sum', 'settings': {'mode': 'odd'}}",
        "! unknown mode \"odd\"");
    row("resample",
        "{'refId': 'B', 'type': 'resample', 'expression': 'A', 'window': '5ms', 'downsampler': 'mean', "
        "'upsampler': 'pad'}",
        "{h=a} @0:~ @5:1 @10:3 | {h=b} @0:~ @5:~ @10:~");
    row("threshold",
        "{'refId': 'B', 'type': 'threshold', 'expression': 'A', 'conditions': [{'evaluator': {'type': 'gt', "
        "'params': [2]}}]}",
        "{h=a} @1:0 @6:1 | {h=b} @1:~");
    row("threshold with a number in a text",
        "{'refId': 'B', 'type': 'threshold', 'expression': 'A', 'conditions': [{'evaluator': {'type': 'lt', "
        "'params': ['2']}}]}",
        "{h=a} @1:1 @6:0 | {h=b} @1:~");
    row("threshold without a condition",
        "{'refId': 'B', 'type': 'threshold', 'expression': 'A', 'conditions': []}",
        "! a threshold has exactly one condition");
    row("classic",
        "{'refId': 'B', 'type': 'classic_conditions', 'conditions': [{'evaluator': {'type': 'gt', 'params': "
        "[2]}, 'operator': {'type': 'and'}, 'query': {'params': ['A']}, 'reducer': {'type': 'last'}}]}",
        "{} 1");
    row("sql", "{'refId': 'B', 'type': 'sql', 'expression': 'select 1'}",
        "! expressions of type \"sql\" are not known here");
    row("nothing to read", "{'refId': 'B', 'type': 'reduce', 'reducer': 'sum'}",
        "! it names no query to read");
}

void ExpressionsTest::reads()
{
    QFETCH(QString, json);
    const Expression expression = read(json);
    QCOMPARE(expression.refId, QStringLiteral("B"));
    const QHash<QString, Result<ExprValues>> queries{
        {QStringLiteral("A"), test::exprValues(QStringLiteral("{h=a} @1:1 @6:3 | {h=b} @1:~"))}};
    QTEST(outcome(evaluatedExpressions({expression}, queries, tenMilliseconds)
                      .byRefId.value(QStringLiteral("B"), ExprValues{})),
          "expected");
}

void ExpressionsTest::expressionTargets()
{
    const auto is = [](const char *json) {
        const auto parsed = parseOrderedJson(json, QStringLiteral("test"));
        return parsed && isExpressionTarget(OrderedJsonView(*parsed));
    };
    QVERIFY(is(R"({"datasource": {"type": "__expr__", "uid": "__expr__"}})"));
    QVERIFY(is(R"({"datasource": {"type": "__expr__", "uid": "${DS_EXPRESSION}"}})"));
    QVERIFY(is(R"({"datasource": "__expr__"})"));
    QVERIFY(is(R"({"datasource": {"uid": "-100"}})"));
    QVERIFY(!is(R"({"datasource": {"type": "prometheus", "uid": "x"}})"));
    QVERIFY(!is(R"({"type": "math"})"));
    QVERIFY(read(QStringLiteral("{'refId': 'B', 'hide': true, 'type': 'math', 'expression': '1'}")).hidden);
}

void ExpressionsTest::orders_data()
{
    QTest::addColumn<QString>("formulas"); // "B=$A; C=$B"
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("broken"); // of one of them
    QTest::newRow("as they stand") << "B=$A; C=$B" << "B C" << "";
    QTest::newRow("backwards") << "C=$B; B=$A" << "B C" << "";
    QTest::newRow("a diamond") << "D=$B+$C; C=$A; B=$A" << "B C D" << "";
    QTest::newRow("independent") << "C=1; B=2" << "C B" << "";
    QTest::newRow("itself") << "B=$B" << "" << "B: it depends on itself: B → B";
    QTest::newRow("a circle") << "B=$C; C=$D; D=$B; E=$A" << "E" << "C: it depends on itself: B → C → D → B";
    QTest::newRow("into a circle") << "E=$B; B=$C; C=$B" << "E" << "B: it depends on itself: B → C → B";
    QTest::newRow("missing") << "B=$X" << "" << "B: there is no query called X";
    QTest::newRow("two of one name") << "B=1; B=2" << "" << "B: several queries are called B";
    QTest::newRow("called like a query") << "A=1" << "" << "A: several queries are called A";
}

void ExpressionsTest::orders()
{
    QFETCH(QString, formulas);
    QFETCH(QString, order);
    QFETCH(QString, broken);
    std::vector<Expression> expressions;
    for (const QString &text : formulas.split(QStringLiteral("; ")))
        expressions.push_back(math(qPrintable(text.section(QLatin1Char('='), 0, 0)),
                                   qPrintable(text.section(QLatin1Char('='), 1))));
    const ExprOrder found = evaluationOrder(expressions, {QStringLiteral("A")});
    QStringList names;
    for (const size_t at : found.order)
        names << expressions[at].refId;
    QCOMPARE(names.join(QLatin1Char(' ')), order);
    QCOMPARE(found.broken.isEmpty(), broken.isEmpty());
    if (!broken.isEmpty()) {
        const QString refId = broken.section(QLatin1Char(':'), 0, 0);
        QVERIFY(found.broken.contains(refId));
        QCOMPARE(describe(found.broken.value(refId)), broken);
    }
}

void ExpressionsTest::tooManyExpressions()
{
    std::vector<Expression> chain;
    for (int i = 0; i < 5000; ++i)
        chain.push_back(
            math(qPrintable(QStringLiteral("E%1").arg(i)), qPrintable(QStringLiteral("$E%1").arg(i + 1))));
    const ExprOrder order = evaluationOrder(chain, {});
    QVERIFY(order.order.empty());
    QCOMPARE(order.broken.value(QStringLiteral("E7")).kind, ErrorKind::TooLarge);
}

void ExpressionsTest::evaluates()
{
    const std::vector<Expression> expressions{
        math("D", "$C > 50"),
        math("C", "$A / ($A + $B) * 100"),
        {QStringLiteral("E"),
         ReduceCommand{QStringLiteral("C"), QStringLiteral("max"), ReduceMode::Strict, 0},
         {},
         false},
    };
    const QHash<QString, Result<ExprValues>> queries{
        {QStringLiteral("A"), test::exprValues(QStringLiteral("{h=a} @1:1 @2:3"))},
        {QStringLiteral("B"), test::exprValues(QStringLiteral("{h=a} @1:3 @2:1"))},
    };
    const ExprAnswers answers = evaluatedExpressions(expressions, queries, tenMilliseconds);
    QCOMPARE(answers.byRefId.size(), 3);
    QCOMPARE(outcome(answers.byRefId[QStringLiteral("C")]), QStringLiteral("{h=a} @1:25 @2:75"));
    QCOMPARE(outcome(answers.byRefId[QStringLiteral("D")]), QStringLiteral("{h=a} @1:0 @2:1"));
    QCOMPARE(outcome(answers.byRefId[QStringLiteral("E")]), QStringLiteral("{h=a} 75"));
    QVERIFY(answers.findings.isEmpty());
}

void ExpressionsTest::handsErrorsOn()
{
    const QHash<QString, Result<ExprValues>> queries{
        {QStringLiteral("A"),
         failure(ErrorKind::ServerFailed, QStringLiteral("GET /x"), QStringLiteral("out of memory"))},
        {QStringLiteral("B"), test::exprValues(QStringLiteral("{} 1"))},
    };
    const ExprAnswers answers = evaluatedExpressions(
        {math("C", "$A + 1"), math("D", "$C + 1"), math("E", "$B + 1"), math("F", "$B +"), math("G", "$F")},
        queries, tenMilliseconds);
    const auto error
        = [&](const char *refId) { return describe(answers.byRefId[QLatin1String(refId)].error()); };
    QCOMPARE(error("C"), QStringLiteral("A: out of memory"));
    QCOMPARE(error("D"), QStringLiteral("C: out of memory"));
    QCOMPARE(answers.byRefId[QStringLiteral("D")].error().kind, ErrorKind::ServerFailed);
    QCOMPARE(outcome(answers.byRefId[QStringLiteral("E")]), QStringLiteral("{} 2"));
    QVERIFY(error("F").startsWith(QLatin1String("column 5")));
    QVERIFY(error("G").startsWith(QLatin1String("F: ")));
}

void ExpressionsTest::noDataIsNoError()
{
    const QHash<QString, Result<ExprValues>> queries{
        {QStringLiteral("A"), exprValuesOf({}, QueryShape::Range)},
        {QStringLiteral("B"), test::exprValues(QStringLiteral("{h=a} 1 | {h=b} 2"))},
        {QStringLiteral("X"), test::exprValues(QStringLiteral("{m=a} 1 | {m=b} 2"))},
    };
    const ExprAnswers answers = evaluatedExpressions(
        {math("C", "$A / $B"), math("D", "-$C"), math("E", "$B + $X")}, queries, tenMilliseconds);
    for (const char *refId : {"C", "D", "E"})
        QCOMPARE(outcome(answers.byRefId[QLatin1String(refId)]), QStringLiteral("none"));
}

void ExpressionsTest::tellsWhatIsDropped()
{
    const QHash<QString, Result<ExprValues>> queries{
        {QStringLiteral("A"), test::exprValues(QStringLiteral("{h=a} 1 | {h=b} 2"))},
        {QStringLiteral("B"), test::exprValues(QStringLiteral("{h=a} 1"))},
    };
    const ExprAnswers answers = evaluatedExpressions({math("C", "$A + $B")}, queries, tenMilliseconds);
    QCOMPARE(answers.findings.size(), 1);
    QCOMPARE(describe(answers.findings[0]),
             QStringLiteral("note: C: left out for want of a counterpart with fitting labels: 1"));
}

QTEST_GUILESS_MAIN(ExpressionsTest)
#include "tst_expressions.moc"
