#include "demo/world/historywriter.h"

#include <QFile>

namespace yagura::demo {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours stretch{2};
constexpr int atOnce = 2;

Status writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return failure(ErrorKind::Storage, file.fileName(), file.errorString());
    return {};
}

} // namespace

Result<QStringList> writeSeamFile(MetricsEngine &engine, Instant until, const QString &folder)
{
    const QString path = folder + QStringLiteral("/seam.txt");
    const Instant from = engine.now() + scrapeInterval;
    if (from >= until)
        return QStringList();
    const Status written = writeText(path, backfill(engine, from, until, scrapeInterval));
    if (!written)
        return std::unexpected(written.error());
    return QStringList(path);
}

Result<QStringList> writeHistoryFiles(MetricsEngine &engine, Instant until, const QString &folder)
{
    QStringList files;
    for (Instant from = engine.now(); from < until;) {
        // Blocks begin at multiples of two hours; a file that straddles one would be read twice.
        const auto hours = std::chrono::floor<std::chrono::hours>(from).time_since_epoch();
        const Instant boundary = Instant(hours - hours % stretch) + stretch;
        const Instant end = std::min(until, boundary);
        const QByteArray text = backfill(engine, from, end, scrapeInterval);
        const QString path = folder + QStringLiteral("/history-%1.txt").arg(files.size());
        if (const Status written = writeText(path, text); !written)
            return std::unexpected(written.error());
        files.append(path);
        from = end;
    }
    return files;
}

HistoryWriter::HistoryWriter(QStringList files, QString dataFolder, QObject *parent)
    : QObject(parent)
    , m_waiting(std::move(files))
    , m_dataFolder(std::move(dataFolder))
{ }

void HistoryWriter::start()
{
    for (int i = 0; i < atOnce; ++i)
        startNext();
}

void HistoryWriter::startNext()
{
    if (m_over)
        return;
    if (m_waiting.isEmpty()) {
        if (m_running == 0) {
            m_over = true;
            Q_EMIT done();
        }
        return;
    }
    const QString file = m_waiting.takeFirst();
    ++m_running;
    auto *promtool = new ChildProcess({QStringLiteral("promtool"),
                                       QStringLiteral("prometheus"),
                                       {QStringLiteral("tsdb"), QStringLiteral("create-blocks-from"),
                                        QStringLiteral("openmetrics"), file, m_dataFolder},
                                       file + QStringLiteral(".log")},
                                      this);
    connect(promtool, &ChildProcess::finished, this, [this, promtool, file](int exitCode) {
        promtool->deleteLater();
        QFile::remove(file);
        --m_running;
        if (exitCode == 0) {
            startNext();
        } else if (!std::exchange(m_over, true)) {
            QFile log(file + QStringLiteral(".log"));
            const bool readable = log.open(QIODevice::ReadOnly);
            Q_EMIT failed({ErrorKind::Storage,
                           QStringLiteral("promtool"),
                           readable ? QString::fromUtf8(log.readAll().right(600)) : QString(),
                           {}});
        }
    });
    connect(promtool, &ChildProcess::failed, this, [this](const Error &error) {
        if (!std::exchange(m_over, true))
            Q_EMIT failed(error);
    });
    promtool->start();
}

} // namespace yagura::demo
