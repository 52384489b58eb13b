#include "slo/slofile.h"

#include <QTest>

using namespace yagura;
using namespace yagura::slo;
using namespace Qt::StringLiterals;

// Objectives out of files of sloth and OpenSLO.
class SloFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sloth();
    void openSlo();
    void findings_data();
    void findings();
    void others_data();
    void others();
};

void SloFileTest::sloth()
{
    const QByteArray text = "version: \"prometheus/v1\"\n"
                            "service: \"myservice\"\n"
                            "slos:\n"
                            "  - name: \"availability\"\n"
                            "    objective: 99.9\n"
                            "    sli:\n"
                            "      events:\n"
                            "        error_query: sum(rate(e[{{.window}}]))\n"
                            "        total_query: sum(rate(t[{{.window}}]))\n"
                            "  - name: raw\n"
                            "    objective: 99\n"
                            "    sli:\n"
                            "      raw:\n"
                            "        error_ratio_query: ratio[{{.window}}]\n";
    const auto file = readSloFile(text, u"shop.yaml"_s);
    QVERIFY(file);
    QCOMPARE(file->objectives.size(), 2u);
    const Objective &first = file->objectives[0];
    QCOMPARE(first.service, u"myservice"_s);
    QCOMPARE(first.name, u"availability"_s);
    QCOMPARE(first.file, u"shop.yaml"_s);
    QVERIFY(std::abs(first.target - 0.999) < 1e-12);
    QCOMPARE(errorRatioOver(first, u"1h"_s), u"(sum(rate(e[1h]))) / (sum(rate(t[1h])))"_s);
    QCOMPARE(file->objectives[1].errorRatio, u"ratio[{{.window}}]"_s);
    QVERIFY(file->findings.isEmpty());
}

void SloFileTest::openSlo()
{
    const QByteArray text = "apiVersion: openslo/v1alpha\n"
                            "kind: SLO\n"
                            "metadata:\n"
                            "  name: requests\n"
                            "  displayName: Requests\n"
                            "spec:\n"
                            "  service: s\n"
                            "  objectives:\n"
                            "    - ratioMetrics:\n"
                            "        good: {query: \"g[{{.window}}]\"}\n"
                            "        total: {query: \"t[{{.window}}]\"}\n"
                            "      target: 0.99\n"
                            "  timeWindows:\n"
                            "    - count: 4\n"
                            "      unit: Week\n";
    const auto file = readSloFile(text, u"o.yaml"_s);
    QVERIFY(file);
    QCOMPARE(file->objectives.size(), 1u);
    QCOMPARE(file->objectives[0].name, u"Requests"_s);
    QCOMPARE(file->objectives[0].window, Duration(std::chrono::hours(28 * 24)));
    QCOMPARE(errorRatioOver(file->objectives[0], u"5m"_s), u"1 - (g[5m]) / (t[5m])"_s);
}

void SloFileTest::findings_data()
{
    QTest::addColumn<QByteArray>("slo");
    QTest::newRow("objective of 100 %")
        << QByteArray("objective: 100\n    sli: {raw: {error_ratio_query: r}}");
    QTest::newRow("objective is a word")
        << QByteArray("objective: high\n    sli: {raw: {error_ratio_query: r}}");
    QTest::newRow("no query") << QByteArray("objective: 99");
    QTest::newRow("half a query") << QByteArray("objective: 99\n    sli: {events: {error_query: e}}");
}

void SloFileTest::findings()
{
    QFETCH(QByteArray, slo);
    const auto file = readSloFile("version: prometheus/v1\nservice: s\nslos:\n  - name: n\n    " + slo + "\n",
                                  u"f.yaml"_s);
    QVERIFY(file);
    QVERIFY(file->objectives.empty());
    QCOMPARE(file->findings.size(), 1);
    QCOMPARE(file->findings[0].line, 4);
}

void SloFileTest::others_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("rules") << QByteArray("groups: []\n") << ErrorKind::Unsupported;
    QTest::newRow("empty") << QByteArray() << ErrorKind::Unsupported;
    QTest::newRow("broken") << QByteArray("a: [\n") << ErrorKind::Malformed;
}

void SloFileTest::others()
{
    QFETCH(QByteArray, text);
    const auto file = readSloFile(text, u"f.yaml"_s);
    QVERIFY(!file);
    QTEST(file.error().kind, "kind");
}

QTEST_GUILESS_MAIN(SloFileTest)
#include "tst_slofile.moc"
