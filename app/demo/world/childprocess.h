// One program of the system that runs for the demo world and dies with it, even when this process is killed:
// the kernel ends it when the thread that started it goes. So it must be started from a thread that stays;
// all of this lives there.
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace yagura::demo {

struct Program
{
    QString executable; // looked up in PATH
    QString package; // of Debian, for the hint when it is missing
    QStringList arguments;
    QString logFile; // receives what it prints
    QStringList folders = {}; // where to look for it; empty: PATH and the system's folders
};

// Its path; empty when it is not installed. folders: as in Program.
[[nodiscard]] QString findProgram(const QString &name, const QStringList &folders = {});
[[nodiscard]] Error missingProgram(const QString &name, const QString &package);
// A port that is free on 127.0.0.1 at this moment; 0 when there is none.
[[nodiscard]] quint16 freePort();

class ChildProcess : public QObject
{
    Q_OBJECT
public:
    explicit ChildProcess(Program program, QObject *parent = nullptr);
    ~ChildProcess() override; // asks it to end, waits a moment, then kills

    void start();
    // Then asks http://127.0.0.1:port/path until it answers 200; ready() or failed() follows.
    void startAndAwait(quint16 port, const QString &path, Duration patience);

    // Asks it to end, without waiting; nothing is reported after this.
    void askToEnd();

    [[nodiscard]] qint64 pid() const { return m_pid; }

Q_SIGNALS:
    void ready();
    void finished(int exitCode);
    void failed(const yagura::Error &error); // could not start, ended too early, or did not get ready in time

private:
    void probe();
    void fail(ErrorKind kind, const QString &detail);
    [[nodiscard]] QString lastLines() const;

    const Program m_program;
    QProcess m_process;
    qint64 m_pid = 0;
    quint16 m_port = 0;
    QString m_path;
    Instant m_giveUp;
    bool m_awaiting = false;
    bool m_failed = false;
};

} // namespace yagura::demo
