#include "dashboards/files/grafanafile.h"
#include "dashboards/lists/alertselection.h"
#include "dashboards/lists/dashboardselection.h"
#include "dashboards/lists/incidentselection.h"
#include "dashboards/lists/listquestions.h"
#include "dashboards/lists/loglines.h"
#include "dashboards/lists/objectivefigures.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now = fromUnixSeconds(std::int64_t{1'795'489'200});

PlanContext planOf(const std::vector<Variable> &variables = {})
{
    PlanContext context;
    context.range = {now - 1h, now};
    context.variables = variables;
    return context;
}

Variable service(const QStringList &current)
{
    Variable variable;
    variable.name = u"service"_s;
    variable.multi = true;
    variable.includeAll = true;
    variable.customAll = u".*"_s;
    variable.current = current;
    return variable;
}

alerts::Alert alertOf(const QString &name, const QString &serviceName, const QString &severity,
                      std::chrono::minutes age, alerts::AlertState state = alerts::AlertState::Firing)
{
    alerts::Alert alert;
    alert.labels = {{u"alertname"_s, name}, {u"service"_s, serviceName}, {u"severity"_s, severity}};
    alert.fingerprint = name + u'/' + serviceName;
    alert.state = state;
    alert.since = now - age;
    alert.sourceIds = {serviceName == "mail"_L1 ? u"am2"_s : u"am1"_s};
    return alert;
}

alerts::Alerts someAlerts()
{
    alerts::Alerts all{alertOf(u"PoolExhausted"_s, u"payment"_s, u"critical"_s, 14min),
                       alertOf(u"Slow"_s, u"checkout"_s, u"warning"_s, 3min),
                       alertOf(u"Backlog"_s, u"mail"_s, u"warning"_s, 40min),
                       alertOf(u"Replicas"_s, u"payment"_s, u"warning"_s, 2min, alerts::AlertState::Pending),
                       alertOf(u"Memory"_s, u"orders"_s, u"warning"_s, 90min, alerts::AlertState::Silenced)};
    all[0].annotations.set(u"__dashboardUid__"_s, u"shop"_s);
    all[1].annotations.set(u"dashboard"_s, u"https://grafana.example/d/shop/overview"_s);
    all[2].annotations.set(u"dashboard"_s, u"https://grafana.example/d/shopping"_s);
    return all;
}

QString shown(const AlertSelection &selection)
{
    QStringList rows;
    for (const AlertListRow &row : selection.rows)
        rows << (row.isHead() ? u"[%1 %2]"_s.arg(row.group).arg(row.members) : row.alert->name());
    return rows.join(u' ');
}

QVariantMap options(std::initializer_list<std::pair<QString, QVariant>> values)
{
    QVariantMap map;
    for (const auto &[name, value] : values)
        map.insert(name, value);
    return map;
}

Panel panelOf(PanelKind kind, const QString &sourceType, const QVariantMap &model,
              const QVariantMap &own = {})
{
    Panel panel;
    panel.kind = kind;
    panel.options = own;
    Target target;
    target.refId = u"A"_s;
    target.sourceType = sourceType;
    target.model = model;
    if (!model.isEmpty())
        panel.targets.push_back(target);
    return panel;
}

logs::LogBuffer linesOf(const QStringList &messages)
{
    logs::LogBuffer buffer;
    int i = 0;
    for (const QString &message : messages) {
        const std::string text = message.toStdString();
        const std::string source
            = R"({"message":"x","service":{"name":"payment"},"pod":"p)" + std::to_string(i % 2) + R"("})";
        const std::string id = std::to_string(i);
        logs::LogBuffer::Row row;
        row.timeNs = 1'000'000'000LL * i;
        row.level = i == 0 ? logs::LogLevel::Error : logs::LogLevel::Info;
        row.service = "payment";
        row.message = text;
        row.source = source;
        row.id = id;
        row.index = "logs";
        row.trace = {0, static_cast<std::uint64_t>(i)};
        buffer.append(row);
        ++i;
    }
    return buffer;
}

} // namespace

// Options, selections and questions of the panels that list things.
class ListsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreGrafanas();
    void wrongTypesAreAbsent();
    void alertOptions_data();
    void alertOptions();
    void badMatchersAreSaid();
    void worstOfWhatFires();
    void dashboardSections_data();
    void dashboardSections();
    void incidentOptions_data();
    void incidentOptions();
    void allowedWordsFollowVariables_data();
    void allowedWordsFollowVariables();
    void luceneValues_data();
    void luceneValues();
    void logQuestions();
    void traceQuestions();
    void otherServersAreNamed();
    void dedup_data();
    void dedup();
    void labelsApart();
    void fieldsInsteadOfTheLine_data();
    void fieldsInsteadOfTheLine();
    void objectives();
    void burns_data();
    void burns();
    void editedTargetsAreKept();
};

void ListsTest::defaultsAreGrafanas()
{
    const AlertListOptions alerts = alertListOptions({});
    QCOMPARE(alerts, AlertListOptions());
    QCOMPARE(alerts.limit, 20);
    QVERIFY(alerts.states.firing && alerts.states.pending && alerts.states.error);
    QVERIFY(!alerts.states.normal && !alerts.states.noData);
    QCOMPARE(dashboardListOptions({}), DashboardListOptions());
    QCOMPARE(logsOptions({}), LogsOptions());
    QVERIFY(logsOptions({}).isNewestFirst && logsOptions({}).hasDetails);
    QCOMPARE(traceListOptions({}), TraceListOptions());
    QCOMPARE(incidentListOptions({}), IncidentListOptions());
    QCOMPARE(sloOptions({}).burnWindows, (QStringList{u"1h"_s, u"6h"_s}));
}

void ListsTest::wrongTypesAreAbsent()
{
    const QVariantMap wrong = options({{u"maxItems"_s, QVariantList{1}},
                                       {u"sortOrder"_s, u"best"_s},
                                       {u"stateFilter"_s, 7},
                                       {u"viewMode"_s, true},
                                       {u"groupBy"_s, u"service"_s},
                                       {u"statuses"_s, 3},
                                       {u"limit"_s, -5},
                                       {u"dedupStrategy"_s, u"magic"_s}});
    QCOMPARE(alertListOptions(wrong), AlertListOptions());
    QCOMPARE(logsOptions(wrong), LogsOptions());
    QCOMPARE(incidentListOptions(wrong).limit, 1);
    QCOMPARE(traceListOptions(wrong).limit, 1);
}

void ListsTest::alertOptions_data()
{
    QTest::addColumn<QVariantMap>("given");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *name, const QVariantMap &given, const QString &rows) {
        QTest::newRow(name) << given << rows;
    };
    row("by name", {}, u"Backlog Memory PoolExhausted Replicas Slow"_s);
    row("by name, backwards", options({{u"sortOrder"_s, 2}}),
        u"Slow Replicas PoolExhausted Memory Backlog"_s);
    row("worst first", options({{u"sortOrder"_s, 3}}), u"PoolExhausted Slow Backlog Replicas Memory"_s);
    row("oldest first", options({{u"sortOrder"_s, 4}}), u"Memory Backlog PoolExhausted Slow Replicas"_s);
    row("newest first", options({{u"sortOrder"_s, 5}}), u"Replicas Slow PoolExhausted Backlog Memory"_s);
    row("limit", options({{u"maxItems"_s, 2}}), u"Backlog Memory"_s);
    row("firing only", options({{u"stateFilter"_s, QVariantMap{{u"firing"_s, true}}}}),
        u"Backlog Memory PoolExhausted Slow"_s);
    row("pending only", options({{u"stateFilter"_s, QVariantMap{{u"pending"_s, true}}}}), u"Replicas"_s);
    row("none of these", options({{u"stateFilter"_s, QVariantMap{{u"normal"_s, true}}}}), QString());
    row("a part of the name", options({{u"alertName"_s, u"POOL"_s}}), u"PoolExhausted"_s);
    row("matchers", options({{u"alertInstanceLabelFilter"_s, u"{severity=\"critical\"}"_s}}),
        u"PoolExhausted"_s);
    row("matchers with a variable",
        options({{u"alertInstanceLabelFilter"_s, u"{service=~\"$service\",severity=\"warning\"}"_s}}),
        u"Replicas Slow"_s);
    row("of this dashboard", options({{u"dashboardAlerts"_s, true}}), u"PoolExhausted Slow"_s);
    row("grouped", options({{u"groupMode"_s, u"custom"_s}, {u"groupBy"_s, QVariantList{u"service"_s}}}),
        u"[service=mail 1] Backlog [service=orders 1] Memory [service=payment 2] PoolExhausted Replicas "
        "[service=checkout 1] Slow"_s);
    row("group labels without the mode", options({{u"groupBy"_s, QVariantList{u"service"_s}}}),
        u"Backlog Memory PoolExhausted Replicas Slow"_s);
    row("of one source", options({{u"datasource"_s, u"am2"_s}}), u"Backlog"_s);
}

void ListsTest::alertOptions()
{
    QFETCH(QVariantMap, given);
    const AlertListOptions read = alertListOptions(given);
    const AlertSelectionContext context{planOf({service({u"payment"_s, u"checkout"_s})}), u"shop"_s,
                                        read.source.isEmpty() ? QStringList() : QStringList{read.source}};
    const auto selection = selectAlerts(someAlerts(), read, context);
    QVERIFY(selection);
    QTEST(shown(*selection), "rows");
}

void ListsTest::badMatchersAreSaid()
{
    AlertListOptions bad;
    bad.matchers = u"severity=~\"(\""_s;
    const auto selection = selectAlerts(someAlerts(), bad, {planOf(), {}, {}});
    QVERIFY(!selection);
    QCOMPARE(selection.error().kind, ErrorKind::InvalidInput);
}

void ListsTest::worstOfWhatFires()
{
    AlertListOptions all;
    all.limit = 1;
    auto selection = selectAlerts(someAlerts(), all, {planOf(), {}, {}});
    QCOMPARE(selection->matching, 5);
    QCOMPARE(selection->worst, Severity::Critical);
    all.name = u"Memory"_s; // silenced
    selection = selectAlerts(someAlerts(), all, {planOf(), {}, {}});
    QCOMPARE(selection->matching, 1);
    QCOMPARE(selection->worst, Severity::Ok);
}

void ListsTest::dashboardSections_data()
{
    QTest::addColumn<QVariantMap>("given");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *name, const QVariantMap &given, const QString &typed,
                        const QString &rows) { QTest::newRow(name) << given << typed << rows; };
    row("starred by default", {}, {}, u"# Alpha* Shop*"_s);
    row("recent", options({{u"showStarred"_s, false}, {u"showRecentlyViewed"_s, true}}), {},
        u"# Shop* Node"_s);
    row("search", options({{u"showStarred"_s, false}, {u"showSearch"_s, true}}), {},
        u"# Alpha* Node Shop*"_s);
    row("query", options({{u"showStarred"_s, false}, {u"showSearch"_s, true}, {u"query"_s, u"no"_s}}), {},
        u"# Node"_s);
    row("tags",
        options({{u"showStarred"_s, false}, {u"showSearch"_s, true}, {u"tags"_s, QVariantList{u"shop"_s}}}),
        {}, u"# Alpha* Shop*"_s);
    row("typed", options({{u"showSearch"_s, true}}), u"sho"_s, u"# Shop* # Shop*"_s);
    row("a tag typed", options({{u"showStarred"_s, false}, {u"showSearch"_s, true}}), u"infra"_s,
        u"# Node"_s);
    row("without headings", options({{u"showHeadings"_s, false}, {u"showRecentlyViewed"_s, true}}), {},
        u"Alpha* Shop* Shop* Node"_s);
    row("limit", options({{u"maxItems"_s, 1}}), {}, u"# Alpha*"_s);
    row("nothing", options({{u"showStarred"_s, false}}), {}, QString());
}

void ListsTest::dashboardSections()
{
    QFETCH(QVariantMap, given);
    QFETCH(QString, typed);
    const std::vector<DashboardEntry> entries{{u"shop.json"_s, u"s"_s, u"Shop"_s, {u"shop"_s}},
                                              {u"node.json"_s, u"n"_s, u"Node"_s, {u"infra"_s}},
                                              {u"alpha.json"_s, u"a"_s, u"Alpha"_s, {u"shop"_s}}};
    const auto rows = selectDashboards(
        entries, dashboardListOptions(given),
        {{u"shop.json"_s, u"alpha.json"_s}, {u"shop.json"_s, u"gone.json"_s, u"node.json"_s}, typed});
    QStringList texts;
    for (const DashboardListRow &row : rows)
        texts << (row.isHeading() ? u"#"_s : row.entry->title + (row.isStarred ? u"*"_s : QString()));
    QTEST(texts.join(u' '), "rows");
}

void ListsTest::incidentOptions_data()
{
    QTest::addColumn<QVariantMap>("given");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *name, const QVariantMap &given, const char *ids) {
        QTest::newRow(name) << given << QString::fromLatin1(ids);
    };
    row("open ones", {}, "A B C");
    row("resolved", options({{u"statuses"_s, QVariantList{u"resolved"_s}}}), "D");
    row("triggered", options({{u"statuses"_s, QVariantList{u"triggered"_s}}}), "A C");
    row("high", options({{u"urgency"_s, u"high"_s}}), "A B");
    row("low", options({{u"urgency"_s, u"low"_s}}), "C");
    row("services", options({{u"services"_s, QVariantList{u"mail"_s}}}), "C");
    row("a variable", options({{u"services"_s, QVariantList{u"$service"_s}}}), "A B");
    row("limit", options({{u"limit"_s, 1}}), "A");
}

void ListsTest::incidentOptions()
{
    QFETCH(QVariantMap, given);
    const auto line = [](const char *id, const QString &of, IncidentLineStatus status, bool isUrgent) {
        IncidentLine one;
        one.id = QString::fromLatin1(id);
        one.service = of;
        one.status = status;
        one.isUrgent = isUrgent;
        return one;
    };
    const std::vector<IncidentLine> lines{line("A", u"payment"_s, IncidentLineStatus::Triggered, true),
                                          line("B", u"checkout"_s, IncidentLineStatus::Acknowledged, true),
                                          line("C", u"mail"_s, IncidentLineStatus::Triggered, false),
                                          line("D", u"payment"_s, IncidentLineStatus::Resolved, true)};
    const IncidentSelection selection = selectIncidents(lines, incidentListOptions(given),
                                                        planOf({service({u"payment"_s, u"checkout"_s})}));
    QStringList ids;
    for (const IncidentLine &one : selection.lines)
        ids << one.id;
    QTEST(ids.join(u' '), "ids");
    QVERIFY(selection.matching >= static_cast<int>(selection.lines.size()));
}

void ListsTest::allowedWordsFollowVariables_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("current");
    QTest::addColumn<QStringList>("allowed");
    QTest::newRow("plain") << QStringList{u"a"_s, u"b"_s} << QStringList{u"x"_s}
                           << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("several") << QStringList{u"$service"_s} << QStringList{u"x"_s, u"y"_s}
                             << QStringList{u"x"_s, u"y"_s};
    QTest::newRow("braces") << QStringList{u"${service:regex}"_s} << QStringList{u"x"_s}
                            << QStringList{u"x"_s};
    QTest::newRow("all") << QStringList{u"$service"_s} << QStringList{allValue()} << QStringList();
    QTest::newRow("within a word") << QStringList{u"shop-$service"_s} << QStringList{u"x"_s}
                                   << QStringList{u"shop-x"_s};
    QTest::newRow("none") << QStringList() << QStringList{u"x"_s} << QStringList();
}

void ListsTest::allowedWordsFollowVariables()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, current);
    QTEST(allowedWords(words, planOf({service(current)})), "allowed");
}

void ListsTest::luceneValues_data()
{
    QTest::addColumn<QStringList>("current");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << QStringList{u"payment"_s} << u"service:payment"_s;
    QTest::newRow("escaped") << QStringList{u"a:b c\"d"_s} << u"service:a\\:b\\ c\\\"d"_s;
    QTest::newRow("several") << QStringList{u"a"_s, u"b \"c\""_s} << u"service:(\"a\" OR \"b \\\"c\\\"\")"_s;
    QTest::newRow("all") << QStringList{allValue()} << u"service:*"_s;
}

void ListsTest::luceneValues()
{
    QFETCH(QStringList, current);
    const Scope scope = listScope(planOf({service(current)}));
    QTEST(interpolated(u"service:$service"_s, scope, Escaping::Lucene), "text");
}

void ListsTest::logQuestions()
{
    const QVariantMap metric{{u"type"_s, u"logs"_s}, {u"settings"_s, QVariantMap{{u"limit"_s, u"120"_s}}}};
    const QVariantMap model{{u"query"_s, u"service:$service"_s}, {u"metrics"_s, QVariantList{metric}}};
    const Panel panel
        = panelOf(PanelKind::Logs, u"elasticsearch"_s, model, options({{u"sortOrder"_s, u"Ascending"_s}}));
    const auto question = logQuestion(panel, planOf({service({u"payment"_s})}));
    QVERIFY(question);
    QCOMPARE(question->query.text, u"service:payment"_s);
    QCOMPARE(question->query.order, logs::SortOrder::OldestFirst);
    QCOMPARE(question->query.range.to, now);
    QCOMPARE(question->limit, 120);
    const auto plain
        = logQuestion(panelOf(PanelKind::Logs, {}, {}, options({{u"query"_s, u"x"_s}})), planOf());
    QCOMPARE(plain->query.text, u"x"_s);
    QCOMPARE(plain->limit, 500);
}

void ListsTest::traceQuestions()
{
    const QVariantMap model{{u"queryType"_s, u"search"_s},
                            {u"service"_s, u"$service"_s},
                            {u"operation"_s, u"GET /"_s},
                            {u"tags"_s, u"error=true http.method=GET"_s},
                            {u"minDuration"_s, u"100ms"_s},
                            {u"maxDuration"_s, u"2s"_s},
                            {u"limit"_s, 7}};
    const auto question
        = traceQuestion(panelOf(PanelKind::TraceList, u"jaeger"_s, model), planOf({service({u"payment"_s})}));
    QVERIFY(question);
    QCOMPARE(question->query.service, u"payment"_s);
    QCOMPARE(question->query.operation, u"GET /"_s);
    QCOMPARE(question->query.tags.at(u"error"_s), u"true"_s);
    QCOMPARE(question->query.tags.size(), 2u);
    QCOMPARE(*question->query.shortest, Duration(100ms));
    QCOMPARE(*question->query.longest, Duration(2s));
    QCOMPARE(question->query.limit, 7);
    const auto own = traceQuestion(
        panelOf(PanelKind::TraceList, {}, {}, options({{u"service"_s, u"mail"_s}})), planOf());
    QCOMPARE(own->query.service, u"mail"_s);
    QVariantMap broken = model;
    broken.insert(u"minDuration"_s, u"soon"_s);
    QVERIFY(!traceQuestion(panelOf(PanelKind::TraceList, u"jaeger"_s, broken), planOf()));
}

void ListsTest::otherServersAreNamed()
{
    const Panel loki = panelOf(PanelKind::Logs, u"loki"_s, {{u"expr"_s, u"{app=\"x\"}"_s}});
    const auto question = logQuestion(loki, planOf());
    QVERIFY(!question);
    QCOMPARE(question.error().kind, ErrorKind::Unsupported);
    QVERIFY(question.error().detail.contains(u"loki"_s));
    const Panel tempo = panelOf(PanelKind::TraceList, u"tempo"_s, {{u"query"_s, u"{}"_s}});
    QVERIFY(!traceQuestion(tempo, planOf()));
}

void ListsTest::dedup_data()
{
    QTest::addColumn<QString>("strategy");
    QTest::addColumn<QStringList>("messages");
    const QStringList messages{u"2026-11-23T10:00:00Z took 12 ms"_s, u"2026-11-23T10:00:01Z took 12 ms"_s,
                               u"2026-11-23T10:00:02Z took 99 ms"_s, u"2026-11-23T10:00:03Z sent 99 ms"_s,
                               u"other: text"_s};
    Q_UNUSED(messages);
    QTest::newRow("none") << u"none"_s << QStringList{u"1"_s, u"1"_s, u"1"_s, u"1"_s, u"1"_s};
    QTest::newRow("exact") << u"exact"_s << QStringList{u"2"_s, u"1"_s, u"1"_s, u"1"_s};
    QTest::newRow("numbers") << u"numbers"_s << QStringList{u"3"_s, u"1"_s, u"1"_s};
    QTest::newRow("signature") << u"signature"_s << QStringList{u"4"_s, u"1"_s};
}

void ListsTest::dedup()
{
    QFETCH(QString, strategy);
    const LogLines made
        = logLines(linesOf({u"2026-11-23T10:00:00Z took 12 ms"_s, u"2026-11-23T10:00:01Z took 12 ms"_s,
                            u"2026-11-23T10:00:02Z took 99 ms"_s, u"2026-11-23T10:00:03Z sent 99 ms"_s,
                            u"other: text"_s}),
                   logsOptions(options({{u"dedupStrategy"_s, strategy}})));
    QStringList counts;
    for (const LogLine &line : made.lines)
        counts << QString::number(line.count);
    QCOMPARE(made.received, 5);
    QTEST(counts, "messages");
}

void ListsTest::fieldsInsteadOfTheLine_data()
{
    QTest::addColumn<QVariantList>("fields");
    QTest::addColumn<QString>("shown");
    QTest::newRow("none") << QVariantList{} << u"took 12 ms"_s;
    QTest::newRow("one") << QVariantList{u"pod"_s} << u"pod=p0"_s;
    QTest::newRow("in their order") << QVariantList{u"service.name"_s, u"pod"_s}
                                    << u"service.name=payment  pod=p0"_s;
    QTest::newRow("the line too") << QVariantList{u"pod"_s, u"message"_s} << u"pod=p0  took 12 ms"_s;
    QTest::newRow("as Grafana calls it")
        << QVariantList{u"___LOG_LINE_BODY___"_s, u"pod"_s} << u"took 12 ms  pod=p0"_s;
    QTest::newRow("not in the document") << QVariantList{u"absent"_s} << QString();
}

void ListsTest::fieldsInsteadOfTheLine()
{
    QFETCH(QVariantList, fields);
    QFETCH(QString, shown);
    const LogLines made
        = logLines(linesOf({u"took 12 ms"_s}), logsOptions(options({{u"displayedFields"_s, fields}})));
    QCOMPARE(made.lines.at(0).message, shown);
}

void ListsTest::labelsApart()
{
    LogsOptions prettified;
    prettified.prettifies = true;
    const LogLines made = logLines(linesOf({u"{\"a\":{\"b\":1}}"_s, u"plain"_s}), prettified);
    QCOMPARE(made.lines.size(), 2u);
    QCOMPARE(made.common, (LogLabels{{u"service.name"_s, u"payment"_s}}));
    QCOMPARE(made.lines[0].own, (LogLabels{{u"pod"_s, u"p0"_s}}));
    QVERIFY(made.lines[0].message.contains(u'\n'));
    QCOMPARE(made.lines[1].message, u"plain"_s);
    QCOMPARE(made.lines[0].traceId, QString());
    QCOMPARE(made.lines[1].traceId.size(), 32);
}

void ListsTest::objectives()
{
    slo::Objective objective;
    objective.name = u"availability"_s;
    objective.service = u"payment"_s;
    objective.file = u"shop.yaml"_s;
    objective.target = 0.999;
    objective.errorRatio = u"(e[{{.window}}]) / (t[{{.window}}])"_s;
    slo::Objective other = objective;
    other.service = u"mail"_s;
    other.file = u"mail.yaml"_s;
    const auto chosen = [&](const QVariantMap &given) {
        return selectObjectives({objective, other}, sloOptions(given), planOf({service({u"mail"_s})})).size();
    };
    QCOMPARE(chosen({}), 2u);
    QCOMPARE(chosen(options({{u"files"_s, QVariantList{u"shop.yaml"_s}}})), 1u);
    QCOMPARE(chosen(options({{u"services"_s, QVariantList{u"$service"_s}}})), 1u);
    QCOMPARE(windowsAsked(objective, sloOptions({})), (QStringList{u"30d"_s, u"1h"_s, u"6h"_s}));
    QCOMPARE(slo::burnRateOver(objective, u"1h"_s), u"((e[1h]) / (t[1h])) / 0.001"_s);
    // SLI 99.95 % of a promised 99.9 %: half the budget is left.
    const ObjectiveLine line = objectiveLine(objective, {0.0005, 0.002, std::nullopt});
    QCOMPARE(*line.current, 0.9995);
    QVERIFY(std::abs(*line.budgetLeft - 0.5) < 1e-9);
    QVERIFY(std::abs(*line.burnRates[0] - 2) < 1e-9);
    QVERIFY(!line.burnRates[1]);
    metrics::QueryResult answer;
    QVERIFY(!singleValue(answer));
    answer.series.push_back({{}, {1}, {std::nan("")}, {}});
    QVERIFY(!singleValue(answer)); // no traffic is not 100 %
    answer.series[0].values = {0.25};
    QCOMPARE(*singleValue(answer), 0.25);
    answer.series.push_back(answer.series[0]);
    QVERIFY(!singleValue(answer));
}

void ListsTest::burns_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("severity");
    QTest::newRow("14.4 in an hour") << u"1h"_s << 14.4 << static_cast<int>(Severity::Critical);
    QTest::newRow("half of it") << u"1h"_s << 7.3 << static_cast<int>(Severity::Warning);
    QTest::newRow("calm") << u"1h"_s << 1.5 << static_cast<int>(Severity::Ok);
    QTest::newRow("6 in six hours") << u"6h"_s << 6.0 << static_cast<int>(Severity::Critical);
    QTest::newRow("no window") << u"often"_s << 99.0 << static_cast<int>(Severity::Unknown);
}

void ListsTest::burns()
{
    QFETCH(QString, window);
    QFETCH(double, rate);
    slo::Objective objective;
    objective.target = 0.999;
    QTEST(static_cast<int>(burnSeverity(rate, window, objective)), "severity");
}

// What the editor writes into a target comes back from the file.
void ListsTest::editedTargetsAreKept()
{
    Dashboard dashboard;
    dashboard.title = u"D"_s;
    Panel panel = newPanel(1, PanelKind::Logs);
    panel.targets.front().model.insert(u"query"_s, u"level:ERROR"_s);
    panel.options.insert(u"showTime"_s, true);
    dashboard.panels = {panel, newPanel(2, PanelKind::TraceList), newPanel(3, PanelKind::Slo)};
    const auto again = readGrafana(writeGrafana(dashboard), u"d"_s);
    QVERIFY(again);
    const Panel &read = again->dashboard.panels[0];
    QCOMPARE(read.kind, PanelKind::Logs);
    QCOMPARE(read.targets.front().sourceType, u"elasticsearch"_s);
    QCOMPARE(read.targets.front().model.value(u"query"_s).toString(), u"level:ERROR"_s);
    QVERIFY(logsOptions(read.options).showsTime);
    QCOMPARE(again->dashboard.panels[1].targets.front().sourceType, u"jaeger"_s);
    QVERIFY(again->dashboard.panels[2].targets.empty());
    QCOMPARE(readGrafanaHead(R"({"dashboard":{"uid":"u","title":"T","tags":["a","b"]}})"),
             (GrafanaHead{u"u"_s, u"T"_s, {u"a"_s, u"b"_s}}));
    QCOMPARE(readGrafanaHead("[]"), GrafanaHead());
}

QTEST_GUILESS_MAIN(ListsTest)
#include "tst_lists.moc"
