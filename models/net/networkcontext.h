// What lives on the network thread for all sources: the clock and the watch for sleep. Internal to models/net, owned
// by NetworkThread.
#pragma once

#include "net/wakedetector.h"

#include <QObject>
#include <QTimer>

namespace yagura {

class NetworkContext : public QObject
{
    Q_OBJECT
public:
    explicit NetworkContext(const Clock &clock);

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    void startWatching();
    // Emits woke() when the machine slept since the last look.
    void look();

Q_SIGNALS:
    void woke();

private:
    const Clock &m_clock;
    WakeDetector m_detector;
    QTimer m_timer;
};

} // namespace yagura
