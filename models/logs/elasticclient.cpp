#include "logs/elasticclient.h"

#include "core/callcombinators.h"
#include "logs/aggregation/aggregationwire.h"
#include "logs/elasticaggregationwire.h"
#include "logs/elasticmetawire.h"
#include "logs/elasticquerywire.h"
#include "logs/elasticwire.h"
#include "net/httpclient.h"

#include <list>

namespace yagura::logs {

namespace {

constexpr auto searchDeadline = std::chrono::seconds(60);
const auto anyIndex = QStringLiteral("*");
const auto keepAlive = QStringLiteral("2m");

Error answerError(const HttpResponse &response, const QString &where)
{
    Error error = httpStatusError(response, where);
    if (const QString reason = elasticmetawire::errorReason(response.body); !reason.isEmpty())
        error.detail = reason;
    // Older servers say 503 when they mean "too busy".
    const QString type = elasticmetawire::errorType(response.body);
    if (response.status == 503
        && (type.endsWith(QStringLiteral("rejected_execution_exception"))
            || type == QStringLiteral("circuit_breaking_exception")))
        error.kind = ErrorKind::TooManyRequests;
    return error;
}

// parse gets the body of a good answer; its own error learns the place.
template <typename F>
auto interpret(HttpResponse response, const QString &where, F parse) -> std::invoke_result_t<F, QByteArray>
{
    if (!response.isSuccess())
        return std::unexpected(answerError(response, where));
    auto parsed = parse(std::move(response.body));
    if (!parsed)
        parsed.error().where = where;
    return parsed;
}

// What may stand in the path: a name, a pattern, a list of them, a remote cluster's.
Status checkIndex(const QString &index)
{
    for (const QChar c : index)
        if (QStringLiteral("/?#%\\\"'<>|").contains(c) || c.isSpace() || c.unicode() < 0x20)
            return failure(ErrorKind::InvalidInput, QStringLiteral("index"), index,
                           QStringLiteral("an index name cannot contain %1").arg(c));
    if (index == QStringLiteral(".") || index == QStringLiteral("..") || index.startsWith(u'_'))
        return failure(ErrorKind::InvalidInput, QStringLiteral("index"), index);
    return {};
}

HttpRequest postRequest(const QString &path, QByteArray body, QueryItems query)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = path;
    request.query = std::move(query);
    request.contentType = "application/json";
    request.body = std::move(body);
    request.deadline = searchDeadline;
    return request;
}

QueryItems lenient()
{
    return {{QStringLiteral("ignore_unavailable"), QStringLiteral("true")}};
}

} // namespace

class ElasticClient::Session : public std::enable_shared_from_this<Session>
{
public:
    Session(std::shared_ptr<HttpClient> client, QString index)
        : http(std::move(client))
        , defaultIndex(index.isEmpty() ? anyIndex : std::move(index))
    { }

    template <typename F> auto ask(HttpRequest request, F parse)
    {
        const QString where = request.path;
        return thenOnWorker(
            http->workers(), http->send(std::move(request)),
            [where, parse](HttpResponse response) { return interpret(std::move(response), where, parse); });
    }

    Call<ElasticCapabilities> capabilities()
    {
        {
            const std::scoped_lock lock(mutex);
            if (known)
                return Call<ElasticCapabilities>::ready(*known);
        }
        return probe();
    }

    Call<ElasticCapabilities> probe()
    {
        HttpRequest request;
        request.path = QStringLiteral("/");
        request.limit = BodyLimit::Small;
        request.urgent = true;
        return ask(std::move(request), [self = shared_from_this()](const QByteArray &body) {
            auto found = elasticmetawire::readBanner(body);
            if (found) {
                const std::scoped_lock lock(self->mutex);
                self->known = *found;
            }
            return found;
        });
    }

    // next(capabilities) once they are known.
    template <typename F> auto knowing(F next)
    {
        using C = std::invoke_result_t<F, const ElasticCapabilities &>;
        return thenCall(capabilities(), [next](Result<ElasticCapabilities> found) -> C {
            if (!found)
                return C::ready(std::unexpected(std::move(found.error())));
            return next(*found);
        });
    }

    template <typename F> auto knowingFields(const QString &index, F next)
    {
        using C = std::invoke_result_t<F, SharedFields>;
        return thenCall(fields(index), [next](Result<SharedFields> found) -> C {
            if (!found)
                return C::ready(std::unexpected(std::move(found.error())));
            return next(std::move(*found));
        });
    }

    Call<SharedFields> fields(const QString &index)
    {
        if (auto good = checkIndex(index); !good)
            return Call<SharedFields>::ready(std::unexpected(good.error()));
        HttpRequest request;
        request.path = u'/' + index + QStringLiteral("/_field_caps");
        request.query = lenient();
        request.query.append({QStringLiteral("fields"), QStringLiteral("*")});
        return ask(std::move(request), [](QByteArray body) -> Result<SharedFields> {
            auto read = elasticmetawire::readFields(std::move(body));
            if (!read)
                return std::unexpected(read.error());
            return std::make_shared<const FieldCatalogue>(std::move(*read));
        });
    }

    Call<SharedPage> page(const PageRequest &wanted)
    {
        if (auto good = checkIndex(wanted.query.index); !good)
            return Call<SharedPage>::ready(std::unexpected(good.error()));
        return knowing([self = shared_from_this(), wanted](const ElasticCapabilities &server) {
            const auto &fields = wanted.fields ? *wanted.fields : FieldCatalogue();
            const QByteArray body = elasticquerywire::pageBody(
                wanted.query, fields, {wanted.size, wanted.after, wanted.pointInTime}, server);
            const bool snapshot = !wanted.pointInTime.isEmpty();
            const QString path = snapshot ? QStringLiteral("/_search")
                                          : u'/' + wanted.query.index + QStringLiteral("/_search");
            const QString where = path;
            return thenOnWorker(
                self->http->workers(),
                self->http->send(postRequest(path, body, snapshot ? QueryItems() : lenient())),
                [where](HttpResponse response) -> Result<SharedPage> {
                    const Duration elapsed = response.elapsed;
                    auto read = interpret(std::move(response), where, elasticwire::readPage);
                    if (!read)
                        return std::unexpected(read.error());
                    read->facts.elapsed = elapsed;
                    return std::make_shared<const LogPage>(std::move(*read));
                });
        });
    }

    // An aggregation with everything around it: T has facts.
    template <typename T, typename F>
    Call<std::shared_ptr<const T>> aggregate(const QString &index, const QByteArray &body, F parse)
    {
        if (auto good = checkIndex(index); !good)
            return Call<std::shared_ptr<const T>>::ready(std::unexpected(good.error()));
        const QString path = u'/' + index + QStringLiteral("/_search");
        return thenOnWorker(http->workers(), http->send(postRequest(path, body, lenient())),
                            [path, parse](HttpResponse response) -> Result<std::shared_ptr<const T>> {
                                const Duration elapsed = response.elapsed;
                                auto read = interpret(std::move(response), path, parse);
                                if (!read)
                                    return std::unexpected(read.error());
                                read->facts.elapsed = elapsed;
                                return std::make_shared<const T>(std::move(*read));
                            });
    }

    Call<SharedAggregation> aggregated(const AggregationQuery &query, const QByteArray &body)
    {
        if (auto good = checkIndex(query.index); !good)
            return Call<SharedAggregation>::ready(std::unexpected(good.error()));
        const QString path = u'/' + query.index + QStringLiteral("/_search");
        return ask(postRequest(path, body, lenient()),
                   [query](const QByteArray &answer) -> Result<SharedAggregation> {
                       auto read = aggregationwire::readAnswer(answer, query);
                       if (!read)
                           return std::unexpected(read.error());
                       return std::make_shared<const AggregationAnswer>(std::move(*read));
                   });
    }

    Call<QByteArray> openPointInTime(const QString &index)
    {
        if (auto good = checkIndex(index); !good)
            return Call<QByteArray>::ready(std::unexpected(good.error()));
        return knowing([self = shared_from_this(), index](const ElasticCapabilities &server) {
            if (server.paging() == PagingSupport::None)
                return Call<QByteArray>::ready(QByteArray());
            const QString verb = server.paging() == PagingSupport::OpenSearchPit
                ? QStringLiteral("/_search/point_in_time")
                : QStringLiteral("/_pit");
            auto request = postRequest(u'/' + index + verb, {}, lenient());
            request.contentType.clear();
            request.query.append({QStringLiteral("keep_alive"), keepAlive});
            request.limit = BodyLimit::Small;
            const QString where = request.path;
            return thenOnWorker(
                self->http->workers(), self->http->send(std::move(request)),
                [where](HttpResponse response) -> Result<QByteArray> {
                    // No right to it, or a proxy in between: paging goes on without a snapshot.
                    if (response.status == 403 || response.status == 404 || response.status == 405)
                        return QByteArray();
                    return interpret(std::move(response), where, elasticmetawire::readPointInTime);
                });
        });
    }

    void releasePointInTime(const QByteArray &id)
    {
        std::optional<ElasticCapabilities> server;
        {
            const std::scoped_lock lock(mutex);
            server = known;
        }
        if (id.isEmpty() || !server)
            return;
        HttpRequest request;
        request.method = HttpMethod::Delete;
        request.path = server->paging() == PagingSupport::OpenSearchPit
            ? QStringLiteral("/_search/point_in_time")
            : QStringLiteral("/_pit");
        request.contentType = "application/json";
        request.body = elasticquerywire::closeBody(id, server->paging());
        request.limit = BodyLimit::Small;
        auto call = http->send(std::move(request));
        const std::scoped_lock lock(mutex);
        releases.remove_if([](const Call<HttpResponse> &one) { return !one.isRunning(); });
        releases.push_back(std::move(call));
    }

    const std::shared_ptr<HttpClient> http;
    const QString defaultIndex;

private:
    std::mutex mutex;
    std::optional<ElasticCapabilities> known; // under the mutex
    std::list<Call<HttpResponse>> releases; // under the mutex
};

ElasticClient::ElasticClient(std::shared_ptr<HttpClient> http, QString defaultIndex)
    : m_session(std::make_shared<Session>(std::move(http), std::move(defaultIndex)))
{ }

ElasticClient::~ElasticClient() = default;

HttpClient &ElasticClient::http() const
{
    return *m_session->http;
}
const QString &ElasticClient::defaultIndex() const
{
    return m_session->defaultIndex;
}
Call<ElasticCapabilities> ElasticClient::capabilities() const
{
    return m_session->probe();
}
Call<SharedFields> ElasticClient::fields(const QString &index) const
{
    return m_session->fields(index);
}
Call<SharedPage> ElasticClient::page(const PageRequest &request) const
{
    return m_session->page(request);
}

Call<QStringList> ElasticClient::indices() const
{
    HttpRequest request;
    request.path = QStringLiteral("/_resolve/index/*");
    return m_session->ask(std::move(request), elasticmetawire::readIndices);
}

Call<std::shared_ptr<const LogHistogram>>
ElasticClient::histogram(const LogQuery &query, const SharedFields &fields, Duration interval) const
{
    const QByteArray body
        = elasticquerywire::histogramBody(query, fields ? *fields : FieldCatalogue(), interval);
    return m_session->aggregate<LogHistogram>(query.index, body, [interval](QByteArray answer) {
        return elasticaggregationwire::readHistogram(std::move(answer), interval);
    });
}

Call<SharedAggregation> ElasticClient::aggregation(AggregationQuery query) const
{
    if (query.index.isEmpty())
        query.index = m_session->defaultIndex;
    const auto body = aggregationwire::body(query);
    if (!body)
        return Call<SharedAggregation>::ready(std::unexpected(body.error()));
    return m_session->aggregated(query, *body);
}

Call<QByteArray> ElasticClient::openPointInTime(const QString &index) const
{
    return m_session->openPointInTime(index);
}
void ElasticClient::releasePointInTime(const QByteArray &id) const
{
    m_session->releasePointInTime(id);
}

Call<SharedPage> ElasticClient::newestErrors(const TimeRange &range, int lines) const
{
    return m_session->knowingFields(
        m_session->defaultIndex, [session = m_session, range, lines](const SharedFields &fields) {
            LogQuery query;
            query.index = session->defaultIndex;
            query.range = range;
            return session->page({elasticquerywire::errorsOnly(query, *fields), fields, lines});
        });
}

Call<std::shared_ptr<const ErrorSummary>> ElasticClient::errorsByService(const TimeRange &range,
                                                                         int services) const
{
    return m_session->knowingFields(
        m_session->defaultIndex, [session = m_session, range, services](const SharedFields &fields) {
            LogQuery query;
            query.index = session->defaultIndex;
            query.range = range;
            const QByteArray body = elasticquerywire::servicesBody(
                elasticquerywire::errorsOnly(query, *fields), *fields, services);
            return session->aggregate<ErrorSummary>(session->defaultIndex, body,
                                                    elasticaggregationwire::readServices);
        });
}

Call<SharedPage> ElasticClient::linesOfTrace(const QString &traceId, const std::optional<TimeRange> &range,
                                             int lines) const
{
    return m_session->knowingFields(
        m_session->defaultIndex, [session = m_session, traceId, range, lines](const SharedFields &fields) {
            LogQuery query;
            query.index = session->defaultIndex;
            query.range = range.value_or(TimeRange{});
            query.order = SortOrder::OldestFirst;
            // Without a field of that role the id is looked for in every field.
            if (fields->forRole(FieldRole::Trace).isEmpty())
                query.text = quotedPhrase(traceId);
            return session->page({elasticquerywire::ofTrace(query, *fields, traceId), fields, lines});
        });
}

} // namespace yagura::logs
