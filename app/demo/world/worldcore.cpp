#include "demo/world/worldcore.h"

#include "demo/pagerdutydouble.h"
#include "demo/shop/backgroundlogs.h"
#include "demo/shop/requestlogs.h"
#include "demo/world/demofolder.h"
#include "demo/world/historywriter.h"
#include "workspace/sourcesfile.h"

#include <QDir>
#include <QFile>

static void initialiseResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace yagura::demo {

namespace {

using namespace std::chrono_literals;

constexpr int mostAttempts = 3;
constexpr Duration patience = 20s;
constexpr Duration deliveryLag = 4s; // requests are over by then, as good as all of them
const QString prometheusPackage = QStringLiteral("prometheus");
const QString alertmanagerPackage = QStringLiteral("prometheus-alertmanager");
const QString nodeExporterPackage = QStringLiteral("prometheus-node-exporter");

// History begins and ends on the grid of its own step.
Instant onGrid(Instant at)
{
    return std::chrono::floor<std::chrono::minutes>(at);
}

QString loopback(quint16 port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

} // namespace

WorldCore::WorldCore(const Clock &clock, const WorldOptions &options, QString folder)
    : m_clock(clock)
    , m_options(options)
    , m_folder(std::move(folder))
    , m_faultTimer(this)
    , m_feedTimer(this)
{
    initialiseResources();
    m_workers.setMaxThreadCount(2);
    m_faultTimer.setSingleShot(true);
    m_feedTimer.setInterval(1s);
    connect(&m_feedTimer, &QTimer::timeout, this, &WorldCore::feed);
    connect(&m_faultTimer, &QTimer::timeout, this, [this] { trigger(FaultKind::Pool); });
}

WorldCore::~WorldCore()
{
    m_workers.waitForDone();
    for (ChildProcess *child : std::as_const(m_children))
        child->askToEnd();
    qDeleteAll(m_children);
}

void WorldCore::begin()
{
    Q_EMIT progressed(WorldStage::Preparing, 0.02);
    DemoFolder::sweep(m_options.parentFolder);
    QDir(m_folder).mkdir(QStringLiteral("prometheus"));
    QDir(m_folder).mkdir(QStringLiteral("alertmanager"));
    openDoubles();
    simulate();
    m_awaited = 3; // Alertmanager, Prometheus, and the past of traces and logs
    startNodeExporter();
    startAlertmanager(1);
}

void WorldCore::openDoubles()
{
    PagerDutyDoubleOptions pager;
    pager.token = QString::fromLatin1(demoPagerDutyToken());
    for (const Service service : allServices()) {
        const auto &about = info(service);
        pager.services.push_back(
            {QString::fromLatin1(about.name.data()), QString::fromLatin1(about.team.data()), {}});
    }
    m_pagerDuty = std::make_unique<PagerDutyDouble>(m_clock, std::move(pager));
    addPastIncidents();
    m_ports.pagerDuty = m_pagerDuty->listen();
    m_slack = std::make_unique<SlackDouble>(QString::fromLatin1(demoSlackToken()), m_clock);
    for (const char *role : {"primary on-call", "secondary on-call", "db team", "platform team"})
        m_slack->addUser(QString::fromLatin1(role));
    m_slack->addChannel(QStringLiteral("shop-operations"));
    m_ports.slack = m_slack->listen();
    m_jira = std::make_unique<JiraDouble>(QString::fromLatin1(demoJiraToken()), m_clock);
    m_ports.jira = m_jira->listen();
    m_elastic = std::make_unique<ElasticDouble>(m_clock);
    m_ports.elasticsearch = m_elastic->listen();
}

// As the troubles of the simulated past would have left them.
void WorldCore::addPastIncidents()
{
    const Instant now = m_clock.now();
    m_pagerDuty->addIncident({QStringLiteral("payment"),
                              QStringLiteral("payment answers 31% of its requests with errors"),
                              QStringLiteral("high"),
                              {},
                              QStringLiteral("P2"),
                              now - (4h + 49min),
                              now - (4h + 47min),
                              now - (4h + 41min)});
    m_pagerDuty->addIncident({QStringLiteral("search"),
                              QStringLiteral("search is slow: 95th percentile 1.1s"),
                              QStringLiteral("low"),
                              {},
                              {},
                              now - (3h + 18min),
                              now - (3h + 16min),
                              now - (3h + 9min)});
}

void WorldCore::simulate()
{
    Q_EMIT progressed(WorldStage::Simulating, 0.08);
    const Instant start = onGrid(m_clock.now());
    m_workers.start([this, start] {
        auto shop = std::make_shared<Shop>(m_options.seed, start);
        QMetaObject::invokeMethod(this, [this, shop] { shopOpened(shop); }, Qt::QueuedConnection);
        if (m_stopping)
            return;
        MetricsEngine engine(m_options.seed, shop->timeline, shop->calibration,
                             onGrid(start - m_options.history));
        Result<QStringList> files = writeHistoryFiles(engine, m_clock.now(), m_folder);
        auto history = std::make_shared<History>(History{std::move(engine), std::move(files)});
        QMetaObject::invokeMethod(this, [this, history] { historySimulated(history); }, Qt::QueuedConnection);
    });
}

void WorldCore::shopOpened(std::shared_ptr<Shop> shop)
{
    m_shop = std::move(shop);
    m_jaeger = std::make_unique<JaegerDouble>(m_clock, m_shop->timeline);
    m_ports.jaeger = m_jaeger->listen();
    m_kubernetes = std::make_unique<KubernetesDouble>(m_clock, m_shop->timeline, demoKubernetesToken());
    m_ports.kubernetes = m_kubernetes->listen();
    m_fed = std::chrono::floor<std::chrono::seconds>(m_clock.now() - deliveryLag);
    const Instant from = onGrid(m_fed - m_options.history);
    m_workers.start([this, from, to = m_fed] {
        // In stretches, so that a world that is closed again soon need not wait for all.
        for (Instant at = from; at < to && !m_stopping; at += 10min) {
            const Instant end = std::min<Instant>(at + 10min, to);
            deliver(m_shop->stream.between(at, end), at, end);
        }
        QMetaObject::invokeMethod(this, &WorldCore::settled, Qt::QueuedConnection);
    });
    Q_EMIT progressed(WorldStage::Simulating, 0.15);
}

// Traces and logs of a stretch of time, into their stores. From the worker for the past, then from here.
void WorldCore::deliver(const std::vector<Request> &requests, Instant from, Instant to)
{
    std::vector<LogLine> lines;
    for (const Request &request : requests)
        appendRequestLogs(request, m_shop->timeline, lines);
    appendBackgroundLogs(m_options.seed, m_shop->timeline, from, to, lines);
    m_jaeger->add(requests);
    std::map<QString, QByteArrayList> byIndex;
    for (LogLine &line : lines)
        byIndex[logIndex(line.at)].append(std::move(line.json));
    for (const auto &[index, documents] : byIndex) {
        if (const Status status = m_elastic->addDocuments(index, documents); !status)
            Q_EMIT problem(status.error());
    }
}

void WorldCore::feed()
{
    const Instant until = std::chrono::floor<std::chrono::seconds>(m_clock.now() - deliveryLag);
    if (until <= m_fed)
        return;
    // After a sleep of the machine only the last minutes are made up for.
    const Instant from = std::max<Instant>(m_fed, until - 2min);
    m_fed = until;
    deliver(m_shop->stream.between(from, until), from, until);
}

void WorldCore::historySimulated(std::shared_ptr<History> history)
{
    Q_EMIT progressed(WorldStage::WritingHistory, 0.45);
    m_history = std::move(history);
    importFiles(m_history->files, &WorldCore::historyWritten);
}

// Makes blocks of files, then goes on with next whatever came of it; a problem is told.
void WorldCore::importFiles(const Result<QStringList> &files, void (WorldCore::*next)())
{
    if (!files) {
        Q_EMIT problem(files.error());
        (this->*next)();
        return;
    }
    // promtool comes with Prometheus: that it is missing is told there.
    if (files->isEmpty() || findProgram(QStringLiteral("promtool"), m_options.programFolders).isEmpty()) {
        (this->*next)();
        return;
    }
    auto *writer = new HistoryWriter(*files, path(QStringLiteral("prometheus")), this);
    connect(writer, &HistoryWriter::done, this, next);
    connect(writer, &HistoryWriter::failed, this, [this, next](const Error &error) {
        Q_EMIT problem(error);
        (this->*next)();
    });
    writer->start();
}

void WorldCore::historyWritten()
{
    Q_EMIT progressed(WorldStage::StartingServers, 0.8);
    importFiles(writeSeamFile(m_history->engine, m_clock.now(), m_folder), &WorldCore::seamWritten);
}

void WorldCore::seamWritten()
{
    m_exporter = std::make_unique<Exporter>(m_clock, std::move(m_history->engine));
    m_history.reset();
    m_ports.exporter = m_exporter->listen();
    startPrometheus(1);
}

void WorldCore::startNodeExporter()
{
    if (findProgram(QStringLiteral("prometheus-node-exporter"), m_options.programFolders).isEmpty())
        return; // an extra, not a promise
    m_ports.nodeExporter = freePort();
    ChildProcess *child = addChild({QStringLiteral("prometheus-node-exporter"),
                                    nodeExporterPackage,
                                    {QStringLiteral("--web.listen-address=") + loopback(m_ports.nodeExporter),
                                     QStringLiteral("--log.level=warn")},
                                    path(QStringLiteral("node-exporter.log"))});
    child->start();
}

void WorldCore::startAlertmanager(int attempt)
{
    std::vector<PagerReceiver> receivers;
    for (const Service service : allServices()) {
        const QString own = QString::fromLatin1(name(service).data());
        receivers.push_back({own, PagerDutyDouble::routingKey(own)});
    }
    writeFile(QStringLiteral("alertmanager.yml"), alertmanagerConfig(m_ports.pagerDuty, receivers));
    m_ports.alertmanager = freePort();
    ChildProcess *child
        = addChild({QStringLiteral("prometheus-alertmanager"),
                    alertmanagerPackage,
                    {QStringLiteral("--config.file=") + path(QStringLiteral("alertmanager.yml")),
                     QStringLiteral("--storage.path=") + path(QStringLiteral("alertmanager")),
                     QStringLiteral("--web.listen-address=") + loopback(m_ports.alertmanager),
                     QStringLiteral("--cluster.listen-address="), QStringLiteral("--log.level=warn")},
                    path(QStringLiteral("alertmanager.log"))});
    awaitServer(child, m_ports.alertmanager, attempt, &WorldCore::startAlertmanager);
}

void WorldCore::startPrometheus(int attempt)
{
    m_ports.prometheus = freePort();
    QFile rules(QStringLiteral(":/demo/rules.yml"));
    if (rules.open(QIODevice::ReadOnly))
        writeFile(QStringLiteral("rules.yml"), rules.readAll());
    writeFile(QStringLiteral("prometheus.yml"), prometheusConfig(m_ports, path(QStringLiteral("rules.yml"))));
    ChildProcess *child
        = addChild({QStringLiteral("prometheus"),
                    prometheusPackage,
                    {QStringLiteral("--config.file=") + path(QStringLiteral("prometheus.yml")),
                     QStringLiteral("--storage.tsdb.path=") + path(QStringLiteral("prometheus")),
                     QStringLiteral("--web.listen-address=") + loopback(m_ports.prometheus),
                     QStringLiteral("--log.level=warn")},
                    path(QStringLiteral("prometheus.log"))});
    awaitServer(child, m_ports.prometheus, attempt, &WorldCore::startPrometheus);
}

// A port that somebody else took in between is worth another try; a missing program is not.
void WorldCore::awaitServer(ChildProcess *child, quint16 port, int attempt, void (WorldCore::*again)(int))
{
    connect(child, &ChildProcess::ready, this, &WorldCore::settled);
    connect(child, &ChildProcess::finished, this, [this, port](int exitCode) {
        Q_EMIT problem(
            {ErrorKind::ConnectionLost, loopback(port), QStringLiteral("ended with %1").arg(exitCode), {}});
    });
    connect(child, &ChildProcess::failed, this, [this, port, attempt, again](const Error &error) {
        if (error.hint.isEmpty() && attempt < mostAttempts) {
            (this->*again)(attempt + 1);
            return;
        }
        if (error.hint.isEmpty())
            Q_EMIT problem(error);
        else
            explainMissing(port, error);
        settled();
    });
    child->startAndAwait(port, QStringLiteral("/-/ready"), patience);
}

// So that the source itself says what to do, wherever it is looked at.
void WorldCore::explainMissing(quint16 port, const Error &error)
{
    Q_EMIT problem(error);
    const QByteArray text = (error.detail + QLatin1String(": ") + error.hint + QLatin1Char('\n')).toUtf8();
    m_explanations.push_back(
        std::make_unique<HttpHost>(QStringLiteral("demo explanation"), [text](const HttpQuestion &) {
            return HttpAnswer{503, "text/plain; charset=utf-8", text};
        }));
    m_explanations.back()->listen(port);
}

void WorldCore::settled()
{
    if (--m_awaited == 0 && !m_stopping)
        finish();
}

void WorldCore::finish()
{
    writeWorkspace();
    QList<qint64> pids;
    for (const ChildProcess *child : std::as_const(m_children)) {
        if (child->pid() > 0)
            pids.append(child->pid());
    }
    m_feedTimer.start();
    if (m_options.faultAfter)
        m_faultTimer.start(std::chrono::duration_cast<std::chrono::milliseconds>(*m_options.faultAfter));
    Q_EMIT ready(m_ports, pids);
}

void WorldCore::writeWorkspace()
{
    const SourcesConfig sources = demoSources(m_ports);
    QDir(m_folder).mkdir(QStringLiteral("workspace/secrets"));
    for (const SourceConfig &source : sources.sources) {
        if (source.secret.place != SecretPlace::File)
            continue;
        const QString name = QLatin1String("workspace/") + source.secret.name;
        writeFile(name, demoToken(source.kind));
        QFile::setPermissions(path(name), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    writeFile(QStringLiteral("workspace/sources.yaml"), writeSourcesFile(sources));
    QDir(m_folder).mkdir(QStringLiteral("workspace/slos"));
    QFile objectives(QStringLiteral(":/demo/objectives.yaml"));
    if (objectives.open(QIODevice::ReadOnly))
        writeFile(QStringLiteral("workspace/slos/shop.yaml"), objectives.readAll());
}

void WorldCore::trigger(FaultKind kind)
{
    if (m_shop)
        m_shop->timeline.startFault(kind, m_clock.now());
}

void WorldCore::reset()
{
    m_faultTimer.stop();
    if (!m_shop)
        return;
    m_kubernetes->reset();
    m_shop->timeline.reset(m_clock.now());
}

void WorldCore::writeFile(const QString &name, const QByteArray &text)
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        Q_EMIT problem({ErrorKind::Storage, file.fileName(), file.errorString(), {}});
}

ChildProcess *WorldCore::addChild(Program program)
{
    program.folders = m_options.programFolders;
    auto *child = new ChildProcess(std::move(program));
    m_children.append(child);
    return child;
}

} // namespace yagura::demo
