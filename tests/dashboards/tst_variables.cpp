#include "dashboards/interpolation.h"
#include "dashboards/variablequery.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

QStringList list(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(';'), Qt::SkipEmptyParts);
}

Variable variable(const char *name, const QStringList &current, bool multi = false)
{
    Variable v;
    v.name = QLatin1String(name);
    v.current = current;
    v.multi = multi;
    return v;
}

const TimeRange hour{fromUnixSeconds(std::int64_t{1'700'000'000}),
                     fromUnixSeconds(std::int64_t{1'700'003'600})};

} // namespace

class VariablesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void interpolates_data();
    void interpolates();
    void escapesForPromQl_data();
    void escapesForPromQl();
    void allBecomes();
    void macros();
    void rateIntervals_data();
    void rateIntervals();
    void automaticInterval();
    void readsQueries_data();
    void readsQueries();
    void readsLists();
    void narrowsAndSorts_data();
    void narrowsAndSorts();
    void keepsTheChosenWhereItExists();
    void ordersByDependency();
    void namesInText();
};

void VariablesTest::interpolates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("up{job=\"$one\"}", "up{job=\"a\"}");
    row("up{job=\"${one}\"}", "up{job=\"a\"}");
    row("up{job=\"[[one]]\"}", "up{job=\"a\"}");
    row("$one$one.$onemore", "aa.$onemore");
    row("$unknown ${unknown:csv} [[unknown]]", "$unknown ${unknown:csv} [[unknown]]");
    row("{{one}} $", "{{one}} $");
    row("$two", "(x|y)");
    row("${two:csv}", "x,y");
    row("${two:pipe}", "x|y");
    row("${two:regex}", "(x|y)");
    row("${two:glob}", "{x,y}");
    row("${two:doublequote}", "\"x\",\"y\"");
    row("${two:singlequote}", "'x','y'");
    row("${two:json}", "[\"x\",\"y\"]");
    row("${two:raw}", "x,y");
    row("${two:lucene}", "(\"x\" OR \"y\")");
    row("${two:distributed}", "x,two=y");
    row("${two:queryparam}", "var-two=x&var-two=y");
    row("${two:customqueryparam:job:p-}", "job=p-x&job=p-y");
    row("${two:percentencode}", "%7Bx%2Cy%7D");
    row("${two:join: or }", "x or y");
    row("${two:join}", "x,y");
    row("${two:html}", "x, y");
    row("${two:text}", "x + y");
    row("${two:nosuchformat}", "${two:nosuchformat}");
    row("${two.text:csv} ${two.value:csv} ${two.other}", "x,y x,y ${two.other}");
    row("${one:json} ${one:lucene} ${one:glob} ${one:regex}", "\"a\" a a a");
    row("${odd:lucene}", "a\\ b\\/c");
    row("${odd:sqlstring} ${odd:html}", "'a b/c' a b/c");
    row("${quote:sqlstring} ${quote:singlequote} ${quote:html}", "'o''k' 'o\\'k' o'k");
    row("${single:json} ${single:glob} ${single:regex}", "[\"s.t\"] s.t s\\.t");
    row("[[two:csv]]", "x,y");
    row("$timeFilter $__org ${__user.login} $__name", "$timeFilter $__org ${__user.login} $__name");
    row("[[two:pipe]]", "x|y");
    row("${odd:percentencode}", "a%20b%2Fc");
}

void VariablesTest::interpolates()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    Scope scope;
    addVariables(scope,
                 {variable("one", list("a")), variable("two", list("x;y"), true),
                  variable("odd", list("a b/c")), variable("quote", list("o'k")),
                  variable("single", list("s.t"), true)},
                 hour);
    QCOMPARE(interpolated(text, scope, Escaping::PromQl), expected);
}

void VariablesTest::escapesForPromQl_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("multi");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *value, bool multi, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(value) << multi << QString::fromUtf8(expected);
    };
    row("single stays", "10.0.0.1:9100", false, "10.0.0.1:9100");
    row("single: backslash and quote", "a\\b\"c", false, "a\\\\b\\\"c");
    row("multi: dots are literal", "10.0.0.1:9100", true, "10\\\\.0\\\\.0\\\\.1:9100");
    row("multi: all the special ones", "$^*{}[]'+?.()|", true,
        "\\\\$\\\\^\\\\*\\\\{\\\\}\\\\[\\\\]\\\\'\\\\+\\\\?\\\\.\\\\(\\\\)\\\\|");
    row("multi: backslash", "a\\b", true, "a\\\\\\\\b");
    row("multi: quote cannot end the string", "a\"} or vector(1) #", true,
        "a\\\"\\\\} or vector\\\\(1\\\\) #");
}

void VariablesTest::escapesForPromQl()
{
    QFETCH(QString, value);
    QFETCH(bool, multi);
    QFETCH(QString, expected);
    Scope scope;
    addVariables(scope, {variable("v", {value}, multi)}, hour);
    QCOMPARE(interpolated(QStringLiteral("$v"), scope, Escaping::PromQl), expected);
    QCOMPARE(interpolated(QStringLiteral("$v"), scope, Escaping::None), value);
}

void VariablesTest::allBecomes()
{
    Variable all = variable("v", {allValue()}, true);
    all.includeAll = true;
    const auto text = [&] {
        Scope scope;
        addVariables(scope, {all}, hour);
        return interpolated(QStringLiteral("$v"), scope, Escaping::PromQl);
    };
    QCOMPARE(text(), QStringLiteral(".*")); // options not known yet
    all.options
        = {{QStringLiteral("a"), QStringLiteral("a")}, {QStringLiteral("b.c"), QStringLiteral("b.c")}};
    QCOMPARE(text(), QStringLiteral("(a|b\\\\.c)"));
    all.customAll = QStringLiteral(".+");
    QCOMPARE(text(), QStringLiteral(".+"));
}

void VariablesTest::macros()
{
    Scope scope;
    addIntervals(scope, {hour, 15s, 15s});
    const QString text = QStringLiteral(
        "$__interval $__interval_ms $__rate_interval $__range $__range_s $__range_ms ${__from} $__to");
    QCOMPARE(interpolated(text, scope, Escaping::PromQl),
             QStringLiteral("15s 15000 1m 3600s 3600 3600000 1700000000000 1700003600000"));
}

void VariablesTest::rateIntervals_data()
{
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("scrape");
    QTest::addColumn<int>("expected");
    QTest::newRow("four scrapes") << 15 << 15 << 60;
    QTest::newRow("fast scrape") << 5 << 5 << 20;
    QTest::newRow("wide step") << 60 << 15 << 75;
    QTest::newRow("slow scrape") << 15 << 60 << 240;
}

void VariablesTest::rateIntervals()
{
    QFETCH(int, interval);
    QFETCH(int, scrape);
    QFETCH(int, expected);
    QCOMPARE(rateInterval({hour, std::chrono::seconds(interval), std::chrono::seconds(scrape)}),
             Duration(std::chrono::seconds(expected)));
}

void VariablesTest::automaticInterval()
{
    Variable interval = variable("i", {QStringLiteral("$__auto_interval_i")});
    interval.kind = VariableKind::Interval;
    Scope scope;
    addVariables(scope, {interval}, hour);
    QCOMPARE(interpolated(QStringLiteral("$i"), scope, Escaping::PromQl), QStringLiteral("2m"));
    interval.current = {QStringLiteral("5m")};
    addVariables(scope, {interval}, hour);
    QCOMPARE(interpolated(QStringLiteral("$i"), scope, Escaping::PromQl), QStringLiteral("5m"));
}

void VariablesTest::readsQueries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("selector");
    QTest::addColumn<QString>("label");
    const auto row = [](const char *text, VariableQueryKind kind, const char *selector, const char *label) {
        QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(kind)
                            << QString::fromUtf8(selector) << QString::fromUtf8(label);
    };
    row("label_values(job)", VariableQueryKind::LabelValues, "", "job");
    row("label_values(up, job)", VariableQueryKind::LabelValues, "up", "job");
    row(" label_values( up{a=~\"x|y\",b=\"c, d\"} , job ) ", VariableQueryKind::LabelValues,
        "up{a=~\"x|y\",b=\"c, d\"}", "job");
    row("label_names()", VariableQueryKind::LabelNames, "", "");
    row("label_names(up)", VariableQueryKind::LabelNames, "up", "");
    row("metrics(node_.*)", VariableQueryKind::MetricNames, "node_.*", "");
    row("query_result(topk(5, sum by (job) (up)))", VariableQueryKind::QueryResult,
        "topk(5, sum by (job) (up))", "");
    row("up{job=\"x\"}", VariableQueryKind::Series, "up{job=\"x\"}", "");
}

void VariablesTest::readsQueries()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(QString, selector);
    QFETCH(QString, label);
    const VariableQuery query = parseVariableQuery(text);
    QCOMPARE(static_cast<int>(query.kind), kind);
    QCOMPARE(query.selector, selector);
    QCOMPARE(query.label, label);
}

void VariablesTest::readsLists()
{
    const auto options = listOptions(QStringLiteral("a, Long name : b , c\\,d,, 1m"));
    QCOMPARE(options.size(), 4u);
    QCOMPARE(options[1], (VariableOption{QStringLiteral("Long name"), QStringLiteral("b")}));
    QCOMPARE(options[2].value, QStringLiteral("c,d"));
    QVERIFY(listOptions({}).empty());
}

void VariablesTest::narrowsAndSorts_data()
{
    QTest::addColumn<QString>("regex");
    QTest::addColumn<int>("sort");
    QTest::addColumn<QStringList>("answers");
    QTest::addColumn<QStringList>("expected");
    const QStringList hosts = list("b10;a2;b9;a2");
    QTest::newRow("as answered, once each") << QString() << 0 << hosts << list("b10;a2;b9");
    QTest::newRow("text") << QString() << 1 << hosts << list("a2;b10;b9");
    QTest::newRow("text down") << QString() << 2 << hosts << list("b9;b10;a2");
    QTest::newRow("number") << QString() << 3 << hosts << list("a2;b9;b10");
    QTest::newRow("number down") << QString() << 4 << hosts << list("b10;b9;a2");
    QTest::newRow("natural") << QString() << 7 << hosts << list("a2;b9;b10");
    QTest::newRow("slashes match inside") << QStringLiteral("/^b/") << 0 << hosts << list("b10;b9");
    QTest::newRow("bare matches whole") << QStringLiteral("b") << 0 << hosts << QStringList();
    QTest::newRow("group is the value") << QStringLiteral("/b(\\d+)/") << 0 << hosts << list("10;9");
    QTest::newRow("named groups") << QStringLiteral("/(?<text>b)(?<value>\\d+)/") << 0 << hosts
                                  << list("10;9");
    QTest::newRow("ignoring case") << QStringLiteral("/^A/i") << 0 << hosts << list("a2");
    QTest::newRow("broken regex narrows nothing") << QStringLiteral("/(/") << 0 << hosts << list("b10;a2;b9");
}

void VariablesTest::narrowsAndSorts()
{
    QFETCH(QString, regex);
    QFETCH(int, sort);
    QFETCH(QStringList, answers);
    QFETCH(QStringList, expected);
    Variable v;
    v.regex = regex;
    v.sort = sort;
    QStringList values;
    for (const VariableOption &option : optionsFrom(v, answers))
        values.push_back(option.value);
    QCOMPARE(values, expected);
}

void VariablesTest::keepsTheChosenWhereItExists()
{
    const std::vector<VariableOption> options{{QStringLiteral("a"), QStringLiteral("a")},
                                              {QStringLiteral("b"), QStringLiteral("b")}};
    Variable v = variable("v", list("b;gone"), true);
    QCOMPARE(currentAmong(v, options), list("b"));
    v.current = list("gone");
    QCOMPARE(currentAmong(v, options), list("a"));
    v.includeAll = true;
    QCOMPARE(currentAmong(v, options), QStringList{allValue()});
    v.includeAll = false;
    QCOMPARE(currentAmong(v, {}), QStringList());
}

void VariablesTest::ordersByDependency()
{
    std::vector<Variable> variables{variable("pod", {}), variable("namespace", {}), variable("cluster", {})};
    variables[0].query
        = QStringLiteral("label_values(up{namespace=\"$namespace\", cluster=\"${cluster}\"}, pod)");
    variables[1].query = QStringLiteral("label_values(up{cluster=~\"[[cluster]]\"}, namespace)");
    variables[2].query = QStringLiteral("label_values(cluster)");
    QCOMPARE(resolutionOrder(variables), (std::vector<size_t>{2, 1, 0}));
    variables[2].query = QStringLiteral("label_values(up{pod=\"$pod\"}, cluster)"); // a circle
    QCOMPARE(resolutionOrder(variables).size(), 3u);
}

void VariablesTest::namesInText()
{
    QCOMPARE(variableNames(QStringLiteral("$a ${b:csv} [[a]] $__interval")), list("a;b;__interval"));
}

QTEST_GUILESS_MAIN(VariablesTest)
#include "tst_variables.moc"
