#include "alerts/alert.h"
#include "alerts/alertmanagerwire.h"
#include "alerts/prometheusalerts.h"

#include <QTest>

using namespace yagura;
using namespace yagura::alerts;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant start = fromUnixSeconds(std::int64_t {1'800'000'000});

Alert alert(const QString &name, AlertState state, Severity severity, Duration ago)
{
    Alert made;
    made.labels = {{u"alertname"_s, name}};
    made.fingerprint = fingerprintOf(made.labels);
    made.state = state;
    made.severity = severity;
    made.since = start - ago;
    return made;
}

} // namespace

class AlertTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fingerprints_data();
    void fingerprints();
    void mergeKeepsTheFullerPicture();
    void mergeSortsWorstFirst();
    void wireReadsStates_data();
    void wireReadsStates();
    void wireRefusesOtherShapes_data();
    void wireRefusesOtherShapes();
    void wireSurvivesOddFields();
    void errorTexts();
    void prometheusAlertsAreMapped();
};

void AlertTest::fingerprints_data()
{
    // Computed with the FNV-1a definition by hand for the empty set: the offset basis.
    QTest::addColumn<Labels>("labels");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << Labels() << u"cbf29ce484222325"_s;
    // The value of prometheus/common, model/signature_test.go (TestLabelsToSignature, TestMetricToFingerprint).
    QTest::newRow("two labels") << Labels({{u"name"_s, u"garland, briggs"_s}, {u"fear"_s, u"love is not enough"_s}})
                                << QString::number(5799056148416392346ULL, 16).rightJustified(16, QLatin1Char('0'));
}

void AlertTest::fingerprints()
{
    QFETCH(Labels, labels);
    QTEST(fingerprintOf(labels), "expected");
}

void AlertTest::mergeKeepsTheFullerPicture()
{
    Alert prometheus = alert(u"A"_s, AlertState::Firing, Severity::Critical, 10min);
    prometheus.value = 0.5;
    prometheus.sources = {u"prom"_s};
    Alert alertmanager = alert(u"A"_s, AlertState::Silenced, Severity::Critical, 8min);
    alertmanager.silencedBy = {u"s1"_s};
    alertmanager.receivers = {u"pager"_s};
    alertmanager.sources = {u"am"_s};
    for (const auto &lists : {std::vector<AlertList> {{prometheus}, {alertmanager}},
                              std::vector<AlertList> {{alertmanager}, {prometheus}}}) {
        const AlertList merged = mergeAlerts(lists);
        QCOMPARE(merged.size(), size_t {1});
        QCOMPARE(merged[0].state, AlertState::Silenced);
        QCOMPARE(*merged[0].since, start - 10min);
        QCOMPARE(*merged[0].value, 0.5);
        QCOMPARE(merged[0].receivers, QStringList(u"pager"_s));
        QCOMPARE(merged[0].sources, QStringList({u"am"_s, u"prom"_s}));
    }
}

void AlertTest::mergeSortsWorstFirst()
{
    const AlertList merged = mergeAlerts({{alert(u"W"_s, AlertState::Firing, Severity::Warning, 1min),
                                           alert(u"C-old"_s, AlertState::Firing, Severity::Critical, 9min),
                                           alert(u"C-new"_s, AlertState::Firing, Severity::Critical, 2min)}});
    QCOMPARE(merged[0].name(), u"C-new"_s);
    QCOMPARE(merged[1].name(), u"C-old"_s);
    QCOMPARE(merged[2].name(), u"W"_s);
}

void AlertTest::wireReadsStates_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const char *status, AlertState expected) {
        QTest::newRow(name) << QByteArray(status) << static_cast<int>(expected);
    };
    row("active", R"({"state":"active","silencedBy":[],"inhibitedBy":[]})", AlertState::Firing);
    row("silenced", R"({"state":"suppressed","silencedBy":["a"],"inhibitedBy":[]})", AlertState::Silenced);
    row("inhibited", R"({"state":"suppressed","silencedBy":[],"inhibitedBy":["b"]})", AlertState::Inhibited);
    row("muted", R"({"state":"suppressed","silencedBy":[],"inhibitedBy":[],"mutedBy":["nights"]})", AlertState::Silenced);
    row("unknown word", R"({"state":"tomorrow"})", AlertState::Firing);
}

void AlertTest::wireReadsStates()
{
    QFETCH(QByteArray, status);
    const auto list = readAlerts(R"([{"labels":{"alertname":"A","severity":"critical"},"annotations":{"summary":"s"},)"
                                 R"("startsAt":"2026-11-24T03:00:00.5Z","fingerprint":"00ff","receivers":[{"name":"r"}],)"
                                 R"("status":)" + status + "}]");
    QVERIFY2(list, list ? "" : qPrintable(describe(list.error())));
    const Alert &read = list->front();
    QTEST(static_cast<int>(read.state), "expected");
    QCOMPARE(read.fingerprint, u"00ff"_s);
    QCOMPARE(read.severity, Severity::Critical);
    QCOMPARE(read.summary(), u"s"_s);
    QCOMPARE(read.receivers, QStringList(u"r"_s));
    QCOMPARE(toUnixMilliseconds(*read.since), 1795489200500LL);
}

void AlertTest::wireRefusesOtherShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("object") << QByteArray("{}");
    QTest::newRow("html") << QByteArray("<html>login</html>");
    QTest::newRow("cut") << QByteArray(R"([{"labels":{"a":)");
    QTest::newRow("empty") << QByteArray();
}

void AlertTest::wireRefusesOtherShapes()
{
    QFETCH(QByteArray, body);
    QVERIFY(!readAlerts(body));
}

void AlertTest::wireSurvivesOddFields()
{
    const auto list = readAlerts(R"([{"labels":{"alertname":"A"},"startsAt":"never","receivers":null,"status":null},{}])");
    QVERIFY(list);
    QCOMPARE(list->size(), size_t {2});
    QVERIFY(!list->front().since);
    QCOMPARE(list->front().fingerprint, fingerprintOf(list->front().labels));
}

void AlertTest::errorTexts()
{
    QCOMPARE(readErrorText("\"bad matcher\""), u"bad matcher"_s);
    QCOMPARE(readErrorText(R"({"code":602,"message":"labels required"})"), u"labels required"_s);
    QCOMPARE(readErrorText("upstream gone\n"), u"upstream gone"_s);
}

void AlertTest::prometheusAlertsAreMapped()
{
    metrics::ActiveAlert active;
    active.labels = {{u"alertname"_s, u"A"_s}, {u"severity"_s, u"warning"_s}};
    active.value = 0.25;
    metrics::ActiveAlert inactive = active;
    inactive.state = metrics::AlertState::Inactive;
    const AlertList list = fromPrometheus({active, inactive});
    QCOMPARE(list.size(), size_t {1});
    QCOMPARE(list[0].state, AlertState::Pending);
    QCOMPARE(list[0].severity, Severity::Warning);
    QCOMPARE(list[0].fingerprint, fingerprintOf(active.labels));
}

QTEST_GUILESS_MAIN(AlertTest)
#include "tst_alert.moc"
