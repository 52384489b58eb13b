#include "givenfiles.h"

#include <QFile>
#include <QFileInfo>

namespace yagura {

Result<GivenFile> readGivenFile(const QString &path)
{
    GivenFile given;
    given.path = QFileInfo(path).absoluteFilePath();
    QFile file(given.path);
    if (!file.exists())
        return failure(ErrorKind::Missing, path, QStringLiteral("there is no such file"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, path, file.errorString());
    given.bytes = file.readAll();
    // Both are JSON; these members tell them apart wherever they stand in the document.
    if (given.bytes.contains("\"spans\"") || given.bytes.contains("\"resourceSpans\""))
        given.kind = GivenFileKind::Trace;
    else if (given.bytes.contains("\"panels\"") || given.bytes.contains("\"rows\""))
        given.kind = GivenFileKind::Dashboard;
    else
        return failure(
            ErrorKind::Unsupported, path, QStringLiteral("neither a trace nor a dashboard"),
            QStringLiteral("traces of Jaeger or OTLP in JSON and Grafana dashboards can be opened"));
    return given;
}

} // namespace yagura
