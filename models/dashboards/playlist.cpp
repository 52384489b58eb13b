#include "dashboards/playlist.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

using Known = PlaylistSurroundings::KnownDashboard;

bool isKnown(const PlaylistSurroundings &around, const QString &id)
{
    return std::any_of(around.dashboards.begin(), around.dashboards.end(),
                       [&](const Known &one) { return one.id == id; });
}

void addTagged(std::vector<PlaylistStop> &stops, const PlaylistSurroundings &around, const QString &tag,
               const PlaylistStop &like)
{
    for (const Known &one : around.dashboards) {
        if (!one.tags.contains(tag, Qt::CaseInsensitive))
            continue;
        stops.push_back(like);
        stops.back().dashboard = one.id;
    }
}

} // namespace

std::vector<PlaylistStop> stopsOf(const Playlist &playlist, const PlaylistSurroundings &around)
{
    std::vector<PlaylistStop> stops;
    for (const PlaylistItem &item : playlist.items) {
        PlaylistStop stop{item.subject, item.panel, {}, item.interval.value_or(playlist.interval)};
        switch (item.kind) {
        case PlaylistItemKind::Dashboard:
            if (isKnown(around, item.subject))
                stops.push_back(stop);
            break;
        case PlaylistItemKind::Tag:
            addTagged(stops, around, item.subject, stop);
            break;
        case PlaylistItemKind::Burning:
            for (const QString &service : around.burning) {
                stop.service = service;
                if (item.subject.isEmpty())
                    addTagged(stops, around, service, stop);
                else if (isKnown(around, item.subject))
                    stops.push_back(stop);
            }
            break;
        }
    }
    return stops;
}

} // namespace yagura::dashboards
