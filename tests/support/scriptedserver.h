// A server that does exactly what its script says, byte for byte, on a thread of its own, and remembers what
// it saw. Each connection runs the script of its number (the last one again for all further connections): a
// list of steps. Expect waits for one whole request (headers, and as much body as Content-Length says);
// Repeat starts the script of the same connection over, for keep-alive. After the last step the connection
// stays open and silent. Call from the test's thread; the counts are thread-safe.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <variant>

namespace yagura::test {

struct Expect
{ };
struct ExpectHeaders // the request's header block, its body is left unread
{ };
struct Send
{
    QByteArray bytes;
};
struct Drip // one byte at a time
{
    QByteArray bytes;
    std::chrono::milliseconds gap;
};
struct Flood // block again and again, as fast as the line takes it, until the other side goes or count is
             // reached
{
    QByteArray block;
    qint64 count;
};
struct Delay
{
    std::chrono::milliseconds span;
};
struct Close // orderly, after what was sent has gone out
{ };
struct Reset // RST
{ };
struct Repeat
{ };

using Step = std::variant<Expect, ExpectHeaders, Send, Drip, Flood, Delay, Close, Reset, Repeat>;
using Script = QList<Step>;

struct SeenRequest
{
    int connection = 0; // from 0
    QByteArray line; // "GET /path HTTP/1.1"
    QByteArray head; // the whole header block as it came
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

// Where a TLS server finds its PEM files, and which protocol it speaks.
struct ServerIdentity
{
    QString certificateFile;
    QString keyFile;
    bool onlyOldTls = false; // TLS 1.1 at most
};

class ScriptedServer
{
public:
    explicit ScriptedServer(QList<Script> scripts);
    ScriptedServer(QList<Script> scripts, ServerIdentity identity);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const;

    [[nodiscard]] int connections() const;
    // Bytes of any kind that reached it (after TLS).
    [[nodiscard]] qint64 bytesReceived() const;
    // Whole requests, in the order of their completion.
    [[nodiscard]] QList<SeenRequest> requests() const;
    // Header blocks that ended, whether or not a body was waited for.
    [[nodiscard]] int headerBlocks() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

// "HTTP/1.1 200 OK" with Content-Length and JSON content type.
[[nodiscard]] QByteArray reply(const QByteArray &body, const QByteArray &status = "200 OK",
                               const QByteArray &extraHeaders = {});
// The same without the length, in chunks of the given size.
[[nodiscard]] QByteArray chunkedReply(const QByteArray &body, qsizetype chunk,
                                      const QByteArray &extraHeaders = {});
// Answers every request of every connection with the same bytes.
[[nodiscard]] QList<Script> always(const QByteArray &bytes);

[[nodiscard]] QByteArray gzipped(const QByteArray &plain);
// A gzip stream of count zero bytes.
[[nodiscard]] QByteArray gzippedZeros(qint64 count);

} // namespace yagura::test
