// What a wall shows, one thing after the other: dashboards by name or tag, single panels, or whatever burns.
// Plain values and functions, any thread.
#pragma once

#include "core/instant.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace yagura::dashboards {

enum class PlaylistItemKind {
    Dashboard, // of this id
    Tag, // every dashboard with this tag
    Burning, // this dashboard, once for each service with firing alerts; without an id those tagged with the
             // service
};

struct PlaylistItem
{
    PlaylistItemKind kind = PlaylistItemKind::Dashboard;
    QString subject; // id of a dashboard or a tag
    int panel = 0; // of a dashboard; 0: all of it
    std::optional<Duration> interval = {}; // else the playlist's

    bool operator==(const PlaylistItem &) const = default;
};

struct Playlist
{
    QString name;
    Duration interval = std::chrono::seconds(30);
    std::vector<PlaylistItem> items;

    bool operator==(const Playlist &) const = default;
};

// What is there now.
struct PlaylistSurroundings
{
    struct KnownDashboard
    {
        QString id;
        QStringList tags;
    };
    std::vector<KnownDashboard> dashboards;
    QStringList burning; // services with firing alerts, the worst first
};

struct PlaylistStop
{
    QString dashboard; // id
    int panel = 0;
    QString service = {}; // that it is narrowed to; empty: none
    Duration stay{};

    bool operator==(const PlaylistStop &) const = default;
};

// In order. Dashboards that are not there are left out, so that one missing file does not stop a wall; empty
// when nothing is left or nothing burns.
[[nodiscard]] std::vector<PlaylistStop> stopsOf(const Playlist &playlist, const PlaylistSurroundings &around);

} // namespace yagura::dashboards
