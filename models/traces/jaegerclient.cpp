#include "traces/jaegerclient.h"

#include "core/callcombinators.h"
#include "traces/wire/jaegerwire.h"
#include "traces/wire/metricswire.h"
#include "traces/wire/otlpwire.h"

#include <algorithm>
#include <atomic>

namespace yagura::traces {

namespace {

constexpr auto BulkDeadline = std::chrono::seconds(60);

const QString ServicesV3 = QStringLiteral("/api/v3/services");
const QString ServicesV1 = QStringLiteral("/api/services");

Error answerError(const HttpResponse &response, const QString &where)
{
    auto error = httpStatusError(response, where);
    if (const auto said = jaegerwire::errorText(response.body); !said.isEmpty())
        error.detail = said.left(500);
    return error;
}

bool saysNoTrace(const HttpResponse &response)
{
    const auto said = jaegerwire::errorText(response.body).toLower();
    return said.contains(QStringLiteral("no traces found"))
        || (said.contains(QStringLiteral("trace")) && said.contains(QStringLiteral("not found")));
}

// Unsupported stands for "no such route" until the dialect has been found out anew.
Error routeMissing(const HttpResponse &response, const QString &where)
{
    auto error = answerError(response, where);
    error.kind = ErrorKind::Unsupported;
    return error;
}

bool isRouteMissing(const Error &error)
{
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::NotJson;
}

bool saysDisabled(const Error &error)
{
    return error.kind == ErrorKind::ServerFailed && error.detail.contains(QStringLiteral("disabled"));
}

// Parses a good answer; else says what its status means.
template <typename F>
auto interpret(HttpResponse response, const QString &where, F parse) -> std::invoke_result_t<F, QByteArray>
{
    if (response.status == 404 || response.status == 405) {
        if (saysNoTrace(response))
            return std::unexpected(answerError(response, where));
        return std::unexpected(routeMissing(response, where));
    }
    if (!response.isSuccess())
        return std::unexpected(answerError(response, where));
    auto parsed = parse(std::move(response.body));
    if (!parsed) {
        auto &error = parsed.error();
        const QString place = error.where.isEmpty() ? where : where + QStringLiteral(", ") + error.where;
        error.where = place;
    }
    return parsed;
}

SearchResult sorted(std::vector<TraceSummary> traces, const TraceQuery &query)
{
    SearchResult result;
    result.limitReached = std::cmp_greater_equal(traces.size(), query.limit);
    result.answered = static_cast<std::uint32_t>(traces.size());
    result.traces = std::move(traces);
    std::ranges::stable_sort(result.traces, [](const TraceSummary &a, const TraceSummary &b) {
        return a.start != b.start ? a.start > b.start : a.id < b.id;
    });
    return result;
}

enum class Recheck { Nothing, Tags };

SearchResult summarised(TraceAnswer answer, const TraceQuery &query, Recheck recheck)
{
    std::vector<TraceSummary> summaries;
    const bool reached = std::cmp_greater_equal(answer.traces.size(), query.limit);
    std::uint32_t answered = 0;
    for (auto &trace : answer.traces) {
        if (trace.size() == 0)
            continue;
        ++answered;
        if ((recheck == Recheck::Tags && !matches(trace, query)) || hasAbsentTag(trace, query))
            continue;
        const auto parentage = resolveParents(trace);
        inheritMissingStarts(trace, parentage);
        summaries.push_back(summarise(trace, parentage));
    }
    auto result = sorted(std::move(summaries), query);
    result.problems = answer.problems;
    result.limitReached = reached;
    result.answered = answered;
    return result;
}

// Both spellings of v3; either server ignores the other's.
QueryItems formItems(Dialect spoken, TraceForm form)
{
    if (form == TraceForm::Served)
        return {};
    const QString yes = QStringLiteral("true");
    if (spoken == Dialect::V3)
        return {{QStringLiteral("rawTraces"), yes}, {QStringLiteral("raw_traces"), yes}};
    return {{QStringLiteral("raw"), yes}};
}

using SharedTrace = std::shared_ptr<const OpenTrace>;

Result<SharedTrace> readOne(Dialect spoken, const TraceId &id, QByteArray body)
{
    auto answer = spoken == Dialect::V3 ? otlpwire::readTraces(std::move(body))
                                        : jaegerwire::readTraces(std::move(body));
    if (!answer)
        return std::unexpected(answer.error());
    for (auto &trace : answer->traces) {
        if (trace.id == id && trace.size() > 0)
            return std::make_shared<const OpenTrace>(openTrace(std::move(trace)));
    }
    return failure(ErrorKind::NotFound, {}, answer->problems.join(QStringLiteral("; ")));
}

using SharedResult = std::shared_ptr<const SearchResult>;

Result<SharedResult> shared(Result<SearchResult> result)
{
    if (!result)
        return std::unexpected(result.error());
    return std::make_shared<const SearchResult>(std::move(*result));
}

} // namespace

class JaegerClient::Session : public std::enable_shared_from_this<JaegerClient::Session>
{
public:
    Session(std::shared_ptr<HttpClient> client, Dialect spoken)
        : http(std::move(client))
        , dialect(spoken)
    { }

    // Sends a request and parses its answer on a worker. parse: QByteArray → Result<T>.
    template <typename F> auto get(const QString &path, const QueryItems &items, BodyLimit limit, F parse)
    {
        HttpRequest request;
        request.path = path;
        request.query = items;
        request.limit = limit;
        if (limit == BodyLimit::Trace)
            request.deadline = BulkDeadline;
        return thenOnWorker(http->workers(), http->send(std::move(request)),
                            [path, parse = std::move(parse)](HttpResponse response) {
                                return interpret(std::move(response), path, parse);
                            });
    }

    // Runs request in the known dialect; finds the dialect out before, if it is not known, and again, if the
    // route turns out to be missing.
    template <typename T> Call<T> ask(std::function<Call<T>(Dialect)> request)
    {
        const auto known = dialect.load();
        if (known == Dialect::Unknown)
            return probeAndAsk<T>(std::move(request), Dialect::Unknown, {});
        return thenCall(request(known), [self = shared_from_this(), request, known](Result<T> result) {
            if (result || !isRouteMissing(result.error()))
                return Call<T>::ready(std::move(result));
            self->dialect = Dialect::Unknown;
            return self->probeAndAsk<T>(request, known, result.error());
        });
    }

    Call<SharedResult> search(Dialect spoken, const TraceQuery &query)
    {
        if (spoken == Dialect::V1) {
            return get(QStringLiteral("/api/traces"), jaegerwire::searchItems(query), BodyLimit::Trace,
                       [query](QByteArray body) -> Result<SharedResult> {
                           auto read = jaegerwire::readTraces(std::move(body));
                           if (!read)
                               return std::unexpected(read.error());
                           return shared(summarised(std::move(*read), query, Recheck::Nothing));
                       });
        }
        if (!summariesServed || !query.absentTags.empty()) // summaries have no tags
            return searchTraces(query);
        auto summaries = get(QStringLiteral("/api/v3/trace-summaries"), otlpwire::searchItems(query),
                             BodyLimit::Query, [query](QByteArray body) -> Result<SharedResult> {
                                 auto read = otlpwire::readSummaries(std::move(body));
                                 if (!read)
                                     return std::unexpected(read.error());
                                 return shared(sorted(std::move(*read), query));
                             });
        return thenCall(std::move(summaries),
                        [self = shared_from_this(), query](Result<SharedResult> result) {
                            if (result || !isRouteMissing(result.error()))
                                return Call<SharedResult>::ready(noMatchIsEmpty(std::move(result)));
                            self->summariesServed = false;
                            return self->searchTraces(query);
                        });
    }

    Call<SharedTrace> trace(const TraceId &id, TraceForm form)
    {
        return ask<SharedTrace>([self = shared_from_this(), id, form](Dialect spoken) {
            const QString path
                = (spoken == Dialect::V3 ? QStringLiteral("/api/v3/traces/") : QStringLiteral("/api/traces/"))
                + idText(id);
            return self->get(path, formItems(spoken, form), BodyLimit::Trace,
                             [id, spoken](QByteArray body) { return readOne(spoken, id, std::move(body)); });
        });
    }

    const std::shared_ptr<HttpClient> http;
    std::atomic<Dialect> dialect;
    std::atomic<bool> summariesServed = true; // until an answer says otherwise

private:
    // Older servers ignore the tags of a v3 search, so the traces are checked here.
    Call<SharedResult> searchTraces(const TraceQuery &query)
    {
        auto traces = get(QStringLiteral("/api/v3/traces"), otlpwire::searchItems(query), BodyLimit::Trace,
                          [query](QByteArray body) -> Result<SharedResult> {
                              auto read = otlpwire::readTraces(std::move(body));
                              if (!read)
                                  return std::unexpected(read.error());
                              return shared(summarised(std::move(*read), query, Recheck::Tags));
                          });
        return thenCall(std::move(traces), [](Result<SharedResult> result) {
            return Call<SharedResult>::ready(noMatchIsEmpty(std::move(result)));
        });
    }

    // A v3 search that finds nothing is a 404.
    static Result<SharedResult> noMatchIsEmpty(Result<SharedResult> result)
    {
        if (!result && result.error().kind == ErrorKind::NotFound)
            return std::make_shared<const SearchResult>();
        return result;
    }

    template <typename T>
    Call<T> probeAndAsk(std::function<Call<T>(Dialect)> request, Dialect before, Error problem)
    {
        return thenCall(probe(),
                        [self = shared_from_this(), request, before, problem](Result<Dialect> found) {
                            if (!found)
                                return Call<T>::ready(std::unexpected(found.error()));
                            self->dialect = *found;
                            if (*found == before)
                                return Call<T>::ready(std::unexpected(settledError(problem)));
                            return thenCall(request(*found), [](Result<T> result) {
                                if (!result)
                                    return Call<T>::ready(std::unexpected(settledError(result.error())));
                                return Call<T>::ready(std::move(result));
                            });
                        });
    }

    // The route exists in this dialect, so its 404 means what it says.
    static Error settledError(Error error)
    {
        if (error.kind == ErrorKind::Unsupported)
            error.kind = ErrorKind::NotFound;
        return error;
    }

    Call<Dialect> probe()
    {
        auto v3 = get(ServicesV3, {}, BodyLimit::Small, otlpwire::readServices);
        return thenCall(std::move(v3), [self = shared_from_this()](Result<QStringList> services) {
            if (services)
                return Call<Dialect>::ready(Dialect::V3);
            const auto kind = services.error().kind;
            const bool answered = isRouteMissing(services.error()) || kind == ErrorKind::BadRequest
                || kind == ErrorKind::Malformed || kind == ErrorKind::Incomplete;
            if (!answered)
                return Call<Dialect>::ready(std::unexpected(services.error()));
            return thenOnWorker(self->http->workers(),
                                self->get(ServicesV1, {}, BodyLimit::Small, jaegerwire::readServices),
                                [](QStringList) -> Result<Dialect> { return Dialect::V1; });
        });
    }
};

JaegerClient::JaegerClient(std::shared_ptr<HttpClient> http, Dialect spoken)
    : m_session(std::make_shared<Session>(std::move(http), spoken))
{ }

JaegerClient::~JaegerClient() = default;

HttpClient &JaegerClient::http() const
{
    return *m_session->http;
}

Dialect JaegerClient::dialect() const
{
    return m_session->dialect;
}

Call<QStringList> JaegerClient::services() const
{
    return m_session->ask<QStringList>([session = m_session](Dialect spoken) {
        return spoken == Dialect::V3
            ? session->get(ServicesV3, {}, BodyLimit::Small, &otlpwire::readServices)
            : session->get(ServicesV1, {}, BodyLimit::Small, &jaegerwire::readServices);
    });
}

Call<std::vector<Operation>> JaegerClient::operations(const QString &service) const
{
    return m_session->ask<std::vector<Operation>>([session = m_session, service](Dialect spoken) {
        if (spoken == Dialect::V3)
            return session->get(QStringLiteral("/api/v3/operations"), otlpwire::operationItems(service),
                                BodyLimit::Small, &otlpwire::readOperations);
        return session->get(QStringLiteral("/api/operations"), otlpwire::operationItems(service),
                            BodyLimit::Small, &jaegerwire::readOperations);
    });
}

Call<SharedResult> JaegerClient::search(const TraceQuery &query) const
{
    if (!query.range.isValid())
        return Call<SharedResult>::ready(
            failure(ErrorKind::InvalidInput, {}, QStringLiteral("empty time range")));
    return m_session->ask<SharedResult>(
        [session = m_session, query](Dialect spoken) { return session->search(spoken, query); });
}

Call<SharedTrace> JaegerClient::trace(const TraceId &id, TraceForm form) const
{
    return m_session->trace(id, form);
}

namespace {

using SharedSet = std::shared_ptr<const TraceSet>;

Result<SharedSet> gathered(const std::vector<TraceId> &asked, std::vector<Result<SharedTrace>> results)
{
    TraceSet set;
    for (size_t i = 0; i < asked.size(); ++i) {
        auto &one = results[i];
        if (one)
            set.traces.push_back(std::move(*one));
        else if (one.error().kind == ErrorKind::NotFound)
            set.missing.push_back(asked[i]);
        else
            set.problems.push_back(one.error());
    }
    if (!asked.empty() && set.problems.size() == asked.size())
        return std::unexpected(set.problems.front());
    return std::make_shared<const TraceSet>(std::move(set));
}

} // namespace

// The queue of HttpClient is what keeps the requests under way few.
Call<SharedSet> JaegerClient::traces(const std::vector<TraceId> &ids, TraceForm form) const
{
    std::vector<TraceId> asked;
    for (const auto &id : ids) {
        if (std::ranges::find(asked, id) == asked.end())
            asked.push_back(id);
    }
    const auto askAll = [session = m_session, asked, form] {
        std::vector<Call<SharedTrace>> calls;
        for (const auto &id : asked)
            calls.push_back(session->trace(id, form));
        return thenCall(all(std::move(calls)), [asked](Result<std::vector<Result<SharedTrace>>> results) {
            if (!results)
                return Call<SharedSet>::ready(std::unexpected(results.error()));
            return Call<SharedSet>::ready(gathered(asked, std::move(*results)));
        });
    };
    if (dialect() != Dialect::Unknown || asked.size() < 2)
        return askAll();
    // The dialect is found out once, not once a trace.
    return thenCall(services(), [askAll](const Result<QStringList> &) { return askAll(); });
}

Call<void> JaegerClient::archive(const TraceId &id) const
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.intent = HttpIntent::Write;
    request.path = QStringLiteral("/api/archive/") + idText(id);
    request.limit = BodyLimit::Small;
    return thenCall(m_session->http->send(request), [path = request.path](Result<HttpResponse> response) {
        if (!response)
            return Call<void>::ready(std::unexpected(response.error()));
        // The page of the user interface stands where there is no such route.
        if (response->isSuccess() && response->body.trimmed().startsWith('{'))
            return Call<void>::ready({});
        auto error = response->isSuccess() ? Error{ErrorKind::Unsupported, path, {}, {}}
                                           : answerError(*response, path);
        if (error.detail.contains(QStringLiteral("not configured")) || response->status == 405)
            error.kind = ErrorKind::Unsupported;
        return Call<void>::ready(std::unexpected(std::move(error)));
    });
}

Call<std::vector<ServiceMetricSeries>> JaegerClient::metrics(const ServiceMetricsQuery &query) const
{
    using Series = std::vector<ServiceMetricSeries>;
    if (query.services.isEmpty() || !query.range.isValid())
        return Call<Series>::ready(
            failure(ErrorKind::InvalidInput, {}, QStringLiteral("metrics want a service and a time range")));
    return thenCall(m_session->get(metricswire::path(query.metric), metricswire::items(query),
                                   BodyLimit::Query, &metricswire::readMetrics),
                    [](Result<Series> result) {
                        // 501, no such route, the user interface's page: all say that there are none.
                        if (!result && (isRouteMissing(result.error()) || saysDisabled(result.error())))
                            result.error().kind = ErrorKind::Unsupported;
                        return Call<Series>::ready(std::move(result));
                    });
}

Call<std::vector<Dependency>> JaegerClient::dependencies(const TimeRange &range) const
{
    return m_session->get(QStringLiteral("/api/dependencies"), jaegerwire::dependencyItems(range),
                          BodyLimit::Query, &jaegerwire::readDependencies);
}

} // namespace yagura::traces
