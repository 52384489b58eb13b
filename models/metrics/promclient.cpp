#include "metrics/promclient.h"

#include "core/callcombinators.h"
#include "metrics/promcurl.h"
#include "metrics/promwire.h"
#include "metrics/stepmaths.h"
#include "net/httpclient.h"

namespace yagura::metrics {

namespace {

constexpr int methodNotAllowed = 405;

QString unixSeconds(Instant instant)
{
    return QString::number(toUnixSeconds(instant), 'f', 3);
}

void addRange(QueryItems &items, const QStringList &matchers, const TimeRange &range)
{
    for (const QString &matcher : matchers)
        items.push_back({QStringLiteral("match[]"), matcher});
    if (range.isValid()) {
        items.push_back({QStringLiteral("start"), unixSeconds(range.from)});
        items.push_back({QStringLiteral("end"), unixSeconds(range.to)});
    }
}

// What the answer's status says, unless the server explained itself in the envelope.
Error statusError(const HttpResponse &response, const QString &where)
{
    Error error = httpStatusError(response, where);
    const auto explained = parseErrorEnvelope(response.body);
    if (!explained)
        return error;
    const bool byStatus = response.status == 401 || response.status == 403 || response.status == 429;
    if (!byStatus)
        error.kind = explained->kind;
    error.detail = explained->detail;
    return error;
}

} // namespace

struct PromClient::Asking
{
    enum class Form { Post, Get };

    QString path;
    QueryItems items;
    Form form = Form::Get;
    BodyLimit limit = BodyLimit::Small;
    bool urgent = false;
};

PromClient::PromClient(std::shared_ptr<HttpClient> http)
    : m_http(std::move(http))
    , m_getOnly(std::make_shared<std::atomic<bool>>(false))
{ }

PromClient::~PromClient() = default;

// Long selectors do not fit into a URL, so queries are posted; a proxy that allows GET only is remembered.
Call<HttpResponse> PromClient::ask(const Asking &asking) const
{
    HttpRequest get;
    get.path = asking.path;
    get.query = asking.items;
    get.limit = asking.limit;
    get.urgent = asking.urgent;
    if (asking.form == Asking::Form::Get || m_getOnly->load())
        return m_http->send(get);
    HttpRequest post = get;
    post.method = HttpMethod::Post;
    post.query.clear();
    post.contentType = "application/x-www-form-urlencoded";
    post.body = formEncoded(asking.items);
    auto next = [get, getOnly = m_getOnly, http = std::weak_ptr(m_http)](Result<HttpResponse> response) {
        if (!response || response->status != methodNotAllowed)
            return Call<HttpResponse>::ready(std::move(response));
        getOnly->store(true);
        const auto alive = http.lock();
        return alive ? alive->send(get) : Call<HttpResponse>::ready(failure(ErrorKind::ShuttingDown));
    };
    return thenCall(m_http->send(post), std::move(next));
}

template <typename T>
Call<std::shared_ptr<const T>> PromClient::asked(const Asking &asking,
                                                 std::function<Result<T>(QByteArray)> parse) const
{
    return thenOnWorker(m_http->workers(), ask(asking),
                        [parse = std::move(parse),
                         where = asking.path](HttpResponse response) -> Result<std::shared_ptr<const T>> {
                            if (!response.isSuccess())
                                return std::unexpected(statusError(response, where));
                            [[maybe_unused]] const auto bytes
                                = static_cast<std::int64_t>(response.body.size());
                            auto parsed = parse(std::move(response.body));
                            if (!parsed) {
                                Error error = std::move(parsed.error());
                                error.where = error.where.isEmpty() ? where : where + u": " + error.where;
                                return std::unexpected(std::move(error));
                            }
                            if constexpr (std::is_same_v<T, QueryResult>) {
                                parsed->bytes = bytes;
                                parsed->elapsed = response.elapsed;
                            }
                            return std::make_shared<const T>(std::move(*parsed));
                        });
}

Call<SharedResult> PromClient::query(const QString &expression, Instant at) const
{
    const Asking asking{QStringLiteral("/api/v1/query"), instantItems(expression, at), Asking::Form::Post,
                        BodyLimit::Query};
    return asked<QueryResult>(asking, parseQueryResult);
}

Call<SharedResult> PromClient::askRange(const RangeQuery &query, const TimeRange &part) const
{
    const Asking asking{QStringLiteral("/api/v1/query_range"), rangeItems(query.expression, part, query.step),
                        Asking::Form::Post, BodyLimit::Query};
    const auto parse = [part, step = query.step](QByteArray body) {
        auto result = parseQueryResult(std::move(body));
        if (result) {
            result->range = part;
            result->step = step;
        }
        return result;
    };
    return asked<QueryResult>(asking, parse);
}

Call<SharedResult> PromClient::queryRange(const RangeQuery &query) const
{
    RangeQuery exact = query;
    if (exact.step <= Duration::zero())
        exact.step = automaticStep(query.range, query.maxPoints, query.minimumStep);
    const auto parts = splitIntoParts(alignedTo(query.range, exact.step), exact.step);
    if (parts.empty())
        return Call<SharedResult>::ready(failure(ErrorKind::InvalidInput, QStringLiteral("range")));
    if (parts.size() == 1)
        return askRange(exact, parts.front());
    std::vector<Call<SharedResult>> calls;
    for (const TimeRange &part : parts)
        calls.push_back(askRange(exact, part));
    return thenOnWorker(m_http->workers(), all(std::move(calls)),
                        [](std::vector<Result<SharedResult>> answers) -> Result<SharedResult> {
                            std::vector<QueryResult> results;
                            for (auto &answer : answers) {
                                if (!answer)
                                    return std::unexpected(std::move(answer.error()));
                                results.push_back(**answer);
                                answer->reset();
                            }
                            return std::make_shared<const QueryResult>(joined(std::move(results)));
                        });
}

Call<std::shared_ptr<const QStringList>> PromClient::labelNames(const QStringList &matchers,
                                                                const TimeRange &range) const
{
    Asking asking{QStringLiteral("/api/v1/labels"), {}, Asking::Form::Post};
    addRange(asking.items, matchers, range);
    return asked<QStringList>(asking, parseNames);
}

Call<std::shared_ptr<const QStringList>>
PromClient::labelValues(const QString &name, const QStringList &matchers, const TimeRange &range) const
{
    Asking asking{QStringLiteral("/api/v1/label/%1/values").arg(labelPathSegment(name)), {}};
    addRange(asking.items, matchers, range);
    return asked<QStringList>(asking, parseNames);
}

Call<std::shared_ptr<const std::vector<Labels>>> PromClient::series(const QStringList &matchers,
                                                                    const TimeRange &range) const
{
    Asking asking{QStringLiteral("/api/v1/series"), {}, Asking::Form::Post, BodyLimit::Query};
    addRange(asking.items, matchers, range);
    return asked<std::vector<Labels>>(asking, parseSeries);
}

Call<std::shared_ptr<const std::vector<ExemplarSeries>>>
PromClient::queryExemplars(const QString &expression, const TimeRange &range) const
{
    Asking asking{QStringLiteral("/api/v1/query_exemplars"),
                  {{QStringLiteral("query"), expression}},
                  Asking::Form::Post,
                  BodyLimit::Query};
    addRange(asking.items, {}, range);
    return asked<std::vector<ExemplarSeries>>(asking, parseExemplars);
}

Call<std::shared_ptr<const MetadataMap>> PromClient::metadata() const
{
    return asked<MetadataMap>(
        {QStringLiteral("/api/v1/metadata"), {{QStringLiteral("limit_per_metric"), QStringLiteral("1")}}},
        parseMetadata);
}

Call<std::shared_ptr<const TargetList>> PromClient::targets() const
{
    return asked<TargetList>(
        {QStringLiteral("/api/v1/targets"), {{QStringLiteral("state"), QStringLiteral("active")}}},
        parseTargets);
}

Call<std::shared_ptr<const std::vector<RuleGroup>>> PromClient::rules() const
{
    return asked<std::vector<RuleGroup>>({QStringLiteral("/api/v1/rules"), {}}, parseRules);
}

Call<std::shared_ptr<const std::vector<ActiveAlert>>> PromClient::alerts() const
{
    return asked<std::vector<ActiveAlert>>({QStringLiteral("/api/v1/alerts"), {}}, parseAlerts);
}

Call<std::shared_ptr<const BuildInfo>> PromClient::buildInfo() const
{
    Asking asking{QStringLiteral("/api/v1/status/buildinfo"), {}};
    asking.urgent = true;
    return asked<BuildInfo>(asking, parseBuildInfo);
}

QString labelPathSegment(const QString &name)
{
    const auto isPlain = [](QChar c, qsizetype at) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_'
            || (at > 0 && c >= u'0' && c <= u'9');
    };
    bool plain = !name.isEmpty();
    for (qsizetype i = 0; i < name.size(); ++i)
        plain = plain && isPlain(name[i], i);
    if (plain)
        return name;
    QString escaped = QStringLiteral("U__");
    const QList<uint> points = name.toUcs4();
    for (const uint point : points) {
        if (point == u'_')
            escaped += QLatin1String("__");
        else if (point < 128 && isPlain(QChar(point), 1))
            escaped += QChar(point);
        else
            escaped += QLatin1Char('_') + QString::number(point, 16) + QLatin1Char('_');
    }
    return escaped;
}

} // namespace yagura::metrics
