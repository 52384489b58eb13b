#include "dashboards/files/grafanafile.h"
#include "dashboards/files/terraformfile.h"

#include "support/qtprinting.h"

#include <QTest>

using namespace yagura::dashboards;

class TerraformFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names_data();
    void names();
    void escapes_data();
    void escapes();
    void writesOneResource();
};

void TerraformFileTest::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("uid") << QStringLiteral("app-performance") << QStringLiteral("app-performance");
    QTest::newRow("title") << QStringLiteral("Node Exporter / Full!") << QStringLiteral("node_exporter_full");
    QTest::newRow("digit first") << QStringLiteral("1st") << QStringLiteral("dashboard_1st");
    QTest::newRow("nothing usable") << QStringLiteral("新しい") << QStringLiteral("dashboard");
    QTest::newRow("empty") << QString() << QStringLiteral("dashboard");
}

void TerraformFileTest::names()
{
    QFETCH(QString, text);
    QTEST(terraformName(text), "name");
}

void TerraformFileTest::escapes_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("escaped");
    QTest::newRow("variable") << QByteArray("a ${x} b") << QByteArray("a $${x} b");
    QTest::newRow("directive") << QByteArray("%{if}") << QByteArray("%%{if}");
    QTest::newRow("alone") << QByteArray("$x $$ {} 5%") << QByteArray("$x $$ {} 5%");
    QTest::newRow("dollar before") << QByteArray("$${x}") << QByteArray("$$${x}");
}

void TerraformFileTest::escapes()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, escaped);
    QCOMPARE(heredocEscaped(plain), escaped);
    QCOMPARE(heredocUnescaped(escaped), plain);
}

void TerraformFileTest::writesOneResource()
{
    const QByteArray json
        = R"({"title":"My App","uid":"my-app","panels":[{"id":1,"type":"stat","title":"${job}"}]})";
    const auto file = readGrafana(json, {});
    QVERIFY(file);
    QCOMPARE(
        writeTerraform(file->dashboard),
        QByteArray("resource \"grafana_dashboard\" \"my-app\" {\n  config_json = <<EOT\n"
                   R"({"title":"My App","uid":"my-app","panels":[{"id":1,"type":"stat","title":"$${job}"}]})"
                   "\nEOT\n}\n"));
}

QTEST_GUILESS_MAIN(TerraformFileTest)
#include "tst_terraformfile.moc"
