#include "store/database.h"

#include "store/storeerror.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

Result<QString> putAside(const QString &path)
{
    const QString aside
        = path + u".corrupt-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'hhmmsszzz"_s);
    if (!QFile::rename(path, aside))
        return failure(ErrorKind::Storage, path, u"the file is damaged and cannot be moved aside"_s);
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
        QFile::rename(path + suffix, aside + suffix);
    return aside;
}

Status checkIntegrity(Connection &connection, const QString &path)
{
    const auto answer = connection.value(u"PRAGMA quick_check(1)"_s);
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->toString() != u"ok"_s)
        return std::unexpected(storeError(11, answer->toString(), path));
    return {};
}

} // namespace

Database::Database(DatabaseOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_context(new QObject)
{
    m_thread.setObjectName(u"store"_s);
    m_context->moveToThread(&m_thread);
    m_thread.start();
    post([this] { open(); });
}

Database::~Database()
{
    QMetaObject::invokeMethod(
        m_context,
        [this] {
            m_connection.reset();
            m_lock.reset();
        },
        Qt::BlockingQueuedConnection);
    m_context->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

StoreState Database::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

void Database::setState(StoreState state)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_state = std::move(state);
    }
    QMetaObject::invokeMethod(this, &Database::stateChanged, Qt::QueuedConnection);
}

void Database::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_context, std::move(job), Qt::QueuedConnection);
}

Result<std::unique_ptr<Connection>> Database::openChecked()
{
    auto connection = Connection::open(m_options.path, Access::ReadWrite, m_options.busyTimeout);
    if (!connection)
        return connection;
    if (const Status sound = checkIntegrity(**connection, m_options.path); !sound)
        return std::unexpected(sound.error());
    return connection;
}

Status Database::openFile()
{
    const QFileInfo file(m_options.path);
    if (!QDir().mkpath(file.absolutePath()))
        return failure(ErrorKind::Storage, file.absolutePath(), u"the folder cannot be made"_s);
    // Two programs on one outbox would each settle what the other is just sending.
    m_lock = std::make_unique<QLockFile>(m_options.path + u".lock"_s);
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock()) {
        if (m_lock->error() == QLockFile::LockFailedError)
            return failure(ErrorKind::Storage, m_options.path, u"another Yagura is using this file"_s,
                           u"Close the other window first, or start this one with another data folder."_s);
        return failure(ErrorKind::Storage, m_options.path, u"the file or its folder cannot be written"_s,
                       u"Check the permissions of the folder."_s);
    }
    auto connection = openChecked();
    if (!connection && isDamage(connection.error())) {
        const auto aside = putAside(m_options.path);
        if (!aside)
            return std::unexpected(aside.error());
        m_damagedFile = *aside;
        connection = openChecked();
    }
    if (!connection)
        return std::unexpected(connection.error());
    m_connection = std::move(*connection);
    return migrate(*m_connection, m_options.schema);
}

void Database::open()
{
    const Status opened = openFile();
    if (opened) {
        setState({StoreAccess::Open, std::nullopt, m_damagedFile});
    } else if (opened.error().kind == ErrorKind::Unsupported) {
        setState({StoreAccess::ReadOnly, opened.error(), m_damagedFile});
    } else {
        m_connection.reset();
        setState({StoreAccess::Closed, opened.error(), m_damagedFile});
    }
}

Status Database::inTransaction(const Task &task)
{
    const StoreState now = state();
    if (now.access != StoreAccess::Open)
        return std::unexpected(now.problem.value_or(Error{ErrorKind::Storage, m_options.path, {}, {}}));
    if (const Status begun = m_connection->begin(); !begun)
        return begun;
    if (const Status done = task(*m_connection); !done) {
        m_connection->rollback();
        return done;
    }
    const Status committed = m_connection->commit();
    if (!committed)
        m_connection->rollback();
    return committed;
}

Status Database::withoutTransaction(const Task &task)
{
    const StoreState now = state();
    if (!m_connection)
        return std::unexpected(now.problem.value_or(Error{ErrorKind::Storage, m_options.path, {}, {}}));
    return task(*m_connection);
}

} // namespace yagura
