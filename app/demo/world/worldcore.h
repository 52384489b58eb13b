// The part of the demo world that works: makes the shop, fills the history, starts servers and children,
// feeds traces and logs second by second. Lives in the world's own thread, which stays as long as its
// children do.
#pragma once

#include "demo/doubles/jaegerdouble.h"
#include "demo/doubles/kubernetesdouble.h"
#include "demo/esdouble.h"
#include "demo/jiradouble.h"
#include "demo/shop/shop.h"
#include "demo/slackdouble.h"
#include "demo/world.h"
#include "demo/world/childprocess.h"
#include "demo/world/exporter.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace yagura::demo {

class WorldCore : public QObject
{
    Q_OBJECT
public:
    WorldCore(const Clock &clock, const WorldOptions &options, QString folder);
    ~WorldCore() override;

    void begin();
    void trigger(FaultKind kind);
    void reset();
    // From any thread: makes the work in the background give up at its next step.
    void stopSoon() { m_stopping = true; }
    [[nodiscard]] PagerDutyDouble *pagerDuty() const { return m_pagerDuty.get(); }
    [[nodiscard]] ElasticDouble *elastic() const { return m_elastic.get(); }
    [[nodiscard]] JaegerDouble *jaeger() const { return m_jaeger.get(); }
    [[nodiscard]] KubernetesDouble *kubernetes() const { return m_kubernetes.get(); }

Q_SIGNALS:
    void progressed(yagura::demo::WorldStage stage, double fraction);
    void ready(const yagura::demo::Ports &ports, const QList<qint64> &childPids);
    void problem(const yagura::Error &error);

private:
    struct History
    {
        MetricsEngine engine;
        Result<QStringList> files;
    };

    void openDoubles();
    void addPastIncidents();
    void feed();
    void deliver(const std::vector<Request> &requests, Instant from, Instant to);
    void simulate();
    void shopOpened(std::shared_ptr<Shop> shop);
    void historySimulated(std::shared_ptr<History> history);
    void importFiles(const Result<QStringList> &files, void (WorldCore::*next)());
    void historyWritten();
    void seamWritten();
    void startNodeExporter();
    void startAlertmanager(int attempt);
    void startPrometheus(int attempt);
    void awaitServer(ChildProcess *child, quint16 port, int attempt, void (WorldCore::*again)(int));
    void explainMissing(quint16 port, const Error &error);
    void settled(); // one of the things that ready() waits for is done
    void finish();
    void writeWorkspace();
    void writeFile(const QString &name, const QByteArray &text);
    [[nodiscard]] ChildProcess *addChild(Program program);
    [[nodiscard]] QString path(const QString &name) const { return m_folder + QLatin1Char('/') + name; }

    const Clock &m_clock;
    const WorldOptions m_options;
    const QString m_folder;
    std::atomic<bool> m_stopping = false;
    Ports m_ports;
    int m_awaited = 0;
    std::shared_ptr<Shop> m_shop;
    std::unique_ptr<PagerDutyDouble> m_pagerDuty;
    std::unique_ptr<SlackDouble> m_slack;
    std::unique_ptr<JiraDouble> m_jira;
    std::unique_ptr<ElasticDouble> m_elastic;
    std::unique_ptr<JaegerDouble> m_jaeger;
    std::unique_ptr<KubernetesDouble> m_kubernetes;
    std::shared_ptr<History> m_history; // until its last part is written
    std::unique_ptr<Exporter> m_exporter;
    std::vector<std::unique_ptr<HttpHost>> m_explanations; // on the ports of programs that are not installed
    QList<ChildProcess *> m_children;
    QTimer m_faultTimer;
    QTimer m_feedTimer;
    Instant m_fed; // traces and logs that begin before this are delivered
    QThreadPool m_workers; // last: its work uses the rest
};

} // namespace yagura::demo
