// Shows one stop of a playlist after the other on the dashboards screen, for as long as it is let: what is
// missing or broken is passed over, and what burns is looked up anew each time. Owned by Console; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/playlist.h"
#include "givenfiles.h"
#include "session.h"

#include <QObject>
#include <QTimer>

namespace yagura {

class PlaylistPlayer : public QObject
{
    Q_OBJECT
public:
    // Both outlive the player.
    PlaylistPlayer(Session &session, dashboards::DashboardsScreen &screen, QList<GivenFile> files,
                   QObject *parent = nullptr);

    // Names of the workspace's playlists that can be read.
    [[nodiscard]] QStringList names() const;
    // By its name or its file's, upper and lower case alike. Before the workspace was looked at, it begins
    // with that.
    void play(const QString &name);
    void stop();
    void next();
    void previous();
    [[nodiscard]] bool isPlaying() const { return !m_name.isEmpty(); }
    [[nodiscard]] const std::optional<dashboards::PlaylistStop> &shown() const { return m_shown; }

Q_SIGNALS:
    // There is no such playlist, or its file is broken.
    void problem(const yagura::Error &error);

private:
    struct ReadPlaylist
    {
        QString path;
        dashboards::Playlist list; // the last good reading
    };

    void readPlaylists();
    void readTags();
    void step(int by);
    void show(const dashboards::PlaylistStop &stop);
    [[nodiscard]] const dashboards::Playlist *playlist() const;
    [[nodiscard]] dashboards::PlaylistSurroundings around() const;

    Session &m_session;
    dashboards::DashboardsScreen &m_screen;
    QList<GivenFile> m_files;
    std::vector<ReadPlaylist> m_playlists;
    QHash<QString, QStringList> m_tags; // of dashboards, by id
    Latest<QHash<QString, QStringList>> m_readTags;
    QString m_name;
    std::optional<dashboards::PlaylistStop> m_shown;
    int m_at = -1;
    QTimer m_timer;
};

} // namespace yagura
