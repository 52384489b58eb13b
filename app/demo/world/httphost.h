// A small HTTP server on loopback with a thread of its own and one handler for every request. What the
// doubles and the exporter stand on. Any thread may construct, ask for the port and destroy; the handler runs
// in the host's thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QThread>
#include <QUrlQuery>

#include <functional>
#include <utility>

class QHttpServer;

namespace yagura::demo {

enum class HttpMethod { Get, Head, Post, Put, Patch, Delete, Other };

struct HttpQuestion
{
    HttpMethod method = HttpMethod::Get;
    QString path; // decoded
    QUrlQuery query; // '+' already read as a space
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    // Case-insensitive; empty when absent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    // Decoded; empty when absent.
    [[nodiscard]] QString parameter(const QString &name) const;
    [[nodiscard]] QStringList parameters(const QString &name) const;
    // The parts of the path between slashes.
    [[nodiscard]] QStringList segments() const;
};

struct HttpAnswer
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers{}; // besides type and length
};

class HttpHost
{
public:
    using Handler = std::function<HttpAnswer(const HttpQuestion &)>;

    HttpHost(const QString &threadName, Handler handler);
    ~HttpHost(); // closes the port and joins
    Q_DISABLE_COPY_MOVE(HttpHost)

    // On 127.0.0.1; port 0 picks a free one. Returns the port, 0 when it could not.
    quint16 listen(quint16 port = 0);
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QThread m_thread;
    Handler m_handler;
    QHttpServer *m_server = nullptr; // lives in m_thread
    std::atomic<quint16> m_port = 0;
};

} // namespace yagura::demo
