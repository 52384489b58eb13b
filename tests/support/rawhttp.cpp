#include "support/rawhttp.h"

#include <QJsonDocument>
#include <QTcpSocket>

namespace yagura::test {

QByteArray RawReply::header(const QByteArray &name) const
{
    for (const QByteArray &field : head.split('\n')) {
        const qsizetype colon = field.indexOf(':');
        if (colon > 0 && field.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return field.mid(colon + 1).trimmed();
    }
    return {};
}

QJsonObject RawReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

RawReply rawRequest(quint16 port, const QByteArray &method, const QByteArray &target,
                    const RawHeaders &headers, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(60'000))
        return {};
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    socket.write(request);
    QByteArray all;
    RawReply reply;
    while (socket.waitForReadyRead(60'000)) {
        all += socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            continue;
        reply.head = all.left(end + 2);
        reply.body = all.mid(end + 4);
        if (reply.body.size() >= reply.header("Content-Length").toLongLong())
            break;
    }
    reply.status = reply.head.mid(9, 3).toInt();
    return reply;
}

} // namespace yagura::test
