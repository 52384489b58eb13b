#include "alerts/alertmanagerwire.h"
#include "alerts/alertmerge.h"
#include "alerts/matcher.h"
#include "alerts/pagekey.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::alerts;
using namespace Qt::StringLiterals;

namespace {

Alert alert(const Labels &labels, AlertState state = AlertState::Firing)
{
    Alert one;
    one.labels = labels;
    one.fingerprint = fingerprintOf(labels);
    one.state = state;
    return one;
}

const QByteArray &answer()
{
    static const QByteArray body
        = R"([{"annotations":{"summary":"pool full"},"endsAt":"2026-11-24T04:10:00.123Z",
        "fingerprint":"0011223344556677","receivers":[{"name":"payment"},{"name":"chat"}],
        "startsAt":"2026-11-24T04:00:00.123456789Z","status":{"inhibitedBy":[],"silencedBy":["s1"],"state":"suppressed"},
        "updatedAt":"2026-11-24T04:05:00Z","generatorURL":"http://p/graph","labels":{"alertname":"A","severity":"critical"}}])";
    return body;
}

} // namespace

class AlertValuesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fingerprints_data();
    void fingerprints();
    void readsAnswer();
    void states_data();
    void states();
    void broken_data();
    void broken();
    void cutAtEveryByte();
    void groupsAndStatus();
    void errorTexts();
    void fromRules();
    void mergesByFingerprint();
    void mergesThroughExternalLabels();
    void order();
    void matchers_data();
    void matchers();
    void matcherErrors_data();
    void matcherErrors();
    void matcherTexts();
    void pageKeys();
};

void AlertValuesTest::fingerprints_data()
{
    QTest::addColumn<Labels>("labels");
    QTest::addColumn<QString>("fingerprint");
    QTest::newRow("none") << Labels() << u"cbf29ce484222325"_s;
    QTest::newRow("one") << Labels{{u"a"_s, u"b"_s}} << u"d2b371819297f98a"_s;
    QTest::newRow("usual") << Labels{{u"severity"_s, u"critical"_s},
                                     {u"alertname"_s, u"DbPoolExhausted"_s},
                                     {u"service"_s, u"payment"_s}}
                           << u"31873b18e3e391ba"_s;
    QTest::newRow("beyond ASCII") << Labels{{u"alertname"_s, u"容量"_s}, {u"service"_s, u"検索"_s}}
                                  << u"c47320d87dd565cd"_s;
}

void AlertValuesTest::fingerprints()
{
    QFETCH(Labels, labels);
    QTEST(fingerprintOf(labels), "fingerprint");
}

void AlertValuesTest::readsAnswer()
{
    const auto alerts = parseAlerts(answer());
    QVERIFY2(alerts.has_value(), alerts ? "" : qPrintable(describe(alerts.error())));
    const Alert &one = alerts->front();
    QCOMPARE(one.name(), u"A"_s);
    QCOMPARE(one.severity(), Severity::Critical);
    QCOMPARE(one.summary(), u"pool full"_s);
    QCOMPARE(one.receivers, (QStringList{u"payment"_s, u"chat"_s}));
    QCOMPARE(toUnixMilliseconds(one.since.value()), 1795492800123);
    QCOMPARE(one.fingerprint, u"0011223344556677"_s);
    QVERIFY(one.isReceived);
    QVERIFY(parseAlerts("[]")->empty());
}

void AlertValuesTest::states_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("state");
    QTest::newRow("active") << QByteArray(R"({"state":"active","silencedBy":[],"inhibitedBy":[]})")
                            << static_cast<int>(AlertState::Firing);
    QTest::newRow("silenced") << QByteArray(R"({"state":"suppressed","silencedBy":["x"],"inhibitedBy":[]})")
                              << static_cast<int>(AlertState::Silenced);
    QTest::newRow("inhibited") << QByteArray(R"({"state":"suppressed","silencedBy":[],"inhibitedBy":["x"]})")
                               << static_cast<int>(AlertState::Inhibited);
    QTest::newRow("both") << QByteArray(R"({"state":"suppressed","silencedBy":["y"],"inhibitedBy":["x"]})")
                          << static_cast<int>(AlertState::Silenced);
    QTest::newRow("unprocessed") << QByteArray(R"({"state":"unprocessed"})")
                                 << static_cast<int>(AlertState::Firing);
    QTest::newRow("new word") << QByteArray(R"({"state":"frozen","mutedBy":["m"]})")
                              << static_cast<int>(AlertState::Firing);
    QTest::newRow("null") << QByteArray("null") << static_cast<int>(AlertState::Firing);
}

void AlertValuesTest::states()
{
    QFETCH(QByteArray, status);
    const auto alerts = parseAlerts(R"([{"labels":{"alertname":"A"},"status":)" + status + "}]");
    QVERIFY(alerts);
    QTEST(static_cast<int>(alerts->front().state), "state");
    QCOMPARE(alerts->front().fingerprint, fingerprintOf(alerts->front().labels));
}

void AlertValuesTest::broken_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty") << QByteArray() << static_cast<int>(ErrorKind::NotJson);
    QTest::newRow("html") << QByteArray("<html></html>") << static_cast<int>(ErrorKind::NotJson);
    QTest::newRow("object") << QByteArray("{}") << static_cast<int>(ErrorKind::Malformed);
    QTest::newRow("no labels") << QByteArray("[{}]") << static_cast<int>(ErrorKind::Malformed);
    QTest::newRow("garbage behind") << QByteArray("[] x") << static_cast<int>(ErrorKind::Malformed);
}

void AlertValuesTest::broken()
{
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    const auto alerts = parseAlerts(body);
    QVERIFY(!alerts);
    QCOMPARE(alerts.error().kind, static_cast<ErrorKind>(kind));
}

void AlertValuesTest::cutAtEveryByte()
{
    for (qsizetype length = 0; length < answer().size(); ++length)
        QVERIFY2(!parseAlerts(answer().left(length)), qPrintable(QString::number(length)));
}

void AlertValuesTest::groupsAndStatus()
{
    const auto groups = parseAlertGroups(
        R"([{"labels":{"service":"payment"},"receiver":{"name":"pager"},"alerts":[{"fingerprint":"f1"},{"fingerprint":"f2"}]}])");
    QCOMPARE(groups.value(),
             (std::vector<AlertGroup>{{{{u"service"_s, u"payment"_s}}, u"pager"_s, {u"f1"_s, u"f2"_s}}}));
    const auto status = parseStatus(
        R"({"cluster":{"status":"disabled"},"config":{"original":"route: {}"},"uptime":"2026-11-24T04:00:00.000Z",
            "versionInfo":{"version":"0.25.0"}})");
    QCOMPARE(status->version, u"0.25.0"_s);
    QCOMPARE(status->configuration, u"route: {}"_s);
    QCOMPARE(toUnixMilliseconds(status->startedAt.value()), 1795492800000);
    QCOMPARE(parseStatus("{}").error().kind, ErrorKind::Malformed);
}

void AlertValuesTest::errorTexts()
{
    QCOMPARE(parseErrorText("\"bad matcher\""), u"bad matcher"_s);
    QCOMPARE(parseErrorText(R"({"code":601,"message":"limit"})"), u"limit"_s);
    QCOMPARE(parseErrorText("<html>"), QString());
}

void AlertValuesTest::fromRules()
{
    metrics::Rule rule;
    rule.expression = u"up == 0"_s;
    rule.holdFor = std::chrono::minutes(5);
    metrics::ActiveAlert pending;
    pending.labels = {{u"alertname"_s, u"Down"_s}};
    pending.activeAt = fromUnixSeconds(std::int64_t{1000});
    metrics::ActiveAlert firing = pending;
    firing.labels.set(u"service"_s, u"x"_s);
    firing.state = metrics::AlertState::Firing;
    firing.value = 7;
    metrics::ActiveAlert inactive = pending;
    inactive.state = metrics::AlertState::Inactive;
    rule.alerts = {pending, firing, inactive};
    const Alerts alerts = alertsOfRules({{u"g"_s, {}, {}, {rule}}}, u"p1"_s);
    QCOMPARE(alerts.size(), 2u);
    QCOMPARE(alerts[0].state, AlertState::Pending);
    QCOMPARE(toUnixMilliseconds(alerts[0].firesAt.value()), 1'300'000);
    QCOMPARE(alerts[1].state, AlertState::Firing);
    QCOMPARE(alerts[1].value, 7.0);
    QCOMPARE(alerts[1].sourceIds, QStringList{u"p1"_s});
}

void AlertValuesTest::mergesByFingerprint()
{
    Alert received = alert({{u"alertname"_s, u"A"_s}}, AlertState::Silenced);
    received.sourceIds = {u"am1"_s};
    received.receivers = {u"x"_s};
    Alert other = received;
    other.state = AlertState::Firing;
    other.sourceIds = {u"am2"_s};
    other.receivers = {u"y"_s};
    Alert evaluated = alert({{u"alertname"_s, u"A"_s}});
    evaluated.value = 3;
    evaluated.expression = u"e"_s;
    evaluated.sourceIds = {u"p1"_s};
    const Alert own = alert({{u"alertname"_s, u"B"_s}}, AlertState::Pending);
    const Alerts merged = mergeAlerts({{received}, {other}}, {{evaluated, own}});
    QCOMPARE(merged.size(), 2u);
    QCOMPARE(merged[0].state, AlertState::Firing);
    QCOMPARE(merged[0].receivers, (QStringList{u"x"_s, u"y"_s}));
    QCOMPARE(merged[0].sourceIds, (QStringList{u"am1"_s, u"am2"_s, u"p1"_s}));
    QCOMPARE(merged[0].value, 3.0);
    QCOMPARE(merged[1].name(), u"B"_s);
    Alert inhibited = alert({{u"alertname"_s, u"C"_s}}, AlertState::Inhibited);
    inhibited.inhibitedBy = {received.fingerprint, u"gone"_s};
    QCOMPARE(mergeAlerts({{inhibited, received}}, {}).back().inhibitorNames, QStringList{u"A"_s});
    const Alerts silenced = mergeAlerts({{received}}, {{evaluated}});
    QCOMPARE(silenced.front().state, AlertState::Silenced);
}

void AlertValuesTest::mergesThroughExternalLabels()
{
    const Alert received = alert({{u"alertname"_s, u"A"_s}, {u"service"_s, u"x"_s}, {u"cluster"_s, u"c"_s}});
    Alert evaluated = alert({{u"alertname"_s, u"A"_s}, {u"service"_s, u"x"_s}});
    evaluated.value = 1;
    QCOMPARE(mergeAlerts({{received}}, {{evaluated}}).size(), 1u);
    QCOMPARE(mergeAlerts({{received}}, {{evaluated}}).front().value, 1.0);
    const Alert another = alert({{u"alertname"_s, u"A"_s}, {u"service"_s, u"y"_s}});
    QCOMPARE(mergeAlerts({{received}}, {{another}}).size(), 2u);
    evaluated.state = AlertState::Pending;
    QCOMPARE(mergeAlerts({{received}}, {{evaluated}}).size(), 2u);
}

void AlertValuesTest::order()
{
    Alert old = alert({{u"alertname"_s, u"old"_s}, {u"severity"_s, u"critical"_s}});
    old.since = fromUnixSeconds(std::int64_t{1});
    Alert fresh = alert({{u"alertname"_s, u"fresh"_s}, {u"severity"_s, u"critical"_s}});
    fresh.since = fromUnixSeconds(std::int64_t{9});
    const Alert warning = alert({{u"alertname"_s, u"warning"_s}, {u"severity"_s, u"warning"_s}});
    const Alert pending
        = alert({{u"alertname"_s, u"pending"_s}, {u"severity"_s, u"critical"_s}}, AlertState::Pending);
    QStringList names;
    for (const Alert &one : mergeAlerts({{pending, warning, old, fresh}}, {}))
        names << one.name();
    QCOMPARE(names, (QStringList{u"fresh"_s, u"old"_s, u"warning"_s, u"pending"_s}));
}

void AlertValuesTest::matchers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    QTest::newRow("empty") << QString() << true;
    QTest::newRow("equal") << uR"(severity="critical")"_s << true;
    QTest::newRow("bare") << u"severity=critical"_s << true;
    QTest::newRow("unequal") << uR"(severity!="critical")"_s << false;
    QTest::newRow("anchored") << uR"(severity=~"crit")"_s << false;
    QTest::newRow("regex") << uR"(severity =~ "crit.*|warn")"_s << true;
    QTest::newRow("not regex") << uR"(service!~"pay.*")"_s << false;
    QTest::newRow("all") << uR"({severity="critical", service=~"pay.+"})"_s << true;
    QTest::newRow("one fails") << uR"(severity="critical" service="web")"_s << false;
    QTest::newRow("absent is empty") << uR"(env="")"_s << true;
    QTest::newRow("absent matches .*") << uR"(env=~".*")"_s << true;
    QTest::newRow("absent is not x") << uR"(env!="x")"_s << true;
    QTest::newRow("escapes") << uR"(note="a \"b\" \\ \n,}")"_s << true;
}

void AlertValuesTest::matchers()
{
    QFETCH(QString, text);
    const Labels labels{
        {u"severity"_s, u"critical"_s}, {u"service"_s, u"payment"_s}, {u"note"_s, u"a \"b\" \\ \n,}"_s}};
    const auto parsed = parseMatchers(text);
    QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(describe(parsed.error())));
    QTEST(matchesAll(*parsed, labels), "matches");
}

void AlertValuesTest::matcherErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("word") << u"payment"_s;
    QTest::newRow("no name") << u"=\"x\""_s;
    QTest::newRow("open quote") << u"a=\"x"_s;
    QTest::newRow("regex") << u"a=~\"(\""_s;
    QTest::newRow("lone bang") << u"a!x"_s;
}

void AlertValuesTest::matcherErrors()
{
    QFETCH(QString, text);
    const auto parsed = parseMatchers(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidInput);
}

void AlertValuesTest::matcherTexts()
{
    const auto parsed = parseMatchers(uR"(a!~"x\"y")"_s);
    QCOMPARE(parsed->front().toString(), uR"(a!~"x\"y")"_s);
    QCOMPARE(parsed->front().forDisplay(), uR"(a !~ "x\"y")"_s);
    QCOMPARE(parseMatchers(parsed->front().toString())->front(), parsed->front());
}

void AlertValuesTest::pageKeys()
{
    const Labels group{{u"alertname"_s, u"A"_s}, {u"service"_s, u"payment"_s}};
    const Labels labels{
        {u"alertname"_s, u"A"_s}, {u"service"_s, u"payment"_s}, {u"severity"_s, u"critical"_s}};
    const auto keys = likelyPageKeys(labels, group);
    QVERIFY(keys.contains(pageKey(u"{}"_s, group)));
    QVERIFY(keys.contains(pageKey(uR"({}/{service="payment"})"_s, group)));
    QVERIFY(keys.contains(pageKey(uR"({}/{service="payment"}/{severity="critical"})"_s, group)));
    QVERIFY(!keys.contains(pageKey(uR"({}/{service="web"})"_s, group)));
    QCOMPARE(pageKey(u"{}"_s, group).size(), 64);
}

QTEST_GUILESS_MAIN(AlertValuesTest)
#include "tst_alertvalues.moc"
