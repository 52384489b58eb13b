#include "store/database.h"

#include "store/storeerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

QList<SchemaPart> notesSchema()
{
    return {{u"notes"_s, {{u"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)"_s}}}};
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsWhatWasCommitted();
    void rollsBackOnError();
    void givenWorkIsDoneThoughTheCallIsGone();
    void settings();
    void migratesStepByStep();
    void brokenMigrationChangesNothing();
    void newerFileIsOnlyRead();
    void damagedFileIsPutAside();
    void diskFullIsAnErrorAndChangesNothing();
    void lockedByAnotherProgram();
    void onlyOneDatabaseAFile();
    void folderThatCannotBeMade();
    void nullsAndManyColumns();

private:
    template <typename T> Result<T> wait(Call<T> call)
    {
        std::optional<Result<T>> result;
        call.onDone(this, [&](Result<T> r) { result.emplace(std::move(r)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return failure(ErrorKind::DeadlineExceeded);
        return std::move(*result);
    }
    Result<int> add(Database &database, const QString &text);
    Result<int> count(Database &database);
    DatabaseOptions options(const QList<SchemaPart> &schema = notesSchema())
    {
        return {m_path, schema, std::chrono::milliseconds(50)};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void DatabaseTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"data/yagura.db"_s);
}

Result<int> DatabaseTest::add(Database &database, const QString &text)
{
    return wait(database.write([text](Connection &connection) -> Result<int> {
        const auto done = connection.execute(u"INSERT INTO note (text) VALUES (?)"_s, {text});
        if (!done)
            return std::unexpected(done.error());
        return static_cast<int>(done->lastInsertId);
    }));
}

Result<int> DatabaseTest::count(Database &database)
{
    return wait(database.read([](Connection &connection) -> Result<int> {
        const auto value = connection.value(u"SELECT count(*) FROM note"_s);
        if (!value)
            return std::unexpected(value.error());
        return value->toInt();
    }));
}

void DatabaseTest::keepsWhatWasCommitted()
{
    {
        Database database(options());
        QCOMPARE(add(database, u"first"_s).value(), 1);
        QCOMPARE(add(database, u"second"_s).value(), 2);
        QCOMPARE(database.state().access, StoreAccess::Open);
    }
    Database again(options());
    QCOMPARE(count(again).value(), 2);
}

void DatabaseTest::rollsBackOnError()
{
    Database database(options());
    const auto result = wait(database.write([](Connection &connection) -> Result<int> {
        (void)connection.execute(u"INSERT INTO note (text) VALUES ('x')"_s);
        return failure(ErrorKind::InvalidInput, u"here"_s);
    }));
    QCOMPARE(result.error().where, u"here"_s);
    QCOMPARE(count(database).value(), 0);
    QVERIFY(add(database, u"twice"_s));
    QCOMPARE(add(database, u"twice"_s).error().kind, ErrorKind::Storage);
    QCOMPARE(count(database).value(), 1);
}

void DatabaseTest::givenWorkIsDoneThoughTheCallIsGone()
{
    {
        Database database(options());
        for (int i = 0; i < 20; ++i) {
            (void)database.write([i](Connection &connection) {
                return connection.execute(u"INSERT INTO note (text) VALUES (?)"_s, {QString::number(i)});
            });
        }
    }
    Database again(options());
    QCOMPARE(count(again).value(), 20);
}

void DatabaseTest::settings()
{
    Database database(options());
    const auto modes = wait(database.read([](Connection &connection) -> Result<QStringList> {
        return QStringList{connection.value(u"PRAGMA journal_mode"_s)->toString(),
                           connection.value(u"PRAGMA synchronous"_s)->toString()};
    }));
    QCOMPARE(modes.value(), (QStringList{u"wal"_s, u"2"_s}));
    QCOMPARE(QFileInfo(m_path).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void DatabaseTest::migratesStepByStep()
{
    {
        Database database(options());
        QVERIFY(add(database, u"old"_s));
    }
    auto schema = notesSchema();
    schema[0].steps << QStringList{u"ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT 'nobody'"_s};
    schema << SchemaPart{u"other"_s, {{u"CREATE TABLE other (id INTEGER PRIMARY KEY)"_s}}};
    Database database(options(schema));
    const auto author = wait(database.read([](Connection &connection) {
        return connection.value(u"SELECT author FROM note WHERE text = 'old'"_s);
    }));
    QCOMPARE(author.value().toString(), u"nobody"_s);
    QVERIFY(wait(
        database.read([](Connection &connection) { return connection.query(u"SELECT id FROM other"_s); })));
}

void DatabaseTest::brokenMigrationChangesNothing()
{
    {
        Database database(options());
        QVERIFY(add(database, u"old"_s));
    }
    auto schema = notesSchema();
    schema[0].steps << QStringList{u"ALTER TABLE note ADD COLUMN a TEXT"_s, u"NOT A STATEMENT"_s};
    {
        Database broken(options(schema));
        QCOMPARE(count(broken).error().kind, ErrorKind::Storage);
        QCOMPARE(broken.state().access, StoreAccess::Closed);
    }
    Database database(options());
    QCOMPARE(count(database).value(), 1);
    const auto column = wait(
        database.read([](Connection &connection) { return connection.query(u"SELECT a FROM note"_s); }));
    QVERIFY(!column);
}

void DatabaseTest::newerFileIsOnlyRead()
{
    auto newer = notesSchema();
    newer[0].steps << QStringList{u"ALTER TABLE note ADD COLUMN a TEXT"_s};
    {
        Database database(options(newer));
        QVERIFY(add(database, u"from the future"_s));
    }
    Database database(options());
    QCOMPARE(count(database).value(), 1);
    QCOMPARE(database.state().access, StoreAccess::ReadOnly);
    const auto refused = add(database, u"no"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    QVERIFY(refused.error().detail.contains(u"newer"_s));
    QCOMPARE(count(database).value(), 1);
}

void DatabaseTest::damagedFileIsPutAside()
{
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    Database database(options());
    QVERIFY(add(database, u"fresh"_s));
    QCOMPARE(database.state().access, StoreAccess::Open);
    QVERIFY(QFile::exists(database.state().damagedFile));
    QCOMPARE(QFileInfo(database.state().damagedFile).size(), 8192);
}

void DatabaseTest::diskFullIsAnErrorAndChangesNothing()
{
    Database database(options());
    QVERIFY(add(database, u"before"_s));
    QVERIFY(wait(database.read(
        [](Connection &connection) { return connection.query(u"PRAGMA max_page_count = 6"_s); })));
    const auto refused = add(database, QString(200'000, u'x'));
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY2(refused.error().detail.contains(u"full"_s), qPrintable(describe(refused.error())));
    QCOMPARE(count(database).value(), 1);
    QVERIFY(wait(database.read(
        [](Connection &connection) { return connection.query(u"PRAGMA max_page_count = 9999"_s); })));
    QVERIFY(add(database, u"after"_s));
}

void DatabaseTest::lockedByAnotherProgram()
{
    Database database(options());
    QVERIFY(add(database, u"before"_s));
    auto other = Connection::open(m_path, Access::ReadWrite, std::chrono::milliseconds(0));
    QVERIFY(other);
    QVERIFY((*other)->begin());
    const auto refused = add(database, u"meanwhile"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY2(refused.error().detail.contains(u"another program"_s), qPrintable(describe(refused.error())));
    (*other)->rollback();
    QVERIFY(add(database, u"after"_s));
}

void DatabaseTest::onlyOneDatabaseAFile()
{
    Database database(options());
    QVERIFY(add(database, u"mine"_s));
    Database second(options());
    const auto refused = add(second, u"theirs"_s);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"another Yagura"_s));
    QCOMPARE(count(database).value(), 1);
}

void DatabaseTest::folderThatCannotBeMade()
{
    QFile file(m_folder->filePath(u"data"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Database database(options());
    QSignalSpy changed(&database, &Database::stateChanged);
    QCOMPARE(add(database, u"x"_s).error().kind, ErrorKind::Storage);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(database.state().access, StoreAccess::Closed);
}

void DatabaseTest::nullsAndManyColumns()
{
    Database database(options());
    const auto rows = wait(database.read([](Connection &connection) {
        return connection.query(u"SELECT 1, NULL, 'x', ?"_s, {QByteArray("\0y", 2)});
    }));
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().size(), 4);
    QVERIFY(rows->first().at(1).isNull());
    QCOMPARE(rows->first().at(3).toByteArray(), QByteArray("\0y", 2));
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
