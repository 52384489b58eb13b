// The demo world: a simulated web shop behind real HTTP on loopback, with the real Prometheus and
// Alertmanager, started inside this process and on threads of its own. Owned by app/ or a test; all of it
// lives in the owner's thread, which is never asked to wait. The console reaches it like any other
// production: through the sources of workspacePath().
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "demo/shop/timeline.h"
#include "demo/world/serverconfig.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace yagura::demo {

class DemoFolder;
class ElasticDouble;
class JaegerDouble;
class KubernetesDouble;
class PagerDutyDouble;
class WorldCore;

struct WorldOptions
{
    std::uint64_t seed = 20'260'807;
    // The fault Pool begins by itself this long after ready(); nothing: never.
    std::optional<Duration> faultAfter = std::chrono::seconds(60);
    Duration history = std::chrono::hours(6);
    QStringList programFolders
        = {}; // where Prometheus & co are looked for; empty: PATH and the system's folders
    QString parentFolder = {}; // for its temporary folder; empty: the system's
};

enum class WorldStage { Preparing, Simulating, WritingHistory, StartingServers, Ready };

// For the progress bar, translated.
[[nodiscard]] QString worldStageText(WorldStage stage);

class World : public QObject
{
    Q_OBJECT
public:
    // clock outlives the world; it should tell real time, since Prometheus does.
    explicit World(const Clock &clock, WorldOptions options = {}, QObject *parent = nullptr);
    ~World() override; // ends every child and removes the folder

    // Returns at once; progressed() and then ready() follow. Once.
    void start();
    [[nodiscard]] bool isReady() const { return m_ready; }

    // A workspace folder with sources.yaml; complete when ready.
    [[nodiscard]] QString workspacePath() const;

    // Effective from now on. Starting a fault that is active does nothing.
    void trigger(FaultKind kind);
    // The shop is healthy again, as at the start.
    void reset();

    // For tests; filled when ready.
    [[nodiscard]] Ports ports() const { return m_ports; }
    [[nodiscard]] QList<qint64> childPids() const { return m_childPids; }
    // Null before ready. Its functions may be called from any thread.
    [[nodiscard]] PagerDutyDouble *pagerDuty() const;
    [[nodiscard]] ElasticDouble *elastic() const;
    [[nodiscard]] JaegerDouble *jaeger() const;
    [[nodiscard]] KubernetesDouble *kubernetes() const;

Q_SIGNALS:
    void progressed(yagura::demo::WorldStage stage, double fraction);
    void ready();
    // Something is missing or did not start; the rest runs.
    void problem(const yagura::Error &error);

private:
    const Clock &m_clock;
    const WorldOptions m_options;
    std::unique_ptr<DemoFolder> m_folder;
    std::optional<Error> m_folderError;
    QThread m_thread;
    WorldCore *m_core = nullptr; // lives in m_thread
    bool m_ready = false;
    Ports m_ports;
    QList<qint64> m_childPids;
};

} // namespace yagura::demo
