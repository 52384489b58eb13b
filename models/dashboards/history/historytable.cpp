#include "dashboards/history/historytable.h"

#include "dashboards/files/grafanafile.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace yagura::dashboards {

namespace {

Status done(const Result<Executed> &executed)
{
    return executed ? Status() : std::unexpected(executed.error());
}

qint64 timeValue(Instant at)
{
    return static_cast<qint64>(toUnixMilliseconds(at));
}

// Deletes the oldest rows beyond the limits; the newest always stays.
Status prune(Connection &connection, const QString &table, const QString &key, const QString &dashboardId,
             const KeepingLimits &limits)
{
    const auto rows = connection.query(
        u"SELECT %2, length(packed) FROM %1 WHERE dashboard = ? ORDER BY %2 DESC"_s.arg(table, key),
        {dashboardId});
    if (!rows)
        return std::unexpected(rows.error());
    qint64 bytes = 0;
    for (int i = 0; i < rows->size(); ++i) {
        bytes += rows->at(i).at(1).toLongLong();
        if (i == 0 || (i < limits.states && bytes <= limits.bytes))
            continue;
        return done(connection.execute(u"DELETE FROM %1 WHERE dashboard = ? AND %2 <= ?"_s.arg(table, key),
                                       {dashboardId, rows->at(i).at(0)}));
    }
    return {};
}

DifferenceCounts countsBetween(const QByteArray &before, const QByteArray &after)
{
    const auto old = readGrafana(before, {});
    const auto now = readGrafana(after, {});
    return old && now ? countsOf(dashboardDifference(old->dashboard, now->dashboard)) : DifferenceCounts();
}

Status keepVersion(Connection &connection, const QString &dashboardId, EditKind kind, const QByteArray &text,
                   Instant at)
{
    const auto latest = connection.query(
        u"SELECT digest, packed FROM dashboard_version WHERE dashboard = ? ORDER BY id DESC LIMIT 1"_s,
        {dashboardId});
    if (!latest)
        return std::unexpected(latest.error());
    const QByteArray digest = digestOf(text);
    if (!latest->isEmpty() && latest->first().at(0).toByteArray() == digest)
        return {};
    const DifferenceCounts counts = latest->isEmpty()
        ? DifferenceCounts()
        : countsBetween(unpacked(latest->first().at(1).toByteArray()), text);
    const auto kept
        = connection.execute(u"INSERT INTO dashboard_version (dashboard, kind, at, digest, packed, added, "
                             u"removed, moved, changed, settings) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                             {dashboardId, editKindName(kind), timeValue(at), digest, packed(text),
                              counts.added, counts.removed, counts.moved, counts.changed, counts.settings});
    if (!kept)
        return std::unexpected(kept.error());
    return prune(connection, u"dashboard_version"_s, u"id"_s, dashboardId, versionLimits);
}

QByteArray textOf(const EditToKeep &edit)
{
    if (!edit.packedText.isEmpty())
        return unpacked(edit.packedText);
    return edit.text.isEmpty() ? writeGrafana(edit.dashboard.value_or(Dashboard())) : edit.text;
}

} // namespace

QByteArray digestOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

SchemaPart historySchema()
{
    return {
        u"dashboard_history"_s,
        {{u"CREATE TABLE dashboard_edit (id INTEGER PRIMARY KEY, dashboard TEXT NOT NULL, position INTEGER "
          u"NOT NULL, "
          "kind TEXT NOT NULL, at INTEGER NOT NULL, digest BLOB NOT NULL, packed BLOB NOT NULL, "
          "UNIQUE (dashboard, position))"_s,
          u"CREATE TABLE dashboard_journal (dashboard TEXT PRIMARY KEY, current INTEGER NOT NULL, saved BLOB)"_s,
          u"CREATE TABLE dashboard_version (id INTEGER PRIMARY KEY AUTOINCREMENT, dashboard TEXT NOT NULL, "
          "kind TEXT NOT NULL, at INTEGER NOT NULL, digest BLOB NOT NULL, packed BLOB NOT NULL, "
          "added INTEGER NOT NULL, removed INTEGER NOT NULL, moved INTEGER NOT NULL, changed INTEGER NOT "
          "NULL, "
          "settings INTEGER NOT NULL)"_s,
          u"CREATE INDEX dashboard_version_of ON dashboard_version (dashboard, id)"_s}}};
}

Result<KeptJournal> loadEdits(Connection &connection, const QString &dashboardId)
{
    const auto rows = connection.query(
        u"SELECT position, kind, at, packed, digest FROM dashboard_edit WHERE dashboard = ? ORDER BY position"_s,
        {dashboardId});
    if (!rows)
        return std::unexpected(rows.error());
    const auto state = connection.query(u"SELECT current, saved FROM dashboard_journal WHERE dashboard = ?"_s,
                                        {dashboardId});
    if (!state)
        return std::unexpected(state.error());
    KeptJournal journal;
    for (const Row &row : *rows) {
        journal.edits.push_back({row.at(0).toLongLong(), editKindNamed(row.at(1).toString()),
                                 fromUnixMilliseconds(row.at(2).toLongLong()), row.at(3).toByteArray(),
                                 row.at(4).toByteArray()});
    }
    if (!state->isEmpty()) {
        journal.current = state->first().at(0).toLongLong();
        journal.savedDigest = state->first().at(1).toByteArray();
    }
    return journal;
}

Result<QByteArray> keepEdit(Connection &connection, const QString &dashboardId, const EditToKeep &edit,
                            const KeepingLimits &limits)
{
    const bool isFromFile = edit.kind == EditKind::Opened || edit.kind == EditKind::FileChanged;
    const QByteArray text = textOf(edit);
    const QByteArray packedText = edit.packedText.isEmpty() ? packed(text) : edit.packedText;
    const auto givenUp = connection.execute(
        u"DELETE FROM dashboard_edit WHERE dashboard = ? AND position >= ?"_s, {dashboardId, edit.position});
    if (!givenUp)
        return std::unexpected(givenUp.error());
    const auto kept = connection.execute(
        u"INSERT INTO dashboard_edit (dashboard, position, kind, at, digest, packed) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {dashboardId, edit.position, editKindName(edit.kind), timeValue(edit.at), digestOf(text),
         packedText});
    if (!kept)
        return std::unexpected(kept.error());
    if (const Status placed = keepPosition(connection, dashboardId, edit.position); !placed)
        return std::unexpected(placed.error());
    if (const Status pruned = prune(connection, u"dashboard_edit"_s, u"position"_s, dashboardId, limits);
        !pruned)
        return std::unexpected(pruned.error());
    if (isFromFile) {
        if (const Status version = keepVersion(connection, dashboardId, edit.kind, text, edit.at); !version)
            return std::unexpected(version.error());
    }
    return packedText;
}

Status keepPosition(Connection &connection, const QString &dashboardId, qint64 position)
{
    return done(connection.execute(u"INSERT INTO dashboard_journal (dashboard, current) VALUES (?, ?) "
                                   "ON CONFLICT (dashboard) DO UPDATE SET current = excluded.current"_s,
                                   {dashboardId, position}));
}

Status keepSaved(Connection &connection, const QString &dashboardId, const QByteArray &text, Instant at,
                 EditKind kind)
{
    const auto noted
        = connection.execute(u"INSERT INTO dashboard_journal (dashboard, current, saved) VALUES (?, 0, ?) "
                             "ON CONFLICT (dashboard) DO UPDATE SET saved = excluded.saved"_s,
                             {dashboardId, digestOf(text)});
    if (!noted)
        return std::unexpected(noted.error());
    return keepVersion(connection, dashboardId, kind, text, at);
}

Result<std::vector<KeptVersion>> loadVersions(Connection &connection, const QString &dashboardId)
{
    const auto rows = connection.query(
        u"SELECT id, at, kind, added, removed, moved, changed, settings FROM dashboard_version "
        "WHERE dashboard = ? ORDER BY id DESC"_s,
        {dashboardId});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<KeptVersion> versions;
    for (const Row &row : *rows) {
        KeptVersion version;
        version.id = row.at(0).toLongLong();
        version.at = fromUnixMilliseconds(row.at(1).toLongLong());
        version.kind = editKindNamed(row.at(2).toString());
        version.counts
            = {row.at(3).toInt(), row.at(4).toInt(), row.at(5).toInt(), row.at(6).toInt(), row.at(7).toInt()};
        versions.push_back(version);
    }
    if (!versions.empty())
        versions.back().isFirst = true;
    return versions;
}

Result<QByteArray> loadVersionText(Connection &connection, qint64 versionId)
{
    const auto text = connection.value(u"SELECT packed FROM dashboard_version WHERE id = ?"_s, {versionId});
    if (!text)
        return std::unexpected(text.error());
    if (!text->isValid())
        return failure(ErrorKind::NotFound, u"version %1"_s.arg(versionId), u"no longer kept"_s);
    return unpacked(text->toByteArray());
}

} // namespace yagura::dashboards
