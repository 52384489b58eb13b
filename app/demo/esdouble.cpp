#include "demo/esdouble.h"

#include "core/clock.h"
#include "demo/esmetadata.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QTcpSocket>
#include <QThread>
#include <QUrlQuery>

#include <atomic>
#include <mutex>

namespace yagura::demo {

namespace {

using namespace es;
using Method = QHttpServerRequest::Method;

struct Answer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers{};
};

struct Request
{
    Method method = Method::Get;
    QString path;
    std::vector<std::string> segments;
    std::map<std::string, std::string> url;
    QByteArray body;
    QByteArray contentType;
    QByteArray authorization;
    QByteArray opaqueId;

    [[nodiscard]] QString methodName() const
    {
        return QString::fromLatin1(QMetaEnum::fromType<Method>().valueToKey(int(method))).toUpper();
    }
};

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

QByteArray statusLine(int status)
{
    const char *key = QMetaEnum::fromType<QHttpServerResponder::StatusCode>().valueToKey(status);
    return "HTTP/1.1 " + QByteArray::number(status) + " " + (key ? key : "Unknown") + "\r\n";
}

Answer jsonAnswer(const Json &json, int status = 200)
{
    return {status, QByteArray::fromStdString(json.dump())};
}

Json reasonJson(const EsFailure &failure)
{
    Json reason{{"type", failure.type}, {"reason", failure.reason}};
    if (failure.extra.is_object())
        reason.update(failure.extra);
    return reason;
}

Answer failureAnswer(const EsFailure &failure)
{
    const Json reason = reasonJson(failure);
    Json whole = reason;
    if (!failure.cause.is_null())
        whole["caused_by"] = failure.cause;
    Json error{{"root_cause", Json::array({reason})}};
    if (failure.searchPhase) {
        error["type"] = "search_phase_execution_exception";
        error["reason"] = "all shards failed";
        error["phase"] = "query";
        error["grouped"] = true;
        error["failed_shards"]
            = Json::array({{{"shard", 0}, {"index", ""}, {"node", "demo-node-1"}, {"reason", whole}}});
    } else {
        error.update(whole);
    }
    return jsonAnswer({{"error", error}, {"status", failure.status}}, failure.status);
}

void checkParameters(const Request &request, std::initializer_list<std::string_view> known)
{
    for (const auto &[name, value] : request.url) {
        if (name == "pretty" || name == "human" || name == "error_trace")
            continue;
        for (const char *other :
             {"filter_path", "typed_keys", "scroll", "search_type", "routing", "analyzer", "df"})
            if (name == other)
                refuseUnsupported(std::string("URL parameter ") + other);
        if (std::ranges::find(known, name) == known.end())
            refuse("request [" + request.path.toStdString() + "] contains unrecognized parameter: [" + name
                   + "]");
    }
}

Json parseBody(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return Json::object();
    const auto shallow = [](int depth, Json::parse_event_t, Json &) {
        if (depth > 100)
            refuse("The JSON document is nested more than 100 levels deep");
        return true;
    };
    Json parsed = Json::parse(body.begin(), body.end(), shallow, false);
    if (!parsed.is_object())
        throw EsFailure{400, "x_content_parse_exception", "[1:1] the request body is not a JSON object"};
    return parsed;
}

} // namespace

class ElasticDouble::Private
{
public:
    class Server final : public QAbstractHttpServer
    {
    public:
        explicit Server(Private &owner)
            : m_owner(owner)
        { }

    protected:
        bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
        {
            m_owner.handle(request, socket);
            return true;
        }
        void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }

    private:
        Private &m_owner;
    };

    Private(const Clock &clock, ElasticDoubleOptions options)
        : m_clock(clock)
        , m_options(std::move(options))
        , m_store({m_options.strings == StringMapping::EcsTemplate, m_options.shardsPerIndex,
                   m_options.retention})
    {
        m_thread.setObjectName(QStringLiteral("elasticsearch double"));
        m_context = new QObject;
        m_context->moveToThread(&m_thread);
        m_thread.start();
    }

    ~Private()
    {
        QMetaObject::invokeMethod(m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_context->deleteLater();
        m_thread.quit();
        m_thread.wait();
    }

    void handle(const QHttpServerRequest &request, QTcpSocket *socket);
    [[nodiscard]] Answer answer(const Request &request);
    [[nodiscard]] Answer route(const Request &request);
    [[nodiscard]] std::optional<Answer> routeSearch(const Request &request, const std::string &index,
                                                    const std::string &verb);
    [[nodiscard]] std::optional<Answer> routePointInTime(const Request &request);
    [[nodiscard]] std::optional<Answer> routeMetadata(const Request &request);
    [[nodiscard]] std::optional<Answer> routeDocuments(const Request &request);
    [[nodiscard]] Answer bulk(const Request &request, const std::string &index);
    [[nodiscard]] Answer openPointInTime(const Request &request, const std::string &index);
    [[nodiscard]] SearchRequest searchRequest(const Request &request, const std::string &index) const;
    [[nodiscard]] bool isOpenSearch() const { return m_options.flavour == ElasticFlavour::OpenSearch; }
    [[nodiscard]] std::int64_t now() const { return toUnixNanoseconds(m_clock.now()); }

    const Clock &m_clock;
    const ElasticDoubleOptions m_options;
    QThread m_thread;
    QObject *m_context = nullptr;
    std::unique_ptr<Server> m_server; // on m_thread
    std::atomic<quint16> m_port = 0;

    mutable std::mutex m_mutex; // of the store
    Store m_store;

    std::atomic<bool> m_failingShard = false;
    std::atomic<int> m_rejections = 0;
    std::atomic<std::int64_t> m_retryAfterSeconds = 1;
    std::atomic<std::int64_t> m_delayMs = 0;
    std::atomic<std::uint64_t> m_requests = 0;
    std::atomic<std::uint64_t> m_abandoned = 0;
};

void ElasticDouble::Private::handle(const QHttpServerRequest &httpRequest, QTcpSocket *socket)
{
    Request request;
    request.method = httpRequest.method();
    request.path = httpRequest.url().path();
    for (const QString &segment : request.path.split(u'/', Qt::SkipEmptyParts))
        request.segments.push_back(segment.toStdString());
    const auto items = QUrlQuery(httpRequest.url()).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        request.url.emplace(name.toStdString(), QString(value).replace(u'+', u' ').toStdString());
    request.body = httpRequest.body();
    request.contentType = httpRequest.value("content-type");
    request.authorization = httpRequest.value("authorization");
    request.opaqueId = httpRequest.value("x-opaque-id");
    ++m_requests;

    const Answer made = answer(request);
    QByteArray bytes = statusLine(made.status);
    if (!isOpenSearch())
        bytes += "X-Elastic-Product: Elasticsearch\r\n";
    if (!request.opaqueId.isEmpty())
        bytes += "X-Opaque-Id: " + request.opaqueId + "\r\n";
    for (const auto &[name, value] : made.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Type: " + made.contentType
        + "\r\nContent-Length: " + QByteArray::number(made.body.size()) + "\r\n\r\n";
    if (request.method != Method::Head)
        bytes += made.body;

    const auto delay = m_delayMs.load();
    if (delay <= 0) {
        socket->write(bytes);
        return;
    }
    const auto answered = std::make_shared<bool>(false);
    QObject::connect(socket, &QTcpSocket::disconnected, m_context, [this, answered] {
        if (!std::exchange(*answered, true))
            ++m_abandoned;
    });
    QTimer::singleShot(std::chrono::milliseconds(delay), socket, [socket, bytes, answered] {
        if (!std::exchange(*answered, true))
            socket->write(bytes);
    });
}

Answer ElasticDouble::Private::answer(const Request &request)
{
    if (!m_options.requiredAuthorization.isEmpty()
        && request.authorization != m_options.requiredAuthorization) {
        const std::string reason = request.authorization.isEmpty()
            ? "missing authentication credentials for REST request [" + request.path.toStdString() + "]"
            : "unable to authenticate with the given credentials for REST request ["
                + request.path.toStdString() + "]";
        Answer refused = failureAnswer({401, "security_exception", reason});
        refused.headers = {{"WWW-Authenticate", "Basic realm=\"security\", charset=\"UTF-8\""},
                           {"WWW-Authenticate", "ApiKey"}};
        return refused;
    }
    for (int left = m_rejections; left > 0;) {
        if (!m_rejections.compare_exchange_weak(left, left - 1))
            continue;
        Answer refused = failureAnswer(
            {429, isOpenSearch() ? "rejected_execution_exception" : "es_rejected_execution_exception",
             "rejected execution of TimedRunnable on QueueResizingEsThreadPoolExecutor[name = "
             "demo-node-1/search, queue "
             "capacity = 1000]"});
        refused.headers = {{"Retry-After", QByteArray::number(qint64(m_retryAfterSeconds.load()))}};
        return refused;
    }
    try {
        const std::scoped_lock lock(m_mutex);
        return route(request);
    } catch (const EsFailure &failure) {
        return failureAnswer(failure);
    } catch (const nlohmann::json::exception &error) {
        return failureAnswer({400, "parsing_exception", std::string("malformed request: ") + error.what()});
    }
}

Answer ElasticDouble::Private::route(const Request &request)
{
    if (!request.body.isEmpty() && !request.contentType.startsWith("application/json")
        && !request.contentType.startsWith("application/x-ndjson")
        && !request.contentType.startsWith("application/vnd.elasticsearch+"))
        return jsonAnswer(
            {{"error", "Content-Type header [" + request.contentType.toStdString() + "] is not supported"},
             {"status", 406}},
            406);
    const auto &path = request.segments;
    if (path.empty() && (request.method == Method::Get || request.method == Method::Head)) {
        checkParameters(request, {});
        return jsonAnswer(banner(m_options.clusterName.toStdString(), isOpenSearch()));
    }
    if (auto found = routePointInTime(request))
        return std::move(*found);
    if (!path.empty() && path.size() <= 2)
        if (auto found = routeSearch(request, path.size() == 2 ? path[0] : std::string(), path.back()))
            return std::move(*found);
    if (auto found = routeMetadata(request))
        return std::move(*found);
    if (auto found = routeDocuments(request))
        return std::move(*found);
    return jsonAnswer({{"error",
                        "no handler found for uri [" + request.path.toStdString() + "] and method ["
                            + request.methodName().toStdString() + "]"}},
                      400);
}

SearchRequest ElasticDouble::Private::searchRequest(const Request &request, const std::string &index) const
{
    return {index, request.url, parseBody(request.body), now(), isOpenSearch(), m_failingShard.load()};
}

std::optional<Answer> ElasticDouble::Private::routeSearch(const Request &request, const std::string &index,
                                                          const std::string &verb)
{
    if (index.starts_with("_") && index != "_all")
        return {};
    const bool reads = request.method == Method::Get || request.method == Method::Post;
    if ((verb == "_search" || verb == "_count" || verb == "_field_caps") && !reads)
        return jsonAnswer({{"error",
                            "Incorrect HTTP method for uri [" + request.path.toStdString() + "] and method ["
                                + request.methodName().toStdString() + "], allowed: [GET, POST]"},
                           {"status", 405}},
                          405);
    if (verb == "_search") {
        checkParameters(request,
                        {"ignore_unavailable", "allow_no_indices", "expand_wildcards", "preference",
                         "request_cache", "batched_reduce_size", "max_concurrent_shard_requests",
                         "pre_filter_shard_size", "ccs_minimize_roundtrips", "track_total_hits", "timeout",
                         "rest_total_hits_as_int", "size", "from", "q", "sort", "_source"});
        return Answer{200, QByteArray::fromStdString(search(m_store, searchRequest(request, index)))};
    }
    if (verb == "_count") {
        checkParameters(request, {"ignore_unavailable", "allow_no_indices", "expand_wildcards", "q"});
        return Answer{200, QByteArray::fromStdString(count(m_store, searchRequest(request, index)))};
    }
    if (verb == "_field_caps") {
        checkParameters(request,
                        {"fields", "ignore_unavailable", "allow_no_indices", "expand_wildcards",
                         "include_unmapped", "filters", "include_empty_fields"});
        return jsonAnswer(fieldCapabilities(m_store, searchRequest(request, index)));
    }
    return {};
}

Answer ElasticDouble::Private::openPointInTime(const Request &request, const std::string &index)
{
    checkParameters(
        request, {"keep_alive", "ignore_unavailable", "allow_no_indices", "expand_wildcards", "preference"});
    const auto keepAlive = request.url.find("keep_alive");
    if (keepAlive == request.url.end())
        throw EsFailure{400, "action_request_validation_exception",
                        "Validation Failed: 1: [keep_alive] is not specified;"};
    const auto length = parseInterval(keepAlive->second);
    if (!length)
        refuse("failed to parse setting [keep_alive] with value [" + keepAlive->second + "] as a time value");
    const auto indices = m_store.resolve(index, indexOptions(request.url));
    const std::string id = m_store.openPointInTime(indices, *length, now());
    const Json shards = shardsJson(m_store, indices.size());
    if (isOpenSearch())
        return jsonAnswer({{"pit_id", id}, {"_shards", shards}, {"creation_time", now() / 1'000'000}});
    return jsonAnswer({{"id", id}, {"_shards", shards}});
}

std::optional<Answer> ElasticDouble::Private::routePointInTime(const Request &request)
{
    const auto &path = request.segments;
    if (isOpenSearch()) {
        if (path.size() == 3 && path[1] == "_search" && path[2] == "point_in_time"
            && request.method == Method::Post)
            return openPointInTime(request, path[0]);
        if (path.size() < 2 || path[0] != "_search" || path[1] != "point_in_time"
            || request.method != Method::Delete)
            return {};
        if (path.size() == 3 && path[2] == "_all") {
            m_store.closeAllPointsInTime();
            return jsonAnswer({{"pits", Json::array()}});
        }
        const Json body = parseBody(request.body);
        checkMembers(body, {"pit_id"}, "point_in_time");
        Json closed = Json::array();
        for (const Json &id : body.at("pit_id"))
            closed.push_back(
                {{"pit_id", id}, {"successful", m_store.closePointInTime(id.get<std::string>())}});
        return jsonAnswer({{"pits", closed}});
    }
    if (path.size() == 2 && path[1] == "_pit" && request.method == Method::Post)
        return openPointInTime(request, path[0]);
    if (path.size() != 1 || path[0] != "_pit" || request.method != Method::Delete)
        return {};
    const Json body = parseBody(request.body);
    checkMembers(body, {"id"}, "close_point_in_time");
    const bool closed = m_store.closePointInTime(body.at("id").get<std::string>());
    return jsonAnswer({{"succeeded", true}, {"num_freed", closed ? m_store.shards() : 0}},
                      closed ? 200 : 404);
}

std::optional<Answer> ElasticDouble::Private::routeMetadata(const Request &request)
{
    const auto &path = request.segments;
    if (request.method != Method::Get || path.size() < 2 || path.size() > 3)
        return {};
    const std::string index = path.size() == 3 ? path[2] : std::string();
    if (path[0] == "_cluster" && path[1] == "health") {
        checkParameters(request, {"timeout", "level", "local", "master_timeout"});
        return jsonAnswer(clusterHealth(m_store, m_options.clusterName.toStdString(), index));
    }
    if (path[0] == "_cat" && path[1] == "indices") {
        checkParameters(request,
                        {"format", "bytes", "expand_wildcards", "ignore_unavailable", "allow_no_indices"});
        return jsonAnswer(catIndices(m_store, {index, request.url}));
    }
    if (path[0] == "_resolve" && path[1] == "index" && path.size() == 3) {
        checkParameters(request, {"expand_wildcards", "ignore_unavailable", "allow_no_indices"});
        return jsonAnswer(resolveIndex(m_store, index));
    }
    return {};
}

Answer ElasticDouble::Private::bulk(const Request &request, const std::string &index)
{
    Json items = Json::array();
    bool errors = false;
    if (!request.body.endsWith('\n'))
        refuse("The bulk request must be terminated by a newline [\\n]");
    auto lines = request.body.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        const Json action = parseBody(lines[i]);
        const std::string verb = action.begin().key();
        if (verb != "index" && verb != "create")
            refuseUnsupported("bulk action " + verb);
        const std::string target = action.begin()->value("_index", index);
        Json item{{"_index", target}};
        try {
            item["_id"] = m_store.add(target, viewOf(lines[++i]), action.begin()->value("_id", ""));
            item.update(Json{{"_version", 1}, {"result", "created"}, {"status", 201}});
        } catch (const EsFailure &failure) {
            errors = true;
            item["status"] = failure.status;
            item["error"] = reasonJson(failure);
        }
        items.push_back({{verb, item}});
    }
    return jsonAnswer({{"took", 1}, {"errors", errors}, {"items", items}});
}

std::optional<Answer> ElasticDouble::Private::routeDocuments(const Request &request)
{
    const auto &path = request.segments;
    const bool writes = request.method == Method::Post || request.method == Method::Put;
    if (writes && !path.empty() && path.size() <= 2 && path.back() == "_bulk") {
        checkParameters(request, {"refresh", "timeout"});
        return bulk(request, path.size() == 2 ? path[0] : std::string());
    }
    if (writes && !path.empty() && path.size() <= 2 && path.back() == "_refresh")
        return jsonAnswer({{"_shards", shardsJson(m_store, 1)}});
    if (request.method == Method::Post && path.size() == 2 && path[1] == "_doc") {
        checkParameters(request, {"refresh", "timeout"});
        const std::string id = m_store.add(path[0], viewOf(request.body));
        return jsonAnswer({{"_index", path[0]}, {"_id", id}, {"_version", 1}, {"result", "created"}}, 201);
    }
    if (path.size() != 1 || path[0].starts_with("_"))
        return {};
    if (request.method == Method::Put) {
        m_store.createIndex(path[0], parseBody(request.body));
        return jsonAnswer({{"acknowledged", true}, {"shards_acknowledged", true}, {"index", path[0]}});
    }
    if (request.method == Method::Delete) {
        for (const auto number : m_store.resolve(path[0], {false, true}))
            m_store.deleteIndex(number);
        return jsonAnswer({{"acknowledged", true}});
    }
    return {};
}

ElasticDouble::ElasticDouble(const Clock &clock, ElasticDoubleOptions options)
    : d(std::make_unique<Private>(clock, std::move(options)))
{ }

ElasticDouble::~ElasticDouble() = default;

quint16 ElasticDouble::listen()
{
    QMetaObject::invokeMethod(
        d->m_context,
        [this] {
            d->m_server = std::make_unique<Private::Server>(*d);
            d->m_port = d->m_server->listen(QHostAddress::LocalHost, 0);
        },
        Qt::BlockingQueuedConnection);
    return d->m_port;
}

quint16 ElasticDouble::port() const
{
    return d->m_port;
}

Status ElasticDouble::addDocument(const QString &index, const QByteArray &json)
{
    return addDocuments(index, {json});
}

Status ElasticDouble::addDocuments(const QString &index, const QByteArrayList &documents)
{
    const std::scoped_lock lock(d->m_mutex);
    try {
        for (const QByteArray &json : documents)
            static_cast<void>(d->m_store.add(index.toStdString(), viewOf(json)));
    } catch (const EsFailure &failure) {
        return failure.status == 400
            ? yagura::failure(ErrorKind::InvalidInput, index, QString::fromStdString(failure.reason))
            : yagura::failure(ErrorKind::Conflict, index, QString::fromStdString(failure.reason));
    }
    return {};
}

size_t ElasticDouble::documentCount() const
{
    const std::scoped_lock lock(d->m_mutex);
    return d->m_store.size();
}

int ElasticDouble::openPointsInTime() const
{
    const std::scoped_lock lock(d->m_mutex);
    return d->m_store.openPointsInTime();
}

std::uint64_t ElasticDouble::requestCount() const
{
    return d->m_requests;
}
std::uint64_t ElasticDouble::abandonedCount() const
{
    return d->m_abandoned;
}
void ElasticDouble::setFailingShard(bool failing)
{
    d->m_failingShard = failing;
}
void ElasticDouble::setDelay(std::chrono::milliseconds delay)
{
    d->m_delayMs = delay.count();
}

void ElasticDouble::rejectNext(int count, std::chrono::seconds retryAfter)
{
    d->m_retryAfterSeconds = retryAfter.count();
    d->m_rejections = count;
}

void ElasticDouble::expirePointsInTime()
{
    const std::scoped_lock lock(d->m_mutex);
    d->m_store.closeAllPointsInTime();
}

} // namespace yagura::demo
