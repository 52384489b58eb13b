// The window: rail, top bar, the screens, status bar and command palette. Knows screens only as kit::Screen;
// app/ makes them and hands them over. Restores its place and the last screen. GUI thread; owned by app/.
#pragma once

#include "correlate/pivot.h"
#include "correlate/timecontext.h"
#include "kit/actionregistry.h"
#include "kit/screen.h"
#include "shell/commandpalette.h"
#include "shell/statusbar.h"

#include <QMap>
#include <QWidget>

class QSettings;
class QStackedWidget;

namespace yagura::kit {
class KioskGuard;
}

namespace yagura::shell {

class KeyboardHelp;
class NavigationRail;
class TopBar;

class MainWindow : public QWidget
{
    Q_OBJECT
public:
    MainWindow(correlate::TimeContext &time, kit::ActionRegistry &actions, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Takes ownership of screen. Screens get Ctrl+1, Ctrl+2 … in order of addition.
    void addScreen(correlate::Target target, kit::IconName icon, kit::Screen *screen);
    void showTarget(correlate::Target target);
    [[nodiscard]] correlate::Target currentTarget() const { return m_current; }
    [[nodiscard]] kit::Screen *screen(correlate::Target target) const { return m_screens.value(target); }

    // Moves the shared range if the pivot names one, shows the target and hands it the pivot.
    void openPivot(const correlate::Pivot &pivot);

    // Nothing but the screen, on the whole monitor; F11 and Esc leave it.
    void setKiosk(bool isKiosk);
    [[nodiscard]] bool isKiosk() const { return m_isKiosk; }

    void setBadge(correlate::Target target, int count);
    [[nodiscard]] StatusBar *statusBar() const { return m_status; }
    // Entries besides the registered actions: services, dashboards; asked each time the palette opens.
    void setPaletteProvider(std::function<QList<PaletteEntry>()> provider)
    {
        m_provider = std::move(provider);
    }
    void setPaletteFallback(std::function<QList<PaletteEntry>(const QString &)> fallback);
    [[nodiscard]] CommandPalette *palette() const { return m_palette; }

    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

Q_SIGNALS:
    void targetShown(yagura::correlate::Target target);
    void kioskChanged(bool isKiosk);
    // Dropped anywhere on the window; absolute paths.
    void filesDropped(const QStringList &paths);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void addGlobalActions();
    void updateTitle();
    void openPalette();
    void toggleKeyboardHelp();
    [[nodiscard]] QList<PaletteEntry> paletteEntries() const;

    correlate::TimeContext &m_time;
    kit::ActionRegistry &m_actions;
    NavigationRail *m_rail;
    TopBar *m_top;
    QStackedWidget *m_stack;
    StatusBar *m_status;
    CommandPalette *m_palette;
    KeyboardHelp *m_help = nullptr;
    QMap<correlate::Target, kit::Screen *> m_screens;
    correlate::Target m_current = correlate::Target::Settings;
    bool m_hasCurrent = false;
    kit::KioskGuard *m_guard;
    bool m_isKiosk = false;
    Qt::WindowStates m_statesBefore; // of the kiosk
    std::function<QList<PaletteEntry>()> m_provider;
};

} // namespace yagura::shell
