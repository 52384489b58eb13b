// One HTTP request over a connection of its own, without our client: for tests of the demo's servers.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <utility>

namespace yagura::test {

using RawHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct RawReply
{
    int status = 0; // 0: no answer
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    // The body's object; empty when it is none.
    [[nodiscard]] QJsonObject json() const;
};

// Waits for the answer, without running the event loop: the server must live on another thread.
[[nodiscard]] RawReply rawRequest(quint16 port, const QByteArray &method, const QByteArray &target,
                                  const RawHeaders &headers = {}, const QByteArray &body = {});

} // namespace yagura::test
