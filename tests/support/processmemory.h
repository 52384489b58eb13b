// The resident memory of this process, from the kernel's books.
#pragma once

#include <QByteArray>
#include <QFile>

namespace yagura::test {

// Starts the count of the highest mark anew; false where the kernel does not let us.
inline bool resetPeakMemory()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1;
}

// In bytes: "VmRSS" now, "VmHWM" the highest since the last reset; -1 when unknown.
inline qint64 residentMemory(const QByteArray &field)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(QByteArray(field + ':')))
            return line.mid(field.size() + 1).simplified().split(' ').value(0).toLongLong() * 1024;
    }
    return -1;
}

} // namespace yagura::test
