// The one thread on which sockets live. Each HttpClient keeps its connection pools (ordinary and urgent) on
// it, so that sources share neither connections nor jams. Owned by app/; made before and destroyed after
// every HttpClient, but for one that a worker is still holding.
#pragma once

#include <QObject>
#include <QThread>

#include <memory>

namespace yagura {

class Clock;
class NetworkGate;

class NetworkThread
{
public:
    explicit NetworkThread(const Clock &clock);
    ~NetworkThread(); // ends all calls with ShuttingDown and joins
    Q_DISABLE_COPY_MOVE(NetworkThread)

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    // Through which HttpClient posts its work. Internal to models/net.
    [[nodiscard]] const std::shared_ptr<NetworkGate> &gate() const { return m_gate; }

private:
    const Clock &m_clock;
    QThread m_thread;
    QThread m_reaper; // where connection pools end, which may take seconds
    std::shared_ptr<NetworkGate> m_gate;
};

} // namespace yagura
