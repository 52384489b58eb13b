#include "cli/dashboardcommand.h"
#include "core/jsonreader.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yagura;

class DashboardCommandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checks_data();
    void checks();
    void oneElementAFile();
    void converts_data();
    void converts();
    void convertLeavesNothingBehindABrokenFile();
    void refuses_data();
    void refuses();

private:
    QString write(const QString &name, const QByteArray &text) const;
    QTemporaryDir m_folder;
};

QString DashboardCommandTest::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

void DashboardCommandTest::checks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    QTest::newRow("all drawn") << QByteArray(R"({"title":"t","panels":[{"id":1,"type":"stat"}]})") << 0;
    QTest::newRow("a finding") << QByteArray(R"({"title":"t","panels":[{"id":1,"type":"geomap"}]})") << 1;
    QTest::newRow("cut off") << QByteArray(R"({"title":"t","panels":[{"id":1)") << 2;
    QTest::newRow("not a dashboard") << QByteArray("[]") << 2;
}

void DashboardCommandTest::checks()
{
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    const QString path = write(QStringLiteral("d.json"), text);
    const cli::CommandAnswer answer
        = cli::runDashboard({QStringLiteral("check"), QStringLiteral("--json"), path});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.messages.contains("d.json"), status == 2);
    const auto json = parseJson(answer.output, {});
    QVERIFY(json);
    QCOMPARE(json->size(), status == 2 ? 0u : 1u);
}

void DashboardCommandTest::oneElementAFile()
{
    const QString good
        = write(QStringLiteral("good.json"), R"({"title":"A","panels":[{"id":1,"type":"stat"}]})");
    const QString odd = write(QStringLiteral("odd.json"),
                              R"({"title":"B","panels":[{"id":7,"type":"geomap","title":"m"}]})");
    const QString absent = m_folder.filePath(QStringLiteral("absent.json"));
    const cli::CommandAnswer answer
        = cli::runDashboard({QStringLiteral("check"), QStringLiteral("--json"), good, absent, odd});
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.messages.contains("absent.json"));
    const auto json = parseJson(answer.output, {});
    QCOMPARE(json->size(), 2u);
    QCOMPARE(json->at(0).at("title").get<std::string>(), std::string("A"));
    QCOMPARE(json->at(1).at("file").get<std::string>(), odd.toStdString());
    QCOMPARE(json->at(1).at("unsupported").at(0).at("id").get<int>(), 7);
    const cli::CommandAnswer plain = cli::runDashboard({QStringLiteral("check"), odd});
    QVERIFY(plain.output.contains("0 of 1 panels supported"));
    QVERIFY(plain.output.contains("panel type geomap"));
}

void DashboardCommandTest::converts_data()
{
    const QByteArray json = R"({ "title":"t",   "odd":1.50,"uid":"u","panels":[]})";
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("grafana") << QStringLiteral("grafana") << json;
    QTest::newRow("terraform") << QStringLiteral("terraform")
                               << QByteArray("resource \"grafana_dashboard\" \"u\" {\n  config_json = <<EOT\n"
                                             + json + "\nEOT\n}\n");
}

void DashboardCommandTest::converts()
{
    QFETCH(QString, form);
    QFETCH(QByteArray, written);
    const QString in
        = write(QStringLiteral("in.json"), R"({ "title":"t",   "odd":1.50,"uid":"u","panels":[]})");
    const QString out = m_folder.filePath(QStringLiteral("out"));
    const cli::CommandAnswer answer = cli::runDashboard(
        {QStringLiteral("convert"), in, QStringLiteral("--to"), form, QStringLiteral("-o"), out});
    QCOMPARE(answer.messages, QByteArray());
    QCOMPARE(answer.status, 0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), written);
}

void DashboardCommandTest::convertLeavesNothingBehindABrokenFile()
{
    const QString in = write(QStringLiteral("broken.json"), R"({"title":)");
    const QString out = m_folder.filePath(QStringLiteral("none"));
    const cli::CommandAnswer answer
        = cli::runDashboard({QStringLiteral("convert"), in, QStringLiteral("--to"), QStringLiteral("grafana"),
                             QStringLiteral("-o"), out});
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.messages.contains("broken.json"));
    QVERIFY(!QFile::exists(out));
}

void DashboardCommandTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown word") << QStringList{QStringLiteral("draw")};
    QTest::newRow("no file") << QStringList{QStringLiteral("check"), QStringLiteral("--json")};
    QTest::newRow("no form") << QStringList{QStringLiteral("convert"), QStringLiteral("f"),
                                            QStringLiteral("-o"), QStringLiteral("o")};
    QTest::newRow("unknown form") << QStringList{QStringLiteral("convert"), QStringLiteral("f"),
                                                 QStringLiteral("--to"),    QStringLiteral("odd"),
                                                 QStringLiteral("-o"),      QStringLiteral("o")};
    QTest::newRow("no output") << QStringList{QStringLiteral("convert"), QStringLiteral("f"),
                                              QStringLiteral("--to"), QStringLiteral("grafana")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("check"), QStringLiteral("--odd"),
                                                   QStringLiteral("f")};
}

void DashboardCommandTest::refuses()
{
    QFETCH(QStringList, arguments);
    const cli::CommandAnswer answer = cli::runDashboard(arguments);
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.output.isEmpty());
    QVERIFY(answer.messages.startsWith("yagura dashboard: "));
}

QTEST_GUILESS_MAIN(DashboardCommandTest)
#include "tst_dashboardcommand.moc"
