#include "dashboards/files/grafanafile.h"
#include "dashboards/interpolation.h"
#include "dashboards/panelquery.h"
#include "dashboards/variablequery.h"
#include "dashboards/variableresolver.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

const TimeRange hour{fromUnixSeconds(std::int64_t{1'700'000'000}),
                     fromUnixSeconds(std::int64_t{1'700'003'600})};

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

Variable readOne(const QByteArray &variable)
{
    const auto file = readGrafana(
        QByteArray("{\"title\":\"t\",\"panels\":[],\"templating\":{\"list\":[" + variable + "]}}"), {});
    return file && file->dashboard.variables.size() == 1 ? file->dashboard.variables[0] : Variable();
}

Variable filtering(std::vector<AdhocFilter> filters, const char *source = "")
{
    Variable variable;
    variable.name = utf8("filters");
    variable.kind = VariableKind::AdHoc;
    variable.filters = std::move(filters);
    variable.source = utf8(source);
    return variable;
}

} // namespace

// What variables look like in files and addresses, and what becomes of them in texts, kind by kind.
class VariableFormsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
    void objectQueries_data();
    void objectQueries();
    void intervalSettings();
    void switchValues();
    void refreshes_data();
    void refreshes();
    void filtersComeAndGo();
    void unchangedIsWrittenAsItWas();
    void joinsFilters_data();
    void joinsFilters();
    void filtersOfOtherSources();
    void textsOfValues();
    void everything();
    void dates_data();
    void dates();
    void dashboardNames();
    void consoleNames();
    void groupings_data();
    void groupings();
    void addresses();
    void globalRegex();
    void circles();
    void seriesAndResults();
    void sources();
};

void VariableFormsTest::kinds_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *type, VariableKind kind) {
        QTest::newRow(type) << utf8(type) << static_cast<int>(kind);
    };
    row("query", VariableKind::Query);
    row("custom", VariableKind::Custom);
    row("constant", VariableKind::Constant);
    row("textbox", VariableKind::TextBox);
    row("interval", VariableKind::Interval);
    row("datasource", VariableKind::DataSource);
    row("adhoc", VariableKind::AdHoc);
    row("groupby", VariableKind::GroupBy);
    row("switch", VariableKind::Switch);
    row("system", VariableKind::Unsupported);
}

void VariableFormsTest::kinds()
{
    QFETCH(QString, type);
    QFETCH(int, kind);
    QCOMPARE(static_cast<int>(readOne("{\"name\":\"v\",\"type\":\"" + type.toUtf8() + "\"}").kind), kind);
}

void VariableFormsTest::objectQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *query, const char *expected) {
        QTest::newRow(query) << utf8(query) << utf8(expected);
    };
    row(R"x("label_values(up, job)")x", "label_values(up, job)");
    row(R"x({"query":"label_values(up, job)","refId":"A","qryType":1})x", "label_values(up, job)");
    row(R"x({"qryType":0,"match":"up"})x", "label_names(up)");
    row(R"x({"qryType":0})x", "label_names()");
    row(R"x({"qryType":1,"label":"job"})x", "label_values(job)");
    row(R"({"qryType":1,"label":"job","metric":"up","labelFilters":[{"label":"env","op":"=~","value":"a|b"}]})",
        "label_values(up{env=~\"a|b\"}, job)");
    row(R"x({"qryType":2,"metric":"node_.*"})x", "metrics(node_.*)");
    row(R"x({"qryType":3,"varQuery":"topk(3, up)"})x", "query_result(topk(3, up))");
    row(R"({"qryType":4,"seriesQuery":"up{a=\"b\"}"})", "up{a=\"b\"}");
    row(R"({"query":"","qryType":99})", "from the definition");
    row(R"({"qryType":"1"})", "from the definition");
    row("[1]", "from the definition");
}

void VariableFormsTest::objectQueries()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    QCOMPARE(readOne(R"({"name":"v","type":"query","definition":"from the definition","query":)"
                     + query.toUtf8() + "}")
                 .query,
             expected);
}

void VariableFormsTest::intervalSettings()
{
    const Variable read = readOne(R"({"name":"i","type":"interval","query":"1m,10m","auto":true,)"
                                  R"("auto_count":60,"auto_min":"2m",)"
                                  R"("current":{"text":"auto","value":"$__auto_interval_i"}})");
    QCOMPARE(read.automatic, (AutomaticInterval{true, 60, utf8("2m")}));
    Scope scope;
    addVariables(scope, {read}, hour);
    QCOMPARE(interpolated(utf8("$i $__auto_interval_i"), scope, Escaping::PromQl), utf8("2m 2m"));
    Variable finer = read;
    finer.automatic.minimum = utf8("1s"); // 3600 s / 60
    addVariables(scope, {finer}, hour);
    QCOMPARE(interpolated(utf8("$i"), scope, Escaping::PromQl), utf8("1m"));
}

void VariableFormsTest::switchValues()
{
    const Variable listed
        = readOne(R"({"name":"s","type":"switch","current":{"value":"on"},)"
                  R"("options":[{"text":"on","value":"on"},{"text":"off","value":"off"}]})");
    QCOMPARE(listed.current, QStringList(utf8("on")));
    QCOMPARE(listed.options[1].value, utf8("off"));
    const Variable named
        = readOne(R"({"name":"s","type":"switch","current":true,"enabledValue":1,"disabledValue":0})");
    QCOMPARE(named.current, QStringList(utf8("true")));
    QCOMPARE(named.options[0].value, utf8("1"));
    QCOMPARE(readOne(R"({"name":"s","type":"switch"})").options[1].value, utf8("false"));
}

void VariableFormsTest::refreshes_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<int>("expected");
    QTest::newRow("absent") << QByteArray() << static_cast<int>(VariableRefresh::OnLoad);
    QTest::newRow("0") << QByteArray(",\"refresh\":0") << static_cast<int>(VariableRefresh::Never);
    QTest::newRow("1") << QByteArray(",\"refresh\":1") << static_cast<int>(VariableRefresh::OnLoad);
    QTest::newRow("2") << QByteArray(",\"refresh\":2") << static_cast<int>(VariableRefresh::OnTimeChange);
}

void VariableFormsTest::refreshes()
{
    QFETCH(QByteArray, member);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(readOne("{\"name\":\"v\",\"type\":\"query\"" + member + "}").refresh),
             expected);
}

void VariableFormsTest::filtersComeAndGo()
{
    const QByteArray text
        = R"({"title":"t","panels":[],"templating":{"list":[{"name":"f","type":"adhoc",)"
          R"("datasource":{"type":"prometheus","uid":"$ds"},"filters":[{"key":"env","operator":"=","value":"prod"},)"
          R"({"key":"pod","operator":"=|","value":"a","values":["a","b"]}],"own":1}]}})";
    auto file = readGrafana(text, {});
    QVERIFY(file);
    QVERIFY(file->findings.empty());
    Variable &variable = file->dashboard.variables[0];
    QCOMPARE(variable.source, utf8("$ds"));
    QCOMPARE(variable.sourceType, utf8("prometheus"));
    QCOMPARE(variable.filters.size(), 2u);
    QCOMPARE(variable.filters[1], (AdhocFilter{utf8("pod"), utf8("=|"), {utf8("a"), utf8("b")}}));
    variable.filters.push_back({utf8("zone"), utf8("!="), {utf8("x")}});
    const auto again = readGrafana(writeGrafana(file->dashboard), {});
    QVERIFY(again);
    QCOMPARE(again->dashboard.variables[0].filters, variable.filters);
    QVERIFY(again->dashboard.variables[0].json.contains("\"own\":1"));
}

void VariableFormsTest::unchangedIsWrittenAsItWas()
{
    const QByteArray text
        = R"({"title":"t","panels":[],"templating":{"list":[{"name":"v","type":"query",)"
          R"x("query":{"query":"label_values(job)","refId":"A","qryType":1},)x"
          R"("current":{"text":["a"],"value":["a"]},"multi":true},{"name":"w","type":"custom",)"
          R"("query":"x,y","current":{"text":"x","value":"x"}}]}})";
    auto file = readGrafana(text, {});
    QVERIFY(file);
    const QByteArray before = file->dashboard.variables[0].json;
    file->dashboard.variables[1].current = {utf8("y")};
    const auto again = readGrafana(writeGrafana(file->dashboard), {});
    QVERIFY(again);
    QCOMPARE(again->dashboard.variables[0].json, before);
    QCOMPARE(again->dashboard.variables[1].current, QStringList(utf8("y")));
}

void VariableFormsTest::joinsFilters_data()
{
    QTest::addColumn<QString>("sign");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sign, const QStringList &values, const char *expected) {
        QTest::newRow(sign) << utf8(sign) << values << utf8(expected);
    };
    const char *plain = "sum(rate(a[1m])) / b{x=\"1\"}";
    row("=", {utf8("v\"1")}, "sum(rate(a{k=\"v\\\"1\"}[1m])) / b{x=\"1\",k=\"v\\\"1\"}");
    row("!=", {utf8("v")}, "sum(rate(a{k!=\"v\"}[1m])) / b{x=\"1\",k!=\"v\"}");
    row("=~", {utf8("v.*")}, "sum(rate(a{k=~\"v.*\"}[1m])) / b{x=\"1\",k=~\"v.*\"}");
    row("!~", {utf8("v.*")}, "sum(rate(a{k!~\"v.*\"}[1m])) / b{x=\"1\",k!~\"v.*\"}");
    row("=|", {utf8("a.b"), utf8("c")},
        "sum(rate(a{k=~\"(a\\\\.b|c)\"}[1m])) / b{x=\"1\",k=~\"(a\\\\.b|c)\"}");
    row("!=|", {utf8("a"), utf8("c")}, "sum(rate(a{k!~\"(a|c)\"}[1m])) / b{x=\"1\",k!~\"(a|c)\"}");
    row("<", {utf8("5")}, plain); // PromQL has no such matcher
}

void VariableFormsTest::joinsFilters()
{
    QFETCH(QString, sign);
    QFETCH(QStringList, values);
    QFETCH(QString, expected);
    Scope scope;
    addVariables(scope, {filtering({{utf8("k"), sign, values}})}, hour);
    const QString text = utf8("sum(rate(a[1m])) / b{x=\"1\"}");
    QCOMPARE(interpolated(text, scope, Escaping::PromQl), expected);
    QCOMPARE(interpolated(text, scope, Escaping::PromQlPart), text);
    QCOMPARE(interpolated(text, scope, Escaping::None), text);
    QCOMPARE(interpolated(utf8("sum(rate("), scope, Escaping::PromQl), utf8("sum(rate("));
}

void VariableFormsTest::filtersOfOtherSources()
{
    Variable source;
    source.name = utf8("ds");
    source.kind = VariableKind::DataSource;
    source.current = {utf8("east")};
    Scope scope;
    addVariables(scope, {source, filtering({{utf8("k"), utf8("="), {utf8("v")}}}, "${ds}")}, hour);
    const auto asked = [&](const char *name) {
        scope.source = {utf8(name), utf8("id")};
        return interpolated(utf8("a"), scope, Escaping::PromQl);
    };
    QCOMPARE(asked("east"), utf8("a{k=\"v\"}"));
    QCOMPARE(asked("west"), utf8("a"));
}

void VariableFormsTest::textsOfValues()
{
    Variable variable;
    variable.name = utf8("v");
    variable.options = {{utf8("Tokyo"), utf8("tyo1")}, {utf8("Osaka"), utf8("osa1")}};
    variable.current = {utf8("tyo1")};
    Scope scope;
    addVariables(scope, {variable}, hour);
    QCOMPARE(interpolated(utf8("$v ${v:text} ${v.text}"), scope, Escaping::PromQl), utf8("tyo1 Tokyo Tokyo"));
    QCOMPARE(interpolated(utf8("in $v"), scope, Escaping::Text), utf8("in Tokyo"));
    QCOMPARE(interpolated(utf8("in $v"), scope, Escaping::None), utf8("in tyo1"));
}

void VariableFormsTest::everything()
{
    Variable variable;
    variable.name = utf8("v");
    variable.includeAll = variable.multi = true;
    variable.current = {allValue()};
    variable.options = {{utf8("A"), utf8("a")}, {utf8("B"), utf8("b")}};
    Scope scope;
    addVariables(scope, {variable}, hour);
    QCOMPARE(interpolated(utf8("$v ${v:text} ${v:queryparam} ${v:csv}"), scope, Escaping::PromQl),
             utf8("(a|b) All var-v=%24__all a,b"));
    QCOMPARE(interpolated(utf8("$v"), scope, Escaping::Text), utf8("All"));
    QCOMPARE(interpolated(utf8("$v"), scope, Escaping::None), utf8("a + b"));
}

void VariableFormsTest::dates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *text, const char *expected) { QTest::newRow(text) << utf8(text) << utf8(expected); };
    row("$__from", "1700000000000");
    row("${__from:date}", "2023-11-14T22:13:20.000Z");
    row("${__from:date:iso}", "2023-11-14T22:13:20.000Z");
    row("${__from:date:seconds}", "1700000000");
    row("${__to:date:YYYY-MM-DD HH:mm:ss}", "2023-11-14 23:13:20");
    row("${__to:date:[at] h:mm A, ddd D MMM YY}", "at 11:13 PM, Tue 14 Nov 23");
    row("${__range:date}", "3600s");
}

void VariableFormsTest::dates()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    Scope scope;
    addIntervals(scope, {hour, 15s, 15s});
    QCOMPARE(interpolated(text, scope, Escaping::None), expected);
}

void VariableFormsTest::dashboardNames()
{
    Scope scope;
    addDashboardNames(scope, utf8("u1"), utf8("Shop"));
    QCOMPARE(
        interpolated(utf8("$__dashboard ${__dashboard.uid} ${__dashboard.nothing}"), scope, Escaping::None),
        utf8("Shop u1 ${__dashboard.nothing}"));
}

void VariableFormsTest::consoleNames()
{
    Variable job;
    job.name = utf8("job");
    job.current = {utf8("api")};
    PlanContext context;
    context.range = hour;
    context.variables = {job};
    context.zone = QTimeZone("Asia/Tokyo");
    const QString user = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    QCOMPARE(settingText(utf8("$__org ${__org.name} ${__user.login} $__timezone"), context),
             QString(utf8("1 Main Org. ") + user + utf8(" Asia/Tokyo")));
    QCOMPARE(settingText(utf8("${__user.email}|${__user.nothing}"), context), utf8("|${__user.nothing}"));
    QCOMPARE(settingText(utf8("?${__url_time_range}&${__all_variables}"), context),
             utf8("?from=1700000000000&to=1700003600000&var-job=api"));
    context.zone = QTimeZone::utc();
    QCOMPARE(settingText(utf8("${__timezone}"), context), utf8("utc"));
}

void VariableFormsTest::groupings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row
        = [](const char *text, const char *expected) { QTest::newRow(text) << utf8(text) << utf8(expected); };
    row("up", "up");
    row("sum(up)", "sum by (job, pod) (up)");
    row("sum by () (up)", "sum by (job, pod) (up)");
    row("sum(up) by (status)", "sum(up) by (status, job, pod)");
    row("sum by (job) (up) / 2", "sum by (job, pod) (up) / 2");
    row("sum without (job, le) (up)", "sum without (le) (up)");
    row("topk(3, sum by (a) (rate(x[5m])))", "topk by (job, pod) (3, sum by (a, job, pod) (rate(x[5m])))");
    row("sum(", "sum(");
}

void VariableFormsTest::groupings()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    Variable grouping
        = readOne(R"({"name":"by","type":"groupby","datasource":{"type":"prometheus","uid":"east"},
"current":{"value":["job","pod"]}})");
    Scope scope;
    addVariables(scope, {grouping}, hour);
    scope.source = {utf8("east"), utf8("id")};
    QCOMPARE(interpolated(text, scope, Escaping::PromQl), expected);
    scope.source = {utf8("west")};
    QCOMPARE(interpolated(text, scope, Escaping::PromQl), text);
}

void VariableFormsTest::addresses()
{
    Variable job;
    job.name = utf8("job");
    job.multi = job.includeAll = true;
    Variable one;
    one.name = utf8("one");
    one.current = {utf8("kept")};
    std::vector<Variable> variables{job, one, filtering({})};
    const QString address
        = utf8("http://g/d/x?orgId=1&var-job=a%20b&var-job=c+d&var-filters=env%7C%3D%7Cprod#top");
    auto chosen = withAddressValues(variables, address);
    QCOMPARE(chosen[0].current, (QStringList{utf8("a b"), utf8("c d")}));
    QCOMPARE(chosen[1].current, QStringList(utf8("kept")));
    QCOMPARE(chosen[2].filters, (std::vector<AdhocFilter>{{utf8("env"), utf8("="), {utf8("prod")}}}));
    chosen[2].filters.push_back({utf8("pod"), utf8("=|"), {utf8("a|b"), utf8("c,d")}});
    const auto again = withAddressValues(variables, addressValues(chosen));
    QCOMPARE(again, chosen);
    QCOMPARE(withAddressValues(variables, utf8("var-job=All"))[0].current, QStringList(allValue()));
}

void VariableFormsTest::globalRegex()
{
    Variable variable;
    variable.regex = utf8("/text=\"(?<text>[^\"]+)|value=\"(?<value>[^\"]+)/g");
    const auto options = optionsFrom(variable, {utf8("m{value=\"v1\",text=\"Shown\"}")});
    QCOMPARE(options, (std::vector<VariableOption>{{utf8("Shown"), utf8("v1")}}));
}

void VariableFormsTest::circles()
{
    const auto named = [](const char *name, const char *query) {
        Variable variable;
        variable.name = utf8(name);
        variable.query = utf8(query);
        return variable;
    };
    const std::vector<Variable> variables{
        named("a", "label_values(x{b=\"$b\"}, a)"), named("b", "label_values(x{a=\"$a\"}, b)"),
        named("c", "label_values(x{a=\"$a\"}, c)"), named("d", "label_values(x{d=\"$d\"}, d)")};
    QCOMPARE(dependencyCircle(variables, 0), utf8("a → b → a"));
    QCOMPARE(dependencyCircle(variables, 1), utf8("b → a → b"));
    QCOMPARE(dependencyCircle(variables, 2), QString()); // hangs on one, is in none
    QCOMPARE(dependencyCircle(variables, 3), QString()); // its own name is its own value
}

void VariableFormsTest::seriesAndResults()
{
    QCOMPARE(seriesText({{utf8("__name__"), utf8("up")}, {utf8("a"), utf8("b")}, {utf8("c"), utf8("d")}}),
             utf8("up{a=\"b\",c=\"d\"}"));
    metrics::QueryResult result;
    metrics::Series series;
    series.labels = {{utf8("a"), utf8("b")}};
    series.timesMs = {5000};
    series.values = {1.5};
    result.series = {series};
    QCOMPARE(resultLines(result), QStringList(utf8("{a=\"b\"} 1.5 5000")));
    result.type = metrics::ResultType::Scalar;
    QCOMPARE(resultLines(result), QStringList(utf8("1.5")));
    result.type = metrics::ResultType::String;
    result.text = utf8("words");
    QCOMPARE(resultLines(result), QStringList(utf8("words")));
}

void VariableFormsTest::sources()
{
    const std::vector<VariableSource> all{{utf8("p1"), utf8("Prod east")},
                                          {utf8("p2"), utf8("Prod west")},
                                          {utf8("t1"), utf8("Test")},
                                          {utf8("e1"), utf8("Prod logs"), utf8("elasticsearch")}};
    Variable variable;
    variable.kind = VariableKind::DataSource;
    variable.query = utf8("prometheus");
    QCOMPARE(sourceOptions(variable, all).size(), 3u);
    variable.regex = utf8("/^Prod (.*)/");
    const auto narrowed = sourceOptions(variable, all);
    QCOMPARE(narrowed.size(), 2u);
    QCOMPARE(narrowed[1], (VariableOption{utf8("Prod west"), utf8("Prod west")}));
}

QTEST_GUILESS_MAIN(VariableFormsTest)
#include "tst_variableforms.moc"
