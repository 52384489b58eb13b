#include "net/transfer.h"

#include "net/connectionpool.h"
#include "net/jsonend.h"
#include "net/oneshotdevice.h"
#include "net/requestbuilder.h"
#include "net/transporterror.h"
#include "net/urlpolicy.h"

#include <QNetworkReply>

namespace yagura {

namespace {

constexpr qint64 readBuffer = 256 * 1024;

std::chrono::milliseconds timerSpan(Duration d)
{
    return std::max(std::chrono::milliseconds(1), std::chrono::ceil<std::chrono::milliseconds>(d));
}

// A login page or a proxy's error page where JSON was promised.
bool looksLikeHtml(const HttpResponse &response)
{
    const QByteArray type = response.contentType.split(';').first().trimmed().toLower();
    if (type == "text/html" || type == "application/xhtml+xml")
        return true;
    const QByteArray start = response.body.left(64).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

// JSON sent in chunks and not packed: the one framing whose end Qt does not vouch for.
bool mayBeCutUnseen(const HttpResponse &response)
{
    return response.isSuccess() && response.contentType.toLower().contains("json")
        && response.header("transfer-encoding").toLower().contains("chunked")
        && response.header("content-encoding").isEmpty() && response.status != 204;
}

} // namespace

Transfer::Transfer(std::shared_ptr<ConnectionPool> pool, const Clock &clock, HttpRequest request,
                   QObject *parent)
    : QObject(parent)
    , m_pool(std::move(pool))
    , m_clock(clock)
    , m_request(std::move(request))
    , m_body(static_cast<qint64>(m_request.limit))
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_stall.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail({ErrorKind::DeadlineExceeded,
              displayUrl(m_prepared.url()),
              QStringLiteral("no complete answer within the deadline"),
              {}});
    });
    connect(&m_stall, &QTimer::timeout, this, [this] {
        fail({ErrorKind::Stalled,
              displayUrl(m_prepared.url()),
              QStringLiteral("no byte for %1 ms").arg(m_stall.interval()),
              {}});
    });
}

Transfer::~Transfer()
{
    releaseReply();
}

void Transfer::start(const QNetworkRequest &prepared, Limits limits, Done done)
{
    m_done = std::move(done);
    m_startedAt = m_clock.steady();
    m_stall.setInterval(timerSpan(limits.stall));
    m_deadline.start(timerSpan(limits.deadline));
    dispatch(prepared);
}

void Transfer::end(Error cause)
{
    fail(std::move(cause));
}

void Transfer::dispatch(const QNetworkRequest &prepared)
{
    m_prepared = prepared;
    m_headersSeen = false;
    m_body = BodyCollector(static_cast<qint64>(m_request.limit));
    const QByteArray verb = verbOf(m_request.method);
    if (m_request.intent == HttpIntent::Write) {
        m_upload = new OneShotDevice(m_request.body, this);
        m_reply = m_pool->sendOnce(prepared, verb, m_upload);
    } else {
        m_reply = m_pool->send(prepared, verb, m_request.body);
    }
    m_reply->setReadBufferSize(readBuffer);
    m_stall.start();
    connect(m_reply, &QNetworkReply::encrypted, this, &Transfer::onAlive);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &Transfer::onAlive);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::onFinished);
}

void Transfer::onAlive()
{
    if (m_stall.isActive())
        m_stall.start();
}

void Transfer::onHeaders()
{
    onAlive();
    if (m_headersSeen || !m_reply || status() == 0)
        return;
    m_headersSeen = true;
    if (status() < 200) {
        fail({ErrorKind::Malformed,
              {},
              QStringLiteral("an interim answer (%1) that was not asked for").arg(status()),
              {}});
        return;
    }
    if (status() >= 300 && status() < 400) {
        follow(m_reply->rawHeader("Location"));
        return;
    }
    const bool bodiless = status() == 204 || status() == 205;
    const QByteArray encoding = bodiless ? QByteArray() : m_reply->rawHeader("Content-Encoding");
    if (auto begun = m_body.begin(encoding, m_reply->rawHeader("Content-Length")); !begun)
        fail(std::move(begun.error()));
}

void Transfer::follow(const QByteArray &location)
{
    const auto target = redirectTarget(m_prepared.url(), location, m_request, m_redirects);
    if (!target) {
        fail(target.error());
        return;
    }
    releaseReply();
    ++m_redirects;
    QNetworkRequest next(m_prepared);
    next.setUrl(*target);
    dispatch(next);
}

void Transfer::onReadyRead()
{
    onHeaders();
    (void)readAll();
}

bool Transfer::readAll()
{
    // A step may end the transfer, and with it the reply.
    while (m_reply && m_headersSeen && m_reply->bytesAvailable() > 0) {
        const QByteArray bytes = m_reply->read(readBuffer);
        if (bytes.isEmpty())
            break;
        if (auto appended = m_body.append(bytes); !appended) {
            fail(std::move(appended.error()));
            return false;
        }
    }
    return m_reply != nullptr;
}

void Transfer::onFinished()
{
    onHeaders();
    if (!m_reply)
        return;
    if (!m_reply->isFinished())
        return; // a redirect took its place
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error != QNetworkReply::NoError && !isStatusError(error, status())) {
        fail(transportError(*m_reply, m_tlsErrors));
        return;
    }
    if (!m_headersSeen) {
        fail({ErrorKind::Malformed, {}, QStringLiteral("the answer is not HTTP"), {}});
        return;
    }
    if (!readAll())
        return;
    auto response = answer();
    if (response)
        conclude(std::move(response));
    else
        fail(std::move(response.error()));
}

Result<HttpResponse> Transfer::answer()
{
    HttpResponse response;
    response.status = status();
    response.contentType = m_reply->rawHeader("Content-Type");
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        response.headers.append({name.toLower(), value});
    response.elapsed = m_clock.steady() - m_startedAt;
    auto body = m_body.finish();
    // Qt stops reading a challenged 401 where it likes: its status counts, its body only when whole.
    const bool bodyMayLack = m_reply->error() == QNetworkReply::AuthenticationRequiredError;
    if (!body && !bodyMayLack)
        return std::unexpected(std::move(body.error()));
    if (body)
        response.body = std::move(*body);
    if (mayBeCutUnseen(response) && !reachesJsonEnd(response.body))
        return failure(ErrorKind::Incomplete, {}, QStringLiteral("the JSON of the answer ends too early"));
    if (response.isSuccess() && m_request.accept.contains("json") && looksLikeHtml(response))
        return failure(ErrorKind::NotJson, {}, QStringLiteral("an HTML page instead of JSON"),
                       QStringLiteral("the address may be that of a proxy or a login page"));
    return response;
}

int Transfer::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

// Whether the server may have seen a write that ended so. A body tells by having been taken; without one,
// only what happens before a connection stands is certain.
bool Transfer::mayHaveArrived(ErrorKind ending) const
{
    if (!m_request.body.isEmpty())
        return m_upload && m_upload->wasRead();
    switch (ending) {
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::TlsFailed:
    case ErrorKind::ProxyFailed:
        return false;
    default:
        return true;
    }
}

void Transfer::fail(Error error)
{
    if (error.where.isEmpty())
        error.where = displayUrl(m_prepared.url());
    // Who sends elsewhere, or asks for the proxy's password first, has not done it.
    const bool refusedByServer = error.kind == ErrorKind::RedirectRefused || status() == 407;
    if (m_request.intent == HttpIntent::Write && mayHaveArrived(error.kind) && !refusedByServer) {
        error.detail = errorKindName(error.kind) + QStringLiteral(": ") + error.detail;
        error.kind = ErrorKind::OutcomeUnknown;
        error.hint = QStringLiteral("look at the server before doing it again");
    }
    conclude(std::unexpected(std::move(error)));
}

void Transfer::conclude(Result<HttpResponse> result)
{
    m_deadline.stop();
    m_stall.stop();
    releaseReply();
    if (auto done = std::exchange(m_done, nullptr))
        done(std::move(result));
}

void Transfer::releaseReply()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    // abort() emits finished() at once.
    reply->disconnect(this);
    if (reply->isRunning())
        reply->abort();
    // The reply may still ask its upload device, so they go together.
    if (OneShotDevice *upload = std::exchange(m_upload, nullptr))
        upload->setParent(reply);
    reply->deleteLater();
}

} // namespace yagura
