// A Prometheus of generated noise for the benchmarks, on a thread of its own so that its work is not counted
// as ours: answers every range query with ten series of a random walk with spikes, ready-made as text.
#pragma once

#include <QByteArray>
#include <QThread>
#include <QUrl>

#include <vector>

class QTcpSocket;

namespace yagura::bench {

class GeneratedServer
{
public:
    static constexpr int seriesCount = 10;

    GeneratedServer();
    ~GeneratedServer();
    Q_DISABLE_COPY_MOVE(GeneratedServer)

    [[nodiscard]] QUrl url() const { return m_url; }

private:
    void read(QTcpSocket *socket) const;
    [[nodiscard]] QByteArray answerTo(const QByteArray &form) const;

    std::vector<std::vector<QByteArray>> m_values; // of each series, going round
    QThread m_thread;
    QUrl m_url;
};

} // namespace yagura::bench
