#include "metrics/promql/lint.h"
#include "metrics/promql/parser.h"

#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace yagura::metrics::promql;

namespace {

const MetadataMap metadata{{QStringLiteral("queue"), {MetricType::Gauge, {}, {}}},
                           {QStringLiteral("requests"), {MetricType::Counter, {}, {}}},
                           {QStringLiteral("temperature_total"), {MetricType::Gauge, {}, {}}},
                           {QStringLiteral("latency"), {MetricType::Histogram, {}, {}}}};

Problems found(const QString &text, const LintContext &context = {})
{
    const Parsed parsed = parse(text);
    return parsed.isRight() ? lint(*parsed.root, text, context) : parsed.problems;
}

} // namespace

class PromqlLintTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rules_data();
    void rules();
    void metadataDecides_data();
    void metadataDecides();
    void silence_data();
    void silence();
    void asFinding();
};

// Rule, where, and the text after its fix (empty: none).
void PromqlLintTest::rules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("mended");
    const auto add = [](const char *text, const char *rule, const char *where, const char *mended) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(rule)
                            << QString::fromUtf8(where) << QString::fromUtf8(mended);
    };
    add("rate(mem_bytes[5m])", "rate-of-gauge", "rate", "deriv(mem_bytes[5m])");
    add("increase(mem_bytes[5m])", "rate-of-gauge", "increase", "delta(mem_bytes[5m])");
    add("delta(x_total[5m])", "delta-of-counter", "delta", "increase(x_total[5m])");
    add("deriv(x_total[5m])", "delta-of-counter", "deriv", "rate(x_total[5m])");
    add("sum(x_total{a=\"b\"})", "counter-without-rate", "x_total{a=\"b\"}",
        "sum(rate(x_total{a=\"b\"}[5m]))");
    add("x_total offset 1h", "counter-without-rate", "x_total offset 1h", "");
    add("rate(sum by (a) (x)[5m:])", "rate-of-sum", "rate(sum by (a) (x)[5m:])", "sum by (a) (rate(x[5m]))");
    add("rate(sum(x_total)[5m:1m])", "rate-of-sum", "rate(sum(x_total)[5m:1m])", "sum(rate(x_total[5m]))");
    add("count(up) == 0", "comparison-never-holds", "count(up) == 0", "");
    add("absent(up) < 1", "comparison-never-holds", "absent(up) < 1", "");
    add("sum(rate(x[5m])) < 0", "comparison-never-holds", "sum(rate(x[5m])) < 0", "");
    add("up == NaN", "comparison-never-holds", "up == NaN", "");
    add("up != NaN", "comparison-always-holds", "up != NaN", "");
    add("up > 5 < 3", "comparison-never-holds", "up > 5 < 3", "");
    add("(up >= 5) < 5", "comparison-never-holds", "(up >= 5) < 5", "");
    add("up == 1 == 2", "comparison-never-holds", "up == 1 == 2", "");
    add("quantile(95, up)", "quantile-out-of-range", "95", "quantile(0.95, up)");
    add("quantile_over_time(-1, up[5m])", "quantile-out-of-range", "-1", "");
    add("histogram_quantile(1.5, x)", "quantile-out-of-range", "1.5", "histogram_quantile(0.015, x)");
    add("histogram_quantile(0.9, sum(rate(x_bucket[5m])))", "histogram-without-le", "sum",
        "histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))");
    add("histogram_quantile(0.9, sum by (a) (rate(x_bucket[5m])))", "histogram-without-le", "sum",
        "histogram_quantile(0.9, sum by (le, a) (rate(x_bucket[5m])))");
    add("histogram_quantile(0.9, sum without (le) (rate(x_bucket[5m])))", "histogram-without-le", "sum", "");
    add("up{a=~\"b\"}", "regex-without-pattern", "a=~\"b\"", "up{a=\"b\"}");
    add("up{a !~ \"b\"}", "regex-without-pattern", "a !~ \"b\"", "up{a != \"b\"}");
    add("up{a=~\".*\"}", "regex-matches-all", "a=~\".*\"", "");
    add("up{a=\"b\",a=\"c\"}", "contradictory-matchers", "a=\"c\"", "");
    add("sum(sort(up))", "sort-inside", "sort(up)", "");
    add("avg(histogram_quantile(0.9, x))", "quantiles-averaged", "avg", "");
    add("avg(x{quantile=\"0.9\"})", "quantiles-averaged", "avg", "");
    add("up / 0", "division-by-zero", "0", "");
}

void PromqlLintTest::rules()
{
    QFETCH(QString, text);
    QFETCH(QString, rule);
    QFETCH(QString, where);
    QFETCH(QString, mended);
    const Problems problems = found(text);
    QCOMPARE(problems.size(), 1u);
    const Problem &problem = problems.front();
    QCOMPARE(problem.rule, rule);
    QCOMPARE(text.mid(problem.span.start, problem.span.length), where);
    QVERIFY(problem.severity != FindingSeverity::Error);
    QVERIFY(!problem.message.isEmpty());
    QCOMPARE(problem.fix ? applied(*problem.fix, text).simplified() : QString(), mended);
    if (problem.fix)
        QVERIFY(parse(applied(*problem.fix, text)).isRight());
}

void PromqlLintTest::metadataDecides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule"); // empty: none
    const auto add = [](const char *text, const char *rule) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(rule);
    };
    add("rate(queue[5m])", "rate-of-gauge");
    add("requests", "counter-without-rate");
    add("delta(requests[5m])", "delta-of-counter");
    add("temperature_total", ""); // said to be a gauge, whatever its name
    add("rate(temperature_total[5m])", "rate-of-gauge");
    add("latency_count", "counter-without-rate");
    add("latency_sum", "counter-without-rate");
    add("rate(latency_bucket[5m])", "");
    add("queue", "");
}

void PromqlLintTest::metadataDecides()
{
    QFETCH(QString, text);
    QFETCH(QString, rule);
    const Problems problems = found(text, {&metadata});
    QCOMPARE(problems.size(), rule.isEmpty() ? 0u : 1u);
    if (rule.isEmpty())
        return;
    QCOMPARE(problems.front().rule, rule);
    QCOMPARE(problems.front().severity, FindingSeverity::Warning);
}

void PromqlLintTest::silence_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"rate(x_total[5m])",
                             "count(x_total)",
                             "absent(x_total)",
                             "x_total and up",
                             "up == 0",
                             "count(up) > 0",
                             "count(up) == bool 0",
                             "up > 3 < 5",
                             "quantile(0.9, up)",
                             "histogram_quantile(0.9, rate(x_bucket[5m]))",
                             "histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))",
                             "histogram_quantile(0.9, sum(rate(x[5m])))",
                             "histogram_quantile(0.9, sum without (a) (rate(x_bucket[5m])))",
                             "up{a=~\"b|c\"}",
                             "up{a=~\"b.*\"}",
                             "sort(up)",
                             "(sort_desc(up))",
                             "max_over_time(sum(x)[5m:])",
                             "up{a=\"b\",c=\"d\"}",
                             "abs(up) <= 0",
                             "topk(5, rate(x_total[5m]))",
                             "1 / up",
                             "sum(rate(x_total[5m])) == 0"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void PromqlLintTest::silence()
{
    QFETCH(QString, text);
    const Problems problems = found(text);
    QVERIFY2(problems.empty(), problems.empty() ? "" : qPrintable(problems.front().message));
}

void PromqlLintTest::asFinding()
{
    const QString text = QStringLiteral("up\n/ 0");
    const Finding finding = toFinding(found(text).front(), text);
    QCOMPARE(finding.line, 2);
    QCOMPARE(finding.subject, QStringLiteral("0"));
    QCOMPARE(finding.severity, FindingSeverity::Warning);
    QCOMPARE(finding.message, QStringLiteral("division by zero"));
}

QTEST_GUILESS_MAIN(PromqlLintTest)
#include "tst_promqllint.moc"
