// The window with all its screens, on top of a session: makes the screens, hands them their clients, carries
// pivots between them, keeps badges and status bar true. Made anew when the language changes. Owned by main
// or a test; GUI thread.
#pragma once

#include "dashboardwindows.h"
#include "givenfiles.h"
#include "kit/actionregistry.h"
#include "overviewfeed.h"
#include "playlistplayer.h"
#include "session.h"
#include "shell/mainwindow.h"
#include "workspace/preferences.h"

#include <QObject>

#include <memory>

namespace yagura::overview {
class OverviewScreen;
}

namespace yagura {

// What only app/ knows of the surroundings.
struct ConsoleSurroundings
{
    QString workspaceName; // in the status bar: the folder's name or "Demo world"
    std::function<QList<QAction *>(QObject *parent)> workspaceActions; // of the menu behind it; may be empty
    QList<GivenFile> files; // of the command line
};

class Console : public QObject
{
    Q_OBJECT
public:
    // All outlive the console.
    Console(Session &session, Preferences &preferences, ConsoleSurroundings surroundings,
            QObject *parent = nullptr);
    ~Console() override;

    [[nodiscard]] shell::MainWindow &window() { return *m_window; }
    [[nodiscard]] DashboardWindows &windows() { return *m_windows; }
    [[nodiscard]] PlaylistPlayer &player() { return *m_player; }
    // In kiosk mode, until that is left.
    void play(const QString &playlist);
    // nullptr for a name that is none of screenNames().
    [[nodiscard]] kit::Screen *screen(const QString &name) const;
    void show(const QString &screenName);
    // Opens the metrics screen on the service that the overview lists first, if there is one.
    void exploreWorstService();
    // The screen on which the first given file is seen; empty without files.
    [[nodiscard]] QString screenOfFiles() const;

private:
    void addScreens();
    void addPlayer();
    void addImport();
    void openTraceFile(const QString &path);
    void distributeClients();
    void updateStatus();
    void updateBadges();
    [[nodiscard]] QList<shell::PaletteEntry> paletteEntries();
    [[nodiscard]] QList<shell::PaletteEntry> traceEntries(const QString &text);
    void openWorkspaceMenu();
    // One click on the overview; the incident is opened when the outbox would not take it.
    void acknowledge(const QString &incidentId);

    Session &m_session;
    Preferences &m_preferences;
    ConsoleSurroundings m_surroundings;
    kit::ActionRegistry m_actions;
    OverviewFeed m_overviewFeed;
    std::unique_ptr<shell::MainWindow> m_window;
    std::unique_ptr<DashboardWindows> m_windows;
    std::unique_ptr<PlaylistPlayer> m_player;
    overview::OverviewScreen *m_overview = nullptr;
    Latest<incidents::OutboxAction> m_acknowledging;
    QList<std::function<void()>> m_distributors; // hand each screen its clients
};

// The target behind a name of screenNames().
[[nodiscard]] std::optional<correlate::Target> targetNamed(const QString &name);

} // namespace yagura
