// Slack's Web API on loopback, stateful and as strict as the real one: nearly every refusal is a 200 with
// ok:false and its error, only too many calls are a 429. Owned by the demo world or a test; has its own
// thread, every public function may be called from any. The base address of a source is
// http://127.0.0.1:PORT, methods live below /api/.
#pragma once

#include "core/clock.h"
#include "demo/slackdoublestate.h"
#include "demo/world/httphost.h"

#include <QJsonObject>

#include <mutex>

namespace yagura::demo {

class SlackDouble
{
public:
    // Authorization: Bearer …; an empty token refuses everybody.
    explicit SlackDouble(QString token);
    // clock (limits and times of messages) outlives the double.
    SlackDouble(QString token, const Clock &clock);

    // Listens on 127.0.0.1 at a free port and returns it; 0 when it could not.
    quint16 listen() { return m_host.listen(); }
    [[nodiscard]] quint16 port() const { return m_host.port(); }

    // Returns the id, "U…", by which the user can be invited.
    QString addUser(const QString &name);
    // Returns the id, "C…". The bot is not a member.
    QString addChannel(const QString &name, SlackChannelState state = SlackChannelState::Open);
    // The next calls are answered with 429 and this Retry-After.
    void limitNext(int calls, std::chrono::seconds retryAfter);

    [[nodiscard]] QList<SlackChannel> channels() const; // oldest first
    [[nodiscard]] int requestCount() const;
    [[nodiscard]] QString botUserId() const;

private:
    struct Arguments
    {
        QJsonObject values;
        QString refusal; // an error of Slack, when they could not be read
        bool withoutCharset = false;
    };

    HttpAnswer answer(const HttpQuestion &question);
    [[nodiscard]] static Arguments argumentsOf(const HttpQuestion &question);
    [[nodiscard]] QString authorize(const HttpQuestion &question, const QJsonObject &arguments) const;
    // Seconds to wait, or 0.
    int tooMany(const QString &method, const QJsonObject &arguments);

    SystemClock m_systemClock;
    const Clock &m_clock;
    const QString m_token;
    mutable std::mutex m_mutex;
    SlackState m_state;
    QHash<QString, QList<Duration>> m_recentCalls; // steady times of the last minute, by method and channel
    int m_requests = 0;
    int m_limitedCalls = 0;
    std::chrono::seconds m_limitedFor{};
    HttpHost m_host; // last, so that it stops first
};

} // namespace yagura::demo
