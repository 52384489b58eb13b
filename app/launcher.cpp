#include "launcher.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QStandardPaths>

namespace yagura {

namespace {

QString dataFolder(const LaunchFolders &folders)
{
    return folders.data.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                                  : folders.data;
}

QString preferencesPath(const LaunchFolders &folders)
{
    return folders.preferences.isEmpty()
        ? Preferences::defaultPath()
        : QDir(folders.preferences).filePath(QStringLiteral("preferences.yaml"));
}

} // namespace

Launcher::Launcher(ConsoleOptions options, Redactor &redactor, LaunchFolders folders, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_redactor(redactor)
    , m_folders(std::move(folders))
    , m_preferences(std::make_unique<Preferences>(preferencesPath(m_folders), m_clock))
    , m_themes(
          std::make_unique<kit::ThemeManager>(*static_cast<QApplication *>(QCoreApplication::instance())))
{
    m_preferences->load();
    applyPreferences();
    connect(m_preferences.get(), &Preferences::changed, this, [this] {
        const bool languageChanged = m_preferences->values().language != m_builtFor;
        applyPreferences();
        if (languageChanged && m_console) {
            // Not within the click that changed it: the window it came from goes away.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    buildConsole();
                    Q_EMIT windowRebuilt();
                },
                Qt::QueuedConnection);
        }
    });
}

Launcher::~Launcher()
{
    m_console.reset();
    m_session.reset();
}

void Launcher::applyPreferences()
{
    const PreferenceValues &values = m_preferences->values();
    m_language.load(LanguageLoader::effective(m_options.language, values.language));
    kit::ThemeMode mode
        = values.theme == PreferredTheme::Light ? kit::ThemeMode::Light : kit::ThemeMode::Dark;
    if (m_options.theme != ThemeChoice::Saved && !m_console)
        mode = m_options.theme == ThemeChoice::Light ? kit::ThemeMode::Light : kit::ThemeMode::Dark;
    m_themes->setMode(mode);
    if (m_session)
        m_session->time().setZone(values.timeZone());
}

void Launcher::start()
{
    if (!m_options.demo) {
        launch(m_options.workspace.isEmpty() ? Workspace::defaultFolder()
                                             : QDir(m_options.workspace).absolutePath());
        return;
    }
    m_world = std::make_unique<demo::World>(m_clock, m_worldOptions);
    connect(m_world.get(), &demo::World::progressed, this, [this](demo::WorldStage stage, double fraction) {
        Q_EMIT progressed(demo::worldStageText(stage), fraction);
    });
    connect(m_world.get(), &demo::World::problem, this, &Launcher::problem);
    connect(m_world.get(), &demo::World::ready, this, [this] { launch(m_world->workspacePath()); });
    m_world->start();
}

void Launcher::launch(const QString &workspaceFolder)
{
    SessionOptions options;
    options.workspaceFolder = workspaceFolder;
    options.extraSources = sourcesOf(m_options);
    if (m_options.demo) {
        // The demo's incidents are gone with it; so is what was written to them.
        m_demoData = std::make_unique<QTemporaryDir>();
        options.databasePath = m_demoData->filePath(QStringLiteral("yagura.db"));
    } else {
        options.databasePath = QDir(dataFolder(m_folders)).filePath(QStringLiteral("yagura.db"));
    }
    m_session = std::make_unique<Session>(m_clock, m_redactor, std::move(options));
    m_session->time().setZone(m_preferences->values().timeZone());
    if (m_session->workspaceError())
        Q_EMIT problem(*m_session->workspaceError());
    buildConsole();
    Q_EMIT launched();
}

void Launcher::buildConsole()
{
    const auto windows
        = m_console ? m_console->windows().states() : std::vector<dashboards::DashboardWindowState>();
    m_console.reset();
    m_builtFor = m_preferences->values().language;
    ConsoleSurroundings surroundings;
    for (const QString &path : m_options.files) {
        const auto given = readGivenFiles(path);
        if (given)
            surroundings.files.append(*given);
        else
            Q_EMIT problem(given.error());
    }
    if (m_options.demo) {
        surroundings.workspaceName = tr("Demo world");
        surroundings.workspaceActions = [this](QObject *parent) { return demoActions(parent); };
    } else {
        surroundings.workspaceName = QDir(m_session->workspace().folder()).dirName();
    }
    m_console = std::make_unique<Console>(*m_session, *m_preferences, std::move(surroundings));
    m_console->windows().restore(windows);
}

QList<QAction *> Launcher::demoActions(QObject *parent)
{
    const auto action = [parent](const QString &text, std::function<void()> run) {
        auto *made = new QAction(text, parent);
        connect(made, &QAction::triggered, parent, std::move(run));
        return made;
    };
    return {action(tr("Exhaust the payment connection pool"),
                   [this] { m_world->trigger(demo::FaultKind::Pool); }),
            action(tr("Let the mail provider refuse"), [this] { m_world->trigger(demo::FaultKind::Mail); }),
            action(tr("Reset the demo world"), [this] { m_world->reset(); })};
}

} // namespace yagura
