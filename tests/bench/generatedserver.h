// A Prometheus of generated noise for the benchmarks, on a thread of its own so that its work is not counted
// as ours: answers every range query with series of a random walk with spikes, ready-made as text.
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
    explicit GeneratedServer(int seriesCount);
    ~GeneratedServer();
    Q_DISABLE_COPY_MOVE(GeneratedServer)

    [[nodiscard]] QUrl url() const { return m_url; }

private:
    void read(QTcpSocket *socket) const;
    [[nodiscard]] QByteArray answerTo(const QByteArray &form) const;

    int m_seriesCount;
    std::vector<std::vector<QByteArray>> m_values; // of a series, going round; series take turns
    QThread m_thread;
    QUrl m_url;
};

} // namespace yagura::bench
