// The edits and versions of dashboards in this workstation's database. Dashboards are written down and packed
// on the database's thread. Owned by app/; the database outlives it. Call from any thread.
#pragma once

#include "dashboards/history/editstore.h"

namespace yagura {
class Database;
}

namespace yagura::dashboards {

class HistoryStore final : public EditStore
{
public:
    // folder: that of the dashboards, so that files of the same name in two workspaces are not taken for one.
    explicit HistoryStore(Database &database, QString folder = {});

    [[nodiscard]] Call<KeptJournal> load(const QString &dashboardId) override;
    [[nodiscard]] Call<QByteArray> append(const QString &dashboardId, const EditToKeep &edit) override;
    [[nodiscard]] Call<void> goTo(const QString &dashboardId, qint64 position) override;
    [[nodiscard]] Call<void> noteSaved(const QString &dashboardId, const QByteArray &text, Instant at,
                                       EditKind kind) override;
    [[nodiscard]] Call<std::vector<KeptVersion>> versions(const QString &dashboardId) override;
    [[nodiscard]] Call<QByteArray> versionText(qint64 versionId) override;
    [[nodiscard]] Call<ComparedVersion> compare(qint64 versionId, const Dashboard &shown) override;

private:
    [[nodiscard]] QString keyOf(const QString &dashboardId) const;

    Database &m_database;
    const QString m_folder;
};

} // namespace yagura::dashboards
