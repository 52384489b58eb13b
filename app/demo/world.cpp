#include "demo/world.h"

#include "demo/world/demofolder.h"
#include "demo/world/worldcore.h"

#include <QCoreApplication>
#include <QDir>

namespace yagura::demo {

QString worldStageText(WorldStage stage)
{
    switch (stage) {
    case WorldStage::Preparing:
        return QCoreApplication::translate("DemoWorld", "Preparing the demo world");
    case WorldStage::Simulating:
        return QCoreApplication::translate("DemoWorld", "Opening the shop");
    case WorldStage::WritingHistory:
        return QCoreApplication::translate("DemoWorld", "Writing the last hours into Prometheus");
    case WorldStage::StartingServers:
        return QCoreApplication::translate("DemoWorld", "Starting Prometheus and Alertmanager");
    case WorldStage::Ready:
        return QCoreApplication::translate("DemoWorld", "Ready");
    }
    return {};
}

World::World(const Clock &clock, WorldOptions options, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_options(std::move(options))
{
    Result<DemoFolder> folder = DemoFolder::make(m_options.parentFolder);
    if (folder) {
        m_folder = std::make_unique<DemoFolder>(std::move(*folder));
        QDir(m_folder->path()).mkdir(QStringLiteral("workspace"));
    } else {
        m_folderError = folder.error();
    }
    m_thread.setObjectName(QStringLiteral("demo world"));
}

World::~World()
{
    if (m_core) {
        m_core->stopSoon();
        QMetaObject::invokeMethod(m_core, [this] { delete m_core; }, Qt::BlockingQueuedConnection);
    }
    m_thread.quit();
    m_thread.wait();
}

void World::start()
{
    Q_ASSERT(!m_core);
    if (m_folderError) {
        QMetaObject::invokeMethod(this, [this] { Q_EMIT problem(*m_folderError); }, Qt::QueuedConnection);
        return;
    }
    m_core = new WorldCore(m_clock, m_options, m_folder->path());
    m_core->moveToThread(&m_thread);
    connect(m_core, &WorldCore::progressed, this, &World::progressed);
    connect(m_core, &WorldCore::problem, this, &World::problem);
    connect(m_core, &WorldCore::ready, this, [this](const Ports &ports, const QList<qint64> &pids) {
        m_ports = ports;
        m_childPids = pids;
        m_ready = true;
        Q_EMIT progressed(WorldStage::Ready, 1.0);
        Q_EMIT ready();
    });
    m_thread.start();
    QMetaObject::invokeMethod(m_core, &WorldCore::begin, Qt::QueuedConnection);
}

QString World::workspacePath() const
{
    return m_folder ? m_folder->file(QStringLiteral("workspace")) : QString();
}

void World::trigger(FaultKind kind)
{
    if (m_core)
        QMetaObject::invokeMethod(
            m_core, [core = m_core, kind] { core->trigger(kind); }, Qt::QueuedConnection);
}

void World::reset()
{
    if (m_core)
        QMetaObject::invokeMethod(m_core, &WorldCore::reset, Qt::QueuedConnection);
}

PagerDutyDouble *World::pagerDuty() const
{
    return m_ready ? m_core->pagerDuty() : nullptr;
}
ElasticDouble *World::elastic() const
{
    return m_ready ? m_core->elastic() : nullptr;
}
JaegerDouble *World::jaeger() const
{
    return m_ready ? m_core->jaeger() : nullptr;
}
KubernetesDouble *World::kubernetes() const
{
    return m_ready ? m_core->kubernetes() : nullptr;
}

} // namespace yagura::demo
