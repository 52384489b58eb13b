// The one thread on which sockets live. Each HttpClient keeps its connection pools (ordinary and urgent) on it, so that
// sources share neither connections nor jams. Owned by app/; made before and destroyed after every HttpClient.
#pragma once

#include <QObject>
#include <QThread>

#include <memory>

namespace yagura {

class Clock;

class NetworkThread
{
public:
    explicit NetworkThread(const Clock &clock);
    ~NetworkThread(); // ends all calls with ShuttingDown and joins
    Q_DISABLE_COPY_MOVE(NetworkThread)

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    // Lives on the thread; HttpClient posts its work to it. Internal to models/net.
    [[nodiscard]] QObject *context() const { return m_context; }

private:
    const Clock &m_clock;
    QThread m_thread;
    QThread m_reaper; // where connection pools end, which may take seconds
    QObject *m_context = nullptr;
};

} // namespace yagura
