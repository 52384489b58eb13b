// Keeps the queries asked on this workstation over restarts: the newest 500, each once. The table is this
// unit's; work runs on the database's writer thread. Call from any thread.
#pragma once

#include "core/call.h"
#include "core/instant.h"
#include "store/schema.h"

#include <QStringList>

namespace yagura {
class Database;
}

namespace yagura::metrics {

// To be given to the Database.
[[nodiscard]] SchemaPart queryHistorySchema();

class QueryHistoryStore
{
public:
    static constexpr int mostKept = 500;

    // The database outlives the store.
    explicit QueryHistoryStore(Database &database)
        : m_database(database)
    { }

    // Oldest first.
    [[nodiscard]] Call<QStringList> load() const;
    // Becomes the newest.
    [[nodiscard]] Call<void> keep(const QString &query, Instant at) const;

private:
    Database &m_database;
};

} // namespace yagura::metrics
