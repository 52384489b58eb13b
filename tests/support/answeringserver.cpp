#include "support/answeringserver.h"

#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace yagura::test {

class AnsweringServer::Private
{
public:
    explicit Private(Answer given)
        : answer(std::move(given))
    {
        auto *listener = new QTcpServer;
        listener->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, listener, &QObject::deleteLater);
        QObject::connect(listener, &QTcpServer::newConnection, listener, [this, listener] {
            while (QTcpSocket *socket = listener->nextPendingConnection())
                serve(socket);
        });
        thread.start();
        QMetaObject::invokeMethod(
            listener,
            [this, listener] {
                if (listener->listen(QHostAddress::LocalHost))
                    port = listener->serverPort();
            },
            Qt::BlockingQueuedConnection);
    }
    ~Private()
    {
        thread.quit();
        thread.wait();
    }

    void serve(QTcpSocket *socket)
    {
        {
            const QMutexLocker lock(&mutex);
            ++connections;
        }
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket, input = QByteArray()]() mutable {
                             input += socket->readAll();
                             while (const auto request = take(input)) {
                                 if (const auto bytes = note(*request))
                                     socket->write(*bytes);
                             }
                         });
    }

    static std::optional<SeenRequest> take(QByteArray &input)
    {
        const qsizetype end = input.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        SeenRequest request;
        request.head = input.left(end + 4);
        request.line = request.head.left(request.head.indexOf("\r\n"));
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (input.size() < end + 4 + length)
            return std::nullopt;
        request.body = input.mid(end + 4, length);
        input.remove(0, end + 4 + length);
        return request;
    }

    std::optional<QByteArray> note(const SeenRequest &request)
    {
        Answer current;
        {
            const QMutexLocker lock(&mutex);
            requests.append(request);
            current = answer;
        }
        return current(request);
    }

    QThread thread;
    quint16 port = 0;
    mutable QMutex mutex;
    Answer answer; // under the mutex, as what follows
    QList<SeenRequest> requests;
    int connections = 0;
};

AnsweringServer::AnsweringServer(Answer answer)
    : d(std::make_unique<Private>(std::move(answer)))
{ }

AnsweringServer::~AnsweringServer() = default;

QUrl AnsweringServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(d->port));
}

void AnsweringServer::setAnswer(Answer answer)
{
    const QMutexLocker lock(&d->mutex);
    d->answer = std::move(answer);
}

QList<SeenRequest> AnsweringServer::requests() const
{
    const QMutexLocker lock(&d->mutex);
    return d->requests;
}

int AnsweringServer::count(const QByteArray &text) const
{
    const QMutexLocker lock(&d->mutex);
    return static_cast<int>(std::ranges::count_if(d->requests, [&](const SeenRequest &request) {
        return text.isEmpty() || request.line.contains(text);
    }));
}

int AnsweringServer::connections() const
{
    const QMutexLocker lock(&d->mutex);
    return d->connections;
}

} // namespace yagura::test
