#include "store/schema.h"

#include "store/connection.h"

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

Result<int> versionOf(Connection &connection, const QString &part)
{
    const auto version = connection.value(u"SELECT version FROM schema_part WHERE name = ?"_s, {part});
    if (!version)
        return std::unexpected(version.error());
    return version->toInt();
}

Status migratePart(Connection &connection, const SchemaPart &part)
{
    const auto version = versionOf(connection, part.name);
    if (!version)
        return std::unexpected(version.error());
    const int newest = static_cast<int>(part.steps.size());
    if (*version > newest) {
        return failure(
            ErrorKind::Unsupported, part.name,
            u"written by a newer Yagura (version %1, this one knows %2)"_s.arg(*version).arg(newest),
            u"Update this program; until then the file is only read."_s);
    }
    for (int step = *version; step < newest; ++step) {
        for (const QString &statement : part.steps.at(step)) {
            if (const auto done = connection.execute(statement); !done)
                return std::unexpected(done.error());
        }
    }
    const auto noted = connection.execute(u"INSERT INTO schema_part (name, version) VALUES (?, ?) "
                                          "ON CONFLICT (name) DO UPDATE SET version = excluded.version"_s,
                                          {part.name, newest});
    return noted ? Status() : std::unexpected(noted.error());
}

Status migrateAll(Connection &connection, const QList<SchemaPart> &parts)
{
    const auto made = connection.execute(
        u"CREATE TABLE IF NOT EXISTS schema_part (name TEXT PRIMARY KEY, version INTEGER NOT NULL)"_s);
    if (!made)
        return std::unexpected(made.error());
    for (const SchemaPart &part : parts) {
        if (const Status done = migratePart(connection, part); !done)
            return done;
    }
    return {};
}

} // namespace

Status migrate(Connection &connection, const QList<SchemaPart> &parts)
{
    if (const Status begun = connection.begin(); !begun)
        return begun;
    const Status done = migrateAll(connection, parts);
    if (!done) {
        connection.rollback();
        return done;
    }
    return connection.commit();
}

} // namespace yagura
