#include "dashboards/exprtext.h"
#include "dashboards/frames/expression/exprunion.h"
#include "dashboards/frames/expression/mathevaluation.h"

#include <QElapsedTimer>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

class MathExpressionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trees_data();
    void trees();
    void refuses_data();
    void refuses();
    void variables();
    void deepNesting();
    void operators_data();
    void operators();
    void functions_data();
    void functions();
    void unions_data();
    void unions();
    void drops_data();
    void drops();
    void series_data();
    void series();
    void unknownVariable();
    void manySeries();
    void tooManyPairs();
};

namespace {

QString treeOf(const MathExpression &expression, int at)
{
    const MathNode &node = expression.nodes[static_cast<size_t>(at)];
    static constexpr const char *signs[]
        = {"||", "&&", "==", "!=", ">", ">=", "<", "<=", "+", "-", "*", "/", "%", "**", "!"};
    switch (node.kind) {
    case MathNode::Kind::Number:
        return plainNumberText(node.number);
    case MathNode::Kind::Variable:
        return QLatin1Char('$') + node.variable;
    case MathNode::Kind::Call:
        return QStringLiteral("f%1(%2)")
            .arg(static_cast<int>(node.function))
            .arg(node.left < 0 ? QString() : treeOf(expression, node.left));
    case MathNode::Kind::Unary:
        return QStringLiteral("(%1%2)").arg(QLatin1String(signs[static_cast<int>(node.operation)]),
                                            treeOf(expression, node.left));
    case MathNode::Kind::Binary:
        break;
    }
    return QStringLiteral("(%1 %2 %3)")
        .arg(treeOf(expression, node.left), QLatin1String(signs[static_cast<int>(node.operation)]),
             treeOf(expression, node.right));
}

QString outcome(const QString &formula, const QHash<QString, ExprValues> &variables)
{
    const auto parsed = parseMath(formula);
    if (!parsed)
        return describe(parsed.error());
    const auto result = evaluated(*parsed, variables);
    return result ? test::text(result->values) : describe(result.error());
}

QString outcome(const QString &formula, const QString &a, const QString &b)
{
    return outcome(formula,
                   {{QStringLiteral("A"), test::exprValues(a)}, {QStringLiteral("B"), test::exprValues(b)}});
}

} // namespace

void MathExpressionsTest::trees_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    const std::pair<const char *, const char *> rows[]{
        {"1", "1"},
        {" $A ", "$A"},
        {"${A b}", "$A b"},
        {"$A_1+2", "($A_1 + 2)"},
        {"$A / $B * 100", "(($A / $B) * 100)"},
        {"1 + 2 * 3", "(1 + (2 * 3))"},
        {"(1 + 2) * 3", "((1 + 2) * 3)"},
        {"1 - 2 - 3", "((1 - 2) - 3)"},
        {"2 ** 3 ** 2", "((2 ** 3) ** 2)"}, // from left to right, unlike elsewhere
        {"-2 ** 2", "((-2) ** 2)"}, // and the sign binds tighter
        {"-$A", "(-$A)"},
        {"!-$A", "(!(-$A))"},
        {"2*-1", "(2 * (-1))"},
        {"1--1", "(1 - (-1))"},
        {"5 % 3 / 2", "((5 % 3) / 2)"},
        {"$A > 1 && $B < 2 || !$C", "((($A > 1) && ($B < 2)) || (!$C))"},
        {"1 || 0 && 0", "(1 || (0 && 0))"},
        {"$A >= 1 == 1", "(($A >= 1) == 1)"},
        {"$A != $B", "($A != $B)"},
        {"1 + 2 <= 3 + 4", "((1 + 2) <= (3 + 4))"},
        {"abs($A - $B)", "f0(($A - $B))"},
        {"nan()", "f2()"},
        {"is_null(null())", "f8(f5())"},
        {"floor(ceil(round($A)))", "f12(f11(f10($A)))"},
        {"0x1F", "31"},
        {".5e-1", "0.05"},
        {"1.", "1"},
        {"1e3", "1000"},
        {"\n$A\n+\t1", "($A + 1)"},
    };
    for (const auto &[text, tree] : rows)
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(tree);
}

void MathExpressionsTest::trees()
{
    QFETCH(QString, text);
    const auto parsed = parseMath(text);
    QVERIFY2(parsed, parsed ? "" : qPrintable(describe(parsed.error())));
    QCOMPARE(parsed->text, text);
    QTEST(treeOf(*parsed, static_cast<int>(parsed->nodes.size()) - 1), "tree");
}

void MathExpressionsTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const std::pair<const char *, const char *> rows[]{
        {"", "the expression is empty"},
        {"  ", "the expression is empty"},
        {"$", "column 1: \"$\" without the name of a query"},
        {"${}", "column 1: \"$\" without the name of a query"},
        {"1 + ${A", "column 5: \"${\" without \"}\""},
        {"1 +", "column 4: a query, number or function is expected instead of the end"},
        {"* 2", "column 1: a query, number or function is expected instead of \"*\""},
        {"1 2", "column 3: unexpected \"2\""},
        {"$A $B", "column 4: unexpected \"B\""},
        {"(1 + 2", "column 7: \")\" is expected instead of the end (the bracket opens at column 1)"},
        {"1)", "column 2: unexpected \")\""},
        {"1 # 2", "column 3: unexpected \"#\""},
        {"$A & $B", "column 4: unexpected \"&\" (\"&&\" is meant)"},
        {"$A = 1", "column 4: unexpected \"=\" (\"==\" is meant)"},
        {"3rd", "column 1: \"3rd\" is no number"},
        {"1e", "column 1: \"1e\" is no number"},
        {"0xZZ", "column 1: \"0xZZ\" is no number"},
        {"A / B", "column 1: unknown function \"A\" (queries are written $A)"},
        {"ln($A)", "column 1: unknown function \"ln\" (log is the natural logarithm)"},
        {"flor($A)", "column 1: unknown function \"flor\" (did you mean floor?)"},
        {"abs", "column 4: \"(\" is expected behind abs"},
        {"abs()", "column 5: a query, number or function is expected instead of \")\""},
        {"abs($A, 1)", "column 7: abs takes one argument"},
        {"nan(1)", "column 5: nan takes no argument"},
        {"abs($A", "column 7: \")\" is expected instead of the end (the bracket opens at column 4)"},
        {"\"text\"", "column 1: unexpected \"\"\""},
    };
    for (const auto &[text, error] : rows)
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text) << QString::fromUtf8(error);
}

void MathExpressionsTest::refuses()
{
    QFETCH(QString, text);
    const auto parsed = parseMath(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
    QTEST(describe(parsed.error()), "error");
}

void MathExpressionsTest::variables()
{
    QCOMPARE(parseMath(QStringLiteral("$B + $A / ${B} - ${x y}"))->variables.join(QLatin1Char('|')),
             QStringLiteral("B|A|x y"));
    QVERIFY(parseMath(QStringLiteral("1 + 2"))->variables.isEmpty());
}

void MathExpressionsTest::deepNesting()
{
    for (const QString &part : {QStringLiteral("("), QStringLiteral("-"), QStringLiteral("abs(")}) {
        const auto deep = parseMath(part.repeated(1000) + QStringLiteral("1"));
        QVERIFY(!deep);
        QVERIFY(deep.error().detail.contains(QLatin1String("deeply")));
    }
    QVERIFY(
        parseMath(QStringLiteral("(").repeated(90) + QStringLiteral("1") + QStringLiteral(")").repeated(90)));
    QVERIFY(parseMath(QString(QStringLiteral("1+").repeated(4000) + QStringLiteral("1"))));
    QCOMPARE(parseMath(QString(20'000, QLatin1Char('1'))).error().kind, ErrorKind::TooLarge);
}

void MathExpressionsTest::operators_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("expected");
    const std::pair<const char *, const char *> rows[]{
        {"7 + 2", "9"},
        {"7 - 2", "5"},
        {"7 * 2", "14"},
        {"7 / 2", "3.5"},
        {"7 % 4", "3"},
        {"-7 % 4", "-3"},
        {"2 ** 10", "1024"},
        {"1 / 0", "Inf"},
        {"-1 / 0", "-Inf"},
        {"0 / 0", "NaN"},
        {"1 % 0", "NaN"},
        {"1 == 1", "1"},
        {"1 == 2", "0"},
        {"1 != 2", "1"},
        {"2 > 1", "1"},
        {"1 > 1", "0"},
        {"1 >= 1", "1"},
        {"1 < 2", "1"},
        {"2 <= 1", "0"},
        {"2 && 3", "1"},
        {"2 && 0", "0"},
        {"0 && nan()", "0"},
        {"1 && nan()", "NaN"},
        {"0 || 0", "0"},
        {"0 || 5", "1"},
        {"1 || nan()", "1"},
        {"0 || nan()", "NaN"},
        {"nan() || 0", "1"},
        {"nan() == nan()", "NaN"},
        {"nan() + 1", "NaN"},
        {"null() + 1", "~"},
        {"null() == null()", "~"},
        {"-null()", "~"},
        {"!0", "1"},
        {"!5", "0"},
        {"!nan()", "NaN"},
        {"-5", "-5"},
        {"inf() - 1", "Inf"},
        {"infn() * 2", "-Inf"},
        {"2 ** -1", "0.5"},
    };
    for (const auto &[formula, expected] : rows)
        QTest::newRow(formula) << QString::fromUtf8(formula) << QString::fromUtf8(expected);
}

void MathExpressionsTest::operators()
{
    QFETCH(QString, formula);
    QTEST(outcome(formula, {}), "expected");
}

void MathExpressionsTest::functions_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("expected"); // of -1.5, 2.5, 0, Inf, NaN and null
    QTest::newRow("abs") << "abs" << "1.5 2.5 0 Inf NaN NaN";
    QTest::newRow("log") << "log" << "NaN 0.9162907318741551 -Inf Inf NaN NaN";
    QTest::newRow("round") << "round" << "-2 3 0 Inf NaN NaN"; // halves away from zero
    QTest::newRow("ceil") << "ceil" << "-1 3 0 Inf NaN NaN";
    QTest::newRow("floor") << "floor" << "-2 2 0 Inf NaN NaN";
    QTest::newRow("is_nan") << "is_nan" << "0 0 0 0 1 NaN";
    QTest::newRow("is_inf") << "is_inf" << "0 0 0 1 0 NaN";
    QTest::newRow("is_null") << "is_null" << "0 0 0 0 0 1";
    QTest::newRow("is_number") << "is_number" << "1 1 1 0 0 0";
}

void MathExpressionsTest::functions()
{
    QFETCH(QString, function);
    QFETCH(QString, expected);
    QStringList found;
    for (const char *value : {"-1.5", "2.5", "0", "Inf", "NaN", "~"}) {
        const QString formula = function + QStringLiteral("($A)");
        const QString scalar = outcome(formula, QString::fromLatin1(value), {});
        QCOMPARE(outcome(formula, QStringLiteral("{a=1} ") + QLatin1String(value), {}),
                 QString(QStringLiteral("{a=1} ") + scalar));
        QCOMPARE(outcome(formula, QStringLiteral("{} @5:") + QLatin1String(value), {}),
                 QString(QStringLiteral("{} @5:") + scalar));
        found << scalar;
    }
    QCOMPARE(found.join(QLatin1Char(' ')), expected);
    QCOMPARE(outcome(function + QStringLiteral("($A)"), QStringLiteral("none"), {}), QStringLiteral("none"));
}

void MathExpressionsTest::unions_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("sum");
    const auto row = [](const char *name, const char *a, const char *b, const char *sum) {
        QTest::newRow(name) << a << b << sum;
    };
    row("equal labels", "{h=a} 1 | {h=b} 2", "{h=b} 10 | {h=a} 20", "{h=a} 21 | {h=b} 12");
    row("right ones are part", "{h=a} 1 | {h=b} 2", "{h=a m=x} 10 | {h=a m=y} 20 | {h=b m=x} 30",
        "{h=a m=x} 11 | {h=a m=y} 21 | {h=b m=x} 32");
    row("left ones are part", "{h=a m=x} 1 | {h=b m=y} 2", "{h=a} 10", "{h=a m=x} 11");
    row("a scalar with all", "100", "{h=a} 1 | {h=b} 2", "{h=a} 101 | {h=b} 102");
    row("a number without labels with all", "{h=a} 1 | {h=b} 2", "{} 100", "{h=a} 101 | {h=b} 102");
    row("other names do not meet", "{h=a} 1 | {h=b} 2", "{m=a} 1 | {m=b} 2", "");
    row("same names, other values", "{h=a} 1 | {h=b} 2", "{h=c} 1 | {h=d} 2", "");
    row("names that overlap", "{h=a m=x} 1 | {h=b m=x} 2", "{h=a z=x} 1 | {h=b z=x} 2", "");
    row("one and one always meet", "{h=a} 1", "{m=b} 2", "{} 3");
    row("one and several do not", "{h=a} 1", "{m=b} 2 | {m=c} 3", "");
    row("no data", "none", "{m=b} 2 | {m=c} 3", "none");
    row("no data on the right", "{m=b} 2", "none", "none");
    row("nothing", "", "{m=b} 2", "");
    row("mixed sets of names", "{} 1 | {h=a} 2 | {h=a m=x} 3", "{h=a} 10",
        "{h=a} 11 | {h=a} 12 | {h=a m=x} 13");
}

void MathExpressionsTest::unions()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(QString, sum);
    QCOMPARE(outcome(QStringLiteral("$A + $B"), a, b), sum);
}

void MathExpressionsTest::drops_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("dropped");
    QTest::newRow("none") << "{h=a} 1" << "{h=a} 2" << 0;
    QTest::newRow("left") << "{h=a} 1 | {h=b} 2" << "{h=a} 2" << 1;
    QTest::newRow("both") << "{h=a} 1 | {h=b} 2" << "{h=a} 2 | {h=c} 3 | {h=d} 3" << 3;
    QTest::newRow("one and one") << "{h=a} 1" << "{h=b} 1" << 0;
    QTest::newRow("no data") << "none" << "{h=b} 1 | {h=c} 1" << 0;
}

void MathExpressionsTest::drops()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(int, dropped);
    const auto result
        = evaluated(*parseMath(QStringLiteral("$A + $B")),
                    {{QStringLiteral("A"), test::exprValues(a)}, {QStringLiteral("B"), test::exprValues(b)}});
    QVERIFY(result);
    QCOMPARE(static_cast<int>(result->dropped), dropped);
}

void MathExpressionsTest::series_data()
{
    QTest::addColumn<QString>("formula");
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *formula, const char *a, const char *b,
                        const char *expected) { QTest::newRow(name) << formula << a << b << expected; };
    row("equal times", "$A / $B", "{h=a} @1:10 @2:20", "{h=a} @1:2 @2:5", "{h=a} @1:5 @2:4");
    row("shared times only", "$A - $B", "{} @1:10 @2:20 @3:30", "{} @2:1 @3:2 @4:3", "{} @2:19 @3:28");
    row("no shared times", "$A - $B", "{} @1:10", "{} @2:1", "{} @");
    row("null", "$A + $B", "{} @1:~ @2:1", "{} @1:1 @2:~", "{} @1:~ @2:~");
    row("with a number", "$A * $B", "{h=a} @1:10 @2:~", "{h=a} 3", "{h=a} @1:30 @2:~");
    row("number first", "$A - $B", "{h=a} 3", "{h=a} @1:10", "{h=a} @1:-7");
    row("with a scalar", "100 - $A", "{h=a} @1:10 @2:NaN", "", "{h=a} @1:90 @2:NaN");
    row("with a null number", "$A + $B", "{} @1:10", "{} ~", "{} @1:~");
    row("sign", "-$A", "{h=a} @1:10 @2:~", "", "{h=a} @1:-10 @2:~");
    row("comparison", "$A > 5", "{h=a} @1:3 @2:7", "", "{h=a} @1:0 @2:1");
    row("percentage of errors", "$A / ($A + $B) * 100", "{h=a} @1:1", "{h=a} @1:3", "{h=a} @1:25");
    row("several", "$A + $B", "{h=a} @1:1 | {h=b} @1:2", "{h=a} @1:10 | {h=b} @1:20",
        "{h=a} @1:11 | {h=b} @1:22");
}

void MathExpressionsTest::series()
{
    QFETCH(QString, formula);
    QFETCH(QString, a);
    QFETCH(QString, b);
    QTEST(outcome(formula, a, b), "expected");
}

void MathExpressionsTest::unknownVariable()
{
    QCOMPARE(outcome(QStringLiteral("1 + $C"), {}), QStringLiteral("column 5: there is no query called C"));
}

void MathExpressionsTest::manySeries()
{
    ExprValues a;
    ExprValues b;
    const Column times = Column::times(std::vector<double>(20, 1));
    for (int i = 0; i < 10'000; ++i) {
        const Labels labels{{QStringLiteral("pod"), QString::number(i)}};
        a.push_back(seriesValue(labels, times, Column::numbers(std::vector<double>(20, i))));
        b.push_back(seriesValue(Labels{{QStringLiteral("pod"), QString::number(9'999 - i)},
                                       {QStringLiteral("node"), QStringLiteral("n")}},
                                times, Column::numbers(std::vector<double>(20, 1))));
    }
    QElapsedTimer timer;
    timer.start();
    const auto result = evaluated(*parseMath(QStringLiteral("$A / $B * 2 + $A")),
                                  {{QStringLiteral("A"), a}, {QStringLiteral("B"), b}});
    QVERIFY(result);
    QCOMPARE(result->values.size(), size_t{10'000});
    QCOMPARE(result->values[7].values.number(0), 21.0);
    QVERIFY2(timer.elapsed() < 10'000, "quadratic"); // a third of a second when linear, on a quiet machine
}

void MathExpressionsTest::tooManyPairs()
{
    const ExprValues many(2000, numberValue({}, 1));
    const auto result = exprUnion(many, many);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::TooLarge);
}

QTEST_GUILESS_MAIN(MathExpressionsTest)
#include "tst_mathexpressions.moc"
