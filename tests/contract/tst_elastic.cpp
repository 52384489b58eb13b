#include "core/callcombinators.h"
#include "core/clock.h"
#include "demo/esdouble.h"
#include "logs/elasticclient.h"
#include "logs/logsearch.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QAbstractItemModelTester>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace yagura;
using namespace yagura::logs;
using namespace yagura::test;

namespace {

constexpr std::int64_t base = 1'795'411'270'000'000'000; // 2026-11-23T05:21:10Z
constexpr int lineCount = 1'230;

// A line every 100 ms in bursts of three that share a moment; every tenth an error.
QByteArray document(int i)
{
    const char *services[]{"payment", "checkout", "inventory"};
    const bool error = i % 10 == 0;
    return QStringLiteral(
               R"({"@timestamp":%1,"log":{"level":"%2"},"service":{"name":"%3"},"message":"%4 %5","trace":{"id":"%6"}})")
        .arg(base / 1'000'000 + i / 3 * 300)
        .arg(QString::fromLatin1(error       ? "ERROR"
                                     : i % 2 ? "INFO"
                                             : "WARN"),
             QString::fromLatin1(services[i % 3]),
             QString::fromLatin1(error ? "Connection is not available" : "order accepted"))
        .arg(i)
        .arg(i / 100 + 1, 32, 16, QLatin1Char('0'))
        .toUtf8();
}

} // namespace

// The client against our double in both flavours and, where YAGURA_CONTRACT_OPENSEARCH names one, against a
// real server: the double must not be kinder.
class ElasticContractTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void capabilities_data() { servers(); }
    void capabilities();
    void indicesAndFields_data() { servers(); }
    void indicesAndFields();
    void countsByTimeAndLevel_data() { servers(); }
    void countsByTimeAndLevel();
    void pagesEveryLineOnce_data() { servers(); }
    void pagesEveryLineOnce();
    void queryText_data() { servers(); }
    void queryText();
    void filters_data() { servers(); }
    void filters();
    void errorsAndTraces_data() { servers(); }
    void errorsAndTraces();
    void refusalsSayWhy_data() { servers(); }
    void refusalsSayWhy();

    void failedShardIsSaid();
    void expiredSnapshotContinues();
    void withoutSnapshotNothingIsLost();
    void cancelReachesTheServer();
    void tooManyRequests();
    void searchLeavesNoPointInTime();

private:
    struct Server
    {
        std::unique_ptr<demo::ElasticDouble> twin; // null for a real one
        std::shared_ptr<ElasticClient> client;
    };
    void servers();
    [[nodiscard]] std::unique_ptr<demo::ElasticDouble> makeDouble(demo::ElasticFlavour flavour);
    [[nodiscard]] std::shared_ptr<ElasticClient> makeClient(const QUrl &base);
    [[nodiscard]] Server *server();
    [[nodiscard]] bool fillReal(const QUrl &base);
    [[nodiscard]] LogQuery everything() const;
    [[nodiscard]] SharedFields fieldsOf(ElasticClient &client) const;
    [[nodiscard]] std::vector<LogEntry> loadAll(LogSearch &search, const LogQuery &query);

    SystemClock m_clock;
    QThreadPool m_pool;
    std::unique_ptr<NetworkThread> m_network;
    Server m_elastic;
    Server m_open;
    Server m_real;
    const QString m_index = QStringLiteral("yagura-contract-2026.11.23");
};

void ElasticContractTest::initTestCase()
{
    m_network = std::make_unique<NetworkThread>(m_clock);
    m_elastic.twin = makeDouble(demo::ElasticFlavour::Elasticsearch);
    m_open.twin = makeDouble(demo::ElasticFlavour::OpenSearch);
    for (Server *one : {&m_elastic, &m_open})
        one->client = makeClient(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(one->twin->port())));
    if (const QString real = qEnvironmentVariable("YAGURA_CONTRACT_OPENSEARCH"); !real.isEmpty()) {
        QVERIFY(fillReal(QUrl(real)));
        m_real.client = makeClient(QUrl(real));
    }
}

void ElasticContractTest::cleanupTestCase()
{
    for (Server *one : {&m_elastic, &m_open, &m_real})
        *one = {};
    m_network.reset();
}

std::unique_ptr<demo::ElasticDouble> ElasticContractTest::makeDouble(demo::ElasticFlavour flavour)
{
    demo::ElasticDoubleOptions options;
    options.flavour = flavour;
    auto made = std::make_unique<demo::ElasticDouble>(m_clock, options);
    QByteArrayList documents;
    for (int i = 0; i < lineCount; ++i)
        documents << document(i);
    if (!made->addDocuments(m_index, documents) || made->listen() == 0)
        qFatal("the double cannot start");
    return made;
}

std::shared_ptr<ElasticClient> ElasticContractTest::makeClient(const QUrl &where)
{
    Endpoint endpoint;
    endpoint.name = QStringLiteral("contract");
    endpoint.base = where;
    return std::make_shared<ElasticClient>(std::make_shared<HttpClient>(*m_network, m_pool, endpoint),
                                           m_index);
}

bool ElasticContractTest::fillReal(const QUrl &where)
{
    QNetworkAccessManager network;
    const auto ask = [&](const QByteArray &verb, const QString &path, const QByteArray &body) {
        QUrl url = where;
        url.setPath(path.section(u'?', 0, 0));
        url.setQuery(path.section(u'?', 1));
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, verb, body));
        return QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000)
            ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()
            : 0;
    };
    ask("DELETE", u'/' + m_index, {});
    const QByteArray mappings
        = R"({"mappings":{"properties":{"@timestamp":{"type":"date"},"log":{"properties":{"level":{"type":"keyword"}}},
        "service":{"properties":{"name":{"type":"keyword"}}},"trace":{"properties":{"id":{"type":"keyword"}}},
        "message":{"type":"text","fields":{"keyword":{"type":"keyword","ignore_above":256}}}}}})";
    QByteArray bulk;
    for (int i = 0; i < lineCount; ++i)
        bulk += "{\"index\":{}}\n" + document(i) + "\n";
    return ask("PUT", u'/' + m_index, mappings) == 200
        && ask("POST", u'/' + m_index + QStringLiteral("/_bulk?refresh=true"), bulk) == 200;
}

void ElasticContractTest::servers()
{
    QTest::addColumn<int>("which");
    QTest::newRow("double: Elasticsearch") << 0;
    QTest::newRow("double: OpenSearch") << 1;
    QTest::newRow("real: OpenSearch") << 2;
}

ElasticContractTest::Server *ElasticContractTest::server()
{
    Server *all[]{&m_elastic, &m_open, &m_real};
    const QString row = QString::fromLatin1(QTest::currentDataTag());
    return all[row == QStringLiteral("double: Elasticsearch")    ? 0
                   : row == QStringLiteral("double: OpenSearch") ? 1
                                                                 : 2];
}

#define REQUIRE_SERVER(name)                                                                                 \
    Server *name = server();                                                                                 \
    if (!name->client)                                                                                       \
    QSKIP("no real server: YAGURA_CONTRACT_OPENSEARCH is not set to its base URL")

LogQuery ElasticContractTest::everything() const
{
    LogQuery query;
    query.index = m_index;
    query.range = {fromUnixNanoseconds(base), fromUnixNanoseconds(base + 123'000'000'000)};
    return query;
}

SharedFields ElasticContractTest::fieldsOf(ElasticClient &client) const
{
    auto fields = waitFor(client.fields(m_index));
    return fields ? *fields : nullptr;
}

std::vector<LogEntry> ElasticContractTest::loadAll(LogSearch &search, const LogQuery &query)
{
    search.run(query, 60);
    static_cast<void>(waitUntil([&] { return !search.isRunning(); }));
    while (search.model().canFetchMore({})) {
        search.model().fetchMore({});
        if (!waitUntil([&] { return !search.isLoadingMore(); }) || search.rowsError())
            break;
    }
    std::vector<LogEntry> all;
    for (int row = 0; row < search.model().rowCount(); ++row)
        all.push_back(search.model().entry(row));
    return all;
}

void ElasticContractTest::capabilities()
{
    REQUIRE_SERVER(to);
    const auto found = waitFor(to->client->capabilities());
    QVERIFY2(found, found ? "" : qPrintable(describe(found.error())));
    QCOMPARE(int(found->product), int(to == &m_elastic ? Product::Elasticsearch : Product::OpenSearch));
    QVERIFY(found->major >= 2);
}

void ElasticContractTest::indicesAndFields()
{
    REQUIRE_SERVER(to);
    const auto indices = waitFor(to->client->indices());
    QVERIFY(indices && indices->contains(m_index));
    const auto fields = fieldsOf(*to->client);
    QVERIFY(fields);
    QCOMPARE(fields->timeField(), QStringLiteral("@timestamp"));
    QCOMPARE(fields->forRole(FieldRole::Level), QStringLiteral("log.level"));
    QCOMPARE(fields->aggregatable(QStringLiteral("service.name")), QStringLiteral("service.name"));
    QCOMPARE(fields->aggregatable(QStringLiteral("message")), QStringLiteral("message.keyword"));
}

void ElasticContractTest::countsByTimeAndLevel()
{
    REQUIRE_SERVER(to);
    const auto fields = fieldsOf(*to->client);
    const auto histogram = waitFor(to->client->histogram(everything(), fields, std::chrono::seconds(10)));
    QVERIFY2(histogram, histogram ? "" : qPrintable(describe(histogram.error())));
    QCOMPARE((*histogram)->facts.count, (HitCount{lineCount, CountExactness::Exact}));
    QVERIFY((*histogram)->byLevel);
    QCOMPARE((*histogram)->buckets.size(), size_t{13});
    std::int64_t errors = 0;
    std::int64_t total = 0;
    for (const auto &bucket : (*histogram)->buckets) {
        errors += bucket.counts[size_t(LogLevel::Error)];
        total += bucket.total;
    }
    QCOMPARE(errors, lineCount / 10);
    QCOMPARE(total, lineCount);
}

void ElasticContractTest::pagesEveryLineOnce()
{
    REQUIRE_SERVER(to);
    for (const SortOrder order : {SortOrder::NewestFirst, SortOrder::OldestFirst}) {
        LogSearch search;
        QAbstractItemModelTester tester(&search.model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        search.setClient(to->client);
        search.setPageSize(100);
        LogQuery query = everything();
        query.order = order;
        const auto all = loadAll(search, query);
        QVERIFY2(!search.rowsError(), search.rowsError() ? qPrintable(describe(*search.rowsError())) : "");
        QVERIFY(search.isSnapshot());
        QCOMPARE(all.size(), size_t{lineCount});
        QSet<QString> messages;
        for (size_t i = 0; i < all.size(); ++i) {
            messages.insert(all[i].message);
            QVERIFY(i == 0
                    || (order == SortOrder::NewestFirst ? *all[i].time <= *all[i - 1].time
                                                        : *all[i].time >= *all[i - 1].time));
        }
        QCOMPARE(messages.size(), lineCount);
    }
}

void ElasticContractTest::queryText()
{
    REQUIRE_SERVER(to);
    const auto fields = fieldsOf(*to->client);
    const auto count = [&](const char *text) -> std::int64_t {
        LogQuery query = everything();
        query.text = QString::fromUtf8(text);
        const auto histogram = waitFor(to->client->histogram(query, fields, std::chrono::minutes(1)));
        return histogram ? (*histogram)->facts.count.value : -1;
    };
    QCOMPARE(count("log.level:ERROR"), 123);
    QCOMPARE(count("service.name:payment AND log.level:ERROR"), 41);
    QCOMPARE(count("service.name:(payment OR checkout)"), 820);
    QCOMPARE(count("NOT log.level:ERROR"), 1107);
    QCOMPARE(count("\"not available\""), 123);
    QCOMPARE(count("message:connec*"), 123);
    QCOMPARE(count("order accepted 7"), 1); // words narrow
    QCOMPARE(count("_exists_:trace.id"), 1230);
}

void ElasticContractTest::filters()
{
    REQUIRE_SERVER(to);
    const auto fields = fieldsOf(*to->client);
    LogQuery query = everything();
    query.filters = {
        {QStringLiteral("service.name"),
         FilterKind::Is,
         FilterSense::Include,
         {QStringLiteral("payment"), QStringLiteral("checkout")}},
        {QStringLiteral("log.level"), FilterKind::Is, FilterSense::Exclude, {QStringLiteral("ERROR")}},
        {QStringLiteral("message"), FilterKind::Is, FilterSense::Include, {QStringLiteral("order accepted")}},
        {QStringLiteral("error.type"), FilterKind::Exists, FilterSense::Exclude, {}}};
    const auto histogram = waitFor(to->client->histogram(query, fields, std::chrono::minutes(1)));
    QVERIFY(histogram);
    QCOMPARE((*histogram)->facts.count.value, 738);
}

void ElasticContractTest::errorsAndTraces()
{
    REQUIRE_SERVER(to);
    const auto errors = waitFor(to->client->newestErrors(everything().range, 5));
    QVERIFY2(errors, errors ? "" : qPrintable(describe(errors.error())));
    QCOMPARE((*errors)->rows.size(), size_t{5});
    QCOMPARE(int((*errors)->rows.level(0)), int(LogLevel::Error));
    const auto services = waitFor(to->client->errorsByService(everything().range, 2));
    QVERIFY(services);
    QCOMPARE((*services)->services.size(), size_t{2});
    QCOMPARE((*services)->services[0].lines + (*services)->services[1].lines + (*services)->others, 123);
    const auto lines = waitFor(
        to->client->linesOfTrace(QStringLiteral("00000000000000000000000000000002"), std::nullopt, 500));
    QVERIFY(lines);
    QCOMPARE((*lines)->rows.size(), size_t{100});
    QVERIFY((*lines)->rows.timeNs(0) < (*lines)->rows.timeNs(99));
}

void ElasticContractTest::refusalsSayWhy()
{
    REQUIRE_SERVER(to);
    const auto fields = fieldsOf(*to->client);
    LogQuery query = everything();
    query.text = QStringLiteral("level:(a OR");
    const auto page = waitFor(to->client->page({query, fields, 10}));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ErrorKind::BadRequest);
    QVERIFY2(page.error().detail.contains(QStringLiteral("Cannot parse")), qPrintable(page.error().detail));
    query.text.clear();
    query.index = QStringLiteral("two words");
    QCOMPARE(waitFor(to->client->page({query, fields, 10})).error().kind, ErrorKind::InvalidInput);
    // An index that is not there is no error: searches are lenient, and there are no lines.
    query.index = QStringLiteral("yagura-no-such-index");
    const auto none = waitFor(to->client->page({query, fields, 10}));
    QVERIFY(none && (*none)->rows.isEmpty());
}

void ElasticContractTest::failedShardIsSaid()
{
    m_elastic.twin->setFailingShard(true);
    LogSearch search;
    search.setClient(m_elastic.client);
    const auto all = loadAll(search, everything());
    m_elastic.twin->setFailingShard(false);
    QVERIFY(all.size() < size_t{lineCount} && !all.empty());
    QCOMPARE(search.facts().shards.failed, 1);
    QCOMPARE(search.facts().shards.total, 5);
    QVERIFY(search.facts().shards.reason.contains(QStringLiteral("Data too large")));
}

void ElasticContractTest::expiredSnapshotContinues()
{
    LogSearch search;
    search.setClient(m_elastic.client);
    search.setPageSize(500);
    search.run(everything(), 60);
    QVERIFY(waitUntil([&] { return !search.isRunning(); }));
    m_elastic.twin->expirePointsInTime();
    search.model().fetchMore({});
    QVERIFY(waitUntil([&] { return !search.isLoadingMore(); }));
    QVERIFY2(!search.rowsError(), search.rowsError() ? qPrintable(describe(*search.rowsError())) : "");
    QVERIFY(search.hasSeam());
    QCOMPARE(search.model().rowCount(), 1000);
}

void ElasticContractTest::withoutSnapshotNothingIsLost()
{
    // Pages that end within a burst of equal times: the overlap brings the rest of the burst.
    const auto fields = fieldsOf(*m_elastic.client);
    QSet<QString> messages;
    QByteArray after;
    for (int i = 0; i < 20; ++i) {
        const auto page = waitFor(m_elastic.client->page({everything(), fields, 100, after}));
        QVERIFY(page);
        for (size_t row = 0; row < (*page)->rows.size(); ++row)
            messages.insert((*page)->rows.entry(row).message);
        if ((*page)->rows.size() < 100)
            break;
        const auto last = (*page)->after;
        after = "[" + QByteArray::number(last.mid(1, last.size() - 2).toLongLong() + 1) + "]";
    }
    QCOMPARE(messages.size(), lineCount);
}

void ElasticContractTest::cancelReachesTheServer()
{
    const auto fields = fieldsOf(*m_elastic.client);
    const auto asked = m_elastic.twin->requestCount();
    const auto abandoned = m_elastic.twin->abandonedCount();
    m_elastic.twin->setDelay(std::chrono::minutes(2));
    auto call = m_elastic.client->page({everything(), fields, 10});
    call.onDone(this, [](Result<SharedPage>) { QFAIL("cancelled calls are not answered"); });
    QVERIFY(waitUntil([&] { return m_elastic.twin->requestCount() > asked; }));
    call.cancel();
    QVERIFY(waitUntil([&] { return m_elastic.twin->abandonedCount() > abandoned; }));
    m_elastic.twin->setDelay(std::chrono::milliseconds(0));
}

void ElasticContractTest::tooManyRequests()
{
    const auto fields = fieldsOf(*m_elastic.client);
    m_elastic.twin->rejectNext(1, std::chrono::seconds(0));
    // A read is asked again by itself.
    const auto page = waitFor(m_elastic.client->page({everything(), fields, 10}));
    QVERIFY2(page, page ? "" : qPrintable(describe(page.error())));
}

void ElasticContractTest::searchLeavesNoPointInTime()
{
    const int before = m_open.twin->openPointsInTime();
    {
        LogSearch search;
        search.setClient(m_open.client);
        search.setPageSize(50);
        search.run(everything(), 60);
        QVERIFY(waitUntil([&] { return !search.isRunning(); }));
        QCOMPARE(m_open.twin->openPointsInTime(), before + 1);
        search.run(everything(), 60);
        QVERIFY(waitUntil([&] { return !search.isRunning(); }));
    }
    QVERIFY(waitUntil([&] { return m_open.twin->openPointsInTime() == before; }));
}

QTEST_GUILESS_MAIN(ElasticContractTest)
#include "tst_elastic.moc"
