#include "metrics/queryhistorystore.h"

#include "store/database.h"

using namespace Qt::StringLiterals;

namespace yagura::metrics {

namespace {

Result<QStringList> loadQueries(Connection &connection)
{
    const auto rows = connection.query(u"SELECT query FROM query_history ORDER BY place"_s);
    if (!rows)
        return std::unexpected(rows.error());
    QStringList queries;
    for (const Row &row : *rows)
        queries << row.value(0).toString();
    return queries;
}

// Place counts up; the clock of a workstation may jump, so that it does not order.
Result<void> keepQuery(Connection &connection, const QString &query, Instant at)
{
    const auto kept
        = connection.execute(u"INSERT OR REPLACE INTO query_history (query, asked_at, place) "
                             "VALUES (?, ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM query_history))"_s,
                             {query, static_cast<qint64>(toUnixMilliseconds(at))});
    if (!kept)
        return std::unexpected(kept.error());
    const auto trimmed
        = connection.execute(u"DELETE FROM query_history WHERE place <= "
                             "(SELECT place FROM query_history ORDER BY place DESC LIMIT 1 OFFSET ?)"_s,
                             {QueryHistoryStore::mostKept});
    if (!trimmed)
        return std::unexpected(trimmed.error());
    return {};
}

} // namespace

SchemaPart queryHistorySchema()
{
    return {u"query history"_s,
            {{u"CREATE TABLE query_history (query TEXT PRIMARY KEY, asked_at INTEGER NOT NULL, "
              "place INTEGER NOT NULL)"_s,
              u"CREATE INDEX query_history_place ON query_history (place)"_s}}};
}

Call<QStringList> QueryHistoryStore::load() const
{
    return m_database.read([](Connection &connection) { return loadQueries(connection); });
}

Call<void> QueryHistoryStore::keep(const QString &query, Instant at) const
{
    return m_database.write([query, at](Connection &connection) { return keepQuery(connection, query, at); });
}

} // namespace yagura::metrics
