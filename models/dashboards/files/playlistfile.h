// A playlist of the workspace, playlists/*.yaml:
//   name: Wall
//   interval: 30s
//   items:
//     - dashboard: shop-overview.json
//     - dashboard: service.json
//       panel: 7
//       interval: 1m
//     - tag: payments
//     - burning: service.json
// Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/playlist.h"

namespace yagura::dashboards {

// Malformed with file and line. An item is a dashboard, a tag or burning; burning may stand alone ("-
// burning:").
[[nodiscard]] Result<Playlist> readPlaylist(const QByteArray &text, const QString &file);

} // namespace yagura::dashboards
