#include "dashboards/transformtable.h"

#include <QElapsedTimer>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

class TransformationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void organizes_data();
    void organizes() { run(); }
    void filtersFields_data();
    void filtersFields() { run(); }
    void renames_data();
    void renames() { run(); }
    void filtersFrames_data();
    void filtersFrames() { run(); }
    void filtersRows_data();
    void filtersRows() { run(); }
    void sorts_data();
    void sorts() { run(); }
    void limits_data();
    void limits() { run(); }
    void merges_data();
    void merges() { run(); }
    void joins_data();
    void joins() { run(); }
    void seriesToRows_data();
    void seriesToRows() { run(); }
    void chains_data();
    void chains() { run(); }
    void findings();
    void variables();
    void traces();
    void mergesInLinearTime_data();
    void mergesInLinearTime();

private:
    static void columns();
    static void run();
};

namespace {

void row(const char *name, const char *json, const char *in, const char *expected)
{
    QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(in) << QString::fromUtf8(expected);
}

} // namespace

void TransformationsTest::columns()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("expected");
}

void TransformationsTest::run()
{
    QFETCH(QString, json);
    QFETCH(QString, in);
    QFETCH(QString, expected);
    QCOMPARE(test::outcome(json, test::frames(qPrintable(in))), expected);
}

void TransformationsTest::organizes_data()
{
    columns();
    const char *in = "A> Time@t=1; host@s=a; Value@n=5";
    row("nothing", "[{'id': 'organize', 'options': {}}]", in, in);
    row("exclude", "[{'id': 'organize', 'options': {'excludeByName': {'Time': true, 'host': false}}}]", in,
        "A> host@s=a; Value@n=5");
    row("include", "[{'id': 'organize', 'options': {'includeByName': {'Value': true}}}]", in, "A> Value@n=5");
    row("include and exclude",
        "[{'id': 'organize', 'options': {'includeByName': {'Value': true, 'host': true}, 'excludeByName': "
        "{'host': true}}}]",
        in, "A> Value@n=5");
    row("order", "[{'id': 'organize', 'options': {'indexByName': {'Value': 0, 'Time': 1}}}]", in,
        "A> Value@n=5; Time@t=1; host@s=a");
    row("rename", "[{'id': 'organize', 'options': {'renameByName': {'Value': 'CPU', 'host': ''}}}]", in,
        "A> Time@t=1; host@s=a; Value as CPU@n=5");
    row("all at once, by the old names",
        "[{'id': 'organize', 'options': {'excludeByName': {'Time': true}, 'indexByName': {'Value': 0, "
        "'host': 1}, 'renameByName': {'Value': 'CPU'}}}]",
        in, "A> Value as CPU@n=5; host@s=a");
    row("by shown names", "[{'id': 'organize', 'options': {'excludeByName': {'cpu': true}}}]",
        "A(cpu)> Time@t=1; Value@n=5", "A(cpu)> Time@t=1");
    row("excluding everything drops the frame",
        "[{'id': 'organize', 'options': {'excludeByName': {'x': true}}}]", "A> x@n=1 || B> y@n=2",
        "B> y@n=2");
    row("ordered by name",
        "[{'id': 'organize', 'options': {'orderByMode': 'auto', 'orderBy': [{'type': 'name'}]}}]",
        "A> b@n=1; a@n=2; c@n=3", "A> a@n=2; b@n=1; c@n=3");
    row("ordered by label",
        "[{'id': 'organize', 'options': {'orderByMode': 'auto', 'orderBy': [{'type': 'label', 'labelName': "
        "'p', 'desc': true}, {'type': 'name'}]}}]",
        "A> b{p=1}@n=1; a{p=1}@n=2; c{p=2}@n=3; t@t=4", "A> t@t=4; c{p=2}@n=3; a{p=1}@n=2; b{p=1}@n=1");
}

void TransformationsTest::filtersFields_data()
{
    columns();
    const char *in = "A> Time@t=1; cpu@n=1; mem@n=2";
    row("nothing", "[{'id': 'filterFieldsByName', 'options': {}}]", in, in);
    row("include names", "[{'id': 'filterFieldsByName', 'options': {'include': {'names': ['cpu', 'Time']}}}]",
        in, "A> Time@t=1; cpu@n=1");
    row("include pattern", "[{'id': 'filterFieldsByName', 'options': {'include': {'pattern': '/m/'}}}]", in,
        "A> Time@t=1; mem@n=2");
    row("names or pattern",
        "[{'id': 'filterFieldsByName', 'options': {'include': {'names': ['cpu'], 'pattern': '/^m/'}}}]", in,
        "A> cpu@n=1; mem@n=2");
    row("exclude names", "[{'id': 'filterFieldsByName', 'options': {'exclude': {'names': ['cpu']}}}]", in,
        "A> Time@t=1; mem@n=2");
    row("exclude pattern",
        "[{'id': 'filterFieldsByName', 'options': {'exclude': {'pattern': '/^(cpu|mem)$/'}}}]", in,
        "A> Time@t=1");
    row("both",
        "[{'id': 'filterFieldsByName', 'options': {'include': {'pattern': '/./'}, 'exclude': {'names': "
        "['Time']}}}]",
        in, "A> cpu@n=1; mem@n=2");
    row("empty frames go", "[{'id': 'filterFieldsByName', 'options': {'include': {'names': ['x']}}}]",
        "A> cpu@n=1 || B> x@n=1", "B> x@n=1");
    row("a variable without its mode",
        "[{'id': 'filterFieldsByName', 'options': {'include': {'names': ['cpu'], 'variable': 'mem'}}}]", in,
        "A> cpu@n=1");
    row("variable",
        "[{'id': 'filterFieldsByName', 'options': {'byVariable': true, 'include': {'variable': "
        "'{mem,cpu}'}}}]",
        in, "A> cpu@n=1; mem@n=2");
}

void TransformationsTest::renames_data()
{
    columns();
    row("group", "[{'id': 'renameByRegex', 'options': {'regex': '/node-(.*)/', 'renamePattern': '$1!'}}]",
        "A> node-a@n=1; b@n=2", "A> node-a as a!@n=1; b@n=2");
    row("bare pattern", "[{'id': 'renameByRegex', 'options': {'regex': '(.*)-b', 'renamePattern': '$1'}}]",
        "A> a-b@n=1; a-b-c@n=2", "A> a-b as a@n=1; a-b-c@n=2");
    row("every match", "[{'id': 'renameByRegex', 'options': {'regex': '/a/g', 'renamePattern': 'x'}}]",
        "A> banana@n=1", "A> banana as bxnxnx@n=1");
    row("shown names", "[{'id': 'renameByRegex', 'options': {'regex': '/cpu (.*)/', 'renamePattern': '$1'}}]",
        "A(cpu)> idle@n=1", "A(cpu)> idle as idle@n=1");
    row("broken", "[{'id': 'renameByRegex', 'options': {'regex': '/(/', 'renamePattern': ''}}]", "A> a@n=1",
        "! missing closing parenthesis");
}

void TransformationsTest::filtersFrames_data()
{
    columns();
    const char *in = "A> a@n=1 || B> b@n=2 || AB> c@n=3";
    row("include", "[{'id': 'filterByRefId', 'options': {'include': 'A'}}]", in, "A> a@n=1");
    row("include by pattern", "[{'id': 'filterByRefId', 'options': {'include': '/^(?:A|B)$/'}}]", in,
        "A> a@n=1 || B> b@n=2");
    row("exclude", "[{'id': 'filterByRefId', 'options': {'exclude': '/B/'}}]", in, "A> a@n=1");
    row("both", "[{'id': 'filterByRefId', 'options': {'include': '/A/', 'exclude': 'A'}}]", in, "AB> c@n=3");
    row("neither", "[{'id': 'filterByRefId', 'options': {}}]", in, in);
    row("only what is filtered for is transformed",
        "[{'id': 'limit', 'filter': {'id': 'byRefId', 'options': 'B'}, 'options': {'limitField': 1}}]",
        "A> a@n=1,2 || B> b@n=1,2", "A> a@n=1,2 || B> b@n=1");
    row("the others stand where the first stood",
        "[{'id': 'merge', 'filter': {'id': 'byRefId', 'options': '/^(?:A|C)$/'}, 'options': {}}]",
        "A> k@n=1 || B> b@n=9 || C> k@n=2", "k@n=1,2 || B> b@n=9");
}

void TransformationsTest::filtersRows_data()
{
    columns();
    const char *in = "A> host@s=a,b,c,d; v@n=1,5,10,~";
    row("include",
        "[{'id': 'filterByValue', 'options': {'type': 'include', 'match': 'any', 'filters': [{'fieldName': "
        "'v', 'config': {'id': 'greater', 'options': {'value': 4}}}]}}]",
        in, "A> host@s=b,c; v@n=5,10");
    row("exclude",
        "[{'id': 'filterByValue', 'options': {'type': 'exclude', 'match': 'any', 'filters': [{'fieldName': "
        "'v', 'config': {'id': 'isNull', 'options': {}}}]}}]",
        in, "A> host@s=a,b,c; v@n=1,5,10");
    row("any",
        "[{'id': 'filterByValue', 'options': {'type': 'include', 'match': 'any', 'filters': [{'fieldName': "
        "'v', 'config': {'id': 'equal', 'options': {'value': '10'}}}, {'fieldName': 'host', 'config': {'id': "
        "'regex', 'options': {'value': '[ad]'}}}]}}]",
        in, "A> host@s=a,c,d; v@n=1,10,~");
    row("all",
        "[{'id': 'filterByValue', 'options': {'type': 'include', 'match': 'all', 'filters': [{'fieldName': "
        "'v', 'config': {'id': 'between', 'options': {'from': 1, 'to': 10}}}, {'fieldName': 'host', "
        "'config': {'id': 'notEqual', 'options': {'value': 'x'}}}]}}]",
        in, "A> host@s=b; v@n=5");
    row("exclude all",
        "[{'id': 'filterByValue', 'options': {'type': 'exclude', 'match': 'all', 'filters': [{'fieldName': "
        "'v', 'config': {'id': 'greater', 'options': {'value': 4}}}, {'fieldName': 'host', 'config': {'id': "
        "'equal', 'options': {'value': 'b'}}}]}}]",
        in, "A> host@s=a,c,d; v@n=1,10,~");
    row("no such field matches nothing",
        "[{'id': 'filterByValue', 'options': {'type': 'include', 'match': 'any', 'filters': [{'fieldName': "
        "'x', 'config': {'id': 'isNotNull', 'options': {}}}]}}]",
        in, "A> host@s=; v@n=");
    row("no filters", "[{'id': 'filterByValue', 'options': {'type': 'include', 'filters': []}}]", in, in);
    row("unknown condition",
        "[{'id': 'filterByValue', 'options': {'filters': [{'fieldName': 'v', 'config': {'id': 'magic'}}]}}]",
        in, "! unknown condition \"magic\"");
}

void TransformationsTest::sorts_data()
{
    columns();
    row("numbers", "[{'id': 'sortBy', 'options': {'sort': [{'field': 'v'}]}}]",
        "A> v@n=3,NaN,1,~,2; k@s=a,b,c,d,e", "A> v@n=~,1,2,3,NaN; k@s=d,c,e,a,b");
    row("descending", "[{'id': 'sortBy', 'options': {'sort': [{'field': 'v', 'desc': true}]}}]",
        "A> v@n=3,1,2", "A> v@n=3,2,1");
    row("texts", "[{'id': 'sortBy', 'options': {'fields': {}, 'sort': [{'field': 'k'}]}}]", "A> k@s=b,a,~,c",
        "A> k@s=a,b,c,~");
    row("stable", "[{'id': 'sortBy', 'options': {'sort': [{'field': 'v'}]}}]", "A> v@n=2,1,2,1; k@s=a,b,c,d",
        "A> v@n=1,1,2,2; k@s=b,d,a,c");
    row("truth", "[{'id': 'sortBy', 'options': {'sort': [{'field': 'v'}]}}]", "A> v@b=false,true",
        "A> v@b=true,false");
    row("by shown name", "[{'id': 'sortBy', 'options': {'sort': [{'field': 'cpu'}]}}]", "A(cpu)> Value@n=2,1",
        "A(cpu)> Value@n=1,2");
    row("no such field", "[{'id': 'sortBy', 'options': {'sort': [{'field': 'x'}]}}]", "A> v@n=2,1",
        "A> v@n=2,1");
    row("nothing asked", "[{'id': 'sortBy', 'options': {}}]", "A> v@n=2,1", "A> v@n=2,1");
}

void TransformationsTest::limits_data()
{
    columns();
    row("fewer", "[{'id': 'limit', 'options': {'limitField': 2}}]", "A> v@n=1,2,3 || B> w@n=1",
        "A> v@n=1,2 || B> w@n=1");
    row("as text", "[{'id': 'limit', 'options': {'limitField': '1'}}]", "A> v@n=1,2,3", "A> v@n=1");
    row("none", "[{'id': 'limit', 'options': {'limitField': 0}}]", "A> v@n=1,2,3", "A> v@n=");
    row("the last ones", "[{'id': 'limit', 'options': {'limitField': -2}}]", "A> v@n=1,2,3", "A> v@n=2,3");
    row("ten by itself", "[{'id': 'limit', 'options': {}}]", "A> v@n=1,2,3,4,5,6,7,8,9,10,11",
        "A> v@n=1,2,3,4,5,6,7,8,9,10");
}

void TransformationsTest::merges_data()
{
    columns();
    const char *merge = "[{'id': 'merge', 'options': {}}]";
    row("side by side", merge, "A> host@s=a,b; x@n=1,2 || B> host@s=b,c; y@n=3,4",
        "host@s=a,b,c; x@n=1,2,~; y@n=~,3,4");
    row("one below the other", merge, "A> t@t=1; v@n=1 || B> t@t=2; v@n=2", "t@t=1,2; v@n=1,2");
    row("equal rows once", merge, "A> t@t=1; v@n=1 || B> t@t=1; v@n=1", "t@t=1; v@n=1");
    row("contradicting rows stay apart", merge, "A> k@s=a; v@n=1; w@n=7 || B> k@s=a; v@n=2; u@n=8",
        "k@s=a,a; v@n=1,2; w@n=7,~; u@n=~,8");
    row("the key is what all have", merge, "A> k@s=a; m@s=x; v@n=1 || B> k@s=a; m@s=y; w@n=2",
        "k@s=a,a; m@s=x,y; v@n=1,~; w@n=~,2");
    row("a null is filled", merge, "A> k@s=a; v@n=~ || B> k@s=a; v@n=~; w@n=2", "k@s=a; v@n=~; w@n=2");
    row("into every row that fits", merge, "A> k@s=a,a; v@n=1,2 || B> k@s=a; w@n=3",
        "k@s=a,a; v@n=1,2; w@n=3,3");
    row("three", merge, "A> k@s=a,b; x@n=1,2 || B> k@s=a; y@n=3 || C> k@s=b; z@n=4",
        "k@s=a,b; x@n=1,2; y@n=3,~; z@n=~,4");
    row("labels and legends go", merge, "A> k@s=a; v{p=1}@n=1 || B> k@s=b; v{p=2}@n=2", "k@s=a,b; v@n=1,2");
    row("nulls and zeros of a key", merge, "A> k@n=0,~,NaN; v@n=1,2,3 || B> k@n=-0,~,NaN; w@n=4,5,6",
        "k@n=0,~,NaN; v@n=1,2,3; w@n=4,5,6");
    row("more than a few rows of one key", merge,
        "A> k@s=a,a,a,a,a,a,a,a,a,a; v@n=1,2,3,4,5,6,7,8,9,10 || B> k@s=a,a; v@n=10,11; w@n=20,21",
        "k@s=a,a,a,a,a,a,a,a,a,a,a; v@n=1,2,3,4,5,6,7,8,9,10,11; w@n=~,~,~,~,~,~,~,~,~,20,21");
    row("more than a few rows that fit", merge,
        "A> k@s=a,a,a,a,a,a,a,a,a,a; v@n=1,2,3,4,5,6,7,8,9,10 || B> k@s=a; w@n=20",
        "k@s=a,a,a,a,a,a,a,a,a,a; v@n=1,2,3,4,5,6,7,8,9,10; w@n=20,20,20,20,20,20,20,20,20,20");
    row("a merged row no longer fits", merge,
        "A> k@s=a,a,a,a,a,a,a,a,a; v@n=1,2,3,4,5,6,7,8,9 || B> k@s=a,a; v@n=9,9; w@n=20,21",
        "k@s=a,a,a,a,a,a,a,a,a,a; v@n=1,2,3,4,5,6,7,8,9,9; w@n=~,~,~,~,~,~,~,~,20,21");
    row("alone", merge, "A> k@s=a,a; v@n=1,1", "A> k@s=a,a; v@n=1,1");
    row("nothing in common", merge, "A> a@n=1 || B> b@n=1", "! the frames have no field in common");
}

void TransformationsTest::joins_data()
{
    columns();
    const char *in = "A> Time@t=2,1; x@n=20,10 || B> Time@t=2,3; y@n=22,33 || C> z@n=5";
    row("by time, by itself", "[{'id': 'joinByField', 'options': {}}]", in,
        "joinByField-A-B> Time@t=1,2,3; x@n=10,20,~; y@n=~,22,33");
    row("by its old name", "[{'id': 'seriesToColumns', 'options': {'byField': 'Time'}}]", in,
        "joinByField-A-B> Time@t=1,2,3; x@n=10,20,~; y@n=~,22,33");
    row("inner", "[{'id': 'joinByField', 'options': {'byField': 'Time', 'mode': 'inner'}}]", in,
        "joinByField-A-B> Time@t=2; x@n=20; y@n=22");
    row("tabular", "[{'id': 'joinByField', 'options': {'byField': 'k', 'mode': 'outerTabular'}}]",
        "A> k@s=a,a; x@n=1,2 || B> k@s=a,b; y@n=3,4", "joinByField-A-B> k@s=a,a,b; x@n=1,2,~; y@n=3,3,4");
    row("no such field", "[{'id': 'joinByField', 'options': {'byField': 'nope'}}]", in,
        "! no frame has a field called \"nope\"");
    row("alone", "[{'id': 'joinByField', 'options': {'byField': 'x'}}]", "A> x@n=2,1", "A> x@n=2,1");
}

void TransformationsTest::seriesToRows_data()
{
    columns();
    const char *step = "[{'id': 'seriesToRows', 'options': {}}]";
    row("the latest first", step, "A(a)> Time@t=1,3; Value@n=1,3 || B(b)> Time@t=2,3; Value@n=2,~",
        "Time@t=3,3,2,1; Metric@s=a,b,b,a; Value@n=3,~,2,1");
    row("without names", step, "A> Time@t=1; cpu@n=1 || B> Time@t=2; Value{p=x}@n=2",
        "Time@t=2,1; Metric@s=x,cpu; Value@n=2,1");
    row("empty series go", step,
        "A(a)> Time@t=1; Value@n=1 || B(b)> Time@t=; Value@n=", "Time@t=1; Metric@s=a; Value@n=1");
    row("no series", step, "A> Time@t=1; Value@n=1 || B> x@s=a", "! not every frame is a time series");
    row("alone", step, "A(a)> Time@t=1; Value@n=1", "A(a)> Time@t=1; Value@n=1");
}

void TransformationsTest::chains_data()
{
    columns();
    row("renamed, then sorted by the new name",
        "[{'id': 'organize', 'options': {'renameByName': {'v': 'CPU'}}}, {'id': 'sortBy', 'options': "
        "{'sort': [{'field': 'CPU', 'desc': true}]}}]",
        "A> v@n=1,2", "A> v as CPU@n=2,1");
    row("disabled", "[{'id': 'limit', 'disabled': true, 'options': {'limitField': 1}}]", "A> v@n=1,2",
        "A> v@n=1,2");
    row("filesystems: grouped, renamed, calculated",
        "[{'id': 'groupBy', 'options': {'fields': {'mount': {'aggregations': [], 'operation': 'groupby'}, "
        "'Value #A': {'aggregations': ['lastNotNull'], 'operation': 'aggregate'}, 'Value #B': "
        "{'aggregations': ['lastNotNull'], 'operation': 'aggregate'}}}},"
        " {'id': 'merge'},"
        " {'id': 'calculateField', 'options': {'alias': 'Used', 'binary': {'left': 'Value #A (lastNotNull)', "
        "'operator': '-', 'reducer': 'sum', 'right': 'Value #B (lastNotNull)'}, 'mode': 'binary', 'reduce': "
        "{'reducer': 'sum'}}}]",
        "A> mount@s=/,/,/var; Value #A@n=10,12,20 || B> mount@s=/,/var; Value #B@n=2,5",
        "mount@s=/,/var; Value #A (lastNotNull)@n=12,20; Value #B (lastNotNull)@n=2,5; Used@n=10,15");
}

void TransformationsTest::findings()
{
    const Transformations steps
        = test::steps(QStringLiteral("[{'id': 'magic'}, {'id': 'limit', 'options': {'limitField': 1}}, "
                                     "{'id': 'reduce', 'options': {'reducers': ['x']}}]"));
    QCOMPARE(steps.size(), size_t{3});
    const Transformed out = transformed(test::frames("A> v@n=1,2"), steps);
    QCOMPARE(test::text(out.frames), QStringLiteral("A> v@n=1")); // the steps behind one that fails still run
    QCOMPARE(out.findings.size(), 2);
    QCOMPARE(describe(out.findings[0]),
             QStringLiteral("warning: magic (1): this transformation is not known here"));
    QCOMPARE(out.findings[1].subject, QStringLiteral("reduce (3)"));
    QVERIFY(transformed(test::frames("A> v@n=1"),
                        test::steps(QStringLiteral("[{'id': 'magic', 'disabled': true}]")))
                .findings.isEmpty());
}

void TransformationsTest::variables()
{
    TransformContext context;
    context.interpolated
        = [](const QString &text) { return QString(text).replace(QLatin1String("$v"), QLatin1String("5")); };
    const auto outcome = [&](const char *json, const char *in) {
        return test::outcome(QString::fromUtf8(json), test::frames(in), context);
    };
    QCOMPARE(outcome("[{'id': 'filterByValue', 'options': {'filters': [{'fieldName': 'v', 'config': {'id': "
                     "'greater', 'options': {'value': '$v'}}}]}}]",
                     "A> v@n=4,5,6"),
             QStringLiteral("A> v@n=6"));
    QCOMPARE(outcome("[{'id': 'filterByValue', 'options': {'filters': [{'fieldName': 'v', 'config': {'id': "
                     "'regex', 'options': {'value': '^$'}}}]}}]",
                     "A> v@n=4,5,6"),
             QStringLiteral("A> v@n="));
    QCOMPARE(
        outcome(
            "[{'id': 'filterFieldsByName', 'options': {'byVariable': true, 'exclude': {'variable': '$v'}}}]",
            "A> 5@n=1; 6@n=2"),
        QStringLiteral("A> 6@n=2"));
    QCOMPARE(outcome("[{'id': 'sortBy', 'options': {'sort': [{'field': '$v'}]}}]", "A> 5@n=2,1"),
             QStringLiteral("A> 5@n=1,2"));
    QCOMPARE(outcome("[{'id': 'calculateField', 'options': {'mode': 'binary', 'alias': 'times $v', 'binary': "
                     "{'left': 'a', 'operator': '*', 'right': '$v'}}}]",
                     "A> a@n=2"),
             QStringLiteral("A> a@n=2; times 5@n=10"));
}

void TransformationsTest::traces()
{
    const auto out
        = transformed(test::frames("A> k@n=1,2 || B> k@n=3"),
                      test::steps(QStringLiteral("[{'id': 'merge'}, {'id': 'limit', 'disabled': true}, "
                                                 "{'id': 'limit', 'options': {'limitField': 1}}]")));
    QCOMPARE(out.trace.size(), size_t{3});
    QCOMPARE(out.trace[0], (StepTrace{2, 3, 1, 3, true}));
    QCOMPARE(out.trace[1], (StepTrace{1, 3, 1, 3, false}));
    QCOMPARE(out.trace[2], (StepTrace{1, 3, 1, 1, true}));
}

void TransformationsTest::mergesInLinearTime_data()
{
    QTest::addColumn<bool>("sameKey"); // else one value field for all
    QTest::newRow("many rows of one key") << true;
    QTest::newRow("many frames") << false;
}

void TransformationsTest::mergesInLinearTime()
{
    QFETCH(bool, sameKey);
    Frames frames;
    constexpr size_t rows = 20'000;
    for (size_t f = 0; f < (sameKey ? 3u : 2000u); ++f) {
        const size_t length = sameKey ? rows : 20;
        std::vector<double> values;
        std::vector<double> times;
        for (size_t row = 0; row < length; ++row) {
            values.push_back(static_cast<double>(row + (sameKey ? f * rows : f)));
            times.push_back(sameKey ? 0 : static_cast<double>(row));
        }
        Frame frame;
        frame.fields.push_back({timeFieldName, Column::times(times)});
        frame.fields.push_back({sameKey ? QStringLiteral("v") : QString::number(f), Column::numbers(values)});
        if (sameKey)
            frame.fields.push_back({QString::number(f), Column::numbers(values)});
        frames.push_back(std::move(frame));
    }
    QElapsedTimer timer;
    timer.start();
    const auto merged = transformed(frames, test::steps(QStringLiteral("[{'id': 'merge'}]")));
    QCOMPARE(merged.frames.size(), size_t{1});
    QCOMPARE(merged.frames[0].length(), sameKey ? 3 * rows : size_t{20});
    QVERIFY2(timer.elapsed() < 20'000, "quadratic"); // under a second when linear, on a quiet machine
}

QTEST_GUILESS_MAIN(TransformationsTest)
#include "tst_transformations.moc"
