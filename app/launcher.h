// Brings a console up: starts the demo world where asked for, then the session, then the window; rebuilds the
// window when the language changes. Used by the program, the snapshot command and the end-to-end tests. GUI
// thread.
#pragma once

#include "commandline.h"
#include "console.h"
#include "core/clock.h"
#include "core/redact.h"
#include "demo/world.h"
#include "kit/thememanager.h"
#include "language.h"

#include <QTemporaryDir>

#include <memory>

namespace yagura {

// Where this workstation's own state lives. Empty folders stand for the user's.
struct LaunchFolders
{
    QString data; // database
    QString preferences; // preferences file
};

class Launcher : public QObject
{
    Q_OBJECT
public:
    // redactor outlives the launcher.
    Launcher(ConsoleOptions options, Redactor &redactor, LaunchFolders folders = {},
             QObject *parent = nullptr);
    ~Launcher() override;

    // Of the demo world; before start().
    void setWorldOptions(const demo::WorldOptions &options) { m_worldOptions = options; }
    // launched() follows, at once without the demo world.
    void start();

    [[nodiscard]] Session &session() { return *m_session; }
    [[nodiscard]] Console &console() { return *m_console; }
    [[nodiscard]] demo::World *world() { return m_world.get(); }
    [[nodiscard]] kit::ThemeManager &themes() { return *m_themes; }
    [[nodiscard]] bool isLaunched() const { return m_console != nullptr; }

Q_SIGNALS:
    void progressed(const QString &stage, double fraction);
    void launched();
    // The window is another one now: the language changed.
    void windowRebuilt();
    void problem(const yagura::Error &error);

private:
    void launch(const QString &workspaceFolder);
    void buildConsole();
    void applyPreferences();
    [[nodiscard]] QList<QAction *> demoActions(QObject *parent);

    const ConsoleOptions m_options;
    Redactor &m_redactor;
    const LaunchFolders m_folders;
    SystemClock m_clock;
    LanguageLoader m_language;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<kit::ThemeManager> m_themes;
    demo::WorldOptions m_worldOptions;
    std::unique_ptr<QTemporaryDir> m_demoData;
    std::unique_ptr<demo::World> m_world;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Console> m_console;
    PreferredLanguage m_builtFor = PreferredLanguage::System;
};

} // namespace yagura
