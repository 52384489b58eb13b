#include "dashboards/alertribbons.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using metrics::AlertState;
using namespace std::chrono_literals;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

const Instant noon = fromUnixSeconds(std::int64_t{1'700'000'000});
const TimeRange hour{noon - 1h, noon};

metrics::ActiveAlert alert(const Labels &labels, AlertState state, Duration ago)
{
    metrics::ActiveAlert one;
    one.labels = labels;
    one.labels.set(utf8("alertname"), utf8("HighErrors"));
    one.state = state;
    one.activeAt = noon - ago;
    return one;
}

metrics::Rule rule(const char *expression, std::vector<metrics::ActiveAlert> alerts = {})
{
    metrics::Rule one;
    one.name = utf8("HighErrors");
    one.expression = utf8(expression);
    one.holdFor = 5min;
    one.alerts = std::move(alerts);
    return one;
}

std::vector<metrics::RuleGroup> groups(metrics::Rule one)
{
    metrics::RuleGroup group;
    group.name = utf8("shop");
    group.rules = {std::move(one)};
    return {group};
}

QString textOf(const std::vector<AlertSpan> &spans)
{
    QStringList parts;
    for (const AlertSpan &span : spans)
        parts << QStringLiteral("%1:%2..%3")
                     .arg(QChar(span.state == AlertState::Firing ? u'F' : u'P'))
                     .arg((span.from - noon) / 1min)
                     .arg((span.to - noon) / 1min);
    return parts.join(u' ');
}

metrics::Series past(const char *state, const char *service, std::vector<int> minutes)
{
    metrics::Series series;
    series.labels = {{utf8("__name__"), utf8("ALERTS")},
                     {utf8("alertname"), utf8("HighErrors")},
                     {utf8("alertstate"), utf8(state)},
                     {utf8("service"), utf8(service)}};
    for (const int minute : minutes) {
        series.timesMs.push_back(toUnixMilliseconds(noon + std::chrono::minutes(minute)));
        series.values.push_back(1);
    }
    return series;
}

} // namespace

class AlertRibbonsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commonSeries_data();
    void commonSeries();
    void spansOfNow();
    void alertsOfOthersAreNotShown();
    void quietRules();
    void recordingRulesAreNoAlerts();
    void worstFirst();
    void historyQuery();
    void history();
};

void AlertRibbonsTest::commonSeries_data()
{
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *panel, const char *rule, bool expected) {
        QTest::addRow("%s | %s", panel, rule) << utf8(panel) << utf8(rule) << expected;
    };
    row("sum(rate(a[1m]))", "rate(a[5m]) > 1", true);
    row("rate(a[1m])", "rate(b[5m]) > 1", false);
    row("rate(a{x=\"1\"}[1m])", "rate(a{x=\"2\"}[5m]) > 1", false);
    row("rate(a{x=\"1\"}[1m])", "rate(a{x=~\"1|2\"}[5m]) > 1", true);
    row("rate(a{x=\"3\"}[1m])", "rate(a{x=~\"1|2\"}[5m]) > 1", false);
    row("a{x!=\"1\"}", "a{x=\"1\"} > 1", false);
    row("a{x!~\"1|2\"}", "a{x=\"3\"} > 1", true);
    row("a{x=~\"1.*\"}", "a{x=~\".*2\"} > 1", true); // may be: nothing says they cannot
    row("a{x=\"1\"}", "a{y=\"2\"} > 1", true);
    row("a / b", "c / b > 0.1", true);
    row("{__name__=\"a\"}", "a > 1", true);
    row("{x=\"1\"}", "a{x=\"1\"} > 1", false); // no metric is named
    row("a{x=\"$x\"}", "a{x=\"1\"} > 1", true);
    row("a{", "a > 1", false);
    row("a", "a >", false);
}

void AlertRibbonsTest::commonSeries()
{
    QFETCH(QString, panel);
    QFETCH(QString, rule);
    QFETCH(bool, expected);
    QCOMPARE(readCommonSeries(panel, rule), expected);
}

void AlertRibbonsTest::spansOfNow()
{
    const Labels shop{{utf8("service"), utf8("shop")}};
    const auto firing = alertRibbons(
        {utf8("a")}, groups(rule("a > 1", {alert(shop, AlertState::Firing, 20min)})), hour, noon);
    QCOMPARE(firing.size(), 1u);
    QCOMPARE(firing[0].state, AlertState::Firing);
    QCOMPARE(textOf(firing[0].spans), utf8("P:-20..-15 F:-15..0"));
    const auto pending = alertRibbons(
        {utf8("a")}, groups(rule("a > 1", {alert(shop, AlertState::Pending, 3min)})), hour, noon);
    QCOMPARE(textOf(pending[0].spans), utf8("P:-3..0"));
    const auto old
        = alertRibbons({utf8("a")}, groups(rule("a > 1", {alert(shop, AlertState::Firing, 3h)})), hour, noon);
    QCOMPARE(textOf(old[0].spans), utf8("F:-60..0"));
    // A range that ended before it began to fire.
    const TimeRange before{noon - 2h, noon - 1h};
    const auto later = alertRibbons(
        {utf8("a")}, groups(rule("a > 1", {alert(shop, AlertState::Firing, 20min)})), before, noon);
    QVERIFY(later[0].spans.empty());
}

void AlertRibbonsTest::alertsOfOthersAreNotShown()
{
    const auto one = rule("sum by (service) (a) > 1",
                          {alert({{utf8("service"), utf8("shop")}}, AlertState::Firing, 20min),
                           alert({{utf8("service"), utf8("mail")}}, AlertState::Firing, 20min)});
    QCOMPARE(alertRibbons({utf8("a")}, groups(one), hour, noon).size(), 2u);
    const auto narrowed = alertRibbons({utf8("a{service=\"mail\",pod=\"x\"}")}, groups(one), hour, noon);
    QCOMPARE(narrowed.size(), 1u); // the pod was aggregated away
    QCOMPARE(narrowed[0].labels.value(u"service"), utf8("mail"));
}

void AlertRibbonsTest::quietRules()
{
    const auto quiet = alertRibbons({utf8("b"), utf8("a")}, groups(rule("a > 1")), hour, noon);
    QCOMPARE(quiet.size(), 1u);
    QCOMPARE(quiet[0].state, AlertState::Inactive);
    QVERIFY(quiet[0].spans.empty());
    QVERIFY(alertRibbons({utf8("b")}, groups(rule("a > 1")), hour, noon).empty());
}

void AlertRibbonsTest::recordingRulesAreNoAlerts()
{
    metrics::Rule recording = rule("a");
    recording.type = metrics::RuleType::Recording;
    QVERIFY(alertRibbons({utf8("a")}, groups(recording), hour, noon).empty());
}

void AlertRibbonsTest::worstFirst()
{
    auto all = groups(rule("a > 1"));
    all[0].rules.push_back(rule("a > 2", {alert({}, AlertState::Pending, 3min)}));
    all[0].rules.push_back(rule("a > 3", {alert({}, AlertState::Firing, 9min)}));
    const auto ribbons = alertRibbons({utf8("a")}, all, hour, noon);
    QCOMPARE(ribbons.size(), 3u);
    QCOMPARE(ribbons[0].expression, utf8("a > 3"));
    QCOMPARE(ribbons[2].expression, utf8("a > 1"));
}

void AlertRibbonsTest::historyQuery()
{
    QCOMPARE(alertHistoryQuery({}), QString());
    AlertRibbon one;
    one.rule = utf8("High.Errors");
    AlertRibbon other;
    other.rule = utf8("Lag");
    QCOMPARE(alertHistoryQuery({one, other, one}), utf8("ALERTS{alertname=~\"(High\\\\.Errors|Lag)\"}"));
}

void AlertRibbonsTest::history()
{
    const QStringList panel{utf8("a{service!=\"mail\"}")};
    const Labels shop{{utf8("service"), utf8("shop")}};
    auto ribbons
        = alertRibbons(panel, groups(rule("a > 1", {alert(shop, AlertState::Firing, 4min)})), hour, noon);
    metrics::QueryResult answer;
    answer.step = 1min;
    answer.series = {past("pending", "shop", {-50, -49, -4}), past("firing", "shop", {-48, -47, -3, -2, -1}),
                     past("firing", "cart", {-30}), past("firing", "mail", {-20})};
    ribbons = withAlertHistory(ribbons, panel, answer);
    QCOMPARE(ribbons.size(), 2u); // mail is not on the panel
    QCOMPARE(ribbons[0].state, AlertState::Firing);
    QCOMPARE(textOf(ribbons[0].spans), utf8("P:-50..-48 F:-48..-46 P:-4..-3 F:-3..0"));
    QCOMPARE(ribbons[1].labels.value(u"service"), utf8("cart"));
    QCOMPARE(ribbons[1].state, AlertState::Inactive);
    QCOMPARE(textOf(ribbons[1].spans), utf8("F:-30..-29"));
}

QTEST_GUILESS_MAIN(AlertRibbonsTest)
#include "tst_alertribbons.moc"
