#include "core/clock.h"
#include "dashboards/variableresolver.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/answeringserver.h"
#include "support/qtprinting.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::test;

namespace {

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray listOf(const QStringList &values)
{
    return reply("{\"status\":\"success\",\"data\":[\"" + values.join(utf8("\",\"")).toUtf8() + "\"]}");
}

const TimeRange hour{fromUnixSeconds(std::int64_t{1'700'000'000}),
                     fromUnixSeconds(std::int64_t{1'700'003'600})};

Variable query(const char *name, const char *text, VariableRefresh refresh = VariableRefresh::OnLoad)
{
    Variable variable;
    variable.name = utf8(name);
    variable.kind = VariableKind::Query;
    variable.query = utf8(text);
    variable.refresh = refresh;
    return variable;
}

// Two clusters, whose nodes have their cluster's name in front.
std::optional<QByteArray> answerOf(const SeenRequest &request)
{
    const QByteArray line = request.line;
    if (line.contains("/label/cluster/values"))
        return listOf({utf8("east"), utf8("west")});
    if (line.contains("/label/node/values"))
        return listOf(line.contains("west") ? QStringList{utf8("west-1")}
                                            : QStringList{utf8("east-1"), utf8("east-2")});
    if (line.contains("/label/broken/values"))
        return reply(R"({"status":"error","errorType":"bad_data","error":"no such label"})",
                     "400 Bad Request");
    if (line.contains("/api/v1/labels"))
        return listOf({utf8("__name__"), utf8("job"), utf8("pod")});
    if (line.contains("/api/v1/series"))
        return reply(
            R"({"status":"success","data":[{"__name__":"up","job":"a"},{"__name__":"up","job":"b"}]})");
    return reply(R"({"status":"success","data":{"resultType":"scalar","result":[1,"42"]}})");
}

} // namespace

// The variables of a dashboard against a server: who is asked when, and what becomes of the answers.
class VariableResolverTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void chains();
    void asksAlikeOnce();
    void timeChangeAsksWhatRefreshes();
    void chosenAsksWhatDependsOnIt();
    void neverRefreshedKeepsItsOptions();
    void circlesAreSaid();
    void failuresKeepTheRest();
    void seriesAndScalars();
    void sourcesByVariable();
    void otherKindsOfSources();
    void groupsByLabels();

private:
    void resolve(VariableResolver::Request request);
    [[nodiscard]] VariableResolver::Request request(std::vector<Variable> variables) const;
    [[nodiscard]] const Variable &at(size_t index) const { return m_resolver->variables()[index]; }

    SystemClock m_clock;
    std::unique_ptr<AnsweringServer> m_server;
    std::unique_ptr<QThreadPool> m_pool;
    std::unique_ptr<NetworkThread> m_network;
    std::shared_ptr<metrics::PromClient> m_client;
    std::unique_ptr<VariableResolver> m_resolver;
};

void VariableResolverTest::init()
{
    m_server = std::make_unique<AnsweringServer>(answerOf);
    m_pool = std::make_unique<QThreadPool>();
    m_network = std::make_unique<NetworkThread>(m_clock);
    Endpoint endpoint;
    endpoint.name = utf8("prom");
    endpoint.base = m_server->url();
    m_client
        = std::make_shared<metrics::PromClient>(std::make_shared<HttpClient>(*m_network, *m_pool, endpoint));
    m_resolver = std::make_unique<VariableResolver>();
}

void VariableResolverTest::cleanup()
{
    m_resolver.reset();
    m_client.reset();
    m_pool->waitForDone();
    m_network.reset();
    m_pool.reset();
    m_server.reset();
}

VariableResolver::Request VariableResolverTest::request(std::vector<Variable> variables) const
{
    VariableResolver::Request request;
    request.variables = std::move(variables);
    request.range = hour;
    request.client = m_client;
    return request;
}

void VariableResolverTest::resolve(VariableResolver::Request request)
{
    QSignalSpy done(m_resolver.get(), &VariableResolver::resolved);
    m_resolver->resolve(std::move(request));
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 20'000);
    QVERIFY(!m_resolver->isRunning());
}

// None is a choice as well, and so is a label that no series has at the moment.
void VariableResolverTest::groupsByLabels()
{
    for (const QStringList &chosen : {QStringList(), QStringList{utf8("pod"), utf8("gone")}}) {
        Variable grouping;
        grouping.name = utf8("by");
        grouping.kind = VariableKind::GroupBy;
        grouping.multi = true;
        grouping.current = chosen;
        resolve(request({grouping}));
        const Variable &resolved = m_resolver->variables().front();
        QCOMPARE(resolved.current, chosen);
        QCOMPARE(resolved.options,
                 (std::vector<VariableOption>{{utf8("job"), utf8("job")}, {utf8("pod"), utf8("pod")}}));
    }
}

void VariableResolverTest::chains()
{
    Variable cluster = query("cluster", "label_values(up, cluster)");
    cluster.current = {utf8("west")};
    // The one that needs the other stands first.
    resolve(request({query("node", "label_values(up{cluster=\"$cluster\"}, node)"), cluster}));
    QCOMPARE(at(1).current, QStringList(utf8("west")));
    QCOMPARE(at(1).options.size(), 2u);
    QCOMPARE(at(0).current, QStringList(utf8("west-1")));
    QCOMPARE(m_server->count("/label/"), 2);
}

void VariableResolverTest::asksAlikeOnce()
{
    Variable narrowed = query("c", "label_values(up, cluster)");
    narrowed.regex = utf8("/^w/");
    resolve(request({query("a", "label_values(up, cluster)"), query("b", "label_values(up, cluster)"),
                     narrowed, query("d", "label_values(up{x=\"$a\"}, cluster)")}));
    QCOMPARE(m_server->count("/label/cluster/"), 2); // a, b and c together, then d
    QCOMPARE(at(1).options.size(), 2u);
    QCOMPARE(at(2).options.size(), 1u);
    QCOMPARE(at(3).current, QStringList(utf8("east")));
}

void VariableResolverTest::timeChangeAsksWhatRefreshes()
{
    resolve(request({query("cluster", "label_values(up, cluster)"),
                     query("node", "label_values(up, node)", VariableRefresh::OnTimeChange),
                     query("sub", "label_values(up{cluster=\"$cluster\"}, node)")}));
    QCOMPARE(m_server->count("/label/"), 3);
    auto again = request(m_resolver->variables());
    again.trigger = VariableTrigger::TimeChanged;
    resolve(again);
    QCOMPARE(m_server->count("/label/"), 4);
    QCOMPARE(m_server->count("/label/node/"), 3);
}

void VariableResolverTest::chosenAsksWhatDependsOnIt()
{
    resolve(request({query("cluster", "label_values(up, cluster)"),
                     query("node", "label_values(up{cluster=\"$cluster\"}, node)"),
                     query("other", "label_values(down, cluster)")}));
    QCOMPARE(at(1).current, QStringList(utf8("east-1")));
    QCOMPARE(m_server->count("/label/"), 3);
    auto variables = m_resolver->variables();
    variables[0].current = {utf8("west")};
    auto again = request(variables);
    again.trigger = VariableTrigger::ValueChosen;
    again.chosen = utf8("cluster");
    resolve(again);
    QCOMPARE(at(1).current, QStringList(utf8("west-1")));
    QCOMPARE(m_server->count("/label/"), 4);
}

void VariableResolverTest::neverRefreshedKeepsItsOptions()
{
    Variable fixed = query("cluster", "label_values(up, cluster)", VariableRefresh::Never);
    fixed.options = {{utf8("north"), utf8("north")}};
    fixed.current = {utf8("north")};
    resolve(request({fixed, query("empty", "label_values(up, node)", VariableRefresh::Never)}));
    QCOMPARE(at(0).options, fixed.options);
    QCOMPARE(m_server->count("/label/cluster/"), 0);
    QCOMPARE(at(1).options.size(), 2u); // there was nothing to keep
}

void VariableResolverTest::circlesAreSaid()
{
    resolve(request({query("a", "label_values(up{b=\"$b\"}, cluster)"),
                     query("b", "label_values(up{a=\"$a\"}, cluster)"),
                     query("c", "label_values(up, cluster)")}));
    QCOMPARE(m_resolver->errors().size(), 2);
    QVERIFY(m_resolver->errors().value(utf8("a")).detail.contains(utf8("a → b → a")));
    QCOMPARE(at(2).options.size(), 2u);
    QCOMPARE(m_server->count("/label/"), 1);
}

void VariableResolverTest::failuresKeepTheRest()
{
    Variable broken = query("broken", "label_values(up, broken)");
    broken.current = {utf8("as before")};
    resolve(request({broken, query("cluster", "label_values(up, cluster)")}));
    QVERIFY(m_resolver->errors().value(utf8("broken")).detail.contains(utf8("no such label")));
    QCOMPARE(at(0).current, QStringList(utf8("as before")));
    QCOMPARE(at(1).options.size(), 2u);
}

void VariableResolverTest::seriesAndScalars()
{
    Variable jobs = query("jobs", "up{job=~\".+\"}");
    jobs.regex = utf8("/job=\"([^\"]+)\"/");
    resolve(request({jobs, query("number", "query_result(scalar(vector(42)))")}));
    QCOMPARE(at(0).options.size(), 2u);
    QCOMPARE(at(0).options[1].value, utf8("b"));
    QCOMPARE(at(1).current, QStringList(utf8("42")));
}

void VariableResolverTest::sourcesByVariable()
{
    AnsweringServer west([](const SeenRequest &) { return listOf({utf8("far away")}); });
    Endpoint endpoint;
    endpoint.base = west.url();
    auto client
        = std::make_shared<metrics::PromClient>(std::make_shared<HttpClient>(*m_network, *m_pool, endpoint));
    Variable source;
    source.name = utf8("ds");
    source.kind = VariableKind::DataSource;
    source.query = utf8("prometheus");
    source.current = {utf8("w")}; // by id
    Variable there = query("there", "label_values(up, cluster)");
    there.source = utf8("${ds}");
    auto asked = request({source, there, query("here", "label_values(up, cluster)")});
    asked.sources = {{utf8("e"), utf8("East"), utf8("prometheus"), m_client},
                     {utf8("w"), utf8("West"), utf8("prometheus"), client}};
    resolve(asked);
    QCOMPARE(at(0).current, QStringList(utf8("West")));
    QCOMPARE(at(1).current, QStringList(utf8("far away")));
    QCOMPARE(at(2).current, QStringList(utf8("east")));
}

void VariableResolverTest::otherKindsOfSources()
{
    Variable logs = query("logs", "{\"find\":\"terms\"}");
    logs.sourceType = utf8("elasticsearch");
    logs.current = {utf8("kept")};
    resolve(request({logs}));
    QCOMPARE(m_server->count(), 0);
    QVERIFY(m_resolver->errors().contains(utf8("logs")));
    QCOMPARE(at(0).current, QStringList(utf8("kept")));
}

QTEST_GUILESS_MAIN(VariableResolverTest)
#include "tst_variableresolver.moc"
