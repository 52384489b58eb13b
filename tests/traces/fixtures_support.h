// Where the shared sample files are: YAGURA_FIXTURES, or beside the sources.
#pragma once

#include <QByteArray>
#include <QFile>

#include <optional>

namespace yagura::traces::testing {

inline QString fixturePath(const QString &relative)
{
    const auto given = qEnvironmentVariable("YAGURA_FIXTURES");
    const QString folder = given.isEmpty() ? QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures") : given;
    return folder + u'/' + relative;
}

inline std::optional<QByteArray> fixture(const QString &relative)
{
    QFile file(fixturePath(relative));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

} // namespace yagura::traces::testing

#define YAGURA_NEED_FIXTURE(bytes, path)                                                                     \
    const auto bytes = yagura::traces::testing::fixture(QStringLiteral(path));                               \
    if (!bytes)                                                                                              \
    QSKIP(qPrintable(QStringLiteral("no sample file ")                                                       \
                     + yagura::traces::testing::fixturePath(QStringLiteral(path))))
