#include "metrics/ratewindows.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace std::chrono_literals;

namespace {

Target target(const char *job, const char *env, Duration interval)
{
    Target one;
    one.labels = {{QStringLiteral("job"), QString::fromLatin1(job)},
                  {QStringLiteral("env"), QString::fromLatin1(env)}};
    one.scrapeInterval = interval;
    return one;
}

// node: 15 s; batch: 5 min in prod, 60 s in test; silent tells nothing.
const TargetList targets{{target("node", "prod", 15s), target("node", "prod", 15s),
                          target("batch", "prod", 300s), target("batch", "test", 60s),
                          target("silent", "prod", 0s)},
                         0};

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

QString textOf(const std::vector<JobInterval> &jobs)
{
    QStringList parts;
    for (const JobInterval &one : jobs)
        parts << one.job + u'=' + QString::number(one.interval / 1s);
    return parts.join(u' ');
}

} // namespace

class RateWindowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jobsOfAnExpression_data();
    void jobsOfAnExpression();
    void intervalOfAnExpression_data();
    void intervalOfAnExpression();
    void narrowWindows_data();
    void narrowWindows();
    void knownJobsOfAMetric();
    void variables();
    void sayAndMend();
    void asProblems_data();
    void asProblems();
};

void RateWindowsTest::asProblems_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("mended"); // empty: nothing is doubtful
    const auto row = [](const char *expression, const char *mended) {
        QTest::newRow(expression) << utf8(expression) << utf8(mended);
    };
    row("rate(x{job=\"node\"}[29s])", "rate(x{job=\"node\"}[1m])");
    row("rate(x{job=\"node\"}[30s])", "");
    row("deriv(x{job=\"node\"}[15s])", "deriv(x{job=\"node\"}[1m])");
    row("max_over_time(x{job=\"node\"}[1s])", ""); // one sample is enough
    row("rate(x{job=\"batch\"}[1m])", "rate(x{job=\"batch\"}[20m])");
    row("rate(x{job=~\"node|batch\"}[20s])", "rate(x{job=~\"node|batch\"}[20m])"); // the slowest decides
    row("rate(x[1m])", ""); // some job is fast enough
    row("rate(x{job=\"node\"}[$__rate_interval])", "");
}

void RateWindowsTest::asProblems()
{
    QFETCH(QString, expression);
    QFETCH(QString, mended);
    const promql::Problems problems = rateWindowProblems(expression, {targets});
    QCOMPARE(problems.size(), mended.isEmpty() ? 0u : 1u);
    if (mended.isEmpty())
        return;
    QCOMPARE(problems.front().rule, QStringLiteral("range-too-short"));
    QVERIFY(expression.mid(problems.front().span.start - 1, 1) == QLatin1String("["));
    QCOMPARE(applied(*problems.front().fix, expression), mended);
    QVERIFY(rateWindowProblems(mended, {targets}).empty());
}

void RateWindowsTest::jobsOfAnExpression_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *expression, const char *expected) {
        QTest::newRow(expression) << utf8(expression) << utf8(expected);
    };
    row("up{job=\"node\"}", "node=15");
    row("up", "node=15 batch=300");
    row("up{env=\"test\"}", "batch=60");
    row("rate(a{job=\"batch\",code=~\"5..\"}[1m]) / rate(b{job=~\"node|batch\"}[1m])", "batch=300 node=15");
    row("up{job=\"silent\"}", "");
    row("up{job=\"gone\"}", "");
    row("1 + 1", "");
    row("sum(", "");
}

void RateWindowsTest::jobsOfAnExpression()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    QCOMPARE(textOf(jobIntervals(expression, {targets})), expected);
}

void RateWindowsTest::intervalOfAnExpression_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("seconds");
    QTest::newRow("one job") << utf8("up{job=\"node\"}") << 15;
    QTest::newRow("the slowest of two") << utf8("up{job=\"node\"} or up{job=\"batch\"}") << 300;
    QTest::newRow("no job named: what most targets have") << utf8("up") << 15;
    QTest::newRow("a job that is none: what most targets have") << utf8("up{job=\"gone\"}") << 15;
}

void RateWindowsTest::intervalOfAnExpression()
{
    QFETCH(QString, expression);
    QFETCH(int, seconds);
    QCOMPARE(scrapeIntervalOfExpression(expression, {targets}),
             std::optional<Duration>(std::chrono::seconds(seconds)));
    QCOMPARE(scrapeIntervalOfExpression(expression, {TargetList{}}), std::nullopt);
}

void RateWindowsTest::narrowWindows_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QStringList>("mended");
    const auto row = [](const char *expression, const QStringList &mended) {
        QTest::newRow(expression) << utf8(expression) << mended;
    };
    row("rate(a{job=\"node\"}[30s])", {}); // two scrapes exactly
    row("rate(a{job=\"node\"}[29s])", {utf8("rate(a{job=\"node\"}[1m])")});
    row("sum by (x) (increase(a{job=\"batch\"}[5m])) > 0",
        {utf8("sum by (x) (increase(a{job=\"batch\"}[20m])) > 0")});
    row("irate(a{job=\"batch\",env=\"test\"}[1m] offset 5m)",
        {utf8("irate(a{job=\"batch\",env=\"test\"}[4m] offset 5m)")});
    row("avg_over_time(a{job=\"batch\"}[1m])", {}); // one sample is enough
    row("rate(a[1m])", {}); // may be of the fast job
    row("rate(a[10s])", {utf8("rate(a[1m])")}); // none is that fast
    row("rate(a{job=\"silent\"}[1s])", {});
    row("rate(a{job=\"node\"}[$__rate_interval])", {});
    row("rate(a{job=\"node\"}[10s]) + rate(b{job=\"node\"}[20s])",
        {utf8("rate(a{job=\"node\"}[1m]) + rate(b{job=\"node\"}[20s])"),
         utf8("rate(a{job=\"node\"}[10s]) + rate(b{job=\"node\"}[1m])")});
    row("rate(a{job!=\"node\"}[10s])", {utf8("rate(a{job!=\"node\"}[20m])")});
    row("rate(", {});
}

void RateWindowsTest::narrowWindows()
{
    QFETCH(QString, expression);
    QFETCH(QStringList, mended);
    QStringList found;
    for (const RateWindowFinding &finding : rateWindowFindings(expression, {targets}))
        found << finding.mended;
    QCOMPARE(found, mended);
}

void RateWindowsTest::knownJobsOfAMetric()
{
    ScrapeKnowledge knowledge{targets};
    knowledge.jobsOfMetric.insert(utf8("a"), {utf8("batch")});
    const auto findings = rateWindowFindings(utf8("rate(a[1m])"), knowledge);
    QCOMPARE(findings.size(), 1u);
    QCOMPARE(findings[0].job, utf8("batch"));
    QCOMPARE(findings[0].window.interval, Duration(300s));
    QVERIFY(rateWindowFindings(utf8("rate(b[1m])"), knowledge).empty());
}

void RateWindowsTest::variables()
{
    const QString text = utf8("rate(a{job=\"$job\"}[$window])");
    QVERIFY(rateWindowFindings(text, {targets}).empty()); // nothing is known of either
    ScrapeKnowledge knowledge{targets};
    knowledge.resolved = [](const QString &part) {
        return QString(part).replace(utf8("$job"), utf8("batch")).replace(utf8("$window"), utf8("2m"));
    };
    const auto findings = rateWindowFindings(text, knowledge);
    QCOMPARE(findings.size(), 1u);
    QCOMPARE(findings[0].windowText, utf8("$window"));
    QCOMPARE(findings[0].mended, utf8("rate(a{job=\"$job\"}[20m])"));
}

void RateWindowsTest::sayAndMend()
{
    const auto findings = rateWindowFindings(utf8("rate(a{job=\"batch\"}[1m])"), {targets});
    QCOMPARE(findings.size(), 1u);
    QCOMPARE(findings[0].message,
             utf8("rate window [1m] holds fewer than two scrapes of job batch (every 5m)"));
    QCOMPARE(findings[0].window, (NarrowWindow{60s, 300s, 1200s}));
    QCOMPARE(rateWindowFindings(utf8("rate(a[2s])"), {targets})[0].message,
             utf8("rate window [2s] holds fewer than two scrapes of any job (the fastest every 15s)"));
}

QTEST_GUILESS_MAIN(RateWindowsTest)
#include "tst_ratewindows.moc"
