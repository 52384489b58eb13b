#include "playlistplayer.h"

#include "core/callcombinators.h"
#include "dashboardfiles.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/files/playlistfile.h"

#include <QFileInfo>

namespace yagura {

using namespace std::chrono_literals;
using dashboards::Playlist;
using dashboards::PlaylistStop;

namespace {

constexpr auto Patience = 10s; // until what is missing is looked for again

} // namespace

PlaylistPlayer::PlaylistPlayer(Session &session, dashboards::DashboardsScreen &screen, QList<GivenFile> files,
                               QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_screen(screen)
    , m_files(std::move(files))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PlaylistPlayer::next);
    connect(&session.workspace(), &Workspace::loaded, this, [this] {
        readPlaylists();
        readTags();
        if (isPlaying())
            play(m_name);
    });
    connect(&session.workspace(), &Workspace::filesChanged, this, [this](WorkspaceArea area) {
        if (area == WorkspaceArea::Playlists)
            readPlaylists();
        if (area == WorkspaceArea::Dashboards)
            readTags();
    });
    readPlaylists();
    readTags();
}

void PlaylistPlayer::readPlaylists()
{
    const QList<WorkspaceFile> files = m_session.workspace().files(WorkspaceArea::Playlists);
    std::vector<ReadPlaylist> read;
    for (const WorkspaceFile &file : files) {
        const auto text = readWorkspaceFile(file.path);
        auto list = text ? dashboards::readPlaylist(*text, file.path) : std::unexpected(text.error());
        Findings wrong;
        if (!list)
            wrong << Finding{FindingSeverity::Error, file.path,        0, {},
                             list.error().detail,    list.error().hint};
        m_session.workspace().setFindings(file.path, wrong);
        if (list) {
            read.push_back({file.path, std::move(*list)});
            continue;
        }
        // A wall goes on with what the file last said.
        const auto old = std::find_if(m_playlists.begin(), m_playlists.end(),
                                      [&](const ReadPlaylist &one) { return one.path == file.path; });
        if (old != m_playlists.end())
            read.push_back(*old);
    }
    m_playlists = std::move(read);
}

void PlaylistPlayer::readTags()
{
    m_readTags.start(runOnWorker(&m_session.workers(),
                                 [files = dashboardFiles(m_session.workspace(),
                                                         m_files)]() -> Result<QHash<QString, QStringList>> {
                                     QHash<QString, QStringList> tags;
                                     for (const dashboards::DashboardFile &file : files) {
                                         const auto read = dashboards::readGrafana(
                                             dashboards::DashboardsScreen::textOf(file), file.id);
                                         if (read)
                                             tags.insert(file.id, read->dashboard.tags);
                                     }
                                     return tags;
                                 }),
                     this, [this](const Result<QHash<QString, QStringList>> &tags) {
                         if (!tags)
                             return;
                         m_tags = *tags;
                         if (isPlaying() && !m_shown)
                             next();
                     });
}

QStringList PlaylistPlayer::names() const
{
    QStringList names;
    for (const ReadPlaylist &one : m_playlists)
        names << one.list.name;
    return names;
}

const Playlist *PlaylistPlayer::playlist() const
{
    const auto found = std::find_if(m_playlists.begin(), m_playlists.end(), [this](const ReadPlaylist &one) {
        return one.list.name.compare(m_name, Qt::CaseInsensitive) == 0
            || QFileInfo(one.path).completeBaseName().compare(m_name, Qt::CaseInsensitive) == 0;
    });
    return found == m_playlists.end() ? nullptr : &found->list;
}

dashboards::PlaylistSurroundings PlaylistPlayer::around() const
{
    dashboards::PlaylistSurroundings around;
    // Files that cannot be read have no tags and are passed over.
    const auto files = dashboardFiles(m_session.workspace(), m_files);
    for (const dashboards::DashboardFile &file : files) {
        if (m_tags.contains(file.id))
            around.dashboards.push_back({file.id, m_tags.value(file.id)});
    }
    const correlate::ServiceIdentity identity = m_session.identity();
    for (const alerts::Alert &alert : *m_session.alertFeed().alerts()) {
        const QString service = identity.fromLabels(alert.labels);
        if (alert.state == alerts::AlertState::Firing && !service.isEmpty()
            && !around.burning.contains(service))
            around.burning << service;
    }
    return around;
}

void PlaylistPlayer::play(const QString &name)
{
    m_name = name;
    m_at = -1;
    m_shown.reset();
    if (!playlist()) {
        if (!m_session.workspace().isLoaded())
            return; // loaded() begins it
        m_name.clear();
        Q_EMIT problem({ErrorKind::Missing, m_session.workspace().folder(),
                        QStringLiteral("there is no playlist \"%1\"").arg(name),
                        QStringLiteral("playlists are files like playlists/wall.yaml of the workspace")});
        return;
    }
    next();
}

void PlaylistPlayer::stop()
{
    m_name.clear();
    m_timer.stop();
    m_shown.reset();
    m_screen.setAlone(std::nullopt);
}

void PlaylistPlayer::next()
{
    step(1);
}

void PlaylistPlayer::previous()
{
    step(-1);
}

void PlaylistPlayer::step(int by)
{
    if (!isPlaying())
        return;
    const Playlist *list = playlist();
    const auto stops = list ? dashboards::stopsOf(*list, around()) : std::vector<PlaylistStop>();
    if (stops.empty()) {
        // Nothing burns, or files are away for a moment: what is shown stays.
        m_timer.start(Patience);
        return;
    }
    const int count = static_cast<int>(stops.size());
    m_at = ((m_at + by) % count + count) % count;
    show(stops[static_cast<size_t>(m_at)]);
}

void PlaylistPlayer::show(const PlaylistStop &stop)
{
    m_shown = stop;
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Dashboards;
    pivot.query = stop.dashboard;
    pivot.service = stop.service;
    m_screen.setAlone(std::nullopt);
    m_screen.openPivot(pivot);
    if (stop.panel > 0)
        m_screen.setAlone(stop.panel);
    m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(stop.stay));
}

} // namespace yagura
