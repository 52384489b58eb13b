#include "metrics/promql/literal.h"
#include "metrics/promql/parser.h"
#include "metrics/promql/printer.h"
#include "support/promqlcorpus.h"

#include <QTest>

using namespace yagura::metrics::promql;

namespace {

char letterOf(ValueType type)
{
    return "?svmt"[static_cast<int>(type)];
}

// (name children…) with the place and the type of every node: "(+:v0-6 up:v0-2 1:s5-6)".
QString dump(const Expr &expr)
{
    QString head;
    if (const auto *number = expr.as<NumberNode>())
        head = numberText(number->value);
    else if (expr.as<StringNode>() || expr.as<SelectorNode>() || expr.as<VariableNode>())
        head = printed(expr).replace(QLatin1Char(' '), QLatin1Char('_'));
    else if (const auto *range = expr.as<RangeNode>())
        head = QLatin1Char('[') + lengthText(range->range) + QLatin1Char(']');
    else if (const auto *subquery = expr.as<SubqueryNode>())
        head = subqueryText(*subquery).replace(QLatin1Char(' '), QLatin1Char('_'));
    else if (const auto *call = expr.as<CallNode>())
        head = call->name;
    else if (const auto *aggregate = expr.as<AggregateNode>())
        head = aggregateText(*aggregate).remove(QLatin1Char(' '));
    else if (const auto *binary = expr.as<BinaryNode>())
        head = operatorText(binary->op) + QLatin1String(binary->returnBool ? "bool" : "")
            + matchingText(*binary).remove(QLatin1Char(' '));
    else if (const auto *unary = expr.as<UnaryNode>())
        head = QLatin1Char('u') + operatorText(unary->op);
    else
        head = QLatin1String(expr.as<ParenNode>() ? "()" : "missing");
    head += QStringLiteral(":%1%2-%3")
                .arg(QLatin1Char(letterOf(expr.type)))
                .arg(expr.span.start)
                .arg(expr.span.end());
    const auto below = children(expr);
    if (below.empty())
        return head;
    QStringList parts{head};
    for (const Expr *child : below)
        parts << dump(*child);
    return QLatin1Char('(') + parts.join(QLatin1Char(' ')) + QLatin1Char(')');
}

} // namespace

class PromqlParserTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trees_data();
    void trees();
    void problems_data();
    void problems();
    void allProblemsAreFound();
    void fixesMend_data();
    void fixesMend();
    void versions_data();
    void versions();
    void variables_data();
    void variables();
    void printedReadsBack();
    void rightAndWrongOffline();
    void everyBeginningIsRead();
    void deepNestingEnds_data();
    void deepNestingEnds();
    void longLinesAreBroken();
    void commentsAreNotLost();
};

void PromqlParserTest::trees_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    const auto add = [](const char *text, const char *tree) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(tree);
    };
    add("1", "1:s0-1");
    add(" -1 ", "-1:s1-3");
    add("\"a\"", "\"a\":t0-3");
    add("up", "up:v0-2");
    add("1 + 2 * 3", "(+:s0-9 1:s0-1 (*:s4-9 2:s4-5 3:s8-9))");
    add("1 - 2 - 3", "(-:s0-9 (-:s0-5 1:s0-1 2:s4-5) 3:s8-9)");
    add("2 ^ 3 ^ 2", "(^:s0-9 2:s0-1 (^:s4-9 3:s4-5 2:s8-9))");
    add("-1 ^ 2", "(u-:s0-6 (^:s1-6 1:s1-2 2:s5-6))");
    add("2 ^ -1 * 3", "(*:s0-10 (^:s0-6 2:s0-1 -1:s4-6) 3:s9-10)");
    add("-a * b", "(*:v0-6 (u-:v0-2 a:v1-2) b:v5-6)");
    add("a or b and c", "(or:v0-12 a:v0-1 (and:v5-12 b:v5-6 c:v11-12))");
    add("a == b + 1", "(==:v0-10 a:v0-1 (+:v5-10 b:v5-6 1:s9-10))");
    add("a % b atan2 c", "(atan2:v0-13 (%:v0-5 a:v0-1 b:v4-5) c:v12-13)");
    add("1 > bool 2", "(>bool:s0-10 1:s0-1 2:s9-10)");
    add("a * on (x) group_left (y) b", "(*on(x)group_left(y):v0-27 a:v0-1 b:v26-27)");
    add("(a)", "(():v0-3 a:v1-2)");
    add("up{b=\"1\",a!~'2'}", "up{a!~\"2\",b=\"1\"}:v0-16");
    add("a offset 5m", "a_offset_5m:v0-11");
    add("a @ end() offset -1h", "a_@_end()_offset_-1h:v0-20");
    add("a[5m] offset 1h", "([5m]:m0-15 a_offset_1h:v0-1)");
    add("a[1h:5m] @ 3", "([1h:5m]_@_3.000:m0-12 a:v0-1)");
    add("-a offset 5m", "(u-:v0-12 a_offset_5m:v1-12)");
    add("a + b @ 5", "(+:v0-9 a:v0-1 b_@_5.000:v4-9)");
    add("rate(a[5m])", "(rate:v0-11 ([5m]:m5-10 a:v5-6))");
    add("time()", "time:s0-6");
    add("scalar(a) + 1", "(+:s0-13 (scalar:s0-9 a:v7-8) 1:s12-13)");
    add("sum by (x) (a)", "(sumby(x):v0-14 a:v12-13)");
    add("sum(a) by (x)", "(sumby(x):v0-13 a:v4-5)");
    add("topk(2, a)", "(topk:v0-10 2:s5-6 a:v8-9)");
    add("sum or by", "(or:v0-9 sum:v0-3 by:v7-9)");
    add("a # comment\n+ b", "(+:v0-15 a:v0-1 b:v14-15)");
    add("\"😀\" ", "\"😀\":t0-4");
    add("{\"a.b\",c=\"d\"}", "{\"a.b\",c=\"d\"}:v0-13");
    // With something missing, the rest is there.
    add("", "missing:?0-0");
    add("a +", "(+:v0-3 a:v0-1 missing:?3-3)");
    add("rate(a[5m]", "(rate:v0-10 ([5m]:m5-10 a:v5-6))");
    add("sum by (x", "(sumby(x):v0-9 missing:?9-9)");
    add("a{b=", "a:v0-4");
    add("f(a, , b)", "(f:?0-9 a:v2-3 missing:?4-4 b:v7-8)");
}

void PromqlParserTest::trees()
{
    QFETCH(QString, text);
    QFETCH(QString, tree);
    QCOMPARE(dump(*parse(text).root), tree);
}

void PromqlParserTest::problems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("at");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<QString>("message");
    const auto add = [](const char *text, qsizetype at, qsizetype length, const char *message) {
        QTest::newRow(text) << QString::fromUtf8(text) << at << length << QString::fromUtf8(message);
    };
    add("", 0, 0, "unexpected end of input");
    add("a +", 3, 0, "unexpected end of input, expected an expression");
    add("a b", 2, 1, "unexpected identifier \"b\"");
    add("(a", 0, 1, "unclosed left parenthesis");
    add("a)", 1, 1, "unexpected \")\"");
    add("up{a", 2, 1, "unclosed left brace");
    add("up[5m", 2, 1, "unclosed left bracket");
    add("up{a=b}", 5, 1, "unexpected identifier \"b\" in label matching, expected string");
    add("up[5]x", 5, 1, "unexpected identifier \"x\"");
    add("up[5h1h]", 3, 4, "not a valid duration string: \"5h1h\"");
    add("rate(up)", 5, 2, "expected type range vector in call to function \"rate\", got instant vector");
    add("foo(up)", 0, 3, "unknown function with name \"foo\"");
    add("sum(1)", 4, 1, "expected type instant vector in aggregation expression, got scalar");
    add("topk(up, up)", 5, 2, "expected type scalar in aggregation parameter, got instant vector");
    add("1 == 2", 2, 2, "comparisons between scalars must use BOOL modifier");
    add("1 and up", 2, 3, "set operator \"and\" not allowed in binary scalar expression");
    add("a + bool b", 4, 4, "bool modifier can only be used on comparison operators");
    add("{a=~\".*\"}", 0, 9, "vector selector must contain at least one non-empty matcher");
    add("up{a=~\"(\"}", 6, 3, "error parsing regexp: missing ): (");
    add("(up)[5m]", 4, 4, "ranges only allowed for vector selectors");
    add("round(up, 1, 2)", 0, 15, "expected at most 2 argument(s) in call to \"round\", got 3");
    add("abs()", 0, 5, "expected 1 argument(s) in call to \"abs\", got 0");
    add("label_join(up)", 0, 14, "expected at least 3 argument(s) in call to \"label_join\", got 1");
    add("a * on (x) group_left (x) b", 23, 1, "label \"x\" must not occur in ON and GROUP clause at once");
}

void PromqlParserTest::problems()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, at);
    QFETCH(qsizetype, length);
    QFETCH(QString, message);
    const Parsed parsed = parse(text);
    QVERIFY(!parsed.problems.empty());
    QCOMPARE(parsed.problems.front().message, message);
    QCOMPARE(parsed.problems.front().span, (Span{at, length}));
}

void PromqlParserTest::allProblemsAreFound()
{
    const Parsed parsed = parse(QStringLiteral("rate(a) + foo(b{c=d}) + sum(1) + up[5x]"));
    QStringList messages;
    for (const Problem &problem : parsed.problems)
        messages << problem.message;
    QCOMPARE(
        messages,
        (QStringList{
            QStringLiteral("expected type range vector in call to function \"rate\", got instant vector"),
            QStringLiteral("unknown function with name \"foo\""),
            QStringLiteral("unexpected identifier \"d\" in label matching, expected string"),
            QStringLiteral("expected type instant vector in aggregation expression, got scalar"),
            QStringLiteral("binary expression must contain only scalar and instant vector types"),
            QStringLiteral("bad number or duration syntax: \"5x\"")}));
}

void PromqlParserTest::fixesMend_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mended");
    const auto add = [](const char *text, const char *mended) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(mended);
    };
    add("rate(up)", "rate(up[5m])");
    add("rate(up{a=\"b\"} offset 5m)", "rate(up{a=\"b\"}[5m] offset 5m)");
    add("1 == 2", "1 == bool 2");
    add("up{job=api}", "up{job=\"api\"}");
    add("sum(up,)", "sum(up)");
    add("abs(up)[5m]", "abs(up)[5m:]");
    add("incraese(up[5m])", "increase(up[5m])");
    add("a + bool b", "a +  b");
}

void PromqlParserTest::fixesMend()
{
    QFETCH(QString, text);
    QFETCH(QString, mended);
    const Parsed parsed = parse(text);
    QCOMPARE(parsed.problems.size(), 1u);
    QVERIFY(parsed.problems.front().fix);
    QCOMPARE(applied(*parsed.problems.front().fix, text), mended);
    QVERIFY(parse(mended).isRight());
}

void PromqlParserTest::versions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first"); // the first version that takes it
    const auto add = [](const char *text, const char *first) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(first);
    };
    add("{\"a.b\"}", "3.0");
    add("up{\"a.b\"=\"c\"}", "3.0");
    add("sum by (\"a.b\") (up)", "3.0");
    add("up[300]", "3.0");
    add("5m", "3.0");
    add("limitk(1, up)", "2.54");
    add("first_over_time(up[5m])", "3.7");
    add("double_exponential_smoothing(up[5m], 0.5, 0.5)", "3.0");
    add("histogram_avg(up)", "2.51");
}

void PromqlParserTest::versions()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    const Version version = versionFromText(first).value();
    ParseOptions options;
    QVERIFY(parse(text, options).isRight());
    options.server = version;
    QVERIFY(parse(text, options).isRight());
    options.server
        = version.minor > 0 ? Version{version.major, version.minor - 1} : Version{version.major - 1, 99};
    QVERIFY(!parse(text, options).isRight());
    options.server = Version{3, 0};
    QVERIFY(!parse(QStringLiteral("holt_winters(up[5m], 0.5, 0.5)"), options).isRight());
}

void PromqlParserTest::variables_data()
{
    QTest::addColumn<QString>("text");
    const auto add = [](const char *text) { QTest::newRow(text) << QString::fromLatin1(text); };
    add("rate($metric[$__rate_interval])");
    add("sum by ($label) (node_${what}_total{job=\"$job\"})");
    add("topk($k, up) / $divisor");
    add("up[1h:$step] offset $shift");
    add("$whole");
    add("up{job=\"a\", $filter}");
    add("[[metric]]{a=\"b\"}");
    add("up @ $time");
}

void PromqlParserTest::variables()
{
    QFETCH(QString, text);
    const Parsed parsed = parse(text, {.server = {}, .variables = true});
    QVERIFY2(parsed.isRight(), parsed.isRight() ? "" : qPrintable(parsed.problems.front().message));
    QVERIFY(!parse(text).isRight());
}

void PromqlParserTest::printedReadsBack()
{
    const QStringList corpus = yagura::test::promqlCorpus("right");
    QVERIFY(corpus.size() >= 200);
    for (const QString &text : corpus) {
        const Parsed parsed = parse(text);
        for (const QString &again : {printed(*parsed.root), formatted(*parsed.root)}) {
            const Parsed second = parse(again);
            QVERIFY2(second.isRight() && sameTree(*parsed.root, *second.root), qPrintable(text));
            QCOMPARE(formatted(*second.root), formatted(*parsed.root));
        }
    }
    QVERIFY(!sameTree(*parse(QStringLiteral("a + b")).root, *parse(QStringLiteral("b + a")).root));
    QVERIFY(!sameTree(*parse(QStringLiteral("a{b=\"c\"}")).root, *parse(QStringLiteral("a{b=\"d\"}")).root));
    QVERIFY(
        !sameTree(*parse(QStringLiteral("a offset 1m")).root, *parse(QStringLiteral("a offset 2m")).root));
}

void PromqlParserTest::rightAndWrongOffline()
{
    const ParseOptions old{.server = Version{2, 42}};
    const QStringList wrong = yagura::test::promqlCorpus("wrong");
    QVERIFY(wrong.size() >= 150);
    for (const QString &text : yagura::test::promqlCorpus("right"))
        QVERIFY2(parse(text, old).isRight(), qPrintable(text));
    for (const QString &text : wrong)
        QVERIFY2(!parse(text, old).isRight(), qPrintable(text));
}

// While it is being typed, an expression has a tree at every moment, within the bounds of the text.
void PromqlParserTest::everyBeginningIsRead()
{
    for (const QString &text : yagura::test::promqlCorpus("right")) {
        for (qsizetype length = 0; length <= text.size(); ++length) {
            const Parsed parsed = parse(text.left(length));
            QVERIFY(parsed.root);
            for (const Problem &problem : parsed.problems)
                QVERIFY(problem.span.start >= 0 && problem.span.end() <= length);
            forEachNode(*parsed.root, [&](const Expr &expr) {
                QVERIFY(expr.span.start >= 0 && expr.span.end() <= length);
            });
        }
    }
}

void PromqlParserTest::deepNestingEnds_data()
{
    QTest::addColumn<QString>("unit");
    for (const char *unit :
         {"(", "-", "sum(", "abs(-", "a+", "a^", "a[5m:]", "{", "a{b=\"c\",", ")", "1,", "by (", "a or ("})
        QTest::newRow(unit) << QString::fromLatin1(unit);
}

void PromqlParserTest::deepNestingEnds()
{
    QFETCH(QString, unit);
    const Parsed parsed = parse(unit.repeated(50'000));
    QVERIFY(parsed.root->height <= 501);
    QVERIFY(!parsed.isRight());
    QVERIFY(parsed.problems.size() < 200'000);
}

void PromqlParserTest::longLinesAreBroken()
{
    const QString name(60, QLatin1Char('a'));
    const QString text = QStringLiteral("sum by (x) (%1 / on (y) %1)").arg(name);
    QCOMPARE(formattedText(text), QStringLiteral("sum by (x) (\n    %1\n  / on (y)\n    %1\n)").arg(name));
    QCOMPARE(formattedText(QStringLiteral("sum(a)by(x)")), QStringLiteral("sum by (x) (a)"));
}

void PromqlParserTest::commentsAreNotLost()
{
    QVERIFY(!formattedText(QStringLiteral("a # why")));
    QVERIFY(!formattedText(QStringLiteral("a +")));
}

QTEST_GUILESS_MAIN(PromqlParserTest)
#include "tst_promqlparser.moc"
