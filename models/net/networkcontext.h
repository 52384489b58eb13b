// What lives on the network thread for all sources: the clock and the watch for sleep. Internal to
// models/net, owned by NetworkThread.
#pragma once

#include "net/wakedetector.h"

#include <QObject>
#include <QThread>
#include <QTimer>

namespace yagura {

class NetworkContext : public QObject
{
    Q_OBJECT
public:
    // reaper: where connection pools go to end.
    NetworkContext(const Clock &clock, QThread *reaper);

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QThread *reaper() const { return m_reaper; }
    void startWatching();
    // Emits woke() when the machine slept since the last look.
    void look();

Q_SIGNALS:
    void woke();

private:
    const Clock &m_clock;
    QThread *const m_reaper;
    WakeDetector m_detector;
    QTimer m_timer;
};

} // namespace yagura
