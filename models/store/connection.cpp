#include "store/connection.h"

#include "store/storeerror.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <atomic>

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

Error errorFrom(const QSqlError &error, const QString &path)
{
    return storeError(error.nativeErrorCode().toInt(), error.databaseText(), path);
}

// SQLite gives its journal files the rights of the file itself, so that has to be right first.
Status makePrivate(const QString &path)
{
    QFile file(path);
    if (!file.exists() && !file.open(QIODevice::WriteOnly))
        return failure(ErrorKind::Storage, path, file.errorString());
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failure(ErrorKind::Storage, path, file.errorString());
    return {};
}

// In a function of its own: Qt wants no handle left when the connection is removed again.
Status openSqlite(const QString &name, const QString &path, const QString &options)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(path);
    database.setConnectOptions(options);
    if (!database.open())
        return std::unexpected(errorFrom(database.lastError(), path));
    return {};
}

} // namespace

Connection::Connection(QString name, QString path)
    : m_name(std::move(name))
    , m_path(std::move(path))
{ }

Connection::~Connection()
{
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Access access,
                                                     std::chrono::milliseconds busyTimeout)
{
    static std::atomic<int> counter = 0;
    if (access == Access::ReadWrite) {
        if (const Status made = makePrivate(path); !made)
            return std::unexpected(made.error());
    }
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count());
    if (access == Access::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    std::unique_ptr<Connection> connection(new Connection(u"yagura-store-%1"_s.arg(counter++), path));
    if (const Status opened = openSqlite(connection->m_name, path, options); !opened)
        return std::unexpected(opened.error());
    if (access == Access::ReadOnly)
        return connection;
    for (const QString &pragma :
         {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s, u"PRAGMA foreign_keys=ON"_s}) {
        if (const auto done = connection->query(pragma); !done)
            return std::unexpected(done.error());
    }
    return connection;
}

Result<Executed> Connection::execute(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (!query.prepare(statement))
        return std::unexpected(errorFrom(query.lastError(), m_path));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return std::unexpected(errorFrom(query.lastError(), m_path));
    return Executed{query.numRowsAffected(), query.lastInsertId().toLongLong()};
}

Result<Rows> Connection::query(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return std::unexpected(errorFrom(query.lastError(), m_path));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return std::unexpected(errorFrom(query.lastError(), m_path));
    Rows rows;
    const int columns = query.record().count();
    while (query.next()) {
        Row row;
        for (int column = 0; column < columns; ++column)
            row << query.value(column);
        rows << row;
    }
    if (query.lastError().type() != QSqlError::NoError)
        return std::unexpected(errorFrom(query.lastError(), m_path));
    return rows;
}

Result<QVariant> Connection::value(const QString &statement, const QVariantList &values)
{
    const auto rows = query(statement, values);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->isEmpty() || rows->first().isEmpty() ? QVariant() : rows->first().first();
}

Status Connection::begin()
{
    const auto done = execute(u"BEGIN IMMEDIATE"_s);
    return done ? Status() : std::unexpected(done.error());
}

Status Connection::commit()
{
    const auto done = execute(u"COMMIT"_s);
    return done ? Status() : std::unexpected(done.error());
}

void Connection::rollback()
{
    // Fails harmlessly when SQLite has rolled back by itself.
    (void)execute(u"ROLLBACK"_s);
}

} // namespace yagura
