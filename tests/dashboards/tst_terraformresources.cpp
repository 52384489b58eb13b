#include "core/jsonreader.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/files/terraform/terraformresourcefile.h"

#include "support/qtprinting.h"

#include <QDir>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::dashboards::terraform;

namespace {

const QString folder = QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/");

Result<QByteArray> readBeside(const QString &path)
{
    QFile file(QDir(folder).filePath(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Missing, path, QStringLiteral("no such file"));
    return file.readAll();
}

QByteArray contents(const char *name)
{
    return readBeside(QLatin1String(name)).value_or(QByteArray());
}

QStringList addresses(const TerraformFile &file)
{
    QStringList list;
    for (const TerraformDashboard &dashboard : file.dashboards)
        list << dashboard.address;
    return list;
}

Dashboard dashboardOf(const TerraformFile &file, const char *address)
{
    for (const TerraformDashboard &one : file.dashboards) {
        if (one.address == QLatin1String(address))
            return readGrafana(one.json, one.address).value_or(GrafanaFile()).dashboard;
    }
    return {};
}

} // namespace

// Dashboards in Terraform files: read out of HCL, written back without touching the rest.
class TerraformResourcesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void refuses_data();
    void refuses();
    void readsEveryResource();
    void namesWhatItCannotKnow();
    void unchangedIsByteForByte();
    void editsStayWithinTheirValue();
    void heredocIsWritten();
    void dashboardOfAnotherFileIsRefused();
    void localIsWrittenWhereItStands();
    void readsTheArticle();
    void truncationsNeverCrash();
};

void TerraformResourcesTest::values_data()
{
    QTest::addColumn<QByteArray>("hcl");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *hcl, const char *json) {
        QTest::newRow(name) << QByteArray(hcl) << QByteArray(json);
    };
    row("literals", "[1, -2.5, 1e3, true, false, null, \"x\"]", R"([1,-2.5,1000.0,true,false,null,"x"])");
    row("empty", "[{}, []]", "[{},[]]");
    row("keys", "{ a = 1, \"b c\" : 2\n d-e = 3\n 7 = 4 }", R"({"a":1,"b c":2,"d-e":3,"7":4})");
    row("comments", "{ # one\n a = 1 // two\n /* three\n */ b = 2 }", R"({"a":1,"b":2})");
    row("trailing commas", "[1,\n2,\n]", "[1,2]");
    row("escapes", R"(["\n\t\r\"\\", "\u00e9\U0001f600"])", "[\"\\n\\t\\r\\\"\\\\\",\"é😀\"]");
    row("template escapes", R"("$${a} %%{b} $c %d $$")", R"("${a} %{b} $c %d $$")");
    row("local", "local.text", R"("five")");
    row("local in a template", R"("<${local.text}>")", R"("<five>")");
    row("a whole template keeps its type", R"("${local.number}")", "5");
    row("inside a local", "local.deep.a.b", "1");
    row("default of a variable", "var.given", R"("v")");
    row("nested calls", "jsondecode(jsonencode({ a = [local.number] }))", R"({"a":[5]})");
    row("heredoc", "<<E\n a\n  \"b\" \\n\nE", R"(" a\n  \"b\" \\n\n")");
    row("indented heredoc", "<<-E\n    a\n      b\n\n    E", R"("a\n  b\n\n")");
    row("unknown reference", "data.x.y", R"("${data.x.y}")");
    row("operator", "1 + 2", R"("${1 + 2}")");
    row("condition", "[var.given == \"v\" ? 1 : 2, 3]", R"(["${var.given == \"v\" ? 1 : 2}",3])");
    row("for", "{ a = [for x in y : x], b = 1 }", R"({"a":"${[for x in y : x]}","b":1})");
    row("a key called for", "{ for = 1 }", R"({"for":1})");
    row("index", "local.list[0]", R"("${local.list[0]}")");
    row("unknown call", "[upper(\"a\"), 1]", R"(["${upper(\"a\")}",1])");
    row("a local of itself", "local.circle", "null");
}

void TerraformResourcesTest::values()
{
    QFETCH(QByteArray, hcl);
    QFETCH(QByteArray, json);
    const QByteArray text
        = "locals {\n text = \"five\"\n number = 5\n deep = { a = { b = 1 } }\n circle = local.circle\n}\n"
          "variable \"given\" { default = \"v\" }\nx = "
        + hcl + "\n";
    const auto root = readHcl(text, QStringLiteral("f.tf"));
    QVERIFY2(root, qPrintable(root ? QString() : describe(root.error())));
    const FileReader none;
    ValueReader reader(text, *root, none);
    QCOMPARE(dumpJson(reader.value(root->attribute(u"x"), {})), json);
}

void TerraformResourcesTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &text, const char *where, ErrorKind kind) {
        QTest::newRow(name) << text << QString::fromLatin1(where) << static_cast<int>(kind);
    };
    row("open block", "resource \"a\" \"b\" {\n", "f.tf:2", ErrorKind::Incomplete);
    row("open string", "a = \"x\nb = 1", "f.tf:1", ErrorKind::Incomplete);
    row("open heredoc", "a = <<E\nx\n", "f.tf:3", ErrorKind::Incomplete);
    row("open comment", "a = 1\n/* x", "f.tf:2", ErrorKind::Incomplete);
    row("no value", "a =\nb = 1", "f.tf:1", ErrorKind::Malformed);
    row("stray bracket", "a = 1\n}\n", "f.tf:2", ErrorKind::Malformed);
    row("no comma", "a = [1 }\n", "f.tf:1", ErrorKind::Malformed);
    row("bad escape", "a = \"\\q\"", "f.tf:1", ErrorKind::Malformed);
    row("too deep", "a = " + QByteArray(5000, '[') + QByteArray(5000, ']'), "f.tf:1", ErrorKind::TooLarge);
    row("templates too deep", "a = " + QByteArray("\"${").repeated(20000), "f.tf:1", ErrorKind::TooLarge);
    row("blocks too deep", QByteArray("a {\n").repeated(5000), "f.tf:101", ErrorKind::TooLarge);
    QByteArray wide = "a = {\n";
    for (int i = 0; i < 30'000; ++i)
        wide += "k" + QByteArray::number(i) + " = 1\n";
    row("too wide", wide + "}\n", "f.tf:20002", ErrorKind::TooLarge);
    row("not text", QByteArray("a = 1\0", 6), "f.tf", ErrorKind::Malformed);
    row("no dashboard", "a = 1\n", "f.tf", ErrorKind::Missing);
}

void TerraformResourcesTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    QFETCH(int, kind);
    const auto file = readTerraform(text, QStringLiteral("f.tf"));
    QVERIFY(!file);
    QCOMPARE(file.error().kind, static_cast<ErrorKind>(kind));
    QCOMPARE(file.error().where, where);
    QVERIFY(!file.error().detail.isEmpty());
}

void TerraformResourcesTest::readsEveryResource()
{
    const auto file = readTerraform(contents("dashboards.tf"), QStringLiteral("dashboards.tf"), readBeside);
    QVERIFY2(file, qPrintable(file ? QString() : describe(file.error())));
    QCOMPARE(addresses(*file),
             (QStringList{
                 QStringLiteral("grafana_dashboard.requests"), QStringLiteral("grafana_dashboard.heredoc"),
                 QStringLiteral("grafana_dashboard.from_file"), QStringLiteral("grafana_dashboard.by_name"),
                 QStringLiteral("grafana_apps_dashboard_dashboard_v2beta1.newer")}));
    const TerraformDashboard &first = file->dashboards[0];
    QCOMPARE(first.message, QStringLiteral("by hand"));
    QVERIFY(first.isOverwriting);
    QCOMPARE(first.folder, QStringLiteral("${grafana_folder.shop.id}"));
    const Dashboard requests = dashboardOf(*file, "grafana_dashboard.requests");
    QCOMPARE(requests.title, QStringLiteral("Requests"));
    QCOMPARE(requests.tags, (QStringList{QStringLiteral("shop"), QStringLiteral("5m")}));
    const Panel &rate = requests.panels[0];
    QCOMPARE(rate.title, QStringLiteral("Rate \"per\" service"));
    QCOMPARE(rate.grid, (GridRect{0, 0, 12, 8}));
    QCOMPARE(rate.source, QStringLiteral("prom-1"));
    QCOMPARE(rate.targets[0].expression,
             QStringLiteral("sum by (service) (rate(http_requests_total{job=~\"${job}\"}[5m]))"));
    const Dashboard heredoc = dashboardOf(*file, "grafana_dashboard.heredoc");
    QCOMPARE(heredoc.panels[0].title, QStringLiteral("${job} of prom-1"));
    QCOMPARE(dashboardOf(*file, "grafana_dashboard.from_file").title, QStringLiteral("Small"));
    QCOMPARE(dashboardOf(*file, "grafana_dashboard.by_name").title, QStringLiteral("By name"));
    const Dashboard newer = dashboardOf(*file, "grafana_apps_dashboard_dashboard_v2beta1.newer");
    QCOMPARE(newer.title, QStringLiteral("Tabs of v2alpha1"));
    QCOMPARE(file->dashboards.back().uid, QStringLiteral("newer"));
}

void TerraformResourcesTest::namesWhatItCannotKnow()
{
    const auto file = readTerraform(contents("dashboards.tf"), QStringLiteral("dashboards.tf"), readBeside);
    QStringList found;
    for (const FileFinding &finding : file->findings)
        found << describe(finding);
    QVERIFY(found.contains(QStringLiteral("\"grafana_dashboard.requests\": ${grafana_folder.shop.url} is "
                                          "known to Terraform only and stays as it is written")));
    QVERIFY(found.contains(
        QStringLiteral("\"grafana_dashboard.absent\": ./nowhere.json cannot be read: no such file")));
}

void TerraformResourcesTest::unchangedIsByteForByte()
{
    const QByteArray text = contents("dashboards.tf");
    const auto file = readTerraform(text, {}, readBeside);
    for (const TerraformDashboard &one : file->dashboards) {
        const auto read = readGrafana(one.json, one.address);
        QVERIFY(read);
        const auto written = withDashboard(text, one.address, writeGrafana(read->dashboard), {}, readBeside);
        QVERIFY2(written, qPrintable(written ? QString() : describe(written.error())));
        QCOMPARE(*written, text);
    }
}

void TerraformResourcesTest::editsStayWithinTheirValue()
{
    const QByteArray text = contents("dashboards.tf");
    const auto file = readTerraform(text, {}, readBeside);
    Dashboard edited = dashboardOf(*file, "grafana_dashboard.requests");
    edited.title = QStringLiteral("All ${x} requests");
    edited.panels[0].grid.x = 6;
    edited.panels[0].description = QStringLiteral("new");
    const auto written = withDashboard(text, QStringLiteral("grafana_dashboard.requests"),
                                       writeGrafana(edited), {}, readBeside);
    QVERIFY2(written, qPrintable(written ? QString() : describe(written.error())));
    QByteArray expected = text;
    expected.replace("title  = \"Requests\" # shown", "title  = \"All $${x} requests\" # shown");
    expected.replace("x = 0, y = 0 }\n        datasource", "x = 6, y = 0 }\n        datasource");
    expected.replace("none = null }\n", "none = null }\n        description = \"new\"\n");
    QCOMPARE(*written, expected);
    const auto again = readTerraform(*written, {}, readBeside);
    const Dashboard changed = dashboardOf(*again, "grafana_dashboard.requests");
    QCOMPARE(changed.title, edited.title);
    QCOMPARE(changed.panels[0].grid, edited.panels[0].grid);
    QCOMPARE(changed.panels[0].targets, edited.panels[0].targets);
    edited.panels.push_back(edited.panels[0]);
    edited.panels.back().id = 2;
    const auto longer = withDashboard(text, QStringLiteral("grafana_dashboard.requests"),
                                      writeGrafana(edited), {}, readBeside);
    const auto read = readTerraform(*longer, {}, readBeside);
    QVERIFY2(read, qPrintable(read ? QString() : describe(read.error())));
    QCOMPARE(dashboardOf(*read, "grafana_dashboard.requests").panels.size(), 2u);
    QVERIFY(longer->contains("${grafana_folder.shop.url}/x"));
}

void TerraformResourcesTest::heredocIsWritten()
{
    const QByteArray text = contents("dashboards.tf");
    const auto file = readTerraform(text, {}, readBeside);
    Dashboard edited = dashboardOf(*file, "grafana_dashboard.heredoc");
    edited.title = QStringLiteral("${job}");
    const auto written = withDashboard(text, QStringLiteral("grafana_dashboard.heredoc"),
                                       writeGrafana(edited), {}, readBeside);
    QVERIFY(written);
    QVERIFY(written->contains("\"title\": \"$${job}\""));
    const auto again = readTerraform(*written, {}, readBeside);
    QCOMPARE(dashboardOf(*again, "grafana_dashboard.heredoc").title, QStringLiteral("${job}"));
    QCOMPARE(dashboardOf(*again, "grafana_dashboard.requests"),
             dashboardOf(*file, "grafana_dashboard.requests"));
}

void TerraformResourcesTest::dashboardOfAnotherFileIsRefused()
{
    const auto written
        = withDashboard(contents("dashboards.tf"), QStringLiteral("grafana_dashboard.from_file"), "{}",
                        QStringLiteral("d.tf"), readBeside);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Unsupported);
}

void TerraformResourcesTest::localIsWrittenWhereItStands()
{
    const QByteArray text = contents("dashboards.tf");
    const auto file = readTerraform(text, {}, readBeside);
    Dashboard edited = dashboardOf(*file, "grafana_dashboard.by_name");
    edited.title = QStringLiteral("Renamed");
    const auto written = withDashboard(text, QStringLiteral("grafana_dashboard.by_name"),
                                       writeGrafana(edited), {}, readBeside);
    QByteArray expected = text;
    expected.replace("title = \"By name\"", "title = \"Renamed\"");
    QCOMPARE(written.value_or(QByteArray()), expected);
}

void TerraformResourcesTest::readsTheArticle()
{
    QFile source(QStringLiteral(YAGURA_SOURCE_DIR "/../shared/seed/terraform/grafana.tf"));
    if (!source.open(QIODevice::ReadOnly))
        QSKIP("the article's files are not here");
    const QByteArray text = source.readAll();
    const auto file = readTerraform(text, QStringLiteral("grafana.tf"));
    QVERIFY2(file, qPrintable(file ? QString() : describe(file.error())));
    QCOMPARE(addresses(*file), QStringList{QStringLiteral("grafana_dashboard.application_performance")});
    QVERIFY(file->findings.empty());
    const Dashboard dashboard = dashboardOf(*file, "grafana_dashboard.application_performance");
    QCOMPARE(dashboard.uid, QStringLiteral("app-performance"));
    QCOMPARE(dashboard.panels.size(), 1u);
    QCOMPARE(dashboard.panels[0].targets[0].legend, QStringLiteral("{{ service }}"));
    QCOMPARE(dashboard.panels[0].field.unit, QStringLiteral("reqps"));
    for (qsizetype length = 0; length < text.size(); length += 97) {
        const auto cut = readTerraform(text.left(length), QStringLiteral("cut"));
        QVERIFY(cut || !cut.error().detail.isEmpty());
    }
}

void TerraformResourcesTest::truncationsNeverCrash()
{
    const QByteArray text = contents("dashboards.tf");
    for (qsizetype length = 0; length < text.size(); ++length) {
        const auto cut = readTerraform(text.left(length), QStringLiteral("cut"), readBeside);
        QVERIFY(cut || !cut.error().detail.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TerraformResourcesTest)
#include "tst_terraformresources.moc"
