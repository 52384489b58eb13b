#include "generatedserver.h"

#include "generators.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrlQuery>

#include <random>

namespace yagura::bench {

namespace {

constexpr int valueCount = 4096;
constexpr int walkCount = 100; // different ones

qint64 secondsIn(const QUrlQuery &form, const QString &name)
{
    return static_cast<qint64>(form.queryItemValue(name).toDouble());
}

} // namespace

GeneratedServer::GeneratedServer(int seriesCount)
    : m_seriesCount(seriesCount)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> step(0, 1);
    for (int series = 0; series < std::min(seriesCount, walkCount); ++series) {
        double value = 100 + 10 * series;
        auto &values = m_values.emplace_back();
        for (int i = 0; i < valueCount; ++i) {
            value += step(random) + (random() % 997 == 0 ? 40 : 0);
            values.push_back(QByteArray::number(value, 'g', 12));
        }
    }
    auto *server = new QTcpServer;
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::newConnection, server, [this, server] {
        while (QTcpSocket *socket = server->nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    m_thread.start();
    QMetaObject::invokeMethod(
        server,
        [this, server] {
            server->listen(QHostAddress::LocalHost);
            m_url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server->serverPort()));
        },
        Qt::BlockingQueuedConnection);
}

GeneratedServer::~GeneratedServer()
{
    m_thread.quit();
    m_thread.wait();
}

void GeneratedServer::read(QTcpSocket *socket) const
{
    QByteArray bytes = socket->property("received").toByteArray() + socket->readAll();
    for (qsizetype end = bytes.indexOf("\r\n\r\n"); end >= 0; end = bytes.indexOf("\r\n\r\n")) {
        qsizetype length = 0;
        for (const QByteArray &line : bytes.left(end).split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (bytes.size() < end + 4 + length)
            break;
        const QByteArray body = answerTo(bytes.mid(end + 4, length));
        bytes.remove(0, end + 4 + length);
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    socket->setProperty("received", bytes);
}

QByteArray GeneratedServer::answerTo(const QByteArray &form) const
{
    const QUrlQuery items(QString::fromLatin1(form));
    const qint64 from = secondsIn(items, QStringLiteral("start"));
    const qint64 to = secondsIn(items, QStringLiteral("end"));
    const qint64 step = std::max<qint64>(1, secondsIn(items, QStringLiteral("step")));
    QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int series = 0; series < m_seriesCount; ++series) {
        const auto &values = m_values[static_cast<size_t>(series) % m_values.size()];
        body += (series ? R"(,{"metric":{"instance":"10.0.0.)" : R"({"metric":{"instance":"10.0.0.)")
            + QByteArray::number(series) + R"(:8080"},"values":[)";
        for (qint64 t = from; t <= to; t += step) {
            body += (t > from ? ",[" : "[") + QByteArray::number(t) + ",\"";
            body += values[static_cast<size_t>(t / step % valueCount)] + "\"]";
        }
        body += "]}";
    }
    return body + "]}}";
}

} // namespace yagura::bench
