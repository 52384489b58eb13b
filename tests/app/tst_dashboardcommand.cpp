#include "cli/dashboardcommand.h"
#include "core/jsonreader.h"
#include "dashboards/files/dashboarddocument.h"

#include <QDir>
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
    void checksEveryForm_data();
    void checksEveryForm();
    void convertsEveryForm_data();
    void convertsEveryForm();
    void severalDashboardsAreToldApart();
    void terraformReadsItsFiles();
    void inputsAreGiven();
    void hostileFilesAreOneSentence_data();
    void hostileFilesAreOneSentence();
    void truncationsAreAnswered_data();
    void truncationsAreAnswered();
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

void DashboardCommandTest::checksEveryForm_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("panels");
    const QString data = QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/");
    const auto row = [&](const QString &path, const char *format, int panels) {
        QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -1)))
            << path << QString::fromLatin1(format) << panels;
    };
    row(data + QStringLiteral("small.json"), "grafana", 3);
    row(data + QStringLiteral("shared.json"), "grafana-shared", 3);
    row(data + QStringLiteral("v2rows.json"), "grafana-v2", 4);
    row(data + QStringLiteral("v2tabs.json"), "grafana-v2", 3);
    row(data + QStringLiteral("dashboards.tf"), "terraform", 1);
    row(data + QStringLiteral("manifests.yaml"), "kubernetes", 1);
    row(data + QStringLiteral("kibana.ndjson"), "kibana", 15);
    row(data + QStringLiteral("kibana-old.json"), "kibana", 3);
    row(data + QStringLiteral("kibana-expanded.json"), "kibana", 1);
    const QString seed = QStringLiteral(YAGURA_SOURCE_DIR "/../shared/seed/");
    if (!QFile::exists(seed))
        return;
    row(seed + QStringLiteral("grafana/application-performance.json"), "grafana-api", 3);
    row(seed + QStringLiteral("terraform/grafana.tf"), "terraform", 1);
    row(seed + QStringLiteral("kibana/application-logs-dashboard.json"), "kibana", 2);
}

void DashboardCommandTest::checksEveryForm()
{
    QFETCH(QString, file);
    QFETCH(QString, format);
    QFETCH(int, panels);
    const cli::CommandAnswer answer
        = cli::runDashboard({QStringLiteral("check"), QStringLiteral("--json"), file});
    QVERIFY2(answer.messages.isEmpty(), answer.messages.constData());
    QVERIFY(answer.status < 2);
    const auto json = parseJson(answer.output, {});
    QVERIFY(json && json->size() >= 1);
    const Json &first = json->at(0);
    QCOMPARE(QString::fromStdString(first.at("format").get<std::string>()), format);
    QCOMPARE(first.at("panels").get<int>(), panels);
    QCOMPARE(first.at("supported").get<int>() + static_cast<int>(first.at("unsupported").size()), panels);
}

void DashboardCommandTest::convertsEveryForm_data()
{
    checksEveryForm_data();
}

// Into every form, and each result is read again with as many panels.
void DashboardCommandTest::convertsEveryForm()
{
    QFETCH(QString, file);
    QFETCH(int, panels);
    const QString part = file.endsWith(QStringLiteral("dashboards.tf"))
        ? QStringLiteral("grafana_dashboard.requests")
        : file.endsWith(QStringLiteral("manifests.yaml")) ? QStringLiteral("shop/shop.json")
                                                          : QString();
    for (const char *form : {"grafana", "classic", "v2", "terraform"}) {
        const QString out = m_folder.filePath(QStringLiteral("converted"));
        QStringList arguments{QStringLiteral("convert"), file, QStringLiteral("--to"), QLatin1String(form),
                              QStringLiteral("-o"),      out};
        if (!part.isEmpty())
            arguments << QStringLiteral("--part") << part;
        const cli::CommandAnswer answer = cli::runDashboard(arguments);
        QVERIFY2(answer.status == 0, answer.messages.constData());
        const cli::CommandAnswer checked
            = cli::runDashboard({QStringLiteral("check"), QStringLiteral("--json"), out});
        QVERIFY2(checked.messages.isEmpty(), checked.messages.constData());
        const auto json = parseJson(checked.output, {});
        QCOMPARE(json->at(0).at("panels").get<int>(), panels);
    }
}

void DashboardCommandTest::severalDashboardsAreToldApart()
{
    const QString file = QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/dashboards.tf");
    const cli::CommandAnswer checked
        = cli::runDashboard({QStringLiteral("check"), QStringLiteral("--json"), file});
    const auto json = parseJson(checked.output, {});
    QCOMPARE(json->size(), 5u);
    QCOMPARE(json->at(1).at("part").get<std::string>(), std::string("grafana_dashboard.heredoc"));
    QVERIFY(json->at(0).at("warnings").dump().find("grafana_dashboard.absent") != std::string::npos);
    const QStringList convert{QStringLiteral("convert"), file,
                              QStringLiteral("--to"),    QStringLiteral("grafana"),
                              QStringLiteral("-o"),      m_folder.filePath(QStringLiteral("x"))};
    const cli::CommandAnswer open = cli::runDashboard(convert);
    QCOMPARE(open.status, 2);
    QVERIFY(open.messages.contains("--part: grafana_dashboard.requests, grafana_dashboard.heredoc"));
}

void DashboardCommandTest::terraformReadsItsFiles()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("in/terraform")));
    QVERIFY(!write(QStringLiteral("in/terraform/a.json"), R"({"title":"A","panels":[]})").isEmpty());
    QVERIFY(!write(QStringLiteral("in/b.json"), R"({"title":"B","panels":[]})").isEmpty());
    QVERIFY(!write(QStringLiteral("c.json"), R"({"title":"C","panels":[]})").isEmpty());
    QByteArray text;
    for (const char *path : {"a.json", "../b.json", "../../c.json", "/etc/passwd", "."}) {
        const QByteArray name = QByteArray("r") + QByteArray::number(text.size());
        text += "resource \"grafana_dashboard\" \"" + name + "\" {\n config_json = file(\"" + path
            + "\")\n}\n";
    }
    const cli::CommandAnswer answer
        = cli::runDashboard({QStringLiteral("check"), write(QStringLiteral("in/terraform/main.tf"), text)});
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.output.count("panels supported"), 2);
    QCOMPARE(answer.output.count("it stands outside the file's folder"), 2);
    QCOMPARE(answer.output.count("not a plain file"), 1);
}

void DashboardCommandTest::inputsAreGiven()
{
    const QString file = QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/shared.json");
    const auto open = [&](const QStringList &more) {
        return cli::runDashboard(QStringList{QStringLiteral("check")} + more + QStringList{file}).output;
    };
    QVERIFY(open({}).contains("\"DS_PROMETHEUS\": is left open"));
    QVERIFY(!open({QStringLiteral("--input"), QStringLiteral("DS_PROMETHEUS=p")}).contains("is left open"));
    QCOMPARE(
        cli::runDashboard({QStringLiteral("check"), QStringLiteral("--input"), QStringLiteral("x"), file})
            .status,
        2);
}

void DashboardCommandTest::hostileFilesAreOneSentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QByteArray &text, const char *said) {
        QTest::newRow(name) << text << QByteArray(said);
    };
    row("empty", "", "empty");
    row("page", "<html>login</html>", "line 1 begins with: <html>login</html>");
    row("picture", QByteArray("\x89PNG\r\n\0\0", 8), "line 1 begins with");
    row("cut JSON", R"({"title":"t","panels":[{"id":1)", "the JSON ends too early");
    row("broken JSON", "{\n\"panels\": ]\n}", "line 2");
    row("deep JSON", "{\"panels\":" + QByteArray(100'000, '[') + "}", "nested deeper");
    row("cut HCL", "resource \"grafana_dashboard\" \"a\" {\n config_json = jsonencode({\n", "hostile:3");
    row("deep HCL", "x = " + QByteArray(100'000, '[') + " # grafana_dashboard", "nested deeper");
    row("HCL without one", "# grafana_dashboard\n", "no resource of the file");
    row("cut export", "{\"type\":\"dashboard\",\"attributes\":{\"panelsJSON\":\"[]\"}}\n{\"a\"\n", "line 2");
}

void DashboardCommandTest::hostileFilesAreOneSentence()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, said);
    const cli::CommandAnswer answer
        = cli::runDashboard({QStringLiteral("check"), write(QStringLiteral("hostile"), text)});
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.output.isEmpty());
    QCOMPARE(answer.messages.count('\n'), 1);
    QVERIFY2(answer.messages.contains(said), answer.messages.constData());
}

void DashboardCommandTest::truncationsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("text");
    QStringList paths;
    for (const char *folder : {"/tests/data/dashboards", "/../shared/fixtures/grafana"}) {
        const QDir dir(QStringLiteral(YAGURA_SOURCE_DIR) + QLatin1String(folder));
        for (const QString &name : dir.entryList(QDir::Files))
            paths << dir.filePath(name);
    }
    for (const QString &path : paths) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -1))) << file.readAll();
    }
}

void DashboardCommandTest::truncationsAreAnswered()
{
    QFETCH(QByteArray, text);
    // Of large files as many places as of small ones.
    const qsizetype step = std::max<qsizetype>(97, text.size() / 97 / 97 * 97);
    for (qsizetype length = 0; length < text.size(); length += step) {
        const auto document = dashboards::readDashboardDocument(text.left(length), QStringLiteral("cut"));
        QVERIFY2(document ? !document->dashboards.empty() : !document.error().detail.isEmpty(),
                 qPrintable(QString::number(length)));
    }
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
