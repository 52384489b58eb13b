#include "support/scriptedserver.h"

#include <QMutex>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <QTimer>

#include <QFile>

#include <sys/socket.h>
#include <zlib.h>

namespace yagura::test {

namespace {

struct Seen
{
    mutable QMutex mutex;
    int connections = 0;
    qint64 bytes = 0;
    int headerBlocks = 0;
    QList<SeenRequest> requests;
};

qint64 contentLength(const QByteArray &head)
{
    SeenRequest seen;
    seen.head = head;
    return seen.header("content-length").toLongLong();
}

// One accepted connection, walking through its script.
class Conversation : public QObject
{
public:
    Conversation(QTcpSocket *socket, Script script, int number, Seen &seen)
        : QObject(socket)
        , m_socket(socket)
        , m_script(std::move(script))
        , m_number(number)
        , m_seen(seen)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] {
            const QByteArray bytes = m_socket->readAll();
            {
                const QMutexLocker lock(&m_seen.mutex);
                m_seen.bytes += bytes.size();
            }
            m_input += bytes;
            if (m_awaiting)
                proceed();
        });
        connect(socket, &QTcpSocket::bytesWritten, this, [this] {
            if (m_flooding)
                proceed();
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    void proceed()
    {
        m_awaiting = false;
        m_flooding = false;
        while (m_at < m_script.size() && m_socket->state() == QAbstractSocket::ConnectedState) {
            if (!std::visit([this](const auto &step) { return run(step); }, m_script.at(m_at)))
                return;
            ++m_at;
            m_progress = 0;
        }
    }

private:
    // Each returns true when the step is done, false when it goes on later.
    bool run(const Expect &) { return takeRequest(true); }
    bool run(const ExpectHeaders &) { return takeRequest(false); }
    bool run(const Send &step)
    {
        m_socket->write(step.bytes);
        m_socket->flush();
        return true;
    }
    bool run(const Drip &step)
    {
        if (m_progress >= step.bytes.size())
            return true;
        m_socket->write(step.bytes.mid(static_cast<qsizetype>(m_progress++), 1));
        m_socket->flush();
        QTimer::singleShot(step.gap, this, [this] { proceed(); });
        return false;
    }
    bool run(const Flood &step)
    {
        while (m_progress < step.count) {
            if (m_socket->bytesToWrite() > 1 << 20) {
                m_flooding = true;
                return false;
            }
            m_socket->write(step.block);
            ++m_progress;
        }
        return true;
    }
    bool run(const Delay &step)
    {
        if (m_progress++ > 0)
            return true;
        QTimer::singleShot(step.span, this, [this] { proceed(); });
        return false;
    }
    bool run(const Close &)
    {
        m_socket->disconnectFromHost();
        return true;
    }
    bool run(const Reset &)
    {
        const linger atOnce{1, 0};
        ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                     sizeof atOnce);
        m_socket->abort();
        return true;
    }
    bool run(const Repeat &)
    {
        m_at = -1; // proceed() steps on to 0
        return true;
    }

    bool takeRequest(bool withBody)
    {
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        const QByteArray head = end < 0 ? QByteArray() : m_input.left(end + 4);
        if (end >= 0 && m_progress == 0) {
            m_progress = 1;
            const QMutexLocker lock(&m_seen.mutex);
            ++m_seen.headerBlocks;
        }
        const qint64 length = end < 0 || !withBody ? 0 : contentLength(head);
        if (end < 0 || m_input.size() < end + 4 + length) {
            m_awaiting = true;
            return false;
        }
        SeenRequest request{m_number, head.left(head.indexOf("\r\n")), head, m_input.mid(end + 4, length)};
        m_input.remove(0, end + 4 + static_cast<qsizetype>(length));
        const QMutexLocker lock(&m_seen.mutex);
        m_seen.requests.append(std::move(request));
        return true;
    }

    QTcpSocket *m_socket;
    Script m_script;
    int m_number;
    Seen &m_seen;
    QByteArray m_input;
    qsizetype m_at = 0;
    qint64 m_progress = 0; // within the step
    bool m_awaiting = false;
    bool m_flooding = false;
};

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Listens, and hands each connection its script.
class Listener : public QTcpServer
{
public:
    Listener(QList<Script> scripts, std::optional<ServerIdentity> identity, Seen &seen)
        : m_scripts(std::move(scripts))
        , m_identity(std::move(identity))
        , m_seen(seen)
    { }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        int number = 0;
        {
            const QMutexLocker lock(&m_seen.mutex);
            number = m_seen.connections++;
        }
        const Script script = m_scripts.isEmpty()
            ? Script()
            : m_scripts.at(std::min<qsizetype>(number, m_scripts.size() - 1));
        if (m_identity)
            startTls(descriptor, script, number);
        else
            startPlain(descriptor, script, number);
    }

private:
    void startPlain(qintptr descriptor, const Script &script, int number)
    {
        auto *socket = new QTcpSocket(this);
        auto *conversation = new Conversation(socket, script, number, m_seen);
        socket->setSocketDescriptor(descriptor);
        conversation->proceed();
    }

    void startTls(qintptr descriptor, const Script &script, int number)
    {
        auto *socket = new QSslSocket(this);
        QSslConfiguration tls = socket->sslConfiguration();
        tls.setLocalCertificateChain(
            QSslCertificate::fromData(contentOf(m_identity->certificateFile), QSsl::Pem));
        tls.setPrivateKey(QSslKey(contentOf(m_identity->keyFile), QSsl::Rsa));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (m_identity->onlyOldTls) {
            QT_WARNING_PUSH
            QT_WARNING_DISABLE_DEPRECATED
            tls.setProtocol(QSsl::TlsV1_1);
            QT_WARNING_POP
        }
        socket->setSslConfiguration(tls);
        auto *conversation = new Conversation(socket, script, number, m_seen);
        connect(socket, &QSslSocket::encrypted, conversation, [conversation] { conversation->proceed(); });
        socket->setSocketDescriptor(descriptor);
        socket->startServerEncryption();
    }

    QList<Script> m_scripts;
    std::optional<ServerIdentity> m_identity;
    Seen &m_seen;
};

} // namespace

QByteArray SeenRequest::header(const QByteArray &name) const
{
    for (const QByteArray &field : head.split('\n')) {
        const qsizetype colon = field.indexOf(':');
        if (colon > 0 && field.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return field.mid(colon + 1).trimmed();
    }
    return {};
}

class ScriptedServer::Private
{
public:
    Private(QList<Script> scripts, std::optional<ServerIdentity> identity)
    {
        auto *listener = new Listener(std::move(scripts), std::move(identity), seen);
        listener->moveToThread(&thread);
        thread.setObjectName(QStringLiteral("scripted server"));
        QObject::connect(&thread, &QThread::finished, listener, &QObject::deleteLater);
        thread.start();
        QMetaObject::invokeMethod(
            listener,
            [&] {
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

    Seen seen;
    QThread thread;
    quint16 port = 0;
    bool tls = false;
};

ScriptedServer::ScriptedServer(QList<Script> scripts)
    : d(std::make_unique<Private>(std::move(scripts), std::nullopt))
{ }

ScriptedServer::ScriptedServer(QList<Script> scripts, ServerIdentity identity)
    : d(std::make_unique<Private>(std::move(scripts), std::move(identity)))
{
    d->tls = true;
}

ScriptedServer::~ScriptedServer() = default;

quint16 ScriptedServer::port() const
{
    return d->port;
}

QUrl ScriptedServer::url(const QString &host) const
{
    QUrl url;
    url.setScheme(d->tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(d->port);
    return url;
}

int ScriptedServer::connections() const
{
    const QMutexLocker lock(&d->seen.mutex);
    return d->seen.connections;
}

qint64 ScriptedServer::bytesReceived() const
{
    const QMutexLocker lock(&d->seen.mutex);
    return d->seen.bytes;
}

QList<SeenRequest> ScriptedServer::requests() const
{
    const QMutexLocker lock(&d->seen.mutex);
    return d->seen.requests;
}

int ScriptedServer::headerBlocks() const
{
    const QMutexLocker lock(&d->seen.mutex);
    return d->seen.headerBlocks;
}

QByteArray reply(const QByteArray &body, const QByteArray &status, const QByteArray &extraHeaders)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + extraHeaders + "\r\n" + body;
}

QByteArray chunkedReply(const QByteArray &body, qsizetype chunk, const QByteArray &extraHeaders)
{
    QByteArray out = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
        + extraHeaders + "\r\n";
    for (qsizetype at = 0; at < body.size(); at += chunk) {
        const QByteArray piece = body.mid(at, chunk);
        out += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return out + "0\r\n\r\n";
}

QList<Script> always(const QByteArray &bytes)
{
    return {Script{Expect(), Send{bytes}, Repeat()}};
}

namespace {

QByteArray deflated(qint64 size, const std::function<QByteArrayView(qint64)> &pieceAt)
{
    z_stream z{};
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    QByteArray out;
    QByteArray buffer(1 << 16, Qt::Uninitialized);
    int code = Z_OK;
    for (qint64 at = 0; code != Z_STREAM_END;) {
        const QByteArrayView piece = pieceAt(at);
        at += piece.size();
        z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data()));
        z.avail_in = static_cast<uInt>(piece.size());
        do {
            z.next_out = reinterpret_cast<Bytef *>(buffer.data());
            z.avail_out = static_cast<uInt>(buffer.size());
            code = deflate(&z, at >= size ? Z_FINISH : Z_NO_FLUSH);
            out.append(buffer.constData(), buffer.size() - static_cast<qsizetype>(z.avail_out));
        } while (z.avail_out == 0);
    }
    deflateEnd(&z);
    return out;
}

} // namespace

QByteArray gzipped(const QByteArray &plain)
{
    return deflated(plain.size(), [&](qint64 at) { return QByteArrayView(plain).sliced(at); });
}

QByteArray gzippedZeros(qint64 count)
{
    const QByteArray zeros(1 << 20, '\0');
    return deflated(count, [&](qint64 at) {
        return QByteArrayView(zeros).first(std::min<qint64>(zeros.size(), count - at));
    });
}

} // namespace yagura::test
