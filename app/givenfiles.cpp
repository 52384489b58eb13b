#include "givenfiles.h"

#include "dashboards/files/importedfile.h"
#include "traces/files/tracefile.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

constexpr qint64 largestDashboard = 64 << 20;
constexpr qint64 headOfTraces = 8 << 20;

Result<QByteArray> readAtMost(const QString &path, qint64 limit)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::Missing, path, u"there is no such file"_s);
    if (!info.isFile())
        return failure(ErrorKind::InvalidInput, path, u"not a plain file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, path, file.errorString());
    const QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return failure(ErrorKind::TooLarge, path, u"more than %1 MiB"_s.arg(limit >> 20));
    return bytes;
}

// A file may be given several times and hold several dashboards.
QString keptName(const QString &path, const QString &part)
{
    QString name = QFileInfo(path).fileName();
    if (!part.isEmpty() || !name.endsWith(".json"_L1)) {
        name = QFileInfo(path).completeBaseName();
        for (const QChar letter : part)
            name
                += letter.isLetterOrNumber() || letter == '_'_L1 || letter == '-'_L1 ? letter : QChar('_'_L1);
        name = name.left(180) + u".json"_s;
    }
    return name;
}

QList<GivenFile> givenDashboards(const QString &path, const QByteArray &bytes)
{
    using namespace dashboards;
    const auto document = readDashboardDocument(bytes, path, {{}, readerBeside(path)});
    if (!document || document->kind == DocumentKind::Grafana)
        return {{path, GivenFileKind::Dashboard, bytes, keptName(path, {}), false}};
    QList<GivenFile> given;
    for (const DocumentDashboard &one : document->dashboards) {
        const QString part = document->dashboards.size() > 1 ? u"-"_s + one.part : QString();
        given.append({path, GivenFileKind::Dashboard, one.dashboard.json, keptName(path, part), true});
    }
    return given;
}

} // namespace

Result<QList<GivenFile>> readGivenFiles(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QFile file(absolute);
    if (!file.exists())
        return failure(ErrorKind::Missing, path, u"there is no such file"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, path, file.errorString());
    // Traces may be large and packed: their screen reads them, on a worker.
    if (traces::looksLikeTraces(file.read(headOfTraces)))
        return QList<GivenFile>{{absolute, GivenFileKind::Trace, {}, {}, false}};
    const auto bytes = readAtMost(absolute, largestDashboard);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (dashboards::documentKindOf(*bytes))
        return givenDashboards(absolute, *bytes);
    return failure(
        ErrorKind::Unsupported, path, u"neither a trace nor a dashboard"_s,
        u"traces of Jaeger, OTLP, Tempo and Zipkin in JSON, also gzipped, and dashboards of Grafana, "
        "Terraform and Kibana can be opened"_s);
}

bool isTraceFile(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    return info.isFile() && file.open(QIODevice::ReadOnly)
        && traces::looksLikeTraces(file.read(headOfTraces));
}

Result<dashboards::DashboardDocument> readDashboardFile(const QString &path,
                                                        const dashboards::InputBindings &inputs)
{
    const auto bytes = readAtMost(path, largestDashboard);
    if (!bytes)
        return std::unexpected(bytes.error());
    return dashboards::readDashboardDocument(*bytes, path, {inputs, dashboards::readerBeside(path)});
}

} // namespace yagura
