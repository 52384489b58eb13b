#include "dashboardwindows.h"

#include "dashboardfiles.h"
#include "dashboards/lists/panelfeeds.h"

#include <QSettings>

namespace yagura {

using dashboards::DashboardFile;
using dashboards::DashboardPlace;
using dashboards::DashboardWindow;
using dashboards::DashboardWindowState;

namespace {

constexpr int mostWindows = 32; // that are opened again

QVariantMap variablesOf(const DashboardPlace &place)
{
    QVariantMap map;
    for (auto it = place.variables.begin(); it != place.variables.end(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

} // namespace

DashboardWindows::DashboardWindows(Session &session, dashboards::DashboardsScreen &main,
                                   QList<GivenFile> files, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_files(std::move(files))
{
    connect(&main, &dashboards::DashboardsScreen::tearOffRequested, this, &DashboardWindows::open);
    connect(&session, &Session::clientsChanged, this, &DashboardWindows::distribute);
    connect(&session.workspace(), &Workspace::loaded, this,
            [this] { restore(std::exchange(m_waiting, {})); });
    connect(&session.workspace(), &Workspace::filesChanged, this, [this](WorkspaceArea area) {
        if (area == WorkspaceArea::Dashboards)
            readAgain();
    });
}

DashboardWindows::~DashboardWindows() = default;

std::optional<DashboardFile> DashboardWindows::fileOf(const QString &id) const
{
    const QList<DashboardFile> files = dashboardFiles(m_session.workspace(), m_files);
    const auto found
        = std::find_if(files.begin(), files.end(), [&](const DashboardFile &file) { return file.id == id; });
    return found == files.end() ? std::nullopt : std::optional(*found);
}

DashboardWindow *DashboardWindows::add(bool isRemembered)
{
    Open open{std::make_unique<DashboardWindow>(m_session.time(), m_session.scheduler()), isRemembered};
    DashboardWindow *window = open.window.get();
    window->setSources(m_session.connections().prometheus());
    if (isRemembered)
        allowEditing(*window);
    connect(window, &DashboardWindow::closed, this, [this, window] { remove(window); });
    m_open.push_back(std::move(open));
    return window;
}

// As the main window does; who else shows the dashboard reads it again when its file has changed.
void DashboardWindows::allowEditing(DashboardWindow &window)
{
    window.allowEditing(&m_session.dashboardHistory());
    dashboards::DashboardsScreen &screen = window.screen();
    screen.feeds().setLogSources(m_session.connections().elasticsearch());
    connect(&screen, &dashboards::DashboardsScreen::tearOffRequested, this, &DashboardWindows::open);
    connect(&screen, &dashboards::DashboardsScreen::saveRequested, &screen,
            [this, &screen](const QString &id, const QByteArray &json) {
                screen.saveFinished(id, m_session.workspace().write(WorkspaceArea::Dashboards, id, json));
            });
}

// Not within its own event.
void DashboardWindows::remove(const DashboardWindow *window)
{
    const auto found = std::find_if(m_open.begin(), m_open.end(),
                                    [&](const Open &one) { return one.window.get() == window; });
    if (found == m_open.end())
        return;
    found->window.release()->deleteLater();
    m_open.erase(found);
}

DashboardWindow *DashboardWindows::open(const DashboardPlace &place, const QPoint &near)
{
    const auto file = fileOf(place.id);
    if (!file)
        return nullptr;
    DashboardWindow *window = add(true);
    window->open(*file, place);
    if (!near.isNull())
        window->move(near);
    window->raise();
    window->activateWindow();
    return window;
}

DashboardWindow *DashboardWindows::look(const DashboardFile &file)
{
    DashboardWindow *window = add(false);
    window->open(file, {file.id, 0, {}});
    return window;
}

std::vector<DashboardWindow *> DashboardWindows::windows() const
{
    std::vector<DashboardWindow *> all;
    for (const Open &one : m_open)
        all.push_back(one.window.get());
    return all;
}

void DashboardWindows::distribute()
{
    for (const Open &one : m_open)
        one.window->setSources(m_session.connections().prometheus());
}

// A window of a dashboard that is gone shows its last state until it is closed.
void DashboardWindows::readAgain()
{
    for (const Open &one : m_open) {
        const auto file = one.isRemembered ? fileOf(one.window->state().place.id) : std::nullopt;
        if (file)
            one.window->setFile(*file);
    }
}

std::vector<DashboardWindowState> DashboardWindows::states() const
{
    std::vector<DashboardWindowState> all = m_waiting;
    for (const Open &one : m_open) {
        if (one.isRemembered)
            all.push_back(one.window->state());
    }
    return all;
}

void DashboardWindows::restore(const std::vector<DashboardWindowState> &states)
{
    if (!m_session.workspace().isLoaded()) {
        m_waiting = states;
        return;
    }
    for (const DashboardWindowState &state : states) {
        const auto file = fileOf(state.place.id);
        if (!file)
            continue;
        DashboardWindow *window = add(true);
        window->restore(state);
        window->open(*file, state.place);
    }
}

void DashboardWindows::saveState(QSettings &settings) const
{
    const auto all = states();
    settings.remove(QStringLiteral("windows"));
    settings.beginWriteArray(QStringLiteral("windows"));
    for (size_t i = 0; i < all.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("dashboard"), all[i].place.id);
        settings.setValue(QStringLiteral("panel"), all[i].place.panel);
        settings.setValue(QStringLiteral("variables"), variablesOf(all[i].place));
        settings.setValue(QStringLiteral("geometry"), all[i].geometry);
        settings.setValue(QStringLiteral("fullScreen"), all[i].isFullScreen);
    }
    settings.endArray();
}

void DashboardWindows::restoreState(QSettings &settings)
{
    std::vector<DashboardWindowState> all;
    const int count = std::clamp(settings.beginReadArray(QStringLiteral("windows")), 0, mostWindows);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        DashboardWindowState state;
        state.place.id = settings.value(QStringLiteral("dashboard")).toString();
        state.place.panel = settings.value(QStringLiteral("panel")).toInt();
        const QVariantMap variables = settings.value(QStringLiteral("variables")).toMap();
        for (auto it = variables.begin(); it != variables.end(); ++it)
            state.place.variables.insert(it.key(), it.value().toStringList());
        state.geometry = settings.value(QStringLiteral("geometry")).toByteArray();
        state.isFullScreen = settings.value(QStringLiteral("fullScreen")).toBool();
        all.push_back(std::move(state));
    }
    settings.endArray();
    restore(all);
}

} // namespace yagura
