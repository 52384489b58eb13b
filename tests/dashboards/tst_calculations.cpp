#include "dashboards/frames/histogramframe.h"
#include "dashboards/transformtable.h"

#include <QElapsedTimer>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

// The transformations that compute: calculateField, groupBy, partitionByValues, reduce, labelsToFields,
// convertFieldType, rowsToFields, histogram.
class CalculationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void binary_data();
    void binary() { run(); }
    void unary_data();
    void unary() { run(); }
    void rows_data();
    void rows() { run(); }
    void running_data();
    void running() { run(); }
    void groups_data();
    void groups() { run(); }
    void partitions_data();
    void partitions() { run(); }
    void reduces_data();
    void reduces() { run(); }
    void labels_data();
    void labels() { run(); }
    void converts_data();
    void converts() { run(); }
    void rowsToFields_data();
    void rowsToFields() { run(); }
    void histograms_data();
    void histograms() { run(); }
    void bucketSizes_data();
    void bucketSizes();
    void hostileHistograms();
    void zonesOfConversions();
    void movingFarFromZero();
    void manySeries_data();
    void manySeries();

private:
    static void columns();
    static void run();
};

namespace {

void row(const char *name, const QString &json, const char *in, const char *expected)
{
    QTest::newRow(name) << json << QString::fromUtf8(in) << QString::fromUtf8(expected);
}

QString step(const char *id, const char *options)
{
    return QStringLiteral("[{'id': '%1', 'options': {%2}}]")
        .arg(QString::fromUtf8(id), QString::fromUtf8(options));
}

} // namespace

void CalculationsTest::columns()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("expected");
}

void CalculationsTest::run()
{
    QFETCH(QString, json);
    QFETCH(QString, in);
    QFETCH(QString, expected);
    QCOMPARE(test::outcome(json, test::frames(qPrintable(in))), expected);
}

void CalculationsTest::binary_data()
{
    columns();
    const auto binary = [](const char *operation, const char *right = "'b'", const char *more = "") {
        return QStringLiteral("[{'id': 'calculateField', 'options': {'mode': 'binary', 'binary': {'left': "
                              "'a', 'operator': '%1', 'right': %2}%3}}]")
            .arg(QString::fromUtf8(operation), QString::fromUtf8(right), QString::fromUtf8(more));
    };
    const char *in = "A> a@n=7,1,~; b@n=2,0,5";
    row("plus", binary("+"), in, "A> a@n=7,1,~; b@n=2,0,5; a + b@n=9,1,~");
    row("minus", binary("-"), in, "A> a@n=7,1,~; b@n=2,0,5; a - b@n=5,1,~");
    row("times", binary("*"), in, "A> a@n=7,1,~; b@n=2,0,5; a * b@n=14,0,~");
    row("by", binary("/"), in, "A> a@n=7,1,~; b@n=2,0,5; a / b@n=3.5,Inf,~");
    row("remainder", binary("%"), in, "A> a@n=7,1,~; b@n=2,0,5; a % b@n=1,NaN,~");
    row("power", binary("**"), in, "A> a@n=7,1,~; b@n=2,0,5; a ** b@n=49,1,~");
    row("with a number", binary("*", "'100'"), "A> a@n=7", "A> a@n=7; a * 100@n=700");
    row("with a field called like a number", binary("*", "'100'"), "A> a@n=7; 100@n=2",
        "A> a@n=7; 100@n=2; a * 100@n=14");
    row("fixed", binary("*", "{'fixed': '100'}"), "A> a@n=7; 100@n=2", "A> a@n=7; 100@n=2; a * 100@n=700");
    row("by matcher", binary("-", "{'matcher': {'id': 'byName', 'options': 'b'}}"), "A> a@n=7; b@n=2",
        "A> a@n=7; b@n=2; a - b@n=5");
    row("truth counts", binary("+"), "A> a@b=true,false; b@n=1,1", "A> a@b=true,false; b@n=1,1; a + b@n=2,1");
    row("alias", binary("+", "'b'", ", 'alias': 'sum'"), "A> a@n=7; b@n=2", "A> a@n=7; b@n=2; sum@n=9");
    row("replace", binary("+", "'b'", ", 'replaceFields': true"), "A> a@n=7; b@n=2", "A> a + b@n=9");
    row("replace keeps the time", binary("+", "'b'", ", 'replaceFields': true"), "A> Time@t=1; a@n=7; b@n=2",
        "A> Time@t=1; a + b@n=9");
    row("a missing field adds nothing", binary("+"), "A> a@n=7", "A> a@n=7");
    row("a missing field, replaced", binary("+", "'b'", ", 'replaceFields': true"),
        "A> a@n=7 || B> a@n=1; b@n=2", "B> a + b@n=3");
    row("unknown operator", binary("?"), in, "! unknown operator \"?\"");
    row("series are joined on their time", binary("/"),
        "A(a)> Time@t=1,2; Value@n=10,20 || B(b)> Time@t=2,3; Value@n=4,5",
        "joinByField-A-B> Time@t=1,2,3; a@n=10,20,~; b@n=~,4,5; a / b@n=~,5,~");
    row("not when told not to", binary("/", "'b'", ", 'timeSeries': false"),
        "A(a)> Time@t=1; Value@n=10 || B(b)> Time@t=2; Value@n=4",
        "A(a)> Time@t=1; Value@n=10 || B(b)> Time@t=2; Value@n=4");
    row("not with a fixed number", binary("/", "{'fixed': '2'}"),
        "A(a)> Time@t=1; Value@n=10 || B(a)> Time@t=2; Value@n=4",
        "A(a)> Time@t=1; Value@n=10; a / 2@n=5 || B(a)> Time@t=2; Value@n=4; a / 2@n=2");
    row("not when times are called differently", binary("+", "'1'"), "A> Time@t=1; a@n=10 || B> T@t=2; a@n=4",
        "A> Time@t=1; a@n=10; a + 1@n=11 || B> T@t=2; a@n=4; a + 1@n=5");
    row("each field of a type",
        QStringLiteral(
            "[{'id': 'calculateField', 'options': {'mode': 'binary', 'binary': {'left': {'matcher': {'id': "
            "'byType', 'options': 'number'}}, 'operator': '*', 'right': {'fixed': '2'}}}}]"),
        "A> Time@t=1; a{p=1}@n=10; s@s=x; b@n=4",
        "A> Time@t=1; a{p=1}@n=10; s@s=x; b@n=4; a * 2{p=1}@n=20; b * 2@n=8");
}

void CalculationsTest::unary_data()
{
    columns();
    const auto unary = [](const char *operation, const char *field = "a") {
        return QStringLiteral("[{'id': 'calculateField', 'options': {'mode': 'unary', 'replaceFields': true, "
                              "'unary': {'operator': '%1', 'fieldName': '%2'}}}]")
            .arg(QString::fromUtf8(operation), QString::fromUtf8(field));
    };
    row("abs", unary("abs"), "A> a@n=-1.5,2,~", "A> abs(a)@n=1.5,2,~");
    row("floor", unary("floor"), "A> a@n=-1.5,2.7", "A> floor(a)@n=-2,2");
    row("ceil", unary("ceil"), "A> a@n=-1.5,2.2", "A> ceil(a)@n=-1,3");
    row("round", unary("round"), "A> a@n=-1.5,2.5,-0.4", "A> round(a)@n=-1,3,0");
    row("trunc", unary("trunc"), "A> a@n=-1.5,2.7", "A> trunc(a)@n=-1,2");
    row("exp", unary("exp"), "A> a@n=0", "A> exp(a)@n=1");
    row("ln", unary("ln"), "A> a@n=1,0,-1", "A> ln(a)@n=0,-Inf,NaN");
    row("unknown function", unary("sin"), "A> a@n=1", "! unknown function \"sin\"");
    row("no such field", unary("abs", "x"), "A> a@n=1", "");
    row("of texts", unary("abs"), "A> a@s=x", "");
}

void CalculationsTest::rows_data()
{
    columns();
    const auto reduce = [](const char *reduceOptions, const char *more = "") {
        return QStringLiteral(
                   "[{'id': 'calculateField', 'options': {'mode': 'reduceRow', 'reduce': {%1}%2}}]")
            .arg(QString::fromUtf8(reduceOptions), QString::fromUtf8(more));
    };
    const char *in = "A> Time@t=1,2; a@n=1,2; s@s=x,y; b@n=3,~";
    row("all numbers", reduce("'reducer': 'sum'"), in,
        "A> Time@t=1,2; a@n=1,2; s@s=x,y; b@n=3,~; Total@n=4,2");
    row("by itself", step("calculateField", ""), in, "A> Time@t=1,2; a@n=1,2; s@s=x,y; b@n=3,~; Total@n=4,2");
    row("chosen fields", reduce("'reducer': 'max', 'include': ['b']"), in,
        "A> Time@t=1,2; a@n=1,2; s@s=x,y; b@n=3,~; Max@n=3,~");
    row("mean with nulls", reduce("'reducer': 'mean'"), in,
        "A> Time@t=1,2; a@n=1,2; s@s=x,y; b@n=3,~; Mean@n=2,2");
    row("mean, null as zero", reduce("'reducer': 'mean', 'nullValueMode': 'null as zero'"), in,
        "A> Time@t=1,2; a@n=1,2; s@s=x,y; b@n=3,~; Mean@n=2,1");
    row("replaced", reduce("'reducer': 'min'", ", 'replaceFields': true, 'alias': 'least'"), in,
        "A> Time@t=1,2; least@n=1,2");
    row("count", reduce("'reducer': 'count'", ", 'replaceFields': true, 'timeSeries': false"), in,
        "A> Count@n=2,1");
    row("unknown", reduce("'reducer': 'magic'"), in, "! unknown calculation \"magic\"");
    row("unknown mode", QStringLiteral("[{'id': 'calculateField', 'options': {'mode': 'magic'}}]"), in,
        "! unknown mode \"magic\"");
}

void CalculationsTest::running_data()
{
    columns();
    const auto mode = [](const char *id, const char *name, const char *options) {
        return QStringLiteral(
                   "[{'id': 'calculateField', 'options': {'mode': '%1', 'replaceFields': true, '%2': {%3}}}]")
            .arg(QString::fromUtf8(id), QString::fromUtf8(name), QString::fromUtf8(options));
    };
    row("running total", mode("cumulativeFunctions", "cumulative", "'reducer': 'sum', 'field': 'a'"),
        "A> a@n=1,2,~,4", "A> cumulative sum(a)@n=1,3,3,7");
    row("running mean", mode("cumulativeFunctions", "cumulative", "'reducer': 'mean'"),
        "A> s@s=x,x,x; a@n=1,3,5", "A> cumulative mean@n=1,2,3");
    row("running maximum", mode("cumulativeFunctions", "cumulative", "'reducer': 'max'"), "A> a@n=1",
        "! cumulative \"max\"; only sum and mean can be");
    row("moving mean",
        mode("windowFunctions", "window",
             "'reducer': 'mean', 'windowSizeMode': 'fixed', 'windowSize': 2, 'field': 'a'"),
        "A> a@n=1,3,5,11", "A> trailing moving mean(a)@n=1,2,4,8");
    row("moving mean over nulls",
        mode("windowFunctions", "window", "'reducer': 'mean', 'windowSizeMode': 'fixed', 'windowSize': 2"),
        "A> a@n=2,~,~,4", "A> trailing moving mean@n=2,2,0,4");
    row("moving mean, centred, odd",
        mode("windowFunctions", "window",
             "'reducer': 'mean', 'windowSizeMode': 'fixed', 'windowSize': 3, 'windowAlignment': 'centered'"),
        "A> a@n=1,2,3,8", "A> centered moving mean@n=1.5,2,4.333333333333333,5.5");
    row("moving mean, centred, even",
        mode("windowFunctions", "window",
             "'reducer': 'mean', 'windowSizeMode': 'fixed', 'windowSize': 2, 'windowAlignment': 'centered'"),
        "A> a@n=1,3,5", "A> centered moving mean@n=1,2,4");
    row("moving variance",
        mode("windowFunctions", "window",
             "'reducer': 'variance', 'windowSizeMode': 'fixed', 'windowSize': 2"),
        "A> a@n=1,3,3,7", "A> trailing moving variance@n=0,1,0,4");
    row("moving deviation",
        mode("windowFunctions", "window", "'reducer': 'stdDev', 'windowSizeMode': 'fixed', 'windowSize': 2"),
        "A> a@n=1,3,3,7", "A> trailing moving stdDev@n=0,1,0,2");
    row("window as a part of all",
        mode("windowFunctions", "window",
             "'reducer': 'mean', 'windowSizeMode': 'percentage', 'windowSize': 0.5"),
        "A> a@n=1,3,5,7", "A> trailing moving mean@n=1,2,4,6");
    row("no window", mode("windowFunctions", "window", "'windowSizeMode': 'fixed', 'windowSize': 0"),
        "A> a@n=1", "! the window must be larger than 0");
    row("moving sum", mode("windowFunctions", "window", "'reducer': 'sum'"), "A> a@n=1",
        "! moving \"sum\"; only mean, stdDev and variance can be");
    row("index", mode("index", "index", ""), "A> Time@t=5,6,7; a@n=1,2,3", "A> Row@n=0,1,2");
    row("index in parts", mode("index", "index", "'asPercentile': true"), "A> a@n=1,2,3,4",
        "A> Row@n=0,0.25,0.5,0.75");
}

void CalculationsTest::groups_data()
{
    columns();
    const char *in = "A> zone@s=b,a,b,b; host@s=x,y,x,z; v@n=1,2,3,~";
    row("aggregate",
        step("groupBy",
             "'fields': {'zone': {'operation': 'groupby', 'aggregations': []}, 'v': {'operation': "
             "'aggregate', 'aggregations': ['sum', 'count']}}"),
        in, "A> zone@s=b,a; v (sum)@n=4,2; v (count)@n=2,1");
    row("by two",
        step("groupBy",
             "'fields': {'zone': {'operation': 'groupby'}, 'host': {'operation': 'groupby'}, 'v': "
             "{'operation': 'aggregate', 'aggregations': ['max']}}"),
        in, "A> zone@s=b,a,b; host@s=x,y,z; v (max)@n=3,2,~");
    row("of texts",
        step("groupBy",
             "'fields': {'zone': {'operation': 'groupby'}, 'host': {'operation': 'aggregate', "
             "'aggregations': ['lastNotNull', 'distinctCount']}}"),
        in, "A> zone@s=b,a; host (lastNotNull)@s=z,y; host (distinctCount)@n=2,1");
    row("count", step("groupBy", "'fields': {'zone': {'operation': 'groupby'}, 'v': {'operation': 'count'}}"),
        in, "A> zone@s=b,a; v (count)@n=2,1");
    row("first",
        step("groupBy", "'fields': {'zone': {'operation': 'groupby'}, 'host': {'operation': 'takefirst'}}"),
        in, "A> zone@s=b,a; host@s=x,y");
    row("last",
        step("groupBy", "'fields': {'zone': {'operation': 'groupby'}, 'host': {'operation': 'takelast'}}"),
        in, "A> zone@s=b,a; host@s=z,y");
    row("alone", step("groupBy", "'fields': {'zone': {'operation': 'groupby'}}"), in, "A> zone@s=b,a");
    row("by nothing", step("groupBy", "'fields': {'v': {'operation': 'aggregate', 'aggregations': ['sum']}}"),
        in, in);
    row("a frame without the field goes", step("groupBy", "'fields': {'k': {'operation': 'groupby'}}"),
        "A> k@n=1,1 || B> j@n=2", "A> k@n=1");
    row("null and empty are two groups",
        step("groupBy", "'fields': {'k': {'operation': 'groupby'}, 'v': {'operation': 'count'}}"),
        "A> k@s=,~,; v@n=1,2,3", "A> k@s=,~; v (count)@n=2,1");
    row("the time of a maximum",
        step("groupBy",
             "'fields': {'k': {'operation': 'groupby'}, 't': {'operation': 'aggregate', 'aggregations': "
             "['max']}}"),
        "A> k@s=a,a; t@t=5,9", "A> k@s=a; t (max)@t=9");
    row("by shown names",
        step("groupBy",
             "'fields': {'zone': {'operation': 'groupby'}, 'cpu': {'operation': 'aggregate', 'aggregations': "
             "['avg']}}"),
        "A(cpu)> zone@s=a,a; Value@n=1,3", "A> zone@s=a; cpu (mean)@n=2");
}

void CalculationsTest::partitions_data()
{
    columns();
    const char *in = "A(f)> k@s=a,b,a; j@n=1,2,1; v@n=5,6,7";
    row("names", step("partitionByValues", "'fields': ['k']"), in,
        "A(a)> j@n=1,1; v@n=5,7 || A(b)> j@n=2; v@n=6");
    row("names of two", step("partitionByValues", "'fields': ['k', 'j']"), in,
        "A(a 1)> v@n=5,7 || A(b 2)> v@n=6");
    row("names with fields",
        step("partitionByValues",
             "'fields': ['k', 'j'], 'naming': {'withNames': true, 'append': true, 'separator1': ':', "
             "'separator2': '/'}"),
        in, "A(f/k:a/j:1)> v@n=5,7 || A(f/k:b/j:2)> v@n=6");
    row("labels", step("partitionByValues", "'fields': ['k'], 'naming': {'asLabels': true}"), in,
        "A(f)> j{k=a}@n=1,1; v{k=a}@n=5,7 || A(f)> j{k=b}@n=2; v{k=b}@n=6");
    row("kept", step("partitionByValues", "'fields': ['k'], 'keepFields': true"), "A> k@s=a,b; v@n=1,2",
        "A(a)> k@s=a; v@n=1 || A(b)> k@s=b; v@n=2");
    row("no such field", step("partitionByValues", "'fields': ['x']"), in, in);
    row("nothing asked", step("partitionByValues", ""), in, in);
}

void CalculationsTest::reduces_data()
{
    columns();
    const char *in = "A(cpu)> Time@t=1,2; Value@n=1,3 || B> Time@t=1,2; mem{p=x}@n=5,~; s@s=a,b";
    row("rows", step("reduce", "'reducers': ['mean', 'lastNotNull']"),
        "A(cpu)> Time@t=1,2; Value@n=1,3 || B> mem@n=5,~", "A> Field@s=cpu,mem; Mean@n=2,5; Last *@n=3,5");
    row("rows of mixed types", step("reduce", "'reducers': ['lastNotNull']"), in,
        "A> Field@s=cpu,mem x,s; Last *@s=3,5,b");
    row("rows with labels", step("reduce", "'reducers': ['max'], 'labelsToFields': true"),
        "A> Value{p=x q=1}@n=1,3 || B> Value{p=y}@n=5",
        "A> Field@s=Value,Value; p@s=x,y; q@s=1,~; Max@n=3,5");
    row("max by itself", step("reduce", ""), "A> v@n=1,3", "A> Field@s=v; Max@n=3");
    row("chosen fields", step("reduce", "'reducers': ['max'], 'fields': {'id': 'byName', 'options': 'a'}"),
        "A> a@n=1,3; b@n=9", "A> Field@s=a; Max@n=3");
    row("of nothing but nulls", step("reduce", "'reducers': ['max']"), "A> a@n=~", "A> Field@s=a; Max@n=~");
    row("truth", step("reduce", "'reducers': ['allIsNull']"), "A> a@n=~; b@n=1",
        "A> Field@s=a,b; All Nulls@b=true,false");
    row("fields", step("reduce", "'reducers': ['max'], 'mode': 'reduceFields'"), in,
        "A(cpu)> Value@n=3 || B> mem{p=x}@n=5; s@s=~");
    row("fields with their time",
        step("reduce", "'reducers': ['max'], 'mode': 'reduceFields', 'includeTimeField': true"),
        "A> Time@t=1,2; v@n=1,3", "A> Time@t=2; v@n=3");
    row("fields, several", step("reduce", "'reducers': ['min', 'max'], 'mode': 'reduceFields'"),
        "A> v{p=x}@n=1,3", "A> v{p=x reducer=Min}@n=1; v{p=x reducer=Max}@n=3");
    row("fields of a frame with times only", step("reduce", "'reducers': ['max'], 'mode': 'reduceFields'"),
        "A> Time@t=1 || B> v@n=1", "B> v@n=1");
    row("none", step("reduce", "'reducers': []"), in, in);
    row("old names", step("reduce", "'reducers': ['current', 'total']"), "A> v@n=1,3",
        "A> Field@s=v; Last *@n=3; Total@n=4");
}

void CalculationsTest::labels_data()
{
    columns();
    const char *in = "A> Time@t=1,2; Value{host=a zone=z}@n=5,6 || B> Time@t=1; Value{host=b}@n=7";
    row("columns", step("labelsToFields", ""), in,
        "A> Time@t=1,2; Value@n=5,6; host@s=a,a; zone@s=z,z || B> Time@t=1; Value@n=7; host@s=b");
    row("some columns", step("labelsToFields", "'keepLabels': ['zone']"), in,
        "A> Time@t=1,2; Value@n=5,6; zone@s=z,z || B> Time@t=1; Value@n=7");
    row("value label", step("labelsToFields", "'valueLabel': 'host'"), in,
        "A> Time@t=1,2; a@n=5,6; zone@s=z,z || B> Time@t=1; b@n=7");
    row("two fields of one frame", step("labelsToFields", "'valueLabel': 'm'"),
        "A> Time@t=1; v{m=cpu host=a}@n=5; v{m=mem host=a}@n=6", "A> Time@t=1; cpu@n=5; mem@n=6; host@s=a");
    row("then merged",
        QStringLiteral("[{'id': 'labelsToFields', 'options': {}}, {'id': 'merge', 'options': {}}]"),
        "A> Time@t=1; v{host=a}@n=5 || A> Time@t=1; v{host=b}@n=6", "Time@t=1,1; v@n=5,6; host@s=a,b");
    row("rows", step("labelsToFields", "'mode': 'rows'"), in,
        "A({host=\"a\", zone=\"z\"})> label@s=host,zone; value@s=a,z || B({host=\"b\"})> label@s=host; "
        "value@s=b");
    row("some rows", step("labelsToFields", "'mode': 'rows', 'keepLabels': ['zone']"), in,
        "A({host=\"a\", zone=\"z\"})> label@s=zone; value@s=z || B({host=\"b\"})> label@s=zone; value@s=~");
    row("without labels", step("labelsToFields", ""), "A> v@n=1", "A> v@n=1");
}

void CalculationsTest::converts_data()
{
    columns();
    const auto to = [](const char *type, const char *format = "") {
        return QStringLiteral("[{'id': 'convertFieldType', 'options': {'conversions': [{'targetField': 'v', "
                              "'destinationType': '%1', 'dateFormat': '%2'}]}}]")
            .arg(QString::fromUtf8(type), QString::fromUtf8(format));
    };
    row("texts to numbers", to("number"), "A> v@s=1,0.5,x,,1e3,~", "A> v@n=1,0.5,~,~,1000,~");
    row("infinities to numbers", to("number"), "A> v@n=1,Inf,NaN", "A> v@n=1,~,~");
    row("truth to numbers", to("number"), "A> v@b=true,false", "A> v@n=1,0");
    row("times to numbers", to("number"), "A> v@t=5,6", "A> v@n=5,6");
    row("numbers to texts", to("string"), "A> v@n=1,0.5,~", "A> v@s=1,0.5,~");
    row("times to texts", to("string"), "A> v@t=1767225600000", "A> v@s=2026-01-01 00:00:00");
    row("times to texts, with a format", to("string", "DD.MM.YY HH"), "A> v@t=1767225600000",
        "A> v@s=01.01.26 00");
    row("numbers to times", to("time"), "A> v@n=1767225600000,~", "A> v@t=1767225600000,~");
    row("seconds to times", to("time", "X"), "A> v@n=1767225600", "A> v@t=1767225600000");
    row("seconds in texts to times", to("time", "X"), "A> v@s=1767225600,x", "A> v@t=1767225600000,~");
    row("ISO to times", to("time"), "A> v@s=2026-01-01T00:00:00Z,2026-01-01T09:00:00+09:00,x",
        "A> v@t=1767225600000,1767225600000,~");
    row("a format to times", to("time", "DD/MM/YYYY HH:mm"), "A> v@s=01/01/2026 01:00",
        "A> v@t=1767229200000");
    row("texts to truth", to("boolean"), "A> v@s=false,,x,~", "A> v@b=true,false,true,false");
    row("numbers to truth", to("boolean"), "A> v@n=0,2,NaN,~", "A> v@b=false,true,false,false");
    row("other fields stay", to("string"), "A> w@n=1", "A> w@n=1");
    row("unknown type", to("enum"), "A> v@n=1", "! fields of type \"enum\" are not known here");
    row("unfinished",
        QStringLiteral("[{'id': 'convertFieldType', 'options': {'fields': {}, 'conversions': [{}]}}]"),
        "A> v@n=1", "A> v@n=1");
}

void CalculationsTest::rowsToFields_data()
{
    columns();
    row("by itself", step("rowsToFields", ""), "A> name@s=a,b; v@n=1,2", "A> a@n=1; b@n=2");
    row("the rest becomes labels", step("rowsToFields", ""), "A> name@s=a,b; v@n=1,2; zone@s=x,y",
        "A> a{zone=x}@n=1; b{zone=y}@n=2");
    row("told which",
        step("rowsToFields",
             "'mappings': [{'fieldName': 'zone', 'handlerKey': 'field.name'}, {'fieldName': 'w', "
             "'handlerKey': 'field.value'}]"),
        "A> name@s=a; v@n=1; zone@s=x; w@n=9", "A> x{name=a v=1}@n=9");
    row("no names", step("rowsToFields", ""), "A> v@n=1",
        "! a frame has no field for the names or none for the values");
}

void CalculationsTest::histograms_data()
{
    columns();
    row("size", step("histogram", "'bucketSize': 10"), "A> v@n=1,9,10,35,~,NaN",
        "xMin@n=0,10,20,30; xMax@n=10,20,30,40; v@n=2,1,0,1");
    row("offset", step("histogram", "'bucketSize': '10', 'bucketOffset': 5"), "A> v@n=4,5,14,15",
        "xMin@n=-5,5,15; xMax@n=5,15,25; v@n=1,2,1");
    row("two fields", step("histogram", "'bucketSize': 1"), "A> Time@t=1,2; v{p=1}@n=1,1 || B> w@n=2,~",
        "xMin@n=1,2; xMax@n=2,3; v{p=1}@n=2,0; w@n=0,1");
    row("together", step("histogram", "'bucketSize': 1, 'combine': true"), "A> v@n=1,1 || B> w@n=2,1",
        "xMin@n=1,2; xMax@n=2,3; count@n=3,1");
    row("automatic, whole numbers", step("histogram", ""), "A> v@n=1,2,2,4",
        "xMin@n=1,2,3,4; xMax@n=2,3,4,5; v@n=1,2,0,1");
    row("automatic, few buckets", step("histogram", "'bucketCount': 2"), "A> v@n=0,5,10",
        "xMin@n=0,10; xMax@n=10,20; v@n=2,1");
    row("one value", step("histogram", ""), "A> v@n=7,7", "xMin@n=7; xMax@n=8; v@n=2");
    row("nothing", step("histogram", ""), "A> v@n=~", "xMin@n=; xMax@n=; v@n=");
    row("negative", step("histogram", "'bucketSize': 2"), "A> v@n=-1,-2,-3",
        "xMin@n=-4,-2; xMax@n=-2,0; v@n=1,2");
}

void CalculationsTest::bucketSizes_data()
{
    QTest::addColumn<double>("high"); // from 0
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("smallest");
    QTest::addColumn<double>("size");
    QTest::newRow("a tenth") << 1.0 << 10 << 0.0 << 0.2; // greater than, not equal to
    QTest::newRow("a bit less") << 0.99 << 10 << 0.0 << 0.1;
    QTest::newRow("thirty") << 100.0 << 30 << 0.0 << 4.0;
    QTest::newRow("whole from one to ten") << 22.0 << 10 << 0.0 << 4.0; // not 2.5
    QTest::newRow("tens") << 220.0 << 10 << 0.0 << 25.0;
    QTest::newRow("as wide as the data is apart") << 9.0 << 30 << 1.0 << 1.0;
    QTest::newRow("tiny") << 3e-7 << 10 << 0.0 << 4e-8;
    QTest::newRow("huge") << 3e12 << 10 << 0.0 << 4e11;
    QTest::newRow("nothing to part") << 0.0 << 30 << 0.0 << 1.0;
}

void CalculationsTest::bucketSizes()
{
    QFETCH(double, high);
    QFETCH(int, count);
    QFETCH(double, smallest);
    QTEST(bucketSizeFor(0, high, count, smallest), "size");
}

void CalculationsTest::hostileHistograms()
{
    const Frame wide = histogramFrame(test::frames("A> v@n=0,1e12"), {.bucketSize = 0.001});
    QVERIFY(wide.length() <= 100'001);
    QCOMPARE(histogramFrame(test::frames("A> v@n=Inf,-Inf,1"), {}).length(), size_t{1});
    QCOMPARE(histogramFrame({}, {}).length(), size_t{0});
}

void CalculationsTest::zonesOfConversions()
{
    TransformContext context;
    context.zone = QTimeZone("Asia/Tokyo");
    const QString json = QStringLiteral("[{'id': 'convertFieldType', 'options': {'conversions': "
                                        "[{'targetField': 'v', 'destinationType': '%1'}]}}]");
    QCOMPARE(test::outcome(json.arg(QStringLiteral("string")), test::frames("A> v@t=1767225600000"), context),
             QStringLiteral("A> v@s=2026-01-01 09:00:00"));
    QCOMPARE(
        test::outcome(json.arg(QStringLiteral("time")), test::frames("A> v@s=2026-01-01 09:00:00"), context),
        QStringLiteral("A> v@t=1767225600000"));
}

// Squares of large numbers must not swallow small differences.
void CalculationsTest::movingFarFromZero()
{
    const QString json = QStringLiteral(
        "[{'id': 'calculateField', 'options': {'mode': 'windowFunctions', 'replaceFields': true, 'window': "
        "{'reducer': 'variance', 'windowSizeMode': 'fixed', 'windowSize': 2}}}]");
    const auto out = transformed(test::frames("A> a@n=1000000001,1000000003,1000000003"), test::steps(json));
    QCOMPARE(out.frames[0].fields[0].values.number(1), 1.0);
    QCOMPARE(out.frames[0].fields[0].values.number(2) + 1, 1.0);
}

void CalculationsTest::manySeries_data()
{
    QTest::addColumn<QString>("json");
    QTest::newRow("rows of each") << QStringLiteral(
        "[{'id': 'calculateField', 'options': {'timeSeries': false}}]");
    QTest::newRow("rows of all") << QStringLiteral("[{'id': 'calculateField', 'options': {}}]");
    QTest::newRow("reduce") << step("reduce",
                                    "'reducers': ['mean', 'max', 'lastNotNull'], 'labelsToFields': true");
    QTest::newRow("labels") << step("labelsToFields", "");
    QTest::newRow("labels of one frame")
        << QStringLiteral("[{'id': 'joinByField', 'options': {}}, {'id': 'labelsToFields', 'options': {}}]");
    QTest::newRow("group") << QStringLiteral(
        "[{'id': 'seriesToRows', 'options': {}}, {'id': 'groupBy', 'options': {'fields': {'Metric': "
        "{'operation': 'groupby'}, 'Value': {'operation': 'aggregate', 'aggregations': ['mean']}}}}]");
    QTest::newRow("organize") << step("organize",
                                      "'renameByName': {'Value': 'x'}, 'indexByName': {'Value': 0}");
    QTest::newRow("filter") << step(
        "filterByValue",
        "'filters': [{'fieldName': 'Time', 'config': {'id': 'greater', 'options': {'value': 3}}}]");
}

void CalculationsTest::manySeries()
{
    QFETCH(QString, json);
    Frames frames;
    for (int i = 0; i < 5'000; ++i) {
        Frame frame{QStringLiteral("s%1").arg(i), QStringLiteral("A"), FrameKind::Series, {}};
        std::vector<double> values(20, i);
        for (size_t row = 0; row < values.size(); ++row)
            values[row] = static_cast<double>(row);
        frame.fields
            = {{timeFieldName, Column::times(values)},
               {valueFieldName, Column::numbers(values), Labels{{QStringLiteral("pod"), frame.name}}, {}}};
        frames.push_back(std::move(frame));
    }
    QElapsedTimer timer;
    timer.start();
    const Transformed out = transformed(frames, test::steps(json));
    QVERIFY(out.findings.isEmpty() && !out.frames.empty());
    QVERIFY2(timer.elapsed() < 15'000, "quadratic"); // each under a second when linear, on a quiet machine
}

QTEST_GUILESS_MAIN(CalculationsTest)
#include "tst_calculations.moc"
