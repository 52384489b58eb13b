#include "dashboards/files/dashboarddocument.h"

#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

QByteArray data(const QString &name)
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DocumentOptions options()
{
    return {{}, [](const QString &path) -> Result<QByteArray> { return data(path); }};
}

} // namespace

// Every kind of file through the one door.
class DashboardDocumentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
    void unchangedIsByteForByte_data();
    void unchangedIsByteForByte();
    void manifestsAreRead();
    void changesGoBackWhereTheyCan_data();
    void changesGoBackWhereTheyCan();
};

void DashboardDocumentTest::kinds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind"); // -1: none
    const auto row
        = [](const char *name, const QByteArray &text, int kind) { QTest::newRow(name) << text << kind; };
    row("small.json", data(QStringLiteral("small.json")), int(DocumentKind::Grafana));
    row("v2rows.json", data(QStringLiteral("v2rows.json")), int(DocumentKind::Grafana));
    row("dashboards.tf", data(QStringLiteral("dashboards.tf")), int(DocumentKind::Terraform));
    row("manifests.yaml", data(QStringLiteral("manifests.yaml")), int(DocumentKind::Kubernetes));
    row("kibana.ndjson", data(QStringLiteral("kibana.ndjson")), int(DocumentKind::Kibana));
    row("other JSON", R"({"spans":[]})", -1);
    row("prose", "some text", -1);
    row("nothing", "", -1);
}

void DashboardDocumentTest::kinds()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    const auto found = documentKindOf(text);
    QCOMPARE(found ? static_cast<int>(*found) : -1, kind);
}

void DashboardDocumentTest::unchangedIsByteForByte_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"small.json", "shared.json", "v2rows.json", "v2tabs.json", "dashboards.tf",
                             "manifests.yaml", "kibana.ndjson", "kibana-old.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void DashboardDocumentTest::unchangedIsByteForByte()
{
    QFETCH(QString, name);
    const QByteArray text = data(name);
    const auto document = readDashboardDocument(text, name, options());
    QVERIFY2(document, qPrintable(document ? QString() : describe(document.error())));
    for (const DocumentDashboard &one : document->dashboards) {
        const auto written = writeDashboardDocument(text, one.part, one.dashboard, name, options());
        QVERIFY2(written, qPrintable(written ? QString() : describe(written.error())));
        QCOMPARE(*written, text);
    }
}

void DashboardDocumentTest::manifestsAreRead()
{
    const auto document
        = readDashboardDocument(data(QStringLiteral("manifests.yaml")), QStringLiteral("m.yaml"));
    QVERIFY2(document, qPrintable(document ? QString() : describe(document.error())));
    QStringList shown;
    for (const DocumentDashboard &one : document->dashboards)
        shown << one.part + QStringLiteral(": ") + one.dashboard.title;
    QCOMPARE(shown,
             (QStringList{QStringLiteral("shop/shop.json: In a ConfigMap"),
                          QStringLiteral("operator: Of the operator"), QStringLiteral("in-yaml: In YAML")}));
    const Dashboard &inYaml = document->dashboards[2].dashboard;
    QCOMPARE(inYaml.uid, QStringLiteral("in-yaml"));
    QCOMPARE(inYaml.refresh, QStringLiteral("5"));
    QCOMPARE(inYaml.tags.size(), 2);
    QCOMPARE(inYaml.panels[0].id, 3);
    QCOMPARE(inYaml.panels[0].grid, (GridRect{0, 0, 12, 8}));
    QCOMPARE(inYaml.panels[0].targets[0].expression, QStringLiteral("up{job=\"x\"}"));
}

void DashboardDocumentTest::changesGoBackWhereTheyCan_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("can");
    QTest::newRow("small.json") << QStringLiteral("small.json") << true;
    QTest::newRow("v2rows.json") << QStringLiteral("v2rows.json") << true;
    QTest::newRow("dashboards.tf") << QStringLiteral("dashboards.tf") << true;
    QTest::newRow("manifests.yaml") << QStringLiteral("manifests.yaml") << false;
    QTest::newRow("kibana.ndjson") << QStringLiteral("kibana.ndjson") << false;
}

void DashboardDocumentTest::changesGoBackWhereTheyCan()
{
    QFETCH(QString, name);
    QFETCH(bool, can);
    const QByteArray text = data(name);
    const auto document = readDashboardDocument(text, name, options());
    Dashboard edited = document->dashboards[0].dashboard;
    const QString part = document->dashboards[0].part;
    edited.title = QStringLiteral("Edited");
    const auto written = writeDashboardDocument(text, part, edited, name, options());
    QCOMPARE(written.has_value(), can);
    if (!can) {
        QCOMPARE(written.error().kind, ErrorKind::Unsupported);
        return;
    }
    const auto again = readDashboardDocument(*written, name, options());
    QCOMPARE(again->kind, document->kind);
    QCOMPARE(again->dashboards.size(), document->dashboards.size());
    QCOMPARE(again->dashboards[0].dashboard.title, QStringLiteral("Edited"));
}

QTEST_GUILESS_MAIN(DashboardDocumentTest)
#include "tst_dashboarddocument.moc"
