// Where the edits and versions of dashboards are kept, as whoever edits sees it: an interface, so that
// windows and tests know nothing of the database. Every call completes after what it did is on disk. Call
// from any thread.
#pragma once

#include "core/call.h"
#include "dashboards/history/difference.h"
#include "dashboards/journal.h"

namespace yagura::dashboards {

struct KeptEdit
{
    qint64 position = 0; // counts up within a dashboard; gaps nowhere but before the oldest
    EditKind kind = EditKind::Edited;
    Instant at{};
    QByteArray packedText;
    QByteArray digest; // of the text
};

struct KeptJournal
{
    std::vector<KeptEdit> edits; // oldest first
    qint64 current = 0; // the position the operator was at
    QByteArray savedDigest; // of what was last saved to the file; empty: never
};

// An edit to be kept: its text, plain or packed, or else the dashboard that has to be written down.
struct EditToKeep
{
    qint64 position = 0;
    EditKind kind = EditKind::Edited;
    Instant at{};
    std::optional<Dashboard> dashboard;
    QByteArray text;
    QByteArray packedText;
};

struct KeptVersion
{
    qint64 id = 0;
    Instant at{};
    EditKind kind = EditKind::Edited; // Opened, FileChanged: found in the file; else saved from here
    DifferenceCounts counts; // against the version before
    bool isFirst = false;
};

// A version beside what is shown: the difference is what restoring it would change.
struct ComparedVersion
{
    Dashboard version;
    DashboardDifference difference;
};

[[nodiscard]] QByteArray digestOf(const QByteArray &text);

class EditStore
{
public:
    virtual ~EditStore() = default;

    [[nodiscard]] virtual Call<KeptJournal> load(const QString &dashboardId) = 0;
    // In place of everything from that position on; it is the current one then. Completes with the packed
    // text.
    [[nodiscard]] virtual Call<QByteArray> append(const QString &dashboardId, const EditToKeep &edit) = 0;
    [[nodiscard]] virtual Call<void> goTo(const QString &dashboardId, qint64 position) = 0;
    // The file now holds this text: keeps it as a version unless it is the latest one already. kind is
    // FileChanged for what somebody else wrote.
    [[nodiscard]] virtual Call<void> noteSaved(const QString &dashboardId, const QByteArray &text, Instant at,
                                               EditKind kind)
        = 0;

    // Latest first.
    [[nodiscard]] virtual Call<std::vector<KeptVersion>> versions(const QString &dashboardId) = 0;
    [[nodiscard]] virtual Call<QByteArray> versionText(qint64 versionId) = 0;
    [[nodiscard]] virtual Call<ComparedVersion> compare(qint64 versionId, const Dashboard &shown) = 0;
};

} // namespace yagura::dashboards
