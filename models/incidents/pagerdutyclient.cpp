#include "incidents/pagerdutyclient.h"

#include "core/callcombinators.h"
#include "incidents/pagerdutywire.h"
#include "net/httpclient.h"

#include <QDateTime>
#include <QSet>

#include <functional>

using namespace Qt::StringLiterals;

namespace yagura::incidents {

namespace {

constexpr int pageSize = 100;
constexpr int farthestRow = 10'000; // offset + limit beyond it is refused
constexpr int mostStretches = 10; // of so many rows each: a server that never ends is not followed for ever

HttpRequest readRequest(const QString &path, const QueryItems &query = {})
{
    HttpRequest request;
    request.path = path;
    request.query = query;
    request.accept = "application/vnd.pagerduty+json;version=2";
    request.limit = BodyLimit::Small;
    return request;
}

// The body of a good answer; the server's own words otherwise.
Result<QByteArray> bodyOf(const HttpResponse &response, const QString &where)
{
    if (response.isSuccess())
        return response.body;
    Error error = httpStatusError(response, where);
    if (const QString words = parseErrorText(response.body); !words.isEmpty())
        error.detail = words;
    if (const QByteArray reset = response.header("ratelimit-reset");
        response.status == 429 && !reset.isEmpty())
        error.hint = u"ratelimit-reset: "_s + QString::fromLatin1(reset.left(10)) + u" s"_s;
    return std::unexpected(std::move(error));
}

template <typename T>
Call<T> ask(HttpClient &http, const HttpRequest &request, Result<T> (*parse)(const QByteArray &))
{
    return thenOnWorker(http.workers(), http.send(request),
                        [parse, where = request.path](const HttpResponse &response) -> Result<T> {
                            auto body = bodyOf(response, where);
                            return body ? parse(*body) : std::unexpected(std::move(body.error()));
                        });
}

template <typename T> Call<std::shared_ptr<const T>> shared(HttpClient &http, Call<T> call)
{
    return thenOnWorker(http.workers(), std::move(call), [](T value) -> Result<std::shared_ptr<const T>> {
        return std::make_shared<const T>(std::move(value));
    });
}

// A list asked page by page. Shared by the calls of one sweep, which run one after the other.
template <typename Item> struct Sweep
{
    std::shared_ptr<HttpClient> http;
    QString path;
    QueryItems query;
    Result<Page<Item>> (*parse)(const QByteArray &) = nullptr;
    // Called at the last row the server hands out: changes query so that the next page begins there. Empty:
    // an error.
    std::function<void(Sweep &)> continueBeyond;
    int stretch = 1;
    int offset = 0;
    std::vector<Item> found;
    QSet<QString> ids;
};

template <typename Item> QString keyOf(const Item &item)
{
    if constexpr (requires { item.id; })
        return item.id;
    else
        return item.policy.id + u'/' + item.user.id + u'/' + QString::number(item.level);
}

template <typename Item> using List = std::shared_ptr<const std::vector<Item>>;

template <typename Item> Call<List<Item>> sweepOn(const std::shared_ptr<Sweep<Item>> &sweep);

template <typename Item>
Call<List<Item>> takePage(const std::shared_ptr<Sweep<Item>> &sweep, Result<Page<Item>> page)
{
    using Done = Call<List<Item>>;
    if (!page)
        return Done::ready(std::unexpected(std::move(page.error())));
    const size_t known = sweep->found.size();
    for (Item &item : page->items) {
        const QString key = keyOf(item);
        if (sweep->ids.contains(key))
            continue;
        sweep->ids.insert(key);
        sweep->found.push_back(std::move(item));
    }
    if (!page->hasMore)
        return Done::ready(std::make_shared<const std::vector<Item>>(std::move(sweep->found)));
    if (sweep->found.size() == known) {
        return Done::ready(failure(ErrorKind::Malformed, sweep->path,
                                   u"the server keeps announcing more rows but sends none that are new"_s));
    }
    sweep->offset += pageSize;
    if (sweep->offset + pageSize > farthestRow) {
        const QueryItems before = sweep->query;
        if (sweep->continueBeyond && sweep->stretch++ < mostStretches)
            sweep->continueBeyond(*sweep);
        if (sweep->query == before)
            return Done::ready(
                failure(ErrorKind::TooLarge, sweep->path, u"more than %1 rows"_s.arg(sweep->found.size())));
        sweep->offset = 0;
    }
    return sweepOn(sweep);
}

template <typename Item> Call<List<Item>> sweepOn(const std::shared_ptr<Sweep<Item>> &sweep)
{
    QueryItems query = sweep->query;
    query << QueryItems{{u"limit"_s, QString::number(pageSize)},
                        {u"offset"_s, QString::number(sweep->offset)}};
    return thenCall(ask(*sweep->http, readRequest(sweep->path, query), sweep->parse),
                    [sweep](Result<Page<Item>> page) { return takePage(sweep, std::move(page)); });
}

QString timeText(Instant t)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(t), Qt::UTC).toString(Qt::ISODate);
}

QueryItems incidentItems(const IncidentQuery &query)
{
    QueryItems items;
    for (const IncidentStatus status : query.statuses)
        items.push_back({u"statuses[]"_s, statusName(status)});
    if (query.since)
        items.push_back({u"since"_s, timeText(*query.since)});
    else
        items.push_back({u"date_range"_s, u"all"_s});
    items.push_back({u"sort_by"_s, u"created_at:asc"_s});
    return items;
}

QString incidentPath(const QString &id, const QString &part = {})
{
    const QString path = u"/incidents/"_s + id;
    return part.isEmpty() ? path : path + u'/' + part;
}

HttpRequest writeRequest(const IncidentWrite &write, const QString &from)
{
    HttpRequest request = readRequest(u"/incidents"_s);
    request.intent = HttpIntent::Write;
    request.urgent = true;
    request.contentType = "application/json";
    request.headers = {{"From", from.toUtf8()}, {"Idempotency-Key", write.key}};
    switch (write.act) {
    case IncidentAct::Acknowledge:
    case IncidentAct::Resolve:
        request.method = HttpMethod::Put;
        request.body = statusChangeBody(write.incidentId,
                                        write.act == IncidentAct::Resolve ? IncidentStatus::Resolved
                                                                          : IncidentStatus::Acknowledged);
        break;
    case IncidentAct::Note:
        request.method = HttpMethod::Post;
        request.path = incidentPath(write.incidentId, u"notes"_s);
        request.body = noteBody(write.text);
        break;
    }
    return request;
}

Result<WriteReply> readReply(const IncidentWrite &write, const HttpResponse &response)
{
    const auto body = bodyOf(response, u"/incidents"_s);
    if (!body)
        return std::unexpected(body.error());
    const auto unclear
        = [](const QString &detail) { return failure(ErrorKind::OutcomeUnknown, u"/incidents"_s, detail); };
    if (write.act == IncidentAct::Note) {
        auto note = parseNote(*body);
        if (!note)
            return unclear(describe(note.error()));
        return WriteReply{std::nullopt, std::move(*note)};
    }
    auto incident = parseIncident(*body);
    if (!incident)
        return unclear(describe(incident.error()));
    const auto wanted
        = write.act == IncidentAct::Resolve ? IncidentStatus::Resolved : IncidentStatus::Acknowledged;
    if (incident->id != write.incidentId || incident->status != wanted)
        return unclear(u"the answer shows another state than the one asked for"_s);
    return WriteReply{std::move(*incident), std::nullopt};
}

} // namespace

PagerDutyClient::PagerDutyClient(std::shared_ptr<HttpClient> http, QString fromAddress)
    : m_http(std::move(http))
    , m_fromAddress(std::move(fromAddress))
{ }

Call<std::shared_ptr<const Incidents>> PagerDutyClient::incidents(const IncidentQuery &query) const
{
    auto sweep = std::make_shared<Sweep<Incident>>();
    sweep->http = m_http;
    sweep->path = u"/incidents"_s;
    sweep->query = incidentItems(query);
    sweep->parse = parseIncidents;
    sweep->continueBeyond = [query](Sweep<Incident> &self) {
        IncidentQuery rest = query;
        rest.since = self.found.back().createdAt;
        self.query = incidentItems(rest);
    };
    return sweepOn(sweep);
}

Call<std::shared_ptr<const Incident>> PagerDutyClient::incident(const QString &id) const
{
    return shared(*m_http, ask(*m_http, readRequest(incidentPath(id)), parseIncident));
}

Call<std::shared_ptr<const std::vector<LogEntry>>>
PagerDutyClient::logEntries(const QString &incidentId) const
{
    auto sweep = std::make_shared<Sweep<LogEntry>>();
    sweep->http = m_http;
    sweep->path = incidentPath(incidentId, u"log_entries"_s);
    sweep->query = {{u"include[]"_s, u"channels"_s}};
    sweep->parse = parseLogEntries;
    return sweepOn(sweep);
}

Call<std::shared_ptr<const std::vector<Note>>> PagerDutyClient::notes(const QString &incidentId) const
{
    return shared(*m_http, ask(*m_http, readRequest(incidentPath(incidentId, u"notes"_s)), parseNotes));
}

Call<std::shared_ptr<const std::vector<IncidentAlert>>>
PagerDutyClient::alerts(const QString &incidentId) const
{
    auto sweep = std::make_shared<Sweep<IncidentAlert>>();
    sweep->http = m_http;
    sweep->path = incidentPath(incidentId, u"alerts"_s);
    sweep->parse = parseIncidentAlerts;
    return sweepOn(sweep);
}

Call<std::shared_ptr<const std::vector<OnCall>>> PagerDutyClient::onCalls() const
{
    auto sweep = std::make_shared<Sweep<OnCall>>();
    sweep->http = m_http;
    sweep->path = u"/oncalls"_s;
    sweep->parse = parseOnCalls;
    return sweepOn(sweep);
}

Call<std::shared_ptr<const Identity>> PagerDutyClient::identity() const
{
    using Done = std::shared_ptr<const Identity>;
    if (m_fromAddress.isEmpty()) {
        return Call<Done>::ready(failure(ErrorKind::InvalidInput, u"from"_s,
                                         u"no address is set for this source"_s,
                                         u"Set the address of your PagerDuty user in the settings."_s));
    }
    auto users = ask(*m_http, readRequest(u"/users"_s, {{u"query"_s, m_fromAddress}, {u"limit"_s, u"100"_s}}),
                     parseUsers);
    return thenOnWorker(m_http->workers(), std::move(users),
                        [from = m_fromAddress](const std::vector<Identity> &found) -> Result<Done> {
                            for (const Identity &user : found) {
                                if (user.email.compare(from, Qt::CaseInsensitive) == 0)
                                    return std::make_shared<const Identity>(user);
                            }
                            return failure(ErrorKind::NotFound, u"/users"_s,
                                           u"no user has this address: "_s + from);
                        });
}

Call<std::shared_ptr<const QStringList>> PagerDutyClient::abilities() const
{
    HttpRequest request = readRequest(u"/abilities"_s);
    request.urgent = true;
    return shared(*m_http, ask(*m_http, request, parseAbilities));
}

Call<WriteReply> PagerDutyClient::perform(const IncidentWrite &write) const
{
    if (m_fromAddress.isEmpty()) {
        return Call<WriteReply>::ready(failure(ErrorKind::InvalidInput, u"from"_s,
                                               u"no address is set for this source"_s,
                                               u"Set the address of your PagerDuty user in the settings."_s));
    }
    return thenOnWorker(m_http->workers(), m_http->send(writeRequest(write, m_fromAddress)),
                        [write](const HttpResponse &response) { return readReply(write, response); });
}

} // namespace yagura::incidents
