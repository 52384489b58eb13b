#include "shell/fuzzymatch.h"

#include <QTest>

using namespace yagura::shell;

class FuzzyMatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void ranking_data();
    void ranking();
    void emptyPatternMatchesAll();
};

void FuzzyMatchTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("candidate");
    QTest::addColumn<QList<int>>("positions"); // empty: no match
    const auto row = [](const char *name, const char *pattern, const char *candidate, QList<int> positions) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(candidate) << positions;
    };
    row("prefix", "log", "Logs", {0, 1, 2});
    row("word starts, the earlier of two", "gt", "Go to traces", {0, 3});
    row("a run stays whole", "time", "Move the time range earlier", {9, 10, 11, 12});
    row("run beats scatter", "trac", "The raptor traces", {11, 12, 13, 14});
    row("spaces are skipped", "go lo", "Go to logs", {0, 1, 6, 7});
    row("out of order", "sgol", "Logs", {});
    row("missing letter", "logz", "Logs", {});
    row("camel humps", "dpe", "PaymentDbPoolExhausted", {7, 9, 13});
    row("Japanese", "ログ", "ログを開く", {0, 1});
    row("longer than the candidate", "logsss", "Logs", {});
}

void FuzzyMatchTest::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, candidate);
    QFETCH(QList<int>, positions);
    const auto match = fuzzyMatch(pattern, candidate);
    QCOMPARE(match.has_value(), !positions.isEmpty());
    if (match)
        QCOMPARE(match->positions, positions);
}

void FuzzyMatchTest::ranking_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("word start over middle")
        << QStringLiteral("tr") << QStringLiteral("Traces") << QStringLiteral("Metrics");
    QTest::newRow("shorter over longer") << QStringLiteral("logs") << QStringLiteral("Logs")
                                         << QStringLiteral("Logs of the service in the last hour");
    QTest::newRow("run over scattered")
        << QStringLiteral("ack") << QStringLiteral("Acknowledge") << QStringLiteral("A car kept");
}

void FuzzyMatchTest::ranking()
{
    QFETCH(QString, pattern);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(fuzzyMatch(pattern, better)->score > fuzzyMatch(pattern, worse)->score);
}

void FuzzyMatchTest::emptyPatternMatchesAll()
{
    QCOMPARE(fuzzyMatch(QString(), QStringLiteral("x")), FuzzyMatch{});
    QCOMPARE(fuzzyMatch(QStringLiteral("  "), QString()), FuzzyMatch{});
    QVERIFY(!fuzzyMatch(QStringLiteral("a"), QString()));
}

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "tst_fuzzymatch.moc"
