#include "core/jsonreader.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/files/importreportfile.h"

#include "support/qtprinting.h"

#include <QDirIterator>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QString fixtures()
{
    const QString set = qEnvironmentVariable("YAGURA_FIXTURES");
    return set.isEmpty() ? QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures") : set;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Counted on the plain document, apart from the readers.
int panelsIn(const Json &list)
{
    int count = 0;
    for (const Json &panel : list) {
        if (panel.value("type", "") != "row" && panel.value("repeatPanelId", 0) == 0)
            ++count;
        if (panel.contains("panels"))
            count += panelsIn(panel.at("panels"));
    }
    return count;
}

} // namespace

class ImportReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheReason_data();
    void namesTheReason();
    void countsChildrenAndNotRows();
    void foldersOfListsAreToldOf();
    void printsWhatTheCommandPrints();
    void everyFixturePanelIsCounted_data();
    void everyFixturePanelIsCounted();
};

void ImportReportTest::namesTheReason_data()
{
    QTest::addColumn<QByteArray>("panel");
    QTest::addColumn<QString>("reason");
    QTest::newRow("plain") << QByteArray(R"("type":"stat")") << QString();
    QTest::newRow("type") << QByteArray(R"("type":"geomap")") << QStringLiteral("panel type geomap");
    QTest::newRow("unit") << QByteArray(R"("type":"stat","fieldConfig":{"defaults":{"unit":"parsecs"}})")
                          << QStringLiteral("unit parsecs");
    QTest::newRow("unit of an old graph")
        << QByteArray(R"("type":"graph","yaxes":[{"format":"parsecs"}])") << QStringLiteral("unit parsecs");
    QTest::newRow("known unit") << QByteArray(R"("type":"stat","fieldConfig":{"defaults":{"unit":"bytes"}})")
                                << QString();
    QTest::newRow("transformation") << QByteArray(R"("type":"table","transformations":[{"id":"odd"}])")
                                    << QStringLiteral("transformation odd");
    QTest::newRow("transformation off")
        << QByteArray(R"("type":"table","transformations":[{"id":"odd","disabled":true}])") << QString();
    QTest::newRow("matcher") << QByteArray(
        R"("type":"stat","fieldConfig":{"overrides":[{"matcher":{"id":"odd"}}]})")
                             << QStringLiteral("override matcher odd");
    QTest::newRow("property") << QByteArray(
        R"("type":"stat","fieldConfig":{"overrides":[{"matcher":{"id":"byName"},"properties":[{"id":"odd"}]}]})")
                              << QStringLiteral("override of odd");
    const auto overridden = [](const char *type, const char *property) -> QByteArray {
        return QByteArray(R"("type":")") + type
            + R"(","fieldConfig":{"overrides":[{"matcher":{"id":"byType","options":"number"},"properties":[)"
            + property + "]}]}";
    };
    QTest::newRow("property of a series")
        << overridden("timeseries", R"({"id":"custom.lineStyle","value":{"fill":"dash"}})") << QString();
    QTest::newRow("property of a column in a chart")
        << overridden("timeseries", R"({"id":"custom.width","value":80})")
        << QStringLiteral("override of custom.width");
    QTest::newRow("property that is off")
        << overridden("table", R"({"id":"custom.inspect","value":false})") << QString();
    QTest::newRow("cells") << overridden("table",
                                         R"({"id":"custom.cellOptions","value":{"type":"color-background"}})")
                           << QString();
    QTest::newRow("cells that are not drawn")
        << overridden("table", R"({"id":"custom.cellOptions","value":{"type":"image"}})")
        << QStringLiteral("cells of type image");
    QTest::newRow("cells of all columns") << QByteArray(
        R"("type":"table","fieldConfig":{"defaults":{"custom":{"cellOptions":{"type":"image"}}}})")
                                          << QStringLiteral("cells of type image");
    QTest::newRow("unusable transformation")
        << QByteArray(
               R"("type":"table","transformations":[{"id":"prepareTimeSeries","options":{"format":"odd"}}])")
        << QStringLiteral("transformation prepareTimeSeries: unknown format \"odd\"");
    QTest::newRow("mixed sources") << QByteArray(
        R"("type":"stat","datasource":{"type":"datasource","uid":"-- Mixed --"},"targets":[{"refId":"A","datasource":{"type":"elasticsearch"}}])")
                                   << QString();
    QTest::newRow("another panel's answers")
        << QByteArray(R"("type":"stat","datasource":{"type":"datasource","uid":"-- Dashboard --"})")
        << QStringLiteral("data source -- Dashboard --");
    QTest::newRow("source") << QByteArray(R"("type":"stat","targets":[{"datasource":{"type":"mysql"}}])")
                            << QStringLiteral("data source mysql");
    QTest::newRow("source of logs") << QByteArray(
        R"("type":"logs","datasource":{"type":"elasticsearch"},"targets":[{"refId":"A"}])")
                                    << QString();
    QTest::newRow("other source of logs")
        << QByteArray(R"("type":"logs","datasource":{"type":"loki"},"targets":[{"refId":"A"}])")
        << QStringLiteral("data source loki");
    QTest::newRow("lists ask none of their own")
        << QByteArray(R"("type":"alertlist","datasource":{"type":"grafana"})") << QString();
}

void ImportReportTest::namesTheReason()
{
    QFETCH(QByteArray, panel);
    QFETCH(QString, reason);
    const auto file
        = readGrafana(QByteArray(R"({"title":"t","panels":[{"id":3,"title":"p",)" + panel + "}]}"), {});
    QVERIFY(file);
    const ImportReport report = reportOf(file->dashboard);
    QCOMPARE(report.panels, 1);
    QCOMPARE(report.supported, reason.isEmpty() ? 1 : 0);
    QCOMPARE(report.unsupported.empty() ? QString() : report.unsupported.front().reason, reason);
}

void ImportReportTest::countsChildrenAndNotRows()
{
    const auto file = readGrafana(R"({"title":"t","panels":[{"id":1,"type":"row","collapsed":true,"panels":[
        {"id":2,"type":"stat","repeat":"job"},{"id":3,"type":"geomap","title":"m"}]}],
        "templating":{"list":[{"name":"f","type":"system"}]}})",
                                  {});
    const ImportReport report = reportOf(file->dashboard);
    QCOMPARE(report.panels, 2);
    QCOMPARE(report.supported, 1);
    QCOMPARE(report.unsupported.size(), 1u);
    QCOMPARE(report.unsupported[0].id, 3);
    QCOMPARE(report.unsupported[0].title, QStringLiteral("m"));
    QCOMPARE(report.warnings, QStringList{QStringLiteral("variable f of type system keeps its value")});
}

void ImportReportTest::foldersOfListsAreToldOf()
{
    const auto file = readGrafana(R"({"title":"t","panels":[
        {"id":1,"type":"dashlist","title":"a","options":{"folderUID":"x"}},
        {"id":2,"type":"alertlist","title":"b","options":{"folder":{"uid":"x","title":"Shop"}}},
        {"id":3,"type":"dashlist","title":"c","options":{"showStarred":true}}]})",
                                  {});
    const ImportReport report = reportOf(file->dashboard);
    QCOMPARE(report.supported, 3);
    QCOMPARE(report.warnings,
             QStringList({QStringLiteral("panel 1 \"a\" lists what is of all folders"),
                          QStringLiteral("panel 2 \"b\" lists what is of all folders")}));
}

void ImportReportTest::printsWhatTheCommandPrints()
{
    const auto file = readGrafana(R"({"title":"t","panels":[{"id":1,"type":"geomap","title":"m"}]})", {});
    QCOMPARE(
        reportJson(QStringLiteral("a.json"), reportOf(file->dashboard), QStringLiteral("grafana")),
        QByteArray(
            R"({"file":"a.json","title":"t","format":"grafana","panels":1,"supported":0,)"
            R"("unsupported":[{"id":1,"title":"m","type":"geomap","reason":"panel type geomap"}],"warnings":[]})"));
}

void ImportReportTest::everyFixturePanelIsCounted_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator it(fixtures() + QStringLiteral("/grafana"), {QStringLiteral("*.json")});
    while (it.hasNext()) {
        const QString path = it.next();
        QTest::newRow(qPrintable(it.fileName())) << path;
    }
    const QString article = fixtures() + QStringLiteral("/../seed/grafana/application-performance.json");
    if (QFile::exists(article))
        QTest::newRow("the article's") << article;
    if (!QDir(fixtures()).exists())
        QTest::newRow("no fixtures") << QString();
}

void ImportReportTest::everyFixturePanelIsCounted()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the shared Grafana files are not here (YAGURA_FIXTURES)");
    const QByteArray text = contents(path);
    const auto file = readGrafana(text, path);
    QVERIFY(file);
    const auto root = parseJson(text, path);
    QVERIFY(root);
    const Json &json = root->contains("dashboard") ? root->at("dashboard") : *root;
    const ImportReport report = reportOf(file->dashboard);
    int expected = panelsIn(json.value("panels", Json::array()));
    for (const Json &row : json.value("rows", Json::array()))
        expected += panelsIn(row.at("panels"));
    QVERIFY(expected > 0);
    QCOMPARE(report.panels, expected);
    QCOMPARE(report.supported + static_cast<int>(report.unsupported.size()), report.panels);
}

QTEST_GUILESS_MAIN(ImportReportTest)
#include "tst_importreport.moc"
