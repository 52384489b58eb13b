#include "metrics/promql/hover.h"
#include "metrics/promql/selections.h"

#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace yagura::metrics::promql;

class PromqlSelectionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selections();
    void added_data();
    void added();
    void refused_data();
    void refused();
    void hover_data();
    void hover();
    void nodes_data();
    void nodes();
    void parts();
};

void PromqlSelectionsTest::selections()
{
    const QString text = QStringLiteral(
        "rate(a{b=\"c\"}[5m] offset 1h) / on (x) {__name__=\"d\", e!~\"f\"} + a + {\"g.h\"}");
    const Parsed parsed = parse(text);
    QVERIFY(parsed.isRight());
    const auto found = selectionsOf(*parsed.root);
    QStringList texts;
    QStringList places;
    for (const Selection &selection : found) {
        texts << selectionText(selection);
        places << text.mid(selection.span.start, selection.span.length);
    }
    QCOMPARE(texts,
             (QStringList{QStringLiteral("a{b=\"c\"}"), QStringLiteral("d{e!~\"f\"}"), QStringLiteral("a"),
                          QStringLiteral("{\"g.h\"}")}));
    QCOMPARE(places,
             (QStringList{QStringLiteral("a{b=\"c\"}"), QStringLiteral("{__name__=\"d\", e!~\"f\"}"),
                          QStringLiteral("a"), QStringLiteral("{\"g.h\"}")}));
    QCOMPARE(metricsOf(*parsed.root),
             (QStringList{QStringLiteral("a"), QStringLiteral("d"), QStringLiteral("g.h")}));
}

void PromqlSelectionsTest::added_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("narrowed");
    const auto add = [](const char *text, const char *narrowed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(narrowed);
    };
    add("up", "up{env=\"p\\\"1\"}");
    add("up{}", "up{env=\"p\\\"1\"}");
    add("up{ }", "up{ env=\"p\\\"1\"}");
    add("up{a=\"b\"}", "up{a=\"b\",env=\"p\\\"1\"}");
    add("up{a=\"b\",}", "up{a=\"b\",env=\"p\\\"1\"}");
    add("{a=\"b\"}", "{a=\"b\",env=\"p\\\"1\"}");
    add("{\"a.b\"}", "{\"a.b\",env=\"p\\\"1\"}");
    add("up{env=\"p\\\"1\"}", "up{env=\"p\\\"1\"}");
    add("up{env='p\"1'}", "up{env='p\"1'}");
    add("up{env=\"other\"}", "up{env=\"other\",env=\"p\\\"1\"}");
    add("sum  by (x)( rate(a[5m] offset 1h) ) # why\n/ b @ 5",
        "sum  by (x)( rate(a{env=\"p\\\"1\"}[5m] offset 1h) ) # why\n/ b{env=\"p\\\"1\"} @ 5");
    add("up{a=\"b\" # why\n}", "up{a=\"b\" # why\n,env=\"p\\\"1\"}");
    add("sum + count(sum)", "sum{env=\"p\\\"1\"} + count(sum{env=\"p\\\"1\"})");
    add("time() + 1", "time() + 1");
}

void PromqlSelectionsTest::added()
{
    QFETCH(QString, text);
    QFETCH(QString, narrowed);
    const auto result
        = withMatchers(text, {{QStringLiteral("env"), MatchKind::Equal, QStringLiteral("p\"1")}});
    QVERIFY(result);
    QCOMPARE(*result, narrowed);
    QVERIFY(parse(*result).isRight());
}

void PromqlSelectionsTest::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no PromQL") << "up +" << "a" << "b" << "unexpected end of input, expected an expression";
    QTest::newRow("no label") << "up" << "" << "b" << "a matcher without a label";
    QTest::newRow("no regular expression") << "up" << "a" << "(" << "missing ): (";
}

void PromqlSelectionsTest::refused()
{
    QFETCH(QString, text);
    QFETCH(QString, label);
    QFETCH(QString, value);
    QFETCH(QString, detail);
    const auto result = withMatchers(text, {{label, MatchKind::Regex, value}});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(result.error().detail, detail);
}

void PromqlSelectionsTest::hover_data()
{
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<QString>("word"); // empty: nothing there
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("help"); // its beginning
    const auto add = [](qsizetype position, const char *word, const char *title, const char *help) {
        QTest::addRow("%d", static_cast<int>(position))
            << position << QString::fromUtf8(word) << QString::fromUtf8(title) << QString::fromUtf8(help);
    };
    // 0 sum, 4 by, 8 le, 12 rate, 17 lat_bucket, 27 {job="a"}, 36 [5m], 42 >, 44 2, 46 # why
    add(1, "sum", "sum by (label) (v)", "The sum over");
    add(4, "by", "sum by (label) (v)", "Keeps only");
    add(13, "rate", "rate(v[range]) → instant vector", "A counter's mean");
    add(18, "lat_bucket", "lat_bucket: histogram, seconds", "How long it took.");
    add(37, "5m", "5m", "");
    add(42, ">", "a > b", "Keeps what is larger.");
    add(3, "", "", "");
    add(48, "", "", "");
}

void PromqlSelectionsTest::hover()
{
    QFETCH(qsizetype, position);
    QFETCH(QString, word);
    QFETCH(QString, title);
    QFETCH(QString, help);
    const QString text = QStringLiteral("sum by (le) (rate(lat_bucket{job=\"a\"}[5m])) > 2 # why");
    const MetadataMap metadata{
        {QStringLiteral("lat"),
         {MetricType::Histogram, QStringLiteral("How long it took."), QStringLiteral("seconds")}}};
    const auto found = hoverAt(parse(text), text, word.isEmpty() ? position : text.indexOf(word), &metadata);
    QCOMPARE(found.has_value(), !word.isEmpty());
    if (!found)
        return;
    QCOMPARE(text.mid(found->span.start, found->span.length), word);
    QCOMPARE(found->title, title);
    QCOMPARE(found->help.left(help.size()), help);
}

void PromqlSelectionsTest::nodes_data()
{
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<QString>("node");
    const auto add = [](qsizetype position, const char *node) {
        QTest::addRow("%d", static_cast<int>(position)) << position << QString::fromLatin1(node);
    };
    // 0 a, 2 +, 4 sum, 8 b[5m], 15 c
    add(0, "a");
    add(3, "a + sum(b) * c");
    add(5, "sum(b)");
    add(8, "b");
    add(12, "sum(b) * c");
    add(13, "c");
}

void PromqlSelectionsTest::nodes()
{
    QFETCH(qsizetype, position);
    QFETCH(QString, node);
    const QString text = QStringLiteral("a + sum(b) * c");
    const Parsed parsed = parse(text);
    const Expr *found = nodeAt(*parsed.root, position);
    QVERIFY(found);
    QCOMPARE(text.mid(found->span.start, found->span.length), node);
    QVERIFY(!nodeAt(*parsed.root, 100));
}

void PromqlSelectionsTest::parts()
{
    const QString text = QStringLiteral("(sum(rate(a[5m] offset 1h)) / 2) > time()");
    QStringList found;
    for (const Subexpression &part : subexpressions(*parse(text).root, text))
        found << QStringLiteral("%1 %2 %3").arg(part.depth).arg(typeName(part.type), part.text);
    QCOMPARE(
        found,
        (QStringList{QStringLiteral("0 instant vector ") + text,
                     QStringLiteral("1 instant vector sum(rate(a[5m] offset 1h)) / 2"),
                     QStringLiteral("2 instant vector sum(rate(a[5m] offset 1h))"),
                     QStringLiteral("3 instant vector rate(a[5m] offset 1h)"),
                     QStringLiteral("4 range vector a[5m] offset 1h"), QStringLiteral("1 scalar time()")}));
}

QTEST_GUILESS_MAIN(PromqlSelectionsTest)
#include "tst_promqlselections.moc"
