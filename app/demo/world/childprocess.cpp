#include "demo/world/childprocess.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace yagura::demo {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds probeInterval = 40ms;
constexpr int endPatienceMs = 3000;

Instant wallNow()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

} // namespace

QString findProgram(const QString &name, const QStringList &folders)
{
    if (!folders.isEmpty())
        return QStandardPaths::findExecutable(name, folders);
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(
        name, {QStringLiteral("/usr/bin"), QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/bin")});
}

Error missingProgram(const QString &name, const QString &package)
{
    return {ErrorKind::Missing, name, QStringLiteral("%1 is not installed").arg(name),
            QStringLiteral("apt install %1").arg(package)};
}

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16{0};
}

ChildProcess::ChildProcess(Program program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_program.logFile);
    m_process.setStandardInputFile(QProcess::nullDevice());
    const pid_t parentId = ::getpid();
    m_process.setChildProcessModifier([parentId] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        // The parent may have died before the line above.
        if (::getppid() != parentId)
            ::_exit(1);
    });
    connect(&m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        if (m_awaiting)
            fail(ErrorKind::Missing,
                 QStringLiteral("ended with %1 before it was ready: %2").arg(exitCode).arg(lastLines()));
        else if (!m_failed)
            Q_EMIT finished(status == QProcess::NormalExit ? exitCode : -1);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(ErrorKind::Missing, m_process.errorString());
    });
}

ChildProcess::~ChildProcess()
{
    askToEnd();
    if (m_process.state() == QProcess::NotRunning)
        return;
    if (!m_process.waitForFinished(endPatienceMs)) {
        m_process.kill();
        m_process.waitForFinished(endPatienceMs);
    }
}

void ChildProcess::askToEnd()
{
    m_awaiting = false;
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning)
        m_process.terminate();
}

void ChildProcess::start()
{
    const QString executable = findProgram(m_program.executable, m_program.folders);
    if (executable.isEmpty()) {
        m_failed = true;
        const Error error = missingProgram(m_program.executable, m_program.package);
        QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    m_process.start(executable, m_program.arguments);
    m_pid = m_process.processId();
}

void ChildProcess::startAndAwait(quint16 port, const QString &path, Duration patience)
{
    m_port = port;
    m_path = path;
    m_giveUp = wallNow() + patience;
    m_awaiting = true;
    start();
    if (!m_failed)
        probe();
}

void ChildProcess::probe()
{
    if (!m_awaiting)
        return;
    if (wallNow() > m_giveUp) {
        fail(ErrorKind::DeadlineExceeded, QStringLiteral("not ready in time: %1").arg(lastLines()));
        return;
    }
    auto *socket = new QTcpSocket(this);
    const auto again = [this, socket] {
        socket->deleteLater();
        if (!m_awaiting)
            return;
        if (socket->readAll().startsWith("HTTP/1.0 200")) {
            m_awaiting = false;
            Q_EMIT ready();
        } else {
            QTimer::singleShot(probeInterval, this, &ChildProcess::probe);
        }
    };
    connect(socket, &QTcpSocket::connected, this, [this, socket] {
        socket->write("GET " + m_path.toLatin1() + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    });
    // One of the two ends every attempt; a socket may report both.
    connect(socket, &QTcpSocket::stateChanged, this, [again](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            again();
    });
    socket->connectToHost(QStringLiteral("127.0.0.1"), m_port);
}

void ChildProcess::fail(ErrorKind kind, const QString &detail)
{
    if (std::exchange(m_failed, true))
        return;
    m_awaiting = false;
    Q_EMIT failed({kind, m_program.executable, detail, {}});
}

QString ChildProcess::lastLines() const
{
    QFile file(m_program.logFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll().trimmed();
    return QString::fromUtf8(text.right(600));
}

} // namespace yagura::demo
