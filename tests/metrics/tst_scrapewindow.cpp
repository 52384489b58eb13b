#include "metrics/scrapewindow.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace std::chrono_literals;

namespace {

using Selector = std::vector<TargetMatcher>;

Target target(const char *job, const char *env, Duration interval)
{
    Target one;
    one.labels = {{QStringLiteral("job"), QString::fromLatin1(job)},
                  {QStringLiteral("env"), QString::fromLatin1(env)}};
    one.scrapeInterval = interval;
    return one;
}

// node: 15 s in prod, 60 s in test; batch: 5 min; silent tells nothing.
const TargetList targets{{target("node", "prod", 15s), target("node", "prod", 15s),
                          target("node", "test", 60s), target("batch", "prod", 300s),
                          target("batch", "prod", 300s), target("silent", "prod", 0s)},
                         0};

TargetMatcher match(const char *name, MatchKind kind, const char *value)
{
    return {QString::fromLatin1(name), kind, QString::fromLatin1(value)};
}

} // namespace

Q_DECLARE_METATYPE(Selector)

class ScrapeWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void intervalOfASelector_data();
    void intervalOfASelector();
    void intervalOfAJob();
    void narrowWindows_data();
    void narrowWindows();
};

void ScrapeWindowTest::intervalOfASelector_data()
{
    QTest::addColumn<Selector>("selector");
    QTest::addColumn<int>("seconds"); // 0: unknown
    const auto row = [](const char *name, const Selector &selector, int seconds) {
        QTest::newRow(name) << selector << seconds;
    };
    using enum MatchKind;
    row("everything: of equals the longer", {}, 300);
    row("job", {match("job", Equal, "node")}, 15);
    row("job and environment", {match("job", Equal, "node"), match("env", Equal, "test")}, 60);
    row("not", {match("job", NotEqual, "batch")}, 15);
    row("pattern", {match("job", Regex, "no.*|x")}, 15);
    row("pattern is anchored", {match("job", Regex, "no")}, 0);
    row("not a pattern's", {match("job", NotRegex, "no.+")}, 300);
    row("broken pattern", {match("job", Regex, "(")}, 0);
    row("broken pattern excludes nothing", {match("job", Equal, "node"), match("job", NotRegex, "(")}, 15);
    row("labels that targets lack", {match("job", Equal, "node"), match("status", Equal, "500")}, 15);
    row("the metric's name", {match("__name__", Equal, "up"), match("job", Equal, "batch")}, 300);
    row("no such job", {match("job", Equal, "nobody")}, 0);
    row("tells nothing", {match("job", Equal, "silent")}, 0);
}

void ScrapeWindowTest::intervalOfASelector()
{
    QFETCH(Selector, selector);
    QFETCH(int, seconds);
    const auto interval = scrapeIntervalFor(selector, targets);
    QCOMPARE(interval.value_or(Duration::zero()), Duration(std::chrono::seconds(seconds)));
    QCOMPARE(interval.has_value(), seconds != 0);
    QVERIFY(!scrapeIntervalFor(selector, {}));
}

void ScrapeWindowTest::intervalOfAJob()
{
    QCOMPARE(scrapeIntervalFor(QStringLiteral("batch"), targets), std::optional<Duration>(300s));
    QCOMPARE(scrapeIntervalFor(QStringLiteral("nobody"), targets), std::nullopt);
}

void ScrapeWindowTest::narrowWindows_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("isNarrow");
    QTest::newRow("one scrape") << 15 << true;
    QTest::newRow("nearly two") << 29 << true;
    QTest::newRow("two") << 30 << false;
    QTest::newRow("many") << 300 << false;
}

void ScrapeWindowTest::narrowWindows()
{
    QFETCH(int, seconds);
    QFETCH(bool, isNarrow);
    const Selector node{match("job", MatchKind::Equal, "node")};
    const Duration window = std::chrono::seconds(seconds);
    const auto finding = narrowWindow(window, node, targets);
    QCOMPARE(finding.has_value(), isNarrow);
    if (finding)
        QCOMPARE(*finding, (NarrowWindow{window, 15s, 60s}));
    QVERIFY(!narrowWindow(window, {match("job", MatchKind::Equal, "nobody")},
                          targets)); // unknown is no finding
}

QTEST_GUILESS_MAIN(ScrapeWindowTest)
#include "tst_scrapewindow.moc"
