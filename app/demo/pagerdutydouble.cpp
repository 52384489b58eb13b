#include "demo/pagerdutydouble.h"

#include "core/clock.h"
#include "demo/pagerdutydoublerest.h"

#include <QAbstractHttpServer>
#include <QCryptographicHash>
#include <QHttpServerRequest>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>
#include <deque>
#include <functional>
#include <mutex>

using namespace Qt::StringLiterals;

namespace yagura::demo {

using namespace pagerduty;

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    default:
        return "OTHER";
    }
}

Request readRequest(const QHttpServerRequest &http)
{
    Request request;
    request.method = methodName(http.method());
    request.path = http.url().path().split(u'/', Qt::SkipEmptyParts);
    QString query = http.url().query(QUrl::FullyEncoded);
    query.replace(u'+', u"%20"_s);
    for (const auto &[name, value] : QUrlQuery(query).queryItems(QUrl::FullyDecoded))
        request.query.append({name, value});
    request.from = http.value("From");
    request.body = http.body();
    return request;
}

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 413:
        return "Payload Too Large";
    case 429:
        return "Too Many Requests";
    default:
        return "Internal Server Error";
    }
}

struct Reply
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<QByteArray> headers; // whole lines
    bool close = false; // without an answer
};

QByteArray toBytes(const Reply &reply)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status) + "\r\n";
    bytes += "Content-Type: " + reply.contentType + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    for (const QByteArray &line : reply.headers)
        bytes += line + "\r\n";
    return bytes + "\r\n" + reply.body;
}

struct PendingFault
{
    PagerDutyFault fault;
    PagerDutyScope scope;
    int left;
};

} // namespace

// Everything the threads share, behind one mutex.
class PagerDutyDouble::Private
{
public:
    Private(const Clock &theClock, PagerDutyDoubleOptions theOptions)
        : clock(theClock)
        , options(std::move(theOptions))
        , world(options)
    { }

    Reply reply(const Request &request, const QHttpServerRequest &http);
    std::optional<PagerDutyFault> takeFault(bool write);
    Reply faulted(PagerDutyFault fault, const Request &request, const QByteArray &idempotencyKey);
    Reply rest(const Request &request, const QByteArray &idempotencyKey);
    void addRateLimit(Reply &reply);
    [[nodiscard]] bool countAgainstLimit();
    [[nodiscard]] bool isOverLimit() const { return askedThisMinute > options.requestsPerMinute; }
    [[nodiscard]] PagerDutyIncident describe(const Incident &incident) const;

    const Clock &clock;
    const PagerDutyDoubleOptions options;
    mutable std::mutex mutex;
    World world;
    std::deque<PendingFault> faults;
    std::chrono::milliseconds delay{0};
    bool tokenAccepted = true;
    QHash<QByteArray, int> effects;
    std::uint64_t requests = 0;
    std::uint64_t writes = 0;
    int events = 0;
    int changeEvents = 0;
    std::int64_t minute = 0;
    int askedThisMinute = 0;

    QThread thread;
    std::unique_ptr<QObject> context; // on the thread
    quint16 port = 0;
};

namespace {

// Takes requests off the sockets; asks answer for the reply and sends it, at once or later.
class Server : public QAbstractHttpServer
{
public:
    using Handler = std::function<std::pair<Reply, std::chrono::milliseconds>(const QHttpServerRequest &)>;

    Server(Handler handler, QObject *parent)
        : QAbstractHttpServer(parent)
        , m_handler(std::move(handler))
    { }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        auto [reply, delay] = m_handler(request);
        const auto send = [reply, to = QPointer<QTcpSocket>(socket)] {
            if (!to)
                return;
            if (reply.close)
                to->disconnectFromHost();
            else
                to->write(toBytes(reply));
        };
        if (delay.count() == 0)
            send();
        else
            QTimer::singleShot(delay, this, send);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *socket) override
    {
        socket->disconnectFromHost();
    }

private:
    Handler m_handler;
};

} // namespace

std::optional<PagerDutyFault> PagerDutyDouble::Private::takeFault(bool write)
{
    const auto found = std::ranges::find_if(faults, [&](const PendingFault &pending) {
        return write || pending.scope == PagerDutyScope::Everything;
    });
    if (found == faults.end())
        return std::nullopt;
    const PagerDutyFault fault = found->fault;
    if (--found->left == 0)
        faults.erase(found);
    return fault;
}

bool PagerDutyDouble::Private::countAgainstLimit()
{
    const std::int64_t now = toUnixMilliseconds(clock.now()) / 60'000;
    if (now != std::exchange(minute, now))
        askedThisMinute = 0;
    ++askedThisMinute;
    return isOverLimit();
}

void PagerDutyDouble::Private::addRateLimit(Reply &reply)
{
    const std::int64_t second = toUnixMilliseconds(clock.now()) / 1000;
    const int left = reply.status == 429 ? 0 : std::max(0, options.requestsPerMinute - askedThisMinute);
    reply.headers << "ratelimit-limit: " + QByteArray::number(options.requestsPerMinute)
                  << "ratelimit-remaining: " + QByteArray::number(left)
                  << "ratelimit-reset: " + QByteArray::number(isOverLimit() ? 60 - second % 60 : 1);
}

Reply PagerDutyDouble::Private::rest(const Request &request, const QByteArray &idempotencyKey)
{
    const Answer answer = answerRest(world, request, clock.now());
    if (answer.changed && !idempotencyKey.isEmpty())
        ++effects[idempotencyKey];
    return {answer.status, answer.body, "application/json", {}, false};
}

Reply PagerDutyDouble::Private::faulted(PagerDutyFault fault, const Request &request,
                                        const QByteArray &idempotencyKey)
{
    Reply reply;
    switch (fault) {
    case PagerDutyFault::CloseAfterEffect:
        reply = rest(request, idempotencyKey);
        [[fallthrough]];
    case PagerDutyFault::CloseBeforeEffect:
        reply.close = true;
        break;
    case PagerDutyFault::ServerError:
        reply = {500, errorAnswer(500, 2000, u"Internal Server Error"_s).body, "application/json", {}, false};
        break;
    case PagerDutyFault::TooManyRequests:
        reply = {429, errorAnswer(429, 2020, u"Rate Limit Exceeded"_s).body, "application/json", {}, false};
        break;
    case PagerDutyFault::LoginPage:
        reply = {200, "<!DOCTYPE html><title>Sign in</title><form></form>", "text/html", {}, false};
        break;
    }
    return reply;
}

Reply PagerDutyDouble::Private::reply(const Request &request, const QHttpServerRequest &http)
{
    if (request.path.value(0) == u"v2"_s && request.path.constLast() == u"enqueue"_s) {
        const Answer answer = answerEvent(world, request, clock.now());
        if (answer.changed)
            ++(request.path.size() == 3 ? changeEvents : events);
        return {answer.status, answer.body, "application/json", {}, false};
    }
    ++requests;
    writes += request.isWrite();
    if (options.token.isEmpty() || !tokenAccepted
        || http.value("Authorization") != "Token token=" + options.token.toUtf8())
        return {401, "HTTP Token: Access denied.\n", "text/html; charset=utf-8", {}, false};
    const QByteArray idempotencyKey = http.value("Idempotency-Key");
    Reply reply;
    if (countAgainstLimit())
        reply = faulted(PagerDutyFault::TooManyRequests, request, idempotencyKey);
    else if (const auto fault = takeFault(request.isWrite()))
        reply = faulted(*fault, request, idempotencyKey);
    else
        reply = rest(request, idempotencyKey);
    addRateLimit(reply);
    return reply;
}

PagerDutyIncident PagerDutyDouble::Private::describe(const Incident &incident) const
{
    const auto nameOfUser = [&](const QString &id) {
        const User *user = world.user(id);
        return user ? user->name : QString();
    };
    PagerDutyIncident seen{incident.id,
                           incident.number,
                           incident.title,
                           {},
                           incident.status,
                           incident.urgency,
                           incident.key,
                           {},
                           {},
                           {},
                           {},
                           static_cast<int>(incident.alerts.size()),
                           incident.createdAt};
    if (const Service *service = world.service(incident.serviceId))
        seen.service = service->name;
    for (const QString &id : incident.assignees)
        seen.assignees << nameOfUser(id);
    for (const auto &acknowledgement : incident.acknowledgements)
        seen.acknowledgers << nameOfUser(acknowledgement.userId);
    for (const Note &note : incident.notes)
        seen.notes << note.content;
    for (const LogEntry &entry : incident.log)
        seen.logEntryTypes << entry.type;
    return seen;
}

PagerDutyDouble::PagerDutyDouble(const Clock &clock, PagerDutyDoubleOptions options)
    : d(std::make_unique<Private>(clock, std::move(options)))
{
    d->thread.setObjectName(u"pagerduty double"_s);
}

PagerDutyDouble::~PagerDutyDouble()
{
    if (d->context) {
        QMetaObject::invokeMethod(
            d->context.get(), [this] { d->context.reset(); }, Qt::BlockingQueuedConnection);
    }
    d->thread.quit();
    d->thread.wait();
}

quint16 PagerDutyDouble::listen()
{
    d->thread.start();
    d->context = std::make_unique<QObject>();
    d->context->moveToThread(&d->thread);
    const auto begin = [this] {
        auto *server = new Server(
            [this](const QHttpServerRequest &http) {
                const std::scoped_lock lock(d->mutex);
                const Request request = readRequest(http);
                const bool isEvent = request.path.value(0) == u"v2"_s;
                return std::pair(d->reply(request, http), isEvent ? std::chrono::milliseconds(0) : d->delay);
            },
            d->context.get());
        auto *listener = new QTcpServer(server);
        if (listener->listen(QHostAddress::LocalHost)) {
            server->bind(listener);
            d->port = listener->serverPort();
        }
    };
    QMetaObject::invokeMethod(d->context.get(), begin, Qt::BlockingQueuedConnection);
    return d->port;
}

quint16 PagerDutyDouble::port() const
{
    return d->port;
}

QString PagerDutyDouble::routingKey(const QString &service)
{
    const QByteArray text = "routing key of " + service.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex());
}

QString PagerDutyDouble::userEmail(const QString &userName)
{
    QString local = userName.toLower();
    local.remove(u" on-call"_s);
    local.replace(u' ', u'-');
    return local + u"@shop.example"_s;
}

QString PagerDutyDouble::addIncident(const PagerDutySeed &seed)
{
    const std::scoped_lock lock(d->mutex);
    const Service *service = d->world.serviceByName(seed.service);
    if (!service)
        return {};
    const Instant at = seed.createdAt.value_or(d->clock.now());
    const QString severity = seed.urgency == u"low"_s ? u"warning"_s : u"critical"_s;
    const QString key
        = seed.dedupKey.isEmpty() ? u"seed-%1"_s.arg(d->world.incidents().size()) : seed.dedupKey;
    Incident &incident = d->world.trigger(*service, {key, severity, seed.title, seed.service, {}}, at);
    incident.priority = seed.priority;
    const QString whoId = incident.assignees.value(0);
    const Agent who{whoId.isEmpty() ? Agent::Kind::Service : Agent::Kind::User,
                    whoId.isEmpty() ? service->id : whoId};
    if (seed.acknowledgedAt)
        d->world.acknowledge(incident, who, *seed.acknowledgedAt);
    if (seed.resolvedAt)
        d->world.resolve(incident, who, *seed.resolvedAt);
    return incident.id;
}

void PagerDutyDouble::removeIncident(const QString &id)
{
    const std::scoped_lock lock(d->mutex);
    d->world.remove(id);
}

void PagerDutyDouble::reset()
{
    const std::scoped_lock lock(d->mutex);
    d->world.clear();
    d->faults.clear();
    d->effects.clear();
    d->delay = {};
    d->tokenAccepted = true;
    d->requests = d->writes = 0;
    d->events = d->changeEvents = 0;
}

std::vector<PagerDutyIncident> PagerDutyDouble::incidents() const
{
    const std::scoped_lock lock(d->mutex);
    std::vector<PagerDutyIncident> all;
    for (const Incident &incident : std::as_const(d->world).incidents())
        all.push_back(d->describe(incident));
    return all;
}

std::optional<PagerDutyIncident> PagerDutyDouble::incident(const QString &id) const
{
    const std::scoped_lock lock(d->mutex);
    const Incident *found = std::as_const(d->world).incident(id);
    return found ? std::optional(d->describe(*found)) : std::nullopt;
}

int PagerDutyDouble::effectCount(const QByteArray &idempotencyKey) const
{
    const std::scoped_lock lock(d->mutex);
    return d->effects.value(idempotencyKey);
}

int PagerDutyDouble::logEntryCount(const QString &incidentId, const QString &type) const
{
    const auto found = incident(incidentId);
    return found ? static_cast<int>(found->logEntryTypes.count(type)) : 0;
}

std::uint64_t PagerDutyDouble::requestCount() const
{
    const std::scoped_lock lock(d->mutex);
    return d->requests;
}

std::uint64_t PagerDutyDouble::writeCount() const
{
    const std::scoped_lock lock(d->mutex);
    return d->writes;
}

int PagerDutyDouble::eventCount() const
{
    const std::scoped_lock lock(d->mutex);
    return d->events;
}

int PagerDutyDouble::changeEventCount() const
{
    const std::scoped_lock lock(d->mutex);
    return d->changeEvents;
}

void PagerDutyDouble::failNext(PagerDutyFault fault, int count, PagerDutyScope scope)
{
    const std::scoped_lock lock(d->mutex);
    d->faults.push_back({fault, scope, count});
}

void PagerDutyDouble::setDelay(std::chrono::milliseconds delay)
{
    const std::scoped_lock lock(d->mutex);
    d->delay = delay;
}

void PagerDutyDouble::setTokenAccepted(bool accepted)
{
    const std::scoped_lock lock(d->mutex);
    d->tokenAccepted = accepted;
}

} // namespace yagura::demo
