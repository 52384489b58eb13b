// The expressions of tests/data/promql: one a line; lines that begin with ## are titles.
#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

namespace yagura::test {

inline QStringList promqlCorpus(const char *name)
{
    QFile file(QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/promql/%1.txt").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList rows;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        if (!line.startsWith(QLatin1String("##")) && !line.isEmpty())
            rows.push_back(line);
    }
    return rows;
}

} // namespace yagura::test
