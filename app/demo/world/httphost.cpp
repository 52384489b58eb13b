#include "demo/world/httphost.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>

namespace yagura::demo {

namespace {

HttpMethod methodOf(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return HttpMethod::Get;
    case QHttpServerRequest::Method::Head:
        return HttpMethod::Head;
    case QHttpServerRequest::Method::Post:
        return HttpMethod::Post;
    case QHttpServerRequest::Method::Put:
        return HttpMethod::Put;
    case QHttpServerRequest::Method::Patch:
        return HttpMethod::Patch;
    case QHttpServerRequest::Method::Delete:
        return HttpMethod::Delete;
    default:
        return HttpMethod::Other;
    }
}

HttpQuestion questionOf(const QHttpServerRequest &request)
{
    HttpQuestion question;
    question.method = methodOf(request.method());
    const QUrl url = request.url();
    question.path = url.path(QUrl::FullyDecoded);
    QString query = url.query(QUrl::FullyEncoded);
    query.replace(QLatin1Char('+'), QLatin1String("%20"));
    question.query = QUrlQuery(query);
    for (const auto &[name, value] : request.headers())
        question.headers.emplace_back(name, value);
    question.body = request.body();
    return question;
}

} // namespace

QByteArray HttpQuestion::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString HttpQuestion::parameter(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

QStringList HttpQuestion::parameters(const QString &name) const
{
    return query.allQueryItemValues(name, QUrl::FullyDecoded);
}

QStringList HttpQuestion::segments() const
{
    return path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
}

HttpHost::HttpHost(const QString &threadName, Handler handler)
    : m_handler(std::move(handler))
{
    m_thread.setObjectName(threadName);
    m_thread.start();
}

HttpHost::~HttpHost()
{
    if (m_server)
        QMetaObject::invokeMethod(m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

quint16 HttpHost::listen(quint16 port)
{
    Q_ASSERT(!m_server);
    m_server = new QHttpServer;
    m_server->setMissingHandler([this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
        const HttpAnswer answer = m_handler(questionOf(request));
        responder.writeStatusLine(static_cast<QHttpServerResponder::StatusCode>(answer.status));
        responder.writeHeader("Content-Type", answer.contentType);
        responder.writeHeader("Content-Length", QByteArray::number(answer.body.size()));
        for (const auto &[name, value] : answer.headers)
            responder.writeHeader(name, value);
        responder.writeBody(answer.body);
    });
    m_server->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        m_server, [this, port] { m_port = m_server->listen(QHostAddress::LocalHost, port); },
        Qt::BlockingQueuedConnection);
    return m_port;
}

} // namespace yagura::demo
