// The tables of dashboard edits and versions: their schema, their rows in and out. At most 500 states or 20
// MB of edits and 2,000 versions or 100 MB a dashboard; the oldest go. Runs on the database's writer thread.
#pragma once

#include "dashboards/history/editstore.h"
#include "store/connection.h"
#include "store/schema.h"

namespace yagura::dashboards {

struct KeepingLimits
{
    int states = 500;
    qint64 bytes = 20 << 20; // packed
};
inline constexpr KeepingLimits editLimits{};
inline constexpr KeepingLimits versionLimits{2'000, 100 << 20};

// To be given to the Database.
[[nodiscard]] SchemaPart historySchema();

[[nodiscard]] Result<KeptJournal> loadEdits(Connection &connection, const QString &dashboardId);
// Writes the dashboard down if the edit comes without text; what was found in the file is kept as a version
// too.
[[nodiscard]] Result<QByteArray> keepEdit(Connection &connection, const QString &dashboardId,
                                          const EditToKeep &edit, const KeepingLimits &limits = editLimits);
[[nodiscard]] Status keepPosition(Connection &connection, const QString &dashboardId, qint64 position);
[[nodiscard]] Status keepSaved(Connection &connection, const QString &dashboardId, const QByteArray &text,
                               Instant at, EditKind kind);

[[nodiscard]] Result<std::vector<KeptVersion>> loadVersions(Connection &connection,
                                                            const QString &dashboardId);
[[nodiscard]] Result<QByteArray> loadVersionText(Connection &connection, qint64 versionId);

} // namespace yagura::dashboards
