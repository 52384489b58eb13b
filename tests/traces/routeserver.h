// A small HTTP server on loopback, in the test's own thread: answers each path with what the test put there
// and remembers what was asked.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

namespace yagura::traces::testing {

struct RouteAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
};

class RouteServer
{
public:
    RouteServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port on loopback");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (auto *socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }

    void put(const char *path, RouteAnswer answer)
    {
        m_routes.insert(QString::fromLatin1(path), std::move(answer));
    }
    void remove(const char *path) { m_routes.remove(QString::fromLatin1(path)); }
    // For every path that has no answer of its own.
    void setOtherwise(RouteAnswer answer) { m_otherwise = std::move(answer); }
    // No answer until released.
    void hold(bool isHeld)
    {
        m_isHeld = isHeld;
        if (!isHeld) {
            for (const auto &answer : std::exchange(m_held, {}))
                answer();
        }
    }

    [[nodiscard]] QStringList paths() const
    {
        QStringList list;
        for (const auto &url : m_asked)
            list.append(url.path());
        return list;
    }
    [[nodiscard]] int count(const char *path) const
    {
        return static_cast<int>(paths().count(QString::fromLatin1(path)));
    }
    [[nodiscard]] QUrlQuery lastQuery(const char *path) const
    {
        for (auto url = m_asked.crbegin(); url != m_asked.crend(); ++url) {
            if (url->path() == QString::fromLatin1(path))
                return QUrlQuery(*url);
        }
        return {};
    }
    void forget() { m_asked.clear(); }

private:
    void serve(QTcpSocket *socket)
    {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            QByteArray pending = socket->property("pending").toByteArray() + socket->readAll();
            for (auto end = pending.indexOf("\r\n\r\n"); end >= 0; end = pending.indexOf("\r\n\r\n")) {
                answer(socket, pending.left(end));
                pending.remove(0, end + 4);
            }
            socket->setProperty("pending", pending);
        });
    }

    void answer(QTcpSocket *socket, const QByteArray &head)
    {
        const QUrl url(QString::fromLatin1(head.split(' ').value(1)));
        m_asked.append(url);
        const auto reply = [this, guard = QPointer<QTcpSocket>(socket), path = url.path()] {
            if (!guard)
                return;
            const auto route = m_routes.value(path, m_otherwise);
            guard->write("HTTP/1.1 " + QByteArray::number(route.status) + " X\r\nContent-Type: "
                         + route.contentType + "\r\nContent-Length: " + QByteArray::number(route.body.size())
                         + "\r\n\r\n" + route.body);
        };
        if (m_isHeld)
            m_held.append(reply);
        else
            reply();
    }

    QTcpServer m_server;
    QMap<QString, RouteAnswer> m_routes;
    RouteAnswer m_otherwise{404, "404 page not found\n", "text/plain; charset=utf-8"};
    QList<QUrl> m_asked;
    QList<std::function<void()>> m_held;
    bool m_isHeld = false;
};

} // namespace yagura::traces::testing
