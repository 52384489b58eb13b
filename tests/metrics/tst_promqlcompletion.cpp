#include "metrics/promql/ranking.h"

#include <QTest>

using namespace yagura::metrics::promql;

namespace {

// The text with | for the cursor.
CompletionContext at(QString marked, const ParseOptions &options = {})
{
    const qsizetype cursor = marked.indexOf(QLatin1Char('|'));
    return completionAt(marked.remove(cursor, 1), cursor, options);
}

constexpr WantedKinds operand = Wanted::Metrics | Wanted::Functions | Wanted::Aggregators;

QStringList names(const std::vector<Candidate> &candidates)
{
    QStringList found;
    for (const Candidate &candidate : candidates)
        found << candidate.text;
    return found;
}

std::vector<Candidate> metricsNamed(const QStringList &all)
{
    std::vector<Candidate> candidates;
    for (const QString &name : all)
        candidates.push_back({name, name, CandidateKind::Metric, {}, {}});
    return candidates;
}

} // namespace

class PromqlCompletionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void places_data();
    void places();
    void whatIsReplaced_data();
    void whatIsReplaced();
    void valuesOfALabel();
    void namesOfASelector();
    void groupingOfSeries_data();
    void groupingOfSeries();
    void expectedTypes_data();
    void expectedTypes();
    void languageFits();
    void insertedValues_data();
    void insertedValues();
    void matches_data();
    void matches();
    void ranking();
};

void PromqlCompletionTest::places_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<WantedKinds>("wanted");
    const auto add = [](const char *text, WantedKinds wanted) {
        QTest::newRow(text) << QString::fromLatin1(text) << wanted;
    };
    add("|", operand);
    add("ht|", operand);
    add("rate(|", operand);
    add("clamp(up, |", operand);
    add("up + |", operand | Wanted::MatchingWords);
    add("up == |", operand | Wanted::MatchingWords | Wanted::Bool);
    add("up == bool |", operand | Wanted::MatchingWords);
    add("up * on (a) |b", operand | Wanted::GroupWords);
    add("up * on (a) group_left (b) |", operand);
    add("up |", Wanted::Operators | Wanted::Modifiers);
    add("up of|", Wanted::Operators | Wanted::Modifiers);
    add("up{a=\"b\"} |", Wanted::Operators | Wanted::Modifiers);
    add("up[5m] |", Wanted::Operators | Wanted::Modifiers);
    add("1 |", Wanted::Operators);
    add("up{|", Wanted::LabelNames);
    add("up{jo|}", Wanted::LabelNames);
    add("up{a=\"b\",|}", Wanted::LabelNames);
    add("{\"|", Wanted::LabelNames | Wanted::Metrics);
    add("up{job |", Wanted::MatchOperators);
    add("up{job=|", Wanted::LabelValues);
    add("up{job=\"|", Wanted::LabelValues);
    add("up{job=~'a|'}", Wanted::LabelValues);
    add("up{job=\"a\" |", Wanted::Nothing);
    add("up[|", Wanted::Durations);
    add("up[5|]", Wanted::Durations);
    add("up[5m:|]", Wanted::Durations);
    add("up offset |", Wanted::Durations);
    add("up @ |", Wanted::Times);
    add("sum |", Wanted::GroupingWords | Wanted::Operators);
    add("sum(up) |", Wanted::GroupingWords | Wanted::Operators);
    add("sum by (a) (up) |", Wanted::Operators);
    add("abs(up) |", Wanted::Operators);
    add("sum by (|", Wanted::GroupingLabels);
    add("sum by (a, |) (up)", Wanted::GroupingLabels);
    add("sum by (a |", Wanted::Nothing);
    add("a / on (|) b", Wanted::GroupingLabels);
    add("a / on (x) group_left (|) b", Wanted::GroupingLabels);
    add("sum by |", Wanted::Nothing);
    add("\"text|\"", Wanted::Nothing);
    add("up # comment|", Wanted::Nothing);
    add("up # comment\n|", Wanted::Operators | Wanted::Modifiers);
    add("sum by (a) (|", operand);
    add("(|", operand);
}

void PromqlCompletionTest::places()
{
    QFETCH(QString, text);
    QFETCH(WantedKinds, wanted);
    QCOMPARE(at(text).wanted, wanted);
}

void PromqlCompletionTest::whatIsReplaced_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("replaced");
    const auto add = [](const char *text, const char *typed, const char *replaced) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(typed)
                            << QString::fromLatin1(replaced);
    };
    add("|", "", "");
    add("ht|tp", "ht", "http");
    add("|http", "", "");
    add("rate(no|de)", "no", "node");
    add("up{jo|b=\"x\"}", "jo", "job");
    add("up{job=\"pro|m\"}", "pro", "prom");
    add("up{job=\"pro|", "pro", "pro");
    add("up{job=\"pro|} + 1", "pro", "pro");
    add("up[5|m]", "5", "5m");
    add("up{job=pro|}", "pro", "pro");
    add("a + b|", "b", "b");
}

void PromqlCompletionTest::whatIsReplaced()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(QString, replaced);
    const CompletionContext context = at(text);
    QCOMPARE(context.typed, typed);
    QCOMPARE(text.remove(QLatin1Char('|')).mid(context.replace.start, context.replace.length), replaced);
}

void PromqlCompletionTest::valuesOfALabel()
{
    const CompletionContext context = at(QStringLiteral("rate(up{env=\"a\",job=~\"x|\",zone!=\"z\"}[5m])"));
    QCOMPARE(context.label, QStringLiteral("job"));
    QCOMPARE(context.metric, QStringLiteral("up"));
    QCOMPARE(context.matchKind, yagura::MatchKind::Regex);
    QCOMPARE(context.quote, QChar(u'"'));
    QCOMPARE(context.matchers.size(), 2u);
    QCOMPARE(context.selectors, QStringList(QStringLiteral("up{env=\"a\",zone!=\"z\"}")));
    QCOMPARE(at(QStringLiteral("{job=\"|")).selectors, QStringList());
    QCOMPARE(at(QStringLiteral("{\"a.b\"=\"|")).label, QStringLiteral("a.b"));
}

void PromqlCompletionTest::namesOfASelector()
{
    QCOMPARE(at(QStringLiteral("up{|")).selectors, QStringList(QStringLiteral("up")));
    QCOMPARE(at(QStringLiteral("a{b=\"c\"} + d{e=\"f\", |}")).selectors,
             QStringList(QStringLiteral("d{e=\"f\"}")));
    QCOMPARE(at(QStringLiteral("{|}")).selectors, QStringList());
}

void PromqlCompletionTest::groupingOfSeries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("selectors");
    const auto add = [](const char *text, const QStringList &selectors) {
        QTest::newRow(text) << QString::fromLatin1(text) << selectors;
    };
    add("sum by (|) (rate(a{b=\"c\"}[5m]))", {QStringLiteral("a{b=\"c\"}")});
    add("sum(a / b) by (|)", {QStringLiteral("a"), QStringLiteral("b")});
    add("sum by (x) (a) / on (|) sum by (x) (b)", {QStringLiteral("a"), QStringLiteral("b")});
    add("z + sum by (|) (max by (y) (a))", {QStringLiteral("a")});
    add("a + sum by (|", {QStringLiteral("a")});
}

void PromqlCompletionTest::groupingOfSeries()
{
    QFETCH(QString, text);
    QFETCH(QStringList, selectors);
    QCOMPARE(at(text).selectors, selectors);
}

void PromqlCompletionTest::expectedTypes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ValueType>("type");
    const auto add
        = [](const char *text, ValueType type) { QTest::newRow(text) << QString::fromLatin1(text) << type; };
    add("|", ValueType::Unknown);
    add("rate(|", ValueType::Matrix);
    add("histogram_quantile(|", ValueType::Scalar);
    add("histogram_quantile(0.9, |", ValueType::Vector);
    add("topk(|", ValueType::Scalar);
    add("topk by (a) (|", ValueType::Scalar);
    add("topk(1, |", ValueType::Vector);
    add("sum by (a) (|", ValueType::Vector);
    add("sum by (a) ((|", ValueType::Unknown);
    add("(|", ValueType::Unknown);
}

void PromqlCompletionTest::expectedTypes()
{
    QFETCH(QString, text);
    QFETCH(ValueType, type);
    QCOMPARE(at(text).expected, type);
}

void PromqlCompletionTest::languageFits()
{
    const QStringList all = names(languageCandidates(at(QStringLiteral("|"))));
    QVERIFY(all.contains(QStringLiteral("rate")));
    QVERIFY(all.contains(QStringLiteral("sum")));
    QVERIFY(all.contains(QStringLiteral("first_over_time")));
    const QStringList old = names(languageCandidates(at(QStringLiteral("|")), Version{2, 42}));
    QVERIFY(!old.contains(QStringLiteral("first_over_time")));
    QVERIFY(!old.contains(QStringLiteral("limitk")));
    QVERIFY(old.contains(QStringLiteral("holt_winters")));
    QCOMPARE(names(languageCandidates(at(QStringLiteral("topk(|")))),
             (QStringList{QStringLiteral("pi"), QStringLiteral("scalar"), QStringLiteral("time")}));
    QCOMPARE(names(languageCandidates(at(QStringLiteral("rate(|")))), QStringList());
    const auto words = languageCandidates(at(QStringLiteral("sum(up) |")));
    QCOMPARE(words.front().insert, QStringLiteral("by ()"));
    QCOMPARE(words.front().cursorBack, 1);
    QCOMPARE(names(languageCandidates(at(QStringLiteral("up @ |")))),
             (QStringList{QStringLiteral("start()"), QStringLiteral("end()")}));
}

void PromqlCompletionTest::insertedValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("inserted"); // of it's "a\b
    const auto add = [](const char *text, const char *inserted) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(inserted);
    };
    add("up{a=|}", "\"it's \\\"a\\\\b\"");
    add("up{a=\"|\"}", "it's \\\"a\\\\b");
    add("up{a=\"|", "it's \\\"a\\\\b\"");
    add("up{a='|'}", "it\\'s \"a\\\\b");
    add("up{a=`|`}", "it's \"a\\b");
}

void PromqlCompletionTest::insertedValues()
{
    QFETCH(QString, text);
    QFETCH(QString, inserted);
    QCOMPARE(valueInsertion(at(text), QStringLiteral("it's \"a\\b")), inserted);
}

void PromqlCompletionTest::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<qsizetype>>("letters"); // empty: no match
    const auto add = [](const char *text, const char *typed, const QList<qsizetype> &letters) {
        QTest::newRow(typed) << QString::fromLatin1(text) << QString::fromLatin1(typed) << letters;
    };
    add("http_requests_total", "htt", {0, 1, 2});
    add("http_requests_total", "REQ", {5, 6, 7});
    add("http_requests_total", "hrt", {0, 5, 14});
    add("http_requests_total", "hrtot", {0, 5, 14, 15, 16});
    add("http_requests_total", "tl", {14, 18});
    add("http_requests_total", "x", {});
    add("http_requests_total", "lt", {});
}

void PromqlCompletionTest::matches()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QFETCH(QList<qsizetype>, letters);
    const auto match = matchOf(text, typed);
    QCOMPARE(match.has_value(), !letters.isEmpty());
    if (match)
        QCOMPARE(QList<qsizetype>(match->letters.begin(), match->letters.end()), letters);
}

void PromqlCompletionTest::ranking()
{
    const auto candidates
        = metricsNamed({QStringLiteral("process_cpu_seconds_total"), QStringLiteral("node_cpu_seconds_total"),
                        QStringLiteral("cpu"), QStringLiteral("cpu_load"), QStringLiteral("c_p_u"),
                        QStringLiteral("scpu"), QStringLiteral("memory")});
    QStringList order;
    for (const Ranked &one : ranked(candidates, u"cpu"))
        order << candidates[one.index].text;
    QCOMPARE(
        order,
        (QStringList{QStringLiteral("cpu"), QStringLiteral("cpu_load"),
                     QStringLiteral("node_cpu_seconds_total"), QStringLiteral("process_cpu_seconds_total"),
                     QStringLiteral("scpu"), QStringLiteral("c_p_u")}));
    QCOMPARE(ranked(candidates, u"cpu", 2).size(), 2u);
    QCOMPARE(ranked(candidates, u"").front().index, 0u);
}

QTEST_GUILESS_MAIN(PromqlCompletionTest)
#include "tst_promqlcompletion.moc"
