// Turns six hours of simulated metrics into blocks that Prometheus opens: several OpenMetrics files, one
// promtool each. (promtool reads its whole input once a block, so one file a stretch of time is faster than
// one for all.) Lives in the thread that starts it, which must stay while promtool runs.
#pragma once

#include "demo/shop/metricsengine.h"
#include "demo/world/childprocess.h"

#include <QObject>

namespace yagura::demo {

// Of history and live scrapes alike: where samples become denser or rarer, a rate over a short window dips.
inline constexpr Duration scrapeInterval = std::chrono::seconds(10);

// The history as text, to files in folder named history-0.txt …; returns their paths. For a worker thread.
[[nodiscard]] Result<QStringList> writeHistoryFiles(MetricsEngine &engine, Instant until,
                                                    const QString &folder);

// What passed while the history was written, up to until, so that little is missing when the live scrapes
// begin; the file's path, or nothing when no sample was due. The engine has advanced at least once.
[[nodiscard]] Result<QStringList> writeSeamFile(MetricsEngine &engine, Instant until, const QString &folder);

class HistoryWriter : public QObject
{
    Q_OBJECT
public:
    // dataFolder: Prometheus' storage folder; blocks are added to it.
    HistoryWriter(QStringList files, QString dataFolder, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void done();
    void failed(const yagura::Error &error);

private:
    void startNext();

    QStringList m_waiting;
    const QString m_dataFolder;
    int m_running = 0;
    bool m_over = false;
};

} // namespace yagura::demo
