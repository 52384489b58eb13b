// What the trace client counts on, against every generation of Jaeger that the demo world can be, and against
// the real ones that ./dev real-backends builds, in both dialects. They are sent the traces that the doubles
// hold, and must then say the same as they do.

#include "core/clock.h"
#include "demo/doubles/jaegerdouble.h"
#include "demo/shop/shop.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/answeringserver.h"
#include "support/qtprinting.h"
#include "support/realjaeger.h"
#include "support/waiting.h"
#include "traces/jaegerclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::traces;
using demo::JaegerGeneration;
using yagura::test::JaegerProgram;
using yagura::test::RealJaeger;
using yagura::test::waitFor;

namespace {

using Shared = std::shared_ptr<const SearchResult>;

QByteArray problem(const Error &error)
{
    return describe(error).toUtf8();
}

// One line a span, in rows: what must not depend on the dialect. Microseconds, as v1 knows no less.
QStringList facts(const OpenTrace &open)
{
    QStringList lines;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto span = open.tree.spans[row];
        // v1 may leave "internal" unsaid.
        const auto kind
            = open.trace.kinds[span] == SpanKind::Internal ? SpanKind::Unspecified : open.trace.kinds[span];
        lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
                         .arg(open.tree.depths[row])
                         .arg(open.trace.spanIdText(span), open.service(row), open.operation(row))
                         .arg(open.start(row) / 1000)
                         .arg(open.trace.isError(span))
                         .arg(static_cast<int>(kind)));
    }
    return lines;
}

// A range query for what Jaeger's span metrics are called in Prometheus.
std::optional<QByteArray> answerAsPrometheus(const yagura::test::SeenRequest &)
{
    const auto now = QByteArray::number(QDateTime::currentSecsSinceEpoch() - 60);
    return yagura::test::reply(
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"service_name":"gateway"},"values":[[)"
        + now + R"(,"0.25"],[)" + now + R"(.5,"NaN"]]}]}})");
}

// Edges between different services: whether a service's calls to itself count differs among versions.
QStringList edgeNames(const std::vector<Dependency> &edges)
{
    QStringList names;
    for (const auto &edge : edges) {
        if (edge.parent != edge.child)
            names.append(edge.parent + u'>' + edge.child);
    }
    names.sort();
    return names;
}

QStringList operationNames(const std::vector<Operation> &operations)
{
    QStringList names;
    for (const auto &operation : operations)
        names.append(operation.name + u' ' + operation.spanKind);
    names.sort();
    names.removeDuplicates();
    return names;
}

QStringList idsOf(const SearchResult &result)
{
    QStringList ids;
    for (const auto &trace : result.traces)
        ids.append(idText(trace.id));
    ids.sort();
    return ids;
}

} // namespace

class JaegerContractTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void findsItsDialect_data() { servers(); }
    void findsItsDialect();
    void listsServicesAndOperations_data() { servers(); }
    void listsServicesAndOperations();
    void searchKeepsToItsQuestion_data() { servers(); }
    void searchKeepsToItsQuestion();
    void aTraceIsWhatTheSearchSaid_data() { servers(); }
    void aTraceIsWhatTheSearchSaid();
    void durationsNarrow_data() { servers(); }
    void durationsNarrow();
    void tagsNarrow_data() { servers(); }
    void tagsNarrow();
    void noMatchIsEmpty_data() { servers(); }
    void noMatchIsEmpty();
    void unknownTraceIsNotFound_data() { servers(); }
    void unknownTraceIsNotFound();
    void dependencies_data() { servers(); }
    void dependencies();
    void severalTracesAtOnce_data() { servers(); }
    void severalTracesAtOnce();
    void rawIsTheSameWhereNothingWasAdjusted_data() { servers(); }
    void rawIsTheSameWhereNothingWasAdjusted();
    void archives_data() { servers(); }
    void archives();
    void serviceMetrics_data() { servers(); }
    void serviceMetrics();
    void bothDialectsTellTheSameTrace();
    void realOnesSayWhatTheDoublesSay_data();
    void realOnesSayWhatTheDoublesSay();

private:
    struct Server
    {
        QString name;
        std::unique_ptr<demo::JaegerDouble> twin; // null for a real one
        std::shared_ptr<JaegerClient> client; // null: it was not built
        Dialect dialect;
        bool hasExtras; // archive and metrics
    };
    void servers() const;
    [[nodiscard]] std::shared_ptr<HttpClient> connectTo(const QUrl &base);
    void addDouble(const char *name, JaegerGeneration generation, Dialect dialect);
    void addReal(JaegerProgram program, const QString &name);
    void sendTraces(const QUrl &otlp);
    void findsTheSame(const JaegerClient &real, const JaegerClient &twin, const TraceQuery &asked);
    [[nodiscard]] TraceQuery query() const;

    SystemClock m_clock;
    QThreadPool m_workers;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<demo::Shop> m_shop;
    std::vector<demo::Request> m_requests;
    std::unique_ptr<yagura::test::AnsweringServer> m_metricsStore; // of a real one
    std::vector<std::unique_ptr<RealJaeger>> m_real;
    std::vector<Server> m_servers;
};

void JaegerContractTest::initTestCase()
{
    m_network = std::make_unique<NetworkThread>(m_clock);
    const auto now = m_clock.now();
    m_shop = std::make_unique<demo::Shop>(7, now - std::chrono::minutes(4));
    m_requests = m_shop->stream.between(now - std::chrono::minutes(4), now - std::chrono::minutes(3));
    QVERIFY(m_requests.size() > 50);
    addDouble("v1 only", JaegerGeneration::V1Only, Dialect::V1);
    addDouble("v1 and v3", JaegerGeneration::V1AndV3, Dialect::V3);
    addDouble("with summaries", JaegerGeneration::Summaries, Dialect::V3);
    addDouble("v3 only", JaegerGeneration::V3Only, Dialect::V3);
    m_metricsStore = std::make_unique<yagura::test::AnsweringServer>(&answerAsPrometheus);
    addReal(JaegerProgram::V1, QStringLiteral("real v1"));
    addReal(JaegerProgram::V2, QStringLiteral("real v2"));
}

void JaegerContractTest::cleanupTestCase()
{
    m_servers.clear();
    m_real.clear();
    m_metricsStore.reset();
    m_workers.waitForDone();
    m_network.reset();
}

std::shared_ptr<HttpClient> JaegerContractTest::connectTo(const QUrl &base)
{
    Endpoint endpoint;
    endpoint.name = QStringLiteral("jaeger");
    endpoint.base = base;
    return std::make_shared<HttpClient>(*m_network, m_workers, endpoint);
}

void JaegerContractTest::addDouble(const char *name, JaegerGeneration generation, Dialect dialect)
{
    auto twin = std::make_unique<demo::JaegerDouble>(m_clock, m_shop->timeline, generation);
    twin->add(m_requests);
    if (twin->listen() == 0)
        qFatal("the double cannot start");
    auto client = std::make_shared<JaegerClient>(
        connectTo(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(twin->port()))));
    m_servers.push_back({QString::fromLatin1(name), std::move(twin), std::move(client), dialect,
                         generation != JaegerGeneration::V1Only});
}

// One server, asked in its own dialect and in the older one, which it speaks too.
void JaegerContractTest::addReal(JaegerProgram program, const QString &name)
{
    const auto add = [&](const char *dialectName, const QUrl &url, Dialect dialect, Dialect toldBefore) {
        auto client = url.isEmpty() ? nullptr : std::make_shared<JaegerClient>(connectTo(url), toldBefore);
        m_servers.push_back({name + QString::fromLatin1(dialectName), nullptr, std::move(client), dialect,
                             program == JaegerProgram::V2});
    };
    QUrl url;
    if (!RealJaeger::path(program).isEmpty()) {
        QString problem;
        auto server = RealJaeger::start(program, m_metricsStore->url(), problem);
        QVERIFY2(server, qPrintable(name + QStringLiteral(" does not start: ") + problem));
        sendTraces(server->otlp());
        url = server->query();
        m_real.push_back(std::move(server));
    }
    add(", found out", url, Dialect::V3, Dialect::Unknown);
    add(", v1", url, Dialect::V1, Dialect::V1);
    if (url.isEmpty() || QTest::currentTestFailed())
        return;
    // Until all can be found.
    auto all = query();
    all.service = QStringLiteral("gateway");
    all.limit = 10'000;
    const auto hasAll = [this, &all] {
        const auto found = waitFor(m_servers.back().client->search(all));
        return found && (*found)->traces.size() == m_requests.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasAll(), 20'000);
}

// The double's own v3 answers are OTLP, so they can be sent on as they are.
void JaegerContractTest::sendTraces(const QUrl &otlp)
{
    const auto from = connectTo(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_servers[2].twin->port())));
    const auto to = connectTo(otlp);
    for (const auto &request : m_requests) {
        HttpRequest get;
        get.path = QStringLiteral("/api/v3/traces/") + QString::fromStdString(demo::traceIdOf(request));
        const auto trace = waitFor(from->send(get));
        QVERIFY(trace && trace->isSuccess());
        HttpRequest post;
        post.method = yagura::HttpMethod::Post;
        post.intent = HttpIntent::Write;
        post.path = QStringLiteral("/v1/traces");
        post.contentType = "application/json";
        const auto result
            = QJsonDocument::fromJson(trace->body).object().value(QStringLiteral("result")).toObject();
        post.body = QJsonDocument(result).toJson(QJsonDocument::Compact);
        const auto sent = waitFor(to->send(post));
        QVERIFY2(sent && sent->isSuccess(),
                 sent ? sent->body.constData() : problem(sent.error()).constData());
    }
}

void JaegerContractTest::servers() const
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < m_servers.size(); ++i)
        QTest::newRow(qPrintable(m_servers[i].name)) << static_cast<int>(i);
}

#define NEED_SERVER()                                                                                        \
    QFETCH(int, index);                                                                                      \
    const auto &subject = m_servers[static_cast<size_t>(index)];                                             \
    if (!subject.client)                                                                                     \
    QSKIP("there is no such Jaeger in build/real: ./dev real-backends builds it")

TraceQuery JaegerContractTest::query() const
{
    TraceQuery query;
    query.range = {m_clock.now() - std::chrono::hours(1), m_clock.now() + std::chrono::minutes(1)};
    query.limit = 30;
    return query;
}

void JaegerContractTest::findsItsDialect()
{
    NEED_SERVER();
    const auto services = waitFor(subject.client->services());
    QVERIFY2(services, services ? "" : problem(services.error()).constData());
    QVERIFY(subject.client->dialect() != Dialect::Unknown);
    QCOMPARE(static_cast<int>(subject.client->dialect()), static_cast<int>(subject.dialect));
}

void JaegerContractTest::listsServicesAndOperations()
{
    NEED_SERVER();
    const auto services = waitFor(subject.client->services());
    QVERIFY(services && !services->isEmpty());
    QVERIFY(std::ranges::is_sorted(
        *services, [](const auto &a, const auto &b) { return a.compare(b, Qt::CaseInsensitive) < 0; }));
    QVERIFY(services->contains(QStringLiteral("gateway")) && services->contains(QStringLiteral("orders-db")));
    const auto operations = waitFor(subject.client->operations(services->front()));
    QVERIFY2(operations, operations ? "" : problem(operations.error()).constData());
    QVERIFY(!operations->empty());
    for (const auto &operation : *operations)
        QVERIFY(!operation.name.isEmpty());
}

// A service of the answer whose search finds something.
#define NEED_TRACES(asked, result)                                                                           \
    auto asked = query();                                                                                    \
    Shared result;                                                                                           \
    for (const auto &service : waitFor(subject.client->services()).value_or(QStringList())) {                \
        asked.service = service;                                                                             \
        const auto found = waitFor(subject.client->search(asked));                                           \
        QVERIFY2(found, found ? "" : problem(found.error()).constData());                                    \
        result = *found;                                                                                     \
        if (result->traces.size() > 2)                                                                       \
            break;                                                                                           \
    }                                                                                                        \
    QVERIFY(result && !result->traces.empty())

void JaegerContractTest::searchKeepsToItsQuestion()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    QVERIFY(std::cmp_less_equal(result->traces.size(), asked.limit));
    for (const auto &trace : result->traces) {
        QVERIFY(std::ranges::find(trace.services, asked.service, &ServiceCount::service)
                != trace.services.end());
        QVERIFY(trace.start < asked.range.to);
        QVERIFY(trace.spans > 0);
    }
    QVERIFY(std::ranges::is_sorted(result->traces, std::greater(), &TraceSummary::start));
    asked.limit = 2;
    const auto two = waitFor(subject.client->search(asked));
    QVERIFY(two);
    QVERIFY((*two)->traces.size() <= 2);
    QVERIFY((*two)->limitReached);
}

void JaegerContractTest::aTraceIsWhatTheSearchSaid()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    for (size_t i = 0; i < std::min<size_t>(5, result->traces.size()); ++i) {
        const auto &summary = result->traces[i];
        const auto opened = waitFor(subject.client->trace(summary.id));
        QVERIFY2(opened, opened ? "" : problem(opened.error()).constData());
        const auto &open = **opened;
        QCOMPARE(idText(open.trace.id), idText(summary.id));
        QCOMPARE(open.rowCount(), summary.spans);
        QCOMPARE(open.summary.errors, summary.errors);
        QCOMPARE(open.summary.rootService, summary.rootService);
        QCOMPARE(open.summary.rootOperation, summary.rootOperation);
        QVERIFY(std::chrono::abs(open.summary.duration - summary.duration) < std::chrono::microseconds(2));
        QVERIFY(open.tree.mainRoot != NoIndex);
        QVERIFY2(open.tree.repairs.empty(), "a trace of a sound store needs no mending");
    }
}

void JaegerContractTest::durationsNarrow()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    const auto &first = result->traces.front();
    asked.shortest = first.duration / 2;
    const auto narrowed = waitFor(subject.client->search(asked));
    QVERIFY2(narrowed, narrowed ? "" : problem(narrowed.error()).constData());
    for (const auto &trace : (*narrowed)->traces)
        QVERIFY(trace.duration >= *asked.shortest - std::chrono::microseconds(1));
    asked.shortest = std::chrono::hours(20);
    const auto none = waitFor(subject.client->search(asked));
    QVERIFY2(none, none ? "" : problem(none.error()).constData());
    QVERIFY((*none)->traces.empty());
}

void JaegerContractTest::tagsNarrow()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    const auto opened = waitFor(subject.client->trace(result->traces.front().id));
    QVERIFY(opened);
    const auto &trace = (*opened)->trace;
    for (std::uint32_t span = 0; span < trace.size() && asked.tags.empty(); ++span) {
        if (trace.service(span) != asked.service)
            continue;
        for (const auto &attribute : trace.attributesOf(trace.spanAttributes[span])) {
            const auto &key = trace.names[attribute.key];
            if (attribute.type == AttributeType::Text && !key.startsWith(QStringLiteral("otel."))
                && key != u"span.kind") {
                asked.tags = {{key, trace.valueText(attribute)}};
                break;
            }
        }
    }
    if (asked.tags.empty())
        QSKIP("the spans of the first trace carry no text tag");
    const auto narrowed = waitFor(subject.client->search(asked));
    QVERIFY2(narrowed, narrowed ? "" : problem(narrowed.error()).constData());
    QVERIFY(!(*narrowed)->traces.empty());
    for (size_t i = 0; i < std::min<size_t>(3, (*narrowed)->traces.size()); ++i) {
        const auto one = waitFor(subject.client->trace((*narrowed)->traces[i].id));
        QVERIFY(one);
        QVERIFY(matches((*one)->trace, asked));
    }
    asked.tags = {{asked.tags.begin()->first, QStringLiteral("no such value")}};
    const auto none = waitFor(subject.client->search(asked));
    QVERIFY2(none, none ? "" : problem(none.error()).constData());
    QVERIFY((*none)->traces.empty());
}

void JaegerContractTest::noMatchIsEmpty()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    asked.range
        = {fromUnixSeconds(std::int64_t{1'000'000'000}), fromUnixSeconds(std::int64_t{1'000'000'100})};
    const auto none = waitFor(subject.client->search(asked));
    QVERIFY2(none, none ? "" : problem(none.error()).constData());
    QVERIFY((*none)->traces.empty());
    QVERIFY(!(*none)->limitReached);
}

void JaegerContractTest::unknownTraceIsNotFound()
{
    NEED_SERVER();
    const auto opened = waitFor(subject.client->trace(TraceId{0x1234, 0x5678}));
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::NotFound);
}

void JaegerContractTest::dependencies()
{
    NEED_SERVER();
    const auto edges = waitFor(subject.client->dependencies(query().range));
    QVERIFY2(edges, edges ? "" : problem(edges.error()).constData());
    for (const auto &edge : *edges)
        QVERIFY(!edge.parent.isEmpty() && !edge.child.isEmpty() && edge.calls > 0);
    QVERIFY(std::ranges::find(*edges, QStringLiteral("gateway"), &Dependency::parent) != edges->end());
}

void JaegerContractTest::severalTracesAtOnce()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    std::vector<TraceId> ids;
    for (size_t i = 0; i < std::min<size_t>(12, result->traces.size()); ++i)
        ids.push_back(result->traces[i].id);
    const auto known = ids.size();
    ids.push_back(TraceId{0x1234, 0x5678});
    ids.push_back(ids.front());
    const auto set = waitFor(subject.client->traces(ids));
    QVERIFY2(set, set ? "" : problem(set.error()).constData());
    QCOMPARE((*set)->traces.size(), known);
    for (size_t i = 0; i < known; ++i)
        QCOMPARE(idText((*set)->traces[i]->trace.id), idText(ids[i]));
    QCOMPARE((*set)->missing, std::vector<TraceId>({TraceId{0x1234, 0x5678}}));
    QVERIFY((*set)->problems.empty());
    const auto none = waitFor(subject.client->traces({}));
    QVERIFY(none && (*none)->traces.empty());
}

void JaegerContractTest::rawIsTheSameWhereNothingWasAdjusted()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    const auto &id = result->traces.front().id;
    const auto served = waitFor(subject.client->trace(id));
    const auto raw = waitFor(subject.client->trace(id, TraceForm::Raw));
    QVERIFY2(served && raw, raw ? "" : problem(raw.error()).constData());
    QCOMPARE(facts(**raw), facts(**served));
}

void JaegerContractTest::archives()
{
    NEED_SERVER();
    NEED_TRACES(asked, result);
    const auto &id = result->traces.front().id;
    const auto done = waitFor(subject.client->archive(id));
    if (!subject.hasExtras) {
        QVERIFY(!done);
        QCOMPARE(errorKindName(done.error().kind), errorKindName(ErrorKind::Unsupported));
        return;
    }
    QVERIFY2(done, done ? "" : problem(done.error()).constData());
    QVERIFY(waitFor(subject.client->trace(id)));
    const auto unknown = waitFor(subject.client->archive(TraceId{0x1234, 0x5678}));
    QVERIFY(!unknown);
    QCOMPARE(errorKindName(unknown.error().kind), errorKindName(ErrorKind::NotFound));
}

void JaegerContractTest::serviceMetrics()
{
    NEED_SERVER();
    ServiceMetricsQuery asked;
    asked.services = {QStringLiteral("gateway")};
    asked.range = {m_clock.now() - std::chrono::minutes(10), m_clock.now()};
    for (const auto metric : {ServiceMetric::Calls, ServiceMetric::Errors, ServiceMetric::Latencies}) {
        asked.metric = metric;
        const auto answer = waitFor(subject.client->metrics(asked));
        if (!subject.hasExtras) {
            QVERIFY(!answer);
            QCOMPARE(errorKindName(answer.error().kind), errorKindName(ErrorKind::Unsupported));
            continue;
        }
        QVERIFY2(answer, answer ? "" : problem(answer.error()).constData());
        QCOMPARE(answer->size(), size_t{1});
        const auto &series = answer->front();
        QCOMPARE(series.service, QStringLiteral("gateway"));
        QVERIFY(!series.points.empty());
        QVERIFY(std::ranges::is_sorted(series.points, {}, &ServiceMetricPoint::time));
        for (const auto &point : series.points)
            QVERIFY(std::isnan(point.value) || point.value >= 0);
        QVERIFY(
            std::ranges::any_of(series.points, [](const auto &point) { return !std::isnan(point.value); }));
    }
}

void JaegerContractTest::bothDialectsTellTheSameTrace()
{
    const auto &v1 = *m_servers[0].client;
    const auto &v3 = *m_servers[3].client;
    int compared = 0;
    for (size_t i = 0; i < m_requests.size(); i += std::max<size_t>(1, m_requests.size() / 20)) {
        const auto id = parseTraceId(demo::traceIdOf(m_requests[i]));
        QVERIFY(id);
        const auto a = waitFor(v1.trace(*id));
        const auto b = waitFor(v3.trace(*id));
        QVERIFY2(a && b, a ? (b ? "" : problem(b.error()).constData()) : problem(a.error()).constData());
        QCOMPARE(facts(**a), facts(**b));
        ++compared;
    }
    QVERIFY(compared >= 10);
}

void JaegerContractTest::realOnesSayWhatTheDoublesSay_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < m_servers.size(); ++i) {
        if (!m_servers[i].twin)
            QTest::newRow(qPrintable(m_servers[i].name)) << static_cast<int>(i);
    }
}

#define ANSWER(name, call)                                                                                   \
    const auto name##Answer = waitFor(call);                                                                 \
    QVERIFY2(name##Answer, name##Answer ? "" : problem(name##Answer.error()).constData());                   \
    const auto &name = *name##Answer

void JaegerContractTest::findsTheSame(const JaegerClient &real, const JaegerClient &twin,
                                      const TraceQuery &asked)
{
    ANSWER(found, real.search(asked));
    ANSWER(expected, twin.search(asked));
    QCOMPARE(idsOf(*found), idsOf(*expected));
}

void JaegerContractTest::realOnesSayWhatTheDoublesSay()
{
    NEED_SERVER();
    const auto &real = *subject.client;
    const auto &twin = *m_servers[subject.dialect == Dialect::V1 ? 0 : 1].client;
    ANSWER(services, real.services());
    ANSWER(expectedServices, twin.services());
    QCOMPARE(services, expectedServices);
    ANSWER(edges, real.dependencies(query().range));
    ANSWER(expectedEdges, twin.dependencies(query().range));
    QCOMPARE(edgeNames(edges), edgeNames(expectedEdges));
    for (const auto &service : services) {
        ANSWER(operations, real.operations(service));
        ANSWER(expectedOperations, twin.operations(service));
        QCOMPARE(operationNames(operations), operationNames(expectedOperations));
        auto asked = query();
        asked.service = service;
        asked.limit = 10'000;
        // A part of what there is, so that the ends of the range count too.
        asked.range = {m_requests[m_requests.size() / 3].start, m_requests[m_requests.size() / 2].start};
        findsTheSame(real, twin, asked);
        asked.tags = {{QStringLiteral("error"), QStringLiteral("true")}};
        findsTheSame(real, twin, asked);
        asked.shortest = std::chrono::milliseconds(20);
        findsTheSame(real, twin, asked);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("searching ") + service));
    }
    for (size_t i = 0; i < m_requests.size(); i += std::max<size_t>(1, m_requests.size() / 30)) {
        const auto id = *parseTraceId(demo::traceIdOf(m_requests[i]));
        ANSWER(trace, real.trace(id));
        ANSWER(expectedTrace, twin.trace(id));
        QCOMPARE(facts(*trace), facts(*expectedTrace));
    }
}

QTEST_GUILESS_MAIN(JaegerContractTest)
#include "tst_jaeger.moc"
