#include "dashboards/export/panelpictures.h"
#include "dashboards/files/dashboarddocument.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QString shared()
{
    return QStringLiteral(YAGURA_SOURCE_DIR "/../shared/");
}

QString fixtures()
{
    const QString set = qEnvironmentVariable("YAGURA_FIXTURES");
    return (set.isEmpty() ? shared() + QStringLiteral("fixtures") : set) + QStringLiteral("/grafana");
}

bool isUniform(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0))
                return false;
        }
    }
    return true;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void savePicture(const QImage &image, const QString &name)
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

Dashboard dashboardOf(const QByteArray &panels)
{
    const QByteArray text = R"({"title":"t","panels":[)" + panels + "]}";
    const auto file = readDashboardDocument(text, QStringLiteral("t.json"));
    return file ? file->dashboards.front().dashboard : Dashboard();
}

} // namespace

class PanelPicturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everyKindIsDrawn_data();
    void everyKindIsDrawn();
    void saysWhatStaysEmpty();
    void picturesAreRepeatable();
    void everyFixtureIsDrawn_data();
    void everyFixtureIsDrawn();

private:
    std::unique_ptr<kit::ThemeManager> m_themes;
};

void PanelPicturesTest::initTestCase()
{
    m_themes = std::make_unique<kit::ThemeManager>(*qApp);
    if (qEnvironmentVariable("YAGURA_THEME") == QLatin1String("light"))
        m_themes->setMode(kit::ThemeMode::Light);
}

void PanelPicturesTest::cleanup()
{
    QVERIFY(QApplication::topLevelWidgets().isEmpty());
}

void PanelPicturesTest::everyKindIsDrawn_data()
{
    QTest::addColumn<QByteArray>("panel");
    const auto row = [](const char *name, const QByteArray &panel) { QTest::newRow(name) << panel; };
    const QByteArray range
        = R"(,"targets":[{"refId":"A","expr":"sum(rate(x_total[5m])) by (job) * 1","legendFormat":"{{job}}"}])";
    for (const char *type :
         {"timeseries", "graph", "stat", "singlestat", "gauge", "bargauge", "table", "histogram", "barchart",
          "piechart", "state-timeline", "status-history", "geomap"})
        row(type, QByteArray(R"("type":")") + type + '"' + range);
    row("heatmap",
        R"("type":"heatmap","targets":[{"refId":"A","expr":"sum by (le) (x_bucket) * 1","format":"heatmap"}])");
    row("text", R"("type":"text","options":{"content":"# Runbook"})");
    row("instant table",
        R"("type":"table","targets":[{"refId":"A","expr":"sum by (job) (x) * 1","format":"table","instant":true},
        {"refId":"B","expr":"sum by (job) (y) * 1","format":"table","instant":true}],"transformations":[{"id":"merge"}])");
    row("expression", R"("type":"timeseries","targets":[{"refId":"A","expr":"x","hide":true},
        {"refId":"B","datasource":{"type":"__expr__","uid":"__expr__"},"type":"math","expression":"$A * 2"}])");
    row("elasticsearch",
        R"("type":"timeseries","datasource":{"type":"elasticsearch","uid":"e"},"targets":[{"refId":"A","query":"*",
        "metrics":[{"id":"1","type":"count"}],"bucketAggs":[{"id":"3","type":"terms","field":"level"},
        {"id":"2","type":"date_histogram","field":"@timestamp"}]}])");
    row("elasticsearch table",
        R"("type":"table","datasource":{"type":"elasticsearch","uid":"e"},"targets":[{"refId":"A","query":"*",
        "metrics":[{"id":"1","type":"count"}],"bucketAggs":[{"id":"3","type":"terms","field":"level"}]}])");
}

void PanelPicturesTest::everyKindIsDrawn()
{
    QFETCH(QByteArray, panel);
    const Dashboard dashboard
        = dashboardOf(R"({"id":4,"title":"p","gridPos":{"x":0,"y":0,"w":8,"h":7},)" + panel + '}');
    const auto pictures = panelPictures(dashboard, fromUnixSeconds(std::int64_t{1'750'000'000}));
    QCOMPARE(pictures.size(), size_t{1});
    QCOMPARE(pictures[0].reason, QString());
    QVERIFY(!isUniform(pictures[0].image));
    savePicture(pictures[0].image, QStringLiteral("panel-") + QLatin1String(QTest::currentDataTag()));
}

void PanelPicturesTest::saysWhatStaysEmpty()
{
    QTemporaryDir folder;
    const Dashboard dashboard = dashboardOf(
        R"({"id":1,"type":"timeseries","title":"hidden","targets":[{"refId":"A","expr":"x"}],
            "fieldConfig":{"defaults":{"custom":{"hideFrom":{"viz":true}}}}},
           {"id":2,"type":"row","title":"r"},
           {"id":3,"type":"stat","title":"s","targets":[{"refId":"A","expr":"x"}]})");
    ImportReport report = reportOf(dashboard);
    QCOMPARE(report.supported, 2);
    QVERIFY(writePanelPictures(dashboard, folder.path(), QStringLiteral("a b/c"), report));
    QCOMPARE(report.supported, 1);
    QCOMPARE(report.unsupported.size(), size_t{1});
    QCOMPARE(report.unsupported[0].id, 1);
    QCOMPARE(report.unsupported[0].reason, QStringLiteral("nothing is drawn of its answers"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             (QStringList{QStringLiteral("a_b_c-1.png"), QStringLiteral("a_b_c-3.png")}));
    QVERIFY(!writePanelPictures(dashboard, folder.filePath(QStringLiteral("absent")), QStringLiteral("a"),
                                report));
}

void PanelPicturesTest::picturesAreRepeatable()
{
    const Dashboard dashboard
        = dashboardOf(R"({"id":1,"type":"timeseries","title":"t","targets":[{"refId":"A","expr":"x"}]})");
    const Instant now = fromUnixSeconds(std::int64_t{1'750'000'000});
    QCOMPARE(panelPictures(dashboard, now)[0].image, panelPictures(dashboard, now)[0].image);
}

void PanelPicturesTest::everyFixtureIsDrawn_data()
{
    QTest::addColumn<QString>("path");
    QStringList files;
    for (const QFileInfo &file : QDir(fixtures()).entryInfoList({QStringLiteral("*.json")}))
        files << file.filePath();
    for (const char *own : {"seed/grafana/application-performance.json",
                            "seed/kibana/application-logs-dashboard.json", "seed/terraform/grafana.tf"}) {
        if (QFile::exists(shared() + QLatin1String(own)))
            files << shared() + QLatin1String(own);
    }
    if (files.isEmpty())
        QSKIP("The shared dashboards are not here.");
    for (const QString &file : std::as_const(files))
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
}

void PanelPicturesTest::everyFixtureIsDrawn()
{
    QFETCH(QString, path);
    DocumentOptions options;
    options.readFile = [folder = QFileInfo(path).dir()](const QString &name) -> Result<QByteArray> {
        return contents(folder.filePath(name));
    };
    const auto document = readDashboardDocument(contents(path), path, options);
    QVERIFY2(document, document ? "" : qPrintable(describe(document.error())));
    QVERIFY(!document->dashboards.empty());
    QTemporaryDir temporary;
    const QString pictures = qEnvironmentVariable("YAGURA_PICTURES");
    const QString folder = pictures.isEmpty() ? temporary.path() : pictures + QStringLiteral("/fixtures");
    QVERIFY(QDir().mkpath(folder));
    for (const DocumentDashboard &one : document->dashboards) {
        ImportReport report = reportOf(one.dashboard);
        QVERIFY(writePanelPictures(one.dashboard, folder, QFileInfo(path).completeBaseName(), report));
        for (const UnsupportedPanel &panel : report.unsupported)
            qWarning("panel %d \"%s\" (%s): %s", panel.id, qPrintable(panel.title), qPrintable(panel.type),
                     qPrintable(panel.reason));
        QCOMPARE(report.supported, report.panels);
    }
    for (const QFileInfo &file : QDir(temporary.path()).entryInfoList({QStringLiteral("*.png")}))
        QVERIFY2(!isUniform(QImage(file.filePath())), qPrintable(file.fileName()));
}

QTEST_MAIN(PanelPicturesTest)
#include "tst_panelpictures.moc"
