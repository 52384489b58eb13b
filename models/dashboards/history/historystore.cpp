#include "dashboards/history/historystore.h"

#include "dashboards/files/grafanafile.h"
#include "dashboards/history/historytable.h"
#include "store/database.h"

namespace yagura::dashboards {

HistoryStore::HistoryStore(Database &database, QString folder)
    : m_database(database)
    , m_folder(std::move(folder))
{ }

QString HistoryStore::keyOf(const QString &dashboardId) const
{
    return m_folder.isEmpty() ? dashboardId : QString(m_folder + QLatin1Char('/') + dashboardId);
}

namespace {

Result<ComparedVersion> compared(Connection &connection, qint64 versionId, const Dashboard &shown)
{
    const auto text = loadVersionText(connection, versionId);
    if (!text)
        return std::unexpected(text.error());
    auto file = readGrafana(*text, {});
    if (!file)
        return std::unexpected(file.error());
    ComparedVersion answer;
    answer.version = std::move(file->dashboard);
    answer.difference = dashboardDifference(shown, answer.version);
    return answer;
}

} // namespace

Call<KeptJournal> HistoryStore::load(const QString &dashboardId)
{
    return m_database.read(
        [key = keyOf(dashboardId)](Connection &connection) { return loadEdits(connection, key); });
}

Call<QByteArray> HistoryStore::append(const QString &dashboardId, const EditToKeep &edit)
{
    return m_database.write(
        [key = keyOf(dashboardId), edit](Connection &connection) { return keepEdit(connection, key, edit); });
}

Call<void> HistoryStore::goTo(const QString &dashboardId, qint64 position)
{
    return m_database.write([key = keyOf(dashboardId), position](Connection &connection) {
        return keepPosition(connection, key, position);
    });
}

Call<void> HistoryStore::noteSaved(const QString &dashboardId, const QByteArray &text, Instant at,
                                   EditKind kind)
{
    return m_database.write([key = keyOf(dashboardId), text, at, kind](Connection &connection) {
        return keepSaved(connection, key, text, at, kind);
    });
}

Call<std::vector<KeptVersion>> HistoryStore::versions(const QString &dashboardId)
{
    return m_database.read(
        [key = keyOf(dashboardId)](Connection &connection) { return loadVersions(connection, key); });
}

Call<QByteArray> HistoryStore::versionText(qint64 versionId)
{
    return m_database.read(
        [versionId](Connection &connection) { return loadVersionText(connection, versionId); });
}

Call<ComparedVersion> HistoryStore::compare(qint64 versionId, const Dashboard &shown)
{
    return m_database.read(
        [versionId, shown](Connection &connection) { return compared(connection, versionId, shown); });
}

} // namespace yagura::dashboards
